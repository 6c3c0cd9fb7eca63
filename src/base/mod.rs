//! Words everything else is said in: digests, paths, ids, limits, and a value with its findings.
//!
//! Not here: anything that knows of images, archives or browsers.

pub mod clean;
mod digest;
mod ids;
mod limits;
pub mod path;
mod report;
mod shared;
mod sort;

pub use digest::{ChainId, DiffId, Digest, DigestError, ImageId, chain_ids};
pub use ids::LayerId;
pub use limits::{Limit, Limits};
pub use path::LayerPath;
pub use report::Report;
pub use shared::Shared;
pub use sort::{Sorting, sort_by};
