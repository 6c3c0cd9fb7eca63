//! A Dockerfile that an image's history may have come from: a place to begin, not the original.
//!
//! A history names the instructions, but not the stages before the last one, nor the files that were
//! copied; those stand as files of which nobody has seen anything. What cannot be an instruction
//! stays as a remark. Values of secrets are masked: the text goes into links and files. Source: `created_by` as the classic builder and BuildKit write it; see
//! [`instruction`](super::instruction::instruction).

use std::collections::BTreeSet;

use super::instruction::{Instruction, instruction};
use crate::dockerfile::{Kind, glob, parse};
use crate::image::HistoryStep;
use crate::sim::cache::script::{Entry, Start, What};
use crate::union::audit::masked_command;

/// Steps of a history that are taken over.
const STEPS: usize = 2_000;

/// A Dockerfile and a context that could have this history. `remark` is what its first line says,
/// `masked` the second one, if values of secrets were masked.
#[must_use]
pub fn reconstruct(history: &[HistoryStep], remark: &str, masked: &str) -> Start {
    let mut out = Lines::default();
    let mut any_masked = false;
    for step in history.iter().take(STEPS) {
        let created_by = step.created_by.as_deref().unwrap_or_default();
        let hidden = masked_command(created_by);
        any_masked |= hidden.is_some();
        let created_by = hidden.as_deref().unwrap_or(created_by);
        if !created_by.trim().is_empty() {
            out.add(&instruction(created_by), created_by);
        }
    }
    let remarks = [remark, masked].into_iter().take(1 + usize::from(any_masked));
    let mut text: Vec<String> = remarks.map(|said| format!("# {}", one_line(said))).collect();
    text.push("FROM scratch".to_owned());
    text.append(&mut out.text);
    let files = out.files.into_iter().map(|path| {
        let what = What::Unseen(0, path.clone());
        Entry { path, mode: 0o644, assumed: true, what }
    });
    Start { dockerfile: text.join("\n") + "\n", files: files.collect() }
}

#[derive(Default)]
struct Lines {
    text: Vec<String>,
    files: BTreeSet<String>,
    args: BTreeSet<String>,
}

impl Lines {
    fn add(&mut self, of: &Instruction, created_by: &str) {
        let rest = of.rest.as_str();
        for arg in &of.args {
            if self.args.insert(arg.clone()) {
                let (name, value) = arg.split_once('=').unwrap_or((arg, ""));
                self.text.push(format!("ARG {name}={}", quoted(value)));
            }
        }
        let line = match of.keyword.as_str() {
            "" | "FROM" | "HEALTHCHECK" => None,
            keyword @ ("COPY" | "ADD") => Some(self.copy(keyword, rest)),
            keyword @ ("CMD" | "ENTRYPOINT" | "SHELL" | "VOLUME") => {
                Some(format!("{keyword} {}", list(rest)))
            }
            "EXPOSE" => Some(format!("EXPOSE {}", ports(rest))),
            keyword @ ("ENV" | "LABEL") => Some(format!("{keyword} {}", pair(rest))),
            keyword => Some(format!("{keyword} {rest}")),
        };
        let readable = |line: &String| {
            // A line that ends with the escape would swallow the next one.
            let file = parse(&format!("FROM scratch\n{line}\nUSER 0\n"));
            !file.has_errors() && file.instructions.len() == 3
        };
        match line.filter(readable) {
            Some(line) => {
                self.sources(&line);
                self.text.push(line);
            }
            None => self.text.push(format!("# {}", one_line(created_by))),
        }
    }

    /// `file:4f53… in /app` of the classic builder: the names are lost. BuildKit keeps them.
    fn copy(&mut self, keyword: &str, rest: &str) -> String {
        let (flags, words): (Vec<&str>, Vec<&str>) =
            rest.split_whitespace().partition(|word| word.starts_with("--"));
        let flags: String = flags.iter().map(|flag| format!("{flag} ")).collect();
        let lost =
            |word: &&str| ["file:", "dir:", "multi:"].iter().any(|kind| word.starts_with(kind));
        if let [source, "in", dest] = words.as_slice()
            && lost(source)
        {
            let (kind, digest) = source.split_once(':').unwrap_or((source, ""));
            let name = format!("{kind}-{}", digest.get(..12).unwrap_or(digest));
            return format!("{keyword} {flags}{name} {dest}");
        }
        format!("{keyword} {flags}{}", words.join(" "))
    }

    /// The files that a copy from the context needs to be there.
    fn sources(&mut self, line: &str) {
        let file = parse(&format!("FROM scratch\n{line}\n"));
        let words = match file.instructions.last().map(|last| &last.kind) {
            Some(Kind::Copy(copy)) if copy.from.is_none() => copy.sources.clone(),
            Some(Kind::Add(add)) => add.sources.clone(),
            _ => return,
        };
        for word in words {
            let path = crate::base::clean::clean(&format!("/{}", word.text));
            let path = path.trim_start_matches('/');
            let plain = if glob::has_wildcard(path) {
                path.replace(['*', '?', '[', ']', '\\'], "")
            } else {
                path.to_owned()
            };
            if !plain.is_empty() && !word.text.contains("://") && !word.text.contains('$') {
                self.files.insert(plain);
            }
        }
    }
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// `["a" "b"]` and `[/data]` as JSON; what is JSON already, or no list, as it is.
fn list(rest: &str) -> String {
    let inner = rest.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let Some(inner) = inner.filter(|_| serde_json::from_str::<Vec<String>>(rest).is_err()) else {
        return rest.to_owned();
    };
    let quoted = format!("[{}]", inner.replace("\" \"", "\", \""));
    if inner.starts_with('"') && serde_json::from_str::<Vec<String>>(&quoted).is_ok() {
        return quoted;
    }
    serde_json::Value::from(inner.split_whitespace().collect::<Vec<_>>()).to_string()
}

/// `map[80/tcp:{} 443/tcp:{}]` as ports.
fn ports(rest: &str) -> String {
    let inner = rest.strip_prefix("map[").and_then(|rest| rest.strip_suffix(']'));
    let inner = inner.or_else(|| rest.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')));
    let words = inner.unwrap_or(rest).split_whitespace();
    words.map(|word| word.trim_end_matches(":{}")).collect::<Vec<_>>().join(" ")
}

/// `A=b c` as `A="b c"`; several pairs as they are.
fn pair(rest: &str) -> String {
    let several = rest.split_whitespace().all(|word| word.contains('='));
    match rest.split_once('=') {
        Some((name, value)) if !several && !value.starts_with('"') => {
            format!("{name}={}", quoted(value))
        }
        _ => rest.to_owned(),
    }
}

/// A value in quotes, if it needs them.
fn quoted(value: &str) -> String {
    if value.chars().all(|c| c.is_ascii_alphanumeric() || "_-./:=,+@%".contains(c)) {
        return value.to_owned();
    }
    let escaped = value.replace('\\', "\\\\").replace('"', "\\\"").replace('$', "\\$");
    format!("\"{escaped}\"")
}
