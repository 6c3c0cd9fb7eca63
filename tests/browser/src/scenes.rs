//! How to get to each screen.

use crate::Page;

/// A screen's name and how to get there from the start.
pub type Scene = (&'static str, fn(&Page));

/// Every screen.
pub const ALL: &[Scene] = &[("start", start)];

/// The screens that the README shows.
pub const README: &[&str] = &["start", "inspect"];

fn start(page: &Page) {
    page.wait_for("heading", "*");
}
