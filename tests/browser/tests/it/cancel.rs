//! Work that takes a while: how far it is, and that it can be ended.

use std::path::PathBuf;
use std::time::Duration;

use onionskin_browser_tests::Page;
use onionskin_browser_tests::archives::{Folder, Layer, docker_save};

use crate::containers::type_command;
use crate::inspect::choose;
use crate::with_small;

/// A worker that reads on demand so slowly that something can happen meanwhile. What comes in streams,
/// as layers do when an image is opened, comes as ever.
const SLOW: &str = "{
        const read = FileReaderSync.prototype.readAsArrayBuffer;
        FileReaderSync.prototype.readAsArrayBuffer = function(what) {
            const until = performance.now() + 200 + what.size / 4000;
            while (performance.now() < until);
            return read.call(this, what);
        };
    }";
/// A worker whose clock takes its time: what asks it now and then is slow.
const LATE: &str = "{
        const now = performance.now.bind(performance);
        performance.now = () => {
            const until = now() + 300;
            while (now() < until);
            return now();
        };
    }";

/// An image with a large file, and with many that people put secrets in.
fn image(folder: &Folder, tag: &str) -> PathBuf {
    let file = folder.file("image.tar");
    let mut layer = Layer::new("COPY . /srv # buildkit").with("srv/", b"");
    for number in 0..60 {
        let text = format!("{number} is the number\n").repeat(15_000);
        layer = layer.with(&format!("srv/{number:02}/.env"), text.as_bytes());
    }
    let model =
        Layer::new("COPY model.bin /srv # buildkit").with("srv/model.bin", &vec![b'm'; 24 << 20]);
    docker_save(&file, tag, vec![layer, model]);
    file
}

/// A page with the image open, in whose workers a script runs first.
fn opened(script: &str) -> (Page, Folder) {
    let (page, folder) = (Page::open(), Folder::new());
    opened_on(page, folder, script)
}

fn opened_on(mut page: Page, folder: Folder, script: &str) -> (Page, Folder) {
    page.patience(Duration::from_secs(60));
    page.wait_for("heading", "Drop an image here");
    page.in_next_workers([script; 40]);
    page.drop_file(&image(&folder, "example/slow:1"));
    page.wait_for("option", "L1*");
    page.wait_gone("progressbar", "*");
    (page, folder)
}

/// Waits until a bar has gone on, and ends what it is of.
fn cancel(page: &Page, bar: &str) {
    page.wait_for("progressbar", bar);
    page.until_true("document.querySelector('[role=progressbar]')?.ariaValueNow > 0");
    page.click("button", "Cancel");
    page.wait_gone("progressbar", bar);
}

/// Chooses something in the menu of exports.
fn export(page: &Page, item: &str) {
    let menu = |open: bool| {
        page.until_true(&format!(
            "(() => {{ const menu = document.querySelector('.export'); if (menu) menu.open = {open}; return menu != null }})()"
        ));
    };
    menu(true);
    page.click("button", item);
    menu(false);
}

#[test]
fn an_export_tells_what_is_written_and_can_be_cancelled() {
    let page = Page::open();
    // One worker: when it ends, all that is wanted then is done by the next one.
    page.before_scripts("Object.defineProperty(navigator, 'hardwareConcurrency', { value: 1 })");
    let (page, _folder) = opened_on(page, Folder::new(), SLOW);
    page.click("button", "Download L1 as tar*");
    page.in_next_workers([LATE]);
    cancel(&page, "Writing a file");
    export(&page, "JSON: *");
    page.wait_for("group", "Writing a file");
    page.wait_text("example-slow-1.json: ");
    page.wait_text(" written");
    page.click("button", "Cancel");
    page.wait_gone("group", "Writing a file");
    // The next worker is as quick as ever.
    export(&page, "CSV: *");
    assert!(!page.downloaded("example-slow-1.csv").is_empty());
    assert!(!page.has_downloaded("example-slow-1.json"));
}

