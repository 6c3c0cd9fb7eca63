//! Why something changed and a step was found all the same.

use std::collections::{BTreeSet, HashSet};

use serde::{Deserialize, Serialize};

use super::build::{Build, Step};
use super::reason::{FileChange, node_changes};
use super::tree::{Difference, Node};
use super::verdict::Verdict;
use crate::base::clean::clean;
use crate::dockerfile::ignore::Ignore;
use crate::dockerfile::{Instruction, Kind};

/// A change, and why it did not count for a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Counted {
    /// Only the modification time of a file changed.
    Time {
        /// The file.
        path: String,
    },
    /// The file is not sent: a pattern of the ignore file leaves it out.
    Ignored {
        /// The file.
        path: String,
        /// The line of the pattern.
        line: usize,
        /// The pattern.
        pattern: String,
    },
    /// The owner of a file changed, which no client sends.
    Owner {
        /// The file.
        path: String,
    },
    /// An extended attribute changed, which does not count.
    Attributes {
        /// The file.
        path: String,
    },
    /// A file has other bytes, but its size and time are the same: BuildKit does not send it again.
    Stale {
        /// The file.
        path: String,
    },
    /// A directory has another mode: BuildKit does not notice.
    DirectoryMode {
        /// The directory.
        path: String,
    },
    /// What a link inside a directory leads to changed, not the link.
    BehindLink {
        /// The file.
        path: String,
    },
    /// The file is not among the sources.
    Elsewhere {
        /// The file.
        path: String,
    },
    /// The line is written otherwise, and means the same.
    Spelling,
    /// A stage that it takes files from ran again, and those files are the same.
    SameFiles {
        /// The last line of that stage.
        from: usize,
    },
    /// A variable or argument changed, and the step does not read it.
    Variable {
        /// The line that sets it.
        line: usize,
    },
    /// A build argument changed that has no say here.
    BuildArg {
        /// Its name.
        name: String,
    },
    /// The image has another name or configuration, and the same layers.
    SameLayers {
        /// The line of the FROM.
        line: usize,
    },
    /// It was built in an earlier build, and the cache keeps what it has.
    Earlier,
}

/// What differs between the inputs of two builds, as far as hits have to do with it.
#[derive(Debug, Default)]
pub struct Changes {
    /// Files, with the line and text of the pattern that leaves one out.
    files: Vec<(Difference, Option<(usize, String)>)>,
    /// Lines that set something and are new.
    settings: Vec<usize>,
    /// Lines whose image is another one.
    bases: Vec<usize>,
    /// Build arguments.
    arguments: Vec<String>,
}

/// Files that are told one by one; of more changes at once nobody reads all.
const FILES: usize = 200;

/// What differs between the inputs of two builds.
#[must_use]
pub fn changes(build: &Build, last: &Build) -> Changes {
    let (old, new) = (last.inputs.whole_context(), build.inputs.whole_context());
    let (ignore, _) = Ignore::read(&build.inputs.ignore_rules(build.version.is_classic()));
    let file = |difference: Difference| {
        let by = ignore.decided_by(&difference.path).filter(|pattern| !pattern.exception);
        let by = by.map(|pattern| (pattern.line, pattern.text.clone()));
        (difference, by)
    };
    let files = old.differences(&new).into_iter().take(FILES).map(file).collect();
    let known: HashSet<&str> =
        last.file.instructions.iter().map(|i| i.original.trim_end()).collect();
    let mut settings = Vec::new();
    let mut bases = Vec::new();
    for (line, instruction) in build.file.instructions.iter().enumerate() {
        let sets = matches!(
            instruction.kind,
            Kind::Env(_) | Kind::Arg(_) | Kind::User(_) | Kind::Label(_) | Kind::Shell(_)
        );
        if sets && !known.contains(instruction.original.trim_end()) {
            settings.push(line);
        }
        if matches!(instruction.kind, Kind::From(_)) && base_changed(build, last, line) {
            bases.push(line);
        }
    }
    let (old, new) = (&last.inputs.options.build_args, &build.inputs.options.build_args);
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let changed = names.into_iter().filter(|name| old.get(*name) != new.get(*name));
    Changes { files, settings, bases, arguments: changed.cloned().collect() }
}

