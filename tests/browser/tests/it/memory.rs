//! What the page remembers.

use onionskin_browser_tests::Page;
use onionskin_browser_tests::archives::{Folder, small};

use crate::with_small;

#[test]
fn after_a_reload_the_file_is_named_and_offered_again() {
    let (page, folder) = (Page::open(), Folder::new());
    let file = small(&folder);
    // Chosen by its button: a file that was dropped may come back by itself.
    page.choose_files("button", "Choose a file", &[&file]);
    page.wait_text("example/small:1");
    page.wait_gone("progressbar", "*");
    let hash = page.until("the address names the image", || {
        Some(page.hash()).filter(|hash| hash.starts_with("#inspect/sha256:"))
    });
    page.reload();
    let offer = page.text("region", "Open again");
    assert!(offer.contains("small.tar") && offer.contains("sha256:"), "{offer}");
    assert_eq!(page.hash(), hash, "the address stays");
    page.drop_file(&file);
    page.wait_for("button", "Close image");
    page.wait_text("example/small:1");
    assert_eq!(page.hash(), hash);
}

#[test]
fn after_a_reload_a_dropped_file_opens_again_with_one_click() {
    let (page, _folder) = with_small();
    page.wait_gone("progressbar", "*");
    page.reload();
    page.click("button", "Open it again");
    page.wait_text("example/small:1");
}

#[test]
fn what_is_forgotten_is_not_offered_again() {
    let (page, folder) = (Page::open(), Folder::new());
    page.choose_files("button", "Choose a file", &[&small(&folder)]);
    page.wait_text("example/small:1");
    page.wait_gone("progressbar", "*");
    page.reload();
    page.click("button", "Forget it");
    page.wait_gone("region", "Open again");
    page.reload();
    page.wait_for("heading", "Drop an image here");
    assert!(!page.has("region", "Open again"));
}

#[test]
fn a_sample_opens_again_by_itself() {
    let page = Page::open();
    page.click("button", "Deleted secret*");
    page.wait_for("button", "Close image");
    page.wait_gone("progressbar", "*");
    let hash = page.until("the address names the image", || {
        Some(page.hash()).filter(|hash| hash.starts_with("#inspect/sha256:"))
    });
    page.reload();
    page.wait_for("button", "Close image");
    assert_eq!(page.hash(), hash);
}
