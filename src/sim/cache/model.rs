//! How long steps take and how much they write: a model, not a measurement.
//!
//! What a command needs is unknowable; the defaults are of the right order for well-known ones on an
//! ordinary machine, so that a person sees what is worth saving. Each can be set.

use serde::{Deserialize, Serialize};

use super::build::{Build, Status};
use super::key::Part;
use super::tree::Node;
use crate::dockerfile::{Instruction, Kind};

/// What a step costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Milliseconds.
    pub time: u64,
    /// Bytes in its layer.
    pub size: u64,
}

/// A step on the time line of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// The instruction.
    pub step: usize,
    /// When it begins, in milliseconds.
    pub start: u64,
    /// When it ends.
    pub end: u64,
}

/// Words of a command, what it takes in milliseconds, and what it writes in bytes. The first that
/// fits counts.
const COMMANDS: &[(&str, u64, u64)] = &[
    ("apt-get update", 8_000, 45_000_000),
    ("apt-get install", 22_000, 120_000_000),
    ("apt-get", 5_000, 20_000_000),
    ("apk add", 4_000, 30_000_000),
    ("dnf install", 25_000, 150_000_000),
    ("yum install", 30_000, 150_000_000),
    ("npm ci", 24_000, 180_000_000),
    ("npm install", 28_000, 180_000_000),
    ("npm run build", 14_000, 6_000_000),
    ("npm test", 9_000, 0),
    ("yarn install", 22_000, 180_000_000),
    ("yarn build", 14_000, 6_000_000),
    ("pnpm install", 15_000, 150_000_000),
    ("pip install", 18_000, 90_000_000),
    ("poetry install", 20_000, 90_000_000),
    ("bundle install", 26_000, 80_000_000),
    ("composer install", 12_000, 60_000_000),
    ("go mod download", 9_000, 70_000_000),
    ("go build", 16_000, 15_000_000),
    ("go test", 12_000, 0),
    ("cargo fetch", 10_000, 120_000_000),
    ("cargo build", 75_000, 400_000_000),
    ("mvn", 45_000, 120_000_000),
    ("gradle", 50_000, 150_000_000),
    ("dotnet restore", 15_000, 90_000_000),
    ("dotnet publish", 14_000, 30_000_000),
    ("make", 30_000, 20_000_000),
    ("curl", 2_000, 10_000_000),
    ("wget", 2_000, 10_000_000),
    ("git clone", 5_000, 40_000_000),
];

/// Bytes that are copied in a millisecond.
const COPIED: u64 = 200_000;

/// What each instruction costs when it runs.
#[must_use]
pub fn costs(build: &Build) -> Vec<Cost> {
    let steps = build.file.instructions.iter().enumerate();
    steps.map(|(at, instruction)| cost(build, at, instruction)).collect()
}

fn cost(build: &Build, at: usize, instruction: &Instruction) -> Cost {
    match &instruction.kind {
        Kind::Run(_) => {
            let said = build.inputs.runs.get(&instruction.text);
            let known = command(&instruction.text);
            Cost {
                time: said.and_then(|said| said.milliseconds).unwrap_or(known.time),
                size: said.and_then(|said| said.bytes).unwrap_or(known.size),
            }
        }
        Kind::Copy(_) | Kind::Add(_) => {
            let parts = build.steps[at].key.iter().flat_map(|key| &key.parts.0);
            let contents = parts.filter(|value| matches!(value.part, Part::Content(_)));
            let files = contents.filter_map(|value| value.files.as_ref());
            let known: u64 = files.flat_map(|files| &files.found).map(|one| size(&one.node)).sum();
            let size = if known > 0 { known } else { from_stage(build, at) };
            Cost { time: 100 + size / COPIED, size }
        }
        Kind::Workdir(_) => Cost { time: 50, size: 0 },
        _ if build.version.is_classic() => Cost { time: 150, size: 0 },
        _ => Cost::default(),
    }
}

