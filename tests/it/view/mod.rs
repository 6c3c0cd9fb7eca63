//! What the screens show, text in and text out.

pub mod cache;
pub mod cache_context;
mod contents_search;
mod detail;
mod differing;
mod drawing;
pub mod export;
mod files;
mod inspect;
mod picture;
mod prompt;
mod real;
mod reconstruct;
pub mod report;
mod stage;
mod tree;
