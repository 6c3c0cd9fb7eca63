//! What a change costs: two builds from nothing with the change between them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::sim::Simulator as _;
use crate::sim::cache::Version;
use crate::sim::cache::action::Action;
use crate::sim::cache::inputs::Inputs;
use crate::sim::cache::look::Mark;
use crate::sim::cache::model::total;
use crate::sim::cache::registry::{self, Runs};
use crate::sim::cache::script::{Played, Step};
use crate::sim::cache::simulator::BuildCache;

/// What is changed between two builds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Probe {
    /// A file gets other bytes.
    Edit(String),
    /// A build argument gets another value.
    Arg(String),
    /// An image's name stands for one with other layers.
    Base(String),
    /// The Dockerfile gets a comment.
    Comment,
    /// One more package is installed, by the line that has this text.
    Package(String),
}

/// What the second of two builds does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// Steps that run.
    pub runs: u64,
    /// Milliseconds.
    pub time: u64,
    /// Bytes of the image.
    pub bytes: u64,
    /// Bytes to push.
    pub push: u64,
    /// The instructions with what becomes of them; not sent.
    #[serde(skip)]
    pub lines: Vec<(String, Mark)>,
}

impl Effect {
    /// What becomes of the first instruction that has these words.
    #[must_use]
    pub fn mark_of(&self, words: &str) -> Option<Mark> {
        self.lines.iter().find(|(text, _)| text.contains(words)).map(|(_, mark)| *mark)
    }
}

/// What a change costs with these inputs, or with others in the place of the Dockerfile and the
/// ignore file; nothing if a build fails.
pub fn effect(
    inputs: &Arc<Inputs>,
    dockerfile: Option<&str>,
    ignore: Option<&str>,
    probe: &Probe,
) -> Option<Effect> {
    let mut inputs = (**inputs).clone();
    if let Some(text) = dockerfile {
        inputs.dockerfile = text.into();
    }
    // Both are built from nothing: neither takes from elsewhere nor is told to run all.
    inputs.options.cache_from.clear();
    inputs.options.cache_to.clear();
    inputs.options.no_cache = false;
    inputs.options.no_cache_filter.clear();
    let played = Played { cache: BuildCache { inputs: Arc::new(inputs) } };
    let mut state = played.initial();
    let mut steps = Vec::new();
    if let Some(text) = ignore {
        steps.push(Step::Write(".dockerignore".into(), text.into()));
    }
    let build = Step::Build(vec![Version::BuildKit]);
    steps.push(build.clone());
    for step in &steps {
        state = played.step(&state, step).ok()?.0;
    }
    let text = state.inputs.dockerfile.to_string();
    let action = match probe {
        Probe::Edit(path) => Step::Edit(path.clone()).actions(&state).ok()?.pop()?,
        Probe::Arg(name) => {
            let other = state.inputs.options.build_args.get(name).map_or("1", |_| "2");
            Action::BuildArg(name.clone(), Some(format!("probe-{other}")))
        }
        Probe::Base(name) => Step::Base(name.clone(), true).actions(&state).ok()?.pop()?,
        Probe::Comment => {
            let end = if text.ends_with('\n') { "" } else { "\n" };
            Action::SetDockerfile(format!("{text}{end}# probe\n").into())
        }
        Probe::Package(words) => {
            let at = text.find(words.as_str())?;
            let (before, after) = text.split_at(at + words.len());
            Action::SetDockerfile(format!("{before} probe{after}").into())
        }
    };
    state = played.cache.step(&state, &action).ok()?.0;
    state = played.step(&state, &build).ok()?.0;
    let mut runs = Runs::default();
    let mut there = std::collections::BTreeSet::new();
    let mut out = None;
    for told in &state.builds {
        if !told.build.ok {
            return None;
        }
        let image = runs.image(told);
        let push = registry::send(&mut there, &image).bytes;
        let texts = told.build.file.instructions.iter().map(|i| i.original.clone());
        let lines: Vec<(String, Mark)> = texts.zip(told.verdicts.iter().map(Mark::of)).collect();
        let ran = lines.iter().filter(|(_, mark)| mark.ran()).count() as u64;
        let time = total(&told.bars);
        out = Some(Effect { runs: ran, time, bytes: image.bytes(), push, lines });
    }
    out
}
