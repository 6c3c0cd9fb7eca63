//! The build cache: a program of its own, and the way to it and back.

use onionskin_browser_tests::archives::{Folder, small};
use onionskin_browser_tests::{Options, Page, Serving};

const WASM: &str = "cache_bg.wasm";

fn has_asked(page: &Page) -> bool {
    page.files_loaded().iter().any(|file| file.contains(WASM))
}

#[test]
fn key_3_opens_it_and_back_returns() {
    let page = Page::open();
    page.wait_for("heading", "Drop an image here");
    assert!(!has_asked(&page), "it is loaded when it is first shown");
    page.press("3");
    page.wait_for("heading", "Build cache");
    page.wait_gone("heading", "Drop an image here");
    assert!(page.hash().starts_with("#cache"));
    assert_eq!(page.eval("document.title"), "Build cache · Onionskin");
    assert_eq!(page.all("main", "*").len(), 1, "{}", page.outline());
    page.back();
    page.wait_for("heading", "Drop an image here");
    page.wait_gone("heading", "Build cache");
    assert_eq!(page.hash(), "");
    page.forward();
    page.wait_for("heading", "Build cache");
    page.only_own_requests();
    let loads = page.files_loaded().iter().filter(|file| file.contains(WASM)).count();
    assert_eq!(loads, 1, "it stays when another view is shown");
}

#[test]
fn its_name_is_a_control_that_says_where_one_is() {
    let page = Page::open();
    page.click("button", "Build cache");
    page.wait_for("heading", "Build cache");
    let current = page.wait_for("button", "Build cache");
    assert_eq!(page.on(&current, "function() { return this.ariaCurrent }"), "page");
    page.click("button", "Inspect");
    page.wait_for("heading", "Drop an image here");
}

#[test]
fn the_address_opens_it_and_what_follows_is_kept() {
    const LINK: &str = "#cache/0/1~---+Dockerfile~FROM+a~RUN+b~---+steps";
    let page = Page::open_with(Options::default(), LINK);
    page.wait_for("heading", "Build cache");
    assert_eq!(page.hash(), LINK);
    page.press("1");
    page.wait_for("heading", "Drop an image here");
    assert_eq!(page.hash(), "");
    page.press("3");
    page.wait_for("heading", "Build cache");
    page.until("the link", || (page.hash() == LINK).then_some(()));
    page.back();
    page.wait_for("heading", "Drop an image here");
    page.back();
    page.wait_for("heading", "Build cache");
    assert_eq!(page.hash(), LINK);
}

#[test]
fn an_open_image_stays_open_beside_it() {
    let page = Page::open();
    page.click("button", "Deleted secret*");
    page.wait_for("treegrid", "Files");
    page.until_true("location.hash.startsWith('#inspect/sha256:')");
    let place = page.hash();
    page.press("3");
    page.wait_for("heading", "Build cache");
    page.back();
    page.wait_for("treegrid", "Files");
    assert_eq!(page.hash(), place);
    page.forward();
    page.wait_for("heading", "Build cache");
    page.press("2");
    page.wait_gone("heading", "Build cache");
    page.until_true("location.hash.startsWith('#containers/')");
}

#[test]
fn its_words_follow_the_language_of_the_page() {
    let page = Page::open_with(Options { language: "ko-KR", ..Options::default() }, "#cache");
    page.wait_for("heading", "빌드 캐시");
    page.click("button", "English");
    page.wait_for("heading", "Build cache");
    page.wait_for("button", "Predict first");
    page.press("1");
    page.wait_for("heading", "Drop an image here");
    page.click("button", "한국어");
    page.wait_for("heading", "이미지를 여기에 놓으세요");
    page.press("3");
    page.wait_for("heading", "빌드 캐시");
    assert!(!page.has("heading", "Build cache"));
}

