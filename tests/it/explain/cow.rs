//! One of every event of copy-on-write, in each case that has a sentence of its own.

use onionskin::base::{LayerId, LayerPath};
use onionskin::explain::{self, Message};
use onionskin::i18n::{self, Lang};
use onionskin::sim::cow::layer::FileType;
use onionskin::sim::cow::{Attribute, Because, CowEvent, Errno, LayerRef, Met, MountKind, Trigger};

const UP: LayerRef = LayerRef::Upper;

fn path(text: &str) -> LayerPath {
    LayerPath::clean(text.as_bytes())
}

fn l(n: u16) -> LayerRef {
    LayerRef::Image(LayerId(n))
}

pub fn messages() -> Vec<Message> {
    let mut all: Vec<Message> = looking().iter().map(explain::cow_event).collect();
    all.extend(changing().iter().map(explain::cow_event));
    all.extend(deleting().iter().map(explain::cow_event));
    all.extend(engine().iter().map(explain::cow_event));
    all.extend(steps().iter().flat_map(|step| explain::cow_events(step)));
    let then = explain::cow_event(&looking()[2]);
    all.push(explain::cow_begins_below(&path("/etc/app.conf"), then));
    all
}

fn looking() -> Vec<CowEvent> {
    let probed = |layer, met| CowEvent::Probed { path: path("/var/cache"), layer, met };
    let found = |served_by, hides| CowEvent::LookedUp { path: path("/app.conf"), served_by, hides };
    let on = |at, mount| CowEvent::OnMount { path: path(at), mount };
    let read = |layer| CowEvent::Read { path: path("/app.conf"), layer, bytes: 41_266 };
    let listed = |layers, names| CowEvent::Listed { path: path("/etc"), layers, names };
    vec![
        probed(UP, Met::Nothing),
        probed(LayerRef::Init, Met::Nothing),
        probed(l(2), Met::Nothing),
        probed(l(0), Met::Nothing),
        probed(UP, Met::Whiteout),
        probed(UP, Met::Dir { opaque: true }),
        probed(l(2), Met::Dir { opaque: false }),
        probed(l(0), Met::Dir { opaque: false }),
        probed(l(2), Met::File(FileType::File)),
        probed(l(2), Met::File(FileType::Fifo)),
        found(Some(UP), None),
        found(Some(l(2)), None),
        found(Some(l(2)), Some(l(0))),
        found(None, None),
        found(None, Some(l(1))),
        CowEvent::Followed { path: path("/usr/bin/vi"), target: "vim.tiny".into() },
        on("/etc/hosts", MountKind::EngineFile),
        on("/proc/meminfo", MountKind::Kernel),
        on("/dev/null", MountKind::Devices),
        on("/data/db", MountKind::Volume("db-data".into())),
        on("/data/db", MountKind::Volume("3f".repeat(32))),
        on("/src", MountKind::Bind("/home/me/app".into())),
        on("/run/lock", MountKind::Tmpfs),
        read(Some(l(2))),
        read(Some(UP)),
        read(None),
        listed(vec![UP, l(2), l(0)], 12),
        listed(vec![l(0)], 1),
        listed(vec![], 3),
    ]
}

fn copied(why: Trigger, size: u64, bytes: u64) -> CowEvent {
    CowEvent::CopiedUp {
        path: path("/etc/app.conf"),
        from: l(2),
        source: path("/etc/app.conf"),
        file_type: FileType::File,
        size,
        bytes,
        why,
        metadata_only: false,
    }
}

