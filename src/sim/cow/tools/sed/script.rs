//! Text to commands.

use super::super::re::{Kind, Re, decode};

/// A script.
#[derive(Clone, Debug, Default)]
pub(super) struct Script {
    pub commands: Vec<Command>,
    /// It begins with `#n`.
    pub quiet: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Address {
    Line(u64),
    /// `first~step`
    Step(u64, u64),
    Last,
    /// `//` is the last one used.
    Match(Option<Re>),
    /// `addr,+N`
    More(u64),
}

#[derive(Clone, Debug)]
pub(super) struct Command {
    pub from: Option<Address>,
    pub to: Option<Address>,
    pub negated: bool,
    pub action: Action,
}

#[derive(Clone, Debug)]
pub(super) enum Action {
    Substitute(Substitute),
    Delete,
    DeleteFirst,
    Print,
    PrintFirst,
    Quit {
        code: u8,
        print: bool,
    },
    Append(Vec<u8>),
    Insert(Vec<u8>),
    Change(Vec<u8>),
    Number,
    Translate(Vec<(char, char)>),
    Next,
    NextJoined,
    Hold {
        append: bool,
    },
    Get {
        append: bool,
    },
    Exchange,
    /// `{`: where its `}` is.
    Block(usize),
}

#[derive(Clone, Debug)]
pub(super) struct Substitute {
    pub re: Option<Re>,
    pub with: Vec<Part>,
    pub global: bool,
    pub print: bool,
    /// Which one; 1 is the first.
    pub nth: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Text(String),
    /// 0 is the whole.
    Group(usize),
}

/// What is wrong with a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    Unmatched(char),
    Command(Option<char>),
    Regex(String),
    Flag(char),
    Block,
    Address,
    Translation,
    Text,
}

impl Wrong {
    pub(super) fn busybox(&self) -> Vec<u8> {
        match self {
            Self::Unmatched(c) => format!("unmatched '{c}'"),
            Self::Command(Some(c)) => format!("unsupported command {c}"),
            Self::Command(None) => "missing command".to_owned(),
            Self::Regex(text) => format!("bad regex '{text}'"),
            Self::Flag(_) => "bad option in substitution expression".to_owned(),
            Self::Block => "unmatched '{'".to_owned(),
            Self::Address => "unexpected ','".to_owned(),
            Self::Translation => "'y' command strings have different lengths".to_owned(),
            Self::Text => "expected \\ after a, c or i".to_owned(),
        }
        .into_bytes()
    }

    pub(super) fn gnu(&self) -> Vec<u8> {
        let what = match self {
            Self::Unmatched(_) => "unterminated `s' command",
            Self::Command(Some(c)) => {
                return format!("-e expression #1, char 1: unknown command: `{c}'").into_bytes();
            }
            Self::Command(None) => "missing command",
            Self::Regex(_) => "Invalid regular expression",
            Self::Flag(_) => "unknown option to `s'",
            Self::Block => "unmatched `{'",
            Self::Address => "unexpected `,'",
            Self::Translation => "strings for `y' command are different lengths",
            Self::Text => "expected \\ after `a', `c' or `i'",
        };
        format!("-e expression #1, char 0: {what}").into_bytes()
    }
}

struct Parser<'a> {
    chars: Vec<char>,
    at: usize,
    extended: bool,
    /// GNU's additions are understood.
    gnu: bool,
    text: &'a str,
}

