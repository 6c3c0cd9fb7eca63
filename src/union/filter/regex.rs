//! A small regular-expression matcher that takes one step for each character, whatever the pattern.
//!
//! It knows `.`, `[…]`, `\d \w \s` and their opposites, `* + ? {n,m}`, `|`, `(…)`, `^` and `$`: what
//! POSIX calls an extended regular expression, with the classes of Perl. No groups are captured and
//! nothing looks back, so a set of states (Thompson's construction) is all there is to keep; sets
//! already met are remembered, which makes most steps a look into a table.

use rustc_hash::FxHashMap;

/// What is wrong with a regular expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegexProblem {
    /// A `(` or `)` without its partner.
    Parenthesis,
    /// A `[` without its `]`, or a range whose end comes before its begin.
    Class,
    /// `*`, `+`, `?` or `{…}` behind nothing, or a count that is none.
    Repeat,
    /// A backslash at the end, or before a letter that means nothing here.
    Escape,
    /// More states than any pattern for names needs.
    TooLarge,
}

/// States one expression may have.
const STATES: usize = 1_000;
/// A count in braces may be this high.
const REPEATS: u32 = 200;
/// Parentheses inside each other.
const DEPTH: usize = 60;
/// Sets of states that are remembered; then all are forgotten.
const SETS: usize = 512;

#[derive(Clone, Debug)]
enum Node {
    Empty,
    Class(Vec<(char, char)>),
    Begin,
    End,
    All(Vec<Node>),
    Any(Vec<Node>),
    Repeat(Box<Node>, u32, Option<u32>),
}

#[derive(Clone, Debug, PartialEq)]
enum State {
    Class(Vec<(char, char)>, u32),
    Begin(u32),
    End(u32),
    Split(u32, u32),
    Match,
}

/// A compiled expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Regex {
    states: Vec<State>,
    start: u32,
}

impl Regex {
    /// Compiles `text`; with `any_case` the case of ASCII letters makes no difference.
    pub(super) fn new(text: &str, any_case: bool) -> Result<Self, RegexProblem> {
        let mut parser = Parser { rest: text.chars().peekable(), any_case, depth: 0 };
        let node = parser.alternatives()?;
        if parser.rest.next().is_some() {
            return Err(RegexProblem::Parenthesis);
        }
        let mut regex = Self { states: vec![State::Match], start: 0 };
        regex.start = regex.build(&node, 0)?;
        Ok(regex)
    }

    fn add(&mut self, state: State) -> Result<u32, RegexProblem> {
        if self.states.len() >= STATES {
            return Err(RegexProblem::TooLarge);
        }
        self.states.push(state);
        u32::try_from(self.states.len() - 1).map_err(|_| RegexProblem::TooLarge)
    }

    /// Adds the states of `node` in front of `next`; returns the first.
    fn build(&mut self, node: &Node, next: u32) -> Result<u32, RegexProblem> {
        match node {
            Node::Empty => Ok(next),
            Node::Class(ranges) => self.add(State::Class(ranges.clone(), next)),
            Node::Begin => self.add(State::Begin(next)),
            Node::End => self.add(State::End(next)),
            Node::All(parts) => {
                parts.iter().rev().try_fold(next, |next, part| self.build(part, next))
            }
            Node::Any(parts) => {
                let mut first = None;
                for part in parts.iter().rev() {
                    let start = self.build(part, next)?;
                    first = Some(match first {
                        None => start,
                        Some(other) => self.add(State::Split(start, other))?,
                    });
                }
                Ok(first.unwrap_or(next))
            }
            Node::Repeat(part, least, most) => {
                let mut at = next;
                match most {
                    None => {
                        let split = self.add(State::Split(next, next))?;
                        let body = self.build(part, split)?;
                        if let Some(state) = self.states.get_mut(split as usize) {
                            *state = State::Split(body, next);
                        }
                        at = split;
                    }
                    Some(most) => {
                        for _ in *least..*most {
                            let body = self.build(part, at)?;
                            at = self.add(State::Split(body, next))?;
                        }
                    }
                }
                for _ in 0..*least {
                    at = self.build(part, at)?;
                }
                Ok(at)
            }
        }
    }

