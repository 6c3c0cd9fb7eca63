//! Variables and quotes in words.
//!
//! The rules are those of BuildKit's `frontend/dockerfile/shell`, read character by character from the
//! front, so that also what it does with broken words is the same.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;
use std::str::Chars;

use serde::{Deserialize, Serialize};

use super::pattern;

/// Where values of variables come from.
pub trait Environment {
    /// The value of a variable; nothing if it is not set.
    fn get(&self, name: &str) -> Option<&str>;
}

impl Environment for BTreeMap<String, String> {
    fn get(&self, name: &str) -> Option<&str> {
        BTreeMap::get(self, name).map(String::as_str)
    }
}

/// A list as an image's `Env`: of several with the same name, the last.
impl Environment for [(String, String)] {
    fn get(&self, name: &str) -> Option<&str> {
        self.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Most words within words, `${A:-${B:-…}}`, that are followed.
const DEEPEST: usize = 100;

/// Most bytes that a word may become: a few lines that double a variable would fill any memory.
const LONGEST: usize = 1 << 20;

/// Takes quotes off words and puts values in the place of variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "the switches of BuildKit's lexer")]
pub struct Expander {
    /// The escape character.
    pub escape: char,
    /// Quotes stay where they are, and still quote.
    pub raw_quotes: bool,
    /// Escape characters stay where they are, and still escape.
    pub raw_escapes: bool,
    /// Quotes are characters like others: the body of a `COPY` heredoc.
    pub skip_quotes: bool,
    /// Variables that are not set stay as they are written.
    pub skip_unset: bool,
}

/// A word, expanded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expanded {
    /// What came out.
    pub text: String,
    /// The variables that were asked for and are set, in the order of the text, each once.
    pub used: Vec<String>,
    /// Those that are not set, likewise.
    pub undefined: Vec<String>,
}

/// What stands behind a variable's name in braces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Modifier {
    /// The text as written: `:=`, `,`.
    Text(String),
    /// The word ends behind the name.
    End,
}

/// Why a word cannot be expanded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExpandError {
    /// A `'` without its pair.
    OpenSingleQuote,
    /// A `"` without its pair.
    OpenDoubleQuote,
    /// `${` without `}`.
    OpenBrace,
    /// `${A/b`: the second slash is missing.
    OpenPattern,
    /// `${}`, `${:…`: no name.
    BadSubstitution,
    /// A modifier that BuildKit does not have.
    UnsupportedModifier(Modifier),
    /// `${A:?text}`: the variable is not set or empty.
    Required {
        /// The variable.
        name: String,
        /// The text behind the question mark; empty if none.
        message: String,
        /// Whether it is set, but empty.
        empty: bool,
    },
    /// A `\` in a pattern before something other than `*`, `?` and itself.
    InvalidPattern {
        /// The pattern.
        pattern: String,
    },
    /// Words within words, more than a hundred deep.
    TooDeep,
    /// More than a mebibyte comes out. BuildKit has no such limit.
    TooLong,
}

impl Expander {
    /// Expands as the arguments of instructions are expanded.
    #[must_use]
    pub fn new(escape: char) -> Self {
        Self {
            escape,
            raw_quotes: false,
            raw_escapes: false,
            skip_quotes: false,
            skip_unset: false,
        }
    }

    /// The text as one word: blanks in it stay.
    ///
    /// # Errors
    /// If a quote or a brace stays open, a modifier is unknown, or a required variable is not set.
    pub fn word(
        &self,
        text: &str,
        env: &(impl Environment + ?Sized),
    ) -> Result<Expanded, ExpandError> {
        let mut lexer = Lexer::new(*self, text, env);
        let (text, _) = lexer.until(None, self.raw_escapes)?;
        Ok(Expanded { text, used: lexer.used, undefined: lexer.undefined })
    }

