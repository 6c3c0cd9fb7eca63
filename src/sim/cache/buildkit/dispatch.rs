//! One instruction: what it changes in its stage, and the vertex it becomes.

use std::sync::Arc;

use super::history::{self, pairs};
use super::plan::{PlanError, Planner, Role};
use super::stage::Stage;
use super::vertex::{CopyOp, Op, Place, RunOp, Source};
use crate::base::clean::clean;
use crate::dockerfile::{
    Add, ArgDefinition, Command, Copy, Expander, Healthcheck, Instruction, Kind, Network, Pair,
    Run, Security, SourceContent,
};
use crate::sim::cache::context::Pattern;
use crate::sim::cache::files::Placing;
use crate::sim::cache::hash::{Hasher, Sum};
use crate::sim::cache::key::{Part, Parts};
use crate::sim::cache::scope::get;
use crate::sim::cache::text::list;
use crate::sim::cache::version::Version;

/// What COPY and ADD have in common, variables replaced.
struct Copied {
    keyword: &'static str,
    sources: Vec<Source>,
    dest: String,
    chown: String,
    chmod: String,
    excludes: Vec<String>,
    parents: bool,
    link: bool,
    unpack: bool,
    shown: Vec<String>,
}

/// Where an instruction stands.
#[derive(Clone, Copy)]
struct At {
    stage: usize,
    instruction: usize,
    trigger: Option<usize>,
}

