//! A small regular-expression matcher that takes one step for each character, whatever the pattern.
//!
//! It knows `.`, `[…]`, `\d \w \s` and their opposites, `* + ? {n,m}`, `|`, `(…)`, `^` and `$`: what
//! POSIX calls an extended regular expression, with the classes of Perl. No groups are captured and
//! nothing looks back, so a set of states (Thompson's construction) is all there is to keep; sets
//! already met are remembered, which makes most steps a look into a table.

mod parse;
mod sets;

use parse::{Node, parse};
pub(in crate::union::filter) use sets::{At, Sets};

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
        let node = parse(text, any_case)?;
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
