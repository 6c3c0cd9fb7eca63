//! What is looked at on the containers screen, and what was typed there.
//!
//! Not here: what a command does (`sim::cow`), and who plays it (a worker).

mod action;
mod predict;
mod shown;

pub use action::{ContainersAction, Speed};
pub use predict::{Answered, Predict};
pub use shown::{Shown, Stopped};

use crate::app::{
    FilesState, Nudged, OpenImage, Panel, PanelsState, Place, PromptState, ScriptLink,
};
use crate::base::Shared;
use crate::sim::Edits;
use crate::sim::cow::Action;
use crate::sim::cow::docker::Command;
use crate::sim::cow::look::COLUMNS;
use crate::sim::cow::predict::{Answer, Question};
use crate::view::stage::Options;

/// The lines typed, with the place played up to.
pub type Script = Edits<String>;

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
    /// How often the simulator was ended by Cancel.
    pub restarts: u32,
    /// It goes on by itself.
    pub playing: bool,
    /// How fast it does.
    pub speed: Speed,
    /// Only the picture, the sentence and the transport are on screen.
    pub presenting: bool,
    /// What the learner is asked before a step is shown.
    pub predict: Predict,
    /// How much the picture shows.
    pub options: Options,
    /// What is looked at beside the stage.
    pub panels: PanelsState,
    /// The unfinished line.
    pub prompt: PromptState,
    /// The files that the container sees.
    pub files: FilesState,
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
            .is_some_and(|shown| shown.step == self.script.cursor() || shown.stopped.is_some())
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
        let spoken_of =
            self.script.before().iter().rev().find_map(|line| match Action::parse(line) {
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

    /// A name that no container has, nor one that the script starts.
    #[must_use]
    pub fn free_name(&self) -> String {
        let shown = self.shown.iter().flat_map(|shown| &shown.look.containers);
        let mut taken: Vec<String> = shown.map(|container| container.name.clone()).collect();
        taken.extend(self.script.before().iter().filter_map(|line| match Action::parse(line) {
            Ok(Some(Action::Docker(Command::Run(options) | Command::Create(options)))) => {
                options.name
            }
            _ => None,
        }));
        let names = ["web".to_owned()].into_iter().chain((2_u32..).map(|n| format!("web{n}")));
        names.into_iter().find(|name| !taken.contains(name)).unwrap_or_default()
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

    /// The question to answer before the step is shown, if there is one.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        let shown = self.shown.as_ref().filter(|shown| shown.step == self.script.cursor())?;
        let asks = self.predict.asks(shown.step) && shown.stopped.is_none();
        shown.look.question.as_ref().filter(|_| asks)
    }

    /// The answer that was given for the step shown.
    #[must_use]
    pub fn answered(&self) -> Option<&Answered> {
        self.predict.last.as_ref().filter(|last| last.step == self.script.cursor())
    }

    /// The script as a link on this image; none without one.
    #[must_use]
    pub fn link(&self, open: &OpenImage) -> Option<ScriptLink> {
        let script = self.script.list().to_vec();
        let link = ScriptLink {
            image: open.id.as_ref().map(ToString::to_string),
            sample: open.source.sample.clone(),
            step: self.script.cursor(),
            frame: self.frame.map_or(0, |frame| frame + 1),
            script,
        };
        (!link.script.is_empty()).then(|| link.without_image(&open.name()))
    }

    /// Goes where a link says. Its script is taken over, if it is another.
    pub fn follow(&mut self, link: ScriptLink) {
        if link.script == self.script.list() {
            self.go(link.step);
        } else {
            self.load(link.script, link.step);
        }
        self.frame = link.frame.checked_sub(1);
    }

    /// As it is when one comes back to it: nothing is under way.
    #[must_use]
    pub fn resumed(self) -> Self {
        Self { playing: false, presenting: false, calls: None, ..self }
    }

    /// The state after an action.
    pub fn apply(&mut self, action: ContainersAction) {
        match action {
            ContainersAction::Type(typed) => self.typed(&typed),
            ContainersAction::Go(at) => self.go(at),
            ContainersAction::Frame(frame) => self.frame = Some(frame),
            ContainersAction::Nudge(on) => self.nudge(on),
            ContainersAction::LookAt(name) => self.look_at(name),
            ContainersAction::NextContainer(on) => self.next_container(on),
            ContainersAction::Load(lines, at) => self.load(lines, at),
            ContainersAction::Undo => {
                self.script.undo();
                self.frame = None;
            }
            ContainersAction::Redo => {
                self.script.redo();
                self.frame = None;
            }
            ContainersAction::Show(shown) => self.show((*shown).clone()),
            ContainersAction::Panels(action) => {
                self.panels.apply(action);
                self.files.watched = self.panels.panel == Panel::Files;
            }
            ContainersAction::Prompt(action) => self.prompt.apply(action),
            ContainersAction::Files(action) => self.files.apply(action),
            ContainersAction::Progress(calls) => self.calls = Some(calls),
            ContainersAction::Cancel => self.cancel(),
            ContainersAction::Crashed(message) => {
                let shown = self.shown.as_ref().map(|shown| (**shown).clone());
                let mut shown = shown.unwrap_or_default();
                shown.stopped = Some(Stopped::Crash(message));
                self.shown = Some(Shared::new(shown));
                (self.calls, self.playing) = (None, false);
            }
            ContainersAction::Play(on) => self.play(on),
            ContainersAction::Tick if !self.can_go_on() => self.playing = false,
            ContainersAction::Tick => self.nudge(true),
            ContainersAction::SetSpeed(speed) => self.speed = speed,
            ContainersAction::Present(on) => self.presenting = on,
            ContainersAction::ShowEngine(on) => self.draw(Options { engine: on, ..self.options }),
            ContainersAction::ShowAll(on) => {
                let columns = if on { COLUMNS } else { Options::default().columns };
                self.draw(Options { columns, ..self.options });
            }
            ContainersAction::Predict(on) => {
                self.predict.set(on, self.script.cursor());
                self.playing &= !on;
            }
            ContainersAction::Answer(answer) => self.answer(answer),
            ContainersAction::Reveal => {
                if self.question().is_some() {
                    self.predict.reveal(self.script.cursor());
                }
            }
        }
    }

    fn typed(&mut self, typed: &str) {
        // A remark is no step.
        let line = self.line(typed).filter(|line| !matches!(Action::parse(line), Ok(None)));
        if let Some(line) = line {
            self.script.push(line);
            self.predict.forget(self.script.cursor());
            (self.frame, self.playing) = (None, false);
        }
    }

    fn go(&mut self, at: usize) {
        self.script.go(at);
        (self.frame, self.playing) = (None, false);
    }

    fn load(&mut self, lines: Vec<String>, at: usize) {
        if self.script.list().is_empty() && !self.script.can_undo() {
            // The first script there is: nothing is edited by it.
            self.script.follow(lines, 0);
            self.script.go(at);
        } else {
            self.script.replace(lines, at);
        }
        self.predict.forget(0);
        (self.frame, self.container, self.playing) = (None, None, false);
    }

    fn show(&mut self, shown: Shown) {
        self.calls = None;
        self.shown = Some(Shared::new(shown.drawn(self.options)));
        self.playing &= self.question().is_none() && self.can_go_on();
    }

    fn draw(&mut self, options: Options) {
        self.options = options;
        let shown = self.shown.take().map(|shown| (*shown).clone().drawn(options));
        self.shown = shown.map(Shared::new);
    }

    /// Back to the step shown before the one that takes so long; to the one before it, if the way
    /// there is what takes long.
    fn cancel(&mut self) {
        let at = self.script.cursor();
        let shown = self.shown.as_ref().map_or(0, |shown| shown.step);
        self.go(if shown < at { shown } else { at.saturating_sub(1) });
        self.calls = None;
        self.restarts += 1;
    }

    fn play(&mut self, on: bool) {
        self.playing = on && !self.script.list().is_empty();
        if self.playing && !self.can_go_on() && self.question().is_none() {
            self.script.go(0);
            self.frame = None;
        }
    }

    /// Whether there is a frame after this one.
    fn can_go_on(&self) -> bool {
        let stopped = self.shown.as_ref().is_some_and(|shown| shown.stopped.is_some());
        let more = self.script.cursor() < self.script.list().len();
        self.question().is_none() && (self.frame() + 1 < self.frames() || more && !stopped)
    }

    fn answer(&mut self, answer: Answer) {
        let Some(question) = self.question() else { return };
        let marked = predict::mark(question, answer, self.script.cursor());
        let decides = marked.marked.decides;
        self.frame = self.shown.as_ref().map(|shown| shown.frame_of(decides));
        self.predict.answered(marked);
    }

    fn next_container(&mut self, on: bool) {
        let Some(shown) = &self.shown else { return };
        let (all, at) = (shown.look.containers.len(), shown.look.shown.unwrap_or(0));
        if all > 1 {
            let next = if on { at + 1 } else { at + all - 1 } % all;
            let name = shown.look.containers.get(next).map(|c| c.name.clone());
            name.into_iter().for_each(|name| self.look_at(name));
        }
    }

    fn look_at(&mut self, name: String) {
        // The one that stood beside it changes places with it.
        if self.panels.beside.as_ref() == Some(&name) {
            self.panels.beside = self.current().map(str::to_owned);
        }
        self.container = Some(name);
    }

    fn nudge(&mut self, on: bool) {
        let place = Place {
            step: self.script.cursor(),
            steps: self.script.list().len(),
            frame: self.frame(),
            frames: self.frames(),
            known: self.is_settled() && self.question().is_none(),
        };
        match place.nudge(on) {
            Nudged::Stay => {}
            Nudged::Frame(frame) => self.frame = Some(frame),
            Nudged::On(step) => {
                self.script.go(step);
                self.frame = Some(0);
            }
            Nudged::Back(step) => {
                self.script.go(step);
                self.frame = None;
            }
        }
    }
}
