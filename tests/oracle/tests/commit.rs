//! A committed image, written as an archive: read back here, and by a real engine where one is.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod engine;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::Arc;

use onionskin::archive::Windowed;
use onionskin::base::Limits;
use onionskin::sim::Simulator;
use onionskin::sim::cow::content::{ContentStore, Wanted};
use onionskin::sim::cow::docker::{Facts, State};
use onionskin::sim::cow::kernel::{Fs, Options};
use onionskin::sim::cow::layer::{FileType, NodeKind};
use onionskin::sim::cow::save::{Source, save, saved_bytes};
use onionskin::sim::cow::{Cow, Object, World, parse_script};
use onionskin::union::UnionTree;
use onionskin_oracle::{Opened, open_file};
use onionskin_testkit::archive::docker_save;
use onionskin_testkit::text;

const IMAGE: &str = r#"
tag sample/commit:1
cmd ["sh"]
layer ADD rootfs / # buildkit
    dir app 0755 +1700000000
    file app/conf "port=80\n" 0644 +1700000000
    size 200000 app/big.bin 0644 +1700000000
    file app/hard1 "linked\n" 0644 +1700000000
    hard app/hard2 => app/hard1 0644 +1700000000
    dir cache 0755 +1700000000
    file cache/a "a\n" +1700000000
    dir cache/sub 0700 +1700000000
    file cache/sub/b "b\n" +1700000000
    file old "old\n" +1700000000
    link latest -> app
layer RUN second
    dir app 0750 +1700000001
    file app/conf "port=8080\n" 0644 +1700000001
"#;

/// What is done before the first commit, and between the first and the second.
const FIRST: &str = r#"
docker run -d --name c1 sample/commit:1
c1! append /app/conf '=debug\n'
c1! open /app/big.bin w
c1! unlink /old
c1! rmrf /cache
c1! mkdir /cache 1777
c1! create /cache/new 640 '=new\n'
c1! link /app/hard1 /app/hard3
c1! symlink /app/here conf
c1! mkfifo /app/pipe
c1! create /app/a-name-of-more-than-a-hundred-bytes-which-a-plain-tar-header-has-no-room-for-so-that-it-needs-a-record 644 =x
c1! create '/app/한글' 644 *70000:ab
c1! setxattr /app/conf user.note kept
c1! chown /app/here 1 2
c1! utime /app/big.bin 1500000000
docker commit -m first c1 sample/commit:2
"#;
const SECOND: &str = "
docker run -d --name c2 sample/commit:2
c2! unlink /cache/new
c2! unlink /app/hard1
c2! rmrf /app/here
c2! mkdir /app/here 755
c2! append /app/big.bin =more
docker commit -m second c2 sample/commit:3
docker run -d --name c3 sample/commit:3
";

/// Everything known: the contents of a small archive.
struct Store<'a> {
    opened: &'a Opened,
    bytes: &'a [u8],
}

impl ContentStore for Store<'_> {
    fn bytes(&self, wanted: Wanted) -> Option<Vec<u8>> {
        let tree = &self.opened.images[0].tree;
        let entry = tree.index(wanted.inode.layer)?.get(wanted.inode.entry)?;
        let at = onionskin::archive::ContentAt::of(wanted.inode.entry, entry);
        let layer = &self.opened.archive.images[0].layers[wanted.inode.layer.index()];
        let mut reader = std::io::Cursor::new(self.bytes);
        let range = wanted.offset..wanted.offset + wanted.len;
        onionskin::archive::read_content(&mut reader, layer, &at, range).ok()
    }
}

/// One path of a merged view.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    kind: char,
    mode: u16,
    owner: (u32, u32),
    mtime: i64,
    /// Contents, target.
    what: Vec<u8>,
}

fn view(fs: &Fs<'_>, store: &dyn ContentStore) -> BTreeMap<String, Seen> {
    let mut out = BTreeMap::new();
    walk(fs, store, &fs.root(), "", &mut out);
    out
}

fn walk(
    fs: &Fs<'_>,
    store: &dyn ContentStore,
    dir: &Object,
    above: &str,
    out: &mut BTreeMap<String, Seen>,
) {
    for (name, _) in fs.list(dir) {
        let path = format!("{above}/{}", String::from_utf8_lossy(&name));
        let object = fs.lookup(dir, &name).unwrap();
        let (meta, kind) = (fs.meta(object.top()), fs.kind(object.top()));
        let (letter, what) = match &kind {
            NodeKind::File { content, .. } => {
                ('f', content.read(0..content.size(), store).unwrap())
            }
            NodeKind::Symlink(target) => ('l', target.to_vec()),
            NodeKind::Dir { .. } => ('d', Vec::new()),
            _ => ('p', Vec::new()),
        };
        let seen = Seen {
            kind: letter,
            mode: meta.mode,
            owner: (meta.uid, meta.gid),
            mtime: meta.mtime.secs,
            what,
        };
        out.insert(path.clone(), seen);
        if object.file_type == FileType::Dir {
            walk(fs, store, &object, &path, out);
        }
    }
}

fn play<S: ContentStore>(cow: &Cow<S>, state: &State, script: &str) -> State {
    let mut state = state.clone();
    for action in parse_script(script).unwrap() {
        let (next, events) = cow.step(&state, &action).unwrap();
        let refused = events.iter().any(|event| format!("{event:?}").starts_with("Refused"));
        assert!(!refused, "{action}: {events:?}");
        state = next;
    }
    state
}

