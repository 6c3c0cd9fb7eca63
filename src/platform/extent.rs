//! How wide and high an element is.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use yew::NodeRef;

/// Calls back when an element changes its size, and once at the start; until it is let go.
pub struct SizeWatch {
    observer: web_sys::ResizeObserver,
    _resized: Closure<dyn FnMut()>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells width and height of an element in CSS pixels, whenever they change; `None` where the
/// browser cannot tell.
#[must_use]
pub fn watch_size(node: &NodeRef, tell: impl Fn((i32, i32)) + 'static) -> Option<SizeWatch> {
    let element = node.cast::<web_sys::Element>()?;
    let of = element.clone();
    let resized = Closure::new(move || tell((of.client_width(), of.client_height())));
    let observer = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some(SizeWatch { observer, _resized: resized })
}
