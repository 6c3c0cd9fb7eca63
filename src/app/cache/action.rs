//! What can happen on the build cache screen.

use super::{Builders, CachePanel, Guess, Shown};
use crate::app::{CacheLink, Speed};
use crate::base::Shared;
use crate::sim::cache::script::{Entry, Script, Step};

/// What can happen on the build cache screen.
#[derive(Clone, Debug, PartialEq)]
pub enum CacheAction {
    /// The Dockerfile's text is this now.
    Type(String),
    /// The Dockerfile is replaced as one edit: an advice, a dropped file.
    Replace(String),
    /// A line of the Dockerfile goes one line down or up.
    MoveLine(usize, bool),
    /// Something else is changed.
    Do(Step),
    /// Build.
    Build,
    /// Other builders.
    SetBuilders(Builders),
    /// A place in the script.
    Go(usize),
    /// A frame of the step.
    Frame(usize),
    /// One frame on or back; past the ends of a step, to the next or the one before.
    Nudge(bool),
    /// To the next build, or the one before.
    NudgeBuild(bool),
    /// Another script; the place is behind its first steps.
    Load(Box<Script>, usize),
    /// A link leads to a place in a script; going back and forward does.
    Linked(Box<CacheLink>),
    /// A context was dropped: what was done before goes, the Dockerfile stays unless it has one.
    Context(Vec<Entry>),
    /// A course of golf is played, by its place; none: no longer.
    Golf(Option<usize>),
    /// Advice is wanted, or no longer.
    Advice(bool),
    /// A script to begin with, by its id.
    Ready(String),
    /// The last edit is taken back; where there is none, the script before this one comes back.
    Undo,
    /// And made again.
    Redo,
    /// The simulator shows a place.
    Show(Shared<Shown>),
    /// It stopped by itself.
    Crashed(String),
    /// Start it again.
    Restart,
    /// Go on by itself, or stop.
    Play(bool),
    /// A frame was on screen for long enough.
    Tick,
    /// Another speed.
    SetSpeed(Speed),
    /// Show only the picture, the sentence and the transport.
    Present(bool),
    /// The key of an instruction is opened; none: that of the first miss.
    OpenKey(Option<usize>),
    /// Another panel beside the stages.
    Panel(CachePanel),
    /// A directory of the context is opened or closed.
    OpenDir(String, bool),
    /// The text of a file of the context is wanted; none: no longer.
    OpenFile(Option<String>),
    /// Two builds are compared, by their numbers; none: no longer.
    Compare(Option<(u64, u64)>),
    /// Ask before a build is shown.
    Predict(bool),
    /// A line is marked.
    Guess(usize, Option<Guess>),
    /// The lines are marked: show the build.
    Answer,
    /// Show it without.
    Reveal,
}
