//! The builders, and where their versions differ.

use serde::{Deserialize, Serialize};

/// A builder in one of its versions.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Version {
    /// BuildKit of today (commit 73ed6825, Dockerfile frontend 1.26).
    #[default]
    BuildKit,
    /// BuildKit 0.8, in Docker Engine 20.10.
    BuildKit08,
    /// The classic builder of Docker Engine 20.10.
    Classic,
    /// The classic builder of Docker Engine 25 and later.
    Classic25,
}

impl Version {
    /// Whether it is a classic builder.
    #[must_use]
    pub fn is_classic(self) -> bool {
        matches!(self, Self::Classic | Self::Classic25)
    }
}
