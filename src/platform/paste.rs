//! Files pasted into the page.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use yew::Callback;

use super::pick::{self, PickedFile};

/// Calls back with files that are pasted, until it is let go.
#[must_use]
pub fn listen(on_files: Callback<Vec<PickedFile>>) -> Option<EventListener> {
    let document = super::document()?;
    Some(EventListener::new(&document, "paste", move |event| {
        let data =
            event.dyn_ref::<web_sys::ClipboardEvent>().and_then(|event| event.clipboard_data());
        let files = pick::list(data.and_then(|data| data.files()));
        if !files.is_empty() {
            on_files.emit(files);
        }
    }))
}
