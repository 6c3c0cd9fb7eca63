//! Calls that make, remove and move names.
//!
//! Sources: Linux `fs/overlayfs/dir.c`; the order of the general checks is `fs/namei.c`'s.

use super::super::Errno;
use super::super::event::{Because, CowEvent, Trigger};
use super::super::layer::{FileType, Ino, NodeKind};
use super::super::world::{Object, Real};
use super::copy_up::Data;
use super::files::touch;
use super::machine::{Machine, Node, Target};

impl Machine<'_> {
    /// `mkdir(2)`: in place of a whiteout the directory must be opaque, or what the whiteout hid
    /// would show again.
    pub(super) fn mkdir_target(&mut self, mut target: Target, mode: u16) -> Result<(), Errno> {
        if target.found.is_some() {
            return Err(Errno::EEXIST);
        }
        let path = target.path();
        let merged = self.will_be_merged(target.parent());
        let options = target.parent().and_then(|dir| self.fss.get(dir.fs)).map(|fs| fs.options);
        let offline = options.is_some_and(|o| o.redirect_dir || o.metacopy);
        let over_whiteout = self.upper_slot(target.parent(), &target.name);
        let opaque = over_whiteout || (offline && merged);
        self.make(&mut target, NodeKind::Dir { opaque }, mode & 0o1777)?;
        if opaque {
            self.trace.push(CowEvent::MadeOpaque { path });
        }
        Ok(())
    }

    /// Whether the writable layer has something at a name.
    fn upper_slot(&self, parent: Option<&Node>, name: &[u8]) -> bool {
        let Some(node) = parent else { return false };
        let Some(dir) = node.object.upper() else { return false };
        self.fss.get(node.fs).is_some_and(|fs| fs.upper.get(dir, name).is_some())
    }

    /// Whether a directory is merged once it has been copied up.
    fn will_be_merged(&self, dir: Option<&Node>) -> bool {
        dir.is_some_and(|dir| dir.object.has_lower())
    }

    /// `symlink(2)`, `mkfifo(3)`, `mknod(2)`.
    pub(super) fn make_node(
        &mut self,
        mut target: Target,
        kind: NodeKind,
        mode: u16,
    ) -> Result<(), Errno> {
        if target.found.is_some() {
            return Err(Errno::EEXIST);
        }
        if target.slash {
            return Err(Errno::ENOENT);
        }
        if kind == NodeKind::Char(0, 0) {
            // It would be a whiteout.
            return Err(Errno::EPERM);
        }
        self.make(&mut target, kind, mode).map(drop)
    }

    /// `link(2)`, symbolic links not followed.
    pub(super) fn link_targets(&mut self, from: Target, mut to: Target) -> Result<(), Errno> {
        let (path, new) = (from.path(), to.path());
        let mut dirs = from.dirs;
        let mut node = from.found.ok_or(Errno::ENOENT)?;
        if to.found.is_some() {
            return Err(Errno::EEXIST);
        }
        if to.slash {
            return Err(Errno::ENOENT);
        }
        let there = to.parent().map(|dir| dir.fs);
        if there != Some(node.fs) {
            return Err(self.refused("link", path, Errno::EXDEV, Because::OtherFileSystem));
        }
        if node.object.is_dir() {
            return Err(Errno::EPERM);
        }
        self.frozen(node.fs)?;
        let ino = self.copy_up(&mut dirs, &mut node, Trigger::Link, Data::Later);
        self.walk_again(&mut to.dirs);
        let dir = self.copy_up_dirs(&mut to.dirs);
        self.redirect_copy(&dirs, &node, false, true);
        let now = self.now;
        if let Some(fs) = self.fss.get_mut(node.fs) {
            fs.upper.link(ino, dir, &to.name);
            touch(fs.upper.inode_mut(dir), now);
        }
        self.trace.push(CowEvent::Linked { path, to: new });
        Ok(())
    }

    /// Looks a chain of directories up again: some of them may have been copied up since.
    fn walk_again(&self, dirs: &mut [Node]) {
        for at in 1..dirs.len() {
            let (above, rest) = dirs.split_at_mut(at);
            let Some(node) = rest.first_mut() else { break };
            if let Some(again) = self.child(above, &node.name) {
                *node = again;
            }
        }
    }

    /// `unlink(2)`.
    pub(super) fn unlink_target(&mut self, target: Target) -> Result<(), Errno> {
        let Some(node) = &target.found else { return Err(Errno::ENOENT) };
        if node.object.is_dir() {
            return Err(Errno::EISDIR);
        }
        let path = target.path();
        if self.is_mount_point(&path) {
            return Err(self.busy("unlink", &path));
        }
        self.remove(target)
    }

    /// `rmdir(2)`: the merged directory must be empty.
    pub(super) fn rmdir_target(&mut self, target: Target, last: &[u8]) -> Result<(), Errno> {
        let Some(node) = &target.found else { return Err(Errno::ENOENT) };
        let path = target.path();
        if target.dots {
            return Err(match last {
                b".." => Errno::ENOTEMPTY,
                b"." => Errno::EINVAL,
                _ => self.busy("rmdir", &path),
            });
        }
        if !node.object.is_dir() {
            return Err(Errno::ENOTDIR);
        }
        if self.is_mount_point(&path) {
            return Err(self.busy("rmdir", &path));
        }
        if !self.fss.get(node.fs).is_some_and(|fs| fs.is_empty(&node.object)) {
            return Err(Errno::ENOTEMPTY);
        }
        self.remove(target)
    }

    /// Takes a name away: with a whiteout if something of a lower layer would show there.
    fn remove(&mut self, mut target: Target) -> Result<(), Errno> {
        let path = target.path();
        let (Some(node), Some(parent)) = (target.found.take(), target.parent()) else {
            return Err(Errno::EBUSY);
        };
        self.frozen(node.fs)?;
        let Some(fs) = self.fss.get(node.fs) else { return Err(Errno::ENOENT) };
        let below = fs.below(&parent.object, &target.name);
        let hidden = below.map(|o| (fs.layer_of(o.top()), fs.size(o.top()), o.file_type));
        let file_type = node.object.file_type;
        let gone = node.object.upper().map(|_| {
            let last = fs.nlink(&node.object) == 1 && file_type != FileType::Dir;
            if last { fs.size(node.object.top()) } else { 0 }
        });
        let dir = self.copy_up_dirs(&mut target.dirs);
        let now = self.now;
        if let Some(ino) = node.object.upper() {
            self.keep_open(node.fs, ino);
        }
        let Some(fs) = self.fss.get_mut(node.fs) else { return Err(Errno::ENOENT) };
        fs.upper.remove(dir, &target.name);
        if hidden.is_some() {
            fs.upper.whiteout(dir, &target.name);
        }
        touch(fs.upper.inode_mut(dir), now);
        if matches!(file_type, FileType::Dir | FileType::Symlink) {
            self.names_changed();
        }
        if let Some(bytes) = gone {
            self.trace.push(CowEvent::Removed { path: path.clone(), file_type, bytes });
        }
        if let Some((hides, bytes, file_type)) = hidden {
            self.trace.push(CowEvent::WhiteoutMade { path, hides, bytes, file_type });
        }
        Ok(())
    }

    /// `rename(2)` and `renameat2(2)` with `RENAME_NOREPLACE`.
    pub(super) fn rename_targets(
        &mut self,
        mut from: Target,
        mut to: Target,
        noreplace: bool,
    ) -> Result<(), Errno> {
        let (old, new) = (from.path(), to.path());
        if from.dots || to.dots {
            return Err(self.busy("rename", if from.dots { &old } else { &new }));
        }
        let mut node = from.found.take().ok_or(Errno::ENOENT)?;
        if noreplace && to.found.is_some() {
            return Err(Errno::EEXIST);
        }
        let is_dir = node.object.is_dir();
        if (from.slash || to.slash) && !is_dir {
            return Err(Errno::ENOTDIR);
        }
        let inside = |a: &[u8], b: &[u8]| b.strip_prefix(a).is_some_and(|r| r.starts_with(b"/"));
        if is_dir && inside(old.as_bytes(), new.as_bytes()) {
            return Err(Errno::EINVAL);
        }
        if inside(new.as_bytes(), old.as_bytes()) {
            return Err(Errno::ENOTEMPTY);
        }
        let there = to.parent().map(|dir| dir.fs);
        if there != from.parent().map(|dir| dir.fs) {
            return Err(self.refused("rename", old, Errno::EXDEV, Because::OtherFileSystem));
        }
        if let Some(over) = &to.found
            && (old == new || same_inode(&node, over))
        {
            return Ok(());
        }
        match &to.found {
            Some(over) if is_dir && !over.object.is_dir() => return Err(Errno::ENOTDIR),
            Some(over) if !is_dir && over.object.is_dir() => return Err(Errno::EISDIR),
            _ => {}
        }
        for path in [&old, &new] {
            if self.is_mount_point(path) {
                let path = path.clone();
                return Err(self.busy("rename", &path));
            }
        }
        self.frozen(node.fs)?;
        if !self.can_move(&node) {
            return Err(self.refused("rename", old, Errno::EXDEV, Because::LowerDirectory));
        }
        let Some(fs) = self.fss.get(node.fs) else { return Err(Errno::ENOENT) };
        let onto = to.found.as_ref().filter(|over| over.object.is_dir());
        let fails_late = onto.is_some_and(|over| !fs.is_empty(&over.object));
        if fails_late && onto.is_some_and(|over| over.object.has_lower()) {
            return Err(Errno::ENOTEMPTY);
        }
        let below = from.parent().and_then(|dir| fs.below(&dir.object, &from.name));
        let hidden = below.map(|o| (fs.layer_of(o.top()), fs.size(o.top()), o.file_type));
        let into_merged = self.will_be_merged(to.parent());
        let dropped = to.found.as_ref().filter(|over| over.object.upper().is_some()).map(|over| {
            let kept = over.object.is_dir() || fs.nlink(&over.object) > 1;
            (over.object.file_type, if kept { 0 } else { fs.size(over.object.top()) })
        });
        let hides = to.parent().and_then(|dir| fs.below(&dir.object, &to.name));
        let hides = hides.map(|object| fs.layer_of(object.top()));
        let same_dir = from.parent().map(|_| parent_of(&old)) == Some(parent_of(&new));
        self.copy_up(&mut from.dirs, &mut node, Trigger::Rename, Data::Later);
        self.walk_again(&mut to.dirs);
        let dir = self.copy_up_dirs(&mut to.dirs);
        self.mark_moved(&from.dirs, &node, same_dir, into_merged);
        if fails_late {
            // The directory below refuses only now; what was marked stays marked.
            return Err(Errno::ENOTEMPTY);
        }
        self.walk_again(&mut from.dirs);
        let old_dir = from.parent().and_then(|dir| dir.object.upper()).unwrap_or(Ino::ROOT);
        let now = self.now;
        if let Some(ino) = to.found.as_ref().and_then(|over| over.object.upper()) {
            self.keep_open(node.fs, ino);
        }
        if let Some(fs) = self.fss.get_mut(node.fs) {
            fs.upper.rename((old_dir, &from.name), (dir, &to.name));
            if hidden.is_some() {
                fs.upper.whiteout(old_dir, &from.name);
            }
            touch(fs.upper.inode_mut(old_dir), now);
            touch(fs.upper.inode_mut(dir), now);
        }
        self.names_changed();
        if let Some((file_type, bytes)) = dropped {
            self.trace.push(CowEvent::Removed { path: new.clone(), file_type, bytes });
        }
        self.trace.push(CowEvent::Renamed { from: old.clone(), to: new, hides });
        if let Some((hides, bytes, file_type)) = hidden {
            self.trace.push(CowEvent::WhiteoutMade { path: old, hides, bytes, file_type });
        }
        Ok(())
    }

    /// Whether a rename can move it: not a directory with a part in a lower layer, unless
    /// `redirect_dir` is on.
    fn can_move(&self, node: &Node) -> bool {
        !node.object.is_dir()
            || !node.object.has_lower()
            || self.fss.get(node.fs).is_some_and(|fs| fs.options.redirect_dir)
    }

    /// What a moved object needs in its new place: a redirect if a part of it lies below, or to be
    /// opaque if the new parent is merged.
    fn mark_moved(&mut self, dirs: &[Node], node: &Node, same_dir: bool, into_merged: bool) {
        if !node.object.is_dir() {
            self.redirect_copy(dirs, node, same_dir, false);
            return;
        }
        let Some(ino) = node.object.upper() else { return };
        if node.object.has_lower() {
            self.set_redirect(dirs, node, ino, same_dir, false);
        } else if into_merged {
            let path = path_to(dirs, node);
            let Some(fs) = self.fss.get_mut(node.fs) else { return };
            if let Some(inode) = fs.upper.inode_mut(ino)
                && inode.kind == (NodeKind::Dir { opaque: false })
            {
                inode.kind = NodeKind::Dir { opaque: true };
                self.trace.push(CowEvent::MadeOpaque { path });
            }
        }
    }

    /// Gives a copy without data the redirect it needs to find its data from another name.
    fn redirect_copy(&mut self, dirs: &[Node], node: &Node, same_dir: bool, absolute: bool) {
        let Some(ino) = node.object.upper() else { return };
        let Some(inode) = self.fss.get(node.fs).and_then(|fs| fs.upper.inode(ino)) else { return };
        if !matches!(inode.kind, NodeKind::File { metacopy: true, .. }) {
            return;
        }
        let absolute = absolute || inode.lower_links > 1;
        self.set_redirect(dirs, node, ino, same_dir, absolute);
    }

    fn set_redirect(
        &mut self,
        dirs: &[Node],
        node: &Node,
        ino: Ino,
        same_dir: bool,
        absolute: bool,
    ) {
        let Some(redirect) = self.redirect_for(dirs, node, same_dir, absolute) else { return };
        let path = path_to(dirs, node);
        let to = crate::base::path::visible(&redirect.value());
        let inode = self.fss.get_mut(node.fs).and_then(|fs| fs.upper.inode_mut(ino));
        if let Some(inode) = inode
            && inode.redirect.as_ref() != Some(&redirect)
        {
            inode.redirect = Some(redirect);
            self.trace.push(CowEvent::Redirected { path, to });
        }
    }

    /// `renameat2(2)` with `RENAME_EXCHANGE`: both are copied up and swapped, no whiteouts.
    pub(super) fn exchange_targets(&mut self, mut a: Target, mut b: Target) -> Result<(), Errno> {
        let (one, other) = (a.path(), b.path());
        if a.dots || b.dots {
            return Err(self.busy("rename", if a.dots { &one } else { &other }));
        }
        let mut left = a.found.take().ok_or(Errno::ENOENT)?;
        let mut right = b.found.take().ok_or(Errno::ENOENT)?;
        let inside = |a: &[u8], b: &[u8]| b.strip_prefix(a).is_some_and(|r| r.starts_with(b"/"));
        if inside(one.as_bytes(), other.as_bytes()) || inside(other.as_bytes(), one.as_bytes()) {
            return Err(Errno::EINVAL);
        }
        if a.parent().map(|dir| dir.fs) != b.parent().map(|dir| dir.fs) {
            return Err(self.refused("rename", one, Errno::EXDEV, Because::OtherFileSystem));
        }
        if one == other || same_inode(&left, &right) {
            return Ok(());
        }
        for path in [&one, &other] {
            if self.is_mount_point(path) {
                let path = path.clone();
                return Err(self.busy("rename", &path));
            }
        }
        self.frozen(left.fs)?;
        for (node, path) in [(&left, &one), (&right, &other)] {
            if !self.can_move(node) {
                let path = path.clone();
                return Err(self.refused("rename", path, Errno::EXDEV, Because::LowerDirectory));
            }
        }
        let (merged_a, merged_b) =
            (self.will_be_merged(a.parent()), self.will_be_merged(b.parent()));
        let same_dir = parent_of(&one) == parent_of(&other);
        self.copy_up(&mut a.dirs, &mut left, Trigger::Rename, Data::Later);
        self.walk_again(&mut b.dirs);
        self.copy_up(&mut b.dirs, &mut right, Trigger::Rename, Data::Later);
        self.walk_again(&mut a.dirs);
        self.mark_moved(&a.dirs, &left, same_dir, merged_b);
        self.mark_moved(&b.dirs, &right, same_dir, merged_a);
        let dir = |target: &Target| target.parent().and_then(|dir| dir.object.upper());
        let (dir_a, dir_b) = (dir(&a).unwrap_or(Ino::ROOT), dir(&b).unwrap_or(Ino::ROOT));
        let now = self.now;
        if let Some(fs) = self.fss.get_mut(left.fs) {
            fs.upper.exchange((dir_a, &a.name), (dir_b, &b.name));
            touch(fs.upper.inode_mut(dir_a), now);
            touch(fs.upper.inode_mut(dir_b), now);
        }
        self.names_changed();
        self.trace.push(CowEvent::Exchanged { a: one, b: other });
        Ok(())
    }
}

/// Whether two names are one file of a writable layer.
fn same_inode(a: &Node, b: &Node) -> bool {
    let upper = |object: &Object| match object.top() {
        Real::Upper(ino) => Some(ino),
        _ => None,
    };
    a.fs == b.fs && upper(&a.object).is_some() && upper(&a.object) == upper(&b.object)
}

fn path_to(dirs: &[Node], node: &Node) -> crate::base::LayerPath {
    let mut path = super::machine::path_of(dirs);
    super::fs::join(&mut path, &node.name);
    crate::base::LayerPath::clean(&path)
}

fn parent_of(path: &crate::base::LayerPath) -> &[u8] {
    let path = path.as_bytes();
    path.iter().rposition(|&b| b == b'/').map_or(&[], |at| &path[..at])
}
