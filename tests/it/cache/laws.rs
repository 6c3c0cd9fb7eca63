//! Laws that hold for any build.

use onionskin::sim::Simulator;
use onionskin::sim::cache::{Action, BuildCache, Inputs, State, Status, Version};
use proptest::prelude::*;

const BUILDERS: [Version; 4] =
    [Version::BuildKit, Version::BuildKit08, Version::Classic, Version::Classic25];

/// Lines that go together in any order.
const LINES: &[&str] = &[
    "RUN make",
    "RUN echo $V > /v",
    "COPY a /a",
    "COPY d/ /d/",
    "COPY *.txt /t/",
    "COPY . /all",
    "ENV V=1",
    "ENV W=2 V=3",
    "ARG V",
    "ARG X=1",
    "WORKDIR /w",
    "WORKDIR sub",
    "USER 1",
    "LABEL a=b",
    "FROM base AS s",
    "FROM s",
    "COPY --from=s /a /b",
    "CMD [\"x\"]",
];

/// Lines that are not as they should be, or seldom seen.
const ODD: &[&str] = &[
    "FROM",
    "FROM $X",
    "FROM scratch",
    "FROM scratch AS s",
    "FROM s AS s",
    "ARG X=base",
    "ONBUILD RUN make",
    "ONBUILD COPY --from=s a /b",
    "COPY --from=0 / /x",
    "COPY --from=9 a b",
    "COPY --from=nothing . .",
    "COPY ../.. /",
    "COPY / /",
    "COPY a b c /d",
    "COPY [] /x",
    "COPY <<A <<B /x/\n1\nA\n2\nB",
    "COPY --link --parents d/./x /y",
    "ADD https:// /x",
    "ADD https://x.org/y.git#r:s /z",
    "ADD --checksum=sha256:0 http://a/b /c",
    "RUN",
    "RUN []",
    "RUN <<X\n#!/bin/sh\nX",
    "RUN --mount=from=s,target=a --mount=type=cache,target=/ x",
    "RUN --mount=type=secret --mount=target= x",
    "WORKDIR ../..",
    "WORKDIR $Y",
    "USER \"",
    "ENV A=$A B=$B",
    "EXPOSE 1-70000 9-1 $Z",
    "HEALTHCHECK CMD",
    "SHELL []",
    "LABEL =",
];

const EDITS: &[(&str, &str)] =
    &[("a", "1"), ("a", "2"), ("d/x", "1"), ("b.txt", "1"), ("new", "1")];

fn dockerfile() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(LINES), 1..12).prop_map(|lines| {
        let mut text = "FROM base AS s\n".to_owned();
        for line in lines {
            text.push_str(line);
            text.push('\n');
        }
        text
    })
}

fn start(text: &str) -> (BuildCache, State) {
    let simulator = BuildCache { inputs: Inputs::new(text).into() };
    let mut state = simulator.initial();
    for (path, content) in [
        ("a", "0"),
        ("d/x", "0"),
        ("a.txt", "0"),
        (".dockerignore", "Dockerfile\n.dockerignore\nnew\n"),
    ] {
        state = step(&simulator, &state, Action::WriteFile(path.into(), content.into()));
    }
    (simulator, state)
}

fn step(simulator: &BuildCache, state: &State, action: Action) -> State {
    simulator.step(state, &action).unwrap().0
}

