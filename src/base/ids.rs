//! Small ids.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A layer's place in its image: 0 is the lowest. Shown as `L0`, `L1`, …
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LayerId(pub u16);

impl LayerId {
    /// The id as an index into a list of layers.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The id of the layer at `index`; at most 65,535 layers are told apart.
    #[must_use]
    pub fn at(index: usize) -> Self {
        Self(u16::try_from(index).unwrap_or(u16::MAX))
    }
}

impl fmt::Display for LayerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "L{}", self.0)
    }
}
