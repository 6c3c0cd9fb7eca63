//! The script as a link or a file.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::store::CacheStore;
use crate::app::cache::CacheAction;
use crate::app::{CacheFile, CacheFileError};
use crate::platform::pick::{self, PickedFile};
use crate::platform::{blob, clipboard, download, location, task};
use crate::ui::words::{Words, use_words};

/// Milliseconds that it is told for.
const TOLD: u32 = 4_000;

/// What the buttons need.
#[derive(Properties, PartialEq)]
pub struct ShareProps {
    /// The state.
    pub store: CacheStore,
    /// A file could not be read.
    pub on_wrong: Callback<CacheFileError>,
}

/// Copy the link, save the script as a file, open one.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let words = use_words();
    let said = use_state_eq(|| None::<&'static str>);
    let store = &props.store;
    let on_share = {
        let (said, store) = (said.clone(), store.clone());
        Callback::from(move |_: MouseEvent| {
            let hash = store.hash();
            let told = said.clone();
            if !hash.contains('/') {
                told.set(Some("cache-share-long"));
                Timeout::new(TOLD, move || told.set(None)).forget();
                return;
            }
            location::set_hash(&hash, false);
            clipboard::copy(location::address(), move |copied| {
                told.set(Some(if copied { "top-shared" } else { "top-share-failed" }));
                Timeout::new(TOLD, move || told.set(None)).forget();
            });
        })
    };
    let on_open = {
        let (store, on_wrong) = (store.clone(), props.on_wrong.clone());
        Callback::from(move |_: MouseEvent| {
            let (store, on_wrong) = (store.clone(), on_wrong.clone());
            pick::ask(Callback::from(move |files: Vec<PickedFile>| {
                let Some(file) = files.into_iter().next() else { return };
                let (store, on_wrong) = (store.clone(), on_wrong.clone());
                task::spawn(async move {
                    let text = blob::text(&file.blob()).await.unwrap_or_default();
                    match opened(&text) {
                        Ok(action) => store.dispatch(action),
                        Err(error) => on_wrong.emit(error),
                    }
                });
            }));
        })
    };
    html! {
        <>
            <button class="tool" title={words.t("top-share-why")} onclick={on_share}>{ words.t("top-share") }</button>
            <button class="tool" title={words.t("cache-open-why")} onclick={on_open}>{ words.t("script-open") }</button>
            { save_button(words, store) }
            <span class="toast" role="status">{ said.map(|id| words.t(id)).unwrap_or_default() }</span>
        </>
    }
}

/// What a text file asks for: a script is opened, anything else is a Dockerfile.
///
/// # Errors
/// If it says that it is a script, and is none.
pub fn opened(text: &str) -> Result<CacheAction, CacheFileError> {
    if CacheFile::is_one(text) {
        let file = CacheFile::parse(text)?;
        return Ok(CacheAction::Load(Box::new(file.script), file.step));
    }
    Ok(CacheAction::Replace(text.to_owned()))
}

/// Saves the script as a file.
pub fn save_button(words: Words, store: &CacheStore) -> Html {
    let store = store.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let file = CacheFile { step: store.steps.cursor(), script: store.script() };
        if let Ok(blob) = blob::of(file.to_text().as_bytes()) {
            download::save(&blob, "onionskin-build.txt");
        }
    });
    html! { <button class="tool" title={words.t("cache-save-why")} {onclick}>{ words.t("script-save") }</button> }
}
