//! The image a container stands on, as the engine looks at it: the union tree, never copied.
//!
//! The image's layers are one lower here: what a lookup finds in them, layer by layer from the top,
//! is what the tree's version stacks say. Source of the lookup's rules: Linux
//! `Documentation/filesystems/overlayfs.rst`, "Directories", "whiteouts and opaque directories".

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use super::content::{Content, Piece};
use super::layer::{FileType, Ino, Layer, Meta, Name, NodeKind, Time, Xattrs};
use crate::base::LayerId;
use crate::image::EntryKind;
use crate::union::{Cause, Facts, InodeId, NodeId, UnionTree, Version, VersionState};

/// The image of a simulation.
#[derive(Debug)]
pub struct World {
    tree: Arc<UnionTree>,
    /// Names of an inode that has more than one, hidden ones counted.
    links: FxHashMap<InodeId, u32>,
    /// Whiteouts that hide nothing, by directory: `readdir` of a directory that is
    /// not merged lists them all the same.
    stray: FxHashMap<(LayerId, NodeId), Vec<Name>>,
    /// Layers that have something below a directory but no entry of the directory itself: on disk it
    /// is there all the same. Ascending.
    unnamed: FxHashMap<NodeId, Vec<LayerId>>,
    /// Whether sparse entries lie on disk with their holes. Docker writes them out in full.
    holes: bool,
}

/// What one layer of the image has at a path, as a lookup meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layered {
    /// A directory; an opaque one ends the search.
    Dir {
        /// Nothing below counts.
        opaque: bool,
    },
    /// Something else.
    Other(FileType),
    /// A whiteout.
    Whiteout,
}

impl World {
    /// The world of an image.
    #[must_use]
    pub fn new(tree: Arc<UnionTree>) -> Self {
        let mut links: FxHashMap<InodeId, u32> = FxHashMap::default();
        for (own, inode) in tree.hard_links() {
            if own.layer == inode.layer {
                *links.entry(inode).or_insert(1) += 1;
            }
        }
        let mut stray: FxHashMap<(LayerId, NodeId), Vec<Name>> = FxHashMap::default();
        for layer in (0..tree.layers()).map(LayerId::at) {
            for (dir, name) in tree.idle_whiteouts(layer) {
                stray.entry((layer, dir)).or_default().push(name.into());
            }
        }
        let unnamed = unnamed(&tree);
        Self { tree, links, stray, unnamed, holes: false }
    }

    /// The same, with the holes of sparse files kept.
    #[must_use]
    pub fn keeping_holes(mut self) -> Self {
        self.holes = true;
        self
    }

    /// The image's union tree.
    #[must_use]
    pub fn tree(&self) -> &UnionTree {
        &self.tree
    }

    /// The same, shared.
    #[must_use]
    pub fn shared_tree(&self) -> Arc<UnionTree> {
        Arc::clone(&self.tree)
    }

    /// How many layers the image has.
    #[must_use]
    pub fn layers(&self) -> usize {
        self.tree.layers()
    }

    /// The version of a path that the whole image shows; the root may have none.
    fn version(&self, node: NodeId) -> Option<&Version> {
        self.tree.versions(node).last().filter(|version| version.is_present())
    }

    /// Whether the image shows the path.
    #[must_use]
    pub fn is_visible(&self, node: NodeId) -> bool {
        node == NodeId::ROOT || self.version(node).is_some()
    }

    /// A visible child.
    #[must_use]
    pub fn child(&self, node: NodeId, name: &[u8]) -> Option<NodeId> {
        self.tree.child(node, name).filter(|&child| self.version(child).is_some())
    }

    /// A visible path.
    #[must_use]
    pub fn find(&self, path: &[u8]) -> Option<NodeId> {
        self.tree.find(path).filter(|&node| self.is_visible(node))
    }

