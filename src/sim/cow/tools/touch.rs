//! `touch`, `truncate`.

use super::args::{self, Spec};
use super::format::{Date, size};
use super::io::Io;
use super::say::{self, Cannot};
use crate::sim::cow::Errno;
use crate::sim::cow::kernel::{Dialect, Flags, Process, SetTime};
use crate::sim::cow::layer::Time;
use crate::sim::cow::shell::Failure;

pub(super) fn run(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let spec = Spec {
        letters: "cmahd:t:r:",
        long: &[("no-create", b'c'), ("date", b'd'), ("reference", b'r'), ("no-dereference", b'h')],
        first: false,
    };
    let Some(args) = args::parse(process, args, io, spec) else { return Ok(1) };
    if args.operands.is_empty() {
        let usage = "[-cham] [-d DATE] [-t DATE] [-r FILE] FILE...";
        return Ok(match process.dialect() {
            Dialect::BusyBox => args::usage(process, io, "touch", usage),
            Dialect::Gnu => {
                say::plain(process, io, "touch", "", "missing file operand");
                args::try_help(io, b"touch");
                1
            }
        });
    }
    let mut time = SetTime::Now;
    for text in args.values(b'd').chain(args.values(b't')) {
        match date(text) {
            Some(at) => time = SetTime::At(at),
            None => {
                let words = (("invalid date ", ""), ("invalid date format ", ""));
                say::about(process, io, "touch", words, text);
                return Ok(1);
            }
        }
    }
    if let Some(path) = args.value(b'r') {
        match process.stat(path, true)? {
            Ok(stat) => time = SetTime::At(stat.mtime),
            Err(errno) => {
                match process.dialect() {
                    Dialect::BusyBox => {
                        say::cannot(process, io, "touch", Cannot::Stat, path, errno)
                    }
                    Dialect::Gnu => {
                        let begin: &[u8] = b"touch: failed to get attributes of '";
                        io.complain(&[begin, path, b"': ", errno.text().as_bytes(), b"\n"]);
                    }
                }
                return Ok(1);
            }
        }
    }
    let (create, follow) = (!args.has(b'c'), !args.has(b'h'));
    let mut status = 0;
    for path in &args.operands {
        if let Err(errno) = one(process, path, time, create, follow)? {
            say::cannot(process, io, "touch", Cannot::Touch, path, errno);
            status = 1;
        }
    }
    Ok(status)
}

fn one(
    process: &mut Process<'_, '_>,
    path: &[u8],
    time: SetTime,
    create: bool,
    follow: bool,
) -> Result<Result<(), Errno>, Failure> {
    match process.set_mtime(path, time, follow)? {
        Err(Errno::ENOENT) if create => {}
        Err(Errno::ENOENT) => return Ok(Ok(())),
        done => return Ok(done),
    }
    let flags = Flags { read: true, write: true, create: true, ..Flags::default() };
    let fd = match process.open(path, flags, 0o666)? {
        Ok(fd) => fd,
        Err(errno) => return Ok(Err(errno)),
    };
    process.close(fd);
    match time {
        SetTime::Now => Ok(Ok(())),
        time => Ok(process.set_mtime(path, time, follow)?),
    }
}

/// `@0`, `2020-01-02`, `2020-01-02 03:04[:05]`, `202001020304[.05]`.
pub(super) fn date(text: &[u8]) -> Option<Time> {
    let text = std::str::from_utf8(text).ok()?;
    if let Some(secs) = text.strip_prefix('@') {
        return Some(Time { secs: secs.parse().ok()?, nanos: 0 });
    }
    let text = text.strip_suffix('Z').or_else(|| text.strip_suffix(" UTC")).unwrap_or(text);
    let mut date = Date { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0, weekday: 0 };
    if text.len() >= 12 && text.as_bytes().iter().all(|b| b.is_ascii_digit() || *b == b'.') {
        date.year = text.get(..4)?.parse().ok()?;
        let pair = |at: usize| text.get(at..at + 2).and_then(|two| two.parse::<u8>().ok());
        (date.month, date.day) = (pair(4)?, pair(6)?);
        (date.hour, date.minute) = (pair(8)?, pair(10)?);
        match text.get(12..)? {
            "" => {}
            rest => date.second = rest.strip_prefix('.')?.parse().ok()?,
        }
    } else {
        let (day, clock) = text.split_once([' ', 'T']).unwrap_or((text, "0:0"));
        let mut parts = day.split('-');
        date.year = parts.next()?.parse().ok()?;
        (date.month, date.day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let mut clock = clock.split(':');
        (date.hour, date.minute) = (clock.next()?.parse().ok()?, clock.next()?.parse().ok()?);
        if let Some(second) = clock.next() {
            date.second = second.parse().ok()?;
        }
        if parts.next().is_some() || clock.next().is_some() {
            return None;
        }
    }
    let good = (0..=9999).contains(&date.year)
        && (1..=12).contains(&date.month)
        && (1..=31).contains(&date.day)
        && date.hour < 24
        && date.minute < 60
        && date.second < 61;
    good.then(|| Time { secs: date.seconds(), nanos: 0 })
}

pub(super) fn truncate(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let spec = Spec { letters: "cs:", long: &[("size", b's'), ("no-create", b'c')], first: false };
    let Some(args) = args::parse(process, args, io, spec) else { return Ok(1) };
    let Some(text) = args.value(b's').filter(|_| !args.operands.is_empty()) else {
        return Ok(match process.dialect() {
            Dialect::BusyBox => args::usage(process, io, "truncate", "[-c] -s SIZE FILE..."),
            Dialect::Gnu => {
                let text = "you must specify either '--size' or '--reference'";
                let missing = "missing file operand";
                let text = if args.has(b's') { missing } else { text };
                say::plain(process, io, "truncate", "", text);
                args::try_help(io, b"truncate");
                1
            }
        });
    };
    let (sign, digits) = match text.split_first() {
        // BusyBox knows no sign.
        Some((&sign @ (b'+' | b'-'), digits)) if process.dialect() == Dialect::Gnu => {
            (sign, digits)
        }
        _ => (b'=', text),
    };
    let Some(number) = size(digits).filter(|&size| size < 1 << 62) else {
        let words = (("invalid number ", ""), ("Invalid number: ", ""));
        say::about(process, io, "truncate", words, digits);
        return Ok(1);
    };
    let mut status = 0;
    for path in &args.operands {
        let flags = Flags { write: true, create: !args.has(b'c'), ..Flags::default() };
        let fd = match process.open(path, flags, 0o666)? {
            Ok(fd) => fd,
            Err(Errno::ENOENT) if args.has(b'c') => continue,
            Err(errno) => {
                match process.dialect() {
                    Dialect::BusyBox => {
                        let why = errno.text().as_bytes();
                        io.complain(&[b"truncate: ", path, b": open: ", why, b"\n"]);
                    }
                    Dialect::Gnu => {
                        say::cannot(process, io, "truncate", Cannot::Write, path, errno);
                    }
                }
                status = 1;
                continue;
            }
        };
        let now = if sign == b'=' { 0 } else { process.fstat(fd)?.map_or(0, |stat| stat.size) };
        let wanted = match sign {
            b'+' => now.saturating_add(number),
            b'-' => now.saturating_sub(number),
            _ => number,
        };
        if let Err(errno) = process.ftruncate(fd, wanted)? {
            say::cannot(process, io, "truncate", Cannot::Plain, path, errno);
            status = 1;
        }
        process.close(fd);
    }
    Ok(status)
}
