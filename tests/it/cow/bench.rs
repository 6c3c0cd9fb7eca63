//! A case of copy-on-write as text: layers, a script, and what must come of it.
//!
//! Layers stand in the testkit's language, divided by `---`, the lowest first; the files of a layer
//! are a day younger than those of the one below. A script is what people type (`c1! rename /f /g`,
//! `docker commit c1 new`); the containers `c1` and `c2` are there from the start. The outcome is a
//! list of `KEY: value; value`, each compared in full, keys that are not named not at all:
//!
//! ```text
//! said: OK; "text"; EXDEV     what each call gave; without it every call must succeed
//! view: /d/ 755 L1; /f 644 5 U; /l -> f L0        the merged view, who supplies it
//! upper: /d/ 755 opaque; /x whiteout; /f 600 5 metacopy redirect=g    the layer itself
//! diff: C /d; A /d/new        `docker diff`
//! size: 5 4096                SizeRw, bytes on disk
//! copied: /d/ L0; /f 5 L0; late /f 5      copy-ups, the bytes of data, from where; data that followed
//! young: /d; /d/new           paths of the view with a time of the script's
//! tar: d; d/.wh.x             members of what `docker commit` would write
//! ```
//!
//! A key is of the container used last; `c2 view:` names another.

use std::io::Cursor;
use std::sync::Arc;

use onionskin::archive::{ContentAt, read_content, read_layer};
use onionskin::base::{LayerId, Limits};
use onionskin::image::{Compression, LayerIndex, LayerInfo, LayerSource};
use onionskin::sim::Simulator;
use onionskin::sim::cow::content::{Content, ContentStore, Wanted};
use onionskin::sim::cow::docker::{Facts, State};
use onionskin::sim::cow::kernel::{Machine, Options, Process};
use onionskin::sim::cow::layer::FileType;
use onionskin::sim::cow::{Action, Cow, CowEvent, Errno, Op, Reply, World};
use onionskin::union::UnionTree;
use onionskin_testkit::text;

use super::shown;

/// When the files of the lowest layer were made; those of the next one a day later.
const FIRST: i64 = 1_577_836_800;

/// The layers of an image, their files at hand.
pub struct Layers(Vec<(Vec<u8>, LayerInfo, Arc<LayerIndex>)>);

impl Layers {
    /// Reads layers, the lowest first.
    pub fn of(tars: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let read = |(at, tar): (usize, Vec<u8>)| {
            let source = LayerSource::Bytes { offset: 0, len: tar.len() as u64 };
            let info = LayerInfo {
                id: LayerId::at(at),
                member: None,
                digest: None,
                diff_id: None,
                media_type: None,
                source,
                compression: Some(Compression::None),
            };
            let limits = Limits::default();
            let read = read_layer(&mut Cursor::new(&tar), &info, false, &limits, &mut |_| {});
            (tar, info, Arc::new(read.index))
        };
        Self(tars.into_iter().enumerate().map(read).collect())
    }

    /// The image they make.
    pub fn world(&self) -> World {
        let mut tree = UnionTree::new();
        for (_, _, index) in &self.0 {
            tree.push_layer(Arc::clone(index));
        }
        World::new(Arc::new(tree))
    }
}

impl ContentStore for Layers {
    fn bytes(&self, wanted: Wanted) -> Option<Vec<u8>> {
        let (tar, info, index) = self.0.get(wanted.inode.layer.index())?;
        let at = ContentAt::of(wanted.inode.entry, index.get(wanted.inode.entry)?);
        let range = wanted.offset..wanted.offset + wanted.len;
        read_content(&mut Cursor::new(tar), info, &at, range).ok()
    }
}

/// Containers over an image, and what was done so far.
pub struct Bench {
    /// The simulator.
    pub cow: Cow<Layers>,
    /// How things are.
    pub state: State,
    /// The container used last.
    pub last: String,
    /// What each call gave.
    pub said: Vec<String>,
    /// What happened.
    pub events: Vec<CowEvent>,
}

impl Bench {
    /// Containers `c1` and `c2` over an image.
    pub fn new(layers: Layers, options: Options) -> Self {
        let facts = Facts { names: vec!["image:1".into()], ..Facts::default() };
        let cow = Cow::new(layers.world(), facts, options, layers);
        let state = cow.initial();
        let (said, events) = (Vec::new(), Vec::new());
        let mut bench = Self { cow, state, last: "c1".into(), said, events };
        bench.run("docker run -d --name c1 image:1");
        bench.run("docker run -d --name c2 image:1");
        bench.events.clear();
        bench
    }

    /// Does one line of a script.
    #[track_caller]
    pub fn run(&mut self, line: &str) {
        let Some(action) = Action::parse(line).unwrap_or_else(|e| panic!("{line}: {e:?}")) else {
            return;
        };
        if let Action::Call { container, op } = &action {
            let said = match self.call(container, op) {
                Ok(reply) => self.reply(reply),
                Err(errno) => errno.name().into(),
            };
            self.said.push(said);
            self.last.clone_from(container);
            return;
        }
        for event in self.act(&action).to_vec() {
            match event {
                CowEvent::Finished { status, err, .. } => {
                    assert_eq!(status, 0, "{line}: {}", String::from_utf8_lossy(&err));
                }
                CowEvent::ContainerCreated { name, .. } => self.last = name,
                _ => {}
            }
        }
        if let Action::Shell { container, .. } = action {
            self.last = container;
        }
    }

