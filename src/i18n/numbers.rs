//! Numbers as people read them: commas, and bytes in decimal units as Docker prints them.

use super::{Lang, text};
use crate::explain::Message;

/// A number with commas: `18,442`. Both languages group by three.
#[must_use]
pub fn count(_lang: Lang, n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number of bytes in full: `41,266 bytes`, `41,266바이트`.
#[must_use]
pub fn exact(lang: Lang, bytes: u64) -> String {
    text(lang, &Message::new("size-exact").count("count", bytes))
}

/// A number of bytes in at most three digits and a decimal unit: `98 MB`, `12.1 MB`, `1.85 kB`.
/// For columns: below 1,000 it is `880 B`.
#[must_use]
pub fn size(lang: Lang, bytes: u64) -> String {
    scaled(bytes).unwrap_or_else(|| text(lang, &Message::new("size-short").count("count", bytes)))
}

/// As [`size`], for sentences: below 1,000 it is in full.
#[must_use]
pub fn size_in_words(lang: Lang, bytes: u64) -> String {
    scaled(bytes).unwrap_or_else(|| exact(lang, bytes))
}

/// Bytes in a unit; `None` below 1,000.
pub(super) fn scaled(bytes: u64) -> Option<String> {
    if bytes < 1_000 {
        return None;
    }
    let n = u128::from(bytes);
    let mut unit: u128 = 1_000;
    for name in ["kB", "MB", "GB", "TB", "PB", "EB"] {
        // In steps of the third digit: hundredths below 10, tenths below 100, ones below 1,000.
        for (limit, per_unit, decimals) in [(10, 100, 2), (100, 10, 1), (1_000, 1, 0)] {
            let steps = (n * per_unit * 2 + unit) / (unit * 2);
            if steps < limit * per_unit {
                return Some(format!("{} {name}", decimal(steps, per_unit, decimals)));
            }
        }
        unit *= 1_000;
    }
    None
}

/// `steps / per_unit` without zeros at its end.
fn decimal(steps: u128, per_unit: u128, decimals: usize) -> String {
    let (whole, part) = (steps / per_unit, steps % per_unit);
    if part == 0 {
        return whole.to_string();
    }
    let part = format!("{part:0decimals$}");
    format!("{whole}.{}", part.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_three_digits() {
        let cases = [
            (0, "0 B"),
            (1, "1 B"),
            (880, "880 B"),
            (1_000, "1 kB"),
            (1_500, "1.5 kB"),
            (1_854, "1.85 kB"),
            (9_994, "9.99 kB"),
            (9_996, "10 kB"),
            (41_266, "41.3 kB"),
            (98_000_000, "98 MB"),
            (999_499, "999 kB"),
            (999_500, "1 MB"),
            (12_100_000, "12.1 MB"),
            (1_234_567_890, "1.23 GB"),
            (u64::MAX, "18.4 EB"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(size(Lang::En, bytes), expected);
        }
        assert_eq!(size(Lang::Ko, 880), "880 B");
        assert_eq!(size_in_words(Lang::En, 1), "1 byte");
        assert_eq!(size_in_words(Lang::En, 880), "880 bytes");
        assert_eq!(size_in_words(Lang::Ko, 880), "880바이트");
        assert_eq!(size_in_words(Lang::Ko, 98_000_000), "98 MB");
        assert_eq!(size(Lang::Ko, 12_100_000), "12.1 MB");
    }

    #[test]
    fn counts_have_commas() {
        for (n, expected) in [(0, "0"), (999, "999"), (1_000, "1,000"), (48_234_496, "48,234,496")]
        {
            assert_eq!(count(Lang::Ko, n), expected);
        }
        assert_eq!(exact(Lang::Ko, 41_266), "41,266바이트");
    }
}
