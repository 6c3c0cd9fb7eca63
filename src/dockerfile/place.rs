//! Places in a text: byte offsets, lines, columns.

use std::ops::Range;

/// A piece of the text, in bytes from its start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where it ends; the byte there is no longer part of it.
    pub end: usize,
}

impl Span {
    /// The span of these bytes.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same as a range, to cut the text with.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// How many bytes it has.
    #[must_use]
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it has no bytes: a place between two of them.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }
}

/// Lines of the text, the first being 1, from the first to the last one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lines {
    /// The first line.
    pub first: usize,
    /// The last line; the same as the first if there is one.
    pub last: usize,
}

/// Where the cursor of an editor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line, the first being 1.
    pub line: usize,
    /// The column in characters, the first being 1.
    pub column: usize,
}

/// The starts of a text's lines: turns byte offsets into lines and columns, and back.
///
/// A line ends with its line feed; a text that ends with one has an empty last line, as in an editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// The lines of a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let after =
            text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(after).collect() }
    }

    /// How many lines there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line that holds this byte, the first being 1. Behind the end: the last line.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).max(1)
    }

    /// Where a line begins; behind the last line, where the last one begins.
    #[must_use]
    pub fn start(&self, line: usize) -> usize {
        let at = line.saturating_sub(1).min(self.starts.len() - 1);
        self.starts.get(at).copied().unwrap_or(0)
    }

    /// Line and column of a byte of the text this was made of. Inside a character: that character.
    #[must_use]
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let line = self.line(offset);
        let upto = text.floor_char_boundary(offset.min(text.len()));
        let before = text.get(self.start(line)..upto).unwrap_or_default();
        Place { line, column: before.chars().count() + 1 }
    }

    /// The byte at a line and column of the text this was made of. Behind a line's last character:
    /// that line's end.
    #[must_use]
    pub fn offset(&self, text: &str, place: Place) -> usize {
        let start = self.start(place.line);
        let rest = text.get(start..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        let column = place.column.saturating_sub(1);
        start + line.char_indices().nth(column).map_or(line.len(), |(at, _)| at)
    }
}
