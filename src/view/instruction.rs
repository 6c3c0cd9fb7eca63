//! The instruction a history step stands for, as it stood in the Dockerfile.

use crate::base::path::visible;

/// What made a layer: keyword and the rest, fit for a screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Instruction {
    /// `RUN`, `COPY`, …; empty where the text says none.
    pub keyword: String,
    /// What follows it, white space drawn together.
    pub rest: String,
    /// Build arguments that a RUN had, `NAME=value`.
    pub args: Vec<String>,
}

const KEYWORDS: &[&str] = &[
    "ADD",
    "ARG",
    "CMD",
    "COPY",
    "ENTRYPOINT",
    "ENV",
    "EXPOSE",
    "FROM",
    "HEALTHCHECK",
    "LABEL",
    "MAINTAINER",
    "ONBUILD",
    "RUN",
    "SHELL",
    "STOPSIGNAL",
    "USER",
    "VOLUME",
    "WORKDIR",
];

/// Takes off what builders put around the instruction.
///
/// The classic builder writes `/bin/sh -c #(nop) COPY …` for everything but RUN, `/bin/sh -c …` for
/// RUN and `|2 A=1 B=2 /bin/sh -c …` for one with build arguments; BuildKit writes
/// `RUN |2 A=1 B=2 /bin/sh -c … # buildkit` and `COPY … # buildkit`; the Windows shells are treated
/// alike. A text of no builder that is known is kept as it is.
#[must_use]
pub fn instruction(created_by: &str) -> Instruction {
    let text = created_by.trim();
    let text = text.strip_suffix("# buildkit").map_or(text, str::trim_end);
    if let Some((_, told)) = text.split_once("#(nop)")
        && is_shell(text.split("#(nop)").next().unwrap_or_default())
    {
        return split(told);
    }
    if let Some(run) = text.strip_prefix("RUN ") {
        return run_of(run).unwrap_or_else(|| split(text));
    }
    run_of(text).unwrap_or_else(|| split(text))
}

/// A shell command, build arguments taken off; `None` if it is none.
fn run_of(text: &str) -> Option<Instruction> {
    let text = text.trim_start();
    let (args, rest) = arguments(text).unwrap_or((Vec::new(), text));
    let command = strip_shell(rest)?;
    Some(Instruction { keyword: "RUN".into(), rest: tidy(command), args })
}

/// `|N A=1 B=2 rest`: the values may hold spaces, so all up to the shell belongs to them.
fn arguments(text: &str) -> Option<(Vec<String>, &str)> {
    let (count, rest) = text.strip_prefix('|')?.split_once(' ')?;
    let count: usize = count.parse().ok()?;
    let shell = SHELLS.iter().filter_map(|shell| rest.find(shell)).min()?;
    let mut args: Vec<String> = Vec::new();
    for word in rest[..shell].split_whitespace() {
        match args.last_mut() {
            Some(last) if args_full(count, word, last) => {
                last.push(' ');
                last.push_str(&visible(word.as_bytes()));
            }
            _ => args.push(visible(word.as_bytes())),
        }
    }
    Some((args, &rest[shell..]))
}

/// Whether a word goes on with the value before it rather than begin another argument.
fn args_full(count: usize, word: &str, last: &str) -> bool {
    let name = word.split('=').next().unwrap_or_default();
    let names = word.contains('=') && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    count == 1 && last.contains('=') || !names
}

const SHELLS: &[&str] = &[
    "/bin/sh -c",
    "/bin/bash -c",
    "/bin/ash -c",
    "/bin/bash -o pipefail -c",
    "/bin/sh -ec",
    "cmd /S /C",
    "powershell -Command",
];

fn strip_shell(text: &str) -> Option<&str> {
    SHELLS.iter().find_map(|shell| text.strip_prefix(shell)).map(str::trim)
}

fn is_shell(text: &str) -> bool {
    strip_shell(text.trim()).is_some_and(str::is_empty)
}

fn split(text: &str) -> Instruction {
    let text = text.trim();
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    if KEYWORDS.contains(&first) {
        return Instruction { keyword: first.into(), rest: tidy(rest), args: Vec::new() };
    }
    Instruction { rest: tidy(text), ..Instruction::default() }
}

/// White space drawn together, control characters spelt out.
fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    visible(words.join(" ").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn builders_are_taken_off() {
        for (stored, keyword, rest, args) in [
            ("/bin/sh -c #(nop) COPY file:ab in /app ", "COPY", "file:ab in /app", ""),
            ("/bin/sh -c #(nop)  CMD [\"sh\"]", "CMD", "[\"sh\"]", ""),
            ("RUN /bin/sh -c npm ci # buildkit", "RUN", "npm ci", ""),
            ("COPY . . # buildkit", "COPY", ". .", ""),
            ("/bin/sh -c apt-get   update", "RUN", "apt-get update", ""),
            ("|1 A=b /bin/sh -c echo $A", "RUN", "echo $A", "A=b"),
            ("RUN |2 A=1 B=two words /bin/sh -c x # buildkit", "RUN", "x", "A=1;B=two words"),
            ("|1 A=x B=y /bin/sh -c x", "RUN", "x", "A=x B=y"),
            ("RUN true", "RUN", "true", ""),
            ("bazel build ...", "", "bazel build ...", ""),
            ("echo '#(nop)'", "", "echo '#(nop)'", ""),
            ("", "", "", ""),
            ("cmd /S /C dir", "RUN", "dir", ""),
            ("/bin/sh -c a\u{202e}b", "RUN", "a\\u{202e}b", ""),
        ] {
            let got = instruction(stored);
            assert_eq!((got.keyword.as_str(), got.rest.as_str()), (keyword, rest), "{stored}");
            assert_eq!(got.args.join(";"), args, "{stored}");
        }
    }
}
