//! The simulator: edits, refusals, times, what is printed.

use std::sync::Arc;

use onionskin::sim::cache::model::{self, command, total};
use onionskin::sim::cache::progress::progress;
use onionskin::sim::cache::{Action, BuildCache, CacheEvent, Inputs, Refusal, Version};
use onionskin::sim::{Simulator, Timeline};

use super::story::{on, played};

#[test]
fn what_is_not_there_cannot_be_edited() {
    let simulator = BuildCache { inputs: Arc::new(Inputs::new("FROM base\n")) };
    let state = simulator.initial();
    let refused = |text: &str| on(&simulator, &state, text, Version::BuildKit).err();
    assert_eq!(refused("touch a"), Some(Refusal::NoFile("a".into())));
    assert_eq!(refused("line 2 RUN a"), Some(Refusal::NoLine(2)));
    assert_eq!(refused("write a 1\nwrite b 1\nrename a b"), Some(Refusal::Exists("b".into())));
    assert_eq!(refused("insert 2 RUN a"), None);
}

#[test]
fn lines_stay_lines() {
    let simulator = BuildCache { inputs: Arc::new(Inputs::new("FROM base\nRUN a\nRUN b")) };
    let text = |changes: &str| {
        let state = on(&simulator, &simulator.initial(), changes, Version::BuildKit).unwrap();
        state.inputs.dockerfile.to_string()
    };
    assert_eq!(text("move 3 2"), "FROM base\nRUN b\nRUN a\n");
    assert_eq!(text("remove 2"), "FROM base\nRUN b");
    assert_eq!(text("insert 4 CMD c"), "FROM base\nRUN a\nRUN b\nCMD c\n");
    assert_eq!(text("line 3 RUN c"), "FROM base\nRUN a\nRUN c\n");
}

#[test]
fn a_replayed_prefix_is_the_state_there() {
    let simulator = BuildCache { inputs: Arc::new(Inputs::new("FROM base\nCOPY a /a\nRUN make")) };
    let mut timeline = Timeline::new(&simulator);
    let build = || Action::Build(vec![Version::BuildKit, Version::Classic]);
    let actions = [
        Action::WriteFile("a".into(), "1".into()),
        build(),
        Action::WriteFile("a".into(), "2".into()),
        build(),
        Action::Prune,
        build(),
    ];
    let mut seen = vec![format!("{:?}", timeline.state().last)];
    for action in actions {
        timeline.push(&simulator, action).unwrap();
        seen.push(format!("{:?}", timeline.state().last));
    }
    for at in (0..seen.len()).rev() {
        timeline.seek(&simulator, at).unwrap();
        assert_eq!(format!("{:?}", timeline.state().last), seen[at]);
    }
}

/// Files that a build considers and leaves out, after something was done.
fn considered(dockerfile: &str, before: &str, version: Version) -> (usize, usize) {
    let simulator = BuildCache { inputs: Arc::new(Inputs::new(dockerfile)) };
    let state = on(&simulator, &simulator.initial(), before, version).unwrap();
    let (_, events) = simulator.step(&state, &Action::Build(vec![version])).unwrap();
    match events.first() {
        Some(CacheEvent::Sent { sent, ignored, .. }) => (*sent, *ignored),
        other => panic!("{other:?}"),
    }
}

