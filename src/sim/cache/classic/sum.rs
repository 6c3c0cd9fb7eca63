//! The classic builder's sums of files: what COPY and ADD show in the history, bit for bit.
//!
//! Source: `pkg/tarsum` and `builder/remotecontext` of moby/moby.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::dockerfile::ignore::Ignore;
use crate::sim::cache::context::{Found, Selected};
use crate::sim::cache::hash::{Hasher, Sum};
use crate::sim::cache::tree::{Dir, Node, Tree};

/// How sums are made: where entries come from, and by which version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Files of the daemon's machine: a stage, a download. Otherwise an archive of the context that
    /// a client made, in which all is root's.
    pub machine: bool,
    /// Whether modes hold the type of the file, and accounts their names: before Docker 25.
    pub old: bool,
    /// The rules of the ignore file, where they have a say in what directories count as.
    pub rules: Sum,
}

impl Origin {
    /// What sums that are kept at a directory were made for.
    fn at(self, path: &str) -> Sum {
        Hasher::new("classic").text(path).number(self.old.into()).sum(self.rules).done()
    }
}

/// The sum of what a source stands for: `file:…`, `dir:…` or `multi:…`.
///
/// A directory that `ignore` leaves out though something below it is not has no entry in the
/// archive: its path stands for it. A source that was downloaded comes with its sum.
#[must_use]
pub fn sum(
    tree: &Tree,
    all: &[(&Selected, Option<&String>)],
    origin: Origin,
    ignore: Option<&Ignore>,
) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (selected, downloaded) in all {
        match downloaded {
            Some(sum) => parts.push((*sum).clone()),
            None => {
                parts.extend(selected.found.iter().map(|found| one(tree, found, origin, ignore)));
            }
        }
    }
    if parts.len() == 1 {
        return parts.remove(0);
    }
    format!("multi:{}", hex(&Sha256::digest(parts.join(",")).into()))
}

fn one(tree: &Tree, found: &Found, origin: Origin, ignore: Option<&Ignore>) -> String {
    let Node::Dir(dir) = &found.node else {
        return format!("file:{}", entry(&found.real, &found.node, origin));
    };
    let how = origin.at(&found.real);
    if let (false, Some((known, whole))) = (origin.machine, dir.classic_whole.get())
        && *known == how
    {
        return whole.to_string();
    }
    let mut sums: Vec<Arc<str>> = Vec::new();
    if !found.real.is_empty() {
        sums.push(single(tree, &found.real, &found.node, origin, ignore));
    }
    let plain = below(tree, &mut found.real.clone(), dir, origin, ignore, &mut sums);
    sums.sort_unstable();
    let mut hasher = Sha256::new();
    for (number, sum) in sums.iter().enumerate() {
        if number > 0 {
            hasher.update(",");
        }
        hasher.update(sum.as_bytes());
    }
    let whole = format!("dir:{}", hex(&hasher.finalize().into()));
    if plain && !origin.machine {
        _ = dir.classic_whole.set((how, whole.as_str().into()));
    }
    whole
}

/// What stands for one entry of a directory.
fn single(
    tree: &Tree,
    path: &str,
    node: &Node,
    origin: Origin,
    ignore: Option<&Ignore>,
) -> Arc<str> {
    match node {
        Node::Dir(_) if ignore.is_some_and(|ignore| ignore.excludes(path)) => path.into(),
        // A link counts as what it leads to, by that one's name.
        Node::Link(_) => match tree.resolve(path) {
            Some((real, node)) => entry(&real, &node, origin),
            None => path.into(),
        },
        node => entry(path, node, origin),
    }
}

