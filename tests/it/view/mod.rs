//! What the screens show, text in and text out.

mod detail;
mod tree;
