//! Predict first: one question about a step before it is shown, marked by what the engine did.
//!
//! The step has been done; the question is made of the states before and after it, so its answer is
//! certain. The choices stand in an order that gives nothing away and is always the same.
//!
//! Not here: the words of the question (`explain`), whether it is asked at all.

mod diff;
mod gains;
mod sees;
mod serves;

use serde::{Deserialize, Serialize};

use super::content::ContentStore;
use super::diff::Change;
use super::docker::{Command, Container, State};
use super::event::CowEvent;
use super::kernel::Fs;
use super::layer::FileType;
use super::simulator::{Action, Cow};
use super::world::{LayerRef, Object};
use crate::base::LayerPath;

/// Events a step may have and still be asked about.
const EVENTS: usize = 200;
/// Choices of a question at most.
const CHOICES: usize = 5;

/// A question about a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What is asked.
    pub asks: Asks,
    /// Answers to choose from, two at least.
    pub choices: Vec<Choice>,
    /// Which of them is right.
    pub right: usize,
    /// The event of the step that decides it.
    pub decides: usize,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asks {
    /// Which layer serves a read.
    Serves {
        /// The container that reads.
        container: String,
        /// What it reads.
        path: LayerPath,
    },
    /// How many bytes the container layer gains: SIZE of `docker ps -s`.
    Gains {
        /// The container.
        container: String,
    },
    /// What `docker diff` prints.
    Diff {
        /// The container.
        container: String,
    },
    /// What another container sees at the path a container changed.
    Sees {
        /// The container that changed it.
        container: String,
        /// The container that looks.
        other: String,
        /// The path.
        path: LayerPath,
    },
}

/// A line of `docker diff`.
pub type DiffLine = (Change, LayerPath);

/// One answer to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// A layer of the container's own stack.
    Layer(LayerRef),
    /// The container layer of another container.
    LayerOf(String),
    /// No layer: the path is not there.
    NoLayer,
    /// Bytes the container layer gains; below 0 it loses them.
    Bytes(i64),
    /// Lines of `docker diff`; none is nothing.
    Lines(Vec<DiffLine>),
    /// What another container sees.
    Sees(Seen),
}

/// What a container sees of what another one did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Seen {
    /// What it saw before.
    Unchanged,
    /// The change.
    Changed,
    /// Nothing any more.
    Gone,
    /// Nothing, as before.
    Absent,
    /// What is new.
    New,
}

/// What a learner answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// One of the choices.
    Choice(usize),
    /// A number that was typed.
    Bytes(i64),
    /// Lines that were marked, in any order.
    Lines(Vec<DiffLine>),
}

/// An answer, marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// It is right.
    pub right: bool,
    /// The event of the step that decides it.
    pub decides: usize,
}

impl Question {
    /// The right answer; none only in a question that was tampered with.
    #[must_use]
    pub fn answer(&self) -> Option<&Choice> {
        self.choices.get(self.right)
    }

    /// A question of these choices, if there is one beside the right one.
    fn of(asks: Asks, right: &Choice, choices: Vec<Choice>, decides: usize) -> Option<Self> {
        let at = choices.iter().position(|choice| choice == right)?;
        (choices.len() > 1).then_some(Self { asks, choices, right: at, decides })
    }
}

/// Marks an answer.
#[must_use]
pub fn mark(question: &Question, answer: &Answer) -> Marked {
    let right = match (answer, question.answer()) {
        (Answer::Choice(at), Some(_)) => *at == question.right,
        (Answer::Bytes(bytes), Some(Choice::Bytes(right))) => bytes == right,
        (Answer::Lines(lines), Some(Choice::Lines(right))) => sorted(lines) == sorted(right),
        _ => false,
    };
    Marked { right, decides: question.decides }
}

