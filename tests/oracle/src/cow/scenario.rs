//! Scenario records: layers to an image, operations to calls.

use std::sync::Arc;

use onionskin::image::{EntryDraft, EntryKind, EntryOp, LayerIndex, Owner};
use onionskin::sim::cow::content::{Content, ContentStore, NoContent, Wanted};
use onionskin::sim::cow::kernel::{Flags, Options};
use onionskin::sim::cow::layer::Time;
use onionskin::sim::cow::{Op, World};
use onionskin::union::{InodeId, UnionTree};
use serde_json::Value;

/// The first layer's time; each further layer is a day younger.
const FIRST: i64 = 1_577_836_800;
const DAY: i64 = 86_400;

/// The contents of a scenario's layers, all of them known.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    files: Vec<(InodeId, Content)>,
}

impl ContentStore for Contents {
    fn bytes(&self, wanted: Wanted) -> Option<Vec<u8>> {
        let at = self.files.binary_search_by_key(&wanted.inode, |(inode, _)| *inode).ok()?;
        let end = wanted.offset.checked_add(wanted.len)?;
        self.files[at].1.read(wanted.offset..end, &NoContent).ok()
    }
}

/// An image made of a record's lowers, on `below` layers that are not the record's own.
pub fn world(lowers: &Value, below: usize) -> (World, Contents) {
    let mut tree = UnionTree::new();
    let mut contents = Contents::default();
    for (at, layer) in lowers.as_array().into_iter().flatten().enumerate() {
        let mut index = LayerIndex::default();
        for entry in layer.as_array().into_iter().flatten() {
            for draft in drafts(entry, at as i64 - below as i64) {
                let number = index.len() as u32;
                if draft.kind == EntryKind::File && draft.op == EntryOp::Put {
                    let inode = InodeId { layer: onionskin::base::LayerId::at(at), entry: number };
                    contents.files.push((inode, content(entry)));
                }
                index.push(draft);
            }
        }
        tree.push_layer(Arc::new(index));
    }
    contents.files.sort_by_key(|(inode, _)| *inode);
    (World::new(Arc::new(tree)).keeping_holes(), contents)
}

fn drafts(entry: &Value, layer: i64) -> Vec<EntryDraft> {
    let path = text(entry, "p").trim_start_matches('/').to_owned();
    let (dir, name) = path.rsplit_once('/').map_or(("", path.as_str()), |(d, n)| (d, n));
    let beside = |marker: String| {
        if dir.is_empty() { marker } else { format!("{dir}/{marker}") }
    };
    if text(entry, "t") == "w" {
        let marker = beside(format!(".wh.{name}"));
        let mut draft = EntryDraft::new(marker.into_bytes(), EntryKind::File);
        draft.op = EntryOp::Whiteout;
        return vec![draft];
    }
    let kind = match text(entry, "t") {
        "d" => EntryKind::Dir,
        "l" => EntryKind::Symlink,
        "h" => EntryKind::Hardlink,
        "p" => EntryKind::Fifo,
        "c" => EntryKind::Char,
        _ => EntryKind::File,
    };
    let mut draft = EntryDraft::new(path.clone().into_bytes(), kind);
    let default = if kind == EntryKind::Dir { 0o755 } else { 0o644 };
    draft.mode = octal(entry, "m").unwrap_or(default);
    draft.owner = Owner { uid: number(entry, "u"), gid: number(entry, "g") };
    draft.mtime = entry["mt"].as_i64().unwrap_or(FIRST + DAY * layer);
    draft.link = match kind {
        EntryKind::Symlink => Some(text(entry, "k").as_bytes().to_vec()),
        EntryKind::Hardlink => Some(text(entry, "to").as_bytes().to_vec()),
        _ => None,
    };
    draft.device = entry["r"].as_array().map(|r| {
        let part = |i: usize| r.get(i).and_then(Value::as_u64).unwrap_or(0) as u32;
        (part(0), part(1))
    });
    if kind == EntryKind::File {
        let content = content(entry);
        draft.size = content.size();
        if content.data_bytes() == 0 && content.size() > 0 {
            draft.sparse = vec![(content.size(), 0)];
        }
    }
    for (name, value) in entry["x"].as_object().into_iter().flatten() {
        let value = value.as_str().unwrap_or_default().as_bytes().to_vec();
        draft.xattrs.push((name.as_bytes().to_vec(), value));
    }
    let mut out = vec![draft];
    if entry["o"].as_u64() == Some(1) {
        let marker = format!("{path}/.wh..wh..opq").trim_start_matches('/').to_owned();
        let mut draft = EntryDraft::new(marker.into_bytes(), EntryKind::File);
        draft.op = EntryOp::Opaque;
        out.push(draft);
    }
    out
}

