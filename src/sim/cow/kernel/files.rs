//! Calls that open files and change what one file holds or says.

use super::super::Errno;
use super::super::content::Content;
use super::super::event::{Attribute, Because, CowEvent, Trigger};
use super::super::layer::{FileType, Ino, Meta, NodeKind, Time, Xattrs};
use super::super::world::Real;
use super::copy_up::Data;
use super::machine::{Machine, Node, Target};
use crate::base::LayerPath;

/// How a file is opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// For reading.
    pub read: bool,
    /// For writing.
    pub write: bool,
    /// Every write goes to the end.
    pub append: bool,
    /// The file is emptied.
    pub truncate: bool,
    /// The file is made if it is missing.
    pub create: bool,
    /// With `create`: it must be missing.
    pub exclusive: bool,
}

/// A file as it was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Number of its file system.
    pub fs: usize,
    /// The real file.
    pub real: Real,
    /// What it is.
    pub file_type: FileType,
    /// Its path.
    pub path: LayerPath,
    /// It lay in the writable layer before this step's first look at it.
    pub was_upper: bool,
}

/// The attribute that a write takes away.
const CAPABILITY: &[u8] = b"security.capability";

impl Machine<'_> {
    /// The error of every change to a file system, if none is allowed.
    pub(super) fn frozen(&self, fs: usize) -> Result<(), Errno> {
        self.fss.get(fs).and_then(|fs| fs.frozen).map_or(Ok(()), Err)
    }

    /// `open(2)` of what the walk found.
    pub(super) fn open_target(
        &mut self,
        mut target: Target,
        flags: Flags,
        mode: u16,
    ) -> Result<Opened, Errno> {
        let path = target.path();
        let changes = flags.write || flags.truncate;
        let Some(mut node) = target.found.take() else {
            if !flags.create {
                return Err(Errno::ENOENT);
            }
            if target.slash {
                return Err(Errno::EISDIR);
            }
            let file = NodeKind::File { content: Content::default(), metacopy: false };
            let (fs, ino) = self.make(&mut target, file, mode)?;
            let real = Real::Upper(ino);
            return Ok(Opened { fs, real, file_type: FileType::File, path, was_upper: false });
        };
        if flags.create && flags.exclusive {
            return Err(Errno::EEXIST);
        }
        if node.object.is_dir() && (changes || flags.create) {
            return Err(Errno::EISDIR);
        }
        if node.object.file_type == FileType::Symlink {
            return Err(Errno::ELOOP);
        }
        let was_upper = node.object.upper().is_some();
        if changes && node.object.file_type == FileType::File {
            self.frozen(node.fs)?;
            let (why, data) = if flags.truncate {
                (Trigger::OpenToTruncate, Data::Nothing)
            } else {
                (Trigger::OpenForWrite, Data::All)
            };
            let ino = self.copy_up(&mut target.dirs, &mut node, why, data);
            self.copy_data_up(node.fs, ino, &path, flags.truncate);
            if flags.truncate {
                self.resize(node.fs, ino, 0, &path, !was_upper);
            }
        }
        let real = node.object.top();
        Ok(Opened { fs: node.fs, real, file_type: node.object.file_type, path, was_upper })
    }

    /// Makes a new file in the writable layer.
    ///
    /// In a directory with the set-group-ID bit it gets the directory's group, and a directory the
    /// bit too.
    pub(super) fn make(
        &mut self,
        target: &mut Target,
        kind: NodeKind,
        mode: u16,
    ) -> Result<(usize, Ino), Errno> {
        let path = target.path();
        let Some(parent) = target.dirs.last() else { return Err(Errno::EEXIST) };
        let at = parent.fs;
        self.frozen(at)?;
        let over = self.fss.get(at).map(|fs| fs.meta(parent.object.top()));
        let mut meta = Meta::root(mode & 0o7777, self.now);
        if let Some(over) = over.filter(|over| over.mode & 0o2000 != 0) {
            meta.gid = over.gid;
            if matches!(kind, NodeKind::Dir { .. }) {
                meta.mode |= 0o2000;
            }
        }
        let dir = self.copy_up_dirs(&mut target.dirs);
        let file_type = kind.file_type();
        let now = self.now;
        let Some(fs) = self.fss.get_mut(at) else { return Err(Errno::ENOENT) };
        let over_whiteout = fs.upper.get(dir, &target.name).is_some();
        let ino = fs.upper.make(dir, &target.name, kind, meta);
        touch(fs.upper.inode_mut(dir), now);
        self.trace.push(CowEvent::Created { path, file_type, over_whiteout });
        Ok((at, ino))
    }

    /// Makes a file of the writable layer `size` bytes long, and sets its time.
    fn resize(&mut self, fs: usize, ino: Ino, size: u64, path: &LayerPath, fresh: bool) {
        let now = self.now;
        let Some(inode) = self.fss.get_mut(fs).and_then(|fs| fs.upper.inode_mut(ino)) else {
            return;
        };
        let NodeKind::File { content, .. } = &mut inode.kind else { return };
        let before = content.size();
        content.truncate(size);
        inode.meta.mtime = now;
        drop_capability(&mut inode.meta);
        if !(fresh && before == size) {
            self.trace.push(CowEvent::Truncated { path: path.clone(), from: before, to: size });
        }
    }

    /// The largest file there can be: ext4 with blocks of 4 KiB.
    const LARGEST: u64 = 16 << 40;

    /// `truncate(2)`: the whole file is copied up, then cut.
    pub(super) fn truncate_target(&mut self, mut target: Target, size: u64) -> Result<(), Errno> {
        let path = target.path();
        let mut node = target.found.take().ok_or(Errno::ENOENT)?;
        match node.object.file_type {
            FileType::Dir => return Err(Errno::EISDIR),
            FileType::File => {}
            _ => return Err(Errno::EINVAL),
        }
        if size > Self::LARGEST {
            return Err(Errno::EFBIG);
        }
        self.frozen(node.fs)?;
        let ino = self.copy_up(&mut target.dirs, &mut node, Trigger::Truncate, Data::All);
        self.copy_data_up(node.fs, ino, &path, false);
        self.resize(node.fs, ino, size, &path, false);
        Ok(())
    }

    /// `ftruncate(2)`.
    pub(super) fn truncate_opened(&mut self, file: &Opened, size: u64) -> Result<(), Errno> {
        let Real::Upper(ino) = file.real else { return Err(Errno::EINVAL) };
        if file.file_type != FileType::File {
            return Err(Errno::EINVAL);
        }
        if size > Self::LARGEST {
            return Err(Errno::EFBIG);
        }
        self.resize(file.fs, ino, size, &file.path, false);
        Ok(())
    }

    /// `write(2)` at `offset`; `None` is the end of the file. Gives where it began.
    pub(super) fn write_opened(
        &mut self,
        file: &Opened,
        offset: Option<u64>,
        data: &Content,
    ) -> Result<u64, Errno> {
        if file.file_type == FileType::Char || file.file_type == FileType::Block {
            return Ok(0);
        }
        if file.file_type == FileType::Fifo {
            // Nobody reads it.
            return Err(Errno::ENXIO);
        }
        let Real::Upper(ino) = self.real_now(file) else { return Err(Errno::EBADF) };
        let now = self.now;
        let upper = self.fss.get_mut(file.fs).and_then(|fs| fs.upper.inode_mut(ino));
        let Some(inode) = upper.or_else(|| self.orphans.get_mut(&(file.fs, ino))) else {
            return Ok(0);
        };
        let NodeKind::File { content, .. } = &mut inode.kind else { return Err(Errno::ENXIO) };
        let offset = offset.unwrap_or(content.size());
        if data.is_empty() {
            return Ok(offset);
        }
        if offset.checked_add(data.size()).is_none_or(|end| end > Self::LARGEST) {
            return Err(Errno::EFBIG);
        }
        content.write_at(offset, data);
        let size = content.size();
        inode.meta.mtime = now;
        drop_capability(&mut inode.meta);
        self.trace.push(CowEvent::Wrote {
            path: file.path.clone(),
            bytes: data.size(),
            offset,
            size,
            in_place: file.was_upper,
        });
        Ok(offset)
    }

    /// The real file an open file is now: a copy-up since it was opened leads to the copy.
    pub(super) fn real_now(&self, file: &Opened) -> Real {
        match self.copied.get(&(file.fs, file.real)) {
            Some(ino) => Real::Upper(*ino),
            None => file.real,
        }
    }

    /// What an open file is now, also if its last name is gone.
    pub(super) fn kind_now(&self, file: &Opened) -> NodeKind {
        let real = self.real_now(file);
        if let Real::Upper(ino) = real
            && let Some(inode) = self.orphans.get(&(file.fs, ino))
        {
            return inode.kind.clone();
        }
        self.fss.get(file.fs).map_or(NodeKind::Fifo, |fs| fs.kind(real))
    }

    /// Keeps a file whose last name goes away while a process has files open.
    pub(super) fn keep_open(&mut self, fs: usize, ino: Ino) {
        let inode = self.fss.get(fs).and_then(|fs| fs.upper.inode(ino));
        if self.open > 0
            && let Some(inode) = inode.filter(|i| i.nlink == 1)
            && !matches!(inode.kind, NodeKind::Dir { .. })
        {
            self.orphans.insert((fs, ino), inode.clone());
        }
    }

    /// Changes attributes of what the walk found; it is copied up for them, without data if the
    /// mount allows that.
    fn change(
        &mut self,
        target: &mut Target,
        why: Trigger,
        change: impl FnOnce(&mut Meta, FileType) -> Option<Attribute>,
    ) -> Result<(), Errno> {
        let path = target.path();
        let mut node: Node = target.found.take().ok_or(Errno::ENOENT)?;
        self.frozen(node.fs)?;
        let ino = self.copy_up(&mut target.dirs, &mut node, why, Data::Later);
        let inode = self.fss.get_mut(node.fs).and_then(|fs| fs.upper.inode_mut(ino));
        let Some(inode) = inode else { return Ok(()) };
        if let Some(what) = change(&mut inode.meta, node.object.file_type)
            && !(what.is_same() && self.trace.is_new(&path))
        {
            self.trace.push(CowEvent::Changed { path, what });
        }
        target.found = Some(node);
        Ok(())
    }

    /// `chmod(2)`.
    pub(super) fn chmod_target(&mut self, mut target: Target, mode: u16) -> Result<(), Errno> {
        if target.found.as_ref().is_some_and(|n| n.object.file_type == FileType::Symlink) {
            return Err(Errno::EOPNOTSUPP);
        }
        self.change(&mut target, Trigger::Chmod, |meta, _| {
            let before = std::mem::replace(&mut meta.mode, mode & 0o7777);
            Some(Attribute::Mode(before, mode & 0o7777))
        })
    }

    /// `chown(2)`, `lchown(2)`: of anything but a directory it takes the set-ID bits away.
    pub(super) fn chown_target(
        &mut self,
        mut target: Target,
        uid: Option<u32>,
        gid: Option<u32>,
    ) -> Result<(), Errno> {
        self.change(&mut target, Trigger::Chown, |meta, file_type| {
            let before = (meta.uid, meta.gid);
            meta.uid = uid.unwrap_or(meta.uid);
            meta.gid = gid.unwrap_or(meta.gid);
            if file_type != FileType::Dir {
                if file_type != FileType::Symlink {
                    meta.mode &= !0o4000;
                    if meta.mode & 0o010 != 0 {
                        meta.mode &= !0o2000;
                    }
                }
                drop_capability(meta);
            }
            Some(Attribute::Owner(before, (meta.uid, meta.gid)))
        })
    }

    /// `utimensat(2)`.
    pub(super) fn set_times(&mut self, mut target: Target, time: Time) -> Result<(), Errno> {
        self.change(&mut target, Trigger::Times, |meta, _| {
            meta.mtime = time;
            Some(Attribute::Times)
        })
    }

    /// `setxattr(2)`; `user.` names are for files and directories only.
    pub(super) fn set_xattr_target(
        &mut self,
        mut target: Target,
        name: &[u8],
        value: &[u8],
    ) -> Result<(), Errno> {
        let file_type = target.found.as_ref().ok_or(Errno::ENOENT)?.object.file_type;
        if name.starts_with(b"user.") && !matches!(file_type, FileType::File | FileType::Dir) {
            return Err(Errno::EPERM);
        }
        if !name.contains(&b'.') {
            return Err(Errno::EOPNOTSUPP);
        }
        self.change(&mut target, Trigger::Xattr, |meta, _| {
            let mut all = meta.xattrs.to_vec();
            all.retain(|(known, _)| &**known != name);
            all.push((name.into(), value.into()));
            all.sort();
            meta.xattrs = Xattrs::new(all);
            Some(Attribute::Xattr(crate::base::path::visible(name)))
        })
    }

    /// `removexattr(2)`.
    pub(super) fn remove_xattr_target(
        &mut self,
        mut target: Target,
        name: &[u8],
    ) -> Result<(), Errno> {
        let node = target.found.as_ref().ok_or(Errno::ENOENT)?;
        let meta = self.fss.get(node.fs).map(|fs| fs.meta(node.object.top()));
        if !meta.is_some_and(|meta| meta.xattrs.iter().any(|(known, _)| &**known == name)) {
            return Err(Errno::ENODATA);
        }
        self.change(&mut target, Trigger::Xattr, |meta, _| {
            let mut all = meta.xattrs.to_vec();
            all.retain(|(known, _)| &**known != name);
            meta.xattrs = Xattrs::new(all);
            Some(Attribute::Xattr(crate::base::path::visible(name)))
        })
    }

    /// An error that the mounts cause, told with the path.
    pub(super) fn busy(&mut self, call: &'static str, path: &LayerPath) -> Errno {
        self.refused(call, path.clone(), Errno::EBUSY, Because::MountPoint)
    }
}

/// Sets a directory's time: names in it changed.
pub(super) fn touch(inode: Option<&mut super::super::layer::Inode>, now: Time) {
    if let Some(inode) = inode {
        inode.meta.mtime = now;
    }
}

fn drop_capability(meta: &mut Meta) {
    if meta.xattrs.iter().any(|(name, _)| &**name == CAPABILITY) {
        let mut all = meta.xattrs.to_vec();
        all.retain(|(name, _)| &**name != CAPABILITY);
        meta.xattrs = Xattrs::new(all);
    }
}
