//! Goes over a folder of corpus files.

use std::fs;
use std::io;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{CHECKS, Check, Checked, Verdict};
use crate::{Disagreement, Summary};

/// Most lines of disagreement that are printed.
const MOST_LINES: usize = 200;

/// Runs every check over every file in `shared/oracle/cache` (or `shared` itself), says each
/// disagreement and the sum; with `dump_to` also writes what was computed.
///
/// # Errors
/// If there is no corpus, or a file cannot be read or written.
pub fn cache(
    shared: &Path,
    dump_to: Option<&Path>,
    say: &mut dyn FnMut(&str),
) -> io::Result<Summary> {
    let nested = shared.join("oracle/cache");
    let folder = if nested.is_dir() { nested } else { shared.to_owned() };
    let mut summary = Summary::default();
    let mut lines = 0;
    let mut looked_at = 0;
    for path in files(&folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let file: Value = serde_json::from_slice(&fs::read(&path)?)?;
        for check in CHECKS {
            let Some(checked) = guarded(*check, &file) else { continue };
            looked_at += 1;
            summary.skipped += checked.skipped;
            for Verdict { id, disagreements } in checked.verdicts {
                if disagreements.is_empty() {
                    summary.passed += 1;
                } else {
                    summary.failed += 1;
                }
                for Disagreement { place, expected, got } in disagreements {
                    if lines < MOST_LINES {
                        say(&format!("{name}: {id}: {place}: expected {expected}, got {got}"));
                    }
                    lines += 1;
                }
            }
            if let (Some(folder), Some(ours)) = (dump_to, checked.ours) {
                fs::create_dir_all(folder)?;
                fs::write(folder.join(&name), ours.to_string())?;
            }
        }
    }
    if looked_at == 0 {
        return Err(io::Error::other(format!("no corpus files in {}", folder.display())));
    }
    if lines > MOST_LINES {
        say(&format!("… and {} more disagreements", lines - MOST_LINES));
    }
    let Summary { passed, failed, skipped } = summary;
    say(&format!("{passed} passed, {failed} failed, {skipped} skipped"));
    Ok(summary)
}

/// A check that panics has found something.
fn guarded(check: Check, file: &Value) -> Option<Checked> {
    catch_unwind(|| check(file)).unwrap_or_else(|_| {
        let disagreement = Disagreement {
            place: "runs".into(),
            expected: json!("an answer"),
            got: json!("a panic"),
        };
        let verdict = Verdict { id: "all".into(), disagreements: vec![disagreement] };
        Some(Checked { verdicts: vec![verdict], ours: None, skipped: 0 })
    })
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|e| e.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    Ok(paths)
}
