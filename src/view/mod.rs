//! What a screen shows, as plain data.
//!
//! A screen is a struct before it is HTML: rows, details and keys are found here and tested without
//! a browser. Words are `explain::Message`s, said by `i18n` when they are drawn. Not here: the
//! app's state, and anything of a component.

pub mod audit;
pub mod cache;
pub mod capabilities;
pub mod contents_search;
pub mod detail;
pub mod differing;
pub mod disk;
pub mod drivers;
pub mod export;
pub mod file_diff;
pub mod files;
pub mod hex;
pub mod image_facts;
pub mod instruction;
pub mod keys;
pub mod layers;
pub mod listing;
pub mod media;
pub mod named;
pub mod picture;
pub mod prompt;
pub mod reconstruct;
pub mod report;
pub mod stage;
pub mod text;
pub mod text_diff;
pub mod time;
pub mod tree;
pub mod waste;
pub mod window;
pub mod windows;
