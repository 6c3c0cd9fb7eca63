//! One file system: an overlay of a writable layer over others, or a plain one.
//!
//! A plain file system (volume, tmpfs, `/dev`) is an overlay without lowers.
//!
//! Source of the lookup's rules: Linux `Documentation/filesystems/overlayfs.rst` and
//! `fs/overlayfs/namei.c`.

use std::sync::Arc;

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use smallvec::{SmallVec, smallvec};

use super::super::layer::{FileType, Ino, Inode, Layer, Meta, Name, NodeKind, Redirect, Slot};
use super::super::world::{LayerRef, Lower, Object, Real, World};
use super::super::{Errno, MountKind};
use crate::base::LayerId;
use crate::union::NodeId;

/// Mount options of overlayfs that change what it does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Options {
    /// `redirect_dir=on`: a directory of a lower layer can be renamed.
    pub redirect_dir: bool,
    /// `metacopy=on`: attributes are copied up without data. Needs `redirect_dir`.
    pub metacopy: bool,
}

/// One file system of a container.
#[derive(Clone, Debug)]
pub struct Fs<'w> {
    /// The image below all layers; none in a plain file system.
    pub world: Option<&'w World>,
    /// Layers between, the highest first.
    pub lowers: Arc<Vec<Lower>>,
    /// The layer that takes the writes.
    pub upper: Layer,
    /// Options of the mount.
    pub options: Options,
    /// What it is, if it is mounted over the container's root.
    pub mount: Option<MountKind>,
    /// The error of every change, if none is allowed.
    pub frozen: Option<Errno>,
}

/// A name in a listing: what it is; `None` for a whiteout that `readdir` lists all the same.
pub type Listed = (Name, Option<FileType>);

impl<'w> Fs<'w> {
    /// A container's root: its layer over `lowers`, the highest first, over an image.
    #[must_use]
    pub fn over(world: &'w World, lowers: Arc<Vec<Lower>>, upper: Layer, options: Options) -> Self {
        Self { world: Some(world), lowers, upper, options, mount: None, frozen: None }
    }

    /// A plain file system.
    #[must_use]
    pub fn plain(layer: Layer, mount: MountKind) -> Self {
        let (lowers, options) = Default::default();
        Self { world: None, lowers, upper: layer, options, mount: Some(mount), frozen: None }
    }

    /// Its root.
    #[must_use]
    pub fn root(&self) -> Object {
        let mut reals: SmallVec<[Real; 2]> = smallvec![Real::Upper(Ino::ROOT)];
        let file_type = self.upper.inode(Ino::ROOT).map_or(FileType::Dir, |i| i.kind.file_type());
        reals.extend((0..self.lowers.len()).map(|i| Real::Lower(i as u16, Ino::ROOT)));
        reals.extend(self.world.map(|_| Real::Image(NodeId::ROOT)));
        Object { reals, file_type }
    }

    /// The same from a directory or file of its writable layer down.
    #[must_use]
    pub fn rooted(&self, ino: Ino) -> Object {
        if ino == Ino::ROOT {
            return self.root();
        }
        let file_type = self.upper.inode(ino).map_or(FileType::Dir, |i| i.kind.file_type());
        Object { reals: smallvec![Real::Upper(ino)], file_type }
    }

    /// The layer of this number, below the writable one.
    fn lower(&self, index: u16) -> Option<&Layer> {
        self.lowers.get(usize::from(index)).map(|lower| &lower.layer)
    }

    /// The inode of a real file that is not in the image.
    fn inode(&self, real: Real) -> Option<&Inode> {
        match real {
            Real::Upper(ino) => self.upper.inode(ino),
            Real::Lower(at, ino) => self.lower(at)?.inode(ino),
            Real::Image(_) => None,
        }
    }

    /// What a name in a merged directory leads to.
    #[must_use]
    pub fn lookup(&self, parent: &Object, name: &[u8]) -> Option<Object> {
        let mut search = Search { fs: self, reals: SmallVec::new(), file_type: FileType::Dir };
        let mut name = Name::from(name);
        for &real in &parent.reals {
            let (dir, layer) = match real {
                Real::Upper(dir) => (dir, &self.upper),
                Real::Lower(at, dir) => match self.lower(at) {
                    Some(layer) => (dir, layer),
                    None => continue,
                },
                Real::Image(node) => {
                    search.image(self.world?.child(node, &name));
                    break;
                }
            };
            match search.slot(real, layer, layer.get(dir, &name)) {
                Next::Down(None) => {}
                Next::Down(Some(Redirect::Name(other))) => name = other,
                Next::Down(Some(Redirect::Path(path))) => {
                    search.below(real, path.to_vec());
                    break;
                }
                Next::Stop => break,
            }
        }
        search.done()
    }

