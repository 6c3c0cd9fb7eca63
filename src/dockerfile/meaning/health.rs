//! `HEALTHCHECK`.

use super::flags::{Flags, Takes};
use super::{Arguments, Found, Instruction, Keyword, Kind, What, command, readable};
use crate::dockerfile::duration::{MILLISECOND, parse_duration};
use crate::dockerfile::{Command, Healthcheck, Probe};

const FLAGS: &[(&str, Takes)] = &[
    ("interval", Takes::Value),
    ("timeout", Takes::Value),
    ("start-period", Takes::Value),
    ("start-interval", Takes::Value),
    ("retries", Takes::Value),
];

/// `HEALTHCHECK`.
pub fn healthcheck(instruction: &Instruction, found: &mut Found<'_>) -> Option<Kind> {
    let Arguments::Health { probe, command } = &instruction.arguments else {
        if readable(instruction) {
            found.error(instruction.name.span, What::NoArguments { keyword: Keyword::Healthcheck });
        }
        return None;
    };
    let kind = probe.text.to_uppercase();
    if kind == "NONE" {
        // Flags beside NONE are not looked at.
        let none = match &**command {
            Arguments::Text(_) => false,
            Arguments::Json(words) => words.is_empty(),
            _ => true,
        };
        if !none {
            found.error(instruction.text_span, What::HealthcheckNoneArguments);
        }
        return Some(Kind::Healthcheck(Healthcheck::None));
    }
    let flags = Flags::read(instruction, FLAGS, found);
    if kind != "CMD" {
        found.error(probe.span, What::HealthcheckType { given: probe.text.clone() });
        return None;
    }
    let command = command::of(command)?;
    let empty = match &command {
        Command::Exec(argv) => argv.is_empty(),
        Command::Shell(text) => text.is_empty(),
        Command::Script { .. } => false,
    };
    if empty {
        found.error(probe.span, What::HealthcheckNoCommand);
    }
    let mut time = |flag: &'static str| time(&flags, flag, found);
    let interval = time("interval");
    let timeout = time("timeout");
    let start_period = time("start-period");
    let start_interval = time("start-interval");
    let retries = retries(&flags, found);
    let probe = Probe { command, interval, timeout, start_period, start_interval, retries };
    Some(Kind::Healthcheck(Healthcheck::Probe(probe)))
}

fn time(flags: &Flags<'_>, flag: &'static str, found: &mut Found<'_>) -> i64 {
    let Some(value) = flags.value(flag) else { return 0 };
    let span = flags.last(flag).map(|flag| flag.span).unwrap_or_default();
    match parse_duration(&value) {
        None => {
            found.error(span, What::DurationInvalid { flag, value });
            0
        }
        Some(time) if time != 0 && time < MILLISECOND => {
            found.error(span, What::DurationTooShort { flag, value });
            0
        }
        Some(time) => time,
    }
}

fn retries(flags: &Flags<'_>, found: &mut Found<'_>) -> i32 {
    let Some(value) = flags.value("retries") else { return 0 };
    let span = flags.last("retries").map(|flag| flag.span).unwrap_or_default();
    match value.parse::<i32>() {
        Ok(retries) if retries >= 0 => retries,
        _ => {
            found.error(span, What::RetriesInvalid { value });
            0
        }
    }
}
