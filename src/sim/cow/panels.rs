//! What the panels beside the stage show: the layer on disk, its weight, what a commit would add, and
//! a second container.

use serde::{Deserialize, Serialize};

use super::content::BLOCK;
use super::diff::{Change, Member, MemberKind, members};
use super::docker::State;
use super::layer::{FileType, Ino, Layer, NodeKind, Slot};
use super::look::{LINES, Lines, Look, Sheet};
use super::mount::Mount;
use super::save;
use crate::base::LayerPath;

/// Lines of the list of files by weight that are sent.
const HEAVIEST: usize = 100;

/// A line of the container layer on disk, as `ls -lA` shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpperLine {
    /// The path.
    pub path: LayerPath,
    /// What it is; none for a whiteout (`c 0 0`).
    pub file_type: Option<FileType>,
    /// Permission bits.
    pub mode: u16,
    /// User and group.
    pub owner: (u32, u32),
    /// Bytes.
    pub size: u64,
    /// Extended attributes that overlayfs keeps there: `trusted.overlay.opaque=y`.
    pub marks: Vec<String>,
}

/// What became of `docker diff` in a step.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DiffStep {
    /// Lines that are new.
    pub new: Lines<(Change, LayerPath)>,
    /// Lines that are gone.
    pub gone: Lines<(Change, LayerPath)>,
}

impl DiffStep {
    /// Compares two lists, each sorted by path.
    pub(super) fn between(before: &[(Change, Vec<u8>)], after: &[(Change, Vec<u8>)]) -> Self {
        let lacks = |in_list: &[(Change, Vec<u8>)], (change, path): &(Change, Vec<u8>)| {
            let at = in_list.binary_search_by(|(_, other)| other.cmp(path));
            at.ok().and_then(|at| in_list.get(at)).is_none_or(|(other, _)| other != change)
        };
        let only = |one: &[(Change, Vec<u8>)], other: &[(Change, Vec<u8>)]| {
            let lines = one.iter().filter(|line| lacks(other, line)).collect();
            Lines::of(lines, |(change, path)| (*change, LayerPath::clean(path)))
        };
        Self { new: only(after, before), gone: only(before, after) }
    }
}

/// A file of the container layer, by weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighed {
    /// Its path; the first, if it has several.
    pub path: LayerPath,
    /// Other names of the same inode.
    pub names: u64,
    /// Bytes that `docker ps -s` counts.
    pub logical: u64,
    /// Bytes of the blocks it takes.
    pub on_disk: u64,
}

/// What a container's layer weighs, part by part.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// Bytes that `docker ps -s` counts.
    pub logical: u64,
    /// Bytes of the blocks of its files.
    pub files: u64,
    /// Bytes of the blocks of its directories, the root's not counted.
    pub dirs: u64,
    /// Whiteouts: they weigh nothing.
    pub whiteouts: u64,
    /// Its files, the heaviest first.
    pub each: Lines<Weighed>,
}

/// What a member of the tar is that `docker commit` would make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MemberLook {
    /// A file, a directory, a link, and so on.
    Inode(FileType),
    /// A further name of a file: the first.
    Link(LayerPath),
    /// `.wh.NAME`: hides what the layers below have under the name.
    Whiteout,
    /// `.wh..wh..opq`: hides all that the layers below have in the directory.
    Opaque,
}

/// One member of that tar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberLine {
    /// Its name.
    pub path: LayerPath,
    /// What it is.
    pub what: MemberLook,
    /// Bytes of its contents.
    pub size: u64,
}

/// An image that was committed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommittedLook {
    /// Its name.
    pub name: String,
    /// Its ID as the engine gave it here.
    pub id: String,
    /// Layers above those of the image on screen.
    pub layers: u64,
    /// Bytes it has as a docker-save archive; none, if it cannot be saved.
    pub archive: Option<u64>,
}

/// A second container, as it is after the step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Beside {
    /// Its place in the list of containers.
    pub container: usize,
    /// How it is mounted.
    pub mount: Mount,
    /// The sheets of its stack, the highest first.
    pub sheets: Vec<Sheet>,
    /// What the first container's columns are there.
    pub columns: Vec<super::look::Stack>,
    /// The lines of `docker diff`.
    pub diff: Lines<(Change, LayerPath)>,
}

impl Look {
    /// The second container as a step in which nothing happens.
    #[must_use]
    pub fn of_beside(&self) -> Option<Self> {
        let beside = self.beside.as_ref()?;
        let columns = self.columns.iter().zip(&beside.columns).map(|(column, stack)| {
            let (before, after) = (stack.clone(), stack.clone());
            super::look::Column { path: column.path.clone(), now: column.now, before, after }
        });
        Some(Self {
            containers: self.containers.clone(),
            shown: Some(beside.container),
            mount: Some(beside.mount.clone()),
            sheets: beside.sheets.clone(),
            columns: columns.collect(),
            diff: beside.diff.clone(),
            ..Self::default()
        })
    }
}

