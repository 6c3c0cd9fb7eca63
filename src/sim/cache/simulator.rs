//! The build cache as a [`Simulator`]: edits, and builds by both builders.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::action::{Action, Refusal};
use super::build::{Build, Memory, build};
use super::event::{CacheEvent, of_build};
use super::inputs::Inputs;
use super::model::{Bar, Cost, bars, costs};
use super::tree::{Content, Dir, File, Link, Meta, Node, Tree};
use super::verdict::{Verdict, verdicts};
use super::version::Version;
use crate::sim::{Simulator, Stepped};

/// A build with all that is to be said of it.
#[derive(Clone, Debug)]
pub struct Told {
    /// The build.
    pub build: Build,
    /// What became of each line, and why.
    pub verdicts: Vec<Verdict>,
    /// What each line costs when it runs: a model.
    pub costs: Vec<Cost>,
    /// When each step that ran began and ended.
    pub bars: Vec<Bar>,
}

/// How things are.
#[derive(Clone, Debug)]
pub struct State {
    /// What the next build depends on.
    pub inputs: Arc<Inputs>,
    /// What the builders remember.
    pub memory: Memory,
    /// The last build of each builder.
    pub last: BTreeMap<Version, Arc<Told>>,
    /// All builds, the latest last.
    pub builds: imbl::Vector<Arc<Told>>,
    /// The time of the next edit, in seconds.
    pub clock: i64,
}

/// Edits and builds, from these inputs on.
#[derive(Clone, Debug)]
pub struct BuildCache {
    /// What is there before the first action.
    pub inputs: Arc<Inputs>,
}

impl Simulator for BuildCache {
    type State = State;
    type Action = Action;
    type Event = CacheEvent;
    type Refusal = Refusal;

    fn initial(&self) -> State {
        State {
            inputs: Arc::clone(&self.inputs),
            memory: Memory::default(),
            last: BTreeMap::new(),
            builds: imbl::Vector::new(),
            clock: super::tree::MTIME + 1,
        }
    }

    fn step(&self, state: &State, action: &Action) -> Stepped<Self> {
        let mut state = state.clone();
        state.clock += 1;
        let events = match action {
            Action::Build(versions) => {
                versions.iter().flat_map(|&version| state.build(version)).collect()
            }
            Action::Prune => {
                state.memory.buildkit = state.memory.buildkit.pruned();
                state.memory.classic = state.memory.classic.pruned();
                vec![CacheEvent::Pruned]
            }
            Action::Collect(builds) => {
                let keys = state.memory.buildkit.collect(*builds);
                vec![CacheEvent::Collected { keys }]
            }
            other => {
                let clock = state.clock;
                vec![edit(Arc::make_mut(&mut state.inputs), other, clock)?]
            }
        };
        Ok((state, events))
    }
}

impl State {
    fn build(&mut self, version: Version) -> Vec<CacheEvent> {
        let before = self.memory.clone();
        let (built, memory) = build(&self.inputs, &before, version);
        let last = self.last.get(&version).map(|told| &told.build);
        let verdicts = verdicts(&built, last, &before);
        let costs = costs(&built);
        let bars = bars(&built, &costs);
        let whole = files(&self.inputs, &self.inputs.whole_context());
        let sent = match version.is_classic() {
            true => memory.classic.sent.as_ref().map(|sent| &sent.tree),
            // A build that asks for nothing leaves the copy of an earlier one alone.
            false => (memory.buildkit.contexts.get(&None))
                .filter(|copy| copy.build > before.buildkit.builds)
                .map(|copy| &copy.needed),
        };
        let sent = sent.map_or(0, |sent| files(&self.inputs, sent));
        let ignored = whole.saturating_sub(sent);
        let events = of_build(&built, &costs, sent, ignored);
        self.memory = memory;
        let told = Arc::new(Told { build: built, verdicts, costs, bars });
        self.last.insert(version, Arc::clone(&told));
        self.builds.push_back(told);
        events
    }
}

/// Files and links of a context; the Dockerfile is not counted, be it among them or not.
fn files(inputs: &Inputs, context: &Tree) -> usize {
    let dockerfile = inputs.path.as_ref().is_some_and(|path| context.get(path).is_some());
    context.root().files() - usize::from(dockerfile)
}

