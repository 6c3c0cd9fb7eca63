//! `cat`: files one after the other, and `tee`: input to files too.

use super::args::{self, Spec};
use super::io::{Io, Printer, look};
use super::say::{self, Cannot};
use crate::sim::cow::Errno;
use crate::sim::cow::content::Content;
use crate::sim::cow::kernel::{Dialect, Flags, Process, Stop, Sys};
use crate::sim::cow::shell::Failure;

/// What a file holds: opened, read, closed.
pub(super) fn read(process: &mut Process<'_, '_>, path: &[u8]) -> Sys<Content> {
    let fd = match process.open(path, Flags { read: true, ..Flags::default() }, 0)? {
        Ok(fd) => fd,
        Err(errno) => return Ok(Err(errno)),
    };
    let content = process.read(fd)?;
    process.close(fd);
    Ok(content)
}

/// A file to look at, `-` for the input; a failure is told.
pub(super) fn input(
    process: &mut Process<'_, '_>,
    io: &mut Io,
    tool: &str,
    what: Cannot,
    path: &[u8],
) -> Result<Option<Content>, Stop> {
    if path == b"-" {
        return Ok(Some(io.input()));
    }
    match read(process, path)? {
        Ok(content) => Ok(Some(content)),
        Err(errno) => {
            let what = match (errno, process.dialect()) {
                (Errno::EISDIR, Dialect::BusyBox) if what == Cannot::Open => {
                    io.complain(&[tool.as_bytes(), b": read error: Is a directory\n"]);
                    return Ok(None);
                }
                (Errno::EISDIR, Dialect::Gnu) if what == Cannot::List => Cannot::Read,
                _ => what,
            };
            say::cannot(process, io, tool, what, path, errno);
            Ok(None)
        }
    }
}

pub(super) fn run(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let Some(args) = args::parse(process, args, io, Spec::letters("nbu")) else { return Ok(1) };
    let mut paths = args.operands.clone();
    if paths.is_empty() {
        paths.push(b"-".to_vec());
    }
    let (mut status, mut all) = (0, Content::default());
    for path in paths {
        match input(process, io, "cat", Cannot::Open, &path)? {
            Some(content) => all.append(&content),
            None => status = 1,
        }
    }
    if args.has(b'n') || args.has(b'b') {
        let bytes = look(process, &all)?;
        let mut out = Printer::default();
        let mut number = 0;
        for line in bytes.split_inclusive(|&byte| byte == b'\n') {
            if args.has(b'n') || line != b"\n" {
                number += 1;
                out.buffer.extend(format!("{number:6}\t").into_bytes());
            }
            out.buffer.extend_from_slice(line);
            out.breathe(io);
        }
        out.flush(io);
    } else {
        io.out.append(&all);
    }
    Ok(status)
}

pub(super) fn tee(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let Some(args) = args::parse(process, args, io, Spec::letters("ai")) else { return Ok(1) };
    let append = args.has(b'a');
    let flags = Flags { write: true, create: true, append, truncate: !append, ..Flags::default() };
    let mut status = 0;
    let mut files = Vec::new();
    for path in &args.operands {
        match process.open(path, flags, 0o666)? {
            Ok(fd) => files.push((path, fd)),
            Err(errno) => {
                say::cannot(process, io, "tee", Cannot::Plain, path, errno);
                status = 1;
            }
        }
    }
    let data = io.input();
    for (path, fd) in files {
        if !data.is_empty()
            && let Err(errno) = process.write(fd, &data)?
        {
            say::cannot(process, io, "tee", Cannot::Plain, path, errno);
            status = 1;
        }
        process.close(fd);
    }
    io.out.append(&data);
    Ok(status)
}
