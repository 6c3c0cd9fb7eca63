//! Classes of bad inputs: what was expected, what happened.

use onionskin::image::{ArchiveError, Finding, LayerProblem, Note, Severity};
use serde_json::Value;

use crate::Opened;

/// The class of what happened: `ok`, `warn`, `partial`, `limit` or `refused`.
#[must_use]
pub fn class_of(result: &Result<Opened, ArchiveError>) -> &'static str {
    let opened = match result {
        Err(ArchiveError::Limit { .. }) => return "limit",
        Err(_) => return "refused",
        Ok(opened) => opened,
    };
    let limit = opened.findings.iter().any(|finding| {
        matches!(
            finding,
            Finding::Archive(Note::Limit { .. })
                | Finding::Layer { problem: LayerProblem::Limit { .. }, .. }
        )
    });
    match opened.findings.iter().map(Finding::severity).max() {
        _ if limit => "limit",
        Some(Severity::Partial) => "partial",
        Some(Severity::Warning) => "warn",
        Some(Severity::Note) | None => "ok",
    }
}

/// Whether a class meets what `bad/expected.json` says of a file.
///
/// Telling more than asked is right, so `warn` meets `ok`; notes that allow two outcomes are read.
#[must_use]
pub fn meets(expected: &Value, got: &str, result: &Result<Opened, ArchiveError>) -> bool {
    let text = format!(
        "{} {}",
        expected["reason"].as_str().unwrap_or_default(),
        expected["note"].as_str().unwrap_or_default()
    );
    let either = |words: &str| text.contains(words);
    match expected["class"].as_str().unwrap_or_default() {
        "ok" | "edge" => matches!(got, "ok" | "warn"),
        "warn" => {
            got == "warn"
                || (got == "ok" && either("opens, or"))
                || (got == "refused" && either("or refused"))
                || (got == "partial" && either("or partial"))
        }
        "partial" => got == "partial" || (got == "warn" && names_both(result)),
        "refused" => got == "refused" || (matches!(got, "ok" | "warn") && either("is also right")),
        "limit" => true,
        _ => false,
    }
}

/// Whether a checksum and the diff ID are told: damage that still decodes to its end.
fn names_both(result: &Result<Opened, ArchiveError>) -> bool {
    let Ok(opened) = result else { return false };
    let has = |of: &dyn Fn(&LayerProblem) -> bool| {
        opened.findings.iter().any(|f| matches!(f, Finding::Layer { problem, .. } if of(problem)))
    };
    has(&|p| matches!(p, LayerProblem::Checksum { .. }))
        && has(&|p| matches!(p, LayerProblem::DiffIdMismatch { .. }))
}
