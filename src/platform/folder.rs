//! Files and whole folders: dropped, or chosen in a dialog for folders.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileList, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry,
    FileSystemFileEntry,
};
use yew::Callback;

use super::{PlatformError, js, task};

/// Entries of a folder whose files are asked for at once.
const AT_ONCE: usize = 60;

/// What a person gave: not looked at yet.
#[derive(Clone, Debug)]
pub enum Given {
    /// What was dropped: files and folders.
    Entries(Vec<FileSystemEntry>),
    /// What was chosen in a dialog; its files may say where they are in a folder.
    Files(FileList),
    /// A folder by its handle.
    Folder(JsValue),
}

/// A file, and its path as the browser tells it: that of a folder begins with the folder's name.
#[derive(Clone, Debug)]
pub struct FoundFile {
    /// The path.
    pub path: String,
    /// The file: a handle, nothing is read.
    pub file: File,
    /// Its bytes. To ask a browser for them can take as long as to ask the disk.
    pub bytes: u64,
}

impl FoundFile {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size in bytes")]
    fn new(path: String, file: File) -> Self {
        let bytes = file.size() as u64;
        Self { path, file, bytes }
    }
}

/// All files and folders that were given.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The files.
    pub files: Vec<FoundFile>,
    /// The paths of folders, empty ones too; a dialog tells none.
    pub dirs: Vec<String>,
}

/// Listens for drops on an element until it is let go. Nothing around the element hears of them.
pub struct FolderListener {
    _listeners: Vec<EventListener>,
}

/// Calls `on_drop` with what is dropped on the element that is found from the one of this id
/// outwards by a selector, and `on_hover` while files are over it.
#[must_use]
pub fn listen(
    id: &str,
    around: &str,
    on_drop: Callback<Given>,
    on_hover: Callback<bool>,
) -> Option<FolderListener> {
    let element = super::dom::element(id)?.closest(around).ok().flatten()?;
    let options = EventListenerOptions::enable_prevent_default();
    let on = |name: &'static str, act: Box<dyn Fn(&web_sys::DragEvent)>| {
        EventListener::new_with_options(&element, name, options, move |event| {
            let Some(event) = event.dyn_ref::<web_sys::DragEvent>() else { return };
            if super::drop::has_files(event) {
                event.prevent_default();
                event.stop_propagation();
                act(event);
            }
        })
    };
    let over = |is: bool| {
        let on_hover = on_hover.clone();
        Box::new(move |_: &web_sys::DragEvent| on_hover.emit(is))
    };
    let left = {
        let (element, on_hover) = (element.clone(), on_hover.clone());
        // Only out of the element, not from one of its own to another.
        Box::new(move |event: &web_sys::DragEvent| {
            let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Node>().ok());
            if !element.contains(to.as_ref()) {
                on_hover.emit(false);
            }
        })
    };
    let dropped = {
        let on_hover = on_hover.clone();
        Box::new(move |event: &web_sys::DragEvent| {
            on_hover.emit(false);
            let Some(transfer) = event.data_transfer() else { return };
            // Entries can only be asked for now.
            let items = transfer.items();
            let entries = (0..items.length()).filter_map(|at| items.get(at));
            let entries: Vec<FileSystemEntry> = entries
                .filter(|item| item.kind() == "file")
                .filter_map(|item| item.webkit_get_as_entry().ok().flatten())
                .collect();
            match (entries.is_empty(), transfer.files()) {
                (false, _) => on_drop.emit(Given::Entries(entries)),
                (true, Some(files)) if files.length() > 0 => on_drop.emit(Given::Files(files)),
                (true, _) => {}
            }
        })
    };
    let listeners = vec![
        on("dragenter", over(true)),
        on("dragover", over(true)),
        on("dragleave", left),
        on("drop", dropped),
    ];
    Some(FolderListener { _listeners: listeners })
}

/// What was chosen with an input's dialog.
#[must_use]
pub fn chosen(event: &yew::Event) -> Option<Given> {
    let input = event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
    let files = input.files().filter(|files| files.length() > 0)?;
    Some(Given::Files(files))
}

/// An input forgets what was chosen, so that the same can be chosen again.
pub fn forget(node: &yew::NodeRef) {
    if let Some(input) = node.cast::<web_sys::HtmlInputElement>() {
        input.set_value("");
    }
}

/// Opens an input's dialog.
pub fn choose(node: &yew::NodeRef) {
    if let Some(input) = node.cast::<web_sys::HtmlInputElement>() {
        input.click();
    }
}

