//! Compares a replayed scenario with what was recorded.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::compare;
use crate::Disagreement;

/// Where a scenario's builds differ.
pub fn judge(recorded: &Value, ours: &Value) -> Vec<Disagreement> {
    let mut out = Vec::new();
    let warmups = recorded["warmup"].as_array().map_or(0, Vec::len);
    for at in 0..warmups {
        judge_build(
            &format!("warmup {at}"),
            &recorded["warmup"][at],
            &ours["warmup"][at],
            &mut out,
        );
    }
    for name in ["before", "after"] {
        judge_build(name, &recorded[name], &ours[name], &mut out);
    }
    out
}

fn judge_build(name: &str, recorded: &Value, ours: &Value, out: &mut Vec<Disagreement>) {
    out.extend(compare(format!("{name}: ok"), &recorded["ok"], &ours["ok"]));
    let nothing = Vec::new();
    let words = |value: &Value| value.as_array().unwrap_or(&nothing).clone();
    let (expected, got) = (words(&recorded["outcomes"]), words(&ours["outcomes"]));
    if expected.len() != got.len() {
        let (expected, got) = (json!(expected.len()), json!(got.len()));
        out.extend(compare(format!("{name}: instructions"), &expected, &got));
    }
    for (at, (expected, got)) in expected.iter().zip(&got).enumerate() {
        out.extend(compare(format!("{name}: step {at}"), expected, got));
    }
    let (expected, got) = (classes(&recorded["shared"]), classes(&ours["shared"]));
    out.extend(compare(format!("{name}: shared"), &json!(expected), &json!(got)));
    for field in ["link_merge", "onbuild"] {
        out.extend(compare(format!("{name}: {field}"), &recorded[field], &ours[field]));
    }
    if !recorded["image"]["history"].is_array() {
        return;
    }
    let (expected, got) = (words(&recorded["image"]["history"]), words(&ours["image"]["history"]));
    if expected.len() != got.len() {
        let shown =
            |rows: &[Value]| json!(rows.iter().map(|row| row[0].clone()).collect::<Vec<_>>());
        out.extend(compare(format!("{name}: history"), &shown(&expected), &shown(&got)));
        return;
    }
    for (at, (expected, got)) in expected.iter().zip(&got).enumerate() {
        let place = format!("{name}: history {at}");
        match got[0]["about"].as_str() {
            // The digest in it is one of files that no input tells.
            Some(about) => {
                let blind = |text: &str| without_digests(text);
                let expected = json!(blind(expected[0].as_str().unwrap_or_default()));
                out.extend(compare(place.clone(), &expected, &json!(blind(about))));
            }
            None => out.extend(compare(place.clone(), &expected[0], &got[0])),
        }
        out.extend(compare(format!("{place}: empty_layer"), &expected[1], &got[1]));
    }
}

/// The sets of instructions that are one and the same.
fn classes(shared: &Value) -> Vec<Vec<u64>> {
    let mut classes: Vec<BTreeSet<u64>> = Vec::new();
    for (a, b) in shared.as_object().into_iter().flatten() {
        let pair = [a.parse().unwrap_or_default(), b.as_u64().unwrap_or_default()];
        let (with, mut rest): (Vec<_>, Vec<_>) =
            classes.into_iter().partition(|class| pair.iter().any(|at| class.contains(at)));
        rest.push(with.into_iter().flatten().chain(pair).collect());
        classes = rest;
    }
    let mut classes: Vec<Vec<u64>> =
        classes.into_iter().map(|class| class.into_iter().collect()).collect();
    classes.sort();
    classes
}

/// A text with each SHA-256 and each id of a Git commit replaced by a star.
fn without_digests(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let hex = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        if matches!(hex, 40 | 64) {
            out.push('*');
            rest = &rest[hex..];
        } else {
            let step = hex.max(c.len_utf8());
            out.push_str(&rest[..step]);
            rest = &rest[step..];
        }
    }
    out
}
