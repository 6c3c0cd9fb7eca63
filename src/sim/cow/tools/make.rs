//! Tools that make something without contents: `mkdir`, `mkfifo`, `mknod`, `ln`, `readlink`.

use super::args::{self, Spec};
use super::chmod;
use super::io::Io;
use super::say::{self, Cannot};
use super::walk;
use crate::sim::cow::Errno;
use crate::sim::cow::kernel::{Dialect, Process};
use crate::sim::cow::layer::{FileType, NodeKind};
use crate::sim::cow::shell::Failure;

pub(super) fn mkdir(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let spec = Spec { letters: "pm:v", long: &[("parents", b'p'), ("mode", b'm')], first: false };
    let Some(args) = args::parse(process, args, io, spec) else { return Ok(1) };
    if args.operands.is_empty() {
        return Ok(args::usage(process, io, "mkdir", "[-m MODE] [-p] DIRECTORY..."));
    }
    let mode = match args.value(b'm') {
        Some(text) => match chmod::change(text, 0o777, true, 0) {
            Some(mode) => Some(mode),
            None => return Ok(chmod::invalid(process, io, "mkdir", text)),
        },
        None => None,
    };
    let mut status = 0;
    for path in &args.operands {
        let made = if args.has(b'p') {
            parents(process, path)?
        } else {
            process.mkdir(path, 0o777)?.map_err(|errno| (path.clone(), errno))
        };
        let made = match (made, mode) {
            (Ok(()), Some(mode)) => {
                process.chmod(path, mode)?.map_err(|errno| (path.clone(), errno))
            }
            (made, _) => made,
        };
        if let Err((path, errno)) = made {
            say::cannot(process, io, "mkdir", Cannot::MakeDir, &path, errno);
            status = 1;
        }
    }
    Ok(status)
}

type Made = Result<(), (Vec<u8>, Errno)>;

/// Makes the directories on the way too; those that exist stay.
fn parents(process: &mut Process<'_, '_>, path: &[u8]) -> Result<Made, Failure> {
    let mut ends: Vec<usize> = (1..path.len())
        .filter(|&at| path.get(at) == Some(&b'/') && path.get(at - 1) != Some(&b'/'))
        .collect();
    if path.last() != Some(&b'/') {
        ends.push(path.len());
    }
    for end in ends {
        let part = path.get(..end).unwrap_or(path);
        match process.mkdir(part, 0o777)? {
            Ok(()) => {}
            Err(Errno::EEXIST) => match process.stat(part, true)? {
                Ok(stat) if stat.file_type == FileType::Dir => {}
                Ok(_) if end < path.len() => {
                    // BusyBox names it with its slash.
                    let end = end + usize::from(process.dialect() == Dialect::BusyBox);
                    let part = path.get(..end).unwrap_or(path).to_vec();
                    return Ok(Err((part, Errno::ENOTDIR)));
                }
                _ => return Ok(Err((part.to_vec(), Errno::EEXIST))),
            },
            Err(errno) => return Ok(Err((part.to_vec(), errno))),
        }
    }
    Ok(Ok(()))
}

pub(super) fn mkfifo(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let Some(args) = args::parse(process, args, io, Spec::letters("m:")) else { return Ok(1) };
    let Some(name) = args.operands.first() else {
        return Ok(args::usage(process, io, "mkfifo", "[-m MODE] NAME"));
    };
    node(process, io, "mkfifo", name, NodeKind::Fifo, args.value(b'm'))
}

pub(super) fn mknod(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let Some(args) = args::parse(process, args, io, Spec::letters("m:")) else { return Ok(1) };
    let number = |at: usize| {
        let text = args.operands.get(at)?;
        std::str::from_utf8(text).ok()?.parse::<u32>().ok()
    };
    let kind = match args.operands.get(1).map(Vec::as_slice) {
        Some(b"p") if args.operands.len() == 2 => Some(NodeKind::Fifo),
        Some(b"c" | b"u") => number(2).zip(number(3)).map(|(a, b)| NodeKind::Char(a, b)),
        Some(b"b") => number(2).zip(number(3)).map(|(a, b)| NodeKind::Block(a, b)),
        _ => None,
    };
    let (Some(name), Some(kind)) = (args.operands.first(), kind) else {
        return Ok(args::usage(process, io, "mknod", "[-m MODE] NAME TYPE [MAJOR MINOR]"));
    };
    node(process, io, "mknod", name, kind, args.value(b'm'))
}

fn node(
    process: &mut Process<'_, '_>,
    io: &mut Io,
    tool: &str,
    name: &[u8],
    kind: NodeKind,
    mode: Option<&[u8]>,
) -> Result<u8, Failure> {
    let exact = match mode {
        Some(text) => match chmod::change(text, 0o666, false, 0) {
            Some(mode) => Some(mode),
            None => return Ok(chmod::invalid(process, io, tool, text)),
        },
        None => None,
    };
    let umask = process.umask();
    if exact.is_some() {
        process.set_umask(0);
    }
    let made = process.mknod(name, exact.unwrap_or(0o666), kind);
    process.set_umask(umask);
    Ok(match made? {
        Ok(()) => 0,
        Err(errno) if tool == "mknod" && process.dialect() == Dialect::Gnu => {
            let text = format!("mknod: {}: {}\n", String::from_utf8_lossy(name), errno.text());
            io.complain(&[text.as_bytes()]);
            1
        }
        Err(errno) => {
            say::cannot(process, io, tool, Cannot::MakeNode, name, errno);
            1
        }
    })
}

