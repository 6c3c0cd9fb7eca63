//! What is looked at in the image.

use std::collections::HashSet;

use crate::base::{LayerId, LayerPath, Shared};
use crate::union::{Look, NodeId, UnionTree};

/// How the chosen layer is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// All layers up to it, merged.
    #[default]
    Merged,
    /// It alone.
    Layer,
}

/// What the tree is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SortKey {
    /// Largest first.
    #[default]
    Size,
    /// By name.
    Name,
}

impl SortKey {
    /// The key that is not this one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Size => Self::Name,
            Self::Name => Self::Size,
        }
    }
}

/// The tab of the detail pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// What is in the file.
    #[default]
    Contents,
    /// What is known of it.
    Metadata,
}

/// What is looked at in the image; one for each open image.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InspectState {
    /// Merged or one layer.
    pub mode: Mode,
    /// The chosen layer; `None` for the highest.
    pub layer: Option<LayerId>,
    /// The chosen path.
    pub path: Option<LayerPath>,
    /// The layer whose version of the path is shown; `None` for the one that holds its bytes.
    pub version: Option<LayerId>,
    /// Directories that are open.
    pub expanded: Shared<HashSet<NodeId>>,
    /// What the tree is sorted by.
    pub sort: SortKey,
    /// Whether paths that earlier layers deleted are shown.
    pub show_deleted: bool,
    /// Whether paths that the layer does not touch are hidden; only in [`Mode::Layer`].
    pub hide_unchanged: bool,
    /// The tab of the detail pane.
    pub tab: Tab,
}

impl InspectState {
    /// A new image: merged at the top, largest first.
    #[must_use]
    pub fn new() -> Self {
        Self { hide_unchanged: true, ..Self::default() }
    }

    /// The layers looked at in an image of `layers` layers, of which the lowest `stacked` are merged
    /// so far; `None` without any.
    #[must_use]
    pub fn look(&self, layers: usize, stacked: usize) -> Option<Look> {
        let top = LayerId::at(layers.checked_sub(1)?);
        let so_far = stacked.checked_sub(1).map_or(top, LayerId::at);
        let layer = self.layer.map_or(so_far, |layer| layer.min(top));
        Some(match self.mode {
            Mode::Merged => Look::Merged { upto: layer },
            Mode::Layer => Look::Layer { layer },
        })
    }

    /// Opens all directories above the paths a layer touches, where those are few.
    pub fn open_touched(&mut self, tree: &UnionTree, layer: LayerId) {
        const FEW: usize = 200;
        let touched: Vec<NodeId> = tree
            .nodes()
            .filter(|&n| tree.at(n, layer).is_some_and(|v| v.layer == layer))
            .take(FEW + 1)
            .collect();
        if touched.len() > FEW {
            return;
        }
        let expanded = self.expanded.make_mut();
        for node in touched {
            let mut at = tree.parent(node);
            while let Some(node) = at.filter(|&node| expanded.insert(node)) {
                at = tree.parent(node);
            }
        }
    }

    /// Opens all directories above a path, so that it can be seen.
    pub fn reveal(&mut self, tree: &UnionTree, path: &LayerPath) {
        let mut at = tree.find(path.as_bytes()).and_then(|node| tree.parent(node));
        let expanded = self.expanded.make_mut();
        while let Some(node) = at {
            expanded.insert(node);
            at = tree.parent(node);
        }
    }
}
