//! Files that run with the rights of their owner or group.

use crate::base::LayerId;
use crate::image::{EntryKind, Owner};
use crate::union::{NodeId, UnionTree};

/// A program that runs with the rights of its owner or group, whoever starts it (inode(7)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetId {
    /// Its path.
    pub node: NodeId,
    /// The layer that holds it.
    pub layer: LayerId,
    /// Its permission bits.
    pub mode: u16,
    /// Whose rights it gets.
    pub owner: Owner,
}

/// Regular files the highest layer shows that somebody may run and that have the bit of their owner
/// (04000) or group (02000), in no particular order.
#[must_use]
pub fn set_id_files(tree: &UnionTree) -> Vec<SetId> {
    let Some(top) = tree.top() else { return Vec::new() };
    let of = |node| {
        let facts = tree.facts(tree.at(node, top)?)?;
        let runs = facts.kind == EntryKind::File && facts.mode & 0o111 != 0;
        let inode = facts.inode.filter(|_| runs && facts.mode & 0o6000 != 0)?;
        Some(SetId { node, layer: inode.layer, mode: facts.mode, owner: facts.owner })
    };
    tree.nodes().filter_map(of).collect()
}
