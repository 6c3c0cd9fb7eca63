//! What is looked at on the build cache screen, and what was done there.
//!
//! The text in the editor is the start's, with the steps before the place done on it. Not here: what
//! a step does (`sim::cache`), and who plays it (a worker).

mod action;
mod dropped;
mod going;
mod panel;
mod predict;
mod shown;
mod typing;

pub use action::CacheAction;
pub use dropped::{Dropped, HEAD};
pub use panel::CachePanel;
pub use predict::{Guess, Guessed, Guesses, lines as lines_to_guess};
pub use shown::{Shown, Stopped};

use typing::Typing;

use crate::app::{Asking, CacheLink, LONGEST, Speed};
use crate::base::Shared;
use crate::sim::Edits;
use crate::sim::cache::golf::{COURSES, Course, Score};
use crate::sim::cache::look::{Ask, BuildLook};
use crate::sim::cache::ready::{Ready, ready};
use crate::sim::cache::script::{Script, Start, Step};
use crate::sim::cache::{Request, Version};

/// Which builders build.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Builders {
    /// BuildKit.
    #[default]
    BuildKit,
    /// The classic builder.
    Classic,
    /// Both, side by side.
    Both,
}

impl Builders {
    /// The versions that build.
    #[must_use]
    pub fn versions(self) -> &'static [Version] {
        match self {
            Self::BuildKit => &[Version::BuildKit],
            Self::Classic => &[Version::Classic],
            Self::Both => &[Version::BuildKit, Version::Classic],
        }
    }
}

/// A script that is not on screen, with what can be taken back in it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Played {
    start: Shared<Start>,
    steps: Edits<Step>,
    course: Option<usize>,
    best: Option<usize>,
    ready: Option<String>,
}

/// The build cache screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CacheState {
    /// Where the script starts.
    pub start: Shared<Start>,
    /// What was done, with the place played up to.
    pub steps: Edits<Step>,
    /// The Dockerfile at the place.
    pub text: Shared<String>,
    /// Which builders build.
    pub builders: Builders,
    /// The frame of the step, from 0; the most telling one without.
    pub frame: Option<usize>,
    /// What the simulator showed last.
    pub shown: Option<Shared<Shown>>,
    /// It goes on by itself.
    pub playing: bool,
    /// How fast it does.
    pub speed: Speed,
    /// Only the picture, the sentence and the transport are on screen.
    pub presenting: bool,
    /// The instruction whose key is open.
    pub key: Option<usize>,
    /// Directories of the context that are open.
    pub open: Vec<String>,
    /// The panel beside the stages.
    pub panel: CachePanel,
    /// The builds that are compared.
    pub compare: Option<(u64, u64)>,
    /// What the learner is asked before a build is shown.
    pub predict: Asking<Guessed>,
    /// The lines marked so far.
    pub guesses: Guesses,
    /// Advice is wanted.
    pub advice: bool,
    /// The course of golf that is played.
    pub course: Option<usize>,
    /// The ready script that it began as, by its id.
    pub ready: Option<String>,
    /// How often the worker was started again by hand.
    pub restarts: u32,
    /// The fewest lines that ran again on it so far.
    pub best: Option<usize>,
    /// A file of the context whose text is wanted.
    pub file: Option<String>,
    /// The script that was there before this one, for Undo.
    replaced: Option<Box<Played>>,
    /// The one that took its place, for Redo.
    retaken: Option<Box<Played>>,
    /// What was typed last, as long as it may go on.
    typing: Option<Typing>,
}

impl CacheState {
    /// A start, nothing done.
    #[must_use]
    pub fn new(start: Start) -> Self {
        let text = Shared::new(start.dockerfile.clone());
        Self { start: Shared::new(start), text, ..Self::default() }
    }