    /// What stands at a name below the writable layer, if the writable layer were empty there.
    ///
    /// A deleted name needs a whiteout only if there is something (`ovl_lower_positive`).
    #[must_use]
    pub fn below(&self, parent: &Object, name: &[u8]) -> Option<Object> {
        let reals: SmallVec<[Real; 2]> =
            parent.reals.iter().copied().filter(|r| !matches!(r, Real::Upper(_))).collect();
        if reals.is_empty() {
            return None;
        }
        self.lookup(&Object { reals, file_type: FileType::Dir }, name)
    }

    /// Names in a merged directory, sorted by bytes.
    #[must_use]
    pub fn list(&self, dir: &Object) -> Vec<Listed> {
        let mut out: Vec<Listed> = Vec::new();
        let mut seen: FxHashSet<Name> = FxHashSet::default();
        let alone = self.reals_of(dir) == 1;
        let several = dir.reals.len() > 1;
        for &real in &dir.reals {
            match real {
                Real::Upper(ino) | Real::Lower(_, ino) => {
                    let layer = match real {
                        Real::Lower(at, _) => self.lower(at),
                        _ => Some(&self.upper),
                    };
                    let Some(layer) = layer else { continue };
                    for (name, slot) in layer.list(ino) {
                        if several && !seen.insert(Arc::clone(name)) {
                            continue;
                        }
                        match slot {
                            Slot::Inode(ino) => {
                                let kind = layer.inode(ino).map(|inode| inode.kind.file_type());
                                out.push((Arc::clone(name), kind));
                            }
                            // A directory that is not merged is read straight from its layer.
                            Slot::Whiteout if alone && !matches!(real, Real::Upper(_)) => {
                                out.push((Arc::clone(name), None));
                            }
                            Slot::Whiteout => {}
                        }
                    }
                }
                Real::Image(node) => {
                    let Some(world) = self.world else { continue };
                    for child in world.children(node) {
                        let name = world.tree().name(child);
                        if !several || !seen.contains(name) {
                            out.push((name.into(), Some(world.file_type(child))));
                        }
                    }
                    if alone && let Some(&layer) = world.stack(node).first() {
                        out.extend(world.whiteouts(node, layer).into_iter().map(|n| (n, None)));
                    }
                }
            }
        }
        // A layer may delete a name and have it: what is there comes first.
        out.sort_unstable_by(|a, b| (&a.0, a.1.is_none()).cmp(&(&b.0, b.1.is_none())));
        out.dedup_by(|a, b| a.0 == b.0);
        out
    }

    /// Whether a merged directory shows no names.
    #[must_use]
    pub fn is_empty(&self, dir: &Object) -> bool {
        self.list(dir).iter().all(|(_, kind)| kind.is_none())
    }

    /// How many real directories a merged one is made of, the image's layers counted one by one.
    fn reals_of(&self, dir: &Object) -> usize {
        let image = |node| self.world.map_or(0, |world| world.stack(node).len());
        dir.reals.iter().map(|real| if let Real::Image(n) = real { image(*n) } else { 1 }).sum()
    }

    /// Attributes of a real file.
    #[must_use]
    pub fn meta(&self, real: Real) -> Meta {
        if let Real::Image(node) = real {
            return self.world.map_or_else(default_meta, |world| world.meta(node));
        }
        self.inode(real).map_or_else(default_meta, |inode| inode.meta.clone())
    }

    /// What a real file is, with its contents as a value.
    #[must_use]
    pub fn kind(&self, real: Real) -> NodeKind {
        if let Real::Image(node) = real {
            return self.world.map_or(NodeKind::Fifo, |world| world.kind(node));
        }
        self.inode(real).map_or(NodeKind::Fifo, |inode| inode.kind.clone())
    }

