//! What a container does, told sentence by sentence as the simulator reports it.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use onionskin::explain;
use onionskin::i18n::{self, Lang};
use onionskin::image::{EntryDraft, EntryKind, LayerIndex};
use onionskin::sim::cow::content::{Content, NoContent};
use onionskin::sim::cow::drivers::operations;
use onionskin::sim::cow::kernel::{Dialect, Fs, Machine, Options, Process};
use onionskin::sim::cow::layer::{Layer, Time};
use onionskin::sim::cow::{MountKind, Op, World};
use onionskin::union::UnionTree;

/// L0: `/etc/app.conf`, `/srv/app` with a file. L1: `/etc/app.conf` again, `/srv/old.log`.
fn world() -> World {
    let file = |path: &str, size| {
        let mut draft = EntryDraft::new(path.as_bytes().to_vec(), EntryKind::File);
        draft.size = size;
        draft.mode = 0o644;
        draft
    };
    let dir = |path: &str| {
        let mut draft = EntryDraft::new(path.as_bytes().to_vec(), EntryKind::Dir);
        draft.mode = 0o755;
        draft
    };
    let mut tree = UnionTree::new();
    let layers = [
        vec![
            dir(""),
            dir("etc"),
            file("etc/app.conf", 1_000),
            dir("srv"),
            dir("srv/app"),
            file("srv/app/run", 5_000),
        ],
        vec![
            dir(""),
            dir("data"),
            dir("etc"),
            file("etc/app.conf", 41_266),
            dir("srv"),
            file("srv/old.log", 880),
        ],
    ];
    for layer in layers {
        let mut index = LayerIndex::default();
        for draft in layer {
            index.push(draft);
        }
        tree.push_layer(Arc::new(index));
    }
    World::new(Arc::new(tree))
}

fn path(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

/// The calls, each a step of its own.
fn calls() -> Vec<(&'static str, Op)> {
    let two = || Content::bytes(b"x\n");
    let app = || path("/etc/app.conf");
    vec![
        ("cat /etc/app.conf", Op::Read(app())),
        ("ls /etc", Op::List(path("/etc"))),
        ("echo x >> /etc/app.conf", Op::Append(app(), two())),
        ("echo x >> /etc/app.conf", Op::Append(app(), two())),
        ("rm /etc/app.conf", Op::Unlink(app())),
        ("cat /etc/app.conf", Op::Read(app())),
        ("rm /srv/old.log", Op::Unlink(path("/srv/old.log"))),
        ("echo x > /srv/old.log", Op::Overwrite(path("/srv/old.log"), two())),
        ("chmod 755 /srv/app/run", Op::Chmod(path("/srv/app/run"), 0o755)),
        ("mv -T /srv/app /srv/app2", Op::Mv(path("/srv/app"), path("/srv/app2"))),
        ("mkdir /srv/app", Op::Mkdir(path("/srv/app"), 0o755)),
        ("echo x > /new", Op::Overwrite(path("/new"), two())),
        ("rm /new", Op::Unlink(path("/new"))),
        ("echo x > /data/db", Op::Overwrite(path("/data/db"), two())),
        ("rm /data/db", Op::Unlink(path("/data/db"))),
    ]
}

#[test]
fn a_story_side_by_side() {
    let world = world();
    let (mut upper, mut volume) = (Layer::default(), Layer::default());
    let mut now = String::new();
    for (at, (shell, op)) in calls().into_iter().enumerate() {
        let time = Time { secs: 1_800_000_000 + at as i64, nanos: 0 };
        let root = Fs::over(&world, Arc::default(), upper, Options::default());
        let mut machine = Machine::new(root, time, &NoContent);
        let mount = MountKind::Volume("db-data".into());
        machine.mount(b"data", Fs::plain(volume, mount));
        let mut process = Process::new(&mut machine, Dialect::BusyBox);
        let reply = op.run(&mut process);
        assert!(reply.is_ok(), "{shell}: {reply:?}");
        (upper, volume) = (machine.fss[0].upper.clone(), machine.fss[1].upper.clone());
        let events = std::mem::take(&mut machine.trace).into_events();
        writeln!(now, "$ {shell}").unwrap();
        for message in explain::cow_events(&events) {
            let [en, ko] = Lang::ALL.map(|lang| i18n::text(lang, &message));
            writeln!(now, "  {en}\n  {ko}").unwrap();
        }
        for operation in operations(&events) {
            writeln!(now, "  = {operation:?}").unwrap();
        }
        writeln!(now).unwrap();
    }
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/explain/story.txt");
    if std::env::var_os(super::UPDATE).is_some() {
        std::fs::write(&file, &now).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    for (now, committed) in now.lines().zip(committed.lines()) {
        assert_eq!(now, committed, "if this is meant, run again with {}=1", super::UPDATE);
    }
    assert_eq!(now.len(), committed.len(), "if this is meant, run again with {}=1", super::UPDATE);
}
