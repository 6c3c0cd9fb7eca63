//! `head`, `tail`, `wc`: parts and sizes of files.

use super::args::{self, Args, Spec};
use super::cat::input;
use super::format::size;
use super::io::{Io, look};
use super::say::{self, Cannot};
use crate::sim::cow::content::Content;
use crate::sim::cow::kernel::{Dialect, Process, Stop};
use crate::sim::cow::layer::FileType;
use crate::sim::cow::shell::Failure;

/// Bytes looked at by `head` and `tail` before they look at more.
const FIRST: u64 = 16 << 10;

/// `-5` means `-n 5`.
fn classic(args: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut out = args.to_vec();
    if let Some(first) = out.get_mut(1)
        && first.len() > 1
        && first.first() == Some(&b'-')
        && first.iter().skip(1).all(u8::is_ascii_digit)
    {
        first.splice(..1, b"-n".iter().copied());
    }
    out
}

struct Wanted {
    bytes: bool,
    sign: u8,
    number: u64,
}

fn wanted(process: &Process<'_, '_>, io: &mut Io, tool: &str, args: &Args) -> Option<Wanted> {
    let bytes = args.last_of(b"nc") == Some(b'c');
    let text = args.value(if bytes { b'c' } else { b'n' }).unwrap_or(b"10");
    let (sign, digits) = match text.split_first() {
        Some((&sign @ (b'+' | b'-'), digits)) => (sign, digits),
        _ => (b' ', text),
    };
    match size(digits) {
        Some(number) => Some(Wanted { bytes, sign, number }),
        None => {
            let gnu = if bytes { "invalid number of bytes: " } else { "invalid number of lines: " };
            say::about(process, io, tool, (("invalid number ", ""), (gnu, "")), text);
            None
        }
    }
}

/// Runs over the operands with `==> name <==` above each of several.
fn each(
    process: &mut Process<'_, '_>,
    io: &mut Io,
    tool: &str,
    args: &Args,
    mut part: impl FnMut(&mut Process<'_, '_>, &Content) -> Result<Content, Stop>,
) -> Result<u8, Failure> {
    let mut paths = args.operands.clone();
    if paths.is_empty() {
        paths.push(b"-".to_vec());
    }
    let titled = (paths.len() > 1 || args.has(b'v')) && !args.has(b'q');
    let (mut status, mut first) = (0, true);
    let what = if tool == "head" { Cannot::Plain } else { Cannot::Open };
    let gnu = process.dialect() == Dialect::Gnu;
    for path in paths {
        let Some(content) = start(process, io, tool, what, gnu, &path)? else {
            status = 1;
            continue;
        };
        if titled {
            let name: &[u8] = if path == b"-" { b"standard input" } else { &path };
            let gap: &[u8] = if first { b"" } else { b"\n" };
            io.print(&[gap, b"==> ", name, b" <==\n"]);
        }
        first = false;
        let part = part(process, &content)?;
        io.out.append(&part);
    }
    Ok(status)
}

fn start(
    process: &mut Process<'_, '_>,
    io: &mut Io,
    tool: &str,
    what: Cannot,
    gnu: bool,
    path: &[u8],
) -> Result<Option<Content>, Stop> {
    if !gnu || path == b"-" {
        return input(process, io, tool, what, path);
    }
    match super::cat::read(process, path)? {
        Ok(content) => Ok(Some(content)),
        Err(errno) => {
            let begin = format!("{tool}: cannot open '");
            let why = errno.text().as_bytes();
            io.complain(&[begin.as_bytes(), path, b"' for reading: ", why, b"\n"]);
            Ok(None)
        }
    }
}

pub(super) fn head(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let long = &[("lines", b'n'), ("bytes", b'c'), ("quiet", b'q'), ("verbose", b'v')];
    let spec = Spec { letters: "n:c:qv", long, first: false };
    let Some(args) = args::parse(process, &classic(args), io, spec) else { return Ok(1) };
    let Some(wanted) = wanted(process, io, "head", &args) else { return Ok(1) };
    each(process, io, "head", &args, |process, content| {
        let end = match (wanted.bytes, wanted.sign) {
            (true, b'-') => content.size().saturating_sub(wanted.number),
            (true, _) => wanted.number,
            (false, b'-') => {
                let bytes = look(process, content)?;
                last_lines(&bytes, wanted.number) as u64
            }
            (false, _) => lines_end(process, content, wanted.number)?,
        };
        Ok(content.slice(0..end.min(content.size())))
    })
}

