//! Which instruction of the last build an instruction is: the lines of two Dockerfiles, matched.

use crate::dockerfile::{Dockerfile, Instruction};

/// For each instruction of `new` the one of `old` that it was.
///
/// Equal ones are matched first, as many as possible in the same order; of what is left between two
/// of them, those with the same keyword belong together, in order.
#[must_use]
pub fn matched(old: &Dockerfile, new: &Dockerfile) -> Vec<Option<usize>> {
    let (a, b) = (&old.instructions, &new.instructions);
    let same = |i: usize, j: usize| same_text(&a[i], &b[j]);
    let mut out = vec![None; b.len()];
    let shortest = a.len().min(b.len());
    let head = (0..shortest).take_while(|&i| same(i, i)).count();
    let tail = (1..=shortest - head).take_while(|&i| same(a.len() - i, b.len() - i)).count();
    (0..head).for_each(|i| out[i] = Some(i));
    (1..=tail).for_each(|i| out[b.len() - i] = Some(a.len() - i));
    let (old_range, new_range) = (head..a.len() - tail, head..b.len() - tail);
    for (i, j) in common(old_range.clone(), new_range.clone(), &same) {
        out[j] = Some(i);
    }
    // The gaps between what is equal.
    let (mut from_old, mut from_new) = (old_range.start, new_range.start);
    for end in new_range.start..=new_range.end {
        let at = if end == new_range.end { Some(old_range.end) } else { out[end] };
        let Some(at) = at else { continue };
        let mut free: Vec<usize> = (from_old..at).collect();
        for j in from_new..end {
            let Some(place) = free.iter().position(|&i| a[i].keyword == b[j].keyword) else {
                continue;
            };
            out[j] = Some(free[place]);
            free.drain(..=place);
        }
        (from_old, from_new) = (at + 1, end + 1);
    }
    out
}

/// Whether two instructions are written the same, heredocs included.
fn same_text(a: &Instruction, b: &Instruction) -> bool {
    let bodies = |i: &Instruction| i.heredocs.iter().map(|h| h.content.clone()).collect::<Vec<_>>();
    a.original.trim_end() == b.original.trim_end() && bodies(a) == bodies(b)
}

/// The longest list of pairs that are the same, in order.
fn common(
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
    same: &dyn Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let (n, m) = (old.len(), new.len());
    // What is longer than any Dockerfile is matched by its ends alone.
    if n.saturating_mul(m) > 4_000_000 {
        return Vec::new();
    }
    let mut best = vec![0_u32; (n + 1) * (m + 1)];
    let at = |i: usize, j: usize| i * (m + 1) + j;
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            best[at(i, j)] = if same(old.start + i, new.start + j) {
                best[at(i + 1, j + 1)] + 1
            } else {
                best[at(i + 1, j)].max(best[at(i, j + 1)])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::new();
    while i < n && j < m {
        if same(old.start + i, new.start + j) {
            out.push((old.start + i, new.start + j));
            (i, j) = (i + 1, j + 1);
        } else if best[at(i + 1, j)] >= best[at(i, j + 1)] {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}
