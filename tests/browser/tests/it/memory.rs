//! What the page remembers.

use std::fs;
use std::path::PathBuf;

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

/// A folder with an image, opened.
fn with_folder() -> (Page, Folder, PathBuf) {
    let (page, folder) = (Page::open(), Folder::new());
    page.wait_for("heading", "Drop an image here");
    let image = folder.unpack("image", &fs::read(small(&folder)).unwrap());
    page.drop_file(&image);
    page.wait_text("example/small:1");
    page.wait_gone("progressbar", "*");
    page.wait_text("digests verified");
    (page, folder, image)
}

#[test]
fn after_a_reload_a_dropped_folder_opens_again_with_one_click() {
    let (page, _folder, _image) = with_folder();
    page.reload();
    page.click("button", "Open it again");
    page.wait_text("example/small:1");
    page.wait_gone("progressbar", "*");
    page.wait_text("digests verified");
    // And once more: what was opened again is kept, too.
    page.reload();
    page.click("button", "Open it again");
    page.wait_text("example/small:1");
}

#[test]
fn after_a_reload_a_folder_can_be_chosen_where_nothing_was_kept() {
    let (page, _folder, image) = with_folder();
    page.eval("indexedDB.deleteDatabase('onionskin')");
    page.reload();
    page.choose_files("button", "Open it again", &[&image]);
    page.wait_text("example/small:1");
    page.wait_gone("progressbar", "*");
    page.wait_text("digests verified");
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