    /// Target of a symbolic link.
    #[must_use]
    pub fn link_target(&self, real: Real) -> Option<Name> {
        match real {
            Real::Image(node) => self.world?.link(node),
            _ => match &self.inode(real)?.kind {
                NodeKind::Symlink(target) => Some(Arc::clone(target)),
                _ => None,
            },
        }
    }

    /// Bytes: of a regular file its size, of a symbolic link its target's.
    #[must_use]
    pub fn size(&self, real: Real) -> u64 {
        match (real, self.world) {
            (Real::Image(node), Some(world)) => match world.file_type(node) {
                FileType::File => world.size(node),
                FileType::Symlink => world.link(node).map_or(0, |link| link.len() as u64),
                _ => 0,
            },
            _ => match self.inode(real).map(|inode| &inode.kind) {
                Some(NodeKind::File { content, .. }) => content.size(),
                Some(NodeKind::Symlink(target)) => target.len() as u64,
                _ => 0,
            },
        }
    }

    /// `st_nlink`: names of the inode in its layer, hidden ones counted; of a merged directory 1, of
    /// one that is real 2 and its subdirectories.
    #[must_use]
    pub fn nlink(&self, object: &Object) -> u32 {
        let top = object.top();
        if !object.is_dir() {
            return match top {
                Real::Image(node) => self.world.map_or(1, |world| world.links(node)),
                real => self.inode(real).map_or(1, |inode| inode.nlink),
            };
        }
        if self.reals_of(object) > 1 {
            return 1;
        }
        let subdirs = match top {
            Real::Image(node) => self.world.map_or(0, |world| {
                world.stack(node).first().map_or(0, |&layer| world.subdirs(node, layer))
            }),
            Real::Upper(dir) | Real::Lower(_, dir) => {
                let layer = match top {
                    Real::Lower(at, _) => self.lower(at),
                    _ => Some(&self.upper),
                };
                let is_dir = |slot| match (slot, layer) {
                    (Slot::Inode(ino), Some(layer)) => {
                        layer.inode(ino).is_some_and(|i| i.kind.file_type() == FileType::Dir)
                    }
                    _ => false,
                };
                layer.map_or(0, |layer| layer.list(dir).filter(|(_, slot)| is_dir(*slot)).count())
                    as u32
            }
        };
        2 + subdirs
    }

    /// Which layer a real file is in.
    #[must_use]
    pub fn layer_of(&self, real: Real) -> LayerRef {
        match real {
            Real::Upper(_) => LayerRef::Upper,
            Real::Lower(at, _) => {
                self.lowers.get(usize::from(at)).map_or(LayerRef::Init, |lower| lower.at)
            }
            Real::Image(node) => {
                LayerRef::Image(self.world.map_or(LayerId(0), |world| world.layer(node)))
            }
        }
    }

    /// Where a real directory lies in its layer, without the leading slash; of other files this is
    /// told by the directory they were found in.
    #[must_use]
    pub fn path_of(&self, real: Real) -> Vec<u8> {
        match real {
            Real::Upper(ino) => self.upper.path(ino),
            Real::Lower(at, ino) => self.lower(at).map(|l| l.path(ino)).unwrap_or_default(),
            Real::Image(node) => self
                .world
                .map(|world| world.tree().path(node).as_bytes().to_vec())
                .unwrap_or_default(),
        }
    }

    /// Where in its layer the real file lies that a name in a merged directory leads to.
    #[must_use]
    pub fn source(&self, parent: &Object, name: &[u8], real: Real) -> Vec<u8> {
        let (at, ino) = match real {
            Real::Lower(at, ino) => (at, ino),
            _ => return self.path_of(real),
        };
        if self.inode(real).is_some_and(|i| matches!(i.kind, NodeKind::Dir { .. })) {
            return self.lower(at).map(|layer| layer.path(ino)).unwrap_or_default();
        }
        let dir = parent.reals.iter().find(|r| matches!(r, Real::Lower(i, _) if *i == at));
        let dir = dir.map(|&dir| self.path_of(dir)).unwrap_or_default();
        if dir.is_empty() { name.to_vec() } else { [&dir[..], name].join(&b'/') }
    }
}

fn default_meta() -> Meta {
    Meta::root(0o755, Default::default())
}

