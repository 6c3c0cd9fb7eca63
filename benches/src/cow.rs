//! Copy-on-write over an image of 250,000 entries.

use std::hint::black_box;
use std::sync::Arc;

use onionskin::image::{EntryDraft, EntryKind, LayerIndex};
use onionskin::sim::Simulator;
use onionskin::sim::cow::content::NoContent;
use onionskin::sim::cow::docker::{Facts, State};
use onionskin::sim::cow::kernel::Options;
use onionskin::sim::cow::{Action, Cow, World, docker_diff, parse_script};
use onionskin::union::UnionTree;

use crate::report::{Reference, Report, best};

/// Runs of each figure; the shortest counts.
const RUNS: usize = 5;

/// An image of about `entries` entries: directories four deep, fifty files in each of the last.
fn image(entries: usize) -> UnionTree {
    let mut tree = UnionTree::new();
    let mut base = LayerIndex::default();
    let mut put = |path: String, kind| {
        let mut draft = EntryDraft::new(path.into_bytes(), kind);
        draft.mode = if kind == EntryKind::Dir { 0o755 } else { 0o644 };
        draft.mtime = 1_700_000_000;
        draft.size = if kind == EntryKind::File { 1_000 } else { 0 };
        base.push(draft);
    };
    put("usr".into(), EntryKind::Dir);
    put("usr/share".into(), EntryKind::Dir);
    let dirs = (entries / 51).max(1);
    for dir in 0..dirs {
        if dir % 50 == 0 {
            put(format!("usr/share/group{}", dir / 50), EntryKind::Dir);
        }
        let path = format!("usr/share/group{}/package{dir}", dir / 50);
        put(path.clone(), EntryKind::Dir);
        for file in 0..50 {
            put(format!("{path}/file{file}.txt"), EntryKind::File);
        }
    }
    tree.push_layer(Arc::new(base));
    for layer in 0..3_usize {
        let mut index = LayerIndex::default();
        for dir in (layer..dirs).step_by(100) {
            let path = format!("usr/share/group{}/package{dir}", dir / 50);
            for (path, kind) in [
                (format!("usr/share/group{}", dir / 50), EntryKind::Dir),
                (path.clone(), EntryKind::Dir),
                (format!("{path}/file1.txt"), EntryKind::File),
            ] {
                let mut draft = EntryDraft::new(path.into_bytes(), kind);
                draft.mode = 0o755;
                draft.mtime = 1_700_000_000;
                index.push(draft);
            }
        }
        tree.push_layer(Arc::new(index));
    }
    tree
}

/// A simulator, and the state with one container.
fn begin(tree: UnionTree) -> (Cow<NoContent>, State) {
    let facts = Facts { names: vec!["bench:1".into()], ..Facts::default() };
    let cow = Cow::new(World::new(Arc::new(tree)), facts, Options::default(), NoContent);
    let state = after(&cow, &cow.initial(), "docker run -d --name c1 bench:1");
    (cow, state)
}

fn actions(script: &str) -> Vec<Action> {
    parse_script(script).unwrap_or_default()
}

fn after(cow: &Cow<NoContent>, state: &State, script: &str) -> State {
    let mut state = state.clone();
    for action in actions(script) {
        match cow.step(&state, &action) {
            Ok((next, _)) => state = next,
            Err(refusal) => eprintln!("{action}: {refusal:?}"),
        }
    }
    state
}

/// Microseconds.
fn micros(time: std::time::Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// Commands that touch one or two paths each.
const STEPS: &str = "c1# echo hi >> /usr/share/group0/package0/file7.txt
c1# echo hi >> /usr/share/group0/package0/file7.txt
c1# echo new > /usr/share/group0/new.txt
c1# rm /usr/share/group0/package0/file8.txt
c1# mkdir /usr/share/group0/made
c1# chmod 600 /usr/share/group0/package0/file9.txt
c1# mv /usr/share/group0/package0/file10.txt /usr/share/group0/moved.txt
c1# rm -rf /usr/share/group0/package1
docker diff c1
";

/// Tells all figures.
pub fn run(report: &mut Report) {
    let entries = 250_000;
    let shown = "250,000 entries";
    let tree = image(entries);
    let count = tree.node_count() as f64;
    let walk = best(RUNS, || {
        let names: usize = tree.nodes().map(|node| tree.name(node).len()).sum();
        black_box(names);
    });
    let per_entry = |time| micros(time) / count;
    let reference =
        || Some(Reference { name: "reading every name of the union tree", value: per_entry(walk) });
    let (cow, state) = begin(tree);
    let (small, small_state) = begin(image(102));

    let steps = actions(STEPS).len() as f64;
    let large = best(RUNS, || drop(black_box(after(&cow, &state, STEPS))));
    let tiny = best(RUNS, || drop(black_box(after(&small, &small_state, STEPS))));
    let rate = |time: std::time::Duration| steps / time.as_secs_f64();
    let same = "the same over 100 entries";
    report.tell(
        "cow",
        shown,
        "steps",
        rate(large),
        "1/s",
        Some(Reference { name: same, value: rate(tiny) }),
    );
    let one = "c1# echo hi >> /usr/share/group0/package0/file7.txt\n";
    let large = best(RUNS, || drop(black_box(after(&cow, &state, one))));
    let tiny = best(RUNS, || drop(black_box(after(&small, &small_state, one))));
    let tiny = Reference { name: same, value: micros(tiny) };
    report.tell("cow", shown, "one step", micros(large), "µs", Some(tiny));

    for (name, script) in [
        ("find /", "c1# find /\n"),
        ("chmod -R", "c1# chmod -R g+w /usr\n"),
        ("rm -rf", "c1# rm -rf /usr\n"),
        ("du -s", "c1# du -s /usr\n"),
        ("cp -a", "c1# cp -a /usr /copy\n"),
    ] {
        let time = best(3, || drop(black_box(after(&cow, &state, script))));
        report.tell("cow", shown, name, per_entry(time), "µs an entry", reference());
    }
    let changed = after(&cow, &state, "c1# chmod -R g+w /usr\n");
    let one = best(RUNS, || drop(black_box(after(&cow, &changed, "c1# touch /usr/share/x\n"))));
    report.tell("cow", shown, "one step after chmod -R", micros(one), "µs", None);
    if let Some(fs) = cow.view(&changed, "c1") {
        let time = best(3, || drop(black_box(docker_diff(&fs))));
        report.tell(
            "cow",
            shown,
            "docker diff after chmod -R",
            per_entry(time),
            "µs an entry",
            reference(),
        );
    }
}
