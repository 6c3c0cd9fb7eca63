//! Events to operations.

use super::super::event::{CowEvent, Trigger};
use super::super::layer::FileType;
use super::{BLOCK, Operation, whole};
use crate::base::LayerPath;

/// The operations that the events of one step come to, in order.
///
/// What only looks is left out, and so is what happens on mounts. The size of the image is in no
/// event: `image_bytes` of [`Operation::ContainerStart`] is 0, and set by who knows it. A new
/// directory counts as a new file of 0 bytes with one directory more.
#[must_use]
pub fn operations(events: &[CowEvent]) -> Vec<Operation> {
    let mut reader = Reader::default();
    for event in events {
        if !reader.in_copy(event) {
            reader.read(event);
        }
    }
    reader.out.into_iter().map(|(_, operation)| operation).collect()
}

#[derive(Default)]
struct Reader {
    /// Each operation with the path it is about.
    out: Vec<(LayerPath, Operation)>,
    /// Directories copied up since the last operation.
    parents: u64,
    /// Paths on mounts.
    mounted: Vec<LayerPath>,
    /// The copy that `mv` makes instead of moving: from, to, and its place in `out`.
    copy: Option<(LayerPath, LayerPath, usize)>,
    /// The path something was moved away from last.
    moved: Option<LayerPath>,
}

impl Reader {
    fn read(&mut self, event: &CowEvent) {
        match event {
            CowEvent::OnMount { path, .. } => self.mounted.push(path.clone()),
            CowEvent::ContainerCreated { layers, .. } => {
                let root = LayerPath::clean(b"");
                self.push(&root, Operation::ContainerStart { image_bytes: 0, layers: *layers });
            }
            CowEvent::DirectoryCopiedUp { .. } => self.parents += 1,
            CowEvent::CopiedUp { path, size, bytes, why, metadata_only, .. } => {
                let holes = if *metadata_only { 0 } else { size.saturating_sub(*bytes) };
                self.copied_up(path, *size, holes, *why);
            }
            CowEvent::DataCopiedUp { path, bytes: size } => {
                self.copied_up(path, *size, 0, Trigger::OpenForWrite);
            }
            CowEvent::Created { path, file_type, .. } if !self.mounted.contains(path) => {
                let own = u64::from(*file_type == FileType::Dir);
                let parents = self.take() + own;
                self.push(path, Operation::NewFile { bytes: 0, parents });
            }
            CowEvent::Wrote { path, bytes, offset, size, .. } if !self.mounted.contains(path) => {
                self.wrote(path, *bytes, *offset, *size);
            }
            CowEvent::Truncated { path, to: size, .. } => {
                if let Some(Operation::Truncate { to, .. }) = self.last(path) {
                    *to = *size;
                }
            }
            CowEvent::Changed { path, .. } if self.parents > 0 => {
                let parents = self.take();
                self.push(path, Operation::Chmod { size: 0, holes: 0, parents });
            }
            CowEvent::Removed { path, bytes, .. } if !self.mounted.contains(path) => {
                let parents = self.take();
                self.push(path, Operation::Delete { own: *bytes, below: 0, parents });
            }
            CowEvent::WhiteoutMade { path, bytes, .. } => {
                if let Some(Operation::Delete { below, .. }) = self.last(path) {
                    *below = *bytes;
                } else if self.moved.as_ref() != Some(path) {
                    let parents = self.take();
                    self.push(path, Operation::Delete { own: 0, below: *bytes, parents });
                }
            }
            CowEvent::Renamed { from, .. } => self.moved = Some(from.clone()),
            CowEvent::CopiesInstead { from, to } => {
                let at = self.out.len();
                self.push(from, Operation::RenameDir { files: 0, bytes: 0, dirs: 0 });
                self.copy = Some((from.clone(), to.clone(), at));
            }
            _ => {}
        }
    }

    fn copied_up(&mut self, path: &LayerPath, size: u64, holes: u64, why: Trigger) {
        let parents = self.take();
        let operation = match why {
            Trigger::OpenForWrite => {
                Operation::FirstWrite { size, holes, bytes: 0, offset: size, parents }
            }
            Trigger::OpenToTruncate => Operation::TruncateOpen { size, bytes: 0, parents },
            Trigger::Truncate => Operation::Truncate { size, holes, to: size, parents },
            Trigger::Chmod
            | Trigger::Chown
            | Trigger::Times
            | Trigger::Xattr
            | Trigger::Link
            | Trigger::Rename => Operation::Chmod { size, holes, parents },
        };
        self.push(path, operation);
    }

    /// A write joins what brought its file to the container layer in the same step.
    fn wrote(&mut self, path: &LayerPath, written: u64, at: u64, size: u64) {
        match self.last(path) {
            Some(Operation::FirstWrite { bytes, offset, .. }) => {
                *offset = if *bytes == 0 { at } else { at.min(*offset) };
                *bytes += written;
            }
            Some(Operation::TruncateOpen { bytes, .. } | Operation::NewFile { bytes, .. }) => {
                *bytes += written;
            }
            _ => {
                self.push(path, Operation::SecondWrite { bytes: written, offset: at, size });
            }
        }
    }

    /// Whether the event belongs to a copy that stands for a move, and counts it there.
    fn in_copy(&mut self, event: &CowEvent) -> bool {
        let Some((from, to, at)) = &self.copy else { return false };
        let (from, to) = (from.clone(), to.clone());
        let Some((_, Operation::RenameDir { files, bytes, dirs })) = self.out.get_mut(*at) else {
            return false;
        };
        match event {
            CowEvent::Created { path, file_type, .. } if below(path, &to) => {
                match file_type {
                    FileType::Dir => *dirs += 1,
                    _ => *files += 1,
                }
                true
            }
            CowEvent::Wrote { path, offset, size, .. } if below(path, &to) => {
                *bytes += whole(*size, BLOCK).saturating_sub(whole(*offset, BLOCK));
                true
            }
            CowEvent::Changed { path, .. } => below(path, &to),
            CowEvent::Removed { path, .. }
            | CowEvent::WhiteoutMade { path, .. }
            | CowEvent::DirectoryCopiedUp { path, .. } => below(path, &from),
            _ => false,
        }
    }

    fn push(&mut self, path: &LayerPath, operation: Operation) {
        self.out.push((path.clone(), operation));
    }

    /// The directories copied up so far, for the operation they were copied up for.
    fn take(&mut self) -> u64 {
        std::mem::take(&mut self.parents)
    }

    /// The last operation about a path.
    fn last(&mut self, path: &LayerPath) -> Option<&mut Operation> {
        self.out.iter_mut().rev().find(|(about, _)| about == path).map(|(_, operation)| operation)
    }
}

/// Whether a path is a directory or lies in it.
fn below(path: &LayerPath, dir: &LayerPath) -> bool {
    path.as_bytes()
        .strip_prefix(dir.as_bytes())
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(b"/"))
}
