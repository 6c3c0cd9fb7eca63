//! A Dockerfile as a graph: only the stages that the target needs are in it.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::stage::Stage;
use super::vertex::{Op, Vertex, VertexId};
use crate::dockerfile::{
    Dockerfile, ExpandError, Expander, Ignore, IgnoreError, Instruction, Kind, MountError,
    mount_fields, parse,
};
use crate::sim::cache::context::Wanted;
use crate::sim::cache::hash::{Hasher, Sum};
use crate::sim::cache::image::EnvList;
use crate::sim::cache::inputs::Inputs;
use crate::sim::cache::scope::{PLATFORM, globals, platform_args};
use crate::sim::cache::version::Version;

/// What an instruction is in a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// An ARG before the first FROM.
    Meta,
    /// In a stage that the target does not need.
    Pruned,
    /// It changes settings alone.
    Config,
    /// FROM an image, or a build context in its place.
    Base(VertexId),
    /// FROM an earlier stage.
    Stage(usize),
    /// FROM scratch.
    Scratch,
    /// A step, and the step that puts a linked layer in place.
    Step(VertexId, Option<VertexId>),
}

/// Why there is no graph: BuildKit gives up before any step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlanError {
    /// The Dockerfile has mistakes.
    Syntax,
    /// There is no stage to build.
    NoStage,
    /// No stage has the name or number of `--target` or `--from`.
    UnknownStage(String),
    /// A word of an instruction cannot be expanded.
    Expand(usize, ExpandError),
    /// A mount of an instruction cannot be.
    Mount(usize, MountError),
    /// FROM with nothing behind it once variables are replaced.
    EmptyBase(usize),
    /// A line of the ignore file is no pattern.
    Ignore(IgnoreError),
    /// The vertices of an instruction would go in a circle.
    Circle(usize),
}

/// The graph of a build.
#[derive(Clone, Debug)]
pub struct Plan {
    /// All vertices, each behind those it needs.
    pub vertices: Vec<Vertex>,
    /// What each instruction is.
    pub roles: Vec<Role>,
    /// Of each FROM the triggers of its image with their vertices, if they are steps.
    pub triggers: BTreeMap<usize, Vec<(String, Option<VertexId>)>>,
    /// The stages that are needed.
    pub stages: Vec<Option<Stage>>,
    /// The stage that is built.
    pub target: usize,
    /// What of each context is asked for.
    pub wanted: BTreeMap<Option<String>, Wanted>,
    /// The steps of each pair of instructions that are one and the same.
    pub shared: Vec<(usize, usize)>,
}

/// What a name behind FROM or `--from` is.
pub(super) enum Named {
    Stage(usize),
    Context(String),
    Scratch,
    Image(String),
}

pub(super) struct Planner<'a> {
    pub inputs: &'a Inputs,
    pub file: &'a Dockerfile,
    pub version: Version,
    pub expander: Expander,
    pub globals: EnvList,
    pub out: Plan,
    known: HashMap<Sum, VertexId>,
    /// How progress shows the instruction at hand.
    pub name: String,
}

/// The graph of a build.
///
/// # Errors
/// If the build ends before any step: see [`PlanError`].
pub fn plan(file: &Dockerfile, inputs: &Inputs, version: Version) -> Result<Plan, PlanError> {
    if file.has_errors() {
        return Err(PlanError::Syntax);
    }
    let expander = Expander::new(file.escape);
    let given = platform_args(&inputs.options);
    let globals = globals(file, &expander, &inputs.options, given)
        .map_err(|error| PlanError::Expand(0, error))?;
    let target = target(file, inputs)?;
    let first = file.stages.first().map_or(0, |stage| stage.from);
    let roles = (0..file.instructions.len())
        .map(|at| if at < first { Role::Meta } else { Role::Pruned })
        .collect();
    let out = Plan {
        vertices: Vec::new(),
        roles,
        triggers: BTreeMap::new(),
        stages: vec![None; file.stages.len()],
        target,
        wanted: BTreeMap::new(),
        shared: Vec::new(),
    };
    let mut planner = Planner {
        inputs,
        file,
        version,
        expander,
        globals,
        out,
        known: HashMap::new(),
        name: String::new(),
    };
    for stage in planner.needed(target)? {
        let planned = planner.stage(stage)?;
        planner.out.stages[stage] = Some(planned);
    }
    if planner.out.wanted.contains_key(&None)
        && let Some(error) = Ignore::read(&inputs.ignore_rules(false)).1.into_iter().next()
    {
        return Err(PlanError::Ignore(error));
    }
    Ok(planner.out)
}

