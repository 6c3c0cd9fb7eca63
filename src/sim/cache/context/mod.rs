//! The build context: what is sent to a builder, and what a builder keeps of it.
//!
//! `ignored` leaves out what `.dockerignore` names, `needed` what no instruction asks for,
//! `transfer` brings BuildKit's copy up to date, `select` finds the sources of a COPY in it.

mod ignored;
mod needed;
mod select;
mod transfer;

pub use ignored::{Sent, send};
pub use needed::{Wanted, needed};
pub use select::{Found, Pattern, Selected, select};
pub use transfer::receive;
