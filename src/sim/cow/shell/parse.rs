//! Text to commands, by recursive descent.

use std::ops::Range;

use super::ast::{
    AndOr, Command, Connector, List, Part, Pipeline, Redirect, RedirectKind, Simple, Word,
};
use super::error::{Construct, Problem, ShellError};

/// Bytes a line may have.
const LINE: usize = 64 << 10;
/// How deep groups may lie in groups.
const DEPTH: usize = 32;

/// Reads a command line.
///
/// # Errors
/// The first thing that is wrong, or not modeled.
pub fn parse(line: &str) -> Result<List, ShellError> {
    if line.len() > LINE {
        return Err(ShellError { at: LINE..line.len(), what: Problem::TooLong });
    }
    let mut parser = Parser { text: line.as_bytes(), at: 0, depth: 0 };
    let list = parser.list(None)?;
    match parser.peek() {
        None => Ok(list),
        Some(_) => Err(parser.here(Problem::Unexpected)),
    }
}

pub(super) struct Parser<'a> {
    pub(super) text: &'a [u8],
    pub(super) at: usize,
    depth: usize,
}

impl Parser<'_> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    pub(super) fn ahead(&self, by: usize) -> Option<u8> {
        self.text.get(self.at + by).copied()
    }

    fn starts_with(&self, what: &[u8]) -> bool {
        self.text.get(self.at..).is_some_and(|rest| rest.starts_with(what))
    }

    fn eat(&mut self, what: &[u8]) -> bool {
        let found = self.starts_with(what);
        if found {
            self.at += what.len();
        }
        found
    }

    fn here(&self, what: Problem) -> ShellError {
        let end = (self.at + 1).min(self.text.len());
        self.wrong(self.at..end.max(self.at), what)
    }

    /// An error; its range is widened to whole characters.
    pub(super) fn wrong(&self, at: Range<usize>, what: Problem) -> ShellError {
        let inside = |at: usize| self.text.get(at).is_some_and(|byte| byte & 0xc0 == 0x80);
        let (mut start, mut end) = (at.start, at.end);
        while inside(start) {
            start -= 1;
        }
        while inside(end) {
            end += 1;
        }
        ShellError { at: start..end, what }
    }

    pub(super) fn not_modeled(&self, len: usize, what: Construct) -> ShellError {
        let end = (self.at + len).min(self.text.len());
        self.wrong(self.at..end, Problem::NotModeled(what))
    }

    fn blanks(&mut self) {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\r') => self.at += 1,
                Some(b'\\') if self.ahead(1) == Some(b'\n') => self.at += 2,
                Some(b'#') => {
                    while self.peek().is_some_and(|byte| byte != b'\n') {
                        self.at += 1;
                    }
                }
                _ => return,
            }
        }
    }

    fn lines(&mut self) {
        self.blanks();
        while self.peek() == Some(b'\n') {
            self.at += 1;
            self.blanks();
        }
    }

    /// Whether a word of the language stands here, alone.
    fn keyword(&self, word: &[u8]) -> bool {
        self.starts_with(word) && self.ahead(word.len()).is_none_or(is_separator)
    }

    fn list(&mut self, end: Option<u8>) -> Result<List, ShellError> {
        let mut items = Vec::new();
        loop {
            self.lines();
            match (self.peek(), end) {
                (None, _) => break,
                (Some(b')'), Some(b')')) => break,
                (Some(b'}'), Some(b'}')) if self.keyword(b"}") => break,
                (Some(b';'), _) => return Err(self.here(Problem::Unexpected)),
                _ => items.push(self.and_or()?),
            }
            self.blanks();
            match self.peek() {
                Some(b';') if self.ahead(1) == Some(b';') => {
                    return Err(self.here(Problem::Unexpected));
                }
                Some(b';' | b'\n') => self.at += 1,
                Some(b'&') => return Err(self.not_modeled(1, Construct::Background)),
                None => break,
                Some(b')') if end == Some(b')') => break,
                Some(_) => return Err(self.here(Problem::Unexpected)),
            }
        }
        Ok(List { items })
    }

    fn and_or(&mut self) -> Result<AndOr, ShellError> {
        let first = self.pipeline()?;
        let mut rest = Vec::new();
        loop {
            self.blanks();
            let connector = if self.eat(b"&&") {
                Connector::And
            } else if self.eat(b"||") {
                Connector::Or
            } else {
                return Ok(AndOr { first, rest });
            };
            self.lines();
            rest.push((connector, self.pipeline()?));
        }
    }

    fn pipeline(&mut self) -> Result<Pipeline, ShellError> {
        self.blanks();
        let negated = self.keyword(b"!");
        if negated {
            self.at += 1;
        }
        let mut commands = vec![self.command()?];
        loop {
            self.blanks();
            if self.peek() != Some(b'|') || self.ahead(1) == Some(b'|') {
                return Ok(Pipeline { negated, commands });
            }
            self.at += 1;
            self.lines();
            commands.push(self.command()?);
        }
    }

    fn command(&mut self) -> Result<Command, ShellError> {
        self.blanks();
        let start = self.at;
        let (open, close) = match self.peek() {
            Some(b'(') if self.ahead(1) == Some(b'(') => {
                return Err(self.not_modeled(2, Construct::Arithmetic));
            }
            Some(b'(') => ('(', b')'),
            Some(b'{') if self.keyword(b"{") => ('{', b'}'),
            None | Some(b'|' | b'&' | b';' | b'\n' | b')') => {
                return Err(self.here(Problem::MissingCommand));
            }
            _ => {
                self.refuse_keywords()?;
                return Ok(Command::Simple(self.simple()?));
            }
        };
        if self.depth >= DEPTH {
            return Err(self.here(Problem::TooDeep));
        }
        self.at += 1;
        self.depth += 1;
        let body = self.list(Some(close))?;
        self.depth -= 1;
        if self.peek() != Some(close) {
            return Err(self.wrong(start..start + 1, Problem::UnclosedGroup(open)));
        }
        if body.items.is_empty() {
            return Err(self.here(Problem::MissingCommand));
        }
        self.at += 1;
        let mut redirects = Vec::new();
        loop {
            self.blanks();
            match self.redirect()? {
                Some(redirect) => redirects.push(redirect),
                None => return Ok(Command::Group { subshell: open == '(', body, redirects }),
            }
        }
    }

    fn refuse_keywords(&self) -> Result<(), ShellError> {
        let words: [(&[u8], Construct); 6] = [
            (b"for", Construct::For),
            (b"while", Construct::While),
            (b"until", Construct::While),
            (b"if", Construct::If),
            (b"case", Construct::Case),
            (b"function", Construct::Function),
        ];
        for (word, construct) in words {
            if self.keyword(word) {
                return Err(self.not_modeled(word.len(), construct));
            }
        }
        let strays: [&[u8]; 8] = [b"then", b"else", b"elif", b"fi", b"do", b"done", b"esac", b"}"];
        for word in strays {
            if self.keyword(word) {
                return Err(self.wrong(self.at..self.at + word.len(), Problem::Unexpected));
            }
        }
        Ok(())
    }

    fn simple(&mut self) -> Result<Simple, ShellError> {
        let mut simple = Simple::default();
        loop {
            self.blanks();
            if let Some(redirect) = self.redirect()? {
                simple.redirects.push(redirect);
                continue;
            }
            match self.peek() {
                None | Some(b'\n' | b';' | b'&' | b'|' | b')') => return Ok(simple),
                Some(b'(') if simple.words.len() == 1 && simple.assignments.is_empty() => {
                    return Err(self.not_modeled(1, Construct::Function));
                }
                Some(b'(') => return Err(self.here(Problem::Unexpected)),
                Some(_) => {}
            }
            let word = self.word()?;
            match assignment(&word).filter(|_| simple.words.is_empty()) {
                Some(pair) => simple.assignments.push(pair),
                None => simple.words.push(word),
            }
        }
    }

    fn redirect(&mut self) -> Result<Option<Redirect>, ShellError> {
        let start = self.at;
        let mut digits = 0;
        while self.ahead(digits).is_some_and(|byte| byte.is_ascii_digit()) {
            digits += 1;
        }
        match self.ahead(digits) {
            Some(b'<' | b'>') => {}
            Some(b'&') if digits == 0 && self.ahead(1) == Some(b'>') => {
                return Err(self.not_modeled(2, Construct::AmpersandRedirect));
            }
            _ => return Ok(None),
        }
        let fd = match (digits, self.peek()) {
            (0, _) => None,
            (1, Some(digit @ b'0'..=b'2')) => Some(digit - b'0'),
            _ => return Err(self.not_modeled(digits + 1, Construct::Descriptor)),
        };
        self.at += digits;
        if self.starts_with(b"<<") {
            return Err(self.not_modeled(2, Construct::HereDocument));
        }
        if self.starts_with(b"<>") {
            return Err(self.not_modeled(2, Construct::Descriptor));
        }
        if self.eat(b">&") || self.eat(b"<&") {
            let default = if self.text.get(self.at - 2) == Some(&b'>') { 1 } else { 0 };
            self.blanks();
            return match self.peek() {
                Some(digit @ b'0'..=b'2') if self.ahead(1).is_none_or(is_separator) => {
                    self.at += 1;
                    let kind = RedirectKind::Copy(digit - b'0');
                    Ok(Some(Redirect { fd: fd.unwrap_or(default), kind }))
                }
                None | Some(b'\n' | b';' | b'&' | b'|' | b'(' | b')' | b'<' | b'>') => {
                    Err(self.wrong(start..self.at, Problem::MissingTarget))
                }
                Some(_) => {
                    let range = start..self.at + 1;
                    Err(self.wrong(range, Problem::NotModeled(Construct::Descriptor)))
                }
            };
        }
        let (default, kind): (u8, fn(Word) -> RedirectKind) = if self.eat(b">>") {
            (1, RedirectKind::Append)
        } else if self.eat(b">|") || self.eat(b">") {
            (1, RedirectKind::Write)
        } else {
            self.at += 1;
            (0, RedirectKind::Read)
        };
        self.blanks();
        if self.peek().is_none_or(|byte| b"\n;&|()<>".contains(&byte)) {
            return Err(self.wrong(start..self.at, Problem::MissingTarget));
        }
        Ok(Some(Redirect { fd: fd.unwrap_or(default), kind: kind(self.word()?) }))
    }
}

pub(super) fn is_separator(byte: u8) -> bool {
    b" \t\r\n;&|()<>".contains(&byte)
}

/// `X=1`, if that is what a word says.
fn assignment(word: &Word) -> Option<(Vec<u8>, Word)> {
    let (first, rest) = word.parts.split_first()?;
    let Part::Text { text, quoted: false } = first else { return None };
    let equals = text.iter().position(|&byte| byte == b'=')?;
    let (name, value) = (text.get(..equals)?, text.get(equals + 1..)?);
    if !is_name(name) {
        return None;
    }
    let mut parts = Vec::new();
    if !value.is_empty() {
        parts.push(Part::Text { text: value.to_vec(), quoted: false });
    }
    parts.extend_from_slice(rest);
    Some((name.to_vec(), Word { parts, at: word.at.clone() }))
}

/// Whether a variable may be called so.
pub(super) fn is_name(name: &[u8]) -> bool {
    name.first().is_some_and(|&first| first.is_ascii_alphabetic() || first == b'_')
        && name.iter().all(|&byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