impl Script {
    /// Reads a script.
    pub(super) fn parse(text: &[u8], extended: bool, gnu: bool) -> Result<Self, Wrong> {
        let text = decode(text);
        let mut parser =
            Parser { chars: text.chars().collect(), at: 0, extended, gnu, text: &text };
        parser.script()
    }
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek();
        self.at += usize::from(c.is_some());
        c
    }

    fn skip(&mut self, what: impl Fn(char) -> bool) {
        while self.peek().is_some_and(&what) {
            self.at += 1;
        }
    }

    fn script(&mut self) -> Result<Script, Wrong> {
        let mut script = Script { commands: Vec::new(), quiet: self.text.starts_with("#n\n") };
        let mut open = Vec::new();
        loop {
            self.skip(|c| c.is_whitespace() || c == ';');
            match self.peek() {
                None => break,
                Some('#') => self.skip(|c| c != '\n'),
                Some('}') => {
                    self.at += 1;
                    let start: usize = open.pop().ok_or(Wrong::Command(Some('}')))?;
                    let end = script.commands.len();
                    if let Some(command) = script.commands.get_mut(start) {
                        command.action = Action::Block(end);
                    }
                }
                Some(_) => {
                    let command = self.command()?;
                    if matches!(command.action, Action::Block(_)) {
                        open.push(script.commands.len());
                    }
                    script.commands.push(command);
                }
            }
        }
        if open.is_empty() { Ok(script) } else { Err(Wrong::Block) }
    }

    fn number(&mut self) -> Option<u64> {
        let start = self.at;
        self.skip(|c| c.is_ascii_digit());
        let digits: String = self.chars.get(start..self.at)?.iter().collect();
        digits.parse().ok()
    }

    fn address(&mut self) -> Result<Option<Address>, Wrong> {
        match self.peek() {
            Some('0'..='9') => {
                let first = self.number().unwrap_or(u64::MAX);
                if self.peek() == Some('~') && self.gnu {
                    self.at += 1;
                    let step = self.number().unwrap_or(0);
                    return Ok(Some(Address::Step(first, step)));
                }
                Ok(Some(Address::Line(first)))
            }
            Some('$') => {
                self.at += 1;
                Ok(Some(Address::Last))
            }
            Some(c @ ('/' | '\\')) => {
                self.at += 1;
                let delimiter = if c == '/' { c } else { self.next().unwrap_or('/') };
                let text = self.until(delimiter, true)?;
                let ignore_case = self.peek() == Some('I');
                self.at += usize::from(ignore_case);
                Ok(Some(Address::Match(self.regex(&text, ignore_case)?)))
            }
            _ => Ok(None),
        }
    }

    fn regex(&self, text: &str, ignore_case: bool) -> Result<Option<Re>, Wrong> {
        if text.is_empty() {
            return Ok(None);
        }
        let kind = Kind { extended: self.extended, ignore_case, ..Kind::default() };
        Re::new(text.as_bytes(), kind).map(Some).ok_or_else(|| Wrong::Regex(text.to_owned()))
    }

    /// The text up to a delimiter; in an expression brackets hide it.
    fn until(&mut self, delimiter: char, regex: bool) -> Result<String, Wrong> {
        let mut out = String::new();
        let mut bracket = false;
        while let Some(c) = self.next() {
            match c {
                '\\' if !bracket => match self.next() {
                    Some(next) if next == delimiter => out.push(next),
                    Some('\n') => out.push('\n'),
                    Some(next) => out.extend(['\\', next]),
                    None => break,
                },
                '[' if regex && !bracket => {
                    bracket = true;
                    out.push(c);
                    // A `]` that comes first does not close.
                    if self.peek() == Some('^') {
                        out.extend(self.next());
                    }
                    if self.peek() == Some(']') {
                        out.extend(self.next());
                    }
                }
                ']' if bracket => {
                    bracket = false;
                    out.push(c);
                }
                c if c == delimiter && !bracket => return Ok(out),
                c => out.push(c),
            }
        }
        Err(Wrong::Unmatched(delimiter))
    }

    fn command(&mut self) -> Result<Command, Wrong> {
        let from = self.address()?;
        self.skip(|c| c == ' ');
        let mut to = None;
        if self.peek() == Some(',') {
            self.at += 1;
            self.skip(|c| c == ' ');
            to = if self.peek() == Some('+') {
                self.at += 1;
                self.number().map(Address::More)
            } else {
                self.address()?
            };
            if from.is_none() || to.is_none() {
                return Err(Wrong::Address);
            }
        }
        self.skip(|c| c == ' ' || c == '\t');
        let negated = self.peek() == Some('!');
        self.skip(|c| c == '!' || c == ' ');
        let action = self.action()?;
        Ok(Command { from, to, negated, action })
    }

    fn action(&mut self) -> Result<Action, Wrong> {
        let letter = self.next().ok_or(Wrong::Command(None))?;
        let action = match letter {
            '{' => return Ok(Action::Block(0)),
            's' => self.substitute()?,
            'y' => self.translate()?,
            'a' => return Ok(Action::Append(self.lines()?)),
            'i' => return Ok(Action::Insert(self.lines()?)),
            'c' => return Ok(Action::Change(self.lines()?)),
            'd' => Action::Delete,
            'D' => Action::DeleteFirst,
            'p' => Action::Print,
            'P' => Action::PrintFirst,
            '=' => Action::Number,
            'n' => Action::Next,
            'N' => Action::NextJoined,
            'h' => Action::Hold { append: false },
            'H' => Action::Hold { append: true },
            'g' => Action::Get { append: false },
            'G' => Action::Get { append: true },
            'x' => Action::Exchange,
            'q' | 'Q' => {
                self.skip(|c| c == ' ');
                let code = self.number().unwrap_or(0);
                Action::Quit { code: (code & 0xff) as u8, print: letter == 'q' }
            }
            ':' | 'b' | 't' | 'T' | 'r' | 'w' | 'W' | 'R' | 'e' | 'l' | 'z' | 'F' => {
                return Err(Wrong::Command(Some(letter)));
            }
            letter => return Err(Wrong::Command(Some(letter))),
        };
        self.skip(|c| c == ' ' || c == '\t');
        match self.peek() {
            None | Some(';' | '\n' | '}' | '#') => Ok(action),
            Some(c) => Err(Wrong::Command(Some(c))),
        }
    }

    fn substitute(&mut self) -> Result<Action, Wrong> {
        let delimiter = self.next().ok_or(Wrong::Unmatched('/'))?;
        let text = self.until(delimiter, true)?;
        let with = self.until(delimiter, false)?;
        let (mut global, mut print, mut nth, mut ignore_case) = (false, false, 1, false);
        loop {
            match self.peek() {
                Some('g') => global = true,
                Some('p') => print = true,
                Some('i' | 'I') => ignore_case = true,
                Some('1'..='9') => {
                    nth = self.number().and_then(|n| usize::try_from(n).ok()).unwrap_or(1);
                    continue;
                }
                None | Some(';' | '\n' | '}' | '#' | ' ' | '\t') => break,
                Some(c) => return Err(Wrong::Flag(c)),
            }
            self.at += 1;
        }
        let re = self.regex(&text, ignore_case)?;
        Ok(Action::Substitute(Substitute { re, with: parts(&with), global, print, nth }))
    }

    fn translate(&mut self) -> Result<Action, Wrong> {
        let delimiter = self.next().ok_or(Wrong::Unmatched('/'))?;
        let plain = |text: String| text.replace("\\n", "\n").replace("\\\\", "\\");
        let from: Vec<char> = plain(self.until(delimiter, false)?).chars().collect();
        let to: Vec<char> = plain(self.until(delimiter, false)?).chars().collect();
        if from.len() != to.len() {
            return Err(Wrong::Translation);
        }
        Ok(Action::Translate(from.into_iter().zip(to).collect()))
    }

    /// The text after `a`, `i`, `c`: to the end of the line, a backslash continues it.
    fn lines(&mut self) -> Result<Vec<u8>, Wrong> {
        self.skip(|c| c == ' ' || c == '\t');
        let escaped = self.peek() == Some('\\');
        if escaped {
            self.at += 1;
            self.skip(|c| c == ' ' || c == '\t');
            if self.peek() == Some('\n') {
                self.at += 1;
            }
        }
        let mut text = String::new();
        while let Some(c) = self.next() {
            match c {
                '\\' => text.extend(self.next()),
                '\n' => break,
                c => text.push(c),
            }
        }
        if text.is_empty() && !escaped {
            return Err(Wrong::Text);
        }
        text.push('\n');
        let mut out = Vec::new();
        super::super::re::encode(&text, &mut out);
        Ok(out)
    }
}

/// A replacement: text, `&` and `\1`.
fn parts(text: &str) -> Vec<Part> {
    let mut out = Vec::new();
    let mut plain = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let group = match c {
            '&' => 0,
            '\\' => match chars.next() {
                Some(digit @ '0'..='9') => digit as usize - '0' as usize,
                Some('n') => {
                    plain.push('\n');
                    continue;
                }
                Some('t') => {
                    plain.push('\t');
                    continue;
                }
                Some(c) => {
                    plain.push(c);
                    continue;
                }
                None => continue,
            },
            c => {
                plain.push(c);
                continue;
            }
        };
        if !plain.is_empty() {
            out.push(Part::Text(std::mem::take(&mut plain)));
        }
        out.push(Part::Group(group));
    }
    if !plain.is_empty() {
        out.push(Part::Text(plain));
    }
    out
}
