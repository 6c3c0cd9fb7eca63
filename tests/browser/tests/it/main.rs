//! What a person does, in a real browser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod axe;
mod cache;
mod cache_context;
mod cache_editor;
mod cache_panels;
mod cancel;
mod containers;
mod containers_files;
mod containers_panels;
mod inspect;
mod inspect_compare;
mod inspect_files;
mod inspect_layers;
mod inspect_sheets;
mod memory;
mod open;
mod robust;
mod start;

use onionskin_browser_tests::Page;
use onionskin_browser_tests::archives::{Folder, small};

/// A page on which the small image was dropped.
fn with_small() -> (Page, Folder) {
    let (page, folder) = (Page::open(), Folder::new());
    page.wait_for("heading", "Drop an image here");
    page.drop_file(&small(&folder));
    page.wait_text("example/small:1");
    (page, folder)
}