fn changing() -> Vec<CowEvent> {
    let file = || path("/etc/app.conf");
    let directory = |source| CowEvent::DirectoryCopiedUp {
        path: path("/etc"),
        from: l(0),
        source: path(source),
    };
    let odd = |source, file_type, size, metadata_only| CowEvent::CopiedUp {
        path: file(),
        from: l(3),
        source: path(source),
        file_type,
        size,
        bytes: if metadata_only { 0 } else { size },
        why: Trigger::Chown,
        metadata_only,
    };
    let wrote = |bytes, in_place| CowEvent::Wrote {
        path: file(),
        bytes,
        offset: 41_266,
        size: 41_266 + bytes,
        in_place,
    };
    let created =
        |file_type, over_whiteout| CowEvent::Created { path: file(), file_type, over_whiteout };
    let cut = |to| CowEvent::Truncated { path: file(), from: 41_266, to };
    let changed = |what| CowEvent::Changed { path: file(), what };
    let mut all = vec![directory("/etc"), directory("/old/etc")];
    for why in [
        Trigger::OpenForWrite,
        Trigger::Truncate,
        Trigger::Chmod,
        Trigger::Chown,
        Trigger::Times,
        Trigger::Xattr,
        Trigger::Link,
        Trigger::Rename,
    ] {
        all.push(copied(why, 41_266, 41_266));
    }
    all.extend([
        copied(Trigger::OpenToTruncate, 41_266, 0),
        copied(Trigger::OpenForWrite, 0, 0),
        copied(Trigger::OpenForWrite, 10_485_760, 1_048_576),
        odd("/etc/old.conf", FileType::File, 41_266, false),
        odd("/etc/app.conf", FileType::File, 41_266, true),
        odd("/etc/app.conf", FileType::Symlink, 8, false),
        CowEvent::DataCopiedUp { path: file(), bytes: 41_266 },
        CowEvent::HardLinkBroken { path: file(), names: 2 },
        CowEvent::HardLinkBroken { path: file(), names: 3 },
        created(FileType::File, false),
        created(FileType::Dir, true),
        created(FileType::Char, false),
        created(FileType::Block, false),
        CowEvent::MadeOpaque { path: path("/var/cache") },
        CowEvent::Redirected { path: path("/srv/new"), to: "/srv/old".into() },
        wrote(2, false),
        wrote(2, true),
        wrote(1, true),
        cut(0),
        cut(50_000),
        cut(41_266),
        changed(Attribute::Mode(0o644, 0o755)),
        changed(Attribute::Mode(0o644, 0o644)),
        changed(Attribute::Owner((0, 0), (1000, 1000))),
        changed(Attribute::Owner((0, 0), (0, 0))),
        changed(Attribute::Times),
        changed(Attribute::Xattr("user.note".into())),
    ]);
    all
}

fn deleting() -> Vec<CowEvent> {
    let whiteout = |at, file_type, bytes| CowEvent::WhiteoutMade {
        path: path(at),
        hides: l(1),
        bytes,
        file_type,
    };
    let removed = |file_type, bytes| CowEvent::Removed { path: path("/tmp/x"), file_type, bytes };
    let refused = |call: &str, at, errno, because| CowEvent::Refused {
        call: call.to_owned(),
        path: path(at),
        errno,
        because,
    };
    let (from, to) = (|| path("/srv/app"), || path("/srv/app2"));
    vec![
        whiteout("/srv/old.log", FileType::File, 880),
        whiteout("/srv/one", FileType::File, 1),
        whiteout("/var/cache", FileType::Dir, 0),
        whiteout("/bin/sh", FileType::Symlink, 0),
        removed(FileType::File, 880),
        removed(FileType::Dir, 0),
        CowEvent::Renamed { from: from(), to: to(), hides: None },
        CowEvent::Renamed { from: from(), to: to(), hides: Some(LayerRef::Image(LayerId(2))) },
        CowEvent::Exchanged { a: from(), b: to() },
        CowEvent::Linked { path: from(), to: to() },
        refused("open", "/etc/none", Errno::ENOENT, Because::Plain),
        refused("rename", "/srv/app", Errno::EXDEV, Because::LowerDirectory),
        refused("rename", "/data/db", Errno::EXDEV, Because::OtherFileSystem),
        refused("unlink", "/etc/hosts", Errno::EBUSY, Because::MountPoint),
        CowEvent::CopiesInstead { from: from(), to: to() },
    ]
}

fn engine() -> Vec<CowEvent> {
    let web = || "web".to_owned();
    let mounted = |mount, made| CowEvent::Mounted { path: path("/data"), mount, made };
    let volume = |name: &str, files| CowEvent::VolumeFilled {
        volume: name.into(),
        path: path("/data"),
        files,
        bytes: 1_204,
    };
    let committed = |layer, entries, bytes| CowEvent::Committed {
        name: web(),
        image: "app:2".into(),
        layer,
        entries,
        bytes,
    };
    let created =
        |layers| CowEvent::ContainerCreated { name: web(), image: "app:1".into(), layers };
    let finished =
        |status| CowEvent::Finished { status, out: Vec::new(), left_out: 0, err: Vec::new() };
    vec![
        created(4),
        created(1),
        mounted(MountKind::EngineFile, false),
        mounted(MountKind::Kernel, false),
        mounted(MountKind::Devices, false),
        mounted(MountKind::Volume("db-data".into()), true),
        mounted(MountKind::Volume(String::new()), true),
        mounted(MountKind::Bind("/home/me/app".into()), false),
        mounted(MountKind::Tmpfs, true),
        volume("db-data", 3),
        volume("", 1),
        CowEvent::Started { name: web() },
        CowEvent::Stopped { name: web() },
        CowEvent::ContainerRemoved { name: web(), bytes: 41_268 },
        committed(Some(l(4)), 3, 41_268),
        committed(Some(l(3)), 1, 0),
        committed(None, 0, 0),
        CowEvent::NotFound { command: "vim".into(), known: vec!["cat".into(), "ls".into()] },
        CowEvent::More { events: 1 },
        CowEvent::NotFound { command: "vim".into(), known: vec!["cat".into(), "ls".into()] },
        CowEvent::More { events: 18_442 },
        finished(0),
        finished(1),
    ]
}

