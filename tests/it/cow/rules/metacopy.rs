//! Copy-up of attributes alone, with `redirect_dir=on,metacopy=on`.

use crate::cow::bench::check_metacopy as check;

/// A file of 200,000 bytes.
const BIG: &str = "size 200000 f";

#[test]
fn setting_attributes_copies_no_data() {
    for (call, shown) in [
        ("chmod /f 600", "/f 600 200000 metacopy"),
        ("chown /f 1 2", "/f 644 200000 @1:2 metacopy"),
        ("utime /f 5", "/f 644 200000 metacopy"),
        ("setxattr /f user.a v", "/f 644 200000 user.a=v metacopy"),
    ] {
        check(
            BIG,
            &format!("c1! {call}"),
            &format!("copied: /f 0 L0\nupper: {shown}\nsize: 200000 0"),
        );
    }
    check("file f text", "c1! chmod /f 600\nc1! read /f", "said: OK; \"text\"\ndiff: C /f");
}

#[test]
fn the_first_open_to_write_brings_the_data() {
    check(
        BIG,
        "c1! chmod /f 600\nc1! append /f =x\nc1! append /f =y",
        "copied: /f 0 L0; late /f 200000\nupper: /f 600 200002",
    );
    check(
        BIG,
        "c1! chmod /f 600\nc1! truncate /f 5",
        "copied: /f 0 L0; late /f 200000\nupper: /f 600 5",
    );
}

#[test]
fn data_that_comes_late_sets_the_time() {
    check(
        BIG,
        "c1! chmod /f 644\nc1! open /f w",
        "copied: /f 0 L0; late /f 200000\nyoung: /f\ndiff: C /f",
    );
}

#[test]
fn opened_to_write_first_a_file_is_copied_whole() {
    check(BIG, "c1! open /f w", "copied: /f 200000 L0\nupper: /f 644 200000\nyoung:\ndiff:");
}

#[test]
fn opening_to_truncate_drops_the_flag_without_a_copy() {
    check(BIG, "c1! chmod /f 600\nc1! overwrite /f =x", "copied: /f 0 L0\nupper: /f 600 1");
}

#[test]
fn a_moved_file_finds_its_data_by_a_redirect() {
    check(
        BIG,
        "c1! rename /f /g",
        "copied: /f 0 L0\nupper: /f whiteout; /g 644 200000 metacopy redirect=f",
    );
    check(
        "dir d\n file f text",
        "c1! rename /f /d/g\nc1! read /d/g",
        "said: OK; \"text\"\nupper: /d/ 755; /d/g 644 4 metacopy redirect=/f; /f whiteout",
    );
}

#[test]
fn a_linked_file_gets_an_absolute_redirect() {
    check(
        BIG,
        "c1! link /f /g",
        "upper: /f 644 200000 metacopy redirect=/f names=2; /g 644 200000 metacopy redirect=/f names=2",
    );
}

#[test]
fn the_redirect_stays_when_the_data_comes() {
    check(
        BIG,
        "c1! rename /f /g\nc1! append /g =x",
        "copied: /f 0 L0; late /g 200000\nupper: /f whiteout; /g 644 200001 redirect=f",
    );
}

#[test]
fn an_empty_file_is_copied_as_attributes_too() {
    check("file f \"\"", "c1! chmod /f 600", "upper: /f 600 0 metacopy");
}

#[test]
fn links_and_pipes_are_copied_whole() {
    check(
        "link l -> f\n fifo p\n char n 1 3",
        "c1! lchown /l 1 1\nc1! chmod /p 600\nc1! chmod /n 600",
        "upper: /l -> f @1:1; /n char 600 1,3; /p fifo 600",
    );
}

#[test]
fn deleting_such_a_copy_leaves_a_whiteout() {
    check(BIG, "c1! chmod /f 600\nc1! unlink /f", "upper: /f whiteout\nsize: 0 0");
}

#[test]
fn directories_move_with_a_redirect() {
    check("dir d\n file d/x a", "c1! rename /d /n", "upper: /d whiteout; /n/ 755 redirect=d");
}

#[test]
fn a_name_of_a_lower_hard_link_gets_an_absolute_redirect() {
    check(
        "file f text\n hard g => f",
        "c1! rename /f /h\nc1! read /h",
        "said: OK; \"text\"\nupper: /f whiteout; /h 644 4 metacopy redirect=/f",
    );
}
