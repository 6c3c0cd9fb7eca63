//! The whole screen.

use yew::prelude::*;

use super::builder::use_builder;
use super::builds::transport;
use super::captions::captions;
use super::context::context;
use super::editor::Editor;
use super::facts::facts;
use super::header::{beginning, header};
use super::keys::{use_keys, use_play};
use super::stages::stages;
use super::store::CacheStore;
use crate::app::cache::{CacheAction, CacheState};
use crate::sim::cache::ready::ALL;
use crate::ui::words::use_words;

/// What is there when nothing else is: the first ready script, played to its end.
fn first_state() -> CacheState {
    let mut state = CacheState::default();
    if let Some(Ok(script)) = ALL.first().map(|ready| ready.script()) {
        let steps = script.steps.len();
        state.apply(CacheAction::Load(Box::new(script), steps));
    }
    state
}

/// What the screen needs.
#[derive(Properties, PartialEq)]
pub struct CachePageProps {
    /// Whether it is the view on screen: another view has its own keys.
    #[prop_or(true)]
    pub shown: bool,
}

/// The build cache screen.
#[component]
pub fn CachePage(props: &CachePageProps) -> Html {
    let words = use_words();
    let store = CacheStore(use_reducer(first_state));
    use_builder(&store);
    use_keys(&store, props.shown);
    use_play(&store);
    let presenting = store.presenting;
    html! {
        <main class={classes!("cache", presenting.then_some("cache--present"))}>
            <div class="cache__left">
                <section class="pane cache__file" aria-label={words.t("cache-dockerfile")} data-pane="true" tabindex="-1">
                    if !presenting {
                        { header(words, &store) }
                        { beginning(words, &store) }
                    }
                    <Editor store={store.clone()} />
                </section>
                if !presenting { { context(words, &store) } }
            </div>
            <div class="cache__right">
                { stages(words, &store) }
                if !presenting { { facts(words, &store) } }
            </div>
            <section class="pane cache__foot" aria-label={words.t("stage-happens")} data-pane="true" tabindex="-1">
                { captions(words, &store) }
                { transport(words, &store) }
            </section>
        </main>
    }
}
