//! What an image means, worked out the slow and plain way: layer after layer on one map of paths.
//!
//! The rules are those of the OCI image-spec (`layer.md`), the shape is that of the ground truth of
//! recorded images, so that both are compared by the same code. It shares nothing with what it is
//! held against: layers are read with the `tar` crate. Sparse files and numbers in PAX headers are
//! beyond it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use serde_json::{Value, json};

use crate::archive::{Image, sha256};

/// What an entry says.
#[derive(Clone, Debug, PartialEq)]
struct Facts {
    kind: &'static str,
    mode: u32,
    uid: u64,
    gid: u64,
    mtime: u64,
    size: u64,
    sha256: String,
    link: String,
    dev: Option<(u32, u32)>,
}

/// An entry of a layer, in its order.
struct Entry {
    path: String,
    facts: Facts,
}

/// A path of the merged view.
#[derive(Clone, Debug)]
struct Node {
    /// The layer whose entry this is; of an implicit directory the lowest that needs it.
    layer: usize,
    /// The entry that holds the file: another one for a hard link.
    inode: (usize, usize),
    facts: Facts,
    implicit: bool,
}

/// The merged view, and which layers supply what.
#[derive(Default)]
struct View {
    nodes: BTreeMap<String, Node>,
    supplied: BTreeMap<String, BTreeSet<usize>>,
}

/// The ground truth of an archive as [`crate::archive::docker_save`] writes it.
#[must_use]
pub fn docker_save(image: &Image, archive_bytes: usize) -> Value {
    let mut view = View::default();
    let mut layers = Vec::new();
    let mut files = BTreeMap::new();
    for (number, tar) in image.layers().enumerate() {
        let entries = entries(tar);
        let told = view.apply(number, &entries);
        let mut counts = BTreeMap::<String, u64>::new();
        let mut file_bytes = 0;
        for (at, (entry, told)) in entries.iter().zip(&told).enumerate() {
            let op = told["op"].as_str().unwrap_or_default();
            *counts.entry(op.to_owned()).or_default() += 1;
            if entry.facts.kind == "file" && !["removed", "opaque"].contains(&op) {
                file_bytes += entry.facts.size;
                if told["effective"] != json!(false) {
                    files.insert((number, at), (entry.path.clone(), entry.facts.size));
                }
            }
        }
        let digest = sha256(tar);
        layers.push(json!({
            "index": number,
            "digest": format!("sha256:{digest}"),
            "diff_id": format!("sha256:{digest}"),
            "member": format!("blobs/sha256/{digest}"),
            "media_type": null,
            "compression": "none",
            "size_stored": tar.len(),
            "size_uncompressed": tar.len(),
            "counts": counts,
            "file_bytes": file_bytes,
            "entries": told,
        }));
    }
    let shown: BTreeSet<(usize, usize)> = view.nodes.values().map(|node| node.inode).collect();
    let wasted: Vec<Value> = files
        .iter()
        .filter(|(at, _)| !shown.contains(at))
        .map(|(at, (path, size))| json!({ "layer": at.0, "path": path, "size": size }))
        .collect();
    let sum = |list: &[Value], key: &str| list.iter().filter_map(|v| v[key].as_u64()).sum::<u64>();
    let all: u64 = files.values().map(|(_, size)| size).sum();
    let union = view.union();
    let config: Value = serde_json::from_slice(&image.config_json()).expect("our own JSON");
    let history = config["history"].as_array().into_iter().flatten().map(|step| {
        json!({
            "created_by": step["created_by"],
            "created": step["created"],
            "comment": step["comment"],
            "empty_layer": step["empty_layer"] == json!(true),
        })
    });
    let totals = json!({
        "layers": layers.len(),
        "stored_bytes": sum(&layers, "size_stored"),
        "uncompressed_bytes": sum(&layers, "size_uncompressed"),
        "entries": layers.iter().filter_map(|l| l["entries"].as_array()).map(Vec::len).sum::<usize>(),
        "union_paths": union.len(),
        "union_file_bytes": all - sum(&wasted, "size"),
        "all_file_bytes": all,
        "wasted_bytes": sum(&wasted, "size"),
        "wasted_files": wasted.len(),
    });
    let image = json!({
        "tags": image.tags,
        "from": "manifest.json",
        "config_member": format!("blobs/sha256/{}", image.id()),
        "config_digest": format!("sha256:{}", image.id()),
        "architecture": config["architecture"],
        "os": config["os"],
        "variant": null,
        "created": config["created"],
        "config": config["config"],
        "diff_ids": config["rootfs"]["diff_ids"],
        "history": history.collect::<Vec<_>>(),
        "layers": layers,
        "union": union,
        "not_visible": view.not_visible(),
        "disputed_paths": [],
        "totals": totals,
        "wasted": wasted,
    });
    json!({
        "schema": "image-corpus-ground-truth/1",
        "file_bytes": archive_bytes,
        "outer_compression": "none",
        "format": "docker-archive+oci-layout",
        "images": [image],
    })
}

