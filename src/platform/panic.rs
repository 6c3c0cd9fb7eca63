//! What is shown when the program itself fails: a bug, never bad input.

use std::cell::{Cell, RefCell};
use std::panic;

use web_sys::console;

use super::js::document;

thread_local! {
    static WORDS: RefCell<String> = const { RefCell::new(String::new()) };
    static STOPPED: Cell<bool> = const { Cell::new(false) };
}

/// The element of the page that shows it, hidden until then.
const BOX: &str = "panic";

/// Sets the sentence above the report, in the language of the page.
pub fn set_words(words: &str) {
    WORDS.with_borrow_mut(|kept| words.clone_into(kept));
}

/// In a worker: writes panics to the console. The trap that follows reaches the page as an error.
pub fn log() {
    panic::set_hook(Box::new(|info| console::error_1(&info.to_string().into())));
}

/// Whether this program has failed: nothing of it may run any more.
#[must_use]
pub fn has_stopped() -> bool {
    STOPPED.try_with(Cell::get).unwrap_or(true)
}

/// On the page: writes panics to the console and into the element with the id `panic`.
pub fn show() {
    show_with(|report| {
        let Some(element) = document().ok().and_then(|document| document.get_element_by_id(BOX))
        else {
            return;
        };
        element.set_text_content(Some(report));
        // Without the attribute it is seen; nothing more can be done if that fails.
        let _ = element.remove_attribute("hidden");
    });
}

/// Writes panics to the console, and gives what is to be shown of them: the sentence, and the report.
pub(super) fn show_with(show: impl Fn(&str) + Send + Sync + 'static) {
    // Yew would set a hook of its own over one that it does not know of.
    yew::set_custom_panic_hook(Box::new(move |info| {
        let report = info.to_string();
        console::error_1(&report.as_str().into());
        // A thread that is ending has nothing left to stop.
        let _ = STOPPED.try_with(|stopped| stopped.set(true));
        let words = WORDS.try_with(|words| words.try_borrow().map(|words| words.clone()));
        let words = words.ok().and_then(Result::ok).unwrap_or_default();
        show(&format!("{words}\n\n{report}"));
    }));
}
