//! A whole Dockerfile.

use std::ops::Range;

use super::{Arguments, Instruction, Kind, LineIndex, Problem, Severity, Span};

/// A Dockerfile, read.
///
/// Nothing is an error here: what is wrong stands in [`problems`](Self::problems), beside all that
/// could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dockerfile {
    /// The parser directives at its top, in order.
    pub directives: Vec<Directive>,
    /// The escape character: `\` or a backquote.
    pub escape: char,
    /// All instructions, in order, those with mistakes too.
    pub instructions: Vec<Instruction>,
    /// The stages, in order.
    pub stages: Vec<Stage>,
    /// What is wrong and what is worth knowing, in the order of the text.
    pub problems: Vec<Problem>,
    /// Its lines.
    pub lines: LineIndex,
}

/// A parser directive: `# escape=\`` before anything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// Which one.
    pub name: DirectiveName,
    /// What stands behind the equals sign, blanks around it cut off.
    pub value: String,
    /// The whole line, from `#` to the end of the value.
    pub span: Span,
    /// The value.
    pub value_span: Span,
}

/// The directives that BuildKit knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DirectiveName {
    /// `# syntax=docker/dockerfile:1`: the frontend that reads the file.
    Syntax,
    /// `# escape=\``: the escape character.
    Escape,
    /// `# check=skip=…;error=true`: which build checks count.
    Check,
}

impl DirectiveName {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Syntax, Self::Escape, Self::Check];

    /// As it is written.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Escape => "escape",
            Self::Check => "check",
        }
    }
}

/// A build stage: a `FROM` and what follows it up to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Its number, the first being 0: `COPY --from=0`.
    pub index: usize,
    /// The name behind `AS`, in lower case.
    pub name: Option<String>,
    /// What it starts from, as written, variables and all.
    pub base: String,
    /// `--platform`, as written.
    pub platform: Option<String>,
    /// Its `FROM` in [`Dockerfile::instructions`].
    pub from: usize,
    /// The instructions behind its `FROM`.
    pub instructions: Range<usize>,
}

impl Dockerfile {
    /// Whether anything is wrong: BuildKit would not build it.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// The `ARG`s before the first `FROM`: their instructions.
    pub fn global_args(&self) -> impl Iterator<Item = &Instruction> {
        let upto = self.stages.first().map_or(self.instructions.len(), |stage| stage.from);
        let before = self.instructions.get(..upto).unwrap_or_default();
        before.iter().filter(|instruction| matches!(instruction.kind, Kind::Arg(_)))
    }

    /// The stage of an instruction: of the `FROM` itself or one behind it. Nothing before the first.
    #[must_use]
    pub fn stage_of(&self, instruction: usize) -> Option<&Stage> {
        let upto = self.stages.partition_point(|stage| stage.from <= instruction);
        self.stages.get(upto.checked_sub(1)?)
    }

    /// The instruction that holds this byte of the text, blanks and comments around it not counted.
    #[must_use]
    pub fn instruction_at(&self, offset: usize) -> Option<usize> {
        let upto = self.instructions.partition_point(|i| i.span.start <= offset);
        let at = upto.checked_sub(1)?;
        (offset <= self.instructions.get(at)?.span.end).then_some(at)
    }
}

impl Instruction {
    /// Whether nothing stands behind its keyword and flags.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        matches!(self.arguments, Arguments::None)
    }
}
