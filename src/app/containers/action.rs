//! What can happen on the containers screen.

use super::Shown;
use crate::app::{FilesAction, PanelsAction, PromptAction};
use crate::base::Shared;
use crate::sim::cow::predict::Answer;

/// How fast frames follow each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speed {
    /// Half as fast as one reads.
    Half,
    /// As fast as one reads.
    #[default]
    Normal,
    /// Twice as fast.
    Double,
    /// Four times.
    Quadruple,
}

impl Speed {
    /// How many times as fast as one reads.
    #[must_use]
    pub fn factor(self) -> f64 {
        match self {
            Self::Half => 0.5,
            Self::Normal => 1.0,
            Self::Double => 2.0,
            Self::Quadruple => 4.0,
        }
    }

    /// The next faster one; after the fastest the slowest.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Half => Self::Normal,
            Self::Normal => Self::Double,
            Self::Double => Self::Quadruple,
            Self::Quadruple => Self::Half,
        }
    }
}

/// What can happen on the containers screen.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainersAction {
    /// A line was typed.
    Type(String),
    /// A place in the script.
    Go(usize),
    /// A frame of the step.
    Frame(usize),
    /// One frame on or back; past the ends of a step, to the next or the one before.
    Nudge(bool),
    /// A container to look at.
    LookAt(String),
    /// Another script; the place is behind its first lines.
    Load(Vec<String>, usize),
    /// The last edit is taken back.
    Undo,
    /// And made again.
    Redo,
    /// The simulator shows a place.
    Show(Shared<Shown>),
    /// It is still at it.
    Progress(u64),
    /// It is to stop: back to the step shown before. The lines stay.
    Cancel,
    /// It stopped by itself.
    Crashed(String),
    /// Go on by itself, or stop.
    Play(bool),
    /// A frame was on screen for long enough.
    Tick,
    /// Another speed.
    SetSpeed(Speed),
    /// Show only the picture, the sentence and the transport.
    Present(bool),
    /// The engine's sheet is drawn even if nothing comes from it.
    ShowEngine(bool),
    /// All columns are drawn that there is room for.
    ShowAll(bool),
    /// Ask before a step is shown.
    Predict(bool),
    /// The question of the step is answered.
    Answer(Answer),
    /// The step is shown without an answer.
    Reveal,
    /// Something beside the stage.
    Panels(PanelsAction),
    /// Something at the prompt.
    Prompt(PromptAction),
    /// Something in the tree of files.
    Files(FilesAction),
    /// The container after the one looked at, or the one before.
    NextContainer(bool),
}
