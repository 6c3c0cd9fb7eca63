//! From step to step, and from frame to frame.

use yew::prelude::*;

use crate::app::ContainersAction;
use crate::explain::Message;
use crate::ui::store::Store;
use crate::ui::words::use_words;

/// What the transport needs.
#[derive(Properties, PartialEq)]
pub struct TransportProps {
    /// The state.
    pub store: Store,
}

/// First, back, a frame back, a frame on, forward, last; where one is; undo and redo.
#[component]
pub fn Transport(props: &TransportProps) -> Html {
    let words = use_words();
    let store = &props.store;
    let containers = &store.containers;
    let (at, all) = (containers.script.cursor(), containers.script.list().len());
    let place = Message::new("stage-place")
        .count("step", at as u64)
        .count("steps", all as u64)
        .count("frame", (containers.frame() + usize::from(containers.frames() > 0)) as u64)
        .count("frames", containers.frames() as u64);
    let button = |id: &'static str, mark: &'static str, off: bool, action: ContainersAction| {
        let onclick = store.containers(move |_: MouseEvent| action.clone());
        html! {
            <button class="tool" aria-label={words.t(id)} title={words.t(id)} disabled={off} {onclick}>
                <span aria-hidden="true">{ mark }</span>
            </button>
        }
    };
    let (start, end) = (at == 0, at == all);
    html! {
        <div class="transport" role="group" aria-label={words.t("stage-transport")}>
            { button("stage-first", "|◀", start, ContainersAction::Go(0)) }
            { button("stage-back", "◀", start, ContainersAction::Go(at.saturating_sub(1))) }
            { button("stage-frame-back", "‹", start && containers.frame() == 0, ContainersAction::Nudge(false)) }
            { button("stage-frame-on", "›", end && containers.frame() + 1 >= containers.frames(), ContainersAction::Nudge(true)) }
            { button("stage-forward", "▶", end, ContainersAction::Go(at + 1)) }
            { button("stage-last", "▶|", end, ContainersAction::Go(all)) }
            <span class="transport__place">{ words.say(&place) }</span>
            { button("stage-undo", "↶", !containers.script.can_undo(), ContainersAction::Undo) }
            { button("stage-redo", "↷", !containers.script.can_redo(), ContainersAction::Redo) }
        </div>
    }
}
