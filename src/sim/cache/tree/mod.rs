//! A tree of files as a value: the build context, what a builder has of it, a stage's files.
//!
//! Copies share every directory that is the same in both, digests included, so that an edit costs
//! the directories above it and no more.

mod node;
mod walk;

use std::sync::Arc;

pub use node::{Content, Dir, File, Link, MTIME, Meta, Node};
pub use walk::Difference;

/// A tree of files.
#[derive(Clone, Debug)]
pub struct Tree {
    root: Arc<Dir>,
}

impl Default for Tree {
    fn default() -> Self {
        Self { root: Arc::new(Dir::new(Meta::new(0o755))) }
    }
}

/// The very same value: what [`Tree::same`] says.
impl PartialEq for Tree {
    fn eq(&self, other: &Self) -> bool {
        self.same(other)
    }
}

/// The names of a path, `.` and empty ones left out.
pub(in crate::sim::cache) fn names(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.split('/').filter(|name| !name.is_empty() && *name != ".")
}

impl Tree {
    /// A tree with this root.
    #[must_use]
    pub fn of(root: Arc<Dir>) -> Self {
        Self { root }
    }

    /// Its root.
    #[must_use]
    pub fn root(&self) -> &Arc<Dir> {
        &self.root
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.root.children().is_empty()
    }

    /// Whether both are the very same value.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.root, &other.root)
    }

    /// What is at a path; links are not followed.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<Node> {
        let mut at = Node::Dir(Arc::clone(&self.root));
        for name in names(path) {
            let Node::Dir(dir) = &at else { return None };
            at = dir.children().get(name)?.clone();
        }
        Some(at)
    }

    /// Puts something at a path. Directories that are missing on the way are made (0755); what
    /// stands in their place gives way.
    #[must_use]
    pub fn with(&self, path: &str, node: Node) -> Self {
        let way: Vec<&str> = names(path).collect();
        match put(&self.root, &way, Some(node)) {
            Some(Node::Dir(root)) => Self { root },
            _ => self.clone(),
        }
    }

    /// Takes away what is at a path, with all below it.
    #[must_use]
    pub fn without(&self, path: &str) -> Self {
        let way: Vec<&str> = names(path).collect();
        if self.get(path).is_none() {
            return self.clone();
        }
        match put(&self.root, &way, None) {
            Some(Node::Dir(root)) => Self { root },
            _ => Self::default(),
        }
    }
}

fn put(dir: &Arc<Dir>, way: &[&str], node: Option<Node>) -> Option<Node> {
    let Some((&name, rest)) = way.split_first() else { return node };
    let mut children = dir.children().clone();
    let below = if rest.is_empty() {
        node
    } else {
        let next = match children.get(name) {
            Some(Node::Dir(next)) => Arc::clone(next),
            _ => Arc::new(Dir::new(Meta::new(0o755))),
        };
        put(&next, rest, node)
    };
    match below {
        Some(below) => _ = children.insert(name.into(), below),
        None => _ = children.remove(name),
    }
    Some(Node::Dir(Arc::new(dir.with(children))))
}
