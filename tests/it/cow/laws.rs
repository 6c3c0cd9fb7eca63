//! Laws that hold for every image and whatever is done in its containers.

use std::collections::{BTreeMap, BTreeSet};

use onionskin::sim::cow::kernel::Fs;
use onionskin::sim::cow::layer::{FileType, Ino, Layer, Meta, NodeKind, Slot};
use onionskin::sim::cow::{Action, Cow, Errno, Object, Op, docker_diff, members, weigh};
use onionskin::sim::{Simulator, Timeline};
use proptest::prelude::*;
use proptest::sample::select;

use super::bench::{Bench, Layers};
use super::random::{Ops, actions, bench, op, ops, path};
use super::told::Told;
use super::{differ, shown};

/// The merged view: attributes and contents, without the layer that supplies them.
fn view(fs: &Fs<'_>) -> BTreeMap<Vec<u8>, (Meta, NodeKind)> {
    let node = |(path, object): (Vec<u8>, Object)| {
        let kind = match fs.kind(object.top()) {
            // Where the bytes lie is no part of the view, nor which zeros take blocks.
            NodeKind::File { content, .. } => {
                NodeKind::File { content: content.filled(), metacopy: false }
            }
            NodeKind::Dir { .. } => NodeKind::Dir { opaque: false },
            kind => kind,
        };
        (path, (fs.meta(object.top()), kind))
    };
    shown::objects(fs).into_iter().map(node).collect()
}

fn fs<'a>(bench: &'a Bench, name: &str) -> Fs<'a> {
    bench.cow.view(&bench.state, name).unwrap()
}

/// The same layer made anew: other inode numbers, nothing but what lies on disk.
fn rebuilt(layer: &Layer) -> Layer {
    let root = layer.inode(Ino::ROOT).unwrap().meta.clone();
    let mut out = Layer::new(root);
    let mut known: BTreeMap<Ino, Ino> = BTreeMap::new();
    let mut open = vec![(Ino::ROOT, Ino::ROOT)];
    while let Some((from, to)) = open.pop() {
        let mut names: Vec<_> = layer.list(from).collect();
        names.reverse();
        for (name, slot) in names {
            let Slot::Inode(ino) = slot else {
                out.whiteout(to, name);
                continue;
            };
            if let Some(&first) = known.get(&ino) {
                out.link(first, to, name);
                continue;
            }
            let inode = layer.inode(ino).unwrap();
            let new = out.make(to, name, inode.kind.clone(), inode.meta.clone());
            known.insert(ino, new);
            if let Some(made) = out.inode_mut(new) {
                made.redirect.clone_from(&inode.redirect);
                made.lower_links = inode.lower_links;
            }
            if inode.kind.file_type() == FileType::Dir {
                open.push((ino, new));
            }
        }
    }
    out
}

/// Names of each inode of a layer.
fn named(layer: &Layer) -> BTreeMap<Ino, u32> {
    let mut out = BTreeMap::new();
    let mut open = vec![Ino::ROOT];
    while let Some(dir) = open.pop() {
        for (_, slot) in layer.list(dir) {
            if let Slot::Inode(ino) = slot {
                *out.entry(ino).or_insert(0) += 1;
                open.push(ino);
            }
        }
    }
    out
}

/// Names of a layer with their paths; true for a whiteout.
fn names(layer: &Layer) -> BTreeMap<Vec<u8>, bool> {
    let mut out = BTreeMap::new();
    let mut open = vec![(Vec::new(), Ino::ROOT)];
    while let Some((path, dir)) = open.pop() {
        for (name, slot) in layer.list(dir) {
            let path = [&path[..], b"/", name].concat();
            out.insert(path.clone(), slot == Slot::Whiteout);
            if let Slot::Inode(ino) = slot {
                open.push((path, ino));
            }
        }
    }
    out
}

