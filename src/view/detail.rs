//! What is known of one path.

use super::capabilities::capabilities;
use super::time::utc;
use crate::base::path::visible;
use crate::base::{LayerId, LayerPath, sort_by};
use crate::explain::{self, Message};
use crate::image::{EntryKind, Xattr};
use crate::union::{Facts, InodeId, Look, NodeId, Reasons, UnionTree, Version, VersionState};

/// What a layer made of the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It was not there below.
    Added,
    /// It is stored again.
    Changed,
    /// It was there below and no more from here.
    Deleted,
}

/// One layer of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The layer.
    pub layer: LayerId,
    /// What it made of the path; `None` if it does not touch it.
    pub mark: Option<Mark>,
    /// Whether it hides all that lower layers have in the directory.
    pub opaque: bool,
}

/// Where the bytes of the version are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContentOf {
    /// The entry that holds them; of a hard link its target's.
    pub inode: InodeId,
    /// How many there are.
    pub size: u64,
}

/// The bytes of a version, if it is a file.
fn content_of(tree: &UnionTree, version: &Version) -> Option<ContentOf> {
    let facts = tree.facts(version).filter(|facts| facts.kind == EntryKind::File)?;
    Some(ContentOf { inode: facts.inode?, size: facts.size })
}

/// The bytes that [`detail`] is about, if it is a file, and the layer whose version it is.
#[must_use]
pub fn shown(
    tree: &UnionTree,
    node: NodeId,
    look: Look,
    version: Option<LayerId>,
) -> Option<Against> {
    let version = pick(tree, node, look, version)?;
    Some(Against { layer: version.layer, content: content_of(tree, &version)? })
}

/// A version to compare with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Against {
    /// The layer whose version it is.
    pub layer: LayerId,
    /// Its bytes.
    pub content: ContentOf,
}

/// The versions of a path that are files, lowest first.
#[must_use]
pub fn file_versions(tree: &UnionTree, node: NodeId) -> Vec<Against> {
    let of = |version: &Version| {
        Some(Against { layer: version.layer, content: content_of(tree, version)? })
    };
    tree.versions(node).iter().filter(|version| version.is_present()).filter_map(of).collect()
}

/// The version that the one of layer `shown` is compared with: the one that is wanted, else the last
/// below it, which it replaced. `None` if there is none.
#[must_use]
pub fn against(
    tree: &UnionTree,
    node: NodeId,
    shown: LayerId,
    wanted: Option<LayerId>,
) -> Option<Against> {
    let versions = file_versions(tree, node);
    let found = |layer| versions.iter().find(|version| version.layer == layer);
    let replaced = || versions.iter().rev().find(|version| version.layer < shown);
    wanted.filter(|layer| *layer != shown).and_then(found).or_else(replaced).copied()
}

/// All that is shown of one path in one of its versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// The path, fit for a screen.
    pub path: String,
    /// The version shown.
    pub version: LayerId,
    /// What it is.
    pub kind: EntryKind,
    /// Whether the directory has no entry of its own.
    pub implicit: bool,
    /// Permission bits as `0644`, and as `rw-r--r--`.
    pub mode: (String, String),
    /// User and group.
    pub owner: String,
    /// Bytes of a file.
    pub size: Option<u64>,
    /// Modification time, ISO 8601.
    pub mtime: Option<String>,
    /// Target of a symbolic link.
    pub link: Option<String>,
    /// Major and minor number.
    pub device: Option<(u32, u32)>,
    /// Extended attributes, fit for a screen.
    pub xattrs: Vec<(String, String)>,
    /// Other visible names of the same file.
    pub names: Vec<String>,
    /// Every layer, lowest first.
    pub timeline: Vec<Moment>,
    /// What happened to it, in order: one clause each.
    pub story: Vec<Message>,
    /// Why this version differs from the one before.
    pub why: Option<Message>,
    /// That the bytes are still in the image though the path does not show them.
    pub still_there: Option<Message>,
    /// The bytes, if it is a file.
    pub content: Option<ContentOf>,
}