    /// Visible children, in no particular order.
    pub fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        self.tree.children(node).filter(|&child| self.version(child).is_some())
    }

    /// What a visible path is.
    #[must_use]
    pub fn file_type(&self, node: NodeId) -> FileType {
        let Some(version) = self.version(node) else { return FileType::Dir };
        if self.tree.is_dir(version) {
            return FileType::Dir;
        }
        self.tree.facts(version).map_or(FileType::File, |facts| facts.kind.into())
    }

    /// The layer that serves a visible path; of a directory its attributes.
    #[must_use]
    pub fn layer(&self, node: NodeId) -> LayerId {
        self.version(node).map_or(LayerId(0), |version| version.layer)
    }

    /// What a layer's own entry at a path is to a lookup; `None` if the layer has nothing there.
    #[must_use]
    pub fn layered(&self, node: NodeId, layer: LayerId) -> Option<Layered> {
        let versions = self.tree.versions(node);
        if let Some(version) = versions.iter().find(|version| version.layer == layer) {
            return self.met(node, version);
        }
        let unnamed = self.unnamed.get(&node).is_some_and(|layers| layers.contains(&layer));
        unnamed.then(|| Layered::Dir { opaque: self.tree.is_opaque(node, layer) })
    }

    fn met(&self, node: NodeId, version: &Version) -> Option<Layered> {
        match version.state {
            VersionState::Gone(Cause::Whiteout) => Some(Layered::Whiteout),
            VersionState::Gone(_) => None,
            _ if self.tree.is_dir(version) => Some(Layered::Dir {
                opaque: version.cleared.is_some() || self.tree.is_opaque(node, version.layer),
            }),
            _ => Some(Layered::Other(
                self.tree.facts(version).map_or(FileType::File, |f| f.kind.into()),
            )),
        }
    }

    /// The layers whose real directories make up a visible directory, the highest first.
    #[must_use]
    pub fn stack(&self, node: NodeId) -> SmallVec<[LayerId; 8]> {
        let mut out = SmallVec::new();
        let versions = self.tree.versions(node);
        if node == NodeId::ROOT {
            // The root is there in every layer.
            for layer in (0..self.tree.layers()).rev().map(LayerId::at) {
                out.push(layer);
                if self.tree.is_opaque(node, layer) {
                    break;
                }
            }
            return out;
        }
        let mut unnamed = self.unnamed.get(&node).map_or(&[][..], Vec::as_slice);
        for version in versions.iter().rev() {
            while let [rest @ .., layer] = unnamed
                && *layer > version.layer
            {
                out.push(*layer);
                unnamed = rest;
                if self.tree.is_opaque(node, *layer) {
                    return out;
                }
            }
            let Some(Layered::Dir { opaque }) = self.met(node, version) else { return out };
            out.push(version.layer);
            if opaque {
                return out;
            }
        }
        out
    }

    /// Subdirectories that a layer's own directory has.
    #[must_use]
    pub fn subdirs(&self, node: NodeId, layer: LayerId) -> u32 {
        let dirs = self
            .tree
            .children(node)
            .filter(|&child| matches!(self.layered(child, layer), Some(Layered::Dir { .. })));
        u32::try_from(dirs.count()).unwrap_or(u32::MAX)
    }

    /// Names of whiteouts in a layer's own directory.
    #[must_use]
    pub fn whiteouts(&self, node: NodeId, layer: LayerId) -> Vec<Name> {
        let mut names = self.stray.get(&(layer, node)).cloned().unwrap_or_default();
        for child in self.tree.children(node) {
            if self.layered(child, layer) == Some(Layered::Whiteout) {
                names.push(self.tree.name(child).into());
            }
        }
        names
    }

    fn facts(&self, node: NodeId) -> Facts<'_> {
        self.version(node).and_then(|version| self.tree.facts(version)).unwrap_or(Facts::implicit())
    }

    /// The inode of a visible path; hard links share it.
    #[must_use]
    pub fn inode(&self, node: NodeId) -> Option<InodeId> {
        self.version(node).and_then(|version| self.tree.inode(version))
    }

    /// How many names the inode of a visible file has.
    #[must_use]
    pub fn links(&self, node: NodeId) -> u32 {
        self.inode(node).and_then(|inode| self.links.get(&inode).copied()).unwrap_or(1)
    }

    /// Bytes of a visible regular file; 0 for the rest.
    #[must_use]
    pub fn size(&self, node: NodeId) -> u64 {
        self.facts(node).size
    }

    /// Bytes of what a layer itself has at a path, hidden or not.
    #[must_use]
    pub fn size_in(&self, node: NodeId, layer: LayerId) -> u64 {
        let version = self.tree.versions(node).iter().find(|version| version.layer == layer);
        let facts = version.and_then(|version| self.tree.facts(version));
        facts.map_or(0, |facts| facts.link.map_or(facts.size, |link| link.len() as u64))
    }

    /// The attributes of a visible path.
    #[must_use]
    pub fn meta(&self, node: NodeId) -> Meta {
        let facts = self.facts(node);
        let mut xattrs: Vec<_> = facts
            .xattrs
            .iter()
            .filter(|(name, _)| !name.starts_with(b"trusted.overlay."))
            .cloned()
            .collect();
        xattrs.sort();
        Meta {
            // Links have no permissions of their own: the kernel shows all of them.
            mode: if facts.kind == EntryKind::Symlink { 0o777 } else { facts.mode },
            uid: u32::try_from(facts.owner.uid).unwrap_or(u32::MAX),
            gid: u32::try_from(facts.owner.gid).unwrap_or(u32::MAX),
            mtime: Time { secs: facts.mtime, nanos: facts.mtime_nanos },
            xattrs: Xattrs::new(xattrs),
        }
    }

    /// What a visible path is, with its contents as a value.
    #[must_use]
    pub fn kind(&self, node: NodeId) -> NodeKind {
        let facts = self.facts(node);
        let (major, minor) = facts.device.unwrap_or_default();
        match facts.kind {
            EntryKind::Dir => NodeKind::Dir { opaque: false },
            EntryKind::Symlink => NodeKind::Symlink(facts.link.unwrap_or_default().into()),
            EntryKind::Fifo => NodeKind::Fifo,
            EntryKind::Char => NodeKind::Char(major, minor),
            EntryKind::Block => NodeKind::Block(major, minor),
            EntryKind::File | EntryKind::Hardlink | EntryKind::Other(_) => {
                NodeKind::File { content: self.content(&facts), metacopy: false }
            }
        }
    }

    /// Target of a visible symbolic link.
    #[must_use]
    pub fn link(&self, node: NodeId) -> Option<Name> {
        self.facts(node).link.map(Name::from)
    }

    fn content(&self, facts: &Facts<'_>) -> Content {
        let Some(inode) = facts.inode else { return Content::default() };
        let whole = |offset, len| Piece::Image { inode, offset, len };
        let sparse = self
            .tree
            .index(inode.layer)
            .and_then(|index| index.get(inode.entry))
            .map_or(&[][..], |entry| entry.sparse());
        if !self.holes || sparse.is_empty() {
            return Content::of(whole(0, facts.size));
        }
        let mut content = Content::default();
        for &(offset, len) in sparse {
            content.truncate(offset);
            content.push(whole(offset, len));
        }
        content.truncate(facts.size);
        content
    }
}

