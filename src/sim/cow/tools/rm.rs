//! `rm`, `rmdir`.

use super::args::{self, Spec};
use super::io::Io;
use super::say::{self, Cannot};
use super::walk::{self, Visit, walk};
use crate::sim::cow::Errno;
use crate::sim::cow::kernel::{Dialect, Process};
use crate::sim::cow::layer::FileType;
use crate::sim::cow::shell::Failure;

pub(super) fn run(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let letters = match process.dialect() {
        Dialect::BusyBox => "rRfi",
        Dialect::Gnu => "rRfidv",
    };
    let spec = Spec {
        letters,
        long: &[("recursive", b'r'), ("force", b'f'), ("dir", b'd'), ("verbose", b'v')],
        first: false,
    };
    let Some(args) = args::parse(process, args, io, spec) else { return Ok(1) };
    let force = args.has(b'f');
    if args.operands.is_empty() && !force {
        return Ok(args::usage(process, io, "rm", "[-irf] FILE..."));
    }
    let recursive = args.has(b'r') || args.has(b'R');
    let mut status = 0;
    for path in &args.operands {
        if matches!(walk::last(path), b"." | b"..") {
            let busybox = ("can't remove '.' or '..'", "can't remove '.' or '..'");
            match process.dialect() {
                Dialect::BusyBox => say::plain(process, io, "rm", busybox.0, busybox.1),
                Dialect::Gnu => {
                    let gnu = ("refusing to remove '.' or '..' directory: skipping ", "");
                    say::about(process, io, "rm", (gnu, gnu), path);
                }
            }
            status = 1;
            continue;
        }
        let stat = match process.stat(path, false)? {
            Ok(stat) => stat,
            Err(Errno::ENOENT | Errno::ENOTDIR) if force => continue,
            Err(errno) => {
                say::cannot(process, io, "rm", Cannot::Remove, path, errno);
                status = 1;
                continue;
            }
        };
        if stat.file_type == FileType::Dir && !recursive {
            if args.has(b'd') {
                status |= gone(process, io, path, FileType::Dir)?;
                continue;
            }
            let words = (("", " is a directory"), ("cannot remove ", ": Is a directory"));
            say::about(process, io, "rm", words, path);
            status = 1;
            continue;
        }
        status |= remove(process, io, "rm", path, stat.file_type)?;
    }
    Ok(status)
}

fn gone(
    process: &mut Process<'_, '_>,
    io: &mut Io,
    path: &[u8],
    file_type: FileType,
) -> Result<u8, Failure> {
    let result = match file_type {
        FileType::Dir => process.rmdir(path)?,
        _ => process.unlink(path)?,
    };
    Ok(match result {
        Ok(()) => 0,
        Err(errno) => {
            say::cannot(process, io, "rm", Cannot::Remove, path, errno);
            1
        }
    })
}

/// Removes a tree, what is inside first.
pub(super) fn remove(
    process: &mut Process<'_, '_>,
    io: &mut Io,
    tool: &str,
    path: &[u8],
    file_type: FileType,
) -> Result<u8, Failure> {
    let mut status = 0;
    walk(process, path, file_type, |process, entry| {
        let result = match (entry.visit, entry.file_type) {
            (Visit::Enter, FileType::Dir) => return Ok(true),
            (Visit::Enter, _) => process.unlink(entry.path)?,
            (Visit::Leave, _) => process.rmdir(entry.path)?,
            (Visit::Failed(errno), _) => Err(errno),
        };
        if let Err(errno) = result {
            say::cannot(process, io, tool, Cannot::Remove, entry.path, errno);
            status = 1;
        }
        Ok(true)
    })?;
    Ok(status)
}

pub(super) fn rmdir(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let spec = Spec {
        letters: "pv",
        long: &[("parents", b'p'), ("ignore-fail-on-non-empty", b'i')],
        first: false,
    };
    let Some(args) = args::parse(process, args, io, spec) else { return Ok(1) };
    if args.operands.is_empty() {
        return Ok(args::usage(process, io, "rmdir", "[-p] DIRECTORY..."));
    }
    let mut status = 0;
    for operand in &args.operands {
        let mut path = operand.as_slice();
        loop {
            if let Err(errno) = process.rmdir(path)? {
                if !(args.has(b'i') && errno == Errno::ENOTEMPTY) {
                    say::cannot(process, io, "rmdir", Cannot::RemoveDir, path, errno);
                    status = 1;
                }
                break;
            }
            path = walk::parent(path);
            // At the root it is the kernel that refuses.
            if !args.has(b'p') || path == b"." {
                break;
            }
        }
    }
    Ok(status)
}
