//! One thing that is done.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::file::ScriptProblem;
use super::words::{quote, quoted, words};
use crate::sim::cache::action::{Action, Refusal};
use crate::sim::cache::hash::Hasher;
use crate::sim::cache::inputs::{Output, RunModel};
use crate::sim::cache::options::{Export, Options};
use crate::sim::cache::simulator::State;
use crate::sim::cache::tree::Node;
use crate::sim::cache::version::Version;

/// One thing that is done. Lines of the Dockerfile count from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// Lines of the Dockerfile are replaced: from which one on, how many, and by what.
    Lines(usize, usize, Vec<String>),
    /// A line is moved to another place.
    Move(usize, usize),
    /// A file gets this text.
    Write(String, String),
    /// A file gets other bytes, whichever.
    Edit(String),
    /// A file of which only size and digest are known.
    Unseen(String, u64, String),
    /// A directory is made.
    Dir(String),
    /// A link is made: its path, and where it leads.
    Link(String, String),
    /// The modification time becomes now.
    Touch(String),
    /// The permission bits are set.
    Chmod(u32, String),
    /// Something gets another name or place.
    Rename(String, String),
    /// Something is taken away.
    Delete(String),
    /// A build argument is set, or taken away.
    Arg(String, Option<String>),
    /// A secret gets another value, or is taken away. The value itself is nobody's business here.
    Secret(String, bool),
    /// `--target`.
    Target(Option<String>),
    /// `--no-cache`.
    NoCache(bool),
    /// `--network`.
    Network(Option<String>),
    /// `--platform`.
    Platform(Option<String>),
    /// `--cache-to`.
    CacheTo(Option<(Export, String)>),
    /// `--cache-from`.
    CacheFrom(Option<String>),
    /// An image's name stands for another image from now on: with other layers, or (`false`) with
    /// the same layers and another configuration.
    Base(String, bool),
    /// What is said of a RUN, by its text.
    Run(String, RunModel),
    /// Build with these builders.
    Build(Vec<Version>),
    /// The caches are emptied.
    Prune,
    /// What the last so many builds did not use is removed.
    Collect(u64),
}

impl Step {
    /// What the simulator is to do.
    ///
    /// # Errors
    /// If there is no such line or file.
    pub fn actions(&self, state: &State) -> Result<Vec<Action>, Refusal> {
        let one = |action| Ok(vec![action]);
        let options = |change: &dyn Fn(&mut Options)| {
            let mut options = state.inputs.options.clone();
            change(&mut options);
            Ok(vec![Action::Options(Box::new(options))])
        };
        match self {
            Self::Lines(at, removed, lines) => {
                let text = replaced(&state.inputs.dockerfile, *at, *removed, lines)
                    .ok_or(Refusal::NoLine(*at))?;
                one(Action::SetDockerfile(text.into()))
            }
            Self::Move(from, to) => one(Action::MoveLine(*from, *to)),
            Self::Write(path, text) => one(Action::WriteFile(path.clone(), text.as_str().into())),
            Self::Edit(path) => one(edited(state, path)?),
            Self::Unseen(path, size, digest) => {
                one(Action::UnseenFile(path.clone(), *size, digest.clone()))
            }
            Self::Dir(path) => one(Action::MakeDirectory(path.clone())),
            Self::Link(path, target) => one(Action::MakeLink(path.clone(), target.clone())),
            Self::Touch(path) => one(Action::Touch(path.clone())),
            Self::Chmod(mode, path) => one(Action::Chmod(path.clone(), *mode)),
            Self::Rename(from, to) => one(Action::Rename(from.clone(), to.clone())),
            Self::Delete(path) => one(Action::Delete(path.clone())),
            Self::Arg(name, value) => one(Action::BuildArg(name.clone(), value.clone())),
            Self::Secret(id, there) => {
                // Which value counts for nothing: that there is one is enough.
                one(Action::Secret(id.clone(), there.then(String::new)))
            }
            Self::Target(target) => options(&|options| options.target.clone_from(target)),
            Self::NoCache(on) => options(&|options| options.no_cache = *on),
            Self::Network(network) => options(&|options| options.network.clone_from(network)),
            Self::Platform(to) => options(&|options| options.platform.clone_from(to)),
            Self::CacheTo(to) => options(&|options| {
                let to = to.iter().map(|(how, name)| (name.clone(), *how));
                options.cache_to = to.collect();
            }),
            Self::CacheFrom(from) => {
                options(&|options| options.cache_from = from.iter().cloned().collect())
            }
            Self::Base(name, layers) => one(based(state, name, *layers)),
            Self::Run(text, model) => one(Action::Run(text.clone(), model.clone())),
            Self::Build(versions) => one(Action::Build(versions.clone())),
            Self::Prune => one(Action::Prune),
            Self::Collect(builds) => one(Action::Collect(*builds)),
        }
    }

