//! One instruction of the classic builder: its text, the parts of its key, what it does.

use std::sync::Arc;

use super::arguments::Sight;
use super::stage::Stage;
use super::sum::{self, Origin};
use super::{Builder, text};
use crate::base::clean::{clean, join, last_name};
use crate::dockerfile::{Copy, Instruction, Kind, Pair, Word};
use crate::sim::cache::build::Failure;
use crate::sim::cache::buildkit::{PlanError, stage_name};
use crate::sim::cache::context::{Pattern, Selected, select};
use crate::sim::cache::files::{Files, Placing, Ran, after_run, file_found, place};
use crate::sim::cache::hash::Hasher;
use crate::sim::cache::key::{Part, Parts, env_sum};
use crate::sim::cache::tree::{Content, Dir, Meta, Node};
use crate::sim::cache::version::Version;

/// Why a build stops.
pub(super) enum Stop {
    /// A step failed.
    Failed(usize, Failure),
    /// It cannot even be tried.
    Before(usize, Failure),
}

impl Stop {
    pub fn plan(at: usize, error: PlanError) -> Self {
        Self::Before(at, Failure::Plan(error))
    }
}

/// A step before it is looked up.
pub(super) struct Made {
    /// Its text in the history.
    pub text: String,
    /// Whether the text is exact.
    pub exact: bool,
    /// The parts of its key.
    pub parts: Parts,
    /// What it does.
    pub effect: Effect,
}

/// What a step does.
pub(super) enum Effect {
    /// Nothing that later steps read.
    None,
    /// ENV.
    Env(Vec<(String, String)>),
    /// ARG: names with their defaults.
    Arg(Vec<(String, Option<String>)>),
    /// Another setting.
    Set(fn(&mut crate::sim::cache::image::Config, Vec<String>), Vec<String>),
    /// WORKDIR, and whether it has to be made.
    Workdir(String, bool),
    /// RUN: its words, and the arguments it sees beside the variables.
    Run(Vec<String>, Vec<(String, String)>),
    /// COPY, ADD.
    Copy(Vec<(Pattern, Selected)>, Placing),
}

/// Whether an instruction needs BuildKit.
pub(super) fn needs_buildkit(instruction: &Instruction, version: Version) -> bool {
    let old = version == Version::Classic;
    let one = |instruction: &Instruction| {
        let flags = instruction.flags.iter().any(|flag| match flag.name.as_str() {
            "mount" | "network" | "security" | "device" | "chmod" => true,
            "link" | "exclude" | "parents" | "checksum" | "keep-git-dir" | "unpack" => old,
            _ => false,
        });
        flags || !instruction.heredocs.is_empty()
    };
    match &instruction.kind {
        Kind::Onbuild(onbuild) => one(&onbuild.trigger),
        _ => one(instruction),
    }
}

/// Lets a step's settings hold.
pub(super) fn apply(stage: &mut Stage, effect: Effect) {
    match effect {
        Effect::Env(env) => env.iter().for_each(|(k, v)| stage.config.set_env(k, v)),
        Effect::Arg(names) => {
            for (name, default) in names {
                stage.arguments.declare(&name, default);
            }
        }
        Effect::Set(set, values) => set(&mut stage.config, values),
        Effect::Workdir(path, _) => {
            stage.directories.push(clean(&path).trim_matches('/').to_owned());
            stage.config.workdir = path;
        }
        Effect::Copy(_, placing) => {
            let dest = if placing.dest.ends_with('/') || placing.several {
                placing.dest.as_str()
            } else {
                placing.dest.rsplit_once('/').map_or("", |(above, _)| above)
            };
            stage.directories.push(clean(dest).trim_matches('/').to_owned());
        }
        Effect::Run(..) | Effect::None => {}
    }
}

