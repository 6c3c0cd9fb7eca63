//! Looks every vertex up and runs what is not there.
//!
//! The key of a step is the digest of its own parts on top of the key of what it is built on. There
//! is no second chance for the latter: where it missed, the step misses, whatever its files are. What
//! a step copies or mounts counts by its content, so that a stage that ran again may still be the
//! same to it.

use std::sync::Arc;

use super::missing::missing;
use super::plan::Plan;
use super::store::{Cache, ContextCopy, Exported, Record};
use super::vertex::{CopyOp, Op, Place, Source, Vertex, VertexId};
use crate::base::clean::{clean, last_name};
use crate::dockerfile::glob::has_wildcard;
use crate::sim::cache::context::{Selected, needed, receive, send};
use crate::sim::cache::files::{Files, Ran, after_run, place};
use crate::sim::cache::hash::{Hasher, Sum};
use crate::sim::cache::inputs::Inputs;
use crate::sim::cache::key::{Part, Parts};
use crate::sim::cache::options::Export;
use crate::sim::cache::tree::{Meta, Node, Tree};
use crate::sim::cache::version::Version;

/// What became of a vertex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its result came from the cache.
    Cached,
    /// It ran.
    Executed,
    /// It failed, or was stopped because something failed.
    Error,
    /// The build ended before it.
    NotReached,
}

/// A vertex after the build.
#[derive(Clone, Debug)]
pub struct State {
    /// What became of it.
    pub outcome: Outcome,
    /// Its key.
    pub key: Sum,
    /// Whether those built on it may look for their keys: it was found itself.
    pub found: bool,
    /// The own parts of its key.
    pub parts: Arc<Parts>,
    /// Its files, if they are here.
    pub files: Option<Files>,
    /// The text of the key that was there, if that was not this step's: an equal step elsewhere.
    pub quick: Option<Sum>,
}

/// A build.
#[derive(Clone, Debug)]
pub struct Solved {
    /// What became of each vertex.
    pub states: Vec<State>,
    /// Whether the build succeeded.
    pub ok: bool,
    /// The sources that are not there: vertex and source as written.
    pub missing: Vec<(VertexId, String)>,
}

pub(super) struct Solver<'a> {
    pub plan: &'a Plan,
    pub inputs: &'a Inputs,
    pub version: Version,
    pub cache: Cache,
    pub states: Vec<State>,
}

/// Builds: what becomes of each vertex, and the cache after it.
#[must_use]
pub fn solve(
    plan: &Plan,
    inputs: &Inputs,
    cache: &Cache,
    version: Version,
    texts: &dyn Fn(&Vertex) -> Arc<str>,
) -> (Solved, Cache) {
    let mut cache = cache.clone();
    cache.builds += 1;
    for name in &inputs.options.cache_from {
        cache.import(name);
    }
    let mut solver = Solver { plan, inputs, version, cache, states: Vec::new() };
    solver.transfer();
    let lost = missing(&mut solver);
    if !lost.missing.is_empty() {
        return (lost, solver.cache);
    }
    for id in 0..plan.vertices.len() {
        let state = solver.vertex(id, texts);
        solver.states.push(state);
    }
    let failed = |state: &State| matches!(state.outcome, Outcome::Error | Outcome::NotReached);
    let ok = !solver.states.iter().any(failed);
    if ok {
        solver.export();
    }
    (Solved { states: solver.states, ok, missing: Vec::new() }, solver.cache)
}

