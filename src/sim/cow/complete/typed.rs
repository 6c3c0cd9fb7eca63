//! The unfinished word under the cursor: what it says so far, and how to go on with it.

use std::collections::BTreeMap;

/// Variables by name.
pub type Variables = BTreeMap<Vec<u8>, Vec<u8>>;

/// The quotes that are open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quote {
    /// None.
    #[default]
    None,
    /// `'`
    Single,
    /// `"`
    Double,
}

/// A `$` whose name is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dollar {
    /// Where the `$` stands.
    pub at: usize,
    /// A `{` follows it.
    pub brace: bool,
    /// The name so far.
    pub name: Vec<u8>,
}

/// A line up to the cursor.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// Words of the command before the one under the cursor.
    pub words: Vec<Vec<u8>>,
    /// Directories that commands before went to.
    pub went: Vec<Vec<u8>>,
    /// Variables that were set on the way.
    pub set: Vec<Vec<u8>>,
    /// Where the word begins.
    pub start: usize,
    /// What it says, quotes taken off and variables put in.
    pub value: Vec<u8>,
    /// Where in `value` its path begins: after `of=`.
    pub path: usize,
    /// The last part of its path: where it stands in the line, where in `value`, and in which quotes.
    pub last: (usize, usize, Quote),
    /// The variable under the cursor.
    pub dollar: Option<Dollar>,
    /// The word is the target of a redirection.
    pub target: bool,
    /// The cursor is in a remark: there is nothing to complete.
    pub remark: bool,
    open: bool,
}

impl Typed {
    /// Reads a line; `at` is where it stands in a longer one.
    pub fn read(line: &str, at: usize, variables: &Variables) -> Self {
        let mut typed = Self { start: at, last: (at, 0, Quote::None), ..Self::default() };
        typed.scan(line.as_bytes(), at, variables);
        typed
    }

    /// Whether a command's name is typed.
    pub fn is_command(&self) -> bool {
        self.words.is_empty() && !self.target && self.path == 0
    }

    fn scan(&mut self, line: &[u8], at: usize, variables: &Variables) {
        let (mut next, mut quote) = (0, Quote::None);
        while let Some(&byte) = line.get(next) {
            let here = next;
            next += 1;
            match (byte, quote) {
                (b'\'', Quote::None) => (quote, self.open) = (Quote::Single, true),
                (b'"', Quote::None) => (quote, self.open) = (Quote::Double, true),
                (b'\'', Quote::Single) | (b'"', Quote::Double) => quote = Quote::None,
                (b'\\', Quote::None) => {
                    self.push(line.get(next).copied(), at + next + 1, quote);
                    next += 1;
                }
                (b'\\', Quote::Double) if line.get(next).is_some_and(|b| b"$`\"\\".contains(b)) => {
                    self.push(line.get(next).copied(), at + next + 1, quote);
                    next += 1;
                }
                (b'$', Quote::None | Quote::Double) => {
                    next = self.variable(line, here, at, quote, variables);
                }
                (b'~', Quote::None) if !self.open && line.get(next).is_none_or(|&b| b == b'/') => {
                    self.open = true;
                    let home = variables.get(&b"HOME"[..]).cloned().unwrap_or_default();
                    self.value.extend(home.strip_suffix(b"/").unwrap_or(&home));
                }
                (b'#', Quote::None) if !self.open => {
                    let end = line.iter().skip(next).position(|&b| b == b'\n');
                    let Some(end) = end else { return self.remark = true };
                    next += end;
                }
                (b' ' | b'\t' | b'\r', Quote::None) => self.word(at + next),
                (b'\n' | b';' | b'&' | b'|' | b'(' | b')', Quote::None) => {
                    self.word(at + next);
                    self.command(variables);
                }
                (b'<' | b'>', Quote::None) => {
                    if self.value.iter().all(u8::is_ascii_digit) {
                        self.clear(at + next);
                    }
                    self.word(at + next);
                    while line.get(next).is_some_and(|b| b"<>&|".contains(b)) {
                        next += 1;
                    }
                    self.clear(at + next);
                    self.target = true;
                }
                _ => self.push(Some(byte), at + next, quote),
            }
        }
    }

