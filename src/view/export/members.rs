//! The members of a merged tree as a tar has them, in an order that depends on nothing but the tree.

use rustc_hash::FxHashMap;

use super::csv::sorted;
use crate::archive::ContentAt;
use crate::base::LayerId;
use crate::image::EntryKind;
use crate::union::{Facts, InodeId, NodeId, UnionTree};

/// One member.
pub(super) struct Member<'a> {
    /// Its name, without the slash of a directory.
    pub(super) name: Vec<u8>,
    /// What is known of it.
    pub(super) facts: Facts<'a>,
    /// The name of the member whose file it is another name of.
    pub(super) same_as: Option<Vec<u8>>,
}

/// All members of a tar.
pub(super) struct Members<'a> {
    /// Directories, links and special files, in the order of their paths: a directory before what is
    /// in it.
    pub(super) bare: Vec<Member<'a>>,
    /// Regular files by the layer that holds them, in the order of their contents: each layer is
    /// read once, from its begin to its end.
    pub(super) files: Vec<(LayerId, Vec<(ContentAt, Member<'a>)>)>,
    /// Other names of those files.
    pub(super) links: Vec<Member<'a>>,
}

/// What the layers up to `upto` show of `top` and below, named from the directory above `top`, of
/// the root from the root.
pub(super) fn members(tree: &UnionTree, top: NodeId, upto: LayerId) -> Members<'_> {
    let mut members = Members { bare: Vec::new(), files: Vec::new(), links: Vec::new() };
    let mut first: FxHashMap<InodeId, Vec<u8>> = FxHashMap::default();
    let mut by_layer: FxHashMap<LayerId, Vec<(ContentAt, Member<'_>)>> = FxHashMap::default();
    let mut stack = vec![(top, tree.name(top).to_vec())];
    while let Some((node, name)) = stack.pop() {
        let version = tree.at(node, upto);
        let facts = match version {
            Some(version) => tree.facts(version),
            None if node == NodeId::ROOT => Some(Facts::implicit()),
            None => None,
        };
        let Some(facts) = facts else { continue };
        if facts.kind == EntryKind::Dir {
            stack.extend(sorted(tree, node).into_iter().map(|child| {
                let own = tree.name(child);
                let path = if name.is_empty() {
                    own.to_vec()
                } else {
                    [&name, b"/".as_slice(), own].concat()
                };
                (child, path)
            }));
        }
        // A type nobody knows has no place in a tar that others read.
        if name.is_empty() || matches!(facts.kind, EntryKind::Other(_)) {
            continue;
        }
        let inode = facts.inode;
        let same_as = inode.and_then(|inode| first.get(&inode)).cloned();
        let member = Member { name, facts, same_as };
        if member.same_as.is_some() {
            members.links.push(member);
            continue;
        }
        if let Some(inode) = inode.filter(|_| member.facts.kind != EntryKind::Dir) {
            first.insert(inode, member.name.clone());
        }
        let content = inode.filter(|_| member.facts.kind == EntryKind::File).and_then(|inode| {
            let entry = tree.index(inode.layer)?.get(inode.entry)?;
            Some((inode.layer, ContentAt::of(inode.entry, entry)))
        });
        match content {
            Some((layer, at)) => by_layer.entry(layer).or_default().push((at, member)),
            None => members.bare.push(member),
        }
    }
    members.files = by_layer.into_iter().collect();
    members.files.sort_unstable_by_key(|(layer, _)| *layer);
    for (_, files) in &mut members.files {
        files.sort_by_key(|(at, _)| (at.offset, at.entry));
    }
    members
}
