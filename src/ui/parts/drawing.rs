//! A shape of a drawing as an element of an SVG.

use yew::prelude::*;

use crate::view::stage::shapes::{Form, Shape};
use crate::view::stage::svg::{curve, listed, number};

/// A shape with its class. A curve that is drawn bit by bit counts as one long.
pub fn shape<P>(of: &Shape<P>, class: &'static str, bit_by_bit: bool) -> Html {
    let state = (!of.state.is_empty()).then_some(of.state);
    match &of.form {
        Form::Polygon(points) => {
            html! { <polygon {class} data-state={state} points={listed(points)} /> }
        }
        Form::Rect { at, size, round } => html! {
            <rect {class} data-state={state} x={number(at.0)} y={number(at.1)} width={number(size.0)}
                height={number(size.1)} rx={number(*round)} />
        },
        Form::Circle(at, radius) => html! {
            <circle {class} data-state={state} cx={number(at.0)} cy={number(at.1)} r={number(*radius)} />
        },
        Form::Curve(points) => {
            html! { <path {class} data-state={state} pathLength={bit_by_bit.then_some("1")} d={curve(points)} /> }
        }
        Form::Text { at, anchor, text, whole, set } => html! {
            <text {class} data-state={state} x={number(at.0)} y={number(at.1)} text-anchor={anchor.name()}
                font-size={number(set.size)}>
                if let Some(whole) = whole { <title>{ whole.clone() }</title> }
                { text.clone() }
            </text>
        },
    }
}
