//! A flame graph of all that the layers store.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Fate, Zoom};
use crate::base::LayerId;
use crate::base::path::visible;
use crate::union::{NodeId, UnionTree, Waste, WastedEntry};

/// What the second row divides by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By layer, then by directory.
    Layer,
    /// By what became of the bytes, then by layer, then by directory.
    Cause,
}

/// What a frame is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FrameOf {
    /// All bytes stored.
    All,
    /// Bytes of a fate.
    Fate(Fate),
    /// A layer.
    Layer(LayerId),
    /// A directory or file.
    Path(NodeId),
}

/// One frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// What it is of.
    pub of: FrameOf,
    /// Its name if it is a path, fit for a screen.
    pub name: String,
    /// Its row, from 0.
    pub row: usize,
    /// Where it begins, 0 to 1.
    pub start: f64,
    /// How wide it is, 0 to 1.
    pub width: f64,
    /// Its bytes.
    pub bytes: u64,
    /// Whether it can be divided further: it is no file.
    pub divides: bool,
}

/// A flame graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flame {
    /// The frames, row by row below each one: a frame before those it is divided into.
    pub frames: Vec<Frame>,
    /// How many rows there are.
    pub rows: usize,
}

/// Rows of directories at most.
const DEPTH: usize = 8;

/// Divides all stored bytes, or those of a part, which is the first frame then. Frames narrower than
/// `least` (of 1) are left out; the space they would take stays empty.
#[must_use]
pub fn flame(tree: &UnionTree, waste: &Waste, by: By, zoom: &Zoom, least: f64) -> Flame {
    let mut weights = Weights::default();
    let top = tree.find(zoom.path.as_bytes());
    for (layer, fate, node, bytes) in items(tree, waste) {
        if zoom.layer.is_some_and(|of| of != layer) || zoom.fate.is_some_and(|of| of != fate) {
            continue;
        }
        let path: Vec<NodeId> =
            std::iter::successors(Some(node), |&node| tree.parent(node)).collect();
        let Some(above) = path.iter().position(|node| Some(*node) == top) else { continue };
        let mut keys = Vec::new();
        if by == By::Cause && zoom.fate.is_none() {
            keys.push(FrameOf::Fate(fate));
        }
        keys.extend(zoom.layer.is_none().then_some(FrameOf::Layer(layer)));
        keys.extend(path[..above].iter().rev().take(DEPTH).map(|&node| FrameOf::Path(node)));
        weights.add(&keys, node, bytes);
    }
    let all = weights.nodes.first().map_or(0, |of| of.bytes);
    let mut flame = Flame::default();
    if all == 0 {
        return flame;
    }
    let mut stack = vec![(0_usize, 0_usize, 0.0)];
    while let Some((at, row, start)) = stack.pop() {
        let Some(of) = weights.nodes.get(at) else { continue };
        let width = share(of.bytes, all);
        if width < least {
            continue;
        }
        let name = match of.of {
            FrameOf::Path(node) => visible(tree.name(node)),
            _ => String::new(),
        };
        let (bytes, divides) = (of.bytes, of.divides);
        flame.frames.push(Frame { of: of.of, name, row, start, width, bytes, divides });
        flame.rows = flame.rows.max(row + 1);
        let mut below: Vec<usize> = of.below.clone();
        below.sort_unstable_by(|&a, &b| weights.order(tree, a, b));
        let mut begin = start;
        let from = stack.len();
        for at in below {
            stack.push((at, row + 1, begin));
            begin += share(weights.nodes.get(at).map_or(0, |of| of.bytes), all);
        }
        stack[from..].reverse();
    }
    flame
}

#[expect(clippy::cast_precision_loss, reason = "a picture of a few thousand pixels")]
fn share(part: u64, all: u64) -> f64 {
    part as f64 / all as f64
}

/// Every stored file with the layer that holds it and what became of it.
fn items(tree: &UnionTree, waste: &Waste) -> Vec<(LayerId, Fate, NodeId, u64)> {
    let mut items = Vec::new();
    let mut seen = FxHashSet::default();
    let shown = tree.nodes().filter_map(|node| Some((node, tree.at(node, tree.top()?)?)));
    for (node, version) in shown {
        let Some(facts) = tree.facts(version).filter(|facts| facts.size > 0) else { continue };
        if let Some(inode) = facts.inode.filter(|inode| seen.insert(*inode)) {
            items.push((inode.layer, Fate::Seen, node, facts.size));
        }
    }
    let wasted = waste.entries.iter().filter(|entry| entry.size > 0);
    let item =
        |entry: &WastedEntry| (entry.layer, Fate::Wasted(entry.cause), entry.node, entry.size);
    items.extend(wasted.map(item));
    items
}

struct Weight {
    of: FrameOf,
    bytes: u64,
    below: Vec<usize>,
    divides: bool,
}

#[derive(Default)]
struct Weights {
    nodes: Vec<Weight>,
    known: FxHashMap<(usize, FrameOf), usize>,
}

impl Weights {
    fn add(&mut self, keys: &[FrameOf], file: NodeId, bytes: u64) {
        let weight = |of| Weight { of, bytes: 0, below: Vec::new(), divides: false };
        if self.nodes.is_empty() {
            self.nodes.push(weight(FrameOf::All));
        }
        let mut at = 0;
        self.nodes[0].bytes += bytes;
        for &of in keys {
            let next = *self.known.entry((at, of)).or_insert(self.nodes.len());
            if next == self.nodes.len() {
                self.nodes.push(weight(of));
                self.nodes[at].below.push(next);
            }
            self.nodes[next].bytes += bytes;
            self.nodes[next].divides |= of != FrameOf::Path(file);
            at = next;
        }
    }

    /// Layers and causes in their own order, paths largest first.
    fn order(&self, tree: &UnionTree, a: usize, b: usize) -> std::cmp::Ordering {
        let (a, b) = (&self.nodes[a], &self.nodes[b]);
        match (a.of, b.of) {
            (FrameOf::Path(one), FrameOf::Path(other)) => {
                b.bytes.cmp(&a.bytes).then_with(|| tree.name(one).cmp(tree.name(other)))
            }
            (one, other) => one.cmp(&other),
        }
    }
}
