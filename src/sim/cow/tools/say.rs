//! What the tools say when something fails: BusyBox and GNU side by side.
//!
//! Source: the tools themselves; BusyBox 1.35 and coreutils 9.1 were run for each line.

use super::io::Io;
use crate::sim::cow::Errno;
use crate::sim::cow::kernel::{Dialect, Process};

/// What could not be done. `{}` in the table below is the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cannot {
    /// Open a file to read it: cat, tail, tee …
    Open,
    /// Head, wc, grep, sed, find, du: the path alone.
    Plain,
    /// List or look at something.
    List,
    /// `stat`, and the source of `cp`.
    Stat,
    /// Make a file: cp.
    Create,
    /// Read a file or a directory's names.
    Read,
    /// `rm`, and what `mv` removes.
    Remove,
    /// `rmdir`.
    RemoveDir,
    /// `mkdir`.
    MakeDir,
    /// Make a fifo or a node.
    MakeNode,
    /// `touch`.
    Touch,
    /// `mv`'s source.
    Move,
    /// `chmod`.
    Mode,
    /// `chown`, `chgrp`.
    Owner,
    /// `truncate`, `dd`: open to write.
    Write,
    /// Preserve times, owner or mode.
    Preserve,
}

/// The words around the path.
fn words(dialect: Dialect, what: Cannot) -> (&'static str, &'static str) {
    use Cannot::{
        Create, List, MakeDir, MakeNode, Mode, Move, Open, Owner, Plain, Preserve, Read, Remove,
        RemoveDir, Stat, Touch, Write,
    };
    match dialect {
        Dialect::BusyBox => match what {
            Open | Write => ("can't open '", "'"),
            Plain | List | MakeNode | Touch | Mode | Owner => ("", ""),
            Stat => ("can't stat '", "'"),
            Create => ("can't create '", "'"),
            Read => ("read error: ", ""),
            Remove => ("can't remove '", "'"),
            RemoveDir => ("'", "'"),
            MakeDir => ("can't create directory '", "'"),
            Move => ("can't rename '", "'"),
            Preserve => ("can't preserve times of '", "'"),
        },
        Dialect::Gnu => match what {
            Open | Plain => ("", ""),
            List => ("cannot access '", "'"),
            Stat => ("cannot stat '", "'"),
            Create => ("cannot create regular file '", "'"),
            Read => ("error reading '", "'"),
            Remove => ("cannot remove '", "'"),
            RemoveDir => ("failed to remove '", "'"),
            MakeDir => ("cannot create directory '", "'"),
            MakeNode => ("cannot create fifo '", "'"),
            Touch => ("cannot touch '", "'"),
            Move => ("cannot move '", "'"),
            Mode => ("cannot access '", "'"),
            Owner => ("cannot access '", "'"),
            Write => ("cannot open '", "' for writing"),
            Preserve => ("preserving times for '", "'"),
        },
    }
}

/// Says what could not be done with a path, and why.
pub(super) fn cannot(
    process: &Process<'_, '_>,
    io: &mut Io,
    tool: &str,
    what: Cannot,
    path: &[u8],
    errno: Errno,
) {
    let (before, after) = words(process.dialect(), what);
    let begin = format!("{tool}: {before}");
    let end = format!("{after}: {}\n", errno.text());
    io.complain(&[begin.as_bytes(), path, end.as_bytes()]);
}

/// Says something about a text, in quotes: the words before it and after it, for each dialect.
pub(super) fn about(
    process: &Process<'_, '_>,
    io: &mut Io,
    tool: &str,
    (busybox, gnu): ((&str, &str), (&str, &str)),
    text: &[u8],
) {
    let (before, after) = match process.dialect() {
        Dialect::BusyBox => busybox,
        Dialect::Gnu => gnu,
    };
    let begin = format!("{tool}: {before}'");
    let end = format!("'{after}\n");
    io.complain(&[begin.as_bytes(), text, end.as_bytes()]);
}

/// Says something without a path.
pub(super) fn plain(process: &Process<'_, '_>, io: &mut Io, tool: &str, busybox: &str, gnu: &str) {
    let text = match process.dialect() {
        Dialect::BusyBox => busybox,
        Dialect::Gnu => gnu,
    };
    io.complain(&[format!("{tool}: {text}\n").as_bytes()]);
}
