//! Native tests of the core.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod architecture;
mod archive_corpus;
mod archive_truth;
mod documents;
mod union;
