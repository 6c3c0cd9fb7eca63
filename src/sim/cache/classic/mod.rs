//! The classic builder: instruction by instruction, an image each.
//!
//! A step is found if an image exists that is built on the image so far by a step of the same text.
//! After the first miss of a stage nothing is looked up until the next FROM. Every stage up to the
//! target is built, needed or not.
//!
//! `text` makes the texts of steps, `sum` the digests of files in them, `arguments` knows the build
//! arguments, `dispatch` one instruction, `store` what is found again.

mod arguments;
mod dispatch;
mod stage;
mod store;
pub mod sum;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::build::{Build, Failure, HistoryRow, Key, Status, Step, Trigger};
use super::buildkit::PlanError;
use super::context::{Sent, send};
use super::hash::{Hasher, Sum};
use super::image::EnvList;
use super::inputs::Inputs;
use super::scope::globals;
use super::version::Version;
use crate::dockerfile::ignore::Ignore;
use crate::dockerfile::{Dockerfile, Expander, Instruction, Kind, parse};

pub use stage::Stage;
pub use store::{Cache, Finished, FinishedRow, StepImage};

use dispatch::{Made, Stop};

/// A build on the way.
pub(super) struct Builder<'a> {
    file: &'a Arc<Dockerfile>,
    inputs: &'a Arc<Inputs>,
    version: Version,
    cache: Cache,
    expander: Expander,
    globals: EnvList,
    sent: Sent,
    ignore: Ignore,
    /// The rules of the ignore file, if they have exceptions.
    rules: Sum,
    stages: Vec<Stage>,
    steps: Vec<Step>,
    /// The images that `--cache-from` names.
    sources: Vec<Arc<Finished>>,
    failure: Option<Failure>,
}

/// Builds.
#[must_use]
pub fn build(
    file: &Arc<Dockerfile>,
    inputs: &Arc<Inputs>,
    cache: &Cache,
    version: Version,
) -> (Build, Cache) {
    let expander = Expander::new(file.escape);
    let mut cache = cache.clone();
    cache.builds += 1;
    let first = file.stages.first().map_or(file.instructions.len(), |stage| stage.from);
    let waiting = |at: usize| Step {
        status: if at < first { Status::Meta } else { Status::NotReached },
        key: None,
        needs: Vec::new(),
        stage: file.stage_of(at).map(|stage| stage.index),
        found: false,
        shown: String::new(),
        forced: inputs.options.no_cache,
    };
    let steps = (0..file.instructions.len()).map(waiting).collect();
    let rules = inputs.ignore_rules(true);
    let sent = send(&inputs.whole_context(), &rules, cache.sent.as_ref());
    cache.sent = Some(sent.clone());
    let from = inputs.options.cache_from.iter();
    let sources = from.filter_map(|name| cache.images.get(name).cloned()).collect();
    let (ignore, _) = Ignore::read(&rules);
    let mut builder = Builder {
        file,
        inputs,
        version,
        cache,
        expander,
        globals: Vec::new(),
        sent,
        rules: match ignore.has_exceptions() {
            true => Hasher::new("rules").text(&rules).done(),
            false => Sum::default(),
        },
        ignore,
        stages: Vec::new(),
        steps,
        sources,
        failure: None,
    };
    let mut triggers = BTreeMap::new();
    let target = builder.start();
    if let Some(target) = target {
        builder.all(target, &mut triggers);
    }
    builder.finish(target, triggers)
}

