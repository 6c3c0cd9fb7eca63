//! One folder or file a page.

pub mod image;
pub mod start;
