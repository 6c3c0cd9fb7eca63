//! Commands of the shell itself: those that change it.

use super::error::{Construct, Problem, ShellError};
use super::exec::{Failure, Shell};
use super::parse::is_name;
use crate::sim::cow::kernel::Dialect;
use crate::sim::cow::tools::Io;

/// How a list goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// With the next command.
    Next,
    /// Not at all: `exit`.
    Exit,
}

type Builtin = fn(&mut Shell<'_, '_, '_>, &[Vec<u8>], &mut Io) -> Result<Flow, Failure>;

/// A builtin by its name.
pub(super) fn find(name: &[u8]) -> Option<Builtin> {
    Some(match name {
        b"cd" => cd,
        b"pwd" => pwd,
        b":" => nothing,
        b"exit" => exit,
        b"export" => export,
        b"unset" => unset,
        b"set" => set,
        b"umask" => umask,
        name if is_left_out(name) => refuse,
        _ => return None,
    })
}

/// Where the shell is, by the way it went; with `-P` without links.
fn pwd(shell: &mut Shell<'_, '_, '_>, args: &[Vec<u8>], io: &mut Io) -> Result<Flow, Failure> {
    let physical = args.get(1).is_some_and(|arg| arg == b"-P");
    let went = shell.state.variables.get(&b"PWD"[..]).filter(|_| !physical).cloned();
    io.print(&[&went.unwrap_or_else(|| shell.process.cwd()), b"\n"]);
    shell.state.status = 0;
    Ok(Flow::Next)
}

/// Whether a shell has it, but not this one.
pub(super) fn is_left_out(name: &[u8]) -> bool {
    let names: [&[u8]; 16] = [
        b"eval",
        b"trap",
        b".",
        b"source",
        b"exec",
        b"read",
        b"shift",
        b"return",
        b"local",
        b"break",
        b"continue",
        b"alias",
        b"wait",
        b"jobs",
        b"let",
        b"readonly",
    ];
    names.contains(&name)
}

/// Whether POSIX calls it special: its failed redirections end the shell.
pub(super) fn is_special(name: &[u8]) -> bool {
    matches!(name, b":" | b"exit" | b"export" | b"unset" | b"set")
}

fn refuse(_: &mut Shell<'_, '_, '_>, _: &[Vec<u8>], _: &mut Io) -> Result<Flow, Failure> {
    Err(ShellError { at: 0..0, what: Problem::NotModeled(Construct::Builtin) }.into())
}

fn nothing(shell: &mut Shell<'_, '_, '_>, _: &[Vec<u8>], _: &mut Io) -> Result<Flow, Failure> {
    shell.state.status = 0;
    Ok(Flow::Next)
}

fn cd(shell: &mut Shell<'_, '_, '_>, args: &[Vec<u8>], io: &mut Io) -> Result<Flow, Failure> {
    let variable = |shell: &Shell<'_, '_, '_>, name: &[u8]| {
        shell.state.variables.get(name).cloned().unwrap_or_default()
    };
    let back = args.get(1).is_some_and(|to| to == b"-");
    let to = match args.get(1) {
        None => variable(shell, b"HOME"),
        Some(_) if back => variable(shell, b"OLDPWD"),
        Some(to) => to.clone(),
    };
    // The shell remembers the way it went: `..` leads back through a link.
    let old = variable(shell, b"PWD");
    let joined = if to.first() == Some(&b'/') { to.clone() } else { [&old, &to[..]].join(&b'/') };
    let new = [b"/", &crate::base::path::clean(&joined)[..]].concat();
    match shell.process.chdir(&new)? {
        Ok(()) => {
            if back {
                io.print(&[&new, b"\n"]);
            }
            shell.state.variables.insert(b"OLDPWD".to_vec(), old);
            shell.state.variables.insert(b"PWD".to_vec(), new);
            shell.state.status = 0;
        }
        Err(errno) => {
            let (begin, end): (&[u8], _) = match shell.process.dialect() {
                Dialect::BusyBox => {
                    (b"sh: cd: line 0: can't cd to ", format!(": {}\n", errno.text()))
                }
                Dialect::Gnu => (b"sh: 1: cd: can't cd to ", "\n".to_owned()),
            };
            io.complain(&[begin, &to, end.as_bytes()]);
            shell.state.status = 2;
        }
    }
    Ok(Flow::Next)
}

fn exit(shell: &mut Shell<'_, '_, '_>, args: &[Vec<u8>], _: &mut Io) -> Result<Flow, Failure> {
    if let Some(text) = args.get(1) {
        let number = std::str::from_utf8(text).ok().and_then(|text| text.parse::<u32>().ok());
        shell.state.status = number.map_or(2, |number| (number & 0xff) as u8);
    }
    Ok(Flow::Exit)
}

fn export(shell: &mut Shell<'_, '_, '_>, args: &[Vec<u8>], _: &mut Io) -> Result<Flow, Failure> {
    for arg in args.iter().skip(1) {
        let Some(equals) = arg.iter().position(|&byte| byte == b'=') else { continue };
        let (name, value) = arg.split_at(equals);
        if is_name(name) {
            let value = value.get(1..).unwrap_or_default().to_vec();
            shell.state.variables.insert(name.to_vec(), value);
        }
    }
    shell.state.status = 0;
    Ok(Flow::Next)
}

fn unset(shell: &mut Shell<'_, '_, '_>, args: &[Vec<u8>], _: &mut Io) -> Result<Flow, Failure> {
    for arg in args.iter().skip(1) {
        shell.state.variables.remove(arg);
    }
    shell.state.status = 0;
    Ok(Flow::Next)
}

fn set(shell: &mut Shell<'_, '_, '_>, args: &[Vec<u8>], io: &mut Io) -> Result<Flow, Failure> {
    match args.get(1).map(Vec::as_slice) {
        Some(b"-e") => shell.state.errexit = true,
        Some(b"+e") => shell.state.errexit = false,
        _ => return refuse(shell, args, io),
    }
    shell.state.status = 0;
    Ok(Flow::Next)
}

fn umask(shell: &mut Shell<'_, '_, '_>, args: &[Vec<u8>], io: &mut Io) -> Result<Flow, Failure> {
    shell.state.status = 0;
    let Some(text) = args.get(1) else {
        io.print(&[format!("{:04o}\n", shell.process.umask()).as_bytes()]);
        return Ok(Flow::Next);
    };
    let mask = std::str::from_utf8(text).ok().and_then(|text| u16::from_str_radix(text, 8).ok());
    match mask.filter(|&mask| mask <= 0o777) {
        Some(mask) => shell.process.set_umask(mask),
        None => {
            let begin: &[u8] = match shell.process.dialect() {
                Dialect::BusyBox => b"sh: umask: line 0: illegal mode: ",
                Dialect::Gnu => b"sh: 1: umask: Illegal number: ",
            };
            io.complain(&[begin, text, b"\n"]);
            shell.state.status = 2;
        }
    }
    Ok(Flow::Next)
}
