//! What to change in the Dockerfile, and for how many bytes.

use rustc_hash::FxHashMap;

use super::caches::{Cache, Leftover};
use crate::base::LayerId;
use crate::image::Owner;
use crate::union::{NodeId, Reasons, UnionTree, Waste, WasteCause, WastedEntry};

/// What kind of instruction made a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MadeBy {
    /// RUN.
    Run,
    /// COPY or ADD.
    Copy,
    /// Anything else, or unknown.
    Other,
}

/// What to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// One RUN instead of two.
    JoinRuns,
    /// `COPY --chmod`, with the mode if all files got the same one.
    CopyChmod(Option<u16>),
    /// `COPY --chown`, with the owner if all files got the same one.
    CopyChown(Option<Owner>),
    /// Both.
    CopyChmodChown,
    /// Do not copy it: a line in `.dockerignore`.
    LeaveOut,
    /// Write the file once.
    WriteOnce,
    /// Remove it in the RUN that makes it.
    RemoveInSameRun,
    /// A cache mount.
    CacheMount(Cache),
    /// It comes with the base image: a smaller one is all that helps.
    SmallerBase,
}

/// One change, and what it brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// What to do.
    pub advice: Advice,
    /// The layer that stores the bytes.
    pub layer: LayerId,
    /// The layer that hides them; none if they are still to be seen.
    pub by: Option<LayerId>,
    /// Bytes less to push and pull.
    pub bytes: u64,
    /// How many files.
    pub files: u32,
    /// The largest of them, or the directory of a cache.
    pub example: NodeId,
}

/// What to change, largest gain first. `made_by` says what made a layer; the lowest `base` layers
/// came with the base image, whose Dockerfile nobody here can change.
#[must_use]
pub fn advice(
    tree: &UnionTree,
    waste: &Waste,
    leftovers: &[Leftover],
    base: usize,
    made_by: &dyn Fn(LayerId) -> MadeBy,
) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut known: FxHashMap<(LayerId, Option<LayerId>, u8), usize> = FxHashMap::default();
    let mut add = |change: Change| {
        let key = (change.layer, change.by, kind(change.advice));
        match known.get(&key).and_then(|&at| changes.get_mut(at)) {
            Some(of) => {
                of.bytes += change.bytes;
                of.files += change.files;
                of.advice = joined(of.advice, change.advice);
            }
            None => {
                known.insert(key, changes.len());
                changes.push(change);
            }
        }
    };
    // Largest first, so that the first of a group is its example.
    for entry in waste.entries.iter().filter(|entry| entry.size > 0) {
        // What the base image hides of itself is its own affair.
        if entry.hidden_by.index() < base {
            continue;
        }
        add(Change {
            advice: of_waste(tree, entry, base, made_by),
            layer: entry.layer,
            by: Some(entry.hidden_by),
            bytes: entry.size,
            files: 1,
            example: entry.node,
        });
    }
    for of in leftovers.iter().filter(|of| of.layer.index() >= base) {
        let advice = match (made_by(of.layer), of.cache.target) {
            (MadeBy::Copy, _) => Advice::LeaveOut,
            (_, Some(_)) => Advice::CacheMount(of.cache),
            (_, None) => Advice::RemoveInSameRun,
        };
        changes.push(Change {
            advice,
            layer: of.layer,
            by: None,
            bytes: of.bytes,
            files: of.files,
            example: of.node,
        });
    }
    changes.sort_by_key(|change| (std::cmp::Reverse(change.bytes), change.layer, change.by));
    changes
}

/// The entries that a change is about, largest first.
#[must_use]
pub fn files_of<'a>(
    tree: &UnionTree,
    waste: &'a Waste,
    change: &Change,
    base: usize,
    made_by: &dyn Fn(LayerId) -> MadeBy,
) -> Vec<&'a WastedEntry> {
    let is_of = |entry: &&WastedEntry| {
        entry.size > 0
            && entry.layer == change.layer
            && Some(entry.hidden_by) == change.by
            && kind(of_waste(tree, entry, base, made_by)) == kind(change.advice)
    };
    waste.entries.iter().filter(is_of).collect()
}

fn of_waste(
    tree: &UnionTree,
    entry: &WastedEntry,
    base: usize,
    made_by: &dyn Fn(LayerId) -> MadeBy,
) -> Advice {
    if entry.layer.index() < base {
        return Advice::SmallerBase;
    }
    match (entry.cause, made_by(entry.layer), made_by(entry.hidden_by)) {
        _ if entry.layer == entry.hidden_by => Advice::WriteOnce,
        (_, MadeBy::Run, MadeBy::Run) => Advice::JoinRuns,
        (WasteCause::DeletedLater | WasteCause::Hidden, MadeBy::Copy, _) => Advice::LeaveOut,
        (WasteCause::DeletedLater | WasteCause::Hidden, MadeBy::Run, _) => Advice::RemoveInSameRun,
        (WasteCause::MetadataOnly, MadeBy::Copy, MadeBy::Run) => of_metadata(tree, entry),
        _ => Advice::WriteOnce,
    }
}

/// What a RUN changed of a file that was copied before.
fn of_metadata(tree: &UnionTree, entry: &WastedEntry) -> Advice {
    let version = tree.versions(entry.node).iter().find(|v| v.layer == entry.hidden_by);
    let Some(facts) = version.and_then(|version| tree.facts(version)) else {
        return Advice::WriteOnce;
    };
    let reasons = version.map_or(Reasons::NONE, |version| version.reasons);
    match (reasons.has(Reasons::MODE), reasons.has(Reasons::OWNER)) {
        (true, true) => Advice::CopyChmodChown,
        (true, false) => Advice::CopyChmod(Some(facts.mode)),
        (false, true) => Advice::CopyChown(Some(facts.owner)),
        (false, false) => Advice::WriteOnce,
    }
}

fn kind(advice: Advice) -> u8 {
    match advice {
        Advice::JoinRuns => 0,
        Advice::CopyChmod(_) => 1,
        Advice::CopyChown(_) => 2,
        Advice::CopyChmodChown => 3,
        Advice::LeaveOut => 4,
        Advice::WriteOnce => 5,
        Advice::RemoveInSameRun => 6,
        Advice::CacheMount(_) => 7,
        Advice::SmallerBase => 8,
    }
}

/// The advice for two files: without the mode or owner in which they differ.
fn joined(one: Advice, other: Advice) -> Advice {
    match (one, other) {
        _ if one == other => one,
        (Advice::CopyChmod(_), _) => Advice::CopyChmod(None),
        (Advice::CopyChown(_), _) => Advice::CopyChown(None),
        _ => one,
    }
}
