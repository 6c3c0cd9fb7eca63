//! Which files two images differ in.

use crate::base::{LayerId, LayerPath};
use crate::image::{EntryKind, Owner};
use crate::union::reasons::compare;
use crate::union::{Facts, NodeId, Reasons, UnionTree, Version, VersionState};

/// How a path differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileState {
    /// Only the second image has it.
    Added,
    /// Both have it, and it differs.
    Changed,
    /// Only the first image has it.
    Removed,
}

/// A path that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// The path.
    pub path: LayerPath,
    /// How it differs.
    pub state: FileState,
    /// In what; none for what only one image has.
    pub reasons: Reasons,
    /// Bytes and layer in the first image.
    pub old: Option<(u64, LayerId)>,
    /// Bytes and layer in the second image.
    pub new: Option<(u64, LayerId)>,
    /// What it is in the image that has it, the second if both do; so too the bits, owner and names.
    pub kind: EntryKind,
    /// Permission bits.
    pub mode: u16,
    /// User and group.
    pub owner: Owner,
    /// Whether it is a file with several names.
    pub linked: bool,
}

impl FileChange {
    /// Whether it is a directory in the image that has it, the second if both do.
    #[must_use]
    pub fn is_dir(&self) -> bool {
        self.kind == EntryKind::Dir
    }
}

/// What differs between the files two images show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilesDiff {
    /// Paths that differ, in the order of their names; below a directory that only one image has,
    /// every path is listed.
    pub changes: Vec<FileChange>,
    /// Paths that are the same.
    pub same: usize,
    /// Paths among `changes` that differ in their modification time alone.
    pub only_time: usize,
    /// Bytes of files that only the second has, or has with other contents.
    pub added_bytes: u64,
    /// Bytes of files that only the first has, or has with other contents.
    pub removed_bytes: u64,
}

/// Compares what the highest layers of two images show. `same_layers` are layers of the first and of
/// the second with the same diff ID: a file that both take from the same entry of such a layer is
/// the same, whether or not its contents were hashed. Files of one size whose contents were not
/// hashed differ in [`Reasons::UNKNOWN`].
#[must_use]
pub fn compare_files(
    first: &UnionTree,
    second: &UnionTree,
    same_layers: &[(LayerId, LayerId)],
) -> FilesDiff {
    let mut diff = FilesDiff::default();
    let sides = Sides { first, second, same_layers };
    let mut stack = sides.pairs(Some(NodeId::ROOT), Some(NodeId::ROOT));
    stack.reverse();
    while let Some((old, new)) = stack.pop() {
        let old = old.filter(|&node| visible(first, node).is_some());
        let new = new.filter(|&node| visible(second, node).is_some());
        sides.note(old, new, &mut diff);
        let from = stack.len();
        stack.extend(sides.pairs(old, new));
        stack[from..].reverse();
    }
    diff
}

type Pair = (Option<NodeId>, Option<NodeId>);

struct Sides<'a> {
    first: &'a UnionTree,
    second: &'a UnionTree,
    same_layers: &'a [(LayerId, LayerId)],
}

fn visible(tree: &UnionTree, node: NodeId) -> Option<&Version> {
    tree.at(node, tree.top()?).filter(|version| version.is_present())
}

impl Sides<'_> {
    /// The paths directly below two directories, those of one name together, sorted.
    fn pairs(&self, old: Option<NodeId>, new: Option<NodeId>) -> Vec<Pair> {
        let below = |tree, node: Option<NodeId>| {
            let tree: &UnionTree = tree;
            let mut list: Vec<NodeId> = node.map_or_else(Vec::new, |n| tree.children(n).collect());
            list.sort_unstable_by(|&a, &b| tree.name(a).cmp(tree.name(b)));
            list.into_iter().peekable()
        };
        let (mut old, mut new) = (below(self.first, old), below(self.second, new));
        let mut pairs = Vec::new();
        loop {
            let order = match (old.peek(), new.peek()) {
                (None, None) => return pairs,
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (Some(&a), Some(&b)) => self.first.name(a).cmp(self.second.name(b)),
            };
            let a = if order.is_le() { old.next() } else { None };
            let b = if order.is_ge() { new.next() } else { None };
            pairs.push((a, b));
        }
    }

    fn note(&self, old: Option<NodeId>, new: Option<NodeId>, diff: &mut FilesDiff) {
        let known = |tree, node: Option<NodeId>| {
            let tree: &UnionTree = tree;
            let node = node?;
            let version = visible(tree, node)?;
            Some((node, *version, tree.facts(version)?))
        };
        let old = known(self.first, old);
        let new = known(self.second, new);
        let (state, reasons) = match (&old, &new) {
            (None, None) => return,
            (None, Some(_)) => (FileState::Added, Reasons::NONE),
            (Some(_), None) => (FileState::Removed, Reasons::NONE),
            (Some((_, was, a)), Some((_, is, b))) => {
                let reasons = self.reasons((was, a), (is, b));
                if reasons == Reasons::IDENTICAL {
                    diff.same += 1;
                    return;
                }
                (FileState::Changed, reasons)
            }
        };
        let size = |facts: &Facts<'_>, version: &Version| {
            (facts.size, facts.inode.map_or(version.layer, |inode| inode.layer))
        };
        let bytes_differ = !reasons.same_bytes() && !reasons.has(Reasons::UNKNOWN);
        if bytes_differ {
            diff.removed_bytes += old.as_ref().map_or(0, |(_, _, facts)| facts.size);
            diff.added_bytes += new.as_ref().map_or(0, |(_, _, facts)| facts.size);
        }
        diff.only_time += usize::from(reasons == Reasons::IDENTICAL.with(Reasons::MTIME));
        let (tree, Some((node, _, facts))) = (match &new {
            Some(_) => (self.second, new.as_ref()),
            None => (self.first, old.as_ref()),
        }) else {
            return;
        };
        diff.changes.push(FileChange {
            path: tree.path(*node),
            state,
            reasons,
            kind: facts.kind,
            mode: facts.mode,
            owner: facts.owner,
            linked: facts.inode.is_some_and(|inode| tree.is_linked(inode)),
            old: old.as_ref().map(|(_, version, facts)| size(facts, version)),
            new: new.as_ref().map(|(_, version, facts)| size(facts, version)),
        });
    }

    fn reasons(&self, old: (&Version, &Facts<'_>), new: (&Version, &Facts<'_>)) -> Reasons {
        // A directory without an entry says nothing that could differ.
        let implicit = |version: &Version| version.state == VersionState::Implicit;
        if implicit(old.0) && implicit(new.0) {
            return Reasons::IDENTICAL;
        }
        let mut was = old.1.clone();
        if let (Some(a), Some(b)) = (old.1.inode, new.1.inode)
            && a.entry == b.entry
            && self.same_layers.contains(&(a.layer, b.layer))
        {
            was.inode = Some(b);
        } else {
            // Places in two images say nothing of each other.
            was.inode = None;
        }
        compare(&was, new.1)
    }
}