/// Contents as `c`, or as `b` repeated to `n` bytes.
pub fn content(value: &Value) -> Content {
    match (value["c"].as_str(), value["b"].as_str()) {
        (Some(text), _) => Content::bytes(text.as_bytes()),
        (None, Some(pattern)) => Content::repeat(pattern.as_bytes(), number(value, "n")),
        (None, None) => Content::default(),
    }
}

/// Mount options by the record's name for them; `None` for those that are not offered.
pub fn options(name: &str) -> Option<Options> {
    match name {
        "docker" => Some(Options::default()),
        "redirect" => Some(Options { redirect_dir: true, metacopy: false }),
        "metacopy" => Some(Options { redirect_dir: true, metacopy: true }),
        _ => None,
    }
}

/// A call by its record; `None` for what is no call (`start`, `commit`, `remount`).
pub fn op(op: &Value) -> Option<Op> {
    let path = text(op, "p").as_bytes().to_vec();
    let to = || text(op, "to").as_bytes().to_vec();
    let bytes = |key| text(op, key).as_bytes().to_vec();
    let id = |key: &str| op[key].as_i64().and_then(|id| u32::try_from(id).ok());
    Some(match text(op, "do") {
        "read" => Op::Read(path),
        "stat" => {
            let follow = op["follow"].as_bool().unwrap_or(number(op, "follow") != 0);
            Op::Stat(path, follow)
        }
        "ls" => Op::List(path),
        "readlink" => Op::Readlink(path),
        "getxattr" => Op::GetXattr(path, bytes("k")),
        "listxattr" => Op::ListXattr(path),
        "open" => Op::Open(path, flags(text(op, "fl"))),
        "append" => Op::Append(path, content(op)),
        "overwrite" => Op::Overwrite(path, content(op)),
        "pwrite" => Op::Pwrite(path, number(op, "off"), content(op)),
        "truncate" => Op::Truncate(path, number(op, "size")),
        "create" => Op::Create(path, octal(op, "m").unwrap_or(0o644), content(op)),
        "unlink" => Op::Unlink(path),
        "rmdir" => Op::Rmdir(path),
        "mkdir" => Op::Mkdir(path, octal(op, "m").unwrap_or(0o755)),
        "symlink" => Op::Symlink(path, bytes("k")),
        "mkfifo" => Op::Mkfifo(path),
        "mknodc" => {
            let part = |i: usize| op["r"][i].as_u64().unwrap_or(0) as u32;
            Op::Mknod(path, (part(0), part(1)))
        }
        "link" => Op::Link(path, to()),
        "rename" => Op::Rename(path, to()),
        "rename_noreplace" => Op::RenameNoreplace(path, to()),
        "exchange" => Op::Exchange(path, to()),
        "mv" => Op::Mv(path, to()),
        "rmrf" => Op::RmRf(path),
        "chmod" => Op::Chmod(path, octal(op, "m").unwrap_or(0)),
        "chown" => Op::Chown(path, id("u"), id("g")),
        "lchown" => Op::Lchown(path, id("u"), id("g")),
        "setxattr" => Op::SetXattr(path, bytes("k"), bytes("v")),
        "rmxattr" => Op::RemoveXattr(path, bytes("k")),
        "touch" => Op::Touch(path),
        "utime" => {
            let follow = number(op, "nofollow") == 0 && op["nofollow"].as_bool() != Some(true);
            Op::Utime(path, Time { secs: op["mt"].as_i64().unwrap_or(0), nanos: 0 }, follow)
        }
        _ => return None,
    })
}

fn flags(text: &str) -> Flags {
    let mut flags = Flags::default();
    for word in text.split('|') {
        match word {
            "rdonly" => flags.read = true,
            "wronly" => flags.write = true,
            "rdwr" => (flags.read, flags.write) = (true, true),
            "trunc" => flags.truncate = true,
            "append" => flags.append = true,
            "creat" => flags.create = true,
            "excl" => flags.exclusive = true,
            _ => {}
        }
    }
    flags
}

/// A text member; empty if it is missing.
pub fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// A number member; 0 if it is missing.
pub fn number(value: &Value, key: &str) -> u64 {
    value[key].as_u64().unwrap_or(0)
}

fn octal(value: &Value, key: &str) -> Option<u16> {
    u16::from_str_radix(value[key].as_str()?, 8).ok()
}
