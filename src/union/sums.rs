//! Totals below every path, in one pass.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{ChangeState, InodeId, Look, NodeChange, NodeId, UnionTree, Version, VersionState};
use crate::base::{LayerId, sort_by};
use crate::image::EntryKind;

/// Totals of one path and all below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NodeSums {
    /// Bytes of the files to be seen; of one layer alone, those the layer stores. A file with
    /// several names counts once.
    pub bytes: u64,
    /// Bytes of the files the look deletes.
    pub deleted: u64,
    /// Bytes of the files that earlier layers deleted.
    pub deleted_before: u64,
    /// Paths to be seen.
    pub visible: u32,
    /// Paths the look adds, changes or deletes.
    pub touched: u32,
    /// Paths that earlier layers deleted.
    pub gone_before: u32,
}

/// Totals for every path of a tree; see [`UnionTree::sums`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    nodes: Vec<NodeSums>,
    /// Paths added, with an entry of their own.
    pub added: u32,
    /// Paths changed.
    pub changed: u32,
    /// Paths deleted.
    pub deleted: u32,
}

impl Sums {
    /// Totals of a path and all below it.
    #[must_use]
    pub fn of(&self, node: NodeId) -> NodeSums {
        self.nodes.get(node.index()).copied().unwrap_or_default()
    }

    /// The bytes the row of a path shows: of a file its own, of a directory those below it that are
    /// to be seen or, if it is gone, those that went with it. Of one layer alone, what it does not
    /// store takes no bytes of it.
    #[must_use]
    pub fn shown(
        &self,
        node: NodeId,
        change: &NodeChange,
        kind: EntryKind,
        own: u64,
        look: Look,
    ) -> u64 {
        let sums = self.of(node);
        match (kind, change.state) {
            (EntryKind::Dir, ChangeState::Deleted | ChangeState::Transient) => sums.deleted,
            (EntryKind::Dir, ChangeState::DeletedBefore) => sums.deleted_before,
            (EntryKind::Dir, _) => sums.bytes,
            (_, ChangeState::Unchanged) if matches!(look, Look::Layer { .. }) => 0,
            _ => own,
        }
    }
}

/// What one layer does, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LayerCounts {
    /// Paths that were not there below.
    pub added: u32,
    /// Paths stored again.
    pub changed: u32,
    /// Paths that are there below and no more from here.
    pub deleted: u32,
    /// Bytes by which the files to be seen grow with it; negative where it takes more away than it
    /// adds. A file with several names counts once.
    pub grows: i64,
}

/// Totals in the making, a part of the tree at a time; see [`UnionTree::sums`].
pub struct Summing {
    look: Look,
    sums: Sums,
    /// Files with several names that were counted.
    seen: FxHashSet<InodeId>,
    /// Names that went, of files that may have others: counted once it is known what is seen.
    gone: Vec<(usize, InodeId, u64)>,
    /// Paths looked at so far.
    done: usize,
    /// Paths whose totals still go into those of their directories.
    left: usize,
}

impl Summing {
    /// Nothing is counted yet.
    #[must_use]
    pub fn new(tree: &UnionTree, look: Look) -> Self {
        let left = tree.node_count();
        // Filled path by path: of a million it would take a while at once.
        let sums = Sums { nodes: Vec::with_capacity(left), ..Sums::default() };
        Self { look, sums, seen: FxHashSet::default(), gone: Vec::new(), done: 0, left }
    }

    /// Counts `paths` more; whether all are counted. `tree` is the same each time.
    pub fn step(&mut self, tree: &UnionTree, paths: usize) -> bool {
        let all = tree.node_count();
        if self.done < all {
            let end = self.done.saturating_add(paths).min(all);
            self.sums.nodes.resize(end, NodeSums::default());
            for at in self.done..end {
                self.count(tree, at);
            }
            self.done = end;
            if end == all {
                self.settle();
            }
            return all == 0;
        }
        // A node's parent always has the smaller number.
        let end = self.left.saturating_sub(paths).max(1);
        for at in (end..self.left).rev() {
            let below = self.sums.nodes[at];
            let parent = tree.nodes.get(at).map_or(0, |n| n.parent as usize);
            if let Some(above) = self.sums.nodes.get_mut(parent) {
                above.bytes += below.bytes;
                above.deleted += below.deleted;
                above.deleted_before += below.deleted_before;
                above.visible += below.visible;
                above.touched += below.touched;
                above.gone_before += below.gone_before;
            }
        }
        self.left = end;
        end <= 1
    }

    fn count(&mut self, tree: &UnionTree, at: usize) {
        let sums = &mut self.sums;
        let node = NodeId(u32::try_from(at).unwrap_or(NodeId::NONE));
        let change = tree.change(node, self.look);
        let own = &mut sums.nodes[at];
        let file = change.version.and_then(|version| tree.file_of(&version));
        let mut size = file.map_or(0, |(_, size)| size);
        if let Some((inode, _)) = file.filter(|(inode, _)| tree.is_linked(*inode)) {
            if !change.is_visible() {
                self.gone.push((at, inode, size));
                size = 0;
            } else if !self.seen.insert(inode) {
                size = 0;
            }
        }
        let implicit = change.version.is_none_or(|v| v.state == VersionState::Implicit);
        match change.state {
            ChangeState::Absent => {}
            ChangeState::Unchanged => {
                own.visible = 1;
                own.bytes = if matches!(self.look, Look::Layer { .. }) { 0 } else { size };
            }
            ChangeState::Added | ChangeState::Changed => {
                own.visible = 1;
                own.touched = 1;
                own.bytes = size;
                match change.state {
                    ChangeState::Added if !implicit => sums.added += 1,
                    ChangeState::Changed => sums.changed += 1,
                    _ => {}
                }
            }
            ChangeState::Deleted | ChangeState::Transient => {
                own.touched = 1;
                own.deleted = size;
                sums.deleted += 1;
            }
            ChangeState::DeletedBefore => {
                own.gone_before = 1;
                own.deleted_before = size;
            }
        }
    }

