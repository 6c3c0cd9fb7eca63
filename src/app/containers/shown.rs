//! A place in the script as the simulator shows it, and the frames made of it.

use crate::base::Shared;
use crate::sim::cow::look::Look;
use crate::sim::cow::{CowEvent, Done, Halt, ScriptProblem};
use crate::view::stage::{Frame, Options, Picture, frames, opening};

/// Why a script does not go on, as the screen tells it.
#[derive(Clone, Debug, PartialEq)]
pub enum Stopped {
    /// A line is not understood; which, from 0.
    Line(usize, ScriptProblem),
    /// An action cannot be done.
    Halt(Halt),
    /// The worker stopped; what the browser says.
    Crash(String),
}

/// A place in the script, as the simulator shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// Lines gone through.
    pub step: usize,
    /// What is seen there.
    pub look: Look,
    /// What is seen before the step.
    pub before: Option<Shared<Picture>>,
    /// The step's frames: a sentence and a picture each.
    pub frames: Vec<Frame>,
    /// What each line did.
    pub done: Vec<Done>,
    /// Why it does not go on.
    pub stopped: Option<Stopped>,
}

impl Shown {
    /// A place; its frames are not drawn yet.
    #[must_use]
    pub fn new(step: usize, look: Look, done: Vec<Done>, stopped: Option<Stopped>) -> Self {
        Self { step, look, done, stopped, ..Self::default() }
    }

    /// The same with its frames drawn.
    #[must_use]
    pub fn drawn(mut self, options: Options) -> Self {
        self.frames = frames(&self.look, options);
        self.before =
            self.look.question.is_some().then(|| Shared::new(opening(&self.look, options)));
        self
    }

    /// The frame that tells an event, from 0.
    #[must_use]
    pub fn frame_of(&self, event: usize) -> usize {
        self.frames.iter().position(|frame| frame.events.contains(&event)).unwrap_or(0)
    }

    /// The frame that is shown first: the last one that tells more than that a command ended or a
    /// container started.
    #[must_use]
    pub fn telling(&self) -> usize {
        let ended = |frame: &Frame| {
            let event = self.look.events.get(frame.events.start);
            matches!(event, Some(CowEvent::Finished { .. } | CowEvent::Started { .. }))
        };
        self.frames.iter().rposition(|frame| !ended(frame)).unwrap_or(0)
    }
}