    /// Whether it builds.
    #[must_use]
    pub fn builds(&self) -> bool {
        matches!(self, Self::Build(_))
    }

    /// The steps that make one text of another: one, or none if they are the same.
    #[must_use]
    pub fn between(old: &str, new: &str) -> Option<Self> {
        if old == new {
            return None;
        }
        let (a, b): (Vec<&str>, Vec<&str>) = (old.split('\n').collect(), new.split('\n').collect());
        let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
        let room = a.len().min(b.len()) - head;
        let tail = a.iter().rev().zip(b.iter().rev()).take(room).take_while(|(a, b)| a == b);
        let tail = tail.count();
        let lines = b.get(head..b.len() - tail).unwrap_or_default();
        let lines = lines.iter().map(|&line| line.to_owned()).collect();
        Some(Self::Lines(head + 1, a.len() - tail - head, lines))
    }

    /// The Dockerfile after the step, if the step is about it and can be done.
    #[must_use]
    pub fn on_text(&self, text: &str) -> Option<String> {
        match self {
            Self::Lines(at, removed, lines) => replaced(text, *at, *removed, lines),
            Self::Move(from, to) => moved(text, *from, *to),
            _ => None,
        }
    }

    /// One line as a step; nothing for an empty line or a remark.
    ///
    /// # Errors
    /// [`ScriptProblem::Step`] if it is no step.
    pub fn parse(line: &str) -> Result<Option<Self>, ScriptProblem> {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return Ok(None);
        }
        let words = words(line).ok_or(ScriptProblem::Step)?;
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        read(&words).map(Some).ok_or(ScriptProblem::Step)
    }
}

/// A line of a text in another place. A last line that ends without a line end gets one where
/// another follows, as the simulator does it.
fn moved(text: &str, from: usize, to: usize) -> Option<String> {
    let open = !text.ends_with('\n');
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (from, to) = (from.checked_sub(1)?, to.checked_sub(1)?);
    if from >= lines.len() || to >= lines.len() {
        return None;
    }
    let line = lines.remove(from);
    lines.insert(to, line);
    let mut out = String::new();
    for line in lines {
        if !out.is_empty() && !out.ends_with('\n') && open {
            out.push('\n');
        }
        out.push_str(line);
    }
    Some(out)
}

fn replaced(text: &str, at: usize, removed: usize, lines: &[String]) -> Option<String> {
    let old: Vec<&str> = text.split('\n').collect();
    let start = at.checked_sub(1)?;
    let end = start.checked_add(removed)?;
    let (before, after) = (old.get(..start)?, old.get(end..)?);
    let lines = lines.iter().map(String::as_str);
    let all: Vec<&str> = before.iter().copied().chain(lines).chain(after.iter().copied()).collect();
    Some(all.join("\n"))
}

/// A file with other bytes: of a text a line more, of bytes that nobody has seen another digest.
fn edited(state: &State, path: &str) -> Result<Action, Refusal> {
    let node = state.inputs.context.get(path);
    let Some(Node::File(file)) = node else { return Err(Refusal::NoFile(path.to_owned())) };
    let text = file.content.bytes.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok());
    let number = state.clock - crate::sim::cache::tree::MTIME;
    Ok(match text {
        Some(text) => {
            let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            Action::WriteFile(path.to_owned(), format!("{text}{end}{number}\n").into())
        }
        None => {
            let digest = format!("{} {number}", file.content.sum);
            Action::UnseenFile(path.to_owned(), file.content.size + 1, digest)
        }
    })
}

