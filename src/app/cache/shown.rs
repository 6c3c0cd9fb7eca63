//! A place in the script as the simulator shows it, and the frames made of it.

use crate::sim::cache::look::CacheLook;
use crate::sim::cache::{Halt, Reply};
use crate::view::cache::{Frame, frames, telling};

/// Why a script does not go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// A step cannot be done.
    Halt(Halt),
    /// The worker stopped; what the browser says.
    Crash(String),
}

/// A place in the script, as the simulator shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The step that was asked for.
    pub step: usize,
    /// What is seen there; where it halts, what is seen before that.
    pub look: CacheLook,
    /// The frames of the step.
    pub frames: Vec<Frame>,
    /// The frame shown first.
    pub telling: usize,
    /// Why it does not go on.
    pub stopped: Option<Stopped>,
}

impl Shown {
    /// A place with its frames.
    #[must_use]
    pub fn new(Reply { step, look, halt, .. }: Reply) -> Self {
        let frames = frames(&look);
        let telling = telling(&look, &frames);
        Self { step, look, frames, telling, stopped: halt.map(Stopped::Halt) }
    }
}
