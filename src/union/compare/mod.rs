//! Two images side by side: the layers they share, the files and settings that differ, and what
//! whoever has the first must pull for the second.

mod config;
mod files;
mod layers;

pub use config::{ConfigChange, ConfigField, config_changes};
pub use files::{FileChange, FileState, FilesDiff, compare_files};
pub use layers::{LayersDiff, Pull, compare_layers};
