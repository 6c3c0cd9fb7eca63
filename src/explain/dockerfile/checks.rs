//! BuildKit's build checks.

use super::super::Message;
use crate::dockerfile::What;

/// What a build check says: what is so, why it matters, what to write.
pub fn check(what: &What) -> Message {
    match what {
        What::StageNameCasing { name } => Message::new("check-stage-name-casing")
            .text("name", name)
            .text("lower", name.to_lowercase()),
        What::FromAsCasing { from, keyword } => {
            Message::new("check-from-as-casing").text("from", from).text("keyword", keyword)
        }
        What::ConsistentInstructionCasing { name, lower } => {
            let better = if *lower { name.to_lowercase() } else { name.to_uppercase() };
            Message::new("check-instruction-casing").text("name", name).text("better", better)
        }
        What::DuplicateStageName { name, line } => Message::new("check-duplicate-stage-name")
            .text("name", name)
            .count("line", *line as u64),
        What::ReservedStageName { name } => {
            Message::new("check-reserved-stage-name").text("name", name)
        }
        What::JsonArgsRecommended { keyword } => {
            Message::new("check-json-args").text("keyword", keyword.name())
        }
        What::MaintainerDeprecated { author } => {
            Message::new("check-maintainer").text("author", author)
        }
        What::UndefinedArgInFrom { name, meant: None } => {
            Message::new("check-undefined-arg").text("name", name)
        }
        What::UndefinedArgInFrom { name, meant: Some(meant) } => {
            Message::new("check-undefined-arg-meant").text("name", name).text("meant", meant)
        }
        What::UndefinedVar { name, meant: None } => {
            Message::new("check-undefined-var").text("name", name)
        }
        What::UndefinedVar { name, meant: Some(meant) } => {
            Message::new("check-undefined-var-meant").text("name", name).text("meant", meant)
        }
        What::WorkdirRelativePath { path } => {
            Message::new("check-workdir-relative").text("path", path)
        }
        What::InvalidDefaultArgInFrom { image } => {
            Message::new("check-invalid-default-arg").text("image", image)
        }
        What::FromPlatformFlagConstDisallowed { platform } => {
            Message::new("check-platform-const").text("platform", platform)
        }
        What::RedundantTargetPlatform { variable } => {
            Message::new("check-redundant-platform").text("variable", variable)
        }
        What::LegacyKeyValueFormat { keyword, name } => {
            Message::new("check-legacy-pair").text("keyword", keyword.name()).text("name", name)
        }
        What::SecretsUsedInArgOrEnv { keyword, name } => {
            Message::new("check-secret").text("keyword", keyword.name()).text("name", name)
        }
        What::InvalidDefinitionDescription { keyword, name: Some(name) } => {
            Message::new("check-description").text("keyword", keyword.name()).text("name", name)
        }
        What::InvalidDefinitionDescription { keyword, name: None } => {
            Message::new("check-description-several").text("keyword", keyword.name())
        }
        What::ExposeProtoCasing { port } => Message::new("check-expose-casing")
            .text("port", port)
            .text("lower", port.to_lowercase()),
        What::ExposeInvalidFormat { port } => {
            let inside = port.rsplit(':').next().unwrap_or_default();
            Message::new("check-expose-format").text("port", port).text("inside", inside)
        }
        What::MultipleInstructionsDisallowed { keyword, line } => Message::new("check-multiple")
            .text("keyword", keyword.name())
            .count("line", *line as u64),
        What::CopyIgnoredFile { keyword, path } => {
            Message::new("check-copy-ignored").text("keyword", keyword.name()).text("path", path)
        }
        // The rest is said by those before.
        _ => Message::new("check-empty-continuation"),
    }
}
