//! What a COPY or ADD leaves in a stage's files.

use std::sync::Arc;

use super::Files;
use crate::base::clean::{clean, last_name};
use crate::dockerfile::glob::has_wildcard;
use crate::dockerfile::ignore::Ignore;
use crate::sim::cache::context::{Found, Pattern, Selected};
use crate::sim::cache::hash::Hasher;
use crate::sim::cache::tree::{Content, Dir, Meta, Node, Tree, names};

/// How files are put in place.
#[derive(Clone, Debug, Default)]
pub struct Placing {
    /// Where to, absolute; a slash at the end makes it a directory.
    pub dest: String,
    /// Whether there is more than one thing to copy: then the destination is a directory.
    pub several: bool,
    /// The owner and group that all of it gets, if they are numbers or root.
    pub owner: Option<(u32, u32)>,
    /// The mode that all of it gets.
    pub mode: Option<u32>,
    /// Whether archives are unpacked.
    pub unpack: bool,
}

/// The files after something was copied to them.
#[must_use]
pub fn place(files: &Files, pattern: &Pattern, selected: &Selected, how: &Placing) -> Files {
    let found = &selected.found;
    if found.is_empty() && !has_wildcard(&pattern.path) {
        // Nothing is known of what is copied but its digest.
        let name = last_name(&pattern.path);
        let dest = clean(&how.dest);
        let at = if how.dest.ends_with('/') { format!("{dest}/{name}") } else { dest };
        let content = Content::written(Hasher::new("copied").sum(selected.sum).done());
        let tree = files.tree.with(&at, changed(&Node::file(0o644, content), how));
        return Files { tree, ..files.clone() };
    }
    let (ignore, _) = Ignore::read(&pattern.excludes.join("\n"));
    let mut tree = files.tree.clone();
    let directory = how.dest.ends_with('/')
        || how.dest.ends_with("/.")
        || how.several
        || matches!(tree.resolve(&how.dest), Some((_, Node::Dir(_))));
    let dest = tree.resolve(&how.dest).map_or_else(|| clean(&how.dest), |(path, _)| path);
    for one in found {
        let name = last_name(&one.path);
        let at = match (&pattern.parents, &one.node) {
            (Some(_), _) => format!("{dest}/{}", one.path),
            (None, Node::Dir(_)) => dest.clone(),
            (None, _) if directory => format!("{dest}/{name}"),
            (None, _) => dest.clone(),
        };
        match &one.node {
            Node::Dir(dir) => tree = merge(&tree, &at, dir, "", &ignore, how),
            _ if ignore.excludes(name) => {}
            Node::File(file) if how.unpack && file.content.members.is_some() => {
                for (member, content) in file.content.members.iter().flat_map(|m| m.iter()) {
                    let node = Node::file(0o644, content.clone());
                    tree = tree.with(&format!("{dest}/{member}"), node);
                }
            }
            node => tree = tree.with(&at, changed(node, how)),
        }
    }
    Files { tree, ..files.clone() }
}

/// Puts a directory's entries into another one.
fn merge(
    tree: &Tree,
    at: &str,
    dir: &Arc<Dir>,
    within: &str,
    ignore: &Ignore,
    how: &Placing,
) -> Tree {
    let plain = ignore.patterns().is_empty() && how.owner.is_none() && how.mode.is_none();
    let free = tree.get(at).is_none() && names(at).next().is_some();
    if plain && free {
        let meta = if within.is_empty() { Meta::new(0o755) } else { dir.meta.clone() };
        return tree.with(at, Node::Dir(Arc::new(dir.with_meta(meta))));
    }
    let mut tree = tree.clone();
    if free {
        let meta = if within.is_empty() { Meta::new(0o755) } else { dir.meta.clone() };
        tree = tree.with(at, changed(&Node::Dir(Arc::new(Dir::new(meta))), how));
    }
    for (name, node) in dir.children() {
        let within = if within.is_empty() { name.to_string() } else { format!("{within}/{name}") };
        let at = format!("{at}/{name}");
        if ignore.excludes(&within) {
            continue;
        }
        tree = match node {
            Node::Dir(below) => merge(&tree, &at, below, &within, ignore, how),
            node => tree.with(&at, changed(node, how)),
        };
    }
    tree
}

fn changed(node: &Node, how: &Placing) -> Node {
    if how.owner.is_none() && how.mode.is_none() {
        return node.clone();
    }
    let mut meta = node.meta().clone();
    if let Some((uid, gid)) = how.owner {
        (meta.uid, meta.gid) = (uid, gid);
    }
    if let (Some(mode), false) = (how.mode, matches!(node, Node::Link(_))) {
        meta.mode = mode;
    }
    node.with_meta(meta)
}

/// A file with this text, as a heredoc or a download makes it.
#[must_use]
pub fn file_found(name: &str, mode: u32, content: Content) -> Found {
    Found { path: name.to_owned(), real: name.to_owned(), node: Node::file(mode, content) }
}
