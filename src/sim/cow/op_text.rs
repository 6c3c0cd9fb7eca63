//! System calls as words: `rename /a /b`.
//!
//! Bytes that are not UTF-8 are written `\xNN` and read back; a backslash is `\\`.

use super::content::{Content, Piece};
use super::kernel::Flags;
use super::layer::Time;
use super::op::Op;
use super::script::quote;

/// A call from its words.
pub(super) fn parse(words: &[String]) -> Option<Op> {
    let (name, rest) = words.split_first()?;
    let arg = |at: usize| rest.get(at).map(|word| bytes(word));
    let number = |at: usize| rest.get(at).and_then(|word| word.parse::<u64>().ok());
    let octal = |at: usize| rest.get(at).and_then(|word| u16::from_str_radix(word, 8).ok());
    let id = |at: usize| {
        let word = rest.get(at)?;
        if word == "-1" { Some(None) } else { word.parse::<u32>().ok().map(Some) }
    };
    let path = arg(0)?;
    let (op, words) = match name.as_str() {
        "read" => (Op::Read(path), 1),
        "stat" => (Op::Stat(path, true), 1),
        "lstat" => (Op::Stat(path, false), 1),
        "ls" => (Op::List(path), 1),
        "readlink" => (Op::Readlink(path), 1),
        "getxattr" => (Op::GetXattr(path, arg(1)?), 2),
        "listxattr" => (Op::ListXattr(path), 1),
        "open" => (Op::Open(path, flags(rest.get(1)?)?), 2),
        "append" => (Op::Append(path, content(rest.get(1)?)?), 2),
        "overwrite" => (Op::Overwrite(path, content(rest.get(1)?)?), 2),
        "pwrite" => (Op::Pwrite(path, number(1)?, content(rest.get(2)?)?), 3),
        "truncate" => (Op::Truncate(path, number(1)?), 2),
        "create" => (Op::Create(path, octal(1)?, content(rest.get(2)?)?), 3),
        "unlink" => (Op::Unlink(path), 1),
        "rmdir" => (Op::Rmdir(path), 1),
        "mkdir" => (Op::Mkdir(path, octal(1)?), 2),
        "symlink" => (Op::Symlink(path, arg(1)?), 2),
        "mkfifo" => (Op::Mkfifo(path), 1),
        "mknod" => {
            let part = |at| number(at).and_then(|n| u32::try_from(n).ok());
            (Op::Mknod(path, (part(1)?, part(2)?)), 3)
        }
        "link" => (Op::Link(path, arg(1)?), 2),
        "rename" => (Op::Rename(path, arg(1)?), 2),
        "rename_noreplace" => (Op::RenameNoreplace(path, arg(1)?), 2),
        "exchange" => (Op::Exchange(path, arg(1)?), 2),
        "mv" => (Op::Mv(path, arg(1)?), 2),
        "rmrf" => (Op::RmRf(path), 1),
        "chmod" => (Op::Chmod(path, octal(1)?), 2),
        "chown" => (Op::Chown(path, id(1)?, id(2)?), 3),
        "lchown" => (Op::Lchown(path, id(1)?, id(2)?), 3),
        "setxattr" => (Op::SetXattr(path, arg(1)?, arg(2)?), 3),
        "rmxattr" => (Op::RemoveXattr(path, arg(1)?), 2),
        "touch" => (Op::Touch(path), 1),
        "utime" | "lutime" => {
            let time = Time { secs: rest.get(1)?.parse().ok()?, nanos: 0 };
            (Op::Utime(path, time, name == "utime"), 2)
        }
        _ => return None,
    };
    (rest.len() == words).then_some(op)
}

