//! The simulator: actions on containers, one step each.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::content::{ContentStore, Wanted};
use super::docker::{self, Command, Engine, Facts, State};
use super::event::CowEvent;
use super::kernel::{Dialect, Machine, Options, Process, Watch};
use super::layer::{FileType, Time};
use super::op::Op;
use super::refusal::Refusal;
use super::world::World;
use crate::base::LayerId;
use crate::sim::Simulator;

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A command of the engine: `docker run …`.
    Docker(Command),
    /// A line typed in a container.
    Shell {
        /// The container.
        container: String,
        /// The line.
        line: String,
    },
    /// One system call in a container.
    Call {
        /// The container.
        container: String,
        /// The call.
        op: Op,
    },
}

impl Action {
    /// The container it is typed in, or makes.
    #[must_use]
    pub fn container(&self) -> Option<&str> {
        match self {
            Self::Shell { container, .. }
            | Self::Call { container, .. }
            | Self::Docker(Command::Exec { container, .. }) => Some(container),
            Self::Docker(Command::Run(options)) => options.name.as_deref(),
            Self::Docker(_) => None,
        }
    }
}

/// Bytes of image files that were fetched for tools, up to a cap.
#[derive(Clone, Debug, Default)]
pub struct Fetched {
    ranges: rustc_hash::FxHashMap<Wanted, Arc<[u8]>>,
    bytes: u64,
}

/// The store is full: bytes it holds, bytes it may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Full {
    /// Bytes held.
    pub held: u64,
    /// Bytes allowed.
    pub cap: u64,
}

impl Fetched {
    /// Bytes it may hold.
    pub const CAP: u64 = 64 << 20;

    /// Bytes it holds.
    #[must_use]
    pub fn held(&self) -> u64 {
        self.bytes
    }

    /// Keeps the bytes of a range.
    ///
    /// # Errors
    /// If they would be too many.
    pub fn insert(&mut self, wanted: Wanted, bytes: &[u8]) -> Result<(), Full> {
        let more = bytes.len() as u64;
        if self.bytes + more > Self::CAP {
            return Err(Full { held: self.bytes, cap: Self::CAP });
        }
        if self.ranges.insert(wanted, bytes.into()).is_none() {
            self.bytes += more;
        }
        Ok(())
    }
}

impl ContentStore for Fetched {
    fn bytes(&self, wanted: Wanted) -> Option<Vec<u8>> {
        if let Some(bytes) = self.ranges.get(&wanted) {
            return Some(bytes.to_vec());
        }
        // A part of a longer range that was fetched.
        let end = wanted.offset.checked_add(wanted.len)?;
        self.ranges.iter().find_map(|(range, bytes)| {
            let inside = range.inode == wanted.inode
                && range.offset <= wanted.offset
                && end <= range.offset + range.len;
            let start = (wanted.offset - range.offset.min(wanted.offset)) as usize;
            inside.then(|| bytes.get(start..start + wanted.len as usize))?.map(<[u8]>::to_vec)
        })
    }
}

/// Containers over one image.
#[derive(Debug)]
pub struct Cow<S = Fetched> {
    world: World,
    facts: Facts,
    options: Options,
    dialect: Dialect,
    /// Seconds since 1970 at the first step; every step is a second later.
    epoch: i64,
    /// The bytes of image files that tools look at.
    pub store: S,
}

impl<S: ContentStore> Cow<S> {
    /// The simulator of an image.
    #[must_use]
    pub fn new(world: World, facts: Facts, options: Options, store: S) -> Self {
        let dialect = dialect(&world);
        let epoch = epoch(&world);
        Self { world, facts, options, dialect, epoch, store }
    }

    /// The image.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.world
    }

    /// What is known of the image.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The mount options of new containers.
    #[must_use]
    pub fn options(&self) -> Options {
        self.options
    }

    /// Whose tools the image has.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The time of a step.
    #[must_use]
    pub fn time(&self, step: u32) -> Time {
        Time { secs: self.epoch + i64::from(step), nanos: 0 }
    }

    /// The view of a container, to look at.
    #[must_use]
    pub fn view<'w>(&'w self, state: &State, name: &str) -> Option<super::kernel::Fs<'w>> {
        let container = state.container(name)?;
        let (lowers, upper) = (Arc::clone(&container.lowers), container.upper.clone());
        Some(super::kernel::Fs::over(&self.world, lowers, upper, container.options))
    }

    /// A step that is watched: `watch` hears of the system calls made so far and ends the step by
    /// saying no.
    ///
    /// # Errors
    /// As [`Simulator::step`].
    pub fn step_watched<'a>(
        &'a self,
        state: &State,
        action: &Action,
        watch: Option<Watch<'a>>,
    ) -> Result<(State, Vec<CowEvent>), Refusal> {
        let mut state = state.clone();
        state.steps += 1;
        let mut engine = Engine {
            world: &self.world,
            facts: &self.facts,
            options: self.options,
            store: &self.store,
            dialect: self.dialect,
            now: self.time(state.steps),
            watch,
            events: Vec::new(),
        };
        match action {
            Action::Docker(command) => engine.command(&mut state, command)?,
            Action::Shell { container, line } => {
                docker::shell(&mut engine, &mut state, container, line)?;
            }
            Action::Call { container, op } => {
                let dialect = self.dialect;
                if let Some(at) = state.position(container) {
                    engine.on(&mut state, at, |machine, _| {
                        let mut process = Process::new(machine, dialect).with_umask(0);
                        Ok(op.run(&mut process).map(drop)?)
                    })?;
                }
            }
        }
        Ok((state, engine.events))
    }
}

impl<S: ContentStore> Simulator for Cow<S> {
    type State = State;
    type Action = Action;
    type Event = CowEvent;
    type Refusal = Refusal;

    fn initial(&self) -> State {
        State::new(self.time(0))
    }

    fn step(&self, state: &State, action: &Action) -> Result<(State, Vec<CowEvent>), Refusal> {
        self.step_watched(state, action, None)
    }
}

/// Whose tools an image has: BusyBox's if `ls` is a name of it or there is none, else GNU's.
fn dialect(world: &World) -> Dialect {
    let nothing = super::content::NoContent;
    let (lowers, upper, options) = Default::default();
    let root = super::kernel::Fs::over(world, lowers, upper, options);
    let mut machine = Machine::new(root, Time::default(), &nothing);
    let mut process = Process::new(&mut machine, Dialect::BusyBox);
    let mut inode = |path: &[u8]| match process.stat(path, true) {
        Ok(Ok(stat)) if stat.file_type == FileType::File => Some((stat.dev, stat.ino)),
        _ => None,
    };
    match inode(b"/bin/ls").or_else(|| inode(b"/usr/bin/ls")) {
        Some(ls) if inode(b"/bin/busybox") != Some(ls) => Dialect::Gnu,
        _ => Dialect::BusyBox,
    }
}

/// A time after everything in the image: a day after its youngest file, 2026 at the earliest.
fn epoch(world: &World) -> i64 {
    const YEAR_2026: i64 = 1_767_225_600;
    const YEAR_2100: i64 = 4_102_444_800;
    let layers = (0..world.layers()).filter_map(|at| world.tree().index(LayerId::at(at)));
    let youngest =
        layers.flat_map(|l| l.entries().map(|e| e.mtime)).filter(|&t| t < YEAR_2100).max();
    youngest.map_or(YEAR_2026, |youngest| (youngest + 86_400).max(YEAR_2026))
}