/// The image of a name, made anew.
fn based(state: &State, name: &str, layers: bool) -> Action {
    let mut image = (*state.inputs.image(name)).clone();
    let sum = Hasher::new("rebuilt").text(&image.digest).done();
    image.digest = format!("sha256:{:032x}{:032x}", sum.0, !sum.0).into();
    if layers && let Some(last) = image.layers.last_mut() {
        last.id = format!("{:032x}", sum.0).into();
        last.files = None;
    }
    Action::Image(name.to_owned(), Arc::new(image))
}

fn read(words: &[&str]) -> Option<Step> {
    let own = |text: &&str| (*text).to_owned();
    Some(match words {
        ["lines", at, removed, lines @ ..] => {
            Step::Lines(at.parse().ok()?, removed.parse().ok()?, lines.iter().map(own).collect())
        }
        ["move", from, to] => Step::Move(from.parse().ok()?, to.parse().ok()?),
        ["write", path, text] => Step::Write(own(path), own(text)),
        ["edit", path] => Step::Edit(own(path)),
        ["unseen", path, size, digest] => Step::Unseen(own(path), size.parse().ok()?, own(digest)),
        ["mkdir", path] => Step::Dir(own(path)),
        ["link", path, target] => Step::Link(own(path), own(target)),
        ["touch", path] => Step::Touch(own(path)),
        ["chmod", mode, path] => {
            let mode = u32::from_str_radix(mode, 8).ok().filter(|mode| *mode <= 0o7777)?;
            Step::Chmod(mode, own(path))
        }
        ["rename", from, to] => Step::Rename(own(from), own(to)),
        ["delete", path] => Step::Delete(own(path)),
        ["arg", name, value] => Step::Arg(own(name), Some(own(value))),
        ["no-arg", name] => Step::Arg(own(name), None),
        ["secret", id] => Step::Secret(own(id), true),
        ["no-secret", id] => Step::Secret(own(id), false),
        ["target"] => Step::Target(None),
        ["target", name] => Step::Target(Some(own(name))),
        ["no-cache", on] => Step::NoCache(flag(on)?),
        ["network"] => Step::Network(None),
        ["network", name] => Step::Network(Some(own(name))),
        ["platform"] => Step::Platform(None),
        ["platform", name] => Step::Platform(Some(own(name))),
        ["cache-to"] => Step::CacheTo(None),
        ["cache-to", how, name] => {
            let how = HOW.iter().find(|(_, word)| word == how).map(|(how, _)| *how)?;
            Step::CacheTo(Some((how, own(name))))
        }
        ["cache-from"] => Step::CacheFrom(None),
        ["cache-from", name] => Step::CacheFrom(Some(own(name))),
        ["base", name, "layers"] => Step::Base(own(name), true),
        ["base", name, "config"] => Step::Base(own(name), false),
        ["run", text, says @ ..] => Step::Run(own(text), model(says)?),
        ["build"] => Step::Build(vec![Version::BuildKit]),
        ["build", "both"] => Step::Build(vec![Version::BuildKit, Version::Classic]),
        ["build", names @ ..] => Step::Build(names.iter().map(version).collect::<Option<_>>()?),
        ["prune"] => Step::Prune,
        ["collect", builds] => Step::Collect(builds.parse().ok()?),
        _ => return None,
    })
}

const HOW: [(Export, &str); 3] =
    [(Export::Inline, "inline"), (Export::Min, "min"), (Export::Max, "max")];

const VERSIONS: [(Version, &str); 4] = [
    (Version::BuildKit, "buildkit"),
    (Version::BuildKit08, "buildkit-0.8"),
    (Version::Classic, "classic"),
    (Version::Classic25, "classic-25"),
];

fn version(word: &&str) -> Option<Version> {
    VERSIONS.iter().find(|(_, known)| known == word).map(|(version, _)| *version)
}

