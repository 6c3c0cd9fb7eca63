//! Drives Chromium through what a person does on the page.
//!
//! A page is opened in a browser context of its own (own storage, own history) below a path of its
//! own on a small server that serves `dist/`; controls are found by role and accessible name, as
//! a screen reader finds them. The browser speaks the DevTools protocol over two pipes: no driver
//! program, no port.
//!
//! Not here: what the page says and does (`tests/`), and how it is built (`cargo xtask build`).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test helper ends the test with a message"
)]

pub mod archives;
pub mod cdp;
pub mod chromium;
mod controls;
mod input;
mod log;
pub mod page;
pub mod scenes;
pub mod site;
pub mod weight;

pub use controls::Control;
pub use page::{Options, Page};
pub use site::Serving;
