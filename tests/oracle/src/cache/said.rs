//! The words that BuildKit has for what is wrong.

use onionskin::dockerfile::{ExpandError, Keyword, Modifier, MountError, What};

use super::expansion::quote;

/// What BuildKit says of an error of a Dockerfile.
pub fn said(what: &What) -> String {
    match what {
        What::EscapeInvalid { value } => {
            format!("invalid escape token '{value}' does not match ` or \\")
        }
        What::DirectiveTwice { name } => format!("only one {name} parser directive can be used"),
        What::NoInstructions => "file with no instructions".into(),
        What::LineTooLong => "dockerfile line greater than max allowed size of 65535".into(),
        What::HeredocOpen { .. } => "unterminated heredoc".into(),
        What::PairIncomplete { keyword, .. } => format!("{keyword} must have two arguments"),
        What::NoEquals { word, .. } => {
            let word = quote(word);
            format!("Syntax error - can't find = in {word}. Must be of the form: name=value")
        }
        What::JsonNotStrings => {
            "when using JSON array syntax, arrays must be comprised of strings only".into()
        }
        What::UnknownInstruction { name, meant } => {
            let meant = meant.map(|meant| match *name == name.to_lowercase() {
                true => format!(" (did you mean {}?)", meant.to_lowercase()),
                false => format!(" (did you mean {meant}?)"),
            });
            format!("unknown instruction: {name}{}", meant.unwrap_or_default())
        }
        What::BeforeFrom { .. } => "no build stage in current context".into(),
        What::FromWords => "FROM requires either one or three arguments".into(),
        What::StageName { name } => format!(
            "invalid name for build stage: {}, name can't start with a number or contain symbols",
            quote(name)
        ),
        What::UnknownFlag { flag, meant, .. } => {
            let meant = meant.map(|meant| format!(" (did you mean {meant}?)"));
            format!("unknown flag: --{flag}{}", meant.unwrap_or_default())
        }
        What::FlagTwice { flag } => format!("duplicate flag specified: --{flag}"),
        What::FlagWithoutValue { flag } => format!("missing a value on flag: --{flag}"),
        What::FlagNotBoolean { flag, value } => {
            format!("expecting boolean value for flag --{flag}, not: {value}")
        }
        What::NoArguments { keyword } => format!("{keyword} requires at least one argument"),
        What::NotOneArgument { keyword } => format!("{keyword} requires exactly one argument"),
        What::NoDestination { keyword } => format!(
            "{keyword} requires at least two arguments, but only one was provided. Destination could not be determined"
        ),
        What::BlankName { keyword } => format!("{keyword} names can not be blank"),
        What::HeredocAsDestination { keyword } => {
            format!("{keyword} cannot accept a heredoc as a destination")
        }
        What::OnbuildChain => "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed".into(),
        What::OnbuildTrigger { keyword } => {
            format!("{keyword} isn't allowed as an ONBUILD trigger")
        }
        What::HealthcheckType { given } => {
            format!("Unknown type {} in HEALTHCHECK (try CMD)", quote(&given.to_uppercase()))
        }
        What::HealthcheckNoneArguments => "HEALTHCHECK NONE takes no arguments".into(),
        What::HealthcheckNoCommand => "Missing command after HEALTHCHECK CMD".into(),
        What::DurationInvalid { value, .. } => duration(value),
        What::DurationTooShort { flag, .. } => {
            format!("Interval {} cannot be less than 1ms", quote(flag))
        }
        What::RetriesInvalid { value } => retries(value),
        What::VolumeEmpty => "VOLUME specified can not be an empty string".into(),
        What::ShellNotJson => {
            format!("{} requires the arguments to be in JSON form", Keyword::Shell)
        }
        What::Mount(MountError::FromVariable { .. }) => {
            "'from' doesn't support variable expansion, define alias stage instead".into()
        }
        What::NetworkUnknown { value } => format!("invalid network mode {}", quote(value)),
        What::SecurityUnknown { value } => format!("security {} is not valid", quote(value)),
        other => format!("{other:?}"),
    }
}

fn duration(value: &str) -> String {
    let digits = value.trim_start_matches(['+', '-']);
    let digits = digits.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let started = digits.len() < value.trim_start_matches(['+', '-']).len();
    if started && digits.is_empty() {
        return format!("time: missing unit in duration {}", quote(value));
    }
    let end = digits.find(|c: char| c.is_ascii_digit() || c == '.').unwrap_or(digits.len());
    if started {
        let unit = digits.get(..end).unwrap_or_default();
        return format!("time: unknown unit {} in duration {}", quote(unit), quote(value));
    }
    format!("time: invalid duration {}", quote(value))
}

fn retries(value: &str) -> String {
    match value.parse::<i32>() {
        Ok(retries) => format!("--retries cannot be negative ({retries})"),
        Err(error) => {
            let why = match error.kind() {
                std::num::IntErrorKind::PosOverflow | std::num::IntErrorKind::NegOverflow => {
                    "value out of range"
                }
                _ => "invalid syntax",
            };
            format!("strconv.ParseInt: parsing {}: {why}", quote(value))
        }
    }
}

/// What BuildKit says of a word that cannot be expanded.
pub fn expand_error(error: &ExpandError) -> String {
    let open = "unexpected end of statement while looking for matching";
    match error {
        ExpandError::OpenSingleQuote => format!("{open} single-quote"),
        ExpandError::OpenDoubleQuote => format!("{open} double-quote"),
        ExpandError::OpenBrace => "syntax error: missing '}'".into(),
        ExpandError::OpenPattern => "syntax error: missing '/' in ${}".into(),
        ExpandError::BadSubstitution => "syntax error: bad substitution".into(),
        ExpandError::UnsupportedModifier(modifier) => {
            let modifier = match modifier {
                Modifier::Text(text) => text,
                Modifier::End => "\u{fffd}",
            };
            format!("unsupported modifier ({modifier}) in substitution")
        }
        ExpandError::Required { name, message, empty } => {
            let unset = if *empty { "empty" } else { "unset" };
            match message.as_str() {
                "" => format!("{name}: is not allowed to be {unset}"),
                message => format!("{name}: {message}"),
            }
        }
        ExpandError::InvalidPattern { pattern } => {
            format!("invalid pattern ({pattern}) in substitution")
        }
        // BuildKit has no such limits.
        ExpandError::TooDeep => "too deep".into(),
        ExpandError::TooLong => "too long".into(),
    }
}
