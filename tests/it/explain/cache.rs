//! What is said of builds: played ones, and one of everything that no short play brings about.

use onionskin::dockerfile::{ExpandError, IgnoreError, IgnoreProblem, MountError, parse};
use onionskin::explain::{self, Message};
use onionskin::sim::cache::buildkit::PlanError;
use onionskin::sim::cache::{
    CacheEvent, Counted, Failure, FileChange, Part, Reason, Refusal, Sum, Verdict, Version,
};

use crate::cache::story::played;

/// What is said of each line of a build after a change.
fn told(file: &str, context: &str, changes: &str, version: Version) -> Vec<Message> {
    let state = played(file, context, changes, version);
    let told = &state.last[&version];
    let last = &state.builds[state.builds.len() - 2];
    let (now, before) = (&told.build.file, &last.build.file);
    let lines = told.verdicts.iter().enumerate();
    let mut out: Vec<Message> =
        lines.flat_map(|(at, it)| explain::cache_verdict(now, before, at, it)).collect();
    out.extend(told.build.failure.iter().map(|failure| explain::cache_failure(now, failure)));
    out
}

pub fn messages() -> Vec<Message> {
    let file = "ARG G=1\nFROM node:20 AS test\nRUN npm test\nFROM node:20\nWORKDIR /app\nCOPY package.json .\nRUN npm ci\nENV V=1\nRUN npm run build\nFROM scratch\nFROM node:20\nCOPY --from=1 /app /app";
    let context = "write package.json {}\nwrite .dockerignore *.md\\n";
    let kit = Version::BuildKit;
    let mut out = Vec::new();
    for changes in [
        "write package.json {1}",
        "touch package.json\nwrite README.md 1",
        "line 8 ENV V=2\nline 7 run npm ci",
        "line 4 FROM node:22",
        "remove 7",
        "insert 7 RUN npm audit",
        "no-cache",
        "prune",
        "delete package.json",
    ] {
        out.extend(told(file, context, changes, kit));
    }
    out.extend(told("FROM base\nLABEL a=1\nRUN make", "", "line 2 LABEL a=2", Version::Classic));
    out.extend(words());
    out.extend(reasons());
    out.extend(counted());
    out.extend(failures());
    out.extend(events());
    let mut seen: Vec<Message> = Vec::new();
    out.retain(|message| {
        let new = !seen.contains(message);
        seen.push(message.clone());
        new
    });
    out
}

fn words() -> Vec<Message> {
    let all = [
        Verdict::Hit(Vec::new()),
        Verdict::Miss(Vec::new()),
        Verdict::ReRun { because: 1, own: Vec::new() },
        Verdict::Skipped,
        Verdict::Error,
        Verdict::NotReached,
        Verdict::Settings,
        Verdict::Base(Vec::new()),
        Verdict::Stage,
        Verdict::Scratch,
        Verdict::Global,
    ];
    let file = parse("FROM base\nRUN make\nRUN test\n");
    let mut out: Vec<Message> = all.iter().map(explain::verdict_word).collect();
    let first = vec![Reason::NeverBuilt];
    let elsewhere = vec![Reason::BuiltOn { old: None, new: Some(1) }];
    let gone = vec![Reason::NoResult];
    for it in [
        Verdict::Miss(gone),
        Verdict::Miss(first),
        Verdict::Miss(elsewhere),
        Verdict::NotReached,
        Verdict::Global,
    ] {
        out.extend(explain::cache_verdict(&file, &file, 2, &it));
    }
    for it in [Verdict::Scratch, Verdict::Stage] {
        out.extend(explain::cache_verdict(&file, &file, 2, &it));
    }
    out
}

