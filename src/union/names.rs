//! Parts of paths by number, for the nodes of the tree.

use std::hash::Hasher as _;

use rustc_hash::{FxHashMap, FxHasher};

/// The number of no part.
const NONE: u32 = u32::MAX;

/// Parts of paths, each kept once: `usr`, `share`, `README` come again and again.
#[derive(Clone, Default)]
pub(super) struct Names {
    arena: Vec<u8>,
    kept: Vec<Kept>,
    /// The latest part of each hash.
    by_hash: FxHashMap<u64, u32>,
}

/// Where a part stands in the arena.
#[derive(Clone, Copy)]
struct Kept {
    start: u32,
    end: u32,
    /// The part kept before it that has the same hash.
    before: u32,
}

/// Bytes of a hash table that has room for so many of `T`: seven of eight places, each with a byte
/// beside it.
pub(super) fn table_bytes<T>(capacity: usize) -> usize {
    (capacity * 8).div_ceil(7).next_power_of_two() * (size_of::<T>() + 1)
}

impl Names {
    /// Bytes that they take.
    pub(super) fn heap_bytes(&self) -> usize {
        self.arena.capacity()
            + self.kept.capacity() * size_of::<Kept>()
            + table_bytes::<(u64, u32)>(self.by_hash.capacity())
    }

    /// How many parts are kept.
    pub(super) fn len(&self) -> usize {
        self.kept.len()
    }

    /// The part with a number; nothing for a number that was not given.
    pub(super) fn get(&self, id: u32) -> &[u8] {
        self.kept
            .get(id as usize)
            .and_then(|kept| self.arena.get(kept.start as usize..kept.end as usize))
            .unwrap_or_default()
    }

    fn hash(name: &[u8]) -> u64 {
        let mut hasher = FxHasher::default();
        hasher.write(name);
        hasher.finish()
    }

    /// The part among those of its hash, `latest` the first.
    fn among(&self, latest: u32, name: &[u8]) -> Option<u32> {
        let mut id = latest;
        while let Some(kept) = self.kept.get(id as usize) {
            if self.get(id) == name {
                return Some(id);
            }
            id = kept.before;
        }
        None
    }

    /// The number of a part that is kept.
    pub(super) fn find(&self, name: &[u8]) -> Option<u32> {
        self.among(*self.by_hash.get(&Self::hash(name))?, name)
    }

    /// The number of a part, kept from now on.
    pub(super) fn intern(&mut self, name: &[u8]) -> u32 {
        let new = u32::try_from(self.kept.len()).unwrap_or(NONE);
        let hash = Self::hash(name);
        let latest = *self.by_hash.entry(hash).or_insert(new);
        let before = if latest == new { NONE } else { latest };
        if let Some(known) = self.among(before, name) {
            return known;
        }
        if before != NONE {
            self.by_hash.insert(hash, new);
        }
        let start = u32::try_from(self.arena.len()).unwrap_or(u32::MAX);
        self.arena.extend_from_slice(name);
        let end = u32::try_from(self.arena.len()).unwrap_or(u32::MAX);
        self.kept.push(Kept { start, end, before });
        new
    }
}