/// What a container layer weighs.
pub(super) fn weights(layer: &Layer) -> Weights {
    let all = super::diff::weigh(layer);
    let mut each: Vec<Weighed> = Vec::new();
    let mut known: rustc_hash::FxHashMap<Ino, usize> = rustc_hash::FxHashMap::default();
    let mut whiteouts = 0;
    for member in members(layer) {
        let Some(ino) = member.ino else {
            whiteouts += 1;
            continue;
        };
        if let Some(other) = known.get(&ino).and_then(|&at| each.get_mut(at)) {
            other.names += 1;
            continue;
        }
        let Some(inode) = layer.inode(ino) else { continue };
        if matches!(inode.kind, NodeKind::Dir { .. }) {
            continue;
        }
        let (logical, on_disk) = super::diff::weigh_inode(&inode.kind);
        known.insert(ino, each.len());
        each.push(Weighed { path: LayerPath::clean(&member.name), names: 0, logical, on_disk });
    }
    each.sort_by_key(|file| std::cmp::Reverse(file.logical.max(file.on_disk)));
    let count = each.len() as u64;
    each.truncate(HEAVIEST);
    let each = Lines { first: each, all: count };
    Weights { logical: all.logical, files: all.files, dirs: all.dirs, whiteouts, each }
}

/// The members of the tar that a commit would make, and the tar's bytes.
pub(super) fn commit(layer: &Layer) -> (Lines<MemberLine>, u64) {
    let list = members(layer);
    // An empty layer adds none.
    let bytes = if list.is_empty() { 0 } else { save::layer_bytes(layer, &list) };
    (Lines::of(list, |member| line(layer, member)), bytes)
}

fn line(layer: &Layer, member: Member) -> MemberLine {
    let kind = member.ino.and_then(|ino| layer.inode(ino)).map(|inode| &inode.kind);
    let (what, size) = match (member.what, kind) {
        (MemberKind::Link(first), _) => (MemberLook::Link(LayerPath::clean(&first)), 0),
        (MemberKind::Opaque, _) => (MemberLook::Opaque, 0),
        (MemberKind::Whiteout, _) | (_, None) => (MemberLook::Whiteout, 0),
        (MemberKind::Inode, Some(kind)) => {
            let size = match kind {
                NodeKind::File { content, .. } => content.size(),
                _ => 0,
            };
            (MemberLook::Inode(kind.file_type()), size)
        }
    };
    MemberLine { path: LayerPath::clean(&member.name), what, size }
}

/// The images committed so far.
pub(super) fn committed(state: &State) -> Vec<CommittedLook> {
    let look = |image: &std::sync::Arc<super::docker::Image>| CommittedLook {
        name: image.name.clone(),
        id: image.id.clone(),
        layers: image.lowers.len() as u64,
        archive: None,
    };
    state.images.iter().map(look).collect()
}

/// Bytes of all files of an image, each rounded up to blocks: what a driver copies that shares
/// nothing.
pub(super) fn on_blocks(world: &super::World) -> u64 {
    let layers =
        (0..world.layers()).filter_map(|at| world.tree().index(crate::base::LayerId::at(at)));
    let sizes = layers.flat_map(|layer| layer.entries().map(|entry| entry.size));
    sizes.fold(0, |sum: u64, size| sum.saturating_add(size.div_ceil(BLOCK).saturating_mul(BLOCK)))
}

/// The writable layer as it lies on disk; lines beyond those that are sent are only counted.
pub(super) fn on_disk(layer: &Layer, dir: Ino, path: &mut Vec<u8>, out: &mut Lines<UpperLine>) {
    if out.first.len() >= LINES {
        out.all = layer.len() as u64;
        return;
    }
    for (name, slot) in layer.list(dir) {
        let length = path.len();
        path.push(b'/');
        path.extend_from_slice(name);
        let mut line = UpperLine {
            path: LayerPath::clean(path),
            file_type: None,
            mode: 0,
            owner: (0, 0),
            size: 0,
            marks: Vec::new(),
        };
        if let Slot::Inode(ino) = slot
            && let Some(inode) = layer.inode(ino)
        {
            line.file_type = Some(inode.kind.file_type());
            line.mode = inode.meta.mode;
            line.owner = (inode.meta.uid, inode.meta.gid);
            match &inode.kind {
                NodeKind::Dir { opaque } => {
                    line.marks.extend(opaque.then(|| "trusted.overlay.opaque=y".to_owned()));
                }
                NodeKind::File { content, metacopy } => {
                    line.size = content.size();
                    line.marks.extend(metacopy.then(|| "trusted.overlay.metacopy".to_owned()));
                }
                NodeKind::Symlink(target) => line.size = target.len() as u64,
                _ => {}
            }
            if let Some(redirect) = &inode.redirect {
                let to = crate::base::path::visible(&redirect.value());
                line.marks.push(format!("trusted.overlay.redirect={to}"));
            }
        }
        let is_dir = line.file_type == Some(FileType::Dir);
        out.all += 1;
        if out.first.len() >= LINES {
            // Every name of the layer is one line.
            out.all = layer.len() as u64;
            return;
        }
        out.first.push(line);
        if is_dir && let Slot::Inode(ino) = slot {
            on_disk(layer, ino, path, out);
        }
        path.truncate(length);
    }
}
