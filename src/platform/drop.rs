//! Files dropped anywhere on the page.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use yew::Callback;

use super::pick::{self, PickedFile};

/// Listens for drops on the whole page until it is let go.
pub struct DropListener {
    _listeners: Vec<EventListener>,
}

/// Calls `on_files` with what was dropped, and `on_hover` while files are over the page. Drags of
/// anything but files are left alone.
#[must_use]
pub fn listen(
    on_files: Callback<Vec<PickedFile>>,
    on_hover: Callback<bool>,
) -> Option<DropListener> {
    let document = super::document()?;
    let depth = Rc::new(Cell::new(0i32));
    let options = EventListenerOptions::enable_prevent_default();
    let mut listeners = Vec::new();
    for (name, step) in [("dragenter", 1), ("dragleave", -1), ("dragover", 0)] {
        let (depth, on_hover) = (Rc::clone(&depth), on_hover.clone());
        listeners.push(EventListener::new_with_options(&document, name, options, move |event| {
            if !has_files(event) {
                return;
            }
            event.prevent_default();
            depth.set((depth.get() + step).max(0));
            if step != 0 {
                on_hover.emit(depth.get() > 0);
            }
        }));
    }
    listeners.push(EventListener::new_with_options(&document, "drop", options, move |event| {
        if !has_files(event) {
            return;
        }
        event.prevent_default();
        depth.set(0);
        on_hover.emit(false);
        let Some(transfer) = transfer(event) else { return };
        let files = pick::list(transfer.files());
        // A handle can only be asked for now; it comes a moment later.
        let items = transfer.items();
        let item = (0..items.length()).filter_map(|i| items.get(i)).find(|i| i.kind() == "file");
        let folder = item.as_ref().and_then(folder);
        let handle = item.and_then(|item| super::handles::of_item(&item));
        let on_files = on_files.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let mut files = files;
            if let Some(first) = files.first_mut() {
                first.folder = folder;
                if let Some(handle) = handle {
                    first.handle = handle.await;
                }
            }
            if !files.is_empty() {
                on_files.emit(files);
            }
        });
    }));
    Some(DropListener { _listeners: listeners })
}

fn transfer(event: &web_sys::Event) -> Option<web_sys::DataTransfer> {
    event.dyn_ref::<web_sys::DragEvent>()?.data_transfer()
}

/// Whether files are dragged.
pub(super) fn has_files(event: &web_sys::Event) -> bool {
    transfer(event).is_some_and(|transfer| {
        transfer.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
    })
}

/// The folder that a dropped item is.
fn folder(item: &web_sys::DataTransferItem) -> Option<web_sys::FileSystemEntry> {
    item.webkit_get_as_entry().ok().flatten().filter(web_sys::FileSystemEntry::is_directory)
}
