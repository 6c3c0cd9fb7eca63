//! Reclaimable bytes, as the strip and its list show them.

use crate::base::LayerId;
use crate::base::LayerPath;
use crate::union::{UnionTree, Waste, WasteCause};

/// One cause in the strip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CausePart {
    /// The cause.
    pub cause: WasteCause,
    /// Its bytes.
    pub bytes: u64,
    /// Of all reclaimable bytes, 0 to 1.
    pub share: f32,
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct WasteRow {
    /// The path.
    pub path: LayerPath,
    /// Bytes.
    pub size: u64,
    /// The cause.
    pub cause: WasteCause,
    /// The layer that stores it.
    pub layer: LayerId,
    /// The layer that hides it.
    pub hidden_by: LayerId,
}

/// The strip and its list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WasteView {
    /// Reclaimable bytes.
    pub bytes: u64,
    /// Of all bytes of files, in whole percent, rounded.
    pub percent: u64,
    /// The causes that have bytes.
    pub causes: Vec<CausePart>,
    /// The largest entries.
    pub rows: Vec<WasteRow>,
    /// Entries that are not among `rows`.
    pub more: usize,
}

/// Rows of the list at most.
const ROWS: usize = 200;

/// What is reclaimable in a tree.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a bar of a few pixels")]
pub fn waste_view(tree: &UnionTree, waste: &Waste) -> WasteView {
    let all = waste.bytes.max(1) as f32;
    let causes = WasteCause::ALL.into_iter().filter_map(|cause| {
        let bytes = waste.by_cause(cause);
        (bytes > 0).then_some(CausePart { cause, bytes, share: bytes as f32 / all })
    });
    let with_bytes = waste.entries.iter().filter(|entry| entry.size > 0);
    let rows: Vec<WasteRow> = with_bytes
        .clone()
        .take(ROWS)
        .map(|entry| WasteRow {
            path: tree.path(entry.node),
            size: entry.size,
            cause: entry.cause,
            layer: entry.layer,
            hidden_by: entry.hidden_by,
        })
        .collect();
    let percent = (u128::from(waste.bytes) * 200 + u128::from(waste.stored))
        .checked_div(u128::from(waste.stored) * 2)
        .and_then(|percent| u64::try_from(percent).ok())
        .unwrap_or(0);
    WasteView {
        bytes: waste.bytes,
        percent,
        causes: causes.collect(),
        more: with_bytes.count() - rows.len(),
        rows,
    }
}
