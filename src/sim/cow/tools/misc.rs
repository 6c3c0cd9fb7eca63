//! Small tools: `pwd`, `true`, `id`, `sh`, `xargs` and the like.

use super::args::{self, Spec};
use super::format::Date;
use super::io::{Io, look};
use super::say::Cannot;
use super::users::{Kind, Names};
use super::walk;
use crate::base::Digest;
use crate::sim::cow::kernel::{Dialect, Excess, Process, Stop};
use crate::sim::cow::layer::FileType;
use crate::sim::cow::shell::{self, Failure};

type Done = Result<u8, Failure>;

/// Arguments in one call of `xargs`.
const ARGUMENTS: usize = 5000;

pub(super) fn yes(_: &mut Process<'_, '_>, _: &[Vec<u8>], _: &mut Io) -> Done {
    Ok(0)
}

pub(super) fn no(_: &mut Process<'_, '_>, _: &[Vec<u8>], _: &mut Io) -> Done {
    Ok(1)
}

pub(super) fn pwd(process: &mut Process<'_, '_>, _: &[Vec<u8>], io: &mut Io) -> Done {
    io.print(&[&process.cwd(), b"\n"]);
    Ok(0)
}

pub(super) fn whoami(process: &mut Process<'_, '_>, _: &[Vec<u8>], io: &mut Io) -> Done {
    let users = Names::read(process, Kind::User)?;
    match users.name(0) {
        Some(name) => {
            io.print(&[name, b"\n"]);
            Ok(0)
        }
        None => {
            match process.dialect() {
                Dialect::BusyBox => io.complain(&[b"whoami: unknown uid 0\n"]),
                Dialect::Gnu => io.complain(&[
                    b"whoami: cannot find name for user ID 0: No such file or directory\n",
                ]),
            }
            Ok(1)
        }
    }
}

pub(super) fn id(process: &mut Process<'_, '_>, args: &[Vec<u8>], io: &mut Io) -> Done {
    let Some(args) = args::parse(process, args, io, Spec::letters("ugnrG")) else { return Ok(1) };
    let kind = if args.has(b'u') { Kind::User } else { Kind::Group };
    if args.has(b'u') || args.has(b'g') || args.has(b'G') {
        let name =
            if args.has(b'n') { Names::read(process, kind)?.shown(0) } else { b"0".to_vec() };
        io.print(&[&name, b"\n"]);
        return Ok(0);
    }
    let mut shown = Vec::new();
    for kind in [Kind::User, Kind::Group] {
        let name = Names::read(process, kind)?.name(0).map(<[u8]>::to_vec);
        shown.push(name.map_or_else(|| b"0".to_vec(), |name| [b"0(", &name[..], b")"].concat()));
    }
    let text = shown.join(&b" gid="[..]);
    io.print(&[b"uid=", &text]);
    match process.dialect() {
        Dialect::BusyBox => io.print(&[b"\n"]),
        Dialect::Gnu => io.print(&[b" groups=", &shown.pop().unwrap_or_default(), b"\n"]),
    }
    Ok(0)
}

pub(super) fn uname(process: &mut Process<'_, '_>, args: &[Vec<u8>], io: &mut Io) -> Done {
    let Some(args) = args::parse(process, args, io, Spec::letters("snm")) else { return Ok(1) };
    let text: &[u8] = if args.has(b'm') { b"x86_64\n" } else { b"Linux\n" };
    io.print(&[text]);
    Ok(0)
}