    /// Files of which no name is seen.
    fn settle(&mut self) {
        for (at, inode, size) in std::mem::take(&mut self.gone) {
            if self.seen.insert(inode) {
                let own = &mut self.sums.nodes[at];
                let deleted =
                    if own.gone_before > 0 { &mut own.deleted_before } else { &mut own.deleted };
                *deleted = size;
            }
        }
    }

    /// The totals, once all are counted.
    #[must_use]
    pub fn sums(self) -> Sums {
        self.sums
    }
}

/// What layers do, in the making, a part of the tree at a time; see [`UnionTree::layer_counts`].
pub struct Counting {
    counts: Vec<LayerCounts>,
    /// Names of files that may have several: the bytes, and how many come and go in each layer.
    names: FxHashMap<InodeId, (i64, Vec<(LayerId, i32)>)>,
    done: usize,
}

impl Counting {
    /// Nothing is counted yet.
    #[must_use]
    pub fn new(tree: &UnionTree) -> Self {
        let counts = vec![LayerCounts::default(); tree.layers()];
        Self { counts, names: FxHashMap::default(), done: 0 }
    }

    /// Counts `paths` more; whether all are counted. `tree` is the same each time.
    pub fn step(&mut self, tree: &UnionTree, paths: usize) -> bool {
        let end = self.done.saturating_add(paths).min(tree.nodes.len());
        for node in &tree.nodes[self.done..end] {
            self.count(tree, &node.versions);
        }
        self.done = end;
        end == tree.nodes.len()
    }

    fn count(&mut self, tree: &UnionTree, versions: &[Version]) {
        let mut was_present = false;
        let mut before = None;
        for version in versions {
            let of = &mut self.counts[version.layer.index()];
            match (was_present, version.is_present()) {
                (true, false) => of.deleted += 1,
                (true, true) => of.changed += 1,
                (false, true) if version.state != VersionState::Implicit => of.added += 1,
                _ => {}
            }
            was_present = version.is_present();
            let now = tree
                .file_of(version)
                .and_then(|(inode, size)| Some((inode, i64::try_from(size).ok()?)));
            for (file, sign) in [(before, -1), (now, 1)] {
                match file {
                    Some((inode, size)) if tree.is_linked(inode) => {
                        let (_, comes) = self.names.entry(inode).or_insert((size, Vec::new()));
                        comes.push((version.layer, sign));
                    }
                    Some((_, size)) => of.grows += size * i64::from(sign),
                    None => {}
                }
            }
            before = now;
        }
    }

    /// What each layer does, once all are counted.
    #[must_use]
    pub fn counts(mut self) -> Vec<LayerCounts> {
        for (size, mut comes) in self.names.into_values() {
            sort_by(&mut comes, |a, b| a.0.cmp(&b.0));
            let mut there = 0;
            for of_layer in comes.chunk_by(|a, b| a.0 == b.0) {
                let were = there;
                there += of_layer.iter().map(|(_, sign)| sign).sum::<i32>();
                let gained = i64::from(there > 0) - i64::from(were > 0);
                self.counts[of_layer[0].0.index()].grows += size * gained;
            }
        }
        self.counts
    }
}

impl UnionTree {
    /// Totals below every path, for one look.
    #[must_use]
    pub fn sums(&self, look: Look) -> Sums {
        let mut summing = Summing::new(self, look);
        while !summing.step(self, usize::MAX) {}
        summing.sums()
    }

    /// What each layer does, in numbers; directories that are only implied do not count.
    #[must_use]
    pub fn layer_counts(&self) -> Vec<LayerCounts> {
        let mut counting = Counting::new(self);
        while !counting.step(self, usize::MAX) {}
        counting.counts()
    }

    /// The regular file a version shows, and its bytes.
    fn file_of(&self, version: &Version) -> Option<(InodeId, u64)> {
        let inode = self.inode(version)?;
        let entry = self.index(inode.layer)?.get(inode.entry)?;
        (entry.kind == EntryKind::File && entry.size > 0).then_some((inode, entry.size))
    }

    /// Layers below `layer` that have an entry of their own for a path, whatever became of it.
    #[must_use]
    pub fn shadowed(&self, node: NodeId, layer: LayerId) -> Vec<LayerId> {
        self.versions(node)
            .iter()
            .filter(|v| v.layer < layer && matches!(v.state, VersionState::Entry(_)))
            .map(|v| v.layer)
            .collect()
    }

    /// Layers that have an entry for a path that takes effect, also one that a later entry of the
    /// same layer put away.
    #[must_use]
    pub fn supplied_by(&self, node: NodeId) -> Vec<LayerId> {
        let mut layers = self.shadowed(node, LayerId(u16::MAX));
        layers.extend(self.lost.iter().filter(|lost| lost.node == node).map(|lost| lost.layer));
        sort_by(&mut layers, Ord::cmp);
        layers.dedup();
        layers
    }
}