fn flag(word: &str) -> Option<bool> {
    match word {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

/// `same fails 31000ms 98000000B`.
fn model(says: &[&str]) -> Option<RunModel> {
    let mut model = RunModel::default();
    for &word in says {
        match word {
            "same" => model.output = Output::Same,
            "fresh" => model.output = Output::Fresh,
            "fails" => model.fails = true,
            "writes-nothing" => model.changes_nothing = Some(true),
            "writes" => model.changes_nothing = Some(false),
            _ => {
                if let Some(time) = word.strip_suffix("ms") {
                    model.milliseconds = Some(time.parse().ok()?);
                } else if let Some(bytes) = word.strip_suffix('B') {
                    model.bytes = Some(bytes.parse().ok()?);
                } else {
                    model.output = Output::Of(word.strip_prefix("of=")?.to_owned());
                }
            }
        }
    }
    Some(model)
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = |f: &mut fmt::Formatter<'_>, word: &str, what: &str| {
            write!(f, "{word} {}", quoted(what))
        };
        let two = |f: &mut fmt::Formatter<'_>, word: &str, a: &str, b: &str| {
            write!(f, "{word} {} {}", quoted(a), quoted(b))
        };
        let may = |f: &mut fmt::Formatter<'_>, word: &str, what: &Option<String>| match what {
            Some(what) => write!(f, "{word} {}", quoted(what)),
            None => f.write_str(word),
        };
        let on = |on: bool| if on { "on" } else { "off" };
        match self {
            Self::Lines(at, removed, lines) => {
                write!(f, "lines {at} {removed}")?;
                lines.iter().try_for_each(|line| write!(f, " {}", quote(line)))
            }
            Self::Move(from, to) => write!(f, "move {from} {to}"),
            Self::Write(path, text) => write!(f, "write {} {}", quoted(path), quote(text)),
            Self::Edit(path) => one(f, "edit", path),
            Self::Unseen(path, size, digest) => {
                write!(f, "unseen {} {size} {}", quoted(path), quoted(digest))
            }
            Self::Dir(path) => one(f, "mkdir", path),
            Self::Link(path, target) => two(f, "link", path, target),
            Self::Touch(path) => one(f, "touch", path),
            Self::Chmod(mode, path) => write!(f, "chmod {mode:o} {}", quoted(path)),
            Self::Rename(from, to) => two(f, "rename", from, to),
            Self::Delete(path) => one(f, "delete", path),
            Self::Arg(name, Some(value)) => two(f, "arg", name, value),
            Self::Arg(name, None) => one(f, "no-arg", name),
            Self::Secret(id, true) => one(f, "secret", id),
            Self::Secret(id, false) => one(f, "no-secret", id),
            Self::Target(target) => may(f, "target", target),
            Self::NoCache(to) => write!(f, "no-cache {}", on(*to)),
            Self::Network(network) => may(f, "network", network),
            Self::Platform(platform) => may(f, "platform", platform),
            Self::CacheTo(None) => f.write_str("cache-to"),
            Self::CacheTo(Some((how, name))) => {
                let word = HOW.iter().find(|(known, _)| known == how).map_or("", |(_, word)| *word);
                write!(f, "cache-to {word} {}", quoted(name))
            }
            Self::CacheFrom(from) => may(f, "cache-from", from),
            Self::Base(name, true) => write!(f, "base {} layers", quoted(name)),
            Self::Base(name, false) => write!(f, "base {} config", quoted(name)),
            Self::Run(text, model) => {
                write!(f, "run {}", quote(text))?;
                says(model).iter().try_for_each(|word| write!(f, " {word}"))
            }
            Self::Build(versions) => {
                f.write_str("build")?;
                versions.iter().try_for_each(|version| {
                    let known = VERSIONS.iter().find(|(known, _)| known == version);
                    write!(f, " {}", known.map_or("", |(_, word)| *word))
                })
            }
            Self::Prune => f.write_str("prune"),
            Self::Collect(builds) => write!(f, "collect {builds}"),
        }
    }
}

fn says(model: &RunModel) -> Vec<String> {
    let mut out: Vec<String> = match &model.output {
        Output::OfInputs => Vec::new(),
        Output::Same => vec!["same".to_owned()],
        Output::Fresh => vec!["fresh".to_owned()],
        Output::Of(text) => vec![quoted(&format!("of={text}"))],
    };
    out.extend(model.fails.then(|| "fails".to_owned()));
    let nothing = |nothing| if nothing { "writes-nothing" } else { "writes" };
    out.extend(model.changes_nothing.map(|is| nothing(is).to_owned()));
    out.extend(model.milliseconds.map(|time| format!("{time}ms")));
    out.extend(model.bytes.map(|bytes| format!("{bytes}B")));
    out
}
