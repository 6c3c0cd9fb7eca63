//! `echo`, `printf`.

use super::args;
use super::io::Io;
use crate::sim::cow::kernel::{Dialect, Excess, Process, Stop};
use crate::sim::cow::shell::Failure;

/// Bytes one `printf` may print.
const PRINTED: usize = 1 << 20;

pub(super) fn run(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let mut words = args.get(1..).unwrap_or_default();
    // In a GNU image the shell is dash, whose echo knows `-n` alone, and always reads backslashes.
    let dash = process.dialect() == Dialect::Gnu;
    let known: &[u8] = if dash { b"n" } else { b"neE" };
    let (mut newline, mut escapes) = (true, dash);
    while let Some((first, rest)) = words.split_first() {
        let letters = first.strip_prefix(b"-").unwrap_or_default();
        if letters.is_empty() || !letters.iter().all(|letter| known.contains(letter)) {
            break;
        }
        for letter in letters {
            match letter {
                b'n' => newline = false,
                letter => escapes = *letter == b'e',
            }
        }
        words = rest;
    }
    let text = words.join(&b' ');
    if !escapes {
        io.print(&[&text, if newline { b"\n" } else { b"" }]);
        return Ok(0);
    }
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        at += 1;
        if byte != b'\\' {
            out.push(byte);
        } else if text.get(at) == Some(&b'c') {
            io.print(&[&out]);
            return Ok(0);
        } else {
            escape(&text, &mut at, true, &mut out);
        }
    }
    io.print(&[&out, if newline { b"\n" } else { b"" }]);
    Ok(0)
}

/// What a backslash and what follows it mean; `at` is behind the backslash.
fn escape(text: &[u8], at: &mut usize, zero: bool, out: &mut Vec<u8>) {
    let Some(&letter) = text.get(*at) else {
        out.push(b'\\');
        return;
    };
    *at += 1;
    match letter {
        b'n' => out.push(b'\n'),
        b't' => out.push(b'\t'),
        b'r' => out.push(b'\r'),
        b'a' => out.push(7),
        b'b' => out.push(8),
        b'f' => out.push(12),
        b'v' => out.push(11),
        b'e' => out.push(27),
        b'\\' => out.push(b'\\'),
        b'x' => number(text, at, 16, 2, out),
        b'0' if zero => number(text, at, 8, 3, out),
        b'0'..=b'7' => {
            *at -= 1;
            number(text, at, 8, 3, out);
        }
        b'"' | b'\'' if !zero => out.push(letter),
        letter => out.extend([b'\\', letter]),
    }
}

fn number(text: &[u8], at: &mut usize, base: u32, most: usize, out: &mut Vec<u8>) {
    let mut value = 0_u32;
    for _ in 0..most {
        let digit = text.get(*at).and_then(|&byte| char::from(byte).to_digit(base));
        let Some(digit) = digit else { break };
        value = value * base + digit;
        *at += 1;
    }
    out.push((value & 0xff) as u8);
}

pub(super) fn printf(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let Some(format) = args.get(1) else {
        return Ok(args::usage(process, io, "printf", "FORMAT [ARG]..."));
    };
    let mut values = args.get(2..).unwrap_or_default();
    let mut out = Vec::new();
    let mut status = 0;
    loop {
        let before = values.len();
        let ended = once(process, format, &mut values, &mut out, io, &mut status);
        if ended || values.is_empty() || values.len() == before {
            break;
        }
        if out.len() > PRINTED {
            return Err(Stop::TooMuch { what: Excess::Output, limit: PRINTED as u64 }.into());
        }
    }
    io.print(&[&out]);
    Ok(status)
}

