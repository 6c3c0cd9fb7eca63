//! Carries the engine's commands out.

use std::sync::Arc;

use super::super::content::{Content, ContentStore};
use super::super::diff::{members, weigh};
use super::super::event::CowEvent;
use super::super::kernel::{Dialect, Machine, Options, Process, Stop, Watch};
use super::super::layer::{Layer, Meta, NodeKind, Time};
use super::super::refusal::Refusal;
use super::super::script::quote;
use super::super::shell as language;
use super::super::world::{LayerRef, Lower, World};
use super::command::{Command, RunOptions};
use super::lists::volumes;
use super::output::Denied;
use super::state::{Container, Facts, HistoryLine, Image, Source, State, Status, with_tag};
use super::{commit, machine, setup};
use crate::base::{LayerId, path};

/// Bytes of output that are kept of a command.
const OUTPUT: u64 = 64 << 10;

/// The engine during one step.
pub(in super::super) struct Engine<'w> {
    pub world: &'w World,
    pub facts: &'w Facts,
    pub options: Options,
    pub store: &'w dyn ContentStore,
    pub dialect: Dialect,
    pub now: Time,
    pub watch: Option<Watch<'w>>,
    pub events: Vec<CowEvent>,
}

/// What a command of the engine prints, or why it does not work.
pub(super) type Printed = Result<String, Denied>;

impl<'w> Engine<'w> {
    /// Carries one command out.
    ///
    /// # Errors
    /// If it cannot be done at all; a command that fails is told as [`CowEvent::Finished`].
    pub fn command(&mut self, state: &mut State, command: &Command) -> Result<(), Refusal> {
        let printed = match command {
            Command::Run(options) => return self.run(state, options),
            Command::Create(options) => self.create(state, options).map(|at| {
                let id = state.containers.get(at).map(|c| c.id.clone());
                format!("{}\n", id.unwrap_or_default())
            }),
            Command::Exec { container, working_dir, command } => {
                return self.exec(state, container, working_dir.as_deref(), command);
            }
            Command::Start(names) => self.each(state, names, Self::start),
            Command::Stop(names) => self.each(state, names, Self::stop),
            Command::Restart(names) => self.each(state, names, |engine, state, at| {
                engine.stop(state, at)?;
                engine.start(state, at)
            }),
            Command::Remove { containers, force, volumes } => {
                self.each(state, containers, |engine, state, at| {
                    engine.remove(state, at, *force, *volumes)
                })
            }
            Command::Commit { container, image, message } => {
                self.commit(state, container, image.as_deref(), message.as_deref())
            }
            Command::Diff(name) => self.diff(state, name),
            Command::Ps { all, size } => Ok(self.ps(state, *all, *size)),
            Command::History { image, whole } => self.history(state, image, *whole),
            Command::Images => Ok(self.images(state)),
            Command::Copy { from, to, archive } => self.copy(state, from, to, *archive)?,
            Command::Volumes => Ok(volumes(state)),
            Command::RemoveVolumes(names) => remove_volumes(state, names),
        };
        match printed {
            Ok(text) => self.finished(0, text.into_bytes(), Vec::new()),
            Err(denied) => self.finished(denied.status, Vec::new(), denied.text.into_bytes()),
        }
        Ok(())
    }

    fn finished(&mut self, status: u8, out: Vec<u8>, err: Vec<u8>) {
        self.events.push(CowEvent::Finished { status, out, left_out: 0, err });
    }

    /// Does something to each container named; prints the names for which it worked.
    fn each(
        &mut self,
        state: &mut State,
        names: &[String],
        run: impl Fn(&mut Self, &mut State, usize) -> Result<(), Denied>,
    ) -> Printed {
        let mut out = String::new();
        for name in names {
            let at = state.position(name).ok_or_else(|| Denied::no_container(name))?;
            run(self, state, at)?;
            out.push_str(name);
            out.push('\n');
        }
        Ok(out)
    }

