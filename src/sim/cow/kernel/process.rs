//! One process in a container: a working directory, a umask, open files, system calls by path.

use std::ops::Range;

use super::super::Errno;
use super::super::content::Content;
use super::super::event::CowEvent;
use super::super::layer::{FileType, Name, NodeKind, Time};

use super::files::{Flags, Opened};
use super::machine::{Machine, Stop, Sys, Target, path_of};
use super::stat::{Stat, layers_of, stat};
use crate::base::LayerPath;

/// Whose error texts and output forms the image's tools have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// BusyBox.
    #[default]
    BusyBox,
    /// GNU coreutils.
    Gnu,
}

/// An open file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fd(pub u32);

struct Open {
    file: Opened,
    flags: Flags,
    position: u64,
}

/// One process.
pub struct Process<'m, 'w> {
    /// The container it runs in.
    pub machine: &'m mut Machine<'w>,
    cwd: Vec<u8>,
    umask: u16,
    open: Vec<Option<Open>>,
    dialect: Dialect,
    env: Vec<(Vec<u8>, Vec<u8>)>,
}

/// Where programs are looked for, if the image does not say it: as the engine sets it.
const PATH: &[u8] = b"/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

impl<'m, 'w> Process<'m, 'w> {
    /// A process in the root directory, umask 022.
    pub fn new(machine: &'m mut Machine<'w>, dialect: Dialect) -> Self {
        let env = vec![(b"PATH".to_vec(), PATH.to_vec())];
        Self { machine, cwd: b"/".to_vec(), umask: 0o022, open: Vec::new(), dialect, env }
    }

    /// The same in another directory, an absolute path.
    #[must_use]
    pub fn in_dir(mut self, cwd: &[u8]) -> Self {
        self.cwd = cwd.to_vec();
        self
    }

    /// The same with these variables too; the last of one name counts.
    #[must_use]
    pub fn with_env(mut self, env: &[(Vec<u8>, Vec<u8>)]) -> Self {
        for (name, value) in env {
            self.env.retain(|(known, _)| known != name);
            self.env.push((name.clone(), value.clone()));
        }
        self
    }

    /// Its variables.
    #[must_use]
    pub fn env(&self) -> &[(Vec<u8>, Vec<u8>)] {
        &self.env
    }

    /// Whether a path is there; nobody is told that it was looked up.
    ///
    /// # Errors
    /// If the step stops.
    pub fn is_there(&mut self, path: &[u8]) -> Result<bool, Stop> {
        let told = self.machine.trace.mute(true);
        let found = self.stat(path, true);
        self.machine.trace.mute(told);
        Ok(found?.is_ok())
    }

    /// The same with another umask.
    #[must_use]
    pub fn with_umask(mut self, umask: u16) -> Self {
        self.umask = umask;
        self
    }

    pub(super) fn at(&mut self, path: &[u8], follow: bool) -> Sys<Target> {
        self.machine.call()?;
        let cwd = std::mem::take(&mut self.cwd);
        let target = self.machine.walk(&cwd, path, follow);
        self.cwd = cwd;
        Ok(target)
    }

    /// Walks to a path and does something there; a failure is told.
    pub(super) fn on<T>(
        &mut self,
        call: &'static str,
        path: &[u8],
        follow: bool,
        run: impl FnOnce(&mut Machine<'w>, Target) -> Result<T, Errno>,
    ) -> Sys<T> {
        let result = self.at(path, follow)?.and_then(|target| run(self.machine, target));
        if let Err(errno) = result {
            self.failed(call, path, errno);
        }
        Ok(result)
    }

    /// Tells a failure, unless it was told where it arose.
    pub(super) fn failed(&mut self, call: &'static str, path: &[u8], errno: Errno) {
        let told = matches!(self.machine.trace.last(), Some(CowEvent::Refused { errno: e, call: c, .. }) if *e == errno && *c == call);
        if told {
            return;
        }
        let mut whole = if path.first() == Some(&b'/') { Vec::new() } else { self.cwd.clone() };
        whole.push(b'/');
        whole.extend_from_slice(path);
        let path = LayerPath::clean(&whole);
        // To ask for a name is no failure; the lookup told that it is not there.
        if call == "stat" && errno == Errno::ENOENT && self.machine.trace.is_missing(&path) {
            return;
        }
        self.machine.refused(call, path, errno, super::super::Because::Plain);
    }

    /// `open(2)`; the umask cuts `mode`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn open(&mut self, path: &[u8], flags: Flags, mode: u16) -> Sys<Fd> {
        let mode = mode & !self.umask;
        let follow = !(flags.create && flags.exclusive);
        let opened =
            self.on("open", path, follow, |m, target| m.open_target(target, flags, mode))?;
        Ok(opened.map(|file| {
            let fd = Fd(self.open.len() as u32);
            self.machine.open += 1;
            self.open.push(Some(Open { file, flags, position: 0 }));
            fd
        }))
    }

