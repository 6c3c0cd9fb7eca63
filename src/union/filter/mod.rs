//! A filter over the tree: text, `/regex/`, `>10M`, `layer:3`, `is:deleted`, `mode:suid`,
//! `type:link`, `owner:0`; blanks mean "and", a leading `-` means "not".
//!
//! [`Filter::parse`] reads it, [`Filter::apply`] says which paths match and which must stay so that
//! the matches can be reached. A term is about what the row of a path shows: the size of the row,
//! the layer of its chips. Not here: searching, which leaves all rows (`union::search`).

mod apply;
pub(super) mod matching;
mod parse;
mod pattern;
mod regex;
mod term;

pub use apply::{Filtering, Kept, Rows};
pub use matching::{Bits, Matching};
pub(crate) use parse::bytes;
pub use parse::{FilterError, FilterProblem};
pub use pattern::{Matcher, Pattern};
pub use regex::RegexProblem;
pub use term::{Filter, IsWord, ModeWord, OwnerIs, Sizes, Term, Test, TypeWord};
