//! Every explanation in both languages, and the locales they stand in.

mod cache;
mod cache_ready;
mod cow;
mod dockerfile;
mod drivers;
mod every;
mod fluent;
mod inspect;
mod locales;
mod predict;
mod ready;
mod refusal;
mod stack;
mod story;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use onionskin::explain::{Arg, Message};
use onionskin::i18n::{self, Lang};

/// Set, the committed explanations are written again.
const UPDATE: &str = "ONIONSKIN_UPDATE";

#[test]
fn explanations_side_by_side() {
    let mut now = String::new();
    for message in every::all() {
        let id = message.id;
        let (en, ko) = (i18n::text(Lang::En, &message), i18n::text(Lang::Ko, &message));
        writeln!(now, "{id}\n  {en}\n  {ko}\n").unwrap();
    }
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/explain/explanations.txt");
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&file, &now).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    for (now, committed) in now.lines().zip(committed.lines()) {
        assert_eq!(now, committed, "if this is meant, run again with {UPDATE}=1");
    }
    assert_eq!(now.len(), committed.len(), "if this is meant, run again with {UPDATE}=1");
}

#[test]
fn every_explanation_has_words_and_all_its_facts() {
    for message in every::all() {
        for lang in Lang::ALL {
            let text = i18n::text(lang, &message);
            assert_ne!(text, message.id);
            // Fluent shows a fact it was not given as its name in braces.
            assert!(!text.contains(['{', '}']), "{}: {text}", message.id);
            assert!(!text.contains("  ") && text.trim() == text, "{}: {text}", message.id);
        }
    }
}

#[test]
fn every_explanation_is_in_the_list() {
    fn ids(message: &Message, found: &mut BTreeSet<&'static str>) {
        found.insert(message.id);
        for (_, arg) in &message.args {
            match arg {
                Arg::Message(inner) => ids(inner, found),
                Arg::List(inner) => inner.iter().for_each(|inner| ids(inner, found)),
                _ => {}
            }
        }
    }
    let mut listed = BTreeSet::new();
    every::all().iter().for_each(|message| ids(message, &mut listed));
    let in_code = locales::literals("src/explain");
    let missing: Vec<_> = locales::messages(Lang::En)
        .into_keys()
        .filter(|id| id.contains('-') && in_code.contains(id) && !listed.contains(id.as_str()))
        .collect();
    assert!(missing.is_empty(), "not in tests/it/explain/every.rs: {missing:?}");
}