/// Finds all files that were given. `go_on` is told how many there are so far, and says whether to
/// go on; what is found up to then is given back.
///
/// # Errors
/// What the browser says, if a folder or file cannot be looked at.
pub async fn find(
    given: Given,
    mut go_on: impl FnMut(usize) -> bool,
) -> Result<Found, PlatformError> {
    let mut found = Found::default();
    let mut stretch = task::Stretch::begin();
    let entries = match given {
        Given::Files(list) => {
            for at in 0..list.length() {
                stretch.rest().await;
                let Some(file) = list.get(at) else { continue };
                let told = js::get(&file, "webkitRelativePath").as_string();
                let path = told.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name());
                found.files.push(FoundFile::new(path, file));
                if !go_on(found.files.len()) {
                    break;
                }
            }
            return Ok(found);
        }
        Given::Folder(handle) => {
            walk(handle, &mut found, &mut go_on).await?;
            return Ok(found);
        }
        Given::Entries(entries) => entries,
    };
    let mut open = Vec::new();
    take(entries, &mut open, &mut found).await?;
    while let Some(dir) = open.pop() {
        found.dirs.push(path_of(&dir));
        let reader = dir.create_reader();
        loop {
            let entries = batch(&reader).await?;
            if !go_on(found.files.len()) {
                return Ok(found);
            }
            if entries.is_empty() {
                break;
            }
            take(entries, &mut open, &mut found).await?;
        }
    }
    Ok(found)
}

/// Finds all that is in the folder of a handle.
async fn walk(
    handle: JsValue,
    found: &mut Found,
    go_on: &mut impl FnMut(usize) -> bool,
) -> Result<(), PlatformError> {
    let name = |handle: &JsValue| js::get(handle, "name").as_string().unwrap_or_default();
    let mut open = vec![(name(&handle), handle)];
    while let Some((dir, handle)) = open.pop() {
        let entries = js::call(&handle, "values", &JsValue::UNDEFINED)?;
        loop {
            let next = js::call_async(&entries, "next", &JsValue::UNDEFINED).await?;
            let entry = js::get(&next, "value");
            if entry.is_undefined() {
                break;
            }
            let path = format!("{dir}/{}", name(&entry));
            if js::get(&entry, "kind").as_string().as_deref() == Some("directory") {
                open.push((path, entry));
                continue;
            }
            let file = js::call_async(&entry, "getFile", &JsValue::UNDEFINED).await?;
            found.files.push(FoundFile::new(path, file.dyn_into()?));
            if !go_on(found.files.len()) {
                return Ok(());
            }
        }
        found.dirs.push(dir);
    }
    Ok(())
}

/// Sorts entries into files and directories to open, some at a time: a browser may tell hundreds at
/// once.
async fn take(
    mut entries: Vec<FileSystemEntry>,
    open: &mut Vec<FileSystemDirectoryEntry>,
    found: &mut Found,
) -> Result<(), PlatformError> {
    while !entries.is_empty() {
        let rest = entries.split_off(entries.len().min(AT_ONCE));
        take_some(std::mem::replace(&mut entries, rest), open, found).await?;
        if !entries.is_empty() {
            task::pause().await;
        }
    }
    Ok(())
}

async fn take_some(
    entries: Vec<FileSystemEntry>,
    open: &mut Vec<FileSystemDirectoryEntry>,
    found: &mut Found,
) -> Result<(), PlatformError> {
    let mut paths = Vec::new();
    let files = Array::new();
    for entry in entries {
        if entry.is_directory() {
            open.push(entry.unchecked_into());
        } else {
            paths.push(path_of(&entry));
            let entry: FileSystemFileEntry = entry.unchecked_into();
            files.push(&Promise::new(&mut |done, failed| {
                entry.file_with_callback_and_callback(&done, &failed);
            }));
        }
    }
    let files = JsFuture::from(Promise::all(&files)).await?;
    for (path, file) in paths.into_iter().zip(Array::from(&files).iter()) {
        found.files.push(FoundFile::new(path, file.dyn_into()?));
    }
    Ok(())
}

/// The next entries of a directory; none at its end.
async fn batch(reader: &FileSystemDirectoryReader) -> Result<Vec<FileSystemEntry>, PlatformError> {
    let promise = Promise::new(&mut |done, failed| {
        // What is thrown is told by the promise, too.
        if let Err(error) = reader.read_entries_with_callback_and_callback(&done, &failed) {
            let _ = failed.call1(&JsValue::UNDEFINED, &error);
        }
    });
    let entries = JsFuture::from(promise).await?;
    Ok(Array::from(&entries).iter().map(JsCast::unchecked_into).collect())
}

/// The path of an entry, without the slash before it.
fn path_of(entry: &FileSystemEntry) -> String {
    entry.full_path().trim_start_matches('/').to_owned()
}
