//! What a person does on the build cache screen, as values and as text: where it starts, and step
//! after step.
//!
//! [`Start`] is a Dockerfile with a build context, [`Step`] one thing that is done, [`Script`] both
//! with the form that files have. No secret's value is part of any of them.
//!
//! Not here: links (`app`), what a step makes of a state (`simulator`).

mod file;
mod start;
mod step;
mod taken;
mod tar;
mod words;

pub use file::{Script, ScriptError, ScriptProblem};
pub use start::{Entry, Start, What};
pub use step::Step;
pub use taken::{TEXT, TEXTS, assumed_dirs, assumed_file, take, text_limit, top};
pub use tar::from_tar;

use super::action::Refusal;
use super::event::CacheEvent;
use super::simulator::{BuildCache, State};
use crate::sim::{Simulator, Stepped};

/// The build cache, played by [`Step`]s.
#[derive(Clone, Debug)]
pub struct Played {
    /// The simulator under it.
    pub cache: BuildCache,
}

impl Simulator for Played {
    type State = State;
    type Action = Step;
    type Event = CacheEvent;
    type Refusal = Refusal;

    fn initial(&self) -> State {
        self.cache.initial()
    }

    fn step(&self, state: &State, step: &Step) -> Stepped<Self> {
        let mut state = state.clone();
        let mut events = Vec::new();
        for action in step.actions(&state)? {
            let (after, happened) = self.cache.step(&state, &action)?;
            state = after;
            events.extend(happened);
        }
        Ok((state, events))
    }
}
