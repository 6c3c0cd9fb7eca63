//! Typed explanations to words, in Korean and English.
//!
//! The words themselves are in `static/locales/*.ftl`. Not here: which language is chosen.

mod bundle;
mod josa;
mod lang;
mod numbers;

pub use bundle::{source, t, text};
pub use josa::josa;
pub use lang::Lang;
pub use numbers::{count, exact, size, size_in_words};
