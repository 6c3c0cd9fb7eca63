//! Copies a file or a tree: what `cp` does, and `mv` between file systems.

use std::collections::{BTreeMap, BTreeSet};

use super::io::Io;
use super::rm;
use super::say::{self, Cannot};
use super::walk::{Entry, Visit, parent, push, walk};
use crate::sim::cow::Errno;
use crate::sim::cow::content::{Content, Piece};
use crate::sim::cow::kernel::{Dialect, Fd, Flags, Process, SetTime, Stat, Sys};
use crate::sim::cow::layer::{FileType, NodeKind};
use crate::sim::cow::shell::Failure;

/// How to copy.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct How {
    /// Directories too.
    pub recursive: bool,
    /// Links are copied themselves, not what they lead to.
    pub links: bool,
    /// Times, owner and mode stay.
    pub preserve: bool,
    /// Names of one file stay names of one file.
    pub hard_links: bool,
    /// What is in the way is removed.
    pub force: bool,
    /// Extended attributes stay; GNU tools can.
    pub xattrs: bool,
}

/// One copy, of one or several sources.
#[derive(Debug)]
pub(super) struct Copier {
    tool: &'static str,
    how: How,
    /// Where the first name of a file went.
    names: BTreeMap<(u64, u64), Vec<u8>>,
    /// Directories that were made.
    made: BTreeSet<(u64, u64)>,
    /// Directories that were there before get no attributes.
    entered: Vec<Option<Stat>>,
    pub(super) status: u8,
}

impl Copier {
    pub(super) fn new(tool: &'static str, how: How) -> Self {
        Self {
            tool,
            how,
            names: BTreeMap::new(),
            made: BTreeSet::new(),
            entered: Vec::new(),
            status: 0,
        }
    }

    fn fail(
        &mut self,
        process: &Process<'_, '_>,
        io: &mut Io,
        what: Cannot,
        path: &[u8],
        errno: Errno,
    ) {
        say::cannot(process, io, self.tool, what, path, errno);
        self.status = 1;
    }

    /// Copies `from` to be `to`.
    pub(super) fn copy(
        &mut self,
        process: &mut Process<'_, '_>,
        io: &mut Io,
        from: &[u8],
        to: &[u8],
    ) -> Result<(), Failure> {
        let stat = match process.stat(from, !self.how.links)? {
            Ok(stat) => stat,
            Err(errno) => {
                self.fail(process, io, Cannot::Stat, from, errno);
                return Ok(());
            }
        };
        if stat.file_type == FileType::Dir && !self.how.recursive {
            let gnu = ("-r not specified; omitting directory ", "");
            let words = (("omitting directory ", ""), gnu);
            say::about(process, io, self.tool, words, from);
            self.status = 1;
            return Ok(());
        }
        let mut target = to.to_vec();
        let follow = !self.how.links;
        walk(process, from, stat.file_type, |process, entry| {
            target.truncate(to.len());
            let rest = entry.path.get(from.len()..).unwrap_or_default();
            let rest = rest.strip_prefix(b"/").unwrap_or(rest);
            if entry.depth > 0 {
                push(&mut target, rest);
            }
            match entry.visit {
                Visit::Enter => {
                    let follow = follow && entry.depth == 0;
                    match process.stat(entry.path, follow)? {
                        Ok(stat) => self.one(process, io, entry, &target, &stat),
                        Err(errno) => {
                            self.fail(process, io, Cannot::Stat, entry.path, errno);
                            Ok(false)
                        }
                    }
                }
                Visit::Failed(errno) => {
                    self.fail(process, io, Cannot::Plain, entry.path, errno);
                    Ok(true)
                }
                Visit::Leave => {
                    if let Some(stat) = self.entered.pop().flatten() {
                        self.leave(process, io, &target, &stat)?;
                    }
                    Ok(true)
                }
            }
        })
    }

    fn leave(
        &mut self,
        process: &mut Process<'_, '_>,
        io: &mut Io,
        target: &[u8],
        stat: &Stat,
    ) -> Result<(), Failure> {
        if self.how.preserve {
            return self.keep(process, io, target, stat);
        }
        let mode = stat.mode & !process.umask();
        let _ = process.chmod(target, mode)?;
        Ok(())
    }

