//! `stat`.

use super::args::{self, Spec};
use super::format;
use super::io::Io;
use super::say::{self, Cannot};
use super::users::{Kind, Names};
use crate::sim::cow::kernel::{Dialect, Process, Stat};
use crate::sim::cow::layer::FileType;
use crate::sim::cow::shell::Failure;

struct Shown<'a> {
    path: &'a [u8],
    target: Option<Vec<u8>>,
    stat: Stat,
    users: &'a Names,
    groups: &'a Names,
}

pub(super) fn run(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let long = &[("format", b'c'), ("dereference", b'L'), ("printf", b'P'), ("terse", b't')];
    let spec = Spec { letters: "c:LftP:", long, first: false };
    let Some(args) = args::parse(process, args, io, spec) else { return Ok(1) };
    if args.operands.is_empty() {
        return Ok(args::usage(process, io, "stat", "[-ltf] [-c FMT] FILE..."));
    }
    let wanted = args.value(b'c').or_else(|| args.value(b'P'));
    let named = wanted.is_none_or(|text| text.windows(2).any(|two| two == b"%U" || two == b"%G"));
    let (mut users, mut groups) = (Names::default(), Names::default());
    if named {
        users = Names::read(process, Kind::User)?;
        groups = Names::read(process, Kind::Group)?;
    }
    let mut status = 0;
    for path in &args.operands {
        let stat = match process.stat(path, args.has(b'L'))? {
            Ok(stat) => stat,
            Err(errno) => {
                match process.dialect() {
                    Dialect::BusyBox => say::cannot(process, io, "stat", Cannot::Stat, path, errno),
                    Dialect::Gnu => {
                        let why = errno.text().as_bytes();
                        io.complain(&[b"stat: cannot statx '", path, b"': ", why, b"\n"]);
                    }
                }
                status = 1;
                continue;
            }
        };
        let target = match stat.file_type {
            FileType::Symlink => process.readlink(path)?.ok(),
            _ => None,
        };
        let shown = Shown { path, target, stat, users: &users, groups: &groups };
        let mut out = match wanted {
            Some(text) => formatted(process.dialect(), text, &shown),
            None => whole(process.dialect(), &shown),
        };
        if wanted.is_some() && !args.has(b'P') {
            out.push(b'\n');
        }
        io.print(&[&out]);
    }
    Ok(status)
}

fn whole(dialect: Dialect, shown: &Shown<'_>) -> Vec<u8> {
    let stat = &shown.stat;
    let name: &[u8] = if shown.target.is_some() { b"%N" } else { b"%n" };
    let mut out = match (&shown.target, dialect) {
        (Some(target), Dialect::Gnu) => [b"  File: ", shown.path, b" -> ", target, b"\n"].concat(),
        _ => formatted(dialect, &[b"  File: ", name, b"\n"].concat(), shown),
    };
    let kind = format::type_name(stat.file_type, stat.size);
    out.extend(
        format!(
            "  Size: {:<10}\tBlocks: {:<10} IO Block: 4096   {kind}\n",
            stat.size,
            stat.allocated / 512
        )
        .into_bytes(),
    );
    let device = match dialect {
        Dialect::BusyBox => {
            format!("Device: {:x}h/{}d\tInode: {:<10}  Links: ", stat.dev, stat.dev, stat.ino)
        }
        Dialect::Gnu => format!(
            "Device: {},{}\tInode: {:<11} Links: ",
            stat.dev >> 8,
            stat.dev & 0xff,
            stat.ino
        ),
    };
    out.extend(device.into_bytes());
    out.extend(match stat.device {
        Some((major, minor)) => {
            format!("{:<5} Device type: {major:x},{minor:x}\n", stat.nlink).into_bytes()
        }
        None => format!("{}\n", stat.nlink).into_bytes(),
    });
    out.extend(formatted(
        dialect,
        b"Access: (%04a/%10.10A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)\n",
        shown,
    ));
    out.extend(formatted(dialect, b"Access: %x\nModify: %y\nChange: %z\n", shown));
    if dialect == Dialect::Gnu {
        out.extend(b" Birth: -\n");
    }
    out
}

fn formatted(dialect: Dialect, text: &[u8], shown: &Shown<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        at += 1;
        if byte != b'%' {
            out.push(byte);
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let len = rest.iter().take_while(|b| b"0123456789.-#".contains(b)).count();
        let flags = rest.get(..len).unwrap_or_default();
        let Some(&letter) = rest.get(len) else {
            out.push(b'%');
            break;
        };
        at += len + 1;
        let value = field(dialect, letter, shown);
        let zeros = flags.first() == Some(&b'0');
        let left = flags.first() == Some(&b'-');
        let digits: Vec<u8> =
            flags.iter().copied().skip(usize::from(left)).take_while(u8::is_ascii_digit).collect();
        let width = std::str::from_utf8(&digits).ok().and_then(|d| d.parse().ok()).unwrap_or(0);
        let pad = width.min(256_usize).saturating_sub(value.len());
        let fill = if zeros { b'0' } else { b' ' };
        if left {
            out.extend_from_slice(&value);
            out.resize(out.len() + pad, b' ');
        } else {
            out.resize(out.len() + pad, fill);
            out.extend_from_slice(&value);
        }
    }
    out
}

fn field(dialect: Dialect, letter: u8, shown: &Shown<'_>) -> Vec<u8> {
    let stat = &shown.stat;
    let unknown = || b"UNKNOWN".to_vec();
    let text = match letter {
        b'n' => return shown.path.to_vec(),
        b'N' => {
            return match &shown.target {
                Some(target) => [b"'", shown.path, b"' -> '", target, b"'"].concat(),
                None if dialect == Dialect::Gnu => [b"'", shown.path, b"'"].concat(),
                None => shown.path.to_vec(),
            };
        }
        b'U' => return shown.users.name(stat.uid).map_or_else(unknown, <[u8]>::to_vec),
        b'G' => return shown.groups.name(stat.gid).map_or_else(unknown, <[u8]>::to_vec),
        b's' => stat.size.to_string(),
        b'b' => (stat.allocated / 512).to_string(),
        b'B' => "512".to_owned(),
        b'a' => format!("{:o}", stat.mode),
        b'A' => format::mode(stat.file_type, stat.mode),
        b'F' => format::type_name(stat.file_type, stat.size).to_owned(),
        b'f' => format!("{:x}", format::type_bits(stat.file_type) | u32::from(stat.mode)),
        b'u' => stat.uid.to_string(),
        b'g' => stat.gid.to_string(),
        b'h' => stat.nlink.to_string(),
        b'i' => stat.ino.to_string(),
        b'd' => stat.dev.to_string(),
        b'D' => format!("{:x}", stat.dev),
        b'o' => "4096".to_owned(),
        b'x' | b'y' | b'z' => format::full(stat.mtime),
        b'X' | b'Y' | b'Z' => stat.mtime.secs.to_string(),
        b't' => format!("{:x}", stat.device.map_or(0, |device| device.0)),
        b'T' => format!("{:x}", stat.device.map_or(0, |device| device.1)),
        b'%' => "%".to_owned(),
        b'W' | b'w' => "0".to_owned(),
        letter => return vec![b'?', letter],
    };
    text.into_bytes()
}
