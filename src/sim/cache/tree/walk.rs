//! Going over a tree: links to their end, all paths, what differs between two trees.

use std::sync::Arc;

use super::{Dir, Node, Tree, names};

/// Links that are followed before they count as a circle.
const LINKS: usize = 255;

/// A path at which two trees differ.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The path, without a slash before it.
    pub path: String,
    /// What was there.
    pub old: Option<Node>,
    /// What is there.
    pub new: Option<Node>,
}

impl Tree {
    /// The path that a path leads to when every link on it is followed, and what is there. Links
    /// cannot lead out of the tree. Nothing if a link leads nowhere.
    #[must_use]
    pub fn resolve(&self, path: &str) -> Option<(String, Node)> {
        self.follow(path, &mut |_| {})
    }

    /// As [`Tree::resolve`]; each link on the way is told with its path.
    pub fn follow(&self, path: &str, met: &mut dyn FnMut(&str)) -> Option<(String, Node)> {
        let mut todo: Vec<String> = names(path).rev().map(str::to_owned).collect();
        let mut done: Vec<(String, Arc<Dir>)> = Vec::new();
        let mut links = 0;
        let mut last = None;
        while let Some(name) = todo.pop() {
            if name == ".." {
                done.pop();
                continue;
            }
            let dir = done.last().map_or(self.root(), |(_, dir)| dir);
            let found = dir.children().get(name.as_str())?.clone();
            match found {
                Node::Link(link) => {
                    links += 1;
                    if links > LINKS {
                        return None;
                    }
                    met(&joined(&done, &name));
                    if link.target.starts_with('/') {
                        done.clear();
                    }
                    todo.extend(names(&link.target).rev().map(str::to_owned));
                }
                Node::Dir(dir) => done.push((name, dir)),
                file @ Node::File(_) => {
                    if !todo.is_empty() {
                        return None;
                    }
                    last = Some((joined(&done, &name), file));
                }
            }
        }
        last.or_else(|| {
            let dir = done.last().map_or(self.root(), |(_, dir)| dir);
            let path: Vec<&str> = done.iter().map(|(name, _)| name.as_str()).collect();
            Some((path.join("/"), Node::Dir(Arc::clone(dir))))
        })
    }

    /// All paths below `path` with what is there, parents before what is in them, names in the
    /// order of their bytes. Not the path itself.
    pub fn each_below(&self, path: &str, each: &mut dyn FnMut(&str, &Node)) {
        if let Some(Node::Dir(dir)) = self.get(path) {
            let mut at: String = names(path).collect::<Vec<_>>().join("/");
            below(&dir, &mut at, each);
        }
    }

    /// Where two trees differ, in any attribute; of a directory that is in one alone also all below
    /// it.
    #[must_use]
    pub fn differences(&self, new: &Self) -> Vec<Difference> {
        let mut out = Vec::new();
        differ(self.root(), new.root(), &mut String::new(), &mut out);
        out
    }
}

fn joined(done: &[(String, Arc<Dir>)], name: &str) -> String {
    let names = done.iter().map(|(name, _)| name.as_str()).chain([name]);
    names.collect::<Vec<_>>().join("/")
}

/// Does something with a name put behind a path.
fn within<T>(at: &mut String, name: &str, act: impl FnOnce(&mut String) -> T) -> T {
    let length = at.len();
    if length > 0 {
        at.push('/');
    }
    at.push_str(name);
    let out = act(at);
    at.truncate(length);
    out
}

fn below(dir: &Dir, at: &mut String, each: &mut dyn FnMut(&str, &Node)) {
    for (name, node) in dir.children() {
        within(at, name, |at| {
            each(at, node);
            if let Node::Dir(dir) = node {
                below(dir, at, each);
            }
        });
    }
}

fn differ(old: &Arc<Dir>, new: &Arc<Dir>, at: &mut String, out: &mut Vec<Difference>) {
    if Arc::ptr_eq(old, new) {
        return;
    }
    let mut found = |name: &str, a: Option<&Node>, b: Option<&Node>| {
        within(at, name, |at| one(a, b, at, out));
    };
    for item in old.children().diff(new.children()) {
        match item {
            imbl::ordmap::DiffItem::Add(name, node) => found(name, None, Some(node)),
            imbl::ordmap::DiffItem::Remove(name, node) => found(name, Some(node), None),
            imbl::ordmap::DiffItem::Update { old: (name, a), new: (_, b) } => {
                found(name, Some(a), Some(b));
            }
        }
    }
}

fn one(old: Option<&Node>, new: Option<&Node>, at: &mut String, out: &mut Vec<Difference>) {
    let push = |at: &str, out: &mut Vec<Difference>| {
        out.push(Difference { path: at.to_owned(), old: old.cloned(), new: new.cloned() });
    };
    match (old, new) {
        (Some(a), Some(b)) if a.same(b) => {}
        (Some(Node::Dir(a)), Some(Node::Dir(b))) => {
            if a.meta != b.meta {
                push(at, out);
            }
            differ(a, b, at, out);
        }
        (Some(Node::File(a)), Some(Node::File(b))) => {
            if a.meta != b.meta || a.content != b.content {
                push(at, out);
            }
        }
        (Some(Node::Link(a)), Some(Node::Link(b))) => {
            if a != b {
                push(at, out);
            }
        }
        _ => {
            push(at, out);
            let none = Arc::new(Dir::new(super::Meta::new(0)));
            if let Some(Node::Dir(a)) = old {
                differ(a, &none, at, out);
            }
            if let Some(Node::Dir(b)) = new {
                differ(&none, b, at, out);
            }
        }
    }
}
