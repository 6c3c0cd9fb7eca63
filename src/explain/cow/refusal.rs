//! Why an action cannot be done, why a line is not understood.

use std::collections::BTreeSet;

use super::super::Message;
use super::cow_layer;
use crate::base::LayerPath;
use crate::sim::cow::content::Wanted;
use crate::sim::cow::docker::LineError;
use crate::sim::cow::kernel::{Excess, Stop};
use crate::sim::cow::shell::{Construct, Problem, ShellError};
use crate::sim::cow::{LayerRef, Refusal, ScriptError, ScriptProblem};
use crate::union::UnionTree;

/// Why an action cannot be done, or not yet; the tree knows the names of files that are needed.
#[must_use]
pub fn cow_refusal(refusal: &Refusal, tree: &UnionTree) -> Message {
    match refusal {
        Refusal::NeedsContent(wanted) | Refusal::Stop(Stop::NeedsContent(wanted)) => {
            needs(wanted, tree)
        }
        Refusal::Stop(Stop::Cancelled) => Message::new("cow-cancelled"),
        Refusal::Stop(Stop::TooMuch { what, limit }) => too_much(*what, *limit),
        Refusal::Shell(error) => shell(error),
        Refusal::Unknown { command, known } => Message::new("cow-unknown-command")
            .text("command", command)
            .text("known", known.join(", ")),
        Refusal::Docker(error) => docker(error),
    }
}

/// Why a script is not understood, with the number of the line.
#[must_use]
pub fn script_error(error: &ScriptError) -> Message {
    Message::new("script-line")
        .count("line", error.line as u64)
        .message("why", script_problem(&error.what))
}

/// Why a line of a script is not understood.
#[must_use]
pub fn script_problem(problem: &ScriptProblem) -> Message {
    match problem {
        ScriptProblem::NoContainer => Message::new("script-no-container"),
        ScriptProblem::Shell(error) => shell(error),
        ScriptProblem::Docker(error) => docker(error),
        ScriptProblem::Call(call) => Message::new("script-call").text("call", call),
    }
}

fn needs(wanted: &[Wanted], tree: &UnionTree) -> Message {
    let files: BTreeSet<_> = wanted.iter().map(|wanted| wanted.inode).collect();
    let bytes = wanted.iter().fold(0, |sum: u64, wanted| sum.saturating_add(wanted.len));
    let one = files.first().filter(|_| files.len() == 1);
    let entry = one.and_then(|inode| Some((inode, tree.index(inode.layer)?.get(inode.entry)?)));
    match entry {
        Some((inode, entry)) => Message::new("cow-needs-content")
            .text("path", LayerPath::clean(entry.path()).shown())
            .message("layer", cow_layer(LayerRef::Image(inode.layer)))
            .exact("bytes", bytes),
        None => Message::new("cow-needs-contents")
            .count("files", files.len() as u64)
            .exact("bytes", bytes),
    }
}

fn too_much(what: Excess, limit: u64) -> Message {
    match what {
        Excess::Bytes => Message::new("cow-too-many-bytes").bytes("limit", limit),
        Excess::Output => Message::new("cow-too-much-output").bytes("limit", limit),
        Excess::Names => Message::new("cow-too-many-names").count("limit", limit),
        Excess::Depth => Message::new("cow-too-deep").count("limit", limit),
        Excess::Calls => Message::new("cow-too-many-calls").count("limit", limit),
    }
}

/// Positions are counted from 1.
fn shell(error: &ShellError) -> Message {
    let at = |id| Message::new(id).count("at", error.at.start as u64 + 1);
    match error.what {
        Problem::UnclosedQuote(mark) => at("shell-unclosed-quote").text("mark", mark),
        Problem::UnclosedGroup(_) => at("shell-unclosed-group"),
        Problem::UnclosedVariable => at("shell-unclosed-variable"),
        Problem::MissingCommand => at("shell-missing-command"),
        Problem::MissingTarget => at("shell-missing-target"),
        Problem::Unexpected => at("shell-unexpected"),
        Problem::TooDeep => at("shell-too-deep"),
        Problem::TooLong => at("shell-too-long"),
        Problem::NotModeled(what) => at("shell-not-modeled").message("what", construct(what)),
    }
}

fn construct(construct: Construct) -> Message {
    let word = |word: &str| Message::new("shell-construct-word").text("word", word);
    match construct {
        Construct::For => word("for"),
        Construct::While => word("while"),
        Construct::If => word("if"),
        Construct::Case => word("case"),
        Construct::Function => Message::new("shell-construct-function"),
        Construct::CommandSubstitution => Message::new("shell-construct-substitution"),
        Construct::Arithmetic => Message::new("shell-construct-arithmetic"),
        Construct::HereDocument => Message::new("shell-construct-here-document"),
        Construct::Background => Message::new("shell-construct-background"),
        Construct::AmpersandRedirect => Message::new("shell-construct-ampersand"),
        Construct::ParameterExpansion => Message::new("shell-construct-parameter"),
        Construct::Descriptor => Message::new("shell-construct-descriptor"),
        Construct::Builtin => Message::new("shell-construct-builtin"),
    }
}

fn docker(error: &LineError) -> Message {
    match error {
        LineError::UnknownCommand { command, known } => {
            let known = known.join(", ");
            if command.is_empty() {
                return Message::new("docker-no-command").text("known", known);
            }
            Message::new("docker-unknown-command").text("command", command).text("known", known)
        }
        LineError::UnknownOption { command, option } => {
            Message::new("docker-unknown-option").text("command", command).text("option", option)
        }
        LineError::Missing { command, what } => {
            Message::new("docker-missing").text("command", command).text("what", what)
        }
        LineError::Invalid { command, value } => {
            Message::new("docker-invalid").text("command", command).text("value", value)
        }
    }
}
