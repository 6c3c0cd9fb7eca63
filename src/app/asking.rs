//! Predict first: which steps were asked about, and how the answers were. The same on every screen.

use std::collections::BTreeSet;

/// An answer that was given.
pub trait Given {
    /// The step it is about.
    fn step(&self) -> usize;
    /// What of it is right.
    fn right(&self) -> u64;
    /// What was asked.
    fn asked(&self) -> u64;
}

/// What a learner is asked, and how it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking<A> {
    /// Steps are asked about before they are shown.
    pub on: bool,
    /// The answer given last.
    pub last: Option<A>,
    /// Right answers.
    pub right: u64,
    /// Answers.
    pub asked: u64,
    /// The steps that were shown.
    seen: BTreeSet<usize>,
}

impl<A> Default for Asking<A> {
    fn default() -> Self {
        Self { on: false, last: None, right: 0, asked: 0, seen: BTreeSet::new() }
    }
}

impl<A: Given> Asking<A> {
    /// Whether a step is still to be asked about.
    #[must_use]
    pub fn asks(&self, step: usize) -> bool {
        self.on && !self.seen.contains(&step)
    }

    /// Turned on, it asks about what comes; the steps up to `at` were seen.
    pub fn set(&mut self, on: bool, at: usize) {
        *self = Self { on, seen: (0..=at).collect(), ..Self::default() };
    }

    /// A step is shown without an answer.
    pub fn reveal(&mut self, step: usize) {
        self.seen.insert(step);
    }

    /// The steps from `step` on are other ones now.
    pub fn forget(&mut self, step: usize) {
        self.seen.retain(|seen| *seen < step);
        self.last.take_if(|last| last.step() >= step);
    }

    /// An answer was given: its step is shown.
    pub fn answered(&mut self, answer: A) {
        self.right += answer.right();
        self.asked += answer.asked();
        self.seen.insert(answer.step());
        self.last = Some(answer);
    }
}
