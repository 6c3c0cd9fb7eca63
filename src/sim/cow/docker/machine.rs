//! A container's file systems, put together for one step and taken apart again.

use std::sync::Arc;

use super::super::content::ContentStore;
use super::super::kernel::{Fs, Machine, Options};
use super::super::layer::{Ino, Layer, Meta, NodeKind, Slot, Time};
use super::super::world::{Lower, World};
use super::super::{Errno, MountKind};
use super::state::{Container, Source, State};

/// The root file system of a container: its layer over its image.
pub(super) fn root<'w>(
    world: &'w World,
    lowers: &Arc<Vec<Lower>>,
    upper: &Layer,
    options: Options,
) -> Fs<'w> {
    Fs::over(world, Arc::clone(lowers), upper.clone(), options)
}

/// The machine a container runs on.
pub(in super::super) fn assemble<'w>(
    world: &'w World,
    store: &'w dyn ContentStore,
    state: &State,
    container: &Container,
    now: Time,
) -> Machine<'w> {
    let root = root(world, &container.lowers, &container.upper, container.options);
    let mut machine = Machine::new(root, now, store);
    let mut shared: Vec<(&Source, usize)> = Vec::new();
    for mount in &container.mounts {
        let same = |source: &Source| match (source, &mount.source) {
            (Source::Volume(a), Source::Volume(b)) => a == b,
            (Source::Host(_), Source::Host(_)) => true,
            _ => false,
        };
        let at = match &mount.source {
            Source::Host(path) => find(&state.host, path).unwrap_or(Ino::ROOT),
            _ => Ino::ROOT,
        };
        if let Some((_, fs)) = shared.iter().find(|(source, _)| same(source)) {
            machine.mount_again(&mount.path, *fs, at);
            continue;
        }
        let layer = match &mount.source {
            Source::Own(layer) => layer.clone(),
            Source::Volume(name) => state.volumes.get(name).cloned().unwrap_or_default(),
            Source::Host(_) => state.host.clone(),
        };
        let mut fs = Fs::plain(layer, mount.kind.clone());
        if mount.read_only {
            fs.frozen = Some(Errno::EROFS);
        } else if mount.kind == MountKind::Kernel {
            // `/proc` has no room for new names.
            fs.frozen = Some(Errno::ENOENT);
        }
        machine.fss.push(fs);
        let number = machine.fss.len() - 1;
        shared.push((&mount.source, number));
        machine.mount_again(&mount.path, number, at);
    }
    machine
}

/// Takes the layers back that a machine wrote to.
pub(super) fn take_back(machine: &Machine<'_>, state: &mut State, container: &mut Container) {
    if let Some(root) = machine.fss.first() {
        container.upper = root.upper.clone();
    }
    for (point, mount) in machine.mounts.iter().zip(&mut container.mounts) {
        let Some(fs) = machine.fss.get(point.fs) else { continue };
        match &mut mount.source {
            Source::Own(layer) => *layer = fs.upper.clone(),
            Source::Volume(name) => {
                state.volumes.insert(name.clone(), fs.upper.clone());
            }
            Source::Host(_) => state.host = fs.upper.clone(),
        }
    }
}

/// The inode of a path of a plain layer.
pub(super) fn find(layer: &Layer, path: &[u8]) -> Option<Ino> {
    let mut at = Ino::ROOT;
    for part in path.split(|&b| b == b'/').filter(|part| !part.is_empty()) {
        match layer.get(at, part)? {
            Slot::Inode(ino) => at = ino,
            Slot::Whiteout => return None,
        }
    }
    Some(at)
}

/// The directory of a plain layer at a path, made where it is missing.
pub(super) fn directory(layer: &mut Layer, path: &[u8], now: Time) -> Ino {
    let mut at = Ino::ROOT;
    for part in path.split(|&b| b == b'/').filter(|part| !part.is_empty()) {
        at = match layer.get(at, part) {
            Some(Slot::Inode(ino)) => ino,
            _ => layer.make(at, part, NodeKind::Dir { opaque: false }, Meta::root(0o755, now)),
        };
    }
    at
}
