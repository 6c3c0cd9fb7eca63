//! Where a script starts: a Dockerfile and a build context.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::sim::cache::inputs::Inputs;
use crate::sim::cache::tree::{Content, Dir, File, Link, MTIME, Meta, Node, Tree};

/// A Dockerfile and a build context.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Start {
    /// The Dockerfile's text.
    pub dockerfile: String,
    /// The context: its manifest. The Dockerfile is not among its files.
    pub files: Vec<Entry>,
}

/// A path of the context.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Entry {
    /// The path, without a slash before it.
    pub path: String,
    /// Its permission bits.
    pub mode: u32,
    /// Whether nobody told them: a browser does not.
    pub assumed: bool,
    /// What is there.
    pub what: What,
}

/// What is at a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum What {
    /// A file with this text.
    Text(String),
    /// A file of which only size and digest are known.
    Unseen(u64, String),
    /// A directory.
    Dir,
    /// A symbolic link, and where it leads.
    Link(String),
}

impl Start {
    /// A context as it was dropped. A `Dockerfile` at its top is the Dockerfile; without one it is
    /// this text.
    #[must_use]
    pub fn of_context(mut files: Vec<Entry>, dockerfile: &str) -> Self {
        let own = files
            .iter()
            .position(|entry| entry.path == "Dockerfile" && matches!(entry.what, What::Text(_)));
        let dockerfile = match own.map(|at| files.remove(at).what) {
            Some(What::Text(text)) => text,
            _ => dockerfile.to_owned(),
        };
        Self { dockerfile, files }
    }

    /// What a build here depends on.
    #[must_use]
    pub fn inputs(&self) -> Inputs {
        Inputs { context: self.tree(), ..Inputs::new(&self.dockerfile) }
    }

    /// The context as a tree.
    #[must_use]
    pub fn tree(&self) -> Tree {
        self.files.iter().fold(Tree::default(), |tree, entry| tree.with(&entry.path, entry.node()))
    }
}

impl Entry {
    /// A file with this text, mode 0644.
    #[must_use]
    pub fn text(path: &str, text: &str) -> Self {
        let what = What::Text(text.to_owned());
        Self { path: path.to_owned(), mode: 0o644, assumed: false, what }
    }

    /// As a tree has it.
    #[must_use]
    pub fn node(&self) -> Node {
        let meta = Meta { mtime: MTIME, ..Meta::new(self.mode) };
        let file = |content| Node::File(Arc::new(File::new(meta.clone(), content)));
        match &self.what {
            What::Text(text) => file(Content::of(text.as_bytes())),
            What::Unseen(size, digest) => file(Content::unseen(*size, digest)),
            What::Dir => Node::Dir(Arc::new(Dir::new(meta))),
            What::Link(target) => Node::Link(Arc::new(Link { meta, target: target.clone() })),
        }
    }
}
