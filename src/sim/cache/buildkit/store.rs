//! BuildKit's cache: a set of keys that grows until something is removed, the results that belong to
//! them, and its copies of contexts.

use std::sync::Arc;

use imbl::OrdMap;

use crate::sim::cache::context::Sent;
use crate::sim::cache::files::Files;
use crate::sim::cache::hash::Sum;
use crate::sim::cache::key::Parts;
use crate::sim::cache::tree::{Content, Tree};

/// What the cache knows of a key.
#[derive(Clone, Debug)]
pub struct Record {
    /// The files; none if only the key was imported.
    pub result: Option<Files>,
    /// The key's own parts.
    pub parts: Arc<Parts>,
    /// The key of what it is built on.
    pub parent: Option<Sum>,
    /// The instruction, as it was written when it ran.
    pub text: Arc<str>,
    /// The build that ran it, and the last one that used it.
    pub builds: (u64, u64),
}

/// A copy of a context.
#[derive(Clone, Debug)]
pub struct ContextCopy {
    /// The number of the build that asked for it the last time.
    pub build: u64,
    /// What was left of the context without its ignored files.
    pub sent: Sent,
    /// What of it was asked for the last time.
    pub needed: Tree,
    /// What BuildKit has.
    pub tree: Tree,
}

/// What was exported under a name.
#[derive(Clone, Debug, Default)]
pub struct Exported {
    /// Keys with their records.
    pub records: Vec<(Sum, Record)>,
    /// Quick keys.
    pub quick: Vec<(Sum, Sum)>,
}

/// All that a BuildKit daemon remembers, and what was exported from it.
#[derive(Clone, Debug, Default)]
pub struct Cache {
    /// Records by key.
    pub records: OrdMap<Sum, Record>,
    /// The keys of copies by the keys of the stages that they copy from: where those are known, no
    /// file needs to be looked at.
    pub quick: OrdMap<Sum, Sum>,
    /// Copies of contexts, by the name of the context.
    pub contexts: OrdMap<Option<String>, ContextCopy>,
    /// Of each URL what was downloaded with an `ETag`.
    pub etags: OrdMap<String, Vec<(String, Content)>>,
    /// What was exported, by name.
    pub exported: OrdMap<String, Arc<Exported>>,
    /// How many builds there were.
    pub builds: u64,
}

impl Cache {
    /// Removes everything that is kept on the builder's machine: what was exported stays.
    #[must_use]
    pub fn pruned(&self) -> Self {
        Self { exported: self.exported.clone(), builds: self.builds, ..Self::default() }
    }

    /// Removes the keys that the last `builds` builds did not use; how many. A model of garbage
    /// collection, which goes by days and bytes. What is built on a key that is gone misses too.
    pub fn collect(&mut self, builds: u64) -> usize {
        let before = self.records.len();
        let oldest = (self.builds + 1).saturating_sub(builds);
        let kept = self.records.iter().filter(|(_, record)| record.builds.1 >= oldest);
        self.records = kept.map(|(key, record)| (*key, record.clone())).collect();
        before - self.records.len()
    }

    /// Takes over what was exported under a name. Results that are here stay.
    pub fn import(&mut self, name: &str) {
        let Some(exported) = self.exported.get(name).cloned() else { return };
        for (key, record) in &exported.records {
            let here = self.records.get(key);
            if here.is_none_or(|here| here.result.is_none()) {
                self.records.insert(*key, record.clone());
            }
        }
        for &(quick, key) in &exported.quick {
            self.quick.insert(quick, key);
        }
    }
}
