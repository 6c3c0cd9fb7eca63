//! What goes wrong around the page: workers that crash, files that change, storage that is denied,
//! the browser's own ways with tabs. What was open and made survives, or its loss is told.

use std::fs;
use std::time::Duration;

use onionskin_browser_tests::archives::{Folder, Layer, docker_save, large, small};
use onionskin_browser_tests::{Options, Page};

use crate::containers::type_command;
use crate::inspect::rows;

/// A worker that throws as soon as it is given something to do: what a trap looks like from outside.
const BREAKS: &str = "performance.now = () => { throw new Error('the worker is broken') }";
/// One that reads so slowly that something can happen meanwhile.
const SLOW: &str = "for (const [reader, name] of
    [[FileReaderSync, 'readAsArrayBuffer'], [ReadableStreamBYOBReader, 'read']]) {
        const read = reader.prototype[name];
        reader.prototype[name] = function(what) {
            const until = performance.now() + 150;
            while (performance.now() < until);
            return read.call(this, what);
        };
    }";

fn ready() -> (Page, Folder) {
    let (mut page, folder) = (Page::open(), Folder::new());
    page.patience(Duration::from_secs(60));
    page.wait_for("heading", "Drop an image here");
    (page, folder)
}

fn read(page: &Page, image: &str) {
    page.wait_text(image);
    page.wait_for("row", "*");
    page.wait_gone("progressbar", "*");
}

#[test]
fn a_worker_that_crashes_once_is_replaced_unseen() {
    let (page, folder) = ready();
    page.in_next_workers([BREAKS]);
    page.drop_file(&small(&folder));
    read(&page, "example/small:1");
    assert!(!page.has("alert", "*"), "{}", page.body());
    assert!(page.workers() >= 2, "another worker came");
    let errors = page.take_errors();
    assert!(errors.iter().all(|error| error.contains("the worker is broken")), "{errors:?}");
}

#[test]
fn where_every_worker_crashes_that_is_told_and_the_page_goes_on() {
    let (page, folder) = ready();
    page.in_next_workers([BREAKS; 40]);
    page.drop_file(&small(&folder));
    page.wait_text("small.tar was not opened.");
    page.wait_text("Reading stopped: memory ran out, or Onionskin has a bug.");
    page.wait_text("the worker is broken");
    page.wait_for("heading", "Drop an image here");
    page.take_errors();
    // The page works on, and a new visit reads it.
    page.in_next_workers([]);
    page.reload();
    page.drop_file(&small(&folder));
    read(&page, "example/small:1");
    page.take_errors();
}

#[test]
fn a_crash_in_one_layer_leaves_the_others_and_the_image_opens_again() {
    let (page, folder) = ready();
    let file = folder.file("mixed.tar");
    let many: Vec<u8> =
        (0..9_000_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let mut big = Layer::new("RUN make # buildkit");
    for number in 0..12 {
        big = big.with(&format!("big/part-{number}"), &many);
    }
    let first = Layer::new("COPY first /first").with("first", b"1\n");
    let last = Layer::new("COPY last /last").with("last", b"3\n");
    docker_save(&file, "example/mixed:1", vec![first, big, last]);
    let later = "{ const stream = Blob.prototype.stream; let large = 0;
        Blob.prototype.stream = function() {
            if (this.size > 200000 && ++large > 1)
                performance.now = () => { throw new Error('the worker is broken') };
            return stream.call(this);
        } }";
    page.in_next_workers([later; 40]);
    page.drop_file(&file);
    page.wait_text("Reading L1 stopped: memory ran out, or Onionskin has a bug.");
    read(&page, "example/mixed:1");
    let names = rows(&page);
    assert!(names.iter().any(|name| name.starts_with("last")), "{names:?}");
    assert!(names.iter().any(|name| name.starts_with("first")), "{names:?}");
    page.in_next_workers([]);
    page.reload();
    page.drop_file(&file);
    read(&page, "example/mixed:1");
    assert!(!page.body().contains("Reading L1 stopped"), "{}", page.body());
    assert!(rows(&page).iter().any(|name| name.starts_with("big")));
    page.take_errors();
}

#[test]
fn a_file_that_vanishes_while_it_is_read_is_told() {
    let (page, folder) = ready();
    page.in_next_workers([SLOW; 8]);
    let file = large(&folder, 120_000_000);
    page.drop_file(&file);
    page.wait_for("progressbar", "*");
    fs::remove_file(&file).unwrap();
    page.wait_text("could not be read: it was changed, moved or taken away.");
}