    fn file(&mut self, fd: Fd) -> Result<&mut Open, Errno> {
        self.open.get_mut(fd.0 as usize).and_then(Option::as_mut).ok_or(Errno::EBADF)
    }

    /// Reads from the position to the end.
    ///
    /// # Errors
    /// Those of `read(2)`.
    pub fn read(&mut self, fd: Fd) -> Sys<Content> {
        self.machine.call()?;
        let (file, position) = match self.file(fd) {
            Ok(open) if open.flags.read => (open.file.clone(), open.position),
            Ok(_) => return Ok(Err(Errno::EBADF)),
            Err(errno) => return Ok(Err(errno)),
        };
        let kind = self.machine.kind_now(&file);
        let Some(fs) = self.machine.fss.get(file.fs) else { return Ok(Err(Errno::EBADF)) };
        let content = match kind {
            NodeKind::File { content, .. } => content,
            NodeKind::Dir { .. } => return Ok(Err(Errno::EISDIR)),
            // /dev/null and its like are empty; a pipe that nobody writes to too.
            _ => Content::default(),
        };
        let layer = fs.mount.is_none().then(|| fs.layer_of(self.machine.real_now(&file)));
        let size = content.size();
        let rest = if position == 0 { content } else { content.slice(position..size) };
        if let Ok(open) = self.file(fd) {
            open.position = size;
        }
        self.machine.trace.push(CowEvent::Read { path: file.path, layer, bytes: rest.size() });
        Ok(Ok(rest))
    }

    /// Writes at the position, with `append` at the end.
    ///
    /// # Errors
    /// Those of `write(2)`.
    pub fn write(&mut self, fd: Fd, data: &Content) -> Sys<u64> {
        self.machine.call()?;
        let (file, offset) = match self.file(fd) {
            Ok(open) if open.flags.write => {
                (open.file.clone(), (!open.flags.append).then_some(open.position))
            }
            Ok(_) => return Ok(Err(Errno::EBADF)),
            Err(errno) => return Ok(Err(errno)),
        };
        let written = self.machine.write_opened(&file, offset, data);
        Ok(written.map(|start| {
            if let Ok(open) = self.file(fd) {
                open.position = start + data.size();
            }
            data.size()
        }))
    }

    /// Sets the position.
    pub fn seek(&mut self, fd: Fd, to: u64) {
        if let Ok(open) = self.file(fd) {
            open.position = to;
        }
    }

