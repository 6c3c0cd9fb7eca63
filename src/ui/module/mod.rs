//! A screen that is a program of its own: the page loads it when it is first shown.
//!
//! [`on_page`] is the page's side of it, [`inside`] the module's; what they say to each other is in
//! `app`. The page writes the address when the view changes, the module what follows `#cache` while
//! it is shown.

pub mod inside;
pub mod on_page;

/// The name of the module of the build cache: of its binary, and of the element it draws in.
pub const CACHE: &str = "cache";