/// What stands for everything below a directory. It is kept, unless there is a link, which may lead
/// anywhere; whether it can be kept is told.
fn below(
    tree: &Tree,
    at: &mut String,
    dir: &Arc<Dir>,
    origin: Origin,
    ignore: Option<&Ignore>,
    out: &mut Vec<Arc<str>>,
) -> bool {
    let how = origin.at(at);
    if let (false, Some((known, sums))) = (origin.machine, dir.classic.get())
        && *known == how
    {
        out.extend(sums.iter().cloned());
        return true;
    }
    let first = out.len();
    let mut plain = true;
    for (name, node) in dir.children() {
        let length = at.len();
        if length > 0 {
            at.push('/');
        }
        at.push_str(name);
        out.push(single(tree, at, node, origin, ignore));
        match node {
            Node::Dir(next) => plain &= below(tree, at, next, origin, ignore, out),
            Node::Link(_) => plain = false,
            Node::File(_) => {}
        }
        at.truncate(length);
    }
    if plain && !origin.machine {
        let sums = out.get(first..).unwrap_or_default().into();
        _ = dir.classic.set((how, sums));
    }
    plain
}

/// The sum of a download: no `file:` before it.
#[must_use]
pub fn download(name: &str, node: &Node, old: bool) -> String {
    entry(name, node, Origin { machine: true, old, rules: Sum::default() }).to_string()
}

/// The sum of one entry.
fn entry(path: &str, node: &Node, origin: Origin) -> Arc<str> {
    let made = || Arc::from(hex(&raw(path, node, origin)));
    let Node::File(file) = node else { return made() };
    if origin.machine {
        return made();
    }
    let mode = kind(node, origin.old);
    match file.classic.get() {
        Some((known, of, sum)) if **known == *path && *of == mode => Arc::clone(sum),
        _ => {
            let sum = made();
            // Kept for the next build; a file at another path is summed anew.
            _ = file.classic.set((path.into(), mode, Arc::clone(&sum)));
            sum
        }
    }
}

fn kind(node: &Node, bits: bool) -> u32 {
    let kind = match node {
        Node::File(_) => 0o100_000,
        Node::Dir(_) => 0o040_000,
        Node::Link(_) => 0o120_000,
    };
    node.meta().mode | if bits { kind } else { 0 }
}

fn raw(path: &str, node: &Node, origin: Origin) -> [u8; 32] {
    let meta = node.meta();
    let mode = kind(node, origin.old);
    let (flag, size, slash) = match node {
        Node::File(file) => ('0', file.content.size, ""),
        Node::Dir(_) => ('5', 0, "/"),
        Node::Link(_) => ('2', 0, ""),
    };
    let (uid, gid, user, group) = match (origin.machine, origin.old) {
        (false, _) => (0, 0, "", ""),
        (true, true) => (meta.uid, meta.gid, account(meta.uid), account(meta.gid)),
        (true, false) => (meta.uid, meta.gid, "", ""),
    };
    let target = match node {
        Node::Link(link) => link.target.as_str(),
        _ => "",
    };
    let mut head = format!(
        "name{path}{slash}mode{mode}uid{uid}gid{gid}size{size}typeflag{flag}linkname{target}\
         uname{user}gname{group}devmajor0devminor0"
    );
    if let Some(value) = meta.xattrs.get("security.capability") {
        head.push_str("security.capability");
        head.push_str(&String::from_utf8_lossy(value));
    }
    let mut hasher = Sha256::new();
    hasher.update(head.as_bytes());
    if let Node::File(file) = node {
        match &file.content.bytes {
            Some(bytes) => hasher.update(bytes),
            None => hasher.update(file.content.sum.0.to_le_bytes()),
        }
    }
    hasher.finalize().into()
}

/// Whether the names of all owners are known: those of the daemon's machine are in the sums before
/// Docker 25, and only root is the same everywhere.
#[must_use]
pub fn owners_known(tree: &Tree, all: &[Selected]) -> bool {
    let root = |node: &Node| (node.meta().uid, node.meta().gid) == (0, 0);
    all.iter().flat_map(|selected| &selected.found).all(|found| {
        let mut known = root(&found.node);
        if let Node::Dir(_) = found.node {
            tree.each_below(&found.real, &mut |_, node| known &= root(node));
        }
        known
    })
}

/// The name of an account of the daemon's machine; only root is known.
fn account(id: u32) -> &'static str {
    if id == 0 { "root" } else { "" }
}

/// 64 hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8; 32]) -> String {
    let digit = |n: u8| char::from_digit(u32::from(n), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
