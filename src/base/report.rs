//! A value together with what was found on the way to it.

use serde::{Deserialize, Serialize};

/// What could be read, and what is to be said about it.
///
/// Damage that leaves something to show is a finding; only what leaves nothing is an error.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report<T, F> {
    /// What was read.
    pub value: T,
    /// What was noticed, in the order it was met.
    pub findings: Vec<F>,
}

impl<T, F> Report<T, F> {
    /// A value with nothing to say about it.
    pub fn clean(value: T) -> Self {
        Self { value, findings: Vec::new() }
    }
}
