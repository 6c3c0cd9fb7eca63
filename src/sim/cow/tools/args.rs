//! Options and operands.

use super::io::Io;
use crate::sim::cow::kernel::{Dialect, Process};

/// What a tool was called with.
#[derive(Debug, Default)]
pub(super) struct Args {
    options: Vec<(u8, Vec<u8>)>,
    /// What is no option.
    pub operands: Vec<Vec<u8>>,
}

impl Args {
    /// Whether an option was given.
    pub(super) fn has(&self, option: u8) -> bool {
        self.options.iter().any(|(name, _)| *name == option)
    }

    /// The value of an option; of several, the last.
    pub(super) fn value(&self, option: u8) -> Option<&[u8]> {
        self.values(option).last()
    }

    /// Every value of an option.
    pub(super) fn values(&self, option: u8) -> impl Iterator<Item = &[u8]> {
        self.options.iter().filter(move |(name, _)| *name == option).map(|(_, v)| v.as_slice())
    }

    /// The last given of some options.
    pub(super) fn last_of(&self, options: &[u8]) -> Option<u8> {
        self.options.iter().map(|(name, _)| *name).rfind(|name| options.contains(name))
    }
}

/// How a tool's options are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spec {
    /// Letters; `:` after one that takes a value, `?` after one whose value is joined to it.
    pub letters: &'static str,
    /// Long names and the letters they stand for.
    pub long: &'static [(&'static str, u8)],
    /// Options end with the first operand.
    pub first: bool,
}

impl Spec {
    /// Letters alone.
    pub(super) const fn letters(letters: &'static str) -> Self {
        Self { letters, long: &[], first: false }
    }

    fn kind(&self, letter: u8) -> Option<u8> {
        let letters = self.letters.as_bytes();
        if letter == b':' || letter == b'?' {
            return None;
        }
        let at = letters.iter().position(|&known| known == letter)?;
        Some(letters.get(at + 1).copied().filter(|kind| b":?".contains(kind)).unwrap_or(b' '))
    }
}

/// Reads the arguments after the tool's name; a wrong one is told, and the tool gives up.
pub(super) fn parse(
    process: &Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
    spec: Spec,
) -> Option<Args> {
    let tool = args.first().map(|name| base(name)).unwrap_or_default();
    let mut out = Args::default();
    let mut rest = args.iter().skip(1);
    while let Some(arg) = rest.next() {
        if arg == b"--" {
            out.operands.extend(rest.cloned());
            break;
        }
        if arg.len() < 2 || arg.first() != Some(&b'-') {
            out.operands.push(arg.clone());
            if spec.first {
                out.operands.extend(rest.cloned());
                break;
            }
            continue;
        }
        if let Some(long) = arg.strip_prefix(b"--") {
            let (name, value) = match long.iter().position(|&byte| byte == b'=') {
                Some(at) => (long.get(..at)?, long.get(at + 1..)),
                None => (long, None),
            };
            let found = spec.long.iter().find(|(known, _)| known.as_bytes() == name);
            let Some(&(_, letter)) = found else {
                unknown_long(process, io, tool, long);
                return None;
            };
            let value = match (spec.kind(letter), value) {
                (_, Some(value)) => value.to_vec(),
                (Some(b':'), None) => match rest.next() {
                    Some(value) => value.clone(),
                    None => {
                        missing(process, io, tool, letter);
                        return None;
                    }
                },
                _ => Vec::new(),
            };
            out.options.push((letter, value));
            continue;
        }
        let mut at = 1;
        while let Some(&letter) = arg.get(at) {
            at += 1;
            let tail = arg.get(at..).unwrap_or_default();
            match spec.kind(letter) {
                None => {
                    unknown(process, io, tool, letter);
                    return None;
                }
                Some(b':') if tail.is_empty() => match rest.next() {
                    Some(value) => out.options.push((letter, value.clone())),
                    None => {
                        missing(process, io, tool, letter);
                        return None;
                    }
                },
                Some(b':' | b'?') => {
                    out.options.push((letter, tail.to_vec()));
                    break;
                }
                Some(_) => out.options.push((letter, Vec::new())),
            }
        }
    }
    Some(out)
}

/// A tool's name without its directory.
pub(super) fn base(name: &[u8]) -> &[u8] {
    name.rsplit(|&byte| byte == b'/').next().unwrap_or(name)
}

fn unknown(process: &Process<'_, '_>, io: &mut Io, tool: &[u8], letter: u8) {
    match process.dialect() {
        Dialect::BusyBox => io.complain(&[tool, b": unrecognized option: ", &[letter], b"\n"]),
        Dialect::Gnu => {
            io.complain(&[tool, b": invalid option -- '", &[letter], b"'\n"]);
            try_help(io, tool);
        }
    }
}

fn unknown_long(process: &Process<'_, '_>, io: &mut Io, tool: &[u8], name: &[u8]) {
    match process.dialect() {
        Dialect::BusyBox => io.complain(&[tool, b": unrecognized option: ", name, b"\n"]),
        Dialect::Gnu => {
            io.complain(&[tool, b": unrecognized option '--", name, b"'\n"]);
            try_help(io, tool);
        }
    }
}

fn missing(process: &Process<'_, '_>, io: &mut Io, tool: &[u8], letter: u8) {
    match process.dialect() {
        Dialect::BusyBox => {
            io.complain(&[tool, b": option requires an argument: ", &[letter], b"\n"]);
        }
        Dialect::Gnu => {
            io.complain(&[tool, b": option requires an argument -- '", &[letter], b"'\n"]);
            try_help(io, tool);
        }
    }
}

/// What GNU tools print after a wrong call.
pub(super) fn try_help(io: &mut Io, tool: &[u8]) {
    io.complain(&[b"Try '", tool, b" --help' for more information.\n"]);
}

/// Says that operands are missing after the first; BusyBox prints the tool's usage.
pub(super) fn usage_after(
    process: &Process<'_, '_>,
    io: &mut Io,
    tool: &str,
    first: Option<&Vec<u8>>,
    text: &str,
) -> u8 {
    match (process.dialect(), first) {
        (Dialect::Gnu, Some(first)) => {
            io.complain(&[tool.as_bytes(), b": missing operand after '", first, b"'\n"]);
            try_help(io, tool.as_bytes());
            1
        }
        _ => usage(process, io, tool, text),
    }
}

/// Says that operands are missing; BusyBox prints the tool's usage.
pub(super) fn usage(process: &Process<'_, '_>, io: &mut Io, tool: &str, usage: &str) -> u8 {
    match process.dialect() {
        Dialect::BusyBox => {
            io.complain(&[b"Usage: ", tool.as_bytes(), b" ", usage.as_bytes(), b"\n"])
        }
        Dialect::Gnu => {
            let what: &[u8] =
                if tool == "ln" { b": missing file operand\n" } else { b": missing operand\n" };
            io.complain(&[tool.as_bytes(), what]);
            try_help(io, tool.as_bytes());
        }
    }
    1
}
