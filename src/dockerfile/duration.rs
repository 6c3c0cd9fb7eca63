//! Times as Go writes them: `1m30s`.

/// A millisecond, in nanoseconds.
pub const MILLISECOND: i64 = 1_000_000;

/// The nanoseconds of a time: numbers with units, one after the other, perhaps a sign. `0` needs no
/// unit. Nothing if it is no time, or longer than about 292 years.
pub fn parse_duration(text: &str) -> Option<i64> {
    let (negative, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if rest == "0" {
        return Some(0);
    }
    if rest.is_empty() {
        return None;
    }
    let mut total: u128 = 0;
    while !rest.is_empty() {
        let whole = digits(rest);
        rest = rest.get(whole.len()..)?;
        let mut part = "";
        if let Some(behind) = rest.strip_prefix('.') {
            part = digits(behind);
            rest = behind.get(part.len()..)?;
        }
        if whole.is_empty() && part.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c == '.' || c.is_ascii_digit()).unwrap_or(rest.len());
        let (unit, behind) = rest.split_at(end);
        let unit = nanoseconds(unit)?;
        rest = behind;
        total += number(whole)?.checked_mul(unit)?;
        total += fraction(part, unit);
        if total > 1 << 63 {
            return None;
        }
    }
    let total = i128::try_from(total).ok()?;
    i64::try_from(if negative { -total } else { total }).ok()
}

fn digits(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

fn number(digits: &str) -> Option<u128> {
    if digits.is_empty() { Some(0) } else { digits.parse::<u64>().ok().map(u128::from) }
}

/// Digits behind the point, of a unit; those beyond a nanosecond do not count.
fn fraction(digits: &str, unit: u128) -> u128 {
    let digits = digits.get(..digits.len().min(18)).unwrap_or_default();
    let scale = 10_u128.pow(u32::try_from(digits.len()).unwrap_or_default());
    number(digits).unwrap_or_default() * unit / scale
}

fn nanoseconds(unit: &str) -> Option<u128> {
    Some(match unit {
        "ns" => 1,
        "us" | "µs" | "μs" => 1_000,
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60_000_000_000,
        "h" => 3_600_000_000_000,
        _ => return None,
    })
}
