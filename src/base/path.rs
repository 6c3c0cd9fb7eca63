//! Paths inside a layer: raw bytes, cleaned.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A path below the image's root: raw bytes without a leading slash, no empty part, no `.` or `..`.
///
/// The root itself is empty. Names need not be UTF-8; [`LayerPath::shown`] makes them readable.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct LayerPath(Box<[u8]>);

impl LayerPath {
    /// Cleans `raw` as Go's `path.Clean("/" + raw)` does: `.` and empty parts are dropped, `..` goes
    /// up and never above the root.
    #[must_use]
    pub fn clean(raw: &[u8]) -> Self {
        Self(clean(raw).into())
    }

    /// The bytes, without a leading slash.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Whether this is the root.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The parts, outermost first.
    pub fn parts(&self) -> impl DoubleEndedIterator<Item = &[u8]> {
        self.0.split(|&b| b == b'/').filter(|part| !part.is_empty())
    }

    /// The directory it is in; `None` for the root.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let end = self.0.iter().rposition(|&b| b == b'/').unwrap_or_default();
        (!self.is_root()).then(|| Self::clean(self.0.get(..end).unwrap_or_default()))
    }

    /// The path with a leading slash, fit for a screen; see [`visible`].
    #[must_use]
    pub fn shown(&self) -> String {
        format!("/{}", visible(&self.0))
    }
}

impl fmt::Debug for LayerPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown())
    }
}

/// Cleans a raw name: see [`LayerPath::clean`].
#[must_use]
pub fn clean(raw: &[u8]) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(raw.len());
    for part in raw.split(|&b| b == b'/') {
        match part {
            b"" | b"." => {}
            b".." => {
                let end = out.iter().rposition(|&b| b == b'/').unwrap_or(0);
                out.truncate(end);
            }
            _ => {
                if !out.is_empty() {
                    out.push(b'/');
                }
                out.extend_from_slice(part);
            }
        }
    }
    out
}

/// A name as it can be shown without spoofing the screen.
///
/// Bytes that are not UTF-8 become `\xNN`; control characters, bidi controls, zero-width and other
/// invisible characters become `\n`, `\t`, `\u{…}`; a backslash becomes `\\` only where one of
/// these would otherwise be ambiguous, that is when an escape was needed anywhere.
#[must_use]
pub fn visible(raw: &[u8]) -> String {
    let plain = std::str::from_utf8(raw).ok().filter(|text| !text.chars().any(is_unseen));
    if let Some(text) = plain {
        return text.to_owned();
    }
    let mut out = String::with_capacity(raw.len() + 16);
    for chunk in raw.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                '\r' => out.push_str("\\r"),
                '\\' => out.push_str("\\\\"),
                c if is_unseen(c) => out.extend(c.escape_unicode()),
                c => out.push(c),
            }
        }
        for byte in chunk.invalid() {
            out.push_str(&format!("\\x{byte:02x}"));
        }
    }
    out
}

/// Whether a character takes no place, reorders its neighbours, or steers a terminal.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleaning_stays_below_the_root() {
        for (raw, want) in [
            ("./a", "a"),
            ("/a//b/", "a/b"),
            ("../../up", "up"),
            ("a/../b", "b"),
            ("a/../../c", "c"),
            ("", ""),
            ("./", ""),
            ("a/./b", "a/b"),
            ("..", ""),
            ("a/b/../../..", ""),
        ] {
            assert_eq!(String::from_utf8(clean(raw.as_bytes())).unwrap(), want, "{raw}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_spelt_out() {
        assert_eq!(visible("a b.txt".as_bytes()), "a b.txt");
        assert_eq!(visible(b"a\\b"), "a\\b");
        assert_eq!(visible(b"a\nb\\c"), "a\\nb\\\\c");
        assert_eq!(visible(b"caf\xe9"), "caf\\xe9");
        assert_eq!(visible("evil\u{202e}txt.exe".as_bytes()), "evil\\u{202e}txt.exe");
        assert_eq!(visible("한글".as_bytes()), "한글");
    }
}