#[test]
fn words_that_cannot_be_fetched_leave_it_in_its_language() {
    let page = Page::open_with(Options::default(), "#cache");
    page.wait_for("heading", "Build cache");
    page.serve("locales/ko/cache.ftl", Serving::No);
    page.click("button", "한국어");
    // The page has the other language; what it lacks is named.
    page.wait_text("다른 언어의 글을 가져오지 못했습니다.");
    assert!(page.has("heading", "Build cache"), "{}", page.outline());
    page.serve("locales/ko/cache.ftl", Serving::Yes);
    page.click("button", "English");
    page.click("button", "한국어");
    page.wait_for("heading", "빌드 캐시");
    assert!(!page.take_errors().is_empty(), "the browser tells what it could not load");
}

#[test]
fn what_cannot_be_loaded_is_told_and_loaded_again() {
    for file in [WASM, "cache.js", "locales/en/cache.ftl"] {
        let page = Page::open();
        page.wait_for("heading", "Drop an image here");
        page.serve(file, Serving::No);
        page.press("3");
        page.wait_for("heading", "The build cache could not be loaded");
        assert!(page.has("alert", "*"), "{}", page.outline());
        page.click("button", "Load it again");
        page.wait_for("heading", "The build cache could not be loaded");
        page.press("1");
        page.wait_for("heading", "Drop an image here");
        page.press("3");
        page.wait_for("heading", "The build cache could not be loaded");
        page.serve(file, Serving::Yes);
        page.click("button", "Load it again");
        page.wait_for("heading", "Build cache");
        page.wait_gone("alert", "*");
        assert!(!page.take_errors().is_empty(), "the browser tells what it could not load");
    }
}

#[test]
fn what_is_slow_to_load_is_told() {
    let page = Page::open();
    page.wait_for("heading", "Drop an image here");
    page.serve(WASM, Serving::Later);
    page.press("3");
    page.wait_text("The build cache is loading.");
    page.press("1");
    page.wait_for("heading", "Drop an image here");
    page.serve(WASM, Serving::Yes);
    page.until_true("document.querySelector('#cache main') != null");
    assert!(!page.has("heading", "Build cache"), "another view is on screen");
    page.press("3");
    page.wait_for("heading", "Build cache");
    assert!(!page.body().contains("is loading"));
}

#[test]
fn a_dockerfile_dropped_anywhere_gets_there() {
    let (page, folder) = (Page::open(), Folder::new());
    page.wait_for("heading", "Drop an image here");
    page.drop_file(&folder.write("Dockerfile", b"FROM alpine\nRUN true\n"));
    page.click("button", "Open it in the build cache");
    page.wait_for("heading", "Build cache");
    page.wait_text("Dockerfile is the Dockerfile now.");
    page.wait_gone("alert", "*");

    page.drop_file(&folder.write("next.Dockerfile", b"FROM alpine\n"));
    page.wait_text("next.Dockerfile is the Dockerfile now.");
    page.press("1");
    page.wait_for("heading", "Drop an image here");
    page.press("3");
    page.wait_text("next.Dockerfile is the Dockerfile now.");
    // What is an image after all opens as one.
    page.drop_file(&small(&folder));
    page.wait_text("example/small:1");
    page.wait_gone("heading", "Build cache");
}

#[test]
fn a_fault_in_it_leaves_the_page_alone() {
    let page = Page::open_with(Options::default(), "#cache");
    page.wait_for("heading", "Build cache");
    // Bytes that claim to be more than memory can hold: the module panics where it copies them.
    page.eval(
        "(() => {
            const bytes = Object.create(Uint8Array.prototype, { length: { value: 2 ** 31 } });
            const data = { bytes, files: [] };
            const event = new MessageEvent('onionskin-to-module', { data });
            document.getElementById('cache').dispatchEvent(event);
        })()",
    );
    page.wait_for("alert", "*");
    page.wait_text("The build cache stopped because of a fault in Onionskin.");
    page.wait_text("load it again with the button above");
    page.wait_text("capacity overflow");
    assert!(!page.take_errors().is_empty(), "the report is on the console too");
    page.press("1");
    page.wait_for("heading", "Drop an image here");
    page.press("3");
    page.click("button", "Load it again");
    page.wait_for("heading", "Build cache");
    page.wait_gone("alert", "*");
}
