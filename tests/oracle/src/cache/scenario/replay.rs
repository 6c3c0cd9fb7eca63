//! A scenario on the simulator, in the corpus' own shape.

use std::sync::Arc;

use onionskin::sim::cache::{Build, Inputs, Memory, Status, Version, build};
use serde_json::{Map, Value, json};

use super::super::text;
use super::cause::wrong_causes;
use super::world::Step;
use crate::Disagreement;

/// All builds of a scenario, one after the other on an empty cache.
pub fn replay(scenario: &Value, builder: &str) -> (Value, Vec<Disagreement>) {
    let version = match builder {
        "buildkit-73ed682" => Version::BuildKit,
        "buildkit-20.10" => Version::BuildKit08,
        "classic-20.10" => Version::Classic,
        _ => Version::Classic25,
    };
    let recorded = &scenario["results"][builder];
    let nothing = Vec::new();
    let warmups = scenario["warmup"].as_array().unwrap_or(&nothing);
    let mut builds: Vec<(&Value, &Value)> = Vec::new();
    for (at, warmup) in warmups.iter().enumerate() {
        builds.push((warmup, &recorded["warmup"][at]));
    }
    builds.push((&scenario["before"], &recorded["before"]));
    builds.push((&scenario["after"], &recorded["after"]));
    let mut memory = Memory::default();
    let mut told = Vec::new();
    let mut causes = Vec::new();
    let mut built_before: Option<Build> = None;
    let mut context = &Value::Null;
    let mut changes = 0;
    let mut last = None;
    let count = builds.len();
    for (at, (one, recorded)) in builds.into_iter().enumerate() {
        if one["context"].as_str() != Some("same") {
            context = &one["context"];
        }
        changes += i64::from(last.is_some_and(|last| last != text(one, "dockerfile")));
        last = Some(text(one, "dockerfile"));
        if at + 1 == count {
            memory = between(text(scenario, "between"), &memory);
        }
        let inputs = Arc::new(Step { scenario, build: one, context, changes, recorded }.inputs());
        let (built, after) = build(&inputs, &memory, version);
        if let Some(before) = &built_before {
            let pruned = at + 1 == count && scenario["between"].is_string();
            causes.extend(wrong_causes(&built, before, &memory, pruned));
        }
        memory = after;
        let mut ours = shape(&built, version);
        blind(&mut ours, &inputs);
        told.push(ours);
        built_before = Some(built);
    }
    let after = told.pop().unwrap_or_default();
    let before = told.pop().unwrap_or_default();
    let mut out = json!({"supported": true, "before": before, "after": after});
    if !told.is_empty() {
        out["warmup"] = json!(told);
    }
    (out, causes)
}

/// Ids of Git commits hang on times and names that the corpus does not hold.
fn blind(ours: &mut Value, inputs: &Inputs) {
    let commits: Vec<&String> =
        inputs.git.values().flat_map(|git| git.commits.iter().map(|(id, _)| id)).collect();
    let rows = ours.pointer_mut("/image/history").and_then(Value::as_array_mut);
    for row in rows.into_iter().flatten() {
        if row[0].as_str().is_some_and(|text| commits.iter().any(|id| text.contains(*id))) {
            row[0] = json!({"about": row[0]});
        }
    }
}

fn between(what: &str, memory: &Memory) -> Memory {
    let mut memory = memory.clone();
    match what {
        "prune-local-cache" => memory.buildkit = memory.buildkit.pruned(),
        "save-load" => memory.classic = memory.classic.loaded(),
        _ => {}
    }
    memory
}

fn word(status: Status) -> &'static str {
    match status {
        Status::Cached => "cached",
        Status::Executed => "executed",
        Status::Config => "config",
        Status::Base => "base",
        Status::Stage => "stage",
        Status::Scratch => "scratch",
        Status::Meta => "meta",
        Status::Pruned => "pruned",
        Status::Error => "error",
        Status::NotReached => "not-reached",
    }
}

fn shape(built: &Build, version: Version) -> Value {
    let outcomes: Vec<&str> = built.steps.iter().map(|step| word(step.status)).collect();
    let mut out = json!({"ok": built.ok, "outcomes": outcomes});
    if !built.shared.is_empty() {
        let shared = built.shared.iter().map(|(a, b)| (b.to_string(), json!(a)));
        out["shared"] = Value::Object(shared.collect());
    }
    if !built.links.is_empty() {
        let links = built.links.iter().map(|(at, link)| (at.to_string(), json!(word(link.status))));
        out["link_merge"] = Value::Object(links.collect());
    }
    let mut onbuild = Map::new();
    for (at, triggers) in &built.triggers {
        let told = if version.is_classic() {
            let cached = triggers.iter().take_while(|t| t.status == Status::Cached).count();
            json!({"triggers": triggers.len(), "cached": cached})
        } else {
            let steps = triggers.iter().filter(|trigger| trigger.status != Status::Config);
            let told = steps.map(|t| json!({"trigger": t.text, "outcome": word(t.status)}));
            told.collect()
        };
        onbuild.insert(at.to_string(), told);
    }
    if !onbuild.is_empty() {
        out["onbuild"] = Value::Object(onbuild);
    }
    if built.ok {
        let rows = built.history.iter();
        let rows: Vec<Value> = rows
            .map(|row| {
                let text = if row.exact {
                    json!(row.created_by)
                } else {
                    json!({"about": row.created_by})
                };
                json!([text, row.empty])
            })
            .collect();
        out["image"] = json!({"history": rows});
    }
    out
}
