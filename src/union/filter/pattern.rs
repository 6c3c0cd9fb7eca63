//! Texts and regular expressions, and what they are matched against.

use super::regex::{At, Regex, RegexProblem, Sets};

/// A text or a regular expression over names or whole paths.
///
/// One without a slash is about the last part of a path; one with a slash is about the whole path
/// with its leading slash. Without a capital letter in it, case makes no difference (ASCII letters).
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    kind: Kind,
    whole_path: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Text { text: Vec<u8>, any_case: bool },
    Regex(Regex),
}

impl Pattern {
    /// A text that must stand in the name, or, with a slash in it, in the path.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let any_case = !has_capital(text);
        let plain = Kind::Text { text: text.as_bytes().to_vec(), any_case };
        if !text.contains('/') {
            return Self { kind: plain, whole_path: false };
        }
        // Of a path, an expression reads what a directory's paths share only once.
        let sign = |c: char| c.is_ascii_punctuation() || c == ' ';
        let escaped: String =
            text.chars().flat_map(|c| sign(c).then_some('\\').into_iter().chain([c])).collect();
        let kind = Regex::new(&escaped, any_case).map_or(plain, Kind::Regex);
        Self { kind, whole_path: true }
    }

    /// A regular expression without its slashes; `\/` in it stands for a slash.
    ///
    /// # Errors
    /// If it is none.
    pub fn regex(text: &str) -> Result<Self, RegexProblem> {
        let mut escaped = false;
        let capital = text.chars().any(|c| {
            let plain = !escaped;
            escaped = plain && c == '\\';
            plain && c.is_ascii_uppercase()
        });
        let regex = Regex::new(text, !capital)?;
        Ok(Self { kind: Kind::Regex(regex), whole_path: text.contains('/') })
    }

    /// `/regex/` or a text, as a person types it.
    ///
    /// # Errors
    /// If what stands between slashes is no regular expression.
    pub fn typed(text: &str) -> Result<Self, RegexProblem> {
        match text.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')) {
            Some(inner) if !inner.is_empty() => Self::regex(inner),
            _ => Ok(Self::text(text)),
        }
    }

    /// Whether it is about the whole path rather than the last part of it.
    #[must_use]
    pub fn whole_path(&self) -> bool {
        self.whole_path
    }

    /// The pattern, ready for many texts.
    #[must_use]
    pub fn matcher(&self) -> Matcher<'_> {
        Matcher { pattern: self, sets: Sets::default() }
    }
}

fn has_capital(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_uppercase())
}

/// A pattern at work: it remembers what it has learnt.
pub struct Matcher<'a> {
    pub(super) pattern: &'a Pattern,
    pub(super) sets: Sets,
}

impl Matcher<'_> {
    /// Whether the pattern is found in `text`: a name, or a path with its leading slash.
    pub fn is_match(&mut self, text: &[u8]) -> bool {
        match &self.pattern.kind {
            Kind::Text { text: wanted, any_case: true } => {
                find(text, wanted, |a, b| a.eq_ignore_ascii_case(b))
            }
            Kind::Text { text: wanted, any_case: false } => find(text, wanted, |a, b| a == b),
            Kind::Regex(regex) => regex.is_match(&mut self.sets, text),
        }
    }

    /// Whether the pattern is found in `path`, of which all before `tail` is the path of a directory
    /// that was asked before and gave `dir`; and what to give for what is below.
    pub(super) fn descend(
        &mut self,
        dir: Option<At>,
        path: &[u8],
        tail: usize,
    ) -> (bool, Option<At>) {
        match &self.pattern.kind {
            Kind::Text { .. } => (self.is_match(path), None),
            Kind::Regex(regex) => {
                let at = regex.descend(&mut self.sets, dir, path, tail);
                (regex.holds(&self.sets, at), Some(at))
            }
        }
    }
}

fn find(text: &[u8], wanted: &[u8], same: impl Fn(&[u8], &[u8]) -> bool) -> bool {
    let Some(&first) = wanted.first() else { return true };
    let other = if first.is_ascii_alphabetic() { first ^ 0x20 } else { first };
    let Some(last) = text.len().checked_sub(wanted.len()) else { return false };
    (0..=last).any(|at| {
        (text[at] == first || text[at] == other) && same(&text[at..at + wanted.len()], wanted)
    })
}
