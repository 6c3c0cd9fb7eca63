//! `ls`.

use super::args::{self, Args, Spec};
use super::format;
use super::io::{Io, Printer};
use super::say::{self, Cannot};
use super::users::{Kind, Names};
use super::walk::join;
use crate::sim::cow::kernel::{Dialect, Process, Stat};
use crate::sim::cow::layer::FileType;
use crate::sim::cow::shell::Failure;

struct Row {
    name: Vec<u8>,
    file_type: FileType,
    stat: Option<Stat>,
    target: Option<Vec<u8>>,
}

struct Ls {
    args: Args,
    long: bool,
    /// Something is shown that `lstat` tells.
    stats: bool,
    users: Names,
    groups: Names,
    out: Printer,
    status: u8,
}

pub(super) fn run(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let long = &[
        ("all", b'a'),
        ("almost-all", b'A'),
        ("human-readable", b'h'),
        ("recursive", b'R'),
        ("inode", b'i'),
        ("size", b's'),
        ("reverse", b'r'),
        ("directory", b'd'),
        ("color", b'C'),
        ("numeric-uid-gid", b'n'),
    ];
    let spec = Spec { letters: "laAd1hnRisSrtpFCxHLgoUquc", long, first: false };
    let Some(args) = args::parse(process, args, io, spec) else {
        return Ok(if process.dialect() == Dialect::Gnu { 2 } else { 1 });
    };
    let long = args.has(b'l') || args.has(b'n') || args.has(b'g') || args.has(b'o');
    let stats = long || b"isStF".iter().any(|&option| args.has(option));
    let (mut users, mut groups) = (Names::default(), Names::default());
    if long && !args.has(b'n') {
        users = Names::read(process, Kind::User)?;
        groups = Names::read(process, Kind::Group)?;
    }
    let out = Printer::default();
    let mut ls = Ls { args, long, stats, users, groups, out, status: 0 };
    ls.all(process, io)?;
    ls.out.flush(io);
    Ok(ls.status)
}

impl Ls {
    fn all(&mut self, process: &mut Process<'_, '_>, io: &mut Io) -> Result<(), Failure> {
        let mut paths = self.args.operands.clone();
        if paths.is_empty() {
            paths.push(b".".to_vec());
        }
        let several = paths.len() > 1;
        let (mut files, mut dirs) = (Vec::new(), Vec::new());
        paths.sort();
        let follow = !self.long && !self.args.has(b'F') && !self.args.has(b'd');
        for path in paths {
            let mut found = process.stat(&path, follow || self.args.has(b'L'))?;
            if found.is_err() && follow {
                found = process.stat(&path, false)?;
            }
            match found {
                Ok(stat) if stat.file_type == FileType::Dir && !self.args.has(b'd') => {
                    dirs.push(path);
                }
                Ok(stat) => files.push(self.row(process, &path, path.clone(), stat)?),
                Err(errno) => {
                    say::cannot(process, io, "ls", Cannot::List, &path, errno);
                    self.status = match process.dialect() {
                        Dialect::BusyBox => 1,
                        Dialect::Gnu => 2,
                    };
                }
            }
        }
        let mut first = files.is_empty();
        self.sort(&mut files);
        self.print(process, io, &files);
        let titled = several || self.args.has(b'R');
        dirs.reverse();
        while let Some(dir) = dirs.pop() {
            if titled {
                let gap: &[u8] = if first { b"" } else { b"\n" };
                self.out.buffer.extend([gap, &dir, b":\n"].concat());
            }
            first = false;
            let Some(rows) = self.rows(process, io, &dir)? else { continue };
            if self.long || self.args.has(b's') {
                self.total(process, &rows);
            }
            self.print(process, io, &rows);
            if self.args.has(b'R') {
                let below = rows.iter().rev().filter(|row| {
                    row.file_type == FileType::Dir && row.name != b"." && row.name != b".."
                });
                dirs.extend(below.map(|row| join(&dir, &row.name)));
            }
        }
        Ok(())
    }

    fn row(
        &self,
        process: &mut Process<'_, '_>,
        path: &[u8],
        name: Vec<u8>,
        stat: Stat,
    ) -> Result<Row, Failure> {
        let target = match stat.file_type {
            FileType::Symlink if self.long => process.readlink(path)?.ok(),
            _ => None,
        };
        Ok(Row { name, file_type: stat.file_type, stat: Some(stat), target })
    }

