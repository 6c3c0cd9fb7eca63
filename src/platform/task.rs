//! Work that waits for the browser.

/// Runs a future on the page, without waiting for it.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// Lets the browser do what waits, before the rest of the work is done.
pub async fn pause() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let asked = super::window().map(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 0)
        });
        if !matches!(asked, Some(Ok(_))) {
            let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Work that is put off; it is not done if this is dropped before.
pub struct Later(
    #[expect(dead_code, reason = "it is there to be dropped")] gloo::timers::callback::Timeout,
);

/// Does something after so many milliseconds.
#[must_use]
pub fn after(milliseconds: u32, work: impl FnOnce() + 'static) -> Later {
    Later(gloo::timers::callback::Timeout::new(milliseconds, work))
}