    /// The layers above the first image's, and the name, of the image a reference names.
    pub(super) fn image(&self, state: &State, name: &str) -> Option<(Arc<Vec<Lower>>, String)> {
        if let Some(image) = state.image(name) {
            return Some((Arc::clone(&image.lowers), image.name.clone()));
        }
        let full = with_tag(name);
        let id = name.strip_prefix("sha256:").unwrap_or(name);
        let short = |known: &str| known.rsplit('/').next() == Some(full.as_str());
        let ours = self.facts.names.iter().any(|known| with_tag(known) == full || short(known))
            || (id.len() >= 4 && self.facts.id.starts_with(id))
            || name == self.facts.name();
        ours.then(|| (Arc::default(), self.facts.name()))
    }

    fn create(&mut self, state: &mut State, options: &RunOptions) -> Result<usize, Denied> {
        let Some((lowers, image)) = self.image(state, &options.image) else {
            let name = with_tag(&options.image);
            let text = format!("Unable to find image '{name}' locally\n");
            return Err(Denied { status: 125, text });
        };
        let id = state.new_id();
        let name = options.name.clone().unwrap_or_else(|| free_name(state));
        if !valid_name(&name) {
            return Err(Denied::run(format!(
                "Invalid container name ({name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed."
            )));
        }
        if let Some(other) = state.containers.iter().find(|other| other.name == name) {
            return Err(Denied::run(format!(
                "Conflict. The container name \"/{name}\" is already in use by container \"{}\". \
                 You have to remove (or rename) that container to be able to reuse that name.",
                other.id
            )));
        }
        let env = self.facts.env.iter().filter_map(|line| line.split_once('='));
        let own = id.get(..12).unwrap_or_default();
        let env = env.chain([("HOSTNAME", own)]);
        let env = env.map(|(name, value)| (name.into(), value.into())).collect();
        let start = options.working_dir.clone().or_else(|| self.facts.working_dir.clone());
        let mut container = Container {
            name: name.clone(),
            id,
            image: image.clone(),
            upper: Layer::new(Meta::root(0o755, self.now)),
            options: self.options,
            status: Status::Exited(0),
            working_dir: [b"/", &path::clean(start.unwrap_or_default().as_bytes())[..]].concat(),
            command: if options.command.is_empty() {
                self.facts.command.join(" ")
            } else {
                options.command.join(" ")
            },
            auto_remove: options.auto_remove,
            mounts: Vec::new(),
            env,
            anonymous: Vec::new(),
            lowers: setup::with_init(self.world, &lowers, self.now),
        };
        container.mounts = setup::engine_mounts(self.world, &container, self.now);
        let layers = (self.world.layers() + lowers.len()) as u64;
        self.events.push(CowEvent::ContainerCreated { name, image, layers });
        let mut mounts = options.mounts.clone();
        for at in &self.facts.volumes {
            let clean = path::clean(at.as_bytes());
            if !mounts.iter().any(|mount| path::clean(mount.at.as_bytes()) == clean) {
                let source = super::command::MountSource::Volume(None);
                mounts.push(super::command::Mount { source, at: at.clone(), read_only: false });
            }
        }
        let (world, now) = (self.world, self.now);
        setup::mount_all(world, state, &mut container, &mounts, now, &mut self.events);
        if container.working_dir != b"/" {
            let at = container.working_dir[1..].to_vec();
            setup::mount_point(world, state, &mut container, &at, false, now);
        }
        state.containers.push_back(Arc::new(container));
        Ok(state.containers.len() - 1)
    }

    fn run(&mut self, state: &mut State, options: &RunOptions) -> Result<(), Refusal> {
        let at = match self.create(state, options) {
            Ok(at) => at,
            Err(denied) => {
                self.finished(denied.status, Vec::new(), denied.text.into_bytes());
                return Ok(());
            }
        };
        if self.start(state, at).is_err() {
            return Ok(());
        }
        let Some(container) = state.containers.get(at) else { return Ok(()) };
        let (name, id) = (container.name.clone(), container.id.clone());
        if options.command.is_empty() || options.detach {
            // Its main process goes on running.
            self.finished(0, format!("{id}\n").into_bytes(), Vec::new());
            return Ok(());
        }
        let status = self.line(state, at, None, &quoted(&options.command))?;
        self.set(state, at, |container| container.status = Status::Exited(status));
        if options.auto_remove
            && let Some(at) = state.position(&name)
        {
            // It has ended: nothing stands in the way.
            drop(self.remove(state, at, false, true));
        }
        Ok(())
    }

