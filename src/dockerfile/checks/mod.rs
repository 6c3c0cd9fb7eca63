//! BuildKit's build checks, and what it stumbles on when it comes to an instruction.
//!
//! The rules are those of `frontend/dockerfile/linter` and of the places that call it; each is
//! described at <https://docs.docker.com/reference/build-checks/>. Not here: `CopyIgnoredFile` and
//! `InvalidBaseImagePlatform`, which need the build context and the registry.

mod global;
mod image;
mod options;
mod port;
mod rules;
mod scope;

use super::{Dockerfile, Instruction, Problem, Severity, Span, What};
use options::Options;

pub use options::option_problem;

/// What a base image brings that checks ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BaseImage {
    /// Its `Env`.
    pub env: Vec<(String, String)>,
    /// Whether it has a `Shell`.
    pub has_shell: bool,
}

impl Dockerfile {
    /// Runs the build checks over all stages, and says what BuildKit will stumble on in a stage.
    ///
    /// `base` tells of a base image what is known of it. Where nothing is, a variable may come from
    /// the image, and none counts as undefined. A `# check=` of the file is honored, at the top and
    /// above an instruction; with `error=true` a violation is an error.
    #[must_use]
    pub fn check(&self, base: &dyn Fn(&str) -> Option<BaseImage>) -> Vec<Problem> {
        let mut sink = Sink { options: Options::of_file(self), local: None, problems: Vec::new() };
        rules::names(self, &mut sink);
        rules::casing(self, &mut sink);
        let globals = global::check(self, &mut sink);
        for instruction in &self.instructions {
            sink.enter(instruction);
            rules::instruction(instruction, &mut sink);
        }
        scope::check(self, &globals, base, &mut sink);
        sink.problems.sort_by_key(|problem| problem.span);
        sink.problems
    }
}

/// Where problems go; it drops those of rules that are skipped.
struct Sink {
    options: Options,
    /// The options above the instruction that is looked at, if it has some.
    local: Option<Options>,
    problems: Vec<Problem>,
}

impl Sink {
    /// From here on, the comments above this instruction count.
    fn enter(&mut self, instruction: &Instruction) {
        self.local = self.options.with_comments(&instruction.comments);
    }

    /// From here on, only what stands at the top of the file counts.
    fn leave(&mut self) {
        self.local = None;
    }

    /// A violation of a build check.
    fn warn(&mut self, span: Span, what: What) {
        let options = self.local.as_ref().unwrap_or(&self.options);
        if what.rule().is_some_and(|rule| options.runs(rule)) {
            let severity = if self.options.error { Severity::Error } else { Severity::Warning };
            self.problems.push(Problem { span, severity, what });
        }
    }

    /// What BuildKit fails on when it comes to it.
    fn later(&mut self, span: Span, what: What) {
        self.problems.push(Problem { span, severity: Severity::Later, what });
    }
}
