//! Searching the paths of all layers, deleted ones included.

use std::cmp::Ordering;

use super::filter::matching::{bit, set};
use super::filter::{Bits, Matching, Pattern};
use super::{NodeId, UnionTree, VersionState};
use crate::base::{LayerId, Sorting};

/// A path as one layer stores it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hit {
    /// The path.
    pub node: NodeId,
    /// The layer whose version it is.
    pub layer: LayerId,
}

/// Paths of one directory that are put in order at once.
const SORTED: usize = 1024;

/// Where a search went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The hit.
    pub hit: Hit,
    /// Its place among all hits, from 1.
    pub at: usize,
    /// Whether the search went past the last or the first hit to reach it.
    pub wrapped: bool,
}

/// The hits of a search: every version, in any layer, of every path that matches.
///
/// They stand in the order of the tree, a directory before what is in it, and of one path the lowest
/// layer first. Whiteouts are no hits: what they take away is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    hits: Vec<Hit>,
    /// Each path's place in the order of the tree; `u32::MAX` where nothing was found below it.
    order: Vec<u32>,
}

impl Search {
    /// Searches all layers. `order` is that of the paths of one directory on the screen.
    #[must_use]
    pub fn new(
        tree: &UnionTree,
        pattern: &Pattern,
        mut order: impl FnMut(NodeId, NodeId) -> Ordering,
    ) -> Self {
        let mut matching = Matching::new(tree, pattern);
        while !matching.step(tree, usize::MAX) {}
        let mut searching = Searching::new(tree, matching.into_bits());
        while !searching.step(tree, usize::MAX, &mut order) {}
        searching.found().0
    }

    fn add(&mut self, tree: &UnionTree, node: NodeId) {
        let stored = |state| matches!(state, VersionState::Entry(_));
        let versions = tree.versions(node);
        let any_stored = versions.iter().any(|version| stored(version.state));
        // A directory that no layer stores is found once, where it first is.
        let first = versions.iter().find(|version| version.is_present());
        let of = versions.iter().filter(|version| stored(version.state));
        let of = of.chain(first.filter(|_| !any_stored));
        self.hits.extend(of.map(|version| Hit { node, layer: version.layer }));
    }

    /// How many hits there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.hits.len()
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }

    /// All hits, in order.
    #[must_use]
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// The hit after `from`, or the first; past the last it goes on at the first.
    #[must_use]
    pub fn next(&self, tree: &UnionTree, from: Option<Hit>) -> Option<Found> {
        let at = from.map_or(0, |from| {
            self.hits.partition_point(|hit| self.key(*hit) <= self.place(tree, from))
        });
        let wrapped = at >= self.hits.len();
        self.found(if wrapped { 0 } else { at }, wrapped)
    }

    /// The hit before `from`, or the last; past the first it goes on at the last.
    #[must_use]
    pub fn previous(&self, tree: &UnionTree, from: Option<Hit>) -> Option<Found> {
        let last = self.hits.len().checked_sub(1)?;
        let Some(from) = from else { return self.found(last, false) };
        let before = self.hits.partition_point(|hit| self.key(*hit) < self.place(tree, from));
        self.found(before.checked_sub(1).unwrap_or(last), before == 0)
    }

    fn found(&self, at: usize, wrapped: bool) -> Option<Found> {
        self.hits.get(at).map(|&hit| Found { hit, at: at + 1, wrapped })
    }

    fn key(&self, hit: Hit) -> (u32, u32) {
        (self.order.get(hit.node.index()).copied().unwrap_or(u32::MAX), u32::from(hit.layer.0) + 1)
    }

    /// Where a path stands among the hits: its own place, else right behind the nearest directory
    /// above it that leads to a hit.
    fn place(&self, tree: &UnionTree, from: Hit) -> (u32, u32) {
        let (order, layer) = self.key(from);
        if order != u32::MAX {
            return (order, layer);
        }
        let mut above = std::iter::successors(tree.parent(from.node), |&node| tree.parent(node));
        let known = above.find_map(|node| {
            self.order.get(node.index()).copied().filter(|order| *order != u32::MAX)
        });
        (known.unwrap_or(0), u32::MAX)
    }
}

/// The bytes of names order the paths of one directory.
pub fn by_name(tree: &UnionTree) -> impl FnMut(NodeId, NodeId) -> Ordering + '_ {
    |a, b| tree.name(a).cmp(tree.name(b))
}

/// A search in the making: the paths that match are known, their order is worked out.
pub struct Searching {
    matched: Bits,
    /// What matches, and what leads there.
    on_the_way: Vec<u64>,
    /// How many paths were asked whether they match.
    asked: usize,
    search: Search,
    /// What is still to be taken up, the next one last.
    stack: Vec<NodeId>,
    /// Paths that were taken up.
    placed: u32,
    /// The children of a directory that are being put in order.
    children: Vec<NodeId>,
    sorting: Option<Sorting>,
}

impl Searching {
    /// The search whose pattern the paths of `matched` match.
    #[must_use]
    pub fn new(tree: &UnionTree, matched: Bits) -> Self {
        let search = Search { hits: Vec::new(), order: vec![u32::MAX; tree.node_count()] };
        Self {
            on_the_way: vec![0; matched.0.len()],
            matched,
            asked: 1,
            search,
            stack: vec![NodeId::ROOT],
            placed: 0,
            children: Vec::new(),
            sorting: None,
        }
    }

    /// Goes on for about so many paths; whether all are in order. `order`, the same each time, is that
    /// of the paths of one directory on the screen.
    pub fn step(
        &mut self,
        tree: &UnionTree,
        paths: usize,
        order: &mut dyn FnMut(NodeId, NodeId) -> Ordering,
    ) -> bool {
        let mut left = paths.max(1);
        let end = self.asked.saturating_add(left).min(tree.nodes.len());
        left -= end - self.asked;
        for at in self.asked..end {
            let node = NodeId(u32::try_from(at).unwrap_or(u32::MAX));
            let mut at = Some(node).filter(|&node| bit(&self.matched.0, node));
            while let Some(node) = at.filter(|&node| set(&mut self.on_the_way, node)) {
                at = tree.parent(node);
            }
        }
        self.asked = end;
        while left > 0 {
            if let Some(sorting) = &mut self.sorting {
                let children = &self.children;
                left = left.saturating_sub(children.len().min(SORTED));
                if !sorting.step(SORTED, &mut |a, b| order(children[a], children[b])) {
                    continue;
                }
                let places = self.sorting.take().map(Sorting::places).unwrap_or_default();
                let sorted = places.iter().rev().filter_map(|&at| children.get(at as usize));
                self.stack.extend(sorted);
            }
            let Some(node) = self.stack.pop() else { return true };
            left = left.saturating_sub(1);
            self.take_up(tree, node);
        }
        false
    }

    fn take_up(&mut self, tree: &UnionTree, node: NodeId) {
        if let Some(order) = self.search.order.get_mut(node.index()) {
            *order = self.placed;
            self.placed += 1;
        }
        if bit(&self.matched.0, node) {
            self.search.add(tree, node);
        }
        self.children.clear();
        let on_the_way = tree.children(node).filter(|&child| bit(&self.on_the_way, child));
        self.children.extend(on_the_way);
        let count = u32::try_from(self.children.len()).unwrap_or(u32::MAX);
        self.sorting = (count > 0).then(|| Sorting::new(count));
    }

    /// The search, and the paths it was of.
    #[must_use]
    pub fn found(self) -> (Search, Bits) {
        (self.search, self.matched)
    }
}
