//! `du`.

use std::collections::HashSet;

use super::args::{self, Spec};
use super::format;
use super::io::{Io, Printer};
use super::say::{self, Cannot};
use super::walk::{Visit, walk};
use crate::sim::cow::kernel::{Dialect, Process};
use crate::sim::cow::layer::FileType;
use crate::sim::cow::shell::Failure;

type Seen = HashSet<(u64, u64), rustc_hash::FxBuildHasher>;

pub(super) fn run(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let long = &[
        ("summarize", b's'),
        ("human-readable", b'h'),
        ("all", b'a'),
        ("total", b'c'),
        ("max-depth", b'd'),
        ("bytes", b'b'),
    ];
    let Some(args) =
        args::parse(process, args, io, Spec { letters: "shakmcxlbd:LH", long, first: false })
    else {
        return Ok(1);
    };
    let mut paths = args.operands.clone();
    if paths.is_empty() {
        paths.push(b".".to_vec());
    }
    let number = args.value(b'd').and_then(|text| std::str::from_utf8(text).ok()?.parse().ok());
    let deepest: usize = if args.has(b's') { 0 } else { number.unwrap_or(usize::MAX) };
    let (all, apparent, gnu) = (args.has(b'a'), args.has(b'b'), process.dialect() == Dialect::Gnu);
    let shown = |bytes: u64| match (args.has(b'h'), apparent, args.has(b'm')) {
        (true, ..) if gnu => format::human_gnu(bytes),
        (true, ..) => human(bytes),
        (_, true, _) => bytes.to_string(),
        (.., true) => bytes.div_ceil(1 << 20).to_string(),
        _ => bytes.div_ceil(1024).to_string(),
    };
    let mut out = Printer::default();
    let mut seen = Seen::default();
    let (mut total, mut status) = (0_u64, 0);
    for path in &paths {
        let file_type = match process.stat(path, args.has(b'H') || args.has(b'L'))? {
            Ok(stat) => stat.file_type,
            Err(errno) => {
                let what = if gnu { Cannot::List } else { Cannot::Plain };
                say::cannot(process, io, "du", what, path, errno);
                status = 1;
                continue;
            }
        };
        // What the directories on the way have so far.
        let mut sums: Vec<u64> = Vec::new();
        walk(process, path, file_type, |process, entry| {
            let bytes = match entry.visit {
                Visit::Enter => {
                    let stat = match process.stat(entry.path, false)? {
                        Ok(stat) => stat,
                        Err(errno) => {
                            say::cannot(process, io, "du", Cannot::Plain, entry.path, errno);
                            status = 1;
                            return Ok(false);
                        }
                    };
                    let shared = stat.nlink > 1 && stat.file_type != FileType::Dir;
                    let again = (shared || paths.len() > 1)
                        && !args.has(b'l')
                        && !seen.insert((stat.dev, stat.ino));
                    if again {
                        return Ok(false);
                    }
                    let bytes = if apparent { stat.size } else { stat.allocated };
                    if entry.file_type == FileType::Dir {
                        sums.push(bytes);
                        return Ok(true);
                    }
                    bytes
                }
                Visit::Leave => sums.pop().unwrap_or_default(),
                Visit::Failed(errno) => {
                    say::cannot(process, io, "du", Cannot::Plain, entry.path, errno);
                    status = 1;
                    sums.pop().unwrap_or_default()
                }
            };
            let dir = entry.file_type == FileType::Dir;
            if entry.depth <= deepest && (dir || all || entry.depth == 0) {
                out.buffer.extend_from_slice(shown(bytes).as_bytes());
                out.buffer.push(b'\t');
                out.buffer.extend_from_slice(entry.path);
                out.buffer.push(b'\n');
                out.breathe(io);
            }
            match sums.last_mut() {
                Some(sum) => *sum += bytes,
                None => total += bytes,
            }
            Ok(true)
        })?;
    }
    if args.has(b'c') {
        out.buffer.extend(format!("{}\ttotal\n", shown(total)).into_bytes());
    }
    out.flush(io);
    Ok(status)
}

/// BusyBox counts in blocks of 512 bytes and shows zero as such.
fn human(bytes: u64) -> String {
    format::human(bytes)
}
