//! Golf: rewrite a Dockerfile so that after a given change the fewest lines run again.
//!
//! A rewriting counts only if it still does the work: it builds, runs all the commands, and takes all
//! the files that the original takes.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::build::{Build, Status};
use super::look::Mark;
use super::ready::ready;
use super::script::{Played, Script, Start, Step};
use super::simulator::{BuildCache, State};
use super::tree::Node;
use super::version::Version;
use crate::dockerfile::Kind;
use crate::sim::Simulator as _;

/// A course: where it begins, and what changes between the two builds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// The script that it begins as, by its id.
    pub ready: &'static str,
    /// The change, as a step.
    pub change: &'static str,
}

/// The courses, the easiest first.
pub const COURSES: &[Course] = &[
    Course { ready: "copy-all-first", change: "edit src/server.js" },
    Course { ready: "arg-early-late", change: "arg VERSION 9" },
    Course { ready: "multi-stage", change: "edit src/main.js" },
];

/// How a rewriting does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Score {
    /// So many lines run again.
    Runs(usize),
    /// It does not build.
    Fails,
    /// It no longer runs this command.
    Command(String),
    /// It no longer takes this file.
    File(String),
}

impl Course {
    /// Where it begins, and the change.
    #[must_use]
    pub fn read(&self) -> Option<(Script, Step)> {
        let script = ready(self.ready)?.script().ok()?;
        Some((script, Step::parse(self.change).ok().flatten()?))
    }

    /// How a Dockerfile does, with an ignore file in place of the original's, if one is given.
    #[must_use]
    pub fn score(&self, dockerfile: &str, ignore: Option<&str>) -> Option<Score> {
        let (script, change) = self.read()?;
        let original = after(&script.start, None, None)?;
        let original = &original.last.get(&Version::BuildKit)?.build;
        let Some(state) = after(&script.start, Some((dockerfile, ignore)), Some(&change)) else {
            return Some(Score::Fails);
        };
        let told = state.last.get(&Version::BuildKit)?;
        if state.builds.iter().any(|told| !told.build.ok) {
            return Some(Score::Fails);
        }
        let (commands, files) = work(&told.build);
        let (all_commands, all_files) = work(original);
        if let Some(command) = all_commands.iter().find(|command| !commands.contains(*command)) {
            return Some(Score::Command(command.clone()));
        }
        // What nobody needs in the image may be left out.
        let needed = |file: &&String| !matches!(file.as_str(), "Dockerfile" | ".dockerignore");
        if let Some(file) = all_files.iter().filter(needed).find(|file| !files.contains(*file)) {
            return Some(Score::File(file.clone()));
        }
        Some(Score::Runs(told.verdicts.iter().filter(|verdict| Mark::of(verdict).ran()).count()))
    }
}

/// The state after a build, a change and another build.
fn after(
    start: &Start,
    other: Option<(&str, Option<&str>)>,
    change: Option<&Step>,
) -> Option<State> {
    let mut inputs = start.inputs();
    if let Some((dockerfile, _)) = other {
        inputs.dockerfile = dockerfile.into();
    }
    let played = Played { cache: BuildCache { inputs: Arc::new(inputs) } };
    let ignore = other.and_then(|(_, ignore)| ignore);
    let ignore = ignore.map(|text| Step::Write(".dockerignore".to_owned(), text.to_owned()));
    let build = Step::Build(vec![Version::BuildKit]);
    let again = change.map(|change| [change.clone(), build.clone()]);
    let steps = ignore.into_iter().chain([build]).chain(again.into_iter().flatten());
    let mut state = played.initial();
    for step in steps {
        state = played.step(&state, &step).ok()?.0;
    }
    Some(state)
}

/// The commands that a build runs, and the files of the context that it takes.
fn work(build: &Build) -> (BTreeSet<String>, BTreeSet<String>) {
    let mut out = (BTreeSet::new(), BTreeSet::new());
    for (step, instruction) in build.steps.iter().zip(&build.file.instructions) {
        if step.status == Status::Pruned {
            continue;
        }
        match &instruction.kind {
            Kind::Run(_) => _ = out.0.insert(instruction.text.clone()),
            Kind::Copy(copy) if copy.from.is_some() => continue,
            _ => {}
        }
        let values = step.key.iter().flat_map(|key| &key.parts.0);
        for found in values.filter_map(|value| value.files.as_ref()).flat_map(|files| &files.found)
        {
            add(&found.real, &found.node, &mut out.1);
        }
    }
    out
}

fn add(path: &str, node: &Node, out: &mut BTreeSet<String>) {
    let Node::Dir(dir) = node else {
        out.insert(path.trim_start_matches('/').to_owned());
        return;
    };
    for (name, node) in dir.children() {
        let path = if path.is_empty() { name.to_string() } else { format!("{path}/{name}") };
        add(&path, node, out);
    }
}
