//! What happens in this frame, sentence by sentence; or what is asked before the build is shown.

use std::rc::Rc;

use yew::prelude::*;

use super::store::CacheStore;
use crate::app::cache::{CacheAction, Shown, Stopped, lines_to_guess};
use crate::explain::{self, Message};
use crate::ui::parts::{Place, key, keys, place};
use crate::ui::words::{Words, use_words};
use crate::view::cache::caption;

/// The sentences of the present frame, spoken too; beside them where one is.
pub fn captions(words: Words, store: &CacheStore, spoken: &str) -> Html {
    let shown = store.shown.as_ref();
    let question = store.question();
    let frame = shown.and_then(|shown| shown.frames.get(store.frame()));
    let stopped = shown.and_then(|shown| shown.stopped.as_ref());
    let said = match (question, frame) {
        (Some(_), _) => words.t("cache-question").to_string(),
        (None, Some(_)) => spoken.to_owned(),
        (None, None) => String::new(),
    };
    html! {
        <div class="captions">
            if let Some(stopped) = stopped {
                <p class="captions__note" role="alert">
                    { why(words, stopped) }
                    if matches!(stopped, Stopped::Crash(_)) {
                        <button class="tool" onclick={store.on(CacheAction::Restart)}>{ words.t("cache-restart") }</button>
                    }
                </p>
            }
            if let Some(build) = question {
                <div class="ask">
                    <p class="captions__said">{ said.clone() }</p>
                    <div class="ask__choices">
                        { answer(words, store, lines_to_guess(build).count()) }
                        <button class="tool" onclick={store.on(CacheAction::Reveal)}>
                            { words.t("ask-show") }{ key(keys::REVEAL) }
                        </button>
                    </div>
                </div>
            } else if frame.is_some() {
                { verdict(words, store) }
                <div class="captions__line">
                    { here(words, store) }
                    <p class="captions__said">{ said.clone() }</p>
                </div>
            } else if stopped.is_none() {
                <p class="captions__note">{ words.t("cache-begin") }</p>
            }
            <p class="visually-hidden" aria-live="polite">{ said }</p>
        </div>
    }
}

/// What is said of the frame on screen.
#[hook]
pub fn use_caption(store: &CacheStore) -> Rc<String> {
    let words = use_words();
    use_memo((store.shown.clone(), store.frame(), words.0), move |(shown, frame, _)| {
        shown.as_ref().map(|shown| said(words, shown, *frame)).unwrap_or_default()
    })
}

/// What is said of a frame: sentences one after the other; nothing if there is no such frame.
pub fn said(words: Words, shown: &Shown, frame: usize) -> String {
    let said = shown.frames.get(frame).map(|frame| caption(&shown.look, frame.event));
    let said = said.unwrap_or_default();
    said.iter().map(|message| words.say(message)).collect::<Vec<AttrValue>>().join(" ")
}

/// Hands the marks in, and says how many are missing.
fn answer(words: Words, store: &CacheStore, lines: usize) -> Html {
    let left = lines.saturating_sub(store.guesses.len());
    let message = Message::new("cache-guess-left").count("lines", left as u64);
    html! {
        <>
            <button class="btn primary" disabled={store.guesses.is_empty()} onclick={store.on(CacheAction::Answer)}>
                { words.t("cache-guess-answer") }
            </button>
            <span class="dimmer">{ words.say(&message) }</span>
        </>
    }
}

/// How the marks were, and the score so far.
fn verdict(words: Words, store: &CacheStore) -> Html {
    let Some(guessed) = store.guessed() else { return html! {} };
    let right = guessed.lines.values().filter(|right| **right).count();
    let all = guessed.lines.len();
    let count = |right: u64, asked: u64| {
        words.say(&Message::new("ask-score").count("right", right).count("asked", asked))
    };
    let good = right == all;
    html! {
        <p class="verdict" data-state={if good { "right" } else { "wrong" }} role="status">
            <span aria-hidden="true">{ if good { "✓" } else { "✗" } }</span>
            <b>{ count(right as u64, all as u64) }</b>
            if store.predict.asked > all as u64 {
                <span class="dimmer">{ words.t("cache-guess-so-far") }{ " " }{ count(store.predict.right, store.predict.asked) }</span>
            }
        </p>
    }
}

/// The step and the frame, and a button to each side of it.
fn here(words: Words, store: &CacheStore) -> Html {
    let (at, all) = (store.steps.cursor(), store.steps.list().len());
    let (frame, frames) = (store.frame(), store.frames());
    let build = store.shown.as_ref().filter(|shown| shown.look.built);
    let build = build.and_then(|shown| shown.look.builds.first()).map_or(0, |build| build.number);
    let said = Message::new(if build > 0 { "cache-place-build" } else { "stage-place" })
        .count("step", at as u64)
        .count("build", build)
        .count("frame", (frame + usize::from(frames > 0)) as u64)
        .count("frames", frames as u64);
    let of = Place { said, first: at == 0 && frame == 0, last: at == all && frame + 1 >= frames };
    place(words, &of, |on| store.on(CacheAction::Nudge(on)))
}

/// Why the script does not go on.
fn why(words: Words, stopped: &Stopped) -> AttrValue {
    words.say(&match stopped {
        Stopped::Halt(halt) => explain::cache_refusal(&halt.why),
        Stopped::Crash(message) => Message::new("stage-crash").text("message", message),
    })
}
