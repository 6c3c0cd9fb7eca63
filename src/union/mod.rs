//! Layers to one tree: whiteouts, version stacks, reasons, waste.
//!
//! One tree for the whole image; every path holds its stack of versions, one for each layer that
//! touches it. The merged view at any layer, one layer alone, a range, and where the bytes of a path
//! come from are all read off the same tree. The rules are those of the OCI image-spec
//! (`layer.md`); docs/MODEL.md lists them with their tests.
//!
//! Not here: reading archives, and anything a screen needs beyond numbers and states.

mod apply;
pub mod audit;
pub mod compare;
pub mod dive;
pub mod dive_ci;
pub mod filter;
mod idle;
mod look;
mod names;
mod reasons;
pub mod search;
mod sums;
mod tree;
mod waste;

pub use apply::Pushing;
pub use look::{ChangeState, Look, NodeChange};
pub use reasons::Reasons;
pub use sums::{Counting, LayerCounts, NodeSums, Summing, Sums};
pub use tree::{
    Cause, Children, Facts, InodeId, NodeId, UnionTree, Version, VersionState, Versions,
};
pub use waste::{Waste, WasteCause, WastedEntry, Wasting};
