//! The whole screen.

use yew::prelude::*;

use super::app::{use_dropped, use_presenting};
use super::builder::use_builder;
use super::builds::transport;
use super::captions::{captions, use_caption};
use super::context::context;
use super::editor::Editor;
use super::facts::facts;
use super::header::{beginning, header};
use super::keys::{use_keys, use_play};
use super::memory::{first_state, use_address, use_keeping};
use super::share::save_button;
use super::stages::stages;
use super::store::CacheStore;
use crate::app::CacheFileError;
use crate::platform::pick::PickedFile;
use crate::ui::module::inside::Told;
use crate::ui::words::{Words, use_words};

/// What the screen needs.
#[derive(Properties, PartialEq)]
pub struct CachePageProps {
    /// What the page told.
    pub told: Told,
}

/// The build cache screen.
#[component]
pub fn CachePage(props: &CachePageProps) -> Html {
    let words = use_words();
    let (first, unread) = (*use_memo((), |()| first_state())).clone();
    let store = CacheStore(use_reducer(move || first));
    let wrong = use_state_eq(move || unread);
    use_builder(&store);
    let kept = use_keeping(&store);
    let on_wrong = {
        let wrong = wrong.setter();
        Callback::from(move |error: CacheFileError| wrong.set(Some(error)))
    };
    use_address(&store, props.told.shown, on_wrong.clone());
    use_dropped(&props.told, &store, &on_wrong);
    use_presenting(&props.told, store.presenting);
    use_keys(&store, props.told.shown);
    let spoken = use_caption(&store);
    use_play(&store, &spoken);
    let presenting = store.presenting;
    let on_image = {
        let page = props.told.page.clone();
        Callback::from(move |files: Vec<PickedFile>| page.give_back(&files))
    };
    html! {
        <main class={classes!("cache", presenting.then_some("cache--present"))}>
            <h1 class="visually-hidden">{ words.t("cache-title") }</h1>
            { notices(words, &store, wrong.as_ref(), kept, &wrong.setter()) }
            <div class="cache__left">
                <section class="pane cache__file" aria-label={words.t("cache-dockerfile")} data-pane="true" tabindex="-1">
                    if !presenting {
                        { header(words, &store) }
                        { beginning(words, &store, props.told.image.as_deref(), &on_wrong) }
                    }
                    <Editor store={store.clone()} />
                </section>
                if !presenting { { context(words, &store, &on_image) } }
            </div>
            <div class="cache__right">
                { stages(words, &store) }
                if !presenting { { facts(words, &store) } }
            </div>
            <section class="pane cache__foot" aria-label={words.t("stage-happens")} data-pane="true" tabindex="-1">
                { captions(words, &store, &spoken) }
                { transport(words, &store) }
            </section>
        </main>
    }
}

/// What is to be told above the screen.
fn notices(
    words: Words,
    store: &CacheStore,
    wrong: Option<&CacheFileError>,
    kept: bool,
    close: &UseStateSetter<Option<CacheFileError>>,
) -> Html {
    let on_close = {
        let close = close.clone();
        Callback::from(move |_: MouseEvent| close.set(None))
    };
    html! {
        <>
            if let Some(error) = wrong {
                <div class="note del note--bar cache__note" role="alert">
                    <span class="g" aria-hidden="true">{ "!" }</span>
                    <span class="note__text">{ words.say(&error.message()) }</span>
                    <span class="sp"></span>
                    <button class="tool" onclick={on_close}>{ words.t("notice-dismiss") }</button>
                </div>
            }
            if !kept {
                <div class="note note--bar cache__note" role="status">
                    <span class="g" aria-hidden="true">{ "!" }</span>
                    <span class="note__text">{ words.t("cache-not-kept") }</span>
                    <span class="sp"></span>
                    { save_button(words, store) }
                </div>
            }
        </>
    }
}
