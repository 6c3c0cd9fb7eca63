//! The editor's rows: numbers, tokens, what became of each line, what is wrong with it.

use std::ops::Range;

use super::parsed::parsed;
use crate::dockerfile::{Dockerfile, Problem, Severity, TokenKind, highlight};
use crate::explain::{self, Message};
use crate::sim::cache::look::{BuildLook, Mark};
use crate::sim::cache::{Verdict, matched};

/// A line of the editor.
#[derive(Clone, Debug, PartialEq)]
pub struct EditorRow {
    /// Its number, from 1.
    pub number: usize,
    /// Where it stands in the text, its line end left out.
    pub span: Range<usize>,
    /// Its tokens, in bytes from its beginning.
    pub tokens: Vec<(Range<usize>, TokenKind)>,
    /// The instruction that begins on it.
    pub instruction: Option<usize>,
    /// What became of that in the build.
    pub verdict: Option<RowVerdict>,
    /// Whether a stage begins on it.
    pub stage: bool,
    /// What is wrong with it.
    pub problems: Vec<(Severity, Message)>,
}

/// What became of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct RowVerdict {
    /// In a word.
    pub mark: Mark,
    /// The same for the screen.
    pub word: Message,
    /// The line that is the cause.
    pub because: Option<usize>,
    /// The instruction in the build, if the text was not changed since.
    pub built: usize,
    /// Milliseconds that it took.
    pub time: u64,
    /// The line is not what was built.
    pub stale: bool,
}

/// From a cause to its consequences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bracket {
    /// The line of the cause.
    pub cause: usize,
    /// The lines that ran because of it.
    pub lines: Vec<usize>,
}

/// The rows of a text, with what became of them in the latest build.
#[must_use]
pub fn editor(text: &str, build: Option<&BuildLook>) -> Vec<EditorRow> {
    let file = parsed(text);
    let mut rows = plain(text, &file);
    for token in highlight(text, &file) {
        let (first, last) = (file.lines.line(token.span.start), file.lines.line(token.span.end));
        for row in rows.iter_mut().take(last).skip(first - 1) {
            let start = token.span.start.max(row.span.start);
            let end = token.span.end.min(row.span.end);
            if start < end {
                let within = start - row.span.start..end - row.span.start;
                row.tokens.push((within, token.kind));
            }
        }
    }
    for problem in file.problems.iter().chain(&file.check(&|_| None)) {
        let Problem { span, severity, what } = problem;
        if let Some(row) = rows.get_mut(file.lines.line(span.start) - 1) {
            row.problems.push((*severity, explain::dockerfile_what(what)));
        }
    }
    if let Some(build) = build {
        for (row, verdict) in rows.iter_mut().zip(verdicts(text, build)) {
            row.verdict = verdict;
        }
    }
    rows
}

fn plain(text: &str, file: &Dockerfile) -> Vec<EditorRow> {
    let mut at = 0;
    let mut rows: Vec<EditorRow> = Vec::new();
    for (number, line) in (1..).zip(text.split('\n')) {
        rows.push(EditorRow {
            number,
            span: at..at + line.len(),
            tokens: Vec::new(),
            instruction: None,
            verdict: None,
            stage: false,
            problems: Vec::new(),
        });
        at += line.len() + 1;
    }
    for (instruction, it) in file.instructions.iter().enumerate() {
        if let Some(row) = it.lines.first.checked_sub(1).and_then(|at| rows.get_mut(at)) {
            row.instruction = Some(instruction);
            row.stage = file.stages.iter().any(|stage| stage.from == instruction);
        }
    }
    rows
}

/// What became of each line of a text in a build.
#[must_use]
pub fn verdicts(text: &str, build: &BuildLook) -> Vec<Option<RowVerdict>> {
    let changed = build.text != text;
    let (built, file) = (parsed(&build.text), parsed(text));
    let pairs = matched(&built, &file);
    let mut out = vec![None; text.split('\n').count()];
    // Where each instruction that was built stands now.
    let mut now = vec![None; built.instructions.len()];
    for (at, pair) in pairs.iter().enumerate() {
        if let Some(place) = pair.and_then(|built| now.get_mut(built)) {
            *place = file.instructions.get(at).map(|instruction| instruction.lines.first);
        }
    }
    for (at, instruction) in file.instructions.iter().enumerate() {
        let Some(built_at) = pairs.get(at).copied().flatten() else { continue };
        let Some(line) = build.lines.get(built_at) else { continue };
        let because = match line.verdict {
            // Where the cause stands now; it may be gone.
            Verdict::ReRun { because, .. } => now.get(because).copied().flatten(),
            _ => None,
        };
        let same = built
            .instructions
            .get(built_at)
            .is_some_and(|was| was.original == instruction.original);
        if let Some(verdict) = instruction.lines.first.checked_sub(1).and_then(|at| out.get_mut(at))
        {
            *verdict = Some(RowVerdict {
                mark: line.mark(),
                word: explain::verdict_word(&line.verdict),
                because,
                built: built_at,
                time: line.time,
                stale: changed && !same,
            });
        }
    }
    out
}

/// From each cause to its consequences, in the lines of the text that was built.
#[must_use]
pub fn brackets(build: &BuildLook) -> Vec<Bracket> {
    let mut out: Vec<Bracket> = Vec::new();
    for line in &build.lines {
        let Verdict::ReRun { because, .. } = line.verdict else { continue };
        let Some(cause) = build.lines.get(because).map(|cause| cause.lines.0) else { continue };
        match out.iter_mut().find(|bracket| bracket.cause == cause) {
            Some(bracket) => bracket.lines.push(line.lines.0),
            None => out.push(Bracket { cause, lines: vec![line.lines.0] }),
        }
    }
    out
}

/// The glyph that stands for a word, so that colour is not needed.
#[must_use]
pub fn glyph(mark: Mark) -> &'static str {
    match mark {
        Mark::Hit | Mark::Base => "●",
        Mark::Miss => "◆",
        Mark::ReRun => "▒",
        Mark::Skipped => "○",
        Mark::Error => "✕",
        Mark::NotReached => "·",
        Mark::Settings | Mark::Stage | Mark::Scratch | Mark::Global => "–",
    }
}