    fn set(&self, state: &mut State, at: usize, change: impl FnOnce(&mut Container)) {
        if let Some(container) = state.containers.get_mut(at) {
            change(Arc::make_mut(container));
        }
    }

    fn start(&mut self, state: &mut State, at: usize) -> Result<(), Denied> {
        let Some(container) = state.containers.get(at) else { return Ok(()) };
        if container.status != Status::Running {
            let name = container.name.clone();
            self.set(state, at, |container| container.status = Status::Running);
            self.events.push(CowEvent::Started { name });
        }
        Ok(())
    }

    fn stop(&mut self, state: &mut State, at: usize) -> Result<(), Denied> {
        let Some(container) = state.containers.get(at) else { return Ok(()) };
        if container.status != Status::Running {
            return Ok(());
        }
        let (name, gone, now) = (container.name.clone(), container.auto_remove, self.now);
        self.set(state, at, |container| {
            container.status = Status::Exited(137);
            setup::forget_memory(container, now);
        });
        self.events.push(CowEvent::Stopped { name });
        if gone { self.remove(state, at, false, true) } else { Ok(()) }
    }

    fn remove(
        &mut self,
        state: &mut State,
        at: usize,
        force: bool,
        volumes: bool,
    ) -> Result<(), Denied> {
        let Some(container) = state.containers.get(at).cloned() else { return Ok(()) };
        if container.status == Status::Running && !force {
            return Err(Denied::daemon(format!(
                "cannot remove container \"/{}\": container is running: stop the container before \
                 removing or force remove",
                container.name
            )));
        }
        state.containers.remove(at);
        if volumes {
            for name in &container.anonymous {
                state.volumes.remove(name);
            }
        }
        let bytes = weigh(&container.upper).logical;
        self.events.push(CowEvent::ContainerRemoved { name: container.name.clone(), bytes });
        Ok(())
    }

    fn exec(
        &mut self,
        state: &mut State,
        name: &str,
        working_dir: Option<&str>,
        command: &[String],
    ) -> Result<(), Refusal> {
        let at = match running(state, name) {
            Ok(at) => at,
            Err(denied) => {
                self.finished(denied.status, Vec::new(), denied.text.into_bytes());
                return Ok(());
            }
        };
        self.line(state, at, working_dir, &quoted(command)).map(drop)
    }

    /// Runs a line of the shell in a container, and gives its exit status.
    pub fn line(
        &mut self,
        state: &mut State,
        at: usize,
        working_dir: Option<&str>,
        line: &str,
    ) -> Result<u8, Refusal> {
        let dialect = self.dialect;
        let cwd = working_dir.map(|dir| [b"/", &path::clean(dir.as_bytes())[..]].concat());
        self.on(state, at, |machine, container| {
            let cwd = cwd.unwrap_or_else(|| container.working_dir.clone());
            let mut process = Process::new(machine, dialect).in_dir(&cwd).with_env(&container.env);
            let outcome = language::run(&mut process, line)?;
            let out = process.fetch(&outcome.out, 0..OUTPUT)?;
            let left_out = outcome.out.size().saturating_sub(OUTPUT);
            let status = outcome.status;
            process.event(CowEvent::Finished { status, out, left_out, err: outcome.err });
            Ok(status)
        })
    }

    /// Does something on a container's machine; what it wrote and what happened is kept.
    pub fn on<T>(
        &mut self,
        state: &mut State,
        at: usize,
        run: impl FnOnce(&mut Machine<'w>, &Container) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let Some(container) = state.containers.get(at).cloned() else {
            return Err(Refusal::Stop(Stop::Cancelled));
        };
        let mut machine = machine::assemble(self.world, self.store, state, &container, self.now);
        if let Some(watch) = self.watch.take() {
            machine.watched_by(watch);
        }
        let result = run(&mut machine, &container)?;
        let mut container = Arc::unwrap_or_clone(container);
        machine::take_back(&machine, state, &mut container);
        if let Some(slot) = state.containers.get_mut(at) {
            *slot = Arc::new(container);
        }
        self.events.extend(std::mem::take(&mut machine.trace).into_events());
        Ok(result)
    }

