//! The files of a stage: what is known of them, and a token for what is not.
//!
//! What a RUN writes is unknowable, unless its text shows it (`output`). Whatever reads a path whose
//! contents are not known reads a digest that changes when the token does.

mod copy;
mod output;

use super::context::{Found, Pattern, Selected, select};
use super::hash::{Hasher, Sum};
use super::tree::{Node, Tree};

pub use copy::{Placing, file_found, place};
pub use output::{Ran, Runs, after_run, written};

/// Directories that base images have of their own: what is in them is not known completely.
pub(super) const USUAL: &[&str] = &[
    "bin", "boot", "dev", "etc", "home", "lib", "lib32", "lib64", "media", "mnt", "opt", "proc",
    "root", "run", "sbin", "srv", "sys", "tmp", "usr", "var",
];

/// The files of a stage after a step.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// What is known.
    pub tree: Tree,
    /// What of the base image is not known; nothing for `scratch`.
    pub image: Option<Sum>,
    /// What the RUNs before the last known writes left; nothing if their texts show it.
    pub run: Option<Sum>,
}

impl Files {
    /// Equal where the files are.
    #[must_use]
    pub fn sum(&self) -> Sum {
        let unknown = Hasher::new("files").sum(self.image.unwrap_or_default());
        unknown.sum(self.run.unwrap_or_default()).sum(self.tree.root().sum()).done()
    }

    /// The same after a step that may have written anything.
    #[must_use]
    pub fn after_unknown(token: Sum) -> Self {
        Self { tree: Tree::default(), image: None, run: Some(token) }
    }

    /// What a source stands for, and whether all of it is known.
    ///
    /// Nothing if it is known not to be there.
    #[must_use]
    pub fn select(&self, pattern: &Pattern) -> Option<(Selected, bool)> {
        let unknown = [self.image, self.run].into_iter().flatten();
        let unknown = unknown.fold(Hasher::new("unknown"), Hasher::sum).text(&pattern.path);
        let found = select(&self.tree, pattern);
        let everything = self.image.is_none() && self.run.is_none();
        match found {
            Some(selected) if everything => Some((selected, true)),
            Some(selected) if self.knows(pattern, &selected.found) => Some((selected, true)),
            Some(selected) => {
                let sum = unknown.sum(selected.sum).done();
                Some((Selected { sum, ..selected }, false))
            }
            None if everything => None,
            None => {
                // A directory above it that is a file or a link now says what the path is.
                let above = self.above(&pattern.path);
                Some((Selected { sum: unknown.sum(above).done(), found: Vec::new() }, false))
            }
        }
    }

    /// Whether the bytes of all that was found are known.
    fn seen(&self, found: &[Found]) -> bool {
        let bytes = |node: &Node| !matches!(node, Node::File(file) if file.content.bytes.is_none());
        found.iter().all(|one| {
            let mut seen = bytes(&one.node);
            if matches!(one.node, Node::Dir(_)) {
                self.tree.each_below(&one.real, &mut |_, node| seen &= bytes(node));
            }
            seen
        })
    }

    fn above(&self, path: &str) -> Sum {
        let mut ends = path.match_indices('/').map(|(at, _)| &path[..at]);
        let found = ends.find_map(|path| match self.tree.get(path)? {
            Node::Dir(_) => None,
            node => Some(node.sum()),
        });
        found.unwrap_or_default()
    }

    /// Whether what was found is all there is: single files, or directories that a step made where
    /// no base image has one.
    fn knows(&self, pattern: &Pattern, found: &[Found]) -> bool {
        let ours = |path: &str| {
            let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
            self.run.is_none() && !first.is_empty() && !USUAL.contains(&first)
        };
        let wild = crate::dockerfile::glob::has_wildcard(&pattern.path) && !pattern.plain;
        let single = |one: &Found| !matches!(one.node, Node::Dir(_)) || ours(&one.path);
        (!wild || ours(&pattern.path)) && found.iter().all(single) && self.seen(found)
    }
}
