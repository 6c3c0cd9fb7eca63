//! `docker diff`, sizes, `docker commit`.

use onionskin::sim::cow::CowEvent;
use onionskin::sim::cow::content::Content;
use onionskin::sim::cow::kernel::Options;

use crate::cow::bench::{Bench, Layers, check};

#[test]
fn a_fresh_container_shows_no_difference() {
    check("dir etc\n file etc/hosts x\n dir d", "c1! ls /d", "diff:\nupper:\nsize: 0 0");
}

#[test]
fn what_is_mounted_by_the_engine_is_not_in_the_layer() {
    check("dir etc\n file etc/hosts x", "c1# echo y >> /etc/hosts", "diff:\nupper:");
}

#[test]
fn a_file_that_became_a_directory_is_changed_and_its_children_added() {
    check(
        "file f a",
        "c1! unlink /f\nc1! mkdir /f 755\nc1! create /f/x 644 =x",
        "diff: C /f; A /f/x",
    );
}

#[test]
fn a_directory_that_became_a_file_is_changed_and_no_more() {
    check("dir d\n file d/x a", "c1! rmrf /d\nc1! create /d 644 =x", "diff: C /d");
}

#[test]
fn a_directory_made_again_shows_each_old_child_as_deleted() {
    check(
        "dir d\n file d/x a\n dir d/e\n file d/e/y b",
        "c1! rmrf /d\nc1! mkdir /d 755\nc1! create /d/n 644 =n",
        "diff: C /d; D /d/e; A /d/n; D /d/x",
    );
    check("dir d", "c1! rmdir /d\nc1! mkdir /d 755", "diff:\nupper: /d/ 755 opaque");
}

#[test]
fn a_deleted_directory_is_one_line_and_an_added_one_a_line_for_each_child() {
    check("dir d\n file d/x a\n dir d/e\n file d/e/y b", "c1! rmrf /d", "diff: D /d");
    check(
        "file f a",
        "c1! mkdir /n 755\nc1! mkdir /n/m 755\nc1! create /n/m/x 644 =x",
        "diff: A /n; A /n/m; A /n/m/x",
    );
}

#[test]
fn a_parent_is_changed_as_long_as_something_below_differs() {
    let layers = "dir d\n dir d/e\n file d/e/x a";
    check(layers, "c1! chmod /d/e/x 600", "diff: C /d; C /d/e; C /d/e/x");
    check(layers, "c1! chmod /d/e/x 600\nc1! chmod /d/e/x 644", "diff:");
}

#[test]
fn the_same_size_and_time_hide_a_change_of_content() {
    check(
        "file f abc +1000",
        "c1! overwrite /f =xyz\nc1! utime /f 1000",
        "diff:\nupper: /f 644 3\nsize: 3 4096",
    );
}

#[test]
fn each_compared_field_alone_makes_a_change() {
    for call in [
        "chmod /f 4644",
        "chown /f 1 -1",
        "chown /f -1 1",
        "utime /f 1001",
        "setxattr /f security.capability x",
    ] {
        check("file f abc +1000", &format!("c1! {call}"), "diff: C /f");
    }
    check("file f abc +1000", "c1! append /f =d\nc1! utime /f 1000", "diff: C /f");
    check("file f a +5", "c1! unlink /f\nc1! mkfifo /f\nc1! utime /f 5", "diff: C /f");
    check("link l -> aa +5", "c1! unlink /l\nc1! symlink /l bb\nc1! lutime /l 5", "diff:");
}

#[test]
fn other_attributes_and_the_times_of_directories_are_not_compared() {
    check(
        "file f a\n dir d",
        "c1! setxattr /f user.a v\nc1! utime /d 5\nc1! setxattr /d user.a v",
        "diff:",
    );
}

#[test]
fn sizes_count_files_and_link_targets_once_each() {
    check("dir d", "c1! create /n 644 =x\nc1! link /n /m", "size: 1 4096");
    check("dir d", "c1! symlink /l 12345\nc1! mkfifo /p\nc1! mkdir /n 755", "size: 5 4096");
    check("dir d", "c1! create /n 644 *4097:a", "size: 4097 8192");
    check("dir d\n file d/x a", "c1! unlink /d/x", "size: 0 4096");
    let long = "x".repeat(60);
    check("dir d", &format!("c1! symlink /l {long}"), "size: 60 4096");
    let short = "x".repeat(59);
    check("dir d", &format!("c1! symlink /l {short}"), "size: 59 0");
}

#[test]
fn holes_count_in_the_size_and_not_on_disk() {
    check("dir d", "c1! create /h 644 =\nc1! truncate /h 1000000", "size: 1000000 0");
    check("dir d", "c1! create /h 644 =a\nc1! pwrite /h 8192 =b", "size: 8193 8192");
}

