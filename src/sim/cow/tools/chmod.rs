//! `chmod`, and modes as users write them.

use super::args::{self, Spec};
use super::io::Io;
use super::say::{self, Cannot};
use super::walk::{Visit, walk};
use crate::sim::cow::kernel::{Dialect, Process, Stat};
use crate::sim::cow::layer::FileType;
use crate::sim::cow::shell::Failure;

/// The mode that `text` makes of `mode`: `644`, `u+x,go-w`, `a=rX`; `None` if it is no mode.
pub(super) fn change(text: &[u8], mode: u16, is_dir: bool, umask: u16) -> Option<u16> {
    if text.first().is_some_and(u8::is_ascii_digit) {
        let text = std::str::from_utf8(text).ok()?;
        return u16::from_str_radix(text, 8).ok().filter(|&mode| mode <= 0o7777);
    }
    let mut mode = mode;
    for clause in text.split(|&byte| byte == b',') {
        mode = apply(clause, mode, is_dir, umask)?;
    }
    Some(mode)
}

fn apply(clause: &[u8], mut mode: u16, is_dir: bool, umask: u16) -> Option<u16> {
    let whos = clause.iter().take_while(|byte| b"ugoa".contains(byte)).count();
    let (who, mut rest) = clause.split_at(whos);
    let mut mask = 0_u16;
    for letter in who {
        mask |= match letter {
            b'u' => 0o4700,
            b'g' => 0o2070,
            b'o' => 0o0007,
            _ => 0o7777,
        };
    }
    let masked = if who.is_empty() { 0o7777 & !umask } else { mask };
    let cleared = if who.is_empty() { 0o7777 } else { mask };
    if rest.is_empty() {
        return None;
    }
    while let Some((&operator, after)) = rest.split_first() {
        if !b"+-=".contains(&operator) {
            return None;
        }
        let letters = after.iter().take_while(|byte| !b"+-=".contains(byte)).count();
        let (letters, next) = after.split_at(letters);
        let mut bits = 0_u16;
        for letter in letters {
            bits |= match letter {
                b'r' => 0o444,
                b'w' => 0o222,
                b'x' => 0o111,
                b'X' if is_dir || mode & 0o111 != 0 => 0o111,
                b'X' => 0,
                b's' => 0o6000,
                b't' => 0o1000,
                b'u' => (mode >> 6 & 7) * 0o111,
                b'g' => (mode >> 3 & 7) * 0o111,
                b'o' => (mode & 7) * 0o111,
                _ => return None,
            };
        }
        let bits = bits & masked;
        match operator {
            b'+' => mode |= bits,
            b'-' => mode &= !bits,
            _ => {
                // What is not named of the special bits stays on directories.
                let keep = if is_dir { 0o6000 & !bits } else { 0 };
                mode = mode & !(cleared & !keep) | bits;
            }
        }
        rest = next;
    }
    Some(mode)
}

/// Says that a text is no mode.
pub(super) fn invalid(process: &Process<'_, '_>, io: &mut Io, tool: &str, text: &[u8]) -> u8 {
    let busybox = ("invalid mode ", "");
    let gnu = if tool == "chmod" { ("invalid mode: ", "") } else { ("invalid mode ", "") };
    say::about(process, io, tool, (busybox, gnu), text);
    if tool == "chmod" && process.dialect() == Dialect::Gnu {
        args::try_help(io, b"chmod");
    }
    1
}

/// The new mode. With GNU a short octal mode leaves a directory its set-ID bits.
fn changed(process: &Process<'_, '_>, text: &[u8], stat: &Stat) -> u16 {
    let is_dir = stat.file_type == FileType::Dir;
    let Some(mode) = change(text, stat.mode, is_dir, process.umask()) else { return stat.mode };
    let octal = text.first().is_some_and(u8::is_ascii_digit) && text.len() < 5;
    let keep = octal && is_dir && process.dialect() == Dialect::Gnu;
    if keep { mode | stat.mode & 0o6000 } else { mode }
}

pub(super) fn run(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    // `-x` and `-rw` are modes, not options.
    let is_mode = |arg: &[u8]| {
        arg.len() > 1
            && arg.first() == Some(&b'-')
            && arg.iter().skip(1).all(|b| b"rwxXst,=+-ugoa".contains(b))
    };
    let mut dashed = None;
    let mut rest = Vec::new();
    for arg in args {
        if dashed.is_none() && is_mode(arg) && !rest.iter().any(|a: &Vec<u8>| a == b"--") {
            dashed = Some(arg.clone());
        } else {
            rest.push(arg.clone());
        }
    }
    let spec = Spec { letters: "Rcvf", long: &[("recursive", b'R')], first: false };
    let Some(args) = args::parse(process, &rest, io, spec) else { return Ok(1) };
    let (mode, paths) = match (dashed, args.operands.split_first()) {
        (Some(mode), Some(_)) => (mode, args.operands.as_slice()),
        (None, Some((mode, paths))) if !paths.is_empty() => (mode.clone(), paths),
        _ => {
            let first = args.operands.first();
            return Ok(args::usage_after(
                process,
                io,
                "chmod",
                first,
                "[-Rcvf] MODE[,MODE]... FILE...",
            ));
        }
    };
    let umask = process.umask();
    if change(&mode, 0, false, umask).is_none() {
        return Ok(invalid(process, io, "chmod", &mode));
    }
    let mut status = 0;
    for path in paths {
        let stat = match process.stat(path, true)? {
            Ok(stat) => stat,
            Err(errno) => {
                say::cannot(process, io, "chmod", Cannot::Mode, path, errno);
                status = 1;
                continue;
            }
        };
        if !args.has(b'R') {
            let new = changed(process, &mode, &stat);
            if let Err(errno) = process.chmod(path, new)? {
                say::cannot(process, io, "chmod", Cannot::Mode, path, errno);
                status = 1;
            }
            continue;
        }
        walk(process, path, stat.file_type, |process, entry| {
            let result = match entry.visit {
                Visit::Leave => Ok(()),
                Visit::Failed(errno) => Err(errno),
                // Links inside a tree are left alone.
                Visit::Enter if entry.file_type == FileType::Symlink => Ok(()),
                Visit::Enter => match process.stat(entry.path, false)? {
                    Ok(stat) => {
                        let new = changed(process, &mode, &stat);
                        process.chmod(entry.path, new)?
                    }
                    Err(errno) => Err(errno),
                },
            };
            if let Err(errno) = result {
                say::cannot(process, io, "chmod", Cannot::Mode, entry.path, errno);
                status = 1;
            }
            Ok(true)
        })?;
    }
    Ok(status)
}

#[cfg(test)]
mod tests {
    use super::change;

    #[test]
    fn modes_change() {
        let cases = [
            ("644", 0o777, 0o644),
            ("u+x", 0o644, 0o744),
            ("+x", 0o644, 0o755),
            ("go-rwx", 0o755, 0o700),
            ("a=r", 0o755, 0o444),
            ("u=rwx,g=rx,o=", 0, 0o750),
            ("a+X", 0o644, 0o644),
            ("a+X", 0o744, 0o755),
            ("u+s,+t", 0o755, 0o5755),
            ("g=u", 0o750, 0o770),
            ("ug+rw-x", 0o111, 0o661),
        ];
        for (text, from, to) in cases {
            assert_eq!(change(text.as_bytes(), from, false, 0o022), Some(to), "{text}");
        }
        for text in ["", "9", "77777", "u", "u+q", "z+x", "u+x,"] {
            assert_eq!(change(text.as_bytes(), 0, false, 0), None, "{text}");
        }
    }
}
