//! What the tools print and do. The transcripts were compared line by line with BusyBox 1.35, and
//! with dash, coreutils 9.1, findutils 4.9, grep 3.8 and sed 4.9; dates are the simulator's.

use onionskin::base::LayerPath;
use onionskin::sim::cow::kernel::{Dialect, Stop};
use onionskin::sim::cow::shell::Failure;
use onionskin::sim::cow::{CowEvent, Errno};

use super::session::{Session, check, check_as};

#[test]
fn what_busybox_prints() {
    check(include_str!("transcripts/busybox-shell.txt"));
    check(include_str!("transcripts/busybox-files.txt"));
    check(include_str!("transcripts/busybox-text.txt"));
    check(include_str!("transcripts/busybox-more.txt"));
    check(include_str!("transcripts/busybox-extra.txt"));
}

#[test]
fn what_gnu_tools_print() {
    check_as(Dialect::Gnu, include_str!("transcripts/gnu-shell.txt"));
    check_as(Dialect::Gnu, include_str!("transcripts/gnu-files.txt"));
    check_as(Dialect::Gnu, include_str!("transcripts/gnu-text.txt"));
    check_as(Dialect::Gnu, include_str!("transcripts/gnu-more.txt"));
    check_as(Dialect::Gnu, include_str!("transcripts/gnu-extra.txt"));
}

#[test]
fn in_place_is_a_new_file_and_a_rename() {
    let mut session = Session::new(Dialect::BusyBox);
    session.run("echo a > f");
    session.events();
    session.run("sed -i s/a/b/ f");
    let events = session.events();
    let moved = events.iter().find_map(|event| match event {
        CowEvent::Renamed { from, to, .. } => Some((from.clone(), to.clone())),
        _ => None,
    });
    assert_eq!(moved, Some((LayerPath::clean(b"/app/faBcDeF"), LayerPath::clean(b"/app/f"))));
}

#[test]
fn great_files_are_made_and_copied_without_their_bytes() {
    let mut session = Session::new(Dialect::Gnu);
    session.run("dd if=/dev/zero of=a bs=1M count=100k status=none");
    session.run("cp a b; cat a b > c; mv b d; cat c | tee e > f");
    assert_eq!(session.run("wc -c f").1, b"214748364800 f\n");
    let failure = session.try_run("grep x f").unwrap_err();
    assert!(matches!(failure, Failure::Stop(Stop::TooMuch { .. })), "{failure:?}");
}

#[test]
fn an_error_is_told_with_the_call_that_failed() {
    let mut session = Session::new(Dialect::BusyBox);
    session.run("mkdir d; echo > d/f");
    session.events();
    assert_eq!(session.run("rmdir d").0, 1);
    let refused = session.events().into_iter().find_map(|event| match event {
        CowEvent::Refused { call, errno, .. } => Some((call, errno)),
        _ => None,
    });
    assert_eq!(refused, Some(("rmdir".to_owned(), Errno::ENOTEMPTY)));
}
