//! The editor with what became of its lines: rows, the verdicts of one or both builders, brackets
//! from a cause to its consequences.

use std::collections::BTreeSet;

use super::editor::{EditorRow, RowVerdict, editor, verdicts};
use super::frames::{Frame, Phase};
use crate::dockerfile::Severity;
use crate::explain::Message;
use crate::sim::cache::Version;
use crate::sim::cache::look::{BuildLook, CacheLook, Mark};

/// The editor's contents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its rows, with the verdicts of the first builder.
    pub rows: Vec<EditorRow>,
    /// The builder of those.
    pub first: Option<Version>,
    /// The other builder's verdicts, row by row, if both built.
    pub second: Option<(Version, Vec<Option<RowVerdict>>)>,
    /// From a cause to its consequences, in rows from 0, by the first builder.
    pub brackets: Vec<(usize, Vec<usize>)>,
    /// Columns of the longest row; a wide letter takes two.
    pub columns: usize,
}

/// What is wrong somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    /// Its line, from 1.
    pub line: usize,
    /// How bad it is.
    pub severity: Severity,
    /// What is said.
    pub what: Message,
}

/// The latest build of each builder that built last.
pub fn latest(look: &CacheLook) -> impl Iterator<Item = &BuildLook> {
    latest_of(&look.builds)
}

/// The same of some builds.
pub fn latest_of(builds: &[BuildLook]) -> impl Iterator<Item = &BuildLook> {
    let number = builds.first().map(|build| build.number);
    builds.iter().filter(move |build| Some(build.number) == number)
}

/// The editor's contents for a text, with what became of it in the latest of these builds.
#[must_use]
pub fn sheet(text: &str, builds: &[BuildLook]) -> Sheet {
    let mut builds = latest_of(builds);
    let (first, second) = (builds.next(), builds.next());
    let rows = editor(text, first);
    let mut brackets: Vec<(usize, Vec<usize>)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(cause) = row.verdict.as_ref().and_then(|verdict| verdict.because) else {
            continue;
        };
        match brackets.iter_mut().find(|(known, _)| *known + 1 == cause) {
            Some((_, lines)) => lines.push(at),
            None => brackets.push((cause - 1, vec![at])),
        }
    }
    let second = second.map(|build| (build.version, verdicts(text, build)));
    let width = |line: &str| match line.is_ascii() {
        true => line.len(),
        false => line.chars().map(|c| if wide(c) { 2 } else { 1 }).sum(),
    };
    let columns = text.split('\n').map(width).max().unwrap_or(0);
    Sheet { rows, first: first.map(|build| build.version), second, brackets, columns }
}

/// Hangul, Han, kana and their like take two columns.
fn wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}')
}

/// What is wrong with a text, the first `most` of it.
#[must_use]
pub fn wrong(sheet: &Sheet, most: usize) -> Vec<Wrong> {
    let of = |row: &EditorRow| {
        let line = row.number;
        let all = row.problems.clone().into_iter();
        all.map(move |(severity, what)| Wrong { line, severity, what }).collect::<Vec<_>>()
    };
    sheet.rows.iter().flat_map(of).take(most).collect()
}

/// The instructions of all builders of which a frame does not tell yet what becomes of them: a build
/// is told from its first line on, and nothing is told ahead.
#[must_use]
pub fn all_untold(frames: &[Frame], frame: usize) -> BTreeSet<(Version, usize)> {
    let of = |frames: &[Frame]| -> BTreeSet<(Version, usize)> {
        let tells = |it: &&Frame| matches!(it.phase, Phase::Found | Phase::NotFound | Phase::Fail);
        frames.iter().filter(tells).filter_map(|it| it.version.zip(it.step)).collect()
    };
    let (before, after) = frames.split_at((frame + 1).min(frames.len()));
    of(after).difference(&of(before)).copied().collect()
}

/// Those of one build.
#[must_use]
pub fn untold(build: &BuildLook, frames: &[Frame], frame: usize) -> Vec<usize> {
    let all = all_untold(frames, frame).into_iter();
    all.filter(|(version, _)| *version == build.version).map(|(_, step)| step).collect()
}

/// Whether a mark is one of a step that is found or run, which a learner can be asked about.
#[must_use]
pub fn is_asked(mark: Mark) -> bool {
    mark == Mark::Hit || mark.ran()
}
