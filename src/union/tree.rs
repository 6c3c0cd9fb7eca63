//! The tree and its version stacks.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use super::Reasons;
use super::names::{Names, table_bytes};
use super::reasons::compare;
use crate::base::{LayerId, LayerPath, sort_by};
use crate::image::{EntryKind, EntryRef, LayerIndex, Owner, Xattr};

/// A path of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The image's root directory.
    pub const ROOT: Self = Self(0);
    pub(super) const NONE: u32 = u32::MAX;

    /// The id as an index into per-node tables.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One file as stored: the entry that holds its bytes. Hard links share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct InodeId {
    /// The layer.
    pub layer: LayerId,
    /// Index of the entry in the layer's index.
    pub entry: u32,
}

/// What first hides a path from above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// A whiteout of the path itself.
    Whiteout,
    /// A whiteout of a directory above it.
    ParentWhiteout(NodeId),
    /// An opaque marker in a directory above it.
    Opaque(NodeId),
    /// A directory above it was replaced by something that is no directory.
    ReplacedParent(NodeId),
}

/// What a layer makes of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VersionState {
    /// It is there, by this entry of the layer's index.
    Entry(u32),
    /// It is a directory that only exists because something below it has an entry.
    Implicit,
    /// It is gone from this layer up.
    Gone(Cause),
}

/// A path's version in one layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Version {
    /// The layer.
    pub layer: LayerId,
    /// How it differs from the version it replaces; none if nothing visible was replaced.
    pub reasons: Reasons,
    /// What the layer makes of the path.
    pub state: VersionState,
    /// What this same layer first did to the version below before storing this one; such a path is
    /// new, it replaces nothing.
    pub cleared: Option<Cause>,
}

impl Version {
    /// Whether the path is there in this version.
    #[must_use]
    pub fn is_present(&self) -> bool {
        !matches!(self.state, VersionState::Gone(_))
    }
}

/// A path's versions, lowest layer first.
pub type Versions<'a> = &'a [Version];

#[derive(Clone)]
pub(super) struct Node {
    pub(super) parent: u32,
    pub(super) name: u32,
    pub(super) first_child: u32,
    pub(super) next_sibling: u32,
    pub(super) versions: SmallVec<[Version; 1]>,
}

/// An entry that another entry of its own layer put away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lost {
    pub(super) node: NodeId,
    pub(super) layer: LayerId,
    pub(super) entry: u32,
    /// A directory above it was replaced; otherwise the same path came again.
    pub(super) parent_replaced: bool,
    /// The entry that came instead, of the same path.
    pub(super) by: Option<u32>,
}

/// One tree for all layers; see the module's documentation.
#[derive(Clone)]
pub struct UnionTree {
    pub(super) layers: Vec<Arc<LayerIndex>>,
    pub(super) nodes: Vec<Node>,
    pub(super) names: Names,
    pub(super) lookup: FxHashMap<(u32, u32), u32>,
    /// Hard-link entries and the inode each shares.
    pub(super) links: FxHashMap<InodeId, InodeId>,
    /// Inodes some hard link shares.
    pub(super) linked: FxHashSet<InodeId>,
    /// Opaque markers that hid something or stand in a directory that is there.
    pub(super) opaque: FxHashSet<(LayerId, NodeId)>,
    /// Entries that change nothing, for each layer, ascending.
    pub(super) ineffective: Vec<Vec<u32>>,
    pub(super) lost: Vec<Lost>,
}

/// What a visible version says of its file, hard links resolved to their inode.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// What it is; never [`EntryKind::Hardlink`].
    pub kind: EntryKind,
    /// Permission bits: the low 12.
    pub mode: u16,
    /// User and group.
    pub owner: Owner,
    /// Bytes of a regular file.
    pub size: u64,
    /// Seconds since 1970, UTC.
    pub mtime: i64,
    /// Nanoseconds of the time.
    pub mtime_nanos: u32,
    /// Target of a symbolic link.
    pub link: Option<&'a [u8]>,
    /// Extended attributes, name and value.
    pub xattrs: &'a [Xattr],
    /// Major and minor number of a device.
    pub device: Option<(u32, u32)>,
    /// Fast hash of the contents, where known.
    pub content: Option<u64>,
    /// The entry that holds the bytes. `None` for implicit directories.
    pub inode: Option<InodeId>,
}

