//! System calls as values: what a scenario or a test does to a container, one call a line.

use super::content::Content;
use super::kernel::{Flags, Process, SetTime, Stop, Sys};
use super::layer::{FileType, Name, NodeKind, Time};
use super::{CowEvent, Errno};
use crate::base::LayerPath;

/// One call, or one of the two recursive ones that tools are made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// Opens for reading and reads all.
    Read(Vec<u8>),
    /// `lstat(2)`; with `true` `stat(2)`.
    Stat(Vec<u8>, bool),
    /// Lists a directory.
    List(Vec<u8>),
    /// `readlink(2)`.
    Readlink(Vec<u8>),
    /// `getxattr(2)` of this name.
    GetXattr(Vec<u8>, Vec<u8>),
    /// `listxattr(2)`.
    ListXattr(Vec<u8>),
    /// Opens with these flags and closes.
    Open(Vec<u8>, Flags),
    /// Opens for appending and appends.
    Append(Vec<u8>, Content),
    /// Opens with `O_CREAT|O_TRUNC` and writes.
    Overwrite(Vec<u8>, Content),
    /// Opens for writing and writes at an offset.
    Pwrite(Vec<u8>, u64, Content),
    /// `truncate(2)`.
    Truncate(Vec<u8>, u64),
    /// Opens with `O_CREAT|O_EXCL`, of this mode, and writes.
    Create(Vec<u8>, u16, Content),
    /// `unlink(2)`.
    Unlink(Vec<u8>),
    /// `rmdir(2)`.
    Rmdir(Vec<u8>),
    /// `mkdir(2)` of this mode.
    Mkdir(Vec<u8>, u16),
    /// `symlink(2)`: the path, the target.
    Symlink(Vec<u8>, Vec<u8>),
    /// `mkfifo(3)`.
    Mkfifo(Vec<u8>),
    /// `mknod(2)` of a character device.
    Mknod(Vec<u8>, (u32, u32)),
    /// `link(2)`: from, to.
    Link(Vec<u8>, Vec<u8>),
    /// `rename(2)`: from, to.
    Rename(Vec<u8>, Vec<u8>),
    /// `renameat2(2)` with `RENAME_NOREPLACE`.
    RenameNoreplace(Vec<u8>, Vec<u8>),
    /// `renameat2(2)` with `RENAME_EXCHANGE`.
    Exchange(Vec<u8>, Vec<u8>),
    /// `mv -T`: renames; if the kernel cannot, copies and removes.
    Mv(Vec<u8>, Vec<u8>),
    /// Removes a whole tree, in the order of names.
    RmRf(Vec<u8>),
    /// `chmod(2)`.
    Chmod(Vec<u8>, u16),
    /// `chown(2)`; `None` keeps.
    Chown(Vec<u8>, Option<u32>, Option<u32>),
    /// `lchown(2)`.
    Lchown(Vec<u8>, Option<u32>, Option<u32>),
    /// `setxattr(2)`: name, value.
    SetXattr(Vec<u8>, Vec<u8>, Vec<u8>),
    /// `removexattr(2)`.
    RemoveXattr(Vec<u8>, Vec<u8>),
    /// Sets the time to now; makes the file if it is missing.
    Touch(Vec<u8>),
    /// Sets the time; `false` does not follow a link.
    Utime(Vec<u8>, Time, bool),
}

/// What a call gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// Nothing but that it worked.
    Done,
    /// What was read.
    Content(Content),
    /// Type, and of a directory its links.
    Stat(FileType, u32),
    /// Names; `None` for a whiteout that is listed.
    Names(Vec<(Name, Option<FileType>)>),
    /// A target or a value.
    Bytes(Vec<u8>),
    /// Names of attributes.
    List(Vec<Vec<u8>>),
    /// A tree was moved: whether it was copied, and then how many files and directories were removed
    /// at its old place.
    Moved(Option<(u64, u64)>),
    /// Files and directories removed.
    Removed(u64, u64),
}

