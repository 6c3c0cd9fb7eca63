//! Modes and times as the tools print them.

use crate::sim::cow::layer::{FileType, Time};

/// `-rw-r--r--`
pub(super) fn mode(file_type: FileType, mode: u16) -> String {
    let mut out = String::with_capacity(10);
    out.push(letter(file_type));
    for (shift, special, sign) in [(6, 0o4000, 's'), (3, 0o2000, 's'), (0, 0o1000, 't')] {
        let bits = mode >> shift;
        out.push(if bits & 4 != 0 { 'r' } else { '-' });
        out.push(if bits & 2 != 0 { 'w' } else { '-' });
        out.push(match (mode & special != 0, bits & 1 != 0) {
            (true, true) => sign,
            (true, false) => sign.to_ascii_uppercase(),
            (false, true) => 'x',
            (false, false) => '-',
        });
    }
    out
}

fn letter(file_type: FileType) -> char {
    match file_type {
        FileType::File => '-',
        FileType::Dir => 'd',
        FileType::Symlink => 'l',
        FileType::Fifo => 'p',
        FileType::Char => 'c',
        FileType::Block => 'b',
    }
}

/// The type's bits of `st_mode`.
pub(super) fn type_bits(file_type: FileType) -> u32 {
    match file_type {
        FileType::File => 0o100_000,
        FileType::Dir => 0o040_000,
        FileType::Symlink => 0o120_000,
        FileType::Fifo => 0o010_000,
        FileType::Char => 0o020_000,
        FileType::Block => 0o060_000,
    }
}

/// `regular file`
pub(super) fn type_name(file_type: FileType, size: u64) -> &'static str {
    match file_type {
        FileType::File if size == 0 => "regular empty file",
        FileType::File => "regular file",
        FileType::Dir => "directory",
        FileType::Symlink => "symbolic link",
        FileType::Fifo => "fifo",
        FileType::Char => "character special file",
        FileType::Block => "block special file",
    }
}

/// A day and a time of day, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub year: i64,
    pub month: u8,
    pub day: u8,
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    /// 0 is Sunday.
    pub weekday: u8,
}

pub(super) const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
pub(super) const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/// Years on either side that a date is computed for.
const SECONDS: i64 = 1 << 47;

impl Date {
    /// Days are counted from March 1 of year 0, so that a leap day ends its year.
    pub(super) fn of(time: Time) -> Self {
        let secs = time.secs.clamp(-SECONDS, SECONDS);
        let (days, rest) = (secs.div_euclid(86_400), secs.rem_euclid(86_400));
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        Self {
            year: year + era * 400 + i64::from(month <= 2),
            month: month as u8,
            day: day as u8,
            hour: (rest / 3_600) as u8,
            minute: (rest / 60 % 60) as u8,
            second: (rest % 60) as u8,
            weekday: (days + 4).rem_euclid(7) as u8,
        }
    }

    /// Seconds since 1970.
    pub(super) fn seconds(self) -> i64 {
        let year = self.year - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let month = i64::from(self.month);
        let shifted = if month > 2 { month - 3 } else { month + 9 };
        let of_year = (153 * shifted + 2) / 5 + i64::from(self.day) - 1;
        let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
        let clock = i64::from(self.hour) * 3_600 + i64::from(self.minute) * 60;
        days * 86_400 + clock + i64::from(self.second)
    }

    /// `Jan`
    pub(super) fn month_name(self) -> &'static str {
        MONTHS.get(usize::from(self.month).wrapping_sub(1)).copied().unwrap_or("Jan")
    }

    /// `Mon`
    pub(super) fn day_name(self) -> &'static str {
        DAYS.get(usize::from(self.weekday)).copied().unwrap_or("Sun")
    }
}

/// `Jan  2  2020`, or `Jan  2 03:04` if it is not half a year away.
pub(super) fn listed(time: Time, now: Time) -> String {
    let date = Date::of(time);
    let age = now.secs.saturating_sub(time.secs);
    let name = date.month_name();
    if (-3_600 * 24..=15_768_000).contains(&age) {
        format!("{name} {:2} {:02}:{:02}", date.day, date.hour, date.minute)
    } else {
        format!("{name} {:2}  {}", date.day, date.year)
    }
}

/// `2020-01-02 03:04:05.000000006 +0000`
pub(super) fn full(time: Time) -> String {
    format!("{}.{:09} +0000", seconds(time), time.nanos)
}

/// `2020-01-02 03:04:05`
pub(super) fn seconds(time: Time) -> String {
    let d = Date::of(time);
    format!("{}-{:02}-{:02} {:02}:{:02}:{:02}", d.year, d.month, d.day, d.hour, d.minute, d.second)
}

/// `4.0K`, `12.3M`: BusyBox, always with a tenth; bytes without a unit.
pub(super) fn human(bytes: u64) -> String {
    if bytes < 1024 {
        return bytes.to_string();
    }
    let units = ["K", "M", "G", "T", "P", "E"];
    let (mut whole, mut tenths, mut unit) = (bytes, 0, 0);
    for n in 0..units.len() {
        if whole < 1024 {
            break;
        }
        tenths = ((whole % 1024) * 10 + 512) / 1024;
        whole /= 1024;
        if tenths >= 10 {
            whole += 1;
            tenths = 0;
        }
        unit = n;
    }
    format!("{whole}.{tenths}{}", units.get(unit).copied().unwrap_or_default())
}

/// `4.0K`, `12M`: GNU, rounded up, a tenth only below ten.
pub(super) fn human_gnu(bytes: u64) -> String {
    if bytes < 1024 {
        return bytes.to_string();
    }
    let units = ["K", "M", "G", "T", "P", "E"];
    let mut size = 1_u128;
    let bytes = u128::from(bytes);
    for unit in units {
        size *= 1024;
        let tenths = (bytes * 10).div_ceil(size);
        if tenths < 100 {
            return format!("{}.{}{unit}", tenths / 10, tenths % 10);
        }
        let whole = bytes.div_ceil(size);
        if whole < 1024 {
            return format!("{whole}{unit}");
        }
    }
    bytes.to_string()
}

/// A size a user wrote: `10`, `4k`, `1M`; the units are powers of 1024, `kB` of 1000.
pub(super) fn size(text: &[u8]) -> Option<u64> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number: u64 = std::str::from_utf8(text.get(..digits)?).ok()?.parse().ok()?;
    let unit: u64 = match text.get(digits..)? {
        b"" | b"c" => 1,
        b"w" => 2,
        b"b" => 512,
        b"k" | b"K" | b"KiB" => 1 << 10,
        b"m" | b"M" | b"MiB" => 1 << 20,
        b"g" | b"G" | b"GiB" => 1 << 30,
        b"t" | b"T" | b"TiB" => 1 << 40,
        b"kB" | b"KB" | b"kD" => 1_000,
        b"MB" | b"MD" => 1_000_000,
        b"GB" | b"GD" => 1_000_000_000,
        _ => return None,
    };
    number.checked_mul(unit)
}
