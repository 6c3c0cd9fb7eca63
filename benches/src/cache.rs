//! The build cache: a Dockerfile of 2,000 lines with a context of 50,000 files.

use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::Arc;

use onionskin::dockerfile::parse;
use onionskin::sim::Simulator;
use onionskin::sim::cache::tree::{Content, Node, Tree};
use onionskin::sim::cache::{Action, BuildCache, Inputs, State, Version};

use crate::report::{Reference, Report, best};

/// Runs of each figure; the shortest counts.
const RUNS: usize = 5;

/// Ten stages of two hundred lines: commands, copies, settings.
fn dockerfile(lines: usize) -> String {
    let mut text = String::new();
    for at in 0..lines {
        let line = match at % 200 {
            0 => format!("FROM node:20 AS s{}", at / 200),
            1 => "WORKDIR /app".to_owned(),
            at if at % 10 == 0 => format!("COPY src/group{}/ ./group{at}/", at % 40),
            at if at % 10 == 5 => format!("ENV NAME{at}=value-{at}"),
            at if at % 10 == 7 => format!("LABEL name{at}=\"a value of {at}\""),
            199 if at > 200 => format!("COPY --from=s{} /app /out", at / 200 - 1),
            at => format!("RUN make step{at} && echo \"$NAME5\" > /tmp/step{at}"),
        };
        // Writing to a text cannot fail.
        _ = writeln!(text, "{line}");
    }
    text += "COPY . /all\n";
    text
}

/// Files three deep, 25 in each of the last directories.
fn context(files: usize) -> Tree {
    let mut tree = Tree::default();
    for at in 0..files {
        let path = format!("src/group{}/part{}/file{at}.js", at % 40, at / 40 % 50);
        let content = format!("export const value = {at};\n").repeat(8);
        tree = tree.with(&path, Node::file(0o644, Content::of(content.as_bytes())));
    }
    let rules = "node_modules\n**/*.log\n.git\n*.md\n!README.md\n";
    tree.with(".dockerignore", Node::file(0o644, Content::of(rules.as_bytes())))
}

fn after(simulator: &BuildCache, state: &State, action: &Action) -> State {
    simulator.step(state, action).map_or_else(|_| state.clone(), |(state, _)| state)
}

/// Runs all of it.
pub fn run(report: &mut Report) {
    let text = dockerfile(2_000);
    let parsing = best(RUNS, || _ = black_box(parse(black_box(&text))));
    let rate = text.len() as f64 / 1e6 / parsing.as_secs_f64();
    report.tell("cache", "2,000 lines", "parse", rate, "MB/s", None);

    let inputs = Inputs { context: context(50_000), ..Inputs::new(&text) };
    let simulator = BuildCache { inputs: Arc::new(inputs) };
    let start = simulator.initial();
    let lines = text.lines().count();
    let walk = best(RUNS, || {
        let mut count = 0;
        black_box(&start.inputs.context).each_below("", &mut |path, _| count += path.len());
        black_box(count);
    });
    let name = "2,000 lines, 50,000 files";
    for (version, builder) in [(Version::BuildKit, "BuildKit"), (Version::Classic, "classic")] {
        let build = Action::Build(vec![version]);
        let reference =
            || Some(Reference { name: "a walk over the context", value: walk.as_secs_f64() * 1e3 });
        let mut tell = |what: &str, state: &State, action: &Action| {
            let time = best(RUNS, || _ = black_box(after(&simulator, state, action)));
            let what = format!("{builder}: {what}");
            report.tell("cache", name, &what, time.as_secs_f64() * 1e3, "ms", reference());
        };
        tell("first build", &start, &build);
        let built = after(&simulator, &start, &build);
        tell("nothing changed", &built, &build);
        let path = "src/group7/part3/file127.js".to_owned();
        let edited = after(&simulator, &built, &Action::WriteFile(path, "other\n".into()));
        tell("one file edited", &edited, &build);
        let line = Action::EditLine(lines / 2, "RUN something else".into());
        let edited = after(&simulator, &built, &line);
        tell("one line edited", &edited, &build);
    }
}
