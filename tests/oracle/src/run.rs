//! Runs over a whole corpus.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use onionskin::base::Limits;
use onionskin::explain;
use onionskin::i18n::{self, Lang};
use onionskin::image::{ArchiveError, Finding};
use serde_json::{Value, json};

use crate::classes::{class_of, meets};
use crate::corpus::{self, Case};
use crate::{Disagreement, Opened, compare, dump, open_file};

/// How a run ended; one archive counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Archives on which all agrees.
    pub passed: usize,
    /// Archives on which something does not.
    pub failed: usize,
    /// Archives nothing is known of.
    pub skipped: usize,
}

/// Most lines of disagreement that are printed.
const MOST_LINES: usize = 50;

/// Compares every archive below `shared/images` with its ground truth, says each disagreement and
/// the sum; with `dump_to` also writes what was computed.
///
/// # Errors
/// If there is no corpus, or a dump cannot be written.
pub fn images(
    shared: &Path,
    dump_to: Option<&Path>,
    say: &mut dyn FnMut(&str),
) -> io::Result<Summary> {
    let corpus = corpus::find(shared)?;
    if corpus.cases.is_empty() {
        return Err(io::Error::other(format!(
            "no archives below {}: point --shared or ONIONSKIN_SHARED at a folder that has images/",
            shared.join("images").display()
        )));
    }
    let expected: Value = match &corpus.expected {
        Some(file) => serde_json::from_slice(&fs::read(file)?)?,
        None => Value::Null,
    };
    let next = AtomicUsize::new(0);
    let results = Mutex::new(BTreeMap::new());
    let workers = std::thread::available_parallelism().map_or(1, |n| n.get().min(4));
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((i, case)) = {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    corpus.cases.get(i).map(|case| (i, case))
                } {
                    let outcome =
                        catch_unwind(AssertUnwindSafe(|| check(case, &expected, dump_to)));
                    let outcome = outcome.unwrap_or_else(|_| Outcome::panicked());
                    if let Ok(mut results) = results.lock() {
                        results.insert(i, outcome);
                    }
                }
            });
        }
    });
    let results = results.into_inner().unwrap_or_default();
    let mut summary = Summary::default();
    let mut lines = 0;
    for (case, outcome) in corpus.cases.iter().zip(results.values()) {
        match (&outcome.disagreements, outcome.known) {
            (list, _) if !list.is_empty() => summary.failed += 1,
            (_, true) => summary.passed += 1,
            (_, false) => summary.skipped += 1,
        }
        for Disagreement { place, expected, got } in &outcome.disagreements {
            if lines < MOST_LINES {
                let name = format!("{}/{}", case.group, case.name);
                say(&format!("{name}: {place}: expected {}, got {}", brief(expected), brief(got)));
            }
            lines += 1;
        }
    }
    if lines > MOST_LINES {
        say(&format!("… and {} more disagreements", lines - MOST_LINES));
    }
    let Summary { passed, failed, skipped } = summary;
    say(&format!("{passed} passed, {failed} failed, {skipped} skipped"));
    Ok(summary)
}

fn brief(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 300 {
        text
    } else {
        text.chars().take(300).collect::<String>() + "…"
    }
}

/// What came of one archive.
struct Outcome {
    known: bool,
    disagreements: Vec<Disagreement>,
}

impl Outcome {
    fn panicked() -> Self {
        let disagreements = vec![differs("", json!("an answer"), json!("a panic"))];
        Self { known: true, disagreements }
    }
}

fn differs(place: &str, expected: Value, got: Value) -> Disagreement {
    Disagreement { place: place.to_owned(), expected, got }
}

fn check(case: &Case, expected: &Value, dump_to: Option<&Path>) -> Outcome {
    let result = open_file(&case.file, &Limits::default());
    let class = class_of(&result);
    let mut ours = match &result {
        Ok(opened) => dump(&case.name, opened),
        Err(_) => json!({}),
    };
    let expected = Some(&expected[&case.name]).filter(|e| case.group == "bad" && e.is_object());
    let mut outcome = Outcome { known: expected.is_some(), disagreements: Vec::new() };
    if let Some(expected) = expected
        && !meets(expected, class, &result)
    {
        let want = json!({"class": expected["class"], "reason": expected["reason"]});
        outcome.disagreements.push(differs(
            "class",
            want,
            json!({"class": class, "message": message(&result)}),
        ));
    }
    let truth = case.truth.as_ref().and_then(|file| fs::read(file).ok());
    if let Some(truth) = truth.and_then(|text| serde_json::from_slice::<Value>(&text).ok()) {
        outcome.known = true;
        match &result {
            Ok(_) => outcome.disagreements.extend(compare(&truth, &ours)),
            Err(error) if may_refuse(error, &truth) => {}
            Err(_) => outcome.disagreements.push(differs(
                "opens",
                json!("an image"),
                json!(message(&result)),
            )),
        }
    }
    if let Some(folder) = dump_to {
        if case.group == "bad"
            && let Some(map) = ours.as_object_mut()
        {
            map.insert("class".into(), json!(class));
            map.insert("message".into(), json!(message(&result)));
        }
        let folder = folder.join(case.group);
        let written = fs::create_dir_all(&folder)
            .and_then(|()| fs::write(folder.join(format!("{}.json", case.name)), ours.to_string()));
        if let Err(error) = written {
            outcome.disagreements.push(differs("dump", json!("written"), json!(error.to_string())));
        }
    }
    outcome
}

/// Whether refusing is as right as what the ground truth has: an image that plainly lost its
/// manifest and an archive without members may be shown as a file system or refused; whole archives
/// in xz or bzip2 may be refused by name.
fn may_refuse(error: &ArchiveError, truth: &Value) -> bool {
    match error {
        ArchiveError::ManifestMissing { .. }
        | ArchiveError::NoMembers
        | ArchiveError::InFolder { .. } => truth["format"] == json!("rootfs-tar"),
        ArchiveError::Unsupported { compression } => {
            truth["outer_compression"] == json!(compression)
        }
        _ => false,
    }
}

/// What is told of an archive, in English.
fn message(result: &Result<Opened, ArchiveError>) -> String {
    match result {
        Err(error) => i18n::text(Lang::En, &explain::error(error)),
        Ok(opened) => {
            let mut findings: Vec<&Finding> = opened.findings.iter().collect();
            findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity()));
            let lines = findings.into_iter().map(|f| i18n::text(Lang::En, &explain::finding(f)));
            lines.collect::<Vec<_>>().join("\n")
        }
    }
}
