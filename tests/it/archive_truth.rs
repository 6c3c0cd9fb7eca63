//! What was read of an archive, compared with the corpus's ground truth.

use onionskin::archive::{ContentAt, hash_contents, read_content};
use onionskin::base::Digest;
use onionskin::image::{
    ArchiveFormat, Compression, EntryKind, EntryOp, EntryRef, Image, ImageConfig, LayerIndex,
};
use serde_json::Value;

use crate::archive_corpus::Opened;

/// Panics unless two readings of a layer agree in all but content hashes.
pub fn same_index(a: &LayerIndex, b: &LayerIndex) {
    assert_eq!(a.len(), b.len());
    for (a, b) in a.entries().zip(b.entries()) {
        assert_eq!(a.path(), b.path());
        assert_eq!((a.offset, a.size, a.kind, a.op), (b.offset, b.size, b.kind, b.op));
    }
}

/// One line for each difference.
pub fn differences(opened: &mut Opened, truth: &Value) -> Vec<String> {
    let mut wrong = contents(opened, truth);
    let archive = &opened.archive;
    let format = match archive.format {
        ArchiveFormat::DockerArchive => "docker-archive",
        ArchiveFormat::OciArchive => "oci-archive",
        ArchiveFormat::DockerArchiveOciLayout => "docker-archive+oci-layout",
        ArchiveFormat::RootfsTar => "rootfs-tar",
    };
    let mut check = |what: String, got: Value, want: &Value| {
        if got != *want {
            wrong.push(format!("{what}: got {got}, want {want}"));
        }
    };
    check("format".into(), format.into(), &truth["format"]);
    check("file_bytes".into(), archive.file_bytes.into(), &truth["file_bytes"]);
    let compression = archive.outer_compression.name();
    check("compression".into(), compression.into(), &truth["outer_compression"]);
    let images = truth["images"].as_array().unwrap();
    check("images".into(), archive.images.len().into(), &images.len().into());
    for (i, (image, want)) in archive.images.iter().zip(images).enumerate() {
        let rootfs = archive.format == ArchiveFormat::RootfsTar;
        check_image(&format!("image {i}"), image, want, &mut check);
        let layers = want["layers"].as_array().unwrap();
        check(format!("image {i} layers"), image.layers.len().into(), &layers.len().into());
        for (layer, want) in image.layers.iter().zip(layers) {
            let at = format!("image {i} {}", layer.id);
            let read = &opened.layers[i][layer.id.index()];
            let null = |value: Option<&str>| value.map_or(Value::Null, Value::from);
            check(
                format!("{at} media_type"),
                null(layer.media_type.as_deref()),
                &want["media_type"],
            );
            let digests = read.digests.as_ref();
            if !rootfs {
                check(format!("{at} member"), null(layer.member.as_deref()), &want["member"]);
                let compression = layer.compression.map(|c| c.name());
                check(format!("{at} compression"), null(compression), &want["compression"]);
                check(
                    format!("{at} size_stored"),
                    layer.size_stored().into(),
                    &want["size_stored"],
                );
                let digest = digests.map(|d| d.digest.as_str());
                if digest.is_some() {
                    check(format!("{at} digest"), null(digest), &want["digest"]);
                    let diff_id = digests.map(|d| d.diff_id.0.as_str());
                    check(format!("{at} diff_id"), null(diff_id), &want["diff_id"]);
                }
            }
            let size = &want["size_uncompressed"];
            if size.is_u64() && digests.is_some() {
                check(format!("{at} size_uncompressed"), read.index.tar_bytes.into(), size);
                let said = digests.map_or(0, |d| d.size_uncompressed);
                check(format!("{at} digests' size"), said.into(), size);
            }
            check(format!("{at} file_bytes"), read.index.file_bytes.into(), &want["file_bytes"]);
            let entries = want["entries"].as_array().unwrap();
            check(format!("{at} entries"), read.index.len().into(), &entries.len().into());
            for (entry, want) in read.index.entries().zip(entries) {
                let at = format!("{at} {}", String::from_utf8_lossy(entry.path()));
                check_entry(&at, entry, want, &mut check);
            }
        }
    }
    wrong
}

