//! Opening images: drop, choose, samples, bad input, a second image, a large one.

use std::time::Duration;

use onionskin_browser_tests::Page;
use onionskin_browser_tests::archives::{Folder, Layer, docker_save, gzipped, large, small};
use onionskin_testkit::archive::{Image, Step, docker_save as docker_save_of, oci_platforms};
use onionskin_testkit::samples;
use onionskin_testkit::tar::{Meta, Tar};

use crate::with_small;

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
    let (page, folder) = with_small();
    let first = page.hash();
    let second = folder.file("second.tar");
    let layer = Layer::new("COPY hello /hello").with("hello", b"hello\n");
    docker_save(&second, "example/second:2", vec![layer]);
    page.drop_file(&second);
    page.wait_for("dialog", "An image is open already");
    page.wait_text(
        "example/small:1 is open. second.tar can take its place or be compared with it.",
    );
    page.wait_is("button", "Open it instead", "focused");
    page.press("Enter");
    page.wait_text("example/second:2");
    page.until("the address names the second image", || (page.hash() != first).then_some(()));
    assert!(!page.body().contains("example/small:1"));
}

#[test]
fn a_second_image_is_compared_or_left_with_the_keyboard() {
    let (page, folder) = with_small();
    page.wait_gone("progressbar", "*");
    let hash = page.hash();
    let second = folder.file("second.tar");
    let layer = Layer::new("COPY hello /hello").with("hello", b"hello\n");
    docker_save(&second, "example/second:2", vec![layer]);
    page.drop_file(&second);
    page.wait_is("button", "Open it instead", "focused");
    page.press("Escape");
    page.wait_gone("dialog", "*");
    assert_eq!(page.hash(), hash, "everything is as it was");
    assert!(page.body().contains("example/small:1"));

    // From the containers too; what is compared is shown.
    page.press("2");
    page.wait_for("button", "Start a container");
    page.drop_file(&second);
    page.wait_is("button", "Open it instead", "focused");
    page.press("Tab");
    page.wait_is("button", "Compare with example/small:1", "focused");
    page.press("Enter");
    page.wait_is("tab", "Compare", "selected");
    page.wait_text("example/small:1 → example/second:2");
    page.wait_text("The second image shares no layer with the first.");
    assert!(!page.has("dialog", "*"));

    // What is no image asks nothing.
    page.press("w");
    page.wait_gone("tab", "Compare");
    page.drop_file(&folder.write("notes.txt", b"only a few words\n"));
    page.wait_text("notes.txt was not opened.");
    assert!(!page.has("dialog", "*"));
    page.only_own_requests();
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

/// A small image of one layer that holds one file.
fn of_one_file(tag: &str, name: &str) -> Image {
    let mut tar = Tar::new();
    tar.file(name, b"here\n", &Meta::mode(0o644));
    let created_by = format!("COPY {name} /{name} # buildkit");
    let layer = Some(tar.finish());
    let steps = vec![Step { created_by, created: 1_767_322_000, layer }];
    Image { tags: vec![tag.to_owned()], steps, ..Image::default() }
}

#[test]
fn of_several_platforms_in_one_archive_each_can_be_chosen() {
    let (page, folder) = (Page::open(), Folder::new());
    let images = [
        ("linux/amd64", of_one_file("shop/web:1", "for-amd64")),
        ("linux/arm64", of_one_file("shop/web:1", "for-arm64")),
    ];
    let file = folder.write("platforms.tar", &oci_platforms(&images, true));
    page.wait_for("heading", "Drop an image here");
    page.drop_file(&file);
    let chooser = page.wait_for("combobox", "Image in this archive");
    page.wait_for("row", "for-amd64, *");
    page.wait_gone("progressbar", "*");
    assert!(chooser.value.ends_with("linux/amd64"), "{}", chooser.value);
    // What attests to an image is none.
    let options = "function() { return [...this.options].map(o => o.text).join() }";
    let options = page.on(&chooser, options).as_str().unwrap_or_default().to_owned();
    assert_eq!(options.matches("linux/").count(), 2, "{options}");
    assert!(!options.contains("unknown"), "{options}");
    page.on(&chooser, "function() { this.focus() }");
    page.press("ArrowDown");
    page.wait_for("row", "for-arm64, *");
    page.wait_gone("row", "for-amd64, *");
    let chooser = page.wait_for("combobox", "Image in this archive");
    assert!(chooser.value.ends_with("linux/arm64"), "{}", chooser.value);
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
    page.click("button", "Open it instead");
    page.wait_for("progressbar", "Reading");
    assert!(page.body().contains("example/small:1"), "the present image stays while one is read");
    page.click("button", "Cancel");
    page.wait_gone("progressbar", "*");
    page.wait_text("example/small:1");
}

#[test]
fn a_layer_of_very_many_entries_comes_whole() {
    let (mut page, folder) = (Page::open(), Folder::new());
    page.patience(Duration::from_secs(60));
    // More than go from worker to page, and back to one that finds things out, at once.
    let many = (0..140_000).fold(Layer::new("COPY many /many # buildkit"), |layer, number| {
        layer.with(&format!("many/{:03}/file-{number:06}", number / 200), b"")
    });
    let many = many.with("many/700/big", &[7; 500_000]);
    let without = Layer::new("RUN rm /many/700/big").with("many/700/.wh.big", b"");
    let file = folder.file("many.tar");
    docker_save(&file, "example/many:1", vec![many, without]);
    page.wait_for("heading", "Drop an image here");
    page.drop_file(&file);
    page.wait_text("example/many:1");
    page.wait_for("row", "many, *");
    page.wait_gone("progressbar", "*");
    page.press("\\");
    page.type_text("file-139999");
    page.wait_for("row", "file-139999, *");
    page.click("button", "What to change");
    page.wait_for("button", "/many/700/big");
}
