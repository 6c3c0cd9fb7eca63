//! Words to expressions.

use super::super::chmod;
use super::super::users::{Kind, Names};
use crate::sim::cow::Errno;
use crate::sim::cow::kernel::{Dialect, Process, Stop};
use crate::sim::cow::layer::{FileType, Time};

/// How deep parentheses may lie.
const DEPTH: usize = 64;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compare {
    Exactly,
    /// `-n`; of modes: all of these bits.
    Less,
    /// `+n`; of modes: any of these bits.
    More,
}

impl Compare {
    pub(super) fn holds(self, value: u64, wanted: u64) -> bool {
        match self {
            Self::Exactly => value == wanted,
            Self::Less => value < wanted,
            Self::More => value > wanted,
        }
    }
}

#[derive(Clone, Debug)]
pub(super) enum Test {
    True,
    False,
    Name(Vec<u8>),
    NameAnyCase(Vec<u8>),
    Path(Vec<u8>),
    Type(Vec<FileType>),
    Size(Compare, u64, u64),
    Empty,
    Newer(Time),
    Age(Compare, u64, u64),
    Perm(Compare, u16),
    User(u32),
    Group(u32),
    Links(Compare, u64),
    Inode(u64),
    Prune,
    Print(u8),
    Delete,
    Exec(Vec<Vec<u8>>),
    /// The words, and where its paths are collected.
    ExecMany(Vec<Vec<u8>>, usize),
}

#[derive(Clone, Debug)]
pub(super) enum Expr {
    And(Vec<Expr>),
    Or(Vec<Expr>),
    Not(Box<Expr>),
    Test(Test),
}

impl Expr {
    /// Visits every test.
    pub(super) fn each<'e>(&'e self, visit: &mut impl FnMut(&'e Test)) {
        match self {
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(|part| part.each(visit)),
            Self::Not(part) => part.each(visit),
            Self::Test(test) => visit(test),
        }
    }
}

/// What `find` was asked.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub expr: Expr,
    /// Directories after what is in them.
    pub depth: bool,
    pub least: usize,
    pub most: usize,
    pub collectors: usize,
}

/// What is wrong with an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    Unknown(Vec<u8>),
    Missing(Vec<u8>),
    Number(Vec<u8>),
    User(Vec<u8>),
    Mode(Vec<u8>),
    File(Vec<u8>, Errno),
    Paren,
    TooDeep,
}

impl Wrong {
    pub(super) fn text(&self, dialect: Dialect) -> Vec<u8> {
        let busybox = dialect == Dialect::BusyBox;
        match self {
            Self::Unknown(word) if busybox => [b"unrecognized: ", &word[..]].concat(),
            Self::Unknown(word) => [b"unknown predicate `", &word[..], b"'"].concat(),
            Self::Missing(word) if busybox => [&word[..], b" requires an argument"].concat(),
            Self::Missing(word) => [b"missing argument to `", &word[..], b"'"].concat(),
            Self::Number(word) => [b"invalid number '", &word[..], b"'"].concat(),
            Self::User(word) if busybox => [b"unknown user ", &word[..]].concat(),
            Self::User(word) => [b"'", &word[..], b"' is not the name of a known user"].concat(),
            Self::Mode(word) => [b"invalid mode '", &word[..], b"'"].concat(),
            Self::File(word, errno) if busybox => {
                [&word[..], b": ", errno.text().as_bytes()].concat()
            }
            Self::File(word, errno) => [b"'", &word[..], b"': ", errno.text().as_bytes()].concat(),
            Self::Paren => b"unmatched '('".to_vec(),
            Self::TooDeep => b"expression too deep".to_vec(),
        }
    }
}

struct Parser<'a> {
    words: &'a [Vec<u8>],
    at: usize,
    deep: usize,
    plan: Plan,
    acts: bool,
}

type Parsed<T> = Result<Result<T, Wrong>, Stop>;

macro_rules! wrong {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(wrong) => return Ok(Err(wrong)),
        }
    };
}

