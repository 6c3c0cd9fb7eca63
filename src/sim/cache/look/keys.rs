//! The key of a step beside that of the build before: part by part.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::short;
use crate::sim::cache::build::{Build, Key};
use crate::sim::cache::diff::matched;
use crate::sim::cache::key::{Part, Value};
use crate::sim::cache::tree::Node;
use crate::sim::cache::version::Version;

/// Files of a source that get rows; those that differ come first.
const FILES: usize = 100;

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum KeyPart {
    /// The key of what the step is built on.
    BuiltOn,
    /// A part of its own.
    Part(Part),
    /// A variable that the command sees.
    Variable(String),
    /// A file of a source.
    File(String),
    /// The modification time, which is no part of any key.
    Time,
}

/// A part of the key, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyRow {
    /// What it is.
    pub part: KeyPart,
    /// In the build before; none if it was no part of the key.
    pub old: Option<String>,
    /// In this build.
    pub new: Option<String>,
    /// Whether they differ.
    pub differs: bool,
}

/// The key of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyTable {
    /// The instruction.
    pub instruction: usize,
    /// The builder.
    pub version: Version,
    /// Whether the build before had this step.
    pub before: bool,
    /// Its rows.
    pub rows: Vec<KeyRow>,
    /// Files that got no row.
    pub more: u64,
}

/// The key of an instruction beside what it was; nothing for what has no key.
#[must_use]
pub fn key_table(build: &Build, last: Option<&Build>, at: usize) -> Option<KeyTable> {
    let now = build.steps.get(at)?.key.as_ref()?;
    let pair = last.and_then(|last| matched(&last.file, &build.file).get(at).copied().flatten());
    let was = last.zip(pair).and_then(|(last, pair)| last.steps.get(pair)?.key.as_ref());
    let mut table = KeyTable {
        instruction: at,
        version: build.version,
        before: was.is_some(),
        rows: Vec::new(),
        more: 0,
    };
    let old = was.map(values).unwrap_or_default();
    let new = values(now);
    table.add(
        KeyPart::BuiltOn,
        was.map(|key| key.parent.to_string()),
        Some(now.parent.to_string()),
    );
    for (part, value) in &new {
        if let KeyPart::Part(Part::Text) = part {
            table.add(part.clone(), old.get(part).cloned(), Some(value.clone()));
        }
    }
    let names = new.keys().chain(old.keys().filter(|part| !new.contains_key(*part)));
    for part in names.filter(|part| **part != KeyPart::Part(Part::Text)) {
        table.add(part.clone(), old.get(part).cloned(), new.get(part).cloned());
    }
    let (before, after) = (was.map(files).unwrap_or_default(), files(now));
    let mut paths: Vec<&String> = before.keys().chain(after.keys()).collect();
    paths.sort_unstable();
    paths.dedup();
    paths.sort_by_key(|path| before.get(*path) == after.get(*path));
    table.more = paths.len().saturating_sub(FILES) as u64;
    for path in paths.into_iter().take(FILES) {
        let part = KeyPart::File(path.clone());
        table.add(part, before.get(path).cloned(), after.get(path).cloned());
    }
    if !after.is_empty() {
        table.rows.push(KeyRow { part: KeyPart::Time, old: None, new: None, differs: false });
    }
    Some(table)
}

impl KeyTable {
    fn add(&mut self, part: KeyPart, old: Option<String>, new: Option<String>) {
        let differs = self.before && old != new;
        let (old, new) = (old.map(|old| short(&old)), new.map(|new| short(&new)));
        self.rows.push(KeyRow { part, old, new, differs });
    }
}

/// The parts with one value, and the variables. Of a part that is there several times all values.
fn values(key: &Key) -> BTreeMap<KeyPart, String> {
    let mut out: BTreeMap<KeyPart, String> = BTreeMap::new();
    let mut put = |part: KeyPart, text: &str| {
        let value = out.entry(part).or_default();
        if !value.is_empty() {
            value.push(' ');
        }
        value.push_str(text);
    };
    for value in &key.parts.0 {
        match (&value.part, &value.env) {
            (Part::Content(_), _) if value.files.is_some() => {}
            (Part::Content(_), _) => put(KeyPart::Part(value.part.clone()), begun(&value.text)),
            (Part::Env, Some(env)) => {
                for (name, value) in env.iter() {
                    put(KeyPart::Variable(name.clone()), value);
                }
            }
            (part, _) => put(KeyPart::Part(part.clone()), &value.text),
        }
    }
    out
}

/// The beginning of a digest.
fn begun(digest: &str) -> &str {
    digest.get(..12).unwrap_or(digest)
}

/// The files of all sources: mode and digest of each.
fn files(key: &Key) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let selected = key.parts.0.iter().filter_map(|value: &Value| value.files.as_ref());
    for found in selected.flat_map(|selected| &selected.found) {
        add(&found.path, &found.node, &mut out);
    }
    out
}

fn add(path: &str, node: &Node, out: &mut BTreeMap<String, String>) {
    let mode = node.meta().mode;
    match node {
        Node::File(file) => {
            out.insert(path.to_owned(), format!("{mode:04o} {}", file.content.sum));
        }
        Node::Link(link) => {
            out.insert(path.to_owned(), format!("→ {}", link.target));
        }
        Node::Dir(dir) => {
            if !path.is_empty() {
                out.insert(format!("{path}/"), format!("{mode:04o}"));
            }
            for (name, node) in dir.children() {
                let path =
                    if path.is_empty() { name.to_string() } else { format!("{path}/{name}") };
                add(&path, node, out);
            }
        }
    }
}
