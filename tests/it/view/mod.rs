//! What the screens show, text in and text out.

mod detail;
mod stage;
mod tree;
