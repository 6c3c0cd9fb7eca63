//! The two locales say the same things, and only what the code asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use fluent_syntax::parser;
use onionskin::i18n::{self, Lang};

use crate::architecture::{code, files};

/// The messages of a language by id, of all files, each with the facts it names.
pub fn messages(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let parse = |source| parser::parse(source).expect("the locale parses").body;
    let mut messages = BTreeMap::new();
    for entry in i18n::sources(lang).into_iter().flat_map(parse) {
        if let Entry::Message(message) = entry {
            let mut facts = BTreeSet::new();
            if let Some(pattern) = &message.value {
                in_pattern(pattern, &mut facts);
            }
            let before = messages.insert(message.id.name.to_owned(), facts);
            assert!(before.is_none(), "{lang:?}: {} is there twice", message.id.name);
        }
    }
    messages
}

fn in_pattern(pattern: &Pattern<&str>, facts: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        in_expression(expression, facts);
    }
}

fn in_expression(expression: &Expression<&str>, facts: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, facts),
        Expression::Select { selector, variants } => {
            in_inline(selector, facts);
            variants.iter().for_each(|variant| in_pattern(&variant.value, facts));
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, facts: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => drop(facts.insert(id.name.to_owned())),
        InlineExpression::FunctionReference {
            arguments: CallArguments { positional, .. }, ..
        } => {
            positional.iter().for_each(|inline| in_inline(inline, facts));
        }
        InlineExpression::Placeable { expression } => in_expression(expression, facts),
        _ => {}
    }
}

/// What stands in quotes and could be an id: lower-case words with hyphens between them.
pub fn literals(folder: &str) -> BTreeSet<String> {
    files(folder, "rs").iter().flat_map(|file| literals_of(file)).collect()
}

fn literals_of(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    text.split('"').filter(|piece| is_id(piece)).map(str::to_owned).collect()
}

/// The ids of the messages in a file of words.
fn ids(source: &str) -> BTreeSet<String> {
    let id = |line: &str| line.split_once(" =").map(|(id, _)| id.to_owned());
    source.lines().filter_map(id).filter(|id| is_id(id) && !id.starts_with('-')).collect()
}

fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// The ids that are plainly asked for: the literals after `Message::new(` and after a call of `t`.
fn asked_for(text: &str) -> Vec<&str> {
    let mut asked = Vec::new();
    for call in ["Message::new(", "t("] {
        for (at, _) in text.match_indices(call) {
            let whole_name = !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let arguments = text[at + call.len()..].trim_start();
            // `t(lang, "id")`, `words.t("id")`
            let arguments = match arguments.split_once(',') {
                Some((lang, rest)) if lang.ends_with("lang") => rest.trim_start(),
                _ => arguments,
            };
            let literal = arguments.strip_prefix('"').and_then(|rest| rest.split('"').next());
            asked.extend(literal.filter(|literal| whole_name && is_id(literal)));
        }
    }
    asked
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_facts() {
    let (en, ko) = (messages(Lang::En), messages(Lang::Ko));
    for id in en.keys().chain(ko.keys()) {
        assert_eq!(en.get(id), ko.get(id), "{id}");
    }
}

#[test]
fn both_languages_have_the_same_sections_in_the_same_order() {
    // The Korean headings may add a translation after a colon.
    let outline = |source: &str| -> Vec<String> {
        source
            .lines()
            .filter_map(|line| match line.strip_prefix("### ") {
                Some(heading) => {
                    Some(format!("### {}", heading.split(':').next().unwrap_or_default()))
                }
                None => line.split_once(" =").map(|(id, _)| id.to_owned()),
            })
            .filter(|line| line.starts_with("### ") || is_id(line))
            .collect()
    };
    for (en, ko) in i18n::sources(Lang::En).into_iter().zip(i18n::sources(Lang::Ko)) {
        assert_eq!(outline(en), outline(ko));
    }
}

#[test]
fn every_message_is_used() {
    let used = literals("src");
    let mut unused = messages(Lang::En);
    unused.retain(|id, _| !used.contains(id));
    let unused: Vec<_> = unused.into_keys().collect();
    assert!(unused.is_empty(), "no code asks for {unused:?}");
}

#[test]
fn every_id_asked_for_is_there() {
    let there = messages(Lang::En);
    let mut missing = Vec::new();
    for file in files("src", "rs") {
        let text = fs::read_to_string(&file).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let asked = asked_for(text).into_iter().filter(|id| !there.contains_key(*id));
        missing.extend(asked.map(|id| format!("{}: {id}", file.display())));
    }
    assert!(missing.is_empty(), "no words for {missing:#?}");
}

/// Where the build cache alone asks for words: it is a program of its own, and its words a file.
const CACHE_ONLY: [&str; 5] = [
    "src/explain/cache",
    "src/explain/dockerfile",
    "src/view/cache",
    "src/ui/pages/cache",
    "src/app/cache",
];

/// What is said of an image that is open, or of a script for one: these words are a file too, which
/// is there before the state has any such thing (`Flow::tell_in_words`).
const IMAGE_ONLY: [&str; 6] = [
    "src/explain/",
    "src/view/",
    "src/ui/pages/containers",
    "src/ui/pages/inspect",
    "src/ui/shell/findings.rs",
    "src/app/script_file.rs",
];

/// What is said of a file that is no image, among the explanations.
const NOT_IMAGE: [&str; 2] = ["src/explain/error.rs", "src/explain/message.rs"];

/// Which file of words a piece of code asks, of [`i18n::FILES`].
fn file_of(code: &Path) -> &'static str {
    let code = code.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(code).to_str().unwrap();
    let is_in = |places: &[&str]| places.iter().any(|place| code.starts_with(place));
    if is_in(&CACHE_ONLY) {
        i18n::CACHE
    } else if is_in(&IMAGE_ONLY) && !is_in(&NOT_IMAGE) {
        i18n::IMAGE
    } else {
        i18n::PAGE
    }
}

