//! The numbers `dive` (wagoodman/dive 0.13.1) gives for the same image, computed as it does,
//! including where it is wrong, so that both can be compared.
//!
//! Source of the rules: `dive/filetree/efficiency.go`, `file_tree.go` and `dive/image/analysis.go`
//! at d6c6919. Leaves only; every size a path has in a layer counts; a whiteout of a directory counts
//! with all that stood in it, a whiteout of a file with 0; a whiteout of a path that is not there
//! ends its layer; opaque markers are ignored.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::UnionTree;
use crate::base::{LayerId, sort_by};
use crate::image::{EntryKind, EntryRef, LayerIndex};

/// dive's numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DiveNumbers {
    /// Efficiency, 0 to 1; dive prints it as a whole percentage, cut off.
    pub score: f64,
    /// Bytes it calls wasted: every copy of a path that stands in two layers or more.
    pub wasted_bytes: u64,
    /// Sizes of all files of all layers.
    pub size_bytes: u64,
    /// The same without the lowest layer, which it takes for the base image.
    pub user_bytes: u64,
    /// `wasted_bytes` of `user_bytes`; may exceed 1; not a number for an image of one layer.
    pub user_wasted_percent: f64,
    /// The paths it lists, largest first.
    pub inefficient: Vec<Inefficient>,
}

/// A path that stands in two layers or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inefficient {
    /// The path, raw bytes without a leading slash.
    pub path: Vec<u8>,
    /// In how many layers it is a leaf.
    pub count: u32,
    /// Its sizes in all of them.
    pub bytes: u64,
}

const WHITEOUT: &[u8] = b".wh.";
const DOUBLE_WHITEOUT: &[u8] = b".wh..wh..";

/// dive's numbers for the layers of a tree.
///
/// For an OCI archive without manifest.json dive reads the layers in random order, so that its
/// numbers change from run to run; these are for the true order.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "dive computes with float64 too")]
pub fn numbers(tree: &UnionTree) -> DiveNumbers {
    let mut seen = SeenPaths::default();
    let mut stacked: Option<Tree> = None;
    let mut sizes = Vec::new();
    for at in 0..tree.layers() {
        let Some(index) = tree.index(LayerId::at(at)) else { continue };
        let layer = Tree::of(index);
        sizes.push(index.entries().map(|e| e.size).sum::<u64>());
        layer.tally(stacked.as_ref().unwrap_or(&layer), &mut seen);
        match &mut stacked {
            None => stacked = Some(layer),
            Some(stacked) => stacked.stack(&layer),
        }
    }
    let smallest: i64 = seen.values().map(|s| s.smallest).sum();
    let all: u64 = seen.values().map(|s| s.bytes).sum();
    let mut inefficient: Vec<Inefficient> = seen
        .into_iter()
        .filter(|(_, s)| s.count >= 2)
        .map(|(path, s)| Inefficient { path, count: s.count, bytes: s.bytes })
        .collect();
    sort_by(&mut inefficient, |a, b| b.bytes.cmp(&a.bytes).then_with(|| a.path.cmp(&b.path)));
    let wasted_bytes: u64 = inefficient.iter().map(|i| i.bytes).sum();
    let size_bytes: u64 = sizes.iter().sum();
    let user_bytes = sizes.iter().skip(1).sum();
    DiveNumbers {
        score: if all == 0 { 1.0 } else { smallest as f64 / all as f64 },
        wasted_bytes,
        size_bytes,
        user_bytes,
        user_wasted_percent: ratio(wasted_bytes, user_bytes),
        inefficient,
    }
}

/// Calls `each` with every file of a layer in the order dive lists them: children first, by name;
/// with no entry for a directory that has none.
pub fn list<'a>(index: &'a LayerIndex, mut each: impl FnMut(Option<EntryRef<'a>>)) {
    Tree::of(index).visit(&mut |_, _, node| {
        each(node.info.entry.checked_sub(1).and_then(|entry| index.get(entry)));
        true
    });
}

#[expect(clippy::cast_precision_loss, reason = "dive computes with float64 too")]
fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

/// What is known of a path after the layers so far.
struct Seen {
    bytes: u64,
    /// -1 while no size is known: dive adds it up all the same.
    smallest: i64,
    count: u32,
}

type SeenPaths = FxHashMap<Vec<u8>, Seen>;

/// Takes path, name and node; says whether to go on.
type Visit<'a> = dyn FnMut(&[u8], &[u8], &Node) -> bool + 'a;

/// dive's file tree: of one layer, or of several stacked.
struct Tree {
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    children: BTreeMap<Box<[u8]>, u32>,
    info: Info,
}

