//! Which value a build argument has where: the rules that both builders share.

use crate::dockerfile::{Dockerfile, ExpandError, Expander, Kind};

use super::image::EnvList;
use super::options::Options;

/// The platform that a build is for if nothing says otherwise.
pub const PLATFORM: &str = "linux/amd64";

/// Arguments that need no declaration: passed to commands, never part of a key.
/// Source: the Dockerfile reference, "Predefined ARGs".
const PROXIES: [&str; 10] = [
    "HTTP_PROXY",
    "http_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "FTP_PROXY",
    "ftp_proxy",
    "NO_PROXY",
    "no_proxy",
    "ALL_PROXY",
    "all_proxy",
];

/// Whether an argument is a predefined proxy; the classic builder of 20.10 lacks `ALL_PROXY`.
#[must_use]
pub fn is_proxy(name: &str, all: bool) -> bool {
    PROXIES.contains(&name) && (all || !name.eq_ignore_ascii_case("all_proxy"))
}

/// Sets a variable as a state's list does: it moves to the end.
pub fn set(env: &mut EnvList, name: &str, value: &str) {
    env.retain(|(known, _)| known != name);
    env.push((name.to_owned(), value.to_owned()));
}

/// The value of a variable in a list.
#[must_use]
pub fn get<'a>(env: &'a [(String, String)], name: &str) -> Option<&'a str> {
    env.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// The arguments that BuildKit gives of the platforms: `TARGETARCH` and the like.
#[must_use]
pub fn platform_args(options: &Options) -> EnvList {
    let mut out = Vec::new();
    let target = options.platform.as_deref().unwrap_or(PLATFORM);
    for (prefix, platform) in [("BUILD", PLATFORM), ("TARGET", target)] {
        let mut parts = platform.split('/');
        let mut part = || parts.next().unwrap_or_default().to_owned();
        let (os, architecture, variant) = (part(), part(), part());
        out.push((format!("{prefix}PLATFORM"), platform.to_owned()));
        out.push((format!("{prefix}OS"), os));
        out.push((format!("{prefix}OSVERSION"), String::new()));
        out.push((format!("{prefix}ARCH"), architecture));
        out.push((format!("{prefix}VARIANT"), variant));
    }
    let stage = options.target.as_deref().unwrap_or("default");
    out.push(("TARGETSTAGE".to_owned(), stage.to_owned()));
    out
}

/// The arguments that `FROM` sees: those of the platform (`given`) and the `ARG`s before the first
/// `FROM`, each with the value given for it, else its default, which sees the ones before it.
///
/// # Errors
/// If a default cannot be expanded.
pub fn globals(
    file: &Dockerfile,
    expander: &Expander,
    options: &Options,
    given: EnvList,
) -> Result<EnvList, ExpandError> {
    let mut env = given;
    for instruction in file.global_args() {
        let Kind::Arg(definitions) = &instruction.kind else { continue };
        for definition in definitions {
            let name = expander.word(&definition.name.text, env.as_slice())?.text;
            if let Some(value) = options.build_args.get(&name) {
                set(&mut env, &name, value);
            } else if let Some(default) = &definition.default {
                let value = expander.word(&default.text, env.as_slice())?.text;
                set(&mut env, &name, &value);
            }
        }
    }
    Ok(env)
}
