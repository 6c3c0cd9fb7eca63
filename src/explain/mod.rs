//! Facts to typed explanations, language left out.
//!
//! Not here: words. Every id stands in `static/locales/en.ftl` and `ko.ftl`.

mod error;
mod message;

pub use error::{error, limit};
pub use message::{Arg, Message};
