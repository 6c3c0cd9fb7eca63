//! Matching: sets of states, and the steps between them that are known.

use rustc_hash::FxHashMap;

use super::{Regex, State};

/// Sets of states that are remembered; then all are forgotten.
const SETS: usize = 512;

/// Where a match stands after some text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::union::filter) struct At {
    set: u32,
    /// How often all sets had been forgotten; the number of a set means nothing later.
    forgotten: u32,
    found: bool,
}

impl Regex {
    /// Whether `text` has a match anywhere; bytes that are no UTF-8 count as one unknown character.
    pub(in crate::union::filter) fn is_match(&self, sets: &mut Sets, text: &[u8]) -> bool {
        let at = self.go_on(sets, None, text);
        self.holds(sets, at)
    }

    /// Goes on with `text` from where an earlier text ended, or from the begin.
    fn go_on(&self, sets: &mut Sets, from: Option<At>, text: &[u8]) -> At {
        let mut set = from.map_or_else(|| sets.first(self), |from| from.set);
        let mut found = from.is_some_and(|from| from.found);
        let mut rest = text;
        while !found {
            found = sets.all[set as usize].matches;
            let Some(&byte) = rest.first().filter(|_| !found) else { break };
            if byte < 0x80 {
                rest = &rest[1..];
                let known = sets.all[set as usize].next[usize::from(byte)];
                set = if known == UNKNOWN { sets.step(self, set, char::from(byte)) } else { known };
            } else {
                let (c, len) = character(rest);
                rest = &rest[len..];
                set = sets.step(self, set, c);
            }
        }
        At { set, forgotten: sets.forgotten, found }
    }

    /// Goes on behind a directory's path with a slash and a name, `path` being all of it: no
    /// character is read twice unless what was known of the directory is forgotten.
    pub(in crate::union::filter) fn descend(
        &self,
        sets: &mut Sets,
        dir: Option<At>,
        path: &[u8],
        tail: usize,
    ) -> At {
        let known = dir.filter(|dir| dir.found || dir.forgotten == sets.forgotten);
        self.go_on(sets, known, if known.is_some() { &path[tail..] } else { path })
    }

    /// Whether there was a match up to here, or is one if the text ends here.
    pub(in crate::union::filter) fn holds(&self, sets: &Sets, at: At) -> bool {
        at.found || sets.all.get(at.set as usize).is_some_and(|set| set.matches_at_end)
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
    forgotten: u32,
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
            self.forgotten += 1;
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