/// Reads the contents of files and compares their SHA-256; of compressed layers only some, since
/// each is decoded from its beginning.
fn contents(opened: &mut Opened, truth: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let images = opened.archive.images.iter().zip(truth["images"].as_array().unwrap());
    for (i, (image, want)) in images.enumerate() {
        for (layer, want) in image.layers.iter().zip(want["layers"].as_array().unwrap()) {
            let index = &opened.layers[i][layer.id.index()].index;
            let packed = layer.compression != Some(Compression::None);
            let wanted = index.entries().zip(want["entries"].as_array().unwrap()).enumerate();
            let files = wanted.filter(|(_, (entry, want))| {
                entry.kind == EntryKind::File && entry.size < 64 << 20 && want["sha256"].is_string()
            });
            for (n, (entry, want)) in files.take(if packed { 12 } else { usize::MAX }) {
                let at = ContentAt::of(n as u32, entry);
                let whole = 0..at.size;
                let got = read_content(&mut opened.reader, layer, &at, whole)
                    .map(|bytes| Digest::sha256_of(&bytes).encoded().to_owned());
                if got.as_ref().ok().map(String::as_str) != want["sha256"].as_str() {
                    let path = String::from_utf8_lossy(entry.path());
                    wrong.push(format!("image {i} {} {path} contents: {got:?}", layer.id));
                }
                let files = std::slice::from_ref(&at);
                let hash = hash_contents(&mut opened.reader, layer, files, &mut |_| {});
                let (hash, known) = (hash.first().map(|h| h.1), entry.content_hash());
                if entry.size > 0 && (hash.is_none() || hash != known) {
                    wrong.push(format!("image {i} {} hash: {hash:?} {known:?}", layer.id));
                }
            }
        }
    }
    wrong
}

type Check<'c> = &'c mut dyn FnMut(String, Value, &Value);

fn check_image(at: &str, image: &Image, want: &Value, check: Check<'_>) {
    check(format!("{at} tags"), image.tags.clone().into(), &want["tags"]);
    let id = image.id.as_ref().map_or(Value::Null, |id| id.0.as_str().into());
    check(format!("{at} id"), id, &want["config_digest"]);
    if want.get("config_member").is_some() {
        let member = image.config_member.as_deref().map_or(Value::Null, Value::from);
        check(format!("{at} config_member"), member, &want["config_member"]);
    }
    let digest = image.manifest_digest.as_ref().map_or(Value::Null, |d| d.as_str().into());
    check(format!("{at} manifest_digest"), digest, &want["manifest_digest"]);
    if want["platform"].is_object() {
        let platform = image.platform.clone().unwrap_or_default();
        let wanted = &want["platform"];
        check(format!("{at} os"), platform.os.into(), &wanted["os"]);
        check(format!("{at} arch"), platform.architecture.into(), &wanted["architecture"]);
        let variant = platform.variant.map_or(Value::Null, Value::from);
        check(format!("{at} variant"), variant, &wanted["variant"]);
    } else {
        check(format!("{at} platform"), image.platform.is_some().into(), &false.into());
    }
    let config = image.config.clone().unwrap_or_default();
    check_config(at, &config, want, check);
}

fn check_config(at: &str, config: &ImageConfig, want: &Value, check: Check<'_>) {
    let null = |value: &Option<String>| value.as_deref().map_or(Value::Null, Value::from);
    check(format!("{at} architecture"), null(&config.architecture), &want["architecture"]);
    check(format!("{at} os"), null(&config.os), &want["os"]);
    check(format!("{at} variant"), null(&config.variant), &want["variant"]);
    check(format!("{at} created"), null(&config.created), &want["created"]);
    let diff_ids = config.diff_ids.as_ref().map_or(Value::Null, |ids| {
        let text = |id: &Option<_>| id.as_ref().map_or(Value::Null, |id| format!("{id}").into());
        ids.iter().map(text).collect()
    });
    check(format!("{at} diff_ids"), diff_ids, &want["diff_ids"]);
    let history = config.history.as_ref().map_or(Value::Null, |steps| {
        steps
            .iter()
            .map(|step| {
                serde_json::json!({
                    "created_by": step.created_by, "created": step.created,
                    "empty_layer": step.empty_layer, "comment": step.comment,
                })
            })
            .collect()
    });
    check(format!("{at} history"), history, &want["history"]);
    let run = &config.run;
    for (key, got) in [("Env", &run.env), ("Cmd", &run.cmd), ("Entrypoint", &run.entrypoint)] {
        let want = &want["config"][key];
        let want = if want.is_null() { Value::Array(Vec::new()) } else { want.clone() };
        check(format!("{at} {key}"), got.clone().into(), &want);
    }
    for (key, got) in
        [("WorkingDir", &run.working_dir), ("User", &run.user), ("StopSignal", &run.stop_signal)]
    {
        check(format!("{at} {key}"), null(got), &want["config"][key]);
    }
    for (key, got) in [("ExposedPorts", &run.exposed_ports), ("Volumes", &run.volumes)] {
        let want = want["config"][key].as_object().cloned().unwrap_or_default();
        let want: Vec<String> = want.keys().cloned().collect();
        check(format!("{at} {key}"), got.clone().into(), &want.into());
    }
    let labels = want["config"]["Labels"].as_object().cloned().unwrap_or_default();
    check(format!("{at} Labels"), serde_json::to_value(&run.labels).unwrap(), &labels.into());
    let test = run.healthcheck.as_ref().map_or(Value::Null, |h| h.test.clone().into());
    check(format!("{at} Healthcheck"), test, &want["config"]["Healthcheck"]["Test"]);
}

