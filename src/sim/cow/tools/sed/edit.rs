//! Runs a script over lines.

use super::super::re::{Re, decode, encode};
use super::script::{Action, Address, Command, Part, Script, Substitute};

/// Bytes the pattern space may grow to.
const SPACE: usize = 16 << 20;

/// A script at work.
pub(super) struct Editor<'s> {
    script: &'s Script,
    quiet: bool,
    /// What it printed.
    pub out: Vec<u8>,
    number: u64,
    space: String,
    hold: String,
    after: Vec<u8>,
    /// Of each command: the line its range ends with, if it is in one.
    ranges: Vec<Option<u64>>,
    last: Option<Re>,
    /// The last line had no newline.
    open_end: bool,
    /// A line was printed without its newline; what comes next is preceded by it.
    owed: bool,
}

enum Flow {
    End { print: bool },
    Again,
    Quit { code: u8, print: bool },
}

struct Lines<'t> {
    lines: Vec<&'t [u8]>,
    at: usize,
}

impl<'s> Editor<'s> {
    pub(super) fn new(script: &'s Script, quiet: bool) -> Self {
        Self {
            script,
            quiet,
            out: Vec::new(),
            number: 0,
            space: String::new(),
            hold: String::new(),
            after: Vec::new(),
            ranges: vec![None; script.commands.len()],
            last: None,
            open_end: false,
            owed: false,
        }
    }

    /// Runs over texts, one after the other; the exit status, if `q` gave one.
    pub(super) fn run(&mut self, texts: &[Vec<u8>]) -> Option<u8> {
        let mut lines = Vec::new();
        for text in texts.iter().filter(|text| !text.is_empty()) {
            self.open_end = !text.ends_with(b"\n");
            let body = text.strip_suffix(b"\n").unwrap_or(text);
            lines.extend(body.split(|&byte| byte == b'\n'));
        }
        let mut lines = Lines { lines, at: 0 };
        let mut again = false;
        loop {
            if !again {
                let line = lines.next()?;
                self.number += 1;
                self.space = decode(line).into_owned();
            }
            let flow = self.cycle(&mut lines);
            again = false;
            let (print, code) = match flow {
                Flow::End { print } => (print, None),
                Flow::Again => {
                    again = true;
                    (false, None)
                }
                Flow::Quit { code, print } => (print, Some(code)),
            };
            if print && !self.quiet {
                self.print(&lines);
            }
            self.append();
            if code.is_some() {
                return code;
            }
        }
    }

    fn pay(&mut self) {
        if std::mem::take(&mut self.owed) {
            self.out.push(b'\n');
        }
    }

    fn print(&mut self, lines: &Lines<'_>) {
        self.pay();
        encode(&self.space, &mut self.out);
        self.owed = self.open_end && lines.is_last();
        if !self.owed {
            self.out.push(b'\n');
        }
    }

    /// Prints what `a` wants after the line.
    fn append(&mut self) {
        if !self.after.is_empty() {
            self.pay();
            self.out.append(&mut self.after);
        }
    }

    fn cycle(&mut self, lines: &mut Lines<'_>) -> Flow {
        let script = self.script;
        let mut at = 0;
        while let Some(command) = script.commands.get(at) {
            let selected = self.selects(at, command, lines) != command.negated;
            at += 1;
            if !selected {
                if let Action::Block(end) = command.action {
                    at = end.max(at);
                }
                continue;
            }
            match &command.action {
                Action::Substitute(substitute) => {
                    if self.substitute(substitute) && substitute.print {
                        self.print(lines);
                    }
                }
                Action::Delete => return Flow::End { print: false },
                Action::DeleteFirst => match self.space.find('\n') {
                    Some(end) => {
                        self.space.drain(..=end);
                        return Flow::Again;
                    }
                    None => return Flow::End { print: false },
                },
                Action::Print => self.print(lines),
                Action::PrintFirst => {
                    let first = self.space.split('\n').next().unwrap_or_default();
                    let first = first.to_owned();
                    self.pay();
                    encode(&first, &mut self.out);
                    self.out.push(b'\n');
                }
                Action::Quit { code, print } => return Flow::Quit { code: *code, print: *print },
                Action::Append(text) => self.after.extend_from_slice(text),
                Action::Insert(text) => {
                    self.pay();
                    self.out.extend_from_slice(text);
                }
                Action::Change(text) => {
                    // A range is replaced as one, at its end.
                    let inside = command.to.is_some()
                        && !command.negated
                        && self.ranges.get(at - 1).is_some_and(Option::is_some);
                    if !inside {
                        self.pay();
                        self.out.extend_from_slice(text);
                    }
                    return Flow::End { print: false };
                }
                Action::Number => {
                    self.pay();
                    self.out.extend(format!("{}\n", self.number).into_bytes());
                }
                Action::Translate(pairs) => {
                    let swap = |c: char| pairs.iter().find(|pair| pair.0 == c).map_or(c, |p| p.1);
                    self.space = self.space.chars().map(swap).collect();
                }
                Action::Next => {
                    if lines.is_last() {
                        return Flow::Quit { code: 0, print: true };
                    }
                    if !self.quiet {
                        self.print(lines);
                    }
                    self.append();
                    self.space = lines.next().map(|l| decode(l).into_owned()).unwrap_or_default();
                    self.number += 1;
                }
                Action::NextJoined => match lines.next() {
                    Some(line) if self.space.len() < SPACE => {
                        self.space.push('\n');
                        self.space.push_str(&decode(line));
                        self.number += 1;
                    }
                    _ => return Flow::Quit { code: 0, print: true },
                },
                Action::Hold { append } => {
                    let space = self.space.clone();
                    hold(&mut self.hold, &space, *append);
                }
                Action::Get { append } => {
                    let held = self.hold.clone();
                    hold(&mut self.space, &held, *append);
                }
                Action::Exchange => std::mem::swap(&mut self.space, &mut self.hold),
                Action::Block(_) => {}
            }
        }
        Flow::End { print: true }
    }