pub(super) fn date(process: &mut Process<'_, '_>, args: &[Vec<u8>], io: &mut Io) -> Done {
    let Some(args) = args::parse(process, args, io, Spec::letters("u")) else { return Ok(1) };
    let now = process.now();
    let d = Date::of(now);
    let default = format!(
        "{} {} {:2} {:02}:{:02}:{:02} UTC {}",
        d.day_name(),
        d.month_name(),
        d.day,
        d.hour,
        d.minute,
        d.second,
        d.year
    );
    let Some(text) = args.operands.first().and_then(|text| text.strip_prefix(b"+")) else {
        io.print(&[default.as_bytes(), b"\n"]);
        return Ok(0);
    };
    let mut out = Vec::new();
    let mut bytes = text.iter();
    while let Some(&byte) = bytes.next() {
        if byte != b'%' {
            out.push(byte);
            continue;
        }
        let text = match bytes.next() {
            Some(b'Y') => d.year.to_string(),
            Some(b'm') => format!("{:02}", d.month),
            Some(b'd') => format!("{:02}", d.day),
            Some(b'H') => format!("{:02}", d.hour),
            Some(b'M') => format!("{:02}", d.minute),
            Some(b'S') => format!("{:02}", d.second),
            Some(b's') => now.secs.to_string(),
            Some(b'F') => format!("{}-{:02}-{:02}", d.year, d.month, d.day),
            Some(b'T') => format!("{:02}:{:02}:{:02}", d.hour, d.minute, d.second),
            Some(other) => format!("%{}", char::from(*other)),
            None => "%".to_owned(),
        };
        out.extend(text.into_bytes());
    }
    io.print(&[&out, b"\n"]);
    Ok(0)
}

pub(super) fn basename(process: &mut Process<'_, '_>, args: &[Vec<u8>], io: &mut Io) -> Done {
    let Some(path) = args.get(1) else {
        return Ok(args::usage(
            process,
            io,
            "basename",
            "FILE [SUFFIX] | -a FILE... | -s SUFFIX FILE...",
        ));
    };
    let name = walk::last(path);
    let name = match args.get(2).and_then(|suffix| name.strip_suffix(suffix.as_slice())) {
        Some(stem) if !stem.is_empty() => stem,
        _ => name,
    };
    io.print(&[name, b"\n"]);
    Ok(0)
}

pub(super) fn dirname(process: &mut Process<'_, '_>, args: &[Vec<u8>], io: &mut Io) -> Done {
    let Some(path) = args.get(1) else {
        return Ok(args::usage(process, io, "dirname", "FILENAME"));
    };
    io.print(&[walk::parent(path), b"\n"]);
    Ok(0)
}

pub(super) fn seq(process: &mut Process<'_, '_>, args: &[Vec<u8>], io: &mut Io) -> Done {
    let mut numbers = Vec::new();
    for arg in args.iter().skip(1) {
        match std::str::from_utf8(arg).ok().and_then(|text| text.parse::<i64>().ok()) {
            Some(number) => numbers.push(number),
            None => {
                io.complain(&[b"seq: invalid number '", arg, b"'\n"]);
                return Ok(1);
            }
        }
    }
    let (first, step, last) = match numbers.as_slice() {
        [last] => (1, 1, *last),
        [first, last] => (*first, 1, *last),
        [first, step, last] if *step != 0 => (*first, *step, *last),
        _ => return Ok(args::usage(process, io, "seq", "[-w] [-s SEP] [FIRST [INC]] LAST")),
    };
    let mut out = super::io::Printer::default();
    let mut at = first;
    for _ in 0..1_000_000 {
        if step > 0 && at > last || step < 0 && at < last {
            break;
        }
        out.buffer.extend(format!("{at}\n").into_bytes());
        out.breathe(io);
        at = at.saturating_add(step);
    }
    out.flush(io);
    Ok(0)
}

