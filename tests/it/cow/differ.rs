//! `docker diff` the slow and plain way: both views in full, then child by child.

use std::collections::BTreeMap;

use onionskin::sim::cow::kernel::Fs;
use onionskin::sim::cow::layer::{FileType, Layer, Meta, NodeKind};

use super::shown::{objects, text};

type Tree = BTreeMap<Vec<u8>, (Meta, NodeKind)>;

/// The lines of `docker diff`, sorted by path.
pub fn differences(now: &Fs<'_>) -> Vec<String> {
    let image = Fs { upper: Layer::default(), ..now.clone() };
    let (new, old) = (tree(now), tree(&image));
    let mut lines = BTreeMap::new();
    for (path, what) in &new {
        match old.get(path) {
            None => _ = lines.insert(path.clone(), 'A'),
            Some(before) if differ(what, before) => _ = lines.insert(path.clone(), 'C'),
            Some(_) => {}
        }
    }
    for path in old.keys().filter(|path| !new.contains_key(*path)) {
        // Only the topmost deleted name counts, and only where a directory still is.
        let parent = parent(path);
        if parent.is_empty() || new.get(parent).is_some_and(|(_, kind)| is_dir(kind)) {
            lines.insert(path.clone(), 'D');
        }
    }
    for path in lines.keys().cloned().collect::<Vec<_>>() {
        let mut above = parent(&path);
        while !above.is_empty() {
            lines.entry(above.to_vec()).or_insert('C');
            above = parent(above);
        }
    }
    lines.iter().map(|(path, letter)| format!("{letter} {}", text(path))).collect()
}

fn tree(fs: &Fs<'_>) -> Tree {
    let node = |(path, object): (Vec<u8>, onionskin::sim::cow::Object)| {
        (path, (fs.meta(object.top()), fs.kind(object.top())))
    };
    objects(fs).into_iter().map(node).collect()
}

fn parent(path: &[u8]) -> &[u8] {
    path.iter().rposition(|&byte| byte == b'/').map_or(&[], |at| &path[..at])
}

fn is_dir(kind: &NodeKind) -> bool {
    kind.file_type() == FileType::Dir
}

/// Type, mode, owner, capabilities; but of directories size and time.
fn differ((meta, kind): &(Meta, NodeKind), (old, before): &(Meta, NodeKind)) -> bool {
    let capability = |meta: &Meta| {
        let xattrs = meta.xattrs.iter();
        xattrs.filter(|(name, _)| **name == *b"security.capability").cloned().collect::<Vec<_>>()
    };
    let mode = |meta: &Meta| if kind.file_type() == FileType::Symlink { 0 } else { meta.mode };
    let size = |kind: &NodeKind| match kind {
        NodeKind::File { content, .. } => content.size(),
        NodeKind::Symlink(target) => target.len() as u64,
        _ => 0,
    };
    kind.file_type() != before.file_type()
        || (mode(meta), meta.uid, meta.gid) != (mode(old), old.uid, old.gid)
        || capability(meta) != capability(old)
        || !is_dir(kind) && (size(kind), meta.mtime) != (size(before), old.mtime)
}