    /// The text as words: it is split at blanks outside quotes, also at those that values bring.
    ///
    /// As in BuildKit, what stands unquoted before a `${NAME…word}` in the same word is lost.
    ///
    /// # Errors
    /// As [`word`](Self::word).
    pub fn words(
        &self,
        text: &str,
        env: &(impl Environment + ?Sized),
    ) -> Result<Vec<String>, ExpandError> {
        let mut lexer = Lexer::new(*self, text, env);
        Ok(lexer.until(None, self.raw_escapes)?.1)
    }
}

/// The words that were split off. The one being collected is shared with words inside it.
#[derive(Default)]
struct Split {
    words: Vec<String>,
    in_word: bool,
}

struct Lexer<'a, E: ?Sized> {
    how: Expander,
    raw_escapes: bool,
    chars: Peekable<Chars<'a>>,
    env: &'a E,
    collected: String,
    depth: usize,
    known: BTreeSet<String>,
    used: Vec<String>,
    undefined: Vec<String>,
}

impl<'a, E: Environment + ?Sized> Lexer<'a, E> {
    fn new(how: Expander, text: &'a str, env: &'a E) -> Self {
        Self {
            how,
            raw_escapes: how.raw_escapes,
            chars: text.chars().peekable(),
            env,
            collected: String::new(),
            depth: 0,
            known: BTreeSet::new(),
            used: Vec::new(),
            undefined: Vec::new(),
        }
    }

    /// Reads up to `stop`, which is taken too, or to the end.
    fn until(
        &mut self,
        stop: Option<char>,
        raw_escapes: bool,
    ) -> Result<(String, Vec<String>), ExpandError> {
        if self.depth >= DEEPEST {
            return Err(ExpandError::TooDeep);
        }
        self.depth += 1;
        let outer = std::mem::replace(&mut self.raw_escapes, raw_escapes);
        let read = self.read(stop);
        self.raw_escapes = outer;
        self.depth -= 1;
        read
    }

    fn read(&mut self, stop: Option<char>) -> Result<(String, Vec<String>), ExpandError> {
        let mut text = String::new();
        let mut split = Split::default();
        self.collected.clear();
        while let Some(&next) = self.chars.peek() {
            if text.len() > LONGEST {
                return Err(ExpandError::TooLong);
            }
            if stop == Some(next) {
                self.chars.next();
                return Ok((text, self.split_off(split)));
            }
            match next {
                '$' => {
                    let value = self.dollar()?;
                    value.chars().for_each(|c| self.add(&mut split, c));
                    text.push_str(&value);
                }
                '\'' | '"' if !self.how.skip_quotes => {
                    let quoted = if next == '"' { self.double() } else { self.single() }?;
                    self.add_raw(&mut split, &quoted);
                    text.push_str(&quoted);
                }
                '<' => {
                    let arrow = self.arrow();
                    self.add_raw(&mut split, &arrow);
                    text.push_str(&arrow);
                }
                _ => {
                    self.chars.next();
                    if next != self.how.escape {
                        self.add(&mut split, next);
                        text.push(next);
                        continue;
                    }
                    if self.raw_escapes {
                        self.add_raw(&mut split, next.encode_utf8(&mut [0; 4]));
                        text.push(next);
                    }
                    let Some(escaped) = self.chars.next() else { break };
                    self.add_raw(&mut split, escaped.encode_utf8(&mut [0; 4]));
                    text.push(escaped);
                }
            }
        }
        // Whoever asked for a stop says what is missing.
        if stop.is_some() { Err(ExpandError::OpenBrace) } else { Ok((text, self.split_off(split))) }
    }

    /// Adds a character that may end a word.
    fn add(&mut self, split: &mut Split, c: char) {
        if !c.is_whitespace() {
            self.collected.push(c);
            split.in_word = true;
        } else if split.in_word && !self.collected.is_empty() {
            split.words.push(std::mem::take(&mut self.collected));
            split.in_word = false;
        }
    }

    fn add_raw(&mut self, split: &mut Split, text: &str) {
        self.collected.push_str(text);
        split.in_word = true;
    }

