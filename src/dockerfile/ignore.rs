//! `.dockerignore`: which files of the context no builder sees.
//!
//! The rules are those of `moby/patternmatcher`, not of `.gitignore`: a bare `*.log` matches at the
//! top alone, a `!` pattern brings back what lies below an excluded directory.
//! Source: <https://docs.docker.com/build/concepts/context/#dockerignore-files>.

use serde::{Deserialize, Serialize};

use regex_lite::Regex;

use super::glob;
use crate::base::clean::clean;

/// The patterns of an ignore file, in its order.
#[derive(Clone, Debug, Default)]
pub struct Ignore {
    patterns: Vec<Pattern>,
}

/// One line of an ignore file.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The line it stands in, from 1.
    pub line: usize,
    /// As it is used: cleaned, without a `/` before it, with its `!`.
    pub text: String,
    /// Whether it begins with `!`: what it matches is sent after all.
    pub exception: bool,
    how: How,
}

/// A line that is no pattern: the build fails on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IgnoreError {
    /// The line, from 1.
    pub line: usize,
    /// The pattern, as it would be used.
    pub pattern: String,
    /// What is wrong.
    pub what: IgnoreProblem,
}

/// What is wrong with a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IgnoreProblem {
    /// A `!` with nothing after it.
    LoneException,
    /// A `[` without its end, or a `\` at the end.
    Syntax,
}

/// How a pattern is compared with a path.
#[derive(Clone, Debug)]
enum How {
    /// The same text.
    Exact(String),
    /// `abc**`: the path begins so.
    Prefix(String),
    /// `**abc`: the path ends so; `**/abc` is `abc` at the top too.
    Suffix(String),
    /// Anything else: the text that a match begins and ends with, and all of it.
    Regex(Box<(String, String, Regex)>),
}

/// Which patterns match a directory or one above it: what its entries need to know of it.
#[derive(Clone, Debug, Default)]
pub struct Above(Vec<bool>);

impl Ignore {
    /// Reads an ignore file. Lines that are no pattern come as errors; the others are used.
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<IgnoreError>) {
        let mut patterns = Vec::new();
        let mut errors = Vec::new();
        for (line, text) in lines(text) {
            match Pattern::new(line, &text) {
                Ok(pattern) => patterns.push(pattern),
                Err(what) => errors.push(IgnoreError { line, pattern: text, what }),
            }
        }
        (Self { patterns }, errors)
    }

    /// The patterns, in the file's order.
    #[must_use]
    pub fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    /// Whether there is a `!` pattern, so that something below an excluded directory may be sent.
    #[must_use]
    pub fn has_exceptions(&self) -> bool {
        self.patterns.iter().any(|pattern| pattern.exception)
    }

    /// Whether a path of the context is left out.
    #[must_use]
    pub fn excludes(&self, path: &str) -> bool {
        self.decided_by(path).is_some_and(|pattern| !pattern.exception)
    }

    /// The pattern that decided on a path: it is left out by it, or brought back by it (an
    /// exception). None if no pattern has to do with the path.
    #[must_use]
    pub fn decided_by(&self, path: &str) -> Option<&Pattern> {
        let above = match path.rsplit_once('/') {
            Some((parent, _)) => self.above(parent),
            None => Above::default(),
        };
        self.decided_below(&above, path)
    }

    /// Which patterns match a directory or one above it.
    #[must_use]
    pub fn above(&self, directory: &str) -> Above {
        let ends = directory.match_indices('/').map(|(at, _)| at).chain([directory.len()]);
        ends.fold(Above::default(), |above, end| self.enter(&above, &directory[..end]))
    }

    /// As [`Ignore::above`] for a directory whose parent is known.
    #[must_use]
    pub fn enter(&self, above: &Above, directory: &str) -> Above {
        let matched = |(at, pattern): (usize, &Pattern)| {
            above.0.get(at).copied().unwrap_or(false) || pattern.matches(directory)
        };
        Above(self.patterns.iter().enumerate().map(matched).collect())
    }

    /// As [`Ignore::decided_by`] for a path in a directory of which is known what matches it.
    ///
    /// The last pattern that matches the path or a directory above it decides; a pattern is asked
    /// only if it would turn the answer so far.
    #[must_use]
    pub fn decided_below(&self, above: &Above, path: &str) -> Option<&Pattern> {
        let mut excluded = false;
        let mut by = None;
        for (at, pattern) in self.patterns.iter().enumerate() {
            if pattern.exception != excluded {
                continue;
            }
            if above.0.get(at).copied().unwrap_or(false) || pattern.matches(path) {
                excluded = !pattern.exception;
                by = Some(pattern);
            }
        }
        by
    }
}

