//! What the step costs under each storage driver.

use yew::prelude::*;

use crate::app::{ContainersAction, PanelsAction};
use crate::explain::{self, Message};
use crate::platform::style::style;
use crate::ui::store::Store;
use crate::ui::words::Words;
use crate::view::drivers::{Costs, Measure, figure};

fn name(measure: Measure) -> (&'static str, &'static str) {
    match measure {
        Measure::Read => ("driver-read", "driver-scale-read"),
        Measure::Written => ("driver-written", "driver-scale-written"),
        Measure::Space => ("driver-space", "driver-scale-space"),
    }
}

/// The drivers as bars, and the sentences of one of them.
pub fn cost_bars(words: Words, store: &Store) -> Html {
    let containers = &store.containers;
    let measure = containers.panels.measure;
    let shown = containers.shown.as_ref();
    let Some(costs) = shown.and_then(|shown| Costs::of(&shown.look, measure)) else {
        return html! { <p class="captions__note">{ words.t("driver-nothing") }</p> };
    };
    let chosen = containers.panels.driver;
    html! {
        <>
            <fieldset class="choice">
                <legend class="visually-hidden">{ words.t("driver-measure") }</legend>
                { for Measure::ALL.map(|of| html! {
                    <label>
                        <input type="radio" name="measure" checked={of == measure}
                            onchange={store.containers(move |_: Event| ContainersAction::Panels(PanelsAction::Measure(of)))} />
                        { words.t(name(of).0) }
                    </label>
                }) }
            </fieldset>
            <p class="facts__scale">{ words.t(name(measure).1) }</p>
            <ul class="bars">
                { for costs.rows.iter().enumerate().map(|(at, row)| {
                    let label = Message::new("driver-bar")
                        .message("driver", row.name.clone())
                        .message("figure", explain::figure(row.figure))
                        .message("how", explain::figure_how(row.figure.how));
                    let label = words.say(&label);
                    html! {
                        <li>
                            <button aria-pressed={(at == chosen).to_string()} aria-label={label.clone()} title={label}
                                onclick={store.containers(move |_: MouseEvent| ContainersAction::Panels(PanelsAction::Driver(at)))}>
                                <span class="bars__name">{ words.say(&row.short) }</span>
                                <span class="bars__track" ~style={style(format!("--low:{:.4};--high:{:.4}", row.low, row.high))}><i></i><b></b></span>
                                <span class="bars__figure">{ words.say(&figure(row.figure)) }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
            if let Some(partial) = costs.partial() {
                <p class="facts__note">{ words.say(&partial) }</p>
            }
            if let Some(derived) = costs.derived() {
                <p class="facts__note">{ words.say(&derived) }</p>
            }
            <div class="facts__told">
                if let Some(row) = costs.rows.get(chosen) {
                    <p><b>{ words.say(&row.name) }</b>{ " · " }{ words.say(&explain::figure_how(row.figure.how)) }</p>
                }
                { for costs.told(chosen).iter().map(|told| html! { <p>{ words.say(told) }</p> }) }
            </div>
        </>
    }
}
