//! `cp`, `mv`.

use super::args::{self, Args, Spec};
use super::copy::{Copier, How, move_by_copy};
use super::io::Io;
use super::say::{self, Cannot};
use super::walk::{join, last, trimmed};
use crate::base::LayerPath;
use crate::sim::cow::kernel::{Dialect, Process};
use crate::sim::cow::layer::FileType;
use crate::sim::cow::shell::Failure;
use crate::sim::cow::{CowEvent, Errno};

/// Sources, and where they go: into a directory, or one to be the target.
struct Plan {
    sources: Vec<Vec<u8>>,
    to: Vec<u8>,
    into: bool,
}

/// What the operands mean; a wrong call is told.
fn plan(
    process: &mut Process<'_, '_>,
    io: &mut Io,
    tool: &str,
    args: &Args,
    usage: &str,
) -> Result<Option<Plan>, Failure> {
    if let Some(to) = args.value(b't') {
        return Ok(Some(Plan { sources: args.operands.clone(), to: to.to_vec(), into: true }));
    }
    let (sources, to) = match args.operands.as_slice() {
        [sources @ .., to] if !sources.is_empty() => (sources.to_vec(), to.clone()),
        operands => {
            match (process.dialect(), operands) {
                (Dialect::Gnu, [only]) => {
                    let words = ("missing destination file operand after ", "");
                    say::about(process, io, tool, (words, words), only);
                    args::try_help(io, tool.as_bytes());
                }
                (Dialect::Gnu, _) => {
                    say::plain(process, io, tool, "", "missing file operand");
                    args::try_help(io, tool.as_bytes());
                }
                _ => {
                    args::usage(process, io, tool, usage);
                }
            }
            return Ok(None);
        }
    };
    let there = process.stat(&to, true)?;
    let into = !args.has(b'T') && there.is_ok_and(|stat| stat.file_type == FileType::Dir);
    if sources.len() > 1 && !into && process.dialect() == Dialect::BusyBox {
        return Ok(Some(Plan { sources, to, into: true }));
    }
    if sources.len() > 1 && !into {
        let missing = process.stat(&to, true)?.is_err();
        let why = if missing { ": No such file or directory" } else { ": Not a directory" };
        say::about(process, io, tool, (("", ""), ("target ", why)), &to);
        return Ok(None);
    }
    Ok(Some(Plan { sources, to, into }))
}

pub(super) fn run(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let spec = Spec {
        letters: "arRpPfdLHinuTvt:",
        long: &[
            ("archive", b'a'),
            ("recursive", b'R'),
            ("force", b'f'),
            ("preserve", b'p'),
            ("no-dereference", b'P'),
            ("no-target-directory", b'T'),
        ],
        first: false,
    };
    let Some(args) = args::parse(process, args, io, spec) else { return Ok(1) };
    let usage = "[-arPLHpfinlsTu] SOURCE DEST";
    let Some(plan) = plan(process, io, "cp", &args, usage)? else { return Ok(1) };
    let archive = args.has(b'a');
    let recursive = archive || args.has(b'r') || args.has(b'R');
    let how = How {
        recursive,
        links: archive || args.has(b'd') || args.has(b'P') || recursive && !args.has(b'L'),
        preserve: archive || args.has(b'p'),
        hard_links: archive || args.has(b'd'),
        force: args.has(b'f'),
        xattrs: archive,
    };
    let mut copier = Copier::new("cp", how);
    for source in &plan.sources {
        let to = if plan.into { join(&plan.to, last(source)) } else { plan.to.clone() };
        if args.has(b'n') && process.stat(&to, false)?.is_ok() {
            continue;
        }
        let source = if source.len() > 1 { trimmed(source) } else { source.as_slice() };
        copier.copy(process, io, source, &to)?;
    }
    Ok(copier.status)
}

