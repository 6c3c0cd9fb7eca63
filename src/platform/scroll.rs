//! How far something is scrolled, and how high it is.

use std::cell::Cell;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use yew::NodeRef;

/// A window on something higher: where it begins and how high it is, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Extent {
    /// Pixels above it.
    pub top: f64,
    /// Pixels seen.
    pub height: f64,
    /// It came here by more than is seen at once.
    pub leapt: bool,
}

impl Extent {
    /// Where it begins, how high it is, and whether it leapt there.
    #[must_use]
    pub fn window(self) -> (f64, f64, bool) {
        (self.top, self.height, self.leapt)
    }
}

/// Where an element is scrolled to.
#[must_use]
pub fn extent(node: &NodeRef) -> Option<Extent> {
    let element = node.cast::<web_sys::Element>()?;
    Some(Extent {
        top: element.scroll_top().into(),
        height: element.client_height().into(),
        leapt: false,
    })
}

/// Scrolls an element.
pub fn scroll_to(node: &NodeRef, top: f64) {
    if let Some(element) = node.cast::<web_sys::Element>() {
        #[expect(clippy::cast_possible_truncation, reason = "whole pixels")]
        element.set_scroll_top(top as i32);
    }
}

/// Scrolls what is above an element as little as needed to show it: in a task of its own, since where
/// things are on a page that was just drawn takes the browser some time to say.
pub fn show(id: String) {
    let show = move || {
        let element = super::document().and_then(|document| document.get_element_by_id(&id));
        if let Some(element) = element {
            nearest(&element);
        }
    };
    gloo::timers::callback::Timeout::new(0, show).forget();
}

/// The same of an element that is at hand.
pub fn show_node(node: &NodeRef) {
    if let Some(element) = node.cast::<web_sys::Element>() {
        nearest(&element);
    }
}

/// Scrolls one element as little as needed to show what has this id in it; what is above it stays.
pub fn show_in(scroller: &NodeRef, id: &str) {
    let shown = super::document().and_then(|document| document.get_element_by_id(id));
    let Some((of, shown)) = scroller.cast::<web_sys::Element>().zip(shown) else { return };
    let (room, place) = (of.get_bounding_client_rect(), shown.get_bounding_client_rect());
    let over = |first: f64, last: f64, low: f64, high: f64| {
        if first < low { first - low } else { (last - high).max(0.0).min(first - low) }
    };
    let down = over(place.top(), place.bottom(), room.top(), room.bottom());
    let right = over(place.left(), place.right(), room.left(), room.right());
    #[expect(clippy::cast_possible_truncation, reason = "whole pixels")]
    if down != 0.0 || right != 0.0 {
        of.set_scroll_top(of.scroll_top() + down.round() as i32);
        of.set_scroll_left(of.scroll_left() + right.round() as i32);
    }
}

fn nearest(element: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Calls back when an element is scrolled or changes its height, and once at the start; until it is
/// let go.
pub struct Watch {
    observer: web_sys::ResizeObserver,
    _resized: Closure<dyn FnMut()>,
    _scrolled: EventListener,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// See [`Watch`]; `None` where the browser cannot tell.
#[must_use]
pub fn watch(node: &NodeRef, tell: impl Fn(Extent) + Clone + 'static) -> Option<Watch> {
    let element = node.cast::<web_sys::Element>()?;
    let (of, said) = (node.clone(), tell.clone());
    let resized = Closure::new(move || {
        if let Some(extent) = extent(&of) {
            said(extent);
        }
    });
    let observer = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    let of = node.clone();
    let before = Cell::new(0.0);
    let scrolled = EventListener::new(&element, "scroll", move |_| {
        if let Some(extent) = extent(&of) {
            let leapt = (extent.top - before.replace(extent.top)).abs() > extent.height;
            tell(Extent { leapt, ..extent });
        }
    });
    Some(Watch { observer, _resized: resized, _scrolled: scrolled })
}
