//! The graph of a build: its vertices and what each is made of.

use std::sync::Arc;

use crate::sim::cache::context::Pattern;
use crate::sim::cache::files::Placing;
use crate::sim::cache::hash::Sum;
use crate::sim::cache::image::{BaseImage, EnvList};
use crate::sim::cache::inputs::RunModel;
use crate::sim::cache::key::Parts;

/// A vertex by its number in [`Plan::vertices`](super::Plan).
pub type VertexId = usize;

/// One vertex: a thing that BuildKit does or finds in its cache.
#[derive(Clone, Debug)]
pub struct Vertex {
    /// The instruction it is of, the first if several stages share it.
    pub instruction: usize,
    /// The stage of that instruction.
    pub stage: usize,
    /// The trigger it is of, if a base image's `ONBUILD` brought it.
    pub trigger: Option<usize>,
    /// What it is built on: the vertex before it in its stage.
    pub parent: Option<VertexId>,
    /// What it does.
    pub op: Op,
    /// Whether `--no-cache` or `--no-cache-filter` forces it to run.
    pub forced: bool,
    /// The instruction as progress shows it: variables replaced.
    pub name: String,
    /// Equal for steps that are one and the same in all stages.
    pub definition: Sum,
}

/// What a vertex does.
#[derive(Clone, Debug)]
pub enum Op {
    /// Takes the files of an image.
    Image(Arc<BaseImage>),
    /// Takes a `--build-context` directory as the files of a stage.
    Context(String),
    /// Runs a command.
    Run(Box<RunOp>),
    /// Copies files.
    Copy(Box<CopyOp>),
    /// Makes a directory.
    Directory {
        /// Its path, cleaned.
        path: String,
        /// The parts of its key.
        own: Parts,
        /// Its owner, if that is a number.
        owner: Option<(u32, u32)>,
    },
    /// Puts the layer of a `COPY --link` on what the stage has.
    Link(VertexId),
}

/// A RUN.
#[derive(Clone, Debug)]
pub struct RunOp {
    /// The parts of its key, but for the contents of mounts.
    pub own: Parts,
    /// Mounts of files, with the target of each.
    pub binds: Vec<(String, Source)>,
    /// Its text, if a shell reads it.
    pub shell_text: Option<String>,
    /// Whether anything else is mounted, so that its text does not show what it sees.
    pub mounted: bool,
    /// Where it runs.
    pub cwd: String,
    /// With what variables.
    pub env: Arc<EnvList>,
    /// The stage's name or number.
    pub stage: String,
    /// What is said of it.
    pub model: RunModel,
}

/// A COPY or ADD.
#[derive(Clone, Debug)]
pub struct CopyOp {
    /// What is copied, in order.
    pub sources: Vec<Source>,
    /// The parts of its key, but for the sources.
    pub own: Parts,
    /// How it is put in place.
    pub placing: Placing,
}

/// Where files come from.
#[derive(Clone, Debug)]
pub struct Source {
    /// As written.
    pub written: String,
    /// The tree they are in.
    pub from: Place,
    /// Which of its files.
    pub pattern: Pattern,
}

/// A tree that files come from.
#[derive(Clone, Debug)]
pub enum Place {
    /// The build context, or that of a name.
    Context(Option<String>),
    /// A stage or an image, after this vertex; nothing for `scratch`.
    Vertex(Option<VertexId>),
    /// A heredoc: its name and text.
    Inline(String, String),
    /// A file of the web.
    Http {
        /// Its address.
        url: String,
        /// `--checksum`.
        checksum: Option<String>,
    },
    /// A Git repository.
    Git {
        /// Its address.
        url: String,
        /// The branch, tag or commit; empty for the default branch.
        reference: String,
        /// The directory of it that is taken.
        subdir: String,
        /// `--keep-git-dir`.
        keep: bool,
        /// `--checksum`.
        checksum: Option<String>,
    },
}
