//! `find`: walks down and asks of each path what its expression says.
//!
//! Here: the walk, and what is done with what is found; `expression` reads expressions. Only a test
//! that needs it costs an `lstat`.

mod expression;

use super::io::{Io, Printer};
use super::misc;
use super::say::{self, Cannot};
use super::walk::{Entry, Visit, walk};
use crate::sim::cow::kernel::{Dialect, Process, Stat};
use crate::sim::cow::layer::FileType;
use crate::sim::cow::shell::{Failure, matches};
use expression::{Compare, Expr, Plan, Test};

struct Finder<'p> {
    plan: &'p Plan,
    out: Printer,
    /// Paths that `-exec … +` collects, for each such action.
    collected: Vec<Vec<Vec<u8>>>,
    status: u8,
    prune: bool,
}

/// Paths in one call of `-exec … +`.
const ARGUMENTS: usize = 5000;

pub(super) fn run(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let words = args.get(1..).unwrap_or_default();
    let is_expression = |word: &Vec<u8>| {
        word.first() == Some(&b'-') && word.len() > 1 || matches!(word.as_slice(), b"!" | b"(")
    };
    let mut start = 0;
    while words.get(start).is_some_and(|word| matches!(word.as_slice(), b"-H" | b"-L" | b"-P")) {
        start += 1;
    }
    let follow = words.get(..start).unwrap_or_default().iter().any(|word| word != b"-P");
    let words = words.get(start..).unwrap_or_default();
    let paths = words.iter().take_while(|word| !is_expression(word)).count();
    let (paths, rest) = words.split_at(paths);
    let plan = match Plan::parse(process, rest)? {
        Ok(plan) => plan,
        Err(wrong) => {
            let text = wrong.text(process.dialect());
            io.complain(&[b"find: ", &text, b"\n"]);
            return Ok(1);
        }
    };
    let here = [b".".to_vec()];
    let paths = if paths.is_empty() { &here } else { paths };
    let mut finder = Finder {
        plan: &plan,
        out: Printer::default(),
        collected: vec![Vec::new(); plan.collectors],
        status: 0,
        prune: false,
    };
    for path in paths {
        let file_type = match process.stat(path, follow)? {
            Ok(stat) => stat.file_type,
            Err(errno) => {
                finder.failed(process, io, path, errno);
                continue;
            }
        };
        finder.walk(process, io, path, file_type)?;
    }
    finder.finish(process, io)?;
    finder.out.flush(io);
    Ok(finder.status)
}

