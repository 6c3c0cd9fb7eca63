//! A script played on an image: where the page's wishes become steps, and steps become looks.
//!
//! It runs where the image's bytes can be read. A step that needs bytes of the image gets them from
//! `fetch` and is done again; a long step is watched, and ends early if the watcher says no.

use std::cell::RefCell;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::complete::{Completion, complete};
use super::content::{ContentStore, Wanted};
use super::diff::{docker_diff, weigh};
use super::docker::State;
use super::event::CowEvent;
use super::listing::{Listing, list};
use super::look::{COLUMNS, Diff, Differ, Look, Step, beside, look_at, paths};
use super::predict::question;
use super::refusal::Refusal;
use super::simulator::{Action, Cow, Fetched, Full};
use crate::base::LayerPath;
use crate::sim::Timeline;

/// A simulator with its timeline.
pub struct Session {
    cow: Cow<Fetched>,
    timeline: Timeline<Cow<Fetched>>,
    /// What each known action did.
    done: Vec<Weighed>,
    /// What `docker diff` printed of containers, the latest last: the step before the next is this.
    diffs: RefCell<Vec<(usize, String, Arc<Diff>)>>,
}

/// What an action did, and what all container layers weigh after it.
#[derive(Clone, Copy)]
struct Weighed {
    done: Done,
    weight: i64,
}

/// Differences that are kept.
const KEPT: usize = 4;

/// Why a script does not go on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Halt {
    /// The simulator refuses an action.
    Refused {
        /// Which, from 0.
        action: usize,
        /// Why.
        why: Refusal,
    },
    /// Bytes of the image cannot be read.
    Unread {
        /// The action that needs them, from 0.
        action: usize,
        /// Which bytes.
        wanted: Wanted,
        /// What the reader says.
        message: String,
    },
    /// All the bytes that are needed are more than may be kept.
    Full {
        /// The action that needs them, from 0.
        action: usize,
        /// How much is kept, how much may be.
        full: Full,
    },
}

impl Halt {
    /// The action that halts, from 0: so many were done.
    #[must_use]
    pub fn action(&self) -> usize {
        match self {
            Self::Refused { action, .. }
            | Self::Unread { action, .. }
            | Self::Full { action, .. } => *action,
        }
    }
}

/// What an action did, in short: a line of the list of commands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Bytes that all container layers together gained (or lost) by it, as `docker ps -s` counts.
    pub gained: i64,
    /// The exit status, where it is a command.
    pub status: Option<u8>,
}

/// Reads a range of an image file; `Err` is what the reader says.
pub type Fetch<'a> = &'a mut dyn FnMut(Wanted) -> Result<Vec<u8>, String>;

impl Session {
    /// Nothing played yet.
    #[must_use]
    pub fn new(cow: Cow<Fetched>) -> Self {
        let timeline = Timeline::new(&cow);
        Self { cow, timeline, done: Vec::new(), diffs: RefCell::default() }
    }

    /// The simulator.
    #[must_use]
    pub fn cow(&self) -> &Cow<Fetched> {
        &self.cow
    }

    /// The state after the actions that were gone through last.
    #[must_use]
    pub fn state(&self) -> &State {
        self.timeline.state()
    }

    /// Goes to the place after the first `step` of these actions. What they share with the actions
    /// before is not simulated again.
    ///
    /// # Errors
    /// If one of them halts; what comes before it is done, and [`Session::state`] is the state
    /// there.
    pub fn go(
        &mut self,
        actions: Vec<Action>,
        step: usize,
        fetch: Fetch<'_>,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(), Halt> {
        self.timeline.follow(actions);
        let known = self.timeline.known_steps();
        self.done.truncate(known);
        self.diffs.borrow_mut().retain(|(step, ..)| *step <= known);
        let played = self.play(step, fetch, watch);
        self.weigh();
        played
    }

    fn play(
        &mut self,
        step: usize,
        fetch: Fetch<'_>,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(), Halt> {
        let mut asked: Vec<Wanted> = Vec::new();
        loop {
            let cow = &self.cow;
            let stepped = self.timeline.seek_with(step, |state, action| {
                cow.step_watched(state, action, Some(&mut *watch))
            });
            let Err(why) = stepped else { return Ok(()) };
            let action = self.timeline.cursor();
            let wanted = match why {
                Refusal::NeedsContent(wanted) if wanted.iter().any(|w| !asked.contains(w)) => {
                    wanted
                }
                why => return Err(Halt::Refused { action, why }),
            };
            for wanted in wanted {
                if self.cow.store.bytes(wanted).is_some() {
                    continue;
                }
                let bytes =
                    fetch(wanted).map_err(|message| Halt::Unread { action, wanted, message })?;
                self.cow
                    .store
                    .insert(wanted, &bytes)
                    .map_err(|full| Halt::Full { action, full })?;
                asked.push(wanted);
            }
        }
    }

