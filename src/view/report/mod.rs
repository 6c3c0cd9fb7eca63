//! What is said of an image as a whole, as sections of rows: what to change, secrets, settings,
//! history, rules, and how it differs from another.
//!
//! A worker makes them, the page says and draws them: they can be sent, and every list is bounded.
//! Not here: words, and where the rows are drawn.

mod changes;
mod differs;
mod facts;
mod rules;
mod scanned;

use serde::{Deserialize, Serialize};

pub use changes::changes;
pub use differs::{Side, differs, unknown};
pub use facts::{facts, history};
pub use rules::rules;
pub use scanned::{Scanned, in_file, scanned};

use crate::base::{LayerId, LayerPath};
use crate::explain::Message;

/// Rows of a section at most.
pub const MOST: usize = 500;

/// What a row is about, at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// A rule is kept.
    Pass,
    /// A rule is broken.
    Fail,
    /// A rule is off.
    Skip,
    /// Only the second image has it.
    Added,
    /// It differs.
    Changed,
    /// Only the first image has it.
    Removed,
    /// Both have it.
    Same,
}

/// A text that is no sentence: a command, a value, a path.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The layer it is about.
    pub layer: Option<LayerId>,
    /// The text; values of secrets are masked.
    pub text: String,
    /// The text with the values of secrets, where it has some.
    pub plain: Option<String>,
    /// The path that it leads to, in that layer.
    pub path: Option<LayerPath>,
    /// Its bytes.
    pub bytes: Option<u64>,
}

impl Line {
    /// A text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A path in a layer.
    #[must_use]
    pub fn path(path: LayerPath, layer: LayerId, bytes: Option<u64>) -> Self {
        let text = path.shown();
        Self { layer: Some(layer), text, path: Some(path), bytes, plain: None }
    }
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// What it is about, at a glance.
    pub mark: Option<Mark>,
    /// The layer.
    pub layer: Option<LayerId>,
    /// What it says: a sentence, or the name of a setting.
    pub said: Option<Message>,
    /// Texts that belong to it.
    pub lines: Vec<Line>,
    /// What else is to be said.
    pub notes: Vec<Message>,
    /// Bytes.
    pub bytes: Option<u64>,
}

impl Row {
    /// A row that says something.
    #[must_use]
    pub fn of(said: Message) -> Self {
        Self { said: Some(said), ..Self::default() }
    }
}

/// Rows under a heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The heading.
    pub title: Message,
    /// Sentences above the rows.
    pub about: Vec<Message>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Rows that were left out.
    pub more: u64,
    /// Names on the left, values on the right.
    pub table: bool,
}

impl Section {
    /// A section with as many of the rows as there is room for.
    #[must_use]
    pub fn new(title: &'static str, rows: impl IntoIterator<Item = Row>) -> Self {
        let mut rows = rows.into_iter();
        let shown: Vec<Row> = rows.by_ref().take(MOST).collect();
        let more = rows.count() as u64;
        let title = Message::new(title);
        Self { title, about: Vec::new(), rows: shown, more, table: false }
    }

    /// With a sentence above the rows.
    #[must_use]
    pub fn about(mut self, about: Message) -> Self {
        self.about.push(about);
        self
    }

    /// With names on the left and values on the right.
    #[must_use]
    pub fn table(mut self) -> Self {
        self.table = true;
        self
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.about.is_empty()
    }
}

/// All that is known of an image without reading contents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What to change.
    pub changes: Vec<Section>,
    /// Settings, digests, the archive.
    pub facts: Vec<Section>,
    /// The history.
    pub history: Vec<Section>,
    /// dive's rules.
    pub rules: Vec<Section>,
}
