//! The kernel's side of a container: its file systems, its mounts, the walk along a path.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::super::Errno;
use super::super::content::{ContentStore, Wanted};
use super::super::event::{Because, CowEvent};
use super::super::layer::{FileType, Ino, Inode, Name, Time};
use super::super::world::{Object, Real};
use super::fs::{Fs, Options, join};
use super::trace::Trace;
use crate::base::LayerPath;

/// Why a step cannot go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stop {
    /// Bytes of image files are needed first.
    NeedsContent(Vec<Wanted>),
    /// Whoever watches asked to end it.
    Cancelled,
    /// More than is allowed.
    TooMuch {
        /// What there is too much of.
        what: Excess,
        /// How much is allowed.
        limit: u64,
    },
}

/// What a step may not have too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Excess {
    /// Bytes a tool looks at.
    Bytes,
    /// Bytes of output.
    Output,
    /// Names that one word of a command stands for.
    Names,
    /// Commands inside commands.
    Depth,
    /// System calls.
    Calls,
}

/// What a system call gives: its result or its error; or the step stops.
pub type Sys<T> = Result<Result<T, Errno>, Stop>;

/// Symbolic links followed on one path (`MAXSYMLINKS`).
const SYMLINKS: u32 = 40;
/// Bytes of one part of a path (`NAME_MAX`) and of a whole one (`PATH_MAX` without its NUL).
const NAME_MAX: usize = 255;
const PATH_MAX: usize = 4095;

/// Something mounted over a path.
#[derive(Clone, Debug)]
pub struct MountPoint {
    /// Where, without the leading slash.
    pub path: Vec<u8>,
    /// Number of the file system.
    pub fs: usize,
    /// What of it is seen there: its root, or a directory of the host that is bound.
    pub root: Ino,
}

/// A name on the way down a path.
#[derive(Clone, Debug)]
pub struct Node {
    /// The name; empty for the root.
    pub name: Name,
    /// Number of the file system.
    pub fs: usize,
    /// What the name leads to.
    pub object: Object,
    /// Something is mounted below it.
    pub over_mounts: bool,
}

/// Where a path leads.
#[derive(Clone, Debug)]
pub struct Target {
    /// The directories from the root to the one the name is in; none for the root itself.
    pub dirs: Vec<Node>,
    /// The last part of the path.
    pub name: Name,
    /// What is there.
    pub found: Option<Node>,
    /// The path ended in a slash: only a directory will do.
    pub slash: bool,
    /// The path ended in `.` or `..`, or is the root.
    pub dots: bool,
}

impl Target {
    /// The directory the name is in.
    #[must_use]
    pub fn parent(&self) -> Option<&Node> {
        self.dirs.last()
    }

    /// The path, links resolved.
    #[must_use]
    pub fn path(&self) -> LayerPath {
        let mut path = path_of(&self.dirs);
        join(&mut path, &self.name);
        LayerPath::clean(&path)
    }
}

/// The path of a chain of directories, without the leading slash.
pub(super) fn path_of(dirs: &[Node]) -> Vec<u8> {
    let mut path = Vec::new();
    for node in dirs.iter().skip(1) {
        join(&mut path, &node.name);
    }
    path
}

/// Called every few thousand system calls, or names listed, with how many there were so far; false
/// ends the step.
pub type Watch<'a> = &'a mut dyn FnMut(u64) -> bool;

/// A container as the kernel runs it, during one step.
pub struct Machine<'w> {
    /// File systems; the container's root is the first.
    pub fss: Vec<Fs<'w>>,
    /// Mounts over its paths.
    pub mounts: Vec<MountPoint>,
    /// The time of this step.
    pub now: Time,
    /// What happened.
    pub trace: Trace,
    /// System calls so far, and names listed.
    pub calls: u64,
    /// Files that processes have open.
    pub(super) open: u32,
    /// What was copied up while files were open, and to where.
    pub(super) copied: FxHashMap<(usize, Real), Ino>,
    /// Files without a name that may still be open.
    pub(super) orphans: FxHashMap<(usize, Ino), Inode>,
    pub(super) store: &'w dyn ContentStore,
    pub(super) watch: Option<Watch<'w>>,
    /// The directory walked to last: the next path is often in the same one.
    last: Option<(Vec<u8>, Vec<Node>)>,
}

impl<'w> Machine<'w> {
    /// A container with this root.
    #[must_use]
    pub fn new(root: Fs<'w>, now: Time, store: &'w dyn ContentStore) -> Self {
        Self {
            fss: vec![root],
            mounts: Vec::new(),
            now,
            trace: Trace::default(),
            store,
            watch: None,
            calls: 0,
            open: 0,
            copied: FxHashMap::default(),
            orphans: FxHashMap::default(),
            last: None,
        }
    }

