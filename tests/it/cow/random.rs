//! Calls and actions by chance.

use onionskin::sim::cow::content::Content;
use onionskin::sim::cow::kernel::{Flags, Options};
use onionskin::sim::cow::layer::Time;
use onionskin::sim::cow::{Action, Op};
use onionskin_testkit::chance;
use proptest::prelude::*;
use proptest::sample::select;

use super::bench::{Bench, Layers};

/// Paths that images made by chance have or may get.
pub fn path() -> impl Strategy<Value = Vec<u8>> {
    const PATHS: [&str; 15] = [
        "/a", "/b", "/d", "/d/a", "/d/b", "/d/e", "/d/e/a", "/d/e/f", "/d/e/f/a", "/x", "/x/a",
        "/x/y", "/n", "/d/n", "/n/m",
    ];
    select(&PATHS[..]).prop_map(|path| path.as_bytes().to_vec())
}

/// Contents: some bytes, many, a hole, none.
pub fn content() -> impl Strategy<Value = Content> {
    prop_oneof![
        4 => "[a-z]{0,8}".prop_map(|text| Content::bytes(text.as_bytes())),
        1 => (1_u64..9000).prop_map(|len| Content::repeat(b"ab", len)),
        1 => (1_u64..9000).prop_map(|len| Content::repeat(b"", len)),
    ]
}

/// Flags of `open`, as a program may combine them.
pub fn flags() -> impl Strategy<Value = Flags> {
    let access = select(vec![(true, false), (false, true), (true, true)]);
    (access, any::<[bool; 3]>(), any::<bool>()).prop_map(
        |((read, write), [append, truncate, create], excl)| Flags {
            read,
            write,
            append,
            truncate,
            create,
            exclusive: excl && create,
        },
    )
}

fn mode() -> impl Strategy<Value = u16> {
    select(vec![0o644, 0o600, 0o755, 0o700, 0o4755, 0o2775, 0o1777])
}

fn id() -> impl Strategy<Value = Option<u32>> {
    select(vec![None, Some(0), Some(5)])
}

/// Calls that look and do not change.
fn looks() -> impl Strategy<Value = Op> {
    prop_oneof![
        path().prop_map(Op::Read),
        (path(), any::<bool>()).prop_map(|(path, follow)| Op::Stat(path, follow)),
        path().prop_map(Op::List),
        path().prop_map(Op::Readlink),
    ]
}

/// Calls on what a file holds.
fn writes() -> impl Strategy<Value = Op> {
    prop_oneof![
        (path(), flags()).prop_map(|(path, flags)| Op::Open(path, flags)),
        (path(), content()).prop_map(|(path, data)| Op::Append(path, data)),
        (path(), content()).prop_map(|(path, data)| Op::Overwrite(path, data)),
        (path(), 0_u64..9000, content()).prop_map(|(path, at, data)| Op::Pwrite(path, at, data)),
        (path(), 0_u64..9000).prop_map(|(path, size)| Op::Truncate(path, size)),
    ]
}

/// Calls on names.
fn names() -> impl Strategy<Value = Op> {
    prop_oneof![
        2 => (path(), mode(), content()).prop_map(|(p, mode, data)| Op::Create(p, mode, data)),
        3 => path().prop_map(Op::Unlink),
        2 => path().prop_map(Op::Rmdir),
        3 => (path(), mode()).prop_map(|(path, mode)| Op::Mkdir(path, mode)),
        1 => (path(), path()).prop_map(|(path, to)| Op::Symlink(path, to)),
        1 => path().prop_map(Op::Mkfifo),
        2 => (path(), path()).prop_map(|(from, to)| Op::Link(from, to)),
        6 => (path(), path()).prop_map(|(from, to)| Op::Rename(from, to)),
        1 => (path(), path()).prop_map(|(from, to)| Op::RenameNoreplace(from, to)),
        2 => (path(), path()).prop_map(|(a, b)| Op::Exchange(a, b)),
        2 => (path(), path()).prop_map(|(from, to)| Op::Mv(from, to)),
        2 => path().prop_map(Op::RmRf),
    ]
}

/// Calls on attributes.
fn attributes() -> impl Strategy<Value = Op> {
    let time = || (0_i64..2_000_000_000).prop_map(|secs| Time { secs, nanos: 0 });
    let name = || select(vec![b"user.a".to_vec(), b"user.b".to_vec()]);
    prop_oneof![
        (path(), mode()).prop_map(|(path, mode)| Op::Chmod(path, mode)),
        (path(), id(), id()).prop_map(|(path, uid, gid)| Op::Chown(path, uid, gid)),
        (path(), id(), id()).prop_map(|(path, uid, gid)| Op::Lchown(path, uid, gid)),
        (path(), name()).prop_map(|(path, name)| Op::SetXattr(path, name, b"v".to_vec())),
        (path(), name()).prop_map(|(path, name)| Op::RemoveXattr(path, name)),
        path().prop_map(Op::Touch),
        (path(), time(), any::<bool>()).prop_map(|(path, time, f)| Op::Utime(path, time, f)),
    ]
}

/// Any call.
pub fn op() -> impl Strategy<Value = Op> {
    prop_oneof![1 => looks(), 3 => writes(), 6 => names(), 2 => attributes()]
}

/// A sequence of calls.
pub struct Ops(pub Vec<Op>);

impl std::fmt::Debug for Ops {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|op| write!(f, "\n{}", op.text()))
    }
}

/// A sequence of calls.
pub fn ops() -> impl Strategy<Value = Ops> {
    prop::collection::vec(op(), 15..50).prop_map(Ops)
}

/// Calls in the containers `a` and `b`, and some commands of the engine.
pub fn actions() -> impl Strategy<Value = Vec<Action>> {
    let container = || select(vec!["c1".to_owned(), "c2".to_owned()]);
    let lines =
        select(vec!["docker commit c1 new", "docker run -d --name c3 new", "docker diff c2"]);
    let one = prop_oneof![
        8 => (container(), op()).prop_map(|(container, op)| Action::Call { container, op }),
        1 => lines.prop_map(|line| Action::parse(line).unwrap().unwrap()),
    ];
    prop::collection::vec(one, 10..40)
}

/// Mount options: the usual ones more often.
pub fn options() -> impl Strategy<Value = Options> {
    let options = |redirect_dir, metacopy| Options { redirect_dir, metacopy };
    prop_oneof![
        2 => Just(options(false, false)),
        1 => Just(options(true, false)),
        1 => Just(options(true, true)),
    ]
}

/// Containers over an image made by chance.
pub fn bench() -> impl Strategy<Value = Bench> {
    (any::<u64>(), options()).prop_map(|(seed, options)| {
        let image = chance::image(seed);
        Bench::new(Layers::of(image.layers().map(<[u8]>::to_vec)), options)
    })
}

impl std::fmt::Debug for Bench {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let fs = self.cow.view(&self.state, "c1").unwrap();
        writeln!(f, "{:?}\n{}", self.cow.options(), super::shown::view(&fs).join("\n"))
    }
}
