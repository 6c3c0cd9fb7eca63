//! `docker cp`: files between a container and the host.

use super::super::Errno;
use super::super::MountKind;
use super::super::content::NoContent;
use super::super::kernel::{Dialect, Flags, Fs, Machine, Process, SetTime, Stop, Sys};
use super::super::layer::{FileType, NodeKind};
use super::super::refusal::Refusal;
use super::machine;
use super::output::Denied;
use super::run::Engine;
use super::state::State;
use crate::base::path;

/// A file or tree as it is carried over.
struct Parcel {
    name: Vec<u8>,
    kind: NodeKind,
    stat: super::super::kernel::Stat,
    children: Vec<Parcel>,
}

impl Engine<'_> {
    /// `docker cp`.
    pub(super) fn copy(
        &mut self,
        state: &mut State,
        from: &str,
        to: &str,
        archive: bool,
    ) -> Result<Result<String, Denied>, Refusal> {
        let split = |text: &str| {
            let (name, at) = text.split_once(':')?;
            (!name.is_empty() && !name.contains('/')).then(|| (name.to_owned(), at.to_owned()))
        };
        match (split(from), split(to)) {
            (Some((name, at)), None) => self.copy_out(state, &name, &at, to),
            (None, Some((name, at))) => self.copy_in(state, from, &name, &at, archive),
            (Some(_), Some(_)) => {
                let text = "copying between containers is not supported\n".to_owned();
                Ok(Err(Denied { status: 1, text }))
            }
            (None, None) => {
                let text = "must specify at least one container source\n".to_owned();
                Ok(Err(Denied { status: 1, text }))
            }
        }
    }

    fn copy_out(
        &mut self,
        state: &mut State,
        name: &str,
        at: &str,
        to: &str,
    ) -> Result<Result<String, Denied>, Refusal> {
        let Some(position) = state.position(name) else {
            return Ok(Err(Denied::no_container(name)));
        };
        let source = absolute(at);
        let parcel = self.on(state, position, |machine, _| {
            let mut process = Process::new(machine, Dialect::BusyBox).with_umask(0);
            Ok(pack(&mut process, &source)?)
        })?;
        let Ok(parcel) = parcel else {
            return Ok(Err(missing(name, at)));
        };
        // The host is only thought of: its folders are there as soon as they are named.
        let folder = absolute(to);
        let end = folder.iter().rposition(|&b| b == b'/').unwrap_or(0);
        machine::directory(&mut state.host, &folder[..end], self.now);
        let mut host = self.host(state);
        let mut process = Process::new(&mut host, Dialect::BusyBox).with_umask(0);
        let done = unpack(&mut process, &absolute(to), &parcel, true)?;
        state.host = host.fss.swap_remove(0).upper;
        Ok(done.map(|()| String::new()).map_err(|errno| failed(to, errno)))
    }

    fn copy_in(
        &mut self,
        state: &mut State,
        from: &str,
        name: &str,
        at: &str,
        archive: bool,
    ) -> Result<Result<String, Denied>, Refusal> {
        let Some(position) = state.position(name) else {
            return Ok(Err(Denied::no_container(name)));
        };
        let mut host = self.host(state);
        let mut process = Process::new(&mut host, Dialect::BusyBox).with_umask(0);
        let Ok(parcel) = pack(&mut process, &absolute(from))? else {
            let text = format!("lstat {from}: no such file or directory\n");
            return Ok(Err(Denied { status: 1, text }));
        };
        let to = absolute(at);
        let done = self.on(state, position, |machine, _| {
            let mut process = Process::new(machine, Dialect::BusyBox).with_umask(0);
            Ok(unpack(&mut process, &to, &parcel, archive)?)
        })?;
        Ok(done.map(|()| String::new()).map_err(|errno| match errno {
            Errno::ENOENT => missing(name, at),
            errno => failed(at, errno),
        }))
    }

    fn host(&self, state: &State) -> Machine<'static> {
        let fs = Fs::plain(state.host.clone(), MountKind::Bind("/".to_owned()));
        Machine::new(fs, self.now, &NoContent)
    }
}

fn absolute(text: &str) -> Vec<u8> {
    let mut out = vec![b'/'];
    out.extend(path::clean(text.as_bytes()));
    out
}

fn missing(name: &str, at: &str) -> Denied {
    Denied::daemon(format!("Could not find the file {at} in container {name}"))
}