/// What dive keeps of a file; all zero for directories that have no entry.
#[derive(Clone, Copy, Default)]
struct Info {
    size: u64,
    is_dir: bool,
    /// The entry it came from, plus one.
    entry: u32,
}

impl Tree {
    fn of(index: &LayerIndex) -> Self {
        let mut tree = Self { nodes: vec![Node::default()] };
        for (entry, at) in index.entries().zip(1..) {
            if !entry.path().is_empty() {
                let is_dir = entry.kind == EntryKind::Dir;
                let info = Info { size: entry.size, is_dir, entry: at };
                tree.add(entry.path(), info);
            }
        }
        tree
    }

    fn node(&self, at: u32) -> &Node {
        &self.nodes[at as usize]
    }

    fn add(&mut self, path: &[u8], info: Info) {
        let mut at = 0;
        for name in parts(path) {
            at = match self.node(at).children.get(name) {
                Some(&child) => child,
                None if name.starts_with(DOUBLE_WHITEOUT) => return,
                None => {
                    let new = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
                    self.nodes.push(Node::default());
                    self.nodes[at as usize].children.insert(name.into(), new);
                    new
                }
            };
        }
        self.nodes[at as usize].info = info;
    }

    fn find(&self, path: &[u8]) -> Option<u32> {
        parts(path).try_fold(0, |at, name| self.node(at).children.get(name).copied())
    }

    fn remove(&mut self, path: &[u8]) {
        let (dir, name) = match path.iter().rposition(|&b| b == b'/') {
            Some(slash) => (&path[..slash], &path[slash + 1..]),
            None => (&[][..], path),
        };
        if let Some(dir) = self.find(dir) {
            self.nodes[dir as usize].children.remove(name);
        }
    }

    /// Calls `visit` with the path (a whiteout's prefix taken off), the name and the node of every
    /// path but the root, children first, in order of their names; stops when it says so.
    fn visit(&self, visit: &mut Visit<'_>) {
        enum Step<'a> {
            Enter(&'a [u8], u32),
            Leave(&'a [u8], u32, usize),
        }
        let mut path: Vec<u8> = Vec::new();
        let children = |at: u32| {
            self.node(at).children.iter().rev().map(|(name, &child)| Step::Enter(name, child))
        };
        let mut stack: Vec<Step<'_>> = children(0).collect();
        while let Some(step) = stack.pop() {
            match step {
                Step::Enter(name, at) => {
                    let before = path.len();
                    if before > 0 {
                        path.push(b'/');
                    }
                    path.extend_from_slice(name);
                    stack.push(Step::Leave(name, at, before));
                    stack.extend(children(at));
                }
                Step::Leave(name, at, before) => {
                    let go_on = match name.strip_prefix(WHITEOUT) {
                        None => visit(&path, name, self.node(at)),
                        Some(bare) => {
                            let mut target = path[..path.len() - name.len()].to_vec();
                            target.extend_from_slice(bare);
                            visit(&target, name, self.node(at))
                        }
                    };
                    if !go_on {
                        return;
                    }
                    path.truncate(before);
                }
            }
        }
    }

    /// Counts this layer's leaves; `below` is the stack of all lower layers.
    fn tally(&self, below: &Self, seen: &mut SeenPaths) {
        self.visit(&mut |path, name, node| {
            if !node.children.is_empty() {
                return true;
            }
            // dive makes the record before it looks for what the whiteout removed.
            let of = seen.entry(path.to_vec()).or_insert(Seen { bytes: 0, smallest: -1, count: 0 });
            let size = if name.starts_with(WHITEOUT) {
                match below.find(path) {
                    None => return false,
                    Some(at) if below.node(at).info.is_dir => below.size_of(at),
                    Some(_) => 0,
                }
            } else {
                node.info.size
            };
            let signed = i64::try_from(size).unwrap_or(i64::MAX);
            of.smallest = if of.smallest < 0 { signed } else { of.smallest.min(signed) };
            of.bytes += size;
            of.count += 1;
            true
        });
    }

    fn size_of(&self, top: u32) -> u64 {
        let mut stack = vec![top];
        let mut sum = 0;
        while let Some(at) = stack.pop() {
            sum += self.node(at).info.size;
            stack.extend(self.node(at).children.values());
        }
        sum
    }

    fn stack(&mut self, upper: &Self) {
        upper.visit(&mut |path, name, node| {
            if name.starts_with(WHITEOUT) {
                self.remove(path);
            } else {
                self.add(path, node.info);
            }
            true
        });
    }
}

fn parts(path: &[u8]) -> impl Iterator<Item = &[u8]> {
    path.split(|&b| b == b'/').filter(|part| !part.is_empty())
}