impl Plan {
    /// Reads an expression.
    pub(super) fn parse(process: &mut Process<'_, '_>, words: &[Vec<u8>]) -> Parsed<Self> {
        let expr = Expr::Test(Test::True);
        let plan = Self { expr, depth: false, least: 0, most: usize::MAX, collectors: 0 };
        let mut parser = Parser { words, at: 0, deep: 0, plan, acts: false };
        if !words.is_empty() {
            parser.plan.expr = wrong!(parser.or(process)?);
            if let Some(word) = parser.words.get(parser.at) {
                return Ok(Err(Wrong::Unknown(word.clone())));
            }
        }
        let mut plan = parser.plan;
        if !parser.acts {
            plan.expr = Expr::And(vec![plan.expr, Expr::Test(Test::Print(b'\n'))]);
        }
        Ok(Ok(plan))
    }
}

impl Parser<'_> {
    fn peek(&self) -> Option<&[u8]> {
        self.words.get(self.at).map(Vec::as_slice)
    }

    fn or(&mut self, process: &mut Process<'_, '_>) -> Parsed<Expr> {
        let mut parts = vec![wrong!(self.and(process)?)];
        while matches!(self.peek(), Some(b"-o" | b"-or")) {
            self.at += 1;
            parts.push(wrong!(self.and(process)?));
        }
        Ok(Ok(if parts.len() == 1 { parts.remove(0) } else { Expr::Or(parts) }))
    }

    fn and(&mut self, process: &mut Process<'_, '_>) -> Parsed<Expr> {
        let mut parts = vec![wrong!(self.not(process)?)];
        loop {
            match self.peek() {
                None | Some(b"-o" | b"-or" | b")") => break,
                Some(b"-a" | b"-and") => self.at += 1,
                Some(_) => {}
            }
            parts.push(wrong!(self.not(process)?));
        }
        Ok(Ok(if parts.len() == 1 { parts.remove(0) } else { Expr::And(parts) }))
    }

    fn not(&mut self, process: &mut Process<'_, '_>) -> Parsed<Expr> {
        self.deep += 1;
        if self.deep > DEPTH {
            return Ok(Err(Wrong::TooDeep));
        }
        let expr = match self.peek() {
            Some(b"!" | b"-not") => {
                self.at += 1;
                Expr::Not(Box::new(wrong!(self.not(process)?)))
            }
            Some(b"(") => {
                self.at += 1;
                let expr = wrong!(self.or(process)?);
                if self.peek() != Some(b")") {
                    return Ok(Err(Wrong::Paren));
                }
                self.at += 1;
                expr
            }
            _ => Expr::Test(wrong!(self.test(process)?)),
        };
        self.deep -= 1;
        Ok(Ok(expr))
    }

    fn test(&mut self, process: &mut Process<'_, '_>) -> Parsed<Test> {
        let Some(word) = self.words.get(self.at).cloned() else {
            return Ok(Err(Wrong::Missing(b"!".to_vec())));
        };
        self.at += 1;
        match word.as_slice() {
            b"-print" => {
                self.acts = true;
                return Ok(Ok(Test::Print(b'\n')));
            }
            b"-print0" => {
                self.acts = true;
                return Ok(Ok(Test::Print(0)));
            }
            b"-delete" => {
                self.acts = true;
                self.plan.depth = true;
                return Ok(Ok(Test::Delete));
            }
            b"-exec" => return Ok(self.exec()),
            b"-prune" => return Ok(Ok(Test::Prune)),
            b"-empty" => return Ok(Ok(Test::Empty)),
            b"-true" => return Ok(Ok(Test::True)),
            b"-false" => return Ok(Ok(Test::False)),
            b"-xdev" | b"-mount" | b"-follow" => return Ok(Ok(Test::True)),
            b"-depth" => {
                self.plan.depth = true;
                return Ok(Ok(Test::True));
            }
            b"-name" | b"-iname" | b"-path" | b"-wholename" | b"-type" | b"-size" | b"-newer"
            | b"-mtime" | b"-mmin" | b"-perm" | b"-user" | b"-group" | b"-uid" | b"-gid"
            | b"-links" | b"-inum" | b"-maxdepth" | b"-mindepth" => {}
            _ => return Ok(Err(Wrong::Unknown(word))),
        }
        let Some(value) = self.words.get(self.at).cloned() else {
            return Ok(Err(Wrong::Missing(word)));
        };
        self.at += 1;
        self.valued(process, &word, value)
    }

    fn valued(
        &mut self,
        process: &mut Process<'_, '_>,
        word: &[u8],
        value: Vec<u8>,
    ) -> Parsed<Test> {
        Ok(Ok(match word {
            b"-name" => Test::Name(value),
            b"-iname" => Test::NameAnyCase(value.to_ascii_lowercase()),
            b"-path" | b"-wholename" => Test::Path(value),
            b"-type" => Test::Type(wrong!(types(&value))),
            b"-size" => {
                let (compare, rest) = compare(&value);
                let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
                let (digits, unit) = rest.split_at(digits);
                let unit = match unit {
                    b"" | b"b" => 512,
                    b"c" => 1,
                    b"w" => 2,
                    b"k" => 1 << 10,
                    b"M" => 1 << 20,
                    b"G" => 1 << 30,
                    _ => return Ok(Err(Wrong::Number(value))),
                };
                Test::Size(compare, wrong!(number(digits)), unit)
            }
            b"-newer" => match process.stat(&value, true)? {
                Ok(stat) => Test::Newer(stat.mtime),
                Err(errno) => return Ok(Err(Wrong::File(value, errno))),
            },
            b"-mtime" | b"-mmin" => {
                let (compare, rest) = compare(&value);
                let unit = if word == b"-mtime" { 86_400 } else { 60 };
                Test::Age(compare, wrong!(number(rest)), unit)
            }
            b"-perm" => {
                let (compare, rest) = match value.split_first() {
                    Some((b'-', rest)) => (Compare::Less, rest),
                    Some((b'/', rest)) => (Compare::More, rest),
                    _ => (Compare::Exactly, value.as_slice()),
                };
                match chmod::change(rest, 0, false, 0) {
                    Some(mode) => Test::Perm(compare, mode),
                    None => return Ok(Err(Wrong::Mode(value))),
                }
            }
            b"-user" | b"-group" => {
                let kind = if word == b"-user" { Kind::User } else { Kind::Group };
                let id = Names::read(process, kind)?.id(&value);
                match (id, kind) {
                    (Some(id), Kind::User) => Test::User(id),
                    (Some(id), Kind::Group) => Test::Group(id),
                    (None, _) => return Ok(Err(Wrong::User(value))),
                }
            }
            b"-uid" => Test::User(wrong!(number(&value)) as u32),
            b"-gid" => Test::Group(wrong!(number(&value)) as u32),
            b"-links" => {
                let (compare, rest) = compare(&value);
                Test::Links(compare, wrong!(number(rest)))
            }
            b"-inum" => Test::Inode(wrong!(number(&value))),
            b"-maxdepth" => {
                self.plan.most = wrong!(number(&value)) as usize;
                Test::True
            }
            _ => {
                self.plan.least = wrong!(number(&value)) as usize;
                Test::True
            }
        }))
    }

    fn exec(&mut self) -> Result<Test, Wrong> {
        self.acts = true;
        let rest = self.words.get(self.at..).unwrap_or_default();
        for (n, word) in rest.iter().enumerate() {
            let before = rest.get(..n).unwrap_or_default();
            if word == b";" && n > 0 {
                self.at += n + 1;
                return Ok(Test::Exec(before.to_vec()));
            }
            if word == b"+" && before.len() > 1 && before.last().is_some_and(|w| w == b"{}") {
                self.at += n + 1;
                let slot = self.plan.collectors;
                self.plan.collectors += 1;
                return Ok(Test::ExecMany(before.get(..n - 1).unwrap_or_default().to_vec(), slot));
            }
        }
        Err(Wrong::Missing(b"-exec".to_vec()))
    }
}

fn types(value: &[u8]) -> Result<Vec<FileType>, Wrong> {
    let mut types = Vec::new();
    for letter in value.split(|&byte| byte == b',') {
        types.push(match letter {
            b"f" => FileType::File,
            b"d" => FileType::Dir,
            b"l" => FileType::Symlink,
            b"p" => FileType::Fifo,
            b"c" => FileType::Char,
            b"b" => FileType::Block,
            _ => return Err(Wrong::Unknown(value.to_vec())),
        });
    }
    Ok(types)
}

fn compare(value: &[u8]) -> (Compare, &[u8]) {
    match value.split_first() {
        Some((b'+', rest)) => (Compare::More, rest),
        Some((b'-', rest)) => (Compare::Less, rest),
        _ => (Compare::Exactly, value),
    }
}

fn number(digits: &[u8]) -> Result<u64, Wrong> {
    let number = std::str::from_utf8(digits).ok().and_then(|text| text.parse().ok());
    number.ok_or_else(|| Wrong::Number(digits.to_vec()))
}
