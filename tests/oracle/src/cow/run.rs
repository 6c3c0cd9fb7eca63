//! Goes over a folder of scenario files.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use super::scenario::text;
use super::{judge, replay};
use crate::{Disagreement, Summary};

/// Most lines of disagreement that are printed.
const MOST_LINES: usize = 200;

/// One thing to judge.
enum Case {
    /// A kernel scenario.
    Scenario(Value),
}

/// What came of one case.
enum Outcome {
    Judged(Vec<Disagreement>),
    Skipped,
}

/// Runs every scenario below `shared/oracle/cow` (or `shared` itself) on the simulator, says each
/// disagreement and the sum; with `dump_to` also writes what was computed.
///
/// # Errors
/// If there are no scenarios, or a file cannot be read or written.
pub fn cow(
    shared: &Path,
    dump_to: Option<&Path>,
    say: &mut dyn FnMut(&str),
) -> io::Result<Summary> {
    let nested = shared.join("oracle/cow");
    let folder = if nested.is_dir() { nested } else { shared.to_owned() };
    let mut summary = Summary::default();
    let mut lines = 0;
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)?.flatten().map(|e| e.path()).collect();
    files.sort();
    let mut any = false;
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !name.ends_with(".jsonl.gz") && !name.ends_with(".jsonl") {
            continue;
        }
        any = true;
        let cases = records(&file)?;
        let results = all(&cases);
        let mut dumped = String::new();
        for (case, (outcome, ours)) in cases.iter().zip(results) {
            let Case::Scenario(record) = case;
            match outcome {
                Outcome::Skipped => summary.skipped += 1,
                Outcome::Judged(found) if found.is_empty() => summary.passed += 1,
                Outcome::Judged(found) => {
                    summary.failed += 1;
                    for Disagreement { place, expected, got } in found {
                        if lines < MOST_LINES {
                            say(&format!(
                                "{name}: {}: {place}: expected {expected}, got {got}",
                                text(record, "id")
                            ));
                        }
                        lines += 1;
                    }
                }
            }
            if dump_to.is_some() {
                dumped.push_str(&ours.to_string());
                dumped.push('\n');
            }
        }
        if let Some(folder) = dump_to {
            fs::create_dir_all(folder)?;
            fs::write(folder.join(name.trim_end_matches(".gz")), dumped)?;
        }
    }
    if !any {
        return Err(io::Error::other(format!("no scenario files in {}", folder.display())));
    }
    if lines > MOST_LINES {
        say(&format!("… and {} more disagreements", lines - MOST_LINES));
    }
    let Summary { passed, failed, skipped } = summary;
    say(&format!("{passed} passed, {failed} failed, {skipped} skipped"));
    Ok(summary)
}

/// The records of a file, one JSON object a line.
fn records(file: &Path) -> io::Result<Vec<Case>> {
    let mut bytes = Vec::new();
    File::open(file)?.read_to_end(&mut bytes)?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut plain = Vec::new();
        flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut plain)?;
        bytes = plain;
    }
    let lines = bytes.split(|&b| b == b'\n').filter(|line| !line.is_empty());
    lines
        .map(|line| serde_json::from_slice::<Value>(line).map_err(io::Error::from))
        .filter(|record| !record.as_ref().is_ok_and(|r| r.get("lowers").is_none()))
        .map(|record| Ok(Case::Scenario(record?)))
        .collect()
}

fn all(cases: &[Case]) -> Vec<(Outcome, Value)> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(BTreeMap::new());
    let workers = std::thread::available_parallelism().map_or(1, |n| n.get().min(4));
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((at, case)) = {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    cases.get(at).map(|case| (at, case))
                } {
                    let done = catch_unwind(AssertUnwindSafe(|| one(case)));
                    let done = done.unwrap_or_else(|_| {
                        let panicked = Disagreement {
                            place: "runs".into(),
                            expected: json!("an answer"),
                            got: json!("a panic"),
                        };
                        (Outcome::Judged(vec![panicked]), Value::Null)
                    });
                    if let Ok(mut results) = results.lock() {
                        results.insert(at, done);
                    }
                }
            });
        }
    });
    results.into_inner().unwrap_or_default().into_values().collect()
}

fn one(case: &Case) -> (Outcome, Value) {
    let Case::Scenario(record) = case;
    match replay(record) {
        Some(ours) => (Outcome::Judged(judge(record, &ours)), ours),
        None => (Outcome::Skipped, Value::Null),
    }
}
