//! Variables and quotes in words.

use std::collections::BTreeMap;

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

/// Takes quotes off words and puts values in the place of variables, as BuildKit does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expander {
    /// The escape character.
    pub escape: char,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Modifier {
    /// The text as written: `:=`, `,`.
    Text(String),
    /// The word ends behind the name.
    End,
}

/// Why a word cannot be expanded.
#[derive(Clone, Debug, PartialEq, Eq)]
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
}
