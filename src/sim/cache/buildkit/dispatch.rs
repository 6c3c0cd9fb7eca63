//! One instruction: what it changes in its stage, and the vertex it becomes.

use std::sync::Arc;

use super::history;
use super::plan::{PlanError, Planner, Role};
use super::settings::argv;
use super::stage::Stage;
use super::vertex::{CopyOp, Op, Place, RunOp, Source};
use crate::base::clean::clean;
use crate::dockerfile::{
    Add, Command, Copy, Dockerfile, Expander, Instruction, Kind, Network, Run, Security,
    SourceContent,
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
        let name = "SOURCE_DATE_EPOCH";
        let given = self.inputs.options.build_args.get(name).map(String::as_str);
        let epoch = given.or_else(|| get(&self.globals, name)).filter(|epoch| !epoch.is_empty());
        if let Some(epoch) = epoch.filter(|_| self.version != Version::BuildKit08) {
            own.add(Part::Epoch, epoch);
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
            stage: stage_name(self.file, at.stage),
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
        if !matches!(network, "" | "default" | "sandbox") {
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
                    let excludes = added.excludes.clone();
                    let pattern = Pattern { plain: true, excludes, ..Pattern::new(&name) };
                    Source { written: written.clone(), from, pattern }
                }
                None => Self::from_tree(&written, Place::Context(None), &added),
            };
            added.shown.push(written);
            added.sources.push(source);
        }
        // What comes from elsewhere is unpacked only if that is asked for.
        let local = |source: &Source| matches!(source.from, Place::Context(_));
        added.unpack = add.unpack.unwrap_or_else(|| added.sources.iter().any(local));
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

/// The name of a stage, else its number.
pub(in crate::sim::cache) fn stage_name(file: &Dockerfile, stage: usize) -> String {
    let name = file.stages.get(stage).and_then(|stage| stage.name.clone());
    name.unwrap_or_else(|| stage.to_string())
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