impl Facts<'static> {
    /// A directory that no entry describes: 0755, root, no time.
    #[must_use]
    pub fn implicit() -> Self {
        Self {
            kind: EntryKind::Dir,
            mode: 0o755,
            owner: Owner::default(),
            size: 0,
            mtime: 0,
            mtime_nanos: 0,
            link: None,
            xattrs: &[],
            device: None,
            content: None,
            inode: None,
        }
    }
}

impl std::fmt::Debug for UnionTree {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "UnionTree({} layers, {} paths)", self.layers.len(), self.nodes.len())
    }
}

impl Default for UnionTree {
    fn default() -> Self {
        Self::new()
    }
}

impl UnionTree {
    /// A tree without layers: the root alone.
    #[must_use]
    pub fn new() -> Self {
        let mut names = Names::default();
        let root = Node {
            parent: NodeId::NONE,
            name: names.intern(b""),
            first_child: NodeId::NONE,
            next_sibling: NodeId::NONE,
            versions: SmallVec::new(),
        };
        Self {
            layers: Vec::new(),
            nodes: vec![root],
            names,
            lookup: FxHashMap::default(),
            links: FxHashMap::default(),
            linked: FxHashSet::default(),
            opaque: FxHashSet::default(),
            ineffective: Vec::new(),
            lost: Vec::new(),
        }
    }

    /// How many layers it has.
    #[must_use]
    pub fn layers(&self) -> usize {
        self.layers.len()
    }

    /// The highest layer, if there is one.
    #[must_use]
    pub fn top(&self) -> Option<LayerId> {
        self.layers.len().checked_sub(1).map(LayerId::at)
    }

    /// The entries of a layer.
    #[must_use]
    pub fn index(&self, layer: LayerId) -> Option<&LayerIndex> {
        self.layers.get(layer.index()).map(Arc::as_ref)
    }

    /// The entries of all layers, lowest first, with the hashes of contents that are known.
    #[must_use]
    pub fn indexes(&self) -> &[Arc<LayerIndex>] {
        &self.layers
    }

