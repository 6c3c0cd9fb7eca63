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

/// Text of several lines that is edited.
pub mod lines {
    use web_sys::HtmlTextAreaElement;
    use yew::NodeRef;

    use crate::view::prompt::{byte_at, changed_end, units_at};

    /// What stands there, and the line the cursor is on, from 1.
    #[must_use]
    pub fn typed(node: &NodeRef) -> Option<(String, usize)> {
        let area = node.cast::<HtmlTextAreaElement>()?;
        let text = area.value();
        let units = area.selection_end().ok().flatten().unwrap_or_default();
        let at = byte_at(&text, units as usize);
        let line = text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
        Some((text, line))
    }

    /// Makes what stands there this text, if it is another one. The cursor goes to the end of what
    /// changed, or to the end of this line, from 1.
    pub fn put(node: &NodeRef, text: &str, line: Option<usize>) {
        let Some(area) = node.cast::<HtmlTextAreaElement>() else { return };
        let old = area.value();
        if old == text {
            return;
        }
        area.set_value(text);
        let end = match line {
            Some(line) => line_end(text, line),
            None => changed_end(&old, text),
        };
        place(&area, text, end);
    }

    /// The cursor goes to the end of a line, from 1, and the keyboard with it.
    pub fn go_to(node: &NodeRef, line: usize) {
        if let Some(area) = node.cast::<HtmlTextAreaElement>() {
            let text = area.value();
            place(&area, &text, line_end(&text, line));
            // Without focus the keyboard stays where it is.
            let _ = area.focus();
        }
    }

    fn line_end(text: &str, line: usize) -> usize {
        let lengths = text.split('\n').take(line).map(|line| line.len() + 1);
        lengths.sum::<usize>().saturating_sub(1)
    }

    fn place(area: &HtmlTextAreaElement, text: &str, end: usize) {
        let units = u32::try_from(units_at(text, end)).unwrap_or(u32::MAX);
        // A field that is not focused may refuse; the cursor is then where it was.
        let _ = area.set_selection_range(units, units);
    }
}