/// The patterns of an ignore file as text, with their lines: comments, blank lines and spaces
/// around gone, paths cleaned.
fn lines(text: &str) -> impl Iterator<Item = (usize, String)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.split('\n').enumerate().filter_map(|(at, line)| {
        if line.starts_with('#') {
            return None;
        }
        let line = line.trim();
        let (exception, path) = match line.strip_prefix('!') {
            Some(rest) => ("!", rest.trim()),
            None => ("", line),
        };
        if line.is_empty() {
            return None;
        }
        let mut path = if path.is_empty() { String::new() } else { clean(path) };
        if path.len() > 1 && path.starts_with('/') {
            path.remove(0);
        }
        Some((at + 1, format!("{exception}{path}")))
    })
}

impl Pattern {
    fn new(line: usize, text: &str) -> Result<Self, IgnoreProblem> {
        let cleaned = clean(text.trim());
        let (exception, pattern) = match cleaned.strip_prefix('!') {
            Some("") => return Err(IgnoreProblem::LoneException),
            Some(rest) => (true, rest),
            None => (false, cleaned.as_str()),
        };
        glob::matches(pattern, ".").map_err(|_| IgnoreProblem::Syntax)?;
        let how = how(pattern)?;
        Ok(Self { line, text: text.to_owned(), exception, how })
    }

    /// Whether it matches this path itself, not one above it.
    #[must_use]
    pub fn matches(&self, path: &str) -> bool {
        match &self.how {
            How::Exact(text) => path == text,
            How::Prefix(text) => path.starts_with(text.as_str()),
            How::Suffix(text) => {
                path.ends_with(text.as_str()) || text.strip_prefix('/') == Some(path)
            }
            How::Regex(parts) => {
                let (head, tail, regex) = parts.as_ref();
                let may = path.starts_with(head.as_str()) && path.ends_with(tail.as_str());
                may && regex.is_match(path)
            }
        }
    }
}

/// The way a pattern is compared: as plain text where its wildcards allow it.
fn how(pattern: &str) -> Result<How, IgnoreProblem> {
    #[derive(PartialEq)]
    enum Kind {
        Exact,
        Prefix,
        Suffix,
        Regex,
    }
    let mut kind = Kind::Exact;
    let mut regex = String::from("^");
    let mut chars = pattern.chars().peekable();
    let mut first = true;
    while let Some(c) = chars.next() {
        let begins = std::mem::take(&mut first);
        match c {
            '*' if chars.next_if_eq(&'*').is_some() => {
                _ = chars.next_if_eq(&'/');
                if chars.peek().is_some() {
                    regex.push_str("(.*/)?");
                    kind = Kind::Regex;
                } else if kind == Kind::Exact {
                    kind = Kind::Prefix;
                } else {
                    regex.push_str(".*");
                    kind = Kind::Regex;
                }
                if begins {
                    kind = Kind::Suffix;
                }
            }
            '*' => {
                regex.push_str("[^/]*");
                kind = Kind::Regex;
            }
            '?' => {
                regex.push_str("[^/]");
                kind = Kind::Regex;
            }
            '\\' => {
                let escaped = chars.next().ok_or(IgnoreProblem::Syntax)?;
                regex.extend(['\\', escaped]);
                kind = Kind::Regex;
            }
            '[' => {
                regex.push('[');
                set(&mut chars, &mut regex);
                kind = Kind::Regex;
            }
            c => {
                if "].+()|{}$".contains(c) {
                    regex.push('\\');
                }
                if c == ']' {
                    kind = Kind::Regex;
                }
                regex.push(c);
            }
        }
    }
    regex.push('$');
    Ok(match kind {
        Kind::Exact => How::Exact(pattern.to_owned()),
        Kind::Prefix => How::Prefix(pattern.strip_suffix("**").unwrap_or(pattern).to_owned()),
        Kind::Suffix => How::Suffix(pattern.strip_prefix("**").unwrap_or(pattern).to_owned()),
        Kind::Regex => {
            let regex = Regex::new(&regex).map_err(|_| IgnoreProblem::Syntax)?;
            let (head, tail) = ends(pattern);
            How::Regex(Box::new((head.to_owned(), tail.to_owned(), regex)))
        }
    })
}

/// What stands before the first wildcard and behind the last one: most paths differ in it already.
fn ends(pattern: &str) -> (&str, &str) {
    if pattern.contains(['\\', '[', ']', '^']) {
        return ("", "");
    }
    let wild = ['*', '?'];
    let head = pattern.find(wild).and_then(|at| pattern.get(..at)).unwrap_or_default();
    let last = pattern.rfind(wild).unwrap_or_default();
    let tail = pattern.get(last + 1..).unwrap_or_default();
    // The slash behind two stars is part of them.
    let two = pattern.get(..=last).is_some_and(|upto| upto.ends_with("**"));
    (head, if two { tail.strip_prefix('/').unwrap_or(tail) } else { tail })
}

/// The members of a set and its end, with all that means something else in this regex syntax
/// escaped.
fn set(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, regex: &mut String) {
    if chars.next_if_eq(&'^').is_some() {
        regex.push('^');
    }
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                regex.push('\\');
                regex.extend(chars.next());
            }
            ']' => {
                regex.push(']');
                return;
            }
            '[' | '&' | '~' => regex.extend(['\\', c]),
            c => regex.push(c),
        }
    }
}
