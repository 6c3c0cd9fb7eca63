//! The lines in which two versions of a file differ.
//!
//! Myers' algorithm (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986) over
//! lines, after the lines both begin and end with are set aside. The number of differences is
//! capped: beyond, the rest of the old lines is told as removed and the rest of the new as added.

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineState {
    /// In both.
    Same,
    /// Only in the old version.
    Removed,
    /// Only in the new version.
    Added,
}

/// A line of a diff: its state, and its index in the old and in the new version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DiffLine {
    /// What became of it.
    pub state: LineState,
    /// Index of the line in the old version, from 0.
    pub old: Option<usize>,
    /// Index of the line in the new version, from 0.
    pub new: Option<usize>,
}

/// A diff of two versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextDiff {
    /// All lines, in order.
    pub lines: Vec<DiffLine>,
    /// Lines only in the new version.
    pub added: usize,
    /// Lines only in the old version.
    pub removed: usize,
    /// Whether there were more differences than are looked for, so that lines told as removed and
    /// added may be in both.
    pub rough: bool,
}

/// Differences that are looked for: a step for each takes a row of the table.
const MOST: usize = 2_000;

/// What differs between two lists of lines.
#[must_use]
pub fn text_diff<T: PartialEq>(old: &[T], new: &[T]) -> TextDiff {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let old_middle = &old_rest[..old_rest.len() - tail];
    let new_middle = &new_rest[..new_rest.len() - tail];
    let mut diff = TextDiff::default();
    let same = |a: usize, b: usize, n: usize| {
        (0..n).map(move |i| DiffLine { state: LineState::Same, old: Some(a + i), new: Some(b + i) })
    };
    diff.lines.extend(same(0, 0, head));
    let steps = myers(old_middle, new_middle);
    diff.rough = steps.is_none();
    let steps = steps.unwrap_or_else(|| {
        let removed = std::iter::repeat_n(LineState::Removed, old_middle.len());
        removed.chain(std::iter::repeat_n(LineState::Added, new_middle.len())).collect()
    });
    let (mut at, mut to) = (head, head);
    for state in steps {
        let (takes, gives) = (state != LineState::Added, state != LineState::Removed);
        diff.lines.push(DiffLine { state, old: takes.then_some(at), new: gives.then_some(to) });
        at += usize::from(takes);
        to += usize::from(gives);
    }
    diff.lines.extend(same(at, to, tail));
    let count = |of| diff.lines.iter().filter(|line| line.state == of).count();
    (diff.added, diff.removed) = (count(LineState::Added), count(LineState::Removed));
    diff
}

/// The shortest way from one list to the other; `None` if it has more than [`MOST`] differences.
fn myers<T: PartialEq>(old: &[T], new: &[T]) -> Option<Vec<LineState>> {
    let most = (old.len() + new.len()).min(MOST);
    // For each diagonal k = x - y the furthest x, kept for each number of differences.
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut row = vec![0_usize; 2 * most + 3];
    let at = |k: isize| k.wrapping_add_unsigned(most + 1) as usize;
    for d in 0..=most {
        let reach = isize::try_from(d).ok()?;
        for k in (-reach..=reach).step_by(2) {
            let down = k == -reach || (k != reach && row[at(k - 1)] < row[at(k + 1)]);
            let mut x: usize = if down { row[at(k + 1)] } else { row[at(k - 1)] + 1 };
            let mut y = x.checked_add_signed(-k)?;
            while x < old.len() && y < new.len() && old[x] == new[y] {
                x += 1;
                y += 1;
            }
            row[at(k)] = x;
            if x >= old.len() && y >= new.len() {
                rows.push(row[at(-reach)..=at(reach)].to_vec());
                return Some(back(&rows, old.len(), new.len()));
            }
        }
        rows.push(row[at(-reach)..=at(reach)].to_vec());
    }
    None
}

/// Walks the rows back from the end.
fn back(rows: &[Vec<usize>], old: usize, new: usize) -> Vec<LineState> {
    let (mut x, mut y) = (old, new);
    let mut steps = Vec::new();
    for d in (1..rows.len()).rev() {
        let reach = isize::try_from(d).unwrap_or(isize::MAX);
        let k = x.wrapping_sub(y) as isize;
        // Row d-1 begins at the diagonal 1-d; every second one of it is real.
        let of = |k: isize| {
            usize::try_from(k + reach - 1).ok().and_then(|i| rows[d - 1].get(i)).copied()
        };
        let down = k == -reach || (k != reach && of(k - 1) < of(k + 1));
        let before = if down { k + 1 } else { k - 1 };
        let from = of(before).unwrap_or(0);
        let start = if down { from } else { from + 1 };
        steps.extend(std::iter::repeat_n(LineState::Same, x.saturating_sub(start)));
        steps.push(if down { LineState::Added } else { LineState::Removed });
        x = from;
        y = from.checked_add_signed(-before).unwrap_or(0);
    }
    steps.extend(std::iter::repeat_n(LineState::Same, x));
    steps.reverse();
    steps
}

/// Where the lines of a diff can be left out: all but `around` lines before and after each
/// difference, as ranges of indexes of its lines that are shown.
#[must_use]
pub fn hunks(diff: &TextDiff, around: usize) -> Vec<std::ops::Range<usize>> {
    let mut hunks: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, _) in diff.lines.iter().enumerate().filter(|(_, l)| l.state != LineState::Same) {
        let range = at.saturating_sub(around)..(at + around + 1).min(diff.lines.len());
        match hunks.last_mut() {
            Some(last) if range.start <= last.end => last.end = range.end,
            _ => hunks.push(range),
        }
    }
    hunks
}
