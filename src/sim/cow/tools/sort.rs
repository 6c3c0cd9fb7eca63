//! `sort`, `uniq`, `cut`, `tr`: lines and columns.

use std::cmp::Ordering;

use super::args::{self, Args, Spec};
use super::cat::read;
use super::io::{Io, Printer, look};
use super::say::Cannot;
use crate::sim::cow::content::Content;
use crate::sim::cow::kernel::{Dialect, Flags, Process};
use crate::sim::cow::shell::Failure;

/// The bytes of all operands.
fn all(
    process: &mut Process<'_, '_>,
    io: &mut Io,
    tool: &str,
    paths: &[Vec<u8>],
) -> Result<Option<Vec<u8>>, Failure> {
    let dash = [b"-".to_vec()];
    let paths = if paths.is_empty() { &dash } else { paths };
    let mut out = Content::default();
    for path in paths {
        if path == b"-" {
            out.append(&io.input());
            continue;
        }
        match read(process, path)? {
            Ok(content) => out.append(&content),
            Err(errno) => {
                let gnu = tool == "sort" && process.dialect() == Dialect::Gnu;
                let begin: &[u8] = if gnu { b": cannot read: " } else { b": " };
                let why = errno.text().as_bytes();
                io.complain(&[tool.as_bytes(), begin, path, b": ", why, b"\n"]);
                return Ok(None);
            }
        }
    }
    Ok(Some(look(process, &out)?))
}

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    let body = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    if bytes.is_empty() { Vec::new() } else { body.split(|&byte| byte == b'\n').collect() }
}

fn number(text: &[u8]) -> f64 {
    let blanks = text.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let text = text.get(blanks..).unwrap_or_default();
    let end = text
        .iter()
        .enumerate()
        .take_while(|(n, b)| b.is_ascii_digit() || **b == b'.' || *n == 0 && **b == b'-')
        .count();
    let text = std::str::from_utf8(text.get(..end).unwrap_or_default()).unwrap_or_default();
    text.parse().unwrap_or(0.0)
}

struct Order {
    numeric: bool,
    human: bool,
    reverse: bool,
    fold: bool,
    separator: Option<u8>,
    /// First and last field, from 1.
    key: Option<(usize, usize)>,
}

impl Order {
    fn new(args: &Args) -> Self {
        let mut order = Self {
            numeric: args.has(b'n'),
            human: args.has(b'h'),
            reverse: args.has(b'r'),
            fold: args.has(b'f'),
            separator: args.value(b't').and_then(|text| text.first().copied()),
            key: None,
        };
        if let Some(key) = args.value(b'k') {
            let letters = |letter: u8| key.contains(&letter);
            order.numeric |= letters(b'n');
            order.human |= letters(b'h');
            order.reverse |= letters(b'r');
            let mut ends = key.split(|&byte| byte == b',').map(|text| number(text) as usize);
            let first = ends.next().unwrap_or(1).max(1);
            order.key = Some((first, ends.next().unwrap_or(usize::MAX).max(first)));
        }
        order
    }

    fn key<'l>(&self, line: &'l [u8]) -> &'l [u8] {
        let Some((first, last)) = self.key else { return line };
        let (mut field, mut start, mut blank) = (1, None, true);
        for (at, &byte) in line.iter().enumerate() {
            let starts = match self.separator {
                Some(separator) => at > 0 && line.get(at - 1) == Some(&separator),
                // A field begins with the blanks before it.
                None => byte.is_ascii_whitespace() && !blank,
            };
            blank = byte.is_ascii_whitespace();
            field += usize::from(starts);
            if field > last {
                let end = at - usize::from(self.separator.is_some());
                return line.get(start.unwrap_or(end)..end).unwrap_or_default();
            }
            if field >= first && start.is_none() {
                start = Some(at);
            }
        }
        start.and_then(|start| line.get(start..)).unwrap_or_default()
    }

    fn compare(&self, a: &[u8], b: &[u8]) -> Ordering {
        let (key_a, key_b) = (self.key(a), self.key(b));
        let order = if self.numeric {
            number(key_a).total_cmp(&number(key_b))
        } else if self.human {
            human(key_a).total_cmp(&human(key_b))
        } else if self.fold {
            key_a.to_ascii_uppercase().cmp(&key_b.to_ascii_uppercase())
        } else {
            key_a.cmp(key_b)
        };
        if self.reverse { order.reverse() } else { order }
    }
}