impl Op {
    /// Does it.
    ///
    /// # Errors
    /// The call's own; or that the step stops.
    pub fn run(&self, p: &mut Process<'_, '_>) -> Sys<Reply> {
        let write = Flags { write: true, ..Flags::default() };
        let done = |result: Sys<()>| Ok(result?.map(|()| Reply::Done));
        match self {
            Self::Read(path) => {
                let flags = Flags { read: true, ..Flags::default() };
                match p.open(path, flags, 0)? {
                    Ok(fd) => {
                        let content = p.read(fd)?;
                        p.close(fd);
                        Ok(content.map(Reply::Content))
                    }
                    Err(errno) => Ok(Err(errno)),
                }
            }
            Self::Stat(path, follow) => {
                Ok(p.stat(path, *follow)?.map(|stat| Reply::Stat(stat.file_type, stat.nlink)))
            }
            Self::List(path) => Ok(p.list_raw(path)?.map(Reply::Names)),
            Self::Readlink(path) => Ok(p.readlink(path)?.map(Reply::Bytes)),
            Self::GetXattr(path, name) => Ok(p.get_xattr(path, name, true)?.map(Reply::Bytes)),
            Self::ListXattr(path) => Ok(p.list_xattrs(path, true)?.map(Reply::List)),
            Self::Open(path, flags) => write_to(p, path, *flags, 0o644, None, &Content::default()),
            Self::Append(path, data) => {
                write_to(p, path, Flags { append: true, ..write }, 0o644, None, data)
            }
            Self::Overwrite(path, data) => {
                let flags = Flags { create: true, truncate: true, ..write };
                write_to(p, path, flags, 0o644, None, data)
            }
            Self::Pwrite(path, offset, data) => {
                write_to(p, path, write, 0o644, Some(*offset), data)
            }
            Self::Truncate(path, size) => done(p.truncate(path, *size)),
            Self::Create(path, mode, data) => {
                let flags = Flags { create: true, exclusive: true, ..write };
                write_to(p, path, flags, *mode, None, data)
            }
            Self::Unlink(path) => done(p.unlink(path)),
            Self::Rmdir(path) => done(p.rmdir(path)),
            Self::Mkdir(path, mode) => done(p.mkdir(path, *mode)),
            Self::Symlink(path, target) => done(p.symlink(target, path)),
            Self::Mkfifo(path) => done(p.mkfifo(path, 0o644)),
            Self::Mknod(path, (major, minor)) => {
                done(p.mknod(path, 0o644, NodeKind::Char(*major, *minor)))
            }
            Self::Link(from, to) => done(p.link(from, to)),
            Self::Rename(from, to) => done(p.rename(from, to)),
            Self::RenameNoreplace(from, to) => done(p.rename_noreplace(from, to)),
            Self::Exchange(a, b) => done(p.exchange(a, b)),
            Self::Mv(from, to) => mv(p, from, to),
            Self::RmRf(path) => {
                Ok(remove_tree(p, path)?.map(|(files, dirs)| Reply::Removed(files, dirs)))
            }
            Self::Chmod(path, mode) => done(p.chmod(path, *mode)),
            Self::Chown(path, uid, gid) => done(p.chown(path, *uid, *gid, true)),
            Self::Lchown(path, uid, gid) => done(p.chown(path, *uid, *gid, false)),
            Self::SetXattr(path, name, value) => done(p.set_xattr(path, name, value, true)),
            Self::RemoveXattr(path, name) => done(p.remove_xattr(path, name, true)),
            Self::Touch(path) => match p.set_mtime(path, SetTime::Now, true)? {
                Err(Errno::ENOENT) => {
                    let flags = Flags { create: true, ..write };
                    write_to(p, path, flags, 0o644, None, &Content::default())
                }
                result => Ok(result.map(|()| Reply::Done)),
            },
            Self::Utime(path, time, follow) => done(p.set_mtime(path, SetTime::At(*time), *follow)),
        }
    }
}

/// Opens, writes, closes.
fn write_to(
    p: &mut Process<'_, '_>,
    path: &[u8],
    flags: Flags,
    mode: u16,
    offset: Option<u64>,
    data: &Content,
) -> Sys<Reply> {
    let fd = match p.open(path, flags, mode)? {
        Ok(fd) => fd,
        Err(errno) => return Ok(Err(errno)),
    };
    let mut result = Ok(Reply::Done);
    if !data.is_empty() {
        p.seek(fd, offset.unwrap_or(0));
        result = p.write(fd, data)?.map(|_| Reply::Done);
    }
    p.close(fd);
    Ok(result)
}

fn below(dir: &[u8], name: &[u8]) -> Vec<u8> {
    [dir, name].join(&b'/')
}