    fn one(
        &mut self,
        process: &mut Process<'_, '_>,
        io: &mut Io,
        entry: Entry<'_>,
        to: &[u8],
        stat: &Stat,
    ) -> Result<bool, Failure> {
        let there = match process.stat(to, false)? {
            Ok(there) => Some(there),
            Err(Errno::ENOENT) => None,
            Err(errno) => {
                self.fail(process, io, Cannot::Stat, to, errno);
                return Ok(false);
            }
        };
        if let Some(there) = &there
            && (there.dev, there.ino) == (stat.dev, stat.ino)
        {
            let text = [b"'", entry.path, b"' and '", to, b"' are the same file\n"].concat();
            io.complain(&[self.tool.as_bytes(), b": ", &text]);
            self.status = 1;
            return Ok(false);
        }
        if stat.file_type == FileType::Dir {
            return self.directory(process, io, entry, to, (stat, there));
        }
        if let Some(there) = &there
            && there.file_type == FileType::Dir
        {
            let text = match process.dialect() {
                Dialect::BusyBox => [b"can't create '", to, b"': Is a directory\n"].concat(),
                Dialect::Gnu => {
                    [b"cannot overwrite directory '", to, b"' with non-directory\n"].concat()
                }
            };
            io.complain(&[self.tool.as_bytes(), b": ", &text]);
            self.status = 1;
            return Ok(false);
        }
        if self.how.hard_links && stat.nlink > 1 {
            if let Some(first) = self.names.get(&(stat.dev, stat.ino)) {
                let first = first.clone();
                if there.is_some() {
                    let _ = process.unlink(to)?;
                }
                if let Err(errno) = process.link(&first, to)? {
                    self.fail(process, io, Cannot::Create, to, errno);
                }
                return Ok(false);
            }
            self.names.insert((stat.dev, stat.ino), to.to_vec());
        }
        let file = match stat.file_type {
            FileType::File => true,
            _ => !self.how.recursive && !self.how.links,
        };
        let made = if file {
            self.file(process, io, entry.path, to, stat, there.map(|there| there.file_type))?
        } else {
            if there.is_some() {
                let _ = process.unlink(to)?;
            }
            let made = match stat.file_type {
                FileType::Symlink => match process.readlink(entry.path)? {
                    Ok(target) => process.symlink(&target, to)?,
                    Err(errno) => Err(errno),
                },
                FileType::Fifo => process.mkfifo(to, stat.mode)?,
                FileType::Char | FileType::Block => {
                    let (major, minor) = stat.device.unwrap_or_default();
                    let kind = match stat.file_type {
                        FileType::Char => NodeKind::Char(major, minor),
                        _ => NodeKind::Block(major, minor),
                    };
                    process.mknod(to, stat.mode, kind)?
                }
                FileType::File | FileType::Dir => Ok(()),
            };
            if let Err(errno) = made {
                self.fail(process, io, Cannot::Create, to, errno);
            }
            made.is_ok()
        };
        if made && self.how.xattrs {
            xattrs(process, entry.path, to)?;
        }
        if made && self.how.preserve {
            self.keep(process, io, to, stat)?;
        }
        Ok(false)
    }

    fn directory(
        &mut self,
        process: &mut Process<'_, '_>,
        io: &mut Io,
        entry: Entry<'_>,
        to: &[u8],
        (stat, there): (&Stat, Option<Stat>),
    ) -> Result<bool, Failure> {
        if self.made.contains(&(stat.dev, stat.ino)) {
            let (mut root, mut there) = (entry.path, to);
            for _ in 0..entry.depth {
                (root, there) = (parent(root), parent(there));
            }
            let inside = format!(", into itself, '{}'", String::from_utf8_lossy(there));
            let (shown, gnu) = match process.dialect() {
                Dialect::BusyBox => (entry.path, ("", "")),
                Dialect::Gnu => (root, ("cannot copy a directory, ", inside.as_str())),
            };
            let words = (("recursion detected, omitting directory ", ""), gnu);
            say::about(process, io, self.tool, words, shown);
            self.status = 1;
            return Ok(false);
        }
        let there = match there {
            Some(there) if there.file_type == FileType::Symlink => process.stat(to, true)?.ok(),
            there => there,
        };
        match there {
            Some(there) if there.file_type == FileType::Dir => {
                self.made.insert((there.dev, there.ino));
                self.entered.push(self.how.preserve.then(|| stat.clone()));
            }
            Some(_) => {
                let gnu = ("cannot overwrite non-directory ", " with directory");
                let words = (("target ", " is not a directory"), gnu);
                say::about(process, io, self.tool, words, to);
                self.status = 1;
                return Ok(false);
            }
            None => {
                let mode = if self.how.preserve { stat.mode } else { stat.mode & !process.umask() };
                let umask = process.umask();
                process.set_umask(0);
                let made = process.mkdir(to, mode | 0o700);
                process.set_umask(umask);
                if let Err(errno) = made? {
                    self.fail(process, io, Cannot::MakeDir, to, errno);
                    return Ok(false);
                }
                if let Ok(new) = process.stat(to, false)? {
                    self.made.insert((new.dev, new.ino));
                }
                if self.how.xattrs {
                    xattrs(process, entry.path, to)?;
                }
                // What `mkdir` gave is right, unless the mode is kept or lacks what was added.
                let differs = self.how.preserve || mode & 0o700 != 0o700;
                self.entered.push(differs.then(|| stat.clone()));
            }
        }
        Ok(true)
    }

