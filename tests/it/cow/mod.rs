//! Copy-on-write: containers over an image.

mod bench;
mod complete;
mod differ;
pub mod docker;
mod drivers;
mod hostile;
mod kernel;
mod laws;
mod listing;
mod look;
mod panels;
mod played;
mod predict;
mod random;
mod rules;
mod session;
mod shell;
mod shown;
mod told;
mod tools;
mod watch;
mod words;
