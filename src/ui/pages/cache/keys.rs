//! Keys of the screen, and going on by itself.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::store::CacheStore;
use crate::app::cache::CacheAction;
use crate::platform::dom;
use crate::view::keys::{StageKey, stage_key};
use crate::view::stage::reading_time;

/// Arrows go from step to step, with Shift from frame to frame, Ctrl+Enter builds; what else there
/// is, the list of keys says.
#[hook]
pub fn use_keys(store: &CacheStore, shown: bool) {
    let state = store.0.clone();
    use_effect(move || {
        let listener = dom::on_key(move |event| {
            let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
            let command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
            if !shown || dom::dialog_is_open() || event.default_prevented() || event.is_composing()
            {
                return;
            }
            let build = command && event.key() == "Enter";
            if dom::is_typing(event) && !build {
                return;
            }
            let key = stage_key(&event.key(), &event.code(), event.shift_key(), plain, command);
            let (at, all) = (state.steps.cursor(), state.steps.list().len());
            let presenting = state.presenting;
            let action = match key {
                _ if build => CacheAction::Build,
                // These act on the control that has the focus.
                Some(StageKey::Play | StageKey::Reveal) if dom::is_on_control(event) => return,
                Some(StageKey::FrameOn) => CacheAction::Nudge(true),
                Some(StageKey::FrameBack) => CacheAction::Nudge(false),
                Some(StageKey::On) => CacheAction::Go((at + 1).min(all)),
                Some(StageKey::Back) => CacheAction::Go(at.saturating_sub(1)),
                Some(StageKey::SlideOn) if presenting => CacheAction::Nudge(true),
                Some(StageKey::SlideBack) if presenting => CacheAction::Nudge(false),
                Some(StageKey::First) => CacheAction::Go(0),
                Some(StageKey::Last) => CacheAction::Go(all),
                Some(StageKey::Undo) => CacheAction::Undo,
                Some(StageKey::Redo) => CacheAction::Redo,
                Some(StageKey::Play) => CacheAction::Play(!state.playing),
                Some(StageKey::Reveal) if state.question().is_some() => CacheAction::Reveal,
                Some(StageKey::Present) => CacheAction::Present(!presenting),
                Some(StageKey::Leave) if presenting => CacheAction::Present(false),
                Some(StageKey::NextContainer) => CacheAction::NudgeBuild(true),
                Some(StageKey::PreviousContainer) => CacheAction::NudgeBuild(false),
                _ => return,
            };
            event.prevent_default();
            state.dispatch(action);
        });
        move || drop(listener)
    });
}

/// While it plays, the next frame comes when what is said of this one was read.
#[hook]
pub fn use_play(store: &CacheStore, spoken: &str) {
    let playing = store.playing && store.is_settled();
    let place = (store.steps.cursor(), store.frame());
    let wait = f64::from(reading_time(spoken)) / store.speed.factor();
    let state = store.0.clone();
    use_effect_with((playing, place, wait), move |&(playing, _, wait)| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds")]
        let timer =
            playing.then(|| Timeout::new(wait as u32, move || state.dispatch(CacheAction::Tick)));
        move || drop(timer)
    });
}