impl Builder<'_> {
    /// The stage that is built, if the build can begin.
    fn start(&mut self) -> Option<usize> {
        let fail = |builder: &mut Self, error: PlanError| {
            builder.failure = Some(Failure::Plan(error));
            None
        };
        if self.file.has_errors() {
            return fail(self, PlanError::Syntax);
        }
        let mut errors = Ignore::read(&self.inputs.ignore_rules(true)).1.into_iter();
        if let Some(error) = errors.next() {
            return fail(self, PlanError::Ignore(error));
        }
        match globals(self.file, &self.expander, &self.inputs.options, Vec::new()) {
            Ok(globals) => self.globals = globals,
            Err(error) => return fail(self, PlanError::Expand(0, error)),
        }
        for (at, instruction) in self.file.instructions.iter().enumerate() {
            if dispatch::needs_buildkit(instruction, self.version) {
                self.failure = Some(Failure::NeedsBuildKit { instruction: at });
                return None;
            }
        }
        let Some(last) = self.file.stages.len().checked_sub(1) else {
            return fail(self, PlanError::NoStage);
        };
        let Some(wanted) = &self.inputs.options.target else { return Some(last) };
        let name = wanted.to_lowercase();
        let stages = &self.file.stages;
        let named = stages.iter().rposition(|stage| stage.name.as_deref() == Some(&name));
        let numbered = || wanted.parse().ok().filter(|&at: &usize| at <= last);
        match named.or_else(numbered) {
            Some(target) => Some(target),
            None => {
                let wanted = wanted.clone();
                fail(self, PlanError::UnknownStage(wanted))
            }
        }
    }

    /// All stages up to the target, one after the other.
    fn all(&mut self, target: usize, triggers: &mut BTreeMap<usize, Vec<Trigger>>) {
        for index in 0..self.file.stages.len() {
            let written = &self.file.stages[index];
            if index > target {
                for at in std::iter::once(written.from).chain(written.instructions.clone()) {
                    self.steps[at].status = Status::Pruned;
                }
                continue;
            }
            if self.failure.is_some() {
                continue;
            }
            if let Err(stop) = self.stage(index, triggers) {
                let (Stop::Failed(at, failure) | Stop::Before(at, failure)) = stop;
                if let Some(step) = self.steps.get_mut(at) {
                    step.status = Status::Error;
                }
                self.failure = Some(failure);
            }
        }
    }

    fn stage(
        &mut self,
        index: usize,
        triggers: &mut BTreeMap<usize, Vec<Trigger>>,
    ) -> Result<(), Stop> {
        let file = Arc::clone(self.file);
        let written = &file.stages[index];
        let from = written.from;
        let word = self.expander.word(&written.base, self.globals.as_slice());
        let name = word.map_err(|error| Stop::plan(from, PlanError::Expand(from, error)))?.text;
        if name.is_empty() {
            return Err(Stop::plan(from, PlanError::EmptyBase(from)));
        }
        let earlier = file.stages[..index].iter().rfind(|s| s.name.as_deref() == Some(&name));
        let mut stage = match earlier.and_then(|earlier| self.stages.get(earlier.index)) {
            Some(parent) => Stage::after(parent),
            None if name == "scratch" => Stage::of_image(None),
            None => Stage::of_image(Some(&self.inputs.image(&name))),
        };
        let step = &mut self.steps[from];
        step.status = Status::Base;
        step.needs = earlier.and(stage.last).into_iter().collect();
        let mut parts = super::key::Parts::default();
        parts.add(super::key::Part::BaseImage, format!("{:032x}", stage.image.0));
        step.key = Some(Key { sum: stage.image, parts: Arc::new(parts), parent: Sum::default() });
        stage.last = Some(from);
        for (number, text) in std::mem::take(&mut stage.config.onbuild).iter().enumerate() {
            let read = parse(text);
            let Some(instruction) = read.instructions.first() else { continue };
            let told = self.instruction(&mut stage, index, from, Some(number), instruction);
            let (status, key) = match &told {
                Ok((status, key)) => (*status, key.clone()),
                Err(_) => (Status::Error, None),
            };
            triggers.entry(from).or_default().push(Trigger { text: text.clone(), status, key });
            told?;
        }
        for at in written.instructions.clone() {
            let mut needs: Vec<usize> = stage.last.into_iter().collect();
            needs.extend(self.copied_from(index, &file.instructions[at]));
            let told = self.instruction(&mut stage, index, at, None, &file.instructions[at]);
            let (status, key) = told?;
            let step = &mut self.steps[at];
            (step.status, step.key, step.found) = (status, key, status == Status::Cached);
            step.needs = needs;
            stage.last = Some(at);
        }
        self.stages.push(stage);
        Ok(())
    }

    /// The last step of the stage that an instruction copies from.
    fn copied_from(&self, index: usize, instruction: &Instruction) -> Option<usize> {
        let Kind::Copy(copy) = &instruction.kind else { return None };
        let number = self.stage_named(index, copy.from.as_deref()?)?;
        self.stages.get(number)?.last
    }

    /// One step: its text, whether it is found, and the image after it.
    fn instruction(
        &mut self,
        stage: &mut Stage,
        index: usize,
        at: usize,
        trigger: Option<usize>,
        instruction: &Instruction,
    ) -> Result<(Status, Option<Key>), Stop> {
        let Made { text, exact, parts, effect } = self.made(stage, index, at, instruction)?;
        let parts = Arc::new(parts);
        let parent = stage.image;
        let sum = parts.sum(Some(parent));
        let key = Some(Key { sum, parts: Arc::clone(&parts), parent });
        let found = match self.inputs.options.no_cache || stage.missed {
            true => None,
            false => self.lookup(stage, sum, &text),
        };
        let status = if found.is_some() { Status::Cached } else { Status::Executed };
        let image = match found {
            Some(found) => found,
            None => {
                stage.missed = true;
                let (files, empty) = self.run(stage, instruction, &parts, &effect, (index, at))?;
                let id = Hasher::new("step").sum(sum).number(self.cache.builds);
                let id = id.number(at as u64).number(trigger.map_or(0, |n| n as u64 + 1)).done();
                let text = instruction.original.trim_end().into();
                let image = StepImage { id, files, empty, parts, parent, text };
                self.cache.steps.insert(sum, image.clone());
                image
            }
        };
        dispatch::apply(stage, effect);
        stage.image = image.id;
        stage.files = image.files.clone();
        stage.rows.push(FinishedRow { created_by: text, image });
        stage.row_of.push((at, exact));
        Ok((status, key))
    }

    /// The image of a step: built here on the same image, or one of an image that `--cache-from`
    /// names, by the text in its history.
    fn lookup(&mut self, stage: &Stage, sum: Sum, text: &str) -> Option<StepImage> {
        let here = self.cache.steps.get(&sum).cloned();
        if self.inputs.options.cache_from.is_empty() || self.sources.is_empty() {
            return here;
        }
        let upto = stage.rows.len();
        let fits = |source: &&Arc<Finished>| {
            let before = source.rows.iter().map(|row| &row.created_by);
            source.base == stage.base
                && before.take(upto).eq(stage.rows.iter().map(|row| &row.created_by))
                && source.rows.get(upto).is_some_and(|row| row.created_by == text)
        };
        let source = self.sources.iter().find(fits).cloned()?;
        // No jumping to another image from here on.
        self.sources = vec![Arc::clone(&source)];
        source.rows.get(upto).map(|row| row.image.clone())
    }

    fn finish(
        mut self,
        target: Option<usize>,
        triggers: BTreeMap<usize, Vec<Trigger>>,
    ) -> (Build, Cache) {
        let ok = self.failure.is_none();
        let mut history = Vec::new();
        let stage = target.and_then(|target| self.stages.get(target)).cloned();
        if let (true, Some(mut stage)) = (ok, stage) {
            let labels = &self.inputs.options.labels;
            if !labels.is_empty() {
                let pairs: Vec<_> = labels.iter().map(|(k, v)| (k.clone(), v.clone())).collect();
                let made = text::settings(&stage.config, &text::named("LABEL", &pairs));
                let last = StepImage {
                    id: Hasher::new("labels").sum(stage.image).text(&made).done(),
                    files: stage.files.clone(),
                    empty: Some(true),
                    parts: Arc::default(),
                    parent: stage.image,
                    text: made.as_str().into(),
                };
                stage.rows.push(FinishedRow { created_by: made, image: last });
                stage.row_of.push((self.file.instructions.len(), true));
            }
            let rows = stage.rows.iter().zip(&stage.row_of);
            history.extend(rows.map(|(row, &(instruction, exact))| HistoryRow {
                created_by: row.created_by.clone(),
                empty: row.image.empty,
                exact,
                instruction,
            }));
            let finished = Finished { base: stage.base, rows: stage.rows };
            let name = self.inputs.options.tag.clone().unwrap_or_default();
            self.cache.images.insert(name, Arc::new(finished));
        }
        let build = Build {
            version: self.version,
            inputs: Arc::clone(self.inputs),
            file: Arc::clone(self.file),
            ok,
            failure: self.failure,
            steps: self.steps,
            shared: Vec::new(),
            links: BTreeMap::new(),
            triggers,
            history,
        };
        (build, self.cache)
    }
}
