//! `docker diff`: how a container's view differs from its image's.
//!
//! The engine mounts both and walks them (`ChangesDirs`, moby `pkg/archive/changes_linux.go`); the
//! same answer is found here from the writable layer, since only its names, and what hangs on them,
//! can differ.

use serde::{Deserialize, Serialize};

use super::kernel::Fs;
use super::layer::{FileType, Ino, Meta, Name, NodeKind, Slot};
use super::world::{Object, Real};

/// How a path differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Change {
    /// `A`: the image does not have it.
    Added,
    /// `C`: it differs, or something below it does.
    Changed,
    /// `D`: the image has it, the container does not.
    Deleted,
}

impl Change {
    /// The letter that `docker diff` prints.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Added => 'A',
            Self::Changed => 'C',
            Self::Deleted => 'D',
        }
    }
}

/// The lines of `docker diff`, sorted by path; the engine prints siblings in no fixed order.
#[must_use]
pub fn docker_diff(fs: &Fs<'_>) -> Vec<(Change, Vec<u8>)> {
    let mut walk = Walk { fs, lines: Vec::new(), path: Vec::new() };
    let new = fs.root();
    let old = without_upper(&new);
    walk.directory(&new, Some(&old));
    walk.lines.sort_unstable_by(|a, b| a.1.cmp(&b.1));
    walk.lines
}

struct Walk<'a, 'w> {
    fs: &'a Fs<'w>,
    lines: Vec<(Change, Vec<u8>)>,
    path: Vec<u8>,
}

/// The same in the image's view.
fn without_upper(object: &Object) -> Object {
    Object {
        reals: object.reals.iter().copied().filter(|r| !matches!(r, Real::Upper(_))).collect(),
        file_type: object.file_type,
    }
}

impl Walk<'_, '_> {
    fn directory(&mut self, new: &Object, old: Option<&Object>) {
        if old.is_some_and(|old| old.reals == new.reals) {
            return;
        }
        for name in self.names(new, old) {
            let now = self.fs.lookup(new, &name);
            let before = old.and_then(|old| self.fs.lookup(old, &name));
            let length = self.path.len();
            self.path.push(b'/');
            self.path.extend_from_slice(&name);
            match (&now, &before) {
                (Some(now), before) => self.entry(now, before.as_ref()),
                (None, Some(_)) => self.lines.push((Change::Deleted, self.path.clone())),
                (None, None) => {}
            }
            self.path.truncate(length);
        }
    }

    fn entry(&mut self, now: &Object, before: Option<&Object>) {
        let at = self.lines.len();
        let change = match before {
            None => Some(Change::Added),
            Some(before) => self.differs(now, before).then_some(Change::Changed),
        };
        if let Some(change) = change {
            self.lines.push((change, self.path.clone()));
        }
        if now.is_dir() {
            self.directory(now, before.filter(|before| before.is_dir()));
        }
        if change.is_none() && self.lines.len() > at {
            self.lines.push((Change::Changed, self.path.clone()));
        }
    }

    /// Names that may differ: those of the writable layer, if all else is the image's own.
    fn names(&self, new: &Object, old: Option<&Object>) -> Vec<Name> {
        if let (Some(dir), Some(old)) = (new.upper(), old)
            && new.reals.get(1..) == Some(&old.reals[..])
        {
            return self.fs.upper.list(dir).map(|(name, _)| Name::clone(name)).collect();
        }
        let mut names: Vec<Name> = Vec::new();
        for dir in [Some(new), old].into_iter().flatten() {
            let listed = self.fs.list(dir);
            names.extend(listed.into_iter().filter(|(_, kind)| kind.is_some()).map(|(n, _)| n));
        }
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Type and all mode bits, owner, device, capabilities; of anything but a directory size and
    /// modification time too. Contents are not compared.
    fn differs(&self, now: &Object, before: &Object) -> bool {
        let (a, b) = (now.top(), before.top());
        if a == b {
            return false;
        }
        if now.file_type != before.file_type {
            return true;
        }
        let (new, old) = (self.fs.meta(a), self.fs.meta(b));
        let mode = now.file_type != FileType::Symlink && new.mode != old.mode;
        if mode || (new.uid, new.gid) != (old.uid, old.gid) || capability(&new) != capability(&old)
        {
            return true;
        }
        if matches!(now.file_type, FileType::Char | FileType::Block) {
            let device = |real| match self.fs.kind(real) {
                NodeKind::Char(major, minor) | NodeKind::Block(major, minor) => (major, minor),
                _ => (0, 0),
            };
            if device(a) != device(b) {
                return true;
            }
        }
        let (t, u) = (new.mtime, old.mtime);
        let same_time = t.secs == u.secs && (t.nanos == u.nanos || t.nanos == 0 || u.nanos == 0);
        !now.is_dir() && (self.fs.size(a) != self.fs.size(b) || !same_time)
    }
}

fn capability(meta: &Meta) -> Option<&[u8]> {
    meta.xattrs.iter().find(|(name, _)| &**name == b"security.capability").map(|(_, v)| &**v)
}

/// What a container's layer weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// SIZE of `docker ps -s` (`SizeRw`): bytes of its files and of its links' targets, holes
    /// counted, each inode once.
    pub logical: u64,
    /// Bytes of the blocks its files take on disk (ext4, blocks of 4 KiB).
    pub files: u64,
    /// Bytes of the blocks its directories take, the root's not counted.
    pub dirs: u64,
}

