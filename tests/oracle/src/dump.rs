//! What Onionskin computed, in the shape of the ground truth.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use onionskin::base::LayerId;
use onionskin::image::{
    ArchiveFormat, EntryKind, EntryOp, EntryRef, Image, ImageConfig, ImageFrom, LayerInfo,
    RunConfig,
};
use onionskin::union::{Facts, InodeId, NodeId, UnionTree, Version, VersionState, Waste};
use serde_json::{Map, Value, json};

use crate::{Opened, OpenedImage};

/// The whole archive as JSON.
#[must_use]
pub fn dump(name: &str, opened: &Opened) -> Value {
    let archive = &opened.archive;
    let images: Vec<Value> = archive
        .images
        .iter()
        .zip(&opened.images)
        .map(|(image, read)| dump_image(image, read, opened))
        .collect();
    json!({
        "schema": "image-corpus-ground-truth/1",
        "file": name,
        "file_bytes": archive.file_bytes,
        "outer_compression": archive.outer_compression.name(),
        "format": match archive.format {
            ArchiveFormat::DockerArchive => "docker-archive",
            ArchiveFormat::OciArchive => "oci-archive",
            ArchiveFormat::DockerArchiveOciLayout => "docker-archive+oci-layout",
            ArchiveFormat::RootfsTar => "rootfs-tar",
        },
        "images": images,
    })
}

fn dump_image(image: &Image, read: &OpenedImage, opened: &Opened) -> Value {
    let rootfs = image.from == ImageFrom::Rootfs;
    let config = image.config.clone().unwrap_or_default();
    let waste = read.tree.waste();
    let layers: Vec<Value> =
        image.layers.iter().map(|layer| dump_layer(layer, read, opened, rootfs)).collect();
    let (union, not_visible) = dump_union(&read.tree);
    let sum = |key: &str| layers.iter().filter_map(|l| l[key].as_u64()).sum::<u64>();
    let totals = json!({
        "layers": image.layers.len(),
        "stored_bytes": sum("size_stored"),
        "uncompressed_bytes": sum("size_uncompressed"),
        "entries": (0..read.tree.layers())
            .filter_map(|l| read.tree.index(LayerId::at(l)))
            .map(|index| index.len())
            .sum::<usize>(),
        "union_paths": union.len(),
        "union_file_bytes": waste.stored - waste.bytes,
        "all_file_bytes": waste.stored,
        "wasted_bytes": waste.bytes,
        "wasted_files": waste.entries.len(),
    });
    let mut out = json!({
        "tags": image.tags,
        "from": match image.from {
            ImageFrom::DockerManifest => "manifest.json",
            ImageFrom::OciIndex => "index.json",
            ImageFrom::Rootfs => "rootfs",
        },
        "config_digest": image.id.as_ref().filter(|_| !rootfs).map(ToString::to_string),
        "architecture": config.architecture,
        "os": config.os,
        "variant": config.variant,
        "created": config.created,
        "config": dump_config(&config.run),
        "diff_ids": diff_ids(&config),
        "history": config.history.as_ref().map(|steps| steps.iter().map(|step| json!({
            "created_by": step.created_by,
            "created": step.created,
            "empty_layer": step.empty_layer,
            "comment": step.comment,
        })).collect::<Vec<_>>()),
        "layers": layers,
        "union": union,
        "not_visible": not_visible,
        "totals": totals,
        "wasted": dump_waste(&read.tree, &waste),
    });
    if let Some(map) = out.as_object_mut() {
        if let Some(member) = &image.config_member {
            map.insert("config_member".into(), json!(member));
        }
        if let Some(digest) = &image.manifest_digest {
            map.insert("manifest_digest".into(), json!(digest.as_str()));
            map.insert("platform".into(), platform(image));
        }
    }
    out
}

fn platform(image: &Image) -> Value {
    let Some(platform) = &image.platform else { return Value::Null };
    let mut map = Map::new();
    map.insert("architecture".into(), json!(platform.architecture));
    map.insert("os".into(), json!(platform.os));
    if let Some(variant) = &platform.variant {
        map.insert("variant".into(), json!(variant));
    }
    Value::Object(map)
}

fn diff_ids(config: &ImageConfig) -> Value {
    match &config.diff_ids {
        None => Value::Null,
        Some(ids) => ids.iter().map(|id| json!(id.as_ref().map(ToString::to_string))).collect(),
    }
}

