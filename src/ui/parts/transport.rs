//! From step to step: buttons, a bar to scrub, play and its speed, undo.

use yew::prelude::*;

use super::icon::{Sign, icon, key, keys};
use crate::app::Speed;
use crate::explain::Message;
use crate::platform::dom;
use crate::ui::words::Words;

/// Steps that have a segment of their own in the bar; more are one line.
const SEGMENTS: usize = 40;

/// What the buttons do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Act {
    /// Go to a step.
    Go(usize),
    /// Go on by itself, or stop.
    Play(bool),
    /// Another speed.
    SetSpeed(Speed),
    /// The last edit is taken back.
    Undo,
    /// And made again.
    Redo,
}

/// Where one is, and what can be done from there.
#[derive(Clone, Debug, PartialEq)]
pub struct Transport {
    /// Steps done.
    pub at: usize,
    /// Steps there are.
    pub all: usize,
    /// What the last of them does, if it can be said.
    pub line: String,
    /// It goes on by itself.
    pub playing: bool,
    /// How fast it does.
    pub speed: Speed,
    /// Whether an edit can be taken back, and made again.
    pub edits: (bool, bool),
    /// Does it.
    pub act: Callback<Act>,
}

impl Transport {
    fn on<E: 'static>(&self, act: Act) -> Callback<E> {
        self.act.reform(move |_| act)
    }
}

/// First, back, play, forward, last; where one is; what else belongs there; speed; undo and redo.
pub fn transport(words: Words, it: &Transport, more: Html) -> Html {
    let (at, all) = (it.at, it.all);
    let button = |id: &'static str, mark: Html, off: bool, act: Act| {
        html! {
            <button class="tool" aria-label={words.t(id)} title={words.t(id)} disabled={off} onclick={it.on(act)}>
                { mark }
            </button>
        }
    };
    let (start, end) = (at == 0, at == all);
    let play = if it.playing { "stage-pause" } else { "stage-play" };
    let speed = it.speed;
    let faster = Message::new("stage-speed").text("speed", factor(speed));
    let (undo, redo) = it.edits;
    html! {
        <div class="transport" role="group" aria-label={words.t("stage-transport")}>
            { button("stage-first", icon(Sign::First), start, Act::Go(0)) }
            { button("stage-back", icon(Sign::Back), start, Act::Go(at.saturating_sub(1))) }
            <button class="tool transport__play" aria-label={words.t(play)} title={words.t(play)} disabled={all == 0}
                onclick={it.on(Act::Play(!it.playing))}>
                { icon(if it.playing { Sign::Pause } else { Sign::Play }) }
            </button>
            { button("stage-forward", icon(Sign::On), end, Act::Go(at + 1)) }
            { button("stage-last", icon(Sign::Last), end, Act::Go(all)) }
            { scrub(words, it) }
            { more }
            <button class="tool transport__speed" aria-label={words.say(&faster)} title={words.say(&faster)}
                onclick={it.on(Act::SetSpeed(speed.next()))}>
                { format!("{}×", factor(speed)) }
            </button>
            { button("stage-undo", html! { <><span aria-hidden="true">{ "↶" }</span>{ key(keys::UNDO) }</> },
                !undo, Act::Undo) }
            { button("stage-redo", html! { <><span aria-hidden="true">{ "↷" }</span>{ key(keys::REDO) }</> },
                !redo, Act::Redo) }
        </div>
    }
}

fn factor(speed: Speed) -> String {
    format!("{}", speed.factor())
}

/// A bar of all steps; dragging it, or arrows on it, go to a step.
fn scrub(words: Words, it: &Transport) -> Html {
    let (at, all) = (it.at, it.all);
    let oninput = {
        let act = it.act.clone();
        Callback::from(move |event: InputEvent| {
            let step = dom::select_value(&event).and_then(|value| value.parse().ok());
            if let Some(step) = step {
                act.emit(Act::Go(step));
            }
        })
    };
    let place = Message::new("stage-scrub-at")
        .count("step", at as u64)
        .count("steps", all as u64)
        .text("line", it.line.clone());
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
