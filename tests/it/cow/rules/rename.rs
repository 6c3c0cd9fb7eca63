//! Renaming with the usual mount options; `mv`, links, exchanging.

use crate::cow::bench::check;

#[test]
fn a_renamed_file_leaves_a_whiteout_if_a_lower_layer_has_its_name() {
    check("file f a", "c1! rename /f /g", "upper: /f whiteout; /g 644 1\ndiff: D /f; A /g\nyoung:");
    check("file f a", "c1! create /n 644 =x\nc1! rename /n /m", "upper: /m 644 1\ndiff: A /m");
    check(
        "file f a --- rm f",
        "c1! create /f 644 =x\nc1! rename /f /g",
        "upper: /g 644 1\ndiff: A /g",
    );
}

#[test]
fn a_rename_replaces_whatever_stands_there_but_a_directory() {
    let layers = "file f a\n file g bb\n dir d";
    check(layers, "c1! rename /f /g", "upper: /f whiteout; /g 644 1\ndiff: D /f; C /g");
    check(
        layers,
        "c1! create /n 644 =n\nc1! rename /f /n",
        "upper: /f whiteout; /n 644 1\ndiff: D /f; A /n",
    );
    check(layers, "c1! unlink /g\nc1! rename /f /g", "upper: /f whiteout; /g 644 1");
    check(
        layers,
        "c1! rename /f /d\nc1! mkdir /n 755\nc1! rename /n /f",
        "said: EISDIR; OK; ENOTDIR\nupper: /n/ 755",
    );
}

#[test]
fn renamed_there_and_back_a_file_is_a_full_copy_without_a_trace_in_docker_diff() {
    check(
        "size 5000 f",
        "c1! rename /f /g\nc1! rename /g /f",
        "upper: /f 644 5000\ndiff:\nsize: 5000 8192\ncopied: /f 5000 L0",
    );
}

#[test]
fn noreplace_refuses_what_is_there() {
    check("file f a\n file g b", "c1! rename_noreplace /f /g", "said: EEXIST\nupper:");
    check("file f a", "c1! rename_noreplace /f /g", "upper: /f whiteout; /g 644 1");
    check("file f a", "c1! rename_noreplace /f /f", "said: EEXIST");
}

#[test]
fn two_names_of_one_lower_file_are_renamed_for_real() {
    check(
        "file f a\n hard g => f",
        "c1! rename /f /g",
        "upper: /f whiteout; /g 644 1\nview: /g 644 1 U",
    );
}

#[test]
fn two_names_of_one_upper_file_stay() {
    check(
        "dir d",
        "c1! create /n 644 =x\nc1! link /n /m\nc1! rename /n /m",
        "upper: /m 644 1 names=2; /n 644 1 names=2",
    );
}

#[test]
fn the_link_itself_is_renamed() {
    check(
        "file f a\n link l -> f",
        "c1! rename /l /m",
        "upper: /l whiteout; /m -> f\ncopied: /l 0 L0",
    );
}

#[test]
fn a_directory_with_a_lower_part_cannot_be_renamed() {
    for layers in ["dir d\n file d/x a", "dir d", "dir d --- dir d"] {
        check(layers, "c1! rename /d /n", "said: EXDEV\nupper:\ncopied:\ndiff:");
    }
    check(
        "dir d",
        "c1! create /d/x 644 =x\nc1! rename /d /n\nc1! rename /d /d",
        "said: OK; EXDEV; OK\nupper: /d/ 755; /d/x 644 1",
    );
}

#[test]
fn a_new_directory_moves_and_is_opaque_in_a_merged_parent() {
    check(
        "dir d",
        "c1! mkdir /n 755\nc1! create /n/x 644 =x\nc1! rename /n /m",
        "upper: /m/ 755 opaque; /m/x 644 1\ndiff: A /m; A /m/x",
    );
    check(
        "dir d",
        "c1! mkdir /n 755\nc1! rename /n /d/n",
        "upper: /d/ 755; /d/n/ 755 opaque\ncopied: /d/ L0",
    );
    check(
        "dir d",
        "c1! mkdir /n 755\nc1! mkdir /n/x 755\nc1! rename /n/x /n/y",
        "upper: /n/ 755; /n/y/ 755",
    );
}

#[test]
fn a_directory_made_again_moves_and_leaves_a_whiteout() {
    check(
        "dir d\n file d/x a",
        "c1! rmrf /d\nc1! mkdir /d 755\nc1! rename /d /e",
        "upper: /d whiteout; /e/ 755 opaque\ndiff: D /d; A /e",
    );
}

#[test]
fn a_new_directory_takes_the_place_of_an_empty_one() {
    let script = "c1! mkdir /n 755\nc1! create /n/y 644 =y\n";
    let upper = "upper: /t/ 755 opaque; /t/y 644 1";
    let whiteout = "dir t\n file t/x a";
    check(whiteout, &format!("{script}c1! rmrf /t\nc1! rename /n /t"), upper);
    check(whiteout, &format!("{script}c1! unlink /t/x\nc1! rename /n /t"), upper);
    check("dir t", &format!("{script}c1! rename /n /t"), upper);
    check("dir t", &format!("{script}c1! rmdir /t\nc1! rename /n /t"), upper);
    check(
        "dir t\n file t/x a",
        &format!("{script}c1! rename /n /t"),
        "said: OK; OK; ENOTEMPTY\nupper: /n/ 755; /n/y 644 1",
    );
}

