//! What is copied up, when, and what comes with it.

use crate::cow::bench::check;

/// A file of 200,000 bytes.
const BIG: &str = "size 200000 f";

#[test]
fn reading_copies_nothing() {
    check(
        "size 200000 f user.a=1",
        "c1! open /f r\nc1! open /f r,creat\nc1! lstat /f\nc1! stat /f\nc1! ls /\nc1! getxattr /f user.a\n\
         c1! listxattr /f",
        "copied:\nupper:\ndiff:\nsize: 0 0",
    );
}

#[test]
fn opening_to_write_copies_all_and_docker_diff_is_silent() {
    for call in ["open /f w", "open /f r,w", "open /f w,append", "open /f w,creat", "append /f ="] {
        check(
            BIG,
            &format!("c1! {call}"),
            "copied: /f 200000 L0\nupper: /f 644 200000\nyoung:\ndiff:\nsize: 200000 200704",
        );
    }
}

#[test]
fn one_byte_written_copies_the_whole_file() {
    check(
        BIG,
        "c1! append /f =x",
        "copied: /f 200000 L0\nupper: /f 644 200001\nyoung: /f\ndiff: C /f",
    );
    check(
        BIG,
        "c1! pwrite /f 100 =x",
        "copied: /f 200000 L0\nupper: /f 644 200000\nyoung: /f\ndiff: C /f",
    );
}

#[test]
fn opening_to_truncate_copies_no_data() {
    check(BIG, "c1! overwrite /f =x", "copied: /f 0 L0\nupper: /f 644 1\nyoung: /f\ndiff: C /f");
    check(BIG, "c1! open /f r,trunc", "copied: /f 0 L0\nupper: /f 644 0\nyoung: /f\ndiff: C /f");
}

#[test]
fn truncate_copies_all_before_it_cuts() {
    for size in [0, 10, 200_000, 300_000] {
        check(
            BIG,
            &format!("c1! truncate /f {size}"),
            &format!("copied: /f 200000 L0\nupper: /f 644 {size}\nyoung: /f\ndiff: C /f"),
        );
    }
}

#[test]
fn setting_attributes_copies_the_data() {
    check(
        BIG,
        "c1! chmod /f 600",
        "copied: /f 200000 L0\nview: /f 600 200000 U\nyoung:\ndiff: C /f",
    );
    check(BIG, "c1! chown /f 1 2", "copied: /f 200000 L0\nview: /f 644 200000 @1:2 U\ndiff: C /f");
    check(BIG, "c1! touch /f", "copied: /f 200000 L0\nyoung: /f\ndiff: C /f");
    check(BIG, "c1! utime /f 5", "copied: /f 200000 L0\nyoung:\ndiff: C /f");
    check(
        BIG,
        "c1! setxattr /f user.a v",
        "copied: /f 200000 L0\nview: /f 644 200000 user.a=v U\ndiff:",
    );
    check("size 9 f user.a=1", "c1! rmxattr /f user.a", "copied: /f 9 L0\nview: /f 644 9 U\ndiff:");
}

#[test]
fn setting_what_is_so_already_copies_all_the_same() {
    for call in ["chmod /f 644", "chown /f 0 0", "chown /f -1 -1", "utime /f 1577836800"] {
        check(
            BIG,
            &format!("c1! {call}"),
            "copied: /f 200000 L0\nupper: /f 644 200000\ndiff:\nsize: 200000 200704",
        );
    }
}

#[test]
fn linking_copies_the_source() {
    check(
        BIG,
        "c1! link /f /g",
        "copied: /f 200000 L0
         upper: /f 644 200000 names=2; /g 644 200000 names=2
         diff: A /g
         size: 200000 200704",
    );
}

#[test]
fn renaming_a_file_copies_it() {
    check(
        BIG,
        "c1! rename /f /g",
        "copied: /f 200000 L0\nupper: /f whiteout; /g 644 200000\ndiff: D /f; A /g",
    );
}

#[test]
fn deleting_copies_only_the_parent() {
    check(BIG, "c1! unlink /f", "copied:\nupper: /f whiteout\ndiff: D /f\nsize: 0 0");
    check("dir d\n file d/x a", "c1! unlink /d/x", "copied: /d/ L0\ndiff: C /d; D /d/x");
}

#[test]
fn saving_by_a_new_file_and_a_rename_copies_only_the_parent() {
    check(
        "dir d\n size 200000 d/f",
        "c1! create /d/f.new 644 =text\nc1! rename /d/f.new /d/f",
        "copied: /d/ L0\nupper: /d/ 755; /d/f 644 4\ndiff: C /d; C /d/f\nsize: 4 8192",
    );
}

#[test]
fn the_attributes_of_a_directory_bring_up_the_directory_alone() {
    let layers = "dir d\n size 200000 d/f";
    check(layers, "c1! chmod /d 700", "copied: /d/ L0\nupper: /d/ 700\ndiff: C /d");
    check(layers, "c1! chown /d 1 1", "copied: /d/ L0\nupper: /d/ 755 @1:1\ndiff: C /d");
    check(layers, "c1! touch /d", "copied: /d/ L0\nupper: /d/ 755\nyoung: /d\ndiff:");
    check(layers, "c1! setxattr /d user.a v", "copied: /d/ L0\nupper: /d/ 755 user.a=v\ndiff:");
}