    /// What the simulator is asked to show.
    #[must_use]
    pub fn ask(&self) -> Ask {
        let pair = self.pair().filter(|_| self.panel.is_about_two());
        Ask {
            line: self.line(),
            builds: pair.map(|(a, b)| vec![a, b]).unwrap_or_default(),
            open: self.open.clone(),
            advice: self.advice,
            external: self.panel == CachePanel::Registry,
            course: self.course,
            file: self.file.clone(),
        }
    }

    /// The instruction whose key is shown: that which was opened, else that of the frame on screen.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        let shown = self.shown.as_ref().filter(|_| self.is_settled());
        let frame = shown.and_then(|shown| shown.frames.get(self.frame()));
        self.key.or_else(|| frame?.step)
    }

    /// The builds that are compared: those that were chosen, else the last two.
    #[must_use]
    pub fn pair(&self) -> Option<(u64, u64)> {
        let latest = self.shown.as_ref().and_then(|shown| shown.look.builds.first());
        self.compare.or_else(|| latest.and_then(|build| Some((build.last_number?, build.number))))
    }

    /// Whether an edit, or another script, can be taken back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.steps.can_undo() || self.replaced.is_some()
    }

    /// Whether one that was taken back can come again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.steps.can_redo() || self.retaken.is_some()
    }

    /// The request that has the place shown; a [`Request::Start`] with [`CacheState::start`] comes
    /// before it whenever that is another one.
    #[must_use]
    pub fn request(&self) -> Request {
        let steps = self.steps.list().to_vec();
        Request::Go { steps, step: self.steps.cursor(), ask: self.ask() }
    }

    /// Frames of the step that is shown.
    #[must_use]
    pub fn frames(&self) -> usize {
        self.shown.as_ref().map_or(0, |shown| shown.frames.len())
    }

    /// The frame that is shown, from 0.
    #[must_use]
    pub fn frame(&self) -> usize {
        let telling = self.shown.as_ref().map_or(0, |shown| shown.telling);
        self.frame.unwrap_or(telling).min(self.frames().saturating_sub(1))
    }

    /// Whether what is shown is the place the script stands at.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| shown.step == self.steps.cursor())
    }

    /// The build whose lines are to be marked before it is shown.
    #[must_use]
    pub fn question(&self) -> Option<&BuildLook> {
        let shown = self.shown.as_ref().filter(|shown| shown.step == self.steps.cursor())?;
        let asks = self.predict.asks(shown.step) && shown.look.built && shown.stopped.is_none();
        let build = shown.look.builds.first().filter(|_| asks)?;
        predict::lines(build).next().map(|_| build)
    }

    /// The guesses of the step that is shown, and how they were.
    #[must_use]
    pub fn guessed(&self) -> Option<&Guessed> {
        self.predict.last.as_ref().filter(|last| last.step == self.steps.cursor())
    }

    /// The whole script, to save or link.
    #[must_use]
    pub fn script(&self) -> Script {
        Script { start: (*self.start).clone(), steps: self.steps.list().to_vec() }
    }

    /// The address of the place: with the script, if it is short enough for a link.
    #[must_use]
    pub fn hash(&self) -> String {
        // Written out, a file takes some twenty characters at least.
        let long = self.start.files.len() > LONGEST / 4 || self.text.len() > 4 * LONGEST;
        let frame = self.frame.map_or(0, |frame| frame + 1);
        let link = || CacheLink { step: self.steps.cursor(), frame, script: self.script() };
        let hash = if long { None } else { link().to_hash() };
        hash.unwrap_or_else(|| "#cache".to_owned())
    }

    /// The state after an action.
    pub fn apply(&mut self, action: CacheAction) {
        match action {
            CacheAction::Type(text) => self.typed(&text),
            CacheAction::Replace(text) => {
                if let Some(step) = Step::between(&self.text, &text) {
                    self.push(step);
                }
            }
            CacheAction::MoveLine(line, down) => self.move_line(line, down),
            CacheAction::Do(step) => self.push(step),
            CacheAction::Build => {
                self.push(Step::Build(self.builders.versions().to_vec()));
                self.guesses.clear();
                self.key = None;
                // A build is watched from its first frame on, unless it is asked about.
                (self.frame, self.playing) = (Some(0), !self.predict.on);
            }
            CacheAction::SetBuilders(builders) => self.builders = builders,
            CacheAction::Go(at) => self.go(at),
            CacheAction::Frame(frame) => (self.frame, self.key) = (Some(frame), None),
            CacheAction::Nudge(on) => self.nudge(on),
            CacheAction::NudgeBuild(on) => self.nudge_build(on),
            CacheAction::Load(script, at) => self.load(*script, at),
            CacheAction::Linked(link) => {
                if link.script == self.script() {
                    self.go(link.step);
                } else {
                    self.load(link.script, link.step);
                }
                self.frame = link.frame.checked_sub(1);
            }
            CacheAction::Ready(id) => {
                if let Some(Ok(script)) = ready(&id).map(Ready::script) {
                    self.load(script, 0);
                    self.ready = Some(id);
                }
            }
            CacheAction::Context(files) => {
                let start = Start::of_context(files, &self.text);
                self.load(Script { start, steps: Vec::new() }, 0);
            }
            CacheAction::Golf(None) => (self.course, self.best) = (None, None),
            CacheAction::Golf(Some(course)) => {
                if let Some((script, _)) = COURSES.get(course).and_then(Course::read) {
                    self.load(Script { start: script.start, steps: Vec::new() }, 0);
                    self.course = Some(course);
                }
            }
            CacheAction::Advice(on) => self.advice = on,
            CacheAction::Panel(panel) => {
                (self.panel, self.advice) = (panel, panel == CachePanel::Advice);
            }
            CacheAction::Undo => self.undo(),
            CacheAction::Redo => self.redo(),
            CacheAction::Show(shown) => {
                if let (Some(_), Some(Score::Runs(runs))) = (self.course, &shown.look.score) {
                    self.best = Some(self.best.map_or(*runs, |best| best.min(*runs)));
                }
                self.shown = Some(shown);
                self.playing &= self.question().is_none() && self.can_go_on();
            }
            CacheAction::Crashed(message) => {
                let mut shown = self.shown.take().map(|shown| (*shown).clone()).unwrap_or_default();
                shown.stopped = Some(Stopped::Crash(message));
                self.shown = Some(Shared::new(shown));
                self.playing = false;
            }
            CacheAction::Restart => self.restarts += 1,
            CacheAction::Play(on) => self.play(on),
            CacheAction::Tick if !self.can_go_on() => self.playing = false,
            CacheAction::Tick => self.nudge(true),
            CacheAction::SetSpeed(speed) => self.speed = speed,
            CacheAction::Present(on) => self.presenting = on,
            CacheAction::OpenKey(line) => {
                self.key = line;
                if line.is_some() {
                    self.apply(CacheAction::Panel(CachePanel::Why));
                }
            }
            CacheAction::OpenDir(path, open) => {
                self.open.retain(|known| *known != path);
                self.open.extend(open.then_some(path));
            }
            CacheAction::OpenFile(path) => self.file = path,
            CacheAction::Compare(builds) => self.compare = builds,
            CacheAction::Predict(on) => {
                self.predict.set(on, self.steps.cursor());
                self.guesses.clear();
                self.playing &= !on;
            }
            CacheAction::Guess(line, guess) => match guess {
                Some(guess) => _ = self.guesses.insert(line, guess),
                None => _ = self.guesses.remove(&line),
            },
            CacheAction::Answer => {
                let step = self.steps.cursor();
                let answer = self.question().map(|build| predict::mark(build, &self.guesses, step));
                if let Some(answer) = answer {
                    self.predict.answered(answer);
                    // All of the build is to be seen beside the answers.
                    self.frame = None;
                }
            }
            CacheAction::Reveal => {
                if self.question().is_some() {
                    self.predict.reveal(self.steps.cursor());
                    self.frame = None;
                }
            }
        }
    }

    /// One more step at the place.
    fn push(&mut self, step: Step) {
        if let Some(text) = step.on_text(&self.text) {
            self.text = Shared::new(text);
        }
        self.steps.push(step);
        self.retaken = None;
        self.predict.forget(self.steps.cursor());
        (self.frame, self.playing, self.typing, self.compare) = (None, false, None, None);
    }

    fn typed(&mut self, text: &str) {
        if *text == **self.text {
            return;
        }
        let going = self.typing.take().filter(|typing| {
            let here = typing.steps == self.steps.list().len();
            here && typing.steps == self.steps.cursor() && typing.goes_on(&self.text, text)
        });
        let Some(typing) = going else {
            let mut typing = Typing::new(&self.text, text);
            if let Some(step) = Step::between(&self.text, text) {
                self.push(step);
            }
            typing.steps = self.steps.cursor();
            self.typing = Some(typing);
            return;
        };
        let typing = typing.continued(&self.text, text);
        self.steps.amend(Step::between(&typing.base, text));
        self.retaken = None;
        self.predict.forget(self.steps.cursor());
        self.text = Shared::new(text.to_owned());
        (self.frame, self.playing) = (None, false);
        // A text that is what it was is no edit that could go on.
        self.typing = (typing.steps == self.steps.cursor()).then_some(typing);
    }

    fn move_line(&mut self, line: usize, down: bool) {
        let to = if down { line + 1 } else { line.saturating_sub(1) };
        let step = Step::Move(line, to);
        if to > 0 && step.on_text(&self.text).is_some_and(|text| text != **self.text) {
            self.push(step);
        }
    }

    fn go(&mut self, at: usize) {
        self.steps.go(at);
        self.read();
        (self.frame, self.playing, self.key) = (None, false, None);
    }

    /// The text at the place, after the place or the list became another.
    fn read(&mut self) {
        self.typing = None;
        let mut text = self.start.dockerfile.clone();
        for step in self.steps.before() {
            if let Some(after) = step.on_text(&text) {
                text = after;
            }
        }
        if text != **self.text {
            self.text = Shared::new(text);
        }
    }

    fn edited(&mut self, edit: impl FnOnce(&mut Edits<Step>) -> bool) {
        if edit(&mut self.steps) {
            self.read();
            self.predict.forget(self.steps.cursor());
            (self.frame, self.playing) = (None, false);
        }
    }

    fn load(&mut self, script: Script, at: usize) {
        let mut steps = Edits::default();
        steps.follow(script.steps, 0);
        steps.go(at);
        let start = Shared::new(script.start);
        let mut before = self.put(Played { start, steps, ..Played::default() });
        before.steps.settle();
        let empty = before.steps.list().is_empty() && *before.start == Start::default();
        self.replaced = (!empty).then(|| Box::new(before));
    }

    /// Another script takes the place of the one on screen, which is given back.
    fn put(&mut self, script: Played) -> Played {
        let Played { start, steps, course, best, ready } = script;
        let kept = (self.builders, self.speed, self.presenting, self.predict.on);
        let panel = self.panel;
        let text = Shared::new(start.dockerfile.clone());
        let restarts = self.restarts;
        let next = Self { start, text, steps, course, best, ready, restarts, ..Self::default() };
        let before = std::mem::replace(self, next);
        (self.builders, self.speed, self.presenting, self.predict.on) = kept;
        self.apply(CacheAction::Panel(panel));
        self.read();
        let Self { start, steps, course, best, ready, .. } = before;
        Played { start, steps, course, best, ready }
    }

    fn undo(&mut self) {
        if self.steps.can_undo() {
            self.edited(Edits::undo);
        } else if let Some(before) = self.replaced.take() {
            self.retaken = Some(Box::new(self.put(*before)));
        }
    }

    fn redo(&mut self) {
        if self.steps.can_redo() {
            self.edited(Edits::redo);
        } else if let Some(after) = self.retaken.take() {
            self.replaced = Some(Box::new(self.put(*after)));
        }
    }
}
