//! What to write instead: a text rewritten, as the lines that change and what stands around them.

use crate::base::sort_by;
use crate::sim::cache::advice::Advised;
use crate::sim::cache::look::CacheLook;
use crate::view::text_diff::{LineState, hunks, text_diff};

/// A line of a rewriting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedLine {
    /// Whether it stays, goes or comes.
    pub state: LineState,
    /// Its text; `…` for lines that are left out.
    pub text: String,
}

/// The lines that change, with one to either side.
#[must_use]
pub fn changed_lines(old: &str, new: &str) -> Vec<ChangedLine> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let diff = text_diff(&old, &new);
    let mut out = Vec::new();
    let mut at = 0;
    let gap = || ChangedLine { state: LineState::Same, text: "…".to_owned() };
    for hunk in hunks(&diff, 1) {
        if hunk.start > at {
            out.push(gap());
        }
        at = hunk.end;
        for line in diff.lines.get(hunk).unwrap_or_default() {
            let of_old = line.old.and_then(|at| old.get(at));
            let text = of_old.or_else(|| line.new.and_then(|at| new.get(at)));
            let text = text.map(|text| (*text).to_owned()).unwrap_or_default();
            out.push(ChangedLine { state: line.state, text });
        }
    }
    if at < diff.lines.len() && !out.is_empty() {
        out.push(gap());
    }
    out
}

/// Advice, what saves most time first.
#[must_use]
pub fn by_saving(advice: &[Advised]) -> Vec<&Advised> {
    let saving = |one: &Advised| one.now.time.saturating_sub(one.then.time);
    let mut out: Vec<&Advised> = advice.iter().collect();
    sort_by(&mut out, |a, b| saving(b).cmp(&saving(a)));
    out
}

/// What `.dockerignore` has now; nothing if there is none or it is too large to be shown.
#[must_use]
pub fn ignore_text(look: &CacheLook) -> String {
    look.context.ignore_file.clone().unwrap_or_default()
}