fn human(text: &[u8]) -> f64 {
    let unit = text.iter().find_map(|byte| match byte.to_ascii_uppercase() {
        b'K' => Some(1024.0),
        b'M' => Some(1024.0 * 1024.0),
        b'G' => Some(1024.0 * 1024.0 * 1024.0),
        _ => None,
    });
    number(text) * unit.unwrap_or(1.0)
}

pub(super) fn run(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let long = &[("reverse", b'r'), ("numeric-sort", b'n'), ("unique", b'u'), ("key", b'k')];
    let spec = Spec { letters: "nrufhsbt:k:o:", long, first: false };
    let Some(args) = args::parse(process, args, io, spec) else { return Ok(2) };
    let Some(bytes) = all(process, io, "sort", &args.operands)? else { return Ok(2) };
    let order = Order::new(&args);
    let mut lines = lines(&bytes);
    lines.sort_by(|a, b| {
        let last = if order.reverse { b.cmp(a) } else { a.cmp(b) };
        let equal = if args.has(b's') || args.has(b'u') { Ordering::Equal } else { last };
        order.compare(a, b).then(equal)
    });
    if args.has(b'u') {
        lines.dedup_by(|a, b| order.compare(a, b) == Ordering::Equal);
    }
    let mut out = Vec::with_capacity(bytes.len() + 1);
    for line in lines {
        out.extend_from_slice(line);
        out.push(b'\n');
    }
    let Some(path) = args.value(b'o') else {
        io.print(&[&out]);
        return Ok(0);
    };
    let flags = Flags { write: true, create: true, truncate: true, ..Flags::default() };
    match process.open(path, flags, 0o666)? {
        Ok(fd) => {
            let _ = process.write(fd, &Content::bytes(&out))?;
            process.close(fd);
            Ok(0)
        }
        Err(errno) => {
            super::say::cannot(process, io, "sort", Cannot::Create, path, errno);
            Ok(2)
        }
    }
}

pub(super) fn uniq(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let spec = Spec::letters("cdui");
    let Some(args) = args::parse(process, args, io, spec) else { return Ok(1) };
    let Some(bytes) = all(process, io, "uniq", args.operands.get(..1).unwrap_or_default())? else {
        return Ok(1);
    };
    let mut out = Printer::default();
    let same = |a: &&[u8], b: &&[u8]| {
        if args.has(b'i') { a.eq_ignore_ascii_case(b) } else { a == b }
    };
    for group in lines(&bytes).chunk_by(same) {
        let shown = match (args.has(b'd'), args.has(b'u')) {
            (true, _) => group.len() > 1,
            (_, true) => group.len() == 1,
            _ => true,
        };
        let Some(line) = group.first().filter(|_| shown) else { continue };
        if args.has(b'c') {
            out.buffer.extend(format!("{:7} ", group.len()).into_bytes());
        }
        out.buffer.extend_from_slice(line);
        out.buffer.push(b'\n');
        out.breathe(io);
    }
    out.flush(io);
    Ok(0)
}

pub(super) fn cut(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let spec = Spec::letters("b:c:d:f:sn");
    let Some(args) = args::parse(process, args, io, spec) else { return Ok(1) };
    let Some(which) = args.last_of(b"bcf") else {
        let text = "expected a list of bytes, characters, or fields";
        let gnu = "you must specify a list of bytes, characters, or fields";
        super::say::plain(process, io, "cut", text, gnu);
        if process.dialect() == Dialect::Gnu {
            args::try_help(io, b"cut");
        }
        return Ok(1);
    };
    let list = args.value(which).unwrap_or_default();
    let Some(ranges) = ranges(list) else {
        io.complain(&[b"cut: invalid range ", list, b"\n"]);
        return Ok(1);
    };
    let Some(bytes) = all(process, io, "cut", &args.operands)? else { return Ok(1) };
    let chosen = |n: usize| ranges.iter().any(|&(from, to)| (from..=to).contains(&n));
    let delimiter = args.value(b'd').and_then(|text| text.first().copied()).unwrap_or(b'\t');
    let mut out = Printer::default();
    for line in lines(&bytes) {
        if which == b'f' {
            if !line.contains(&delimiter) {
                if args.has(b's') {
                    continue;
                }
                out.buffer.extend_from_slice(line);
            } else {
                let fields = line.split(|&byte| byte == delimiter).enumerate();
                let fields: Vec<&[u8]> =
                    fields.filter(|(n, _)| chosen(n + 1)).map(|(_, field)| field).collect();
                out.buffer.extend(fields.join(&delimiter));
            }
        } else {
            out.buffer.extend(
                line.iter().enumerate().filter(|(n, _)| chosen(n + 1)).map(|(_, byte)| *byte),
            );
        }
        out.buffer.push(b'\n');
        out.breathe(io);
    }
    out.flush(io);
    Ok(0)
}

