//! `grep`.

use super::args::{self, Args, Spec};
use super::io::{Io, Printer, look};
use super::re::{Kind, Re, decode, encode};
use super::say::{self, Cannot};
use super::walk::{Visit, walk};
use crate::sim::cow::Errno;
use crate::sim::cow::content::Content;
use crate::sim::cow::kernel::{Dialect, Process};
use crate::sim::cow::layer::FileType;
use crate::sim::cow::shell::Failure;

struct Grep {
    args: Args,
    patterns: Vec<Re>,
    named: bool,
    most: u64,
    /// Lines shown before and after what is found.
    around: (usize, usize),
    /// Something was shown already.
    shown: bool,
    out: Printer,
    found: bool,
    failed: bool,
}

pub(super) fn run(
    process: &mut Process<'_, '_>,
    args: &[Vec<u8>],
    io: &mut Io,
) -> Result<u8, Failure> {
    let long = &[
        ("ignore-case", b'i'),
        ("invert-match", b'v'),
        ("count", b'c'),
        ("line-number", b'n'),
        ("recursive", b'r'),
        ("quiet", b'q'),
        ("extended-regexp", b'E'),
        ("fixed-strings", b'F'),
        ("only-matching", b'o'),
        ("files-with-matches", b'l'),
        ("word-regexp", b'w'),
    ];
    let extended = args.first().is_some_and(|name| name.ends_with(b"egrep"));
    let fixed = args.first().is_some_and(|name| name.ends_with(b"fgrep"));
    let spec = Spec { letters: "ivcnlLrRqsEFGhHowxae:m:A:B:C:", long, first: false };
    let Some(mut args) = args::parse(process, args, io, spec) else { return Ok(2) };
    let mut texts: Vec<Vec<u8>> = args.values(b'e').map(<[u8]>::to_vec).collect();
    if texts.is_empty() {
        if args.operands.is_empty() {
            match process.dialect() {
                Dialect::BusyBox => io.complain(&[b"Usage: grep [-HhnlLoqvsrRiwFEz] [-m N] [-A|B|C N] { PATTERN | -e PATTERN... | -f FILE... } [FILE]...\n"]),
                Dialect::Gnu => {
                    io.complain(&[b"Usage: grep [OPTION]... PATTERNS [FILE]...\n"]);
                    args::try_help(io, b"grep");
                }
            }
            return Ok(2);
        }
        texts.push(args.operands.remove(0));
    }
    let kind = Kind {
        extended: extended || args.has(b'E'),
        fixed: fixed || args.has(b'F'),
        ignore_case: args.has(b'i'),
        word: args.has(b'w'),
        line: args.has(b'x'),
    };
    let mut patterns = Vec::new();
    for text in texts.iter().flat_map(|text| text.split(|&byte| byte == b'\n')) {
        let Some(re) = Re::new(text, kind) else {
            match process.dialect() {
                Dialect::BusyBox => io.complain(&[b"grep: bad regex '", text, b"'\n"]),
                Dialect::Gnu => io.complain(&[b"grep: Invalid regular expression\n"]),
            }
            return Ok(2);
        };
        patterns.push(re);
    }
    let recursive = args.has(b'r') || args.has(b'R');
    let mut paths = args.operands.clone();
    if paths.is_empty() {
        paths.push(if recursive { b".".to_vec() } else { b"-".to_vec() });
    }
    let named = (paths.len() > 1 || recursive) && !args.has(b'h') || args.has(b'H');
    let most = args.value(b'm').and_then(|text| std::str::from_utf8(text).ok()?.parse().ok());
    let mut grep = Grep {
        args,
        patterns,
        named,
        most: most.unwrap_or(u64::MAX),
        around: (0, 0),
        shown: false,
        out: Printer::default(),
        found: false,
        failed: false,
    };
    let number = |option: u8| {
        let text = std::str::from_utf8(grep.args.value(option)?).ok()?;
        text.parse::<usize>().ok()
    };
    let both = number(b'C').unwrap_or(0);
    grep.around = (number(b'B').unwrap_or(both), number(b'A').unwrap_or(both));
    for path in &paths {
        if grep.found && grep.args.has(b'q') {
            break;
        }
        grep.path(process, io, path, recursive)?;
    }
    grep.out.flush(io);
    Ok(match (grep.found, grep.failed) {
        (true, _) if grep.args.has(b'q') => 0,
        (_, true) => 2,
        (found, false) => u8::from(!found),
    })
}

impl Grep {
    fn path(
        &mut self,
        process: &mut Process<'_, '_>,
        io: &mut Io,
        path: &[u8],
        recursive: bool,
    ) -> Result<(), Failure> {
        let is_dir = path != b"-"
            && recursive
            && process.stat(path, true)?.is_ok_and(|stat| stat.file_type == FileType::Dir);
        if is_dir {
            return walk(process, path, FileType::Dir, |process, entry| {
                if entry.visit == Visit::Enter && entry.file_type == FileType::File {
                    self.file(process, io, entry.path)?;
                }
                Ok(true)
            });
        }
        self.file(process, io, path)
    }

