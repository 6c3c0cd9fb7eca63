//! Layers put onto the tree a little at a time, while the screen shows the tree of before.

use std::sync::Arc;

use crate::app::OpenImage;
use crate::base::{LayerId, Shared};
use crate::image::{LayerIndex, LayerProblem};
use crate::union::{Pushing, UnionTree};

/// A tree in the making. It begins with the one that is shown, and is shown itself when it has come
/// further.
#[derive(Default)]
pub struct Stacking {
    tree: UnionTree,
    /// Layers that are read, above those of the tree.
    waiting: Vec<Arc<LayerIndex>>,
    pushing: Option<Pushing>,
    found: Vec<(LayerId, Vec<LayerProblem>)>,
}

impl Stacking {
    /// Notes the layers of an image that can be put on: whether there is something to do.
    pub fn take(&mut self, open: &OpenImage) -> bool {
        let busy = usize::from(self.pushing.is_some());
        if open.tree.layers() > self.tree.layers() + self.waiting.len() {
            // The state went further by itself, with layers of a few entries.
            self.tree = (*open.tree).clone();
            self.waiting.clear();
            self.pushing = None;
            self.found.clear();
        }
        while let Some(index) = open.stackable(self.tree.layers() + self.waiting.len()) {
            self.waiting.push(index);
        }
        busy + self.waiting.len() > 0
    }

    /// Puts so many more entries on; whether every layer that was taken is on the tree.
    pub fn step(&mut self, entries: usize) -> bool {
        let pushing = match &mut self.pushing {
            Some(pushing) => pushing,
            None if self.waiting.is_empty() => return true,
            none => none.insert(Pushing::begin(&mut self.tree, self.waiting.remove(0))),
        };
        if pushing.step(&mut self.tree, entries)
            && let Some(pushing) = self.pushing.take()
        {
            let layer = LayerId::at(self.tree.layers() - 1);
            let problems = pushing.finish(&mut self.tree);
            self.found.push((layer, problems));
        }
        self.pushing.is_none() && self.waiting.is_empty()
    }

    /// How many layers are on the tree, or on their way, and how many paths it has.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.tree.layers(), self.tree.node_count())
    }

    /// The tree and what was noticed, once [`Stacking::step`] is done. It goes on with a copy unless
    /// this is the `last` one.
    pub fn shown(&mut self, last: bool) -> (Shared<UnionTree>, Vec<(LayerId, Vec<LayerProblem>)>) {
        let tree = if last { std::mem::take(&mut self.tree) } else { self.tree.clone() };
        (Shared::new(tree), std::mem::take(&mut self.found))
    }
}