/// The stage that is built: the last one, or that of `--target`, by name or number.
fn target(file: &Dockerfile, inputs: &Inputs) -> Result<usize, PlanError> {
    let last = file.stages.len().checked_sub(1).ok_or(PlanError::NoStage)?;
    let Some(wanted) = &inputs.options.target else { return Ok(last) };
    let name = wanted.to_lowercase();
    let named = file.stages.iter().rposition(|stage| stage.name.as_deref() == Some(&name));
    let numbered = || wanted.parse().ok().filter(|&at: &usize| at <= last);
    named.or_else(numbered).ok_or_else(|| PlanError::UnknownStage(wanted.clone()))
}

impl Planner<'_> {
    /// What the base of a stage is, variables replaced.
    pub fn base(&self, stage: usize) -> Result<Named, PlanError> {
        let from = self.file.stages[stage].from;
        let written = self.file.stages[stage].base.as_str();
        let word = self.expander.word(written, self.globals.as_slice());
        let name = word.map_err(|error| PlanError::Expand(from, error))?.text;
        if name.is_empty() {
            return Err(PlanError::EmptyBase(from));
        }
        let named = |other: &&crate::dockerfile::Stage| other.name.as_deref() == Some(&*name);
        if let Some(context) = self.context(&name) {
            return Ok(Named::Context(context));
        }
        let earlier = self.file.stages[..stage].iter().rfind(named);
        Ok(match earlier {
            Some(earlier) => Named::Stage(earlier.index),
            None if name == "scratch" => Named::Scratch,
            None => Named::Image(self.image_name(name)),
        })
    }

    /// The `--build-context` directory of a name: as an image it may be written out. `scratch` and
    /// `context` stay what they are.
    ///
    /// Rule: `namedContextFunc` and `dockerui.Client.NamedContext` of moby/buildkit.
    fn context(&self, name: &str) -> Option<String> {
        let mut names = self.inputs.options.contexts.keys();
        names.find(|known| is_replaced(name, known)).cloned()
    }

    fn image_name(&self, name: String) -> String {
        let mut all = self.inputs.options.image_contexts.iter();
        let found = all.find(|(known, _)| is_replaced(&name, known));
        found.map_or(name, |(_, image)| image.clone())
    }

    /// What the name behind `--from` is, in an instruction of this stage.
    pub fn from(&self, name: &str, stage: usize) -> Result<Named, PlanError> {
        if let Ok(number) = name.parse::<usize>() {
            let there = number < stage;
            let number = there.then_some(number);
            let number = number.ok_or_else(|| PlanError::UnknownStage(name.to_owned()))?;
            return Ok(self.unless_context(number));
        }
        if let Some(context) = self.context(name) {
            return Ok(Named::Context(context));
        }
        let lower = name.to_lowercase();
        let stages = &self.file.stages[..stage];
        let earlier = stages.iter().rfind(|other| other.name.as_deref() == Some(&lower));
        Ok(match earlier {
            Some(earlier) => self.unless_context(earlier.index),
            None if name == "scratch" => Named::Scratch,
            None => Named::Image(self.image_name(name.to_owned())),
        })
    }

    /// A stage, or the build context that has its name.
    fn unless_context(&self, stage: usize) -> Named {
        let name = self.file.stages[stage].name.as_deref();
        name.and_then(|name| self.context(name)).map_or(Named::Stage(stage), Named::Context)
    }

    /// The stages that a target needs, each behind those it is built on.
    fn needed(&self, target: usize) -> Result<Vec<usize>, PlanError> {
        let mut needed = vec![false; self.file.stages.len()];
        needed[target] = true;
        for stage in (0..=target).rev() {
            if !needed[stage] {
                continue;
            }
            let base = self.base(stage)?;
            let mut triggers = Vec::new();
            match &base {
                Named::Stage(below) => {
                    needed[*below] = true;
                    for at in self.file.stages[*below].instructions.clone() {
                        if let Kind::Onbuild(onbuild) = &self.file.instructions[at].kind {
                            triggers.push(onbuild.trigger.as_ref().clone());
                        }
                    }
                }
                Named::Image(name) => {
                    for text in &self.inputs.image(name).config.onbuild {
                        triggers.extend(parse(text).instructions);
                    }
                }
                Named::Context(_) | Named::Scratch => {}
            }
            let own = self.file.stages[stage].instructions.clone();
            let own = own.map(|at| &self.file.instructions[at]);
            for instruction in own.chain(&triggers) {
                for name in sources_named(instruction) {
                    if let Named::Stage(other) = self.from(&name, stage)? {
                        needed[other] = true;
                    }
                }
            }
        }
        Ok((0..=target).filter(|&stage| needed[stage]).collect())
    }

    /// Goes through a stage.
    fn stage(&mut self, index: usize) -> Result<Stage, PlanError> {
        let file = self.file;
        let written = &file.stages[index];
        let from = written.from;
        let platform = match &written.platform {
            Some(platform) => {
                let word = self.expander.word(platform, self.globals.as_slice());
                word.map_err(|error| PlanError::Expand(from, error))?.text
            }
            None => String::new(),
        };
        let default = self.inputs.options.platform.as_deref().unwrap_or(PLATFORM);
        let platform = if platform.is_empty() { default.to_owned() } else { platform };
        let mut stage = match self.base(index)? {
            Named::Scratch => {
                self.out.roles[from] = Role::Scratch;
                Stage::scratch(&platform)
            }
            Named::Stage(below) => {
                self.out.roles[from] = Role::Stage(below);
                let below = self.out.stages[below].as_ref().ok_or(PlanError::Circle(from))?;
                Stage::after(below, self.version)
            }
            Named::Image(name) => {
                let vertex = self.image(&name, &platform, index, from);
                self.out.roles[from] = Role::Base(vertex);
                let image = self.inputs.image(&name);
                Stage::of_image(vertex, &image.config, image.layers.len(), &platform)
            }
            Named::Context(name) => {
                self.out.wanted.entry(Some(name.clone())).or_default().add("/");
                let definition = Hasher::new("context").text(&name).done();
                let op = Op::Context(name);
                let vertex = self.vertex(index, from, None, None, op, definition);
                self.out.roles[from] = Role::Base(vertex);
                let mut stage = Stage::scratch(&platform);
                stage.vertex = Some(vertex);
                stage
            }
        };
        let triggers = std::mem::take(&mut stage.config.onbuild);
        for (number, text) in triggers.iter().enumerate() {
            let trigger = parse(text);
            let Some(instruction) = trigger.instructions.first() else { continue };
            let role = self.dispatch(&mut stage, index, from, Some(number), instruction)?;
            let vertex = match role {
                Role::Step(vertex, _) => Some(vertex),
                _ => None,
            };
            self.out.triggers.entry(from).or_default().push((text.clone(), vertex));
        }
        for at in written.instructions.clone() {
            let role = self.dispatch(&mut stage, index, at, None, &file.instructions[at])?;
            self.out.roles[at] = role;
        }
        Ok(stage)
    }

    /// The vertex of an image.
    pub fn image(&mut self, name: &str, platform: &str, stage: usize, at: usize) -> VertexId {
        let image = self.inputs.image(name);
        let definition = Hasher::new("image").text(name).text(&image.digest).text(platform).done();
        self.vertex(stage, at, None, None, Op::Image(image), definition)
    }

    /// Adds a vertex, or finds the one that is the same.
    pub fn vertex(
        &mut self,
        stage: usize,
        instruction: usize,
        trigger: Option<usize>,
        parent: Option<VertexId>,
        op: Op,
        definition: Sum,
    ) -> VertexId {
        let is_step = matches!(op, Op::Run(_) | Op::Copy(_));
        let options = &self.inputs.options;
        let name = self.file.stages[stage].name.as_deref();
        let filtered = |filter: &String| name == Some(&*filter.to_lowercase());
        let forced = is_step && (options.no_cache || options.no_cache_filter.iter().any(filtered));
        if let Some(&known) = self.known.get(&definition) {
            let first = &mut self.out.vertices[known];
            first.forced |= forced;
            if !matches!(first.op, Op::Image(_) | Op::Context(_))
                && first.instruction != instruction
            {
                self.out.shared.push((first.instruction, instruction));
            }
            return known;
        }
        let id = self.out.vertices.len();
        let name = std::mem::take(&mut self.name);
        let vertex = Vertex { instruction, stage, trigger, parent, op, forced, name, definition };
        self.out.vertices.push(vertex);
        self.known.insert(definition, id);
        id
    }

    /// What a vertex is called by those that are built on it.
    pub fn definition(&self, vertex: Option<VertexId>) -> Sum {
        vertex.map_or_else(Sum::default, |vertex| self.out.vertices[vertex].definition)
    }

    /// Notes that a context is asked for a path or pattern.
    pub fn want(&mut self, context: Option<String>, pattern: &str) {
        self.out.wanted.entry(context).or_default().add(pattern);
    }

    /// An instruction as progress shows it: the keyword in capitals, variables replaced, those that
    /// are not set left.
    pub fn shown(&self, stage: &Stage, instruction: &Instruction) -> String {
        let keyword = instruction.name.text.len();
        let rest = instruction.original.trim_end().get(keyword..).unwrap_or_default();
        let lexer =
            Expander { raw_quotes: true, raw_escapes: true, skip_unset: true, ..self.expander };
        let words = lexer.word(rest.trim_start(), stage.env.as_slice());
        let words = words.map_or_else(|_| rest.trim_start().to_owned(), |word| word.text);
        format!("{} {words}", instruction.name.text.to_uppercase())
    }

    /// A word, variables replaced by what the stage knows.
    pub fn word(&self, at: usize, stage: &Stage, text: &str) -> Result<String, PlanError> {
        let word = self.expander.word(text, stage.env.as_slice());
        Ok(word.map_err(|error| PlanError::Expand(at, error))?.text)
    }

    /// The runs as they are said to be.
    pub fn model(&self, instruction: &Instruction) -> crate::sim::cache::inputs::RunModel {
        self.inputs.runs.get(&instruction.text).cloned().unwrap_or_default()
    }

    /// An image's or a stage's name as a place that files come from.
    pub fn place(
        &mut self,
        name: &str,
        platform: &str,
        stage: usize,
        at: usize,
    ) -> Result<super::vertex::Place, PlanError> {
        use super::vertex::Place;
        Ok(match self.from(name, stage)? {
            Named::Stage(other) => {
                let other = self.out.stages[other].as_ref().ok_or(PlanError::Circle(at))?;
                Place::Vertex(other.vertex)
            }
            Named::Context(name) => Place::Context(Some(name)),
            Named::Scratch => Place::Vertex(None),
            Named::Image(name) => Place::Vertex(Some(self.image(&name, platform, stage, at))),
        })
    }
}