/// The entries of a layer, by a reader of its own.
fn entries(layer: &[u8]) -> Vec<Entry> {
    let mut archive = tar::Archive::new(layer);
    let entries = archive.entries().expect("a tar").map(|entry| {
        let mut entry = entry.expect("an entry");
        let mut data = Vec::new();
        entry.read_to_end(&mut data).expect("its contents");
        let header = entry.header();
        let kind = match header.entry_type().as_byte() {
            b'0' => "file",
            b'1' => "hardlink",
            b'2' => "symlink",
            b'3' => "char",
            b'4' => "block",
            b'5' => "dir",
            b'6' => "fifo",
            other => panic!("type {other}"),
        };
        let number = |n: std::io::Result<u64>| n.expect("a number");
        let device = matches!(kind, "char" | "block").then(|| {
            let part = |n: std::io::Result<Option<u32>>| n.expect("a number").unwrap_or(0);
            (part(header.device_major()), part(header.device_minor()))
        });
        let facts = Facts {
            kind,
            mode: header.mode().expect("a number") & 0o7777,
            uid: number(header.uid()),
            gid: number(header.gid()),
            mtime: number(header.mtime()),
            size: data.len() as u64,
            sha256: if kind == "file" { sha256(&data) } else { String::new() },
            link: entry
                .link_name_bytes()
                .map_or_else(String::new, |link| String::from_utf8_lossy(&link).into_owned()),
            dev: device,
        };
        let path = String::from_utf8_lossy(&entry.path_bytes()).trim_matches('/').to_owned();
        Entry { path, facts }
    });
    entries.collect()
}

/// The directory of a path and its last part; the root is empty.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