#[test]
fn holes_are_copied_a_mebibyte_at_a_time_from_each_piece_of_data() {
    const MIB: u64 = 1 << 20;
    let block = Content::repeat(b"x", 4096);
    let mut one = Content::default();
    one.write_at(0, &block);
    one.truncate(10 * MIB);
    assert_eq!(one.copied_up().allocated(), MIB);
    let mut four = Content::default();
    for at in [0, 3, 6, 9] {
        four.write_at(at * MIB, &block);
    }
    four.truncate(12 * MIB);
    assert_eq!(four.copied_up().allocated(), 4 * MIB);
    let mut hole = Content::default();
    hole.truncate(10 * MIB);
    assert_eq!((hole.copied_up().allocated(), hole.data_bytes()), (0, 0));
}

#[test]
fn a_committed_layer_is_sorted_with_whiteouts_at_the_place_of_their_names() {
    check(
        "dir d\n file d/b 1\n dir o\n file o/x 1",
        "c1! unlink /d/b\nc1! create /d/a 644 =1\nc1! create /d/c 644 =1\nc1! rmrf /o\nc1! mkdir /o 755\n\
         c1! create /o/n 644 =1\nc1! create /d.x 644 =1",
        "tar: d; d/a; d/.wh.b; d/c; d.x; o; o/.wh..wh..opq; o/n",
    );
}

#[test]
fn a_committed_layer_has_what_docker_diff_does_not_show() {
    check("dir d\n size 5000 d/f", "c1! open /d/f r,w", "diff:\ntar: d; d/f\nsize: 5000 12288");
}

#[test]
fn hard_links_inside_a_committed_layer_stay_links() {
    check("file f a", "c1! link /f /a\nc1! link /f /g", "tar: a; f => a; g => a");
}

#[test]
fn a_commit_is_a_layer_of_a_new_image() {
    check(
        "file f a\n file g b\n dir d\n file d/x c",
        "c1! unlink /f\nc1! append /g =b\nc1! rmrf /d\nc1! mkdir /d 755\ndocker commit c1 new:1\n\
         docker run -d --name c3 new:1\nc3! ls /",
        "c1 view: /d/ 755 U; /g 644 2 U
         c3 view: /d/ 755 L1; /g 644 2 L1
         c3 diff:
         c3 upper:
         c2 view: /d/ 755 L0; /d/x 644 1 L0; /f 644 1 L0; /g 644 1 L0",
    );
}

#[test]
fn an_empty_layer_adds_none() {
    let text = onionskin_testkit::text::layer("file f a");
    let mut bench = Bench::new(Layers::of([text]), Options::default());
    for line in ["c1! read /f", "docker commit c1 same", "c1! chmod /f 600", "docker commit c1 new"]
    {
        bench.run(line);
    }
    let layers: Vec<bool> = bench
        .events
        .iter()
        .filter_map(|event| match event {
            CowEvent::Committed { layer, .. } => Some(layer.is_some()),
            _ => None,
        })
        .collect();
    assert_eq!(layers, [false, true]);
}

#[test]
fn the_name_of_a_whiteout_file_becomes_a_whiteout() {
    check(
        "file f a\n file g b",
        "c1! create /.wh.f 644 =x\ndocker commit c1 new\ndocker run -d --name c3 new\nc3! read /f",
        "said: OK; ENOENT\nc1 view: /.wh.f 644 1 U; /f 644 1 L0; /g 644 1 L0\nc3 view: /g 644 1 L0",
    );
}

/// What a container did, then a container over its committed layer.
#[track_caller]
fn rotated(layers: &str, before: &str, after: &str, expected: &str) {
    let commit = "docker commit c1 new\ndocker run -d --name c3 new";
    check(layers, &format!("{before}\n{commit}\n{after}"), expected);
}

#[test]
fn whiteouts_and_opaque_directories_work_in_committed_layers() {
    rotated("file f a", "c1! unlink /f", "c3! create /f 644 =x\nc3! unlink /f", "upper:\nview:");
    rotated(
        "dir d\n file d/x a",
        "c1! rmrf /d",
        "c3! mkdir /d 755",
        "upper: /d/ 755\nview: /d/ 755 U",
    );
    rotated(
        "dir d\n file d/x a",
        "c1! rmrf /d\nc1! mkdir /d 755",
        "c3! create /d/x 644 =x\nc3! unlink /d/x\nc3! rmdir /d",
        "upper: /d whiteout\nview:",
    );
    rotated(
        "dir d\n file d/x a\n file d/y b",
        "c1! unlink /d/x",
        "c3! unlink /d/y\nc3! rmdir /d",
        "upper: /d whiteout\nview:\ndiff: D /d",
    );
}

#[test]
fn new_files_are_lower_files_once_committed() {
    rotated(
        "file f a",
        "c1! mkdir /n 755\nc1! create /n/x 644 =new",
        "c3! append /n/x =er\nc3! rename /n /m",
        "said: OK; OK; OK; EXDEV\ncopied: /n/ L1; /n/x 3 L1\nupper: /n/ 755; /n/x 644 5",
    );
}
