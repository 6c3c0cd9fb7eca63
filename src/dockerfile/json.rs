//! Arrays of strings in JSON: the exec form.

use serde_json::Value;

use super::Word;
use super::merged::Part;

/// What a text that begins with `[` is.
pub enum Array {
    /// An array of strings.
    Strings(Vec<Word>),
    /// An array with other things in it.
    Mixed,
    /// No JSON array.
    No,
}

/// Reads an array of strings with the place of each.
pub fn array(part: Part<'_>) -> Array {
    let part = part.trim_start();
    if !part.text().starts_with('[') {
        return Array::No;
    }
    let Ok(values) = serde_json::from_str::<Vec<Value>>(part.text()) else { return Array::No };
    let mut places = strings(part.text()).into_iter();
    let mut words = Vec::with_capacity(values.len());
    for value in values {
        let Value::String(text) = value else { return Array::Mixed };
        let (start, end) = places.next().unwrap_or_default();
        words.push(part.slice(start, end).says(text));
    }
    Array::Strings(words)
}

/// Where the strings of an array of strings stand, quotes included.
fn strings(json: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut open = None;
    let mut bytes = json.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match (byte, open) {
            (b'"', None) => open = Some(at),
            (b'"', Some(start)) => {
                found.push((start, at + 1));
                open = None;
            }
            (b'\\', Some(_)) => {
                bytes.next();
            }
            _ => {}
        }
    }
    found
}
