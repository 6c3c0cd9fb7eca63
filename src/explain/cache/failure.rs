//! Why a build failed.

use super::line;
use crate::dockerfile::{Dockerfile, IgnoreProblem, What};
use crate::explain::{Message, dockerfile_what};
use crate::sim::cache::Failure;
use crate::sim::cache::buildkit::PlanError;

/// Why a build failed, and what to do.
#[must_use]
pub fn cache_failure(file: &Dockerfile, failure: &Failure) -> Message {
    let of = |id: &'static str, at: usize| Message::new(id).count("line", line(file, at));
    match failure {
        Failure::Missing { instruction, source } => {
            of("build-missing", *instruction).text("source", source)
        }
        Failure::Command { instruction } => of("build-command", *instruction),
        Failure::NeedsBuildKit { instruction } => of("build-needs-buildkit", *instruction),
        Failure::Plan(error) => match error {
            PlanError::Syntax => Message::new("build-syntax"),
            PlanError::NoStage => Message::new("build-no-stage"),
            PlanError::UnknownStage(name) => Message::new("build-unknown-stage").text("name", name),
            PlanError::Expand(_, error) => dockerfile_what(&What::Expansion(error.clone())),
            PlanError::Mount(_, error) => dockerfile_what(&What::Mount(error.clone())),
            PlanError::Ignore(error) => Message::new(match error.what {
                IgnoreProblem::LoneException => "build-ignore-exception",
                IgnoreProblem::Syntax => "build-ignore-syntax",
            })
            .count("line", error.line as u64)
            .text("pattern", &error.pattern),
            PlanError::EmptyBase(at) => of("build-empty-base", *at),
            PlanError::Circle(at) => of("build-circle", *at),
        },
    }
}