    /// How many paths it has, those of all layers and the root.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// Bytes that it holds beside the layers' indexes.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        let spilled = |node: &Node| match node.versions.spilled() {
            true => node.versions.capacity() * size_of::<Version>(),
            false => 0,
        };
        self.nodes.capacity() * size_of::<Node>()
            + self.nodes.iter().map(spilled).sum::<usize>()
            + self.names.heap_bytes()
            + table_bytes::<((u32, u32), u32)>(self.lookup.capacity())
            + table_bytes::<(InodeId, InodeId)>(self.links.capacity())
            + table_bytes::<InodeId>(self.linked.capacity())
    }

    /// Every path of any layer, the root first; a directory always before what is below it.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(NodeId::NONE)).map(NodeId)
    }

    /// The directory a path is in.
    #[must_use]
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.nodes.get(node.index()).map(|n| n.parent).filter(|&p| p != NodeId::NONE).map(NodeId)
    }

    /// The last part of a path, raw bytes; empty for the root.
    #[must_use]
    pub fn name(&self, node: NodeId) -> &[u8] {
        self.nodes.get(node.index()).map_or(&[], |n| self.names.get(n.name))
    }

    /// The whole path.
    #[must_use]
    pub fn path(&self, node: NodeId) -> LayerPath {
        let mut parts = Vec::new();
        let mut at = Some(node);
        while let Some(node) = at {
            parts.push(self.name(node));
            at = self.parent(node);
        }
        parts.pop();
        parts.reverse();
        LayerPath::clean(&parts.join(&b'/'))
    }

    /// How many directories a path is below the root; 0 for the root itself.
    #[must_use]
    pub fn depth(&self, node: NodeId) -> usize {
        std::iter::successors(self.parent(node), |&n| self.parent(n)).count()
    }

    /// Paths directly below one, in no particular order, whatever layer they are of.
    #[must_use]
    pub fn children(&self, node: NodeId) -> Children<'_> {
        Children {
            tree: self,
            next: self.nodes.get(node.index()).map_or(NodeId::NONE, |n| n.first_child),
        }
    }

    /// The path of this name directly below one, whatever layer it is of.
    #[must_use]
    pub fn child(&self, node: NodeId, name: &[u8]) -> Option<NodeId> {
        let name = self.names.find(name)?;
        self.lookup.get(&(node.0, name)).copied().map(NodeId)
    }

    /// The node of a cleaned path, whatever layer it is of.
    #[must_use]
    pub fn find(&self, path: &[u8]) -> Option<NodeId> {
        let mut at = NodeId::ROOT;
        for part in path.split(|&b| b == b'/').filter(|part| !part.is_empty()) {
            at = self.child(at, part)?;
        }
        Some(at)
    }

    /// A path's versions, one for each layer that touches it, lowest first.
    #[must_use]
    pub fn versions(&self, node: NodeId) -> Versions<'_> {
        self.nodes.get(node.index()).map_or(&[], |n| n.versions.as_slice())
    }

    /// The version in force with the layers up to `upto` merged; it may be `Gone`.
    #[must_use]
    pub fn at(&self, node: NodeId, upto: LayerId) -> Option<&Version> {
        let versions = self.versions(node);
        let end = versions.partition_point(|v| v.layer <= upto);
        end.checked_sub(1).map(|i| &versions[i])
    }

    /// The version in force below `layer`.
    #[must_use]
    pub fn below(&self, node: NodeId, layer: LayerId) -> Option<&Version> {
        layer.0.checked_sub(1).and_then(|below| self.at(node, LayerId(below)))
    }

    /// Whether `layer` marks the directory as opaque.
    #[must_use]
    pub fn is_opaque(&self, node: NodeId, layer: LayerId) -> bool {
        self.opaque.contains(&(layer, node))
    }

    /// Whether an entry changes nothing: a whiteout of a path the layers below do not have, a hard
    /// link to nothing, and the like.
    #[must_use]
    pub fn is_ineffective(&self, layer: LayerId, entry: u32) -> bool {
        self.ineffective.get(layer.index()).is_some_and(|list| list.binary_search(&entry).is_ok())
    }

    /// The entry a version stands for.
    #[must_use]
    pub fn entry(&self, version: &Version) -> Option<EntryRef<'_>> {
        match version.state {
            VersionState::Entry(entry) => self.index(version.layer)?.get(entry),
            _ => None,
        }
    }

    /// The entry that holds a version's bytes: for a hard link its target's.
    #[must_use]
    pub fn inode(&self, version: &Version) -> Option<InodeId> {
        let VersionState::Entry(entry) = version.state else { return None };
        let own = InodeId { layer: version.layer, entry };
        Some(self.links.get(&own).copied().unwrap_or(own))
    }

    /// What a version says of its file; `None` where the path is gone.
    #[must_use]
    pub fn facts(&self, version: &Version) -> Option<Facts<'_>> {
        match version.state {
            VersionState::Gone(_) => None,
            VersionState::Implicit => Some(Facts::implicit()),
            VersionState::Entry(_) => {
                let inode = self.inode(version)?;
                let entry = self.index(inode.layer)?.get(inode.entry)?;
                Some(Facts {
                    kind: entry.kind,
                    mode: entry.mode,
                    owner: entry.owner(),
                    size: entry.size,
                    mtime: entry.mtime,
                    mtime_nanos: entry.mtime_nanos(),
                    link: entry.link().filter(|_| entry.kind == EntryKind::Symlink),
                    xattrs: entry.xattrs(),
                    device: entry.device(),
                    content: entry.content_hash(),
                    inode: Some(inode),
                })
            }
        }
    }

    /// Whether a version is a directory.
    #[must_use]
    pub fn is_dir(&self, version: &Version) -> bool {
        match version.state {
            VersionState::Gone(_) => false,
            VersionState::Implicit => true,
            VersionState::Entry(_) => self.entry(version).is_some_and(|e| e.kind == EntryKind::Dir),
        }
    }

    /// Whether hard links share this inode.
    #[must_use]
    pub fn is_linked(&self, inode: InodeId) -> bool {
        self.linked.contains(&inode)
    }

    /// The further names that a layer gives to files, and the bytes of those files, each as often as
    /// it has a further name.
    #[must_use]
    pub fn further_names(&self, layer: LayerId) -> (u64, u64) {
        let of_layer = self.links.iter().filter(|(name, _)| name.layer == layer);
        let size = |inode: &InodeId| {
            let entry = self.index(inode.layer).and_then(|index| index.get(inode.entry));
            entry.map_or(0, |entry| entry.size)
        };
        of_layer.fold((0, 0), |(names, bytes), (_, inode)| (names + 1, bytes + size(inode)))
    }

    /// The entries whose contents must be hashed before every reason is known: of each layer, the
    /// indexes of files that stand again, with the same size, in another layer.
    #[must_use]
    pub fn to_compare(&self) -> Vec<(LayerId, Vec<u32>)> {
        let mut wanted: FxHashSet<InodeId> = FxHashSet::default();
        for node in &self.nodes {
            for (i, version) in node.versions.iter().enumerate() {
                if version.reasons.has(Reasons::UNKNOWN) {
                    let pair = node.versions.get(i.wrapping_sub(1)).into_iter().chain([version]);
                    wanted.extend(pair.filter_map(|v| self.inode(v)));
                }
            }
        }
        for lost in &self.lost {
            wanted.insert(InodeId { layer: lost.layer, entry: lost.entry });
            wanted.extend(lost.by.map(|entry| InodeId { layer: lost.layer, entry }));
        }
        let mut by_layer: Vec<(LayerId, Vec<u32>)> = Vec::new();
        let mut wanted: Vec<InodeId> = wanted
            .into_iter()
            .filter(|inode| {
                self.index(inode.layer).and_then(|layer| layer.get(inode.entry)).is_some_and(
                    |entry| entry.kind == EntryKind::File && entry.content_hash().is_none(),
                )
            })
            .collect();
        sort_by(&mut wanted, Ord::cmp);
        for inode in wanted {
            match by_layer.last_mut() {
                Some((layer, list)) if *layer == inode.layer => list.push(inode.entry),
                _ => by_layer.push((inode.layer, vec![inode.entry])),
            }
        }
        by_layer
    }

    /// Notes content hashes of a layer's entries (index, hash) and settles the reasons that waited.
    pub fn set_contents(&mut self, layer: LayerId, hashes: &[(u32, u64)]) {
        let Some(index) = self.layers.get_mut(layer.index()) else { return };
        let index = Arc::make_mut(index);
        for &(entry, hash) in hashes {
            index.set_content(entry, hash);
        }
        for at in 0..self.nodes.len() {
            for i in 1..self.nodes[at].versions.len() {
                let (old, new) = (self.nodes[at].versions[i - 1], self.nodes[at].versions[i]);
                if new.reasons.has(Reasons::UNKNOWN)
                    && let (Some(old), Some(now)) = (self.facts(&old), self.facts(&new))
                {
                    let reasons = compare(&old, &now);
                    self.nodes[at].versions[i].reasons = reasons;
                }
            }
        }
    }
}

/// Paths directly below one.
pub struct Children<'a> {
    tree: &'a UnionTree,
    next: u32,
}

impl Iterator for Children<'_> {
    type Item = NodeId;
    fn next(&mut self) -> Option<NodeId> {
        let node = self.tree.nodes.get(self.next as usize)?;
        let id = NodeId(self.next);
        self.next = node.next_sibling;
        Some(id)
    }
}
