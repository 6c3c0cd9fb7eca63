//! The page before an image is dropped.

use onionskin_browser_tests::{Options, Page, Serving};

#[test]
fn the_page_loads_by_itself_alone() {
    let page = Page::open();
    page.wait_for("heading", "Drop an image here");
    page.wait_text("Nothing leaves this machine.");
    page.only_own_requests();
}

#[test]
fn a_policy_forbids_every_other_origin() {
    let page = Page::open();
    page.wait_for("heading", "Drop an image here");
    let blocked = page.eval(
        "new Promise(done => {
            document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective));
            fetch('https://example.com/').catch(() => {});
            setTimeout(() => done('nothing'), 3000);
        })",
    );
    assert_eq!(blocked, "connect-src");
    assert!(!page.take_errors().is_empty(), "the browser tells the violation");
}

#[test]
fn the_language_switches_at_once_and_is_remembered() {
    let page = Page::open();
    page.wait_for("heading", "Drop an image here");
    assert_eq!(page.language(), "en");
    page.click("button", "한국어");
    page.wait_for("heading", "이미지를 여기에 놓으세요");
    assert_eq!(page.language(), "ko");
    page.reload();
    page.wait_for("heading", "이미지를 여기에 놓으세요");
    page.click("button", "English");
    page.wait_for("heading", "Drop an image here");
    assert_eq!(page.language(), "en");
}

#[test]
fn the_first_visit_speaks_the_browsers_language() {
    let page = Page::open_with(Options { language: "ko-KR", ..Options::default() }, "");
    page.wait_for("heading", "이미지를 여기에 놓으세요");
    assert_eq!(page.language(), "ko");
}

#[test]
fn words_are_fetched_in_the_language_that_is_read() {
    let page = Page::open();
    page.wait_for("heading", "Drop an image here");
    assert_eq!(words(&page), ["en/page.ftl"]);
    page.click("button", "한국어");
    page.wait_for("heading", "이미지를 여기에 놓으세요");
    page.click("button", "English");
    page.wait_for("heading", "Drop an image here");
    assert_eq!(words(&page), ["en/page.ftl", "ko/page.ftl"]);
    page.press("3");
    page.wait_for("heading", "Build cache");
    assert_eq!(words(&page), ["en/page.ftl", "ko/page.ftl", "en/cache.ftl"]);
    page.only_own_requests();
}

/// The files of words that were asked for, without the folder of all.
fn words(page: &Page) -> Vec<String> {
    let files = page.files_loaded().into_iter();
    files.filter_map(|file| Some(file.strip_prefix("GET locales/")?.to_owned())).collect()
}

/// Collects in `window.bare` every text of the page that is the id of a message, be it there for as
/// little as one change of the page.
fn watch_for_ids(page: &Page) {
    let files = [
        include_str!("../../../../static/locales/en/page.ftl"),
        include_str!("../../../../static/locales/en/image.ftl"),
    ];
    let ids: Vec<String> = files
        .into_iter()
        .flat_map(str::lines)
        .filter_map(|line| Some(line.split_once(" =")?.0))
        .filter(|id| id.contains('-') && !id.contains(' '))
        .map(|id| format!("'{id}'"))
        .collect();
    assert!(ids.len() > 500, "{ids:?}");
    page.eval(&format!(
        "{{
            const ids = new Set([{}]);
            window.bare = [];
            const look = () => {{
                const labelled = [...document.querySelectorAll('[aria-label], [title], [placeholder]')];
                const texts = document.body.innerText.split('\\n').concat(
                    labelled.flatMap(of => [of.ariaLabel, of.title, of.placeholder]));
                bare.push(...texts.filter(text => ids.has(text?.trim())));
            }};
            new MutationObserver(look).observe(document.body,
                {{ subtree: true, childList: true, characterData: true, attributes: true }});
        }}",
        ids.join(",")
    ));
    page.eval("document.body.insertAdjacentHTML('beforeend', '<p id=bare>stage-run</p>')");
    page.until_true("bare.includes('stage-run')");
    page.eval("document.getElementById('bare').remove(), 0");
    page.settle();
    page.eval("bare.length = 0");
}

#[test]
fn the_words_for_an_image_are_there_before_it_is_shown() {
    let page = Page::open();
    page.wait_for("heading", "Drop an image here");
    watch_for_ids(&page);
    page.serve("locales/en/image.ftl", Serving::Later);
    page.click("button", "Deleted secret*");
    page.until("the words are asked for", || {
        words(&page).contains(&"en/image.ftl".to_owned()).then_some(())
    });
    page.until("the image is listed", || (page.workers() > 0).then_some(()));
    page.settle();
    assert!(!page.has("treegrid", "*"), "{}", page.outline());
    // Another language has them too, though they were not needed when it was asked for.
    page.click("button", "한국어");
    page.serve("locales/en/image.ftl", Serving::Yes);
    page.wait_for("treegrid", "*");
    page.until("the words are Korean", || (page.language() == "ko").then_some(()));
    page.wait_gone("progressbar", "*");
    page.settle();
    assert_eq!(words(&page).iter().filter(|file| *file == "ko/image.ftl").count(), 1);
    page.press("2");
    page.wait_for("heading", "*");
    page.settle();
    page.click("button", "English");
    page.until("the words are English", || (page.language() == "en").then_some(()));
    page.settle();
    assert_eq!(page.eval("bare.join()"), "");
    page.only_own_requests();
}

