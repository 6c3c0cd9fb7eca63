//! Which paths match a pattern, a part of the tree at a time.

use super::Pattern;
use super::pattern::Matcher;
use super::regex::{At, Sets};
use crate::union::{NodeId, UnionTree};

/// A pattern that is asked about every path of any layer. A screen that must not wait asks some
/// thousand paths, lets others work, and goes on.
pub struct Matching {
    pattern: Pattern,
    sets: Sets,
    bits: Vec<u64>,
    way: Way,
}

enum Way {
    /// Every name is asked once, however many paths end in it: by its number.
    Names { known: Vec<Option<bool>>, next: usize },
    /// What is still to be asked: a path, the bytes of its directory's path, what that gave.
    Paths { stack: Vec<(NodeId, usize, Option<At>)>, path: Vec<u8> },
}

impl Matching {
    /// Nothing is asked yet.
    #[must_use]
    pub fn new(tree: &UnionTree, pattern: &Pattern) -> Self {
        let way = if pattern.whole_path() {
            let stack = tree.children(NodeId::ROOT).map(|node| (node, 0, None)).collect();
            Way::Paths { stack, path: Vec::new() }
        } else {
            Way::Names { known: vec![None; tree.names.len()], next: 1 }
        };
        let bits = vec![0; tree.node_count().div_ceil(64)];
        Self { pattern: pattern.clone(), sets: Sets::default(), bits, way }
    }

    /// Asks about `paths` more; whether all were asked.
    pub fn step(&mut self, tree: &UnionTree, paths: usize) -> bool {
        let sets = std::mem::take(&mut self.sets);
        let mut matcher = Matcher { pattern: &self.pattern, sets };
        let bits = &mut self.bits;
        let done = match &mut self.way {
            Way::Names { known, next } => {
                let end = next.saturating_add(paths).min(tree.nodes.len());
                for (at, node) in tree.nodes.iter().enumerate().take(end).skip(*next) {
                    let Some(known) = known.get_mut(node.name as usize) else { continue };
                    if *known.get_or_insert_with(|| matcher.is_match(tree.names.get(node.name))) {
                        bits[at / 64] |= 1 << (at % 64);
                    }
                }
                *next = end;
                end == tree.nodes.len()
            }
            Way::Paths { stack, path } => {
                for _ in 0..paths {
                    let Some((node, len, dir)) = stack.pop() else { break };
                    path.truncate(len);
                    path.push(b'/');
                    path.extend_from_slice(tree.name(node));
                    let (matches, own) = matcher.descend(dir, path, len);
                    if matches {
                        set(bits, node);
                    }
                    let len = path.len();
                    stack.extend(tree.children(node).map(|child| (child, len, own)));
                }
                stack.is_empty()
            }
        };
        self.sets = matcher.sets;
        done
    }

    /// The paths that matched so far.
    #[must_use]
    pub fn into_bits(self) -> Bits {
        Bits(self.bits)
    }
}

/// A set of paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits(pub(in crate::union) Vec<u64>);

impl Bits {
    /// Whether a path is in it.
    #[must_use]
    pub fn has(&self, node: NodeId) -> bool {
        bit(&self.0, node)
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
