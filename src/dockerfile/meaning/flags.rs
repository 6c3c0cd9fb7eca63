//! The flags that an instruction knows.

use super::{Found, Instruction, What, meant};
use crate::dockerfile::Flag;

/// What a flag takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// A value, once.
    Value,
    /// A value, as often as it is given.
    Values,
    /// True or false, and true if it stands alone.
    Boolean,
}

/// The flags of one instruction, looked through.
pub struct Flags<'a> {
    flags: &'a [Flag],
}

impl<'a> Flags<'a> {
    /// Says which flags are unknown, come twice, lack a value or are no booleans.
    pub fn read(
        instruction: &'a Instruction,
        known: &[(&'static str, Takes)],
        found: &mut Found<'_>,
    ) -> Self {
        let flags = &instruction.flags;
        for (at, flag) in flags.iter().enumerate() {
            if let Some(what) = wrong(flag, flags.get(..at).unwrap_or_default(), known, found) {
                found.error(flag.span, what);
            }
        }
        Self { flags }
    }

    /// The value of a flag; an empty one counts as none, as in BuildKit.
    pub fn value(&self, name: &str) -> Option<String> {
        self.last(name)?.value.clone().filter(|value| !value.is_empty())
    }

    /// All flags of this name with a value.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &'a Flag> {
        let name = name.to_owned();
        self.flags.iter().filter(move |flag| flag.name == name && flag.value.is_some())
    }

    /// Whether a boolean is given, and what it is.
    pub fn boolean(&self, name: &str) -> Option<bool> {
        let flag = self.last(name)?;
        Some(flag.value.as_ref().is_none_or(|value| !value.eq_ignore_ascii_case("false")))
    }

    /// The flag of this name.
    pub fn last(&self, name: &str) -> Option<&'a Flag> {
        self.flags.iter().rev().find(|flag| flag.name == name)
    }
}

fn wrong(
    flag: &Flag,
    before: &[Flag],
    known: &[(&'static str, Takes)],
    found: &Found<'_>,
) -> Option<What> {
    let name = flag.name.clone();
    let Some((_, takes)) = known.iter().find(|(known, _)| *known == name) else {
        let meant = meant(&name, known.iter().map(|(known, _)| *known));
        let keyword = found.keyword?;
        return Some(What::UnknownFlag { keyword, flag: name, meant });
    };
    // Flags that take a value once or true and false are few: those before are looked through
    // only for known names, so at most as often as there are names.
    if *takes != Takes::Values && before.iter().any(|other| other.name == name) {
        return Some(What::FlagTwice { flag: name });
    }
    match (takes, &flag.value) {
        (Takes::Boolean, None) => None,
        (Takes::Boolean, Some(value)) if value.is_empty() => {
            Some(What::FlagWithoutValue { flag: name })
        }
        (Takes::Boolean, Some(value)) => {
            let boolean = ["true", "false"].iter().any(|b| value.eq_ignore_ascii_case(b));
            let value = value.clone();
            (!boolean).then_some(What::FlagNotBoolean { flag: name, value })
        }
        (_, None) => Some(What::FlagWithoutValue { flag: name }),
        (_, Some(_)) => None,
    }
}
