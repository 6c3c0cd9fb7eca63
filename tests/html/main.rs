//! The components' HTML, drawn without a browser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod files;
mod panels;
mod render;
mod stage;

use onionskin::app::{AppState, Notice, Remembered};
use onionskin::i18n::Lang;
use onionskin::image::{ArchiveError, Looks};
use onionskin::ui::pages::start::{StartPage, start_page};
use onionskin::ui::shell::{Help, notice_bar, top_bar};
use onionskin::ui::store::Store;
use onionskin::ui::words::Words;
use render::{attribute, buttons_without_name, html};
use yew::prelude::*;

fn state(lang: Lang) -> AppState {
    AppState { lang, ..AppState::default() }
}

fn start(store: &Store) -> Html {
    let page = StartPage {
        store,
        input: NodeRef::default(),
        on_files: Callback::noop(),
        on_sample: Callback::noop(),
        on_reopen: Callback::noop(),
        hovered: false,
    };
    start_page(Words(store.lang), &page)
}

fn shell(store: &Store) -> Html {
    let words = Words(store.lang);
    html! {
        <>
            { top_bar(words, store, &Callback::noop(), &Callback::noop()) }
            { notice_bar(words, store, &Callback::noop()) }
            <Help on_close={Callback::noop()} />
        </>
    }
}

fn refused(name: &str) -> AppState {
    let name = name.to_owned();
    let notice = Notice::Refused { name, error: ArchiveError::NotAnImage(Looks::Dockerfile) };
    AppState { notice: Some(notice), ..state(Lang::En) }
}

#[test]
fn the_start_page_speaks_both_languages() {
    let english = html(state(Lang::En), start);
    assert!(english.contains("Drop an image here") && english.contains("docker save IMAGE"));
    let korean = html(state(Lang::Ko), start);
    assert!(korean.contains("이미지를 여기에 놓으세요") && korean.contains("docker save IMAGE"));
    assert!(!korean.contains("Drop"), "an English word is left in the Korean page");
}

#[test]
fn every_button_has_a_name() {
    for lang in [Lang::En, Lang::Ko] {
        for page in [start, shell] {
            let html = html(state(lang), page);
            assert_eq!(buttons_without_name(&html), Vec::<String>::new());
        }
    }
}

#[test]
fn no_style_is_written_that_the_policy_forbids() {
    for page in [start, shell] {
        assert!(!html(state(Lang::En), page).contains(" style="));
    }
}

#[test]
fn an_error_is_an_alert_and_hostile_names_are_text() {
    let html = html(refused("<b>a\u{202e}b</b>.tar"), shell);
    assert_eq!(attribute(&html, "note note--bar del", "role").as_deref(), Some("alert"));
    assert!(html.contains("&lt;b&gt;") && !html.contains("<b>a"), "{html}");
    assert!(!html.contains('\u{202e}'), "a control character reorders the line");
    assert!(html.contains("This is a Dockerfile, not an image."));
}

#[test]
fn what_was_open_is_offered_with_its_size_and_id() {
    let remembered = Remembered {
        name: "shop.tar".into(),
        bytes: 412_000_000,
        id: Some("sha256:abc".into()),
        ..Remembered::default()
    };
    let html = html(AppState { remembered: Some(remembered), ..state(Lang::En) }, start);
    for text in ["shop.tar", "412 MB", "sha256:abc"] {
        assert!(html.contains(text), "{text} is missing");
    }
}
