//! `chown`, `chgrp`.

use super::args::{self, Spec};
use super::io::Io;
use super::say::{self, Cannot};
use super::users::{Kind, Names};
use super::walk::{Visit, walk};
use crate::sim::cow::kernel::{Dialect, Process};
use crate::sim::cow::layer::FileType;
use crate::sim::cow::shell::Failure;

type Owner = (Option<u32>, Option<u32>);

pub(super) fn run(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    change(process, args, io, "chown")
}

pub(super) fn chgrp(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    change(process, args, io, "chgrp")
}

fn change(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
    tool: &'static str,
) -> Result<u8, Failure> {
    let long = &[("recursive", b'R'), ("no-dereference", b'h')];
    let spec = Spec { letters: "RhLHPcfv", long, first: false };
    let Some(args) = args::parse(process, args, io, spec) else { return Ok(1) };
    let Some((text, paths)) = args.operands.split_first().filter(|(_, paths)| !paths.is_empty())
    else {
        let usage = "[-RhLHPcvf]... USER[:[GRP]] FILE...";
        let usage = if tool == "chown" { usage } else { "[-RhLHPcvf]... GROUP FILE..." };
        return Ok(args::usage_after(process, io, tool, args.operands.first(), usage));
    };
    let owner = if tool == "chown" { owner(process, text)? } else { group(process, text)? };
    let Some((uid, gid)) = owner else {
        unknown(process, io, tool, text);
        return Ok(1);
    };
    let mut status = 0;
    for path in paths {
        let result = if args.has(b'R') {
            process.stat(path, false)?.map(|stat| stat.file_type)
        } else {
            process.chown(path, uid, gid, !args.has(b'h'))?.map(|()| FileType::File)
        };
        let file_type = match result {
            Ok(file_type) => file_type,
            Err(errno) => {
                say::cannot(process, io, tool, Cannot::Owner, path, errno);
                status = 1;
                continue;
            }
        };
        if !args.has(b'R') {
            continue;
        }
        walk(process, path, file_type, |process, entry| {
            let result = match entry.visit {
                Visit::Enter => process.chown(entry.path, uid, gid, false)?,
                Visit::Leave => Ok(()),
                Visit::Failed(errno) => Err(errno),
            };
            if let Err(errno) = result {
                say::cannot(process, io, tool, Cannot::Owner, entry.path, errno);
                status = 1;
            }
            Ok(true)
        })?;
    }
    Ok(status)
}

fn is_number(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(u8::is_ascii_digit)
}

/// The names are looked at only for what is no number.
fn names(process: &mut Process<'_, '_>, kind: Kind, text: &[u8]) -> Result<Names, Failure> {
    if is_number(text) { Ok(Names::default()) } else { Ok(Names::read(process, kind)?) }
}

/// `1000`, `u:g`, `u:`, `:g`; with a dot instead of the colon too.
fn owner(process: &mut Process<'_, '_>, text: &[u8]) -> Result<Option<Owner>, Failure> {
    let at = text.iter().position(|&byte| byte == b':');
    let at = at.or_else(|| text.iter().position(|&byte| byte == b'.'));
    let (user, group_text) = match at {
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 1..)),
        None => (text, None),
    };
    let users = if user.is_empty() { None } else { Some(names(process, Kind::User, user)?) };
    let uid = users.as_ref().map(|users| users.id(user));
    if uid == Some(None) {
        return Ok(None);
    }
    let gid = match group_text {
        None => None,
        Some(b"") => users.and_then(|users| users.group_of(user)),
        Some(group_text) => match group(process, group_text)? {
            Some((_, gid)) => gid,
            None => return Ok(None),
        },
    };
    Ok(Some((uid.flatten(), gid)))
}

fn group(process: &mut Process<'_, '_>, text: &[u8]) -> Result<Option<Owner>, Failure> {
    let groups = names(process, Kind::Group, text)?;
    Ok(groups.id(text).map(|gid| (None, Some(gid))))
}

fn unknown(process: &Process<'_, '_>, io: &mut Io, tool: &str, text: &[u8]) {
    let tool = tool.as_bytes();
    match process.dialect() {
        Dialect::BusyBox => {
            let what: &[u8] = match (tool, text.contains(&b':')) {
                (b"chgrp", _) => b": unknown group ",
                (_, true) => b": unknown user/group ",
                _ => b": unknown user ",
            };
            io.complain(&[tool, what, text, b"\n"]);
        }
        Dialect::Gnu => {
            let what: &[u8] = match (tool, text.first()) {
                (b"chgrp", _) => b": invalid group: '",
                (_, Some(b':')) => b": invalid group: '",
                _ => b": invalid user: '",
            };
            io.complain(&[tool, what, text, b"'\n"]);
        }
    }
}
