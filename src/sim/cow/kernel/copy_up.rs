//! Copy-up: a file of a lower layer is copied into the writable one before it changes.
//!
//! First every directory on the way that is not there yet, top-down, each alone with the attributes
//! it shows; then the file with its attributes and its data.
//!
//! Source: Linux `fs/overlayfs/copy_up.c`.

use super::super::content::Content;
use super::super::event::{CowEvent, Trigger};
use super::super::layer::{FileType, Ino, NodeKind, Redirect};
use super::super::world::Real;
use super::fs::{Fs, join};
use super::machine::{Machine, Node, path_of};
use crate::base::LayerPath;

/// What of a file's data is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Data {
    /// All of it.
    All,
    /// None: the copy begins empty (`O_TRUNC`).
    Nothing,
    /// None, if the mount allows copies without data (`metacopy=on`); otherwise all.
    Later,
}

impl Machine<'_> {
    /// Copies the directories up that lead to a name, and gives the last one's inode in the
    /// writable layer of its file system.
    pub(super) fn copy_up_dirs(&mut self, dirs: &mut [Node]) -> Ino {
        let mut parent = Ino::ROOT;
        for at in 0..dirs.len() {
            let (above, rest) = dirs.split_at_mut(at);
            let Some(node) = rest.first_mut() else { break };
            if let Real::Upper(ino) = node.object.top() {
                parent = ino;
                continue;
            }
            let Some(fs) = self.fss.get_mut(node.fs) else { break };
            let top = node.object.top();
            let from = fs.layer_of(top);
            let source = fs.path_of(top);
            let meta = fs.meta(top);
            parent = fs.upper.make(parent, &node.name, NodeKind::Dir { opaque: false }, meta);
            node.object.reals.insert(0, Real::Upper(parent));
            let mut path = path_of(above);
            join(&mut path, &node.name);
            self.trace.push(CowEvent::DirectoryCopiedUp {
                path: LayerPath::clean(&path),
                from,
                source: LayerPath::clean(&source),
            });
            self.names_changed();
        }
        parent
    }

    /// Copies a file or directory up, the directories on the way first, and gives its inode in the
    /// writable layer. What is there already stays as it is.
    pub(super) fn copy_up(
        &mut self,
        dirs: &mut [Node],
        node: &mut Node,
        why: Trigger,
        data: Data,
    ) -> Ino {
        if let Real::Upper(ino) = node.object.top() {
            return ino;
        }
        let parent = self.copy_up_dirs(dirs);
        let Some(fs) = self.fss.get_mut(node.fs) else { return Ino::ROOT };
        let real = node.object.top();
        let from = fs.layer_of(real);
        let above = dirs.last().map(|dir| &dir.object);
        let source = above.map(|dir| fs.source(dir, &node.name, real)).unwrap_or_default();
        let source = LayerPath::clean(&source);
        let mut path = path_of(dirs);
        join(&mut path, &node.name);
        let path = LayerPath::clean(&path);
        let (size, names) = (fs.size(real), fs.nlink(&node.object));
        let (kind, bytes) = copied(fs, fs.kind(real), data);
        let metadata_only = matches!(kind, NodeKind::File { metacopy: true, .. });
        let file_type = kind.file_type();
        let ino = fs.upper.make(parent, &node.name, kind, fs.meta(real));
        if file_type == FileType::Dir {
            node.object.reals.insert(0, Real::Upper(ino));
            self.trace.push(CowEvent::DirectoryCopiedUp { path, from, source });
            self.names_changed();
        } else {
            if let Some(inode) = fs.upper.inode_mut(ino) {
                inode.lower_links = names;
            }
            node.object.reals[0] = Real::Upper(ino);
            if self.open > 0 {
                self.copied.insert((node.fs, real), ino);
            }
            self.trace.push(CowEvent::CopiedUp {
                path: path.clone(),
                from,
                source,
                file_type,
                size,
                bytes,
                why,
                metadata_only,
            });
            if names > 1 {
                self.trace.push(CowEvent::HardLinkBroken { path, names });
            }
        }
        ino
    }

    /// Copies the data of a metadata-only copy, where it is still missing.
    pub(super) fn copy_data_up(&mut self, fs: usize, ino: Ino, path: &LayerPath, empty: bool) {
        let now = self.now;
        let Some(inode) = self.fss.get_mut(fs).and_then(|fs| fs.upper.inode_mut(ino)) else {
            return;
        };
        let NodeKind::File { content, metacopy } = &mut inode.kind else { return };
        if !*metacopy {
            return;
        }
        *metacopy = false;
        let copied = if empty { Content::default() } else { content.copied_up() };
        let bytes = copied.data_bytes();
        *content = copied;
        inode.meta.mtime = now;
        // `O_TRUNC` drops the mark and copies nothing.
        if !empty {
            self.trace.push(CowEvent::DataCopiedUp { path: path.clone(), bytes });
        }
    }

    /// The redirect a moved directory, or a copy without data, needs.
    ///
    /// Source: Linux `fs/overlayfs/dir.c`, `ovl_set_redirect`, `ovl_get_redirect`.
    pub(super) fn redirect_for(
        &self,
        dirs: &[Node],
        node: &Node,
        same_dir: bool,
        absolute: bool,
    ) -> Option<Redirect> {
        let fs = self.fss.get(node.fs)?;
        let own = |node: &Node| fs.upper.inode(node.object.upper()?)?.redirect.clone();
        let present = own(node);
        if same_dir && !absolute {
            return present.or_else(|| Some(Redirect::Name(node.name.clone())));
        }
        if let Some(Redirect::Path(path)) = present {
            return Some(Redirect::Path(path));
        }
        let mut parts: Vec<Vec<u8>> = Vec::new();
        let chain: Vec<&Node> =
            dirs.iter().filter(|dir| dir.fs == node.fs).skip(1).chain([node]).collect();
        for node in chain.into_iter().rev() {
            match own(node) {
                Some(Redirect::Path(path)) => {
                    parts.push(path.to_vec());
                    break;
                }
                Some(Redirect::Name(name)) => parts.push(name.to_vec()),
                None => parts.push(node.name.to_vec()),
            }
        }
        parts.reverse();
        Some(Redirect::Path(parts.join(&b'/').into()))
    }
}

/// The copy a copy-up makes, and the bytes of data it copies.
fn copied(fs: &Fs<'_>, kind: NodeKind, data: Data) -> (NodeKind, u64) {
    let NodeKind::File { content, .. } = kind else {
        return match kind {
            NodeKind::Dir { .. } => (NodeKind::Dir { opaque: false }, 0),
            other => (other, 0),
        };
    };
    match data {
        Data::Nothing => (NodeKind::File { content: Content::default(), metacopy: false }, 0),
        Data::Later if fs.options.metacopy => (NodeKind::File { content, metacopy: true }, 0),
        Data::All | Data::Later => {
            let copy = content.copied_up();
            (NodeKind::File { metacopy: false, content: copy }, content.data_bytes())
        }
    }
}