#[test]
fn files_that_are_written_tell_how_far_they_are_and_can_be_cancelled() {
    const BAR: &str = "Writing a file";
    let (page, folder) = opened(SLOW);
    export(&page, "Root file system up to L1 (tar, *");
    // Layers are read, files are written.
    page.wait_text(" of 80.7 MB read and written");
    cancel(&page, BAR);

    page.click("button", "Download L1 as tar*");
    page.wait_text("example-slow-1-L1.tar: ");
    cancel(&page, BAR);

    choose(&page, "srv, *");
    page.click("button", "Download as tar*");
    page.wait_text("srv.tar: ");
    cancel(&page, BAR);

    page.press("ArrowRight");
    choose(&page, "model.bin, *");
    page.click("button", "Download");
    page.wait_text("model.bin: ");
    // Two at once: each is told, and each is ended by itself.
    page.click("button", "Download L1 as tar*");
    page.until("both", || (page.all("progressbar", BAR).len() == 2).then_some(()));
    page.click("button", "Cancel");
    page.until("one", || (page.all("progressbar", BAR).len() == 1).then_some(()));
    page.wait_text("example-slow-1-L1.tar: ");
    cancel(&page, BAR);

    // Workers come again, and write what is wanted then.
    page.in_next_workers([]);
    page.reload();
    page.drop_file(&folder.file("image.tar"));
    page.wait_gone("progressbar", "*");
    page.click("button", "Download L1 as tar*");
    assert!(page.downloaded("example-slow-1-L1.tar").len() > 24 << 20);
    page.wait_gone("progressbar", "*");
    for name in ["example-slow-1.tar", "srv.tar", "model.bin"] {
        assert!(!page.has_downloaded(name), "{name}");
    }
}

#[test]
fn what_is_searched_inside_files_can_be_cancelled() {
    let (page, _folder) = opened(SLOW);
    page.press("/");
    page.wait_is("textbox", "Search all layers", "focused");
    page.type_text("number");
    page.click("button", "In files");
    cancel(&page, "*");
    page.wait_for("button", "In files");
    page.press("Escape");

    page.press("w");
    page.click("button", "Search inside files");
    cancel(&page, "*");
    page.wait_for("button", "Search inside files");
}

#[test]
fn a_comparison_can_be_cancelled() {
    let (page, _folder) = opened(SLOW);
    let other = Folder::new();
    page.press("w");
    page.click("tab", "Compare");
    page.wait_for("button", "Choose the second image*");
    page.drop_file(&image(&other, "example/slow:2"));
    cancel(&page, "*");
    page.wait_for("button", "Choose the second image*");
    assert!(!page.body().contains("example/slow:2"));
}

#[test]
fn a_second_image_is_left_alone_by_its_button() {
    let (page, folder) = with_small();
    page.wait_gone("progressbar", "*");
    let hash = page.until("the address names the image", || {
        Some(page.hash()).filter(|hash| hash.starts_with("#inspect/sha256:"))
    });
    page.drop_file(&image(&folder, "example/slow:1"));
    page.wait_for("dialog", "An image is open already");
    page.click("button", "Cancel");
    page.wait_gone("dialog", "*");
    assert_eq!(page.hash(), hash);
    page.wait_text("example/small:1");
}

#[test]
fn a_long_step_can_be_cancelled() {
    let (mut page, folder) = (Page::open(), Folder::new());
    page.patience(Duration::from_secs(60));
    let many = (0..10_000).fold(Layer::new("COPY many /many # buildkit"), |layer, number| {
        layer.with(&format!("many/{:02}/{number}", number % 100), b"1")
    });
    let file = folder.file("many.tar");
    docker_save(&file, "example/many:1", vec![many]);
    page.wait_for("heading", "Drop an image here");
    page.drop_file(&file);
    page.wait_text("example/many:1");
    page.wait_gone("progressbar", "*");
    page.in_next_workers([LATE]);
    page.press("2");
    page.click("button", "Start a container");
    page.until_true("document.querySelector('.prompt input') != null");
    type_command(&page, "touch /first");
    page.wait_text("A /first");
    type_command(&page, "chmod -R 700 /many");
    page.wait_text("system calls so far");
    page.click("button", "Cancel");
    page.wait_text("A /first");
    page.until("it ended", || (!page.body().contains("system calls so far")).then_some(()));
    page.wait_text("2 / 3");
    // The next worker is as quick as ever.
    page.click("button", "One step on");
    page.wait_text("3 / 3");
    page.wait_text("C /many");
}
