//! Facts to typed explanations, language left out.
//!
//! Not here: words. Every id stands in `static/locales/en.ftl` and `ko.ftl`.

mod message;

pub use message::{Arg, Message};
