//! Actions as text: every action is read back as it was.

use onionskin::sim::cow::docker::{Command, Mount, MountSource, RunOptions};
use onionskin::sim::cow::layer::Time;
use onionskin::sim::cow::{Action, Op, parse_script, script_text};
use proptest::option;
use proptest::prelude::*;

use super::random::{content, flags};

/// Any bytes but NUL: what a path may be.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        "/[a-z]{1,4}(/[a-z]{1,4})?".prop_map(String::into_bytes),
        "[ -~]{1,12}".prop_map(String::into_bytes),
        "\\PC{1,6}".prop_map(String::into_bytes),
        prop::collection::vec(1_u8..=255, 1..12),
    ]
}

fn id() -> impl Strategy<Value = Option<u32>> {
    option::of(any::<u32>())
}

fn mode() -> impl Strategy<Value = u16> {
    0_u16..0o10000
}

fn op() -> impl Strategy<Value = Op> {
    let two = || (bytes(), bytes());
    let time = || any::<i64>().prop_map(|secs| Time { secs, nanos: 0 });
    prop_oneof![
        bytes().prop_map(Op::Read),
        (bytes(), any::<bool>()).prop_map(|(path, follow)| Op::Stat(path, follow)),
        bytes().prop_map(Op::List),
        bytes().prop_map(Op::Readlink),
        two().prop_map(|(path, name)| Op::GetXattr(path, name)),
        bytes().prop_map(Op::ListXattr),
        (bytes(), flags()).prop_map(|(path, flags)| Op::Open(path, flags)),
        (bytes(), content()).prop_map(|(path, data)| Op::Append(path, data)),
        (bytes(), content()).prop_map(|(path, data)| Op::Overwrite(path, data)),
        (bytes(), any::<u64>(), content()).prop_map(|(p, at, data)| Op::Pwrite(p, at, data)),
        (bytes(), any::<u64>()).prop_map(|(path, size)| Op::Truncate(path, size)),
        (bytes(), mode(), content()).prop_map(|(p, mode, data)| Op::Create(p, mode, data)),
        bytes().prop_map(Op::Unlink),
        bytes().prop_map(Op::Rmdir),
        (bytes(), mode()).prop_map(|(path, mode)| Op::Mkdir(path, mode)),
        two().prop_map(|(path, target)| Op::Symlink(path, target)),
        bytes().prop_map(Op::Mkfifo),
        (bytes(), any::<(u32, u32)>()).prop_map(|(path, device)| Op::Mknod(path, device)),
        two().prop_map(|(from, to)| Op::Link(from, to)),
        two().prop_map(|(from, to)| Op::Rename(from, to)),
        two().prop_map(|(from, to)| Op::RenameNoreplace(from, to)),
        two().prop_map(|(a, b)| Op::Exchange(a, b)),
        two().prop_map(|(from, to)| Op::Mv(from, to)),
        bytes().prop_map(Op::RmRf),
        (bytes(), mode()).prop_map(|(path, mode)| Op::Chmod(path, mode)),
        (bytes(), id(), id()).prop_map(|(path, uid, gid)| Op::Chown(path, uid, gid)),
        (bytes(), id(), id()).prop_map(|(path, uid, gid)| Op::Lchown(path, uid, gid)),
        (bytes(), bytes(), bytes()).prop_map(|(p, name, value)| Op::SetXattr(p, name, value)),
        two().prop_map(|(path, name)| Op::RemoveXattr(path, name)),
        bytes().prop_map(Op::Touch),
        (bytes(), time(), any::<bool>()).prop_map(|(path, time, f)| Op::Utime(path, time, f)),
    ]
}

fn name() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9][a-zA-Z0-9_.-]{0,8}"
}

/// A word of a command, with all that means something to a shell.
fn word() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z/.-]{1,8}", "[ -~]{0,10}", "[가-힣é ]{1,4}"]
}

fn mount() -> impl Strategy<Value = Mount> {
    let source = prop_oneof![
        Just(MountSource::Volume(None)),
        name().prop_map(|name| MountSource::Volume(Some(name))),
        "[/.][a-z/ ]{0,8}".prop_map(MountSource::Bind),
        Just(MountSource::Tmpfs),
    ];
    (source, "/[a-z/ ',=]{0,8}", any::<bool>()).prop_map(|(source, at, read_only)| {
        let read_only = read_only && source != MountSource::Tmpfs;
        Mount { source, at, read_only }
    })
}

fn run() -> impl Strategy<Value = RunOptions> {
    let words = prop::collection::vec(word(), 0..4);
    let mounts = prop::collection::vec(mount(), 0..3);
    (option::of(name()), name(), any::<[bool; 2]>(), option::of(word()), mounts, words).prop_map(
        |(name, image, [detach, auto_remove], working_dir, mounts, command)| RunOptions {
            name,
            image,
            detach,
            auto_remove,
            working_dir,
            mounts,
            command,
        },
    )
}

fn command() -> impl Strategy<Value = Command> {
    let names = || prop::collection::vec(name(), 1..3);
    prop_oneof![
        run().prop_map(Command::Run),
        run().prop_map(Command::Create),
        (name(), option::of(word()), prop::collection::vec(word(), 1..4)).prop_map(
            |(container, working_dir, command)| Command::Exec { container, working_dir, command }
        ),
        names().prop_map(Command::Start),
        names().prop_map(Command::Stop),
        names().prop_map(Command::Restart),
        (names(), any::<bool>(), any::<bool>()).prop_map(|(containers, force, volumes)| {
            Command::Remove { containers, force, volumes }
        }),
        (name(), option::of(name()), option::of(word())).prop_map(|(container, image, message)| {
            Command::Commit { container, image, message }
        }),
        name().prop_map(Command::Diff),
        any::<(bool, bool)>().prop_map(|(all, size)| Command::Ps { all, size }),
        (name(), any::<bool>()).prop_map(|(image, whole)| Command::History { image, whole }),
        Just(Command::Images),
        (word(), word(), any::<bool>()).prop_filter_map("no option", |(from, to, archive)| {
            (!from.starts_with('-') && !to.starts_with('-')).then_some(Command::Copy {
                from,
                to,
                archive,
            })
        }),
        Just(Command::Volumes),
        names().prop_map(Command::RemoveVolumes),
    ]
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        2 => (name(), op()).prop_map(|(container, op)| Action::Call { container, op }),
        1 => (name(), "[!-~]([ -~]{0,20}[!-~])?").prop_map(|(container, line)| Action::Shell {
            container,
            line,
        }),
        2 => command().prop_map(Action::Docker),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..Default::default() })]

    /// A script as text is read back as the same actions.
    ///
    /// Except what no line says: words with line breaks in a command of the engine, contents that
    /// are neither bytes nor repeated ones nor a hole.
    #[test]
    fn a_script_is_read_back_as_it_was(actions in prop::collection::vec(action(), 0..4)) {
        let text = script_text(&actions);
        prop_assert_eq!(text.lines().count(), actions.len(), "{}", text);
        let read = parse_script(&text);
        prop_assert_eq!(read.as_ref(), Ok(&actions), "{}", text);
    }
}
