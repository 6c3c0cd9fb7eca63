//! What the screens show, text in and text out.

mod detail;
mod drawing;
mod files;
mod prompt;
mod stage;
mod tree;
