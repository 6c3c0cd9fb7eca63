//! Questions before a step is shown, and how the answers were.

use crate::app::{Asking, Given};
use crate::sim::cow::predict::{self, Answer, Marked, Question};

/// What a learner is asked, and how it went.
pub type Predict = Asking<Answered>;

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

impl Given for Answered {
    fn step(&self) -> usize {
        self.step
    }

    fn right(&self) -> u64 {
        u64::from(self.marked.right)
    }

    fn asked(&self) -> u64 {
        1
    }
}

/// Marks an answer.
pub fn mark(question: &Question, answer: Answer, step: usize) -> Answered {
    let marked = predict::mark(question, &answer);
    Answered { step, question: question.clone(), answer, marked }
}