fn is_below(path: &str, folder: &str) -> bool {
    folder.is_empty() && !path.is_empty()
        || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

impl View {
    /// Lays a layer over the view; tells each of its entries in the shape of the ground truth.
    fn apply(&mut self, layer: usize, entries: &[Entry]) -> Vec<Value> {
        let before = self.nodes.clone();
        let mut told: Vec<Value> = entries.iter().map(Self::facts_of).collect();
        // First whiteouts and opaque markers, wherever they stand, on what is below.
        for (entry, told) in entries.iter().zip(&mut told) {
            let (folder, name) = split(&entry.path);
            let Some(hidden) = name.strip_prefix(".wh.") else { continue };
            let acts = if hidden == ".wh..opq" {
                told["op"] = "opaque".into();
                let is_dir =
                    before.get(folder).map_or(folder.is_empty(), |n| n.facts.kind == "dir");
                self.nodes.retain(|path, _| !(is_dir && is_below(path, folder)));
                is_dir && before.keys().any(|path| is_below(path, folder))
            } else {
                let target = join(folder, hidden);
                told["op"] = "removed".into();
                told["removes"] = target.clone().into();
                self.nodes.retain(|path, _| *path != target && !is_below(path, &target));
                before.contains_key(&target)
            };
            if !acts {
                told["effective"] = false.into();
            }
        }
        // Then the entries, in order.
        let mut seen = BTreeSet::new();
        for (at, (entry, told)) in entries.iter().zip(&mut told).enumerate() {
            if !told["op"].is_null() {
                continue;
            }
            told["op"] = if before.contains_key(&entry.path) { "modified" } else { "added" }.into();
            if !seen.insert(&entry.path) {
                told["duplicate"] = true.into();
            }
            let replaced = self.nodes.get(&entry.path).map(|node| node.facts.clone());
            if self.put(layer, at, entry) {
                let alike = |old: &Facts| Facts { mtime: old.mtime, ..entry.facts.clone() } == *old;
                let fresh = told.get("duplicate").is_none();
                if fresh && entry.facts.kind != "hardlink" && replaced.as_ref().is_some_and(alike) {
                    told["identical"] = true.into();
                }
                self.supplied.entry(entry.path.clone()).or_default().insert(layer);
            } else {
                told["effective"] = false.into();
            }
        }
        told
    }

    /// Puts an entry into the view; tells whether it could.
    fn put(&mut self, layer: usize, at: usize, entry: &Entry) -> bool {
        let mut node =
            Node { layer, inode: (layer, at), facts: entry.facts.clone(), implicit: false };
        if entry.facts.kind == "hardlink" {
            // What a link lies in has to be a directory, so it is no file to link to.
            let link = entry.facts.link.trim_matches('/');
            match self.nodes.get(link).filter(|_| !is_below(&entry.path, link)) {
                Some(target) if target.facts.kind != "dir" && link != entry.path => {
                    (node.inode, node.facts) = (target.inode, target.facts.clone());
                }
                _ => return false,
            }
        }
        let ends = entry.path.match_indices('/').map(|(end, _)| end);
        for folder in ends.map(|end| &entry.path[..end]) {
            match self.nodes.get(folder) {
                Some(above) if above.facts.kind == "dir" => continue,
                Some(above) if above.layer == layer => return false,
                _ => {}
            }
            let facts = Facts {
                kind: "dir",
                mode: 0o755,
                uid: 0,
                gid: 0,
                mtime: 0,
                size: 0,
                sha256: String::new(),
                link: String::new(),
                dev: None,
            };
            // No entry has this inode: nothing is stored for it.
            let implicit = Node { layer, inode: (usize::MAX, layer), facts, implicit: true };
            self.nodes.insert(folder.to_owned(), implicit);
        }
        let is_dir = |node: &Node| node.facts.kind == "dir";
        if !(is_dir(&node) && self.nodes.get(&entry.path).is_some_and(is_dir)) {
            self.nodes.retain(|path, _| !is_below(path, &entry.path));
        }
        self.nodes.insert(entry.path.clone(), node);
        true
    }

    fn facts_of(entry: &Entry) -> Value {
        let facts = &entry.facts;
        let mut out = json!({
            "path": entry.path,
            "type": facts.kind,
            "mode": format!("{:04o}", facts.mode),
            "uid": facts.uid,
            "gid": facts.gid,
            "mtime": facts.mtime,
        });
        if facts.kind == "file" {
            out["size"] = facts.size.into();
            out["sha256"] = facts.sha256.clone().into();
        }
        if !facts.link.is_empty() {
            out["link"] = facts.link.clone().into();
        }
        if let Some((major, minor)) = facts.dev {
            out["dev"] = json!([major, minor]);
        }
        out
    }

    fn union(&self) -> Vec<Value> {
        let mut names = BTreeMap::<(usize, usize), Vec<&str>>::new();
        for (path, node) in &self.nodes {
            names.entry(node.inode).or_default().push(path);
        }
        let none = BTreeSet::new();
        self.nodes
            .iter()
            .map(|(path, node)| {
                let entry = Entry { path: path.clone(), facts: node.facts.clone() };
                let mut out = Self::facts_of(&entry);
                out["layer"] = node.layer.into();
                let supplied = self.supplied.get(path).unwrap_or(&none);
                out["shadowed"] = supplied.iter().filter(|l| **l < node.layer).copied().collect();
                if node.facts.kind == "symlink" {
                    out["size"] = node.facts.link.len().into();
                }
                if node.implicit {
                    out["implicit"] = true.into();
                } else if node.facts.kind == "dir" {
                    let below = self.supplied.iter().filter(|(other, _)| is_below(other, path));
                    let needed: BTreeSet<usize> =
                        below.flat_map(|(_, layers)| layers).copied().collect();
                    let without: Vec<usize> = needed.difference(supplied).copied().collect();
                    if !without.is_empty() {
                        out["implicit_in"] = without.into();
                    }
                }
                if let Some([first, _, ..]) = names.get(&node.inode).map(Vec::as_slice)
                    && node.facts.kind != "dir"
                {
                    out["inode_group"] = (*first).into();
                    out["nlink"] = names[&node.inode].len().into();
                }
                out
            })
            .collect()
    }

    fn not_visible(&self) -> Vec<Value> {
        let gone = self.supplied.iter().filter(|(path, _)| !self.nodes.contains_key(*path));
        gone.map(|(path, layers)| json!({ "path": path, "supplied_by": layers })).collect()
    }
}
