//! Scripts: titles and lessons of those to begin with, what is wrong with others.

use crate::explain::Message;
use crate::sim::cache::script::{ScriptError, ScriptProblem};

/// What a script of the build cache is called and what it teaches, by its id.
#[must_use]
pub fn cache_ready(id: &str) -> Option<(Message, Message)> {
    let (title, lesson) = match id {
        "five-sleeps" => ("cache-five-sleeps-title", "cache-five-sleeps-lesson"),
        "copy-all-first" => ("cache-copy-all-first-title", "cache-copy-all-first-lesson"),
        "copy-dependencies-first" => {
            ("cache-copy-dependencies-first-title", "cache-copy-dependencies-first-lesson")
        }
        "requirements" => ("cache-requirements-title", "cache-requirements-lesson"),
        "npm-ci" => ("cache-npm-ci-title", "cache-npm-ci-lesson"),
        "chmod-touch" => ("cache-chmod-touch-title", "cache-chmod-touch-lesson"),
        "run-date" => ("cache-run-date-title", "cache-run-date-lesson"),
        "apt-update" => ("cache-apt-update-title", "cache-apt-update-lesson"),
        "comment" => ("cache-comment-title", "cache-comment-lesson"),
        "arg-early-late" => ("cache-arg-early-late-title", "cache-arg-early-late-lesson"),
        "label-middle" => ("cache-label-middle-title", "cache-label-middle-lesson"),
        "multi-stage" => ("cache-multi-stage-title", "cache-multi-stage-lesson"),
        "parallel" => ("cache-parallel-title", "cache-parallel-lesson"),
        "same-output" => ("cache-same-output-title", "cache-same-output-lesson"),
        "cache-mount" => ("cache-cache-mount-title", "cache-cache-mount-lesson"),
        "secret" => ("cache-secret-title", "cache-secret-lesson"),
        "copy-link" => ("cache-copy-link-title", "cache-copy-link-lesson"),
        "cache-min" => ("cache-cache-min-title", "cache-cache-min-lesson"),
        "cache-max" => ("cache-cache-max-title", "cache-cache-max-lesson"),
        "layer-explosion" => ("cache-layer-explosion-title", "cache-layer-explosion-lesson"),
        _ => return None,
    };
    Some((Message::new(title), Message::new(lesson)))
}

/// What is wrong with a line of a script.
#[must_use]
pub fn cache_script(error: &ScriptError) -> Message {
    Message::new(match error.what {
        ScriptProblem::Step => "cache-script-step",
        ScriptProblem::Entry => "cache-script-entry",
        ScriptProblem::Section => "cache-script-section",
        ScriptProblem::Ends => "cache-script-ends",
    })
    .count("line", error.line as u64)
}
