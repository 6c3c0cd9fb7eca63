//! Files from a person: chosen, dropped or pasted.

use std::cell::OnceCell;

use wasm_bindgen::JsCast;
use yew::{Callback, Event, NodeRef};

use super::folder::{self, Given};
use super::handles::Handle;

/// A file a person gave us: a handle, nothing is copied.
#[derive(Clone, Debug)]
pub struct PickedFile {
    /// The file.
    pub file: web_sys::File,
    /// A handle that can be kept and asked again after a reload, where the browser has them.
    pub handle: Option<Handle>,
    /// The folder it is, which has no bytes of its own.
    pub folder: Option<web_sys::FileSystemEntry>,
    /// The file as it is now.
    blob: OnceCell<web_sys::Blob>,
}

impl PickedFile {
    /// A file without a handle.
    #[must_use]
    pub fn new(file: web_sys::File) -> Self {
        Self { file, handle: None, folder: None, blob: OnceCell::new() }
    }

    /// The same, with a handle.
    #[must_use]
    pub(super) fn with_handle(file: web_sys::File, handle: Handle) -> Self {
        Self { handle: Some(handle), ..Self::new(file) }
    }

    /// The file as a blob: nothing is read. It is asked for its size and time once, here; of the file
    /// itself the browser would ask the disk whenever it is cut or handed on.
    #[must_use]
    pub fn blob(&self) -> web_sys::Blob {
        let blob = self.blob.get_or_init(|| {
            let size = self.file.size();
            let whole = self.file.slice_with_f64_and_f64(0.0, size);
            // What cannot be looked at has no bytes; to read the file tells why.
            whole.ok().filter(|_| size > 0.0).unwrap_or_else(|| self.file.clone().into())
        });
        blob.clone()
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> String {
        self.file.name()
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        super::blob::size(&self.blob())
    }
}

/// Opens the file chooser: the browser's own with handles where it has one, else that of the input.
pub fn open(input: &NodeRef, chosen: Callback<Vec<PickedFile>>) {
    if super::handles::can_pick() {
        let input = input.clone();
        wasm_bindgen_futures::spawn_local(async move {
            match super::handles::pick().await {
                Ok(Some(file)) => chosen.emit(vec![file]),
                Ok(None) => {}
                Err(_) => click(&input),
            }
        });
    } else {
        click(input);
    }
}

fn click(input: &NodeRef) {
    if let Some(input) = input.cast::<web_sys::HtmlInputElement>() {
        input.click();
    }
}

/// The files of an input's change event; the input is emptied, so that the same file can come again.
#[must_use]
pub fn files_of(event: &Event) -> Vec<PickedFile> {
    let input =
        event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(input) = input else { return Vec::new() };
    let files = list(input.files());
    input.set_value("");
    files
}

/// A browser's list of files as ours.
#[must_use]
pub fn list(files: Option<web_sys::FileList>) -> Vec<PickedFile> {
    let files =
        files.into_iter().flat_map(|list| (0..list.length()).filter_map(move |i| list.get(i)));
    files.map(PickedFile::new).collect()
}

/// Asks for a file outside of any form; `chosen` is called if the person gives one.
pub fn ask(chosen: Callback<Vec<PickedFile>>) {
    let Some(input) = chooser() else { return };
    show(&input, move |event| chosen.emit(files_of(event)));
}

/// The same for a folder.
pub fn ask_folder(chosen: Callback<Given>) {
    let Some(input) = chooser() else { return };
    // Where a browser has no dialog for folders, this is one for files.
    let _ = input.set_attribute("webkitdirectory", "");
    show(&input, move |event| {
        if let Some(given) = folder::chosen(event) {
            chosen.emit(given);
        }
    });
}

fn chooser() -> Option<web_sys::HtmlInputElement> {
    let input = super::document()?.create_element("input").ok()?;
    let input = input.dyn_into::<web_sys::HtmlInputElement>().ok()?;
    input.set_type("file");
    Some(input)
}

fn show(input: &web_sys::HtmlInputElement, chosen: impl FnOnce(&Event) + 'static) {
    gloo::events::EventListener::once(input, "change", chosen).forget();
    input.click();
}
