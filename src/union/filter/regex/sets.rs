//! Matching: sets of states, and the steps between them that are known.

use rustc_hash::FxHashMap;

use super::{Regex, State};

/// Sets of states that are remembered; then all are forgotten.
const SETS: usize = 512;

impl Regex {
    /// Whether `text` has a match anywhere; bytes that are no UTF-8 count as one unknown character.
    pub(in crate::union::filter) fn is_match(&self, sets: &mut Sets, text: &[u8]) -> bool {
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
pub(in crate::union::filter) struct Sets {
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