/// Removes a tree bottom-up, children by name. Gives the files and directories removed.
fn remove_tree(p: &mut Process<'_, '_>, path: &[u8]) -> Sys<(u64, u64)> {
    let stat = match p.stat(path, false)? {
        Ok(stat) => stat,
        Err(errno) => return Ok(Err(errno)),
    };
    if stat.file_type != FileType::Dir {
        return Ok(p.unlink(path)?.map(|()| (1, 0)));
    }
    let names = match p.list(path)? {
        Ok(names) => names,
        Err(errno) => return Ok(Err(errno)),
    };
    let (mut files, mut dirs) = (0, 0);
    for (name, _) in names {
        match remove_tree(p, &below(path, &name))? {
            Ok((f, d)) => (files, dirs) = (files + f, dirs + d),
            Err(errno) => return Ok(Err(errno)),
        }
    }
    Ok(p.rmdir(path)?.map(|()| (files, dirs + 1)))
}

fn mv(p: &mut Process<'_, '_>, from: &[u8], to: &[u8]) -> Sys<Reply> {
    match p.rename(from, to)? {
        Ok(()) => return Ok(Ok(Reply::Moved(None))),
        Err(Errno::EXDEV) => {}
        Err(errno) => return Ok(Err(errno)),
    }
    p.event(CowEvent::CopiesInstead { from: LayerPath::clean(from), to: LayerPath::clean(to) });
    if let Ok(there) = p.stat(to, false)? {
        let removed = if there.file_type == FileType::Dir { p.rmdir(to)? } else { p.unlink(to)? };
        if let Err(errno) = removed {
            return Ok(Err(errno));
        }
    }
    let mut links = Vec::new();
    if let Err(errno) = copy_tree(p, from, to, &mut links)? {
        return Ok(Err(errno));
    }
    Ok(remove_tree(p, from)?.map(|(files, dirs)| Reply::Moved(Some((files, dirs)))))
}

/// Copies a tree with modes, owners, times, attributes and hard links.
fn copy_tree(
    p: &mut Process<'_, '_>,
    from: &[u8],
    to: &[u8],
    links: &mut Vec<((u64, u64), Vec<u8>)>,
) -> Sys<()> {
    macro_rules! attempt {
        ($call:expr) => {
            match $call? {
                Ok(value) => value,
                Err(errno) => return Ok(Err(errno)),
            }
        };
    }
    let stat = attempt!(p.stat(from, false));
    if stat.nlink > 1 && stat.file_type != FileType::Dir {
        let key = (stat.dev, stat.ino);
        if let Some((_, first)) = links.iter().find(|(known, _)| *known == key) {
            let first = first.clone();
            return p.link(&first, to);
        }
        links.push((key, to.to_vec()));
    }
    match stat.file_type {
        FileType::Dir => {
            attempt!(p.mkdir(to, 0o755));
            for (name, _) in attempt!(p.list(from)) {
                attempt!(copy_tree(p, &below(from, &name), &below(to, &name), links));
            }
        }
        FileType::Symlink => {
            let target = attempt!(p.readlink(from));
            attempt!(p.symlink(&target, to));
        }
        FileType::File => {
            let Reply::Content(content) = attempt!(Op::Read(from.to_vec()).run(p)) else {
                return Ok(Ok(()));
            };
            attempt!(Op::Create(to.to_vec(), 0o644, content.filled()).run(p));
        }
        FileType::Fifo => attempt!(p.mkfifo(to, 0o644)),
        FileType::Char | FileType::Block => {
            let (major, minor) = stat.device.unwrap_or_default();
            let kind = if stat.file_type == FileType::Char {
                NodeKind::Char(major, minor)
            } else {
                NodeKind::Block(major, minor)
            };
            attempt!(p.mknod(to, 0o644, kind));
        }
    }
    keep_attributes(p, from, to, &stat)
}

fn keep_attributes(
    p: &mut Process<'_, '_>,
    from: &[u8],
    to: &[u8],
    stat: &super::kernel::Stat,
) -> Result<Result<(), Errno>, Stop> {
    if let Err(errno) = p.chown(to, Some(stat.uid), Some(stat.gid), false)? {
        return Ok(Err(errno));
    }
    if stat.file_type != FileType::Symlink {
        for name in p.list_xattrs(from, false)?.unwrap_or_default() {
            if let Ok(value) = p.get_xattr(from, &name, false)? {
                let _ = p.set_xattr(to, &name, &value, false)?;
            }
        }
        if let Err(errno) = p.chmod(to, stat.mode)? {
            return Ok(Err(errno));
        }
    }
    p.set_mtime(to, SetTime::At(stat.mtime), false)
}
