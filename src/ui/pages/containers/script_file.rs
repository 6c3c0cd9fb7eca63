//! The script as a file: saved, and opened again.

use yew::prelude::*;

use crate::app::{AppAction, OpenImage, ScriptFile};
use crate::platform::pick::{self, PickedFile};
use crate::platform::{blob, download, task};
use crate::ui::store::Store;
use crate::ui::words::Words;

/// Open a script, save the one on screen.
pub fn script_buttons(words: Words, store: &Store, open: &OpenImage) -> Html {
    let lines = store.containers.script.list();
    let on_save = {
        let file = ScriptFile {
            name: Some(open.name()),
            image: open.id.as_ref().map(ToString::to_string),
            script: lines.to_vec(),
        };
        Callback::from(move |_: MouseEvent| {
            if let Ok(blob) = blob::of(file.to_text().as_bytes()) {
                download::save(&blob, "onionskin-script.txt");
            }
        })
    };
    let on_open = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            let store = store.clone();
            pick::ask(Callback::from(move |files: Vec<PickedFile>| {
                let Some(file) = files.into_iter().next() else { return };
                let store = store.clone();
                task::spawn(async move {
                    let text = blob::text(&file.blob()).await.unwrap_or_default();
                    store.dispatch(AppAction::OpenScript { name: file.name(), text });
                });
            }));
        })
    };
    html! {
        <>
            <button class="tool" title={words.t("script-open-why")} onclick={on_open}>{ words.t("script-open") }</button>
            <button class="tool" title={words.t("script-save-why")} onclick={on_save} disabled={lines.is_empty()}>
                { words.t("script-save") }
            </button>
        </>
    }
}
