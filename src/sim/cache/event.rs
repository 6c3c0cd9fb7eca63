//! What happened, as facts: the fine frames of an action.

use serde::{Deserialize, Serialize};

use super::build::{Build, Status};
use super::hash::Sum;
use super::model::Cost;
use super::version::Version;

/// One fact of what happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CacheEvent {
    /// The Dockerfile was changed.
    DockerfileChanged,
    /// A file of the context was changed.
    FileChanged {
        /// Its path.
        path: String,
    },
    /// Something else that a build depends on was changed.
    InputChanged,
    /// A build began: so many files of the context are considered, and so many left out, since they
    /// are ignored or (BuildKit) nothing asks for them. The Dockerfile is in neither number.
    Sent {
        /// The builder.
        version: Version,
        /// Files and links that are considered: those that changed since the last time are sent.
        sent: usize,
        /// Those that are not.
        ignored: usize,
    },
    /// The parts of a step's key were gathered.
    Gathered {
        /// The builder.
        version: Version,
        /// The instruction.
        step: usize,
        /// How many parts.
        parts: usize,
    },
    /// The key was looked for.
    LookedUp {
        /// The builder.
        version: Version,
        /// The instruction.
        step: usize,
        /// The key.
        key: Sum,
        /// Whether it was there.
        found: bool,
    },
    /// The key was not looked for: what the step is built on was not found, or it is forced to run.
    NotLookedUp {
        /// The builder.
        version: Version,
        /// The instruction.
        step: usize,
    },
    /// The step ran.
    Ran {
        /// The builder.
        version: Version,
        /// The instruction.
        step: usize,
        /// How long, in milliseconds of the model.
        time: u64,
    },
    /// Its result was stored under its key.
    Stored {
        /// The builder.
        version: Version,
        /// The instruction.
        step: usize,
        /// The key.
        key: Sum,
    },
    /// The step failed.
    Failed {
        /// The builder.
        version: Version,
        /// The instruction.
        step: usize,
    },
    /// The build ended.
    Finished {
        /// The builder.
        version: Version,
        /// Whether it succeeded.
        ok: bool,
    },
    /// The cache was emptied.
    Pruned,
    /// Keys that were not used for long were removed.
    Collected {
        /// How many.
        keys: usize,
    },
}

impl CacheEvent {
    /// The builder it is of; none for what concerns no build.
    #[must_use]
    pub fn version(&self) -> Option<Version> {
        match self {
            Self::Sent { version, .. }
            | Self::Gathered { version, .. }
            | Self::LookedUp { version, .. }
            | Self::NotLookedUp { version, .. }
            | Self::Ran { version, .. }
            | Self::Stored { version, .. }
            | Self::Failed { version, .. }
            | Self::Finished { version, .. } => Some(*version),
            _ => None,
        }
    }

    /// The instruction it is about.
    #[must_use]
    pub fn step(&self) -> Option<usize> {
        match self {
            Self::Gathered { step, .. }
            | Self::LookedUp { step, .. }
            | Self::NotLookedUp { step, .. }
            | Self::Ran { step, .. }
            | Self::Stored { step, .. }
            | Self::Failed { step, .. } => Some(*step),
            _ => None,
        }
    }
}

/// What happened in a build, step by step.
#[must_use]
pub fn of_build(build: &Build, costs: &[Cost], sent: usize, ignored: usize) -> Vec<CacheEvent> {
    let version = build.version;
    let mut out = vec![CacheEvent::Sent { version, sent, ignored }];
    for (step, it) in build.steps.iter().enumerate() {
        if it.status == Status::Error {
            out.push(CacheEvent::Failed { version, step });
            continue;
        }
        let (Some(key), Status::Cached | Status::Executed) = (&it.key, it.status) else { continue };
        out.push(CacheEvent::Gathered { version, step, parts: key.parts.0.len() });
        let found = it.status == Status::Cached;
        let parent_ran = it.needs.first().is_some_and(
            |&need| matches!(build.steps.get(need), Some(step) if step.status == Status::Executed),
        );
        if parent_ran || it.forced {
            out.push(CacheEvent::NotLookedUp { version, step });
        } else {
            out.push(CacheEvent::LookedUp { version, step, key: key.sum, found });
        }
        if !found {
            let time = costs.get(step).map_or(0, |cost| cost.time);
            out.push(CacheEvent::Ran { version, step, time });
            out.push(CacheEvent::Stored { version, step, key: key.sum });
        }
    }
    out.push(CacheEvent::Finished { version, ok: build.ok });
    out
}
