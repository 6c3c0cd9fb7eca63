//! A program of its own beside the page: how it is loaded, and how both hear each other.
//!
//! It draws in an element that is there for it alone. What one says to the other is an event on that
//! element, so that neither can stop the other: an error in who hears is no error in who speaks.

use gloo::events::EventListener;
use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, File, MessageEvent, MessageEventInit};

use super::PlatformError;
use super::js::{get, promise, set};
use super::pick::PickedFile;
use crate::app::FromModule;

/// The event by which the page speaks.
const TO_MODULE: &str = "onionskin-to-module";
/// The event by which the module speaks.
const FROM_MODULE: &str = "onionskin-from-module";

/// Loads a module by its name, and starts it; each call makes another attempt.
///
/// # Errors
/// If its files cannot be had, or its start fails.
pub async fn load(name: &str) -> Result<(), PlatformError> {
    // `static/boot.js`: only a script can import another one.
    let started = promise(&js_sys::global(), "openModule", &name.into())?;
    wasm_bindgen_futures::JsFuture::from(started).await?;
    Ok(())
}

/// One end of the line between the page and a module; hangs up when dropped.
#[derive(Debug)]
pub struct Line {
    host: Element,
    says: &'static str,
    _listener: EventListener,
}

impl Line {
    /// The page's end. The element is another one each time: what drew and heard in the last one
    /// does so no more.
    #[must_use]
    pub fn to_module(
        name: &str,
        hear: impl Fn(Vec<u8>, Vec<PickedFile>) + 'static,
    ) -> Option<Self> {
        let old = super::dom::element(name)?;
        let host: Element = old.clone_node().ok()?.dyn_into().ok()?;
        old.replace_with_with_node_1(&host).ok()?;
        Some(Self::between(host, TO_MODULE, FROM_MODULE, hear))
    }

    /// The module's end.
    #[must_use]
    pub fn to_page(name: &str, hear: impl Fn(Vec<u8>, Vec<PickedFile>) + 'static) -> Option<Self> {
        Some(Self::between(super::dom::element(name)?, FROM_MODULE, TO_MODULE, hear))
    }

    fn between(
        host: Element,
        says: &'static str,
        hears: &'static str,
        hear: impl Fn(Vec<u8>, Vec<PickedFile>) + 'static,
    ) -> Self {
        let listener = EventListener::new(&host, hears, move |event| {
            if let Some((bytes, files)) = event.dyn_ref().and_then(unpack) {
                hear(bytes, files);
            }
        });
        Self { host, says, _listener: listener }
    }

    /// Says something; files come along as handles.
    pub fn say(&self, bytes: &[u8], files: &[PickedFile]) {
        dispatch(&self.host, self.says, bytes, files);
    }
}

/// In a module: a panic is told where the module draws, under the words of
/// [`super::panic::set_words`], and to the page.
pub fn show_panics(name: &'static str) {
    super::panic::show_with(move |report| {
        let Some(host) = super::dom::element(name) else { return };
        host.set_text_content(None);
        let pre = super::document().and_then(|document| document.create_element("pre").ok());
        if let Some(pre) = pre {
            pre.set_class_name("panic panic--module");
            pre.set_text_content(Some(report));
            // Nothing more can be done if that fails.
            let _ = host.append_child(&pre);
        }
        tell_page(name, &FromModule::Stopped);
    });
}

/// In a module that has no line to the page yet, or no more: tells the page something.
pub fn tell_page(name: &str, said: &FromModule) {
    if let Some(host) = super::dom::element(name) {
        dispatch(&host, FROM_MODULE, &said.to_bytes(), &[]);
    }
}

fn dispatch(host: &Element, name: &str, bytes: &[u8], files: &[PickedFile]) {
    let message = Object::new();
    set(&message, "bytes", &Uint8Array::from(bytes));
    let list = Array::new();
    for file in files {
        list.push(&file.file);
    }
    set(&message, "files", &list);
    let init = MessageEventInit::new();
    init.set_data(&message);
    if let Ok(event) = MessageEvent::new_with_event_init_dict(name, &init) {
        // Only an event that is under way already is refused.
        let _ = host.dispatch_event(&event);
    }
}

fn unpack(event: &MessageEvent) -> Option<(Vec<u8>, Vec<PickedFile>)> {
    let data = event.data();
    let bytes: Uint8Array = get(&data, "bytes").dyn_into().ok()?;
    let files: Array = get(&data, "files").dyn_into().ok()?;
    let file = |file: JsValue| Some(PickedFile::new(file.dyn_into::<File>().ok()?));
    Some((bytes.to_vec(), files.iter().filter_map(file).collect()))
}