/// See [`World::unnamed`].
fn unnamed(tree: &UnionTree) -> FxHashMap<NodeId, Vec<LayerId>> {
    let mut out: FxHashMap<NodeId, Vec<LayerId>> = FxHashMap::default();
    for node in tree.nodes() {
        for version in tree.versions(node) {
            // What else makes a path go away lies elsewhere: only these are in the layer itself.
            let own = match version.state {
                VersionState::Gone(cause) => cause == Cause::Whiteout,
                _ => true,
            };
            let mut at = tree.parent(node).filter(|_| own);
            while let Some(dir) = at.filter(|&dir| dir != NodeId::ROOT) {
                if tree.versions(dir).iter().any(|known| known.layer == version.layer) {
                    break;
                }
                let layers = out.entry(dir).or_default();
                match layers.binary_search(&version.layer) {
                    Ok(_) => break,
                    Err(place) => layers.insert(place, version.layer),
                }
                at = tree.parent(dir);
            }
        }
    }
    out
}

impl From<EntryKind> for FileType {
    fn from(kind: EntryKind) -> Self {
        match kind {
            EntryKind::Dir => FileType::Dir,
            EntryKind::Symlink => FileType::Symlink,
            EntryKind::Fifo => FileType::Fifo,
            EntryKind::Char => FileType::Char,
            EntryKind::Block => FileType::Block,
            EntryKind::File | EntryKind::Hardlink | EntryKind::Other(_) => FileType::File,
        }
    }
}

/// A real file or directory: where a name leads in one layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Real {
    /// In the writable layer.
    Upper(Ino),
    /// In a layer between, counted from the top.
    Lower(u16, Ino),
    /// In the image.
    Image(NodeId),
}

/// What a merged name leads to: the real files behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// The real ones, the highest first: of a directory all that are merged, of the rest one.
    pub reals: smallvec::SmallVec<[Real; 2]>,
    /// What it is.
    pub file_type: FileType,
}

impl Object {
    /// The real file that serves it; of a directory, its attributes.
    #[must_use]
    pub fn top(&self) -> Real {
        self.reals.first().copied().unwrap_or(Real::Upper(Ino::ROOT))
    }

    /// Whether it is a directory.
    #[must_use]
    pub fn is_dir(&self) -> bool {
        self.file_type == FileType::Dir
    }

    /// Its inode in the writable layer, if it is there.
    #[must_use]
    pub fn upper(&self) -> Option<Ino> {
        match self.top() {
            Real::Upper(ino) => Some(ino),
            _ => None,
        }
    }

    /// Whether any part of it lies below the writable layer.
    #[must_use]
    pub fn has_lower(&self) -> bool {
        self.reals.iter().any(|real| !matches!(real, Real::Upper(_)))
    }
}

/// A layer between the writable one and the image: committed, or the engine's init layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Lower {
    /// Which one it is.
    pub at: LayerRef,
    /// What it holds.
    pub layer: Layer,
}

/// A layer as a container sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LayerRef {
    /// The container's own, writable layer.
    Upper,
    /// The layer the engine puts below it: mount points, `/.dockerenv`.
    Init,
    /// A layer of the image; those committed later count on.
    Image(LayerId),
}