/// The view of an image alone: its layers, nothing over them.
fn image_view(world: &World, store: &dyn ContentStore) -> BTreeMap<String, Seen> {
    let (lowers, upper, options) = Default::default();
    view(&Fs::over(world, lowers, upper, options), store)
}

/// The image committed last, as bytes of an archive, and what a container over it shows without the
/// engine's own layer.
fn committed() -> (Vec<u8>, BTreeMap<String, Seen>) {
    let bytes = docker_save(&[text::image(IMAGE)]);
    let opened = opened(&bytes);
    let tree: Arc<UnionTree> = Arc::new(opened.images[0].tree.clone());
    let facts = Facts::of(&opened.archive.images[0], &tree);
    let store = Store { opened: &opened, bytes: &bytes };
    let cow = Cow::new(World::new(Arc::clone(&tree)), facts, Options::default(), store);
    let state = play(&cow, &cow.initial(), &format!("{FIRST}{SECOND}"));
    let image = state.image("sample/commit:3").unwrap().clone();
    let (upper, options) = Default::default();
    let fs = Fs::over(cow.world(), Arc::clone(&image.lowers), upper, options);
    let seen = view(&fs, &cow.store);
    let mut reader = Windowed::new(std::io::Cursor::new(&bytes), 1 << 16);
    let mut source = Source {
        reader: &mut reader,
        members: &opened.archive.members,
        image: &opened.archive.images[0],
        tree: &tree,
    };
    let created = "2026-03-03T00:00:00Z";
    let said = saved_bytes(&mut source, &image, created).unwrap();
    let mut out = Vec::new();
    let saved = save(&mut source, &image, created, &mut out).unwrap();
    assert_eq!((said, saved.bytes), (out.len() as u64, out.len() as u64), "told before");
    (out, seen)
}

fn opened(bytes: &[u8]) -> Opened {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    open_file(file.path(), &Limits::default()).unwrap()
}

#[test]
fn a_committed_image_opens_again_and_shows_the_same() {
    let (bytes, seen) = committed();
    let opened = opened(&bytes);
    assert_eq!(opened.findings, [], "nothing odd about it");
    let image = &opened.archive.images[0];
    assert_eq!(image.tags, ["sample/commit:3"]);
    assert_eq!(image.layers.len(), 4);
    let history = image.config.as_ref().unwrap().history.as_ref().unwrap();
    assert_eq!(history.last().unwrap().comment.as_deref(), Some("second"));
    let world = World::new(Arc::new(opened.images[0].tree.clone()));
    let again = image_view(&world, &Store { opened: &opened, bytes: &bytes });
    assert_eq!(again, seen);
    assert_eq!(again["/app/conf"].what, b"port=8080\ndebug\n");
    assert!(!again.contains_key("/cache/a") && again["/cache"].mode == 0o1777);
}

#[test]
fn a_real_engine_loads_a_committed_image_and_shows_the_same() {
    let (bytes, mut seen) = committed();
    let Some(docker) = engine::start() else { return };
    let loaded = docker.run(&["load"], &bytes);
    assert!(loaded.contains("sample/commit:3"), "{loaded}");
    docker.run(&["create", "--name", "c3", "sample/commit:3"], b"");
    let tar = docker.bytes(&["export", "c3"], b"");
    let mut theirs = BTreeMap::new();
    for entry in tar::Archive::new(&tar[..]).entries().unwrap() {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().to_string_lossy().trim_end_matches('/').to_owned();
        let header = entry.header().clone();
        let mut what = Vec::new();
        let kind = match header.entry_type() {
            tar::EntryType::Directory => 'd',
            tar::EntryType::Symlink => {
                what = entry.link_name_bytes().unwrap().into_owned();
                'l'
            }
            tar::EntryType::Fifo => 'p',
            _ => {
                std::io::Read::read_to_end(&mut entry, &mut what).unwrap();
                'f'
            }
        };
        // A later name of a hard link has no bytes of its own in a tar.
        if header.entry_type() == tar::EntryType::Link {
            let first = entry.link_name_bytes().unwrap().into_owned();
            let first: &Seen = &theirs[&format!("/{}", String::from_utf8_lossy(&first))];
            theirs.insert(format!("/{path}"), first.clone());
            continue;
        }
        let seen = Seen {
            kind,
            mode: header.mode().unwrap() as u16 & 0o7777,
            owner: (header.uid().unwrap() as u32, header.gid().unwrap() as u32),
            mtime: header.mtime().unwrap() as i64,
            what,
        };
        theirs.insert(format!("/{path}"), seen);
    }
    // The engine's own: what its init layer holds.
    for own in ["/.dockerenv", "/dev", "/etc", "/proc", "/sys"] {
        theirs.retain(|path, _| path != own && !path.starts_with(&format!("{own}/")));
        seen.retain(|path, _| path != own && !path.starts_with(&format!("{own}/")));
    }
    for both in [&mut theirs, &mut seen] {
        both.remove("/");
        for node in both.values_mut().filter(|node| node.kind == 'l') {
            node.mode = 0o777;
        }
    }
    for path in theirs.keys().chain(seen.keys()) {
        assert_eq!(theirs.get(path), seen.get(path), "{path}");
    }
}