    fn file(
        &mut self,
        process: &mut Process<'_, '_>,
        io: &mut Io,
        path: &[u8],
    ) -> Result<(), Failure> {
        let silent = self.args.has(b's');
        let before = io.err.len();
        let content = match process.dialect() {
            Dialect::Gnu if path != b"-" => match super::cat::read(process, path)? {
                Ok(content) => Some(content),
                Err(Errno::EISDIR) => {
                    io.complain(&[b"grep: ", path, b": Is a directory\n"]);
                    None
                }
                Err(errno) => {
                    say::cannot(process, io, "grep", Cannot::Plain, path, errno);
                    None
                }
            },
            _ if path == b"-" => Some(io.input()),
            _ => match super::cat::read(process, path)? {
                Ok(content) => Some(content),
                // BusyBox finds nothing in a directory.
                Err(Errno::EISDIR) => Some(Content::default()),
                Err(errno) => {
                    say::cannot(process, io, "grep", Cannot::Plain, path, errno);
                    None
                }
            },
        };
        let Some(content) = content else {
            if silent {
                io.err.truncate(before);
            }
            self.failed = true;
            return Ok(());
        };
        let name: &[u8] = if path == b"-" { b"(standard input)" } else { path };
        self.content(process, io, name, &content)
    }

    fn content(
        &mut self,
        process: &mut Process<'_, '_>,
        io: &mut Io,
        name: &[u8],
        content: &Content,
    ) -> Result<(), Failure> {
        let bytes = look(process, content)?;
        let invert = self.args.has(b'v');
        let quiet = self.args.has(b'q') || self.args.has(b'l') || self.args.has(b'L');
        let body = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
        let lines: Vec<&[u8]> =
            if bytes.is_empty() { Vec::new() } else { body.split(|&b| b == b'\n').collect() };
        let (mut count, mut next, mut after) = (0, 0, 0);
        for (number, line) in lines.iter().enumerate() {
            let text = decode(line);
            if count >= self.most || self.patterns.iter().any(|re| re.is_match(&text)) == invert {
                if number < after {
                    self.show(name, number, line, b'-');
                    next = number + 1;
                } else if count >= self.most {
                    break;
                }
                continue;
            }
            count += 1;
            self.found = true;
            if quiet {
                break;
            }
            if self.args.has(b'c') {
                continue;
            }
            if self.args.has(b'o') {
                self.parts(name, number, &text);
                self.out.breathe(io);
                continue;
            }
            let first = number.saturating_sub(self.around.0).max(next);
            if self.around != (0, 0) && self.shown && (first > next || next == 0) {
                self.out.buffer.extend_from_slice(b"--\n");
            }
            for (n, before) in lines.iter().enumerate().take(number).skip(first) {
                self.show(name, n, before, b'-');
            }
            self.show(name, number, line, b':');
            next = number + 1;
            after = next.saturating_add(self.around.1);
            self.out.breathe(io);
        }
        if self.args.has(b'c') && !quiet {
            let begin: &[u8] = if self.named { name } else { b"" };
            let colon: &[u8] = if self.named { b":" } else { b"" };
            self.out.buffer.extend([begin, colon, format!("{count}\n").as_bytes()].concat());
        }
        if self.args.has(b'l') && count > 0 || self.args.has(b'L') && count == 0 {
            self.out.buffer.extend([name, b"\n"].concat());
        }
        Ok(())
    }

    fn show(&mut self, name: &[u8], number: usize, line: &[u8], sign: u8) {
        self.begin(name, number, sign);
        self.out.buffer.extend_from_slice(line);
        self.out.buffer.push(b'\n');
        self.shown = true;
    }

    fn begin(&mut self, name: &[u8], number: usize, sign: u8) {
        if self.named {
            self.out.buffer.extend_from_slice(name);
            self.out.buffer.push(sign);
        }
        if self.args.has(b'n') {
            self.out.buffer.extend((number + 1).to_string().into_bytes());
            self.out.buffer.push(sign);
        }
    }

    /// What of a line fits.
    fn parts(&mut self, name: &[u8], number: usize, text: &str) {
        if self.args.has(b'v') {
            return;
        }
        let found: Vec<&str> =
            self.patterns.first().map(|re| re.find_all(text).collect()).unwrap_or_default();
        for part in found.into_iter().filter(|part| !part.is_empty()) {
            self.begin(name, number, b':');
            encode(part, &mut self.out.buffer);
            self.out.buffer.push(b'\n');
        }
    }
}