    fn split_off(&mut self, mut split: Split) -> Vec<String> {
        if !self.collected.is_empty() {
            split.words.push(std::mem::take(&mut self.collected));
        }
        split.words
    }

    fn single(&mut self) -> Result<String, ExpandError> {
        let mut text = String::new();
        let quote = self.chars.next().filter(|_| self.how.raw_quotes);
        text.extend(quote);
        loop {
            match self.chars.next() {
                None => return Err(ExpandError::OpenSingleQuote),
                Some('\'') => {
                    text.extend(quote);
                    return Ok(text);
                }
                Some(c) => text.push(c),
            }
        }
    }

    fn double(&mut self) -> Result<String, ExpandError> {
        let mut text = String::new();
        let quote = self.chars.next().filter(|_| self.how.raw_quotes);
        text.extend(quote);
        loop {
            if text.len() > LONGEST {
                return Err(ExpandError::TooLong);
            }
            match self.chars.peek().copied() {
                None => return Err(ExpandError::OpenDoubleQuote),
                Some('"') => {
                    self.chars.next();
                    text.extend(quote);
                    return Ok(text);
                }
                Some('$') => text.push_str(&self.dollar()?),
                Some(c) => {
                    self.chars.next();
                    self.in_double(c, &mut text);
                }
            }
        }
    }

    /// A character between double quotes: the escape character takes only `"`, `$` and itself.
    fn in_double(&mut self, c: char, text: &mut String) {
        if c != self.how.escape {
            text.push(c);
            return;
        }
        if self.raw_escapes {
            text.push(c);
        }
        let escape = self.how.escape;
        match self.chars.peek() {
            None => {}
            Some(next) if *next == '"' || *next == '$' || *next == escape => {
                text.extend(self.chars.next());
            }
            Some(_) => text.push(c),
        }
    }

    /// `<` or `<<`, and the blanks behind it: they belong to the heredoc's word.
    fn arrow(&mut self) -> String {
        let mut text = String::from('<');
        self.chars.next();
        if self.chars.next_if_eq(&'<').is_some() {
            text.push('<');
            while let Some(blank) = self.chars.next_if(|c| matches!(c, '\t' | '\r' | ' ')) {
                text.push(blank);
            }
        }
        text
    }

    fn dollar(&mut self) -> Result<String, ExpandError> {
        self.chars.next();
        if self.chars.peek() != Some(&'{') {
            let name = self.name();
            if name.is_empty() {
                return Ok("$".to_owned());
            }
            return Ok(match self.value(&name) {
                None if self.how.skip_unset => format!("${name}"),
                value => value.unwrap_or_default().to_owned(),
            });
        }
        self.chars.next();
        match self.chars.peek() {
            None => return Err(ExpandError::OpenBrace),
            Some('{' | '}' | ':') => return Err(ExpandError::BadSubstitution),
            Some(_) => {}
        }
        let name = self.name();
        match self.chars.next() {
            None => Err(ExpandError::UnsupportedModifier(Modifier::End)),
            Some('}') => Ok(match self.value(&name) {
                None if self.how.skip_unset => format!("${{{name}}}"),
                value => value.unwrap_or_default().to_owned(),
            }),
            Some('/') => self.replace(&name),
            Some(':') => {
                let modifier = self.chars.next();
                self.modified(&name, true, modifier)
            }
            Some(modifier @ ('+' | '-' | '?' | '#' | '%')) => {
                self.modified(&name, false, Some(modifier))
            }
            Some(other) => Err(unsupported(false, Some(other))),
        }
    }

