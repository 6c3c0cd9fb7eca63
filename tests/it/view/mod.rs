//! What the screens show, text in and text out.

mod detail;
mod drawing;
mod export;
mod files;
mod inspect;
mod picture;
mod prompt;
mod stage;
mod tree;
