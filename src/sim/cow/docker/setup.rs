//! What the engine puts under and over a new container: the init layer, its mounts.
//!
//! Source: moby `daemon/initlayer/setup_unix.go`, `oci/defaults.go`.

use std::sync::Arc;

use super::super::content::{Content, NoContent};
use super::super::diff::weigh;
use super::super::event::{CowEvent, MountKind};
use super::super::kernel::{Dialect, Flags, Fs, Machine, Options, Process};
use super::super::layer::{FileType, Ino, Layer, Meta, NodeKind, Time};
use super::super::world::{LayerRef, Lower, Object, World};
use super::command::{Mount, MountSource};
use super::machine::{self, directory};
use super::state::{Container, MountOf, Source, State};
use crate::base::{LayerId, LayerPath, path};

/// What the init layer holds, sorted by path: directories, empty files, a link.
const INIT: &[(&str, char)] = &[
    ("/.dockerenv", 'f'),
    ("/dev/console", 'f'),
    ("/dev/pts", 'd'),
    ("/dev/shm", 'd'),
    ("/etc/hostname", 'f'),
    ("/etc/hosts", 'f'),
    ("/etc/mtab", 'l'),
    ("/etc/resolv.conf", 'f'),
    ("/proc", 'd'),
    ("/sys", 'd'),
];

/// What `/etc/hosts` says in every container; its own address follows.
const HOSTS: &str = "127.0.0.1\tlocalhost
::1\tlocalhost ip6-localhost ip6-loopback
fe00::0\tip6-localnet
ff00::0\tip6-mcastprefix
ff02::1\tip6-allnodes
ff02::2\tip6-allrouters
";

/// What else `/proc/mounts` lists, below the container's root.
const MOUNTS: &str = "proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0
tmpfs /dev tmpfs rw,nosuid,size=65536k,mode=755 0 0
devpts /dev/pts devpts rw,nosuid,noexec,relatime,gid=5,mode=620,ptmxmode=666 0 0
sysfs /sys sysfs ro,nosuid,nodev,noexec,relatime 0 0
";

/// The layer between image and container: mount points and `/.dockerenv`.
///
/// Whatever of the image is no directory and in the way is removed first, as the engine does.
pub(super) fn init_layer(world: &World, lowers: &Arc<Vec<Lower>>, now: Time) -> Layer {
    let fs = machine::root(world, lowers, &Layer::new(Meta::root(0o755, now)), Options::default());
    let mut machine = Machine::new(fs, now, &NoContent);
    let mut process = Process::new(&mut machine, Dialect::BusyBox).with_umask(0);
    for (path, what) in INIT {
        let path = path.as_bytes();
        let ends: Vec<usize> = (1..=path.len())
            .filter(|&at| at == path.len() || path.get(at) == Some(&b'/'))
            .collect();
        // Calls that fail leave everything as it was, and nothing here needs contents.
        for &end in &ends {
            drop(process.unlink(&path[..end]));
        }
        for &end in ends.iter().rev().skip(1).rev() {
            drop(process.mkdir(&path[..end], 0o755));
        }
        match what {
            'd' => drop(process.mkdir(path, 0o755)),
            'l' => drop(process.symlink(b"/proc/mounts", path)),
            _ => {
                let flags = Flags { write: true, create: true, ..Flags::default() };
                drop(process.open(path, flags, 0o755));
            }
        }
    }
    machine.fss.swap_remove(0).upper
}

fn plain(now: Time, mode: u16) -> Layer {
    Layer::new(Meta::root(mode, now))
}

fn file(text: &str, now: Time) -> Layer {
    let content = Content::bytes(text.as_bytes());
    Layer::with_root(NodeKind::File { content, metacopy: false }, Meta::root(0o644, now))
}

/// `/dev` as a container sees it.
fn devices(now: Time) -> Layer {
    let mut dev = plain(now, 0o755);
    let mut add = |name: &str, kind, mode| {
        dev.make(Ino::ROOT, name.as_bytes(), kind, Meta::root(mode, now));
    };
    for (name, minor) in [("null", 3), ("zero", 5), ("full", 7), ("random", 8), ("urandom", 9)] {
        add(name, NodeKind::Char(1, minor), 0o666);
    }
    add("tty", NodeKind::Char(5, 0), 0o666);
    add("ptmx", NodeKind::Symlink(b"pts/ptmx"[..].into()), 0o777);
    for (name, target) in [
        ("fd", "/proc/self/fd"),
        ("stdin", "/proc/self/fd/0"),
        ("stdout", "/proc/self/fd/1"),
        ("stderr", "/proc/self/fd/2"),
    ] {
        add(name, NodeKind::Symlink(target.as_bytes().into()), 0o777);
    }
    for name in ["mqueue", "pts", "shm"] {
        add(name, NodeKind::Dir { opaque: false }, 0o755);
    }
    dev
}