fn dump_config(run: &RunConfig) -> Value {
    let mut map = Map::new();
    let mut list = |key: &str, items: &[String]| {
        if !items.is_empty() {
            map.insert(key.into(), json!(items));
        }
    };
    list("Env", &run.env);
    list("Cmd", &run.cmd);
    list("Entrypoint", &run.entrypoint);
    for (key, set) in [("ExposedPorts", &run.exposed_ports), ("Volumes", &run.volumes)] {
        if !set.is_empty() {
            let set: Map<_, _> = set.iter().map(|item| (item.clone(), json!({}))).collect();
            map.insert(key.into(), Value::Object(set));
        }
    }
    let texts =
        [("WorkingDir", &run.working_dir), ("User", &run.user), ("StopSignal", &run.stop_signal)];
    for (key, text) in texts {
        if let Some(text) = text.as_deref().filter(|text| !text.is_empty()) {
            map.insert(key.into(), json!(text));
        }
    }
    if !run.labels.is_empty() {
        map.insert("Labels".into(), json!(run.labels));
    }
    if let Some(check) = &run.healthcheck {
        let mut of = Map::new();
        if !check.test.is_empty() {
            of.insert("Test".into(), json!(check.test));
        }
        let numbers = [
            ("Interval", check.interval),
            ("Timeout", check.timeout),
            ("StartPeriod", check.start_period),
            ("Retries", check.retries),
        ];
        for (key, number) in numbers {
            if let Some(number) = number {
                of.insert(key.into(), json!(number));
            }
        }
        if !of.is_empty() {
            map.insert("Healthcheck".into(), Value::Object(of));
        }
    }
    Value::Object(map)
}

fn dump_layer(layer: &LayerInfo, read: &OpenedImage, opened: &Opened, rootfs: bool) -> Value {
    let tree = &read.tree;
    let index = tree.index(layer.id);
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    let mut file_bytes = 0;
    let mut entries = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for (number, entry) in (0u32..).zip(index.into_iter().flat_map(|index| index.entries())) {
        let op = op(tree, layer.id, entry);
        *counts.entry(op).or_default() += 1;
        if entry.kind == EntryKind::File && op != "removed" && op != "opaque" {
            file_bytes += entry.size;
        }
        let mut map = dump_entry(entry, op);
        if tree.is_ineffective(layer.id, number) {
            map.insert("effective".into(), json!(false));
        } else if entry.op == EntryOp::Put {
            let path = entry.path().to_vec();
            if !seen.insert(path) {
                map.insert("duplicate".into(), json!(true));
            }
            if op == "modified" && is_identical(tree, layer.id, number, entry) {
                map.insert("identical".into(), json!(true));
            }
        }
        entries.push(Value::Object(map));
    }
    let digests = read.digests.get(layer.id.index()).and_then(Option::as_ref);
    let (compression, stored) = if rootfs {
        (Some(opened.archive.outer_compression), opened.archive.file_bytes)
    } else {
        (layer.compression, layer.size_stored())
    };
    json!({
        "index": layer.id.0,
        "digest": digests.filter(|_| !rootfs).map(|d| d.digest.to_string()),
        "diff_id": digests.map(|d| d.diff_id.to_string()),
        "member": layer.member.as_ref().filter(|_| !rootfs),
        "media_type": layer.media_type,
        "compression": compression.map(|c| c.name()),
        "size_stored": stored,
        "size_uncompressed": digests.map(|d| d.size_uncompressed),
        "counts": counts,
        "file_bytes": file_bytes,
        "entries": entries,
    })
}