/// Bytes that a copy takes from a stage whose files nobody knows: what the last RUN there wrote.
fn from_stage(build: &Build, at: usize) -> u64 {
    let from = build.steps.get(at).and_then(|step| step.needs.get(1));
    let Some(stage) = from.and_then(|&from| build.file.stage_of(from)) else { return 0 };
    let last = from.map_or(0, |from| from + 1);
    let runs = build.file.instructions.get(stage.from..last).unwrap_or_default().iter();
    let mut runs = (stage.from..last).zip(runs).rev();
    let run = runs.find(|(_, instruction)| matches!(instruction.kind, Kind::Run(_)));
    run.map_or(0, |(at, instruction)| cost(build, at, instruction).size)
}

/// What a command line costs: of all well-known commands in it, the sum.
#[must_use]
pub fn command(text: &str) -> Cost {
    let mut sum = Cost::default();
    for line in text.split(['\n', ';', '|']).flat_map(|line| line.split("&&")) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let line = format!("{} ", words.join(" "));
        let known = COMMANDS.iter().find(|(command, _, _)| {
            line.match_indices(command).any(|(at, _)| {
                let before = line[..at].chars().next_back().is_none_or(char::is_whitespace);
                before && line[at + command.len()..].starts_with(char::is_whitespace)
            })
        });
        if let Some(&(_, time, size)) = known {
            sum.time += time;
            sum.size += size;
        }
    }
    if sum == Cost::default() { Cost { time: 300, size: 1_000 } } else { sum }
}

fn size(node: &Node) -> u64 {
    match node {
        Node::File(file) => file.content.size,
        Node::Dir(dir) => dir.children().values().map(size).sum(),
        Node::Link(_) => 0,
    }
}

/// When each step that ran begins and ends on a machine with room for all: BuildKit runs stages side
/// by side, the classic builder one step after the other. A step that was found takes no time.
#[must_use]
pub fn bars(build: &Build, costs: &[Cost]) -> Vec<Bar> {
    let mut ends = vec![0_u64; build.steps.len()];
    let mut now = 0;
    let mut out = Vec::new();
    let same = |at: usize| build.shared.iter().find(|(_, b)| *b == at).map(|(a, _)| *a);
    for (at, step) in build.steps.iter().enumerate() {
        let ready = step.needs.iter().filter_map(|&need| ends.get(need)).max();
        let ready = ready.copied().unwrap_or_default();
        let start = if build.version.is_classic() { now } else { ready };
        if let Some(first) = same(at) {
            ends[at] = ends[first];
            continue;
        }
        let ran = matches!(step.status, Status::Executed | Status::Error);
        let time = if ran { costs.get(at).map_or(0, |cost| cost.time) } else { 0 };
        ends[at] = start + time;
        now = now.max(ends[at]);
        if ran {
            out.push(Bar { step: at, start, end: ends[at] });
        }
    }
    out
}

/// How long the build takes.
#[must_use]
pub fn total(bars: &[Bar]) -> u64 {
    bars.iter().map(|bar| bar.end).max().unwrap_or_default()
}

/// Repositories of well-known base images, and about how large an ordinary tag of each is.
const BASES: &[(&str, u64)] = &[
    ("alpine", 8_000_000),
    ("busybox", 4_000_000),
    ("debian", 117_000_000),
    ("ubuntu", 78_000_000),
    ("node", 1_100_000_000),
    ("python", 1_020_000_000),
    ("golang", 820_000_000),
    ("rust", 1_500_000_000),
    ("nginx", 188_000_000),
];

/// About how large a base image is, by its name.
#[must_use]
pub fn base(name: &str) -> u64 {
    let last = name.rsplit('/').next().unwrap_or_default();
    let (repository, tag) = last.split_once([':', '@']).unwrap_or((last, ""));
    let known = BASES.iter().find(|(known, _)| *known == repository);
    let whole = known.map_or(100_000_000, |(_, bytes)| *bytes);
    match tag {
        tag if tag.contains("alpine") => whole.min(60_000_000),
        tag if tag.contains("slim") => whole / 5,
        _ => whole,
    }
}
