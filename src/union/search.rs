//! Searching the paths of all layers, deleted ones included.

use super::filter::matching::{bit, set};
use super::filter::{Bits, Matching, Pattern};
use super::{NodeId, UnionTree, VersionState};
use crate::base::{LayerId, sort_by};

/// A path as one layer stores it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hit {
    /// The path.
    pub node: NodeId,
    /// The layer whose version it is.
    pub layer: LayerId,
}

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
    /// Searches all layers. `sort` puts the paths of one directory in the order of the screen.
    #[must_use]
    pub fn new(tree: &UnionTree, pattern: &Pattern, sort: impl FnMut(&mut [NodeId])) -> Self {
        let mut matching = Matching::new(tree, pattern);
        while !matching.step(tree, usize::MAX) {}
        Self::of(tree, &matching.into_bits(), sort)
    }

    /// The search whose pattern the paths of `matched` match.
    #[must_use]
    pub fn of(tree: &UnionTree, matched: &Bits, mut sort: impl FnMut(&mut [NodeId])) -> Self {
        let matched = &matched.0;
        let mut on_the_way = vec![0; matched.len()];
        for node in tree.nodes().skip(1).filter(|&node| bit(matched, node)) {
            let mut at = Some(node);
            while let Some(node) = at.filter(|&node| set(&mut on_the_way, node)) {
                at = tree.parent(node);
            }
        }
        let mut search = Self { hits: Vec::new(), order: vec![u32::MAX; tree.node_count()] };
        let mut stack = vec![NodeId::ROOT];
        let mut place = 0;
        while let Some(node) = stack.pop() {
            if let Some(order) = search.order.get_mut(node.index()) {
                *order = place;
                place += 1;
            }
            if bit(matched, node) {
                search.add(tree, node);
            }
            let from = stack.len();
            stack.extend(tree.children(node).filter(|&child| bit(&on_the_way, child)));
            sort(&mut stack[from..]);
            stack[from..].reverse();
        }
        search
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

/// Sorts the paths of one directory by the bytes of their names.
pub fn by_name(tree: &UnionTree) -> impl FnMut(&mut [NodeId]) + '_ {
    |nodes| {
        let mut sorted = nodes.to_vec();
        sort_by(&mut sorted, |&a, &b| tree.name(a).cmp(tree.name(b)));
        nodes.copy_from_slice(&sorted);
    }
}
