//! The files two images differ in, as a list that is sorted, filtered and drawn.
//!
//! A worker makes the list ([`ChangedFiles`]): rows of a fixed length, and for each column the order
//! of the rows, so that the page need not sort them. [`Choosing`] walks an order and keeps the rows
//! that a filter and the kinds let through, some thousand at a time.

mod choosing;
mod files;

use serde::{Deserialize, Serialize};

pub use choosing::{Choosing, not_of_two};
pub use files::{ChangedFile, ChangedFiles};

use super::report::Section;
use crate::explain::Message;
use crate::union::compare::FileState;

/// What came of a comparison of two images.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// The name of the second image, if it has one.
    pub name: Option<String>,
    /// Its ID, if it has one.
    pub id: Option<String>,
    /// The images of its archive, if that is another one and has several: names and IDs.
    pub images: Vec<(String, String)>,
    /// Layers, bytes to pull, settings.
    pub sections: Vec<Section>,
    /// What is to be said of the files.
    pub about: Vec<Message>,
    /// The files.
    pub files: ChangedFiles,
}

/// What the list is sorted by; rows that are equal, by their paths as the tree has them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DiffBy {
    /// Path, a directory before what is in it.
    #[default]
    Path,
    /// Added, changed, removed.
    Change,
    /// Bytes in the first image, largest first.
    Before,
    /// Bytes in the second image, largest first.
    After,
    /// What the second has more, largest first.
    Difference,
}

impl DiffBy {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 5] =
        [Self::Path, Self::Change, Self::Before, Self::After, Self::Difference];

    /// The one after it, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|by| *by == self).map_or(0, |at| at + 1);
        Self::ALL.get(at).copied().unwrap_or_default()
    }

    /// Whether the largest comes first where nobody asked for the other way round.
    #[must_use]
    pub fn descends(self) -> bool {
        !matches!(self, Self::Path | Self::Change)
    }
}

/// How the list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct DiffSort {
    /// The column.
    pub by: DiffBy,
    /// Against the way the column sorts at first.
    pub reverse: bool,
}

impl DiffSort {
    /// By a column; by the one that is sorted by already, the other way round.
    #[must_use]
    pub fn with(self, by: DiffBy) -> Self {
        Self { by, reverse: self.by == by && !self.reverse }
    }
}

/// Which kinds of rows are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct DiffKinds {
    hidden: [bool; 3],
}

impl DiffKinds {
    /// All kinds, in the order of their buttons, each with its letter.
    pub const ALL: [(FileState, char); 3] =
        [(FileState::Added, 'a'), (FileState::Changed, 'c'), (FileState::Removed, 'd')];

    /// Whether rows of a kind are shown.
    #[must_use]
    pub fn has(self, state: FileState) -> bool {
        !self.hidden[state as usize]
    }

    /// With those of a kind shown if they were not, or the other way round.
    #[must_use]
    pub fn toggled(mut self, state: FileState) -> Self {
        self.hidden[state as usize] ^= true;
        self
    }

    /// The letters of the kinds shown.
    #[must_use]
    pub fn letters(self) -> String {
        Self::ALL.iter().filter(|(kind, _)| self.has(*kind)).map(|(_, letter)| *letter).collect()
    }

    /// The kinds of some letters; other signs are passed over.
    #[must_use]
    pub fn of_letters(letters: &str) -> Self {
        let mut kinds = Self::default();
        for (kind, letter) in Self::ALL {
            kinds.hidden[kind as usize] = !letters.contains(letter);
        }
        kinds
    }
}
