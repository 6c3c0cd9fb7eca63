//! Flags, mounts, variables.

use super::super::Message;
use crate::dockerfile::{ExpandError, Modifier, MountError, What};

/// What is wrong with a flag.
pub fn flags(what: &What) -> Option<Message> {
    Some(match what {
        What::UnknownFlag { keyword, flag, meant } => {
            let id = match meant {
                None => "dockerfile-unknown-flag",
                Some(_) => "dockerfile-unknown-flag-meant",
            };
            let message = Message::new(id).text("keyword", keyword.name()).text("flag", flag);
            match meant {
                None => message,
                Some(meant) => message.text("meant", *meant),
            }
        }
        What::FlagTwice { flag } => Message::new("dockerfile-flag-twice").text("flag", flag),
        What::FlagWithoutValue { flag } => {
            Message::new("dockerfile-flag-without-value").text("flag", flag)
        }
        What::FlagNotBoolean { flag, value } => {
            Message::new("dockerfile-flag-not-boolean").text("flag", flag).text("value", value)
        }
        What::DurationInvalid { flag, value } => {
            Message::new("dockerfile-duration-invalid").text("flag", *flag).text("value", value)
        }
        What::DurationTooShort { flag, value } => {
            Message::new("dockerfile-duration-too-short").text("flag", *flag).text("value", value)
        }
        What::RetriesInvalid { value } => {
            Message::new("dockerfile-retries-invalid").text("value", value)
        }
        What::Device { value } => Message::new("dockerfile-device").text("value", value),
        What::NetworkUnknown { value } => {
            Message::new("dockerfile-network-unknown").text("value", value)
        }
        What::SecurityUnknown { value } => {
            Message::new("dockerfile-security-unknown").text("value", value)
        }
        _ => return None,
    })
}

/// Why a mount cannot be, inside another sentence.
pub fn mount(error: &MountError) -> Message {
    let meant = |id, with, value: &str, meant: &Option<&'static str>| match meant {
        None => Message::new(id).text("value", value),
        Some(meant) => Message::new(with).text("value", value).text("meant", *meant),
    };
    match error {
        MountError::Quotes => Message::new("dockerfile-mount-quotes"),
        MountError::UnknownKey { key, meant: close } => {
            meant("dockerfile-mount-key", "dockerfile-mount-key-meant", key, close)
        }
        MountError::NoValue { field } => {
            Message::new("dockerfile-mount-no-value").text("field", field)
        }
        MountError::UnknownType { value, meant: close } => {
            meant("dockerfile-mount-type", "dockerfile-mount-type-meant", value, close)
        }
        MountError::UnknownSharing { value, meant: close } => {
            meant("dockerfile-mount-sharing", "dockerfile-mount-sharing-meant", value, close)
        }
        MountError::InvalidValue { key, value } => {
            Message::new("dockerfile-mount-value").text("key", key).text("value", value)
        }
        MountError::NotForType { key, kind } => {
            Message::new("dockerfile-mount-not-for-type").text("key", key).text("kind", kind.name())
        }
        MountError::FromVariable { value } => {
            Message::new("dockerfile-mount-from-variable").text("value", value)
        }
        MountError::SecretUnnamed => Message::new("dockerfile-mount-secret-unnamed"),
        MountError::SecretTwice => Message::new("dockerfile-mount-secret-twice"),
    }
}

/// Why a word cannot be expanded, inside another sentence.
pub fn expansion(error: &ExpandError) -> Message {
    match error {
        ExpandError::OpenSingleQuote => Message::new("dockerfile-open-quote").text("quote", "'"),
        ExpandError::OpenDoubleQuote => Message::new("dockerfile-open-quote").text("quote", "\""),
        ExpandError::OpenBrace => Message::new("dockerfile-open-brace"),
        ExpandError::OpenPattern => Message::new("dockerfile-open-pattern"),
        ExpandError::BadSubstitution => Message::new("dockerfile-bad-substitution"),
        ExpandError::UnsupportedModifier(Modifier::End) => Message::new("dockerfile-open-brace"),
        ExpandError::UnsupportedModifier(Modifier::Text(text)) => {
            Message::new("dockerfile-modifier").text("modifier", text)
        }
        ExpandError::Required { name, message, empty } => {
            let id = match (message.is_empty(), empty) {
                (true, false) => "dockerfile-required-unset",
                (true, true) => "dockerfile-required-empty",
                (false, false) => "dockerfile-required-unset-message",
                (false, true) => "dockerfile-required-empty-message",
            };
            let said = Message::new(id).text("name", name);
            if message.is_empty() { said } else { said.text("message", message) }
        }
        ExpandError::InvalidPattern { pattern } => {
            Message::new("dockerfile-pattern").text("pattern", pattern)
        }
        ExpandError::TooDeep => Message::new("dockerfile-too-deep"),
        ExpandError::TooLong => Message::new("dockerfile-too-long"),
    }
}