pub(super) fn sh(process: &mut Process<'_, '_>, args: &[Vec<u8>], io: &mut Io) -> Done {
    match args {
        [_, option, line, rest @ ..] if option == b"-c" || option == b"-ec" => {
            let line: &[u8] = line;
            let line = if option == b"-ec" { [b"set -e; ", line].concat() } else { line.to_vec() };
            shell::nested(process, io, &line, rest.to_vec())
        }
        [_] => {
            let script = io.input();
            let script = look(process, &script)?;
            shell::nested(process, io, &script, Vec::new())
        }
        [_, path, rest @ ..] => {
            let script = match super::cat::read(process, path)? {
                Ok(content) => look(process, &content)?,
                Err(errno) => {
                    let why = errno.text().as_bytes();
                    match process.dialect() {
                        Dialect::BusyBox => {
                            io.complain(&[b"sh: can't open '", path, b"': ", why, b"\n"])
                        }
                        Dialect::Gnu => {
                            io.complain(&[b"sh: 0: cannot open ", path, b": No such file\n"])
                        }
                    }
                    return Ok(2);
                }
            };
            let arguments = [std::slice::from_ref(path), rest].concat();
            shell::nested(process, io, &script, arguments)
        }
        [] => Ok(0),
    }
}

/// Runs a tool by its name, as another tool asks.
pub(super) fn call(process: &mut Process<'_, '_>, args: &[Vec<u8>], io: &mut Io) -> Done {
    let name = args.first().map(Vec::as_slice).unwrap_or_default();
    if io.depth >= shell::DEPTH {
        return Err(Stop::TooMuch { what: Excess::Depth, limit: u64::from(shell::DEPTH) }.into());
    }
    match super::find(name) {
        Some(tool) => {
            io.depth += 1;
            let done = tool(process, args, io);
            io.depth -= 1;
            done
        }
        None if shell::is_program(process, name)? => {
            Err(Failure::Unknown { command: name.to_vec(), known: super::NAMES })
        }
        None => {
            let (own, end): (&[u8], &[u8]) = match process.dialect() {
                Dialect::BusyBox => (b"", b": No such file or directory\n"),
                Dialect::Gnu => {
                    ("\u{2018}".as_bytes(), "\u{2019}: No such file or directory\n".as_bytes())
                }
            };
            io.complain(&[own, name, end]);
            Ok(127)
        }
    }
}

pub(super) fn xargs(process: &mut Process<'_, '_>, args: &[Vec<u8>], io: &mut Io) -> Done {
    let spec = Spec { letters: "0rtn:I:", long: &[("null", b'0')], first: true };
    let Some(args) = args::parse(process, args, io, spec) else { return Ok(1) };
    let input = io.input();
    let input = look(process, &input)?;
    let items: Vec<Vec<u8>> = if args.has(b'0') {
        input.split(|&byte| byte == 0).filter(|item| !item.is_empty()).map(<[u8]>::to_vec).collect()
    } else if args.has(b'I') {
        input.split(|&byte| byte == b'\n').filter(|i| !i.is_empty()).map(<[u8]>::to_vec).collect()
    } else {
        split(&input)
    };
    let mut command = args.operands.clone();
    if command.is_empty() {
        command.push(b"echo".to_vec());
    }
    let mut status = 0;
    if let Some(mark) = args.value(b'I') {
        for item in items {
            let words: Vec<Vec<u8>> =
                command.iter().map(|word| replace(word, mark, &item)).collect();
            status |= call(process, &words, io)?;
        }
        return Ok(if status == 0 { 0 } else { 123 });
    }
    let most = args.value(b'n').and_then(|n| std::str::from_utf8(n).ok()?.parse().ok());
    let most: usize = most.filter(|&n| n > 0).unwrap_or(ARGUMENTS);
    if items.is_empty() && !args.has(b'r') {
        status |= call(process, &command, io)?;
    }
    for chunk in items.chunks(most) {
        let words = [command.as_slice(), chunk].concat();
        status |= call(process, &words, io)?;
    }
    Ok(if status == 0 { 0 } else { 123 })
}

/// Words as `xargs` reads them: blanks part them, quotes keep them together.
fn split(input: &[u8]) -> Vec<Vec<u8>> {
    let mut out = Vec::new();
    let mut word: Option<Vec<u8>> = None;
    let mut quote = None;
    let mut bytes = input.iter().copied();
    while let Some(byte) = bytes.next() {
        match (quote, byte) {
            (Some(open), byte) if open == byte => quote = None,
            (Some(_), byte) => word.get_or_insert_default().push(byte),
            (None, b'\'' | b'"') => {
                quote = Some(byte);
                word.get_or_insert_default();
            }
            (None, b'\\') => word.get_or_insert_default().extend(bytes.next()),
            (None, b' ' | b'\t' | b'\n') => out.extend(word.take()),
            (None, byte) => word.get_or_insert_default().push(byte),
        }
    }
    out.extend(word);
    out
}

