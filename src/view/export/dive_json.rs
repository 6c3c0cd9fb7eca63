//! What `dive --json` writes for the same image.
//!
//! Source: wagoodman/dive 0.13.1, `command/export/export.go` and `dive/filetree/file_info.go`.

use std::io::{self, Write};

use serde::Serialize;

use crate::base::LayerId;
use crate::image::{EntryKind, EntryRef, Image, history_rows};
use crate::union::UnionTree;
use crate::union::dive::{DiveNumbers, list};

#[derive(Serialize)]
struct Export<'a> {
    layer: Vec<Layer<'a>>,
    image: Totals<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Layer<'a> {
    index: usize,
    id: &'a str,
    digest_id: String,
    size_bytes: u64,
    command: &'a str,
    file_list: Vec<File>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct File {
    path: String,
    type_flag: u8,
    link_name: String,
    size: u64,
    file_mode: u32,
    uid: u64,
    gid: u64,
    is_dir: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Totals<'a> {
    size_bytes: u64,
    inefficient_bytes: u64,
    efficiency_score: f64,
    file_reference: Vec<Reference<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Reference<'a> {
    count: u32,
    size_bytes: u64,
    file: std::borrow::Cow<'a, str>,
}

/// Writes it. The numbers are those of the true order of the layers.
///
/// # Errors
/// As `out` says.
pub fn dive_json(
    out: &mut dyn Write,
    image: &Image,
    tree: &UnionTree,
    numbers: &DiveNumbers,
) -> io::Result<()> {
    let history = image.config.as_ref().and_then(|config| config.history.as_deref());
    let rows = history_rows(history, image.layers.len());
    let layers = image.layers.iter().enumerate().map(|(at, layer)| {
        let row = rows.iter().find(|row| row.layer == Some(LayerId::at(at)));
        let step = row.and_then(|row| history?.get(row.step?));
        let command = step.and_then(|step| step.created_by.as_deref()).unwrap_or_default();
        let mut file_list = Vec::new();
        let index = tree.index(LayerId::at(at));
        if let Some(index) = index {
            list(index, |entry| file_list.push(entry.map(file).unwrap_or_default()));
        }
        Layer {
            index: at,
            // The name of its member up to the first slash: an id before docker 25, "blobs" since.
            id: layer.member.as_deref().and_then(|name| name.split('/').next()).unwrap_or_default(),
            digest_id: layer.diff_id.as_ref().map(ToString::to_string).unwrap_or_default(),
            size_bytes: index.map_or(0, |index| index.entries().map(|entry| entry.size).sum()),
            command: command.strip_prefix("/bin/sh -c ").unwrap_or(command),
            file_list,
        }
    });
    let export = Export {
        layer: layers.collect(),
        image: Totals {
            size_bytes: numbers.size_bytes,
            inefficient_bytes: numbers.wasted_bytes,
            efficiency_score: numbers.score,
            file_reference: numbers
                .inefficient
                .iter()
                .map(|of| Reference {
                    count: of.count,
                    size_bytes: of.bytes,
                    file: format!("/{}", String::from_utf8_lossy(&of.path)).into(),
                })
                .collect(),
        },
    };
    serde_json::to_writer_pretty(out, &export).map_err(io::Error::from)
}

fn file(entry: EntryRef<'_>) -> File {
    let owner = entry.owner();
    File {
        path: String::from_utf8_lossy(entry.path()).into_owned(),
        type_flag: type_flag(entry.kind),
        link_name: String::from_utf8_lossy(entry.link().unwrap_or_default()).into_owned(),
        size: entry.size,
        file_mode: go_mode(entry.kind, entry.mode),
        uid: owner.uid,
        gid: owner.gid,
        is_dir: entry.kind == EntryKind::Dir,
    }
}

/// The type byte of a tar header.
fn type_flag(kind: EntryKind) -> u8 {
    match kind {
        EntryKind::File => b'0',
        EntryKind::Hardlink => b'1',
        EntryKind::Symlink => b'2',
        EntryKind::Char => b'3',
        EntryKind::Block => b'4',
        EntryKind::Dir => b'5',
        EntryKind::Fifo => b'6',
        EntryKind::Other(byte) => byte,
    }
}

/// Mode bits as Go's `os.FileMode` has them.
fn go_mode(kind: EntryKind, mode: u16) -> u32 {
    let kind = match kind {
        EntryKind::Dir => 1 << 31,
        EntryKind::Symlink => 1 << 27,
        EntryKind::Block => 1 << 26,
        EntryKind::Char => 1 << 26 | 1 << 21,
        EntryKind::Fifo => 1 << 25,
        _ => 0,
    };
    let special = [(0o4000, 1 << 23), (0o2000, 1 << 22), (0o1000, 1 << 20)];
    let special = special.iter().filter(|(bit, _)| mode & bit != 0).map(|(_, go)| go);
    special.fold(kind | u32::from(mode & 0o777), |all, bit: &u32| all | bit)
}
