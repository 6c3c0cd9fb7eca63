//! One writable layer as it lies on disk: names, inodes, whiteouts.
//!
//! An upperdir, a committed layer, the engine's init layer, a volume and a tmpfs all have this
//! shape. Maps share their unchanged parts, so that a copy costs nothing and a step's memory grows
//! with what the step changed.

use std::cmp::Ordering;
use std::sync::Arc;

use equivalent::{Comparable, Equivalent};
use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use super::content::Content;

/// The last part of a path: raw bytes.
pub type Name = Arc<[u8]>;

/// An inode number inside one layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ino(pub u32);

impl Ino {
    /// The layer's root directory.
    pub const ROOT: Self = Self(0);
}

/// Seconds and nanoseconds since 1970, UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Time {
    /// Seconds.
    pub secs: i64,
    /// Nanoseconds, below a thousand million.
    pub nanos: u32,
}

/// Where a directory's lower part lies when it is not where the directory is
/// (`trusted.overlay.redirect`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Redirect {
    /// Another name in the same parent.
    Name(Name),
    /// A path from the layers' root, without the leading slash.
    Path(Arc<[u8]>),
}

impl Redirect {
    /// The value of the xattr.
    #[must_use]
    pub fn value(&self) -> Vec<u8> {
        match self {
            Self::Name(name) => name.to_vec(),
            Self::Path(path) => [b"/", &**path].concat(),
        }
    }
}

/// What an inode is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// A directory.
    Dir {
        /// Nothing of the layers below shows through (`trusted.overlay.opaque=y`).
        opaque: bool,
    },
    /// A regular file.
    File {
        /// What it holds; of a metadata-only copy, what the file below holds.
        content: Content,
        /// The data still lies below (`trusted.overlay.metacopy`).
        metacopy: bool,
    },
    /// A symbolic link.
    Symlink(Name),
    /// A named pipe.
    Fifo,
    /// A character device, major and minor number.
    Char(u32, u32),
    /// A block device, major and minor number.
    Block(u32, u32),
}

/// The type of a file, as `stat` tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FileType {
    /// Regular file.
    File,
    /// Directory.
    Dir,
    /// Symbolic link.
    Symlink,
    /// Named pipe.
    Fifo,
    /// Character device.
    Char,
    /// Block device.
    Block,
}

impl NodeKind {
    /// The type.
    #[must_use]
    pub fn file_type(&self) -> FileType {
        match self {
            Self::Dir { .. } => FileType::Dir,
            Self::File { .. } => FileType::File,
            Self::Symlink(_) => FileType::Symlink,
            Self::Fifo => FileType::Fifo,
            Self::Char(..) => FileType::Char,
            Self::Block(..) => FileType::Block,
        }
    }
}

/// Extended attributes, name and value, sorted by name.
pub type Xattrs = Arc<Vec<(Box<[u8]>, Box<[u8]>)>>;

/// Who owns a file, what may be done with it, when it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// Permission bits: the low 12.
    pub mode: u16,
    /// User id.
    pub uid: u32,
    /// Group id.
    pub gid: u32,
    /// When the contents last changed.
    pub mtime: Time,
    /// Extended attributes but those overlayfs keeps for itself.
    pub xattrs: Xattrs,
}

impl Meta {
    /// Of root's, with these permissions.
    #[must_use]
    pub fn root(mode: u16, mtime: Time) -> Self {
        Self { mode, uid: 0, gid: 0, mtime, xattrs: Xattrs::default() }
    }
}

/// A file as a layer holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inode {
    /// What it is.
    pub kind: NodeKind,
    /// Its attributes.
    pub meta: Meta,
    /// `trusted.overlay.redirect`, of a directory or a metadata-only copy.
    pub redirect: Option<Redirect>,
    /// How many names it has; 1 for a directory.
    pub nlink: u32,
    /// Where a directory's name stands; of other files a name they once had.
    pub home: (Ino, Name),
    /// Names of the file below, when its copy-up took it from a hard link of several names.
    pub lower_links: u32,
}

/// What a name in a layer leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A file.
    Inode(Ino),
    /// A whiteout: a character device 0/0. The name is gone from here down.
    Whiteout,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key(Ino, Name);

struct KeyRef<'a>(Ino, &'a [u8]);

impl Equivalent<Key> for KeyRef<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.0 == key.0 && *self.1 == *key.1
    }
}

impl Comparable<Key> for KeyRef<'_> {
    fn compare(&self, key: &Key) -> Ordering {
        self.0.cmp(&key.0).then_with(|| (*self.1).cmp(&*key.1))
    }
}

/// One layer's names and inodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    names: OrdMap<Key, Slot>,
    inodes: OrdMap<Ino, Arc<Inode>>,
    next: u32,
}

impl Default for Layer {
    fn default() -> Self {
        Self::new(Meta::root(0o755, Time::default()))
    }
}

impl Layer {
    /// An empty layer: its root directory alone.
    #[must_use]
    pub fn new(root: Meta) -> Self {
        Self::with_root(NodeKind::Dir { opaque: false }, root)
    }

