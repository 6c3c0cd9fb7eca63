//! The absences that ARCHITECTURE.md promises, read off the source text.

mod source;
mod words;

use std::collections::BTreeSet;
use std::fs;

pub use source::{code, files};
use source::{code_of, found, none, rooms_named, root, show};
use words::{has_color, has_hex_color, static_words, without_css_comments, words_in_html};

/// The rooms, lowest first, and the rooms each may name.
const ROOMS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("image", &["base"]),
    ("archive", &["base", "image"]),
    ("union", &["base", "image"]),
    ("dockerfile", &["base"]),
    ("sim", &["base", "image", "archive", "union", "dockerfile"]),
    ("explain", &["base", "image", "archive", "union", "dockerfile", "sim"]),
    ("i18n", &["base", "image", "archive", "union", "dockerfile", "sim", "explain"]),
    ("view", &["base", "image", "archive", "union", "dockerfile", "sim", "explain", "i18n"]),
    ("app", &["base", "image", "archive", "union", "dockerfile", "sim", "explain", "i18n", "view"]),
    (
        "platform",
        &[
            "base",
            "image",
            "archive",
            "union",
            "dockerfile",
            "sim",
            "explain",
            "i18n",
            "view",
            "app",
        ],
    ),
    (
        "worker",
        &[
            "base",
            "image",
            "archive",
            "union",
            "dockerfile",
            "sim",
            "explain",
            "i18n",
            "view",
            "app",
            "platform",
        ],
    ),
    (
        "ui",
        &[
            "base",
            "image",
            "archive",
            "union",
            "dockerfile",
            "sim",
            "explain",
            "i18n",
            "view",
            "app",
            "platform",
            "worker",
        ],
    ),
];

/// Rooms that build without a browser.
const CORE: &[&str] =
    &["base", "image", "archive", "union", "dockerfile", "sim", "explain", "i18n", "view", "app"];

/// Lines a file may have.
const LINES: usize = 500;

#[test]
fn rooms_import_downwards_only() {
    let mut wrong = Vec::new();
    for (room, may) in ROOMS {
        for file in files(&format!("src/{room}"), "rs") {
            for (line, named) in rooms_named(&code(&file)) {
                let is_room = ROOMS.iter().any(|(other, _)| *other == named);
                if is_room && named != *room && !may.contains(&named.as_str()) {
                    wrong.push(format!("{}:{line}: {room} names {named}", show(&file)));
                }
            }
        }
    }
    none(&wrong, "a room may name only the rooms below it");
}

#[test]
fn every_folder_of_the_source_is_a_known_room() {
    let mut wrong = Vec::new();
    for entry in fs::read_dir(root().join("src")).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let known = name == "bin" || ROOMS.iter().any(|(room, _)| *room == name);
        if entry.path().is_dir() && !known {
            wrong.push(name);
        }
    }
    none(&wrong, "a new room needs its place in the order");
}

#[test]
fn the_core_knows_no_browser() {
    let mut wrong = Vec::new();
    for room in CORE {
        let names = ["web_sys", "js_sys", "wasm_bindgen", "gloo", "yew", "JsValue"];
        wrong.extend(found(&format!("src/{room}"), &names));
    }
    none(&wrong, "the core builds without a browser");
}

#[test]
fn the_core_has_no_clock_and_no_chance() {
    let mut wrong = Vec::new();
    for room in CORE {
        let names = ["Instant", "SystemTime", "getrandom", "RandomState", "thread_rng"];
        wrong.extend(found(&format!("src/{room}"), &names));
    }
    none(&wrong, "the core is a pure function of its values");
}

#[test]
fn javascript_stays_in_platform() {
    let mut wrong = found("src/ui", &["JsValue", "js_sys", "wasm_bindgen", "wasm_bindgen_futures"]);
    for room in ["src/ui", "src/worker"] {
        for file in files(room, "rs") {
            for (n, line) in code(&file).lines().enumerate() {
                if line.contains("web_sys::window") || line.contains("gloo::utils::window") {
                    wrong.push(format!("{}:{}: window", show(&file), n + 1));
                }
            }
        }
    }
    none(&wrong, "the browser's objects are reached through src/platform");
}

#[test]
fn files_stay_short() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "xtask", "fuzz"] {
        for file in files(folder, "rs") {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            if lines > LINES {
                wrong.push(format!("{}: {lines} lines", show(&file)));
            }
        }
    }
    none(&wrong, "a file stops at 500 lines: split it");
}

