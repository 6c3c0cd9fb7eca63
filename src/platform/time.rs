//! The clock.

use wasm_bindgen::JsCast;
use web_sys::Performance;

thread_local! {
    // Asking a worker for its window costs more than most of what is measured.
    static CLOCK: Option<Performance> =
        super::js::get(&js_sys::global(), "performance").dyn_into().ok();
}

/// Milliseconds, for measuring spans; works in workers too.
#[must_use]
pub fn now() -> f64 {
    CLOCK.with(|clock| clock.as_ref().map_or_else(js_sys::Date::now, Performance::now))
}
