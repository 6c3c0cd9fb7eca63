//! Renaming directories with `redirect_dir=on`.

use crate::cow::bench::check_redirect as check;

#[test]
fn a_lower_directory_moves_alone_with_a_redirect() {
    check(
        "dir d 0700\n file d/x hello\n dir d/e",
        "c1! rename /d /n",
        "upper: /d whiteout; /n/ 700 redirect=d
         view: /n/ 700 U; /n/e/ 755 L0; /n/x 644 5 L0
         copied: /d/ L0
         size: 0 4096
         diff: D /d; A /n; A /n/e; A /n/x",
    );
}

#[test]
fn in_another_parent_the_redirect_is_absolute() {
    check(
        "dir p\n dir d\n file d/x a",
        "c1! rename /d /p/n\nc1! read /p/n/x",
        "said: OK; \"a\"\nupper: /d whiteout; /p/ 755; /p/n/ 755 redirect=/d",
    );
}

#[test]
fn in_the_same_parent_the_first_name_stays() {
    check(
        "dir d\n file d/x a",
        "c1! rename /d /n\nc1! rename /n /m",
        "upper: /d whiteout; /m/ 755 redirect=d\nview: /m/ 755 U; /m/x 644 1 L0",
    );
}

#[test]
fn back_at_the_first_name_the_redirect_stays_without_harm() {
    check(
        "dir d\n file d/x a",
        "c1! rename /d /n\nc1! rename /n /d",
        "upper: /d/ 755 redirect=d\nview: /d/ 755 U; /d/x 644 1 L0\ndiff:",
    );
}

#[test]
fn a_relative_redirect_becomes_absolute_in_another_parent() {
    check(
        "dir p\n dir d\n file d/x a",
        "c1! rename /d /n\nc1! rename /n /p/m",
        "upper: /d whiteout; /p/ 755; /p/m/ 755 redirect=/d",
    );
}

#[test]
fn an_absolute_redirect_is_kept() {
    check(
        "dir p\n dir d\n file d/x a",
        "c1! rename /d /p/n\nc1! rename /p/n /p/m\nc1! rename /p/m /q",
        "upper: /d whiteout; /p/ 755; /q/ 755 redirect=/d\nview: /p/ 755 U; /q/ 755 U; /q/x 644 1 L0",
    );
}

#[test]
fn an_absolute_redirect_counts_the_redirects_of_the_directories_above() {
    check(
        "dir a\n dir a/d\n file a/d/x 1\n dir p",
        "c1! rename /a /b\nc1! rename /b/d /p/d\nc1! read /p/d/x",
        "said: OK; OK; \"1\"
         upper: /a whiteout; /b/ 755 redirect=a; /b/d whiteout; /p/ 755; /p/d/ 755 redirect=/a/d",
    );
    check(
        "dir p\n dir a\n dir a/d\n file a/d/x 1",
        "c1! rename /a /p/b\nc1! rename /p/b/d /d\nc1! ls /d",
        "said: OK; OK; [x]
         upper: /a whiteout; /d/ 755 redirect=/a/d; /p/ 755; /p/b/ 755 redirect=/a; /p/b/d whiteout",
    );
}

#[test]
fn a_new_directory_moves_without_a_redirect() {
    check(
        "dir d",
        "c1! mkdir /n 755\nc1! create /n/x 644 =x\nc1! rename /n /m",
        "upper: /m/ 755 opaque; /m/x 644 1",
    );
}

#[test]
fn a_merged_directory_takes_its_own_files_along() {
    check(
        "dir d\n file d/x a\n file d/y b",
        "c1! create /d/n 644 =n\nc1! unlink /d/y\nc1! rename /d /m",
        "upper: /d whiteout; /m/ 755 redirect=d; /m/n 644 1; /m/y whiteout
         view: /m/ 755 U; /m/n 644 1 U; /m/x 644 1 L0",
    );
}

#[test]
fn copying_up_below_a_moved_directory_finds_the_source_at_its_old_place() {
    check(
        "dir d\n file d/x a --- dir d\n file d/y b",
        "c1! rename /d /m\nc1! append /m/x =c\nc1! read /m/x\nc1! read /m/y",
        "said: OK; OK; \"ac\"; \"b\"
         copied: /d/ L1; /m/x 1 L0
         diff: D /d; A /m; A /m/x; A /m/y",
    );
}

#[test]
fn deleting_a_moved_directory_leaves_the_whiteout_of_its_old_name_alone() {
    check(
        "dir d\n file d/x a",
        "c1! rename /d /n\nc1! rmrf /n",
        "said: OK; removed 1+1\nupper: /d whiteout\ndiff: D /d",
    );
}

#[test]
fn exchanged_directories_lead_to_each_other() {
    check(
        "dir d\n file d/x a\n dir e\n file e/y b",
        "c1! exchange /d /e\nc1! ls /d\nc1! ls /e",
        "said: OK; [y]; [x]\nupper: /d/ 755 redirect=e; /e/ 755 redirect=d",
    );
}

#[test]
fn a_redirect_is_followed_in_a_committed_layer() {
    check(
        "dir d\n file d/x a\n dir p",
        "c1! rename /d /p/n\ndocker commit c1 new\ndocker run -d --name c3 new\n\
         c3! ls /p/n\nc3! read /p/n/x\nc3! ls /d",
        "said: OK; [x]; \"a\"; ENOENT\ndiff:",
    );
}

#[test]
fn an_opaque_directory_on_the_way_of_an_absolute_redirect_ends_the_search() {
    check(
        "dir p\n dir p/d\n file p/d/old 1 --- dir p\n opaque p\n dir p/d\n file p/d/new 2",
        "c1! rename /p/d /n\nc1! ls /n",
        "said: OK; [new]\nupper: /n/ 755 redirect=/p/d; /p/ 755; /p/d whiteout",
    );
}

#[test]
fn docker_diff_lists_all_below_what_an_exchange_brought() {
    check(
        "dir d\n dir d/e\n dir d/e/f\n file d/e/f/a x\n dir x",
        "c1! exchange /d /x",
        "diff: C /d; D /d/e; C /x; A /x/e; A /x/e/f; A /x/e/f/a",
    );
}

#[test]
fn a_commit_stores_a_moved_directory_in_full() {
    // The engine does not tar the layer then: it compares the views, and stores what differs.
    check(
        "dir d\n file d/x hello",
        "c1! rename /d /n\ndocker commit c1 new\ndocker run -d --name c3 new\nc3! chmod /n/x 600",
        "c3 copied: /d/ L0; /n/ L1; /n/x 5 L1",
    );
}
