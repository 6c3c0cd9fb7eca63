//! How to get to each screen.

use crate::Page;

/// A screen's name and how to get there from the start.
pub type Scene = (&'static str, fn(&Page));

/// Every screen.
pub const ALL: &[Scene] = &[("start", start), ("inspect", inspect)];

/// The screens that the README shows.
pub const README: &[&str] = &["start", "inspect"];

fn start(page: &Page) {
    page.wait_for("heading", "*");
}

/// A deleted file, chosen with the keyboard, that is still in the image.
fn inspect(page: &Page) {
    page.wait_for("heading", "*");
    page.eval("document.querySelectorAll('.sample')[1].click()");
    page.wait_for("treegrid", "*");
    page.wait_for("row", "app*");
    page.press_all(&["F6", "F6", "Home"]);
    while !page.focused().is_some_and(|row| row.name.starts_with("app,")) {
        page.press("ArrowDown");
        page.settle();
    }
    page.press("ArrowRight");
    page.wait_for("row", ".env*");
    page.press("ArrowRight");
    page.settle();
}