/// Why what changed since the last build did not count for a step that was found.
#[must_use]
pub fn unchanged(
    build: &Build,
    last: &Build,
    changes: &Changes,
    at: usize,
    pair: Option<usize>,
    known: &[Verdict],
) -> Vec<Counted> {
    let step = &build.steps[at];
    let instruction = &build.file.instructions[at];
    let mut out = Vec::new();
    let before: Option<(&Step, &Instruction)> =
        pair.and_then(|pair| Some((last.steps.get(pair)?, last.file.instructions.get(pair)?)));
    match before {
        Some((old, was)) => {
            let same_key = match (&old.key, &step.key) {
                (Some(old), Some(new)) => old.sum == new.sum,
                _ => false,
            };
            if !same_key {
                out.push(Counted::Earlier);
            } else if was.original != instruction.original {
                out.push(Counted::Spelling);
            }
        }
        None => out.push(Counted::Earlier),
    }
    if takes_from_context(instruction) && !changes.files.is_empty() {
        out.extend(files(build, changes, step));
    }
    for &need in step.needs.iter().skip(1) {
        if matches!(known.get(need), Some(Verdict::Miss(_) | Verdict::ReRun { .. })) {
            out.push(Counted::SameFiles { from: need });
        }
    }
    let above = |line: &&usize| **line < at && build.steps[**line].stage == step.stage;
    out.extend(changes.settings.iter().filter(above).map(|&line| Counted::Variable { line }));
    out.extend(changes.bases.iter().filter(above).map(|&line| Counted::SameLayers { line }));
    let arguments = changes.arguments.iter();
    out.extend(arguments.map(|name| Counted::BuildArg { name: name.clone() }));
    out
}

fn takes_from_context(instruction: &Instruction) -> bool {
    match &instruction.kind {
        Kind::Copy(copy) => copy.from.is_none(),
        Kind::Add(_) => true,
        Kind::Run(run) => !run.mounts.is_empty(),
        _ => false,
    }
}

/// The files of the context that changed, and why that did not count.
fn files(build: &Build, changes: &Changes, step: &Step) -> Vec<Counted> {
    let sources = sources(step);
    let mut out = Vec::new();
    for (Difference { path, old, new }, ignored) in &changes.files {
        let path = path.clone();
        if let Some((line, pattern)) = ignored {
            out.push(Counted::Ignored { path, line: *line, pattern: pattern.clone() });
            continue;
        }
        let within = |source: &String| {
            source.is_empty() || path == *source || path.starts_with(&format!("{source}/"))
        };
        if !sources.iter().any(within) {
            if build.inputs.path.as_ref() != Some(&path) {
                out.push(Counted::Elsewhere { path });
            }
            continue;
        }
        let (Some(old), Some(new)) = (old, new) else {
            out.push(Counted::Elsewhere { path });
            continue;
        };
        let changes = node_changes(old, new);
        let is_dir = matches!(new, Node::Dir(_));
        out.push(match changes.first() {
            None => Counted::Time { path },
            Some(FileChange::Mode { .. }) if is_dir => Counted::DirectoryMode { path },
            Some(FileChange::Owner) => Counted::Owner { path },
            Some(FileChange::Attributes) => Counted::Attributes { path },
            Some(FileChange::Target) => Counted::BehindLink { path },
            Some(_) => Counted::Stale { path },
        });
    }
    out
}

/// The paths that a step's sources stand for.
fn sources(step: &Step) -> Vec<String> {
    let parts = step.key.iter().flat_map(|key| &key.parts.0);
    let found = parts.filter_map(|value| value.files.as_ref()).flat_map(|files| &files.found);
    let paths = found.flat_map(|one| [one.path.clone(), one.real.clone()]);
    let cleaned = paths.map(|path| clean(&format!("/{path}")));
    cleaned.map(|path| path.trim_start_matches('/').to_owned()).collect()
}

fn base_changed(build: &Build, last: &Build, line: usize) -> bool {
    let written = |build: &Build| match &build.file.instructions.get(line)?.kind {
        Kind::From(from) => Some(from.image.text.clone()),
        _ => None,
    };
    let (Some(new), Some(old)) = (written(build), written(last)) else { return false };
    if build.file.stages.iter().any(|stage| stage.name.as_deref() == Some(&new)) {
        return false;
    }
    let (a, b) = (last.inputs.image(&old), build.inputs.image(&new));
    old != new || a.digest != b.digest
}
