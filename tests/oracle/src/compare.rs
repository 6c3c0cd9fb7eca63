//! Ground truth against what was computed, field by field.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// One field that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// Where: image, layer, path, field.
    pub place: String,
    /// What the ground truth says.
    pub expected: Value,
    /// What was computed.
    pub got: Value,
}

/// Collects what differs.
struct Differ {
    found: Vec<Disagreement>,
}

/// All differences between the ground truth of an archive and what was computed, in its shape.
///
/// Fields the ground truth calls disputed accept any listed value; disputed paths are left out;
/// fields that a reader need not know (`sha256` of files, notes, raw names) are not compared.
#[must_use]
pub fn compare(truth: &Value, ours: &Value) -> Vec<Disagreement> {
    let mut differ = Differ { found: Vec::new() };
    differ.fields("", truth, ours, &["outer_compression", "format", "file_bytes"]);
    let (want, got) = (list(truth, "images"), list(ours, "images"));
    if want.len() != got.len() {
        differ.differs("images", json!(want.len()), json!(got.len()));
    }
    for (i, (want, got)) in want.iter().zip(got).enumerate() {
        differ.image(&format!("image {i}"), want, got);
    }
    differ.found
}

impl Differ {
    fn differs(&mut self, place: &str, expected: Value, got: Value) {
        self.found.push(Disagreement { place: place.to_owned(), expected, got });
    }

    fn fields(&mut self, place: &str, want: &Value, got: &Value, names: &[&str]) {
        for name in names {
            let (a, b) = (&want[*name], &got[*name]);
            if a != b && !same_number(a, b) {
                self.differs(&format!("{place} {name}"), a.clone(), b.clone());
            }
        }
    }

    fn image(&mut self, place: &str, want: &Value, got: &Value) {
        self.fields(
            place,
            want,
            got,
            &[
                "from",
                "tags",
                "config_digest",
                "manifest_digest",
                "platform",
                "architecture",
                "os",
                "variant",
                "created",
                "diff_ids",
                "history",
                "config",
            ],
        );
        if want.get("config_member").is_some() {
            self.fields(place, want, got, &["config_member"]);
        }
        let (layers, ours) = (list(want, "layers"), list(got, "layers"));
        if layers.len() != ours.len() {
            self.differs(&format!("{place} layers"), json!(layers.len()), json!(ours.len()));
        }
        for (i, (want, got)) in layers.iter().zip(ours).enumerate() {
            self.layer(&format!("{place} L{i}"), want, got);
        }
        self.union(place, want, got);
        self.not_visible(place, want, got);
        self.totals(place, want, got);
    }

    fn layer(&mut self, place: &str, want: &Value, got: &Value) {
        self.fields(
            place,
            want,
            got,
            &[
                "digest",
                "diff_id",
                "member",
                "media_type",
                "compression",
                "size_stored",
                "size_uncompressed",
                "counts",
                "file_bytes",
            ],
        );
        let (entries, ours) = (list(want, "entries"), list(got, "entries"));
        if entries.len() != ours.len() {
            self.differs(&format!("{place} entries"), json!(entries.len()), json!(ours.len()));
        }
        for (i, (want, got)) in entries.iter().zip(ours).enumerate() {
            let place = format!("{place} entry {i} {}", want["path"]);
            if bytes(want, "path") != bytes(got, "path") {
                self.differs(&format!("{place} path"), want["path"].clone(), got["path"].clone());
                continue;
            }
            self.fields(
                &place,
                want,
                got,
                &["op", "type", "mode", "uid", "gid", "size", "mtime", "xattrs", "dev"],
            );
            for (name, default) in [("effective", true), ("identical", false), ("duplicate", false)]
            {
                let (a, b) = (flag(want, name, default), flag(got, name, default));
                if a != b {
                    self.differs(&format!("{place} {name}"), json!(a), json!(b));
                }
            }
            let removal = matches!(want["op"].as_str(), Some("removed" | "opaque"));
            for name in if removal { &["removes"][..] } else { &["link"][..] } {
                if bytes(want, name) != bytes(got, name) {
                    let place = format!("{place} {name}");
                    self.differs(&place, want[*name].clone(), got[*name].clone());
                }
            }
        }
    }

    fn union(&mut self, place: &str, want: &Value, got: &Value) {
        let disputed: Vec<Vec<u8>> =
            list(want, "disputed_paths").iter().filter_map(|d| bytes(d, "path")).collect();
        let by_path = |value: &Value| -> BTreeMap<Vec<u8>, Value> {
            list(value, "union")
                .iter()
                .filter_map(|path| Some((bytes(path, "path")?, path.clone())))
                .collect()
        };
        let (want, got) = (by_path(want), by_path(got));
        for (path, truth) in &want {
            let shown = String::from_utf8_lossy(path);
            if path.is_empty() && truth.get("layer").is_none() {
                continue;
            }
            match got.get(path) {
                Some(ours) => self.union_path(&format!("{place} /{shown}"), truth, ours),
                None if disputed.contains(path) => {}
                None => self.differs(&format!("{place} /{shown}"), json!("there"), json!("absent")),
            }
        }
        for path in got.keys().filter(|path| !want.contains_key(*path) && !disputed.contains(path))
        {
            let shown = String::from_utf8_lossy(path);
            self.differs(&format!("{place} /{shown}"), json!("absent"), json!("there"));
        }
    }

