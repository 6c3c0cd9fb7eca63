//! What differs between two versions of a file, as lines to draw.

use super::text::{Contents, Piece, contents};
use super::text_diff::{LineState, hunks, text_diff};

/// Lines around a difference that are drawn too.
const AROUND: usize = 3;

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiffRow {
    /// So many lines are the same in both and left out.
    Same(usize),
    /// A line of one or both.
    Line {
        /// What became of it.
        state: LineState,
        /// Its number in the old and in the new version, from 1.
        numbers: (Option<usize>, Option<usize>),
        /// Its text.
        pieces: Vec<Piece>,
    },
}

/// What differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileDiff {
    /// One of them is no text.
    Binary {
        /// Whether all that was read is the same in both.
        same: bool,
    },
    /// Both are text.
    Text {
        /// The lines around differences.
        rows: Vec<DiffRow>,
        /// Lines only in the new version.
        added: usize,
        /// Lines only in the old version.
        removed: usize,
        /// There are more differences than were looked for.
        rough: bool,
        /// There is more of one of them than was read.
        cut: bool,
    },
}

/// Compares the first bytes of two versions, of which there are so many in all.
#[must_use]
pub fn file_diff(old: (&[u8], u64), new: (&[u8], u64)) -> FileDiff {
    let (Contents::Text { lines: a, cut: cut_a, .. }, Contents::Text { lines: b, cut: cut_b, .. }) =
        (contents(old.0, old.1), contents(new.0, new.1))
    else {
        return FileDiff::Binary { same: old == new };
    };
    let diff = text_diff(&a, &b);
    let mut rows = Vec::new();
    let mut done = 0;
    for hunk in hunks(&diff, AROUND) {
        if hunk.start > done {
            rows.push(DiffRow::Same(hunk.start - done));
        }
        done = hunk.end;
        for line in diff.lines.get(hunk).unwrap_or_default() {
            let of_new = line.new.and_then(|at| b.get(at));
            let of_old = || line.old.and_then(|at| a.get(at));
            rows.push(DiffRow::Line {
                state: line.state,
                numbers: (line.old.map(|at| at + 1), line.new.map(|at| at + 1)),
                pieces: of_new.or_else(of_old).cloned().unwrap_or_default(),
            });
        }
    }
    if diff.lines.len() > done && !rows.is_empty() {
        rows.push(DiffRow::Same(diff.lines.len() - done));
    }
    let (added, removed, rough) = (diff.added, diff.removed, diff.rough);
    FileDiff::Text { rows, added, removed, rough, cut: cut_a || cut_b }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let of = |text: &'static str| text;
        let size = |text: &str| text.len() as u64;
        match file_diff((old.as_bytes(), size(old)), (new.as_bytes(), size(new))) {
            FileDiff::Binary { same } => format!("binary {same}"),
            FileDiff::Text { rows, added, removed, .. } => {
                let row = |row: &DiffRow| match row {
                    DiffRow::Same(n) => format!("~{n}"),
                    DiffRow::Line { state, numbers: (a, b), pieces } => {
                        let sign = match state {
                            LineState::Same => of(" "),
                            LineState::Added => of("+"),
                            LineState::Removed => of("-"),
                        };
                        let number = |n: Option<usize>| n.map_or(String::new(), |n| n.to_string());
                        let text: String = pieces
                            .iter()
                            .map(|piece| match piece {
                                Piece::Plain(text) | Piece::Unseen(text) => text.clone(),
                            })
                            .collect();
                        format!("{sign}{}/{}:{text}", number(*a), number(*b))
                    }
                };
                let rows: Vec<String> = rows.iter().map(row).collect();
                format!("+{added} -{removed} {}", rows.join("|"))
            }
        }
    }

    #[test]
    fn lines_far_from_a_difference_are_left_out() {
        let old = "a\nb\nc\nd\ne\nf\ng\nh\ni\n";
        let new = "a\nb\nc\nd\nE\nf\ng\nh\ni\n";
        let want = "+1 -1 ~1| 2/2:b| 3/3:c| 4/4:d|-5/:e|+/5:E| 6/6:f| 7/7:g| 8/8:h|~1";
        assert_eq!(shown(old, new), want);
        assert_eq!(shown("a\n", "a\n"), "+0 -0 ");
        assert_eq!(shown("a\n", "a\nb\n"), "+1 -0  1/1:a|+/2:b");
        assert_eq!(shown("\0", "a"), "binary false");
        assert_eq!(shown("\0", "\0"), "binary true");
    }
}
