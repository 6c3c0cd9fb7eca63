//! What the calls tell of a file.

use super::super::content::BLOCK;
use super::super::layer::{FileType, NodeKind, Time};
use super::super::world::{LayerRef, Object, Real};
use super::fs::Fs;
use super::machine::Machine;

/// What `stat(2)` tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stat {
    /// What it is.
    pub file_type: FileType,
    /// Permission bits: the low 12.
    pub mode: u16,
    /// User id.
    pub uid: u32,
    /// Group id.
    pub gid: u32,
    /// Bytes: of a regular file, of a symbolic link's target; of a directory one block.
    pub size: u64,
    /// Names it has.
    pub nlink: u32,
    /// When its contents last changed.
    pub mtime: Time,
    /// Of a device node: major and minor number.
    pub device: Option<(u32, u32)>,
    /// The file system.
    pub dev: u64,
    /// The inode: equal, together with `dev`, for two names of one file.
    pub ino: u64,
    /// Bytes it takes on disk.
    pub allocated: u64,
}

/// The layers whose directories make up a merged one, the highest first.
pub(super) fn layers_of(fs: &Fs<'_>, object: &Object) -> Vec<LayerRef> {
    let mut out = Vec::new();
    for &real in &object.reals {
        match (real, fs.world) {
            (Real::Image(node), Some(world)) => {
                out.extend(world.stack(node).into_iter().map(LayerRef::Image));
            }
            _ => out.push(fs.layer_of(real)),
        }
    }
    out
}

/// What `stat(2)` tells of a real file; `object` is the merged one it serves.
pub(super) fn stat(machine: &Machine<'_>, at: usize, real: Real, object: Option<&Object>) -> Stat {
    let Some(fs) = machine.fss.get(at) else {
        return stat_of(FileType::File, Time::default());
    };
    let meta = fs.meta(real);
    let kind = fs.kind(real);
    let mut stat = stat_of(kind.file_type(), meta.mtime);
    (stat.mode, stat.uid, stat.gid) = (meta.mode, meta.uid, meta.gid);
    if stat.file_type == FileType::Symlink {
        stat.mode = 0o777;
    }
    stat.size = fs.size(real);
    (stat.allocated, stat.device) = match kind {
        NodeKind::Dir { .. } => {
            stat.size = BLOCK;
            (BLOCK, None)
        }
        NodeKind::File { content, .. } => (content.allocated(), None),
        NodeKind::Char(a, b) | NodeKind::Block(a, b) => (0, Some((a, b))),
        _ => (0, None),
    };
    let alone = Object { reals: smallvec::smallvec![real], file_type: stat.file_type };
    stat.nlink = fs.nlink(object.unwrap_or(&alone));
    stat.dev = at as u64;
    stat.ino = match real {
        Real::Upper(ino) => u64::from(ino.0) << 1 | 1,
        Real::Lower(layer, ino) => u64::from(layer) << 32 | u64::from(ino.0) << 1,
        // Layers of the image begin above those between; directories without an entry above all.
        Real::Image(node) => match fs.world.and_then(|world| world.inode(node)) {
            Some(inode) => (u64::from(inode.layer.0) + 128) << 32 | u64::from(inode.entry) << 1,
            None => 1 << 48 | u64::from(node.0) << 1,
        },
    };
    stat
}

fn stat_of(file_type: FileType, mtime: Time) -> Stat {
    Stat {
        file_type,
        mode: 0,
        uid: 0,
        gid: 0,
        size: 0,
        nlink: 1,
        mtime,
        device: None,
        dev: 0,
        ino: 0,
        allocated: 0,
    }
}
