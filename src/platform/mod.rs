//! All that touches JavaScript: small typed functions without logic of their own.
//!
//! What a browser denies (storage, clipboard, file handles) is a value here, never a panic. Not
//! here: what to do with the answers.

pub mod blob;
mod blob_reader;
mod blob_stream;
pub mod clipboard;
pub mod dom;
pub mod download;
pub mod drop;
pub mod extent;
pub mod fetch;
pub mod field;
pub mod focus;
pub mod folder;
pub mod handles;
mod js;
pub mod location;
pub mod messages;
pub mod module;
pub mod panic;
pub mod paste;
pub mod pick;
pub mod pointer;
pub mod prefers;
pub mod print;
pub mod scroll;
pub mod storage;
pub mod style;
pub mod task;
pub mod time;

pub use blob_reader::BlobReader;
pub use blob_stream::BlobStream;
pub use js::PlatformError;

/// The window of the page.
fn window() -> Option<web_sys::Window> {
    js::window().ok()
}

/// The document of the page.
fn document() -> Option<web_sys::Document> {
    js::document().ok()
}
