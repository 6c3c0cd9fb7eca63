//! Copy-on-write: containers over an image.

mod bench;
mod drivers;
mod rules;
mod shown;
