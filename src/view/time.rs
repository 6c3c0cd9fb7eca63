//! Times as text.

/// ISO 8601 in UTC: `2023-11-14T22:13:20Z`, with as many digits of the second as there are.
#[must_use]
pub fn utc(seconds: i64, nanos: u32) -> String {
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    let (h, m, s) = (rest / 3_600, rest / 60 % 60, rest % 60);
    let year = match year {
        0..=9_999 => format!("{year:04}"),
        // ISO 8601 wants a sign where the year has other than four digits.
        _ => format!("{year:+05}"),
    };
    let part = if nanos == 0 {
        String::new()
    } else {
        format!(".{}", format!("{nanos:09}").trim_end_matches('0'))
    };
    format!("{year}-{month:02}-{day:02}T{h:02}:{m:02}:{s:02}{part}Z")
}

/// Year, month, day of a number of days since 1970-01-01, proleptic Gregorian calendar
/// (the "days to civil" rule: years begin in March, so that the leap day is last).
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_iso_8601() {
        for (seconds, nanos, want) in [
            (0, 0, "1970-01-01T00:00:00Z"),
            (1_700_000_000, 0, "2023-11-14T22:13:20Z"),
            (1_709_164_799, 500_000_000, "2024-02-28T23:59:59.5Z"),
            (1_709_164_800, 1, "2024-02-29T00:00:00.000000001Z"),
            (-1, 0, "1969-12-31T23:59:59Z"),
            (253_402_300_800, 0, "+10000-01-01T00:00:00Z"),
        ] {
            assert_eq!(utc(seconds, nanos), want);
        }
        // The ends of the range do not overflow.
        assert!(utc(i64::MAX, 0).ends_with('Z') && utc(i64::MIN, 0).ends_with('Z'));
    }
}
