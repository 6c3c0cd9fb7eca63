//! The build cache screen: a Dockerfile and a context, built again and again. A program of its own,
//! which the page loads when this screen is first shown.
//!
//! Not here: the way to the page (`ui::module`).

mod advice;
mod app;
mod builder;
mod builds;
mod captions;
mod compare;
mod context;
mod editor;
mod export;
mod facts;
mod go;
mod header;
mod image;
mod keys;
mod line;
mod memory;
mod page;
mod picture;
mod printed;
mod registry;
mod share;
mod stages;
mod store;
mod why;

pub use app::{CacheApp, start};
pub use page::CachePage;
pub use store::CacheStore;
