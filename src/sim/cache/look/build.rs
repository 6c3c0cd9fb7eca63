//! A build as a screen shows it.

use serde::{Deserialize, Serialize};

use crate::sim::cache::build::Failure;
use crate::sim::cache::model::{Bar, total};
use crate::sim::cache::progress::progress;
use crate::sim::cache::registry::BuiltImage;
use crate::sim::cache::simulator::Told;
use crate::sim::cache::verdict::Verdict;
use crate::sim::cache::version::Version;

/// Reasons of a line that are told one by one.
const REASONS: usize = 12;
/// Lines of progress that are shown.
const PROGRESS: usize = 10_000;

/// What became of a line, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mark {
    /// Reused.
    Hit,
    /// A part of its own key differs.
    Miss,
    /// What it is built on differs.
    ReRun,
    /// Not needed.
    Skipped,
    /// It failed.
    Error,
    /// The build failed before it.
    NotReached,
    /// No step.
    Settings,
    /// FROM an image.
    Base,
    /// FROM a stage.
    Stage,
    /// FROM scratch.
    Scratch,
    /// An ARG before the first FROM.
    Global,
}

impl Mark {
    /// That of a verdict.
    #[must_use]
    pub fn of(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Hit(_) => Self::Hit,
            Verdict::Miss(_) => Self::Miss,
            Verdict::ReRun { .. } => Self::ReRun,
            Verdict::Skipped => Self::Skipped,
            Verdict::Error => Self::Error,
            Verdict::NotReached => Self::NotReached,
            Verdict::Settings => Self::Settings,
            Verdict::Base(_) => Self::Base,
            Verdict::Stage => Self::Stage,
            Verdict::Scratch => Self::Scratch,
            Verdict::Global => Self::Global,
        }
    }

    /// Whether the step ran.
    #[must_use]
    pub fn ran(self) -> bool {
        matches!(self, Self::Miss | Self::ReRun)
    }

    /// Its name, for styles and drawings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Hit => "hit",
            Self::Miss => "miss",
            Self::ReRun => "rerun",
            Self::Skipped => "skipped",
            Self::Error => "error",
            Self::NotReached => "unreached",
            Self::Settings => "settings",
            Self::Base => "base",
            Self::Stage => "stage",
            Self::Scratch => "scratch",
            Self::Global => "global",
        }
    }
}

/// What a line leaves in the image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LayerKind {
    /// A layer.
    Layer,
    /// A layer, if it changes any file.
    Perhaps,
    /// A line of the history, no layer.
    Metadata,
    /// Nothing of its own: another stage, or no step.
    Nothing,
}

/// A line of a build: an instruction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LineLook {
    /// Its lines in the text: first and last, from 1.
    pub lines: (usize, usize),
    /// What became of it, with the first reasons.
    pub verdict: Verdict,
    /// Reasons beyond those.
    pub more: u64,
    /// Milliseconds that it took; 0 if it did not run.
    pub time: u64,
    /// Milliseconds that it takes when it runs.
    pub cost: u64,
    /// Bytes that it writes.
    pub bytes: u64,
    /// What it leaves in the image.
    pub layer: LayerKind,
    /// The instructions whose results it needs.
    pub needs: Vec<usize>,
    /// The stage it is in.
    pub stage: Option<usize>,
    /// The beginning of its key; empty if it has none.
    pub key: String,
}

impl LineLook {
    /// What became of it, in a word.
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark::of(&self.verdict)
    }
}

/// A build.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BuildLook {
    /// Its number, from 1: both builders of one step have the same.
    pub number: u64,
    /// The builder.
    pub version: Version,
    /// Whether it succeeded.
    pub ok: bool,
    /// Why not.
    pub failure: Option<Failure>,
    /// The Dockerfile that was built.
    pub text: String,
    /// That of the build of this builder before it.
    pub last_text: Option<String>,
    /// The number of that build.
    pub last_number: Option<u64>,
    /// Its lines: one for each instruction.
    pub lines: Vec<LineLook>,
    /// When each step that ran began and ended.
    pub bars: Vec<Bar>,
    /// What the builder prints.
    pub progress: Vec<String>,
    /// Lines of that beyond.
    pub progress_more: u64,
    /// The image that it made.
    pub image: BuiltImage,
}