    fn commit(
        &mut self,
        state: &mut State,
        name: &str,
        image: Option<&str>,
        message: Option<&str>,
    ) -> Printed {
        let container = state.container(name).ok_or_else(|| Denied::no_container(name))?;
        let (name, command) = (container.name.clone(), container.command.clone());
        let fs = machine::root(self.world, &container.lowers, &container.upper, container.options);
        let (upper, below) = (commit::layer(&fs), container.lowers.get(1..));
        let mut lowers = below.unwrap_or_default().to_vec();
        let mut history =
            state.image(&container.image).map(|i| i.history.clone()).unwrap_or_default();
        let bytes = weigh(&upper).logical;
        let entries = members(&upper).len() as u64;
        let layer = (!upper.is_empty())
            .then(|| LayerRef::Image(LayerId::at(self.world.layers() + lowers.len())));
        if let Some(at) = layer {
            lowers.insert(0, Lower { at, layer: upper });
        }
        let id = state.new_id();
        history.push(HistoryLine {
            created_by: command,
            bytes,
            comment: message.unwrap_or_default().to_owned(),
            empty: layer.is_none(),
            id: id.clone(),
        });
        let image = image.map_or_else(|| id.clone(), with_tag);
        let new = Image { name: image.clone(), id: id.clone(), lowers: Arc::new(lowers), history };
        state.images.push_back(Arc::new(new));
        self.events.push(CowEvent::Committed { name, image, layer, entries, bytes });
        Ok(format!("sha256:{id}\n"))
    }
}

/// Two characters at least, as the engine wants them.
fn valid_name(name: &str) -> bool {
    let mut chars = name.chars();
    let first = chars.next().is_some_and(|c| c.is_ascii_alphanumeric());
    first && name.len() > 1 && chars.all(|c| c.is_ascii_alphanumeric() || "_.-".contains(c))
}

/// A name nobody has: `c1`, `c2`, …
fn free_name(state: &State) -> String {
    let taken = |name: &String| state.containers.iter().any(|c| c.name == *name);
    (1u32..).map(|n| format!("c{n}")).find(|name| !taken(name)).unwrap_or_default()
}

/// Where a running container stands in the list.
fn running(state: &State, name: &str) -> Result<usize, Denied> {
    let at = state.position(name).ok_or_else(|| Denied::no_container(name))?;
    match state.containers.get(at) {
        Some(container) if container.status != Status::Running => {
            Err(Denied::daemon(format!("container {} is not running", container.id)))
        }
        _ => Ok(at),
    }
}

/// Runs a typed line in a running container: `docker exec NAME sh -c LINE`.
///
/// # Errors
/// As [`Engine::command`].
pub(in super::super) fn shell(
    engine: &mut Engine<'_>,
    state: &mut State,
    name: &str,
    line: &str,
) -> Result<(), Refusal> {
    match running(state, name) {
        Ok(at) => engine.line(state, at, None, line).map(drop),
        Err(denied) => {
            engine.finished(denied.status, Vec::new(), denied.text.into_bytes());
            Ok(())
        }
    }
}

/// Arguments as a line the shell reads back as they are.
fn quoted(words: &[String]) -> String {
    words.iter().map(|word| quote(word)).collect::<Vec<_>>().join(" ")
}

fn remove_volumes(state: &mut State, names: &[String]) -> Printed {
    let mut out = String::new();
    for name in names {
        let uses = |source: &Source| matches!(source, Source::Volume(used) if used == name);
        let user = state.containers.iter().find(|c| c.mounts.iter().any(|m| uses(&m.source)));
        if let Some(user) = user {
            let text = format!("remove {name}: volume is in use - [{}]", user.id);
            return Err(Denied::daemon(text));
        }
        if state.volumes.remove(name).is_none() {
            return Err(Denied::daemon(format!("get {name}: no such volume")));
        }
        out.push_str(name);
        out.push('\n');
    }
    Ok(out)
}

/// Bytes of a file of the host, as `docker cp` writes them.
pub(super) fn host_file(content: Content) -> NodeKind {
    NodeKind::File { content, metacopy: false }
}
