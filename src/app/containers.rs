//! What is looked at on the containers screen, and what was typed there.

use serde::{Deserialize, Serialize};

use crate::app::{FilesAction, FilesState, PromptAction, PromptState};
use crate::base::Shared;
use crate::sim::cow::docker::Command;
use crate::sim::cow::look::Look;
use crate::sim::cow::{Action, CowEvent, Done, Halt, ScriptProblem};
use crate::view::stage::{Frame, Options, frames};

/// Lines with a place in them. Moving the place is no edit; edits can be taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Script {
    lines: Vec<String>,
    at: usize,
    #[serde(skip)]
    undo: Vec<(Vec<String>, usize)>,
    #[serde(skip)]
    redo: Vec<(Vec<String>, usize)>,
}

impl Script {
    /// Its lines.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// How many of them lie before the place.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether an edit can be taken back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether an edit that was taken back can be made again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    fn edited(&mut self) {
        self.undo.push((self.lines.clone(), self.at));
        self.redo.clear();
    }

    /// Adds a line at the place and goes behind it; what lay behind the place is cut off.
    pub fn push(&mut self, line: String) {
        self.edited();
        self.lines.truncate(self.at);
        self.lines.push(line);
        self.at = self.lines.len();
    }

    /// Takes other lines; the place is behind the first `at` of them.
    pub fn replace(&mut self, lines: Vec<String>, at: usize) {
        self.edited();
        self.at = at.min(lines.len());
        self.lines = lines;
    }

    /// Moves the place.
    pub fn go(&mut self, at: usize) {
        self.at = at.min(self.lines.len());
    }

    /// Takes the last edit back.
    pub fn undo(&mut self) {
        if let Some((lines, at)) = self.undo.pop() {
            self.redo.push((std::mem::replace(&mut self.lines, lines), self.at));
            self.at = at;
        }
    }

    /// Makes the edit again that was taken back last.
    pub fn redo(&mut self) {
        if let Some((lines, at)) = self.redo.pop() {
            self.undo.push((std::mem::replace(&mut self.lines, lines), self.at));
            self.at = at;
        }
    }
}

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
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Lines gone through.
    pub step: usize,
    /// What is seen there.
    pub look: Look,
    /// The step's frames: a sentence and a picture each.
    pub frames: Vec<Frame>,
    /// What each line did.
    pub done: Vec<Done>,
    /// Why it does not go on.
    pub stopped: Option<Stopped>,
}

impl Shown {
    /// A place with its frames drawn.
    #[must_use]
    pub fn new(step: usize, look: Look, done: Vec<Done>, stopped: Option<Stopped>) -> Self {
        let frames = frames(&look, Options::default());
        Self { step, look, frames, done, stopped }
    }

    /// The frame that is shown first: the last one that tells more than that a command ended.
    #[must_use]
    pub fn telling(&self) -> usize {
        let ended = |frame: &Frame| {
            let event = self.look.events.get(frame.events.start);
            matches!(event, Some(CowEvent::Finished { status: 0, .. }))
        };
        self.frames.iter().rposition(|frame| !ended(frame)).unwrap_or(0)
    }
}

/// The containers screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContainersState {
    /// What was typed.
    pub script: Script,
    /// The container looked at; the latest without.
    pub container: Option<String>,
    /// The frame of the step, from 0; the most telling one without.
    pub frame: Option<usize>,
    /// What the simulator showed last.
    pub shown: Option<Shared<Shown>>,
    /// System calls made so far by a long step.
    pub calls: Option<u64>,
    /// How often the simulator was ended: by Cancel, or by itself.
    pub restarts: u32,
    /// The unfinished line.
    pub prompt: PromptState,
    /// The files that the container sees.
    pub files: FilesState,
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
    /// It is to stop: the last line is taken back.
    Cancel,
    /// It stopped by itself.
    Crashed(String),
    /// Something at the prompt.
    Prompt(PromptAction),
    /// Something in the tree of files.
    Files(FilesAction),
}

impl ContainersState {
    /// Frames of the step that is shown.
    #[must_use]
    pub fn frames(&self) -> usize {
        self.shown.as_ref().map_or(0, |shown| shown.frames.len())
    }

