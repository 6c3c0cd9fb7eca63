//! The image as a stack of sheets, drawn.

use yew::prelude::*;

use crate::base::Shared;
use crate::ui::words::use_words;
use crate::view::stage::shapes::{Form, Part, Shape, Space};
use crate::view::stage::svg::{curve, listed, number};
use crate::view::stage::{Picture, draw};

/// What the picture needs.
#[derive(Properties, PartialEq)]
pub struct StagePictureProps {
    /// What is seen.
    pub picture: Shared<Picture>,
    /// The room there is.
    #[prop_or_default]
    pub space: Space,
}

/// One moment of a container.
#[component]
pub fn StagePicture(props: &StagePictureProps) -> Html {
    let words = use_words();
    let drawing = draw(&props.picture, props.space, words.0);
    let view = format!("0 0 {} {}", number(drawing.width), number(drawing.height));
    html! {
        <svg class="stage__picture" viewBox={view} preserveAspectRatio="xMidYMid meet" role="img"
            aria-label={words.say(&props.picture.described())}>
            { for drawing.shapes.iter().map(shape) }
        </svg>
    }
}

fn shape(of: &Shape) -> Html {
    let class = class(of.part);
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
            html! { <path {class} data-state={state} pathLength={(of.part == Part::Rise).then_some("1")} d={curve(points)} /> }
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

fn class(part: Part) -> &'static str {
    match part {
        Part::Shade => "stage__shade",
        Part::Film => "stage__film",
        Part::Name => "stage__name",
        Part::About => "stage__about",
        Part::Head => "stage__head",
        Part::More => "stage__more",
        Part::Sight => "stage__sight",
        Part::Eye => "stage__eye",
        Part::Token => "stage__token",
        Part::TokenText => "stage__token-text",
        Part::Probe => "stage__probe",
        Part::ProbeText => "stage__probe-text",
        Part::Rise => "stage__rise",
        Part::Arrow => "stage__arrow",
        Part::RiseText => "stage__rise-text",
    }
}
