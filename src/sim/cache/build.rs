//! A build by either builder, instruction by instruction.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::buildkit::{self, Op, Outcome, Plan, PlanError, Role, Solved, Vertex, VertexId};
use super::classic;
use super::hash::Sum;
use super::inputs::Inputs;
use super::key::Parts;
use super::verdict::Nearest;
use super::version::Version;
use crate::dockerfile::{Dockerfile, parse};

/// What became of an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    /// Its result came from the cache.
    Cached,
    /// It ran.
    Executed,
    /// It changes settings and is no step (BuildKit).
    Config,
    /// FROM an image.
    Base,
    /// FROM an earlier stage (BuildKit; the classic builder makes no difference).
    Stage,
    /// FROM scratch (BuildKit).
    Scratch,
    /// An ARG before the first FROM.
    Meta,
    /// Not needed for what is built.
    Pruned,
    /// It failed.
    Error,
    /// The build failed before it.
    NotReached,
}

/// Why a build failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// Before any step.
    Plan(PlanError),
    /// A source of an instruction is not in the context.
    Missing {
        /// The instruction.
        instruction: usize,
        /// The source, as written.
        source: String,
    },
    /// A command failed.
    Command {
        /// The instruction.
        instruction: usize,
    },
    /// The classic builder does not know what an instruction asks for.
    NeedsBuildKit {
        /// The instruction.
        instruction: usize,
    },
}

/// A step's key.
#[derive(Clone, Debug)]
pub struct Key {
    /// Its digest.
    pub sum: Sum,
    /// Its own parts.
    pub parts: Arc<Parts>,
    /// The key that it is built on.
    pub parent: Sum,
}

/// An instruction in a build.
#[derive(Clone, Debug)]
pub struct Step {
    /// What became of it.
    pub status: Status,
    /// Its key, if it is a step and its key was made.
    pub key: Option<Key>,
    /// The instructions whose results it needs: the step before it, then those it takes files from.
    pub needs: Vec<usize>,
    /// The stage it is in; none before the first.
    pub stage: Option<usize>,
    /// Whether its key was in the cache. If it ran all the same, its result was not.
    pub found: bool,
    /// As BuildKit's progress shows it: variables replaced; empty if it is no step.
    pub shown: String,
    /// Whether `--no-cache` or `--no-cache-filter` made it run.
    pub forced: bool,
}

/// The extra step of a `COPY --link`: its layer is put on what the stage has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What became of it.
    pub status: Status,
    /// The instruction of what the stage has.
    pub on: usize,
}

/// A trigger that a base image brought.
#[derive(Clone, Debug)]
pub struct Trigger {
    /// Its text.
    pub text: String,
    /// What became of it.
    pub status: Status,
    /// Its key.
    pub key: Option<Key>,
}

/// A build.
#[derive(Clone, Debug)]
pub struct Build {
    /// The builder.
    pub version: Version,
    /// What was built.
    pub inputs: Arc<Inputs>,
    /// What the builder read.
    pub file: Arc<Dockerfile>,
    /// Whether it succeeded.
    pub ok: bool,
    /// Why not.
    pub failure: Option<Failure>,
    /// The instructions, in order.
    pub steps: Vec<Step>,
    /// Instructions of different stages that are one and the same step.
    pub shared: Vec<(usize, usize)>,
    /// What became of the extra step of each `COPY --link`.
    pub links: BTreeMap<usize, Link>,
    /// The triggers of each FROM.
    pub triggers: BTreeMap<usize, Vec<Trigger>>,
    /// The rows added to the base image's history: what made each, and whether it has no layer.
    pub history: Vec<HistoryRow>,
}

/// A row of an image's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryRow {
    /// What made it.
    pub created_by: String,
    /// Whether it has no layer; none if nobody can tell: a RUN of the classic builder that may have
    /// changed nothing.
    pub empty: Option<bool>,
    /// Whether its text is exact: a digest of files that nobody knows is not.
    pub exact: bool,
    /// The instruction it is of.
    pub instruction: usize,
}

