//! Reclaimable bytes: what the image stores and no visible path shows any more.

use serde::{Deserialize, Serialize};

use rustc_hash::FxHashSet;

use super::{Cause, InodeId, NodeId, Reasons, UnionTree, Version, VersionState};
use crate::base::{LayerId, sort_by};
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

impl UnionTree {
    /// Reclaimable bytes of the whole image: file entries no visible path shows any more. A file
    /// that is still reachable by another of its names is not wasted.
    #[must_use]
    pub fn waste(&self) -> Waste {
        let alive = self.alive_by_link();
        let mut waste = Waste::default();
        for at in 0..self.node_count() {
            let node = NodeId(u32::try_from(at).unwrap_or(NodeId::NONE));
            let versions = self.versions(node);
            for (i, version) in versions.iter().enumerate() {
                let VersionState::Entry(entry) = version.state else { continue };
                let Some(size) = self.file_size(version.layer, entry) else { continue };
                waste.stored += size;
                let Some(next) = versions.get(i + 1) else { continue };
                if !alive.contains(&InodeId { layer: version.layer, entry }) {
                    waste.entries.push(WastedEntry {
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
        for lost in &self.lost {
            let Some(size) = self.file_size(lost.layer, lost.entry) else { continue };
            waste.stored += size;
            if !alive.contains(&InodeId { layer: lost.layer, entry: lost.entry }) {
                waste.entries.push(WastedEntry {
                    layer: lost.layer,
                    entry: lost.entry,
                    node: lost.node,
                    size,
                    cause: self.cause_of_lost(lost),
                    hidden_by: lost.layer,
                });
            }
        }
        waste.bytes = waste.entries.iter().map(|e| e.size).sum();
        let key = |e: &WastedEntry| (std::cmp::Reverse(e.size), e.layer, e.entry);
        sort_by(&mut waste.entries, |a, b| key(a).cmp(&key(b)));
        waste
    }

    fn file_size(&self, layer: LayerId, entry: u32) -> Option<u64> {
        let entry = self.index(layer)?.get(entry)?;
        (entry.kind == EntryKind::File).then_some(entry.size)
    }

    /// Inodes that a visible hard link shows.
    fn alive_by_link(&self) -> FxHashSet<InodeId> {
        if self.links.is_empty() {
            return FxHashSet::default();
        }
        self.nodes
            .iter()
            .filter_map(|node| node.versions.last())
            .filter_map(|last| match last.state {
                VersionState::Entry(entry) => {
                    self.links.get(&InodeId { layer: last.layer, entry }).copied()
                }
                _ => None,
            })
            .collect()
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
