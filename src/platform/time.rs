//! The clock.

/// Milliseconds, for measuring spans; works in workers too.
#[must_use]
pub fn now() -> f64 {
    let window = super::js::window().ok().and_then(|window| window.performance());
    window.map_or_else(js_sys::Date::now, |performance| performance.now())
}