/// An edit of what builds depend on.
fn edit(inputs: &mut Inputs, action: &Action, clock: i64) -> Result<CacheEvent, Refusal> {
    let context = inputs.context.clone();
    let there = |path: &String| context.get(path).ok_or_else(|| Refusal::NoFile(path.clone()));
    let now = |mode: u32| Meta { mtime: clock, ..Meta::new(mode) };
    let put = |inputs: &mut Inputs, path: &String, node: Node| {
        inputs.context = context.with(path, node);
        CacheEvent::FileChanged { path: path.clone() }
    };
    Ok(match action {
        Action::SetDockerfile(text) => {
            dockerfile(inputs, clock, text);
            CacheEvent::DockerfileChanged
        }
        Action::EditLine(..)
        | Action::InsertLine(..)
        | Action::RemoveLine(_)
        | Action::MoveLine(..) => {
            let text = edited(&inputs.dockerfile, action)?;
            dockerfile(inputs, clock, &text);
            CacheEvent::DockerfileChanged
        }
        Action::WriteFile(path, text) => {
            let content = Content::of(text.as_bytes());
            put(inputs, path, written(&context, path, content, clock))
        }
        Action::UnseenFile(path, size, digest) => {
            let content = Content::unseen(*size, digest);
            put(inputs, path, written(&context, path, content, clock))
        }
        Action::MakeDirectory(path) => {
            if context.get(path).is_some() {
                return Err(Refusal::Exists(path.clone()));
            }
            put(inputs, path, Node::Dir(Dir::new(now(0o755)).into()))
        }
        Action::MakeLink(path, target) => {
            let link = Link { meta: now(0o777), target: target.clone() };
            put(inputs, path, Node::Link(link.into()))
        }
        Action::Touch(path) => {
            let node = there(path)?;
            let meta = Meta { mtime: clock, ..node.meta().clone() };
            put(inputs, path, node.with_meta(meta))
        }
        Action::Chmod(path, mode) => {
            let node = there(path)?;
            let meta = Meta { mode: *mode, ..node.meta().clone() };
            put(inputs, path, node.with_meta(meta))
        }
        Action::Rename(from, to) => {
            let node = there(from)?;
            if context.get(to).is_some() {
                return Err(Refusal::Exists(to.clone()));
            }
            inputs.context = context.without(from).with(to, node);
            CacheEvent::FileChanged { path: to.clone() }
        }
        Action::Delete(path) => {
            there(path)?;
            inputs.context = context.without(path);
            CacheEvent::FileChanged { path: path.clone() }
        }
        other => {
            set(inputs, other);
            CacheEvent::InputChanged
        }
    })
}

/// Everything that is neither the Dockerfile nor a file.
fn set(inputs: &mut Inputs, action: &Action) {
    let put =
        |map: &mut BTreeMap<String, String>, name: &String, value: &Option<String>| match value {
            Some(value) => _ = map.insert(name.clone(), value.clone()),
            None => _ = map.remove(name),
        };
    match action {
        Action::BuildArg(name, value) => put(&mut inputs.options.build_args, name, value),
        Action::Secret(id, value) => put(&mut inputs.options.secrets, id, value),
        Action::Options(options) => inputs.options = options.as_ref().clone(),
        Action::Image(name, image) => {
            _ = inputs.images.insert(name.clone(), Arc::clone(image));
        }
        Action::Url(url, resource) => _ = inputs.http.insert(url.clone(), resource.clone()),
        Action::Run(text, model) => _ = inputs.runs.insert(text.clone(), model.clone()),
        _ => {}
    }
}

/// A file with other bytes: its mode stays.
fn written(context: &Tree, path: &str, content: Content, clock: i64) -> Node {
    let meta = match context.get(path) {
        Some(Node::File(file)) => file.meta.clone(),
        _ => Meta::new(0o644),
    };
    Node::File(File::new(Meta { mtime: clock, ..meta }, content).into())
}

/// Another Dockerfile. What was said of a RUN goes with its line if only its text is another.
fn dockerfile(inputs: &mut Inputs, clock: i64, text: &str) {
    if *inputs.dockerfile == *text {
        return;
    }
    if !inputs.runs.is_empty() {
        let (old, new) =
            (crate::dockerfile::parse(&inputs.dockerfile), crate::dockerfile::parse(text));
        for (at, was) in super::diff::matched(&old, &new).into_iter().enumerate() {
            let Some(was) = was else { continue };
            let (was, now) = (&old.instructions[was].text, &new.instructions[at].text);
            if was != now
                && !inputs.runs.contains_key(now)
                && let Some(model) = inputs.runs.get(was).cloned()
            {
                inputs.runs.insert(now.clone(), model);
            }
        }
    }
    inputs.dockerfile = text.into();
    inputs.dockerfile_mtime = clock;
}

/// The Dockerfile with a line edited.
fn edited(text: &str, action: &Action) -> Result<String, Refusal> {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let there = |line: usize| match line.checked_sub(1) {
        Some(at) if at < lines.len() => Ok(at),
        _ => Err(Refusal::NoLine(line)),
    };
    let full: String;
    match action {
        Action::EditLine(line, new) => {
            let at = there(*line)?;
            full = format!("{new}\n");
            lines[at] = &full;
        }
        Action::InsertLine(line, new) => {
            let at = if *line == lines.len() + 1 { lines.len() } else { there(*line)? };
            full = format!("{new}\n");
            lines.insert(at, &full);
        }
        Action::RemoveLine(line) => {
            let at = there(*line)?;
            lines.remove(at);
        }
        Action::MoveLine(from, to) => {
            let (from, to) = (there(*from)?, there(*to)?);
            let moved = lines.remove(from);
            lines.insert(to, moved);
        }
        _ => {}
    }
    let mut out = String::new();
    for line in lines {
        // A last line that had no end of its own gets one where another follows.
        if !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        out.push_str(line);
    }
    Ok(out)
}
