//! Keys of the containers screen, and going on by itself.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::app::{AppAction, ContainersAction};
use crate::platform::dom;
use crate::ui::store::Store;
use crate::ui::words::use_words;
use crate::view::keys::{StageKey, stage_key};
use crate::view::stage::reading_time;

/// Arrows go from step to step, with Shift from frame to frame; what else there is, the list of
/// keys says.
#[hook]
pub fn use_keys(store: &Store) {
    let state = store.0.clone();
    use_effect(move || {
        let listener = dom::on_key(move |event| {
            let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
            let command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
            if dom::dialog_is_open() || dom::is_typing(event) || event.default_prevented() {
                return;
            }
            let key = stage_key(&event.key(), &event.code(), event.shift_key(), plain, command);
            let containers = &state.containers;
            let (at, all) = (containers.script.cursor(), containers.script.list().len());
            let presenting = containers.presenting;
            let action = match key {
                // These act on the control that has the focus.
                Some(StageKey::Play | StageKey::Reveal) if dom::is_on_control(event) => return,
                Some(StageKey::FrameOn) => ContainersAction::Nudge(true),
                Some(StageKey::FrameBack) => ContainersAction::Nudge(false),
                Some(StageKey::On) => ContainersAction::Go((at + 1).min(all)),
                Some(StageKey::Back) => ContainersAction::Go(at.saturating_sub(1)),
                Some(StageKey::SlideOn) if presenting => ContainersAction::Nudge(true),
                Some(StageKey::SlideBack) if presenting => ContainersAction::Nudge(false),
                Some(StageKey::First) => ContainersAction::Go(0),
                Some(StageKey::Last) => ContainersAction::Go(all),
                Some(StageKey::Undo) => ContainersAction::Undo,
                Some(StageKey::Redo) => ContainersAction::Redo,
                Some(StageKey::Play) => ContainersAction::Play(!containers.playing),
                Some(StageKey::Reveal) if containers.question().is_some() => {
                    ContainersAction::Reveal
                }
                Some(StageKey::Present) => ContainersAction::Present(!presenting),
                Some(StageKey::Leave) if presenting => ContainersAction::Present(false),
                Some(StageKey::NextContainer) => ContainersAction::NextContainer(true),
                Some(StageKey::PreviousContainer) => ContainersAction::NextContainer(false),
                _ => return,
            };
            event.prevent_default();
            state.dispatch(AppAction::Containers(action));
        });
        move || drop(listener)
    });
}

/// While it plays, the next frame comes when this one was read.
#[hook]
pub fn use_play(store: &Store) {
    let words = use_words();
    let containers = &store.containers;
    let playing = containers.playing && containers.is_settled();
    let place = (containers.script.cursor(), containers.frame());
    let speed = containers.speed.factor();
    let state = store.0.clone();
    use_effect_with((playing, place, speed), move |&(playing, (_, frame), speed)| {
        let timer = playing.then(|| {
            let shown = state.containers.shown.as_ref();
            let frame = shown.and_then(|shown| shown.frames.get(frame));
            let said = frame.map(|frame| words.say(&frame.caption)).unwrap_or_default();
            let wait = f64::from(reading_time(&said)) / speed;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds")]
            Timeout::new(wait as u32, move || {
                state.dispatch(AppAction::Containers(ContainersAction::Tick));
            })
        });
        move || drop(timer)
    });
}