    /// What a screen shows of the place, with `container` looked at; without it, or if it is gone,
    /// the one that the steps up to there were about last.
    #[must_use]
    pub fn look(&self, container: Option<&str>) -> Look {
        self.look_beside(container, None)
    }

    /// The same with a second container beside it.
    #[must_use]
    pub fn look_beside(&self, container: Option<&str>, second: Option<&str>) -> Look {
        let at = self.timeline.cursor();
        let before = self.timeline.known(at.saturating_sub(1)).map(|(state, _)| state);
        let after = self.timeline.state();
        let before = before.unwrap_or(after);
        let (events, recent) = (self.timeline.events(), self.recent(at));
        let mut differ = Remembering { session: self, before, at };
        let step = Step { before, after, events, recent: &recent };
        let chosen = container.filter(|name| after.container(name).is_some());
        let spoken_of = || {
            let before = self.timeline.actions().iter().take(at).rev();
            before.filter_map(Action::container).find(|name| after.container(name).is_some())
        };
        let chosen = chosen.or_else(spoken_of);
        let mut look = look_at(&self.cow, &step, chosen, &mut differ);
        look.beside = second.and_then(|name| beside(&self.cow, after, &look, name, &mut differ));
        let action = at.checked_sub(1).and_then(|last| self.timeline.actions().get(last));
        let acting = action.and_then(Action::container);
        look.acting = acting
            .and_then(|name| look.containers.iter().position(|container| container.name == name));
        look.question = action.and_then(|of| question(&self.cow, before, of, after, events));
        look
    }

    /// What the word under the cursor can become at the place; see [`complete`].
    #[must_use]
    pub fn complete(&self, container: Option<&str>, line: &str, cursor: usize) -> Completion {
        complete(&self.cow, self.state(), container, line, cursor)
    }

    /// What a container sees in a directory at the place; see [`list`].
    #[must_use]
    pub fn list(&self, container: &str, dir: &LayerPath) -> Option<Listing> {
        list(&self.cow, self.state(), container, dir)
    }

    /// The paths that actions before the one at `at` were about, the latest first.
    fn recent(&self, at: usize) -> Vec<LayerPath> {
        let mut out: Vec<LayerPath> = Vec::new();
        for step in (0..at).rev() {
            let Some((_, events)) = self.timeline.known(step) else { continue };
            for path in events.iter().rev().flat_map(paths) {
                if !out.contains(path) {
                    out.push(path.clone());
                }
                if out.len() > COLUMNS {
                    return out;
                }
            }
        }
        out
    }

    /// What each action did, as far as they were gone through.
    #[must_use]
    pub fn done(&self) -> Vec<Done> {
        self.done.iter().map(|weighed| weighed.done).collect()
    }

    /// Weighs the states that are known since the last time.
    fn weigh(&mut self) {
        while let Some((state, events)) = self.timeline.known(self.done.len() + 1) {
            let all = state.containers.iter().map(|container| weigh(&container.upper).logical);
            let weight = i64::try_from(all.sum::<u64>()).unwrap_or(i64::MAX);
            let status = events.iter().rev().find_map(|event| match event {
                CowEvent::Finished { status, .. } => Some(*status),
                _ => None,
            });
            let before = self.done.last().map_or(0, |last| last.weight);
            let done = Done { gained: weight - before, status };
            self.done.push(Weighed { done, weight });
        }
    }
}

/// Finds what `docker diff` printed one step ago.
struct Remembering<'a> {
    session: &'a Session,
    before: &'a State,
    at: usize,
}

impl Differ<Fetched> for Remembering<'_> {
    fn of(&mut self, cow: &Cow<Fetched>, state: &State, name: &str) -> Arc<Diff> {
        let earlier = std::ptr::eq(state, self.before) && self.at > 0;
        let step = if earlier { self.at - 1 } else { self.at };
        let mut diffs = self.session.diffs.borrow_mut();
        let known = diffs.iter().find(|(at, of, _)| (*at, of.as_str()) == (step, name));
        if let Some((.., diff)) = known {
            return Arc::clone(diff);
        }
        let diff = cow.view(state, name).map(|fs| docker_diff(&fs)).unwrap_or_default();
        let diff = Arc::new(diff);
        if diffs.len() >= KEPT {
            diffs.remove(0);
        }
        diffs.push((step, name.to_owned(), Arc::clone(&diff)));
        diff
    }
}
