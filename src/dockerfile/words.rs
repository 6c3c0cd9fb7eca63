//! How an instruction's text falls into words: at blanks, at quotes, as flags.

use super::merged::Part;
use super::{Flag, Word};

/// The blanks between keyword, words and old-style values: not all that Unicode calls white space.
pub fn is_blank(c: char) -> bool {
    matches!(c, '\t' | '\u{b}' | '\u{c}' | '\r' | ' ')
}

/// The text up to the first blanks, and what follows them, if there are any.
pub fn split_once(part: Part<'_>) -> (Part<'_>, Option<Part<'_>>) {
    let text = part.text();
    let Some(end) = text.find(is_blank) else { return (part, None) };
    let rest = text.get(end..).unwrap_or_default();
    let after = rest.find(|c| !is_blank(c)).unwrap_or(rest.len());
    (part.slice(0, end), Some(part.from(end + after)))
}

/// The text split at blanks; quotes mean nothing.
pub fn at_blanks(part: Part<'_>) -> Vec<Word> {
    let mut words = Vec::new();
    let mut rest = Some(part).filter(|part| !part.text().is_empty());
    while let Some(part) = rest {
        let (word, after) = split_once(part);
        words.push(word.word());
        rest = after;
    }
    words
}

/// The text split at white space outside quotes and escapes, which stay: each word's place, and what
/// it says. That is what is written, but an escape character at the very end is dropped.
pub fn quoted(part: Part<'_>, escape: char) -> Vec<(Part<'_>, String)> {
    let text = part.text();
    let mut words = Vec::new();
    // The word being read: where it begins, what it says, and the quote it is in.
    let mut word: Option<(usize, String)> = None;
    let mut quote = None;
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        if quote.is_none() && c.is_whitespace() {
            // A word of nothing but a dropped escape character is none.
            if let Some((start, says)) = word.take().filter(|(_, says)| !says.is_empty()) {
                words.push((part.slice(start, at), says));
            }
            continue;
        }
        let (_, says) = word.get_or_insert_with(|| (at, String::new()));
        match quote {
            None if c == '\'' || c == '"' => quote = Some(c),
            Some(open) if c == open => quote = None,
            _ => {}
        }
        // Nothing escapes between single quotes.
        if c != escape || quote == Some('\'') {
            says.push(c);
            continue;
        }
        if let Some((_, escaped)) = chars.next() {
            says.push(c);
            says.push(escaped);
        }
    }
    if let Some((start, says)) = word.filter(|(_, says)| !says.is_empty()) {
        words.push((part.from(start), says));
    }
    words
}

/// The flags at the start of the text, and what follows them.
///
/// A word of two hyphens ends them and is dropped. Quotes and escapes are taken off. As in BuildKit
/// this goes byte by byte, and each is taken for a character of its own.
pub fn flags(part: Part<'_>, escape: char) -> (Vec<Flag>, Part<'_>) {
    let bytes = part.text().as_bytes();
    let mut flags = Vec::new();
    let mut at = 0;
    loop {
        while bytes.get(at).is_some_and(|byte| char::from(*byte).is_whitespace()) {
            at += 1;
        }
        if bytes.get(at..at + 2) != Some(b"--") {
            return (flags, part.from(boundary(part.text(), at)));
        }
        let start = at;
        let (says, end) = flag(bytes, at, escape);
        at = end;
        if says == "--" {
            return (flags, part.from(boundary(part.text(), at)));
        }
        let span = part.slice(start, boundary(part.text(), at)).span();
        let (name, value) = match says.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (says.as_str(), None),
        };
        let name = name.strip_prefix("--").unwrap_or(name).to_owned();
        flags.push(Flag { name, value, span });
    }
}

/// What a flag that begins here says, and where it ends.
fn flag(bytes: &[u8], mut at: usize, escape: char) -> (String, usize) {
    let mut says = String::new();
    let mut quote = None;
    while let Some(c) = bytes.get(at).copied().map(char::from) {
        match quote {
            None if c.is_whitespace() => break,
            None if c == '\'' || c == '"' => quote = Some(c),
            Some(open) if c == open => quote = None,
            _ if c == escape => {
                at += 1;
                says.extend(bytes.get(at).copied().map(char::from));
            }
            _ => says.push(c),
        }
        at += 1;
    }
    (says, at.min(bytes.len()))
}

fn boundary(text: &str, at: usize) -> usize {
    text.ceil_char_boundary(at)
}
