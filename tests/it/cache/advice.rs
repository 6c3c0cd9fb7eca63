//! Advice: given where it helps, not where it does not, and true.

use onionskin::dockerfile::parse;
use onionskin::explain::{self, Message};
use onionskin::sim::cache::advice::{Advice, Advised, Probe, advise};
use onionskin::sim::cache::golf::{COURSES, Score};
use onionskin::sim::cache::look::{Ask, Mark};
use onionskin::sim::cache::script::Script;
use onionskin::sim::cache::{Session, Version};
use proptest::prelude::*;

/// The advice on a Dockerfile in a context.
fn advice(dockerfile: &str, context: &str) -> Vec<Advised> {
    let text = format!("--- Dockerfile\n{dockerfile}\n--- context\n{context}\n--- steps\nbuild\n");
    let script = Script::parse(&text).unwrap();
    let mut session = Session::new(script.start);
    session.go(script.steps, 1).unwrap();
    let told = &session.state().last[&Version::BuildKit];
    assert!(told.build.ok, "{:?}", told.build.failure);
    advise(&told.build)
}

/// The one advice that `is` one; what it rewrites parses.
fn one(all: &[Advised], is: impl Fn(&Advice) -> bool) -> &Advised {
    let found = all.iter().find(|one| is(&one.advice));
    let found =
        found.unwrap_or_else(|| panic!("{:?}", all.iter().map(|a| &a.advice).collect::<Vec<_>>()));
    assert!(!parse(&found.dockerfile).has_errors(), "{}", found.dockerfile);
    found
}

const CONTEXT: &str = "644 package.json \"{}\"\n644 package-lock.json \"{}\"\n644 src/a.js \"1\"";

pub fn messages() -> Vec<Message> {
    let mut all = advice(
        "FROM node:20\nARG OLD\nCOPY . /app/\nRUN npm ci\nCOPY package.json /run.sh\nRUN chmod +x /run.sh",
        CONTEXT,
    );
    all.extend(advice("FROM debian\nRUN apt-get update\nRUN apt-get install -y git", ""));
    all.extend(advice("FROM nginx\nCOPY a /a", "644 a \"\""));
    let mut out: Vec<Message> =
        all.iter().flat_map(|one| <[Message; 2]>::from(explain::cache_advice(one))).collect();
    let mut package = all.remove(0);
    package.probe = Probe::Package(String::new());
    package.advice = Advice::Link(2);
    out.extend(<[Message; 2]>::from(explain::cache_advice(&package)));
    out.push(explain::golf_goal(&COURSES[0]));
    let scores = [
        Score::Runs(1),
        Score::Runs(3),
        Score::Fails,
        Score::Command("npm install".into()),
        Score::File("src/server.js".into()),
    ];
    out.extend(scores.iter().map(explain::golf_score));
    out
}

#[test]
fn a_look_has_advice_if_it_is_asked_for() {
    let lines: String = (100..160).map(|n| format!("ARG V{n}\nRUN make {n}x\n")).collect();
    let text = format!("--- Dockerfile\nFROM a\n{lines}--- steps\nbuild\n");
    let script = Script::parse(&text).unwrap();
    let mut session = Session::new(script.start);
    session.go(script.steps, 1).unwrap();
    assert!(session.look(&Ask::default()).advice.is_empty());
    let look = session.look(&Ask { advice: true, ..Ask::default() });
    assert!(!look.advice.is_empty() && look.advice.len() <= 16);
    let bytes = postcard::to_stdvec(&look).unwrap();
    let back: onionskin::sim::cache::look::CacheLook = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(back.advice[0].then.runs, look.advice[0].then.runs);
}