/// `/proc`: only what says how the container is mounted.
fn proc(world: &World, container: &Container, now: Time) -> Layer {
    let mut proc = plain(now, 0o555);
    let text = format!("overlay / overlay {} 0 0\n{MOUNTS}", mount_options(world, container));
    let content = Content::bytes(text.as_bytes());
    let kind = NodeKind::File { content, metacopy: false };
    proc.make(Ino::ROOT, b"mounts", kind, Meta::root(0o444, now));
    proc
}

/// The options a container's root is mounted with, as `/proc/mounts` shows them: index=off is the
/// kernel's default and not told.
#[must_use]
fn mount_options(world: &World, container: &Container) -> String {
    let between = container.lowers.iter().map(|lower| match lower.at {
        LayerRef::Init => (lower.at, 0),
        at => (at, weigh(&lower.layer).logical + 1),
    });
    let image = (0..world.layers()).rev().map(|at| (LayerRef::Image(LayerId::at(at)), 0));
    let mount = super::super::Mount::new(&container.id, &container.image, between.chain(image));
    let mut extra = String::new();
    if container.options.redirect_dir {
        extra.push_str(",redirect_dir=on");
    }
    if container.options.metacopy {
        extra.push_str(",metacopy=on");
    }
    format!("rw,relatime,{}{extra}", mount.directories())
}

/// The engine's own mounts, in the order they are made.
pub(super) fn engine_mounts(world: &World, container: &Container, now: Time) -> Vec<MountOf> {
    let id = container.id.get(..12).unwrap_or_default();
    let mount = |path: &str, kind, layer, read_only| MountOf {
        path: path.as_bytes().to_vec(),
        kind,
        source: Source::Own(layer),
        read_only,
    };
    let hosts = format!("{HOSTS}172.17.0.2\t{id}\n");
    vec![
        mount("proc", MountKind::Kernel, proc(world, container, now), false),
        mount("dev", MountKind::Devices, devices(now), false),
        mount("dev/pts", MountKind::Devices, plain(now, 0o755), false),
        mount("sys", MountKind::Kernel, plain(now, 0o555), true),
        mount("dev/mqueue", MountKind::Devices, plain(now, 0o1777), false),
        mount("dev/shm", MountKind::Devices, plain(now, 0o1777), false),
        mount(
            "etc/resolv.conf",
            MountKind::EngineFile,
            file("nameserver 127.0.0.11\n", now),
            false,
        ),
        mount("etc/hostname", MountKind::EngineFile, file(&format!("{id}\n"), now), false),
        mount("etc/hosts", MountKind::EngineFile, file(&hosts, now), false),
    ]
}

/// What the engine keeps of memory when a container stops: nothing.
pub(super) fn forget_memory(container: &mut Container, now: Time) {
    for mount in &mut container.mounts {
        if let Source::Own(layer) = &mut mount.source {
            match mount.kind {
                MountKind::Tmpfs => *layer = plain(now, 0o1777),
                MountKind::Devices if mount.path == b"dev" => *layer = devices(now),
                MountKind::Devices => *layer = plain(now, 0o1777),
                _ => {}
            }
        }
    }
}

