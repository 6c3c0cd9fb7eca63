//! A filter's line that cannot be read, and what to write instead.

use super::Message;
use crate::union::filter::{FilterError, FilterProblem, RegexProblem};

/// What is wrong with a line of the filter, where, and what to write.
#[must_use]
pub fn filter_error(error: &FilterError) -> Message {
    let id = match error.problem {
        FilterProblem::Quote => "filter-quote",
        FilterProblem::Size => "filter-size",
        FilterProblem::Layer => "filter-layer",
        FilterProblem::Is => "filter-is",
        FilterProblem::Mode => "filter-mode",
        FilterProblem::Type => "filter-type",
        FilterProblem::Owner => "filter-owner",
        FilterProblem::Regex(RegexProblem::Parenthesis) => "filter-regex-parenthesis",
        FilterProblem::Regex(RegexProblem::Class) => "filter-regex-class",
        FilterProblem::Regex(RegexProblem::Repeat) => "filter-regex-repeat",
        FilterProblem::Regex(RegexProblem::Escape) => "filter-regex-escape",
        FilterProblem::Regex(RegexProblem::TooLarge) => "filter-regex-too-large",
    };
    Message::new(id).text("text", &error.text).count("at", error.at.start as u64 + 1)
}
