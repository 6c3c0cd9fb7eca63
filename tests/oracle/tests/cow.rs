//! The judge of copy-on-write scenarios sees what differs, and nothing else.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use onionskin_oracle::cow::{judge, replay};
use serde_json::{Value, json};

/// A scenario with everything a state can have, its truth filled in by the simulator.
fn scenario() -> Value {
    let mut record = json!({
        "id": "own", "group": "own", "opts": "docker", "containers": 1,
        "lowers": [[
            {"p": "/d", "t": "d"},
            {"p": "/d/f", "t": "f", "c": "text\n", "x": {"user.a": "b"}},
            {"p": "/d/g", "t": "h", "to": "/d/f"},
            {"p": "/d/l", "t": "l", "k": "f"},
            {"p": "/e", "t": "d"},
            {"p": "/e/x", "t": "f", "b": "ab", "n": 5000},
        ]],
        "steps": [
            {"op": {"do": "append", "p": "/d/l", "c": "more"}},
            {"op": {"do": "rmrf", "p": "/e"}},
            {"op": {"do": "mkdir", "p": "/e", "m": "755"}},
            {"op": {"do": "readlink", "p": "/d/l"}},
            {"op": {"do": "read", "p": "/nope"}},
        ],
    });
    let ours = replay(&record).unwrap();
    record["init"] = ours["init"].clone();
    record["steps"] = ours["steps"].clone();
    record
}

#[test]
fn a_scenario_agrees_with_itself() {
    let record = scenario();
    assert_eq!(judge(&record, &replay(&record).unwrap()), []);
    assert_eq!(record["steps"][4]["r"]["e"], "ENOENT");
    assert_eq!(record["steps"][2]["after"][0]["upper"]["/e"]["o"], 1);
}

#[test]
fn each_field_that_differs_is_found() {
    for (pointer, wrong) in [
        ("/steps/4/r/e", json!("EISDIR")),
        ("/steps/3/r/k", json!("g")),
        ("/steps/1/r/cnt", json!([2, 1])),
        ("/steps/0/copied/0/from", json!([1, "/d"])),
        ("/steps/0/copied/1/b", json!(4)),
        ("/steps/0/after/0/merged/~1d~1f/L", json!(0)),
        ("/steps/0/after/0/merged/~1d~1f/h", json!("0000000000000000")),
        ("/steps/0/after/0/merged/~1d~1f/x", json!({"user.a": "c"})),
        ("/steps/0/after/0/upper/~1d~1f/s", json!(5)),
        ("/steps/1/after/0/upper/~1e/t", json!("d")),
        ("/steps/2/after/0/upper/~1e/o", json!(0)),
        ("/steps/2/after/0/diff", json!(["C /d"])),
        ("/steps/2/after/0/du/log", json!(1)),
        ("/steps/2/after/0/du/files", json!(1)),
        ("/steps/2/after/0/du/dirs", json!(1)),
        ("/init/0/links", json!([])),
        ("/init/0/merged/~1d~1f/n", json!(3)),
        ("/init/0/merged/~1d/mt", json!(5)),
    ] {
        let mut record = scenario();
        *record.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer} is not there")) = wrong;
        let ours = replay(&record).unwrap();
        assert_eq!(judge(&record, &ours).len(), 1, "{pointer}");
    }
}

#[test]
fn options_that_are_not_offered_are_skipped() {
    let mut record = scenario();
    record["opts"] = json!("index");
    assert_eq!(replay(&record), None);
}
