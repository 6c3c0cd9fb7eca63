//! Native tests of the core.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod app;
mod architecture;
mod archive_build;
mod archive_corpus;
mod archive_fed;
mod archive_fixtures;
mod archive_gone;
mod archive_hostile;
mod archive_oci;
mod archive_truth;
mod cache;
mod containers_desk;
mod cow;
mod dockerfile;
mod documents;
mod edits;
mod explain;
#[cfg(feature = "ssr")]
mod html;
mod huge;
mod samples;
mod script_file;
mod script_link;
mod union;
mod view;
