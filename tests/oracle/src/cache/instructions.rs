//! The Dockerfiles of the scenarios, taken apart into instructions.

use onionskin::dockerfile::{self, Dockerfile, Instruction};
use serde_json::{Value, json};

use super::{Checked, Verdict, compare, text};
use crate::Disagreement;

/// Every build of every scenario of a file.
pub fn scenarios(file: &Value) -> Option<Checked> {
    let scenarios = file["scenarios"].as_array()?;
    let verdicts = scenarios.iter().map(|scenario| {
        let warmups = scenario["warmup"].as_array().into_iter().flatten();
        let builds = warmups.chain([&scenario["before"], &scenario["after"]]);
        let disagreements = builds.flat_map(disagreements).collect();
        Verdict { id: format!("{}: instructions", text(scenario, "id")), disagreements }
    });
    Some(Checked { verdicts: verdicts.collect(), ours: None, skipped: 0 })
}

/// What disagrees in the instructions of one build.
fn disagreements(build: &Value) -> Vec<Disagreement> {
    let Some(source) = build["dockerfile"].as_str() else { return Vec::new() };
    let read = dockerfile::parse(&without_placeholders(source));
    let ours: Vec<Value> =
        (0..).zip(&read.instructions).map(|(at, i)| shape(&read, at, i)).collect();
    let nothing = Vec::new();
    let expected = build["instructions"].as_array().unwrap_or(&nothing);
    let mut found: Vec<_> =
        compare("instructions", &json!(expected.len()), &json!(ours.len())).into_iter().collect();
    for (at, (expected, got)) in expected.iter().zip(&ours).enumerate() {
        for field in ["line", "stage", "stage_name", "kw", "text"] {
            let expected = match expected[field].as_str() {
                Some(text) => json!(without_placeholders(text)),
                None => expected[field].clone(),
            };
            found.extend(compare(format!("{at}: {field}"), &expected, &got[field]));
        }
    }
    found
}

fn shape(read: &Dockerfile, at: usize, instruction: &Instruction) -> Value {
    let mut text = instruction.original.trim_end().to_owned();
    for heredoc in &instruction.heredocs {
        text += &format!("\n{}{}", heredoc.content, heredoc.name);
    }
    let stage = read.stage_of(at);
    json!({
        "line": instruction.lines.first,
        "stage": stage.map_or(-1, |stage| stage.index as i64),
        "stage_name": stage.and_then(|stage| stage.name.as_ref()),
        "kw": instruction.keyword.map(|keyword| keyword.name()),
        "text": text,
    })
}

/// Some digest in the place of each `{{digest:NAME}}`.
fn without_placeholders(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{digest:") {
        out.push_str(before);
        out.push_str("sha256:");
        out.push_str(&"0".repeat(64));
        rest = after.split_once("}}").map_or("", |(_, after)| after);
    }
    out + rest
}
