//! Something that is dragged by a pointer.

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

/// The pointer's events come to the element it went down on until it goes up, wherever it is.
pub fn capture(event: &PointerEvent) {
    let target = event.current_target().or_else(|| event.target());
    if let Some(element) = target.and_then(|target| target.dyn_into::<Element>().ok()) {
        // Without it a drag ends where the element does.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// Pixels from the upper edge of the element down to the pointer.
#[must_use]
pub fn dragged(event: &PointerEvent) -> Option<f64> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let element = target.closest("button").ok().flatten().unwrap_or(target);
    Some(f64::from(event.client_y()) - element.get_bounding_client_rect().top())
}