    /// `ftruncate(2)`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn ftruncate(&mut self, fd: Fd, size: u64) -> Sys<()> {
        self.machine.call()?;
        let file = match self.file(fd) {
            Ok(open) if open.flags.write => open.file.clone(),
            _ => return Ok(Err(Errno::EBADF)),
        };
        Ok(self.machine.truncate_opened(&file, size))
    }

    /// Closes a file.
    pub fn close(&mut self, fd: Fd) {
        if self.open.get_mut(fd.0 as usize).and_then(Option::take).is_some() {
            self.machine.open -= 1;
        }
    }

    /// Whether an open file is a character device of these numbers, as `/dev/zero` is 1, 5.
    pub fn is_device(&mut self, fd: Fd, device: (u32, u32)) -> bool {
        let Ok(open) = self.file(fd) else { return false };
        let (fs, real) = (open.file.fs, open.file.real);
        let kind = self.machine.fss.get(fs).map(|fs| fs.kind(real));
        kind == Some(NodeKind::Char(device.0, device.1))
    }

    /// `stat(2)`; without `follow`, `lstat(2)`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn stat(&mut self, path: &[u8], follow: bool) -> Sys<Stat> {
        self.on("stat", path, follow, |m, target| {
            let node = target.found.ok_or(Errno::ENOENT)?;
            Ok(stat(m, node.fs, node.object.top(), Some(&node.object)))
        })
    }

    /// `fstat(2)`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn fstat(&mut self, fd: Fd) -> Sys<Stat> {
        self.machine.call()?;
        let (fs, real) = match self.file(fd) {
            Ok(open) => (open.file.fs, open.file.real),
            Err(errno) => return Ok(Err(errno)),
        };
        Ok(Ok(stat(self.machine, fs, real, None)))
    }

    /// The names in a directory with their types, sorted by bytes, without `.` and `..`.
    ///
    /// # Errors
    /// Those of `open(2)` and `readdir(3)`.
    pub fn list(&mut self, path: &[u8]) -> Sys<Vec<(Name, FileType)>> {
        let listed = self.list_raw(path)?;
        Ok(listed.map(|names| {
            names.into_iter().filter_map(|(name, kind)| Some((name, kind?))).collect()
        }))
    }

    /// The same with the names that `readdir` lists though a lookup does not find them: whiteouts in
    /// a directory that is not merged.
    ///
    /// # Errors
    /// Those of `open(2)` and `readdir(3)`.
    pub fn list_raw(&mut self, path: &[u8]) -> Sys<Vec<super::fs::Listed>> {
        let listed = self.list_names(path)?;
        self.machine.work(listed.as_ref().map_or(0, |names| names.len() as u64))?;
        Ok(listed)
    }

    fn list_names(&mut self, path: &[u8]) -> Sys<Vec<super::fs::Listed>> {
        self.on("open", path, true, |m, target| {
            let path = target.path();
            let node = target.found.ok_or(Errno::ENOENT)?;
            if !node.object.is_dir() {
                return Err(Errno::ENOTDIR);
            }
            let fs = m.fss.get(node.fs).ok_or(Errno::ENOENT)?;
            let mut names = fs.list(&node.object);
            if node.over_mounts {
                // What is mounted may be of another type than what it covers.
                let mut dirs = target.dirs;
                dirs.push(node.clone());
                for (name, kind) in &mut names {
                    if let Some(child) = m.child(&dirs, name) {
                        *kind = Some(child.object.file_type);
                    }
                }
            }
            let layers = match fs.mount {
                Some(_) => Vec::new(),
                None if m.trace.is_open() => layers_of(fs, &node.object),
                None => Vec::new(),
            };
            m.trace.push(CowEvent::Listed { path, layers, names: names.len() as u64 });
            Ok(names)
        })
    }

    /// `chdir(2)`.
    ///
    /// # Errors
    /// Those of the call.
    pub fn chdir(&mut self, path: &[u8]) -> Sys<()> {
        let there = self.on("chdir", path, true, |_, mut target| {
            let node = target.found.take().ok_or(Errno::ENOENT)?;
            if !node.object.is_dir() {
                return Err(Errno::ENOTDIR);
            }
            let mut dirs = target.dirs;
            dirs.push(node);
            Ok([b"/", &path_of(&dirs)[..]].concat())
        })?;
        Ok(there.map(|cwd| self.cwd = cwd))
    }

    /// The working directory: `/app`.
    #[must_use]
    pub fn cwd(&self) -> Vec<u8> {
        self.cwd.clone()
    }

    /// The time of this step.
    #[must_use]
    pub fn now(&self) -> Time {
        self.machine.now
    }

    /// Permission bits that new files do not get.
    #[must_use]
    pub fn umask(&self) -> u16 {
        self.umask
    }

    /// Sets the umask.
    pub fn set_umask(&mut self, umask: u16) {
        self.umask = umask & 0o777;
    }

    /// Bytes of a content.
    ///
    /// # Errors
    /// [`Stop::NeedsContent`], where the store lacks bytes of the image.
    pub fn fetch(&mut self, content: &Content, range: Range<u64>) -> Result<Vec<u8>, Stop> {
        content.read(range, self.machine.store).map_err(Stop::NeedsContent)
    }

    /// Adds a fact to what happened.
    pub fn event(&mut self, event: CowEvent) {
        self.machine.trace.push(event);
    }

    /// Whose texts the image's tools print.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }
}
