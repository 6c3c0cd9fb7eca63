//! What `docker commit` makes of a container's layer.

use rustc_hash::FxHashMap;

use super::super::diff::{Change, docker_diff};
use super::super::kernel::Fs;
use super::super::layer::{Ino, Layer, Meta, NodeKind, Slot};
use super::super::world::{Object, Real};

/// The layer of the new image.
///
/// It is the container's layer as it lies on disk, no-op copies included. Where directories can be
/// moved (`redirect_dir=on`) the engine trusts that no more, compares the two views and stores what
/// differs ("Native Overlay Diff: false"; moby `daemon/graphdriver/overlay2/overlay.go`,
/// `useNaiveDiff`).
///
/// It goes through a tar, which keeps no holes: they are zeros in the new layer.
pub(super) fn layer(fs: &Fs<'_>) -> Layer {
    let layer = if fs.options.redirect_dir { compared(fs) } else { fs.upper.clone() };
    let mut layer = renamed_whiteouts(&layer);
    let sparse = |kind: &NodeKind| match kind {
        NodeKind::File { content, .. } => content.data_bytes() < content.size(),
        _ => false,
    };
    let holes: Vec<Ino> =
        layer.inodes().filter(|(_, inode)| sparse(&inode.kind)).map(|(ino, _)| ino).collect();
    for ino in holes {
        if let Some(NodeKind::File { content, .. }) = layer.inode_mut(ino).map(|i| &mut i.kind) {
            *content = content.filled();
        }
    }
    layer
}

/// What differs between a container's view and its image's, stored in full.
fn compared(fs: &Fs<'_>) -> Layer {
    let root = fs
        .upper
        .inode(Ino::ROOT)
        .map_or_else(|| Meta::root(0o755, Default::default()), |root| root.meta.clone());
    let mut out = Layer::new(root);
    let mut linked: FxHashMap<Real, Ino> = FxHashMap::default();
    for (change, path) in docker_diff(fs) {
        let parts: Vec<&[u8]> =
            path.split(|&b| b == b'/').filter(|part| !part.is_empty()).collect();
        let Some((name, dirs)) = parts.split_last() else { continue };
        let (mut at, mut dir) = (Ino::ROOT, fs.root());
        for part in dirs {
            let Some(next) = fs.lookup(&dir, part) else { break };
            at = match out.get(at, part) {
                Some(Slot::Inode(ino)) => ino,
                _ => copy(fs, &next, &mut out, (at, part), &mut linked),
            };
            dir = next;
        }
        match (change, fs.lookup(&dir, name)) {
            (Change::Deleted, _) => out.whiteout(at, name),
            (_, Some(object)) if out.get(at, name).is_none() => {
                copy(fs, &object, &mut out, (at, name), &mut linked);
            }
            _ => {}
        }
    }
    out
}

/// Stores one file, or a directory without what is in it; a further name of a file is a link.
fn copy(
    fs: &Fs<'_>,
    object: &Object,
    out: &mut Layer,
    (dir, name): (Ino, &[u8]),
    linked: &mut FxHashMap<Real, Ino>,
) -> Ino {
    let real = object.top();
    if let Some(&ino) = linked.get(&real) {
        out.link(ino, dir, name);
        return ino;
    }
    let kind = match fs.kind(real) {
        NodeKind::Dir { .. } => NodeKind::Dir { opaque: false },
        NodeKind::File { content, .. } => NodeKind::File { content, metacopy: false },
        kind => kind,
    };
    let ino = out.make(dir, name, kind, fs.meta(real));
    if !object.is_dir() {
        linked.insert(real, ino);
    }
    ino
}

/// A file named `.wh.x` is a whiteout of `x` in an image layer.
fn renamed_whiteouts(upper: &Layer) -> Layer {
    let mut layer = upper.clone();
    let mut dirs = vec![Ino::ROOT];
    while let Some(dir) = dirs.pop() {
        let names: Vec<_> = layer.list(dir).map(|(name, slot)| (name.clone(), slot)).collect();
        for (name, slot) in names {
            if let Some(hidden) = name.strip_prefix(b".wh.") {
                layer.remove(dir, &name);
                if hidden == b".wh..opq" {
                    if let Some(inode) = layer.inode_mut(dir) {
                        inode.kind = NodeKind::Dir { opaque: true };
                    }
                } else if layer.get(dir, hidden).is_none() {
                    layer.whiteout(dir, hidden);
                }
                continue;
            }
            if let Slot::Inode(ino) = slot
                && layer.inode(ino).is_some_and(|i| matches!(i.kind, NodeKind::Dir { .. }))
            {
                dirs.push(ino);
            }
        }
    }
    layer
}
