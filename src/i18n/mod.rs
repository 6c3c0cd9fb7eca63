//! Typed explanations to words, in Korean and English.
//!
//! The words themselves are in `static/locales`; a browser fetches those of one language. Not here:
//! which language is chosen.

mod bundle;
mod josa;
mod lang;
mod numbers;
mod words;

#[cfg(not(target_arch = "wasm32"))]
pub use bundle::sources;
pub use bundle::{CACHE, FILES, IMAGE, PAGE, knows, learn, t, text};
pub use josa::josa;
pub use lang::Lang;
pub use numbers::{count, exact, size, size_in_words};
