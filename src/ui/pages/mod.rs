//! One folder or file a page.

pub mod cache;
pub mod containers;
pub mod inspect;
pub mod start;
