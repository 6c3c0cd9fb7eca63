//! Copy-on-write: containers over an image.

mod bench;
mod differ;
mod drivers;
mod laws;
mod random;
mod rules;
mod shown;
