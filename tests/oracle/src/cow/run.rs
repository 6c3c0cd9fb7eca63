//! Goes over a folder of scenario files.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use super::engine::judge_engine;
use super::scenario::text;
use super::transcript::{judge_transcript, replay_transcript};
use super::{judge, replay};
use crate::{Disagreement, Summary};

/// Most lines of disagreement that are printed.
const MOST_LINES: usize = 200;

/// One thing to judge.
enum Case {
    /// A kernel scenario.
    Scenario(Value),
    /// What an engine printed of the scenario with its id; nothing if that is not there.
    Engine(Value, Option<Value>),
    /// A transcript and its image.
    Transcript(Value, Value),
}

impl Case {
    fn name(&self) -> &str {
        match self {
            Self::Scenario(record) | Self::Engine(record, _) => text(record, "id"),
            Self::Transcript(_, transcript) => text(transcript, "title"),
        }
    }
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
    let files = files(&folder)?;
    if files.is_empty() {
        return Err(io::Error::other(format!("no scenario files in {}", folder.display())));
    }
    for (file, cases) in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut dumped = Vec::new();
        for (case, (outcome, ours)) in cases.iter().zip(all(&cases)) {
            match outcome {
                Outcome::Skipped => summary.skipped += 1,
                Outcome::Judged(found) if found.is_empty() => summary.passed += 1,
                Outcome::Judged(found) => {
                    summary.failed += 1;
                    for Disagreement { place, expected, got } in found {
                        if lines < MOST_LINES {
                            let id = case.name();
                            say(&format!("{name}: {id}: {place}: expected {expected}, got {got}"));
                        }
                        lines += 1;
                    }
                }
            }
            dumped.push(ours);
        }
        if let Some(folder) = dump_to {
            let lowers = match cases.first() {
                Some(Case::Transcript(lowers, _)) => lowers,
                _ => &Value::Null,
            };
            write_dump(folder, &name, lowers, dumped)?;
        }
    }
    if lines > MOST_LINES {
        say(&format!("… and {} more disagreements", lines - MOST_LINES));
    }
    let Summary { passed, failed, skipped } = summary;
    say(&format!("{passed} passed, {failed} failed, {skipped} skipped"));
    Ok(summary)
}

fn write_dump(folder: &Path, name: &str, lowers: &Value, dumped: Vec<Value>) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let name = name.trim_end_matches(".gz");
    let text = if name.ends_with(".json") {
        json!({"lowers": lowers, "transcripts": dumped}).to_string()
    } else {
        dumped.iter().map(|record| format!("{record}\n")).collect()
    };
    fs::write(folder.join(name), text)
}

/// The files of a folder that hold cases, with their cases.
fn files(folder: &Path) -> io::Result<Vec<(PathBuf, Vec<Case>)>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|e| e.path()).collect();
    paths.sort();
    let mut read = Vec::new();
    let mut scenarios: HashMap<String, Value> = HashMap::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let name = name.trim_end_matches(".gz");
        if !name.ends_with(".jsonl") && !name.ends_with(".json") {
            continue;
        }
        let bytes = unpacked(&path)?;
        let records: Vec<Value> = if name.ends_with(".json") {
            vec![serde_json::from_slice(&bytes)?]
        } else {
            let lines = bytes.split(|&b| b == b'\n').filter(|line| !line.is_empty());
            lines.map(serde_json::from_slice).collect::<Result<_, _>>()?
        };
        for record in
            records.iter().filter(|r| r.get("lowers").is_some() && r.get("opts").is_some())
        {
            scenarios.insert(text(record, "id").to_owned(), record.clone());
        }
        read.push((path, records));
    }
    let case = |record: Value| -> Vec<Case> {
        if record["transcripts"].is_array() {
            let transcripts = record["transcripts"].as_array().cloned().unwrap_or_default();
            let lowers = record["lowers"].clone();
            return transcripts.into_iter().map(|t| Case::Transcript(lowers.clone(), t)).collect();
        }
        if record.get("opts").is_some() {
            return vec![Case::Scenario(record)];
        }
        if record["steps"].is_array() && record.get("id").is_some() {
            let scenario = scenarios.get(text(&record, "id")).cloned();
            return vec![Case::Engine(record, scenario)];
        }
        Vec::new()
    };
    let cases = read
        .into_iter()
        .map(|(path, records)| (path, records.into_iter().flat_map(case).collect::<Vec<_>>()));
    Ok(cases.filter(|(_, cases)| !cases.is_empty()).collect())
}

/// The bytes of a file, gzip taken off.
fn unpacked(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.read_to_end(&mut bytes)?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut plain = Vec::new();
        flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut plain)?;
        bytes = plain;
    }
    Ok(bytes)
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
    match case {
        Case::Scenario(record) => match replay(record) {
            Some(ours) => (Outcome::Judged(judge(record, &ours)), ours),
            None => (Outcome::Skipped, json!({"id": record["id"]})),
        },
        Case::Engine(record, scenario) => {
            let replayed = scenario.as_ref().and_then(|s| replay(s).map(|ours| (s, ours)));
            match replayed {
                Some((scenario, ours)) => {
                    (Outcome::Judged(judge_engine(record, scenario, &ours)), brief(record, &ours))
                }
                None => (Outcome::Skipped, json!({"id": record["id"]})),
            }
        }
        Case::Transcript(lowers, transcript) => {
            let ours = replay_transcript(lowers, transcript);
            (Outcome::Judged(judge_transcript(transcript, &ours)), ours)
        }
    }
}

/// A replay in the shape of an engine's record.
fn brief(record: &Value, ours: &Value) -> Value {
    let steps = ours["steps"].as_array().into_iter().flatten();
    let step = |step: &Value| {
        let op = &step["op"];
        let after = &step["after"];
        let shown = match text(op, "do") {
            "start" | "commit" => after.as_array().map_or(0, |list| list.len().saturating_sub(1)),
            _ => op["ct"].as_u64().unwrap_or(0) as usize,
        };
        json!({"diff": after[shown]["diff"], "size_rw": after[shown]["du"]["log"]})
    };
    let steps: Vec<Value> = steps.map(step).collect();
    let mut out = json!({"id": record["id"], "steps": steps, "tar": ours["tar"]});
    if record["commits"].is_array() {
        let all = ours["steps"].as_array().into_iter().flatten().enumerate();
        let commits = all.filter(|(_, step)| step.get("tar").is_some());
        out["commits"] =
            commits.map(|(at, step)| json!({"step": at, "tar": step["tar"]})).collect();
    }
    out
}
