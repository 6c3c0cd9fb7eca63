//! The page before an image is dropped.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use onionskin_browser_tests::Page;

#[test]
fn the_page_loads_by_itself_alone() {
    let page = Page::open();
    page.wait_for("heading", "*Onionskin*");
    page.only_own_requests();
}
