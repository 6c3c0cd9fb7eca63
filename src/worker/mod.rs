//! Protocol, archive worker, and the pool that drives it.

/// Starts the worker's side; called by its binary.
pub fn run() {}
