//! The build context as a screen shows it: the open directories, what is left out and why, what
//! changed since the last build.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::dockerfile::ignore::Ignore;
use crate::sim::cache::reason::{FileChange, node_changes};
use crate::sim::cache::tree::{Dir, Node, Tree};

/// Entries of a directory that get rows.
const ENTRIES: usize = 500;
/// Rows at all.
const ROWS: usize = 5_000;
/// Bytes of a text that is shown for editing.
const TEXT: u64 = 16_384;

/// What is at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowKind {
    /// A file.
    File,
    /// A directory.
    Dir,
    /// A symbolic link.
    Link,
}

/// How a path changed since the last build.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// In a way that a key may notice.
    Counts(FileChange),
    /// Only its modification time.
    Time,
}

/// A path of the context.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContextRow {
    /// The path.
    pub path: String,
    /// How many directories it is in.
    pub depth: usize,
    /// What it is.
    pub kind: RowKind,
    /// Bytes of a file; of a directory how much is in it: files, directories and links.
    pub size: u64,
    /// Its permission bits.
    pub mode: u32,
    /// Whether they are a guess.
    pub assumed: bool,
    /// The line and text of the pattern that leaves it out.
    pub ignored: Option<(usize, String)>,
    /// What changed since the last build.
    pub change: Option<Change>,
    /// The text of a small file, where a link leads.
    pub text: Option<String>,
    /// Whether it is a directory whose entries follow.
    pub open: bool,
}

/// The build context.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ContextLook {
    /// Its rows, parents before what is in them.
    pub rows: Vec<ContextRow>,
    /// Files, directories and links at all.
    pub all: u64,
    /// Those of them that are not sent.
    pub ignored: u64,
    /// Entries that got no row though their directory has one and is open; not what lies below them.
    pub more: u64,
    /// Paths that are gone since the last build, the first ones.
    pub gone: Vec<String>,
}

/// What it is compared with, and what is known beside the tree.
pub struct Since<'a> {
    /// The context of the last build.
    pub built: Option<&'a Tree>,
    /// Paths whose mode is a guess.
    pub assumed: &'a BTreeSet<String>,
    /// Files, directories and links that are sent.
    pub sent: usize,
}

/// The context with these directories open.
#[must_use]
pub fn context_look(tree: &Tree, rules: &str, open: &[String], since: &Since<'_>) -> ContextLook {
    let all = tree.root().count();
    let mut out = ContextLook {
        all: all as u64,
        ignored: all.saturating_sub(since.sent) as u64,
        ..ContextLook::default()
    };
    let mut changed = BTreeMap::new();
    for difference in since.built.map(|built| built.differences(tree)).unwrap_or_default() {
        let change = match (&difference.old, &difference.new) {
            (Some(_), None) => {
                if out.gone.len() < ENTRIES {
                    out.gone.push(difference.path);
                }
                continue;
            }
            (None, _) => Change::Counts(FileChange::Added),
            (Some(old), Some(new)) => {
                node_changes(old, new).into_iter().next().map_or(Change::Time, Change::Counts)
            }
        };
        changed.insert(difference.path, change);
    }
    let (ignore, _) = Ignore::read(rules);
    let open: BTreeSet<&str> = open.iter().map(String::as_str).collect();
    let mut rows = Rows { ignore, open, changed, assumed: since.assumed, out };
    rows.dir(tree.root(), "", 0);
    rows.out
}

struct Rows<'a> {
    ignore: Ignore,
    open: BTreeSet<&'a str>,
    changed: BTreeMap<String, Change>,
    assumed: &'a BTreeSet<String>,
    out: ContextLook,
}

impl Rows<'_> {
    fn dir(&mut self, dir: &Dir, at: &str, depth: usize) {
        let children = dir.children();
        self.out.more += children.len().saturating_sub(ENTRIES) as u64;
        for (name, node) in children.iter().take(ENTRIES) {
            if self.out.rows.len() >= ROWS {
                self.out.more += 1;
                continue;
            }
            let path = if at.is_empty() { name.to_string() } else { format!("{at}/{name}") };
            let open = matches!(node, Node::Dir(_)) && self.open.contains(path.as_str());
            let by = self.ignore.decided_by(&path).filter(|pattern| !pattern.exception);
            let (kind, size, text) = match node {
                Node::File(file) => {
                    let small = file.content.size <= TEXT;
                    let bytes = file.content.bytes.as_deref().filter(|_| small);
                    let text = bytes.and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
                    (RowKind::File, file.content.size, text)
                }
                Node::Dir(dir) => (RowKind::Dir, dir.count() as u64, None),
                Node::Link(link) => (RowKind::Link, 0, Some(link.target.clone())),
            };
            self.out.rows.push(ContextRow {
                depth,
                kind,
                size,
                mode: node.meta().mode,
                assumed: self.assumed.contains(&path),
                ignored: by.map(|pattern| (pattern.line, pattern.text.clone())),
                change: self.changed.get(&path).cloned(),
                text,
                open,
                path: path.clone(),
            });
            if let (true, Node::Dir(dir)) = (open, node) {
                self.dir(dir, &path, depth + 1);
            }
        }
    }
}
