//! Handles of files and folders that survive a reload, where the browser has them (Chromium and kin).
//!
//! One handle is kept, of what was opened last, in IndexedDB: the only storage that takes handles.

use gloo::events::EventListener;
use js_sys::{Array, Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::folder::Given;
use super::js::{self, PlatformError};
use super::pick::PickedFile;

/// What the browser finds a file or folder by: a `FileSystemHandle`.
#[derive(Clone, Debug)]
pub struct Handle(JsValue);

const DATABASE: &str = "onionskin";
const STORE: &str = "handles";
const KEY: &str = "last";

/// Whether the browser's file chooser gives handles.
#[must_use]
pub fn can_pick() -> bool {
    super::window().is_some_and(|window| js::get(&window, "showOpenFilePicker").is_function())
}

/// Lets the person choose a file; `None` if they changed their mind.
///
/// # Errors
/// If the browser has no such chooser, or does not allow it here.
pub async fn pick() -> Result<Option<PickedFile>, PlatformError> {
    let window = js::window()?;
    let chosen = match js::call_async(&window, "showOpenFilePicker", &JsValue::UNDEFINED).await {
        Ok(chosen) => chosen,
        Err(error) if error.name == "AbortError" => return Ok(None),
        Err(error) => return Err(error),
    };
    let handle = Handle(Array::from(&chosen).get(0));
    Ok(Some(open(&handle).await?))
}

/// Asks a dropped item for its handle; the answer comes a moment later. `None` where the browser
/// has none to give.
pub(super) fn of_item(
    item: &web_sys::DataTransferItem,
) -> Option<impl Future<Output = Option<Handle>> + use<>> {
    let promise = js::call(item, "getAsFileSystemHandle", &JsValue::UNDEFINED).ok()?;
    let promise: Promise = promise.dyn_into().ok()?;
    Some(async move { JsFuture::from(promise).await.ok().filter(JsValue::is_object).map(Handle) })
}

/// The file behind a handle.
///
/// # Errors
/// If it moved, changed, or may not be read.
async fn open(handle: &Handle) -> Result<PickedFile, PlatformError> {
    let file: web_sys::File =
        js::call_async(&handle.0, "getFile", &JsValue::UNDEFINED).await?.dyn_into()?;
    Ok(PickedFile::with_handle(file, handle.clone()))
}

/// Asks for the right to read a kept handle's file, then opens it. To be called from a click.
///
/// # Errors
/// If the person says no, the file is gone, or it is a folder.
pub async fn reopen(handle: &Handle) -> Result<PickedFile, PlatformError> {
    may_read(handle).await?;
    open(handle).await
}

/// The same for a folder, whose files are not looked at yet.
///
/// # Errors
/// If the person says no, or it is a file.
pub async fn reopen_folder(handle: &Handle) -> Result<Given, PlatformError> {
    if js::get(&handle.0, "kind").as_string().as_deref() != Some("directory") {
        return Err(PlatformError::missing("directory"));
    }
    may_read(handle).await?;
    Ok(Given::Folder(handle.0.clone()))
}

async fn may_read(handle: &Handle) -> Result<(), PlatformError> {
    let mode = Object::new();
    js::set(&mode, "mode", &"read".into());
    let granted = js::call_async(&handle.0, "requestPermission", &mode).await?;
    if granted.as_string().as_deref() == Some("granted") { Ok(()) } else { Err(granted.into()) }
}

/// Keeps a handle for after a reload; forgets the one before if there is none.
pub async fn keep(handle: Option<Handle>) {
    let Some(database) = database().await else { return };
    let Ok(store) = store(&database, web_sys::IdbTransactionMode::Readwrite) else { return };
    let request = match handle {
        Some(handle) => store.put_with_key(&handle.0, &KEY.into()),
        None => store.delete(&KEY.into()),
    };
    if let Ok(request) = request {
        let _ = settled(&request).await;
    }
}

/// The handle kept, if there is one.
pub async fn kept() -> Option<Handle> {
    let database = database().await?;
    let store = store(&database, web_sys::IdbTransactionMode::Readonly).ok()?;
    let found = settled(&store.get(&KEY.into()).ok()?).await.ok()?;
    found.is_object().then_some(Handle(found))
}

async fn database() -> Option<web_sys::IdbDatabase> {
    let factory = super::window()?.indexed_db().ok().flatten()?;
    let request = factory.open_with_u32(DATABASE, 1).ok()?;
    let making = request.clone();
    let made = EventListener::once(&request, "upgradeneeded", move |_| {
        if let Ok(database) = making.result().and_then(JsCast::dyn_into::<web_sys::IdbDatabase>) {
            let _ = database.create_object_store(STORE);
        }
    });
    let database = settled(&request).await.ok()?.dyn_into().ok();
    drop(made);
    database
}

fn store(
    database: &web_sys::IdbDatabase,
    mode: web_sys::IdbTransactionMode,
) -> Result<web_sys::IdbObjectStore, JsValue> {
    database.transaction_with_str_and_mode(STORE, mode)?.object_store(STORE)
}

/// Waits for a request of IndexedDB.
async fn settled(request: &web_sys::IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        let (done, failed) = (request.clone(), request.clone());
        EventListener::once(request, "success", move |_| {
            let _ = resolve.call1(&JsValue::NULL, &done.result().unwrap_or(JsValue::UNDEFINED));
        })
        .forget();
        EventListener::once(request, "error", move |_| {
            let error = failed.error().ok().flatten().map_or(JsValue::UNDEFINED, Into::into);
            let _ = reject.call1(&JsValue::NULL, &error);
        })
        .forget();
    });
    JsFuture::from(promise).await
}
