//! The build cache against recorded results of real builders and of BuildKit's own libraries.
//!
//! `run` goes over a folder; every file of it is given to each of the [`CHECKS`]. `parse` and
//! `expansion` compare library tables, `instructions` the Dockerfiles of the scenarios, `scenario` the
//! builds of the scenarios and the table of ignore files.

mod expansion;
mod instructions;
mod parse;
mod run;
mod said;
mod scenario;

use serde_json::Value;

use crate::Disagreement;

pub use run::cache;

/// All that is compared. A check looks at a whole file, and says nothing of one that is not for it.
const CHECKS: &[Check] = &[
    parse::table,
    expansion::table,
    instructions::scenarios,
    scenario::ignore_table,
    scenario::scenarios,
];

/// Looks at a file of the corpus.
type Check = fn(&Value) -> Option<Checked>;

/// What a check found in a file.
struct Checked {
    /// A verdict for each case.
    verdicts: Vec<Verdict>,
    /// What was computed, in the corpus' own shape; nothing if the corpus has no shape for it.
    ours: Option<Value>,
    /// Cases that cannot be judged.
    skipped: usize,
}

/// What came of one case.
struct Verdict {
    id: String,
    disagreements: Vec<Disagreement>,
}

/// Compares one field.
fn compare(place: impl Into<String>, expected: &Value, got: &Value) -> Option<Disagreement> {
    (expected != got).then(|| Disagreement {
        place: place.into(),
        expected: expected.clone(),
        got: got.clone(),
    })
}

/// The text of a field; empty if it has none.
fn text<'a>(record: &'a Value, field: &str) -> &'a str {
    record[field].as_str().unwrap_or_default()
}