fn reasons() -> Vec<Message> {
    let values = |part: Part, old: Option<&str>, new: Option<&str>| Reason::Changed {
        part,
        old: old.map(str::to_owned),
        new: new.map(str::to_owned),
    };
    let parts = [
        Part::Text,
        Part::Shell,
        Part::Env,
        Part::Cwd,
        Part::User,
        Part::Mount("/root/.npm".into()),
        Part::Network,
        Part::Security,
        Part::Device,
        Part::Host("db".into()),
        Part::Limit("shm-size".into()),
        Part::Platform,
        Part::SourceName,
        Part::Content("src".into()),
        Part::Dest,
        Part::Chown,
        Part::Chmod,
        Part::Exclude,
        Part::Parents,
        Part::Unpack,
        Part::Directory,
        Part::Owner,
        Part::Epoch,
        Part::BaseLayers,
        Part::BaseImage,
        Part::BuildArgs,
    ];
    let mut all: Vec<Reason> =
        parts.into_iter().map(|part| values(part, Some("a"), Some("b"))).collect();
    all.push(values(Part::User, None, Some("node")));
    all.push(values(Part::Host("db".into()), None, Some("")));
    all.push(values(Part::User, Some("node"), None));
    all.push(values(Part::Parents, Some(""), Some("")));
    let variable = |old: Option<&str>, new: Option<&str>| Reason::Variable {
        name: "NODE_ENV".into(),
        old: old.map(str::to_owned),
        new: new.map(str::to_owned),
    };
    all.push(variable(Some("test"), Some("production")));
    all.push(variable(None, Some("production")));
    all.push(variable(Some("test"), None));
    all.push(Reason::VariableOrder);
    let changes = [
        FileChange::Content,
        FileChange::Mode { old: 0o644, new: 0o755 },
        FileChange::Owner,
        FileChange::Attributes,
        FileChange::Added,
        FileChange::Removed,
        FileChange::Target,
        FileChange::Kind,
    ];
    all.extend(changes.map(|change| Reason::File {
        source: "src".into(),
        path: "src/app.js".into(),
        change,
    }));
    all.push(Reason::Written { source: "/out".into() });
    let (source, old, new) = ("*.txt".into(), "a.txt".into(), "b.txt".into());
    all.push(Reason::Moved { source, old, new });
    all.push(Reason::NewLine);
    all.iter().map(explain::cache_reason).collect()
}

fn counted() -> Vec<Message> {
    let path = || "src/app.js".to_owned();
    let all = [
        Counted::Time { path: path() },
        Counted::Ignored { path: path(), line: 2, pattern: "*.js".into() },
        Counted::Owner { path: path() },
        Counted::Attributes { path: path() },
        Counted::Stale { path: path() },
        Counted::DirectoryMode { path: "src".into() },
        Counted::BehindLink { path: path() },
        Counted::Elsewhere { path: path() },
        Counted::Spelling,
        Counted::SameFiles { from: 1 },
        Counted::Variable { line: 1 },
        Counted::BuildArg { name: "VERSION".into() },
        Counted::SameLayers { line: 0 },
        Counted::Earlier,
    ];
    let file = parse("FROM base\nRUN make\n");
    all.iter().map(|counted| explain::cache_hit(&file, counted)).collect()
}

fn failures() -> Vec<Message> {
    let file = parse("FROM base\nRUN make\n");
    let ignore = |what, pattern: &str| {
        let pattern = pattern.to_owned();
        Failure::Plan(PlanError::Ignore(IgnoreError { line: 3, pattern, what }))
    };
    let all = [
        Failure::Missing { instruction: 1, source: "package.json".into() },
        Failure::Command { instruction: 1 },
        Failure::NeedsBuildKit { instruction: 1 },
        Failure::Plan(PlanError::Syntax),
        Failure::Plan(PlanError::NoStage),
        Failure::Plan(PlanError::UnknownStage("prod".into())),
        Failure::Plan(PlanError::Expand(1, ExpandError::OpenBrace)),
        Failure::Plan(PlanError::Mount(1, MountError::SecretTwice)),
        ignore(IgnoreProblem::LoneException, "!"),
        ignore(IgnoreProblem::Syntax, "[a"),
        Failure::Plan(PlanError::EmptyBase(0)),
        Failure::Plan(PlanError::Circle(1)),
    ];
    all.iter().map(|failure| explain::cache_failure(&file, failure)).collect()
}

fn events() -> Vec<Message> {
    let version = Version::BuildKit;
    let (step, key) = (1, Sum(0x3f2a_91c0_77de_u128 << 80));
    let all = [
        CacheEvent::DockerfileChanged,
        CacheEvent::FileChanged { path: "src/app.js".into() },
        CacheEvent::InputChanged,
        CacheEvent::Sent { version, sent: 1, ignored: 0 },
        CacheEvent::Sent { version, sent: 1_204, ignored: 31 },
        CacheEvent::Gathered { version, step, parts: 1 },
        CacheEvent::Gathered { version, step, parts: 5 },
        CacheEvent::LookedUp { version, step, key, found: true },
        CacheEvent::LookedUp { version, step, key, found: false },
        CacheEvent::NotLookedUp { version, step },
        CacheEvent::Ran { version, step, time: 31_200 },
        CacheEvent::Stored { version, step, key },
        CacheEvent::Failed { version, step },
        CacheEvent::Finished { version, ok: true },
        CacheEvent::Finished { version, ok: false },
        CacheEvent::Pruned,
        CacheEvent::Collected { keys: 1 },
        CacheEvent::Collected { keys: 12 },
    ];
    let file = parse("FROM base\nRUN make\n");
    let mut out: Vec<Message> =
        all.iter().map(|event| explain::cache_event(&file, event)).collect();
    let refusals =
        [Refusal::NoLine(9), Refusal::NoFile("a".into()), Refusal::Exists("b.txt".into())];
    out.extend(refusals.iter().map(explain::cache_refusal));
    out
}
