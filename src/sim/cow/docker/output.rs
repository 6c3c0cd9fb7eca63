//! What the engine's command line prints. It is Docker's own text, the same in every language.

use std::fmt::Write as _;

/// Bytes as Docker prints them: decimal, three digits (`41.3kB`).
#[must_use]
pub(super) fn size(bytes: u64) -> String {
    const UNITS: [&str; 7] = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];
    let mut value = bytes as f64;
    let mut unit = 0;
    while value >= 1000.0 && unit + 1 < UNITS.len() {
        value /= 1000.0;
        unit += 1;
    }
    let digits = if value >= 100.0 {
        0
    } else if value >= 10.0 {
        1
    } else {
        2
    };
    let text = format!("{value:.digits$}");
    let text =
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    format!("{text}{}", UNITS[unit])
}

/// A table with its columns three spaces apart.
#[must_use]
pub(super) fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width =
        |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|c| c.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|at| width(at).unwrap_or(0)).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let _ = write!(line, "{cell:<width$}   ");
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// A refusal of the engine, and the exit status of the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Denied {
    pub status: u8,
    pub text: String,
}

impl Denied {
    /// `Error response from daemon: …`.
    pub fn daemon(text: impl AsRef<str>) -> Self {
        Self { status: 1, text: format!("Error response from daemon: {}\n", text.as_ref()) }
    }

    /// The same, of `docker run`.
    pub fn run(text: impl AsRef<str>) -> Self {
        let text = format!("docker: Error response from daemon: {}\n", text.as_ref());
        Self { status: 125, text }
    }

    pub fn no_container(name: &str) -> Self {
        Self::daemon(format!("No such container: {name}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_three_digits() {
        for (bytes, text) in [
            (0, "0B"),
            (2, "2B"),
            (999, "999B"),
            (1000, "1kB"),
            (41_266, "41.3kB"),
            (1_048_577, "1.05MB"),
            (512 << 20, "537MB"),
        ] {
            assert_eq!(size(bytes), text);
        }
    }
}