fn sorted(lines: &[DiffLine]) -> Vec<&DiffLine> {
    let mut lines: Vec<_> = lines.iter().collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

/// The question that teaches most about a step; none about a command that failed, unless it looked
/// for what is not there, and none about one that did more than can be told.
#[must_use]
pub fn question<S: ContentStore>(
    cow: &Cow<S>,
    before: &State,
    action: &Action,
    after: &State,
    events: &[CowEvent],
) -> Option<Question> {
    let untold = |event: &CowEvent| matches!(event, CowEvent::More { .. });
    if events.len() > EVENTS || events.iter().any(untold) {
        return None;
    }
    let (name, printed) = match action {
        Action::Docker(Command::Diff(name)) => (name, true),
        Action::Docker(Command::Exec { container, .. })
        | Action::Shell { container, .. }
        | Action::Call { container, .. } => (container, false),
        Action::Docker(_) => return None,
    };
    let container = after.container(name)?;
    let step = Step {
        old: cow.view(before, &container.name)?,
        new: cow.view(after, &container.name)?,
        views: Views { cow, before, after },
        container,
        events,
    };
    if printed {
        return step.diff(events.len().checked_sub(1)?);
    }
    if !events.iter().any(changes) {
        return step.serves();
    }
    if step.failed() {
        return None;
    }
    step.sees().or_else(|| step.diff(step.renames()?)).or_else(|| step.gains()).or_else(|| {
        let decides = events.iter().position(changes)?;
        step.diff(decides)
    })
}

/// The views of every container.
struct Views<'a, S> {
    cow: &'a Cow<S>,
    before: &'a State,
    after: &'a State,
}

/// A step in one container.
struct Step<'a, S> {
    views: Views<'a, S>,
    /// The container after the step.
    container: &'a Container,
    /// Its view before the step, and after it.
    old: Fs<'a>,
    new: Fs<'a>,
    events: &'a [CowEvent],
}

impl<S: ContentStore> Step<'_, S> {
    /// Whether the command said that it did not work; of a system call, whether it was refused.
    fn failed(&self) -> bool {
        let status = self.events.iter().rev().find_map(|event| match event {
            CowEvent::Finished { status, .. } => Some(*status),
            _ => None,
        });
        let refused = |event: &CowEvent| matches!(event, CowEvent::Refused { .. });
        status.map_or_else(|| self.events.iter().any(refused), |status| status != 0)
    }

    fn first(&self, is: impl Fn(&CowEvent) -> bool) -> Option<usize> {
        self.events.iter().position(is)
    }

    /// The event after which `docker diff` is worth asking: whole directories hidden or moved.
    fn renames(&self) -> Option<usize> {
        if self.first(|event| matches!(event, CowEvent::CopiesInstead { .. })).is_some() {
            // What the copy costs is the better question.
            return None;
        }
        self.first(|event| match event {
            CowEvent::WhiteoutMade { file_type, .. } => *file_type == FileType::Dir,
            CowEvent::MadeOpaque { .. } | CowEvent::Exchanged { .. } => true,
            CowEvent::Renamed { to, .. } => at(&self.new, to).is_some_and(|found| found.is_dir()),
            _ => false,
        })
    }
}

/// Whether an event is a change of files.
fn changes(event: &CowEvent) -> bool {
    matches!(
        event,
        CowEvent::DirectoryCopiedUp { .. }
            | CowEvent::CopiedUp { .. }
            | CowEvent::DataCopiedUp { .. }
            | CowEvent::Created { .. }
            | CowEvent::Wrote { .. }
            | CowEvent::Truncated { .. }
            | CowEvent::Changed { .. }
            | CowEvent::WhiteoutMade { .. }
            | CowEvent::Removed { .. }
            | CowEvent::Renamed { .. }
            | CowEvent::Exchanged { .. }
            | CowEvent::Linked { .. }
    )
}

/// What a view has at a path.
fn at(fs: &Fs<'_>, path: &LayerPath) -> Option<Object> {
    path.parts().try_fold(fs.root(), |dir, name| fs.lookup(&dir, name))
}