pub(super) fn tail(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let long = &[("lines", b'n'), ("bytes", b'c'), ("quiet", b'q'), ("verbose", b'v')];
    let spec = Spec { letters: "n:c:qv", long, first: false };
    let Some(args) = args::parse(process, &classic(args), io, spec) else { return Ok(1) };
    let Some(wanted) = wanted(process, io, "tail", &args) else { return Ok(1) };
    let status = each(process, io, "tail", &args, |process, content| {
        let size = content.size();
        let start = match (wanted.bytes, wanted.sign) {
            (true, b'+') => wanted.number.saturating_sub(1),
            (true, _) => size.saturating_sub(wanted.number),
            (false, b'+') => lines_end(process, content, wanted.number.saturating_sub(1))?,
            (false, _) => tail_start(process, content, wanted.number)?,
        };
        Ok(content.slice(start.min(size)..size))
    })?;
    if status != 0 && args.operands.len() == 1 && process.dialect() == Dialect::BusyBox {
        io.complain(&[b"tail: no files\n"]);
    }
    Ok(status)
}

/// Where the first lines end; more and more is looked at.
fn lines_end(process: &mut Process<'_, '_>, content: &Content, lines: u64) -> Result<u64, Stop> {
    if lines == 0 {
        return Ok(0);
    }
    let mut reach = FIRST;
    loop {
        let bytes = look(process, &content.slice(0..reach))?;
        let mut left = lines;
        for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n') {
            left -= 1;
            if left == 0 {
                return Ok(at as u64 + 1);
            }
        }
        if reach >= content.size() {
            return Ok(content.size());
        }
        reach = reach.saturating_mul(4);
    }
}

fn tail_start(process: &mut Process<'_, '_>, content: &Content, lines: u64) -> Result<u64, Stop> {
    let size = content.size();
    let mut reach = FIRST;
    loop {
        let start = size.saturating_sub(reach);
        let bytes = look(process, &content.slice(start..size))?;
        let at = last_lines(&bytes, lines);
        if at > 0 || start == 0 {
            return Ok(start + at as u64);
        }
        reach = reach.saturating_mul(4);
    }
}

/// Where the last lines begin; 0 if there are not as many.
fn last_lines(bytes: &[u8], lines: u64) -> usize {
    if lines == 0 {
        return bytes.len();
    }
    let mut left = lines;
    let body = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    for (at, _) in body.iter().enumerate().rev().filter(|(_, byte)| **byte == b'\n') {
        left -= 1;
        if left == 0 {
            return at + 1;
        }
    }
    0
}

pub(super) fn wc(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let long = &[("lines", b'l'), ("words", b'w'), ("bytes", b'c'), ("chars", b'm')];
    let Some(args) = args::parse(process, args, io, Spec { letters: "lwcmL", long, first: false })
    else {
        return Ok(1);
    };
    let all = !b"lwcm".iter().any(|&option| args.has(option));
    let show =
        [all || args.has(b'l'), all || args.has(b'w'), args.has(b'm'), all || args.has(b'c')];
    let mut paths = args.operands.clone();
    let unnamed = paths.is_empty();
    if unnamed {
        paths.push(b"-".to_vec());
    }
    let (mut status, mut rows, mut total) = (0, Vec::new(), [0_u64; 4]);
    for path in &paths {
        let Some(content) = input(process, io, "wc", Cannot::Plain, path)? else {
            status = 1;
            // A directory can be opened, and counts nothing.
            if process.stat(path, true)?.is_ok_and(|stat| stat.file_type == FileType::Dir) {
                rows.push(([0; 4], path.clone()));
            }
            continue;
        };
        let counts = counts(process, &content, show)?;
        for (sum, count) in total.iter_mut().zip(counts) {
            *sum += count;
        }
        rows.push((counts, if unnamed { Vec::new() } else { path.clone() }));
    }
    if paths.len() > 1 {
        rows.push((total, b"total".to_vec()));
    }
    let columns = show.iter().filter(|show| **show).count();
    let width = match process.dialect() {
        Dialect::BusyBox if columns == 1 && paths.len() == 1 => 0,
        Dialect::BusyBox => 9,
        Dialect::Gnu if columns == 1 && paths.len() == 1 => 0,
        Dialect::Gnu if unnamed => 7,
        Dialect::Gnu => total.iter().max().map_or(1, |most| most.to_string().len()),
    };
    for (counts, name) in rows {
        let shown = counts.iter().zip(show).filter(|(_, show)| *show);
        let shown: Vec<String> = shown.map(|(count, _)| format!("{count:width$}")).collect();
        let gap: &[u8] = if name.is_empty() { b"" } else { b" " };
        io.print(&[shown.join(" ").as_bytes(), gap, &name, b"\n"]);
    }
    Ok(status)
}

/// Lines, words, characters, bytes; bytes alone need no look.
fn counts(
    process: &mut Process<'_, '_>,
    content: &Content,
    show: [bool; 4],
) -> Result<[u64; 4], Stop> {
    let mut counts = [0, 0, 0, content.size()];
    if let [false, false, false, _] = show {
        return Ok(counts);
    }
    let bytes = look(process, content)?;
    counts[0] = bytes.iter().filter(|&&byte| byte == b'\n').count() as u64;
    let blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0x0b;
    counts[1] = bytes.split(blank).filter(|word| !word.is_empty()).count() as u64;
    counts[2] = bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count() as u64;
    Ok(counts)
}