    /// The frame that is shown, from 0.
    #[must_use]
    pub fn frame(&self) -> usize {
        let last = self.frames().saturating_sub(1);
        let telling = self.shown.as_ref().map_or(0, |shown| shown.telling());
        self.frame.unwrap_or(telling).min(last)
    }

    /// Whether what is shown is the place the script stands at.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.shown
            .as_ref()
            .is_some_and(|shown| shown.step == self.script.at() || shown.stopped.is_some())
    }

    /// The name of the container on screen.
    #[must_use]
    pub fn current(&self) -> Option<&str> {
        let look = &self.shown.as_ref()?.look;
        look.containers.get(look.shown?).map(|container| container.name.as_str())
    }

    /// The name of the container that lines without one go to: the one chosen, or the one that the
    /// lines before the place speak of last; they may not have been played yet.
    #[must_use]
    pub fn addressed(&self) -> Option<String> {
        let before = self.script.lines.get(..self.script.at).unwrap_or_default();
        let spoken_of = before.iter().rev().find_map(|line| match Action::parse(line) {
            Ok(Some(Action::Shell { container, .. } | Action::Call { container, .. })) => {
                Some(container)
            }
            Ok(Some(Action::Docker(Command::Run(options)))) => options.name,
            _ => None,
        });
        let there = |name: &String| {
            let shown = self.shown.iter().flat_map(|shown| &shown.look.containers);
            shown.into_iter().any(|container| container.name == *name)
        };
        let chosen = self.container.clone().filter(there);
        chosen.or(spoken_of).or_else(|| self.current().map(str::to_owned))
    }

    /// A typed text as a line of the script: in the container looked at, unless it says otherwise.
    #[must_use]
    pub fn line(&self, typed: &str) -> Option<String> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let engine = typed == "docker" || typed.starts_with("docker ");
        let named = typed.split(['#', '!']).next().is_some_and(|name| {
            name.len() < typed.len()
                && self.shown.as_ref().is_some_and(|shown| {
                    shown.look.containers.iter().any(|container| container.name == name)
                })
        });
        match self.addressed() {
            Some(name) if !engine && !named => Some(format!("{name}# {typed}")),
            _ => Some(typed.to_owned()),
        }
    }

    /// The state after an action.
    pub fn apply(&mut self, action: ContainersAction) {
        match action {
            ContainersAction::Type(typed) => {
                if let Some(line) = self.line(&typed) {
                    self.script.push(line);
                    self.frame = None;
                }
            }
            ContainersAction::Go(at) => {
                self.script.go(at);
                self.frame = None;
            }
            ContainersAction::Frame(frame) => self.frame = Some(frame),
            ContainersAction::Nudge(on) => self.nudge(on),
            ContainersAction::LookAt(name) => self.container = Some(name),
            ContainersAction::Load(lines, at) => {
                self.script.replace(lines, at);
                (self.frame, self.container) = (None, None);
            }
            ContainersAction::Undo => {
                self.script.undo();
                self.frame = None;
            }
            ContainersAction::Redo => {
                self.script.redo();
                self.frame = None;
            }
            ContainersAction::Show(shown) => {
                self.calls = None;
                self.shown = Some(shown);
            }
            ContainersAction::Prompt(action) => self.prompt.apply(action),
            ContainersAction::Files(action) => self.files.apply(action),
            ContainersAction::Progress(calls) => self.calls = Some(calls),
            ContainersAction::Cancel => {
                self.script.undo();
                self.calls = None;
                self.restarts += 1;
            }
            ContainersAction::Crashed(message) => {
                let mut shown = self.shown.as_ref().map(|shown| (**shown).clone());
                let shown =
                    shown.get_or_insert_with(|| Shown::new(0, Look::default(), Vec::new(), None));
                shown.stopped = Some(Stopped::Crash(message));
                self.shown = Some(Shared::new(shown.clone()));
                self.calls = None;
            }
        }
    }

    fn nudge(&mut self, on: bool) {
        let frame = self.frame();
        if on && frame + 1 < self.frames() {
            self.frame = Some(frame + 1);
        } else if on && self.script.at() < self.script.lines().len() {
            self.script.go(self.script.at() + 1);
            self.frame = Some(0);
        } else if !on && frame > 0 {
            self.frame = Some(frame - 1);
        } else if !on && self.script.at() > 0 {
            self.script.go(self.script.at() - 1);
            self.frame = None;
        }
    }
}
