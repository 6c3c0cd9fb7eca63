//! A step as frames, and what is said of each.

use std::rc::Rc;

use super::parsed::parsed;
use crate::dockerfile::Dockerfile;
use crate::explain::{self, Message};
use crate::sim::cache::look::{BuildLook, CacheLook, LineLook};
use crate::sim::cache::{CacheEvent, Verdict, Version};

/// What goes on in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Something beside a build's steps.
    Around,
    /// The parts of a key are gathered.
    Gather,
    /// The key is looked up: found.
    Found,
    /// Not found, or not looked up.
    NotFound,
    /// The step runs.
    Run,
    /// Its result is stored.
    Store,
    /// It failed.
    Fail,
}

/// A frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The event that it shows.
    pub event: usize,
    /// What goes on.
    pub phase: Phase,
    /// The builder.
    pub version: Option<Version>,
    /// The instruction it is about.
    pub step: Option<usize>,
}

/// The frames of the last step.
#[must_use]
pub fn frames(look: &CacheLook) -> Vec<Frame> {
    let one = |(event, it): (usize, &CacheEvent)| Frame {
        event,
        phase: phase(it),
        version: it.version(),
        step: it.step(),
    };
    look.events.iter().enumerate().map(one).collect()
}

/// What is said of the frames of a step.
pub struct Captions<'a> {
    look: &'a CacheLook,
    texts: Vec<(&'a BuildLook, Rc<Dockerfile>, Rc<Dockerfile>)>,
    none: Rc<Dockerfile>,
}

impl<'a> Captions<'a> {
    /// Those of a look.
    #[must_use]
    pub fn new(look: &'a CacheLook) -> Self {
        let read = |build: &'a BuildLook| {
            let file = parsed(&build.text);
            let last = build.last_text.as_deref().map_or_else(|| Rc::clone(&file), parsed);
            (build, file, last)
        };
        // A step beside a build is told without its text.
        let texts = look.builds.iter().filter(|_| look.built).map(read).collect();
        Self { look, texts, none: parsed("") }
    }

    /// What is said of an event, one sentence after the other; nothing if there is no such event.
    #[must_use]
    pub fn of(&self, event: usize) -> Vec<Message> {
        let Some(it) = self.look.events.get(event) else { return Vec::new() };
        let of = self.texts.iter().find(|(build, ..)| Some(build.version) == it.version());
        let file = of.map_or(&self.none, |(_, file, _)| file);
        let phase = phase(it);
        let told = match it {
            CacheEvent::FileChanged { .. } | CacheEvent::InputChanged => self.look.done.as_ref(),
            _ => None,
        };
        let told = told.and_then(explain::cache_step);
        let mut caption = vec![told.unwrap_or_else(|| explain::cache_event(file, it))];
        if matches!(phase, Phase::Found | Phase::NotFound | Phase::Fail)
            && let (Some((build, file, last)), Some(at)) = (of, it.step())
            && let Some(line) = build.lines.get(at)
        {
            let said = explain::cache_verdict(file, last, at, &line.verdict);
            caption.extend(said.into_iter().take(SENTENCES));
            caption.extend(consequences(build, at));
            if let (Phase::Fail, Some(failure)) = (phase, &build.failure) {
                caption = vec![explain::cache_failure(file, failure)];
            }
        }
        caption
    }
}

/// What is said of an event of a look, one sentence after the other.
#[must_use]
pub fn caption(look: &CacheLook, event: usize) -> Vec<Message> {
    Captions::new(look).of(event)
}

/// Which lines run because an instruction did.
fn consequences(build: &BuildLook, cause: usize) -> Option<Message> {
    let follows = |line: &&LineLook| matches!(line.verdict, Verdict::ReRun { because, .. } if because == cause);
    let lines: Vec<usize> = build.lines.iter().filter(follows).map(|line| line.lines.0).collect();
    let message = Message::new("cache-consequences").count("count", lines.len() as u64);
    (!lines.is_empty()).then(|| message.text("lines", ranges(&lines)))
}

/// Numbers in ascending order, runs of them drawn together: `3, 5–8`.
fn ranges(numbers: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let run = |&(first, last): &(usize, usize)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    };
    runs.iter().map(run).collect::<Vec<_>>().join(", ")
}

/// Sentences about a verdict in a caption; the rest stands beside the key.
const SENTENCES: usize = 2;

fn phase(event: &CacheEvent) -> Phase {
    match event {
        CacheEvent::Gathered { .. } => Phase::Gather,
        CacheEvent::LookedUp { found: true, .. } => Phase::Found,
        CacheEvent::LookedUp { .. } | CacheEvent::NotLookedUp { .. } => Phase::NotFound,
        CacheEvent::Ran { .. } => Phase::Run,
        CacheEvent::Stored { .. } => Phase::Store,
        CacheEvent::Failed { .. } => Phase::Fail,
        _ => Phase::Around,
    }
}

/// The frame that is shown first: the first miss that is a cause, else the last one.
#[must_use]
pub fn telling(look: &CacheLook, frames: &[Frame]) -> usize {
    let causes = |frame: &Frame| {
        let build = frame.version.and_then(|version| look.latest(version));
        let line = build.zip(frame.step).and_then(|(build, at)| build.lines.get(at));
        let missed = line.is_some_and(|line| matches!(line.verdict, Verdict::Miss(_)));
        frame.phase == Phase::Fail || frame.phase == Phase::NotFound && missed
    };
    frames.iter().position(causes).unwrap_or(frames.len().saturating_sub(1))
}