#[test]
fn an_image_is_not_opened_without_its_words() {
    let page = Page::open();
    page.wait_for("heading", "Drop an image here");
    page.serve("locales/en/image.ftl", Serving::No);
    page.click("button", "Deleted secret*");
    page.wait_text("The words for images could not be fetched, so nothing was opened.");
    assert!(!page.has("progressbar", "*"), "{}", page.outline());
    // The language changes as before, and has what it needs once there is an image.
    page.click("button", "한국어");
    page.wait_for("heading", "이미지를 여기에 놓으세요");
    page.click("button", "English");
    page.wait_for("heading", "Drop an image here");
    page.serve("locales/en/image.ftl", Serving::Yes);
    page.click("button", "Deleted secret*");
    page.wait_for("treegrid", "*");
    page.click("button", "한국어");
    page.until("the words are Korean", || (page.language() == "ko").then_some(()));
    assert!(words(&page).contains(&"ko/image.ftl".to_owned()), "{:?}", words(&page));
    assert!(!page.take_errors().is_empty(), "the browser tells what it could not load");
}

#[test]
fn words_that_cannot_be_fetched_leave_the_language_as_it_is() {
    let page = Page::open();
    page.wait_for("heading", "Drop an image here");
    page.serve("locales/ko/page.ftl", Serving::No);
    page.click("button", "한국어");
    page.wait_text("The words of the other language could not be fetched.");
    assert_eq!(page.language(), "en");
    page.serve("locales/ko/page.ftl", Serving::Yes);
    page.click("button", "한국어");
    page.wait_for("heading", "이미지를 여기에 놓으세요");
    assert!(!page.take_errors().is_empty(), "the browser tells what it could not load");
}

#[test]
fn a_page_without_its_parts_says_so_in_both_languages() {
    for file in ["locales/en/page.ftl", "onionskin_bg.wasm", "onionskin.js"] {
        let page = Page::open();
        page.wait_for("heading", "Drop an image here");
        page.serve(file, Serving::No);
        page.reload();
        page.wait_text("A part of Onionskin could not be fetched.");
        page.wait_text("Onionskin의 일부를 가져오지 못했습니다.");
        assert!(page.has("alert", "*"), "{file}: {}", page.outline());
        page.serve(file, Serving::Yes);
        page.reload();
        page.wait_for("heading", "Drop an image here");
        assert!(!page.body().contains("could not be fetched"), "{file}");
        assert!(!page.take_errors().is_empty(), "{file}");
    }
}

#[test]
fn the_theme_follows_the_system_until_it_is_set() {
    let page = Page::open();
    let paper = || page.eval("getComputedStyle(document.body).backgroundColor").to_string();
    page.wait_for("button", "Theme: as the system");
    let light = paper();
    page.look(Options { dark: true, ..Options::default() });
    let dark = page.until("the page is dark", || Some(paper()).filter(|now| *now != light));

    page.click("button", "Theme: as the system");
    page.wait_for("button", "Theme: light");
    assert_eq!(paper(), light);
    page.reload();
    page.wait_for("button", "Theme: light");
    assert_eq!(paper(), light);
    page.click("button", "Theme: light");
    page.wait_for("button", "Theme: dark");
    page.look(Options::default());
    assert_eq!(paper(), dark);
}

#[test]
fn the_keys_are_listed_and_escape_closes_the_list() {
    let page = Page::open();
    page.wait_for("button", "Keys");
    page.press("?");
    page.wait_for("dialog", "Keys");
    page.press("Escape");
    page.wait_gone("dialog", "Keys");
    page.click("button", "Keys");
    page.wait_for("dialog", "Keys");
    page.click("button", "Close");
    page.wait_gone("dialog", "Keys");
    let focused = page.focused().expect("something has the keyboard");
    assert_eq!(focused.name, "Keys", "the focus goes back to where it was");
}

#[test]
fn every_command_has_a_button_that_copies_it() {
    let page = Page::open();
    page.wait_for("heading", "Save an image to a file");
    for engine in ["docker save", "podman save", "nerdctl save", "skopeo copy"] {
        page.wait_for("button", &format!("Copy: {engine}*"));
    }
}

#[test]
fn everything_can_be_reached_by_keyboard() {
    let page = Page::open();
    page.wait_for("heading", "Drop an image here");
    let buttons = page.names("button");
    let mut reached = Vec::new();
    for _ in 0..buttons.len() + 5 {
        page.press("Tab");
        reached.extend(page.focused().map(|control| control.name));
    }
    let missed: Vec<&String> = buttons.iter().filter(|name| !reached.contains(name)).collect();
    assert!(missed.is_empty(), "Tab does not reach {missed:?}");
}