/// What a builder remembers between builds.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// BuildKit.
    pub buildkit: buildkit::Cache,
    /// The classic builder.
    pub classic: classic::Cache,
}

/// Builds.
#[must_use]
pub fn build(inputs: &Arc<Inputs>, memory: &Memory, version: Version) -> (Build, Memory) {
    let file = Arc::new(parse(&inputs.dockerfile));
    if version.is_classic() {
        let (build, classic) = classic::build(&file, inputs, &memory.classic, version);
        return (build, Memory { classic, ..memory.clone() });
    }
    match buildkit::plan(&file, inputs, version) {
        Ok(plan) => {
            let texts = |vertex: &Vertex| text(&file, &plan, vertex);
            let (solved, cache) = buildkit::solve(&plan, inputs, &memory.buildkit, version, &texts);
            let build = told(&file, inputs, &plan, &solved, version);
            (build, Memory { buildkit: cache, ..memory.clone() })
        }
        Err(error) => (nothing(&file, inputs, error, version), memory.clone()),
    }
}

impl Nearest for Memory {
    fn nearest(&self, keyword: &str, parts: &Parts) -> Option<Arc<Parts>> {
        let (kit, old) = (&self.buildkit, &self.classic);
        let kit = kit.records.values().map(|record| (&record.text, &record.parts));
        let all = kit.chain(old.steps.values().map(|image| (&image.text, &image.parts)));
        let fits = |(text, _): &(&Arc<str>, &Arc<Parts>)| {
            text.get(..keyword.len()).is_some_and(|word| word.eq_ignore_ascii_case(keyword))
        };
        let alike = |other: &Parts| {
            let equal = |value: &&super::key::Value| {
                other.0.iter().any(|o| o.part == value.part && o.text == value.text)
            };
            parts.0.iter().filter(equal).count()
        };
        all.filter(fits).map(|(_, other)| other).max_by_key(|other| alike(other)).cloned()
    }
}

/// The text of the instruction that a vertex is of.
fn text(file: &Dockerfile, plan: &Plan, vertex: &Vertex) -> Arc<str> {
    let trigger = vertex.trigger.and_then(|number| {
        plan.triggers.get(&vertex.instruction).and_then(|triggers| triggers.get(number))
    });
    match trigger {
        Some((text, _)) => text.as_str().into(),
        None => file.instructions[vertex.instruction].original.trim_end().into(),
    }
}

fn nothing(
    file: &Arc<Dockerfile>,
    inputs: &Arc<Inputs>,
    error: PlanError,
    version: Version,
) -> Build {
    let first = file.stages.first().map_or(file.instructions.len(), |stage| stage.from);
    let failed = match &error {
        PlanError::Expand(at, _)
        | PlanError::Mount(at, _)
        | PlanError::EmptyBase(at)
        | PlanError::Circle(at) => Some(*at),
        PlanError::Syntax
        | PlanError::NoStage
        | PlanError::Ignore(_)
        | PlanError::UnknownStage(_) => None,
    };
    let step = |at: usize| Step {
        status: match at {
            at if failed == Some(at) => Status::Error,
            at if at < first => Status::Meta,
            _ => Status::NotReached,
        },
        key: None,
        needs: Vec::new(),
        stage: file.stage_of(at).map(|stage| stage.index),
        found: false,
        shown: String::new(),
        forced: false,
    };
    Build {
        version,
        inputs: Arc::clone(inputs),
        file: Arc::clone(file),
        ok: false,
        failure: Some(Failure::Plan(error)),
        steps: (0..file.instructions.len()).map(step).collect(),
        shared: Vec::new(),
        links: BTreeMap::new(),
        triggers: BTreeMap::new(),
        history: Vec::new(),
    }
}

