//! What is left of a context when the ignored files are gone.

use std::sync::Arc;

use imbl::OrdMap;
use imbl::ordmap::DiffItem;

use crate::dockerfile::ignore::{Above, Ignore};
use crate::sim::cache::tree::{Dir, Node, Tree};

/// A context without its ignored files; what it was made of is kept, so that the next one costs no
/// more than what changed.
#[derive(Clone, Debug)]
pub struct Sent {
    source: Tree,
    rules: Arc<str>,
    /// What is sent.
    pub tree: Tree,
}

/// Leaves out what the rules of an ignore file exclude. A directory that is excluded is sent if
/// something below it is not. Owners become root: no client sends them.
#[must_use]
pub fn send(source: &Tree, rules: &str, last: Option<&Sent>) -> Sent {
    let (ignore, _) = Ignore::read(rules);
    let last = last.filter(|last| &*last.rules == rules);
    let from = last.map(|last| (last.source.root(), last.tree.root()));
    let root = dir(source.root(), &mut String::new(), &ignore, &Above::default(), from);
    Sent { source: source.clone(), rules: rules.into(), tree: Tree::of(root) }
}

type Known<'a> = Option<(&'a Arc<Dir>, &'a Arc<Dir>)>;

fn dir(dir: &Arc<Dir>, at: &mut String, ignore: &Ignore, above: &Above, last: Known) -> Arc<Dir> {
    if let Some((source, sent)) = last
        && Arc::ptr_eq(source, dir)
    {
        return Arc::clone(sent);
    }
    let mut children = match last {
        Some((_, sent)) => sent.children().clone(),
        None => OrdMap::new(),
    };
    let mut one = |name: &Arc<str>, new: Option<&Node>, old: Option<&Node>| {
        let length = at.len();
        if length > 0 {
            at.push('/');
        }
        at.push_str(name);
        let kept = new.and_then(|new| {
            let sent = last.and_then(|(_, sent)| sent.children().get(name));
            node(new, at, ignore, above, old.zip(sent))
        });
        at.truncate(length);
        match kept {
            Some(kept) => _ = children.insert(Arc::clone(name), kept),
            None => _ = children.remove(name),
        }
    };
    match last {
        Some((source, _)) => {
            for change in source.children().diff(dir.children()) {
                match change {
                    DiffItem::Add(name, new) => one(name, Some(new), None),
                    DiffItem::Remove(name, _) => one(name, None, None),
                    DiffItem::Update { old: (name, old), new: (_, new) } => {
                        one(name, Some(new), Some(old));
                    }
                }
            }
        }
        None => {
            for (name, new) in dir.children() {
                one(name, Some(new), None);
            }
        }
    }
    let mut meta = dir.meta.clone();
    (meta.uid, meta.gid) = (0, 0);
    if last.is_none() && meta == dir.meta && unchanged(dir.children(), &children) {
        return Arc::clone(dir);
    }
    Arc::new(dir.with(children).with_meta(meta))
}

fn unchanged(a: &OrdMap<Arc<str>, Node>, b: &OrdMap<Arc<str>, Node>) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|((_, a), (_, b))| a.same(b))
}

fn node(
    node: &Node,
    at: &mut String,
    ignore: &Ignore,
    above: &Above,
    last: Option<(&Node, &Node)>,
) -> Option<Node> {
    let excluded = ignore.decided_below(above, at).is_some_and(|pattern| !pattern.exception);
    let Node::Dir(below) = node else {
        return (!excluded).then(|| of_root(node));
    };
    if excluded && !ignore.has_exceptions() {
        return None;
    }
    let last = match last {
        Some((Node::Dir(source), Node::Dir(sent))) => Some((source, sent)),
        _ => None,
    };
    let kept = dir(below, at, ignore, &ignore.enter(above, at), last);
    (!excluded || !kept.children().is_empty()).then_some(Node::Dir(kept))
}

fn of_root(node: &Node) -> Node {
    let meta = node.meta();
    if (meta.uid, meta.gid) == (0, 0) {
        return node.clone();
    }
    let mut meta = meta.clone();
    (meta.uid, meta.gid) = (0, 0);
    node.with_meta(meta)
}
