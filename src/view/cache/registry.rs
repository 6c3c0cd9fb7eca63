//! What `docker push` and `docker pull` print, layer by layer.

use crate::sim::cache::registry::{Transfer, Usage};

/// What a push prints: Docker's own words.
#[must_use]
pub fn push_lines(transfer: &Transfer) -> Vec<String> {
    lines(transfer, ["Layer already exists", "Pushed"])
}

/// What a pull prints.
#[must_use]
pub fn pull_lines(transfer: &Transfer) -> Vec<String> {
    lines(transfer, ["Already exists", "Pull complete"])
}

fn lines(transfer: &Transfer, [exists, sent]: [&str; 2]) -> Vec<String> {
    let line = |of: &crate::sim::cache::registry::Sent| {
        format!("{}: {}", of.layer.id, if of.exists { exists } else { sent })
    };
    transfer.layers.iter().map(line).collect()
}

/// Columns of `docker system df -v` for images: their names with SIZE, SHARED SIZE and UNIQUE SIZE.
#[must_use]
pub fn usage_rows(names: &[String], usage: &[Usage]) -> Vec<(String, [u64; 3])> {
    let row = |(name, of): (&String, &Usage)| (name.clone(), [of.size, of.shared, of.unique]);
    names.iter().zip(usage).map(row).collect()
}
