//! What happens in this frame, as one sentence; or what is asked before the step is shown.

use yew::prelude::*;

use super::ask::{ask, verdict};
use crate::app::{ContainersAction, OpenImage, Stopped};
use crate::explain::{self, Message};
use crate::sim::cow::Halt;
use crate::ui::parts::{Place, place};
use crate::ui::store::Store;
use crate::ui::words::Words;

/// The sentence of the present frame, spoken too; beside it where one is.
pub fn captions(words: Words, store: &Store, open: &OpenImage) -> Html {
    let containers = &store.containers;
    let question = containers.question();
    let shown = containers.shown.as_ref();
    let frame = shown.and_then(|shown| shown.frames.get(containers.frame()));
    let stopped = shown.and_then(|shown| shown.stopped.as_ref());
    let said = match (question, frame) {
        (Some(question), _) => words.say(&explain::predict_question(question)),
        (None, Some(frame)) => words.say(&frame.caption),
        (None, None) => AttrValue::default(),
    };
    let working = containers.calls.map(|calls| Message::new("stage-working").count("calls", calls));
    html! {
        <div class="captions">
            if let Some(working) = working {
                <p class="captions__note">
                    { words.say(&working) }
                    <button class="tool" onclick={store.containers(|_: MouseEvent| ContainersAction::Cancel)}>
                        { words.t("stage-cancel") }
                    </button>
                </p>
            }
            if let Some(stopped) = stopped {
                <p class="captions__note" role="alert">{ why(words, stopped, open) }</p>
            }
            if let Some(question) = question {
                { ask(words, store, question) }
            } else if frame.is_some() {
                { verdict(words, store) }
                <div class="captions__line">
                    { here(words, store) }
                    <p class="captions__said">{ said.clone() }</p>
                </div>
            } else if stopped.is_none() {
                <p class="captions__note">{ words.t("stage-begin") }</p>
            }
            <p class="visually-hidden" aria-live="polite">{ said }</p>
        </div>
    }
}

/// The step and the frame, and a button to each side of it.
fn here(words: Words, store: &Store) -> Html {
    let containers = &store.containers;
    let (at, all) = (containers.script.cursor(), containers.script.list().len());
    let (frame, frames) = (containers.frame(), containers.frames());
    let said = Message::new("stage-place")
        .count("step", at as u64)
        .count("frame", (frame + usize::from(frames > 0)) as u64)
        .count("frames", frames as u64);
    let of = Place { said, first: at == 0 && frame == 0, last: at == all && frame + 1 >= frames };
    place(words, &of, |on| store.containers(move |_: MouseEvent| ContainersAction::Nudge(on)))
}

/// Why the script does not go on.
fn why(words: Words, stopped: &Stopped, open: &OpenImage) -> AttrValue {
    words.say(&match stopped {
        Stopped::Line(at, problem) => {
            let error = crate::sim::cow::ScriptError { line: at + 1, what: problem.clone() };
            explain::script_error(&error)
        }
        Stopped::Halt(Halt::Refused { why, .. }) => explain::cow_refusal(why, &open.tree),
        Stopped::Halt(Halt::Unread { message, .. }) => {
            Message::new("stage-unread").text("message", message)
        }
        Stopped::Halt(Halt::Full { full, .. }) => {
            Message::new("stage-full").bytes("held", full.held).bytes("cap", full.cap)
        }
        Stopped::Crash(message) => Message::new("stage-crash").text("message", message),
    })
}