    fn rows(
        &mut self,
        process: &mut Process<'_, '_>,
        io: &mut Io,
        dir: &[u8],
    ) -> Result<Option<Vec<Row>>, Failure> {
        let names = match process.list(dir)? {
            Ok(names) => names,
            Err(errno) => {
                let what = match process.dialect() {
                    Dialect::BusyBox => Cannot::Plain,
                    Dialect::Gnu => Cannot::List,
                };
                say::cannot(process, io, "ls", what, dir, errno);
                self.status = 1;
                return Ok(None);
            }
        };
        let mut rows = Vec::with_capacity(names.len());
        let hidden = self.args.has(b'a') || self.args.has(b'A');
        let dots = [b".".as_slice(), b".."].into_iter().filter(|_| self.args.has(b'a'));
        let dots = dots.map(|name| (name.to_vec(), FileType::Dir));
        let names = names.into_iter().map(|(name, file_type)| (name.to_vec(), file_type));
        let mut path = Vec::new();
        for (name, file_type) in dots.chain(names) {
            let dot = name == b"." || name == b"..";
            if name.first() == Some(&b'.') && !hidden && !dot {
                continue;
            }
            if !self.stats {
                rows.push(Row { name, file_type, stat: None, target: None });
                continue;
            }
            path.clear();
            path.extend_from_slice(dir);
            super::walk::push(&mut path, &name);
            match process.stat(&path, self.args.has(b'L'))? {
                Ok(stat) => rows.push(self.row(process, &path, name, stat)?),
                Err(errno) => {
                    say::cannot(process, io, "ls", Cannot::List, &path, errno);
                    self.status = 1;
                }
            }
        }
        self.sort(&mut rows);
        Ok(Some(rows))
    }

    fn sort(&self, rows: &mut [Row]) {
        match self.args.last_of(b"St") {
            Some(b'S') => rows.sort_by_key(|row| {
                std::cmp::Reverse(row.stat.as_ref().map_or(0, |stat| stat.size))
            }),
            Some(_) => {
                rows.sort_by_key(|row| std::cmp::Reverse(row.stat.as_ref().map(|stat| stat.mtime)))
            }
            None => rows.sort_by(|a, b| a.name.cmp(&b.name)),
        }
        if self.args.has(b'r') {
            rows.reverse();
        }
    }

    fn total(&mut self, process: &Process<'_, '_>, rows: &[Row]) {
        let bytes: u64 = rows.iter().filter_map(|row| row.stat.as_ref()).map(|s| s.allocated).sum();
        let text = match (self.args.has(b'h'), process.dialect()) {
            (true, Dialect::Gnu) => format!("total {}\n", format::human_gnu(bytes)),
            (true, Dialect::BusyBox) => format!("total {:<7}\n", whole_human(bytes)),
            _ => format!("total {}\n", bytes.div_ceil(1024)),
        };
        self.out.buffer.extend(text.into_bytes());
    }

    fn print(&mut self, process: &Process<'_, '_>, io: &mut Io, rows: &[Row]) {
        let widths = match process.dialect() {
            Dialect::BusyBox if self.args.has(b'h') => Widths { size: 7, ..Widths::BUSYBOX },
            Dialect::BusyBox => Widths::BUSYBOX,
            Dialect::Gnu => self.widths(rows),
        };
        for row in rows {
            self.line(process, row, widths);
            self.out.breathe(io);
        }
    }

    fn size(&self, process: &Process<'_, '_>, stat: &Stat, w: Widths) -> String {
        match (stat.device, process.dialect()) {
            (Some((major, minor)), Dialect::BusyBox) => format!("{major},{minor:4}"),
            (Some((major, minor)), Dialect::Gnu) => {
                let gap = w.minor;
                format!("{major}, {minor:gap$}")
            }
            (None, Dialect::BusyBox) if self.args.has(b'h') => format::human(stat.size),
            (None, Dialect::Gnu) if self.args.has(b'h') => format::human_gnu(stat.size),
            _ => stat.size.to_string(),
        }
    }

    fn blocks(&self, busybox: bool, stat: &Stat) -> String {
        match self.args.has(b'h') && !busybox {
            true => format::human_gnu(stat.allocated),
            false => stat.allocated.div_ceil(1024).to_string(),
        }
    }