fn op(tree: &UnionTree, layer: LayerId, entry: EntryRef<'_>) -> &'static str {
    match entry.op {
        EntryOp::Whiteout => "removed",
        EntryOp::Opaque => "opaque",
        EntryOp::AufsMetadata => "aufs-metadata",
        EntryOp::InvalidWhiteout if last_part(entry.path()) == b".wh." => "invalid-whiteout",
        EntryOp::InvalidWhiteout => "removed",
        EntryOp::Put | EntryOp::Nameless => {
            let node = tree.find(entry.path());
            let there = |node| tree.below(node, layer).is_some_and(Version::is_present);
            if node.is_some_and(there) { "modified" } else { "added" }
        }
    }
}

/// Whether the entry stores again what it replaces, the time apart.
fn is_identical(tree: &UnionTree, layer: LayerId, number: u32, entry: EntryRef<'_>) -> bool {
    use onionskin::union::Reasons;
    let version = tree.find(entry.path()).and_then(|node| tree.at(node, layer)).copied();
    entry.kind != EntryKind::Hardlink
        && version.is_some_and(|version| {
            version.state == VersionState::Entry(number)
                && version.layer == layer
                && version.reasons.has(Reasons::IDENTICAL)
        })
}

fn dump_entry(entry: EntryRef<'_>, op: &str) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("op".into(), json!(op));
    text(&mut map, "path", entry.path());
    map.insert("type".into(), json!(type_name(entry.kind)));
    map.insert("mode".into(), json!(format!("{:04o}", entry.mode)));
    map.insert("uid".into(), json!(entry.owner().uid));
    map.insert("gid".into(), json!(entry.owner().gid));
    if let Some(raw) = entry.raw_name() {
        text(&mut map, "raw_name", raw);
    }
    if entry.kind == EntryKind::File {
        map.insert("size".into(), json!(entry.size));
    }
    map.insert("mtime".into(), mtime(entry.mtime, entry.mtime_nanos()));
    if let Some(link) = entry.link() {
        text(&mut map, "link", link);
    }
    if !entry.xattrs().is_empty() {
        map.insert("xattrs".into(), xattrs(entry.xattrs()));
    }
    if let Some((major, minor)) = entry.device() {
        map.insert("dev".into(), json!([major, minor]));
    }
    if op == "removed" {
        let path = entry.path();
        let name = last_part(path);
        let mut target = path[..path.len() - name.len()].to_vec();
        target.extend_from_slice(name.strip_prefix(b".wh.").unwrap_or(name));
        text(&mut map, "removes", &target);
    }
    map
}

fn dump_union(tree: &UnionTree) -> (Vec<Value>, Vec<Value>) {
    let Some(top) = tree.top() else { return (Vec::new(), Vec::new()) };
    let nodes = (0..u32::try_from(tree.node_count()).unwrap_or(0)).map(NodeId);
    let mut paths: Vec<(Vec<u8>, NodeId)> =
        nodes.map(|node| (tree.path(node).as_bytes().to_vec(), node)).collect();
    paths.sort();
    let mut groups: BTreeMap<InodeId, (Vec<u8>, u32)> = BTreeMap::new();
    for (path, node) in &paths {
        let version = tree.at(*node, top).filter(|v| v.is_present());
        if let Some(inode) = version.and_then(|v| tree.inode(v)).filter(|&i| tree.is_linked(i)) {
            groups.entry(inode).or_insert_with(|| (path.clone(), 0)).1 += 1;
        }
    }
    let implied = implied_in(tree);
    let mut union = Vec::new();
    let mut not_visible = Vec::new();
    for (path, node) in &paths {
        let Some(version) = tree.at(*node, top) else { continue };
        match tree.facts(version) {
            Some(facts) => {
                let mut map = dump_path(tree, path, *node, version, &facts, &groups);
                let of_entry =
                    facts.kind == EntryKind::Dir && version.state != VersionState::Implicit;
                let layers = implied.get(path).filter(|_| of_entry);
                if let Some(layers) = layers {
                    map.insert("implicit_in".into(), json!(layers));
                }
                union.push(Value::Object(map));
            }
            None => {
                let supplied: Vec<u16> = tree.supplied_by(*node).iter().map(|l| l.0).collect();
                if !supplied.is_empty() {
                    let mut map = Map::new();
                    text(&mut map, "path", path);
                    map.insert("supplied_by".into(), json!(supplied));
                    not_visible.push(Value::Object(map));
                }
            }
        }
    }
    (union, not_visible)
}

/// Directories and the layers that have entries below them and none of their own.
fn implied_in(tree: &UnionTree) -> BTreeMap<Vec<u8>, Vec<u16>> {
    let mut needed: BTreeMap<Vec<u8>, Vec<u16>> = BTreeMap::new();
    for layer in (0..tree.layers()).map(LayerId::at) {
        let Some(index) = tree.index(layer) else { continue };
        let mut own = std::collections::HashSet::new();
        let mut below = std::collections::HashSet::new();
        for (number, entry) in (0u32..).zip(index.entries()) {
            if entry.op != EntryOp::Put || tree.is_ineffective(layer, number) {
                continue;
            }
            let mut path = entry.path();
            own.insert(path);
            while let Some(cut) = path.iter().rposition(|&b| b == b'/') {
                path = &path[..cut];
                if !below.insert(path) {
                    break;
                }
            }
        }
        for dir in below.difference(&own) {
            needed.entry(dir.to_vec()).or_default().push(layer.0);
        }
    }
    needed
}

fn dump_path(
    tree: &UnionTree,
    path: &[u8],
    node: NodeId,
    version: &Version,
    facts: &Facts<'_>,
    groups: &BTreeMap<InodeId, (Vec<u8>, u32)>,
) -> Map<String, Value> {
    let mut map = Map::new();
    text(&mut map, "path", path);
    map.insert("type".into(), json!(type_name(facts.kind)));
    map.insert("mode".into(), json!(format!("{:04o}", facts.mode)));
    map.insert("uid".into(), json!(facts.owner.uid));
    map.insert("gid".into(), json!(facts.owner.gid));
    match facts.kind {
        EntryKind::File => {
            map.insert("size".into(), json!(facts.size));
        }
        EntryKind::Symlink => {
            map.insert("size".into(), json!(facts.link.unwrap_or_default().len()));
        }
        _ => {}
    }
    if let Some(link) = facts.link {
        text(&mut map, "link", link);
    }
    if facts.inode.is_some() && node != NodeId::ROOT {
        map.insert("mtime".into(), json!(facts.mtime));
        if facts.mtime_nanos != 0 {
            map.insert("mtime_ns".into(), json!(facts.mtime_nanos));
        }
    }
    if !facts.xattrs.is_empty() {
        map.insert("xattrs".into(), xattrs(facts.xattrs));
    }
    if let Some((major, minor)) = facts.device {
        map.insert("dev".into(), json!([major, minor]));
    }
    if let Some((first, names)) = facts.inode.and_then(|i| groups.get(&i)).filter(|g| g.1 > 1) {
        text(&mut map, "inode_group", first);
        map.insert("nlink".into(), json!(names));
    }
    map.insert("layer".into(), json!(version.layer.0));
    let shadowed: Vec<u16> = tree.shadowed(node, version.layer).iter().map(|l| l.0).collect();
    map.insert("shadowed".into(), json!(shadowed));
    if version.state == VersionState::Implicit {
        map.insert("implicit".into(), json!(true));
    }
    map
}

fn dump_waste(tree: &UnionTree, waste: &Waste) -> Vec<Value> {
    waste
        .entries
        .iter()
        .map(|entry| {
            let mut map = Map::new();
            map.insert("layer".into(), json!(entry.layer.0));
            text(&mut map, "path", tree.path(entry.node).as_bytes());
            map.insert("size".into(), json!(entry.size));
            map.insert("cause".into(), json!(format!("{:?}", entry.cause)));
            Value::Object(map)
        })
        .collect()
}

fn last_part(path: &[u8]) -> &[u8] {
    path.rsplit(|&b| b == b'/').next().unwrap_or_default()
}

fn type_name(kind: EntryKind) -> String {
    match kind {
        EntryKind::File => "file".into(),
        EntryKind::Dir => "dir".into(),
        EntryKind::Symlink => "symlink".into(),
        EntryKind::Hardlink => "hardlink".into(),
        EntryKind::Char => "char".into(),
        EntryKind::Block => "block".into(),
        EntryKind::Fifo => "fifo".into(),
        EntryKind::Other(byte) => format!("other:b'{}'", byte.escape_ascii()),
    }
}

#[expect(clippy::cast_precision_loss, reason = "the ground truth gives the nearest double")]
fn mtime(seconds: i64, nanos: u32) -> Value {
    if nanos == 0 { json!(seconds) } else { json!(seconds as f64 + f64::from(nanos) / 1e9) }
}

fn xattrs(list: &[onionskin::image::Xattr]) -> Value {
    list.iter()
        .map(|(name, value)| {
            (String::from_utf8_lossy(name).into_owned(), json!(BASE64.encode(value)))
        })
        .collect::<Map<_, _>>()
        .into()
}

/// A text member; bytes that are not UTF-8 also in base64.
fn text(map: &mut Map<String, Value>, key: &str, bytes: &[u8]) {
    map.insert(key.into(), json!(String::from_utf8_lossy(bytes)));
    if std::str::from_utf8(bytes).is_err() {
        map.insert(format!("{key}_b64"), json!(BASE64.encode(bytes)));
    }
}