/// Whether a `--build-context` of the name `known` stands for what is called `name`.
fn is_replaced(name: &str, known: &str) -> bool {
    fn short(name: &str) -> &str {
        let name = name.strip_prefix("docker.io/").unwrap_or(name);
        let name = name.strip_prefix("library/").unwrap_or(name);
        name.strip_suffix(":latest").unwrap_or(name)
    }
    let kept = ["scratch", "context"].iter().any(|kept| name.eq_ignore_ascii_case(kept));
    !kept && short(name) == short(known)
}

/// The names behind `--from` and `from=` of an instruction.
fn sources_named(instruction: &Instruction) -> Vec<String> {
    match &instruction.kind {
        Kind::Copy(copy) => copy.from.iter().cloned().collect(),
        Kind::Run(run) => {
            // Of the fields of a mount this one alone is read before variables are known.
            let from = |mount: &crate::dockerfile::Word| {
                let fields = mount_fields(&mount.text).unwrap_or_default();
                let from = |field: &String| {
                    let (key, value) = field.split_once('=')?;
                    key.eq_ignore_ascii_case("from").then(|| value.to_owned())
                };
                fields.iter().rev().find_map(from).filter(|from| !from.is_empty())
            };
            run.mounts.iter().filter_map(from).collect()
        }
        _ => Vec::new(),
    }
}