#[test]
fn refused_late_a_rename_leaves_its_mark_on_the_source() {
    check(
        "dir d",
        "c1! mkdir /n 755\nc1! mkdir /m 755\nc1! create /m/x 644 =x\nc1! rename /n /m",
        "said: OK; OK; OK; ENOTEMPTY\nupper: /m/ 755; /m/x 644 1; /n/ 755 opaque",
    );
}

#[test]
fn a_file_moved_into_a_new_directory_leaves_no_whiteout_there_when_it_goes() {
    check(
        "file f a",
        "c1! mkdir /n 755\nc1! rename /f /n/f\nc1! unlink /n/f",
        "upper: /f whiteout; /n/ 755\ndiff: D /f; A /n",
    );
}

#[test]
fn the_errors_of_rename_come_in_their_order() {
    let layers = "file f a\n dir d\n dir d/e\n file d/e/x b\n link loop -> loop";
    for (call, errno) in [
        ("rename /none/x /f/y", "ENOENT"),
        ("rename /f/x /none/y", "ENOTDIR"),
        ("rename /f /none/y", "ENOENT"),
        ("rename /f /loop/y", "ELOOP"),
        ("rename /f /f/y", "ENOTDIR"),
        ("rename /none /d", "ENOENT"),
        ("rename_noreplace /none /d", "ENOENT"),
        ("rename_noreplace /d /d/e", "EEXIST"),
        ("rename /d /d/e/n", "EINVAL"),
        ("rename /d /d/e", "EINVAL"),
        ("rename /d/e/x /d", "ENOTEMPTY"),
        ("rename /d/e /d", "ENOTEMPTY"),
        ("rename /d /f", "ENOTDIR"),
        ("rename /f /d", "EISDIR"),
        ("rename /d/e /n", "EXDEV"),
        ("rename /f /f", "OK"),
        ("rename /d /d", "OK"),
        ("exchange /none/x /f", "ENOENT"),
        ("exchange /f /none", "ENOENT"),
        ("exchange /d /d/e", "EINVAL"),
        ("exchange /d/e/x /d", "EINVAL"),
        ("exchange /d /f", "EXDEV"),
        ("exchange /f /d", "EXDEV"),
        ("exchange /f /f", "OK"),
    ] {
        check(layers, &format!("c1! {call}"), &format!("said: {errno}\nupper:\ncopied:"));
    }
}

#[test]
fn mv_copies_a_directory_that_cannot_be_renamed() {
    check(
        "dir d 0700\n file d/x hello\n dir d/e\n file d/e/y abc 0600 @3:4",
        "c1! mv /d /n",
        "said: copied, removed 2+2
         upper: /d whiteout; /n/ 700; /n/e/ 755; /n/e/y 600 3 @3:4; /n/x 644 5
         diff: D /d; A /n; A /n/e; A /n/e/y; A /n/x
         young:
         size: 8 16384",
    );
}

#[test]
fn mv_back_is_a_rename_and_docker_diff_is_empty() {
    check(
        "dir d\n file d/x hello",
        "c1! mv /d /n\nc1! mv /n /d",
        "said: copied, removed 1+1; OK
         upper: /d/ 755 opaque; /d/x 644 5
         diff:
         size: 5 8192",
    );
}

#[test]
fn mv_that_copies_first_removes_an_empty_target() {
    check(
        "dir d\n file d/x a\n dir t\n dir full\n file full/y b",
        "c1! mv /d /full\nc1! mv /d /t",
        "said: ENOTEMPTY; copied, removed 1+1
         diff: D /d; C /t; A /t/x
         upper: /d whiteout; /t/ 755 opaque; /t/x 644 1",
    );
}

#[test]
fn link_refuses_what_is_there_and_directories() {
    let layers = "file f a\n file g b\n dir d\n link l -> f\n link dead -> none";
    for (to, errno) in [("/g", "EEXIST"), ("/d", "EEXIST"), ("/l", "EEXIST"), ("/dead", "EEXIST")] {
        check(layers, &format!("c1! link /f {to}"), &format!("said: {errno}\nupper:"));
    }
    check(layers, "c1! link /d /n\nc1! link /none /n", "said: EPERM; ENOENT\nupper:");
    check(
        layers,
        "c1! link /none /none/x\nc1! link /f /none/x\nc1! link /d /g",
        "said: ENOENT; ENOENT; EEXIST",
    );
    check(layers, "c1! link /l /n", "upper: /l -> f names=2; /n -> f names=2\ndiff: A /n");
}

#[test]
fn both_names_of_a_link_are_one_file() {
    check(
        "file f a",
        "c1! link /f /g\nc1! append /g =b\nc1! read /f\nc1! unlink /f\nc1! read /g",
        "said: OK; OK; \"ab\"; OK; \"ab\"\nupper: /f whiteout; /g 644 2",
    );
}

#[test]
fn exchanging_copies_both_and_leaves_no_whiteouts() {
    check(
        "file f a\n file g bb",
        "c1! exchange /f /g",
        "upper: /f 644 2; /g 644 1\ndiff: C /f; C /g\ncopied: /f 1 L0; /g 2 L0",
    );
}

#[test]
fn exchanging_takes_any_types_and_full_directories() {
    check(
        "file f a",
        "c1! mkdir /n 755\nc1! create /n/x 644 =x\nc1! exchange /f /n",
        "upper: /f/ 755 opaque; /f/x 644 1; /n 644 1\ndiff: C /f; A /f/x; A /n",
    );
    check(
        "dir d\n file f a",
        "c1! mkdir /n 755\nc1! exchange /n /d\nc1! exchange /d /f",
        "said: OK; EXDEV; EXDEV\nupper: /n/ 755",
    );
}
