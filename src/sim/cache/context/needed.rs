//! The part of a context that the instructions of a build ask for: BuildKit transfers no more.

use std::collections::BTreeSet;
use std::sync::Arc;

use imbl::OrdMap;

use crate::base::clean::clean;
use crate::dockerfile::glob;
use crate::sim::cache::tree::{Dir, Node, Tree, names};

/// The source paths and patterns of a build: of COPY, ADD and bind mounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    patterns: BTreeSet<String>,
}

impl Wanted {
    /// One more source.
    pub fn add(&mut self, source: &str) {
        let path = clean(&format!("/{source}"));
        self.patterns.insert(path.trim_start_matches('/').to_owned());
    }

    /// Whether nothing is asked for: then nothing is transferred.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }
}

/// What of a context is transferred: what the patterns match, with all below it, the directories
/// above it, and what the links on the way lead to. A source that is the root asks for everything.
#[must_use]
pub fn needed(tree: &Tree, wanted: &Wanted) -> Tree {
    if wanted.patterns.contains("") {
        return tree.clone();
    }
    let mut paths = BTreeSet::new();
    for pattern in &wanted.patterns {
        if glob::has_wildcard(pattern) {
            let parts: Vec<&str> = names(pattern).collect();
            matched(tree.root(), &parts, &mut String::new(), &mut |path| {
                reach(tree, path, &mut paths)
            });
        } else {
            reach(tree, &glob::literal(pattern), &mut paths);
        }
    }
    let parts: Vec<Vec<&str>> = paths.iter().map(|path| names(path).collect()).collect();
    let parts: Vec<&[&str]> = parts.iter().map(Vec::as_slice).collect();
    Tree::of(part(tree.root(), &parts))
}

/// Notes a path, each link on the way to it, and where they lead.
fn reach(tree: &Tree, path: &str, paths: &mut BTreeSet<String>) {
    if let Some((end, _)) = tree.follow(path, &mut |link| _ = paths.insert(link.to_owned())) {
        paths.insert(end);
    }
}

/// The paths that a pattern matches, name by name.
pub(super) fn matched(dir: &Dir, parts: &[&str], at: &mut String, each: &mut dyn FnMut(&str)) {
    let Some((&part, rest)) = parts.split_first() else { return };
    let mut one = |name: &str, node: &Node| {
        let length = at.len();
        if length > 0 {
            at.push('/');
        }
        at.push_str(name);
        match (rest.is_empty(), node) {
            (true, _) => each(at),
            (false, Node::Dir(below)) => matched(below, rest, at, each),
            (false, _) => {}
        }
        at.truncate(length);
    };
    if glob::has_wildcard(part) {
        for (name, node) in dir.children() {
            if glob::matches(part, name).unwrap_or(false) {
                one(name, node);
            }
        }
    } else {
        let name = glob::literal(part);
        if let Some(node) = dir.children().get(name.as_str()) {
            one(&name, node);
        }
    }
}

/// The directory with these paths alone, each with all below it.
fn part(dir: &Arc<Dir>, paths: &[&[&str]]) -> Arc<Dir> {
    if paths.iter().any(|path| path.is_empty()) {
        return Arc::clone(dir);
    }
    let mut children: OrdMap<Arc<str>, Node> = OrdMap::new();
    let mut rest = paths;
    while let Some(&[name, ..]) = rest.first() {
        let name: &str = name;
        let here = rest.iter().take_while(|path| path.first() == Some(&name)).count();
        let (these, others) = rest.split_at(here);
        rest = others;
        let below: Vec<&[&str]> = these.iter().map(|path| &path[1..]).collect();
        match dir.children().get(name) {
            Some(Node::Dir(next)) => {
                children.insert(name.into(), Node::Dir(part(next, &below)));
            }
            Some(node) => _ = children.insert(name.into(), node.clone()),
            None => {}
        }
    }
    Arc::new(dir.with(children))
}
