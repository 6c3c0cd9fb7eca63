//! The few untyped reaches into JavaScript, in one place.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What JavaScript threw or rejected with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlatformError {
    /// The name of its class: `NotReadableError`, `AbortError`, …; empty if it is no error object.
    pub name: String,
    /// Its message, in the words of the browser.
    pub message: String,
}

impl PlatformError {
    /// An error of our own: the browser lacks something.
    pub(super) fn missing(what: &str) -> Self {
        Self { name: "NotSupportedError".to_owned(), message: what.to_owned() }
    }
}

impl std::fmt::Display for PlatformError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.name.as_str() {
            "" => f.write_str(&self.message),
            name => write!(f, "{name}: {}", self.message),
        }
    }
}

impl std::error::Error for PlatformError {}

impl From<JsValue> for PlatformError {
    fn from(value: JsValue) -> Self {
        // A DOMException is an Error too.
        match value.dyn_ref::<js_sys::Error>() {
            Some(error) => Self { name: error.name().into(), message: error.message().into() },
            None => Self { name: String::new(), message: format!("{value:?}") },
        }
    }
}

/// The page's window; none in a worker.
pub(super) fn window() -> Result<web_sys::Window, PlatformError> {
    #[expect(clippy::disallowed_methods, reason = "this is where it is asked for")]
    web_sys::window().ok_or_else(|| PlatformError::missing("window"))
}

/// The page's document.
pub(super) fn document() -> Result<web_sys::Document, PlatformError> {
    window()?.document().ok_or_else(|| PlatformError::missing("document"))
}

/// `object[name]`; `undefined` if there is none.
pub(super) fn get(object: &JsValue, name: &str) -> JsValue {
    #[expect(clippy::disallowed_methods, reason = "this is where it is asked for")]
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// `object[name] = value`.
pub(super) fn set(object: &Object, name: &str, value: &JsValue) {
    // Only a frozen object refuses; those given here are our own.
    #[expect(clippy::disallowed_methods, reason = "this is where it is asked for")]
    let _ = Reflect::set(object, &name.into(), value);
}

/// `object[name](argument)`, for methods that web-sys has no type for.
pub(super) fn call(
    object: &JsValue,
    name: &str,
    argument: &JsValue,
) -> Result<JsValue, PlatformError> {
    let method = get(object, name);
    let method = method.dyn_ref::<Function>().ok_or_else(|| PlatformError::missing(name))?;
    Ok(method.call1(object, argument)?)
}

/// The same, where the method returns a promise.
pub(super) fn promise(
    object: &JsValue,
    name: &str,
    argument: &JsValue,
) -> Result<Promise, PlatformError> {
    call(object, name, argument)?.dyn_into().map_err(|_| PlatformError::missing(name))
}

/// The same, and what the promise becomes. The call is made when this is first polled.
pub(super) async fn call_async(
    object: &JsValue,
    name: &str,
    argument: &JsValue,
) -> Result<JsValue, PlatformError> {
    Ok(wasm_bindgen_futures::JsFuture::from(promise(object, name, argument)?).await?)
}
