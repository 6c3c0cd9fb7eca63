//! What the screens show, text in and text out.

mod detail;
mod drawing;
mod stage;
mod tree;
