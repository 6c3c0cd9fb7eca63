//! Questions before a step is shown: which steps were revealed, how the answers were.

use std::collections::BTreeSet;

use crate::sim::cow::predict::{self, Answer, Marked, Question};

/// What a learner is asked, and how it went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Predict {
    /// Steps are asked about before they are shown.
    pub on: bool,
    /// The answer given last.
    pub last: Option<Answered>,
    /// Right answers.
    pub right: u64,
    /// Answers.
    pub asked: u64,
    /// The steps that were shown.
    seen: BTreeSet<usize>,
}

/// An answer, and how it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The step it is about.
    pub step: usize,
    /// The question.
    pub question: Question,
    /// The answer.
    pub answer: Answer,
    /// How it was.
    pub marked: Marked,
}

/// Marks an answer.
pub fn mark(question: &Question, answer: Answer, step: usize) -> Answered {
    let marked = predict::mark(question, &answer);
    Answered { step, question: question.clone(), answer, marked }
}

impl Predict {
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
        self.last.take_if(|last| last.step >= step);
    }

    /// An answer was given: its step is shown.
    pub fn answered(&mut self, answer: Answered) {
        self.right += u64::from(answer.marked.right);
        self.asked += 1;
        self.seen.insert(answer.step);
        self.last = Some(answer);
    }
}
