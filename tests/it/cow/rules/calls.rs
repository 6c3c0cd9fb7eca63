//! Errors of ordinary system calls over layers, and that a refused call leaves no trace.

use crate::cow::bench::check;

const LAYERS: &str = "file f x\n dir d\n file d/x a\n dir empty --- dir up\n link lf -> f\n \
    link ld -> d\n link dead -> none\n link loop -> loop\n fifo p";

/// Each call alone, in a fresh container.
#[track_caller]
fn each(calls: &[(&str, &str)]) {
    for (call, errno) in calls {
        check(LAYERS, &format!("c1! {call}"), &format!("said: {errno}\nupper:\ncopied:\ndiff:"));
    }
}

#[test]
fn open_finds_what_is_there_or_refuses() {
    each(&[
        ("open /f r", "OK"),
        ("open /f r,creat", "OK"),
        ("open /none r", "ENOENT"),
        ("open /none w", "ENOENT"),
        ("open /none/x w,creat", "ENOENT"),
        ("open /f/x r", "ENOTDIR"),
        ("open /dead r", "ENOENT"),
        ("open /loop r", "ELOOP"),
        ("open /d r", "OK"),
        ("open /d w", "EISDIR"),
        ("open /d r,creat", "EISDIR"),
        ("open /d r,trunc", "EISDIR"),
        ("open /ld w", "EISDIR"),
        ("read /d", "EISDIR"),
    ]);
}

#[test]
fn an_exclusive_open_never_follows_a_link() {
    each(&[
        ("open /f w,creat,excl", "EEXIST"),
        ("open /d r,creat,excl", "EEXIST"),
        ("open /lf w,creat,excl", "EEXIST"),
        ("open /dead w,creat,excl", "EEXIST"),
        ("create /dead 644 =x", "EEXIST"),
        ("create /none/x 644 =x", "ENOENT"),
    ]);
}

#[test]
fn creating_through_a_dangling_link_makes_its_target() {
    check(LAYERS, "c1! open /dead w,creat", "upper: /none 644 0\ndiff: A /none");
    check(LAYERS, "c1! overwrite /dead =x", "upper: /none 644 1\ndiff: A /none");
    check(LAYERS, "c1! touch /dead", "upper: /none 644 0\ndiff: A /none");
}

#[test]
fn unlink_and_rmdir_want_their_kind() {
    each(&[
        ("unlink /d", "EISDIR"),
        ("unlink /none", "ENOENT"),
        ("unlink /f/x", "ENOTDIR"),
        ("rmdir /f", "ENOTDIR"),
        ("rmdir /ld", "ENOTDIR"),
        ("rmdir /d", "ENOTEMPTY"),
        ("rmdir /none", "ENOENT"),
        ("rmrf /none", "ENOENT"),
    ]);
    check(LAYERS, "c1! unlink /ld", "upper: /ld whiteout\ndiff: D /ld");
}

#[test]
fn new_names_must_not_be_there() {
    for at in ["/f", "/d", "/lf", "/ld", "/dead", "/p"] {
        each(&[
            (&format!("mkdir {at} 755"), "EEXIST"),
            (&format!("symlink {at} x"), "EEXIST"),
            (&format!("mkfifo {at}"), "EEXIST"),
            (&format!("link /f {at}"), "EEXIST"),
        ]);
    }
}

#[test]
fn names_that_are_no_files_are_refused_where_one_is_wanted() {
    each(&[
        ("truncate /d 0", "EISDIR"),
        ("truncate /none 0", "ENOENT"),
        ("append /d =x", "EISDIR"),
        ("readlink /f", "EINVAL"),
        ("readlink /d", "EINVAL"),
        ("readlink /none", "ENOENT"),
        ("ls /f", "ENOTDIR"),
        ("ls /none", "ENOENT"),
        ("getxattr /f user.none", "ENODATA"),
        ("rmxattr /f user.none", "ENODATA"),
    ]);
}

#[test]
fn attributes_go_to_what_a_link_leads_to() {
    check(LAYERS, "c1! chmod /lf 600", "upper: /f 600 1");
    check(LAYERS, "c1! chown /lf 1 1", "upper: /f 644 1 @1:1");
    check(LAYERS, "c1! lchown /lf 1 1", "upper: /lf -> f @1:1");
    check(LAYERS, "c1! truncate /lf 0", "upper: /f 644 0");
    check(LAYERS, "c1! setxattr /lf user.a v", "upper: /f 644 1 user.a=v");
    each(&[("chmod /dead 600", "ENOENT"), ("chown /loop 1 1", "ELOOP"), ("ls /ld", "[x]")]);
}

#[test]
fn parents_get_the_time_of_what_is_done_in_them() {
    let young = |script: &str, young: &str| check(LAYERS, script, &format!("young: {young}"));
    young("c1! create /d/n 644 =", "/d; /d/n");
    young("c1! unlink /d/x", "/d");
    young("c1! link /f /d/f", "/d");
    young("c1! rename /d/x /up/x", "/d; /up");
    young("c1! exchange /d/x /f", "/d");
    young("c1! chmod /d/x 600", "");
    young("c1! append /d/x =", "");
    young("c1! append /d/x =y", "/d/x");
    young("c1! truncate /d/x 1", "/d/x");
    young("c1! open /d/x r,trunc", "/d/x");
}

#[test]
fn writing_to_a_pipe_nobody_reads_is_refused_alike_in_every_layer() {
    check(LAYERS, "c1! append /p =x\nc1! mkfifo /n\nc1! append /n =x", "said: ENXIO; OK; ENXIO");
}
