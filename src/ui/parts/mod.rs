//! Parts that several screens are made of.

mod copy;
mod drawing;
mod icon;
mod transport;

pub use copy::{CopyButton, CopyProps};
pub use drawing::shape;
pub use icon::{Sign, icon, key, keys};
pub use transport::{Act, Transport, transport};