    fn owners(&self, stat: &Stat) -> (Vec<u8>, Vec<u8>) {
        (self.users.shown(stat.uid), self.groups.shown(stat.gid))
    }

    /// GNU makes columns as wide as what is in them.
    fn widths(&self, rows: &[Row]) -> Widths {
        let mut widths =
            Widths { inode: 1, blocks: 1, links: 1, user: 1, group: 1, size: 1, minor: 1 };
        let devices = rows.iter().filter_map(|row| row.stat.as_ref()?.device);
        widths.minor = devices.map(|(_, minor)| digits(u64::from(minor))).max().unwrap_or(1);
        for stat in rows.iter().filter_map(|row| row.stat.as_ref()) {
            let (user, group) = self.owners(stat);
            let size = match stat.device {
                Some((major, _)) => digits(u64::from(major)) + 2 + widths.minor,
                None if self.args.has(b'h') => format::human_gnu(stat.size).len(),
                None => digits(stat.size),
            };
            widths.inode = widths.inode.max(digits(stat.ino));
            widths.blocks = widths.blocks.max(self.blocks(false, stat).len());
            widths.links = widths.links.max(digits(u64::from(stat.nlink)));
            widths.user = widths.user.max(user.len());
            widths.group = widths.group.max(group.len());
            widths.size = widths.size.max(size);
        }
        widths
    }

    fn line(&mut self, process: &Process<'_, '_>, row: &Row, w: Widths) {
        let mut out = std::mem::take(&mut self.out.buffer);
        let mut text = |text: String| out.extend(text.into_bytes());
        if let Some(stat) = &row.stat {
            let busybox = process.dialect() == Dialect::BusyBox;
            if self.args.has(b'i') {
                text(format!("{:width$} ", stat.ino, width = w.inode));
            }
            if self.args.has(b's') {
                let blocks = self.blocks(busybox, stat);
                text(format!("{blocks:>width$} ", width = w.blocks));
            }
            if self.long {
                let mode = format::mode(stat.file_type, stat.mode);
                text(format!("{mode} {:width$} ", stat.nlink, width = w.links));
                let (user, group) = self.owners(stat);
                for (name, width) in [(user, w.user), (group, w.group)] {
                    let name = String::from_utf8_lossy(&name).into_owned();
                    let name: String = if busybox { name.chars().take(8).collect() } else { name };
                    text(format!("{name:width$} "));
                }
                let size = self.size(process, stat, w);
                let date = format::listed(stat.mtime, process.now());
                text(format!("{size:>width$} {date} ", width = w.size));
            }
        }
        out.extend_from_slice(&row.name);
        if let Some(target) = &row.target {
            out.extend_from_slice(b" -> ");
            out.extend_from_slice(target);
        }
        let executable = row.stat.as_ref().is_some_and(|stat| stat.mode & 0o111 != 0);
        let mark: &[u8] = match row.file_type {
            FileType::Dir if self.args.has(b'p') || self.args.has(b'F') => b"/",
            FileType::Symlink if self.args.has(b'F') && row.target.is_none() => b"@",
            FileType::Fifo if self.args.has(b'F') => b"|",
            FileType::File if self.args.has(b'F') && executable => b"*",
            _ => b"",
        };
        out.extend_from_slice(mark);
        out.push(b'\n');
        self.out.buffer = out;
    }
}

#[derive(Clone, Copy)]
struct Widths {
    inode: usize,
    blocks: usize,
    links: usize,
    user: usize,
    group: usize,
    size: usize,
    minor: usize,
}

impl Widths {
    /// Source: BusyBox `coreutils/ls.c`, `display_single`.
    const BUSYBOX: Self =
        Self { inode: 7, blocks: 6, links: 4, user: 8, group: 8, size: 9, minor: 4 };
}

fn digits(number: u64) -> usize {
    number.checked_ilog10().unwrap_or(0) as usize + 1
}

/// BusyBox shows the total without a tenth.
fn whole_human(bytes: u64) -> String {
    let mut bytes = bytes;
    for unit in ["", "K", "M", "G", "T"] {
        if bytes < 1024 {
            return format!("{bytes}{unit}");
        }
        bytes = (bytes + 512) / 1024;
    }
    format!("{bytes}P")
}
