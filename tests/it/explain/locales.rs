//! The two locales say the same things, and only what the code asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

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

fn is_cache_only(file: &Path) -> bool {
    let file = file.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(file).to_str().unwrap();
    CACHE_ONLY.iter().any(|place| file.starts_with(place))
}

#[test]
fn the_page_loads_the_words_it_says_and_no_others() {
    let (mut of_page, mut of_cache) = (BTreeSet::new(), BTreeSet::new());
    for file in files("src", "rs") {
        let found = literals_of(&file);
        if is_cache_only(&file) { of_cache.extend(found) } else { of_page.extend(found) }
    }
    let [page, cache] = i18n::sources(Lang::En).map(ids);
    let late: Vec<_> = cache.intersection(&of_page).collect();
    assert!(late.is_empty(), "the page says these, which are in cache.ftl: {late:?}");
    let early: Vec<_> = page.intersection(&of_cache).filter(|id| !of_page.contains(*id)).collect();
    assert!(early.is_empty(), "only the build cache says these, which are in page.ftl: {early:?}");
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
        if is_cache_only(&file) || file.ends_with("src/explain/mod.rs") {
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
