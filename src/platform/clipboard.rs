//! Copying text.

use super::js;

/// Copies a text and tells whether the browser allowed it. It has no clipboard on pages that came
/// over plain HTTP from another machine.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    let copied = super::window().map(|window| {
        let clipboard = js::get(&window.navigator(), "clipboard");
        js::promise(&clipboard, "writeText", &text.into())
    });
    wasm_bindgen_futures::spawn_local(async move {
        let copied = match copied {
            Some(Ok(promise)) => wasm_bindgen_futures::JsFuture::from(promise).await.is_ok(),
            _ => false,
        };
        done(copied);
    });
}