#[test]
fn a_link_itself_is_copied_when_it_is_not_followed() {
    let layers = "link l -> f\n file f a";
    check(layers, "c1! lchown /l 1 1", "copied: /l 0 L0\nupper: /l -> f @1:1\ndiff: C /l");
    check(layers, "c1! lutime /l 5", "copied: /l 0 L0\nupper: /l -> f\ndiff: C /l");
}

#[test]
fn through_a_link_its_target_is_copied() {
    check(
        "dir d\n file d/f a\n link l -> d/f\n link m -> /d",
        "c1! chmod /l 600\nc1! append /m/f =b",
        "copied: /d/ L0; /d/f 1 L0\nupper: /d/ 755; /d/f 600 2\ndiff: C /d; C /d/f",
    );
}

#[test]
fn opening_a_device_to_write_copies_nothing() {
    check("char n 1 3 0666", "c1! open /n w\nc1! append /n =x", "copied:\nupper:\ndiff:");
}

#[test]
fn a_call_that_fails_copies_nothing_not_even_the_parent() {
    let layers = "dir d\n file d/f a\n dir d/e\n file d/e/x b";
    for (call, errno) in [
        ("create /d/f 644 =x", "EEXIST"),
        ("mkdir /d/e 755", "EEXIST"),
        ("symlink /d/f x", "EEXIST"),
        ("link /d/f /d/e", "EEXIST"),
        ("unlink /d/none", "ENOENT"),
        ("chmod /d/none 600", "ENOENT"),
        ("append /d/none =x", "ENOENT"),
        ("rename /d/none /d/n", "ENOENT"),
        ("rmdir /d/e", "ENOTEMPTY"),
        ("rmdir /d/f", "ENOTDIR"),
        ("unlink /d/e", "EISDIR"),
        ("overwrite /d/e =x", "EISDIR"),
        ("truncate /d/e 0", "EISDIR"),
        ("append /d/f/x =x", "ENOTDIR"),
        ("rename /d/e /d/n", "EXDEV"),
        ("rename /d /d/e/n", "EINVAL"),
        ("rename /d/f /d/e", "EISDIR"),
        ("link /d/e /d/n", "EPERM"),
        ("rmxattr /d/f user.none", "ENODATA"),
    ] {
        let expected = format!("said: {errno}\ncopied:\nupper:\nyoung:\ndiff:");
        check(layers, &format!("c1! {call}"), &expected);
    }
}

#[test]
fn parents_come_first_each_from_its_own_topmost_layer_without_siblings() {
    check(
        "dir p 0700\n dir p/q 0711 @3:4\n file p/q/f a\n file p/s b --- dir p 0750\n file p/t c",
        "c1! append /p/q/f =b",
        "copied: /p/ L1; /p/q/ L0; /p/q/f 1 L0
         upper: /p/ 750; /p/q/ 711 @3:4; /p/q/f 644 2
         young: /p/q/f",
    );
}

#[test]
fn copying_up_leaves_the_times_of_directories() {
    check("dir d\n file d/f a", "c1! open /d/f w", "copied: /d/ L0; /d/f 1 L0\nyoung:");
    check("dir d\n file d/f a", "c1! create /d/n 644 =x", "young: /d; /d/n");
}

#[test]
fn opaque_is_not_copied_up() {
    check(
        "dir d\n file d/x a --- dir d\n opaque d\n file d/y b",
        "c1! chmod /d 700\nc1! ls /d",
        "said: OK; [y]\nupper: /d/ 700\nview: /d/ 700 U; /d/y 644 1 L1",
    );
}

#[test]
fn the_copy_is_of_the_winning_layer_only() {
    check("file f first --- file f no", "c1! chmod /f 600", "copied: /f 2 L1\nsize: 2 4096");
}

#[test]
fn attributes_come_with_the_copy() {
    check(
        "file f a 4755 @3:4 user.a=1 security.capability=c",
        "c1! open /f w",
        "upper: /f 4755 1 @3:4 security.capability=c user.a=1\ndiff:",
    );
}

#[test]
fn suid_stays_when_root_writes_and_goes_with_a_new_owner() {
    check("file f a 4755", "c1! append /f =b", "upper: /f 4755 2");
    check("file f a 6755", "c1! chown /f 0 0", "upper: /f 755 1");
    check("file f a 6745", "c1! chown /f 0 0", "upper: /f 2745 1");
    check("dir d 6755", "c1! chown /d 0 0", "upper: /d/ 6755");
}

#[test]
fn the_second_write_copies_nothing() {
    check(
        BIG,
        "c1! append /f =x\nc1! append /f =y\nc1! chmod /f 600\nc1! truncate /f 1",
        "copied: /f 200000 L0\nupper: /f 600 1",
    );
}

#[test]
fn copying_up_one_hard_link_breaks_it_off() {
    check(
        "file f aa\n hard g => f",
        "c1! append /f =b\nc1! read /g\nc1! lstat /f\nc1! append /g =ccc\nc1! read /f",
        "said: OK; \"aa\"; file of 1; OK; \"aab\"
         copied: /f 2 L0; /g 2 L0
         upper: /f 644 3; /g 644 5
         size: 8 8192",
    );
}