    /// Whether `text` has a match anywhere; bytes that are no UTF-8 count as one unknown character.
    pub(super) fn is_match(&self, sets: &mut Sets, text: &[u8]) -> bool {
        let mut at = sets.first(self);
        let mut rest = text;
        loop {
            if sets.all[at as usize].matches {
                return true;
            }
            let Some(&byte) = rest.first() else { return sets.all[at as usize].matches_at_end };
            if byte < 0x80 {
                rest = &rest[1..];
                let known = sets.all[at as usize].next[usize::from(byte)];
                at = if known == UNKNOWN { sets.step(self, at, char::from(byte)) } else { known };
            } else {
                let (c, len) = character(rest);
                rest = &rest[len..];
                at = sets.step(self, at, c);
            }
        }
    }

    /// All states reached from `from` without reading, in order of their numbers.
    fn close(&self, from: impl IntoIterator<Item = u32>, begin: bool, end: bool) -> Vec<u32> {
        let mut seen = vec![false; self.states.len()];
        let mut stack: Vec<u32> = from.into_iter().collect();
        while let Some(at) = stack.pop() {
            if std::mem::replace(&mut seen[at as usize], true) {
                continue;
            }
            match &self.states[at as usize] {
                State::Split(a, b) => stack.extend([*a, *b]),
                State::Begin(next) if begin => stack.push(*next),
                State::End(next) if end => stack.push(*next),
                _ => {}
            }
        }
        let there = seen.iter().enumerate().filter(|(_, seen)| **seen);
        there.filter_map(|(at, _)| u32::try_from(at).ok()).collect()
    }
}

/// The first character of a text that is not empty, and its bytes.
fn character(text: &[u8]) -> (char, usize) {
    let head = &text[..text.len().min(4)];
    let Some(chunk) = head.utf8_chunks().next() else { return (char::REPLACEMENT_CHARACTER, 1) };
    match chunk.valid().chars().next() {
        Some(c) => (c, c.len_utf8()),
        None => (char::REPLACEMENT_CHARACTER, chunk.invalid().len().max(1)),
    }
}

const UNKNOWN: u32 = u32::MAX;

struct Set {
    states: Box<[u32]>,
    matches: bool,
    matches_at_end: bool,
    next: Box<[u32; 128]>,
}

/// The sets of states met so far; one for each expression that is being matched.
#[derive(Default)]
pub(super) struct Sets {
    all: Vec<Set>,
    by_states: FxHashMap<Box<[u32]>, u32>,
}

impl Sets {
    fn first(&mut self, regex: &Regex) -> u32 {
        if self.all.is_empty() {
            self.number(regex, regex.close([regex.start], true, false), true);
        }
        0
    }

    fn step(&mut self, regex: &Regex, at: u32, c: char) -> u32 {
        let hit = |ranges: &[(char, char)]| ranges.iter().any(|&(a, b)| (a..=b).contains(&c));
        let reached = self.all[at as usize].states.iter().filter_map(|&state| {
            match &regex.states[state as usize] {
                State::Class(ranges, next) if hit(ranges) => Some(*next),
                _ => None,
            }
        });
        // A match may begin anywhere.
        let from: Vec<u32> = reached.chain([regex.start]).collect();
        let states = regex.close(from, false, false);
        if self.all.len() >= SETS {
            self.all.clear();
            self.by_states.clear();
            self.first(regex);
            return self.number(regex, states, false);
        }
        let to = self.number(regex, states, false);
        if c.is_ascii() {
            self.all[at as usize].next[c as usize] = to;
        }
        to
    }

    fn number(&mut self, regex: &Regex, states: Vec<u32>, begin: bool) -> u32 {
        let states: Box<[u32]> = states.into();
        // The set at the begin of a text is its own: `^` holds in no other.
        if !begin && let Some(&at) = self.by_states.get(&states) {
            return at;
        }
        let at = u32::try_from(self.all.len()).unwrap_or(0);
        let at_end = regex.close(states.iter().copied(), begin, true);
        let accepts = |states: &[u32]| states.first() == Some(&0);
        self.all.push(Set {
            matches: accepts(&states),
            matches_at_end: accepts(&at_end),
            states: states.clone(),
            next: Box::new([UNKNOWN; 128]),
        });
        if !begin {
            self.by_states.insert(states, at);
        }
        at
    }
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
    ranges.sort_unstable();
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
