//! `sed`: files through a script, in place with `-i`.
//!
//! Here: options and files; `script` reads scripts, `edit` runs them. Left out: labels and jumps,
//! files read and written by a script.

mod edit;
mod script;

use super::args::{self, Spec};
use super::cat::{input, read};
use super::io::{Io, look};
use super::say::{self, Cannot};
use super::walk::{join, parent};
use crate::sim::cow::Errno;
use crate::sim::cow::content::Content;
use crate::sim::cow::kernel::{Dialect, Flags, Process};
use crate::sim::cow::layer::FileType;
use crate::sim::cow::shell::Failure;
use edit::Editor;
use script::{Script, Wrong};

/// What stands for the random letters in the name of a temporary file.
const LETTERS: &[u8] = b"aBcDeF";

pub(super) fn run(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let long = &[
        ("in-place", b'i'),
        ("quiet", b'n'),
        ("silent", b'n'),
        ("expression", b'e'),
        ("regexp-extended", b'E'),
        ("separate", b's'),
    ];
    let spec = Spec { letters: "i?nrEe:s", long, first: false };
    let Some(mut args) = args::parse(process, args, io, spec) else { return Ok(1) };
    let mut text = args.values(b'e').collect::<Vec<_>>().join(&b'\n');
    if args.values(b'e').next().is_none() {
        if args.operands.is_empty() {
            return Ok(usage(process, io));
        }
        text = args.operands.remove(0);
    }
    let extended = args.has(b'E') || args.has(b'r');
    let script = match Script::parse(&text, extended, process.dialect() == Dialect::Gnu) {
        Ok(script) => script,
        Err(wrong) => return Ok(refuse(process, io, &wrong)),
    };
    let quiet = args.has(b'n') || script.quiet;
    let mut paths = args.operands.clone();
    if let Some(suffix) = args.value(b'i') {
        let mut status = 0;
        for path in &paths {
            let mut editor = Editor::new(&script, quiet);
            status = status.max(in_place(process, io, path, suffix, &mut editor)?);
        }
        return Ok(status);
    }
    if paths.is_empty() {
        paths.push(b"-".to_vec());
    }
    let mut status = 0;
    let mut inputs = Vec::new();
    for path in &paths {
        let gnu = process.dialect() == Dialect::Gnu && path != b"-";
        let content = if gnu {
            match read(process, path)? {
                Ok(content) => Some(content),
                Err(Errno::EISDIR) => {
                    io.complain(&[b"sed: couldn't edit ", path, b": not a regular file\n"]);
                    None
                }
                Err(errno) => {
                    let why = errno.text().as_bytes();
                    io.complain(&[b"sed: can't read ", path, b": ", why, b"\n"]);
                    None
                }
            }
        } else {
            input(process, io, "sed", Cannot::Plain, path)?
        };
        match content {
            Some(content) => inputs.push(look(process, &content)?),
            None => status = if gnu { 2 } else { 1 },
        }
    }
    let mut editor = Editor::new(&script, quiet);
    let code = editor.run(&inputs);
    io.print(&[&editor.out]);
    Ok(code.unwrap_or(status))
}

/// Writes a new file beside the old one and moves it there: the name gets a new inode.
///
/// Source: BusyBox `editors/sed.c`, `sed_main`; sed `sed/execute.c`, `open_next_file`.
fn in_place(
    process: &mut Process<'_, '_>,
    io: &mut Io,
    path: &[u8],
    suffix: &[u8],
    editor: &mut Editor<'_>,
) -> Result<u8, Failure> {
    let gnu = process.dialect() == Dialect::Gnu;
    let input = match process.open(path, Flags { read: true, ..Flags::default() }, 0)? {
        Ok(fd) => fd,
        Err(errno) => {
            let why = errno.text().as_bytes();
            let begin: &[u8] = if gnu { b"sed: can't read " } else { b"sed: " };
            io.complain(&[begin, path, b": ", why, b"\n"]);
            return Ok(if gnu { 2 } else { 1 });
        }
    };
    let stat = process.fstat(input)?;
    let Some(stat) = stat.ok().filter(|stat| stat.file_type == FileType::File) else {
        process.close(input);
        if gnu {
            io.complain(&[b"sed: couldn't edit ", path, b": not a regular file\n"]);
            return Ok(4);
        }
        io.complain(&[b"sed: ", path, b": not a regular file\n"]);
        return Ok(1);
    };
    let beside = if gnu {
        join(parent(path), &[b"sed", LETTERS].concat())
    } else {
        [path, LETTERS].concat()
    };
    let new = Flags { read: true, write: true, create: true, exclusive: true, ..Flags::default() };
    let output = match process.open(&beside, new, 0o600)? {
        Ok(fd) => fd,
        Err(errno) => {
            process.close(input);
            if gnu {
                let why = errno.text().as_bytes();
                io.complain(&[b"sed: couldn't open temporary file ", &beside, b": ", why, b"\n"]);
                return Ok(4);
            }
            say::cannot(process, io, "sed", Cannot::Create, &beside, errno);
            return Ok(1);
        }
    };
    let _ = process.chown(&beside, Some(stat.uid), Some(stat.gid), true)?;
    let _ = process.chmod(&beside, stat.mode)?;
    let content = process.read(input)?.unwrap_or_default();
    let bytes = look(process, &content)?;
    let code = editor.run(&[bytes]);
    let mut written = Ok(0);
    if !editor.out.is_empty() {
        written = process.write(output, &Content::bytes(&editor.out))?;
    }
    process.close(input);
    process.close(output);
    if !suffix.is_empty() && written.is_ok() {
        let backup = [path, suffix].concat();
        written = process.rename(path, &backup)?.map(|()| 0);
    }
    if written.is_ok() {
        written = process.rename(&beside, path)?.map(|()| 0);
    }
    if let Err(errno) = written {
        let why = errno.text().as_bytes();
        io.complain(&[b"sed: cannot rename ", &beside, b": ", why, b"\n"]);
        return Ok(if gnu { 4 } else { 1 });
    }
    Ok(code.unwrap_or(0))
}

fn usage(process: &Process<'_, '_>, io: &mut Io) -> u8 {
    match process.dialect() {
        Dialect::BusyBox => {
            io.complain(&[b"Usage: sed [-i[SFX]] [-nrE] [-f FILE]... [-e CMD]... [FILE]...\n"])
        }
        Dialect::Gnu => io.complain(&[
            b"Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...\n",
        ]),
    }
    1
}

fn refuse(process: &Process<'_, '_>, io: &mut Io, wrong: &Wrong) -> u8 {
    let text = match process.dialect() {
        Dialect::BusyBox => wrong.busybox(),
        Dialect::Gnu => wrong.gnu(),
    };
    io.complain(&[b"sed: ", &text, b"\n"]);
    1
}