impl Finder<'_> {
    fn failed(
        &mut self,
        process: &Process<'_, '_>,
        io: &mut Io,
        path: &[u8],
        errno: crate::sim::cow::Errno,
    ) {
        match process.dialect() {
            Dialect::BusyBox => say::cannot(process, io, "find", Cannot::Plain, path, errno),
            Dialect::Gnu => {
                let why = errno.text().as_bytes();
                io.complain(&[b"find: '", path, b"': ", why, b"\n"]);
            }
        }
        self.status = 1;
    }

    fn walk(
        &mut self,
        process: &mut Process<'_, '_>,
        io: &mut Io,
        path: &[u8],
        file_type: FileType,
    ) -> Result<(), Failure> {
        let plan = self.plan;
        walk(process, path, file_type, |process, entry| match entry.visit {
            Visit::Enter => {
                let dir = entry.file_type == FileType::Dir;
                self.prune = false;
                if entry.depth >= plan.least && !(plan.depth && dir) {
                    self.eval(process, io, entry, &plan.expr, &mut None)?;
                }
                let down = entry.depth < plan.most && !self.prune;
                if !down && plan.depth && dir && entry.depth >= plan.least {
                    self.eval(process, io, entry, &plan.expr, &mut None)?;
                }
                Ok(down)
            }
            Visit::Leave => {
                if plan.depth && entry.depth >= plan.least {
                    self.eval(process, io, entry, &plan.expr, &mut None)?;
                }
                Ok(true)
            }
            Visit::Failed(errno) => {
                self.failed(process, io, entry.path, errno);
                Ok(true)
            }
        })
    }

    fn eval(
        &mut self,
        process: &mut Process<'_, '_>,
        io: &mut Io,
        entry: Entry<'_>,
        expr: &Expr,
        stat: &mut Option<Stat>,
    ) -> Result<bool, Failure> {
        Ok(match expr {
            Expr::And(parts) => {
                for part in parts {
                    if !self.eval(process, io, entry, part, stat)? {
                        return Ok(false);
                    }
                }
                true
            }
            Expr::Or(parts) => {
                for part in parts {
                    if self.eval(process, io, entry, part, stat)? {
                        return Ok(true);
                    }
                }
                false
            }
            Expr::Not(part) => !self.eval(process, io, entry, part, stat)?,
            Expr::Test(test) => self.test(process, io, entry, test, stat)?,
        })
    }

    fn test(
        &mut self,
        process: &mut Process<'_, '_>,
        io: &mut Io,
        entry: Entry<'_>,
        test: &Test,
        known: &mut Option<Stat>,
    ) -> Result<bool, Failure> {
        match test {
            Test::True => return Ok(true),
            Test::False => return Ok(false),
            Test::Name(pattern) => return Ok(matches(pattern, entry.name())),
            Test::NameAnyCase(pattern) => {
                return Ok(matches(pattern, &entry.name().to_ascii_lowercase()));
            }
            Test::Path(pattern) => return Ok(matches(pattern, entry.path)),
            Test::Type(types) => return Ok(types.contains(&entry.file_type)),
            Test::Prune => {
                self.prune = true;
                return Ok(true);
            }
            Test::Empty if entry.file_type == FileType::Dir => {
                return Ok(process.list(entry.path)?.is_ok_and(|names| names.is_empty()));
            }
            Test::Empty if entry.file_type != FileType::File => return Ok(false),
            Test::Print(end) => {
                self.out.buffer.extend_from_slice(entry.path);
                self.out.buffer.push(*end);
                self.out.breathe(io);
                return Ok(true);
            }
            Test::Delete => return self.delete(process, io, entry),
            Test::Exec(words) => {
                let words: Vec<Vec<u8>> =
                    words.iter().map(|word| misc::replace(word, b"{}", entry.path)).collect();
                self.out.flush(io);
                return Ok(misc::call(process, &words, io)? == 0);
            }
            Test::ExecMany(words, slot) => {
                let Some(paths) = self.collected.get_mut(*slot) else { return Ok(true) };
                paths.push(entry.path.to_vec());
                if paths.len() >= ARGUMENTS {
                    let paths = std::mem::take(paths);
                    self.many(process, io, words, &paths)?;
                }
                return Ok(true);
            }
            _ => {}
        }
        if known.is_none() {
            match process.stat(entry.path, false)? {
                Ok(stat) => *known = Some(stat),
                Err(errno) => {
                    self.failed(process, io, entry.path, errno);
                    return Ok(false);
                }
            }
        }
        let Some(stat) = known.as_ref() else { return Ok(false) };
        let age = process.now().secs.saturating_sub(stat.mtime.secs).max(0);
        Ok(match test {
            Test::Empty => stat.size == 0,
            Test::Size(compare, number, unit) => compare.holds(stat.size.div_ceil(*unit), *number),
            Test::Newer(time) => stat.mtime > *time,
            Test::User(uid) => stat.uid == *uid,
            Test::Group(gid) => stat.gid == *gid,
            Test::Links(compare, number) => compare.holds(u64::from(stat.nlink), *number),
            Test::Inode(number) => stat.ino == *number,
            Test::Age(compare, number, unit) => compare.holds(age as u64 / unit, *number),
            Test::Perm(compare, mode) => match compare {
                Compare::Exactly => stat.mode == *mode,
                Compare::Less => stat.mode & mode == *mode,
                Compare::More => *mode == 0 || stat.mode & mode != 0,
            },
            _ => false,
        })
    }

    fn delete(
        &mut self,
        process: &mut Process<'_, '_>,
        io: &mut Io,
        entry: Entry<'_>,
    ) -> Result<bool, Failure> {
        if entry.path == b"." {
            return Ok(true);
        }
        let gone = match entry.file_type {
            FileType::Dir => process.rmdir(entry.path)?,
            _ => process.unlink(entry.path)?,
        };
        if let Err(errno) = gone {
            match process.dialect() {
                Dialect::BusyBox => {
                    say::cannot(process, io, "find", Cannot::Plain, entry.path, errno);
                }
                Dialect::Gnu => {
                    let begin = b"find: cannot delete '";
                    let why = errno.text().as_bytes();
                    io.complain(&[begin, entry.path, b"': ", why, b"\n"]);
                }
            }
            self.status = 1;
        }
        Ok(gone.is_ok())
    }

    fn many(
        &mut self,
        process: &mut Process<'_, '_>,
        io: &mut Io,
        words: &[Vec<u8>],
        paths: &[Vec<u8>],
    ) -> Result<(), Failure> {
        self.out.flush(io);
        if misc::call(process, &[words, paths].concat(), io)? != 0 {
            self.status = 1;
        }
        Ok(())
    }

    /// Runs what was collected.
    fn finish(&mut self, process: &mut Process<'_, '_>, io: &mut Io) -> Result<(), Failure> {
        let plan = self.plan;
        let mut todo = Vec::new();
        plan.expr.each(&mut |test| {
            if let Test::ExecMany(words, slot) = test {
                todo.push((words, *slot));
            }
        });
        for (words, slot) in todo {
            let paths = self.collected.get_mut(slot).map(std::mem::take).unwrap_or_default();
            if !paths.is_empty() {
                self.many(process, io, words, &paths)?;
            }
        }
        Ok(())
    }
}
