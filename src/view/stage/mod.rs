//! The picture of a container: its image as a stack of translucent sheets, a column for each path.
//!
//! A step becomes frames, a frame a sentence and a [`Picture`] in grid coordinates: which row, which
//! column. [`draw`] makes shapes of it, [`svg::svg`] a file. Not here: which step is shown, and playing.

mod cells;
mod draw;
pub(in crate::view) mod fit;
mod fold;
mod frames;
mod grid;
mod label;
mod plan;
pub mod shapes;
pub mod svg;
mod token;

pub use draw::draw;
pub use frames::{frames, opening, still};
pub use label::Label;
pub use plan::room;

use std::ops::Range;

use crate::base::LayerId;
use crate::explain::{self, Message};

/// How much of a step a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Rows at most, the merged view among them; sheets that no column uses are drawn as one.
    pub rows: usize,
    /// Columns at most.
    pub columns: usize,
    /// The engine's own sheet is there even if nothing comes from it.
    pub engine: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { rows: 7, columns: 4, engine: false }
    }
}

/// How long a sentence stays while frames follow each other by themselves, in milliseconds: as long
/// as one takes to read it, a syllable of Korean for two letters.
#[must_use]
pub fn reading_time(sentence: &str) -> u32 {
    let wide = |c: char| ('\u{ac00}'..='\u{d7a3}').contains(&c);
    let letters = sentence.chars().map(|c| if wide(c) { 2_u32 } else { 1 }).sum::<u32>();
    (900 + 42 * letters).clamp(1_600, 9_000)
}

/// One moment of a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The events it tells, by their numbers in the step.
    pub events: Range<usize>,
    /// What is said.
    pub caption: Message,
    /// What is seen.
    pub picture: Picture,
}

/// What is seen in one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The rows, the highest first: the merged view, then the sheets. None without a container.
    pub rows: Vec<Row>,
    /// The columns.
    pub columns: Vec<Head>,
    /// Paths that got no column.
    pub more: usize,
    /// What the paths are on the sheets.
    pub tokens: Vec<Token>,
    /// Where the lookup asked.
    pub probes: Vec<Probe>,
    /// A copy-up.
    pub rise: Option<Rise>,
    /// How far the eye looks down each column.
    pub sight: Vec<Sight>,
}

/// A row of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which one.
    pub kind: RowKind,
    /// Its name.
    pub name: Label,
    /// What it is, or what made it.
    pub about: Label,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// What the container sees.
    Merged,
    /// The container's own sheet.
    Writable,
    /// The engine's sheet.
    Engine,
    /// A layer of the image.
    Layer(LayerId),
    /// Several layers in which none of the paths is.
    Folded {
        /// The lowest of them.
        lowest: LayerId,
        /// The highest.
        highest: LayerId,
    },
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The path; a directory's ends in a slash.
    pub path: String,
    /// This moment is about it.
    pub now: bool,
}

/// A place in the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The column, from the left.
    pub column: usize,
    /// The row, from the top.
    pub row: usize,
}

/// What a path is on a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where.
    pub at: Place,
    /// What it says.
    pub label: Label,
    /// How it is drawn.
    pub state: TokenState,
}

/// How a token is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenState {
    /// It is seen from above.
    Plain,
    /// It lies under something higher.
    Hidden,
    /// New in the container layer, in this moment.
    Added,
    /// Changed in this moment.
    Changed,
    /// On its way up.
    Copying,
    /// A whiteout.
    Whiteout,
    /// A directory through which nothing of the sheets below shows.
    Opaque,
    /// In the merged view: not there.
    Absent,
    /// In the merged view: it comes from a mount, not from the sheets.
    Mounted,
}

/// One question of a lookup, or several alike that are drawn as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Probe {
    /// The sheet that was asked.
    pub at: Place,
    /// The number of the first question.
    pub first: usize,
    /// Of the last.
    pub last: usize,
    /// Something was there.
    pub hit: bool,
}

/// A copy-up, from sheet to sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Rise {
    /// The column.
    pub column: usize,
    /// The row it starts from.
    pub from: usize,
    /// The row it ends at.
    pub to: usize,
    /// What rises.
    pub label: Label,
}

/// How far the eye looks down a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// The column.
    pub column: usize,
    /// The row where it ends.
    pub to: usize,
    /// It looks in this moment.
    pub now: bool,
}

impl Picture {
    /// The token at a place.
    #[must_use]
    pub fn token(&self, column: usize, row: usize) -> Option<&Token> {
        self.tokens.iter().find(|token| token.at == Place { column, row })
    }

    /// The picture in words: the stack, and what the container sees of each path.
    #[must_use]
    pub fn described(&self) -> Message {
        let Some(writable) = self.rows.iter().find(|row| row.kind == RowKind::Writable) else {
            return Message::new("stage-empty");
        };
        let stack = Message::new("stage-stack")
            .message("container", writable.name.message())
            .count("layers", self.layers());
        if self.columns.is_empty() {
            return stack;
        }
        let seen = (0..self.columns.len()).map(|column| self.seen(column)).collect();
        Message::new("stage-described")
            .message("stack", stack)
            .arg("paths", crate::explain::Arg::List(seen))
    }

    /// Layers of the image.
    fn layers(&self) -> u64 {
        let of = |row: &Row| match row.kind {
            RowKind::Layer(_) => 1,
            RowKind::Folded { lowest, highest } => 1 + u64::from(highest.0 - lowest.0),
            _ => 0,
        };
        self.rows.iter().map(of).sum()
    }

    /// What the container sees of a column's path.
    fn seen(&self, column: usize) -> Message {
        let of = |id| {
            let path = self.columns.get(column).map(|head| head.path.clone());
            Message::new(id).text("path", path.unwrap_or_default())
        };
        let top = self.token(column, 0);
        match top.map(|token| token.state) {
            None | Some(TokenState::Absent) => return of("stage-seen-not"),
            Some(TokenState::Mounted) => return of("stage-seen-mount"),
            Some(_) => {}
        }
        let is_seen = |token: &&Token| {
            token.at.column == column
                && token.at.row > 0
                && !matches!(
                    token.state,
                    TokenState::Hidden | TokenState::Whiteout | TokenState::Copying
                )
        };
        let from = self.tokens.iter().filter(is_seen).map(|token| token.at.row).min();
        match from.and_then(|row| self.rows.get(row)) {
            Some(row) => of("stage-seen").message("from", row.spoken()),
            None => of("stage-seen-there"),
        }
    }
}

impl Row {
    /// Its name inside a sentence.
    fn spoken(&self) -> Message {
        use crate::sim::cow::LayerRef;
        match self.kind {
            RowKind::Merged => Message::new("stage-merged"),
            RowKind::Writable => explain::cow_layer(LayerRef::Upper),
            RowKind::Engine => explain::cow_layer(LayerRef::Init),
            RowKind::Layer(layer) => explain::cow_layer(LayerRef::Image(layer)),
            RowKind::Folded { .. } => self.name.message(),
        }
    }
}
