//! What the builders print: BuildKit's `--progress=plain`, the classic builder's steps.
//!
//! Sources: `frontend/dockerfile/dockerfile2llb` and `util/progress` of moby/buildkit,
//! `builder/dockerfile/builder.go` of moby/moby. Times are those of the model.

use super::build::{Build, Failure, Status};
use super::model::Bar;
use crate::dockerfile::{Keyword, Kind};

/// The lines that a build prints.
#[must_use]
pub fn progress(build: &Build, bars: &[Bar]) -> Vec<String> {
    if build.version.is_classic() { classic(build) } else { buildkit(build, bars) }
}

/// `[2/4] COPY . .`, with the stage's name if there are several; nothing for what is no step.
#[must_use]
pub fn names(build: &Build) -> Vec<Option<String>> {
    let file = &build.file;
    let mut out = vec![None; build.steps.len()];
    for stage in &file.stages {
        let triggers = build.triggers.get(&stage.from).map_or(0, |triggers| {
            let settings = |status: Status| status == Status::Config;
            triggers.iter().filter(|trigger| !settings(trigger.status)).count()
        });
        let external = build.steps[stage.from].status == Status::Base;
        let counts = |at: &usize| {
            let kind = &file.instructions[*at].kind;
            matches!(kind, Kind::Run(_) | Kind::Copy(_) | Kind::Add(_) | Kind::Workdir(_))
        };
        let steps: Vec<usize> = stage.instructions.clone().filter(counts).collect();
        let n = usize::from(external) + triggers + steps.len();
        let width = n.to_string().len();
        let own = stage.name.clone().unwrap_or_else(|| format!("stage-{}", stage.index));
        let several = file.stages.len() > 1;
        let label = |k: usize| match several {
            true => format!("[{own} {k:>width$}/{n}]"),
            false => format!("[{k:>width$}/{n}]"),
        };
        if external {
            let from = &file.instructions[stage.from];
            out[stage.from] = Some(format!("{} FROM {}", label(1), base(&from.text)));
        }
        for (number, at) in steps.into_iter().enumerate() {
            let k = usize::from(external) + triggers + number + 1;
            let shown = &build.steps[at].shown;
            out[at] = (!shown.is_empty()).then(|| format!("{} {shown}", label(k)));
        }
    }
    out
}