/// Prints the format once; whether `\c` ended it.
fn once(
    process: &Process<'_, '_>,
    format: &[u8],
    values: &mut &[Vec<u8>],
    out: &mut Vec<u8>,
    io: &mut Io,
    status: &mut u8,
) -> bool {
    let mut at = 0;
    while let Some(&byte) = format.get(at) {
        at += 1;
        match byte {
            b'\\' if format.get(at) == Some(&b'c') => return true,
            b'\\' => escape(format, &mut at, false, out),
            b'%' if format.get(at) == Some(&b'%') => {
                out.push(b'%');
                at += 1;
            }
            b'%' => {
                let rest = format.get(at..).unwrap_or_default();
                let len = rest.iter().take_while(|b| b"-+ #0123456789.".contains(b)).count();
                let flags = rest.get(..len).unwrap_or_default();
                let Some(&kind) = rest.get(len) else {
                    out.push(b'%');
                    return true;
                };
                at += len + 1;
                let value = match values.split_first() {
                    Some((first, others)) => {
                        *values = others;
                        first.as_slice()
                    }
                    None => &[],
                };
                if !convert(flags, kind, value, out) {
                    // It is the shell's own.
                    let (begin, end): (&[u8], &[u8]) = match process.dialect() {
                        Dialect::BusyBox => (b"sh: invalid number '", b"'\n"),
                        Dialect::Gnu => (b"sh: 1: printf: ", b": expected numeric value\n"),
                    };
                    io.complain(&[begin, value, end]);
                    *status = 1;
                }
            }
            byte => out.push(byte),
        }
    }
    false
}

/// One conversion; false if the value is no number.
fn convert(flags: &[u8], kind: u8, value: &[u8], out: &mut Vec<u8>) -> bool {
    let text = String::from_utf8_lossy(value);
    let numeric = || {
        if value.is_empty() {
            return Some(0);
        }
        if let Some(first) = text.strip_prefix(['"', '\'']) {
            return Some(i64::from(first.bytes().next().unwrap_or_default()));
        }
        match text.strip_prefix("0x") {
            Some(hex) => i64::from_str_radix(hex, 16).ok(),
            None if text.len() > 1 && text.starts_with('0') => i64::from_str_radix(&text, 8).ok(),
            None => text.parse().ok(),
        }
    };
    let mut good = true;
    let mut number = || {
        let found = numeric();
        good &= found.is_some();
        found.unwrap_or_default()
    };
    let mut body = match kind {
        b's' => value.to_vec(),
        b'b' => {
            let (mut all, mut at) = (Vec::new(), 0);
            while let Some(&byte) = value.get(at) {
                at += 1;
                if byte == b'\\' {
                    escape(value, &mut at, true, &mut all);
                } else {
                    all.push(byte);
                }
            }
            all
        }
        b'c' => value.first().map(|&byte| vec![byte]).unwrap_or_default(),
        b'd' | b'i' | b'u' => number().to_string().into_bytes(),
        b'x' => format!("{:x}", number()).into_bytes(),
        b'X' => format!("{:X}", number()).into_bytes(),
        b'o' => format!("{:o}", number()).into_bytes(),
        kind => vec![b'%', kind],
    };
    let digits = |bytes: &[u8]| {
        std::str::from_utf8(bytes).ok().and_then(|t| t.parse::<usize>().ok()).unwrap_or(0)
    };
    let (left, width) = match flags.iter().position(|&b| b == b'.') {
        Some(dot) => {
            let precision = digits(flags.get(dot + 1..).unwrap_or_default());
            if kind == b's' || kind == b'b' {
                body.truncate(precision);
            }
            (flags.contains(&b'-'), flags.get(..dot).unwrap_or_default())
        }
        None => (flags.contains(&b'-'), flags),
    };
    let start = width.iter().position(|b| (b'1'..=b'9').contains(b)).unwrap_or(width.len());
    let zeros = width.get(..start).unwrap_or_default().contains(&b'0');
    let width = digits(width.get(start..).unwrap_or_default()).min(4096);
    let pad = width.saturating_sub(body.len());
    let fill = if zeros && !left && kind != b's' { b'0' } else { b' ' };
    if !left {
        out.resize(out.len() + pad, fill);
    }
    out.append(&mut body);
    if left {
        out.resize(out.len() + pad, b' ');
    }
    good
}
