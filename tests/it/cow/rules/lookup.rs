//! How a name is found.

use crate::cow::bench::check;

#[test]
fn the_highest_file_is_served_whole_from_its_layer() {
    check(
        "file f one --- file f second --- dir d",
        "c1! read /f",
        "said: \"second\"
         view: /d/ 755 L2; /f 644 6 L1
         copied:",
    );
}

#[test]
fn a_whiteout_hides_all_copies_below() {
    check(
        "file f a --- file f b --- rm f --- file g c",
        "c1! read /f",
        "said: ENOENT\nview: /g 644 1 L3",
    );
}

#[test]
fn an_opaque_directory_cuts_all_deeper_levels() {
    check(
        "dir d\n dir d/e\n file d/e/x a --- dir d\n opaque d\n dir d/e\n file d/e/y b",
        "c1! read /d/e/x",
        "said: ENOENT\nview: /d/ 755 L1; /d/e/ 755 L1; /d/e/y 644 1 L1",
    );
}

#[test]
fn a_whiteout_between_two_directories_hides_what_lies_below_it() {
    check(
        "dir d\n file d/x a --- rm d --- dir d\n file d/y b",
        "c1! ls /d",
        "said: [y]\nview: /d/ 755 L2; /d/y 644 1 L2",
    );
}

#[test]
fn a_file_between_two_directories_ends_the_merge() {
    check(
        "dir d\n file d/x a --- file d f --- dir d\n file d/y b",
        "",
        "view: /d/ 755 L2; /d/y 644 1 L2",
    );
}

#[test]
fn a_merged_directory_has_the_attributes_of_the_topmost() {
    check(
        "dir d 0700 @5:6\n file d/x a --- dir d 0711 @7:8",
        "",
        "view: /d/ 711 @7:8 L1; /d/x 644 1 L0",
    );
}

#[test]
fn symbolic_links_lead_through_the_merged_view() {
    check("link l -> f\n file f old --- file f newer", "c1! read /l", "said: \"newer\"");
    check(
        "file f x --- link d -> nowhere\n link l -> f",
        "c1! read /l\nc1! readlink /l",
        "said: \"x\"; f",
    );
}

#[test]
fn a_directory_over_a_link_does_not_merge_with_its_target() {
    check(
        "dir t\n file t/x a\n link d -> t --- dir d\n file d/y b",
        "c1! ls /d",
        "said: [y]\nview: /d/ 755 L1; /d/y 644 1 L1; /t/ 755 L0; /t/x 644 1 L0",
    );
}

#[test]
fn hard_links_count_within_their_layer_hidden_names_too() {
    check("file f a\n hard g => f --- rm g", "c1! lstat /f", "said: file of 2\nview: /f 644 1 L0");
}

#[test]
fn a_listing_has_each_name_once_and_no_whiteouts() {
    check(
        "dir d\n file d/a 1\n file d/b 1\n dir d/s --- dir d\n file d/a 2\n rm d/b\n link d/l -> a",
        "c1! ls /d",
        "said: [a l@ s/]",
    );
}

#[test]
fn a_listing_leaves_out_what_the_container_deleted() {
    check(
        "dir d\n file d/a 1\n file d/b 1 --- dir d\n file d/c 1",
        "c1! unlink /d/a\nc1! ls /d\nc1! unlink /d/c\nc1! ls /d\nc2! ls /d",
        "said: OK; [b c]; OK; [b]; [a b c]",
    );
}

#[test]
fn a_useless_whiteout_is_listed_where_nothing_is_merged() {
    check("dir d\n opaque d\n rm d/x", "c1! ls /d\nc1! read /d/x", "said: [x?]; ENOENT");
    check("dir d --- dir d\n rm d/x", "c1! ls /d", "said: []");
}

#[test]
fn a_merged_directory_has_one_link_and_a_single_one_counts_its_own() {
    check("dir d\n dir d/e --- dir d", "c1! lstat /d", "said: dir of 1");
    check("dir d\n dir d/e\n dir d/f\n file d/x a", "c1! lstat /d", "said: dir of 4");
    check("dir d", "c1! mkdir /n 755\nc1! mkdir /n/m 755\nc1! lstat /n", "said: OK; OK; dir of 3");
}

#[test]
fn containers_over_one_image_do_not_see_each_other() {
    check(
        "file f a\n file g b",
        "c1! append /f =x\nc1! unlink /g\nc1! create /n 644 =n\nc2! read /f",
        "said: OK; OK; OK; \"a\"
         c1 view: /f 644 2 U; /n 644 1 U
         c2 view: /f 644 1 L0; /g 644 1 L0
         c2 upper:",
    );
}

#[test]
fn a_layer_that_deletes_a_name_and_has_it_lists_it_once() {
    check("dir d\n rm d/f\n dir d/f\n file d/f/x a", "c1! ls /d", "said: [f/]");
    check(
        "dir d\n file d/f a --- dir d\n opaque d\n rm d/f\n file d/f b",
        "c1! ls /d",
        "said: [f]",
    );
}