#[test]
fn every_room_says_what_it_is_for() {
    let mut wrong = Vec::new();
    for file in files("src", "rs") {
        let text = fs::read_to_string(&file).unwrap();
        if file.ends_with("mod.rs") && !text.starts_with("//! ") {
            wrong.push(show(&file));
        }
    }
    none(&wrong, "a mod.rs begins with what the folder is for");
}

#[test]
fn colors_are_only_in_the_tokens() {
    let mut wrong = Vec::new();
    for file in files("static/css", "css") {
        if file.ends_with("tokens.css") {
            continue;
        }
        let text = without_css_comments(&fs::read_to_string(&file).unwrap());
        for (n, line) in text.lines().enumerate() {
            if has_color(line) {
                wrong.push(format!("{}:{}: {}", show(&file), n + 1, line.trim()));
            }
        }
    }
    for room in ["src/ui", "src/view", "src/platform"] {
        for file in files(room, "rs") {
            let text = fs::read_to_string(&file).unwrap();
            for (n, line) in text.lines().enumerate() {
                if !line.trim_start().starts_with("//") && has_hex_color(line, "\"#") {
                    wrong.push(format!("{}:{}: {}", show(&file), n + 1, line.trim()));
                }
            }
        }
    }
    none(&wrong, "colors are named in static/css/tokens.css");
}

#[test]
fn words_are_only_in_the_locales() {
    let mut wrong = Vec::new();
    for file in files("src/ui", "rs") {
        let text = fs::read_to_string(&file).unwrap();
        for (line, words) in words_in_html(&text) {
            wrong.push(format!("{}:{line}: {words:?}", show(&file)));
        }
    }
    for room in ["archive", "union", "dockerfile", "sim", "view", "app", "platform", "worker", "ui"]
    {
        for file in files(&format!("src/{room}"), "rs") {
            let text = fs::read_to_string(&file).unwrap();
            for (n, line) in text.lines().enumerate() {
                let hangul = |c| ('가'..='힣').contains(&c);
                if line.split("//").next().unwrap_or_default().contains(hangul)
                    && !text.lines().take(n).any(|line| line.contains("#[cfg(test)]"))
                {
                    wrong.push(format!("{}:{}: {}", show(&file), n + 1, line.trim()));
                }
            }
        }
    }
    none(&wrong, "what a person reads is in static/locales");
}

/// What is said when no words can be fetched stands in the page itself: once in each language, each
/// marked as such, and nothing else.
#[test]
fn the_page_itself_says_one_thing_in_every_language() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    let said = static_words(&page);
    let languages: Vec<&str> = said.iter().map(|(lang, _)| lang.as_str()).collect();
    assert_eq!(languages, ["en", "ko"], "{said:?}");
    let sentences = said.iter().map(|(_, text)| text.matches(". ").count());
    assert_eq!(sentences.collect::<BTreeSet<_>>().len(), 1, "{said:?}");
    for script in files("static", "js") {
        for line in fs::read_to_string(&script).unwrap().lines() {
            let code = line.split("//").next().unwrap_or_default();
            assert!(!code.contains(|c| ('가'..='힣').contains(&c)), "{}: {line}", show(&script));
        }
    }
}

#[test]
fn the_rules_above_see_what_they_look_for() {
    let text = "use crate::{base::{X, ui::no}, union};\nlet a = crate::view::row();";
    let named: Vec<String> = rooms_named(text).into_iter().map(|(_, name)| name).collect();
    assert_eq!(named, ["base", "union", "view"]);

    let ui = r#"html! { <p class="a" title="Close it" role={if x { "a" } else { "b" }}>
        { "Hello" } { t("hello-id") } { "·" } <b>{ for x.map(|y| html! { <i>{"there"}</i> }) }</b></p> }"#;
    let words: Vec<String> = words_in_html(ui).into_iter().map(|(_, word)| word).collect();
    assert_eq!(words, ["Close it", "Hello", "there"]);

    let page =
        "<title>Onionskin</title><body><p lang=\"en\">Hello. <b>You</b></p>there<p>\n</p></body>";
    let words = static_words(page);
    let words: Vec<(&str, &str)> = words.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(words, [("en", "Hello. "), ("", "You"), ("", "there")]);

    assert!(has_color("  color: #fff;") && has_color("border: 1px solid rgb(0 0 0)"));
    assert!(has_color("background: white;") && !has_color("#main-part { color: var(--ink); }"));
    assert_eq!(code_of("a // crate::ui\n\"crate::ui\" '\"' b"), "a \n\"\" '' b");
}
