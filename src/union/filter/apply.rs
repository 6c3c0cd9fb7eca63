//! Which paths a filter keeps.

use super::term::{Filter, IsWord, ModeWord, Test, TypeWord};
use super::{Matcher, Pattern};
use crate::base::LayerId;
use crate::image::EntryKind;
use crate::union::{ChangeState, Facts, Look, NodeChange, NodeId, Sums, UnionTree};

/// Which paths are rows before the filter is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    /// Those that layers below the ones looked at deleted.
    pub deleted_before: bool,
    /// Those that no layer looked at touches.
    pub unchanged: bool,
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

pub(in crate::union) fn bit(bits: &[u64], node: NodeId) -> bool {
    bits.get(node.index() / 64).is_some_and(|word| word >> (node.index() % 64) & 1 == 1)
}

/// Sets a bit; says whether it was not set before.
pub(in crate::union) fn set(bits: &mut [u64], node: NodeId) -> bool {
    let mask = 1 << (node.index() % 64);
    match bits.get_mut(node.index() / 64) {
        Some(word) if *word & mask == 0 => {
            *word |= mask;
            true
        }
        _ => false,
    }
}

impl Filter {
    /// Asks every path of the tree; `sums` are those of `tree` and `look`.
    #[must_use]
    pub fn apply(&self, tree: &UnionTree, look: Look, sums: &Sums, rows: Rows) -> Kept {
        let words = tree.node_count().div_ceil(64);
        let mut kept = Kept { matched: vec![0; words], kept: vec![0; words], matches: 0 };
        let mut found: Vec<(bool, Vec<u64>)> = Vec::new();
        for term in &self.terms {
            if let Test::Pattern(pattern) = &term.test {
                found.push((term.not, matching(tree, pattern)));
            }
        }
        for node in tree.nodes().skip(1) {
            if !found.iter().all(|(not, bits)| bit(bits, node) != *not) {
                continue;
            }
            let change = tree.change(node, look);
            let is_row = match change.state {
                ChangeState::Absent => false,
                ChangeState::DeletedBefore => rows.deleted_before,
                ChangeState::Unchanged => rows.unchanged,
                _ => true,
            };
            if is_row && self.holds(&Asked::new(tree, look, sums, node, change)) {
                kept.matches += 1;
                set(&mut kept.matched, node);
                let mut at = Some(node);
                while let Some(node) = at.filter(|&node| set(&mut kept.kept, node)) {
                    at = tree.parent(node);
                }
            }
        }
        kept
    }

    fn holds(&self, asked: &Asked<'_>) -> bool {
        self.terms.iter().all(|term| match &term.test {
            Test::Pattern(_) => true,
            test => asked.holds(test) != term.not,
        })
    }
}

/// The paths of any layer that match a pattern.
pub(in crate::union) fn matching(tree: &UnionTree, pattern: &Pattern) -> Vec<u64> {
    let mut bits = vec![0; tree.node_count().div_ceil(64)];
    let mut matcher = pattern.matcher();
    if pattern.whole_path() {
        by_path(tree, &mut matcher, &mut bits);
    } else {
        // Every name is asked once, however many paths end in it.
        let mut known: Vec<Option<bool>> = vec![None; tree.names.len()];
        for (at, node) in tree.nodes.iter().enumerate().skip(1) {
            let Some(known) = known.get_mut(node.name as usize) else { continue };
            if *known.get_or_insert_with(|| matcher.is_match(tree.names.get(node.name))) {
                bits[at / 64] |= 1 << (at % 64);
            }
        }
    }
    bits
}

fn by_path(tree: &UnionTree, matcher: &mut Matcher<'_>, bits: &mut [u64]) {
    let mut path = Vec::new();
    let mut stack: Vec<_> = tree.children(NodeId::ROOT).map(|node| (node, 0, None)).collect();
    while let Some((node, len, dir)) = stack.pop() {
        path.truncate(len);
        path.push(b'/');
        path.extend_from_slice(tree.name(node));
        let (matches, own) = matcher.descend(dir, &path, len);
        if matches {
            set(bits, node);
        }
        let len = path.len();
        stack.extend(tree.children(node).map(|child| (child, len, own)));
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
            Test::Mode(word) => self.mode(*word),
            Test::Type(word) => self.is_type(*word),
            Test::Owner(owner) => {
                owner.uid.is_none_or(|uid| uid == self.facts.owner.uid)
                    && owner.gid.is_none_or(|gid| gid == self.facts.owner.gid)
            }
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

    fn mode(&self, word: ModeWord) -> bool {
        let has = |bits: u16| self.facts.mode & bits != 0;
        match word {
            ModeWord::Suid => has(0o4000),
            ModeWord::Sgid => has(0o2000),
            ModeWord::Sticky => has(0o1000),
            ModeWord::WorldWritable => has(0o002) && self.facts.kind != EntryKind::Symlink,
            ModeWord::Exec => has(0o111) && self.facts.kind == EntryKind::File,
            ModeWord::Bits(bits) => self.facts.mode & 0o7777 == bits,
        }
    }

    fn is_type(&self, word: TypeWord) -> bool {
        let kind = self.facts.kind;
        match word {
            TypeWord::File => kind == EntryKind::File,
            TypeWord::Dir => kind == EntryKind::Dir,
            TypeWord::Link => kind == EntryKind::Symlink,
            TypeWord::Hardlink => self.facts.inode.is_some_and(|inode| self.tree.is_linked(inode)),
            TypeWord::Device => matches!(kind, EntryKind::Char | EntryKind::Block),
            TypeWord::Fifo => kind == EntryKind::Fifo,
            TypeWord::Other => matches!(kind, EntryKind::Other(_)),
        }
    }
}