#[test]
fn dependencies_are_copied_first() {
    let all = advice(
        "FROM node:20\nWORKDIR /app\nCOPY --chown=1000 . .\nRUN npm ci \\\n  --omit=dev\nCMD x",
        CONTEXT,
    );
    let found = one(&all, |advice| matches!(advice, Advice::CopyFirst(_)));
    assert_eq!(
        found.dockerfile,
        "FROM node:20\nWORKDIR /app\nCOPY --chown=1000 package.json package-lock.json ./\nRUN npm ci \\\n  --omit=dev\nCOPY --chown=1000 . .\nCMD x\n"
    );
    assert_eq!((found.line, found.now.runs, found.then.runs), (3, 2, 1));
    assert!(found.then.time + 20_000 < found.now.time);
    assert_eq!(found.then.mark_of("npm ci"), Some(Mark::Hit));
}

#[test]
fn dependencies_of_a_directory_are_found_there() {
    let all = advice(
        "FROM node:20\nCOPY web /web\nRUN cd /web && npm install",
        "644 web/package.json \"{}\"\n644 web/a.js \"1\"",
    );
    let found = one(&all, |advice| matches!(advice, Advice::CopyFirst(_)));
    assert!(
        found.dockerfile.contains("COPY web/package.json /web/\nRUN cd"),
        "{}",
        found.dockerfile
    );
    assert_eq!(found.probe, Probe::Edit("web/a.js".into()));
}

#[test]
fn where_it_would_not_help_nothing_is_said_of_dependencies() {
    for (dockerfile, context) in [
        ("FROM node:20\nCOPY package.json .\nRUN npm ci\nCOPY . .", CONTEXT),
        ("FROM node:20\nCOPY . .\nRUN npm ci", "644 package.json \"{}\""),
        ("FROM node:20\nCOPY . .\nENV A=1\nRUN npm ci", CONTEXT),
        ("FROM node:20\nCOPY . .\nRUN npm run build", CONTEXT),
        ("FROM node:20 AS x\nCOPY . .\nRUN npm ci\nFROM node:20\nRUN ls", CONTEXT),
    ] {
        let all = advice(dockerfile, context);
        assert!(!all.iter().any(|a| matches!(a.advice, Advice::CopyFirst(_))), "{dockerfile}");
    }
}

#[test]
fn an_update_is_merged_with_its_install() {
    let all = advice("FROM debian\nRUN apt-get update\nRUN apt-get install -y \\\n  git", "");
    let found = one(&all, |advice| *advice == Advice::MergeUpdate(3));
    assert_eq!(
        found.dockerfile,
        "FROM debian\nRUN apt-get update && apt-get install -y \\\n  git\n"
    );
    let merged = advice("FROM debian\nRUN apt-get update && apt-get install -y git", "");
    assert!(merged.iter().all(|a| !matches!(a.advice, Advice::MergeUpdate(_))));
}

#[test]
fn copies_over_an_image_are_linked() {
    let all = advice("FROM nginx:1\nCOPY a /a\nCOPY --chown=1:2 a /b", "644 a \"\"");
    let found = one(&all, |advice| *advice == Advice::Link(2));
    assert_eq!(found.dockerfile, "FROM nginx:1\nCOPY --link a /a\nCOPY --link --chown=1:2 a /b\n");
    assert_eq!((found.now.runs, found.then.runs), (2, 0));
    for dockerfile in [
        "FROM nginx:1\nCOPY --link a /a",
        "FROM nginx:1\nCOPY --chmod=700 a /a",
        "FROM nginx:1\nCOPY --chown=node a /a",
        "FROM scratch\nCOPY a /a",
    ] {
        let all = advice(dockerfile, "644 a \"\"");
        assert!(!all.iter().any(|a| matches!(a.advice, Advice::Link(_))), "{dockerfile}");
    }
}

