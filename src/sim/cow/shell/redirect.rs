//! Where output goes: files are opened before a command runs, as the shell does.

use super::ast::{Redirect, RedirectKind};
use super::expand::State;
use crate::sim::cow::Errno;
use crate::sim::cow::content::Content;
use crate::sim::cow::kernel::{Dialect, Fd, Flags, Process, Stop};
use crate::sim::cow::tools::Io;

/// Where a descriptor leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sink {
    /// The command's own output.
    Out,
    /// The command's own error stream.
    Err,
    /// Nowhere.
    Null,
    /// An open file.
    File(Fd),
}

/// The descriptors of one command.
#[derive(Debug)]
pub(super) struct Table {
    /// What it reads instead of what it was given.
    pub stdin: Option<Content>,
    out: Sink,
    err: Sink,
    opened: Vec<Fd>,
}

impl Table {
    /// Opens what the redirections name, in order; if one cannot be opened, the shell's own words.
    pub(super) fn open(
        process: &mut Process<'_, '_>,
        state: &State,
        redirects: &[Redirect],
    ) -> Result<Result<Self, Vec<u8>>, Stop> {
        let mut table = Self { stdin: None, out: Sink::Out, err: Sink::Err, opened: Vec::new() };
        for redirect in redirects {
            if let Err(message) = table.one(process, state, redirect)? {
                table.close(process);
                return Ok(Err(message));
            }
        }
        Ok(Ok(table))
    }

    fn one(
        &mut self,
        process: &mut Process<'_, '_>,
        state: &State,
        redirect: &Redirect,
    ) -> Result<Result<(), Vec<u8>>, Stop> {
        let (word, append) = match &redirect.kind {
            RedirectKind::Copy(fd) => {
                let sink = match fd {
                    0 => Sink::Null,
                    1 => self.out,
                    _ => self.err,
                };
                self.set(redirect.fd, sink);
                return Ok(Ok(()));
            }
            RedirectKind::Read(word) => {
                let path = state.text(word);
                return self.read(process, &path);
            }
            RedirectKind::Write(word) => (word, false),
            RedirectKind::Append(word) => (word, true),
        };
        let path = state.text(word);
        let sink = match path.as_slice() {
            b"/dev/stdout" => self.out,
            b"/dev/stderr" => self.err,
            _ => {
                let flags = Flags {
                    write: true,
                    append,
                    truncate: !append,
                    create: true,
                    ..Flags::default()
                };
                match process.open(&path, flags, 0o666)? {
                    Ok(fd) => {
                        self.opened.push(fd);
                        Sink::File(fd)
                    }
                    Err(errno) => return Ok(Err(cannot_create(process.dialect(), &path, errno))),
                }
            }
        };
        self.set(redirect.fd, sink);
        Ok(Ok(()))
    }

    fn read(
        &mut self,
        process: &mut Process<'_, '_>,
        path: &[u8],
    ) -> Result<Result<(), Vec<u8>>, Stop> {
        let fd = match process.open(path, Flags { read: true, ..Flags::default() }, 0)? {
            Ok(fd) => fd,
            Err(errno) => return Ok(Err(cannot_open(process.dialect(), path, errno))),
        };
        self.stdin = Some(process.read(fd)?.unwrap_or_default());
        process.close(fd);
        Ok(Ok(()))
    }

    fn set(&mut self, fd: u8, sink: Sink) {
        match fd {
            1 => self.out = sink,
            2 => self.err = sink,
            _ => {}
        }
    }

    /// What a command is given: its input, and room for its output.
    pub(super) fn io(&self, outer: &mut Io) -> Io {
        let stdin = match &self.stdin {
            Some(stdin) => Some(stdin.clone()),
            None => outer.stdin.take(),
        };
        Io { stdin, depth: outer.depth, ..Io::default() }
    }

    /// What is left of the outer input: a command that read it read it all.
    pub(super) fn rest(&self, inner: &mut Io, outer: &mut Io) -> Option<Content> {
        if self.stdin.is_some() { outer.stdin.take() } else { inner.stdin.take() }
    }

    /// Writes what a command printed to where its descriptors lead, and closes them.
    pub(super) fn deliver(
        self,
        process: &mut Process<'_, '_>,
        from: Io,
        to: &mut Io,
    ) -> Result<Option<Errno>, Stop> {
        let mut failed = None;
        let err = Content::bytes(&from.err);
        for (sink, data) in [(self.err, err), (self.out, from.out)] {
            match sink {
                Sink::Null => {}
                Sink::Out => to.out.append(&data),
                Sink::Err => to.err.extend(process.fetch(&data, 0..data.size())?),
                Sink::File(fd) => {
                    if !data.is_empty()
                        && let Err(errno) = process.write(fd, &data)?
                    {
                        failed = Some(errno);
                    }
                }
            }
        }
        self.close(process);
        Ok(failed)
    }

    fn close(&self, process: &mut Process<'_, '_>) {
        for fd in &self.opened {
            process.close(*fd);
        }
    }
}

/// Source: BusyBox `shell/ash.c`, `sh_open_fail` and `errmsg`; dash `src/redir.c`.
fn cannot_create(dialect: Dialect, path: &[u8], errno: Errno) -> Vec<u8> {
    let (begin, nonexistent): (&[u8], &str) = match dialect {
        Dialect::BusyBox => (b"sh: can't create ", "nonexistent directory"),
        Dialect::Gnu => (b"sh: 1: cannot create ", "Directory nonexistent"),
    };
    message(begin, path, if is_missing(errno) { nonexistent } else { errno.text() })
}

fn cannot_open(dialect: Dialect, path: &[u8], errno: Errno) -> Vec<u8> {
    let (begin, missing): (&[u8], &str) = match dialect {
        Dialect::BusyBox => (b"sh: can't open ", "no such file"),
        Dialect::Gnu => (b"sh: 1: cannot open ", "No such file"),
    };
    message(begin, path, if is_missing(errno) { missing } else { errno.text() })
}

/// The shells say the same for both.
fn is_missing(errno: Errno) -> bool {
    matches!(errno, Errno::ENOENT | Errno::ENOTDIR)
}

fn message(begin: &[u8], path: &[u8], text: &str) -> Vec<u8> {
    [begin, path, b": ", text.as_bytes(), b"\n"].concat()
}