/// What a writable layer weighs. Whiteouts weigh nothing: they are one inode with many names.
#[must_use]
pub fn weigh(layer: &super::layer::Layer) -> Weight {
    let mut weight = Weight::default();
    for (_, inode) in layer.inodes() {
        if matches!(inode.kind, NodeKind::Dir { .. }) {
            weight.dirs += super::content::BLOCK;
            continue;
        }
        let (logical, on_disk) = weigh_inode(&inode.kind);
        weight.logical = weight.logical.saturating_add(logical);
        weight.files += on_disk;
    }
    weight
}

/// What an inode weighs that is no directory: bytes that `docker ps -s` counts, bytes on disk.
pub(super) fn weigh_inode(kind: &NodeKind) -> (u64, u64) {
    /// Targets up to this length are kept in the inode itself (ext4).
    const FAST_LINK: usize = 59;
    match kind {
        NodeKind::File { content, metacopy } => {
            (content.size(), if *metacopy { 0 } else { content.allocated() })
        }
        NodeKind::Symlink(target) => {
            let on_disk = if target.len() > FAST_LINK { super::content::BLOCK } else { 0 };
            (target.len() as u64, on_disk)
        }
        NodeKind::Dir { .. } | NodeKind::Fifo | NodeKind::Char(..) | NodeKind::Block(..) => (0, 0),
    }
}

/// One member of the tar that `docker commit` makes of a writable layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name, without leading or closing slash.
    pub name: Vec<u8>,
    /// What it is.
    pub what: MemberKind,
    /// The inode it stands for: of a whiteout none, of a marker its directory.
    pub ino: Option<Ino>,
}

/// What a member of a committed layer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemberKind {
    /// What the inode is.
    Inode,
    /// A later name of a file: the first name.
    Link(Vec<u8>),
    /// `.wh.NAME`.
    Whiteout,
    /// `.wh..wh..opq`.
    Opaque,
}

/// The members of the tar that `docker commit` makes: by name within each directory, a directory
/// before its contents, a whiteout at the place of the name it hides.
#[must_use]
pub fn members(layer: &super::layer::Layer) -> Vec<Member> {
    let mut out = Vec::new();
    let mut first: rustc_hash::FxHashMap<Ino, Vec<u8>> = rustc_hash::FxHashMap::default();
    let mut stack: Vec<(Vec<u8>, Name, Slot)> = Vec::new();
    let push = |stack: &mut Vec<_>, path: &[u8], dir| {
        let at = stack.len();
        stack.extend(layer.list(dir).map(|(name, slot)| (path.to_vec(), Name::clone(name), slot)));
        stack[at..].reverse();
    };
    push(&mut stack, b"", Ino::ROOT);
    while let Some((dir, name, slot)) = stack.pop() {
        let at =
            |name: &[u8]| if dir.is_empty() { name.to_vec() } else { [&dir, name].join(&b'/') };
        let path = at(&name);
        let Slot::Inode(ino) = slot else {
            let name = at(&[b".wh.", &name[..]].concat());
            out.push(Member { name, what: MemberKind::Whiteout, ino: None });
            continue;
        };
        let Some(inode) = layer.inode(ino) else { continue };
        if let NodeKind::Dir { opaque } = inode.kind {
            out.push(Member { name: path.clone(), what: MemberKind::Inode, ino: Some(ino) });
            if opaque {
                let name = [&path[..], b".wh..wh..opq"].join(&b'/');
                out.push(Member { name, what: MemberKind::Opaque, ino: Some(ino) });
            }
            push(&mut stack, &path, ino);
            continue;
        }
        let what = match first.get(&ino) {
            Some(first) => MemberKind::Link(first.clone()),
            None => MemberKind::Inode,
        };
        first.entry(ino).or_insert_with(|| path.clone());
        out.push(Member { name: path, what, ino: Some(ino) });
    }
    out
}
