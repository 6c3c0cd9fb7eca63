//! How BuildKit's copy of a context follows the context.
//!
//! An entry is sent again only if it is new or its type, mode, size, time, owner or link target
//! differ from the copy's; a file with other contents but the same size and time is not
//! (<https://github.com/moby/buildkit/issues/4817>). A directory that is there already keeps the
//! digest of its own attributes, so a `chmod` of it is not noticed
//! (<https://github.com/moby/buildkit/issues/7176>).

use std::sync::Arc;

use imbl::ordmap::DiffItem;

use crate::sim::cache::tree::{Dir, Node, Tree};

/// The copy after a transfer. `before` is what was sent the last time, if that is known: parts that
/// are the very same need no comparing.
#[must_use]
pub fn receive(copy: &Tree, before: Option<&Tree>, sent: &Tree) -> Tree {
    Tree::of(dir(copy.root(), before.map(Tree::root), sent.root()))
}

fn dir(copy: &Arc<Dir>, before: Option<&Arc<Dir>>, sent: &Arc<Dir>) -> Arc<Dir> {
    if Arc::ptr_eq(copy, sent) || before.is_some_and(|before| Arc::ptr_eq(before, sent)) {
        return Arc::clone(copy);
    }
    let mut children = copy.children().clone();
    match before {
        Some(before) => {
            for change in before.children().diff(sent.children()) {
                match change {
                    DiffItem::Add(name, new) => _ = children.insert(Arc::clone(name), new.clone()),
                    DiffItem::Remove(name, _) => _ = children.remove(name),
                    DiffItem::Update { old: (name, old), new: (_, new) } => {
                        let kept = node(copy.children().get(name), Some(old), new);
                        children.insert(Arc::clone(name), kept);
                    }
                }
            }
        }
        None => {
            for name in copy.children().keys().filter(|name| !sent.children().contains_key(*name)) {
                children.remove(name);
            }
            for (name, new) in sent.children() {
                children.insert(Arc::clone(name), node(copy.children().get(name), None, new));
            }
        }
    }
    Arc::new(copy.with(children))
}

/// What the copy holds where `new` was sent.
fn node(copy: Option<&Node>, before: Option<&Node>, new: &Node) -> Node {
    match (copy, new) {
        (Some(Node::File(old)), Node::File(file))
            if old.meta.mode == file.meta.mode
                && old.meta.mtime == file.meta.mtime
                && old.content.size == file.content.size =>
        {
            Node::File(Arc::clone(old))
        }
        (Some(Node::Link(old)), Node::Link(link))
            if old.target == link.target && old.meta.mtime == link.meta.mtime =>
        {
            Node::Link(Arc::clone(old))
        }
        (Some(Node::Dir(old)), Node::Dir(sent)) => {
            let before = match before {
                Some(Node::Dir(before)) => Some(before),
                _ => None,
            };
            Node::Dir(dir(old, before, sent))
        }
        _ => new.clone(),
    }
}
