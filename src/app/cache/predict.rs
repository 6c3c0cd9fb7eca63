//! Each line marked HIT or RE-RUN before the build is shown, and held against the engine.

use std::collections::BTreeMap;

use crate::app::Given;
use crate::sim::cache::Version;
use crate::sim::cache::look::{BuildLook, Mark};

/// What a learner says of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// It is reused.
    Hit,
    /// It runs.
    Runs,
}

/// The guesses by instruction.
pub type Guesses = BTreeMap<usize, Guess>;

/// Guesses, and how they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guessed {
    /// The step they are about.
    pub step: usize,
    /// The builder.
    pub version: Version,
    /// Of each line that was asked about whether the guess was right; one that got none is not.
    pub lines: BTreeMap<usize, bool>,
}

impl Given for Guessed {
    fn step(&self) -> usize {
        self.step
    }

    fn right(&self) -> u64 {
        self.lines.values().filter(|right| **right).count() as u64
    }

    fn asked(&self) -> u64 {
        self.lines.len() as u64
    }
}

/// The instructions to mark: those that are reused or run.
pub fn lines(build: &BuildLook) -> impl Iterator<Item = usize> + '_ {
    let steps = build.lines.iter().enumerate();
    steps.filter(|(_, line)| line.mark() == Mark::Hit || line.mark().ran()).map(|(at, _)| at)
}

/// Holds guesses against a build.
#[must_use]
pub fn mark(build: &BuildLook, guesses: &Guesses, step: usize) -> Guessed {
    let right = |at: usize| {
        let ran = build.lines.get(at).is_some_and(|line| line.mark().ran());
        guesses.get(&at) == Some(&if ran { Guess::Runs } else { Guess::Hit })
    };
    let lines = lines(build).map(|at| (at, right(at))).collect();
    Guessed { step, version: build.version, lines }
}
