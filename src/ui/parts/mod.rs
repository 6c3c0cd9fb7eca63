//! Parts that several screens are made of.

mod copy;
mod drawing;
mod extent;
mod icon;
mod place;
mod transport;

pub use copy::{CopyButton, CopyProps};
pub use drawing::shape;
pub use extent::use_extent;
pub use icon::{Sign, icon, key, keys};
pub use place::{Place, place};
pub use transport::{Act, Transport, transport};
