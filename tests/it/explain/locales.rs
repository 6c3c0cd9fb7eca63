//! The two locales say the same things, and only what the code asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use fluent_syntax::parser;
use onionskin::i18n::{self, Lang};

use crate::architecture::files;

/// The messages of a language by id, each with the facts it names.
pub fn messages(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let resource = parser::parse(i18n::source(lang)).expect("the locale parses");
    let mut messages = BTreeMap::new();
    for entry in resource.body {
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
    let mut found = BTreeSet::new();
    for file in files(folder, "rs") {
        let text = fs::read_to_string(file).unwrap();
        found.extend(text.split('"').filter(|piece| is_id(piece)).map(str::to_owned));
    }
    found
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
    let outline = |lang| -> Vec<String> {
        let lines = i18n::source(lang).lines();
        lines
            .filter_map(|line| match line.strip_prefix("### ") {
                Some(heading) => {
                    Some(format!("### {}", heading.split(':').next().unwrap_or_default()))
                }
                None => line.split_once(" =").map(|(id, _)| id.to_owned()),
            })
            .filter(|line| line.starts_with("### ") || is_id(line))
            .collect()
    };
    assert_eq!(outline(Lang::En), outline(Lang::Ko));
}

#[test]
fn every_message_is_used() {
    let used = literals("src");
    let mut unused = Vec::new();
    for line in i18n::source(Lang::En).lines() {
        let id = line.split(' ').next().unwrap_or_default();
        if is_id(id) && !id.starts_with('-') && !used.contains(id) {
            unused.push(id);
        }
    }
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

#[test]
fn the_voice_is_kept() {
    let never = [
        (Lang::En, ["!", "please", "Please", "simply", "something", "went wrong"].as_slice()),
        (Lang::Ko, &["!", "에 의해", "가지고 있", "당신", "되어지", "되어진", "해 주십시오"]),
    ];
    for (lang, words) in never {
        for line in i18n::source(lang).lines() {
            for word in words {
                assert!(!line.contains(word), "{word:?}: {line}");
            }
            let mut words = line.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
            assert!(!words.any(|word| word == "some" || word == "various"), "{line}");
        }
    }
}