fn check_entry(at: &str, entry: EntryRef<'_>, want: &Value, check: Check<'_>) {
    let ops: &[&str] = match entry.op {
        EntryOp::Put | EntryOp::Nameless => &["added", "modified"],
        EntryOp::Whiteout => &["removed"],
        EntryOp::Opaque => &["opaque"],
        EntryOp::AufsMetadata => &["aufs-metadata"],
        EntryOp::InvalidWhiteout => &["removed", "invalid-whiteout"],
    };
    if !ops.contains(&want["op"].as_str().unwrap()) {
        check(format!("{at} op"), ops[0].into(), &want["op"]);
    }
    check(format!("{at} path"), bytes(entry.path()), &wanted_bytes(want, "path"));
    let raw = entry.raw_name().map_or(Value::Null, bytes);
    check(format!("{at} raw_name"), raw, &wanted_bytes(want, "raw_name"));
    let kind = match entry.kind {
        EntryKind::File => "file".to_owned(),
        EntryKind::Dir => "dir".to_owned(),
        EntryKind::Symlink => "symlink".to_owned(),
        EntryKind::Hardlink => "hardlink".to_owned(),
        EntryKind::Char => "char".to_owned(),
        EntryKind::Block => "block".to_owned(),
        EntryKind::Fifo => "fifo".to_owned(),
        EntryKind::Other(byte) => format!("other:b'{}'", char::from(byte)),
    };
    check(format!("{at} type"), kind.into(), &want["type"]);
    check(format!("{at} mode"), format!("{:04o}", entry.mode).into(), &want["mode"]);
    let owner = entry.owner();
    check(format!("{at} uid"), owner.uid.into(), &want["uid"]);
    check(format!("{at} gid"), owner.gid.into(), &want["gid"]);
    if want["size"].is_u64() && entry.kind == EntryKind::File {
        check(format!("{at} size"), entry.size.into(), &want["size"]);
    }
    let mtime = entry.mtime as f64 + f64::from(entry.mtime_nanos()) / 1e9;
    let wanted = want["mtime"].as_f64().unwrap_or(0.0);
    if (mtime - wanted).abs() > 1e-6 {
        check(format!("{at} mtime"), mtime.into(), &want["mtime"]);
    }
    if matches!(entry.kind, EntryKind::Symlink | EntryKind::Hardlink) {
        let link = entry.link().map_or(Value::Null, bytes);
        check(format!("{at} link"), link, &wanted_bytes(want, "link"));
    }
    let xattrs = want["xattrs"].as_object().cloned().unwrap_or_default();
    let mut got = serde_json::Map::new();
    for (name, value) in entry.xattrs() {
        let name = String::from_utf8_lossy(name).into_owned();
        got.insert(name, base64(value).into());
    }
    check(format!("{at} xattrs"), got.into(), &xattrs.into());
    let device = entry.device().map_or(Value::Null, |(a, b)| vec![a, b].into());
    if !device.is_null() || want.get("dev").is_some() {
        check(format!("{at} dev"), device, &want["dev"]);
    }
}

/// Bytes as a value: text, or base64 behind a mark where they are not UTF-8.
fn bytes(bytes: &[u8]) -> Value {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => format!("base64:{}", base64(bytes)).into(),
    }
}

fn wanted_bytes(want: &Value, key: &str) -> Value {
    match want.get(format!("{key}_b64")) {
        Some(Value::String(text)) => format!("base64:{text}").into(),
        _ => want[key].clone(),
    }
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let bits =
            chunk.iter().fold(0_u32, |n, &b| n << 8 | u32::from(b)) << (8 * (3 - chunk.len()));
        for i in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * i) & 63) as usize];
            out.push(if i <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}
