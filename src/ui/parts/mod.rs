//! Parts that several screens are made of.

mod icon;
mod transport;

pub use icon::{Sign, icon, key, keys};
pub use transport::{Act, Transport, transport};