    /// A file system whose root is no directory: a file mounted over another.
    #[must_use]
    pub fn with_root(kind: NodeKind, meta: Meta) -> Self {
        let home = (Ino::ROOT, Name::from(&[][..]));
        let root = Inode { kind, meta, redirect: None, nlink: 1, home, lower_links: 1 };
        Self { names: OrdMap::new(), inodes: OrdMap::unit(Ino::ROOT, Arc::new(root)), next: 1 }
    }

    /// What a name leads to.
    #[must_use]
    pub fn get(&self, dir: Ino, name: &[u8]) -> Option<Slot> {
        self.names.get(&KeyRef(dir, name)).copied()
    }

    /// An inode.
    #[must_use]
    pub fn inode(&self, ino: Ino) -> Option<&Inode> {
        self.inodes.get(&ino).map(Arc::as_ref)
    }

    /// An inode, to change.
    pub fn inode_mut(&mut self, ino: Ino) -> Option<&mut Inode> {
        self.inodes.get_mut(&ino).map(Arc::make_mut)
    }

    /// Names of a directory, sorted by bytes.
    pub fn list(&self, dir: Ino) -> impl Iterator<Item = (&Name, Slot)> {
        let from = KeyRef(dir, b"");
        self.names
            .range::<_, KeyRef<'_>>(from..)
            .take_while(move |(key, _)| key.0 == dir)
            .map(|(key, slot)| (&key.1, *slot))
    }

    /// Whether a directory of the layer has no names at all, whiteouts included.
    #[must_use]
    pub fn is_bare(&self, dir: Ino) -> bool {
        self.list(dir).next().is_none()
    }

    /// Every inode but the root, in the order they were made.
    pub fn inodes(&self) -> impl Iterator<Item = (Ino, &Inode)> {
        self.inodes.iter().map(|(ino, inode)| (*ino, &**inode)).filter(|(ino, _)| *ino != Ino::ROOT)
    }

    /// How many names there are, whiteouts included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is nothing in the layer.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Makes an inode and a name for it; whatever the name led to before is gone.
    pub fn make(&mut self, dir: Ino, name: &[u8], kind: NodeKind, meta: Meta) -> Ino {
        let ino = Ino(self.next);
        self.next += 1;
        let name = Name::from(name);
        let home = (dir, Arc::clone(&name));
        let inode = Inode { kind, meta, redirect: None, nlink: 1, home, lower_links: 1 };
        self.inodes.insert(ino, Arc::new(inode));
        self.put(dir, &name, Slot::Inode(ino));
        ino
    }

    fn put(&mut self, dir: Ino, name: &[u8], slot: Slot) {
        self.names.insert(Key(dir, Name::from(name)), slot);
    }

    /// Gives an inode one more name.
    pub fn link(&mut self, ino: Ino, dir: Ino, name: &[u8]) {
        self.put(dir, name, Slot::Inode(ino));
        if let Some(inode) = self.inode_mut(ino) {
            inode.nlink += 1;
            inode.home = (dir, Name::from(name));
        }
    }

    /// Puts a whiteout at a name.
    pub fn whiteout(&mut self, dir: Ino, name: &[u8]) {
        self.put(dir, name, Slot::Whiteout);
    }

    /// Takes a name away. An inode without names goes with it, and whatever is below a directory:
    /// whiteouts that nobody sees.
    pub fn remove(&mut self, dir: Ino, name: &[u8]) {
        let Some(Slot::Inode(ino)) = self.names.remove(&KeyRef(dir, name)) else { return };
        let Some(inode) = self.inode_mut(ino) else { return };
        inode.nlink = inode.nlink.saturating_sub(1);
        if inode.nlink > 0 {
            return;
        }
        if matches!(inode.kind, NodeKind::Dir { .. }) {
            let names: Vec<Name> = self.list(ino).map(|(name, _)| Arc::clone(name)).collect();
            for name in names {
                self.remove(ino, &name);
            }
        }
        self.inodes.remove(&ino);
    }

    /// Moves a name; what the new name led to is gone, the old one leads nowhere.
    pub fn rename(&mut self, from: (Ino, &[u8]), to: (Ino, &[u8])) {
        let Some(slot) = self.get(from.0, from.1) else { return };
        self.remove(to.0, to.1);
        self.names.remove(&KeyRef(from.0, from.1));
        self.settle(slot, to);
    }

    /// Swaps what two names lead to.
    pub fn exchange(&mut self, a: (Ino, &[u8]), b: (Ino, &[u8])) {
        let (Some(at_a), Some(at_b)) = (self.get(a.0, a.1), self.get(b.0, b.1)) else { return };
        self.settle(at_a, b);
        self.settle(at_b, a);
    }

    fn settle(&mut self, slot: Slot, at: (Ino, &[u8])) {
        self.put(at.0, at.1, slot);
        if let Slot::Inode(ino) = slot
            && let Some(inode) = self.inode_mut(ino)
        {
            inode.home = (at.0, Name::from(at.1));
        }
    }

    /// The path of a directory inside the layer, without the leading slash.
    #[must_use]
    pub fn path(&self, mut ino: Ino) -> Vec<u8> {
        let mut parts: Vec<&[u8]> = Vec::new();
        while ino != Ino::ROOT
            && let Some(inode) = self.inode(ino)
        {
            parts.push(&inode.home.1);
            ino = inode.home.0;
        }
        parts.reverse();
        parts.join(&b'/')
    }
}
