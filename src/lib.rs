//! Onionskin: see through a container image, layer by layer.
//!
//! The rooms import downwards only:
//! `base → image → {archive, union, dockerfile} → sim → explain → i18n → view → app` are plain Rust and build without
//! a browser; `platform → worker → ui` need the feature `web`.

pub mod base;
pub mod image;

pub mod archive;
pub mod dockerfile;
pub mod union;

pub mod sim;

pub mod explain;
pub mod i18n;
pub mod view;

pub mod app;

#[cfg(feature = "web")]
pub mod platform;
#[cfg(feature = "web")]
pub mod ui;
#[cfg(feature = "web")]
pub mod worker;