/// `1,3-5,7-`
fn ranges(text: &[u8]) -> Option<Vec<(usize, usize)>> {
    let text = std::str::from_utf8(text).ok()?;
    let mut out = Vec::new();
    for part in text.split(',') {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let from = if from.is_empty() { 1 } else { from.parse().ok()? };
        let to = if to.is_empty() { usize::MAX } else { to.parse().ok()? };
        if from == 0 || to < from {
            return None;
        }
        out.push((from, to));
    }
    Some(out)
}

pub(super) fn tr(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let spec = Spec { letters: "dscC", long: &[], first: true };
    let Some(args) = args::parse(process, args, io, spec) else { return Ok(1) };
    let Some(first) = args.operands.first() else {
        return Ok(args::usage(process, io, "tr", "[-cds] STRING1 [STRING2]"));
    };
    let mut from = set(first);
    if args.has(b'c') || args.has(b'C') {
        from = (0..=u8::MAX).filter(|byte| !from.contains(byte)).collect();
    }
    let to = args.operands.get(1).map(|text| set(text)).unwrap_or_default();
    let delete = args.has(b'd');
    let content = io.input();
    let bytes = look(process, &content)?;
    let mut map: [Option<u8>; 256] = std::array::from_fn(|byte| Some(byte as u8));
    for (n, byte) in from.iter().enumerate() {
        let Some(entry) = map.get_mut(usize::from(*byte)) else { continue };
        if delete {
            *entry = None;
        } else if let Some(with) = to.get(n).or(to.last()) {
            *entry = Some(*with);
        }
    }
    let squeezed: &[u8] = if to.is_empty() { &from } else { &to };
    let mut out = Vec::with_capacity(bytes.len());
    for byte in bytes {
        let Some(byte) = map.get(usize::from(byte)).copied().flatten() else { continue };
        if args.has(b's') && out.last() == Some(&byte) && squeezed.contains(&byte) {
            continue;
        }
        out.push(byte);
    }
    io.print(&[&out]);
    Ok(0)
}

/// A name, and what is in it.
type Class = (&'static [u8], fn(&u8) -> bool);

/// `a-z`, `[:upper:]`, `\n`.
fn set(text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    let mut at = 0;
    let classes: [Class; 6] = [
        (b"[:upper:]", u8::is_ascii_uppercase),
        (b"[:lower:]", u8::is_ascii_lowercase),
        (b"[:digit:]", u8::is_ascii_digit),
        (b"[:alpha:]", u8::is_ascii_alphabetic),
        (b"[:alnum:]", u8::is_ascii_alphanumeric),
        (b"[:space:]", u8::is_ascii_whitespace),
    ];
    while let Some(&byte) = text.get(at) {
        let rest = text.get(at..).unwrap_or_default();
        if let Some((name, is)) = classes.iter().find(|(name, _)| rest.starts_with(name)) {
            plain.extend((0..=u8::MAX).filter(is));
            at += name.len();
            continue;
        }
        let (byte, len) = match (byte, rest.get(1)) {
            (b'\\', Some(b'n')) => (b'\n', 2),
            (b'\\', Some(b't')) => (b'\t', 2),
            (b'\\', Some(b'0')) => (0, 2),
            (b'\\', Some(&next)) => (next, 2),
            _ => (byte, 1),
        };
        at += len;
        match (text.get(at), text.get(at + 1)) {
            (Some(b'-'), Some(&end)) if end >= byte => {
                plain.extend(byte..=end);
                at += 2;
            }
            _ => plain.push(byte),
        }
    }
    plain
}
