//! Messages between the page and its workers: bytes and, where there is one, a blob's handle.

use gloo::events::EventListener;
use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope, ErrorEvent, Event, MessageEvent};
use web_sys::{Worker, WorkerOptions, WorkerType};

use super::PlatformError;
use super::js::{get, set};

/// The worker's script, beside the page.
const SCRIPT: &str = "./worker_loader.js";

/// How many workers can work at once here: one a core, as far as the browser tells.
#[must_use]
pub fn cores() -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number")]
    let cores = |window: web_sys::Window| window.navigator().hardware_concurrency() as usize;
    super::js::window().map_or(1, cores).max(1)
}

/// What a worker says.
#[derive(Clone, Debug)]
pub enum Heard {
    /// It has started.
    Ready,
    /// A message.
    Message(Vec<u8>, Option<Blob>),
    /// It stopped for good: it could not be started, or it trapped.
    Crash(String),
}

/// A running worker, ended when dropped.
#[derive(Debug)]
pub struct WorkerLink {
    worker: Worker,
    _listeners: [EventListener; 3],
}

impl Drop for WorkerLink {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl WorkerLink {
    /// Starts a worker.
    ///
    /// # Errors
    /// If the browser can't.
    pub fn start(hear: impl Fn(Heard) + Clone + 'static) -> Result<Self, PlatformError> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(SCRIPT, &options)?;
        let on_message = {
            let hear = hear.clone();
            EventListener::new(&worker, "message", move |event| hear(heard(event)))
        };
        let on_error = {
            let hear = hear.clone();
            EventListener::new(&worker, "error", move |event| {
                let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
                // Without a message it is the script that could not be loaded.
                hear(Heard::Crash(message.filter(|m| !m.is_empty()).unwrap_or(SCRIPT.to_owned())));
            })
        };
        let on_message_error = EventListener::new(&worker, "messageerror", move |event| {
            hear(Heard::Crash(event.type_()));
        });
        Ok(Self { worker, _listeners: [on_message, on_error, on_message_error] })
    }

    /// Posts a message to it.
    ///
    /// # Errors
    /// If it can't be posted.
    pub fn post(&self, bytes: &[u8], blob: Option<&Blob>) -> Result<(), PlatformError> {
        let (message, transfer) = pack(bytes, blob);
        Ok(self.worker.post_message_with_transfer(&message, &transfer)?)
    }
}

fn heard(event: &Event) -> Heard {
    match event.dyn_ref::<MessageEvent>().and_then(|event| unpack(&event.data())) {
        Some((bytes, blob)) => Heard::Message(bytes, blob),
        None => Heard::Ready,
    }
}

fn pack(bytes: &[u8], blob: Option<&Blob>) -> (Object, Array) {
    let bytes = Uint8Array::from(bytes);
    let message = Object::new();
    set(&message, "bytes", &bytes);
    if let Some(blob) = blob {
        set(&message, "blob", blob);
    }
    (message, Array::of1(&bytes.buffer()))
}

fn unpack(message: &JsValue) -> Option<(Vec<u8>, Option<Blob>)> {
    let bytes: Uint8Array = get(message, "bytes").dyn_into().ok()?;
    Some((bytes.to_vec(), get(message, "blob").dyn_into().ok()))
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// In a worker: hears the page's messages until the worker is ended, and says that it is ready.
pub fn serve(hear: impl Fn(Vec<u8>, Option<Blob>) + 'static) {
    let Some(scope) = scope() else { return };
    let listener = EventListener::new(&scope, "message", move |event| {
        let message = event.dyn_ref::<MessageEvent>().and_then(|event| unpack(&event.data()));
        if let Some((bytes, blob)) = message {
            hear(bytes, blob);
        }
    });
    listener.forget();
    // If even this cannot be posted, nobody is there to hear it.
    let _ = scope.post_message(&"ready".into());
}

/// In a worker: posts a message to the page.
///
/// # Errors
/// If it can't be posted.
pub fn tell_page(bytes: &[u8], blob: Option<&Blob>) -> Result<(), PlatformError> {
    let scope = scope().ok_or_else(|| PlatformError::missing("worker"))?;
    let (message, transfer) = pack(bytes, blob);
    Ok(scope.post_message_with_transfer(&message, &transfer)?)
}