    fn fits(&mut self, address: &Address, lines: &Lines<'_>) -> bool {
        match address {
            Address::Line(line) => self.number == *line,
            Address::Step(first, 0) => self.number == *first,
            Address::Step(first, step) => {
                self.number >= *first && (self.number - first).is_multiple_of(*step)
            }
            Address::Last => lines.is_last(),
            Address::Match(re) => {
                if let Some(re) = re {
                    self.last = Some(re.clone());
                }
                self.last.as_ref().is_some_and(|re| re.is_match(&self.space))
            }
            Address::More(_) => false,
        }
    }

    fn selects(&mut self, at: usize, command: &Command, lines: &Lines<'_>) -> bool {
        let Some(from) = &command.from else { return true };
        let Some(to) = &command.to else { return self.fits(from, lines) };
        let open = self.ranges.get(at).copied().flatten();
        let end = match open {
            None => {
                let zero = matches!(from, Address::Line(0)) && self.number == 1;
                if !zero && !self.fits(from, lines) {
                    return false;
                }
                match to {
                    Address::Line(line) if *line <= self.number => None,
                    Address::Line(line) => Some(*line),
                    Address::More(0) => None,
                    Address::More(more) => Some(self.number.saturating_add(*more)),
                    Address::Last if lines.is_last() => None,
                    Address::Match(_) if zero && self.fits(to, lines) => None,
                    _ => Some(u64::MAX),
                }
            }
            Some(end) if end != u64::MAX => (self.number < end).then_some(end),
            Some(end) => (!self.fits(to, lines)).then_some(end),
        };
        if let Some(range) = self.ranges.get_mut(at) {
            *range = end;
        }
        true
    }

    fn substitute(&mut self, substitute: &Substitute) -> bool {
        if let Some(re) = &substitute.re {
            self.last = Some(re.clone());
        }
        let Some(re) = &self.last else { return false };
        let mut out = String::new();
        let (mut end, mut changed) = (0, false);
        for (n, groups) in re.captures(&self.space).enumerate() {
            if n + 1 < substitute.nth {
                continue;
            }
            let Some(whole) = groups.get(0) else { break };
            out.push_str(self.space.get(end..whole.start()).unwrap_or_default());
            for part in &substitute.with {
                match part {
                    Part::Text(text) => out.push_str(text),
                    Part::Group(n) => out.push_str(groups.get(*n).map_or("", |g| g.as_str())),
                }
            }
            end = whole.end();
            changed = true;
            if !substitute.global || out.len() > SPACE {
                break;
            }
        }
        if changed {
            out.push_str(self.space.get(end..).unwrap_or_default());
            self.space = out;
        }
        changed
    }
}

fn hold(to: &mut String, from: &str, append: bool) {
    if !append {
        to.clear();
    } else if to.len() < SPACE {
        to.push('\n');
    }
    if to.len() < SPACE {
        to.push_str(from);
    }
}

impl<'t> Lines<'t> {
    fn next(&mut self) -> Option<&'t [u8]> {
        let line = self.lines.get(self.at).copied();
        self.at += usize::from(line.is_some());
        line
    }

    fn is_last(&self) -> bool {
        self.at >= self.lines.len()
    }
}