/// Steps in which an event's sentence depends on the events around it.
fn steps() -> Vec<Vec<CowEvent>> {
    let wrote = |at, bytes| CowEvent::Wrote {
        path: path(at),
        bytes,
        offset: 0,
        size: bytes,
        in_place: false,
    };
    let on = |mount| CowEvent::OnMount { path: path("/data/db"), mount };
    let new =
        |at| CowEvent::Created { path: path(at), file_type: FileType::File, over_whiteout: false };
    let probed = |at, layer, met| CowEvent::Probed { path: path(at), layer, met };
    let removed = |file_type, bytes| CowEvent::Removed { path: path("/data/db"), file_type, bytes };
    let whiteout = CowEvent::WhiteoutMade {
        path: path("/data/db"),
        hides: l(1),
        bytes: 880,
        file_type: FileType::File,
    };
    let directory = |at| {
        let path = path(at);
        CowEvent::DirectoryCopiedUp { source: path.clone(), path, from: l(1) }
    };
    let read = |at| CowEvent::Read { path: path(at), layer: Some(l(0)), bytes: 70 };
    let found = |at, hides| CowEvent::LookedUp { path: path(at), served_by: Some(l(3)), hides };
    let moved = CowEvent::Renamed { from: path("/data/new"), to: path("/data/db"), hides: None };
    vec![
        vec![copied(Trigger::OpenForWrite, 41_266, 41_266), wrote("/etc/app.conf", 2)],
        vec![
            on(MountKind::Volume("db-data".into())),
            new("/data/db"),
            wrote("/data/db", 12),
            removed(FileType::File, 12),
        ],
        vec![new("/tmp/x"), wrote("/tmp/x", 12), wrote("/tmp/x", 4)],
        vec![removed(FileType::File, 880)],
        vec![removed(FileType::Dir, 0)],
        vec![removed(FileType::File, 12), whiteout.clone()],
        vec![removed(FileType::File, 12), moved],
        vec![on(MountKind::Tmpfs), wrote("/data/db", 12)],
        vec![directory("/etc"), directory("/etc/app")],
        vec![read("/etc/passwd"), read("/etc/group")],
        vec![
            CowEvent::MadeOpaque { path: path("/srv/new") },
            CowEvent::Renamed { from: path("/srv/new"), to: path("/srv/app"), hides: None },
        ],
        vec![removed(FileType::Dir, 0), whiteout.clone()],
        vec![
            probed("/srv/app", l(3), Met::Dir { opaque: false }),
            probed("/srv/app", l(1), Met::Dir { opaque: false }),
            found("/srv/app", None),
        ],
        vec![probed("/etc/motd", LayerRef::Init, Met::Nothing)],
        vec![probed("/srv/app", UP, Met::Dir { opaque: true }), found("/srv/app", Some(l(3)))],
        vec![
            probed("/srv", UP, Met::Nothing),
            probed("/srv", l(0), Met::Dir { opaque: false }),
            probed("/srv/x", l(3), Met::Nothing),
        ],
    ]
}

#[test]
fn a_probe_says_to_look_on_only_if_there_is_a_layer_to_look_in() {
    let steps = steps();
    let ids: Vec<_> =
        explain::cow_events(steps.last().unwrap()).iter().map(|message| message.id).collect();
    assert_eq!(ids, ["cow-probe-nothing", "cow-probe-dir-lowest", "cow-probe-from"]);
}

#[test]
fn one_sentence_for_each_event() {
    for step in steps() {
        assert_eq!(explain::cow_events(&step).len(), step.len());
    }
}

#[test]
fn a_name_of_a_layer_takes_its_own_particle() {
    for (layer, particle) in [(l(2), "L2는"), (l(3), "L3은")] {
        let event = CowEvent::CopiedUp {
            path: path("/a"),
            from: layer,
            source: path("/a"),
            file_type: FileType::File,
            size: 1,
            bytes: 1,
            why: Trigger::Chmod,
            metadata_only: false,
        };
        let text = i18n::text(Lang::Ko, &explain::cow_event(&event));
        assert!(text.contains(particle), "{text}");
    }
}