/// What is known of `node`, looked at as `look`. `version` is the layer whose version is wanted;
/// without it, the one that holds the bytes in this look. `None` if the path was never there.
#[must_use]
pub fn detail(
    tree: &UnionTree,
    node: NodeId,
    look: Look,
    version: Option<LayerId>,
) -> Option<Detail> {
    let shown = pick(tree, node, look, version);
    let facts = match &shown {
        Some(shown) => tree.facts(shown)?,
        None if node == NodeId::ROOT => Facts::implicit(),
        None => return None,
    };
    let layer = shown.map_or(look.top(), |shown| shown.layer);
    let implicit = shown.is_none_or(|shown| shown.state == VersionState::Implicit);
    let is_file = facts.kind == EntryKind::File;
    Some(Detail {
        path: tree.path(node).shown(),
        version: layer,
        kind: facts.kind,
        implicit,
        mode: (format!("{:04o}", facts.mode), letters(facts.mode)),
        owner: format!("{}:{}", facts.owner.uid, facts.owner.gid),
        size: is_file.then_some(facts.size),
        mtime: (!implicit).then(|| utc(facts.mtime, facts.mtime_nanos)),
        link: facts.link.map(visible),
        device: facts.device,
        xattrs: facts.xattrs.iter().map(xattr).collect(),
        names: facts.inode.map_or_else(Vec::new, |inode| names(tree, node, inode, look)),
        timeline: timeline(tree, node),
        story: story(tree, node),
        why: shown.and_then(|shown| why(tree, node, &shown, &facts)),
        still_there: shown.and_then(|shown| still_there(tree, node, &shown, &facts)),
        content: facts.inode.filter(|_| is_file).map(|inode| ContentOf { inode, size: facts.size }),
    })
}

/// The version that is wanted, if it is one, else the one that holds the bytes, else the last that
/// ever did.
fn pick(tree: &UnionTree, node: NodeId, look: Look, wanted: Option<LayerId>) -> Option<Version> {
    let versions = tree.versions(node);
    let is_there = |version: &&Version| version.is_present();
    wanted
        .and_then(|layer| versions.iter().find(|v| v.layer == layer).filter(is_there).copied())
        .or_else(|| tree.change(node, look).version)
        .or_else(|| versions.iter().rev().find(is_there).copied())
}

/// `rwxr-xr-x`, with `s`, `S`, `t` and `T` as ls writes them.
#[must_use]
pub fn letters(mode: u16) -> String {
    let mut out = String::with_capacity(9);
    for (shift, special, set, unset) in
        [(6, 0o4000, 's', 'S'), (3, 0o2000, 's', 'S'), (0, 0o1000, 't', 'T')]
    {
        let bits = mode >> shift;
        out.push(if bits & 4 == 0 { '-' } else { 'r' });
        out.push(if bits & 2 == 0 { '-' } else { 'w' });
        out.push(match (mode & special != 0, bits & 1 != 0) {
            (true, true) => set,
            (true, false) => unset,
            (false, true) => 'x',
            (false, false) => '-',
        });
    }
    out
}

/// Name and value; capabilities as getcap(8) writes them, another value that is no text in
/// hexadecimal.
fn xattr((name, value): &Xattr) -> (String, String) {
    if **name == *b"security.capability"
        && let Some(of) = capabilities(value)
    {
        return (visible(name), of.text());
    }
    let text = std::str::from_utf8(value).ok().filter(|text| !text.contains(char::is_control));
    let value = text.map_or_else(
        || value.iter().map(|b| format!("{b:02x}")).collect::<Vec<_>>().join(" "),
        |text| visible(text.as_bytes()),
    );
    (visible(name), value)
}

/// Other names that show the same inode in this look.
fn names(tree: &UnionTree, node: NodeId, inode: InodeId, look: Look) -> Vec<String> {
    if !tree.is_linked(inode) {
        return Vec::new();
    }
    let mut names: Vec<LayerPath> = (0..tree.node_count())
        .filter_map(|at| u32::try_from(at).ok().map(NodeId))
        .filter(|&other| other != node)
        .filter(|&other| tree.at(other, look.top()).and_then(|v| tree.inode(v)) == Some(inode))
        .map(|other| tree.path(other))
        .collect();
    sort_by(&mut names, Ord::cmp);
    names.iter().map(LayerPath::shown).collect()
}

fn marks(tree: &UnionTree, node: NodeId) -> impl Iterator<Item = (&Version, Mark)> {
    let mut was_there = false;
    tree.versions(node).iter().filter_map(move |version| {
        let mark = match (was_there, version.is_present()) {
            (false, true) => Some(Mark::Added),
            (true, true) => Some(Mark::Changed),
            (true, false) => Some(Mark::Deleted),
            (false, false) => None,
        };
        was_there = version.is_present();
        mark.map(|mark| (version, mark))
    })
}