impl Planner<'_> {
    /// What an instruction is, and what it changes.
    pub fn dispatch(
        &mut self,
        stage: &mut Stage,
        index: usize,
        at: usize,
        trigger: Option<usize>,
        instruction: &Instruction,
    ) -> Result<Role, PlanError> {
        let place = At { stage: index, instruction: at, trigger };
        let is_step = matches!(
            instruction.kind,
            Kind::Run(_) | Kind::Copy(_) | Kind::Add(_) | Kind::Workdir(_)
        );
        self.name = if is_step { self.shown(stage, instruction) } else { String::new() };
        match &instruction.kind {
            Kind::Run(run) => self.run(stage, place, run, instruction),
            Kind::Copy(copy) => {
                let copied = self.copied(stage, place, copy)?;
                Ok(self.copy(stage, place, copied))
            }
            Kind::Add(add) => {
                let added = self.added(stage, place, add)?;
                Ok(self.copy(stage, place, added))
            }
            Kind::Workdir(path) => {
                let path = self.word(at, stage, &path.text)?;
                Ok(self.workdir(stage, place, &path))
            }
            kind => {
                self.settings(stage, at, kind)?;
                Ok(Role::Config)
            }
        }
    }

    /// Instructions that are no step.
    fn settings(&mut self, stage: &mut Stage, at: usize, kind: &Kind) -> Result<(), PlanError> {
        let shown = match kind {
            Kind::Env(env) => {
                let env = self.pairs(at, stage, env)?;
                for (name, value) in &env {
                    stage.set_env(name, value);
                    stage.config.set_env(name, value);
                }
                pairs("ENV", &env)
            }
            Kind::Label(labels) => {
                let labels = self.pairs(at, stage, labels)?;
                stage.config.labels.extend(labels.iter().cloned());
                pairs("LABEL", &labels)
            }
            Kind::Arg(definitions) => self.arg(stage, at, definitions)?,
            Kind::User(user) => {
                stage.config.user = self.word(at, stage, &user.text)?;
                format!("USER {}", stage.config.user)
            }
            Kind::Shell(shell) => {
                stage.config.shell = Some(shell.clone());
                history::words(kind, shell)
            }
            Kind::Cmd(command) => {
                let words = argv(stage, command);
                let shown = history::words(kind, &words);
                stage.config.cmd = Some(words);
                shown
            }
            Kind::Entrypoint(command) => {
                let words = argv(stage, command);
                let shown = history::words(kind, &words);
                stage.config.entrypoint = Some(words);
                stage.config.cmd = None;
                shown
            }
            Kind::Healthcheck(check) => {
                let test = health_test(check);
                let shown = history::healthcheck(check, &test, self.version);
                stage.config.other.insert("Healthcheck".into(), shown.clone());
                shown
            }
            Kind::Expose(ports) => {
                let mut all = Vec::new();
                for port in ports {
                    let words = self.expander.words(&port.text, stage.env.as_slice());
                    for word in words.map_err(|error| PlanError::Expand(at, error))? {
                        all.extend(expose(&word));
                    }
                }
                all.sort();
                stage.config.exposed.extend(all.iter().cloned());
                history::expose(&all, self.version)
            }
            Kind::Volume(volumes) => {
                let words = volumes.iter().map(|volume| self.word(at, stage, &volume.text));
                let words = words.collect::<Result<Vec<_>, _>>()?;
                stage.config.volumes.extend(words.iter().cloned());
                history::words(kind, &words)
            }
            Kind::Stopsignal(signal) => {
                let signal = self.word(at, stage, &signal.text)?;
                stage.config.other.insert("StopSignal".into(), signal.clone());
                format!("STOPSIGNAL {signal}")
            }
            Kind::Maintainer(name) => format!("MAINTAINER {}", name.text),
            // It leaves no row: only the image's configuration keeps it.
            Kind::Onbuild(onbuild) => {
                stage.config.onbuild.push(onbuild.expression.clone());
                return Ok(());
            }
            _ => return Ok(()),
        };
        stage.row(at, shown, true);
        Ok(())
    }

    /// Names and values of one line: all see what was set before it.
    fn pairs(
        &self,
        at: usize,
        stage: &Stage,
        pairs: &[Pair],
    ) -> Result<Vec<(String, String)>, PlanError> {
        let one = |pair: &Pair| {
            Ok((self.word(at, stage, &pair.name.text)?, self.word(at, stage, &pair.value.text)?))
        };
        pairs.iter().map(one).collect()
    }

    /// An ARG: the value given for it, else its default, else that of the global of its name.
    fn arg(
        &mut self,
        stage: &mut Stage,
        at: usize,
        definitions: &[ArgDefinition],
    ) -> Result<String, PlanError> {
        let mut shown = "ARG".to_owned();
        for definition in definitions {
            let name = self.word(at, stage, &definition.name.text)?;
            let default = match &definition.default {
                Some(default) => Some(self.word(at, stage, &default.text)?),
                None => None,
            };
            let given = self.inputs.options.build_args.get(&name).cloned();
            let written = default.clone();
            let value = given.or(default);
            let value = value.or_else(|| get(&self.globals, &name).map(str::to_owned));
            shown.push(' ');
            shown.push_str(&name);
            if let Some(value) = &value {
                stage.set_env(&name, value);
            }
            // BuildKit 0.8 showed the default, whatever was given.
            let old = self.version == Version::BuildKit08;
            if let Some(value) = if old { &written } else { &value } {
                shown.push('=');
                shown.push_str(value);
            }
            stage.declared.push((name, value));
        }
        Ok(shown)
    }

    fn workdir(&mut self, stage: &mut Stage, at: At, path: &str) -> Role {
        let path = stage.workdir(path);
        stage.config.workdir.clone_from(&path);
        stage.row(at.instruction, format!("WORKDIR {path}"), clean(&path) == "/");
        let path = clean(&path);
        if path == "/" {
            return Role::Config;
        }
        let owner = root_as_zero(&stage.config.user);
        let mut own = Parts::default();
        own.add(Part::Directory, path.as_str());
        if !owner.is_empty() {
            own.add(Part::Owner, owner.as_str());
        }
        let epoch = self.inputs.options.build_args.get("SOURCE_DATE_EPOCH");
        if let Some(epoch) = epoch.filter(|_| self.version != Version::BuildKit08) {
            own.add(Part::Epoch, epoch.as_str());
        }
        let definition = own.sum(Some(self.definition(stage.vertex)));
        let op = Op::Directory { path, own, owner: numbers(&owner) };
        let vertex =
            self.vertex(at.stage, at.instruction, at.trigger, stage.vertex, op, definition);
        stage.vertex = Some(vertex);
        Role::Step(vertex, None)
    }

    fn run(
        &mut self,
        stage: &mut Stage,
        at: At,
        run: &Run,
        instruction: &Instruction,
    ) -> Result<Role, PlanError> {
        let argv = match &run.command {
            Command::Script { name, content } => {
                let mut argv = stage.config.shell();
                argv.push(format!("/dev/pipes/{name}"));
                (argv, Some((name.clone(), content.clone())))
            }
            command => (argv(stage, command), None),
        };
        let (argv, script) = argv;
        let mut own = Parts::default();
        own.add(Part::Text, argv.join("\0"));
        let env_sum = stage.env_sum();
        own.add_env(&stage.env, env_sum);
        own.add(Part::Cwd, stage.cwd());
        if !stage.config.user.is_empty() {
            own.add(Part::User, stage.config.user.as_str());
        }
        own.add(Part::Platform, stage.platform.as_str());
        self.limits(&mut own, run);
        let mut binds = Vec::new();
        let mut mounted = false;
        if let Some((name, content)) = script {
            let pattern = Pattern { plain: true, ..Pattern::new(&name) };
            let from = Place::Inline(name.clone(), content);
            binds.push(("/dev/pipes/".to_owned(), Source { written: name, from, pattern }));
            mounted = true;
        }
        mounted |= self.mounts(stage, (at.stage, at.instruction), run, &mut own, &mut binds)?;
        let shown = history::run(&argv, &stage.declared, &stage.env, self.version);
        stage.row(at.instruction, shown, false);
        let sh = matches!(argv.as_slice(), [sh, c, _] if sh == "/bin/sh" && c == "-c");
        let shell_text = argv.last().filter(|_| sh).cloned();
        let hosts = &self.inputs.options.add_hosts;
        let mut definition = Hasher::new("run").sum(own.sum(Some(self.definition(stage.vertex))));
        for (name, address) in hosts {
            definition = definition.text(name).text(address);
        }
        for (target, source) in &binds {
            definition = definition.text(target).sum(self.named(source));
        }
        let op = RunOp {
            own,
            binds,
            shell_text,
            mounted,
            cwd: stage.cwd().to_owned(),
            env: Arc::clone(&stage.env),
            model: self.model(instruction),
        };
        let vertex = self.vertex(
            at.stage,
            at.instruction,
            at.trigger,
            stage.vertex,
            Op::Run(Box::new(op)),
            definition.done(),
        );
        stage.vertex = Some(vertex);
        Ok(Role::Step(vertex, None))
    }

    /// What the options of the build and of the RUN restrict.
    fn limits(&self, own: &mut Parts, run: &Run) {
        let options = &self.inputs.options;
        let network = match run.network {
            Network::Default => options.network.as_deref().unwrap_or("default"),
            Network::None => "none",
            Network::Host => "host",
        };
        if network != "default" {
            own.add(Part::Network, network);
        }
        if run.security == Security::Insecure {
            own.add(Part::Security, "insecure");
        }
        for device in &run.devices {
            own.add(Part::Device, device.text.as_str());
        }
        for (name, _) in &options.add_hosts {
            own.add(Part::Host(name.clone()), "");
        }
        for limit in &options.ulimits {
            own.add(Part::Limit("ulimit".into()), limit.as_str());
        }
        if let Some(size) = &options.shm_size {
            own.add(Part::Limit("shm-size".into()), size.as_str());
        }
    }

    fn copied(&mut self, stage: &Stage, at: At, copy: &Copy) -> Result<Copied, PlanError> {
        let place = match &copy.from {
            Some(from) => self.place(from, &stage.platform, at.stage, at.instruction)?,
            None => Place::Context(None),
        };
        let mut copied = Copied {
            keyword: "COPY",
            sources: Vec::new(),
            dest: copy.dest.text.clone(),
            chown: copy.chown.clone().unwrap_or_default(),
            chmod: copy.chmod.clone().unwrap_or_default(),
            excludes: copy.excludes.clone(),
            parents: copy.parents,
            link: copy.link,
            unpack: false,
            shown: Vec::new(),
        };
        for source in &copy.sources {
            let written = self.word(at.instruction, stage, &source.text)?;
            let source = Self::from_tree(&written, place.clone(), &copied);
            copied.shown.push(written);
            copied.sources.push(source);
        }
        self.heredocs(stage, at, &copy.contents, &mut copied)?;
        self.finish(stage, at, copied)
    }

    fn added(&mut self, stage: &Stage, at: At, add: &Add) -> Result<Copied, PlanError> {
        let checksum = match &add.checksum {
            Some(checksum) => Some(self.word(at.instruction, stage, checksum)?),
            None => None,
        };
        let mut added = Copied {
            keyword: "ADD",
            sources: Vec::new(),
            dest: add.dest.text.clone(),
            chown: add.chown.clone().unwrap_or_default(),
            chmod: add.chmod.clone().unwrap_or_default(),
            excludes: add.excludes.clone(),
            parents: false,
            link: add.link,
            unpack: add.unpack.unwrap_or(true),
            shown: Vec::new(),
        };
        for source in &add.sources {
            let written = self.word(at.instruction, stage, &source.text)?;
            let keep = add.keep_git_dir.unwrap_or_default();
            let source = match super::source::remote(&written, keep, checksum.as_ref()) {
                Some(from) => {
                    let name = super::source::remote_name(&from);
                    let pattern = Pattern { plain: true, ..Pattern::new(&name) };
                    Source { written: written.clone(), from, pattern }
                }
                None => Self::from_tree(&written, Place::Context(None), &added),
            };
            added.shown.push(written);
            added.sources.push(source);
        }
        self.heredocs(stage, at, &add.contents, &mut added)?;
        self.finish(stage, at, added)
    }

    fn from_tree(written: &str, from: Place, copied: &Copied) -> Source {
        let mut pattern = Pattern::new(written);
        pattern.excludes.clone_from(&copied.excludes);
        pattern.parents = copied.parents.then(|| written.to_owned());
        Source { written: written.to_owned(), from, pattern }
    }

    fn heredocs(
        &self,
        stage: &Stage,
        at: At,
        contents: &[SourceContent],
        copied: &mut Copied,
    ) -> Result<(), PlanError> {
        for heredoc in contents {
            let lexer = Expander { skip_quotes: true, ..self.expander };
            let text = match heredoc.expand {
                true => {
                    let word = lexer.word(&heredoc.content, stage.env.as_slice());
                    word.map_err(|error| PlanError::Expand(at.instruction, error))?.text
                }
                false => heredoc.content.clone(),
            };
            let pattern = Pattern { plain: true, ..Pattern::new(&heredoc.name) };
            copied.shown.push(format!("<<{}", heredoc.name));
            copied.sources.push(Source {
                written: format!("<<{}", heredoc.name),
                from: Place::Inline(heredoc.name.clone(), text),
                pattern,
            });
        }
        Ok(())
    }

    fn finish(&self, stage: &Stage, at: At, mut copied: Copied) -> Result<Copied, PlanError> {
        copied.dest = self.word(at.instruction, stage, &copied.dest)?;
        copied.chown = self.word(at.instruction, stage, &copied.chown)?;
        copied.chmod = self.word(at.instruction, stage, &copied.chmod)?;
        Ok(copied)
    }

    fn copy(&mut self, stage: &mut Stage, at: At, copied: Copied) -> Role {
        for source in &copied.sources {
            if let Place::Context(context) = &source.from {
                self.want(context.clone(), &source.pattern.path);
            }
        }
        let mut shown = vec![copied.keyword.to_owned()];
        shown.extend(copied.parents.then(|| "--parents".to_owned()));
        // BuildKit 0.8 left the owner and the mode out.
        if self.version != Version::BuildKit08 {
            shown.extend((!copied.chown.is_empty()).then(|| format!("--chown={}", copied.chown)));
            shown.extend((!copied.chmod.is_empty()).then(|| format!("--chmod={}", copied.chmod)));
        }
        shown.extend(copied.shown.iter().cloned());
        shown.extend([copied.dest.clone(), "# buildkit".to_owned()]);
        stage.row(at.instruction, shown.join(" "), false);

        let dest = stage.dest(&copied.dest);
        let owner = root_as_zero(&copied.chown);
        let mode = u32::from_str_radix(&copied.chmod, 8).ok();
        let mut own = Parts::default();
        own.add(Part::Dest, dest.as_str());
        if !owner.is_empty() {
            own.add(Part::Chown, owner.as_str());
        }
        if !copied.chmod.is_empty() {
            let mode = mode.map_or_else(|| copied.chmod.clone(), |mode| format!("{mode:o}"));
            own.add(Part::Chmod, mode);
        }
        if !copied.excludes.is_empty() {
            own.add(Part::Exclude, list(&copied.excludes));
        }
        if copied.parents {
            own.add(Part::Parents, "");
        }
        if copied.keyword == "ADD" {
            own.add(Part::Unpack, if copied.unpack { "yes" } else { "no" });
        }
        let linked = copied.link && copied.chmod.is_empty() && self.version != Version::BuildKit08;
        let parent = stage.vertex.filter(|_| !linked);
        let mut definition = Hasher::new("copy").sum(own.sum(Some(self.definition(parent))));
        for source in &copied.sources {
            definition = definition.sum(self.named(source));
        }
        let placing = Placing {
            dest,
            several: copied.sources.len() > 1,
            owner: numbers(&owner),
            mode,
            unpack: copied.keyword == "ADD" && copied.unpack,
        };
        let op = Op::Copy(Box::new(CopyOp { sources: copied.sources, own, placing }));
        let At { stage: index, instruction, trigger } = at;
        let vertex = self.vertex(index, instruction, trigger, parent, op, definition.done());
        let Some(below) = stage.vertex.filter(|_| linked) else {
            stage.vertex = Some(vertex);
            return Role::Step(vertex, None);
        };
        let both = Hasher::new("link").sum(self.definition(Some(below)));
        let both = both.sum(self.definition(Some(vertex))).done();
        let link = self.vertex(index, instruction, trigger, Some(below), Op::Link(vertex), both);
        stage.vertex = Some(link);
        Role::Step(vertex, Some(link))
    }

    /// A source as the definition of a step has it: by name, not by content.
    fn named(&self, source: &Source) -> Sum {
        let hasher = Hasher::new("source").text(&format!("{:?}", source.pattern));
        match &source.from {
            Place::Vertex(vertex) => hasher.sum(self.definition(*vertex)).done(),
            other => hasher.text(&format!("{other:?}")).done(),
        }
    }
}

