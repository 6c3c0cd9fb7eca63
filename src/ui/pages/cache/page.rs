//! The whole screen.

use yew::prelude::*;

use super::builder::use_builder;
use super::context::context;
use super::facts::facts;
use super::stages::stages;
use super::store::CacheStore;
use crate::app::cache::CacheState;
use crate::sim::cache::ready::ALL;
use crate::ui::words::use_words;

/// What is there when nothing else is: the first ready script, played to its end.
fn first_state() -> CacheState {
    let mut state = CacheState::default();
    if let Some(Ok(script)) = ALL.first().map(|ready| ready.script()) {
        let steps = script.steps.len();
        state.apply(crate::app::cache::CacheAction::Load(Box::new(script), steps));
    }
    state
}

/// The build cache screen.
#[component]
pub fn CachePage() -> Html {
    let words = use_words();
    let store = CacheStore(use_reducer(first_state));
    use_builder(&store);
    html! {
        <main class="cache">
            <div class="cache__left">
                { context(words, &store) }
            </div>
            <div class="cache__right">
                { stages(words, &store) }
                { facts(words, &store) }
            </div>
        </main>
    }
}
