//! Builds layers and images for tests and samples, the same bytes every time.
//!
//! A layer or a whole image is written as text ([`text`]) or put together entry by entry
//! ([`Tar`]); [`archive`] packs images the way the tools do. Nothing here reads an archive, and
//! nothing here knows the crate it tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a tool for tests")]

pub mod archive;
pub mod chance;
pub mod odd;
pub mod pack;
pub mod samples;
pub mod tar;
pub mod text;
mod time;
pub mod truth;
pub mod zeros;

pub use archive::{Config, Image, Step};
pub use tar::{Meta, Tar};
pub use text::{image, layer};
