//! What a layer holds beside the versions of its paths: links, and whiteouts that hide nothing.

use super::{InodeId, NodeId, UnionTree};
use crate::base::LayerId;
use crate::image::EntryOp;

impl UnionTree {
    /// Hard-link entries, and the inode each shares.
    pub fn hard_links(&self) -> impl Iterator<Item = (InodeId, InodeId)> {
        self.links.iter().map(|(own, inode)| (*own, *inode))
    }

    /// Whiteouts of a layer that hide nothing but stand in a directory that is known: the entry, the
    /// directory, the name it would hide.
    #[must_use]
    pub fn idle_whiteouts(&self, layer: LayerId) -> Vec<(NodeId, &[u8])> {
        let (Some(index), Some(idle)) = (self.index(layer), self.ineffective.get(layer.index()))
        else {
            return Vec::new();
        };
        idle.iter()
            .filter_map(|&number| index.get(number))
            .filter(|entry| entry.op == EntryOp::Whiteout)
            .filter_map(|entry| {
                let path = entry.path();
                let at = path.iter().rposition(|&b| b == b'/');
                let (dir, name) = at.map_or((&[][..], path), |at| (&path[..at], &path[at + 1..]));
                Some((self.find(dir)?, name.strip_prefix(b".wh.")?))
            })
            .collect()
    }
}