#[test]
fn a_mode_is_set_by_the_copy() {
    let all = advice(
        "FROM a\nCOPY run.sh /bin/\n# why\nRUN chmod +x /bin/run.sh\nCMD x",
        "644 run.sh \"\"",
    );
    let found = one(&all, |advice| *advice == Advice::Chmod(4));
    assert_eq!(found.dockerfile, "FROM a\nCOPY --chmod=755 run.sh /bin/\n# why\nCMD x\n");
    assert_eq!((found.now.runs, found.then.runs), (2, 1));
    for run in ["chmod 755 /bin/other", "chmod u+s /bin/run.sh", "chmod 755 /bin/run.sh && ls"] {
        let all = advice(&format!("FROM a\nCOPY run.sh /bin/\nRUN {run}"), "644 run.sh \"\"");
        assert!(!all.iter().any(|a| matches!(a.advice, Advice::Chmod(_))), "{run}");
    }
}

#[test]
fn a_cache_mount_is_advised_where_there_is_none() {
    let all = advice(
        "FROM python\nCOPY requirements.txt .\nRUN pip install -r requirements.txt",
        "644 requirements.txt \"\"",
    );
    let found = one(&all, |advice| *advice == Advice::CacheMount("/root/.cache/pip".into()));
    assert!(
        found.dockerfile.contains("RUN --mount=type=cache,target=/root/.cache/pip pip install")
    );
    let with = advice(&found.dockerfile, "644 requirements.txt \"\"");
    assert!(with.iter().all(|a| !matches!(a.advice, Advice::CacheMount(_))));
}

#[test]
fn the_dockerfile_is_left_out_of_the_context() {
    let all = advice("FROM a\nCOPY . /app", "644 .git/HEAD \"x\"\n644 .dockerignore \"*.md\"");
    let found = one(&all, |advice| matches!(advice, Advice::Ignore(_)));
    assert_eq!(found.ignore.as_deref(), Some("*.md\nDockerfile\n.dockerignore\n.git\n"));
    assert_eq!((found.now.runs, found.then.runs), (1, 0));
    let all =
        advice("FROM a\nCOPY . /app", "644 a x\n644 .dockerignore \"Dockerfile\\n.dockerignore\"");
    assert!(all.iter().all(|a| !matches!(a.advice, Advice::Ignore(_))));
}

#[test]
fn an_arg_that_no_line_names_is_taken_out() {
    let all = advice("FROM a\nARG V=1\nRUN make\nRUN test", "");
    let found = one(&all, |advice| *advice == Advice::UnusedArg("V".into()));
    assert_eq!(found.dockerfile, "FROM a\nRUN make\nRUN test\n");
    assert_eq!((found.now.runs, found.then.runs), (2, 0));
    for dockerfile in
        ["FROM a\nARG V\nRUN echo $V", "FROM a\nRUN make\nARG V", "ARG V\nFROM a\nRUN make"]
    {
        let all = advice(dockerfile, "");
        assert!(all.iter().all(|a| !matches!(a.advice, Advice::UnusedArg(_))), "{dockerfile}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Whatever is built, what is advised can be read, and runs no more than before.
    #[test]
    fn advice_is_never_worse(lines in proptest::collection::vec(prop_oneof![
        Just("COPY . ."), Just("COPY . /app/"), Just("RUN npm ci"), Just("RUN apt-get update"),
        Just("RUN apt-get install -y git"), Just("ARG V"), Just("RUN echo $V"), Just("USER node"),
        Just("COPY src/a.js /a.js"), Just("RUN chmod 755 /a.js"), Just("WORKDIR /app"),
        Just("FROM x AS y"), Just("FROM y"), Just("COPY package.json ./"), Just("RUN \\\n  npm install"),
    ], 0..8)) {
        let text = format!("FROM node:20 AS y\n{}", lines.join("\n"));
        for one in advice(&text, CONTEXT) {
            prop_assert!(!parse(&one.dockerfile).has_errors(), "{}", one.dockerfile);
            if !matches!(one.advice, Advice::MergeUpdate(_)) {
                prop_assert!(one.then.runs <= one.now.runs);
            }
        }
    }
}
