//! Opening images: drop, choose, samples, bad input, a second image, a large one.

use std::time::Duration;

use onionskin_browser_tests::Page;
use onionskin_browser_tests::archives::{Folder, Layer, docker_save, gzipped, large, small};
use onionskin_testkit::archive::docker_save as docker_save_of;
use onionskin_testkit::samples;

#[test]
fn a_dropped_archive_opens_and_nothing_leaves_the_machine() {
    let (page, folder) = (Page::open(), Folder::new());
    page.wait_for("heading", "Drop an image here");
    page.drop_file(&small(&folder));
    page.wait_for("button", "Close image");
    page.wait_text("example/small:1");
    page.wait_gone("progressbar", "*");
    page.only_own_requests();
}

#[test]
fn a_chosen_file_opens() {
    let (page, folder) = (Page::open(), Folder::new());
    page.choose_files("button", "Choose a file", &[&small(&folder)]);
    page.wait_for("button", "Close image");
    page.wait_text("example/small:1");
}

#[test]
fn every_sample_is_one_click_away() {
    let page = Page::open();
    page.wait_for("heading", "Or start with a sample");
    for name in [
        "Three RUNs and a COPY",
        "Deleted secret",
        "chmod doubles a file",
        "rm -rf, then mkdir",
        "Hard links break",
        "Four layers, like nginx",
    ] {
        page.click("button", &format!("{name}*"));
        page.wait_for("button", "Close image");
        page.wait_gone("progressbar", "*");
        assert!(!page.has("alert", "*"), "{name}: {}", page.body());
        page.click("button", "Close image");
        page.wait_for("heading", "Drop an image here");
    }
    page.only_own_requests();
}

#[test]
fn bad_input_is_named_and_leaves_the_present_image() {
    let (page, folder) = (Page::open(), Folder::new());
    page.wait_for("heading", "Drop an image here");
    page.drop_file(&folder.write("empty.tar", b""));
    page.wait_text("empty.tar was not opened.");
    page.wait_text("0 bytes");
    page.wait_for("heading", "Drop an image here");

    page.drop_file(&small(&folder));
    page.wait_for("button", "Close image");
    page.wait_text("example/small:1");
    assert!(!page.has("alert", "*"), "an old error goes when an image opens");

    page.drop_file(&folder.write("Dockerfile", b"FROM debian\nRUN apt-get update\n"));
    page.wait_text("This is a Dockerfile, not an image.");
    assert!(page.body().contains("example/small:1"), "the image stays");
    page.click("button", "Dismiss");
    page.wait_gone("alert", "*");
    assert!(page.body().contains("example/small:1"));
}

#[test]
fn a_second_image_replaces_the_first_once_it_is_open() {
    let (page, folder) = (Page::open(), Folder::new());
    page.wait_for("heading", "Drop an image here");
    page.drop_file(&small(&folder));
    page.wait_text("example/small:1");
    let first = page.hash();
    let second = folder.file("second.tar");
    let layer = Layer::new("COPY hello /hello").with("hello", b"hello\n");
    docker_save(&second, "example/second:2", vec![layer]);
    page.drop_file(&second);
    page.wait_text("example/second:2");
    page.until("the address names the second image", || (page.hash() != first).then_some(()));
    assert!(!page.body().contains("example/small:1"));
}

#[test]
fn of_several_files_the_first_opens_and_that_is_told() {
    let (page, folder) = (Page::open(), Folder::new());
    page.wait_for("heading", "Drop an image here");
    let other = folder.write("other.tar", b"x");
    page.drop_files(&[&small(&folder), &other]);
    page.wait_text("example/small:1");
    page.wait_text("One image opens at a time: small.tar is opened.");
}

#[test]
fn a_pasted_file_opens() {
    let page = Page::open();
    page.wait_for("heading", "Drop an image here");
    page.eval(
        "(async () => {
            const bytes = await (await fetch('samples/hard-links.tar')).blob();
            const clipboardData = new DataTransfer();
            clipboardData.items.add(new File([bytes], 'pasted.tar'));
            document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
        })()",
    );
    page.wait_text("sample/hard-links:1");
    page.wait_text("pasted.tar is read");
}

#[test]
fn of_several_images_in_one_archive_each_can_be_chosen() {
    let (page, folder) = (Page::open(), Folder::new());
    let images: Vec<_> = samples::images().into_iter().map(|(_, image)| image).take(2).collect();
    let file = folder.write("two.tar", &docker_save_of(&images));
    page.wait_for("heading", "Drop an image here");
    page.drop_file(&file);
    let chooser = page.wait_for("combobox", "Image in this archive");
    page.wait_gone("progressbar", "*");
    let first = page.hash();
    page.on(
        &chooser,
        "function() { this.value = '1'; this.dispatchEvent(new Event('change', { bubbles: true })) }",
    );
    page.until("the address names the other image", || (page.hash() != first).then_some(()));
    page.wait_gone("progressbar", "*");
    page.back();
    page.until("Back leads to the first image", || (page.hash() == first).then_some(()));
    page.until("the first image is chosen again", || {
        let value = page.wait_for("combobox", "Image in this archive").value;
        value.starts_with(&images[0].tags[0]).then_some(())
    });
}

#[test]
fn closing_leads_back_to_the_start() {
    let (page, folder) = (Page::open(), Folder::new());
    page.wait_for("heading", "Drop an image here");
    page.drop_file(&small(&folder));
    page.click("button", "Close image");
    page.wait_for("heading", "Drop an image here");
    assert_eq!(page.hash(), "");
}

#[test]
fn a_large_archive_shows_its_progress_and_opens() {
    let (mut page, folder) = (Page::open(), Folder::new());
    page.patience(Duration::from_secs(60));
    let file = large(&folder, 300_000_000);
    page.wait_for("heading", "Drop an image here");
    page.drop_file(&file);
    page.wait_for("button", "Close image");
    page.wait_text("example/large:1");
    page.wait_gone("progressbar", "*");
    page.only_own_requests();
}

#[test]
fn reading_tells_how_far_it_is_and_can_be_cancelled() {
    let (mut page, folder) = (Page::open(), Folder::new());
    page.patience(Duration::from_secs(60));
    let packed = gzipped(&folder, &large(&folder, 150_000_000));
    page.wait_for("heading", "Drop an image here");

    page.drop_file(&packed);
    let bar = page.wait_for("progressbar", "Reading");
    let said = page.text("group", "Reading");
    assert!(said.contains("packed.tar.gz") && said.contains("MB"), "{said} ({bar:?})");
    page.click("button", "Cancel");
    page.wait_gone("progressbar", "*");
    page.wait_for("heading", "Drop an image here");

    page.drop_file(&small(&folder));
    page.wait_text("example/small:1");
    page.drop_file(&packed);
    page.wait_for("progressbar", "Reading");
    assert!(page.body().contains("example/small:1"), "the present image stays while one is read");
    page.click("button", "Cancel");
    page.wait_gone("progressbar", "*");
    page.wait_text("example/small:1");
}