fn statuses(state: &State, version: Version) -> Vec<Status> {
    state.last[&version].build.steps.iter().map(|step| step.status).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn building_twice_hits_everything(text in dockerfile()) {
        for version in BUILDERS {
            let (simulator, state) = start(&text);
            let once = step(&simulator, &state, Action::Build(vec![version]));
            let twice = step(&simulator, &once, Action::Build(vec![version]));
            // But what failed: it is tried again.
            if once.last[&version].build.ok {
                prop_assert!(!statuses(&twice, version).contains(&Status::Executed), "{version:?} {text}");
            }
        }
    }

    #[test]
    fn going_back_hits_everything(text in dockerfile(), edits in prop::collection::vec(prop::sample::select(EDITS), 1..4)) {
        for version in BUILDERS {
            let (simulator, first) = start(&text);
            let mut state = step(&simulator, &first, Action::Build(vec![version]));
            if !state.last[&version].build.ok {
                continue;
            }
            for (path, content) in &edits {
                state = step(&simulator, &state, Action::WriteFile((*path).into(), (*content).into()));
                state = step(&simulator, &state, Action::Build(vec![version]));
            }
            state.inputs = std::sync::Arc::clone(&first.inputs);
            state = step(&simulator, &state, Action::Build(vec![version]));
            prop_assert!(!statuses(&state, version).contains(&Status::Executed), "{version:?} {text}");
        }
    }

    #[test]
    fn the_cache_only_grows(text in dockerfile(), edits in prop::collection::vec(prop::sample::select(EDITS), 1..4)) {
        let (simulator, mut state) = start(&text);
        for (path, content) in edits {
            let before = state.memory.buildkit.records.clone();
            state = step(&simulator, &state, Action::WriteFile(path.into(), content.into()));
            state = step(&simulator, &state, Action::Build(vec![Version::BuildKit]));
            let after = &state.memory.buildkit.records;
            prop_assert!(before.keys().all(|key| after.contains_key(key)), "{text}");
        }
    }

    #[test]
    fn ignored_files_change_nothing(text in dockerfile()) {
        for version in BUILDERS {
            let (simulator, state) = start(&text);
            let once = step(&simulator, &state, Action::Build(vec![version]));
            let mut twice = step(&simulator, &once, Action::Build(vec![version]));
            let expected = statuses(&twice, version);
            twice = step(&simulator, &twice, Action::WriteFile("new".into(), "x".into()));
            twice = step(&simulator, &twice, Action::Build(vec![version]));
            prop_assert_eq!(statuses(&twice, version), expected);
        }
    }

    #[test]
    fn comments_and_blank_lines_change_nothing(text in dockerfile(), at in 0_usize..8) {
        for version in BUILDERS {
            let (simulator, state) = start(&text);
            let once = step(&simulator, &state, Action::Build(vec![version]));
            let twice = step(&simulator, &once, Action::Build(vec![version]));
            let line = at % text.lines().count() + 1;
            let with = step(&simulator, &twice, Action::InsertLine(line, "# a comment".into()));
            let with = step(&simulator, &with, Action::Build(vec![version]));
            // The Dockerfile is ignored here, so that no COPY sees it.
            prop_assert_eq!(statuses(&with, version), statuses(&twice, version));
        }
    }

    #[test]
    fn touching_everything_changes_nothing(text in dockerfile()) {
        for version in BUILDERS {
            let (simulator, state) = start(&text);
            let once = step(&simulator, &state, Action::Build(vec![version]));
            let mut twice = step(&simulator, &once, Action::Build(vec![version]));
            let expected = statuses(&twice, version);
            for path in ["a", "d", "d/x", "a.txt"] {
                twice = step(&simulator, &twice, Action::Touch(path.into()));
            }
            twice = step(&simulator, &twice, Action::Build(vec![version]));
            prop_assert_eq!(statuses(&twice, version), expected);
        }
    }

    #[test]
    fn what_ran_again_names_a_line_that_missed(
        text in dockerfile(),
    ) {
        // A miss has a cause; what ran again names a line above it that missed.
        use onionskin::sim::cache::Verdict;
        let (simulator, state) = start(&text);
        let mut state = step(&simulator, &state, Action::Build(vec![Version::BuildKit]));
        state = step(&simulator, &state, Action::WriteFile("a".into(), "other".into()));
        state = step(&simulator, &state, Action::Build(vec![Version::BuildKit]));
        let told = &state.last[&Version::BuildKit];
        for (at, verdict) in told.verdicts.iter().enumerate() {
            if let Verdict::ReRun { because, .. } = verdict {
                prop_assert!(*because < at && matches!(told.verdicts[*because], Verdict::Miss(_)));
            }
            if let Verdict::Miss(reasons) = verdict {
                prop_assert!(!reasons.is_empty());
            }
        }
    }

    #[test]
    fn the_order_of_stages_does_not_count(
        first in prop::collection::vec(prop::sample::select(&["RUN one", "COPY a /a", "ENV V=1", "WORKDIR /w"][..]), 1..5),
        second in prop::collection::vec(prop::sample::select(&["RUN two", "COPY d/ /d/", "ARG X=1", "USER 1"][..]), 1..5),
    ) {
        // Named, with none of them last: only then the last stage is the same.
        let stage = |name: &str, lines: &[&str]| format!("FROM base AS {name}\n{}\n", lines.join("\n"));
        let (a, b) = (stage("a", &first), stage("b", &second));
        let last = "FROM base\nCOPY --from=a /x /x\nCOPY --from=b /y /y\n";
        let (simulator, state) = start(&format!("{a}{b}{last}"));
        let state = step(&simulator, &state, Action::Build(vec![Version::BuildKit]));
        let swapped = Action::SetDockerfile(format!("{b}{a}{last}").into());
        let state = step(&simulator, &state, swapped);
        let state = step(&simulator, &state, Action::Build(vec![Version::BuildKit]));
        prop_assert!(!statuses(&state, Version::BuildKit).contains(&Status::Executed));
    }

    #[test]
    fn any_text_is_built_or_refused(
        lines in prop::collection::vec(prop::sample::select(ODD), 0..10),
        noise in "[ -~\n\t]{0,60}",
    ) {
        for version in BUILDERS {
            for text in [lines.join("\n"), format!("FROM base\n{}\n{noise}", lines.join("\n"))] {
                let (simulator, state) = start(&text);
                let state = step(&simulator, &state, Action::Build(vec![version]));
                let state = step(&simulator, &state, Action::WriteFile("a".into(), "x".into()));
                let state = step(&simulator, &state, Action::Build(vec![version]));
                let told = &state.last[&version];
                prop_assert_eq!(told.verdicts.len(), told.build.file.instructions.len());
                prop_assert_eq!(told.build.ok, told.build.failure.is_none());
                let _ = onionskin::sim::cache::progress::progress(&told.build, &told.bars);
            }
        }
    }
}