fn timeline(tree: &UnionTree, node: NodeId) -> Vec<Moment> {
    let mut moments: Vec<Moment> = (0..tree.layers())
        .map(LayerId::at)
        .map(|layer| Moment { layer, mark: None, opaque: tree.is_opaque(node, layer) })
        .collect();
    for (version, mark) in marks(tree, node) {
        if let Some(moment) = moments.get_mut(version.layer.index()) {
            moment.mark = Some(mark);
        }
    }
    moments
}

fn story(tree: &UnionTree, node: NodeId) -> Vec<Message> {
    marks(tree, node)
        .map(|(version, mark)| {
            let id = match mark {
                Mark::Added => "detail-added",
                Mark::Changed => "detail-changed",
                Mark::Deleted => "detail-deleted",
            };
            Message::new(id).layer("layer", version.layer)
        })
        .collect()
}

/// Why a version differs from the one it replaces, with what was and what is.
fn why(tree: &UnionTree, node: NodeId, shown: &Version, now: &Facts<'_>) -> Option<Message> {
    let old = tree.below(node, shown.layer).and_then(|old| tree.facts(old))?;
    let reasons = shown.reasons;
    if reasons.is_empty() {
        return None;
    }
    let about = |id| Message::new(id).layer("layer", shown.layer);
    if reasons.has(Reasons::UNKNOWN) {
        return Some(about("why-unknown"));
    }
    if reasons.has(Reasons::TYPE) {
        let kinds = (kind_message(old.kind), kind_message(now.kind));
        return Some(about("why-type").message("old", kinds.0).message("new", kinds.1));
    }
    if reasons.has(Reasons::LINK) {
        let target = |facts: &Facts<'_>| visible(facts.link.unwrap_or_default());
        return Some(about("why-link").text("old", target(&old)).text("new", target(now)));
    }
    let is_file = now.kind == EntryKind::File;
    if reasons.has(Reasons::CONTENT) {
        let id = if reasons.has(Reasons::SIZE) { "why-size" } else { "why-content" };
        return is_file.then(|| about(id).exact("old", old.size).exact("new", now.size));
    }
    if let Some(again) = explain::stored_again(shown.layer, now.size, &old, now, reasons)
        && is_file
    {
        return Some(again);
    }
    let from_to = |id, old: String, new: String| about(id).text("old", old).text("new", new);
    let octal = |mode: u16| format!("{mode:04o}");
    let owner = |facts: &Facts<'_>| format!("{}:{}", facts.owner.uid, facts.owner.gid);
    if reasons.has(Reasons::MODE) {
        Some(from_to("why-mode-only", octal(old.mode), octal(now.mode)))
    } else if reasons.has(Reasons::OWNER) {
        Some(from_to("why-owner-only", owner(&old), owner(now)))
    } else {
        reasons.has(Reasons::XATTR).then(|| about("why-xattr-only"))
    }
}

/// What hides a version whose bytes are in the image all the same.
fn still_there(
    tree: &UnionTree,
    node: NodeId,
    shown: &Version,
    facts: &Facts<'_>,
) -> Option<Message> {
    let next = tree.versions(node).iter().find(|v| v.layer > shown.layer)?;
    let from = facts.inode.map_or(shown.layer, |inode| inode.layer);
    let hidden = |cause| explain::hidden(tree, from, next.layer, cause);
    Some(match (next.state, next.cleared) {
        (VersionState::Gone(cause), _) => hidden(Some(cause)),
        _ if facts.kind == EntryKind::File => hidden(None),
        _ => return None,
    })
}

/// The name of a kind of file.
#[must_use]
pub fn kind_message(kind: EntryKind) -> Message {
    Message::new(match kind {
        EntryKind::File => "kind-file",
        EntryKind::Dir => "kind-dir",
        EntryKind::Symlink => "kind-symlink",
        EntryKind::Hardlink => "kind-hardlink",
        EntryKind::Char => "kind-char",
        EntryKind::Block => "kind-block",
        EntryKind::Fifo => "kind-fifo",
        EntryKind::Other(_) => "kind-other",
    })
}
