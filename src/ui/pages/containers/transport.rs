//! From step to step among the commands.

use yew::prelude::*;

use crate::app::{AppAction, ContainersAction};
use crate::ui::parts::{self, Act, Transport};
use crate::ui::store::Store;
use crate::ui::words::Words;

/// The step bar of the commands.
pub fn transport(words: Words, store: &Store) -> Html {
    let containers = &store.containers;
    let script = &containers.script;
    let line = script.before().last().map(|line| crate::base::path::visible(line.as_bytes()));
    let dispatcher = store.0.dispatcher();
    let act = Callback::from(move |act| {
        dispatcher.dispatch(AppAction::Containers(match act {
            Act::Go(step) => ContainersAction::Go(step),
            Act::Play(on) => ContainersAction::Play(on),
            Act::SetSpeed(speed) => ContainersAction::SetSpeed(speed),
            Act::Undo => ContainersAction::Undo,
            Act::Redo => ContainersAction::Redo,
        }));
    });
    let it = Transport {
        at: script.cursor(),
        all: script.list().len(),
        line: line.unwrap_or_default(),
        playing: containers.playing,
        speed: containers.speed,
        edits: (script.can_undo(), script.can_redo()),
        act,
    };
    parts::transport(words, &it, Html::default())
}
