//! The build cache screen: a Dockerfile and a context, built again and again. A program of its own,
//! which the page loads when this screen is first shown.
//!
//! Not here: the way to the page (`ui::module`).

mod app;
mod builder;
mod builds;
mod captions;
mod context;
mod editor;
mod facts;
mod header;
mod keys;
mod line;
mod memory;
mod page;
mod share;
mod stages;
mod store;

pub use app::{CacheApp, start};
pub use page::CachePage;
pub use store::CacheStore;
