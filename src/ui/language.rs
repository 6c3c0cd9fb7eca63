//! The words of a language, fetched when they are first needed.
//!
//! No state may change so that something is drawn whose words are not there: what needs words of a
//! file says so ([`need`]), waits for them, and changes the state at once then.

use std::cell::{Cell, RefCell};

use crate::i18n::{self, Lang};
use crate::platform::{fetch, task};
use crate::ui::hooks::first_lang;

thread_local! {
    /// The files whose words are needed, in whatever language.
    static NEEDED: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
    /// The language that is shown, if it is another than the first.
    static SHOWN: Cell<Option<Lang>> = const { Cell::new(None) };
}

/// From now on the words of these files are needed: a language is not shown without them.
pub fn need(files: &[&'static str]) {
    NEEDED.with_borrow_mut(|needed| {
        for file in files {
            if !needed.contains(file) {
                needed.push(file);
            }
        }
    });
}

/// Sees to it that a language has all words that are needed, also those that come to be needed
/// meanwhile.
///
/// # Errors
/// What the browser says, if a file cannot be had.
pub async fn learn(lang: Lang) -> Result<(), String> {
    while let Some(file) = missing(lang) {
        let source = fetch::text(&address(lang, file)).await.map_err(|error| error.to_string())?;
        if !i18n::knows(lang, file) {
            i18n::learn(lang, file, source);
        }
    }
    Ok(())
}

/// As [`learn`], in the language that is shown once it returns.
///
/// # Errors
/// What the browser says, if a file cannot be had. It is needed no more then: the language can be
/// changed as before.
pub async fn learn_shown(file: &'static str) -> Result<(), String> {
    need(&[file]);
    loop {
        let lang = shown();
        let learned = learn(lang).await;
        if shown() == lang {
            if learned.is_err() && !i18n::knows(lang, file) {
                NEEDED.with_borrow_mut(|needed| needed.retain(|other| *other != file));
            }
            return learned;
        }
    }
}

/// Sets the words of a file on their way; whoever needs them asks again.
pub fn set_out(file: &'static str) {
    if !i18n::knows(shown(), file) {
        let address = address(shown(), file);
        task::spawn(async move { drop(fetch::text(&address).await) });
    }
}

/// Whether the language that is shown has the words of a file; they are needed from now on.
pub fn is_there(file: &'static str) -> bool {
    need(&[file]);
    i18n::knows(shown(), file)
}

/// Another language is shown from now on.
pub fn show(lang: Lang) {
    SHOWN.set(Some(lang));
}

fn shown() -> Lang {
    SHOWN.get().unwrap_or_else(first_lang)
}

fn address(lang: Lang, file: &str) -> String {
    format!("./locales/{}/{file}.ftl", lang.code())
}

fn missing(lang: Lang) -> Option<&'static str> {
    NEEDED.with_borrow(|needed| needed.iter().copied().find(|file| !i18n::knows(lang, file)))
}
