//! Which paths a filter keeps.

use super::matching::{Matching, bit, set};
use super::term::{Filter, IsWord, Test};
use crate::base::LayerId;
use crate::union::{ChangeState, Facts, Look, NodeChange, NodeId, Sums, UnionTree};

/// Which paths are rows before the filter is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    /// Those that layers below the ones looked at deleted.
    pub deleted_before: bool,
    /// Those that no layer looked at touches.
    pub unchanged: bool,
    /// Those that are new.
    pub added: bool,
    /// Those that are stored again.
    pub changed: bool,
    /// Those that go, and those that come and go.
    pub deleted: bool,
}

impl Rows {
    /// All of them.
    pub const ALL: Self =
        Self { deleted_before: true, unchanged: true, added: true, changed: true, deleted: true };

    fn has(self, state: ChangeState) -> bool {
        match state {
            ChangeState::Absent => false,
            ChangeState::DeletedBefore => self.deleted_before,
            ChangeState::Unchanged => self.unchanged,
            ChangeState::Added => self.added,
            ChangeState::Changed => self.changed,
            ChangeState::Deleted | ChangeState::Transient => self.deleted,
        }
    }
}

/// What a filter keeps of a tree: the paths that match, and the directories on the way to them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    matched: Vec<u64>,
    kept: Vec<u64>,
    /// How many paths match.
    pub matches: u32,
}

impl Kept {
    /// Whether a path is shown: it matches, or something below it does.
    #[must_use]
    pub fn keeps(&self, node: NodeId) -> bool {
        bit(&self.kept, node)
    }

    /// Whether a path itself matches.
    #[must_use]
    pub fn matched(&self, node: NodeId) -> bool {
        bit(&self.matched, node)
    }

    /// The paths that match, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = NodeId> {
        let ones = |(at, &word): (usize, &u64)| {
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * 64 + bit)
        };
        self.matched
            .iter()
            .enumerate()
            .flat_map(ones)
            .filter_map(|n| u32::try_from(n).ok().map(NodeId))
    }
}

/// A filter at work, a part of the tree at a time.
pub struct Filtering {
    filter: Filter,
    look: Look,
    rows: Rows,
    /// The patterns of the filter, whether they must not hold; asked before anything else.
    patterns: Vec<(bool, Matching)>,
    /// How many of them are done.
    matched: usize,
    found: Vec<(bool, Vec<u64>)>,
    /// The path that is asked next.
    next: u32,
    kept: Kept,
}

impl Filtering {
    /// Nothing is asked yet.
    #[must_use]
    pub fn new(filter: &Filter, tree: &UnionTree, look: Look, rows: Rows) -> Self {
        let words = tree.node_count().div_ceil(64);
        let patterns = filter.terms.iter().filter_map(|term| match &term.test {
            Test::Pattern(pattern) => Some((term.not, Matching::new(tree, pattern))),
            _ => None,
        });
        Self {
            patterns: patterns.collect(),
            matched: 0,
            found: Vec::new(),
            filter: filter.clone(),
            look,
            rows,
            next: 1,
            kept: Kept { matched: vec![0; words], kept: vec![0; words], matches: 0 },
        }
    }

    /// Asks about `paths` more; whether all were asked. `tree` and `sums` are the same each time.
    pub fn step(&mut self, tree: &UnionTree, sums: &Sums, paths: usize) -> bool {
        if let Some((_, matching)) = self.patterns.get_mut(self.matched) {
            self.matched += usize::from(matching.step(tree, paths));
            return false;
        }
        let done = self.patterns.drain(..).map(|(not, matching)| (not, matching.into_bits().0));
        self.found.extend(done);
        self.matched = 0;
        let count = u32::try_from(tree.node_count()).unwrap_or(u32::MAX);
        let end = u32::try_from(paths).map_or(count, |n| self.next.saturating_add(n)).min(count);
        for node in (self.next..end).map(NodeId) {
            if self.found.iter().all(|(not, bits)| bit(bits, node) != *not) {
                self.ask(tree, sums, node);
            }
        }
        self.next = end.max(self.next);
        end == count
    }

    fn ask(&mut self, tree: &UnionTree, sums: &Sums, node: NodeId) {
        let change = tree.change(node, self.look);
        if !self.rows.has(change.state) {
            return;
        }
        let asked = Asked::new(tree, self.look, sums, node, change);
        if self.filter.holds(&asked) {
            let kept = &mut self.kept;
            kept.matches += 1;
            set(&mut kept.matched, node);
            let mut at = Some(node);
            while let Some(node) = at.filter(|&node| set(&mut kept.kept, node)) {
                at = tree.parent(node);
            }
        }
    }

    /// What is kept, as far as paths were asked.
    #[must_use]
    pub fn kept(self) -> Kept {
        self.kept
    }
}

impl Filter {
    /// Asks every path of the tree; `sums` are those of `tree` and `look`.
    #[must_use]
    pub fn apply(&self, tree: &UnionTree, look: Look, sums: &Sums, rows: Rows) -> Kept {
        let mut filtering = Filtering::new(self, tree, look, rows);
        while !filtering.step(tree, sums, usize::MAX) {}
        filtering.kept()
    }

    fn holds(&self, asked: &Asked<'_>) -> bool {
        self.terms.iter().all(|term| match &term.test {
            Test::Pattern(_) => true,
            test => asked.holds(test) != term.not,
        })
    }
}

/// A path that is asked.
struct Asked<'a> {
    tree: &'a UnionTree,
    look: Look,
    node: NodeId,
    change: NodeChange,
    facts: Facts<'a>,
    size: u64,
}

impl<'a> Asked<'a> {
    fn new(tree: &'a UnionTree, look: Look, sums: &Sums, node: NodeId, change: NodeChange) -> Self {
        let facts = match change.version.and_then(|version| tree.facts(&version)) {
            Some(facts) => facts,
            None => Facts::implicit(),
        };
        let size = sums.shown(node, &change, facts.kind, facts.size, look);
        Self { tree, look, node, change, facts, size }
    }

    fn holds(&self, test: &Test) -> bool {
        match test {
            Test::Pattern(_) => true,
            Test::Size(sizes) => (sizes.least..=sizes.most).contains(&self.size),
            Test::Layer(layers) => {
                let holds = self.facts.inode.map(|inode| inode.layer);
                let holds = holds.or(self.change.version.map(|version| version.layer));
                holds.is_some_and(|layer| layers.contains(&layer))
                    || self.change.hidden_by.is_some_and(|(layer, _)| layers.contains(&layer))
            }
            Test::Is(word) => self.is(*word),
            Test::Mode(word) => word.holds(self.facts.mode, self.facts.kind),
            Test::Type(word) => word.holds(self.facts.kind, || {
                self.facts.inode.is_some_and(|inode| self.tree.is_linked(inode))
            }),
            Test::Owner(owner) => owner.holds(self.facts.owner),
        }
    }

    fn is(&self, word: IsWord) -> bool {
        use ChangeState::{Added, Changed, Deleted, DeletedBefore, Transient, Unchanged};
        match word {
            IsWord::Deleted => {
                matches!(self.change.state, Deleted | DeletedBefore | Transient)
            }
            IsWord::Added => self.change.state == Added,
            IsWord::Changed => self.change.state == Changed,
            IsWord::Unchanged => self.change.state == Unchanged,
            IsWord::Opaque => (self.look.from().0..=self.look.top().0)
                .any(|layer| self.tree.is_opaque(self.node, LayerId(layer))),
        }
    }
}