    /// Lets `watch` be asked every few thousand system calls.
    pub fn watched_by(&mut self, watch: Watch<'w>) {
        self.watch = Some(watch);
    }

    /// Mounts a file system over a path that exists.
    pub fn mount(&mut self, path: &[u8], fs: Fs<'w>) {
        self.fss.push(fs);
        self.mount_again(path, self.fss.len() - 1, Ino::ROOT);
    }

    /// Mounts a file system that is there already over one more path, from `root` down.
    pub fn mount_again(&mut self, path: &[u8], fs: usize, root: Ino) {
        self.mounts.push(MountPoint { path: path.to_vec(), fs, root });
        self.last = None;
    }

    /// Options of the container's root.
    #[must_use]
    pub fn options(&self) -> Options {
        self.fss.first().map(|fs| fs.options).unwrap_or_default()
    }

    /// Counts a system call.
    pub(super) fn call(&mut self) -> Result<(), Stop> {
        self.work(1)
    }

    /// Counts work, in system calls or what takes as long: a name that is listed.
    pub(super) fn work(&mut self, calls: u64) -> Result<(), Stop> {
        const BETWEEN: u64 = 4096;
        let before = self.calls / BETWEEN;
        self.calls += calls;
        if self.calls / BETWEEN != before
            && let Some(watch) = &mut self.watch
            && !watch(self.calls)
        {
            return Err(Stop::Cancelled);
        }
        Ok(())
    }

    /// Forgets what was walked: a directory or link that may be on the way has changed. Files do not
    /// matter, they are never walked through.
    pub(super) fn names_changed(&mut self) {
        self.last = None;
    }

    /// The root directory.
    fn root(&self) -> Node {
        let object = self.fss.first().map(Fs::root);
        Node {
            name: Name::from(&[][..]),
            fs: 0,
            object: object.unwrap_or(Object {
                reals: smallvec::smallvec![Real::Upper(Ino::ROOT)],
                file_type: FileType::Dir,
            }),
            over_mounts: !self.mounts.is_empty(),
        }
    }

    /// A directory's child, mounts crossed.
    pub(super) fn child(&self, dirs: &[Node], name: &[u8]) -> Option<Node> {
        let parent = dirs.last()?;
        if parent.over_mounts {
            let mut path = path_of(dirs);
            join(&mut path, name);
            let below = [&path[..], b"/"].concat();
            let over_mounts = self.mounts.iter().any(|mount| mount.path.starts_with(&below));
            if let Some(mount) = self.mounts.iter().rev().find(|mount| mount.path == path) {
                let object = self.fss.get(mount.fs)?.rooted(mount.root);
                return Some(Node { name: name.into(), fs: mount.fs, object, over_mounts });
            }
            let object = self.fss.get(parent.fs)?.lookup(&parent.object, name)?;
            return Some(Node { name: name.into(), fs: parent.fs, object, over_mounts });
        }
        let object = self.fss.get(parent.fs)?.lookup(&parent.object, name)?;
        Some(Node { name: name.into(), fs: parent.fs, object, over_mounts: false })
    }

    /// Walks a path from the directory `cwd`, an absolute path.
    pub(super) fn walk(&mut self, cwd: &[u8], path: &[u8], follow: bool) -> Result<Target, Errno> {
        if path.is_empty() {
            return Err(Errno::ENOENT);
        }
        if path.len() > PATH_MAX {
            return Err(Errno::ENAMETOOLONG);
        }
        let mut links = 0;
        let start = if path.first() == Some(&b'/') { &b"/"[..] } else { cwd };
        let key = start_of(start, path);
        let chain = match self.last.take() {
            Some((known, chain)) if known == key.0 => Some(chain),
            _ => None,
        };
        let Some(chain) = chain else {
            let mut dirs = vec![self.root()];
            self.descend(&mut dirs, start, &mut links)?;
            let (_, name) = split(path);
            self.descend(&mut dirs, key.1, &mut links)?;
            self.last = Some((key.0, dirs.clone()));
            return self.finish(dirs, name, path, follow, links);
        };
        let (_, name) = split(path);
        self.last = Some((key.0, chain.clone()));
        self.finish(chain, name, path, follow, links)
    }