    fn union_path(&mut self, place: &str, want: &Value, got: &Value) {
        let disputed = want["disputed"].as_object().cloned().unwrap_or_default();
        let implicit = flag(want, "implicit", false);
        let root = want["path"].as_str() == Some("");
        for name in [
            "type",
            "mode",
            "uid",
            "gid",
            "size",
            "mtime",
            "mtime_ns",
            "link",
            "inode_group",
            "nlink",
            "dev",
            "xattrs",
            "layer",
            "shadowed",
            "implicit",
            "implicit_in",
        ] {
            let skip = match name {
                "size" => want["type"].as_str() == Some("dir"),
                "mtime" => implicit || root,
                // Told in the union only where it was read from a disk.
                "mtime_ns" => got.get(name).is_none() || want.get(name).is_none(),
                _ => false,
            };
            if skip || accepted(&disputed, name, &got[name]) {
                continue;
            }
            let same = match name {
                "link" | "inode_group" => bytes(want, name) == bytes(got, name),
                _ => want[name] == got[name] || same_number(&want[name], &got[name]),
            };
            if !same {
                self.differs(&format!("{place} {name}"), want[name].clone(), got[name].clone());
            }
        }
    }

    fn not_visible(&mut self, place: &str, want: &Value, got: &Value) {
        let set = |value: &Value| -> BTreeMap<Vec<u8>, Value> {
            list(value, "not_visible")
                .iter()
                .filter_map(|path| Some((bytes(path, "path")?, path["supplied_by"].clone())))
                .collect()
        };
        let disputed: Vec<Vec<u8>> =
            list(want, "disputed_paths").iter().filter_map(|d| bytes(d, "path")).collect();
        let (want, got) = (set(want), set(got));
        let paths: std::collections::BTreeSet<_> = want.keys().chain(got.keys()).collect();
        for path in paths {
            let (a, b) = (want.get(path), got.get(path));
            if a != b && !disputed.contains(path) {
                let place = format!("{place} not visible /{}", String::from_utf8_lossy(path));
                self.differs(&place, json!(a), json!(b));
            }
        }
    }

    fn totals(&mut self, place: &str, want: &Value, got: &Value) {
        let rootless = list(want, "union")
            .iter()
            .filter(|u| u["path"].as_str() == Some("") && u.get("layer").is_none())
            .count();
        let names = [
            "layers",
            "stored_bytes",
            "uncompressed_bytes",
            "entries",
            "union_file_bytes",
            "all_file_bytes",
            "wasted_bytes",
            "wasted_files",
        ];
        let (a, b) = (&want["totals"], &got["totals"]);
        self.fields(&format!("{place} totals"), a, b, &names);
        let paths = a["union_paths"].as_u64().map(|n| n.saturating_sub(rootless as u64));
        if paths != b["union_paths"].as_u64() {
            let place = format!("{place} totals union_paths");
            self.differs(&place, json!(paths), b["union_paths"].clone());
        }
        let (a, b) = (wasted(want), wasted(got));
        if a != b {
            self.differs(&format!("{place} wasted"), only(&a, &b), only(&b, &a));
        }
        let causes: u64 = list(got, "wasted").iter().filter_map(|w| w["size"].as_u64()).sum();
        if Some(causes) != want["totals"]["wasted_bytes"].as_u64() {
            let place = format!("{place} wasted by cause");
            self.differs(&place, want["totals"]["wasted_bytes"].clone(), json!(causes));
        }
    }
}

/// A wasted entry: layer, path, size.
type Wasted = (Option<u64>, Option<Vec<u8>>, Option<u64>);

fn wasted(value: &Value) -> Vec<Wasted> {
    let mut list: Vec<Wasted> = list(value, "wasted")
        .iter()
        .map(|w| (w["layer"].as_u64(), bytes(w, "path"), w["size"].as_u64()))
        .collect();
    list.sort();
    list
}

/// What only the first list has, readable.
fn only(these: &[Wasted], those: &[Wasted]) -> Value {
    let show = |(layer, path, size): &Wasted| {
        let path = String::from_utf8_lossy(path.as_deref().unwrap_or_default()).into_owned();
        json!([layer, path, size])
    };
    these.iter().filter(|w| !those.contains(w)).map(show).collect()
}

fn accepted(disputed: &Map<String, Value>, name: &str, got: &Value) -> bool {
    let Some(values) = disputed.get(name).and_then(Value::as_object) else { return false };
    // A value that a tool gives as empty or 0 is one that we do not write at all.
    let empty = |v: &Value| *v == json!("") || *v == json!({}) || *v == json!(0) || v.is_null();
    values.values().any(|value| value == got || (empty(value) && empty(got)))
}

fn same_number(a: &Value, b: &Value) -> bool {
    matches!((a.as_f64(), b.as_f64()), (Some(a), Some(b)) if (a - b).abs() <= a.abs() * 1e-12 + 1e-6)
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn flag(value: &Value, key: &str, default: bool) -> bool {
    value[key].as_bool().unwrap_or(default)
}

/// A text member as bytes: from its base64 form where there is one.
fn bytes(value: &Value, key: &str) -> Option<Vec<u8>> {
    use base64::Engine as _;
    let engine = base64::engine::general_purpose::STANDARD;
    let exact = value[format!("{key}_b64")].as_str().and_then(|text| engine.decode(text).ok());
    exact.or_else(|| value[key].as_str().map(|text| text.as_bytes().to_vec()))
}
