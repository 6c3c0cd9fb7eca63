//! Work that waits for the browser.

/// Runs a future on the page, without waiting for it.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
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
