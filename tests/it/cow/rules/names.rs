//! Deleting and creating.

use crate::cow::bench::{check, check_redirect};

#[test]
fn deleting_what_is_new_leaves_nothing() {
    check("dir d", "c1! create /n 644 =x\nc1! unlink /n", "upper:\ndiff:");
    check("dir d", "c1! mkdir /n 755\nc1! rmdir /n", "upper:\ndiff:");
}

#[test]
fn deleting_below_an_opaque_directory_leaves_nothing() {
    check(
        "dir d\n file d/x a",
        "c1! rmrf /d\nc1! mkdir /d 755\nc1! create /d/x 644 =y\nc1! unlink /d/x",
        "upper: /d/ 755 opaque",
    );
}

#[test]
fn deleting_what_a_lower_layer_deleted_already_leaves_nothing() {
    check("file f a --- rm f", "c1! create /f 644 =b\nc1! unlink /f", "upper:\ndiff:");
}

#[test]
fn deleting_a_lower_file_leaves_one_whiteout_for_all_copies() {
    check(
        "file f a --- file f b",
        "c1! unlink /f",
        "upper: /f whiteout\nview:\ndiff: D /f\nsize: 0 0",
    );
}

#[test]
fn deleting_a_copied_file_leaves_a_whiteout() {
    check(
        "file f a",
        "c1! append /f =b\nc1! unlink /f",
        "upper: /f whiteout\ndiff: D /f\nsize: 0 0",
    );
}

#[test]
fn rmdir_needs_the_merged_directory_empty() {
    let layers = "dir d\n file d/x a --- dir d\n dir e";
    check(layers, "c1! rmdir /d\nc1! rmdir /e", "said: ENOTEMPTY; OK\nupper: /e whiteout");
    check(layers, "c1! unlink /d/x\nc1! rmdir /d", "upper: /d whiteout\ndiff: D /d");
}

#[test]
fn a_directory_full_of_lower_whiteouts_can_be_removed() {
    check("dir d\n file d/x a --- dir d\n rm d/x", "c1! rmdir /d", "upper: /d whiteout");
}

#[test]
fn removing_a_tree_ends_with_one_whiteout_and_keeps_its_parents_copied() {
    check(
        "dir p\n dir p/d\n file p/d/x a\n dir p/d/e\n file p/d/e/y b",
        "c1! rmrf /p/d",
        "said: removed 2+2
         upper: /p/ 755; /p/d whiteout
         diff: C /p; D /p/d",
    );
}

#[test]
fn creating_over_a_whiteout_replaces_it() {
    let layers = "file f old\n file g b";
    check(layers, "c1! unlink /f\nc1! create /f 644 =x", "upper: /f 644 1\ndiff: C /f");
    check(layers, "c1! unlink /f\nc1! symlink /f g", "upper: /f -> g\ndiff: C /f");
    check(layers, "c1! unlink /f\nc1! mkfifo /f", "upper: /f fifo 644\ndiff: C /f");
    check(
        layers,
        "c1! unlink /f\nc1! link /g /f",
        "upper: /f 644 1 names=2; /g 644 1 names=2\ndiff: C /f",
    );
}

#[test]
fn a_directory_made_over_a_whiteout_is_opaque() {
    check(
        "dir d\n file d/x a",
        "c1! rmrf /d\nc1! mkdir /d 755\nc1! ls /d",
        "said: removed 1+1; OK; []\nupper: /d/ 755 opaque\nview: /d/ 755 U\ndiff: C /d; D /d/x",
    );
    check("file f a", "c1! unlink /f\nc1! mkdir /f 755", "upper: /f/ 755 opaque");
}

#[test]
fn a_directory_made_elsewhere_is_not_opaque() {
    check("dir d", "c1! mkdir /d/n 755", "upper: /d/ 755; /d/n/ 755");
    check("dir d\n file d/x a --- rm d", "c1! mkdir /d 755", "upper: /d/ 755\nview: /d/ 755 U");
}

#[test]
fn with_redirect_dir_a_new_directory_is_opaque_if_its_parent_is_merged() {
    check_redirect(
        "dir d",
        "c1! mkdir /d/n 755\nc1! mkdir /d/n/m 755",
        "upper: /d/ 755; /d/n/ 755 opaque; /d/n/m/ 755",
    );
    check_redirect("dir d --- rm d", "c1! mkdir /d 755", "upper: /d/ 755 opaque");
}

#[test]
fn mkdir_keeps_the_sticky_bit_and_the_permissions() {
    check("dir d", "c1! mkdir /n 7777", "upper: /n/ 1777");
}

#[test]
fn below_a_setgid_directory_the_group_is_inherited() {
    check(
        "dir d 2775 @3:7",
        "c1! create /d/f 644 =x\nc1! mkdir /d/e 755\nc1! symlink /d/l x",
        "upper: /d/ 2775 @3:7; /d/e/ 2755 @0:7; /d/f 644 1 @0:7; /d/l -> x @0:7",
    );
}

#[test]
fn the_group_is_inherited_over_a_whiteout_too() {
    check(
        "dir d 2775 @3:7\n file d/f a\n dir d/e",
        "c1! unlink /d/f\nc1! rmdir /d/e\nc1! create /d/f 644 =x\nc1! mkdir /d/e 755",
        "upper: /d/ 2775 @3:7; /d/e/ 2755 @0:7 opaque; /d/f 644 1 @0:7",
    );
}

#[test]
fn nobody_makes_a_whiteout_by_hand() {
    check("file f a", "c1! mknod /w 0 0\nc1! mknod /f 0 0", "said: EPERM; EEXIST\nupper:");
}

#[test]
fn the_attributes_of_overlayfs_have_no_effect_from_inside() {
    check(
        "dir d\n file d/x a",
        "c1! setxattr /d trusted.overlay.opaque y\nc1! listxattr /d\nc1! ls /d",
        "said: OK; [trusted.overlay.opaque]; [x]\ndiff:",
    );
}

#[test]
fn a_name_of_a_whiteout_file_is_an_ordinary_one() {
    check(
        "file f a",
        "c1! create /.wh.f 644 =x\nc1! read /f\nc1! read /.wh.f",
        "said: OK; \"a\"; \"x\"\ndiff: A /.wh.f",
    );
}

#[test]
fn removing_and_making_a_directory_again_and_again_ends_the_same() {
    check(
        "dir d\n file d/x a",
        "c1! rmrf /d\nc1! mkdir /d 755\nc1! create /d/n 644 =1\nc1! rmrf /d\nc1! mkdir /d 755\nc1! rmdir /d",
        "upper: /d whiteout\ndiff: D /d",
    );
}