/// Puts something in every place of a mark.
pub(super) fn replace(text: &[u8], mark: &[u8], with: &[u8]) -> Vec<u8> {
    if mark.is_empty() {
        return text.to_vec();
    }
    let mut out = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        if rest.starts_with(mark) {
            out.extend_from_slice(with);
            at += mark.len();
        } else {
            out.extend(rest.first());
            at += 1;
        }
    }
    out
}

pub(super) fn hostname(process: &mut Process<'_, '_>, _: &[Vec<u8>], io: &mut Io) -> Done {
    let name = match super::cat::read(process, b"/etc/hostname")? {
        Ok(content) => look(process, &content)?,
        Err(_) => b"localhost\n".to_vec(),
    };
    io.print(&[&name]);
    Ok(0)
}

pub(super) fn env(process: &mut Process<'_, '_>, args: &[Vec<u8>], io: &mut Io) -> Done {
    // Tools do not look at variables: an assignment before a command changes nothing.
    let words = args.get(1..).unwrap_or_default();
    let set = words.iter().take_while(|word| word.contains(&b'=')).count();
    let (set, command) = words.split_at(set);
    if !command.is_empty() {
        return call(process, command, io);
    }
    for (name, value) in process.env().to_vec() {
        io.print(&[&name, b"=", &value, b"\n"]);
    }
    for word in set {
        io.print(&[word, b"\n"]);
    }
    Ok(0)
}

/// `which`, `command -v`: where the image has a program.
pub(super) fn which(process: &mut Process<'_, '_>, args: &[Vec<u8>], io: &mut Io) -> Done {
    let mut status = 0;
    let command = args.first().is_some_and(|name| name == b"command");
    for name in args.iter().skip(1).filter(|word| word.as_slice() != b"-v") {
        let mut found = None;
        for dir in ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"] {
            let path = walk::join(dir.as_bytes(), name);
            let there = process.stat(&path, true)?;
            if there.is_ok_and(|stat| stat.file_type != FileType::Dir && stat.mode & 0o111 != 0) {
                found = Some(path);
                break;
            }
        }
        match found {
            Some(path) => io.print(&[&path, b"\n"]),
            None => status = if command { 127 } else { 1 },
        }
    }
    Ok(status)
}

pub(super) fn tac(process: &mut Process<'_, '_>, args: &[Vec<u8>], io: &mut Io) -> Done {
    let content = match args.get(1) {
        Some(path) => super::cat::input(process, io, "tac", Cannot::Plain, path)?,
        None => Some(io.input()),
    };
    let Some(content) = content else { return Ok(1) };
    let bytes = look(process, &content)?;
    let out: Vec<u8> = bytes.split_inclusive(|&b| b == b'\n').rev().collect::<Vec<_>>().concat();
    io.print(&[&out]);
    Ok(0)
}

pub(super) fn sha256sum(process: &mut Process<'_, '_>, args: &[Vec<u8>], io: &mut Io) -> Done {
    let Some(args) = args::parse(process, args, io, Spec::letters("b")) else { return Ok(1) };
    let mut paths = args.operands.clone();
    if paths.is_empty() {
        paths.push(b"-".to_vec());
    }
    let mut status = 0;
    for path in &paths {
        let what = Cannot::Open;
        let Some(content) = super::cat::input(process, io, "sha256sum", what, path)? else {
            status = 1;
            continue;
        };
        let digest = Digest::sha256_of(&look(process, &content)?);
        io.print(&[digest.encoded().as_bytes(), b"  ", path, b"\n"]);
    }
    Ok(status)
}