/// Mounts what `docker run` was told to, the mount points made where they are missing.
pub(super) fn mount_all(
    world: &World,
    state: &mut State,
    container: &mut Container,
    mounts: &[Mount],
    now: Time,
    events: &mut Vec<CowEvent>,
) {
    for mount in mounts {
        let at = path::clean(mount.at.as_bytes());
        let (kind, source) = match &mount.source {
            MountSource::Tmpfs => (MountKind::Tmpfs, Source::Own(plain(now, 0o1777))),
            MountSource::Bind(host) => {
                let host = path::clean(host.as_bytes());
                if machine::find(&state.host, &host).is_none() {
                    directory(&mut state.host, &host, now);
                }
                let shown = format!("/{}", path::visible(&host));
                (MountKind::Bind(shown), Source::Host(host))
            }
            MountSource::Volume(name) => {
                let name = name.clone().unwrap_or_else(|| {
                    let id = state.new_id();
                    container.anonymous.push(id.clone());
                    id
                });
                if !state.volumes.contains_key(&name) {
                    state.volumes.insert(name.clone(), plain(now, 0o755));
                }
                (MountKind::Volume(name.clone()), Source::Volume(name))
            }
        };
        let is_file = match &source {
            Source::Host(host) => machine::find(&state.host, host)
                .and_then(|ino| state.host.inode(ino))
                .is_some_and(|inode| !matches!(inode.kind, NodeKind::Dir { .. })),
            _ => false,
        };
        let made = mount_point(world, state, container, &at, is_file, now);
        if let Source::Volume(name) = &source {
            fill(world, state, container, name, &at, events);
        }
        let event = CowEvent::Mounted { path: LayerPath::clean(&at), mount: kind.clone(), made };
        events.push(event);
        let read_only = mount.read_only;
        container.mounts.push(MountOf { path: at, kind, source, read_only });
    }
}

/// Makes a mount point, or a working directory, with the directories it lies in. Whether it was
/// missing.
pub(super) fn mount_point(
    world: &World,
    state: &mut State,
    container: &mut Container,
    at: &[u8],
    is_file: bool,
    now: Time,
) -> bool {
    let mut machine = machine::assemble(world, &NoContent, state, container, now);
    let mut process = Process::new(&mut machine, Dialect::BusyBox).with_umask(0);
    let whole = [b"/", at].concat();
    if matches!(process.stat(&whole, true), Ok(Ok(_))) {
        return false;
    }
    let parts = (1..=whole.len()).filter(|&end| end == whole.len() || whole[end] == b'/');
    for end in parts {
        if is_file && end == whole.len() {
            let flags = Flags { write: true, create: true, ..Flags::default() };
            drop(process.open(&whole, flags, 0o755));
        } else {
            drop(process.mkdir(&whole[..end], 0o755));
        }
    }
    machine::take_back(&machine, state, container);
    true
}

/// Copies what the image has at a path into an empty volume.
fn fill(
    world: &World,
    state: &mut State,
    container: &Container,
    name: &str,
    at: &[u8],
    events: &mut Vec<CowEvent>,
) {
    let Some(volume) = state.volumes.get_mut(name).filter(|volume| volume.is_empty()) else {
        return;
    };
    let fs = machine::root(world, &container.lowers, &container.upper, container.options);
    let mut dir = fs.root();
    for part in at.split(|&b| b == b'/').filter(|part| !part.is_empty()) {
        match fs.lookup(&dir, part) {
            Some(child) if child.is_dir() => dir = child,
            _ => return,
        }
    }
    if let Some(root) = volume.inode_mut(Ino::ROOT) {
        root.meta = fs.meta(dir.top());
    }
    let (mut files, mut bytes) = (0, 0);
    let mut stack = vec![(dir, Ino::ROOT)];
    while let Some((dir, into)) = stack.pop() {
        for (name, _) in fs.list(&dir) {
            let Some(child) = fs.lookup(&dir, &name) else { continue };
            let (kind, meta) = copy_of(&fs, &child);
            files += u64::from(child.file_type != FileType::Dir);
            bytes += if child.file_type == FileType::File { fs.size(child.top()) } else { 0 };
            let ino = volume.make(into, &name, kind, meta);
            if child.is_dir() {
                stack.push((child, ino));
            }
        }
    }
    if files > 0 {
        let volume = name.to_owned();
        let path = LayerPath::clean(at);
        events.push(CowEvent::VolumeFilled { volume, path, files, bytes });
    }
}

fn copy_of(fs: &Fs<'_>, object: &Object) -> (NodeKind, Meta) {
    let kind = match fs.kind(object.top()) {
        NodeKind::File { content, .. } => NodeKind::File { content, metacopy: false },
        NodeKind::Dir { .. } => NodeKind::Dir { opaque: false },
        kind => kind,
    };
    (kind, fs.meta(object.top()))
}

/// The lowers of a new container: its init layer over its image's.
pub(super) fn with_init(world: &World, image: &Arc<Vec<Lower>>, now: Time) -> Arc<Vec<Lower>> {
    let layer = init_layer(world, image, now);
    let mut lowers = vec![Lower { at: LayerRef::Init, layer }];
    lowers.extend(image.iter().cloned());
    Arc::new(lowers)
}