    /// Adds a byte; `after` is where the line goes on.
    fn push(&mut self, byte: Option<u8>, after: usize, quote: Quote) {
        self.open = true;
        let Some(byte) = byte else { return };
        let assigns = byte == b'=' && quote == Quote::None && self.path == 0;
        let copies = byte == b':' && self.path == 0 && self.is_copy();
        self.value.push(byte);
        if byte == b'/' || assigns || copies {
            self.last = (after, self.value.len(), quote);
        }
        if assigns || copies {
            self.path = self.value.len();
        }
    }

    /// Whether `docker cp` is typed, where `NAME:` stands before a path.
    fn is_copy(&self) -> bool {
        matches!(&self.words[..], [docker, cp, ..] if docker == b"docker" && cp == b"cp")
    }

    /// A `$` at `here`; gives where the line goes on.
    fn variable(
        &mut self,
        line: &[u8],
        here: usize,
        at: usize,
        quote: Quote,
        variables: &Variables,
    ) -> usize {
        self.open = true;
        let brace = line.get(here + 1) == Some(&b'{');
        let from = here + 1 + usize::from(brace);
        let rest = line.get(from..).unwrap_or_default();
        let is_name = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
        let len = rest.iter().position(|b| !is_name(b)).unwrap_or(rest.len());
        let name = rest.get(..len).unwrap_or_default();
        if len == rest.len() {
            self.dollar = Some(Dollar { at: at + here, brace, name: name.to_vec() });
            return line.len();
        }
        let end = from + len + usize::from(brace && rest.get(len) == Some(&b'}'));
        if name.is_empty() {
            self.push(Some(b'$'), at + here + 1, quote);
            return here + 1;
        }
        self.value.extend(variables.get(name).into_iter().flatten());
        end
    }

    /// Ends a word.
    fn word(&mut self, next: usize) {
        let equals = self.value.iter().position(|&b| b == b'=');
        let name = equals.and_then(|equals| self.value.get(..equals)).filter(|name| {
            !name.is_empty() && name.iter().all(|&b| b.is_ascii_alphanumeric() || b == b'_')
        });
        let assigns = self.words.is_empty() && name.is_some();
        let sets = assigns || self.words.first().is_some_and(|word| word == b"export");
        if let Some(name) = name.filter(|_| sets) {
            self.set.push(name.to_vec());
        }
        let keyword = self.words.is_empty() && matches!(&self.value[..], b"{" | b"!");
        if self.open && !self.target && !assigns && !keyword {
            self.words.push(std::mem::take(&mut self.value));
        }
        if self.open {
            self.target = false;
        }
        self.clear(next);
    }

    /// Ends a command.
    fn command(&mut self, variables: &Variables) {
        if self.words.first().is_some_and(|word| word == b"cd") {
            let home = || variables.get(&b"HOME"[..]).cloned().unwrap_or_default();
            self.went.push(self.words.get(1).cloned().unwrap_or_else(home));
        }
        self.words.clear();
        self.target = false;
    }

    fn clear(&mut self, next: usize) {
        self.value.clear();
        (self.start, self.path, self.open) = (next, 0, false);
        self.last = (next, 0, Quote::None);
    }
}

/// A name as the shell reads it back in these quotes, which are closed if it is `whole`.
pub fn quoted(name: &str, quote: Quote, whole: bool) -> String {
    let mut out = String::with_capacity(name.len());
    for (at, c) in name.chars().enumerate() {
        match quote {
            Quote::Single if c == '\'' => out.push_str("'\\'"),
            Quote::Double if "$`\"\\".contains(c) => out.push('\\'),
            Quote::None if c.is_ascii() && !is_plain(c) => out.push('\\'),
            Quote::None if c == '~' && at == 0 => out.push('\\'),
            _ => {}
        }
        out.push(c);
    }
    match quote {
        Quote::Single if whole => out.push('\''),
        Quote::Double if whole => out.push('"'),
        _ => {}
    }
    out
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || "_-./:=,+@%~^".contains(c)
}
