//! Bytes in rows of sixteen, the values of secrets masked.

use std::ops::Range;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HexRow {
    /// Offset of its first byte in the file.
    pub offset: u64,
    /// Two hexadecimal digits for each byte, or `••`.
    pub bytes: Vec<String>,
    /// The same as ASCII; `.` for what cannot be seen, `•` for what is masked.
    pub text: String,
    /// Whether some of it is masked.
    pub masked: bool,
}

/// Bytes of a row.
pub const WIDTH: usize = 16;
/// What stands for one digit or character of a secret.
const MASK: char = '\u{2022}';

/// Rows of `bytes`, which stand at `offset` of the file; `secrets` are ranges of `bytes`.
///
/// Whole rows of a secret stay rows, so that offsets are true: how long it is can be seen.
#[must_use]
pub fn hex_rows(bytes: &[u8], offset: u64, secrets: &[Range<usize>]) -> Vec<HexRow> {
    let hidden = |at: usize| secrets.iter().any(|secret| secret.contains(&at));
    let row = |(n, row): (usize, &[u8])| {
        let mut of = HexRow {
            offset: offset + (n * WIDTH) as u64,
            bytes: Vec::with_capacity(WIDTH),
            text: String::with_capacity(WIDTH),
            masked: false,
        };
        for (i, &byte) in row.iter().enumerate() {
            if hidden(n * WIDTH + i) {
                of.masked = true;
                of.bytes.push([MASK, MASK].iter().collect());
                of.text.push(MASK);
            } else {
                of.bytes.push(format!("{byte:02x}"));
                let seen = byte == b' ' || byte.is_ascii_graphic();
                of.text.push(if seen { char::from(byte) } else { '.' });
            }
        }
        of
    };
    bytes.chunks(WIDTH).enumerate().map(row).collect()
}