pub(super) fn ln(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let spec = Spec {
        letters: "sfnTv",
        long: &[("symbolic", b's'), ("force", b'f'), ("no-dereference", b'n')],
        first: false,
    };
    let Some(args) = args::parse(process, args, io, spec) else { return Ok(1) };
    let (sources, to) = match args.operands.as_slice() {
        [] => return Ok(args::usage(process, io, "ln", "[-sfnbtv] [-S SUF] TARGET... LINK|DIR")),
        [only] => (vec![only.clone()], b".".to_vec()),
        [sources @ .., last] => (sources.to_vec(), last.clone()),
    };
    let follow = !args.has(b'n');
    let into = !args.has(b'T')
        && process.stat(&to, follow)?.is_ok_and(|stat| stat.file_type == FileType::Dir);
    if sources.len() > 1 && !into && process.dialect() == Dialect::Gnu {
        let missing = process.stat(&to, true)?.is_err();
        let why = if missing { ": No such file or directory" } else { ": Not a directory" };
        say::about(process, io, "ln", (("", ""), ("target ", why)), &to);
        return Ok(1);
    }
    let mut status = 0;
    for source in sources {
        let link = if into { walk::join(&to, walk::last(&source)) } else { to.clone() };
        let link = if args.operands.len() == 1 && process.dialect() == Dialect::BusyBox {
            walk::last(&source).to_vec()
        } else {
            link
        };
        if args.has(b'f') {
            let _ = process.unlink(&link)?;
        }
        let made = if args.has(b's') {
            process.symlink(&source, &link)?
        } else {
            process.link(&source, &link)?
        };
        if let Err(errno) = made {
            status = 1;
            link_failed(process, io, args.has(b's'), (&source, &link), errno)?;
        }
    }
    Ok(status)
}

fn link_failed(
    process: &mut Process<'_, '_>,
    io: &mut Io,
    symbolic: bool,
    (source, link): (&[u8], &[u8]),
    errno: Errno,
) -> Result<(), Failure> {
    let text = errno.text().as_bytes();
    if process.dialect() == Dialect::BusyBox {
        let missing = !symbolic && process.stat(source, false)?.is_err();
        let path = if missing { source } else { link };
        io.complain(&[b"ln: ", path, b": ", text, b"\n"]);
        return Ok(());
    }
    match process.stat(source, false)? {
        Err(errno) if !symbolic => {
            let text = errno.text().as_bytes();
            io.complain(&[b"ln: failed to access '", source, b"': ", text, b"\n"]);
        }
        Ok(stat) if !symbolic && stat.file_type == FileType::Dir => {
            io.complain(&[b"ln: ", source, b": hard link not allowed for directory\n"]);
        }
        _ => {
            let kind: &[u8] = if symbolic { b"symbolic" } else { b"hard" };
            let arrow = match symbolic || errno == Errno::EEXIST {
                true => Vec::new(),
                false => [b" => '", source, b"'"].concat(),
            };
            let begin = [b"ln: failed to create ", kind, b" link '", link, b"'"].concat();
            io.complain(&[&begin, &arrow, b": ", text, b"\n"]);
        }
    }
    Ok(())
}

pub(super) fn readlink(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let Some(args) = args::parse(process, args, io, Spec::letters("fnvqe")) else { return Ok(1) };
    if args.operands.is_empty() {
        return Ok(args::usage(process, io, "readlink", "[-fnv] FILE"));
    }
    let mut status = 0;
    for path in &args.operands {
        let target = if args.has(b'f') || args.has(b'e') {
            canonical(process, path, args.has(b'e'))?
        } else {
            process.readlink(path)?.ok()
        };
        match target {
            Some(target) => io.print(&[&target, if args.has(b'n') { b"" } else { b"\n" }]),
            None => status = 1,
        }
    }
    Ok(status)
}

pub(super) fn realpath(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let Some(args) = args::parse(process, args, io, Spec::letters("")) else { return Ok(1) };
    let mut status = 0;
    for path in &args.operands {
        match canonical(process, path, false)? {
            Some(target) => io.print(&[&target, b"\n"]),
            None => {
                say::cannot(process, io, "realpath", Cannot::Plain, path, Errno::ENOENT);
                status = 1;
            }
        }
    }
    Ok(status)
}

/// A path without links, `.` and `..`; the last part may be missing unless `all` must be there.
fn canonical(
    process: &mut Process<'_, '_>,
    path: &[u8],
    all: bool,
) -> Result<Option<Vec<u8>>, Failure> {
    let mut at: Vec<u8> = Vec::new();
    let mut todo: Vec<Vec<u8>> = Vec::new();
    let plan = |todo: &mut Vec<Vec<u8>>, path: &[u8]| {
        todo.extend(path.split(|&byte| byte == b'/').rev().map(<[u8]>::to_vec));
    };
    plan(&mut todo, path);
    if path.first() != Some(&b'/') {
        plan(&mut todo, &process.cwd());
    }
    let mut links = 0;
    while let Some(part) = todo.pop() {
        match part.as_slice() {
            b"" | b"." => continue,
            b".." => {
                let end = at.iter().rposition(|&byte| byte == b'/').unwrap_or(0);
                at.truncate(end);
                continue;
            }
            _ => {}
        }
        let len = at.len();
        at.push(b'/');
        at.extend_from_slice(&part);
        match process.stat(&at, false)? {
            Ok(stat) if stat.file_type == FileType::Symlink => {
                links += 1;
                let Ok(target) = process.readlink(&at)? else { return Ok(None) };
                if links > 40 {
                    return Ok(None);
                }
                at.truncate(if target.first() == Some(&b'/') { 0 } else { len });
                plan(&mut todo, &target);
            }
            Ok(_) => {}
            Err(Errno::ENOENT) if !all && todo.iter().all(Vec::is_empty) => {}
            Err(_) => return Ok(None),
        }
    }
    Ok(Some(if at.is_empty() { b"/".to_vec() } else { at }))
}
