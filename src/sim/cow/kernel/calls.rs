//! System calls by path: names and attributes.

use super::super::Errno;
use super::super::layer::{NodeKind, Time};
use super::machine::{Machine, Sys, Target};
use super::process::Process;

/// A modification time to set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetTime {
    /// The time of the step.
    Now,
    /// This one.
    At(Time),
}

impl<'w> Process<'_, 'w> {
    /// `readlink(2)`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn readlink(&mut self, path: &[u8]) -> Sys<Vec<u8>> {
        self.on("readlink", path, false, |m, target| {
            let node = target.found.ok_or(Errno::ENOENT)?;
            let link = m.fss.get(node.fs).and_then(|fs| fs.link_target(node.object.top()));
            Ok(link.ok_or(Errno::EINVAL)?.to_vec())
        })
    }

    /// `unlink(2)`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn unlink(&mut self, path: &[u8]) -> Sys<()> {
        self.on("unlink", path, false, |m, target| m.unlink_target(target))
    }

    /// `rmdir(2)`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn rmdir(&mut self, path: &[u8]) -> Sys<()> {
        let last = super::machine::split(path).1;
        self.on("rmdir", path, false, |m, target| m.rmdir_target(target, last))
    }

    /// `mkdir(2)`; the umask cuts `mode`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn mkdir(&mut self, path: &[u8], mode: u16) -> Sys<()> {
        let mode = mode & !self.umask();
        self.on("mkdir", path, false, |m, target| m.mkdir_target(target, mode))
    }

    /// `mkfifo(3)`; the umask cuts `mode`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn mkfifo(&mut self, path: &[u8], mode: u16) -> Sys<()> {
        self.mknod(path, mode, NodeKind::Fifo)
    }

    /// `mknod(2)`; the umask cuts `mode`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn mknod(&mut self, path: &[u8], mode: u16, kind: NodeKind) -> Sys<()> {
        let mode = mode & !self.umask();
        self.on("mknod", path, false, |m, target| m.make_node(target, kind, mode))
    }

    /// `symlink(2)`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn symlink(&mut self, target: &[u8], path: &[u8]) -> Sys<()> {
        if target.is_empty() {
            return Ok(Err(Errno::ENOENT));
        }
        let kind = NodeKind::Symlink(target.into());
        self.on("symlink", path, false, |m, target| m.make_node(target, kind, 0o777))
    }

    /// `link(2)`; a symbolic link is linked itself.
    ///
    /// # Errors
    /// Those of the call.
    pub fn link(&mut self, from: &[u8], to: &[u8]) -> Sys<()> {
        let source = match self.at(from, false)? {
            Ok(target) if target.found.is_some() => target,
            Ok(_) => {
                self.failed("link", from, Errno::ENOENT);
                return Ok(Err(Errno::ENOENT));
            }
            Err(errno) => {
                self.failed("link", from, errno);
                return Ok(Err(errno));
            }
        };
        self.on("link", to, false, |m, target| m.link_targets(source, target))
    }

    /// `rename(2)`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn rename(&mut self, from: &[u8], to: &[u8]) -> Sys<()> {
        self.move_name(from, to, |m, a, b| m.rename_targets(a, b, false))
    }

    /// `renameat2(2)` with `RENAME_NOREPLACE`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn rename_noreplace(&mut self, from: &[u8], to: &[u8]) -> Sys<()> {
        self.move_name(from, to, |m, a, b| m.rename_targets(a, b, true))
    }

    /// `renameat2(2)` with `RENAME_EXCHANGE`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn exchange(&mut self, a: &[u8], b: &[u8]) -> Sys<()> {
        self.move_name(a, b, Machine::exchange_targets)
    }

    fn move_name(
        &mut self,
        from: &[u8],
        to: &[u8],
        run: impl FnOnce(&mut Machine<'w>, Target, Target) -> Result<(), Errno>,
    ) -> Sys<()> {
        let source = match self.at(from, false)? {
            Ok(target) => target,
            Err(errno) => {
                self.failed("rename", from, errno);
                return Ok(Err(errno));
            }
        };
        let result = self.at(to, false)?.and_then(|target| run(self.machine, source, target));
        if let Err(errno) = result {
            self.failed("rename", from, errno);
        }
        Ok(result)
    }

    /// `chmod(2)`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn chmod(&mut self, path: &[u8], mode: u16) -> Sys<()> {
        self.on("chmod", path, true, |m, target| m.chmod_target(target, mode))
    }

    /// `chown(2)`; without `follow`, `lchown(2)`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn chown(
        &mut self,
        path: &[u8],
        uid: Option<u32>,
        gid: Option<u32>,
        follow: bool,
    ) -> Sys<()> {
        self.on("chown", path, follow, |m, target| m.chown_target(target, uid, gid))
    }

    /// `utimensat(2)`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn set_mtime(&mut self, path: &[u8], time: SetTime, follow: bool) -> Sys<()> {
        let time = match time {
            SetTime::Now => self.now(),
            SetTime::At(time) => time,
        };
        self.on("utimensat", path, follow, |m, target| m.set_times(target, time))
    }

    /// `truncate(2)`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn truncate(&mut self, path: &[u8], size: u64) -> Sys<()> {
        self.on("truncate", path, true, |m, target| m.truncate_target(target, size))
    }

    /// Names of extended attributes, sorted.
    ///
    /// # Errors
    /// Those of `listxattr(2)`.
    pub fn list_xattrs(&mut self, path: &[u8], follow: bool) -> Sys<Vec<Vec<u8>>> {
        self.on("listxattr", path, follow, |m, target| {
            let node = target.found.ok_or(Errno::ENOENT)?;
            let meta = m.fss.get(node.fs).map(|fs| fs.meta(node.object.top()));
            Ok(meta.into_iter().flat_map(|m| m.xattrs.to_vec()).map(|x| x.0.into_vec()).collect())
        })
    }

    /// The value of an extended attribute.
    ///
    /// # Errors
    /// Those of `getxattr(2)`.
    pub fn get_xattr(&mut self, path: &[u8], name: &[u8], follow: bool) -> Sys<Vec<u8>> {
        self.on("getxattr", path, follow, |m, target| {
            let node = target.found.ok_or(Errno::ENOENT)?;
            let meta = m.fss.get(node.fs).map(|fs| fs.meta(node.object.top()));
            let all = meta.map(|meta| meta.xattrs.to_vec()).unwrap_or_default();
            let found = all.into_iter().find(|(known, _)| &**known == name);
            found.map(|(_, value)| value.into_vec()).ok_or(Errno::ENODATA)
        })
    }

    /// `setxattr(2)`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn set_xattr(&mut self, path: &[u8], name: &[u8], value: &[u8], follow: bool) -> Sys<()> {
        self.on("setxattr", path, follow, |m, target| m.set_xattr_target(target, name, value))
    }

    /// `removexattr(2)`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn remove_xattr(&mut self, path: &[u8], name: &[u8], follow: bool) -> Sys<()> {
        self.on("removexattr", path, follow, |m, target| m.remove_xattr_target(target, name))
    }
}
