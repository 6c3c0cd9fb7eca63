//! A script played on an image: where the page's wishes become steps, and steps become looks.
//!
//! It runs where the image's bytes can be read. A step that needs bytes of the image gets them from
//! `fetch` and is done again; a long step is watched, and ends early if the watcher says no.

use serde::{Deserialize, Serialize};

use super::complete::{Completion, complete};
use super::content::{ContentStore, Wanted};
use super::diff::weigh;
use super::docker::State;
use super::event::CowEvent;
use super::listing::{Listing, list};
use super::look::{COLUMNS, Look, look, paths};
use super::refusal::Refusal;
use super::simulator::{Action, Cow, Fetched, Full};
use crate::base::LayerPath;
use crate::sim::Timeline;

/// A simulator with its timeline.
pub struct Session {
    cow: Cow<Fetched>,
    timeline: Timeline<Cow<Fetched>>,
}

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
        Self { cow, timeline }
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

    /// What a screen shows of the place, with `container` looked at, or the latest.
    #[must_use]
    pub fn look(&self, container: Option<&str>) -> Look {
        let at = self.timeline.cursor();
        let before = self.timeline.known(at.saturating_sub(1)).map(|(state, _)| state);
        let before = before.unwrap_or(self.timeline.state());
        let events = self.timeline.events();
        look(&self.cow, before, self.timeline.state(), events, &self.recent(at), container)
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
        let weight = |state: &State| -> i64 {
            let all = state.containers.iter().map(|container| weigh(&container.upper).logical);
            i64::try_from(all.sum::<u64>()).unwrap_or(i64::MAX)
        };
        let known = (0..).map_while(|at| self.timeline.known(at));
        let mut weights = known.map(|(state, events)| (weight(state), events));
        let mut before = weights.next().map_or(0, |(weight, _)| weight);
        let mut out = Vec::new();
        for (weight, events) in weights {
            let status = events.iter().rev().find_map(|event| match event {
                CowEvent::Finished { status, .. } => Some(*status),
                _ => None,
            });
            out.push(Done { gained: weight - before, status });
            before = weight;
        }
        out
    }
}
