//! A typed line to a filter.

use std::ops::Range;

use super::term::{Filter, IsWord, ModeWord, OwnerIs, Sizes, Term, Test, TypeWord};
use super::{Pattern, RegexProblem};
use crate::base::LayerId;

/// Why a line is no filter, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterError {
    /// The characters of the line that cannot be read.
    pub at: Range<usize>,
    /// Those characters.
    pub text: String,
    /// What is wrong.
    pub problem: FilterProblem,
}

/// What is wrong with a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterProblem {
    /// A quote without its partner.
    Quote,
    /// No number of bytes behind `>` or `<`.
    Size,
    /// No layer behind `layer:`.
    Layer,
    /// No word of `is:`.
    Is,
    /// No word or bits of `mode:`.
    Mode,
    /// No word of `type:`.
    Type,
    /// No number behind `owner:`.
    Owner,
    /// No regular expression between slashes.
    Regex(RegexProblem),
}

impl Filter {
    /// Reads a line. Blanks divide terms, but not between double quotes; what stands in quotes is
    /// plain text. A word with a colon whose first part is no key is plain text too.
    ///
    /// # Errors
    /// At the first term that cannot be read.
    pub fn parse(line: &str) -> Result<Self, FilterError> {
        let chars: Vec<char> = line.chars().collect();
        let mut terms = Vec::new();
        let mut at = 0;
        while at < chars.len() {
            if chars[at].is_whitespace() {
                at += 1;
                continue;
            }
            let from = at;
            let not = chars[at] == '-' && chars.get(at + 1).is_some_and(|c| !c.is_whitespace());
            at += usize::from(not);
            let quoted = chars[at] == '"';
            let is_end = |c: &char| if quoted { *c == '"' } else { c.is_whitespace() };
            let begin = at + usize::from(quoted);
            let end = chars[begin..].iter().position(is_end).map(|n| begin + n);
            let word: String = chars[begin..end.unwrap_or(chars.len())].iter().collect();
            at = end.map_or(chars.len(), |end| end + usize::from(quoted));
            let error = |problem| FilterError {
                at: from..at,
                text: chars[from..at].iter().collect(),
                problem,
            };
            let test = match (quoted, end) {
                (true, None) => Err(FilterProblem::Quote),
                (true, _) => Ok(Test::Pattern(Pattern::text(&word))),
                _ => test(&word),
            };
            terms.push(Term { not, test: test.map_err(error)? });
        }
        Ok(Self { terms })
    }
}

fn test(word: &str) -> Result<Test, FilterProblem> {
    if word.starts_with(['>', '<']) {
        return sizes(word).map(Test::Size).ok_or(FilterProblem::Size);
    }
    let (key, value) = word.split_once(':').unwrap_or(("", word));
    let value_lower = value.to_ascii_lowercase();
    let (found, problem) = match key.to_ascii_lowercase().as_str() {
        "size" => (sizes(value).map(Test::Size), FilterProblem::Size),
        "layer" => (layers(&value_lower).map(Test::Layer), FilterProblem::Layer),
        "is" => (is_word(&value_lower).map(Test::Is), FilterProblem::Is),
        "mode" => (mode(&value_lower).map(Test::Mode), FilterProblem::Mode),
        "type" => (type_word(&value_lower).map(Test::Type), FilterProblem::Type),
        "owner" => (owner(value).map(Test::Owner), FilterProblem::Owner),
        _ => return Pattern::typed(word).map(Test::Pattern).map_err(FilterProblem::Regex),
    };
    found.ok_or(problem)
}

/// `>10M`, `>=1.5GB`, `<1k`: decimal units as Docker prints them, binary ones with an `i`.
fn sizes(text: &str) -> Option<Sizes> {
    let (sign, rest) = text.split_at(text.len().min(1));
    let (equal, rest) = match rest.strip_prefix('=') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let bytes = bytes(rest)?;
    match (sign, equal) {
        (">", true) => Some(Sizes { least: bytes, most: u64::MAX }),
        (">", false) => Some(Sizes { least: bytes.checked_add(1)?, most: u64::MAX }),
        ("<", true) => Some(Sizes { least: 0, most: bytes }),
        ("<", false) => Some(Sizes { least: 0, most: bytes.checked_sub(1)? }),
        _ => None,
    }
}

/// A number with or without a unit.
pub(crate) fn bytes(text: &str) -> Option<u64> {
    let digits = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let unit = unit.trim().to_ascii_lowercase();
    let unit = unit.strip_suffix('b').unwrap_or(&unit);
    let (letter, step): (&str, u128) = match unit.strip_suffix('i') {
        Some(letter) if !letter.is_empty() => (letter, 1024),
        _ => (unit, 1000),
    };
    let power = ["", "k", "m", "g", "t", "p"].iter().position(|name| *name == letter)?;
    let scale = step.pow(u32::try_from(power).ok()?);
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    if (whole.is_empty() && part.is_empty()) || part.len() > 18 || part.contains('.') {
        return None;
    }
    let parse = |digits: &str| if digits.is_empty() { Some(0) } else { digits.parse().ok() };
    let (whole, fraction): (u128, u128) = (parse(whole)?, parse(part)?);
    let fraction = fraction * scale / 10_u128.pow(u32::try_from(part.len()).ok()?);
    u64::try_from(whole.checked_mul(scale)?.checked_add(fraction)?).ok()
}

/// `3`, `L3`, `2-4`.
fn layers(text: &str) -> Option<std::ops::RangeInclusive<LayerId>> {
    let one = |text: &str| text.strip_prefix('l').unwrap_or(text).parse().ok().map(LayerId);
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    let (from, to) = (one(from)?, one(to)?);
    (from <= to).then_some(from..=to)
}

fn is_word(text: &str) -> Option<IsWord> {
    Some(match text {
        "deleted" | "removed" => IsWord::Deleted,
        "added" => IsWord::Added,
        "changed" | "modified" => IsWord::Changed,
        "opaque" => IsWord::Opaque,
        "unchanged" | "unmodified" => IsWord::Unchanged,
        _ => return None,
    })
}

fn mode(text: &str) -> Option<ModeWord> {
    Some(match text {
        "suid" | "setuid" => ModeWord::Suid,
        "sgid" | "setgid" => ModeWord::Sgid,
        "sticky" => ModeWord::Sticky,
        "world-writable" => ModeWord::WorldWritable,
        "exec" => ModeWord::Exec,
        bits if (3..=5).contains(&bits.len()) => {
            let bits = u16::from_str_radix(bits, 8).ok().filter(|bits| *bits <= 0o7777)?;
            ModeWord::Bits(bits)
        }
        _ => return None,
    })
}

fn type_word(text: &str) -> Option<TypeWord> {
    Some(match text {
        "file" => TypeWord::File,
        "dir" | "directory" => TypeWord::Dir,
        "link" | "symlink" => TypeWord::Link,
        "hardlink" => TypeWord::Hardlink,
        "device" => TypeWord::Device,
        "fifo" | "pipe" => TypeWord::Fifo,
        "other" => TypeWord::Other,
        _ => return None,
    })
}

fn owner(text: &str) -> Option<OwnerIs> {
    let (uid, gid) = text.split_once(':').unwrap_or((text, ""));
    let one = |text: &str| match text {
        "" => Some(None),
        digits if digits.bytes().all(|b| b.is_ascii_digit()) => digits.parse().ok().map(Some),
        _ => None,
    };
    let owner = OwnerIs { uid: one(uid)?, gid: one(gid)? };
    (owner.uid.is_some() || owner.gid.is_some()).then_some(owner)
}
