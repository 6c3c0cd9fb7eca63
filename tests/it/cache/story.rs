//! A small notation: a Dockerfile, a context, what is changed, and what becomes of each line.

use std::sync::Arc;

use onionskin::sim::Simulator;
use onionskin::sim::cache::{
    Action, BuildCache, Export, Inputs, Options, Output, Refusal, RunModel, State, Verdict, Version,
};

/// What a person does, one thing a line.
fn actions(text: &str, state: &State, version: Version) -> Vec<Action> {
    let mut out = Vec::new();
    let mut options = state.inputs.options.clone();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    for line in lines {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let (first, second) = rest.split_once(' ').unwrap_or((rest, ""));
        let number = || first.parse().unwrap();
        let mut set = |change: &dyn Fn(&mut Options)| {
            change(&mut options);
            Action::Options(Box::new(options.clone()))
        };
        let text = second.replace("\\n", "\n");
        out.push(match word {
            "write" => Action::WriteFile(first.into(), text.into()),
            "unseen" => Action::UnseenFile(first.into(), 1_000, second.into()),
            "dir" => Action::MakeDirectory(first.into()),
            "link" => Action::MakeLink(first.into(), second.into()),
            "touch" => Action::Touch(first.into()),
            "chmod" => Action::Chmod(second.into(), u32::from_str_radix(first, 8).unwrap()),
            "rename" => Action::Rename(first.into(), second.into()),
            "delete" => Action::Delete(first.into()),
            "line" => Action::EditLine(number(), second.into()),
            "insert" => Action::InsertLine(number(), second.into()),
            "remove" => Action::RemoveLine(number()),
            "move" => Action::MoveLine(number(), second.parse().unwrap()),
            "arg" => match rest.split_once('=') {
                Some((name, value)) => Action::BuildArg(name.into(), Some(value.into())),
                None => Action::BuildArg(rest.into(), None),
            },
            "secret" => Action::Secret(first.into(), Some(second.into())),
            "no-cache" => set(&|options| options.no_cache = first != "off"),
            "no-cache-filter" => set(&|options| options.no_cache_filter = vec![first.into()]),
            "target" => set(&|options| options.target = Some(first.into())),
            "network" => set(&|options| options.network = Some(first.into())),
            "platform" => set(&|options| options.platform = Some(first.into())),
            "host" => set(&|options| options.add_hosts = vec![(first.into(), second.into())]),
            "cache-to" => {
                let how = match first {
                    "inline" => Export::Inline,
                    "min" => Export::Min,
                    _ => Export::Max,
                };
                set(&|options| options.cache_to = vec![(second.into(), how)])
            }
            "context" => set(&|options| {
                options.contexts.insert(first.into(), state.inputs.context.clone());
            }),
            "cache-from" => set(&|options| options.cache_from = vec![first.into()]),
            "tag" => set(&|options| options.tag = Some(first.into())),
            "fails" => Action::Run(rest.into(), RunModel { fails: true, ..RunModel::default() }),
            "works" => Action::Run(rest.into(), RunModel::default()),
            "same" => {
                let model = RunModel { output: Output::Same, ..RunModel::default() };
                Action::Run(rest.into(), model)
            }
            "prune" => Action::Prune,
            "collect" => Action::Collect(first.parse().unwrap()),
            "build" => Action::Build(vec![version]),
            other => panic!("{other}"),
        });
    }
    out
}

/// The state after a Dockerfile was built in a context, something changed, and it was built again.
/// `context` and `changes` are in the notation of `actions`.
pub fn played(dockerfile: &str, context: &str, changes: &str, version: Version) -> State {
    let dockerfile = dockerfile.trim_start();
    let simulator = BuildCache { inputs: Arc::new(Inputs::new(dockerfile)) };
    let mut state = simulator.initial();
    for text in [context, "build", changes, "build"] {
        state = on(&simulator, &state, text, version).unwrap();
    }
    state
}

/// The state after some more lines.
pub fn on(
    simulator: &BuildCache,
    state: &State,
    text: &str,
    version: Version,
) -> Result<State, Refusal> {
    let mut state = state.clone();
    for line in text.lines() {
        for action in actions(line, &state, version) {
            state = simulator.step(&state, &action)?.0;
        }
    }
    Ok(state)
}

/// What became of each line of the last build, in a word; of a step that ran again also the line
/// that is the cause.
pub fn words(state: &State, version: Version) -> String {
    let told = &state.last[&version];
    let line = |at: usize| told.build.file.instructions[at].lines.first;
    let word = |verdict: &Verdict| match verdict {
        Verdict::Hit(_) => "hit".to_owned(),
        Verdict::Miss(_) => "miss".to_owned(),
        Verdict::ReRun { because, .. } => format!("rerun:{}", line(*because)),
        Verdict::Skipped => "skipped".to_owned(),
        Verdict::Error => "error".to_owned(),
        Verdict::NotReached => "not-reached".to_owned(),
        Verdict::Settings => "settings".to_owned(),
        Verdict::Base(reasons) if reasons.is_empty() => "base".to_owned(),
        Verdict::Base(_) => "base:new".to_owned(),
        Verdict::Stage => "stage".to_owned(),
        Verdict::Scratch => "scratch".to_owned(),
        Verdict::Global => "global".to_owned(),
    };
    told.verdicts.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// What becomes of the lines in BuildKit.
pub fn buildkit(dockerfile: &str, context: &str, changes: &str, expected: &str) {
    check(Version::BuildKit, dockerfile, context, changes, expected);
}

/// What becomes of the lines in the classic builder.
pub fn classic(dockerfile: &str, context: &str, changes: &str, expected: &str) {
    check(Version::Classic, dockerfile, context, changes, expected);
}

/// In both: where they differ, or that they do not.
pub fn both(dockerfile: &str, context: &str, changes: &str, kit: &str, old: &str) {
    buildkit(dockerfile, context, changes, kit);
    classic(dockerfile, context, changes, old);
}

fn check(version: Version, dockerfile: &str, context: &str, changes: &str, expected: &str) {
    let state = played(dockerfile, context, changes, version);
    assert_eq!(words(&state, version), expected, "{version:?}\n{dockerfile}\n{changes}");
}