impl Builder<'_> {
    /// The text and the key of a step.
    pub(super) fn made(
        &mut self,
        stage: &Stage,
        index: usize,
        at: usize,
        instruction: &Instruction,
    ) -> Result<Made, Stop> {
        let options = &self.inputs.options;
        let arguments = stage.arguments.effective(&stage.config.env, options, &self.globals);
        let sight = Sight { env: &stage.config.env, arguments: &arguments };
        let word = |word: &str| {
            let word = self.expander.word(word, &sight);
            Ok(word.map_err(|error| Stop::plan(at, PlanError::Expand(at, error)))?.text)
        };
        let all = |pairs: &[Pair]| {
            let one = |pair: &Pair| Ok((word(&pair.name.text)?, word(&pair.value.text)?));
            pairs.iter().map(one).collect::<Result<Vec<_>, Stop>>()
        };
        let every = |words: &[Word]| {
            words.iter().map(|one| word(&one.text)).collect::<Result<Vec<_>, Stop>>()
        };
        let (shown, effect) = match &instruction.kind {
            Kind::Run(run) => {
                let argv = text::argv(&stage.config, &run.command);
                let newer = self.version == Version::Classic25;
                let before = stage.arguments.before_command(&arguments, options, newer);
                let mut parts = Parts::default();
                if !before.is_empty() {
                    parts.add(Part::BuildArgs, before.join(" "));
                }
                parts.add(Part::Text, argv.join("\0"));
                let mut words = before;
                words.extend(argv.iter().cloned());
                let effect = Effect::Run(argv, arguments);
                return Ok(Made { text: words.join(" "), exact: true, parts, effect });
            }
            Kind::Copy(copy) => return self.copy(stage, index, at, copy, &word, "COPY"),
            Kind::Add(add) => {
                let copy = Copy {
                    sources: add.sources.clone(),
                    dest: add.dest.clone(),
                    chown: add.chown.clone(),
                    ..Copy::default()
                };
                return self.copy(stage, index, at, &copy, &word, "ADD");
            }
            Kind::Workdir(path) => {
                let written = word(&path.text)?;
                let cwd = if stage.config.workdir.is_empty() { "/" } else { &stage.config.workdir };
                let path = match written.starts_with('/') {
                    true if self.version == Version::Classic25 => clean(&written),
                    true => written,
                    false => join(cwd, &written),
                };
                let text = text::files(&stage.config, &format!("WORKDIR {path}"));
                let mut parts = Parts::default();
                parts.add(Part::Text, text.as_str());
                let new = !stage.has_directory(&path);
                return Ok(Made { text, exact: true, parts, effect: Effect::Workdir(path, new) });
            }
            Kind::Env(pairs) => {
                let env = all(pairs)?;
                (text::named("ENV", &env), Effect::Env(env))
            }
            Kind::Label(pairs) => (text::named("LABEL", &all(pairs)?), Effect::None),
            Kind::Arg(definitions) => {
                let mut shown = "ARG".to_owned();
                let mut names = Vec::new();
                for definition in definitions {
                    let name = word(&definition.name.text)?;
                    let default = match &definition.default {
                        Some(default) => Some(word(&default.text)?),
                        None => None,
                    };
                    shown.push(' ');
                    shown.push_str(&name);
                    if let Some(default) = &default {
                        shown.push('=');
                        shown.push_str(default);
                    }
                    names.push((name, default));
                }
                (shown, Effect::Arg(names))
            }
            Kind::User(user) => {
                let user = word(&user.text)?;
                let set = Effect::Set(|c, v| c.user = v.concat(), vec![user.clone()]);
                (format!("USER {user}"), set)
            }
            Kind::Shell(shell) => {
                let mut config = stage.config.clone();
                config.shell = Some(shell.clone());
                // The text names the new shell already.
                let shown = text::settings(&config, &text::listed(&instruction.kind, shell));
                let effect = Effect::Set(|c, v| c.shell = Some(v), shell.clone());
                let mut parts = Parts::default();
                parts.add(Part::Text, shown.as_str());
                return Ok(Made { text: shown, exact: true, parts, effect });
            }
            Kind::Cmd(command) => {
                let argv = text::argv(&stage.config, command);
                let shown = text::listed(&instruction.kind, &argv);
                (shown, Effect::Set(|c, v| c.cmd = Some(v), argv))
            }
            Kind::Entrypoint(command) => {
                let argv = text::argv(&stage.config, command);
                let shown = text::listed(&instruction.kind, &argv);
                (shown, Effect::Set(|c, v| c.entrypoint = Some(v), argv))
            }
            Kind::Healthcheck(check) => {
                let test = health_test(check);
                (text::healthcheck(check, &test, self.version), Effect::None)
            }
            Kind::Expose(ports) => {
                let mut words = Vec::new();
                let mut ports: Vec<_> = ports.iter().collect();
                ports.sort_by(|a, b| a.text.cmp(&b.text));
                for port in ports {
                    let split = self.expander.words(&port.text, &sight);
                    words.extend(
                        split.map_err(|error| Stop::plan(at, PlanError::Expand(at, error)))?,
                    );
                }
                (format!("EXPOSE {}", words.join(" ")), Effect::None)
            }
            Kind::Volume(volumes) => {
                (text::listed(&instruction.kind, &every(volumes)?), Effect::None)
            }
            Kind::Stopsignal(signal) => {
                (format!("STOPSIGNAL {}", word(&signal.text)?), Effect::None)
            }
            Kind::Maintainer(name) => (format!("MAINTAINER {}", name.text), Effect::None),
            Kind::Onbuild(onbuild) => {
                let expression = onbuild.expression.clone();
                let shown = format!("ONBUILD {expression}");
                (shown, Effect::Set(|c, mut v| c.onbuild.append(&mut v), vec![expression]))
            }
            Kind::From(_) | Kind::Invalid => (instruction.text.clone(), Effect::None),
        };
        let text = text::settings(&stage.config, &shown);
        let mut parts = Parts::default();
        parts.add(Part::Text, text.as_str());
        Ok(Made { text, exact: true, parts, effect })
    }

    fn copy(
        &self,
        stage: &Stage,
        index: usize,
        at: usize,
        copy: &Copy,
        word: &dyn Fn(&str) -> Result<String, Stop>,
        keyword: &str,
    ) -> Result<Made, Stop> {
        let from = match &copy.from {
            Some(from) => Some(self.from(index, from, at)?),
            None => None,
        };
        let dest = word(&copy.dest.text)?;
        let chown = word(copy.chown.as_deref().unwrap_or_default())?;
        let tree = from.as_ref().map_or(&self.sent.tree, |files| &files.tree);
        let mut exact = true;
        let mut all = Vec::new();
        let mut written = Vec::new();
        let mut downloaded = Vec::new();
        for source in &copy.sources {
            let source = word(&source.text)?;
            let web =
                keyword == "ADD" && ["http://", "https://"].iter().any(|s| source.starts_with(s));
            if web {
                let (selected, sum) = self.download(&source);
                downloaded.push(Some(sum));
                all.push((Pattern { plain: true, ..Pattern::new(last_name(&source)) }, selected));
                written.push(source);
                continue;
            }
            let pattern = Pattern::new(&source);
            let found = match &from {
                Some(files) => files.select(&pattern),
                None => select(tree, &pattern).map(|selected| (selected, true)),
            };
            // Unlike BuildKit, a pattern has to match something.
            let found = found.filter(|(selected, known)| !selected.found.is_empty() || !known);
            let Some((selected, known)) = found else {
                let failure = Failure::Missing { instruction: at, source };
                return Err(Stop::Failed(at, failure));
            };
            exact &= known;
            downloaded.push(None);
            all.push((pattern, selected));
            written.push(source);
        }
        let selected: Vec<Selected> = all.iter().map(|(_, selected)| selected.clone()).collect();
        let old = self.version == Version::Classic;
        let hash = match exact {
            true => {
                let machine = from.is_some();
                exact = !(machine && old) || sum::owners_known(tree, &selected);
                let ignore = (!machine).then_some(&self.ignore);
                let origin = Origin { machine, old, rules: self.rules };
                let all: Vec<_> =
                    selected.iter().zip(downloaded.iter().map(Option::as_ref)).collect();
                sum::sum(tree, &all, origin, ignore)
            }
            false => {
                let hasher = Hasher::new("unknown").text(&written.join(" "));
                let sum = selected.iter().fold(hasher, |hasher, one| hasher.sum(one.sum)).done();
                let kind = match selected.as_slice() {
                    [one] if one.found.len() > 1 => "multi",
                    [one] if one.found.iter().any(|f| matches!(f.node, Node::Dir(_))) => "dir",
                    [_] => "file",
                    _ => "multi",
                };
                format!("{kind}:{:032x}{:032x}", sum.0, !sum.0)
            }
        };
        let blank = if self.version == Version::Classic25 { " " } else { "" };
        let owner =
            if chown.is_empty() { String::new() } else { format!("--chown={chown}{blank}") };
        let text = text::files(&stage.config, &format!("{keyword} {owner}{hash} in {dest} "));
        let mut parts = Parts::default();
        parts.add(Part::Text, text::files(&stage.config, keyword));
        if !chown.is_empty() {
            parts.add(Part::Chown, chown.as_str());
        }
        let found = selected.iter().flat_map(|one| one.found.iter().cloned()).collect();
        let files = Selected { sum: Hasher::new("classic").text(&hash).done(), found };
        parts.add_content(&written.join(" "), files.sum, Some(Arc::new(files)));
        parts.add(Part::Dest, dest.as_str());
        let cwd = if stage.config.workdir.is_empty() { "/" } else { &stage.config.workdir };
        let slash =
            dest.ends_with('/') || matches!(dest.as_str(), "." | "./") || dest.ends_with("/.");
        let mut to = if dest.starts_with('/') { clean(&dest) } else { join(cwd, &dest) };
        if slash && !to.ends_with('/') {
            to.push('/');
        }
        let owner = |owner: &str| {
            let (user, group) = owner.split_once(':').unwrap_or((owner, owner));
            Some((user.parse().ok()?, group.parse().ok()?))
        };
        let several = all.iter().map(|(_, selected)| selected.found.len()).sum::<usize>() > 1;
        let placing = Placing {
            dest: to,
            several,
            owner: owner(&chown),
            mode: None,
            unpack: keyword == "ADD",
        };
        Ok(Made { text, exact, parts, effect: Effect::Copy(all, placing) })
    }

    /// The files of an earlier stage or an image.
    fn from(&self, index: usize, name: &str, at: usize) -> Result<Files, Stop> {
        match self.stage_named(index, name) {
            Some(number) => {
                let stage = self.stages.get(number);
                let unknown = || Stop::plan(at, PlanError::UnknownStage(name.to_owned()));
                Ok(stage.ok_or_else(unknown)?.files.clone())
            }
            None => Ok(self.inputs.image(name).files()),
        }
    }

    /// The stage that a name or number behind `--from` is.
    pub(super) fn stage_named(&self, index: usize, name: &str) -> Option<usize> {
        let lower = name.to_lowercase();
        let stages = &self.file.stages[..index];
        match name.parse::<usize>() {
            Ok(number) => Some(number),
            Err(_) => stages.iter().rposition(|stage| stage.name.as_deref() == Some(&lower)),
        }
    }

    /// A file of the web: it is downloaded in every build.
    fn download(&self, url: &str) -> (Selected, String) {
        let plain = url.split('?').next().unwrap_or(url);
        let resource = self.inputs.http.get(url).or_else(|| self.inputs.http.get(plain));
        let content = resource.map_or_else(|| Content::unseen(0, url), |r| r.content.clone());
        let name = last_name(plain);
        let found = file_found(name, 0o600, content);
        let sum = sum::download(name, &found.node, self.version == Version::Classic);
        (Selected { sum: found.node.sum(), found: vec![found] }, sum)
    }

    /// Runs a step: the files after it, and whether it made no layer.
    pub(super) fn run(
        &self,
        stage: &Stage,
        instruction: &Instruction,
        parts: &Parts,
        effect: &Effect,
        (index, at): (usize, usize),
    ) -> Result<(Files, Option<bool>), Stop> {
        let below = &stage.files;
        Ok(match effect {
            Effect::Run(argv, arguments) => {
                let mut env = stage.config.env.clone();
                env.extend(arguments.iter().cloned());
                let env = &env;
                let model = self.inputs.runs.get(&instruction.text).cloned().unwrap_or_default();
                if model.fails {
                    return Err(Stop::Failed(at, Failure::Command { instruction: at }));
                }
                let sh = matches!(argv.as_slice(), [sh, c, _] if sh == "/bin/sh" && c == "-c");
                let key = Hasher::new("run").sum(parts.sum(None)).sum(env_sum(env));
                let key = key.text(&stage.config.workdir).text(&stage.config.user).done();
                let name = stage_name(self.file, index);
                let ran = Ran {
                    stage: &name,
                    shell_text: argv.last().filter(|_| sh).map(String::as_str),
                    cwd: if stage.config.workdir.is_empty() { "/" } else { &stage.config.workdir },
                    env,
                    key,
                    output: &model.output,
                    once: Hasher::new("once").number(self.cache.builds).number(at as u64).done(),
                };
                let (files, wrote) = after_run(below, &ran);
                (files, model.changes_nothing.or_else(|| wrote.map(|wrote| !wrote)))
            }
            Effect::Workdir(path, new) => {
                let files = match below.tree.resolve(path) {
                    Some(_) => below.clone(),
                    None => {
                        let node = Node::Dir(Arc::new(Dir::new(Meta::new(0o755))));
                        Files { tree: below.tree.with(path, node), ..below.clone() }
                    }
                };
                (files, Some(!new))
            }
            Effect::Copy(all, placing) => {
                let files = all.iter().fold(below.clone(), |files, (pattern, selected)| {
                    place(&files, pattern, selected, placing)
                });
                (files, Some(false))
            }
            _ => (below.clone(), Some(true)),
        })
    }
}

/// The test of a HEALTHCHECK as the text shows it.
fn health_test(check: &crate::dockerfile::Healthcheck) -> Vec<String> {
    crate::sim::cache::buildkit::health_test(check)
}