fn run(bench: &mut Bench, ops: &Ops) {
    for op in &ops.0 {
        let _ = bench.call("c1", op);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, max_shrink_iters: 4096, ..Default::default() })]

    /// Going back is going forward less far.
    #[test]
    fn a_place_in_the_timeline_is_its_prefix_replayed(
        bench in bench(),
        actions in actions(),
        places in prop::collection::vec(0_usize..30, 4),
    ) {
        let cow = &bench.cow;
        let begin = ["docker run -d --name c1 image:1", "docker run -d --name c2 image:1"];
        let begin = begin.map(|line| Action::parse(line).unwrap().unwrap());
        let all: Vec<Action> = begin.into_iter().chain(actions).collect();
        let mut timeline = Timeline::new(cow);
        for action in &all {
            timeline.push(cow, action.clone()).unwrap();
        }
        for place in places {
            timeline.seek(cow, place).unwrap();
            let place = place.min(all.len());
            prop_assert_eq!(timeline.cursor(), place);
            let mut state = cow.initial();
            let mut events = Vec::new();
            for action in &all[..place] {
                (state, events) = cow.step(&state, action).unwrap();
            }
            prop_assert_eq!(timeline.state(), &state);
            prop_assert_eq!(timeline.events(), &events[..]);
        }
    }

    /// Undo and redo bring lists, cursor and states back.
    #[test]
    fn undo_and_redo_restore(
        bench in bench(),
        actions in actions(),
        at in 0_usize..25,
        more in op(),
    ) {
        let cow = &bench.cow;
        let mut timeline = Timeline::new(cow);
        let mut seen = Vec::new();
        let look = |t: &Timeline<Cow<Layers>>| (t.actions().to_vec(), t.cursor(), t.state().clone());
        timeline.push(cow, Action::parse("docker run -d --name c1 image:1").unwrap().unwrap()).unwrap();
        for (number, action) in actions.iter().enumerate() {
            seen.push(look(&timeline));
            timeline.push(cow, action.clone()).unwrap();
            if number == at {
                // A cut in the middle of the list, too.
                timeline.seek(cow, at / 2).unwrap();
                seen.push(look(&timeline));
                timeline.push(cow, Action::Call { container: "c1".into(), op: more.clone() }).unwrap();
            }
        }
        let last = look(&timeline);
        for want in seen.iter().rev() {
            timeline.undo(cow).unwrap();
            prop_assert_eq!(&look(&timeline), want);
        }
        for want in seen.iter().skip(1).chain([&last]) {
            prop_assert!(timeline.can_redo());
            timeline.redo(cow).unwrap();
            prop_assert_eq!(&look(&timeline), want);
        }
        prop_assert!(!timeline.can_redo());
    }

    /// A call that fails changes nothing.
    ///
    /// Except: a rename onto a directory of the container that is not empty is refused late, when
    /// its source was copied up and marked; the view is the same even then. `mv` and `rm -rf` are
    /// several calls, of which the first may work.
    #[test]
    fn a_failed_call_changes_nothing(mut bench in bench(), ops in ops()) {
        for op in &ops.0 {
            let before = bench.state.container("c1").unwrap().upper.clone();
            let seen = view(&fs(&bench, "c1"));
            let Err(errno) = bench.call("c1", op) else { continue };
            if matches!(op, Op::Mv(..) | Op::RmRf(_)) {
                continue;
            }
            prop_assert_eq!(&view(&fs(&bench, "c1")), &seen, "{}", op.text());
            let late = matches!(op, Op::Rename(..)) && errno == Errno::ENOTEMPTY;
            let same = bench.state.container("c1").unwrap().upper == before;
            prop_assert!(same || late, "{} {errno}", op.text());
        }
    }

    /// What is seen follows from the layers as they lie on disk, from nothing else.
    #[test]
    fn the_view_is_a_function_of_the_layers(mut bench in bench(), ops in ops()) {
        run(&mut bench, &ops);
        let now = fs(&bench, "c1");
        let anew = Fs { upper: rebuilt(&now.upper), ..now.clone() };
        prop_assert_eq!(shown::layer(&anew.upper), shown::layer(&now.upper));
        prop_assert_eq!(shown::view(&anew), shown::view(&now));
        prop_assert_eq!(docker_diff(&anew), docker_diff(&now));
        prop_assert_eq!(weigh(&anew.upper), weigh(&now.upper));
        prop_assert_eq!(members(&anew.upper).len(), members(&now.upper).len());
    }

    /// Every inode of a layer has a name, and as many as it counts.
    #[test]
    fn inodes_count_their_names(mut bench in bench(), ops in ops()) {
        run(&mut bench, &ops);
        let layer = &bench.state.container("c1").unwrap().upper;
        let counted: BTreeMap<Ino, u32> = layer.inodes().map(|(ino, i)| (ino, i.nlink)).collect();
        prop_assert_eq!(counted, named(layer));
    }

    /// A container over a committed layer begins with what the committed one showed.
    ///
    /// Except for names that begin with `.wh.`: they become whiteouts. And where directories can be
    /// moved the engine stores what `docker diff` sees: other attributes and the times of
    /// directories are lost.
    #[test]
    fn a_committed_layer_shows_the_same(mut bench in bench(), ops in ops()) {
        prop_assume!(!bench.cow.options().redirect_dir);
        run(&mut bench, &ops);
        bench.run("docker commit c1 new");
        bench.run("docker run -d --name c3 new");
        let (a, c) = (fs(&bench, "c1"), fs(&bench, "c3"));
        prop_assert_eq!(view(&c), view(&a));
        prop_assert!(c.upper.is_empty());
        prop_assert_eq!(docker_diff(&c), []);
    }

    /// Calls give the same over a committed layer as they would have in the container before:
    /// replies, and what is seen.
    ///
    /// Except where overlayfs tells its own from the lower: renaming and exchanging a directory
    /// (`EXDEV`) and two names of one file: these calls are left out. And where directories can be
    /// moved, as above.
    #[test]
    fn calls_go_on_over_a_committed_layer(mut bench in bench(), first in ops(), then in ops()) {
        prop_assume!(!bench.cow.options().redirect_dir);
        run(&mut bench, &first);
        bench.run("docker commit c1 new");
        bench.run("docker run -d --name c3 new");
        for op in &then.0 {
            if matches!(op, Op::Rename(..) | Op::RenameNoreplace(..) | Op::Exchange(..) | Op::Mv(..)) {
                continue;
            }
            let (a, c) = (bench.call("c1", op), bench.call("c3", op));
            prop_assert_eq!(a.err(), c.err(), "{}", op.text());
            let paths = |name| view(&fs(&bench, name)).into_keys().collect::<Vec<_>>();
            prop_assert_eq!(paths("c1"), paths("c3"), "{}", op.text());
        }
    }

    /// `docker diff` is what a walk over both views finds.
    #[test]
    fn docker_diff_is_the_difference_of_the_views(mut bench in bench(), ops in ops()) {
        for op in &ops.0 {
            let _ = bench.call("c1", op);
            let now = fs(&bench, "c1");
            prop_assert_eq!(shown::diff(&now), differ::differences(&now), "{}", op.text());
        }
    }

    /// No whiteout is seen, neither as a device nor by the name it hides.
    #[test]
    fn whiteouts_are_never_visible(mut bench in bench(), ops in ops()) {
        for op in &ops.0 {
            let _ = bench.call("c1", op);
            let now = fs(&bench, "c1");
            let seen = view(&now);
            prop_assert!(seen.values().all(|(_, kind)| *kind != NodeKind::Char(0, 0)));
            let whiteouts = shown::layer(&now.upper);
            for path in whiteouts.iter().filter_map(|line| line.strip_suffix(" whiteout")) {
                prop_assert!(!seen.contains_key(path.as_bytes()), "{path} after {}", op.text());
            }
        }
    }

    /// Renamed there and back, nothing differs that `docker diff` compares.
    #[test]
    fn renaming_there_and_back_leaves_docker_diff_as_it_was(
        mut bench in bench(),
        ops in ops(),
        path in path(),
        away in select(&["/away", "/d/away", "/x/away", "/d/e/away"][..]),
    ) {
        run(&mut bench, &ops);
        let before = docker_diff(&fs(&bench, "c1"));
        let away = away.as_bytes().to_vec();
        if bench.call("c1", &Op::Rename(path.clone(), away.clone())).is_ok() {
            let back = bench.call("c1", &Op::Rename(away, path));
            // The way back led through a link that was moved itself.
            prop_assume!(!matches!(back, Err(Errno::ENOENT | Errno::ENOTDIR)));
            prop_assert!(back.is_ok());
        }
        prop_assert_eq!(docker_diff(&fs(&bench, "c1")), before);
    }

    /// What one container does, no other sees.
    #[test]
    fn containers_do_not_meet(mut bench in bench(), ops in ops()) {
        let before = bench.state.container("c2").unwrap().clone();
        run(&mut bench, &ops);
        prop_assert_eq!(bench.state.container("c2").unwrap(), &before);
    }

    /// The layers between and the image are never written to.
    #[test]
    fn lower_layers_never_change(mut bench in bench(), ops in ops()) {
        let lowers = bench.state.container("c1").unwrap().lowers.clone();
        let paths = |bench: &Bench| view(&fs(bench, "c2")).into_keys().collect::<BTreeSet<_>>();
        let seen = paths(&bench);
        run(&mut bench, &ops);
        prop_assert_eq!(&bench.state.container("c1").unwrap().lowers, &lowers);
        prop_assert_eq!(paths(&bench), seen);
    }

    /// The events of a call tell every name that its layer got or lost.
    #[test]
    fn events_tell_the_names_of_the_layer(mut bench in bench(), ops in ops()) {
        let mut told = Told::default();
        for op in &ops.0 {
            let heard = bench.events.len();
            let _ = bench.call("c1", op);
            bench.events[heard..].iter().for_each(|event| told.hear(event));
            let names = names(&bench.state.container("c1").unwrap().upper);
            prop_assert_eq!(&told.0, &names, "{}", op.text());
        }
    }

    /// SIZE of `docker ps -s` is the sum over the names of the layer, each inode once.
    #[test]
    fn the_size_is_the_sum_of_the_files(mut bench in bench(), ops in ops()) {
        run(&mut bench, &ops);
        let layer = &bench.state.container("c1").unwrap().upper;
        let size = |ino: &Ino| match &layer.inode(*ino).unwrap().kind {
            NodeKind::File { content, .. } => content.size(),
            NodeKind::Symlink(target) => target.len() as u64,
            _ => 0,
        };
        prop_assert_eq!(weigh(layer).logical, named(layer).keys().map(size).sum::<u64>());
    }
}
