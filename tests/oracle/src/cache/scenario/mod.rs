//! The scenarios: pairs of builds with what each builder made of them.
//!
//! `world` reads a build's inputs, `replay` runs a scenario on the simulator and writes what came of
//! it in the corpus' own shape, `judge` compares. `cause` looks whether a miss names
//! what was really changed.

mod cause;
mod ignore;
mod judge;
mod replay;
mod world;

use serde_json::{Value, json};

use super::{Checked, Verdict, text};
use judge::judge;
use replay::replay;

pub use ignore::table as ignore_table;

/// The builders that a scenario may be recorded of; the first two are the main ones.
const BUILDERS: [&str; 4] = ["buildkit-73ed682", "classic-20.10", "buildkit-20.10", "classic-29"];

/// Every scenario of a file, on every builder that it was recorded of.
pub fn scenarios(file: &Value) -> Option<Checked> {
    let scenarios = file["scenarios"].as_array()?;
    let mut verdicts = Vec::new();
    let mut skipped = 0;
    let mut ours = Vec::new();
    for scenario in scenarios {
        let mut dumped = scenario.clone();
        dumped["results"] = json!({});
        for builder in BUILDERS {
            let recorded = &scenario["results"][builder];
            if recorded["supported"] != json!(true) {
                skipped += usize::from(!recorded.is_null());
                continue;
            }
            let (replayed, causes) = replay(scenario, builder);
            let mut disagreements = judge(recorded, &replayed);
            disagreements.extend(causes);
            dumped["results"][builder] = plain(replayed);
            verdicts.push(Verdict {
                id: format!("{}: {builder}", text(scenario, "id")),
                disagreements,
            });
        }
        ours.push(dumped);
    }
    let mut whole = file.clone();
    whole["scenarios"] = json!(ours);
    Some(Checked { verdicts, ours: Some(whole), skipped })
}

/// Rows of which only a part is known, as texts: the corpus has no other form.
fn plain(mut replayed: Value) -> Value {
    let mut builds: Vec<&mut Value> = Vec::new();
    let Some(fields) = replayed.as_object_mut() else { return replayed };
    for (name, value) in fields.iter_mut() {
        match name.as_str() {
            "warmup" => builds.extend(value.as_array_mut().into_iter().flatten()),
            "before" | "after" => builds.push(value),
            _ => {}
        }
    }
    for build in builds {
        let rows = build.pointer_mut("/image/history").and_then(Value::as_array_mut);
        for row in rows.into_iter().flatten() {
            if let Some(about) = row[0].get("about").cloned() {
                row[0] = about;
            }
        }
    }
    replayed
}
