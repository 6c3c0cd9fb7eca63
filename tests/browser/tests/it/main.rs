//! What a person does, in a real browser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod axe;
mod cache;
mod cache_context;
mod cache_editor;
mod cache_panels;
mod cancel;
mod containers;
mod containers_files;
mod containers_panels;
mod inspect;
mod inspect_compare;
mod inspect_files;
mod inspect_layers;
mod inspect_sheets;
mod memory;
mod open;
mod robust;
mod start;