/// Where a search goes after one layer.
enum Next {
    /// To the next layer; under another name or path, if the directory found says so.
    Down(Option<Redirect>),
    /// Nowhere: it has ended.
    Stop,
}

/// A lookup under way.
struct Search<'a, 'w> {
    fs: &'a Fs<'w>,
    reals: SmallVec<[Real; 2]>,
    file_type: FileType,
}

impl Search<'_, '_> {
    fn done(self) -> Option<Object> {
        (!self.reals.is_empty()).then_some(Object { reals: self.reals, file_type: self.file_type })
    }

    /// Takes what one layer has at the name; `dir` is the real directory it was looked up in.
    fn slot(&mut self, dir: Real, layer: &Layer, slot: Option<Slot>) -> Next {
        let ino = match slot {
            None => return Next::Down(None),
            Some(Slot::Whiteout) => return Next::Stop,
            Some(Slot::Inode(ino)) => ino,
        };
        let Some(inode) = layer.inode(ino) else { return Next::Stop };
        let real = match dir {
            Real::Lower(at, _) => Real::Lower(at, ino),
            _ => Real::Upper(ino),
        };
        match inode.kind {
            NodeKind::Dir { opaque } => {
                self.reals.push(real);
                if opaque { Next::Stop } else { Next::Down(inode.redirect.clone()) }
            }
            _ => {
                if self.reals.is_empty() {
                    self.reals.push(real);
                    self.file_type = inode.kind.file_type();
                }
                Next::Stop
            }
        }
    }

    fn image(&mut self, node: Option<NodeId>) {
        let (Some(node), Some(world)) = (node, self.fs.world) else { return };
        let file_type = world.file_type(node);
        if file_type == FileType::Dir {
            self.reals.push(Real::Image(node));
        } else if self.reals.is_empty() {
            self.reals.push(Real::Image(node));
            self.file_type = file_type;
        }
    }

    /// Goes on by a path from the layers' root, in every layer below `after`.
    fn below(&mut self, after: Real, mut path: Vec<u8>) {
        let from = if let Real::Lower(at, _) = after { usize::from(at) + 1 } else { 0 };
        for at in from..self.fs.lowers.len() {
            let Some(layer) = self.fs.lower(at as u16) else { return };
            match walk_layer(layer, &path) {
                InLayer::Missing => {}
                InLayer::Hidden => return,
                InLayer::Dir { ino, last, path: next } => {
                    self.reals.push(Real::Lower(at as u16, ino));
                    if last {
                        return;
                    }
                    path = next;
                }
            }
        }
        if let Some(world) = self.fs.world {
            let dir = world.find(&path).filter(|&node| world.file_type(node) == FileType::Dir);
            self.image(dir);
        }
    }
}

/// What a path from its root leads to inside one layer.
enum InLayer {
    /// The layer does not have it: the next one may.
    Missing,
    /// A whiteout or a file stands in the way: the search ends.
    Hidden,
    /// A directory.
    Dir {
        ino: Ino,
        /// It or a directory on the way is opaque.
        last: bool,
        /// The path in the layers below, redirects applied.
        path: Vec<u8>,
    },
}

fn walk_layer(layer: &Layer, path: &[u8]) -> InLayer {
    let (mut at, mut last, mut below) = (Ino::ROOT, false, Vec::new());
    for part in path.split(|&b| b == b'/').filter(|part| !part.is_empty()) {
        let inode = match layer.get(at, part) {
            None => return InLayer::Missing,
            Some(Slot::Whiteout) => return InLayer::Hidden,
            Some(Slot::Inode(ino)) => {
                at = ino;
                layer.inode(ino)
            }
        };
        let Some(Inode { kind: NodeKind::Dir { opaque }, redirect, .. }) = inode else {
            return InLayer::Hidden;
        };
        last |= opaque;
        match redirect {
            Some(Redirect::Path(path)) => below = path.to_vec(),
            Some(Redirect::Name(name)) => join(&mut below, name),
            None => join(&mut below, part),
        }
    }
    InLayer::Dir { ino: at, last, path: below }
}

/// Adds a part to a path.
pub(super) fn join(path: &mut Vec<u8>, part: &[u8]) {
    if !path.is_empty() {
        path.push(b'/');
    }
    path.extend_from_slice(part);
}
