//! The graph of stages: their steps, what flows between them, what is not needed.

use super::parsed::parsed;
use crate::dockerfile::{Dockerfile, Instruction, Kind, MountError, Stage, parse_mount};
use crate::sim::cache::Verdict;
use crate::sim::cache::look::{BuildLook, LineLook, Mark};

/// A stage of a build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageBox {
    /// Its name; `stage-2` as `BuildKit` counts, if it has none.
    pub name: String,
    /// Whether it has one.
    pub named: bool,
    /// Whether it has none and is the last of several.
    pub last: bool,
    /// Whether what is built needs it.
    pub needed: bool,
    /// Its steps: instructions.
    pub steps: Vec<usize>,
    /// Milliseconds of its steps that ran.
    pub time: u64,
}

/// What flows from a step to another stage's step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The last step of the stage that it comes from.
    pub from: usize,
    /// The instruction that takes it.
    pub to: usize,
    /// Bytes that are copied; 0 where a stage goes on.
    pub bytes: u64,
    /// Whether the step that takes it ran.
    pub ran: bool,
    /// Whether it ran because of what the other stage made.
    pub cascades: bool,
    /// Whether it is needed.
    pub needed: bool,
}

/// The stages of a build, and what flows between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    /// The stages, in the order of the text.
    pub stages: Vec<StageBox>,
    /// What flows.
    pub edges: Vec<Edge>,
}

/// The graph of a build.
#[must_use]
pub fn graph(build: &BuildLook) -> Graph {
    let file = parsed(&build.text);
    let mut out = Graph::default();
    for stage in &file.stages {
        let steps = steps(&file, build, stage);
        let needed = build.lines.get(stage.from).is_none_or(|from| from.mark() != Mark::Skipped);
        let time = steps.iter().filter_map(|&at| build.lines.get(at)).map(|line| line.time).sum();
        let named = stage.name.is_some();
        let last = !named && stage.index > 0 && stage.index + 1 == file.stages.len();
        let name = stage.name.clone().unwrap_or_else(|| format!("stage-{}", stage.index));
        out.stages.push(StageBox { name, named, last, needed, steps, time });
    }
    for (at, instruction) in file.instructions.iter().enumerate() {
        let Some(own) = file.stage_of(at) else { continue };
        let mut from = sources(&file, instruction, own.index);
        if from.is_empty() {
            from.extend(built_on(&file, build, at, own));
        }
        for from in from {
            out.edges.extend(edge(&out.stages, build, (from, own.index), (at, instruction)));
        }
    }
    out
}

/// FROM, and what counts as a step of a stage: what makes files, and what was looked up besides.
fn steps(file: &Dockerfile, build: &BuildLook, stage: &Stage) -> Vec<usize> {
    let counts = |at: &usize| {
        let kind = file.instructions.get(*at).map(|instruction| &instruction.kind);
        let mark = build.lines.get(*at).map(LineLook::mark);
        matches!(kind, Some(Kind::Run(_) | Kind::Copy(_) | Kind::Add(_) | Kind::Workdir(_)))
            || matches!(mark, Some(Mark::Hit | Mark::Miss | Mark::ReRun | Mark::Error))
    };
    let own = stage.instructions.clone().filter(counts);
    std::iter::once(stage.from).chain(own).collect()
}

fn edge(
    stages: &[StageBox],
    build: &BuildLook,
    (from, own): (usize, usize),
    (at, instruction): (usize, &Instruction),
) -> Option<Edge> {
    let (source, target) = (stages.get(from)?, stages.get(own)?);
    let line = |at: usize| build.lines.get(at);
    let ran = |at: usize| line(at).is_some_and(|line| line.mark().ran());
    let outside = |at: &usize| match line(*at).map(|line| &line.verdict) {
        Some(Verdict::ReRun { because, .. }) => !target.steps.contains(because),
        _ => false,
    };
    let last = *source.steps.last()?;
    let goes_on = matches!(instruction.kind, Kind::From(_));
    let takes = if goes_on { target.steps.iter().any(outside) } else { outside(&at) };
    let copies = matches!(instruction.kind, Kind::Copy(_));
    Some(Edge {
        from: last,
        to: at,
        bytes: if copies { line(at).map_or(0, |line| line.bytes) } else { 0 },
        ran: ran(at),
        cascades: takes && (ran(last) || source.steps.len() == 1),
        needed: target.needed,
    })
}

/// The earlier stage that a FROM goes on from, where its text names it by a variable: the first step
/// after it was built on that.
fn built_on(file: &Dockerfile, build: &BuildLook, at: usize, own: &Stage) -> Option<usize> {
    let line = |at: usize| build.lines.get(at);
    line(at).filter(|line| at == own.from && line.mark() == Mark::Stage)?;
    let mut below = own.instructions.clone().filter_map(|at| line(at)?.needs.first().copied());
    let stage = file.stage_of(below.next()?)?.index;
    (stage < own.index).then_some(stage)
}

/// The earlier stages that an instruction takes from.
fn sources(file: &Dockerfile, instruction: &Instruction, own: usize) -> Vec<usize> {
    let named = |name: &str, numbers: bool| {
        let earlier = file.stages.iter().take(own).rev();
        let by_name = earlier.clone().find(|stage| {
            stage.name.as_deref().is_some_and(|known| known.eq_ignore_ascii_case(name))
        });
        let number = name.parse().ok().filter(|number: &usize| numbers && *number < own);
        by_name.map(|stage| stage.index).or(number)
    };
    match &instruction.kind {
        Kind::From(from) => named(&from.image.text, false).into_iter().collect(),
        Kind::Copy(copy) => copy.from.iter().filter_map(|from| named(from, true)).collect(),
        Kind::Run(run) => {
            let same = |value: &str| Ok::<_, MountError>(value.to_owned());
            let mounts = run.mounts.iter().filter_map(|word| parse_mount(&word.text, same).ok());
            mounts.filter_map(|mount| named(&mount.from, true)).collect()
        }
        _ => Vec::new(),
    }
}
