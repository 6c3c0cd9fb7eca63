//! Walks down a tree in the order of names, without recursion: depth costs no stack.

use std::vec::IntoIter;

use crate::sim::cow::Errno;
use crate::sim::cow::kernel::Process;
use crate::sim::cow::layer::{FileType, Name};
use crate::sim::cow::shell::Failure;

/// When something is visited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Visit {
    /// On the way down, everything once.
    Enter,
    /// On the way up, directories.
    Leave,
    /// A directory whose names could not be read.
    Failed(Errno),
}

/// What is visited.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    /// When.
    pub visit: Visit,
    /// The path, beginning with the one the walk began with.
    pub path: &'a [u8],
    /// What it is; links are not followed.
    pub file_type: FileType,
    /// 0 for the beginning.
    pub depth: usize,
}

impl Entry<'_> {
    /// The last part of the path.
    pub(super) fn name(&self) -> &[u8] {
        last(self.path)
    }
}

struct Frame {
    names: IntoIter<(Name, FileType)>,
    len: usize,
}

/// Visits `root`, and what is in it. Answering an [`Visit::Enter`] with false leaves out what is in
/// a directory, and its [`Visit::Leave`].
pub(super) fn walk<'m, 'w>(
    process: &mut Process<'m, 'w>,
    root: &[u8],
    file_type: FileType,
    mut visit: impl FnMut(&mut Process<'m, 'w>, Entry<'_>) -> Result<bool, Failure>,
) -> Result<(), Failure> {
    let mut path = root.to_vec();
    let mut frames: Vec<Frame> = Vec::new();
    let mut next = Some(file_type);
    loop {
        if let Some(file_type) = next.take() {
            let depth = frames.len();
            let down =
                visit(process, Entry { visit: Visit::Enter, path: &path, file_type, depth })?;
            if down && file_type == FileType::Dir {
                match process.list(&path)? {
                    Ok(names) => {
                        frames.push(Frame { names: names.into_iter(), len: path.len() });
                    }
                    Err(errno) => {
                        let visited = Visit::Failed(errno);
                        visit(process, Entry { visit: visited, path: &path, file_type, depth })?;
                    }
                }
            }
        }
        let Some(frame) = frames.last_mut() else { return Ok(()) };
        path.truncate(frame.len);
        match frame.names.next() {
            Some((name, file_type)) => {
                push(&mut path, &name);
                next = Some(file_type);
            }
            None => {
                frames.pop();
                let (file_type, depth) = (FileType::Dir, frames.len());
                visit(process, Entry { visit: Visit::Leave, path: &path, file_type, depth })?;
            }
        }
    }
}

/// Adds a name to a path.
pub(super) fn push(path: &mut Vec<u8>, name: &[u8]) {
    if path.last().is_some_and(|&byte| byte != b'/') {
        path.push(b'/');
    }
    path.extend_from_slice(name);
}

/// A directory and a name in it.
pub(super) fn join(dir: &[u8], name: &[u8]) -> Vec<u8> {
    let mut path = dir.to_vec();
    push(&mut path, name);
    path
}

/// A path without slashes at its end, the root excepted.
pub(super) fn trimmed(path: &[u8]) -> &[u8] {
    let end = path.iter().rposition(|&byte| byte != b'/').map_or(1, |at| at + 1);
    path.get(..end).unwrap_or(path)
}

/// The last part of a path.
pub(super) fn last(path: &[u8]) -> &[u8] {
    let path = trimmed(path);
    match path.iter().rposition(|&byte| byte == b'/') {
        Some(at) if path.len() > 1 => path.get(at + 1..).unwrap_or_default(),
        _ => path,
    }
}

/// What is before the last part of a path: `.` if nothing.
pub(super) fn parent(path: &[u8]) -> &[u8] {
    let path = trimmed(path);
    match path.iter().rposition(|&byte| byte == b'/') {
        Some(at) => trimmed(path.get(..at.max(1)).unwrap_or_default()),
        None => b".",
    }
}