/// A build in the strip of builds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Past {
    /// Its number.
    pub number: u64,
    /// The builder.
    pub version: Version,
    /// Whether it succeeded.
    pub ok: bool,
    /// Each instruction in a word.
    pub marks: Vec<Mark>,
    /// Steps that were found.
    pub hits: u64,
    /// Steps that ran.
    pub runs: u64,
    /// Milliseconds.
    pub time: u64,
    /// Bytes of its image.
    pub bytes: u64,
    /// Bytes to push if all images before it are in the registry.
    pub push: u64,
}

/// A build as a screen shows it. `last` is the one of this builder before it, with its number.
#[must_use]
pub fn build_look(
    told: &Told,
    number: u64,
    last: Option<(u64, &Told)>,
    image: BuiltImage,
) -> BuildLook {
    let build = &told.build;
    let layer = |at: usize| {
        let rows = build.history.iter().filter(|row| row.instruction == at);
        rows.map(|row| match row.empty {
            Some(false) => LayerKind::Layer,
            None => LayerKind::Perhaps,
            Some(true) => LayerKind::Metadata,
        })
        .next()
        .unwrap_or(LayerKind::Nothing)
    };
    let lines = build.file.instructions.iter().enumerate().filter_map(|(at, instruction)| {
        let (step, verdict) = (build.steps.get(at)?, told.verdicts.get(at)?);
        let cost = told.costs.get(at).copied().unwrap_or_default();
        let (verdict, more) = cut(verdict);
        let bar = told.bars.iter().find(|bar| bar.step == at);
        Some(LineLook {
            lines: (instruction.lines.first, instruction.lines.last),
            verdict,
            more,
            time: bar.map_or(0, |bar| bar.end - bar.start),
            cost: cost.time,
            bytes: cost.size,
            layer: layer(at),
            needs: step.needs.clone(),
            stage: step.stage,
            key: step.key.as_ref().map(|key| key.sum.to_string()).unwrap_or_default(),
        })
    });
    let printed = progress(build, &told.bars);
    BuildLook {
        number,
        version: build.version,
        ok: build.ok,
        failure: build.failure.clone(),
        text: build.inputs.dockerfile.to_string(),
        last_text: last.map(|(_, last)| last.build.inputs.dockerfile.to_string()),
        last_number: last.map(|(number, _)| number),
        lines: lines.collect(),
        bars: told.bars.clone(),
        progress_more: printed.len().saturating_sub(PROGRESS) as u64,
        progress: printed.into_iter().take(PROGRESS).collect(),
        image,
    }
}

/// A verdict with no more reasons than are told, and how many those are beyond.
fn cut(verdict: &Verdict) -> (Verdict, u64) {
    let mut out = verdict.clone();
    let more = match &mut out {
        Verdict::Hit(all) => shorten(all),
        Verdict::Miss(all) | Verdict::Base(all) | Verdict::ReRun { own: all, .. } => shorten(all),
        _ => 0,
    };
    (out, more)
}

fn shorten<T>(all: &mut Vec<T>) -> u64 {
    let more = all.len().saturating_sub(REASONS) as u64;
    all.truncate(REASONS);
    more
}

/// A build in the strip of builds; `push` bytes are not in the registry yet.
#[must_use]
pub fn past(told: &Told, number: u64, image: &BuiltImage, push: u64) -> Past {
    let marks: Vec<Mark> = told.verdicts.iter().map(Mark::of).collect();
    let count = |is: &dyn Fn(Mark) -> bool| marks.iter().filter(|mark| is(**mark)).count() as u64;
    Past {
        number,
        version: told.build.version,
        ok: told.build.ok,
        hits: count(&|mark| mark == Mark::Hit),
        runs: count(&|mark| mark.ran() || mark == Mark::Error),
        time: total(&told.bars),
        bytes: image.bytes(),
        push,
        marks,
    }
}
