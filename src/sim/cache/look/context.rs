//! The build context as a screen shows it: the open directories, what is left out and why, what
//! changed since the last build.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::dockerfile::ignore::Ignore;
use crate::sim::cache::reason::{FileChange, node_changes};
use crate::sim::cache::script::TEXT;
use crate::sim::cache::tree::{Content, Dir, Node, Tree};

/// Entries of a directory that get rows.
const ENTRIES: usize = 10_000;
/// Rows at all.
const ROWS: usize = 10_000;
/// Paths that are gone and are named.
const GONE: usize = 500;

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
    /// Where a link leads.
    pub target: Option<String>,
    /// Whether it is a file whose text is known and small enough for an editor.
    pub editable: bool,
    /// Whether it is a directory whose entries follow.
    pub open: bool,
}

/// A file that was asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileLook {
    /// Its path.
    pub path: String,
    /// Its text; none if it is no file, large, or nobody has seen it.
    pub text: Option<String>,
}

/// The build context.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ContextLook {
    /// Its rows, parents before what is in them.
    pub rows: Vec<ContextRow>,
    /// Files, directories and links at all.
    pub all: u64,
    /// Files and links among them.
    pub files: u64,
    /// Files and links that are not sent.
    pub ignored: u64,
    /// Entries that got no row though their directory has one and is open; not what lies below them.
    pub more: u64,
    /// Paths that are gone since the last build, the first ones.
    pub gone: Vec<String>,
    /// The file that was asked for.
    pub file: Option<FileLook>,
    /// The text of `.dockerignore`, if there is one that can be edited.
    pub ignore_file: Option<String>,
}

/// What it is compared with, and what is known beside the tree.
pub struct Since<'a> {
    /// The context of the last build.
    pub built: Option<&'a Tree>,
    /// Whether the mode of a path is a guess.
    pub assumed: &'a dyn Fn(&str) -> bool,
    /// Files and links that are sent.
    pub sent: usize,
    /// The file that is asked for.
    pub file: Option<&'a str>,
}

/// The context with these directories open.
#[must_use]
pub fn context_look(tree: &Tree, rules: &str, open: &[String], since: &Since<'_>) -> ContextLook {
    let (all, files) = (tree.root().count(), tree.root().files());
    let mut out = ContextLook {
        all: all as u64,
        files: files as u64,
        ignored: files.saturating_sub(since.sent) as u64,
        file: since.file.map(|path| file_look(tree, path)),
        ignore_file: file_look(tree, ".dockerignore").text,
        ..ContextLook::default()
    };
    let mut changed = BTreeMap::new();
    for difference in since.built.map(|built| built.differences(tree)).unwrap_or_default() {
        let change = match (&difference.old, &difference.new) {
            (Some(_), None) => {
                if out.gone.len() < GONE {
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

fn file_look(tree: &Tree, path: &str) -> FileLook {
    let text = match tree.get(path) {
        Some(Node::File(file)) => text(&file.content).map(str::to_owned),
        _ => None,
    };
    FileLook { path: path.to_owned(), text }
}

/// The text of a file, if it can be edited.
fn text(content: &Content) -> Option<&str> {
    let bytes = content.bytes.as_deref().filter(|_| content.size <= TEXT)?;
    std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

struct Rows<'a> {
    ignore: Ignore,
    open: BTreeSet<&'a str>,
    changed: BTreeMap<String, Change>,
    assumed: &'a dyn Fn(&str) -> bool,
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
            let (kind, size) = match node {
                Node::File(file) => (RowKind::File, file.content.size),
                Node::Dir(dir) => (RowKind::Dir, dir.count() as u64),
                Node::Link(_) => (RowKind::Link, 0),
            };
            let target = match node {
                Node::Link(link) => Some(link.target.clone()),
                _ => None,
            };
            let editable = matches!(node, Node::File(file) if text(&file.content).is_some());
            self.out.rows.push(ContextRow {
                depth,
                kind,
                size,
                mode: node.meta().mode,
                assumed: (self.assumed)(&path),
                ignored: by.map(|pattern| (pattern.line, pattern.text.clone())),
                change: self.changed.get(&path).cloned(),
                target,
                editable,
                open,
                path: path.clone(),
            });
            if let (true, Node::Dir(dir)) = (open, node) {
                self.dir(dir, &path, depth + 1);
            }
        }
    }
}
