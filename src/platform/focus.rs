//! Where the keyboard is.

use wasm_bindgen::JsCast;
use yew::NodeRef;

/// Focuses an element, without scrolling the page.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<web_sys::HtmlElement>() {
        let _ = element.focus();
    }
}

/// Scrolls an element into sight.
pub fn reveal(node: &NodeRef) {
    if let Some(element) = node.cast::<web_sys::Element>() {
        element.scroll_into_view_with_bool(false);
    }
}

/// Shows a `<dialog>` in front, all behind it inert; the browser gives the focus back on close.
pub fn open_dialog(node: &NodeRef) {
    if let Some(dialog) = node.cast::<web_sys::HtmlDialogElement>() {
        let _ = dialog.show_modal();
    }
}

/// Closes a `<dialog>`: its close event follows, and the focus goes back to where it was.
pub fn close_dialog(node: &NodeRef) {
    if let Some(dialog) = node.cast::<web_sys::HtmlDialogElement>() {
        dialog.close();
    }
}

/// Focuses the next (or previous) element of `[data-pane]`, round and round.
pub fn next_pane(back: bool) {
    let Some(document) = super::document() else { return };
    let Ok(panes) = document.query_selector_all("[data-pane]") else { return };
    let panes: Vec<web_sys::HtmlElement> =
        (0..panes.length()).filter_map(|i| panes.get(i)?.dyn_into().ok()).collect();
    let active = document.active_element();
    let at = panes.iter().position(|pane| pane.contains(active.as_deref()));
    let count = panes.len();
    let next = match (at, back) {
        _ if count == 0 => return,
        (None, false) => 0,
        (None, true) => count - 1,
        (Some(at), false) => (at + 1) % count,
        (Some(at), true) => (at + count - 1) % count,
    };
    // What a pane is for, else what Tab would reach in it.
    let first = |what| panes[next].query_selector(what).ok().flatten();
    let inner = first("[data-enter]").or_else(|| first("[tabindex='0']"));
    let target = inner.and_then(|inner| inner.dyn_into::<web_sys::HtmlElement>().ok());
    let _ = target.as_ref().unwrap_or(&panes[next]).focus();
}

/// Focuses the element of this id, without scrolling anything.
pub fn focus_id(id: &str) {
    let Some(element) = super::document().and_then(|document| document.get_element_by_id(id))
    else {
        return;
    };
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Focuses what Tab would reach inside the element of this id.
pub fn enter(id: &str) {
    let inner = super::document()
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.query_selector("[tabindex='0']").ok().flatten());
    if let Some(element) = inner.and_then(|inner| inner.dyn_into::<web_sys::HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Whether the keyboard is in the element of this id.
#[must_use]
pub fn is_in(id: &str) -> bool {
    let Some(document) = super::document() else { return false };
    let active = document.active_element();
    document.get_element_by_id(id).is_some_and(|element| element.contains(active.as_deref()))
}

/// Whether the keyboard is nowhere: the page as a whole has it.
#[must_use]
pub fn is_nowhere() -> bool {
    let active = super::document().and_then(|document| document.active_element());
    active.is_none_or(|active| active.tag_name() == "BODY")
}