#[test]
fn a_file_that_changes_while_its_layers_are_read_is_told() {
    let (page, folder) = ready();
    page.in_next_workers([SLOW; 8]);
    let file = large(&folder, 120_000_000);
    page.drop_file(&file);
    page.wait_text("example/large:1");
    // Written over as another `docker save` would.
    let bytes = fs::read(&file).unwrap();
    fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    page.wait_text("could not be read: the file was changed, moved or taken away.");
    page.wait_gone("progressbar", "*");
    // Dropped again, it is read as it is now.
    fs::write(&file, &bytes).unwrap();
    page.in_next_workers([]);
    page.reload();
    page.drop_file(&file);
    read(&page, "example/large:1");
    assert!(!page.body().contains("could not be read"), "{}", page.body());
}

#[test]
fn a_page_from_the_back_forward_cache_goes_on_where_it_was() {
    let (page, folder) = ready();
    page.drop_file(&small(&folder));
    read(&page, "example/small:1");
    let hash = page.hash();
    page.eval("addEventListener('pageshow', event => { window.restored = event.persisted; })");
    page.leave();
    page.back();
    page.until_true("document.readyState === 'complete' && location.hash !== ''");
    if page.eval("window.restored === true") == true {
        read(&page, "example/small:1");
        // Workers and file are still there: what is in a file is read now.
        page.click("row", "etc, *");
        page.press("ArrowRight");
        page.click("row", "motd, *");
        page.wait_text("Welcome to the base.");
    } else {
        // Loaded anew: the file is offered, the address stands.
        page.wait_for("region", "Open again");
        page.drop_file(&folder.file("small.tar"));
        read(&page, "example/small:1");
    }
    assert!(page.hash().starts_with(&hash), "{} is not below {hash}", page.hash());
}

/// What browsers do that keep nothing.
const FULL: &str = "Storage.prototype.setItem = function() {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
};
IDBFactory.prototype.open = function() { throw new DOMException('full', 'QuotaExceededError'); };";
const DENIED: &str = "for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
    Object.defineProperty(window, name, {
        get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); }
    });";

#[test]
fn without_storage_an_image_opens_and_what_was_made_is_in_the_address() {
    for script in [FULL, DENIED] {
        let (page, folder) = ready();
        page.before_scripts(script);
        page.wait_for("heading", "Drop an image here");
        page.drop_file(&small(&folder));
        read(&page, "example/small:1");
        assert!(!page.has("alert", "*"), "{}", page.body());
        page.press("2");
        page.until_true("document.querySelector('.prompt input') != null");
        page.click("button", "Start a container");
        type_command(&page, "echo hi >> /etc/motd");
        page.wait_text("2 / 2");
        let made = page.until("the script is in the address", || {
            Some(page.hash()).filter(|hash| hash.contains("echo") && hash.contains("/2/"))
        });
        page.reload();
        // Nothing could be kept of the file; what was made is there as soon as it is dropped again.
        page.drop_file(&folder.file("small.tar"));
        page.wait_text("2 / 2");
        assert_eq!(page.hash(), made);
    }
}

#[test]
fn two_tabs_keep_an_image_each() {
    let (page, folder) = ready();
    let other = folder.file("other.tar");
    let layer = Layer::new("COPY hello /hello").with("hello", b"hello\n");
    docker_save(&other, "example/other:2", vec![layer]);
    let beside = page.beside();
    beside.wait_for("heading", "Drop an image here");
    page.front();
    page.choose_files("button", "Choose a file", &[&small(&folder)]);
    read(&page, "example/small:1");
    beside.front();
    beside.choose_files("button", "Choose a file", &[&other]);
    read(&beside, "example/other:2");
    // What the second tab opens or closes is not what the first one had.
    page.front();
    page.reload();
    let offer = page.text("region", "Open again");
    assert!(offer.contains("small.tar"), "{offer}");
    beside.front();
    beside.click("button", "Close image");
    beside.wait_for("heading", "Drop an image here");
    page.front();
    page.reload();
    let offer = page.text("region", "Open again");
    assert!(offer.contains("small.tar"), "{offer}");
    assert!(!page.has("alert", "*"), "{}", page.body());
    page.drop_file(&folder.file("small.tar"));
    read(&page, "example/small:1");
}

#[test]
fn nothing_leaves_the_machine_whatever_is_done() {
    let page = Page::open_with(Options::default(), "");
    let folder = Folder::new();
    page.wait_for("heading", "Drop an image here");
    page.drop_file(&small(&folder));
    read(&page, "example/small:1");
    page.click("row", "etc, *");
    page.press_all(&["ArrowRight", "s", "m", "r", "w", "x", "="]);
    page.press("2");
    page.until_true("document.querySelector('.prompt input') != null");
    page.click("button", "Start a container");
    type_command(&page, "cat /etc/motd");
    page.press("Escape");
    page.eval("document.activeElement.blur()");
    page.press("3");
    page.wait_for("heading", "Build cache");
    page.only_own_requests();
}
