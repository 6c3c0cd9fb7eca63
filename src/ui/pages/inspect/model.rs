//! From the state to what the panes show, kept until it changes.

use yew::prelude::*;

use crate::app::{InspectState, LayerStatus, Mode, OpenImage, SortKey};
use crate::base::{LayerId, Shared};
use crate::explain;
use crate::image::{Finding, Severity};
use crate::view::layers::{LayerRow, LayerState, Progress, layer_rows};
use crate::view::tree::{SortBy, TreeOptions, TreeView};

/// The rows of the layer list.
#[hook]
pub fn use_layer_rows(open: &OpenImage) -> Shared<Vec<LayerRow>> {
    let of = (open.serial, open.tree.clone(), open.status.clone(), open.findings.clone());
    let open = open.clone();
    let rows = use_memo(of, move |_| {
        let image = open.image()?;
        let counts = open.tree.layer_counts();
        let states: Vec<LayerState> = (0..open.status.len())
            .map(|at| {
                let layer = LayerId::at(at);
                LayerState {
                    progress: progress(&open, layer),
                    file_bytes: open.indexes.get(at).and_then(|i| i.as_ref()).map(|i| i.file_bytes),
                    counts: counts.get(at).copied(),
                    findings: open
                        .findings
                        .iter()
                        .filter(|finding| finding.severity() > Severity::Note)
                        .filter(|f| matches!(f, Finding::Layer { layer: of, .. } if *of == layer))
                        .map(explain::finding)
                        .collect(),
                }
            })
            .collect();
        Some(Shared::new(layer_rows(image, &states)))
    });
    (*rows).clone().unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "a bar of a few pixels")]
fn progress(open: &OpenImage, layer: LayerId) -> Progress {
    match open.status.get(layer.index()) {
        None | Some(LayerStatus::Waiting) => Progress::Waiting,
        Some(LayerStatus::Reading { done }) => {
            let total = open.layer(layer).map_or(1, |layer| layer.size_stored()).max(1);
            Progress::Reading(*done as f32 / total as f32)
        }
        Some(LayerStatus::Read) => Progress::Read,
        Some(LayerStatus::Unreadable) => Progress::Unreadable,
    }
}

/// The look at the tree; `None` while the layer is not read.
#[hook]
pub fn use_tree_view(open: &OpenImage, inspect: &InspectState) -> Option<TreeViewRef> {
    let look = open.look(inspect);
    let tree = look.and_then(|look| open.tree_for(look.top()));
    let sums = use_memo((tree.clone(), look), |(tree, look)| {
        tree.as_ref().zip(*look).map(|(tree, look)| Shared::new(tree.sums(look)))
    });
    let options = TreeOptions {
        sort: match inspect.sort {
            SortKey::Size => SortBy::Size,
            SortKey::Name => SortBy::Name,
        },
        show_deleted: inspect.show_deleted,
        hide_unchanged: inspect.hide_unchanged && inspect.mode == Mode::Layer,
    };
    let view = use_memo((tree, look, (*sums).clone(), options), |(tree, look, sums, options)| {
        let (tree, look, sums) = (tree.clone()?, (*look)?, sums.clone()?);
        Some(Shared::new(TreeView::new(tree, look, sums, *options)))
    });
    (*view).clone()
}

/// A look at the tree, shared.
pub type TreeViewRef = Shared<TreeView>;