impl Op {
    /// The call as words that are read back as the same call.
    #[must_use]
    pub fn text(&self) -> String {
        let owner = |id: &Option<u32>| id.map_or("-1".to_owned(), |id| id.to_string());
        let words = match self {
            Self::Read(path) => vec!["read".into(), text(path)],
            Self::Stat(path, true) => vec!["stat".into(), text(path)],
            Self::Stat(path, false) => vec!["lstat".into(), text(path)],
            Self::List(path) => vec!["ls".into(), text(path)],
            Self::Readlink(path) => vec!["readlink".into(), text(path)],
            Self::GetXattr(path, name) => vec!["getxattr".into(), text(path), text(name)],
            Self::ListXattr(path) => vec!["listxattr".into(), text(path)],
            Self::Open(path, flags) => vec!["open".into(), text(path), flags_text(*flags)],
            Self::Append(path, data) => vec!["append".into(), text(path), content_text(data)],
            Self::Overwrite(path, data) => vec!["overwrite".into(), text(path), content_text(data)],
            Self::Pwrite(path, offset, data) => {
                vec!["pwrite".into(), text(path), offset.to_string(), content_text(data)]
            }
            Self::Truncate(path, size) => vec!["truncate".into(), text(path), size.to_string()],
            Self::Create(path, mode, data) => {
                vec!["create".into(), text(path), format!("{mode:o}"), content_text(data)]
            }
            Self::Unlink(path) => vec!["unlink".into(), text(path)],
            Self::Rmdir(path) => vec!["rmdir".into(), text(path)],
            Self::Mkdir(path, mode) => vec!["mkdir".into(), text(path), format!("{mode:o}")],
            Self::Symlink(path, target) => vec!["symlink".into(), text(path), text(target)],
            Self::Mkfifo(path) => vec!["mkfifo".into(), text(path)],
            Self::Mknod(path, (major, minor)) => {
                vec!["mknod".into(), text(path), major.to_string(), minor.to_string()]
            }
            Self::Link(from, to) => vec!["link".into(), text(from), text(to)],
            Self::Rename(from, to) => vec!["rename".into(), text(from), text(to)],
            Self::RenameNoreplace(from, to) => {
                vec!["rename_noreplace".into(), text(from), text(to)]
            }
            Self::Exchange(a, b) => vec!["exchange".into(), text(a), text(b)],
            Self::Mv(from, to) => vec!["mv".into(), text(from), text(to)],
            Self::RmRf(path) => vec!["rmrf".into(), text(path)],
            Self::Chmod(path, mode) => vec!["chmod".into(), text(path), format!("{mode:o}")],
            Self::Chown(path, uid, gid) => vec!["chown".into(), text(path), owner(uid), owner(gid)],
            Self::Lchown(path, uid, gid) => {
                vec!["lchown".into(), text(path), owner(uid), owner(gid)]
            }
            Self::SetXattr(path, name, value) => {
                vec!["setxattr".into(), text(path), text(name), text(value)]
            }
            Self::RemoveXattr(path, name) => vec!["rmxattr".into(), text(path), text(name)],
            Self::Touch(path) => vec!["touch".into(), text(path)],
            Self::Utime(path, time, follow) => {
                let name = if *follow { "utime" } else { "lutime" };
                vec![name.into(), text(path), time.secs.to_string()]
            }
        };
        words.iter().map(|word| quote(word)).collect::<Vec<_>>().join(" ")
    }
}

/// Bytes as a word.
fn text(bytes: &[u8]) -> String {
    let mut out = String::new();
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                c if c.is_control() && c.is_ascii() => {
                    out.push_str(&format!("\\x{:02x}", c as u32))
                }
                c => out.push(c),
            }
        }
        for byte in chunk.invalid() {
            out.push_str(&format!("\\x{byte:02x}"));
        }
    }
    out
}

/// A word as bytes.
fn bytes(word: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = word;
    while let Some(at) = rest.find('\\') {
        out.extend_from_slice(&rest.as_bytes()[..at]);
        let after = &rest[at + 1..];
        let hex = after.strip_prefix('x').and_then(|hex| hex.get(..2));
        rest = if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            out.push(byte);
            &after[3..]
        } else if let Some(rest) = after.strip_prefix('n') {
            out.push(b'\n');
            rest
        } else if let Some(rest) = after.strip_prefix('\\') {
            out.push(b'\\');
            rest
        } else {
            out.push(b'\\');
            after
        };
    }
    out.extend_from_slice(rest.as_bytes());
    out
}

/// Contents as a word: `=text`, `*5000:ab` (repeated to 5,000 bytes), `*5000:` (a hole).
fn content(word: &str) -> Option<Content> {
    if let Some(rest) = word.strip_prefix('*') {
        let (len, pattern) = rest.split_once(':')?;
        return Some(Content::repeat(&bytes(pattern), len.parse().ok()?));
    }
    Some(Content::bytes(&bytes(word.strip_prefix('=')?)))
}

fn content_text(content: &Content) -> String {
    match content.pieces() {
        [Piece::Repeat { pattern, phase: 0, len }] => format!("*{len}:{}", text(pattern)),
        [Piece::Hole(len)] => format!("*{len}:"),
        _ => {
            let all = content.read(0..content.size(), &super::content::NoContent);
            format!("={}", text(&all.unwrap_or_default()))
        }
    }
}

const FLAGS: [(&str, Flags); 6] = {
    const NONE: Flags = Flags {
        read: false,
        write: false,
        append: false,
        truncate: false,
        create: false,
        exclusive: false,
    };
    [
        ("r", Flags { read: true, ..NONE }),
        ("w", Flags { write: true, ..NONE }),
        ("append", Flags { append: true, ..NONE }),
        ("trunc", Flags { truncate: true, ..NONE }),
        ("creat", Flags { create: true, ..NONE }),
        ("excl", Flags { exclusive: true, ..NONE }),
    ]
};

fn flags(word: &str) -> Option<Flags> {
    let mut out = Flags::default();
    for part in word.split(',') {
        let (_, flag) = FLAGS.iter().find(|(name, _)| *name == part)?;
        out = Flags {
            read: out.read || flag.read,
            write: out.write || flag.write,
            append: out.append || flag.append,
            truncate: out.truncate || flag.truncate,
            create: out.create || flag.create,
            exclusive: out.exclusive || flag.exclusive,
        };
    }
    Some(out)
}

fn flags_text(flags: Flags) -> String {
    let set =
        [flags.read, flags.write, flags.append, flags.truncate, flags.create, flags.exclusive];
    let names = FLAGS.iter().zip(set).filter(|(_, set)| *set).map(|((name, _), _)| *name);
    names.collect::<Vec<_>>().join(",")
}
