//! The merged tree of a container, one directory at a time: what a file browser shows.
//!
//! Not here: the picture of the stack ([`look`](super::look)), what `ls` prints.

use serde::{Deserialize, Serialize};

use super::content::ContentStore;
use super::docker::{State, assemble};
use super::event::MountKind;
use super::kernel::Process;
use super::layer::FileType;
use super::simulator::Cow;
use super::world::LayerRef;
use crate::base::LayerPath;

/// Names of one directory that are listed; the rest is counted.
pub const NAMES: usize = 2_000;

/// What a directory of the merged view shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Its first names, sorted by bytes.
    pub entries: Vec<ListEntry>,
    /// All its names, counted.
    pub all: u64,
}

/// A name in a directory of the merged view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListEntry {
    /// The name.
    pub name: Vec<u8>,
    /// What it is.
    pub file_type: FileType,
    /// Bytes of a file, or of a link's target.
    pub size: u64,
    /// Where a symbolic link leads.
    pub link: Option<Vec<u8>>,
    /// What serves it; of a directory, its attributes.
    pub from: From,
}

/// What serves a name of the merged view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum From {
    /// A layer.
    Layer(LayerRef),
    /// A file system that is mounted over the layers.
    Mount(MountKind),
}

/// What a container sees in a directory; `None` if there is no such directory, or no such container.
///
/// Symbolic links on the way are followed as the kernel does, the last name is not.
#[must_use]
pub fn list<S: ContentStore>(
    cow: &Cow<S>,
    state: &State,
    container: &str,
    dir: &LayerPath,
) -> Option<Listing> {
    let container = state.container(container)?;
    let mut machine = assemble(cow.world(), &cow.store, state, container, cow.time(state.steps));
    machine.trace.mute(true);
    let path = [b"/", dir.as_bytes()].concat();
    let listed = Process::new(&mut machine, cow.dialect()).entries(&path, NAMES);
    let (entries, all) = listed.ok()?.ok()?;
    let entries = entries.into_iter().map(|entry| ListEntry {
        name: entry.name.to_vec(),
        file_type: entry.stat.file_type,
        size: if entry.stat.file_type == FileType::Dir { 0 } else { entry.stat.size },
        link: entry.link.map(|link| link.to_vec()),
        from: entry.mount.map_or(From::Layer(entry.from), From::Mount),
    });
    Some(Listing { entries: entries.collect(), all })
}
