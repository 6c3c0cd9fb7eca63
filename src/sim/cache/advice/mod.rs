//! Advice on a Dockerfile that was built: what to write instead, and what that would save, simulated.
//!
//! Every advice is held against its claim: the rewritten file is built from nothing, something is
//! changed, it is built again; an advice that saves nothing then is not given.
//! Sources of the rules: the pages "Optimize cache usage in builds" and "Building best practices" of
//! Docker's documentation.
//!
//! Not here: words, and the diff of the two texts.

mod effect;
mod rules;

use serde::{Deserialize, Serialize};

pub use effect::{Effect, Probe};

use super::build::Build;
use super::look::Mark;
use effect::effect;

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Advice {
    /// Copy the files that say what to install before the rest; the names of those.
    CopyFirst(Vec<String>),
    /// Join an update of package lists with the install below it, at this line.
    MergeUpdate(usize),
    /// Copy with `--link`: so many copies.
    Link(usize),
    /// Copy with `--chmod` instead of a RUN at this line.
    Chmod(usize),
    /// Keep what a package manager downloads in a cache mount; where that is.
    CacheMount(String),
    /// Leave these out of the context.
    Ignore(Vec<String>),
    /// Take an ARG out that no line names.
    UnusedArg(String),
}

/// An advice with what it changes and saves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advised {
    /// What to do.
    pub advice: Advice,
    /// The line that it is about.
    pub line: usize,
    /// The Dockerfile as it would be.
    pub dockerfile: String,
    /// `.dockerignore` as it would be, if that changes.
    pub ignore: Option<String>,
    /// What is changed between two builds to see the effect.
    pub probe: Probe,
    /// What the second build does now.
    pub now: Effect,
    /// What it would do.
    pub then: Effect,
}

/// A rewriting that is still to be tried.
struct Draft {
    advice: Advice,
    line: usize,
    dockerfile: String,
    ignore: Option<String>,
    probe: Probe,
}

/// Rewritings that are tried; nobody follows more advice at once, and each takes four builds.
const DRAFTS: usize = 16;

/// The advice on what was built, in the order of the lines; nothing for a build that failed.
#[must_use]
pub fn advise(build: &Build) -> Vec<Advised> {
    if !build.ok {
        return Vec::new();
    }
    let drafts = rules::drafts(build).into_iter().take(DRAFTS);
    let mut out: Vec<Advised> = drafts.filter_map(|draft| tried(build, draft)).collect();
    out.sort_by_key(|advised| advised.line);
    out
}

/// A draft with its effect, if it does what it claims.
fn tried(build: &Build, draft: Draft) -> Option<Advised> {
    let now = effect(&build.inputs, None, None, &draft.probe)?;
    let ignore = draft.ignore.as_deref();
    let then = effect(&build.inputs, Some(&draft.dockerfile), ignore, &draft.probe)?;
    let holds = match &draft.advice {
        // It is not about time: the update has to run with the install.
        Advice::MergeUpdate(_) => {
            now.mark_of("apt-get update") == Some(Mark::Hit)
                && then.mark_of("apt-get update").is_some_and(Mark::ran)
        }
        Advice::CacheMount(_) => then.runs <= now.runs,
        Advice::Chmod(_) => then.runs < now.runs,
        _ => then.runs < now.runs && then.time <= now.time,
    };
    let Draft { advice, line, dockerfile, ignore, probe } = draft;
    holds.then_some(Advised { advice, line, dockerfile, ignore, probe, now, then })
}
