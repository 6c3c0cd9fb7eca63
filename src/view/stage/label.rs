//! What stands in the picture: words, names and sizes, before there is a language.

use crate::explain::Message;
use crate::i18n::{self, Lang};

/// Bytes from here on are shown in three digits; below, every one counts: 41,266 becomes 41,268.
const EXACT: u64 = 1_000_000;

/// A text of the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Label {
    /// None.
    #[default]
    Empty,
    /// A name or a path, the same in every language.
    Name(String),
    /// Words.
    Said(Message),
    /// Bytes.
    Bytes(u64),
    /// A glyph that says what happened, and what it happened to.
    Marked(&'static str, Box<Label>),
}

impl Label {
    /// The label of a message.
    #[must_use]
    pub fn said(id: &'static str) -> Self {
        Self::Said(Message::new(id))
    }

    /// The same after a glyph.
    #[must_use]
    pub fn marked(self, glyph: &'static str) -> Self {
        Self::Marked(glyph, Box::new(self))
    }

    /// Its words in a language.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Name(name) => name.clone(),
            Self::Said(message) => i18n::text(lang, message),
            Self::Bytes(bytes) if *bytes < EXACT => {
                i18n::text(lang, &Message::new("size-short").count("count", *bytes))
            }
            Self::Bytes(bytes) => i18n::size(lang, *bytes),
            Self::Marked(glyph, label) => format!("{glyph} {}", label.text(lang)),
        }
    }

    /// The same with bytes in three digits, for where the exact number does not fit.
    #[must_use]
    pub fn short(&self, lang: Lang) -> String {
        match self {
            Self::Bytes(bytes) => i18n::size(lang, *bytes),
            Self::Marked(glyph, label) => format!("{glyph} {}", label.short(lang)),
            _ => self.text(lang),
        }
    }

    /// It as part of a sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("stage-name").text("name", ""),
            Self::Name(name) => Message::new("stage-name").text("name", name),
            Self::Said(message) => message.clone(),
            Self::Bytes(bytes) => Message::new("size-exact").count("count", *bytes),
            Self::Marked(_, label) => label.message(),
        }
    }
}
