//! What is wrong with a Dockerfile, and what BuildKit's checks say.

mod checks;
mod words;

use super::Message;
use crate::dockerfile::{Place, Problem, What};

use words::{expansion, flags, mount};

/// A problem with its place: line, column, what is wrong, what to write.
#[must_use]
pub fn dockerfile_problem(problem: &Problem, place: Place) -> Message {
    Message::new("dockerfile-problem")
        .count("line", place.line as u64)
        .count("column", place.column as u64)
        .message("what", dockerfile_what(&problem.what))
}

/// What is wrong, without its place.
#[must_use]
pub fn dockerfile_what(what: &What) -> Message {
    syntax(what).or_else(|| instruction(what)).unwrap_or_else(|| checks::check(what))
}

fn syntax(what: &What) -> Option<Message> {
    Some(match what {
        What::EscapeInvalid { value } => {
            Message::new("dockerfile-escape-invalid").text("value", value)
        }
        What::DirectiveTwice { name } => {
            Message::new("dockerfile-directive-twice").text("name", *name)
        }
        What::NoInstructions => Message::new("dockerfile-no-instructions"),
        What::NoStage => Message::new("dockerfile-no-stage"),
        What::LineTooLong => Message::new("dockerfile-line-too-long"),
        What::HeredocOpen { name } => Message::new("dockerfile-heredoc-open").text("name", name),
        What::PairIncomplete { keyword, name } => Message::new("dockerfile-pair-incomplete")
            .text("keyword", keyword.name())
            .text("name", name),
        What::NoEquals { keyword, word } => {
            Message::new("dockerfile-no-equals").text("keyword", keyword.name()).text("word", word)
        }
        What::JsonNotStrings => Message::new("dockerfile-json-not-strings"),
        What::CheckInvalid { option } => {
            Message::new("dockerfile-check-invalid").text("option", option)
        }
        _ => return None,
    })
}

fn instruction(what: &What) -> Option<Message> {
    let of =
        |id, keyword: &crate::dockerfile::Keyword| Message::new(id).text("keyword", keyword.name());
    Some(match what {
        What::UnknownInstruction { name, meant: None } => {
            Message::new("dockerfile-unknown-instruction").text("name", name)
        }
        What::UnknownInstruction { name, meant: Some(meant) } => {
            Message::new("dockerfile-unknown-instruction-meant")
                .text("name", name)
                .text("meant", *meant)
        }
        What::BeforeFrom { keyword } => of("dockerfile-before-from", keyword),
        What::FromWords => Message::new("dockerfile-from-words"),
        What::StageName { name } => Message::new("dockerfile-stage-name").text("name", name),
        What::NoArguments { keyword } => of("dockerfile-no-arguments", keyword),
        What::NotOneArgument { keyword } => of("dockerfile-not-one-argument", keyword),
        What::NoDestination { keyword } => of("dockerfile-no-destination", keyword),
        What::BlankName { keyword } => of("dockerfile-blank-name", keyword),
        What::HeredocAsDestination { keyword } => of("dockerfile-heredoc-destination", keyword),
        What::OnbuildChain => Message::new("dockerfile-onbuild-chain"),
        What::OnbuildTrigger { keyword } => of("dockerfile-onbuild-trigger", keyword),
        What::HealthcheckType { given } => {
            Message::new("dockerfile-healthcheck-type").text("given", given)
        }
        What::HealthcheckNoneArguments => Message::new("dockerfile-healthcheck-none"),
        What::HealthcheckNoCommand => Message::new("dockerfile-healthcheck-no-command"),
        What::VolumeEmpty => Message::new("dockerfile-volume-empty"),
        What::ShellNotJson => Message::new("dockerfile-shell-not-json"),
        What::NoStageOfNumber { number, stages } => Message::new("dockerfile-no-stage-of-number")
            .text("number", number.to_string())
            .count("stages", *stages as u64),
        What::FromVariable { value } => {
            Message::new("dockerfile-from-variable").text("value", value)
        }
        What::PortInvalid { port } => Message::new("dockerfile-port-invalid").text("port", port),
        What::Expansion(error) => {
            Message::new("dockerfile-expansion").message("why", expansion(error))
        }
        What::Mount(error) => Message::new("dockerfile-mount").message("why", mount(error)),
        _ => return flags(what),
    })
}
