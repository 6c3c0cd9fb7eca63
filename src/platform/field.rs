//! A line of text that is typed.

use web_sys::HtmlInputElement;
use yew::NodeRef;

use crate::view::prompt::{byte_at, units_at};

/// What stands in a field, and where the cursor is, in bytes; none if a part of it is selected.
#[must_use]
pub fn typed(node: &NodeRef) -> Option<(String, Option<usize>)> {
    let input = node.cast::<HtmlInputElement>()?;
    let text = input.value();
    let start = input.selection_start().ok().flatten();
    let end = input.selection_end().ok().flatten();
    let at = start.filter(|_| start == end).map(|units| byte_at(&text, units as usize));
    Some((text, at))
}

/// Writes a line into a field, with the cursor at a byte of it.
pub fn write(node: &NodeRef, text: &str, cursor: usize) {
    if let Some(input) = node.cast::<HtmlInputElement>() {
        input.set_value(text);
        let units = u32::try_from(units_at(text, cursor)).unwrap_or(u32::MAX);
        // A field that is not focused may refuse; the cursor is then where it was.
        let _ = input.set_selection_range(units, units);
    }
}

/// Marks all of a field, so that what is typed replaces it.
pub fn select(node: &NodeRef) {
    if let Some(input) = node.cast::<HtmlInputElement>() {
        input.select();
    }
}

/// Whether all that stands in a field is seen.
#[must_use]
pub fn is_whole(node: &NodeRef) -> bool {
    let input = node.cast::<HtmlInputElement>();
    input.is_none_or(|input| input.scroll_width() <= input.client_width())
}
