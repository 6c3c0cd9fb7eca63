//! Copy-on-write: containers over an image.

mod drivers;