fn told(
    file: &Arc<Dockerfile>,
    inputs: &Arc<Inputs>,
    plan: &Plan,
    solved: &Solved,
    version: Version,
) -> Build {
    let status = |vertex: VertexId| match solved.states.get(vertex).map(|state| state.outcome) {
        Some(Outcome::Cached) => Status::Cached,
        Some(Outcome::Executed) => Status::Executed,
        Some(Outcome::Error) => Status::Error,
        Some(Outcome::NotReached) | None => Status::NotReached,
    };
    let key = |vertex: VertexId| {
        let state = solved.states.get(vertex)?;
        let parent = plan.vertices[vertex].parent;
        let parent = parent.and_then(|parent| solved.states.get(parent)).map(|state| state.key);
        let parent = parent.unwrap_or_default();
        Some(Key { sum: state.key, parts: Arc::clone(&state.parts), parent })
    };
    let step = |(at, role): (usize, &Role)| {
        let (status, vertex) = match *role {
            Role::Meta => (Status::Meta, None),
            Role::Pruned => (Status::Pruned, None),
            Role::Config => (Status::Config, None),
            Role::Base(vertex) => (Status::Base, Some(vertex)),
            Role::Stage(_) => (Status::Stage, None),
            Role::Scratch => (Status::Scratch, None),
            Role::Step(vertex, _) => (status(vertex), Some(vertex)),
        };
        let needs = vertex.map(|vertex| needs(plan, vertex, at)).unwrap_or_default();
        let stage = file.stage_of(at).map(|stage| stage.index);
        let forced = vertex.is_some_and(|vertex| plan.vertices[vertex].forced);
        let shown = vertex.map(|vertex| plan.vertices[vertex].name.clone()).unwrap_or_default();
        let found = vertex.and_then(|at| solved.states.get(at)).is_some_and(|state| state.found);
        Step { status, key: vertex.and_then(key), needs, stage, found, shown, forced }
    };
    let links = plan.roles.iter().enumerate().filter_map(|(at, role)| match role {
        Role::Step(_, Some(link)) => {
            let on = plan.vertices[*link].parent.map_or(at, |on| plan.vertices[on].instruction);
            Some((at, Link { status: status(*link), on }))
        }
        _ => None,
    });
    let trigger = |(text, vertex): &(String, Option<VertexId>)| Trigger {
        text: text.clone(),
        status: vertex.map_or(Status::Config, status),
        key: vertex.and_then(key),
    };
    let triggers = plan.triggers.iter();
    let triggers = triggers.map(|(at, all)| (*at, all.iter().map(trigger).collect()));
    let rows = plan.stages[plan.target].iter().flat_map(|stage| &stage.history);
    let history = rows.map(|row| HistoryRow {
        created_by: row.created_by.clone(),
        empty: Some(row.empty),
        exact: true,
        instruction: row.instruction,
    });
    let failure = solved.missing.first().map(|(vertex, source)| Failure::Missing {
        instruction: plan.vertices[*vertex].instruction,
        source: source.clone(),
    });
    let failed = || {
        let at = solved.states.iter().position(|state| state.outcome == Outcome::Error)?;
        Some(Failure::Command { instruction: plan.vertices[at].instruction })
    };
    Build {
        version,
        inputs: Arc::clone(inputs),
        file: Arc::clone(file),
        ok: solved.ok,
        failure: failure.or_else(failed),
        steps: plan.roles.iter().enumerate().map(step).collect(),
        shared: plan.shared.clone(),
        links: links.collect(),
        triggers: triggers.collect(),
        history: if solved.ok { history.collect() } else { Vec::new() },
    }
}

/// The instructions whose results a vertex needs.
fn needs(plan: &Plan, vertex: VertexId, own: usize) -> Vec<usize> {
    let mut out = Vec::new();
    let mut add = |vertex: VertexId| {
        let at = plan.vertices[vertex].instruction;
        if at != own && !out.contains(&at) {
            out.push(at);
        }
    };
    let it = &plan.vertices[vertex];
    if let Some(parent) = it.parent {
        add(parent);
    }
    let sources: Vec<&buildkit::Source> = match &it.op {
        Op::Copy(copy) => copy.sources.iter().collect(),
        Op::Run(run) => run.binds.iter().map(|(_, source)| source).collect(),
        _ => Vec::new(),
    };
    for source in sources {
        if let buildkit::Place::Vertex(Some(from)) = source.from {
            add(from);
        }
    }
    out
}