    /// Does one action; gives what happened.
    #[track_caller]
    pub fn act(&mut self, action: &Action) -> &[CowEvent] {
        let step = self.cow.step(&self.state, action);
        let (state, events) = step.unwrap_or_else(|e| panic!("{action}: {e:?}"));
        self.state = state;
        let before = self.events.len();
        self.events.extend(events);
        &self.events[before..]
    }

    /// Makes one call in a container; gives its reply, which a step does not tell.
    #[track_caller]
    pub fn call(&mut self, container: &str, op: &Op) -> Result<Reply, Errno> {
        let fs = self.cow.view(&self.state, container).expect("a container");
        let now = self.cow.time(self.state.steps + 1);
        let mut machine = Machine::new(fs, now, &self.cow.store);
        let mut process = Process::new(&mut machine, self.cow.dialect()).with_umask(0);
        let reply = op.run(&mut process).unwrap();
        let upper = machine.fss[0].upper.clone();
        self.act(&Action::Call { container: container.into(), op: op.clone() });
        let again = &self.state.container(container).unwrap().upper;
        assert!(*again == upper, "{}: the same call, another layer", op.text());
        reply
    }

    fn reply(&self, reply: Reply) -> String {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match reply {
            Reply::Done | Reply::Moved(None) => "OK".into(),
            Reply::Content(content) => format!("{:?}", text(&self.bytes(&content))),
            Reply::Stat(FileType::Dir, links) => format!("dir of {links}"),
            Reply::Stat(kind, links) => format!("{kind:?} of {links}").to_lowercase(),
            Reply::Names(names) => {
                let mark = |kind| match kind {
                    Some(FileType::Dir) => "/",
                    Some(FileType::Symlink) => "@",
                    Some(_) => "",
                    None => "?",
                };
                let names: Vec<String> =
                    names.iter().map(|(name, kind)| text(name) + mark(*kind)).collect();
                format!("[{}]", names.join(" "))
            }
            Reply::Bytes(bytes) => text(&bytes),
            Reply::List(names) => {
                format!("[{}]", names.iter().map(|n| text(n)).collect::<Vec<_>>().join(" "))
            }
            Reply::Moved(Some((files, dirs))) => format!("copied, removed {files}+{dirs}"),
            Reply::Removed(files, dirs) => format!("removed {files}+{dirs}"),
        }
    }

    /// The bytes of a content.
    pub fn bytes(&self, content: &Content) -> Vec<u8> {
        content.read(0..content.size(), &self.cow.store).unwrap()
    }

    /// The value of a key of the outcome.
    #[track_caller]
    fn outcome(&self, key: &str) -> Vec<String> {
        let (name, key) = key.split_once(' ').unwrap_or((&self.last, key));
        let fs = self.cow.view(&self.state, name).unwrap_or_else(|| panic!("no container {name}"));
        match key {
            "said" => self.said.clone(),
            "view" => shown::view(&fs),
            "upper" => shown::layer(&fs.upper),
            "diff" => shown::diff(&fs),
            "size" => vec![shown::size(&fs.upper)],
            "copied" => shown::copied(&self.events),
            "young" => shown::young(&fs, self.cow.time(0)),
            "tar" => shown::tar(&fs.upper),
            _ => panic!("no such key: {key}"),
        }
    }
}

/// Checks a case with the usual mount options.
#[track_caller]
pub fn check(layers: &str, script: &str, expected: &str) {
    check_with(Options::default(), layers, script, expected);
}

/// Checks a case with `redirect_dir=on`.
#[track_caller]
pub fn check_redirect(layers: &str, script: &str, expected: &str) {
    check_with(Options { redirect_dir: true, metacopy: false }, layers, script, expected);
}

/// Checks a case with `redirect_dir=on,metacopy=on`.
#[track_caller]
pub fn check_metacopy(layers: &str, script: &str, expected: &str) {
    check_with(Options { redirect_dir: true, metacopy: true }, layers, script, expected);
}

#[track_caller]
fn check_with(options: Options, layers: &str, script: &str, expected: &str) {
    let tars = layers.split("---").zip(0..).map(|(layer, at)| text::layer_at(layer, time(at)));
    let mut bench = Bench::new(Layers::of(tars), options);
    for line in script.lines() {
        bench.run(line);
    }
    let wanted = expected.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| {
        let (key, values) = line.split_once(':').unwrap_or_else(|| panic!("no key: {line}"));
        let values = values.split("; ").map(str::trim).filter(|v| !v.is_empty());
        (key, values.map(str::to_owned).collect::<Vec<_>>())
    });
    let wanted: Vec<(&str, Vec<String>)> = wanted.collect();
    if !wanted.iter().any(|(key, _)| *key == "said") {
        let failed = |said: &&String| {
            said.len() > 2 && said.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        };
        assert_eq!(bench.said.iter().find(failed), None, "all calls succeed: {:?}", bench.said);
    }
    let print = |key: &str, values: &[String]| format!("{key}: {}\n", values.join("; "));
    let got: String = wanted.iter().map(|(key, _)| print(key, &bench.outcome(key))).collect();
    let want: String = wanted.iter().map(|(key, values)| print(key, values)).collect();
    assert_eq!(got, want, "\ngot:\n{got}\nwant:\n{want}");
}

fn time(layer: i64) -> i64 {
    FIRST + 86_400 * layer
}
