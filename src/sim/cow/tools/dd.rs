//! `dd`: ranges of files, without looking at their bytes.

use super::format::size;
use super::io::Io;
use super::say::Cannot;
use crate::sim::cow::content::Content;
use crate::sim::cow::kernel::{Dialect, Excess, Fd, Flags, Process, Stop};
use crate::sim::cow::shell::Failure;

/// Bytes one `dd` may write.
const LIMIT: u64 = 1 << 40;

#[derive(Debug, Default)]
struct Plan {
    input: Option<Vec<u8>>,
    output: Option<Vec<u8>>,
    ibs: u64,
    obs: u64,
    count: Option<u64>,
    seek: u64,
    skip: u64,
    keep: bool,
    append: bool,
    count_bytes: bool,
    skip_bytes: bool,
    seek_bytes: bool,
    silent: bool,
}

pub(super) fn run(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let plan = match plan(args) {
        Ok(plan) => plan,
        Err((text, what)) => {
            wrong(process, io, &text, what);
            return Ok(1);
        }
    };
    copy(process, io, &plan)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    Operand,
    Number,
    Value(&'static str),
}

fn plan(args: &[Vec<u8>]) -> Result<Plan, (Vec<u8>, Wrong)> {
    let mut plan = Plan { ibs: 512, obs: 512, ..Plan::default() };
    for arg in args.iter().skip(1) {
        let Some(at) = arg.iter().position(|&byte| byte == b'=') else {
            return Err((arg.clone(), Wrong::Operand));
        };
        let (name, value) = arg.split_at(at);
        let value = value.get(1..).unwrap_or_default();
        let number = || size(value).ok_or_else(|| (value.to_vec(), Wrong::Number));
        let block = || {
            number().and_then(|n| if n == 0 { Err((value.to_vec(), Wrong::Number)) } else { Ok(n) })
        };
        match name {
            b"if" => plan.input = Some(value.to_vec()),
            b"of" => plan.output = Some(value.to_vec()),
            b"bs" => (plan.ibs, plan.obs) = (block()?, block()?),
            b"ibs" => plan.ibs = block()?,
            b"obs" => plan.obs = block()?,
            b"count" => plan.count = Some(number()?),
            b"seek" => plan.seek = number()?,
            b"skip" => plan.skip = number()?,
            b"conv" | b"iflag" | b"oflag" | b"status" => {
                for word in value.split(|&byte| byte == b',') {
                    flag(&mut plan, name, word)?;
                }
            }
            _ => return Err((arg.clone(), Wrong::Operand)),
        }
    }
    Ok(plan)
}

fn flag(plan: &mut Plan, name: &[u8], word: &[u8]) -> Result<(), (Vec<u8>, Wrong)> {
    match (name, word) {
        (b"conv", b"notrunc") => plan.keep = true,
        (b"conv", b"noerror" | b"fsync" | b"fdatasync") => {}
        (b"iflag", b"count_bytes") => plan.count_bytes = true,
        (b"iflag", b"skip_bytes") => plan.skip_bytes = true,
        (b"iflag" | b"oflag", b"fullblock" | b"direct" | b"sync" | b"dsync") => {}
        (b"oflag", b"seek_bytes") => plan.seek_bytes = true,
        (b"oflag", b"append") => plan.append = true,
        (b"status", b"none") => plan.silent = true,
        (b"status", b"noxfer" | b"progress") => {}
        (b"conv", _) => return Err((word.to_vec(), Wrong::Value("conv"))),
        (b"iflag", _) => return Err((word.to_vec(), Wrong::Value("iflag"))),
        (b"oflag", _) => return Err((word.to_vec(), Wrong::Value("oflag"))),
        _ => return Err((word.to_vec(), Wrong::Value("status"))),
    }
    Ok(())
}

fn wrong(process: &Process<'_, '_>, io: &mut Io, text: &[u8], what: Wrong) {
    match (process.dialect(), what) {
        (Dialect::BusyBox, Wrong::Operand) => io.complain(&[
            b"Usage: dd [if=FILE] [of=FILE] [ibs=N obs=N/bs=N] [count=N] [skip=N] [seek=N]\n",
        ]),
        (Dialect::BusyBox, Wrong::Number) => io.complain(&[b"dd: invalid number '", text, b"'\n"]),
        (Dialect::BusyBox, Wrong::Value(name)) => {
            io.complain(&[b"dd: invalid argument '", text, b"' to '", name.as_bytes(), b"'\n"]);
        }
        (Dialect::Gnu, what) => {
            match what {
                Wrong::Operand => io.complain(&[b"dd: unrecognized operand '", text, b"'\n"]),
                Wrong::Number => io.complain(&[b"dd: invalid number: '", text, b"'\n"]),
                Wrong::Value("conv") => io.complain(&[b"dd: invalid conversion: '", text, b"'\n"]),
                Wrong::Value(_) => io.complain(&[b"dd: invalid flag: '", text, b"'\n"]),
            }
            if what != Wrong::Number {
                super::args::try_help(io, b"dd");
            }
        }
    }
}

fn copy(process: &mut Process<'_, '_>, io: &mut Io, plan: &Plan) -> Result<u8, Failure> {
    let skip = if plan.skip_bytes { plan.skip } else { plan.skip.saturating_mul(plan.ibs) };
    let seek = if plan.seek_bytes { plan.seek } else { plan.seek.saturating_mul(plan.obs) };
    let most = plan.count.map(|n| if plan.count_bytes { n } else { n.saturating_mul(plan.ibs) });
    let source = match &plan.input {
        Some(path) => match process.open(path, Flags { read: true, ..Flags::default() }, 0)? {
            Ok(fd) => Some(fd),
            Err(errno) => {
                let what =
                    if process.dialect() == Dialect::Gnu { Cannot::List } else { Cannot::Open };
                failed(process, io, what, path, errno.text());
                return Ok(1);
            }
        },
        None => None,
    };
    let target = match &plan.output {
        Some(path) => {
            let truncate = !plan.keep && seek == 0;
            let flags = Flags {
                write: true,
                create: true,
                truncate,
                append: plan.append,
                ..Flags::default()
            };
            match process.open(path, flags, 0o666)? {
                Ok(fd) => Some(fd),
                Err(errno) => {
                    failed(process, io, Cannot::Open, path, errno.text());
                    return Ok(1);
                }
            }
        }
        None => None,
    };
    if let (Some(fd), true) = (target, !plan.keep && seek > 0)
        && let Err(errno) = process.ftruncate(fd, seek)?
    {
        let path = plan.output.clone().unwrap_or_default();
        failed(process, io, Cannot::Plain, &path, errno.text());
        return Ok(1);
    }
    let data = match take(process, io, plan, source, skip, most)? {
        Ok(data) => data,
        Err(errno) => {
            let path = plan.input.clone().unwrap_or_default();
            let what = if process.dialect() == Dialect::Gnu { Cannot::Read } else { Cannot::Plain };
            failed(process, io, what, &path, errno.text());
            return Ok(1);
        }
    };
    let mut status = 0;
    match target {
        Some(fd) => {
            process.seek(fd, seek);
            if !data.is_empty()
                && let Err(errno) = process.write(fd, &data)?
            {
                let path = plan.output.clone().unwrap_or_default();
                failed(process, io, Cannot::Plain, &path, errno.text());
                status = 1;
            }
            process.close(fd);
        }
        None => io.out.append(&data),
    }
    if let Some(fd) = source {
        process.close(fd);
    }
    report(io, plan, data.size());
    Ok(status)
}

/// What is read of the input; a device of zeros has as many as are asked for.
fn take(
    process: &mut Process<'_, '_>,
    io: &mut Io,
    plan: &Plan,
    source: Option<Fd>,
    skip: u64,
    most: Option<u64>,
) -> Result<Result<Content, crate::sim::cow::Errno>, Failure> {
    let all = match source {
        Some(fd) if process.is_device(fd, (1, 5)) => {
            return match most.filter(|&most| most <= LIMIT) {
                Some(most) => Ok(Ok(Content::zeros(most))),
                None => Err(Stop::TooMuch { what: Excess::Output, limit: LIMIT }.into()),
            };
        }
        Some(fd) => match process.read(fd)? {
            Ok(content) => content,
            Err(errno) => return Ok(Err(errno)),
        },
        None => io.input(),
    };
    let from = skip.min(all.size());
    let to = most.map_or(all.size(), |most| from.saturating_add(most).min(all.size()));
    if from == 0 && to == all.size() && plan.count.is_none() {
        return Ok(Ok(all));
    }
    Ok(Ok(all.slice(from..to)))
}

fn failed(process: &Process<'_, '_>, io: &mut Io, what: Cannot, path: &[u8], text: &str) {
    if process.dialect() == Dialect::Gnu && matches!(what, Cannot::Open | Cannot::List) {
        io.complain(&[b"dd: failed to open '", path, b"': ", text.as_bytes(), b"\n"]);
        return;
    }
    let quoted = matches!(what, Cannot::Open);
    let (before, after): (&[u8], &[u8]) = match (quoted, what) {
        (true, _) => (b"dd: can't open '", b"': "),
        (_, Cannot::Read) => (b"dd: error reading '", b"': "),
        _ => (b"dd: ", b": "),
    };
    io.complain(&[before, path, after, text.as_bytes(), b"\n"]);
}

/// Whole and partial blocks. The line with the time it took is left out: there is no clock.
fn report(io: &mut Io, plan: &Plan, bytes: u64) {
    if plan.silent {
        return;
    }
    let blocks = |size: u64| format!("{}+{}", bytes / size, u8::from(!bytes.is_multiple_of(size)));
    let text = format!("{} records in\n{} records out\n", blocks(plan.ibs), blocks(plan.obs));
    io.complain(&[text.as_bytes()]);
}