    /// Looks the last part up in the directory reached; follows what it links to.
    fn finish(
        &mut self,
        mut dirs: Vec<Node>,
        name: &[u8],
        path: &[u8],
        follow: bool,
        mut links: u32,
    ) -> Result<Target, Errno> {
        let mut slash = path.last() == Some(&b'/');
        let mut name = name.to_vec();
        loop {
            if matches!(&name[..], b"" | b"." | b"..") {
                if name == b".." && dirs.len() > 1 {
                    dirs.pop();
                }
                let found = dirs.pop();
                let name = found.as_ref().map_or_else(|| Name::from(&[][..]), |n| n.name.clone());
                return Ok(Target { dirs, name, found, slash, dots: true });
            }
            if name.len() > NAME_MAX {
                return Err(Errno::ENAMETOOLONG);
            }
            let found = self.child(&dirs, &name);
            self.tell(&dirs, &name, found.as_ref());
            let link = match &found {
                Some(node) if (follow || slash) && node.object.file_type == FileType::Symlink => {
                    self.fss.get(node.fs).and_then(|fs| fs.link_target(node.object.top()))
                }
                _ => None,
            };
            let Some(link) = link else {
                if slash && found.as_ref().is_some_and(|node| !node.object.is_dir()) {
                    return Err(Errno::ENOTDIR);
                }
                return Ok(Target { dirs, name: name[..].into(), found, slash, dots: false });
            };
            links += 1;
            if links > SYMLINKS {
                return Err(Errno::ELOOP);
            }
            self.followed(&dirs, &name, &link);
            if link.is_empty() {
                return Err(Errno::ENOENT);
            }
            if link.first() == Some(&b'/') {
                dirs.truncate(1);
            }
            slash |= link.last() == Some(&b'/');
            let (dir, last) = split(&link);
            let last = last.to_vec();
            self.descend(&mut dirs, dir, &mut links)?;
            name = last;
        }
    }

    /// Goes down into directories, symbolic links followed.
    fn descend(&mut self, dirs: &mut Vec<Node>, path: &[u8], links: &mut u32) -> Result<(), Errno> {
        for part in path.split(|&b| b == b'/') {
            match part {
                b"" | b"." => continue,
                b".." => {
                    if dirs.len() > 1 {
                        dirs.pop();
                    }
                    continue;
                }
                _ if part.len() > NAME_MAX => return Err(Errno::ENAMETOOLONG),
                _ => {}
            }
            let node = self.child(dirs, part).ok_or(Errno::ENOENT)?;
            match node.object.file_type {
                FileType::Dir => dirs.push(node),
                FileType::Symlink => {
                    *links += 1;
                    if *links > SYMLINKS {
                        return Err(Errno::ELOOP);
                    }
                    let target =
                        self.fss.get(node.fs).and_then(|f| f.link_target(node.object.top()));
                    let target = target.filter(|link| !link.is_empty()).ok_or(Errno::ENOENT)?;
                    self.followed(dirs, part, &target);
                    if target.first() == Some(&b'/') {
                        dirs.truncate(1);
                    }
                    self.descend(dirs, &target, links)?;
                }
                _ => return Err(Errno::ENOTDIR),
            }
        }
        Ok(())
    }

    fn followed(&mut self, dirs: &[Node], name: &[u8], target: &[u8]) {
        if self.trace.is_open() {
            let mut path = path_of(dirs);
            join(&mut path, name);
            let path = LayerPath::clean(&path);
            let target = crate::base::path::visible(target);
            self.trace.push(CowEvent::Followed { path, target });
        }
    }

    /// Tells how a name was looked up, the first time in a step.
    fn tell(&mut self, dirs: &[Node], name: &[u8], found: Option<&Node>) {
        let Some(parent) = dirs.last() else { return };
        if !self.trace.is_open() {
            return self.trace.skip();
        }
        let mut path = path_of(dirs);
        join(&mut path, name);
        if !self.trace.first_time(&path) {
            return;
        }
        let path = LayerPath::clean(&path);
        let fs = found.map_or(parent.fs, |node| node.fs);
        let Some(fs) = self.fss.get(fs) else { return };
        match &fs.mount {
            Some(mount) => {
                let mount = mount.clone();
                self.trace.push(CowEvent::OnMount { path, mount });
            }
            None => self.trace.lookup(fs, &parent.object, name, &path),
        }
    }

    /// Notes a refusal, and gives its error.
    pub(super) fn refused(
        &mut self,
        call: &'static str,
        path: LayerPath,
        errno: Errno,
        because: Because,
    ) -> Errno {
        self.trace.push(CowEvent::Refused { call: call.to_owned(), path, errno, because });
        errno
    }

    /// Whether something is mounted at a path.
    pub(super) fn is_mount_point(&self, path: &LayerPath) -> bool {
        self.mounts.iter().any(|mount| mount.path == path.as_bytes())
    }
}

/// What is walked before the last part of a path: where from, and the directories of the path.
fn start_of<'p>(start: &[u8], path: &'p [u8]) -> (Vec<u8>, &'p [u8]) {
    let (dir, _) = split(path);
    ([start, dir].join(&0), dir)
}

/// A path as directory and last part, slashes at the end dropped.
pub(super) fn split(path: &[u8]) -> (&[u8], &[u8]) {
    let end = path.iter().rposition(|&b| b != b'/').map_or(0, |at| at + 1);
    let path = &path[..end];
    match path.iter().rposition(|&b| b == b'/') {
        Some(at) => (&path[..at], &path[at + 1..]),
        None => (&[], path),
    }
}