pub(super) fn mv(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let spec = Spec {
        letters: "fnTivut:",
        long: &[("force", b'f'), ("no-clobber", b'n'), ("no-target-directory", b'T')],
        first: false,
    };
    let Some(args) = args::parse(process, args, io, spec) else { return Ok(1) };
    let Some(plan) = plan(process, io, "mv", &args, "[-finT] SOURCE DEST")? else { return Ok(1) };
    let mut status = 0;
    for source in &plan.sources {
        let to = if plan.into { join(&plan.to, last(source)) } else { plan.to.clone() };
        if args.has(b'n') && process.stat(&to, false)?.is_ok() {
            continue;
        }
        if process.dialect() == Dialect::Gnu && same(process, source, &to)? {
            let names = [b"mv: '", &source[..], b"' and '", &to, b"' are the same file\n"].concat();
            io.complain(&[&names]);
            status = 1;
            continue;
        }
        status |= one(process, io, source, &to)?;
    }
    Ok(status)
}

fn same(process: &mut Process<'_, '_>, from: &[u8], to: &[u8]) -> Result<bool, Failure> {
    let (Ok(a), Ok(b)) = (process.stat(from, false)?, process.stat(to, false)?) else {
        return Ok(false);
    };
    Ok(from == to && (a.dev, a.ino) == (b.dev, b.ino))
}

fn one(process: &mut Process<'_, '_>, io: &mut Io, from: &[u8], to: &[u8]) -> Result<u8, Failure> {
    let errno = match process.rename(from, to)? {
        Err(Errno::ENOTDIR)
            if process.dialect() == Dialect::BusyBox && walks_file(process, to)? =>
        {
            let why = b"': Path has non-directory component\n";
            io.complain(&[b"mv: can't stat '", to, why]);
            return Ok(1);
        }
        Ok(()) => return Ok(0),
        Err(errno) => errno,
    };
    if errno != Errno::EXDEV {
        failed(process, io, from, to, errno)?;
        return Ok(1);
    }
    let stat = match process.stat(from, false)? {
        Ok(stat) => stat,
        Err(errno) => {
            failed(process, io, from, to, errno)?;
            return Ok(1);
        }
    };
    let event =
        CowEvent::CopiesInstead { from: absolute(process, from), to: absolute(process, to) };
    process.event(event);
    if let Ok(there) = process.stat(to, false)? {
        let gone = match there.file_type {
            FileType::Dir => process.rmdir(to)?,
            _ => process.unlink(to)?,
        };
        if let Err(errno) = gone {
            match process.dialect() {
                Dialect::BusyBox => {
                    say::cannot(process, io, "mv", Cannot::Remove, to, errno);
                }
                Dialect::Gnu => {
                    let why = errno.text().as_bytes();
                    let begin = [b"mv: inter-device move failed: '", from, b"' to '", to].concat();
                    io.complain(&[&begin, b"'; unable to remove target: ", why, b"\n"]);
                }
            }
            return Ok(1);
        }
    }
    move_by_copy(process, io, trimmed(from), to, &stat)
}

/// Whether a path leads through something that is no directory.
fn walks_file(process: &mut Process<'_, '_>, path: &[u8]) -> Result<bool, Failure> {
    Ok(process.stat(path, true)? == Err(Errno::ENOTDIR))
}

fn absolute(process: &Process<'_, '_>, path: &[u8]) -> LayerPath {
    if path.first() == Some(&b'/') {
        return LayerPath::clean(path);
    }
    LayerPath::clean(&join(&process.cwd(), path))
}

fn failed(
    process: &mut Process<'_, '_>,
    io: &mut Io,
    from: &[u8],
    to: &[u8],
    errno: Errno,
) -> Result<(), Failure> {
    if process.dialect() == Dialect::BusyBox {
        say::cannot(process, io, "mv", Cannot::Move, from, errno);
        return Ok(());
    }
    if let Err(errno) = process.stat(from, false)? {
        say::cannot(process, io, "mv", Cannot::Stat, from, errno);
        return Ok(());
    }
    let text = match errno {
        Errno::EINVAL => {
            [b"cannot move '", from, b"' to a subdirectory of itself, '", to, b"'"].concat()
        }
        Errno::EISDIR => {
            [b"cannot overwrite directory '", to, b"' with non-directory '", from, b"'"].concat()
        }
        Errno::ENOTDIR => {
            [b"cannot overwrite non-directory '", to, b"' with directory '", from, b"'"].concat()
        }
        _ => {
            let why = errno.text().as_bytes();
            [b"cannot move '", from, b"' to '", to, b"': ", why].concat()
        }
    };
    io.complain(&[b"mv: ", &text, b"\n"]);
    Ok(())
}
