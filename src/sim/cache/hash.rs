//! Digests of this model's own: of what a builder compares, where the builder's own digest is never
//! seen by anybody.

use std::fmt;

use serde::{Deserialize, Serialize};

use xxhash_rust::xxh3::Xxh3;

/// A digest, equal for what is equal to the builder.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Sum(pub u128);

impl fmt::Debug for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Twelve hexadecimal digits: enough to tell two apart on a screen.
impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012x}", self.0 >> 80)
    }
}

/// Makes a [`Sum`] of parts; where one ends and the next begins counts.
pub struct Hasher(Xxh3);

impl Hasher {
    /// Begins one. The kind keeps equal parts of different things apart.
    #[must_use]
    pub fn new(kind: &str) -> Self {
        Self(Xxh3::new()).text(kind)
    }

    /// Adds bytes.
    #[must_use]
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        self.add(bytes);
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    /// Adds a number.
    #[must_use]
    pub fn number(mut self, number: u64) -> Self {
        self.0.update(&number.to_le_bytes());
        self
    }

    /// Adds a digest.
    #[must_use]
    pub fn sum(mut self, sum: Sum) -> Self {
        self.0.update(&sum.0.to_le_bytes());
        self
    }

    /// Adds bytes in place.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// Adds a digest in place.
    pub fn add_sum(&mut self, sum: Sum) {
        self.0.update(&sum.0.to_le_bytes());
    }

    /// The digest.
    #[must_use]
    pub fn done(self) -> Sum {
        Sum(self.0.digest128())
    }
}
