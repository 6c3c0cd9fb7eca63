//! What a directory shows, and where each name in it comes from.

use super::super::errno::Errno;
use super::super::event::MountKind;
use super::super::layer::{FileType, Name};
use super::super::world::LayerRef;
use super::machine::Sys;
use super::process::Process;
use super::stat::{Stat, stat};

/// A name in a merged directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name.
    pub name: Name,
    /// What `lstat(2)` tells of it.
    pub stat: Stat,
    /// Where a symbolic link leads.
    pub link: Option<Name>,
    /// The layer that serves it; of a directory, its attributes.
    pub from: LayerRef,
    /// What is mounted over the layers here.
    pub mount: Option<MountKind>,
}

impl Process<'_, '_> {
    /// The first `most` names in a directory, sorted by bytes, each with what serves it; and how
    /// many names there are. The last part of `path` is not followed.
    ///
    /// # Errors
    /// Those of `open(2)` and `readdir(3)`.
    pub fn entries(&mut self, path: &[u8], most: usize) -> Sys<(Vec<Entry>, u64)> {
        self.on("open", path, false, |m, target| {
            let node = target.found.ok_or(Errno::ENOENT)?;
            if !node.object.is_dir() {
                return Err(Errno::ENOTDIR);
            }
            let fs = m.fss.get(node.fs).ok_or(Errno::ENOENT)?;
            let names = fs.list(&node.object);
            let mut names: Vec<Name> =
                names.into_iter().filter_map(|(name, kind)| kind.map(|_| name)).collect();
            let all = names.len() as u64;
            names.truncate(most);
            let mut dirs = target.dirs;
            dirs.push(node);
            let entry = |name: Name| {
                let child = m.child(&dirs, &name)?;
                let (fs, top) = (m.fss.get(child.fs)?, child.object.top());
                let stat = stat(m, child.fs, top, Some(&child.object));
                let is_link = stat.file_type == FileType::Symlink;
                let link = is_link.then(|| fs.link_target(top)).flatten();
                Some(Entry { name, stat, link, from: fs.layer_of(top), mount: fs.mount.clone() })
            };
            Ok((names.into_iter().filter_map(entry).collect(), all))
        })
    }
}
