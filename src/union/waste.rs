//! Reclaimable bytes: what the image stores and no visible path shows any more.

use serde::{Deserialize, Serialize};

use rustc_hash::FxHashSet;

use super::{Cause, InodeId, NodeId, Reasons, UnionTree, Version, VersionState};
use crate::base::{LayerId, Sorting};
use crate::image::EntryKind;

/// What first hid a wasted entry from above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum WasteCause {
    /// A whiteout of it or of a directory above it.
    DeletedLater,
    /// An opaque marker, or the replacement of a directory above it.
    Hidden,
    /// The same bytes stored again: nothing differs, or only mode, owner, time or xattrs.
    MetadataOnly,
    /// Another content, or something else, of the same path.
    Overwritten,
    /// Stored again with the same size; the contents are not compared yet.
    NotCompared,
}

impl WasteCause {
    /// Every cause, in the order they are shown.
    pub const ALL: [Self; 5] = [
        Self::DeletedLater,
        Self::Hidden,
        Self::MetadataOnly,
        Self::Overwritten,
        Self::NotCompared,
    ];
}

/// One file entry whose bytes no visible path shows any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WastedEntry {
    /// The layer that stores it.
    pub layer: LayerId,
    /// Its index in that layer.
    pub entry: u32,
    /// Its path.
    pub node: NodeId,
    /// Its bytes.
    pub size: u64,
    /// What first hid it.
    pub cause: WasteCause,
    /// The layer that hid it; its own layer where the path comes twice in it.
    pub hidden_by: LayerId,
}

/// Reclaimable bytes with their causes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waste {
    /// Bytes of all wasted entries.
    pub bytes: u64,
    /// Bytes of all file entries of all layers that count for the union.
    pub stored: u64,
    /// The entries, largest first. Files of no bytes are among them.
    pub entries: Vec<WastedEntry>,
}

impl Waste {
    /// Bytes wasted by one cause.
    #[must_use]
    pub fn by_cause(&self, cause: WasteCause) -> u64 {
        self.entries.iter().filter(|e| e.cause == cause).map(|e| e.size).sum()
    }
}

/// Reclaimable bytes in the making, a part of the tree at a time; see [`UnionTree::waste`].
#[derive(Default)]
pub struct Wasting {
    waste: Waste,
    /// Inodes that a visible hard link shows.
    alive: FxHashSet<InodeId>,
    /// Paths of which the links that are seen are known.
    linked: usize,
    /// Paths looked at.
    done: usize,
    /// Once all are looked at.
    sorting: Option<Sorting>,
}

impl Wasting {
    /// Looks at about `paths` more; whether all is known. `tree` is the same each time.
    pub fn step(&mut self, tree: &UnionTree, paths: usize) -> bool {
        let all = tree.node_count();
        if self.linked < all && !tree.links.is_empty() {
            let end = self.linked.saturating_add(paths).min(all);
            let last = tree.nodes[self.linked..end].iter().filter_map(|node| node.versions.last());
            self.alive.extend(last.filter_map(|last| match last.state {
                VersionState::Entry(entry) => {
                    tree.links.get(&InodeId { layer: last.layer, entry }).copied()
                }
                _ => None,
            }));
            self.linked = end;
            return false;
        }
        if self.done < all {
            let end = self.done.saturating_add(paths).min(all);
            (self.done..end).for_each(|at| self.look_at(tree, at));
            self.done = end;
            return false;
        }
        let entries = &self.waste.entries;
        if let Some(sorting) = &mut self.sorting {
            let key = |at: usize| {
                let entry = &entries[at];
                (std::cmp::Reverse(entry.size), entry.layer, entry.entry)
            };
            return sorting.step(paths, &mut |a, b| key(a).cmp(&key(b)));
        }
        self.look_at_lost(tree);
        let waste = &mut self.waste;
        waste.bytes = waste.entries.iter().map(|e| e.size).sum();
        self.sorting = Some(Sorting::new(u32::try_from(waste.entries.len()).unwrap_or(u32::MAX)));
        false
    }

    fn look_at(&mut self, tree: &UnionTree, at: usize) {
        let node = NodeId(u32::try_from(at).unwrap_or(NodeId::NONE));
        let versions = tree.versions(node);
        for (i, version) in versions.iter().enumerate() {
            let VersionState::Entry(entry) = version.state else { continue };
            let Some(size) = tree.file_size(version.layer, entry) else { continue };
            self.waste.stored += size;
            let Some(next) = versions.get(i + 1) else { continue };
            if !self.alive.contains(&InodeId { layer: version.layer, entry }) {
                self.waste.entries.push(WastedEntry {
                    layer: version.layer,
                    entry,
                    node,
                    size,
                    cause: cause_of(next),
                    hidden_by: next.layer,
                });
            }
        }
    }

    fn look_at_lost(&mut self, tree: &UnionTree) {
        for lost in &tree.lost {
            let Some(size) = tree.file_size(lost.layer, lost.entry) else { continue };
            self.waste.stored += size;
            if !self.alive.contains(&InodeId { layer: lost.layer, entry: lost.entry }) {
                self.waste.entries.push(WastedEntry {
                    layer: lost.layer,
                    entry: lost.entry,
                    node: lost.node,
                    size,
                    cause: tree.cause_of_lost(lost),
                    hidden_by: lost.layer,
                });
            }
        }
    }

    /// What is reclaimable, once all is known.
    #[must_use]
    pub fn waste(self) -> Waste {
        let Waste { bytes, stored, entries } = self.waste;
        let order = self.sorting.map(Sorting::places).unwrap_or_default();
        let entry = |at: u32| entries.get(at as usize).copied();
        Waste { bytes, stored, entries: order.into_iter().filter_map(entry).collect() }
    }
}

impl UnionTree {
    /// Reclaimable bytes of the whole image: file entries no visible path shows any more. A file
    /// that is still reachable by another of its names is not wasted.
    #[must_use]
    pub fn waste(&self) -> Waste {
        let mut wasting = Wasting::default();
        while !wasting.step(self, usize::MAX) {}
        wasting.waste()
    }

    fn file_size(&self, layer: LayerId, entry: u32) -> Option<u64> {
        let entry = self.index(layer)?.get(entry)?;
        (entry.kind == EntryKind::File).then_some(entry.size)
    }

    fn cause_of_lost(&self, lost: &super::tree::Lost) -> WasteCause {
        if lost.parent_replaced {
            return WasteCause::Hidden;
        }
        let version = |entry| Version {
            layer: lost.layer,
            reasons: Reasons::NONE,
            state: VersionState::Entry(entry),
            cleared: None,
        };
        let old = self.facts(&version(lost.entry));
        let new = lost.by.and_then(|by| self.facts(&version(by)));
        match (old, new) {
            (Some(old), Some(new)) => by_reasons(super::reasons::compare(&old, &new)),
            _ => WasteCause::Overwritten,
        }
    }
}

fn cause_of(next: &Version) -> WasteCause {
    match (next.cleared, next.state) {
        (Some(cause), _) | (None, VersionState::Gone(cause)) => match cause {
            Cause::Whiteout | Cause::ParentWhiteout(_) => WasteCause::DeletedLater,
            Cause::Opaque(_) | Cause::ReplacedParent(_) => WasteCause::Hidden,
        },
        (None, _) => by_reasons(next.reasons),
    }
}

fn by_reasons(reasons: Reasons) -> WasteCause {
    if reasons.has(Reasons::UNKNOWN) {
        WasteCause::NotCompared
    } else if reasons.same_bytes() {
        WasteCause::MetadataOnly
    } else {
        WasteCause::Overwritten
    }
}
