//! The script as a file.

use yew::prelude::*;

use super::store::CacheStore;
use crate::app::cache::CacheAction;
use crate::app::{CacheFile, CacheFileError};
use crate::platform::pick::{self, PickedFile};
use crate::platform::{blob, download, task};
use crate::ui::words::Words;

/// Open a script or a Dockerfile, save the script.
pub fn files(words: Words, store: &CacheStore, on_wrong: &Callback<CacheFileError>) -> Html {
    let on_open = {
        let (store, on_wrong) = (store.clone(), on_wrong.clone());
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
            <button class="tool" title={words.t("cache-open-why")} onclick={on_open}>{ words.t("script-open") }</button>
            { save_button(words, store) }
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
