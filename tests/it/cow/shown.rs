//! What a container is, as short lines of text.

use std::collections::BTreeMap;

use onionskin::sim::cow::kernel::Fs;
use onionskin::sim::cow::layer::{Ino, Layer, Meta, NodeKind, Slot, Time};
use onionskin::sim::cow::{CowEvent, LayerRef, MemberKind, Object, docker_diff, members, weigh};

/// Every path of the merged view but the root's and the engine's own, sorted.
pub fn objects(fs: &Fs<'_>) -> Vec<(Vec<u8>, Object)> {
    let mut out = Vec::new();
    let mut open = vec![(Vec::new(), fs.root())];
    while let Some((path, dir)) = open.pop() {
        for (name, kind) in fs.list(&dir) {
            let path = [&path[..], b"/", &name].concat();
            let Some(child) = fs.lookup(&dir, &name) else {
                assert!(kind.is_none(), "{} is listed and not there", text(&path));
                continue;
            };
            if fs.layer_of(child.top()) == LayerRef::Init {
                continue;
            }
            if child.is_dir() {
                open.push((path.clone(), child.clone()));
            }
            out.push((path, child));
        }
    }
    out.sort_by(|a, b| a.0.cmp(&b.0));
    out
}

/// A path and what is there, without what only one layer knows.
pub fn node(path: &[u8], meta: &Meta, kind: &NodeKind) -> String {
    let mut out = text(path);
    let mode = format!("{:o}", meta.mode);
    match kind {
        NodeKind::Dir { .. } => out += &format!("/ {mode}"),
        NodeKind::File { content, .. } => out += &format!(" {mode} {}", content.size()),
        NodeKind::Symlink(target) => out += &format!(" -> {}", text(target)),
        NodeKind::Fifo => out += &format!(" fifo {mode}"),
        NodeKind::Char(a, b) => out += &format!(" char {mode} {a},{b}"),
        NodeKind::Block(a, b) => out += &format!(" block {mode} {a},{b}"),
    }
    if (meta.uid, meta.gid) != (0, 0) {
        out += &format!(" @{}:{}", meta.uid, meta.gid);
    }
    for (name, value) in meta.xattrs.iter() {
        out += &format!(" {}={}", text(name), text(value));
    }
    out
}

/// The merged view, each path with the layer that supplies it.
pub fn view(fs: &Fs<'_>) -> Vec<String> {
    let line = |(path, object): &(Vec<u8>, Object)| {
        let real = object.top();
        let layer = match fs.layer_of(real) {
            LayerRef::Upper => "U".to_owned(),
            LayerRef::Init => "init".to_owned(),
            LayerRef::Image(id) => id.to_string(),
        };
        format!("{} {layer}", node(path, &fs.meta(real), &fs.kind(real)))
    };
    objects(fs).iter().map(line).collect()
}

/// A layer as it lies on disk.
pub fn layer(layer: &Layer) -> Vec<String> {
    let mut out = BTreeMap::new();
    let mut open = vec![(Vec::new(), Ino::ROOT)];
    while let Some((path, dir)) = open.pop() {
        for (name, slot) in layer.list(dir) {
            let path = [&path[..], b"/", name].concat();
            let Slot::Inode(ino) = slot else {
                out.insert(path.clone(), format!("{} whiteout", text(&path)));
                continue;
            };
            let inode = layer.inode(ino).expect("a name leads to an inode");
            let mut line = node(&path, &inode.meta, &inode.kind);
            match inode.kind {
                NodeKind::Dir { opaque } => {
                    line += if opaque { " opaque" } else { "" };
                    open.push((path.clone(), ino));
                }
                NodeKind::File { metacopy: true, .. } => line += " metacopy",
                _ => {}
            }
            if let Some(redirect) = &inode.redirect {
                line += &format!(" redirect={}", text(&redirect.value()));
            }
            if inode.nlink != 1 {
                line += &format!(" names={}", inode.nlink);
            }
            out.insert(path, line);
        }
    }
    out.into_values().collect()
}

/// The lines of `docker diff`.
pub fn diff(fs: &Fs<'_>) -> Vec<String> {
    let lines = docker_diff(fs).into_iter();
    lines.map(|(change, path)| format!("{} {}", change.letter(), text(&path))).collect()
}

/// SizeRw, and the bytes of the blocks on disk.
pub fn size(layer: &Layer) -> String {
    let weight = weigh(layer);
    format!("{} {}", weight.logical, weight.files + weight.dirs)
}

/// What was copied up.
pub fn copied(events: &[CowEvent]) -> Vec<String> {
    let from = |layer: &LayerRef| match layer {
        LayerRef::Image(id) => id.to_string(),
        other => format!("{other:?}"),
    };
    let line = |event: &CowEvent| match event {
        CowEvent::DirectoryCopiedUp { path, from: layer, .. } => {
            Some(format!("{}/ {}", path.shown(), from(layer)))
        }
        CowEvent::CopiedUp { path, from: layer, bytes, .. } => {
            Some(format!("{} {bytes} {}", path.shown(), from(layer)))
        }
        CowEvent::DataCopiedUp { path, bytes } => Some(format!("late {} {bytes}", path.shown())),
        _ => None,
    };
    events.iter().filter_map(line).collect()
}

/// Paths of the view whose time is `since` or later.
pub fn young(fs: &Fs<'_>, since: Time) -> Vec<String> {
    let young = |object: &Object| fs.meta(object.top()).mtime >= since;
    objects(fs).iter().filter(|(_, o)| young(o)).map(|(path, _)| text(path)).collect()
}

/// The members of the tar that `docker commit` makes of a layer.
pub fn tar(layer: &Layer) -> Vec<String> {
    let line = |member: onionskin::sim::cow::Member| match member.what {
        MemberKind::Link(first) => format!("{} => {}", text(&member.name), text(&first)),
        _ => text(&member.name),
    };
    members(layer).into_iter().map(line).collect()
}

/// Bytes as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
