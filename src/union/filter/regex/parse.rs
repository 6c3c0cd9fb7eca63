//! A regular expression's text to its parts.

use super::RegexProblem;
use crate::base::sort_by;

/// A count in braces may be this high.
const REPEATS: u32 = 200;
/// Parentheses inside each other.
const DEPTH: usize = 60;

/// A part of an expression.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Empty,
    Class(Vec<(char, char)>),
    Begin,
    End,
    All(Vec<Node>),
    Any(Vec<Node>),
    Repeat(Box<Node>, u32, Option<u32>),
}

/// Reads an expression; with `any_case` the case of ASCII letters makes no difference.
pub(super) fn parse(text: &str, any_case: bool) -> Result<Node, RegexProblem> {
    let mut parser = Parser { rest: text.chars().peekable(), any_case, depth: 0 };
    let node = parser.alternatives()?;
    if parser.rest.next().is_some() { Err(RegexProblem::Parenthesis) } else { Ok(node) }
}

struct Parser<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    any_case: bool,
    depth: usize,
}

impl Parser<'_> {
    fn alternatives(&mut self) -> Result<Node, RegexProblem> {
        let mut parts = vec![self.sequence()?];
        while self.rest.next_if_eq(&'|').is_some() {
            parts.push(self.sequence()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Node::Any(parts) })
    }

    fn sequence(&mut self) -> Result<Node, RegexProblem> {
        let mut parts = Vec::new();
        while let Some(&c) = self.rest.peek() {
            if c == '|' || c == ')' {
                break;
            }
            self.rest.next();
            let atom = self.atom(c)?;
            parts.push(self.repeated(atom)?);
        }
        Ok(Node::All(parts))
    }

    fn atom(&mut self, c: char) -> Result<Node, RegexProblem> {
        Ok(match c {
            '(' => {
                self.depth += 1;
                if self.depth > DEPTH {
                    return Err(RegexProblem::TooLarge);
                }
                let inner = self.alternatives()?;
                self.rest.next_if_eq(&')').ok_or(RegexProblem::Parenthesis)?;
                self.depth -= 1;
                inner
            }
            '[' => Node::Class(self.class()?),
            '.' => Node::Class(vec![('\0', char::MAX)]),
            '^' => Node::Begin,
            '$' => Node::End,
            '*' | '+' | '?' | '{' => return Err(RegexProblem::Repeat),
            '\\' => {
                let ranges = self.escaped()?;
                Node::Class(self.cased(ranges))
            }
            c => Node::Class(self.cased(vec![(c, c)])),
        })
    }

    fn repeated(&mut self, mut node: Node) -> Result<Node, RegexProblem> {
        while let Some(c) = self.rest.next_if(|c| "*+?{".contains(*c)) {
            let (least, most) = match c {
                '*' => (0, None),
                '+' => (1, None),
                '?' => (0, Some(1)),
                _ => self.counts()?,
            };
            if matches!(node, Node::Begin | Node::End) {
                return Err(RegexProblem::Repeat);
            }
            node = Node::Repeat(Box::new(node), least, most);
        }
        Ok(if matches!(&node, Node::All(parts) if parts.is_empty()) { Node::Empty } else { node })
    }

    /// `n}`, `n,}` or `n,m}`.
    fn counts(&mut self) -> Result<(u32, Option<u32>), RegexProblem> {
        let inner: String = self.rest.by_ref().take_while(|c| *c != '}').collect();
        let number =
            |text: &str| text.parse().ok().filter(|n| *n <= REPEATS).ok_or(RegexProblem::Repeat);
        match inner.split_once(',') {
            None => number(&inner).map(|n| (n, Some(n))),
            Some((least, "")) => Ok((number(least)?, None)),
            Some((least, most)) => {
                let (least, most) = (number(least)?, number(most)?);
                if least > most { Err(RegexProblem::Repeat) } else { Ok((least, Some(most))) }
            }
        }
    }

    fn class(&mut self) -> Result<Vec<(char, char)>, RegexProblem> {
        let not = self.rest.next_if_eq(&'^').is_some();
        let mut ranges = Vec::new();
        let mut first = true;
        loop {
            let c = self.rest.next().ok_or(RegexProblem::Class)?;
            if c == ']' && !first {
                break;
            }
            first = false;
            let from = if c == '\\' { self.escaped()? } else { vec![(c, c)] };
            let single = matches!(from.as_slice(), [(a, b)] if a == b);
            // A hyphen at the end stands for itself.
            let mut ahead = self.rest.clone();
            let is_range = ahead.next() == Some('-') && ahead.next().is_some_and(|c| c != ']');
            if !(single && is_range) {
                ranges.extend(from);
                continue;
            }
            self.rest.next();
            let to = match self.rest.next() {
                Some('\\') => self.escaped()?,
                Some(c) => vec![(c, c)],
                None => return Err(RegexProblem::Class),
            };
            match (from.as_slice(), to.as_slice()) {
                ([(a, _)], [(b, end)]) if a <= b && b == end => ranges.push((*a, *b)),
                _ => return Err(RegexProblem::Class),
            }
        }
        let ranges = self.cased(ranges);
        Ok(if not { inverted(ranges) } else { ranges })
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> Result<Vec<(char, char)>, RegexProblem> {
        let c = self.rest.next().ok_or(RegexProblem::Escape)?;
        let digits = vec![('0', '9')];
        let word = vec![('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];
        let blank = vec![('\t', '\r'), (' ', ' ')];
        Ok(match c {
            'd' => digits,
            'D' => inverted(digits),
            'w' => word,
            'W' => inverted(word),
            's' => blank,
            'S' => inverted(blank),
            't' => vec![('\t', '\t')],
            'n' => vec![('\n', '\n')],
            c if c.is_ascii_alphanumeric() => return Err(RegexProblem::Escape),
            c => vec![(c, c)],
        })
    }

    /// The ranges with the other case of their ASCII letters, where that makes no difference.
    fn cased(&self, mut ranges: Vec<(char, char)>) -> Vec<(char, char)> {
        if self.any_case {
            for (a, b) in ranges.clone() {
                for (from, to) in [('a', 'z'), ('A', 'Z')] {
                    let (low, high) = (a.max(from), b.min(to));
                    if low <= high {
                        let other = |c: char| (c as u8 ^ 0x20) as char;
                        ranges.push((other(low), other(high)));
                    }
                }
            }
        }
        ranges
    }
}

/// All characters but those of the ranges.
fn inverted(mut ranges: Vec<(char, char)>) -> Vec<(char, char)> {
    sort_by(&mut ranges, Ord::cmp);
    let mut out = Vec::new();
    let mut next = Some('\0');
    for (from, to) in ranges {
        if let Some(low) = next
            && low < from
            && let Some(high) = (low..from).next_back()
        {
            out.push((low, high));
        }
        let above = (to..=char::MAX).nth(1);
        next = match (next, above) {
            (Some(low), Some(above)) => Some(low.max(above)),
            _ => None,
        };
    }
    out.extend(next.map(|low| (low, char::MAX)));
    out
}
