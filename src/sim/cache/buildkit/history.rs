//! History rows as BuildKit writes them: `created_by` of an image's history.
//!
//! Source: `frontend/dockerfile/dockerfile2llb/convert.go` of moby/buildkit.

use crate::dockerfile::{Healthcheck, Kind};
use crate::sim::cache::image::EnvList;
use crate::sim::cache::scope::get;
use crate::sim::cache::text::{character, duration, list, quoted, quoted_list};
use crate::sim::cache::version::Version;

/// One row of an image's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What made it.
    pub created_by: String,
    /// Whether it has no layer.
    pub empty: bool,
    /// The instruction it is of.
    pub instruction: usize,
}

/// A RUN: all build arguments so far, in the order of their first declaration, with the values that
/// they have now, then the command.
#[must_use]
pub fn run(
    argv: &[String],
    declared: &[(String, Option<String>)],
    env: &EnvList,
    version: Version,
) -> String {
    let mut arguments: Vec<(&str, String)> = Vec::new();
    // BuildKit 0.8 wrote an argument once for each time it was declared.
    let once = version != Version::BuildKit08;
    for (name, value) in declared {
        let now = get(env, name).map(str::to_owned).or_else(|| value.clone()).unwrap_or_default();
        match arguments.iter_mut().find(|(known, _)| once && known == name) {
            Some((_, old)) => *old = now,
            None => arguments.push((name, now)),
        }
    }
    let mut words = vec!["RUN".to_owned()];
    if !arguments.is_empty() {
        words.push(format!("|{}", arguments.len()));
    }
    words.extend(arguments.into_iter().map(|(name, value)| format!("{name}={value}")));
    words.extend_from_slice(argv);
    words.push("# buildkit".to_owned());
    words.join(" ")
}

/// A HEALTHCHECK.
#[must_use]
pub fn healthcheck(check: &Healthcheck, test: &[String], version: Version) -> String {
    let times = match check {
        Healthcheck::None => (0, 0, 0, 0, 0),
        Healthcheck::Probe(p) => {
            (p.interval, p.timeout, p.start_period, p.start_interval, p.retries)
        }
    };
    let (interval, timeout, period, start, retries) = times;
    if version == Version::BuildKit08 {
        return format!("HEALTHCHECK {}", classic_healthcheck(check, test));
    }
    format!(
        "HEALTHCHECK {{Test:{} Interval:{} Timeout:{} StartPeriod:{} StartInterval:{} Retries:{retries}}}",
        list(test),
        duration(interval),
        duration(timeout),
        duration(period),
        duration(start),
    )
}

/// A HEALTHCHECK as the classic builder writes it, and BuildKit 0.8: the number of retries is a
/// character in quotes.
#[must_use]
pub fn classic_healthcheck(check: &Healthcheck, test: &[String]) -> String {
    let (interval, timeout, period, retries) = match check {
        Healthcheck::None => (0, 0, 0, 0),
        Healthcheck::Probe(p) => (p.interval, p.timeout, p.start_period, p.retries),
    };
    let [interval, timeout, period] =
        [interval, timeout, period].map(|time| quoted(&duration(time)));
    let retries = character(retries);
    format!("&{{{} {interval} {timeout} {period} {retries}}}", quoted_list(test))
}

/// Names with values: ENV, LABEL.
#[must_use]
pub fn pairs(keyword: &str, pairs: &[(String, String)]) -> String {
    let words = pairs.iter().map(|(name, value)| format!(" {name}={value}"));
    format!("{keyword}{}", words.collect::<String>())
}

/// CMD, ENTRYPOINT, SHELL, VOLUME: a list behind the keyword.
#[must_use]
pub fn words(kind: &Kind, words: &[String]) -> String {
    match kind {
        Kind::Cmd(_) => format!("CMD {}", quoted_list(words)),
        Kind::Entrypoint(_) => format!("ENTRYPOINT {}", quoted_list(words)),
        Kind::Shell(_) => format!("SHELL {}", list(words)),
        _ => format!("VOLUME {}", list(words)),
    }
}

/// EXPOSE: the ports; in BuildKit 0.8 a set, sorted.
#[must_use]
pub fn expose(ports: &[String], version: Version) -> String {
    if version != Version::BuildKit08 {
        return format!("EXPOSE {}", list(ports));
    }
    let mut ports: Vec<String> = ports.iter().map(|port| format!("{port}:{{}}")).collect();
    ports.sort();
    ports.dedup();
    format!("EXPOSE map{}", list(&ports))
}
