//! The contents of a file, as text where they are text.

use crate::base::path::is_unseen;

/// How the bytes are read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark; ASCII too.
    Utf8,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// Western European, a guess: not UTF-8, and no byte that text would not have.
    Latin1,
}

impl Encoding {
    /// Its name, the same in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Latin1 => "Latin-1",
        }
    }
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// As it is.
    Plain(String),
    /// A character that cannot be seen or would reorder the line, spelt out.
    Unseen(String),
}

/// What there is to show of a file's contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contents {
    /// Text.
    Text {
        /// How it was read.
        encoding: Encoding,
        /// Its lines.
        lines: Vec<Vec<Piece>>,
        /// Whether there is more than is shown.
        cut: bool,
    },
    /// No text: the first bytes in rows of sixteen.
    Binary {
        /// Offset, hexadecimal bytes, and the same as ASCII.
        rows: Vec<(String, String, String)>,
        /// Whether there is more than is shown.
        cut: bool,
    },
}

/// Lines shown at most: more make the page slow and help nobody.
pub const MAX_LINES: usize = 5_000;
/// Characters of one line shown at most.
pub const MAX_COLUMNS: usize = 2_000;
/// Bytes shown of what is no text.
const MAX_BINARY: usize = 4_096;

/// Reads the first `bytes` of a file of `size` bytes.
#[must_use]
pub fn contents(bytes: &[u8], size: u64) -> Contents {
    let more = size > bytes.len() as u64;
    match guess(bytes, more) {
        None => Contents::Binary {
            rows: hex_rows(&bytes[..bytes.len().min(MAX_BINARY)]),
            cut: more || bytes.len() > MAX_BINARY,
        },
        Some(encoding) => {
            let text = decode(bytes, encoding);
            let text = text.trim_end_matches(if more { '\u{fffd}' } else { '\0' });
            let mut lines: Vec<Vec<Piece>> = Vec::new();
            let mut cut = more;
            for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
                if lines.len() == MAX_LINES {
                    cut = true;
                    break;
                }
                let (pieces, long) = pieces(line.strip_suffix('\r').unwrap_or(line));
                cut |= long;
                lines.push(pieces);
            }
            Contents::Text { encoding, lines, cut }
        }
    }
}

/// How the bytes are to be read; `None` for binary.
fn guess(bytes: &[u8], more: bool) -> Option<Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => return Some(Encoding::Utf16Be),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(65_536)];
    if head.contains(&0) {
        return None;
    }
    let strange = head.iter().filter(|&&b| b < 0x20 && !b"\t\n\r\x0c\x08\x1b".contains(&b)).count();
    if strange * 20 > head.len() {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => Some(Encoding::Utf8),
        // The last character may be cut through.
        Err(error) if more && error.error_len().is_none() => Some(Encoding::Utf8),
        Err(_) => {
            // In Latin-1 text, letters outweigh everything above ASCII, and 80 to 9F do not occur.
            let high = head.iter().filter(|&&b| b >= 0x80).count();
            let control = head.iter().filter(|&&b| (0x80..0xa0).contains(&b)).count();
            (strange == 0 && control == 0 && high * 3 < head.len()).then_some(Encoding::Latin1)
        }
    }
}

/// Bytes as text; a byte-order mark is no text, and what is no character becomes `\u{fffd}`.
fn decode(bytes: &[u8], encoding: Encoding) -> String {
    let utf16 = |unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    let text: String = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Utf16Le => utf16(u16::from_le_bytes),
        Encoding::Utf16Be => utf16(u16::from_be_bytes),
        Encoding::Latin1 => bytes.iter().map(|&byte| char::from(byte)).collect(),
    };
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

/// A line in pieces, and whether it was too long.
fn pieces(line: &str) -> (Vec<Piece>, bool) {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut long = false;
    for (n, c) in line.chars().enumerate() {
        if n == MAX_COLUMNS {
            long = true;
            break;
        }
        if c != '\t' && is_unseen(c) {
            if !plain.is_empty() {
                pieces.push(Piece::Plain(std::mem::take(&mut plain)));
            }
            pieces.push(Piece::Unseen(spelt(c)));
        } else {
            plain.push(c);
        }
    }
    if !plain.is_empty() {
        pieces.push(Piece::Plain(plain));
    }
    (pieces, long)
}

/// `^[` for the controls of ASCII, `U+202E` for the rest.
fn spelt(c: char) -> String {
    match u32::from(c) {
        0x7f => "^?".to_owned(),
        n @ 0..0x20 => format!("^{}", char::from_u32(n + 0x40).unwrap_or('?')),
        n => format!("U+{n:04X}"),
    }
}

fn hex_rows(bytes: &[u8]) -> Vec<(String, String, String)> {
    let rows = bytes.chunks(16).enumerate().map(|(i, row)| {
        let mut hex = String::with_capacity(49);
        for (n, byte) in row.iter().enumerate() {
            hex.push_str(match n {
                0 => "",
                8 => "  ",
                _ => " ",
            });
            hex.push_str(&format!("{byte:02x}"));
        }
        let ascii = row
            .iter()
            .map(|&b| if b == b' ' || b.is_ascii_graphic() { char::from(b) } else { '.' })
            .collect();
        (format!("{:06x}", i * 16), hex, ascii)
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(bytes: &[u8], size: u64) -> String {
        match contents(bytes, size) {
            Contents::Text { encoding, lines, cut } => {
                let line = |pieces: &Vec<Piece>| -> String {
                    let of = |piece: &Piece| match piece {
                        Piece::Plain(text) => text.clone(),
                        Piece::Unseen(text) => format!("<{text}>"),
                    };
                    pieces.iter().map(of).collect()
                };
                let lines: Vec<String> = lines.iter().map(line).collect();
                format!("{} {} {cut}", encoding.name(), lines.join("|"))
            }
            Contents::Binary { rows, cut } => format!("binary {rows:?} {cut}"),
        }
    }

    #[test]
    fn encodings_are_told() {
        for (bytes, want) in [
            (&b"a\nb\n"[..], "UTF-8 a|b false"),
            (b"", "UTF-8  false"),
            (b"a\r\n\r\nb", "UTF-8 a||b false"),
            ("\u{feff}한글".as_bytes(), "UTF-8 한글 false"),
            (b"\xff\xfeh\0i\0", "UTF-16 LE hi false"),
            (b"\xfe\xff\0h\0i", "UTF-16 BE hi false"),
            (b"caf\xe9 au lait", "Latin-1 café au lait false"),
            (b"a\x1b[31m\tb", "UTF-8 a<^[>[31m\tb false"),
            ("a\u{202e}b".as_bytes(), "UTF-8 a<U+202E>b false"),
        ] {
            assert_eq!(shown(bytes, bytes.len() as u64), want);
        }
        assert!(shown(b"\x7fELF\0\x01", 6).starts_with("binary"));
        assert!(shown(b"\x80\x81\x82\x83\x84", 5).starts_with("binary"));
    }

    #[test]
    fn what_is_cut_is_told() {
        assert_eq!(shown("한글".as_bytes().split_at(5).0, 6), "UTF-8 한 true");
        let long = "x".repeat(MAX_COLUMNS + 1);
        assert!(shown(long.as_bytes(), long.len() as u64).ends_with("true"));
        let many = "\n".repeat(MAX_LINES + 1);
        assert!(shown(many.as_bytes(), many.len() as u64).ends_with("true"));
        assert!(shown(&[0; 5000], 5000).ends_with("true"));
    }
}