#[test]
fn files_are_counted_without_directories_and_the_dockerfile() {
    let (kit, old) = (Version::BuildKit, Version::Classic);
    let check = |file: &str, before: &str, of_kit, of_old| {
        assert_eq!(considered(file, before, kit), of_kit, "{file} {before}");
        assert_eq!(considered(file, before, old), of_old, "{file} {before}");
    };
    let (all, one, none) = ("FROM base\nCOPY . /", "FROM base\nCOPY a /", "FROM base\nRUN a");
    let some = "dir empty\nwrite a 1\nwrite src/b 1\nlink c a";
    check(none, "", (0, 0), (0, 0));
    check(none, some, (0, 3), (3, 0));
    check(all, "", (0, 0), (0, 0));
    check(all, some, (3, 0), (3, 0));
    check(one, some, (1, 2), (3, 0));
    let ignore = format!("{some}\nwrite .dockerignore src\\nDockerfile");
    check(all, &ignore, (3, 1), (3, 1));
    // What an earlier build asked for is not asked for by this one, nor by one that does not begin.
    check(all, &format!("{some}\nbuild\nline 2 RUN a"), (0, 3), (3, 0));
    check(all, &format!("{some}\nbuild\nbuild"), (3, 0), (3, 0));
    check(all, &format!("{some}\nbuild\nprune\nline 2 RUN a"), (0, 3), (3, 0));
    assert_eq!(considered(all, &format!("{some}\nbuild\nline 1 WHAT"), kit), (0, 3));
}

#[test]
fn stages_run_side_by_side_in_buildkit_alone() {
    let file = "FROM base AS a\nRUN npm ci\nFROM base AS b\nRUN go build\nFROM base\nCOPY --from=a /x /x\nCOPY --from=b /y /y";
    let time = |version| {
        let state = played(file, "", "prune", version);
        let told = &state.last[&version];
        total(&told.bars)
    };
    let (npm, go) = (command("npm ci").time, command("go build").time);
    assert!(time(Version::BuildKit) < npm + go && time(Version::BuildKit) >= npm.max(go));
    assert!(time(Version::Classic) >= npm + go);
}

#[test]
fn a_command_costs_what_is_in_it() {
    let of = |text: &str| command(text).time;
    assert_eq!(
        of("apt-get update && apt-get install -y curl"),
        of("apt-get update") + of("apt-get install x")
    );
    assert_eq!(of("echo makes sense"), of("true"));
    assert!(of("npm ci") > of("true"));
    assert_eq!(model::command("true").size, 1_000);
}

fn printed(file: &str, context: &str, changes: &str, version: Version) -> String {
    let state = played(file, context, changes, version);
    let told = &state.last[&version];
    progress(&told.build, &told.bars).join("\n")
}

#[test]
fn progress_as_buildkit_prints_it() {
    let file = "FROM node:20 AS build\nARG V=1\nWORKDIR /app\nCOPY a$V ./\nrun echo $V $W\nFROM scratch\nCOPY --from=build /app /app\nLABEL a=1";
    let expected = "\
#1 [internal] load build definition from Dockerfile
#1 DONE 0.0s
#2 [internal] load metadata for docker.io/library/node:20
#2 DONE 0.0s
#3 [internal] load .dockerignore
#3 DONE 0.0s
#4 [internal] load build context
#4 DONE 0.0s
#5 [build 1/4] FROM node:20
#5 DONE 0.0s
#6 [build 2/4] WORKDIR /app
#6 CACHED
#7 [build 3/4] COPY a1 ./
#7 DONE 0.1s
#8 [build 4/4] RUN echo 1 $W
#8 DONE 0.3s
#9 [stage-1 1/1] COPY --from=build /app /app
#9 DONE 0.1s
#10 exporting to image
#10 DONE 0.0s";
    assert_eq!(printed(file, "write a1 1", "write a1 2", Version::BuildKit), expected);
}

#[test]
fn progress_as_the_classic_builder_prints_it() {
    let text = printed(
        "FROM base\nCOPY a /a\nRUN make",
        "write a 1",
        "line 3 RUN make all",
        Version::Classic,
    );
    let lines: Vec<&str> = text.lines().map(|line| line.split(" in ").next().unwrap()).collect();
    let steps: Vec<&&str> = lines.iter().filter(|line| line.starts_with("Step")).collect();
    assert_eq!(
        steps,
        [&"Step 1/3 : FROM base", &"Step 2/3 : COPY a /a", &"Step 3/3 : RUN make all"]
    );
    assert_eq!(lines[3], " ---> Using cache");
    assert!(lines.contains(&" ---> Running"));
}
