//! One folder or file a page.

pub mod inspect;
pub mod start;
