//! A container's state in the corpus' shape.

use std::collections::{BTreeMap, HashMap};

use onionskin::sim::cow::content::Content;
use onionskin::sim::cow::kernel::Fs;
use onionskin::sim::cow::layer::{FileType, Ino, Layer, Meta, NodeKind, Slot};
use onionskin::sim::cow::{LayerRef, Object, Real, docker_diff, weigh};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::scenario::Contents;

/// Times from here on were set while the scenario ran.
const RECENT: i64 = 1_640_995_200;

/// Hashes of contents, each computed once.
#[derive(Default)]
pub struct Hashes(HashMap<Content, String>);

/// The letter of a type in the corpus.
pub fn letter(file_type: FileType) -> &'static str {
    match file_type {
        FileType::File => "f",
        FileType::Dir => "d",
        FileType::Symlink => "l",
        FileType::Fifo => "p",
        FileType::Char => "c",
        FileType::Block => "b",
    }
}

/// The first 16 hex digits of a content's SHA-256.
pub fn hash(content: &Content, store: &Contents) -> String {
    let mut sha = Sha256::new();
    let mut at = 0;
    while at < content.size() {
        let end = (at + (1 << 20)).min(content.size());
        sha.update(content.read(at..end, store).unwrap_or_default());
        at = end;
    }
    sha.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// `merged`, `upper`, `diff`, `du` and `links` of a container.
pub fn state(fs: &Fs<'_>, store: &Contents, hashes: &mut Hashes) -> Value {
    let mut merged = Map::new();
    let mut links: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut walk = Walk { fs, store, hashes, merged: &mut merged, links: &mut links };
    walk.node("/", &fs.root());
    let mut upper = Map::new();
    let root = json!({"t": "d", "m": "755", "u": 0, "g": 0});
    upper.insert("/".into(), root);
    raw(&fs.upper, Ino::ROOT, "", &mut upper);
    let weight = weigh(&fs.upper);
    let diff: Vec<String> = docker_diff(fs)
        .iter()
        .map(|(change, path)| format!("{} {}", change.letter(), String::from_utf8_lossy(path)))
        .collect();
    let mut out = json!({
        "merged": merged,
        "upper": upper,
        "diff": diff,
        "du": {"log": weight.logical, "files": weight.files, "dirs": weight.dirs},
    });
    let mut groups: Vec<Vec<String>> = links.into_values().filter(|g| g.len() > 1).collect();
    groups.sort();
    if !groups.is_empty() {
        out["links"] = json!(groups);
    }
    out
}

struct Walk<'a, 'w> {
    fs: &'a Fs<'w>,
    store: &'a Contents,
    hashes: &'a mut Hashes,
    merged: &'a mut Map<String, Value>,
    links: &'a mut BTreeMap<String, Vec<String>>,
}

impl Walk<'_, '_> {
    fn node(&mut self, path: &str, object: &Object) {
        let real = object.top();
        let (meta, kind) = (self.fs.meta(real), self.fs.kind(real));
        let mut node = facts(&meta, &kind, path == "/");
        if let NodeKind::File { content, .. } = &kind {
            let store = self.store;
            let hash = self.hashes.0.entry(content.clone()).or_insert_with(|| hash(content, store));
            node.insert("h".into(), json!(hash));
        }
        if !object.is_dir() {
            let layer = match self.fs.layer_of(real) {
                LayerRef::Upper => json!("U"),
                LayerRef::Image(id) => json!(id.0),
                LayerRef::Init => json!("init"),
            };
            node.insert("L".into(), layer);
            let links = self.fs.nlink(object);
            if links != 1 {
                node.insert("n".into(), json!(links));
                let inode = match (real, self.fs.world) {
                    (Real::Image(node), Some(world)) => format!("{:?}", world.inode(node)),
                    (real, _) => format!("{real:?}"),
                };
                self.links.entry(inode).or_default().push(path.to_owned());
            }
        }
        self.merged.insert(path.to_owned(), Value::Object(node));
        if !object.is_dir() {
            return;
        }
        let above = if path == "/" { "" } else { path };
        for (name, _) in self.fs.list(object) {
            let path = format!("{above}/{}", String::from_utf8_lossy(&name));
            match self.fs.lookup(object, &name) {
                Some(child) => self.node(&path, &child),
                None => {
                    self.merged.insert(path, json!({"t": "?"}));
                }
            }
        }
    }
}

/// What the merged and the raw tree tell alike.
fn facts(meta: &Meta, kind: &NodeKind, root: bool) -> Map<String, Value> {
    let mut node = Map::new();
    node.insert("t".into(), json!(letter(kind.file_type())));
    if !matches!(kind, NodeKind::Symlink(_)) {
        node.insert("m".into(), json!(format!("{:o}", meta.mode)));
    }
    node.insert("u".into(), json!(meta.uid));
    node.insert("g".into(), json!(meta.gid));
    match kind {
        NodeKind::File { content, .. } => {
            node.insert("s".into(), json!(content.size()));
        }
        NodeKind::Symlink(target) => {
            node.insert("k".into(), json!(String::from_utf8_lossy(target)));
        }
        NodeKind::Char(a, b) | NodeKind::Block(a, b) => {
            node.insert("r".into(), json!([a, b]));
        }
        NodeKind::Dir { .. } | NodeKind::Fifo => {}
    }
    if meta.mtime.secs < RECENT && !root {
        node.insert("mt".into(), json!(meta.mtime.secs));
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let users: Map<String, Value> = meta
        .xattrs
        .iter()
        .filter(|(name, _)| name.starts_with(b"user."))
        .map(|(name, value)| (text(name), json!(text(value))))
        .collect();
    if !users.is_empty() {
        node.insert("x".into(), Value::Object(users));
    }
    node
}

/// The writable layer as it lies on disk.
fn raw(layer: &Layer, dir: Ino, above: &str, out: &mut Map<String, Value>) {
    for (name, slot) in layer.list(dir) {
        let path = format!("{above}/{}", String::from_utf8_lossy(name));
        let Slot::Inode(ino) = slot else {
            out.insert(path, json!({"t": "w"}));
            continue;
        };
        let Some(inode) = layer.inode(ino) else { continue };
        let mut node = facts(&inode.meta, &inode.kind, false);
        match inode.kind {
            NodeKind::Dir { opaque: true } => {
                node.insert("o".into(), json!(1));
            }
            NodeKind::File { metacopy: true, .. } => {
                node.insert("meta".into(), json!(1));
            }
            _ => {}
        }
        if let Some(redirect) = &inode.redirect {
            node.insert("red".into(), json!(String::from_utf8_lossy(&redirect.value())));
        }
        if inode.nlink != 1 {
            node.insert("n".into(), json!(inode.nlink));
        }
        out.insert(path.clone(), Value::Object(node));
        if matches!(inode.kind, NodeKind::Dir { .. }) {
            raw(layer, ino, &path, out);
        }
    }
}