#[test]
fn words_are_in_the_file_of_those_who_say_them() {
    let mut said = BTreeMap::<&str, BTreeSet<String>>::new();
    for file in files("src", "rs") {
        said.entry(file_of(&file)).or_default().extend(literals_of(&file));
    }
    let mut wrong = Vec::new();
    for (name, source) in i18n::FILES.into_iter().zip(i18n::sources(Lang::En)) {
        for id in ids(source) {
            let by: Vec<&str> =
                said.iter().filter(|(_, said)| said.contains(&id)).map(|(by, _)| *by).collect();
            let place = if let [only] = by[..] { only } else { i18n::PAGE };
            if place != name {
                wrong.push(format!("{id} is in {name}.ftl and said by {by:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(said.values().all(|said| said.len() > 50), "{said:?}");
}

/// The functions that `explain` gives, of some of its parts.
fn explanations(parts: &[&str]) -> BTreeSet<String> {
    let list = fs::read_to_string("src/explain/mod.rs").unwrap();
    let names = |part: &&str| {
        let start = format!("pub use {part}::");
        let rest = list.split_once(&start).unwrap().1.split_once(';').unwrap().0.to_owned();
        let names = rest.split(['{', '}', ',']).map(|name| name.trim().to_owned());
        names.filter(|name| !name.is_empty()).collect::<Vec<_>>()
    };
    parts.iter().flat_map(names).collect()
}

/// Where `explain`'s functions of some names are called, but by code that may.
fn calls(given: &BTreeSet<String>, may: impl Fn(&Path) -> bool) -> Vec<(PathBuf, String)> {
    let mut wrong = Vec::new();
    for file in files("src", "rs") {
        if may(&file) || file.ends_with("src/explain/mod.rs") {
            continue;
        }
        let code = code(&file);
        let asked = code.split("explain::").skip(1).flat_map(|rest| {
            // `explain::name`, `explain::{name, other}`
            let list = match rest.strip_prefix('{') {
                Some(list) => list.split('}').next(),
                None => rest.split(|c: char| !c.is_alphanumeric() && c != '_').next(),
            };
            list.unwrap_or_default().split(',').map(str::trim)
        });
        let asked = asked.filter(|name| given.contains(*name));
        wrong.extend(asked.map(|name| (file.clone(), name.to_owned())));
    }
    wrong
}

#[test]
fn what_needs_an_image_is_explained_where_one_is_open() {
    let list = fs::read_to_string("src/explain/mod.rs").unwrap();
    let parts: Vec<&str> = list
        .lines()
        .filter_map(|line| line.strip_prefix("pub use ")?.split_once("::"))
        .map(|(part, _)| part)
        .filter(|part| !["cache", "dockerfile", "error", "message"].contains(part))
        .collect();
    let mut given = explanations(&parts);
    given.insert("finding".to_owned());
    assert!(given.contains("cow_event") && given.contains("save_error"), "{given:?}");
    let wrong = calls(&given, |file| file_of(file) == i18n::IMAGE);
    assert!(wrong.is_empty(), "the words may not be there: {wrong:?}");
}

/// Explanations are found by the functions that give them: those of the build cache are named by its
/// own code alone.
#[test]
fn the_page_asks_for_no_explanation_of_the_build_cache() {
    let list = fs::read_to_string("src/explain/mod.rs").unwrap();
    let given: BTreeSet<&str> = ["pub use cache::{", "pub use dockerfile::{"]
        .iter()
        .flat_map(|start| list.split_once(start).unwrap().1.split_once('}').unwrap().0.split(','))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    assert!(given.contains("cache_verdict") && given.contains("dockerfile_problem"), "{given:?}");
    let mut wrong = Vec::new();
    for file in files("src", "rs") {
        if file_of(&file) == i18n::CACHE || file.ends_with("src/explain/mod.rs") {
            continue;
        }
        let code = code(&file);
        let mut words = code.split(|c: char| !c.is_alphanumeric() && c != '_');
        wrong.extend(
            words.find(|word| given.contains(word)).map(|word| (file.clone(), word.to_owned())),
        );
    }
    assert!(wrong.is_empty(), "its words are not there on the page: {wrong:?}");
}

#[test]
fn the_voice_is_kept() {
    let never = [
        (Lang::En, ["!", "please", "Please", "simply", "something", "went wrong"].as_slice()),
        (Lang::Ko, &["!", "에 의해", "가지고 있", "당신", "되어지", "되어진", "해 주십시오"]),
    ];
    for (lang, words) in never {
        for line in i18n::sources(lang).into_iter().flat_map(str::lines) {
            for word in words {
                assert!(!line.contains(word), "{word:?}: {line}");
            }
            let mut words = line.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
            assert!(!words.any(|word| word == "some" || word == "various"), "{line}");
        }
    }
}