/// The image of a FROM, without the stage's name.
fn base(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

fn buildkit(build: &Build, bars: &[Bar]) -> Vec<String> {
    let mut out = Vec::new();
    let mut number = 0;
    let mut add = |name: String, result: String, out: &mut Vec<String>| {
        number += 1;
        out.push(format!("#{number} {name}"));
        out.push(format!("#{number} {result}"));
    };
    let done = || "DONE 0.0s".to_owned();
    let file = build.inputs.path.as_deref().unwrap_or("Dockerfile");
    add(format!("[internal] load build definition from {file}"), done(), &mut out);
    if let Some(Failure::Plan(_)) = build.failure {
        return out;
    }
    let mut seen = Vec::new();
    for stage in &build.file.stages {
        let image = base(&build.file.instructions[stage.from].text);
        let wanted = build.steps[stage.from].status == Status::Base;
        if wanted && !seen.contains(&image) {
            seen.push(image);
            add(format!("[internal] load metadata for {}", full_name(image)), done(), &mut out);
        }
    }
    add("[internal] load .dockerignore".to_owned(), done(), &mut out);
    let contexts = |kind: &Kind| match kind {
        Kind::Copy(copy) => copy.from.is_none() && !copy.sources.is_empty(),
        Kind::Add(_) => true,
        _ => false,
    };
    let steps = build.file.instructions.iter().zip(&build.steps);
    if steps.clone().any(|(i, step)| contexts(&i.kind) && step.status != Status::Pruned) {
        add("[internal] load build context".to_owned(), done(), &mut out);
    }
    let shared = |at: usize| build.shared.iter().any(|(_, b)| *b == at);
    for (at, name) in names(build).into_iter().enumerate() {
        let Some(name) = name.filter(|_| !shared(at)) else { continue };
        let time = bars.iter().find(|bar| bar.step == at).map_or(0, |bar| bar.end - bar.start);
        let result = match build.steps[at].status {
            Status::Cached => "CACHED".to_owned(),
            Status::Executed => format!("DONE {}.{}s", time / 1000, time % 1000 / 100),
            Status::Base => "DONE 0.0s".to_owned(),
            Status::Error => match &build.failure {
                Some(Failure::Command { instruction }) if *instruction == at => {
                    "ERROR: exit code: 1".to_owned()
                }
                Some(Failure::Missing { source, .. }) => {
                    format!("ERROR: \"/{}\": not found", source.trim_start_matches('/'))
                }
                _ => "CANCELED".to_owned(),
            },
            _ => continue,
        };
        add(name, result, &mut out);
        if let Some(link) = build.links.get(&at) {
            let cached = link.status == Status::Cached;
            let result = if cached { "CACHED" } else { "DONE 0.0s" };
            let shown = names(build).into_iter().nth(at).flatten().unwrap_or_default();
            let shown = shown.replacen("] ", "] LINK ", 1);
            add(shown, result.to_owned(), &mut out);
        }
    }
    if build.ok {
        add("exporting to image".to_owned(), done(), &mut out);
    }
    out
}

/// An image's name as BuildKit looks it up.
fn full_name(name: &str) -> String {
    let first = name.split('/').next().unwrap_or_default();
    let host = name.contains('/') && (first.contains(['.', ':']) || first == "localhost");
    let tagged = name.rsplit('/').next().is_some_and(|last| last.contains([':', '@']));
    let tag = if tagged { "" } else { ":latest" };
    match (host, name.contains('/')) {
        (true, _) => format!("{name}{tag}"),
        (false, true) => format!("docker.io/{name}{tag}"),
        (false, false) => format!("docker.io/library/{name}{tag}"),
    }
}

fn classic(build: &Build) -> Vec<String> {
    let steps: Vec<usize> =
        (0..build.steps.len()).filter(|&at| build.steps[at].status != Status::Pruned).collect();
    let n = steps.len();
    let mut out = Vec::new();
    for (number, at) in steps.into_iter().enumerate() {
        let (instruction, step) = (&build.file.instructions[at], &build.steps[at]);
        if step.status == Status::NotReached {
            break;
        }
        let text = instruction.original.trim_end();
        let rest = text.get(instruction.name.text.len()..).unwrap_or_default();
        let keyword = instruction.keyword.map_or("", Keyword::name);
        out.push(format!("Step {}/{n} : {keyword}{rest}", number + 1));
        let id = |sum: u128| format!("{:012x}", sum >> 80);
        let made = step.key.as_ref().map_or(0, |key| key.sum.0);
        match step.status {
            Status::Cached => {
                out.push(" ---> Using cache".to_owned());
                out.push(format!(" ---> {}", id(made)));
            }
            Status::Executed => {
                let files =
                    matches!(instruction.kind, Kind::Copy(_) | Kind::Add(_) | Kind::Workdir(_));
                if !files {
                    out.push(format!(" ---> Running in {}", id(made.rotate_left(64))));
                }
                out.push(format!(" ---> {}", id(made)));
            }
            Status::Base => out.push(format!(" ---> {}", id(made))),
            Status::Error => match &build.failure {
                Some(Failure::Missing { source, .. }) => out.push(format!(
                    "COPY failed: file not found in build context or excluded by .dockerignore: \
                     stat {source}: file does not exist"
                )),
                Some(Failure::Command { .. }) => out.push(format!(
                    "The command '/bin/sh -c {}' returned a non-zero code: 1",
                    instruction.text
                )),
                _ => {}
            },
            _ => {}
        }
    }
    if build.ok {
        let last = build.steps.iter().rev().find_map(|step| step.key.as_ref());
        let last = last.map_or(0, |key| key.sum.0);
        out.push(format!("Successfully built {:012x}", last >> 80));
    }
    out
}
