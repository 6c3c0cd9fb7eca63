//! What happened during a step, as far as it is told one by one.

use rustc_hash::FxHashSet;

use super::super::event::{CowEvent, Met};
use super::super::layer::{NodeKind, Slot};
use super::super::world::{LayerRef, Layered, Object, Real};
use super::fs::Fs;
use crate::base::{LayerId, LayerPath};

/// Facts told of one step; what happens beyond them is counted.
const FACTS: usize = 4_000;
/// Facts that are looked back upon.
const A_MOMENT: usize = 64;

/// The facts of a step.
#[derive(Debug, Default)]
pub struct Trace {
    events: Vec<CowEvent>,
    left_out: u64,
    /// Paths looked up already: the kernel remembers them, no layer is asked again.
    known: FxHashSet<Vec<u8>>,
    /// Nothing is told now: a tool looks something up for itself.
    muted: bool,
}

impl Trace {
    /// Adds a fact.
    pub fn push(&mut self, event: CowEvent) {
        if self.muted {
            return;
        }
        // What a command printed is told in any case.
        if self.events.len() < FACTS || matches!(event, CowEvent::Finished { .. }) {
            self.events.push(event);
        } else {
            self.left_out += 1;
        }
    }

    /// The fact told last.
    #[must_use]
    pub fn last(&self) -> Option<&CowEvent> {
        self.events.last()
    }

    /// Whether something was made at a path a moment ago.
    #[must_use]
    pub fn is_new(&self, path: &LayerPath) -> bool {
        let made =
            |event: &CowEvent| matches!(event, CowEvent::Created { path: at, .. } if at == path);
        self.events.iter().rev().take(A_MOMENT).any(made)
    }

    /// Whether a lookup did not find a path a moment ago.
    #[must_use]
    pub fn is_missing(&self, path: &LayerPath) -> bool {
        let missing = |event: &CowEvent| matches!(event, CowEvent::LookedUp { path: at, served_by: None, .. } if at == path);
        self.events.iter().rev().take(A_MOMENT).any(missing)
    }

    /// Whether facts are still told one by one.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.muted && self.events.len() < FACTS
    }

    /// Tells nothing from now on, or tells again. Gives what was so before.
    pub fn mute(&mut self, muted: bool) -> bool {
        std::mem::replace(&mut self.muted, muted)
    }

    /// Counts a fact that was not worked out.
    pub fn skip(&mut self) {
        self.left_out += u64::from(!self.muted);
    }

    /// Whether a path is looked up for the first time in this step.
    pub fn first_time(&mut self, path: &[u8]) -> bool {
        self.known.insert(path.to_vec())
    }

    /// The facts, and how many were left out as the last of them.
    #[must_use]
    pub fn into_events(mut self) -> Vec<CowEvent> {
        if self.left_out > 0 {
            let ended = matches!(self.events.last(), Some(CowEvent::Finished { .. }));
            let at = self.events.len() - usize::from(ended);
            self.events.insert(at, CowEvent::More { events: self.left_out });
        }
        self.events
    }

    /// Tells a lookup layer by layer.
    pub fn lookup(&mut self, fs: &Fs<'_>, parent: &Object, name: &[u8], path: &LayerPath) {
        let mut end = None;
        let mut hides = None;
        for (layer, met) in probes(fs, parent, name) {
            if end.is_some() {
                // Below the end of the search: what is there stays hidden.
                if hides.is_none() && !matches!(met, Met::Nothing | Met::Whiteout) {
                    hides = Some(layer);
                }
                continue;
            }
            self.push(CowEvent::Probed { path: path.clone(), layer, met });
            match met {
                Met::Whiteout | Met::File(_) | Met::Dir { opaque: true } => end = Some(met),
                Met::Nothing | Met::Dir { opaque: false } => {}
            }
        }
        let served_by = fs.lookup(parent, name).map(|object| fs.layer_of(object.top()));
        self.push(CowEvent::LookedUp { path: path.clone(), served_by, hides });
    }
}

/// What each real directory of the parent has at a name, the highest layer first, past the end of
/// the search too.
fn probes(fs: &Fs<'_>, parent: &Object, name: &[u8]) -> Vec<(LayerRef, Met)> {
    let mut out = Vec::new();
    for &real in &parent.reals {
        match real {
            Real::Upper(dir) => out.push((LayerRef::Upper, in_layer(&fs.upper, dir, name))),
            Real::Lower(at, dir) => {
                if let Some(lower) = fs.lowers.get(usize::from(at)) {
                    out.push((lower.at, in_layer(&lower.layer, dir, name)));
                }
            }
            Real::Image(node) => {
                let Some(world) = fs.world else { continue };
                let child = world.tree().child(node, name);
                for layer in world.stack(node) {
                    let met = match child.and_then(|child| world.layered(child, layer)) {
                        None => Met::Nothing,
                        Some(Layered::Whiteout) => Met::Whiteout,
                        Some(Layered::Dir { opaque }) => Met::Dir { opaque },
                        Some(Layered::Other(kind)) => Met::File(kind),
                    };
                    out.push((LayerRef::Image(LayerId::at(layer.index())), met));
                }
            }
        }
    }
    out
}

fn in_layer(layer: &super::super::layer::Layer, dir: super::super::layer::Ino, name: &[u8]) -> Met {
    match layer.get(dir, name) {
        None => Met::Nothing,
        Some(Slot::Whiteout) => Met::Whiteout,
        Some(Slot::Inode(ino)) => match layer.inode(ino).map(|inode| &inode.kind) {
            Some(NodeKind::Dir { opaque }) => Met::Dir { opaque: *opaque },
            Some(kind) => Met::File(kind.file_type()),
            None => Met::Nothing,
        },
    }
}
