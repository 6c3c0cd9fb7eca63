//! Commands typed in a real container, and what they printed and left.

use std::collections::BTreeSet;

use onionskin::sim::Simulator;
use onionskin::sim::cow::docker::Facts;
use onionskin::sim::cow::kernel::Options;
use onionskin::sim::cow::layer::{Ino, Layer, NodeKind, Slot};
use onionskin::sim::cow::{Action, Cow, CowEvent, docker_diff, parse_script, weigh};
use serde_json::{Value, json};

use super::scenario;
use crate::Disagreement;

/// What the simulator makes of a transcript, in its own shape.
pub fn replay_transcript(lowers: &Value, transcript: &Value) -> Value {
    let mut layers = vec![busybox()];
    layers.extend(lowers.as_array().cloned().unwrap_or_default());
    let (world, store) = scenario::world(&Value::Array(layers), 1);
    let facts = Facts { names: vec!["image:latest".into()], ..Facts::default() };
    let cow = Cow::new(world, facts, Options::default(), store);
    let mut state = cow.initial();
    for action in parse_script("docker run -d --name c1 image").unwrap_or_default() {
        if let Ok((next, _)) = cow.step(&state, &action) {
            state = next;
        }
    }
    let mut steps = Vec::new();
    for step in transcript["steps"].as_array().into_iter().flatten() {
        let line = step["cmd"].as_str().unwrap_or_default().to_owned();
        let action = Action::Shell { container: "c1".into(), line: line.clone() };
        let mut done = match cow.step(&state, &action) {
            Ok((next, events)) => {
                state = next;
                printed(&events)
            }
            Err(refusal) => json!({"rc": null, "refused": format!("{refusal:?}")}),
        };
        let Some(fs) = cow.view(&state, "c1") else { continue };
        let diff: Vec<String> = docker_diff(&fs)
            .iter()
            .map(|(change, path)| format!("{} {}", change.letter(), String::from_utf8_lossy(path)))
            .collect();
        done["cmd"] = json!(line);
        done["diff"] = json!(diff);
        done["size_rw"] = json!(weigh(&fs.upper).logical);
        let mut upper = Vec::new();
        raw(&fs.upper, Ino::ROOT, "", &mut upper);
        done["upper"] = json!(upper);
        steps.push(done);
    }
    json!({"title": transcript["title"], "steps": steps})
}

/// All differences between a transcript and what the simulator made of it.
pub fn judge_transcript(transcript: &Value, ours: &Value) -> Vec<Disagreement> {
    let mut found = Vec::new();
    let empty = Vec::new();
    for (at, want) in transcript["steps"].as_array().unwrap_or(&empty).iter().enumerate() {
        let got = &ours["steps"][at];
        for field in ["rc", "out", "err", "diff", "size_rw", "upper"] {
            let set = |v: &Value| -> BTreeSet<String> {
                v.as_array().into_iter().flatten().map(Value::to_string).collect()
            };
            let same = match field {
                "diff" | "upper" => set(&want[field]) == set(&got[field]),
                _ => want[field] == got[field],
            };
            if !same {
                found.push(Disagreement {
                    place: format!("step {at} `{}`: {field}", want["cmd"].as_str().unwrap_or("")),
                    expected: want[field].clone(),
                    got: if got["refused"].is_string() {
                        got["refused"].clone()
                    } else {
                        got[field].clone()
                    },
                });
            }
        }
    }
    found
}

fn printed(events: &[CowEvent]) -> Value {
    let finished = events.iter().rev().find_map(|event| match event {
        CowEvent::Finished { status, out, err, .. } => Some((status, out, err)),
        _ => None,
    });
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    match finished {
        Some((status, out, err)) => json!({"rc": status, "out": text(out), "err": text(err)}),
        None => json!({"rc": null}),
    }
}

fn raw(layer: &Layer, dir: Ino, above: &str, out: &mut Vec<Value>) {
    for (name, slot) in layer.list(dir) {
        let path = format!("{above}/{}", String::from_utf8_lossy(name));
        let Slot::Inode(ino) = slot else {
            out.push(json!([path, "whiteout"]));
            continue;
        };
        match layer.inode(ino).map(|inode| &inode.kind) {
            Some(NodeKind::Dir { opaque }) => {
                out.push(json!([path, if *opaque { "opaque dir" } else { "d" }]));
                raw(layer, ino, &path, out);
            }
            Some(NodeKind::File { content, .. }) => out.push(json!([path, "f", content.size()])),
            Some(NodeKind::Symlink(_)) => out.push(json!([path, "l"])),
            Some(NodeKind::Fifo) => out.push(json!([path, "p"])),
            _ => out.push(json!([path, "c"])),
        }
    }
}

/// The base layer the transcripts' containers stand on.
fn busybox() -> Value {
    let dir = |path: &str, mode: &str| json!({"p": path, "t": "d", "m": mode});
    json!([
        dir("/bin", "755"),
        {"p": "/bin/busybox", "t": "f", "m": "755", "b": "busybox", "n": 1_000_000},
        {"p": "/bin/ls", "t": "h", "to": "/bin/busybox"},
        {"p": "/bin/sh", "t": "h", "to": "/bin/busybox"},
        dir("/dev", "755"),
        dir("/etc", "755"),
        dir("/proc", "755"),
        dir("/sys", "755"),
        dir("/tmp", "1777"),
    ])
}