    /// Copies a file's contents; whether it worked.
    fn file(
        &mut self,
        process: &mut Process<'_, '_>,
        io: &mut Io,
        from: &[u8],
        to: &[u8],
        stat: &Stat,
        there: Option<FileType>,
    ) -> Result<bool, Failure> {
        let source = match process.open(from, Flags { read: true, ..Flags::default() }, 0)? {
            Ok(fd) => fd,
            Err(errno) => {
                self.fail(process, io, Cannot::Open, from, errno);
                return Ok(false);
            }
        };
        let target = match self.create(process, to, stat.mode, there)? {
            Ok(fd) => fd,
            Err(errno) => {
                process.close(source);
                self.fail(process, io, Cannot::Create, to, errno);
                return Ok(false);
            }
        };
        let written = match process.read(source)? {
            Ok(data) => put(process, target, &data)?,
            Err(errno) => Err(errno),
        };
        process.close(target);
        process.close(source);
        if let Err(errno) = written {
            self.fail(process, io, Cannot::Read, from, errno);
            return Ok(false);
        }
        Ok(true)
    }

    /// Opens the target. What is there is written into, if it is no link and the copy not
    /// recursive (BusyBox) or in any case (GNU); otherwise a new file takes its place.
    ///
    /// Source: BusyBox `libbb/copy_file.c`; coreutils `src/copy.c`, `copy_reg`.
    fn create(
        &self,
        process: &mut Process<'_, '_>,
        to: &[u8],
        mode: u16,
        there: Option<FileType>,
    ) -> Sys<Fd> {
        let new = Flags { write: true, create: true, exclusive: true, ..Flags::default() };
        let over = match process.dialect() {
            Dialect::BusyBox => {
                let plain = there.is_some_and(|file_type| file_type != FileType::Symlink);
                (plain && !self.how.recursive).then_some(true)
            }
            Dialect::Gnu => there.map(|_| false),
        };
        if let Some(create) = over {
            let flags = Flags { write: true, truncate: true, create, ..Flags::default() };
            match process.open(to, flags, mode)? {
                Err(_) if self.how.force => {}
                opened => return Ok(opened),
            }
        } else {
            match process.open(to, new, mode)? {
                Err(Errno::EEXIST) => {}
                opened => return Ok(opened),
            }
        }
        if let Err(errno) = process.unlink(to)? {
            return Ok(Err(errno));
        }
        process.open(to, new, mode)
    }

    /// Times, owner and mode, in this order.
    fn keep(
        &mut self,
        process: &mut Process<'_, '_>,
        io: &mut Io,
        to: &[u8],
        stat: &Stat,
    ) -> Result<(), Failure> {
        let link = stat.file_type == FileType::Symlink && self.how.links;
        if (!link || process.dialect() == Dialect::Gnu)
            && let Err(errno) = process.set_mtime(to, SetTime::At(stat.mtime), !link)?
        {
            self.fail(process, io, Cannot::Preserve, to, errno);
        }
        let _ = process.chown(to, Some(stat.uid), Some(stat.gid), !link)?;
        if !link {
            let _ = process.chmod(to, stat.mode)?;
        }
        Ok(())
    }
}

/// Writes a content; GNU tools leave holes as holes.
fn put(process: &mut Process<'_, '_>, fd: Fd, data: &Content) -> Sys<()> {
    let sparse = data.pieces().iter().any(|piece| matches!(piece, Piece::Hole(_)));
    if process.dialect() != Dialect::Gnu || !sparse {
        return if data.is_empty() { Ok(Ok(())) } else { Ok(process.write(fd, data)?.map(|_| ())) };
    }
    let mut at = 0;
    for piece in data.pieces() {
        if !matches!(piece, Piece::Hole(_)) {
            process.seek(fd, at);
            if let Err(errno) = process.write(fd, &Content::of(piece.clone()))? {
                return Ok(Err(errno));
            }
        }
        at += piece.len();
    }
    process.ftruncate(fd, data.size())
}

fn xattrs(process: &mut Process<'_, '_>, from: &[u8], to: &[u8]) -> Result<(), Failure> {
    if process.dialect() != Dialect::Gnu {
        return Ok(());
    }
    for name in process.list_xattrs(from, false)?.unwrap_or_default() {
        if let Ok(value) = process.get_xattr(from, &name, false)? {
            let _ = process.set_xattr(to, &name, &value, false)?;
        }
    }
    Ok(())
}

/// Moves by copying and removing; the exit status.
pub(super) fn move_by_copy(
    process: &mut Process<'_, '_>,
    io: &mut Io,
    from: &[u8],
    to: &[u8],
    stat: &Stat,
) -> Result<u8, Failure> {
    let how = How {
        recursive: true,
        links: true,
        preserve: true,
        hard_links: process.dialect() == Dialect::Gnu,
        xattrs: true,
        force: true,
    };
    let mut copier = Copier::new("mv", how);
    copier.copy(process, io, from, to)?;
    if copier.status != 0 {
        return Ok(copier.status);
    }
    rm::remove(process, io, "mv", from, stat.file_type)
}