/// The words of a command: a shell form is an argument of the stage's shell.
pub(super) fn argv(stage: &Stage, command: &Command) -> Vec<String> {
    match command {
        Command::Exec(words) => words.clone(),
        Command::Shell(text) if text.is_empty() => Vec::new(),
        Command::Shell(text) => {
            let mut argv = stage.config.shell();
            argv.push(text.clone());
            argv
        }
        Command::Script { name, .. } => vec![format!("/dev/pipes/{name}")],
    }
}

/// The test of a HEALTHCHECK as the configuration holds it.
pub(in crate::sim::cache) fn health_test(check: &Healthcheck) -> Vec<String> {
    match check {
        Healthcheck::None => vec!["NONE".to_owned()],
        Healthcheck::Probe(probe) => match &probe.command {
            Command::Exec(words) => {
                std::iter::once("CMD".to_owned()).chain(words.iter().cloned()).collect()
            }
            Command::Shell(text) | Command::Script { content: text, .. } => {
                vec!["CMD-SHELL".to_owned(), text.clone()]
            }
        },
    }
}

/// The ports of one word: `80`, `80/udp`, `8000-8002`.
fn expose(word: &str) -> Vec<String> {
    let (ports, protocol) = word.split_once('/').unwrap_or((word, "tcp"));
    let protocol = protocol.to_lowercase();
    let range = ports.split_once('-').and_then(|(first, last)| {
        let (first, last): (u16, u16) = (first.parse().ok()?, last.parse().ok()?);
        (first <= last).then_some(first..=last)
    });
    match range {
        Some(range) => range.map(|port| format!("{port}/{protocol}")).collect(),
        None => vec![format!("{ports}/{protocol}")],
    }
}

/// An owner as keys have it: root is 0.
fn root_as_zero(owner: &str) -> String {
    let zero = |name: &str| if name == "root" { "0".to_owned() } else { name.to_owned() };
    owner.split(':').map(zero).collect::<Vec<_>>().join(":")
}

/// The numbers of an owner; a group that is not given is that of the owner's number.
fn numbers(owner: &str) -> Option<(u32, u32)> {
    let (user, group) = owner.split_once(':').unwrap_or((owner, owner));
    Some((user.parse().ok()?, group.parse().ok()?))
}