    /// `${NAME-word}` and its like; `colon`: empty counts as not set.
    fn modified(
        &mut self,
        name: &str,
        colon: bool,
        modifier: Option<char>,
    ) -> Result<String, ExpandError> {
        let cuts = matches!(modifier, Some('#' | '%'));
        if colon && cuts {
            return Err(unsupported(colon, modifier));
        }
        let word = self.inner('}', cuts, &ExpandError::OpenBrace)?;
        let value = self.value(name);
        if self.how.skip_unset && value.is_none() {
            let colon = if colon { ":" } else { "" };
            return Ok(format!("${{{name}{colon}{}{word}}}", modifier.unwrap_or_default()));
        }
        let present = value.filter(|value| !(colon && value.is_empty()));
        match modifier {
            Some('-') => Ok(present.map_or(word, str::to_owned)),
            Some('+') => Ok(if present.is_some() { word } else { String::new() }),
            Some('?') => match present {
                Some(value) => Ok(value.to_owned()),
                None => Err(ExpandError::Required {
                    name: name.to_owned(),
                    message: word,
                    empty: value.is_some(),
                }),
            },
            Some(cut @ ('#' | '%')) => {
                let longest = word.strip_prefix(cut);
                let (pattern, greedy) = (longest.unwrap_or(&word), longest.is_some());
                let value = value.unwrap_or_default();
                let rest = match cut {
                    '#' => pattern::cut_prefix(pattern, value, greedy),
                    _ => pattern::cut_suffix(pattern, value, greedy),
                };
                rest.ok_or_else(|| ExpandError::InvalidPattern { pattern: pattern.to_owned() })
            }
            other => Err(unsupported(colon, other)),
        }
    }

    /// `${NAME/pattern/text}`, `${NAME//pattern/text}`.
    fn replace(&mut self, name: &str) -> Result<String, ExpandError> {
        let all = self.chars.next_if_eq(&'/').is_some();
        let pattern = self.inner('/', true, &ExpandError::OpenPattern)?;
        let with = self.inner('}', true, &ExpandError::OpenBrace)?;
        let value = self.value(name);
        if self.how.skip_unset && value.is_none() {
            return Ok(format!("${{{name}/{pattern}/{with}}}"));
        }
        pattern::replace(&pattern, value.unwrap_or_default(), &with, all)
            .ok_or(ExpandError::InvalidPattern { pattern })
    }

    /// The word behind a modifier. At the end of the text, what is missing is `stop`, whatever else
    /// is wrong.
    fn inner(
        &mut self,
        stop: char,
        raw_escapes: bool,
        missing: &ExpandError,
    ) -> Result<String, ExpandError> {
        match self.until(Some(stop), raw_escapes) {
            Ok((word, _)) => Ok(word),
            Err(error @ (ExpandError::TooDeep | ExpandError::TooLong)) => Err(error),
            Err(_) if self.chars.peek().is_none() => Err(missing.clone()),
            Err(error) => Err(error),
        }
    }

    /// The name that comes next; empty if none does. Digits stand alone, and so does a special
    /// parameter.
    fn name(&mut self) -> String {
        let mut name = String::new();
        match self.chars.peek().copied() {
            Some(c) if is_digit(c) => {
                while let Some(digit) = self.chars.next_if(|c| is_digit(*c)) {
                    name.push(digit);
                }
            }
            Some('@' | '*' | '#' | '?' | '-' | '$' | '!') => name.extend(self.chars.next()),
            _ => {
                let part = |c: &char| c.is_alphabetic() || is_digit(*c) || *c == '_';
                while let Some(c) = self.chars.next_if(part) {
                    name.push(c);
                }
            }
        }
        name
    }

    fn value(&mut self, name: &str) -> Option<&'a str> {
        let value = self.env.get(name);
        if self.known.insert(name.to_owned()) {
            let list = if value.is_some() { &mut self.used } else { &mut self.undefined };
            list.push(name.to_owned());
        }
        value
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || (!c.is_ascii() && c.is_numeric() && !c.is_alphabetic())
}

fn unsupported(colon: bool, modifier: Option<char>) -> ExpandError {
    let text: String = colon.then_some(':').into_iter().chain(modifier).collect();
    ExpandError::UnsupportedModifier(Modifier::Text(text))
}
