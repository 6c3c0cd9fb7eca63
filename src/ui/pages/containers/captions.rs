//! What happens in a step, sentence by sentence.

use yew::prelude::*;

use crate::app::{ContainersAction, OpenImage, Stopped};
use crate::explain::{self, Message};
use crate::platform::focus;
use crate::sim::cow::Halt;
use crate::ui::store::Store;
use crate::ui::words::{Words, use_words};

/// What the captions need.
#[derive(Properties, PartialEq)]
pub struct CaptionsProps {
    /// The state.
    pub store: Store,
    /// The image on screen.
    pub open: OpenImage,
}

/// The frames of the step as sentences, the present one marked and spoken.
#[component]
pub fn Captions(props: &CaptionsProps) -> Html {
    let words = use_words();
    let containers = &props.store.containers;
    let frame = containers.frame();
    let shown = containers.shown.as_ref();
    let frames = shown.map_or(&[][..], |shown| &shown.frames);
    let spoken = frames.get(frame).map(|frame| words.say(&frame.caption)).unwrap_or_default();
    let current = use_node_ref();
    {
        // The present sentence stays in sight.
        let current = current.clone();
        let step = containers.script.cursor();
        use_effect_with((step, frame, frames.len()), move |_| focus::reveal(&current));
    }
    let stopped = shown.and_then(|shown| shown.stopped.as_ref());
    let working = containers.calls.map(|calls| Message::new("stage-working").count("calls", calls));
    html! {
        <div class="captions">
            if let Some(working) = working {
                <p class="captions__note">
                    { words.say(&working) }
                    <button class="tool" onclick={props.store.containers(|_: MouseEvent| ContainersAction::Cancel)}>
                        { words.t("stage-cancel") }
                    </button>
                </p>
            }
            if let Some(stopped) = stopped {
                <p class="captions__note" role="alert">{ why(words, stopped, &props.open) }</p>
            }
            if frames.is_empty() && stopped.is_none() {
                <p class="captions__note">{ words.t("stage-begin") }</p>
            }
            <ol class="captions__list">
                { for frames.iter().enumerate().map(|(at, one)| {
                    let here = at == frame;
                    let node = if here { current.clone() } else { NodeRef::default() };
                    html! {
                        <li ref={node} aria-current={here.then_some("step")}>
                            <button onclick={props.store.containers(move |_: MouseEvent| ContainersAction::Frame(at))}>
                                { words.say(&one.caption) }
                            </button>
                        </li>
                    }
                }) }
            </ol>
            <p class="visually-hidden" aria-live="polite">{ spoken }</p>
        </div>
    }
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
