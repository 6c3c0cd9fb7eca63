//! Expected against computed, field by field.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::scenario::text;
use crate::Disagreement;

/// All differences between a scenario record and what the simulator made of it.
///
/// Not compared, as the corpus says: `wb`, `ino`, `org`.
pub fn judge(record: &Value, ours: &Value) -> Vec<Disagreement> {
    let mut judge = Judge { found: Vec::new(), docker: text(record, "opts") == "docker" };
    judge.states("init", &record["init"], &ours["init"]);
    let empty = Vec::new();
    let steps = record["steps"].as_array().unwrap_or(&empty);
    for (at, want) in steps.iter().enumerate() {
        let got = &ours["steps"][at];
        let place = format!("step {at} {}", brief(&want["op"]));
        judge.reply(&place, &want["r"], &got["r"]);
        judge.copied(&place, &want["copied"], &got["copied"]);
        let paths = |v: &Value| -> BTreeSet<String> {
            let list = v.as_array().into_iter().flatten();
            list.filter_map(|p| p.as_str().map(str::to_owned)).collect()
        };
        let (a, b) = (paths(&want["late"]), paths(&got["late"]));
        // All names of a hard link stand there; ours is the one that was opened.
        if a.is_empty() != b.is_empty() || !b.is_subset(&a) {
            judge.differs(&place, "late", json!(a), json!(b));
        }
        judge.states(&place, &want["after"], &got["after"]);
    }
    judge.found
}

struct Judge {
    found: Vec<Disagreement>,
    docker: bool,
}

impl Judge {
    fn differs(&mut self, place: &str, field: &str, expected: Value, got: Value) {
        let place = format!("{place}: {field}");
        self.found.push(Disagreement { place, expected, got });
    }

    fn reply(&mut self, place: &str, want: &Value, got: &Value) {
        let Some(fields) = want.as_object() else { return };
        for (key, value) in fields {
            let ours = &got[key.as_str()];
            if ours != value {
                self.differs(place, key, value.clone(), ours.clone());
            }
        }
    }

    fn copied(&mut self, place: &str, want: &Value, got: &Value) {
        let by_path = |list: &Value| -> Map<String, Value> {
            let list = list.as_array().into_iter().flatten();
            list.map(|copy| (text(copy, "p").to_owned(), copy.clone())).collect()
        };
        let (want, got) = (by_path(want), by_path(got));
        for path in want.keys().chain(got.keys()).collect::<BTreeSet<_>>() {
            let (a, b) = (want.get(path), got.get(path));
            let (Some(a), Some(b)) = (a, b) else {
                let field = format!("copied {path}");
                self.differs(place, &field, json!(a), json!(b));
                continue;
            };
            let any_link = a["inf"].as_u64() == Some(1) && !self.docker;
            if a["from"] != b["from"] && !(any_link && a["from"][0] == b["from"][0]) {
                self.differs(
                    place,
                    &format!("copied {path} from"),
                    a["from"].clone(),
                    b["from"].clone(),
                );
            }
            if a["b"] != b["b"] {
                self.differs(
                    place,
                    &format!("copied {path} bytes"),
                    a["b"].clone(),
                    b["b"].clone(),
                );
            }
        }
    }

    fn states(&mut self, place: &str, want: &Value, got: &Value) {
        let (Some(want), Some(got)) = (want.as_array(), got.as_array()) else {
            return self.differs(place, "states", json!("a list"), json!("none"));
        };
        if want.len() != got.len() {
            self.differs(place, "containers", json!(want.len()), json!(got.len()));
        }
        for (at, (want, got)) in want.iter().zip(got).enumerate() {
            let place = format!("{place}, container {at}");
            if want.is_null() || got.is_null() {
                if want.is_null() != got.is_null() {
                    self.differs(&place, "state", json!(want.is_null()), json!(got.is_null()));
                }
                continue;
            }
            self.tree(&place, "merged", &want["merged"], &got["merged"]);
            self.tree(&place, "upper", &want["upper"], &got["upper"]);
            let set = |v: &Value| -> BTreeSet<String> {
                let list = v["diff"].as_array().into_iter().flatten();
                list.filter_map(|line| line.as_str().map(str::to_owned)).collect()
            };
            let (a, b) = (set(want), set(got));
            if a != b {
                let only = |a: &BTreeSet<String>, b: &BTreeSet<String>| json!(a - b);
                self.differs(&place, "diff", only(&a, &b), only(&b, &a));
            }
            for field in ["log", "files", "dirs"] {
                let (a, b) = (&want["du"][field], &got["du"][field]);
                if a != b {
                    self.differs(&place, &format!("du {field}"), a.clone(), b.clone());
                }
            }
            let groups = |v: &Value| -> BTreeSet<String> {
                v["links"].as_array().into_iter().flatten().map(Value::to_string).collect()
            };
            if groups(want) != groups(got) {
                self.differs(&place, "links", want["links"].clone(), got["links"].clone());
            }
        }
    }

    fn tree(&mut self, place: &str, tree: &str, want: &Value, got: &Value) {
        let empty = Map::new();
        let (want, got) = (want.as_object().unwrap_or(&empty), got.as_object().unwrap_or(&empty));
        for path in want.keys().chain(got.keys()).collect::<BTreeSet<_>>() {
            let (Some(a), Some(b)) = (want.get(path), got.get(path)) else {
                let field = format!("{tree} {path}");
                self.differs(place, &field, json!(want.get(path)), json!(got.get(path)));
                continue;
            };
            let node = |value: &Value| {
                let mut node = value.clone();
                if let Some(node) = node.as_object_mut() {
                    node.remove("org");
                    if path == "/" {
                        node.remove("mt");
                    }
                }
                node
            };
            let (a, b) = (node(a), node(b));
            if a != b {
                self.differs(place, &format!("{tree} {path}"), a, b);
            }
        }
    }
}

fn brief(op: &Value) -> String {
    let text = op.to_string();
    if text.chars().count() <= 120 {
        text
    } else {
        text.chars().take(120).collect::<String>() + "…"
    }
}
