//! From step to step: buttons, a bar to scrub, play and its speed, undo.

use yew::prelude::*;

use super::icon::{Sign, icon, key, keys};
use crate::app::{ContainersAction, Speed};
use crate::explain::Message;
use crate::platform::dom;
use crate::ui::store::Store;
use crate::ui::words::Words;

/// Steps that have a segment of their own in the bar; more are one line.
const SEGMENTS: usize = 40;

/// First, back, play, forward, last; where one is; speed; undo and redo.
pub fn transport(words: Words, store: &Store) -> Html {
    let containers = &store.containers;
    let (at, all) = (containers.script.cursor(), containers.script.list().len());
    let button = |id: &'static str, mark: Html, off: bool, action: ContainersAction| {
        let onclick = store.containers(move |_: MouseEvent| action.clone());
        html! {
            <button class="tool" aria-label={words.t(id)} title={words.t(id)} disabled={off} {onclick}>
                { mark }
            </button>
        }
    };
    let (start, end) = (at == 0, at == all);
    let playing = containers.playing;
    let play = if playing { "stage-pause" } else { "stage-play" };
    let speed = containers.speed;
    let faster = Message::new("stage-speed").text("speed", factor(speed));
    html! {
        <div class="transport" role="group" aria-label={words.t("stage-transport")}>
            { button("stage-first", icon(Sign::First), start, ContainersAction::Go(0)) }
            { button("stage-back", icon(Sign::Back), start, ContainersAction::Go(at.saturating_sub(1))) }
            <button class="tool transport__play" aria-label={words.t(play)} title={words.t(play)} disabled={all == 0}
                onclick={store.containers(move |_: MouseEvent| ContainersAction::Play(!playing))}>
                { icon(if playing { Sign::Pause } else { Sign::Play }) }
            </button>
            { button("stage-forward", icon(Sign::On), end, ContainersAction::Go(at + 1)) }
            { button("stage-last", icon(Sign::Last), end, ContainersAction::Go(all)) }
            { scrub(words, store) }
            <button class="tool transport__speed" aria-label={words.say(&faster)} title={words.say(&faster)}
                onclick={store.containers(move |_: MouseEvent| ContainersAction::SetSpeed(speed.next()))}>
                { format!("{}×", factor(speed)) }
            </button>
            { button("stage-undo", html! { <><span aria-hidden="true">{ "↶" }</span>{ key(keys::UNDO) }</> },
                !containers.script.can_undo(), ContainersAction::Undo) }
            { button("stage-redo", html! { <><span aria-hidden="true">{ "↷" }</span>{ key(keys::REDO) }</> },
                !containers.script.can_redo(), ContainersAction::Redo) }
        </div>
    }
}

fn factor(speed: Speed) -> String {
    format!("{}", speed.factor())
}

/// A bar of all steps; dragging it, or arrows on it, go to a step.
fn scrub(words: Words, store: &Store) -> Html {
    let script = &store.containers.script;
    let (at, all) = (script.cursor(), script.list().len());
    let oninput = {
        let store = store.clone();
        Callback::from(move |event: InputEvent| {
            let step = dom::select_value(&event).and_then(|value| value.parse().ok());
            if let Some(step) = step {
                store.dispatch(crate::app::AppAction::Containers(ContainersAction::Go(step)));
            }
        })
    };
    let line = script.before().last().map(|line| crate::base::path::visible(line.as_bytes()));
    let place = Message::new("stage-scrub-at")
        .count("step", at as u64)
        .count("steps", all as u64)
        .text("line", line.unwrap_or_default());
    let segment = |step: usize| {
        let state = match step.cmp(&at) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal => "now",
            std::cmp::Ordering::Greater => "next",
        };
        html! { <i data-state={state}></i> }
    };
    #[expect(clippy::cast_precision_loss, reason = "a share of a bar")]
    let share = at as f64 / all.max(1) as f64 * 100.0;
    html! {
        <>
            <div class="scrub">
                if all <= SEGMENTS {
                    <div class="scrub__bar" aria-hidden="true">{ for (1..=all).map(segment) }</div>
                } else {
                    <svg class="scrub__bar" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 8">
                        <rect class="scrub__rest" width="100" height="8" rx="1" />
                        <rect class="scrub__done" width={format!("{share:.2}")} height="8" rx="1" />
                    </svg>
                }
                <input type="range" min="0" max={all.to_string()} value={at.to_string()} {oninput}
                    aria-label={words.t("stage-scrub")} aria-valuetext={words.say(&place)} disabled={all == 0} />
            </div>
            <span class="transport__place">{ format!("{at} / {all}") }</span>
        </>
    }
}
