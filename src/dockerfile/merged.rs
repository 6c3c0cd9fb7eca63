//! A piece of the text without its line breaks, that still knows where each part stands.

use super::{Span, Word};

/// An instruction's lines joined: continuation marks, comments and blank lines between them left out.
#[derive(Clone, Debug, Default)]
pub struct Merged {
    text: String,
    /// Where each part begins: in the joined text, and in the file. In order.
    parts: Vec<(usize, usize)>,
}

impl Merged {
    /// Adds a piece that stands at `offset` in the file.
    pub fn push(&mut self, piece: &str, offset: usize) {
        if !piece.is_empty() || self.parts.is_empty() {
            self.parts.push((self.text.len(), offset));
            self.text.push_str(piece);
        }
    }

    /// All of it.
    pub fn all(&self) -> Part<'_> {
        Part { merged: self, start: 0, end: self.text.len(), behind: false }
    }

    /// Where the byte at this place of the joined text stands in the file.
    fn offset(&self, at: usize) -> usize {
        let part = self.parts.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        self.parts.get(part).map_or(0, |(start, offset)| offset + at - start)
    }
}

/// A stretch of joined text.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    merged: &'a Merged,
    start: usize,
    end: usize,
    /// Nothing is left behind another stretch: its place is that stretch's end, though the next
    /// character may stand in another line.
    behind: bool,
}

impl<'a> Part<'a> {
    /// What it says.
    pub fn text(self) -> &'a str {
        self.merged.text.get(self.start..self.end).unwrap_or_default()
    }

    /// Where it stands in the file.
    pub fn span(self) -> Span {
        if self.end > self.start {
            let last = self.merged.offset(self.end - 1);
            return Span::new(self.merged.offset(self.start), last + 1);
        }
        let at = match self.start.checked_sub(1).filter(|_| self.behind) {
            Some(before) => self.merged.offset(before) + 1,
            None => self.merged.offset(self.start),
        };
        Span::new(at, at)
    }

    /// The part from one byte of it to another.
    pub fn slice(self, start: usize, end: usize) -> Self {
        let end = (self.start + end).min(self.end);
        Self { start: (self.start + start).min(end), end, ..self }
    }

    /// The part from a byte of it on.
    pub fn from(self, start: usize) -> Self {
        let rest = self.slice(start, self.end - self.start);
        let behind = self.behind || (rest.start == self.end && self.end > self.start);
        Self { behind, ..rest }
    }

    /// Without blanks at its start.
    pub fn trim_start(self) -> Self {
        self.from(self.text().len() - self.text().trim_start().len())
    }

    /// Without blanks at its end.
    pub fn trim_end(self) -> Self {
        self.slice(0, self.text().trim_end().len())
    }

    /// Without blanks at both ends.
    pub fn trim(self) -> Self {
        self.trim_start().trim_end()
    }

    /// As a word that says what is written.
    pub fn word(self) -> Word {
        self.says(self.text())
    }

    /// As a word that says something else than what is written.
    pub fn says(self, text: impl Into<String>) -> Word {
        Word { text: text.into(), span: self.span() }
    }
}