impl Solver<'_> {
    /// Brings the copies of the contexts up to date. A context that nothing is asked of stays as it
    /// is.
    fn transfer(&mut self) {
        for (name, wanted) in &self.plan.wanted {
            if wanted.is_empty() {
                continue;
            }
            let (source, rules) = match name {
                None => (self.inputs.whole_context(), self.inputs.ignore_rules(false)),
                Some(name) => {
                    let tree = self.inputs.options.contexts.get(name).cloned().unwrap_or_default();
                    let rules = match tree.resolve(".dockerignore") {
                        Some((_, Node::File(file))) => file.content.bytes.clone(),
                        _ => None,
                    };
                    let rules = rules.unwrap_or_default();
                    (tree, String::from_utf8_lossy(&rules).into_owned())
                }
            };
            let old = self.cache.contexts.get(name);
            let sent = send(&source, &rules, old.map(|old| &old.sent));
            let part = needed(&sent.tree, wanted);
            let tree = match old {
                Some(old) => receive(&old.tree, Some(&old.needed), &part),
                None => part.clone(),
            };
            let copy = ContextCopy { build: self.cache.builds, sent, needed: part, tree };
            self.cache.contexts.insert(name.clone(), copy);
        }
    }

    pub(super) fn context(&self, name: Option<&String>) -> Tree {
        let name = name.cloned();
        self.cache.contexts.get(&name).map(|copy| copy.tree.clone()).unwrap_or_default()
    }

    /// The key of what a vertex is built on, and whether it was found.
    fn parent(&self, vertex: &Vertex) -> (Sum, bool) {
        match vertex.parent {
            Some(parent) => (self.states[parent].key, self.states[parent].found),
            None => (Hasher::new("scratch").done(), true),
        }
    }

    fn inputs_of(&self, vertex: &Vertex) -> Vec<VertexId> {
        let from = |source: &Source| match source.from {
            Place::Vertex(vertex) => vertex,
            _ => None,
        };
        let mut all: Vec<VertexId> = vertex.parent.into_iter().collect();
        match &vertex.op {
            Op::Copy(copy) => all.extend(copy.sources.iter().filter_map(from)),
            Op::Run(run) => all.extend(run.binds.iter().filter_map(|(_, source)| from(source))),
            Op::Link(copy) => all.push(*copy),
            _ => {}
        }
        all
    }

    fn vertex(&mut self, id: VertexId, texts: &dyn Fn(&Vertex) -> Arc<str>) -> State {
        let plan = self.plan;
        let vertex = &plan.vertices[id];
        let (parent, found) = self.parent(vertex);
        let lost = |&input: &VertexId| {
            matches!(self.states[input].outcome, Outcome::Error | Outcome::NotReached)
        };
        if self.inputs_of(vertex).iter().any(lost) {
            return State::nothing(Outcome::NotReached);
        }
        if let Some(state) = self.root(vertex) {
            return state;
        }
        let quick = self.quick_key(vertex, parent);
        let asked = quick.filter(|(_, all_found)| *all_found).map(|(quick, _)| quick);
        let quick = quick.map(|(quick, _)| quick);
        let known = asked.and_then(|quick| self.cache.quick.get(&quick).copied());
        let known = known.filter(|key| self.cache.records.contains_key(key));
        let (key, parts) = match known.filter(|_| found && !vertex.forced) {
            Some(key) => {
                let parts = self.cache.records.get(&key).map(|record| Arc::clone(&record.parts));
                (key, parts.unwrap_or_default())
            }
            None => {
                self.fetch_sources(vertex, texts);
                let parts = self.parts(vertex);
                (parts.sum(Some(parent)), Arc::new(parts))
            }
        };
        if let Some(quick) = quick {
            self.cache.quick.insert(quick, key);
        }
        let now = self.cache.builds;
        if found
            && !vertex.forced
            && let Some(record) = self.cache.records.get_mut(&key)
        {
            record.builds.1 = now;
            let files = record.result.clone();
            return State { outcome: Outcome::Cached, key, found: true, parts, files, quick };
        }
        if let Op::Run(run) = &vertex.op
            && run.model.fails
        {
            self.ensure(vertex.parent, texts);
            let state = State::nothing(Outcome::Error);
            return State { key, parts, ..state };
        }
        self.ensure(vertex.parent, texts);
        let files = self.run(id, &parts);
        self.record(key, parent, &parts, &files, texts(vertex));
        let outcome = Outcome::Executed;
        State { outcome, key, found: false, parts, files: Some(files), quick }
    }

    /// Vertices that nothing is looked up for: images and contexts as the files of a stage.
    pub(super) fn root(&self, vertex: &Vertex) -> Option<State> {
        let (part, text, sum, files) = match &vertex.op {
            Op::Image(image) => {
                let layers: Vec<&str> = image.layers.iter().map(|layer| &*layer.id).collect();
                (Part::BaseLayers, layers.join("\n"), image.layers_sum(), image.files())
            }
            Op::Context(name) => {
                let tree = self.context(Some(name));
                let sum = tree.root().root_sum();
                let files = Files { tree, ..Files::default() };
                (Part::Content(name.clone()), sum.to_string(), sum, files)
            }
            _ => return None,
        };
        let mut parts = Parts::default();
        parts.add(part, text);
        let key = Hasher::new("root").sum(sum).done();
        let (parts, files) = (Arc::new(parts), Some(files));
        Some(State { outcome: Outcome::Cached, key, found: true, parts, files, quick: None })
    }

    /// The key by the keys of the stages that files come from, and whether those were all found: only
    /// then it is looked for.
    fn quick_key(&self, vertex: &Vertex, parent: Sum) -> Option<(Sum, bool)> {
        let (sources, own): (Vec<&Source>, &Parts) = match &vertex.op {
            Op::Copy(copy) => (copy.sources.iter().collect(), &copy.own),
            Op::Run(run) => (run.binds.iter().map(|(_, source)| source).collect(), &run.own),
            _ => return None,
        };
        let mut found = true;
        let mut hasher = Hasher::new("quick").sum(own.sum(Some(parent)));
        for source in &sources {
            let Place::Vertex(Some(from)) = source.from else { return None };
            let state = &self.states[from];
            found &= state.found;
            hasher = hasher.text(&format!("{:?}", source.pattern)).sum(state.key);
        }
        (!sources.is_empty()).then(|| (hasher.done(), found))
    }

    /// Makes sure that the files which sources are read from are here.
    fn fetch_sources(&mut self, vertex: &Vertex, texts: &dyn Fn(&Vertex) -> Arc<str>) {
        let parent = vertex.parent;
        for input in self.inputs_of(vertex) {
            if Some(input) != parent {
                self.ensure(Some(input), texts);
            }
        }
    }

    /// Makes sure that the files of a vertex are here: if only its key was known, it runs after all,
    /// and what it needs before it.
    fn ensure(&mut self, vertex: Option<VertexId>, texts: &dyn Fn(&Vertex) -> Arc<str>) {
        let mut wanted: Vec<VertexId> = Vec::new();
        let mut todo: Vec<VertexId> = vertex.into_iter().collect();
        while let Some(id) = todo.pop() {
            if self.states[id].files.is_none() && !wanted.contains(&id) {
                wanted.push(id);
                todo.extend(self.inputs_of(&self.plan.vertices[id]));
            }
        }
        wanted.sort_unstable();
        for id in wanted {
            let parts = Arc::new(self.parts(&self.plan.vertices[id]));
            let files = self.run(id, &parts);
            let (parent, _) = self.parent(&self.plan.vertices[id]);
            let key = self.states[id].key;
            self.record(key, parent, &parts, &files, texts(&self.plan.vertices[id]));
            let state = &mut self.states[id];
            state.outcome = Outcome::Executed;
            state.parts = parts;
            state.files = Some(files);
        }
    }

    fn record(&mut self, key: Sum, parent: Sum, parts: &Arc<Parts>, files: &Files, text: Arc<str>) {
        let now = self.cache.builds;
        let record = Record {
            result: Some(files.clone()),
            parts: Arc::clone(parts),
            parent: Some(parent),
            text,
            builds: (now, now),
        };
        self.cache.records.insert(key, record);
    }

    /// The own parts of a vertex's key.
    pub(super) fn parts(&mut self, vertex: &Vertex) -> Parts {
        match &vertex.op {
            Op::Directory { own, .. } => own.clone(),
            Op::Copy(copy) => {
                let mut parts = Parts::default();
                for source in &copy.sources {
                    let name = match &source.pattern.parents {
                        Some(written) => with_parents(written),
                        None => last_name(&source.pattern.path).to_owned(),
                    };
                    parts.add(Part::SourceName, name);
                    self.add_content(&mut parts, source);
                }
                parts.0.extend(copy.own.0.iter().cloned());
                parts
            }
            Op::Run(run) => {
                let mut parts = run.own.clone();
                for (_, source) in &run.binds {
                    self.add_content(&mut parts, source);
                }
                parts
            }
            Op::Link(copy) => {
                let mut parts = Parts::default();
                parts.add_content("", self.states[*copy].key, None);
                parts
            }
            Op::Image(_) | Op::Context(_) => Parts::default(),
        }
    }

    fn add_content(&mut self, parts: &mut Parts, source: &Source) {
        let files = self
            .selected(source)
            .unwrap_or_else(|| Selected { sum: Hasher::new("missing").done(), found: Vec::new() });
        parts.add_content(&source.written, files.sum, Some(Arc::new(files)));
    }

    /// The files after a vertex ran. What it needs is here.
    fn run(&mut self, id: VertexId, parts: &Parts) -> Files {
        let plan = self.plan;
        let vertex = &plan.vertices[id];
        let below = vertex.parent.and_then(|parent| self.states[parent].files.clone());
        let below = below.unwrap_or_default();
        match &vertex.op {
            Op::Image(image) => image.files(),
            Op::Context(name) => Files { tree: self.context(Some(name)), ..Files::default() },
            Op::Directory { path, owner, .. } => {
                if below.tree.resolve(path).is_some() {
                    return below;
                }
                let mut meta = Meta::new(0o755);
                (meta.uid, meta.gid) = owner.unwrap_or_default();
                let node = Node::Dir(Arc::new(crate::sim::cache::tree::Dir::new(meta)));
                Files { tree: below.tree.with(path, node), ..below }
            }
            Op::Copy(copy) => self.copied(below, copy),
            Op::Link(copy) => match &plan.vertices[*copy].op {
                Op::Copy(op) => self.copied(below, op),
                _ => below,
            },
            Op::Run(run) => {
                let ran = Ran {
                    shell_text: run.shell_text.as_deref().filter(|_| !run.mounted),
                    cwd: &run.cwd,
                    env: &run.env,
                    key: parts.sum(None),
                    output: &run.model.output,
                    stage: &run.stage,
                    once: Hasher::new("once").number(self.cache.builds).number(id as u64).done(),
                };
                after_run(&below, &ran).0
            }
        }
    }

    fn copied(&mut self, below: Files, copy: &CopyOp) -> Files {
        copy.sources.iter().fold(below, |files, source| match self.selected(source) {
            Some(selected) => place(&files, &source.pattern, &selected, &copy.placing),
            None => files,
        })
    }

    /// Exports the build's records, as `--cache-to` asks.
    fn export(&mut self) {
        let target = self.plan.stages[self.plan.target].as_ref().and_then(|stage| stage.vertex);
        let mut last = vec![false; self.states.len()];
        let mut todo: Vec<VertexId> = target.into_iter().collect();
        while let Some(id) = todo.pop() {
            last[id] = true;
            let vertex = &self.plan.vertices[id];
            todo.extend(vertex.parent);
            if let Op::Link(copy) = vertex.op {
                todo.push(copy);
            }
        }
        for (name, how) in &self.inputs.options.cache_to {
            let mut exported = Exported::default();
            for (id, state) in self.states.iter().enumerate() {
                let Some(record) = self.cache.records.get(&state.key) else { continue };
                let mut record = record.clone();
                if *how != Export::Max && !last[id] {
                    record.result = None;
                }
                exported.records.push((state.key, record));
                exported.quick.extend(state.quick.map(|quick| (quick, state.key)));
            }
            self.cache.exported.insert(name.clone(), Arc::new(exported));
        }
    }
}

/// A source of `COPY --parents` as the key has it: the last name of what stands before `/./`, the
/// path from there on, and of one without wildcards that it has to be there.
fn with_parents(written: &str) -> String {
    let (above, path) = written.split_once("/./").unwrap_or(("/", written));
    let path = clean(&format!("/{path}"));
    let whole = match has_wildcard(above) || has_wildcard(&path) {
        true => String::new(),
        false => clean(&format!("/{above}/{path}")),
    };
    format!("{} {path} {whole}", last_name(&clean(&format!("/{above}"))))
}

impl State {
    pub(super) fn nothing(outcome: Outcome) -> Self {
        let (key, parts) = (Sum::default(), Arc::default());
        Self { outcome, key, found: false, parts, files: None, quick: None }
    }
}