fn failed(at: &str, errno: Errno) -> Denied {
    Denied::daemon(format!("{at}: {}", errno.text().to_lowercase()))
}

/// Reads a tree.
fn pack(process: &mut Process<'_, '_>, at: &[u8]) -> Sys<Parcel> {
    let stat = match process.stat(at, false)? {
        Ok(stat) => stat,
        Err(errno) => return Ok(Err(errno)),
    };
    let mut children = Vec::new();
    let kind = match stat.file_type {
        FileType::Dir => {
            for (name, _) in process.list(at)?.unwrap_or_default() {
                let below = [at, &name].join(&b'/');
                if let Ok(child) = pack(process, &below)? {
                    children.push(child);
                }
            }
            NodeKind::Dir { opaque: false }
        }
        FileType::Symlink => match process.readlink(at)? {
            Ok(target) => NodeKind::Symlink(target[..].into()),
            Err(errno) => return Ok(Err(errno)),
        },
        FileType::File => {
            let content = match process.open(at, Flags { read: true, ..Flags::default() }, 0)? {
                Ok(fd) => process.read(fd)?,
                Err(errno) => Err(errno),
            };
            match content {
                Ok(content) => super::run::host_file(content.filled()),
                Err(errno) => return Ok(Err(errno)),
            }
        }
        FileType::Fifo => NodeKind::Fifo,
        FileType::Char => {
            let (major, minor) = stat.device.unwrap_or_default();
            NodeKind::Char(major, minor)
        }
        FileType::Block => {
            let (major, minor) = stat.device.unwrap_or_default();
            NodeKind::Block(major, minor)
        }
    };
    let name = at.rsplit(|&b| b == b'/').next().unwrap_or_default().to_vec();
    Ok(Ok(Parcel { name, kind, stat, children }))
}

/// Writes a tree: into a directory that is there, else under the new name. What is in the way is
/// replaced, as the archive that is unpacked replaces it.
fn unpack(process: &mut Process<'_, '_>, to: &[u8], parcel: &Parcel, owners: bool) -> Sys<()> {
    let is_dir = |process: &mut Process<'_, '_>, at: &[u8]| {
        Ok::<_, Stop>(process.stat(at, true)?.is_ok_and(|stat| stat.file_type == FileType::Dir))
    };
    let to = if is_dir(process, to)? { [to, &parcel.name].join(&b'/') } else { to.to_vec() };
    place(process, &to, parcel, owners)
}

fn place(process: &mut Process<'_, '_>, to: &[u8], parcel: &Parcel, owners: bool) -> Sys<()> {
    let there = process.stat(to, false)?;
    let keep = matches!((&there, &parcel.kind), (Ok(stat), NodeKind::Dir { .. })
        if stat.file_type == FileType::Dir);
    if let (Ok(stat), false) = (&there, keep) {
        let removed = match stat.file_type {
            FileType::Dir => process.rmdir(to)?,
            _ => process.unlink(to)?,
        };
        if let Err(errno) = removed {
            return Ok(Err(errno));
        }
    }
    let made = match &parcel.kind {
        NodeKind::Dir { .. } if keep => Ok(()),
        NodeKind::Dir { .. } => process.mkdir(to, 0o755)?,
        NodeKind::Symlink(target) => process.symlink(target, to)?,
        NodeKind::File { content, .. } => {
            let flags = Flags { write: true, create: true, exclusive: true, ..Flags::default() };
            match process.open(to, flags, 0o644)? {
                Ok(fd) => process.write(fd, content)?.map(drop),
                Err(errno) => Err(errno),
            }
        }
        kind => process.mknod(to, 0o644, kind.clone())?,
    };
    if made.is_err() {
        return Ok(made);
    }
    for child in &parcel.children {
        let at = [to, &child.name].join(&b'/');
        if let Err(errno) = place(process, &at, child, owners)? {
            return Ok(Err(errno));
        }
    }
    let ids = if owners { (parcel.stat.uid, parcel.stat.gid) } else { (0, 0) };
    if let Err(errno) = process.chown(to, Some(ids.0), Some(ids.1), false)? {
        return Ok(Err(errno));
    }
    if !matches!(parcel.kind, NodeKind::Symlink(_))
        && let Err(errno) = process.chmod(to, parcel.stat.mode)?
    {
        return Ok(Err(errno));
    }
    process.set_mtime(to, SetTime::At(parcel.stat.mtime), false)
}
