//! What a real engine printed of a scenario: `docker diff`, SizeRw, the committed layer.

use std::collections::BTreeSet;

use onionskin::sim::cow::layer::{Layer, NodeKind};
use onionskin::sim::cow::{MemberKind, members};
use serde_json::{Value, json};

use super::scenario::text;
use crate::Disagreement;

/// All differences between an engine's record of a scenario and what the simulator made of it.
///
/// `ours` is the replay of the scenario, with `layers`: the layer each step's container had.
pub fn judge_engine(record: &Value, scenario: &Value, ours: &Value) -> Vec<Disagreement> {
    let mut found = Vec::new();
    let mut differs = |place: String, expected: Value, got: Value| {
        found.push(Disagreement { place, expected, got });
    };
    let empty = Vec::new();
    let steps = record["steps"].as_array().unwrap_or(&empty);
    for (at, want) in steps.iter().enumerate() {
        let op = &scenario["steps"][at]["op"];
        let after = &ours["steps"][at]["after"];
        // `start` and `commit` show the new container, all else the one it acted on.
        let shown = match text(op, "do") {
            "start" | "commit" => {
                after.as_array().map_or(0, |states| states.len().saturating_sub(1))
            }
            _ => op["ct"].as_u64().unwrap_or(0) as usize,
        };
        let state = &after[shown];
        let set = |list: &Value| -> BTreeSet<String> {
            let lines = list.as_array().into_iter().flatten();
            lines.filter_map(|line| line.as_str().map(str::to_owned)).collect()
        };
        let (a, b) = (set(&want["diff"]), set(&state["diff"]));
        if a != b {
            differs(format!("step {at}: diff"), json!(a), json!(b));
        }
        if want["size_rw"] != state["du"]["log"] {
            let got = state["du"]["log"].clone();
            differs(format!("step {at}: size_rw"), want["size_rw"].clone(), got);
        }
    }
    let mut tar = |place: String, want: &Value, got: &Value| {
        // An empty layer is not committed: the engine then lists the one below.
        if got.as_array().is_some_and(|list| !list.is_empty()) && want != got {
            differs(place, want.clone(), got.clone());
        }
    };
    if record.get("tar").is_some() {
        tar("tar".to_owned(), &record["tar"], &ours["tar"]);
    }
    for commit in record["commits"].as_array().into_iter().flatten() {
        let at = commit["step"].as_u64().unwrap_or(0) as usize;
        tar(format!("step {at}: tar"), &commit["tar"], &ours["steps"][at]["tar"]);
    }
    found
}

/// The members of the tar that a commit makes of a layer, as the corpus lists them.
pub fn listing(layer: &Layer) -> Value {
    let shown = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
    let mut out = Vec::new();
    for member in members(layer) {
        let name = shown(&member.name);
        let inode = member.ino.and_then(|ino| layer.inode(ino));
        let mode = inode.map(|inode| format!("{:o}", inode.meta.mode)).unwrap_or_default();
        let item = match (&member.what, inode) {
            (MemberKind::Whiteout, _) => json!([name, "f", "600", 0]),
            (MemberKind::Opaque, Some(dir)) => {
                json!([name, "f", format!("{:o}", dir.meta.mode & 0o777), 0])
            }
            (MemberKind::Link(first), _) => json!([name, "h", mode, shown(first)]),
            (_, Some(inode)) => match &inode.kind {
                NodeKind::Dir { .. } => json!([name, "d", mode]),
                NodeKind::File { content, .. } => json!([name, "f", mode, content.size()]),
                NodeKind::Symlink(target) => json!([name, "l", "777", shown(target)]),
                NodeKind::Fifo => json!([name, "p", mode]),
                NodeKind::Char(..) | NodeKind::Block(..) => json!([name, "c", mode]),
            },
            _ => json!([name, "?"]),
        };
        out.push(item);
    }
    out.into()
}
