//! The simulator's side in the words of the kernel's.

use onionskin::sim::cow::Reply;
use onionskin::sim::cow::kernel::Fs;
use onionskin::sim::cow::layer::{FileType, Ino, Layer, Name, NodeKind, Slot};

use crate::cow::bench::Bench;
use crate::cow::shown as lines;

fn letter(file_type: FileType) -> &'static str {
    match file_type {
        FileType::Dir => "d",
        FileType::Symlink => "l",
        FileType::File => "f",
        _ => "?",
    }
}

/// A reply.
pub fn shown(bench: &Bench, reply: Reply) -> String {
    match reply {
        Reply::Content(content) => String::from_utf8_lossy(&bench.bytes(&content)).into_owned(),
        Reply::Stat(file_type, _) => letter(file_type).to_owned(),
        Reply::Names(names) => {
            let name = |(name, kind): &(Name, Option<FileType>)| {
                kind.map(|kind| format!("{}{}", lines::text(name), letter(kind)))
            };
            names.iter().filter_map(name).collect::<Vec<_>>().join(" ")
        }
        Reply::Bytes(bytes) => lines::text(&bytes),
        _ => "OK".to_owned(),
    }
}

/// The simulator's merged tree, as [`super::disk::Overlay::view`].
pub fn view(bench: &Bench, fs: &Fs<'_>) -> Vec<String> {
    let line = |(path, object): &(Vec<u8>, onionskin::sim::cow::Object)| {
        let (meta, kind) = (fs.meta(object.top()), fs.kind(object.top()));
        let (path, owner) = (lines::text(path), (meta.uid, meta.gid));
        let rest = match &kind {
            NodeKind::File { content, .. } => {
                format!("{:?}", String::from_utf8_lossy(&bench.bytes(content)))
            }
            NodeKind::Symlink(target) => {
                return format!("{path} l {owner:?} {}", lines::text(target));
            }
            _ => String::new(),
        };
        format!("{path} {} {:o} {owner:?} {rest}", letter(kind.file_type()), meta.mode)
    };
    let mut out: Vec<String> = lines::objects(fs).iter().map(line).collect();
    out.sort();
    out
}

/// The simulator's writable layer, as [`super::disk::Overlay::upper`].
pub fn layer(layer: &Layer) -> Vec<String> {
    let mut out = Vec::new();
    let mut open = vec![(String::new(), Ino::ROOT)];
    while let Some((path, dir)) = open.pop() {
        for (name, slot) in layer.list(dir) {
            let path = format!("{path}/{}", lines::text(name));
            let Slot::Inode(ino) = slot else {
                out.push(format!("{path} whiteout"));
                continue;
            };
            out.push(format!("{path} {}", letter(layer.inode(ino).unwrap().kind.file_type())));
            open.push((path, ino));
        }
    }
    out.sort();
    out
}

/// From the lines of a layer, the directories that are not opaque and lie in none that is. One with
/// a redirect does not show what is below its own name either.
pub fn transparent(layer: &[String]) -> Vec<String> {
    let dirs = layer.iter().filter_map(|line| line.split_once("/ "));
    let ends = |(_, rest): &(&str, &str)| rest.contains(" opaque") || rest.contains(" redirect=");
    let (opaque, plain): (Vec<_>, Vec<_>) = dirs.partition(ends);
    let inside = |path: &str| opaque.iter().any(|(dir, _)| path.starts_with(&format!("{dir}/")));
    let plain = plain.into_iter().map(|(path, _)| path.to_owned());
    let mut out: Vec<String> = plain.filter(|path| !inside(path)).collect();
    out.sort();
    out
}
