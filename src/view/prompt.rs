//! Choices at the prompt: what the line would be with each.

use std::ops::Range;

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is put in: the last part of a path.
    pub shown: String,
    /// The whole line with it.
    pub line: String,
    /// Where the cursor is then, in bytes.
    pub cursor: usize,
}

/// The choices that still fit a line, each with the line it makes.
///
/// They were found for the line `asked`; while the person types on, those that begin with what is
/// typed stay.
#[must_use]
pub fn choices(asked: &str, replace: &Range<usize>, found: &[String], typed: &str) -> Vec<Choice> {
    let (Some(before), Some(after)) = (asked.get(..replace.start), asked.get(replace.end..)) else {
        return Vec::new();
    };
    let whole = found.iter().map(|choice| Choice {
        shown: choice.clone(),
        line: format!("{before}{choice}{after}"),
        cursor: before.len() + choice.len(),
    });
    let fits = |choice: &Choice| {
        choice.line != typed && (asked == typed || choice.line.starts_with(typed))
    };
    whole.filter(fits).collect()
}

/// What a choice adds behind the cursor, where it goes on with the line as it is.
#[must_use]
pub fn ghost<'c>(choice: &'c Choice, typed: &str, cursor: usize) -> Option<&'c str> {
    let rest = choice.line.strip_prefix(typed).filter(|_| cursor == typed.len())?;
    (!rest.is_empty()).then_some(rest)
}

/// A place in a text counted in UTF-16 units, as browsers do, in bytes.
#[must_use]
pub fn byte_at(text: &str, units: usize) -> usize {
    let mut left = units;
    for (at, c) in text.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(c.len_utf16());
    }
    text.len()
}

/// A place in a text counted in bytes, in UTF-16 units.
#[must_use]
pub fn units_at(text: &str, bytes: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < bytes).map(|(_, c)| c.len_utf16()).sum()
}

/// Where what is new in a text ends, in bytes: behind it lies only what stood at the end of the old
/// one too.
#[must_use]
pub fn changed_end(old: &str, new: &str) -> usize {
    let mut head = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    while !new.is_char_boundary(head) {
        head -= 1;
    }
    let room = old.len().min(new.len()) - head;
    let ends = old.bytes().rev().zip(new.bytes().rev()).take(room);
    let mut end = new.len() - ends.take_while(|(a, b)| a == b).count();
    while !new.is_char_boundary(end) {
        end += 1;
    }
    end
}
