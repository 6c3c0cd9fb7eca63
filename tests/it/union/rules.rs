//! Each rule of docs/MODEL.md on the union, one case each.

use onionskin::base::LayerId;
use onionskin::image::{LayerProblem, LinkFault};
use onionskin::union::{Cause, ChangeState, Look, Reasons};

use super::stack::{check, merged, tree};

#[test]
fn a_whiteout_hides_a_file_of_the_layers_below() {
    check("f a x\n f b y --- rm a", "b 1 @L0");
}

#[test]
fn a_whiteout_hides_a_directory_with_all_below_it() {
    check("d d\n f d/a x\n d d/e\n f d/e/b y\n f k z --- rm d", "k 1 @L0");
}

#[test]
fn a_whiteout_never_hides_what_its_own_layer_adds() {
    check("f a x --- rm a\n f a new", "a 3 @L1");
    check("f a x --- f a new\n rm a", "a 3 @L1");
    check("--- f a x\n rm a", "a 1 @L1");
}

#[test]
fn a_whiteout_of_what_is_not_there_changes_nothing() {
    check("f a x --- rm b\n rm c/d\n rm a/x", "a 1 @L0");
    let (tree, _) = tree("f a x --- rm b\n rm a");
    assert!(tree.is_ineffective(LayerId(1), 0));
    assert!(!tree.is_ineffective(LayerId(1), 1));
}

#[test]
fn an_opaque_marker_hides_all_that_lower_layers_have_in_its_directory() {
    let want = "d/ @L1\nd/new 1 @L1\nk 1 @L0";
    check("d d\n f d/a x\n d d/e\n f d/e/b y\n f k z --- d d\n opq d\n f d/new n", want);
    check("d d\n f d/a x\n d d/e\n f d/e/b y\n f k z --- f d/new n\n opq d\n d d", want);
}

#[test]
fn an_opaque_marker_without_a_directory_entry_keeps_the_directory() {
    check("d d 0700\n f d/a x --- opq d\n f d/b y", "d/ @L0\nd/b 1 @L1");
}

#[test]
fn an_opaque_marker_at_the_root_hides_everything() {
    check("f a x\n d b\n f b/c y --- opq /\n f only z", "only 1 @L1");
}

#[test]
fn an_opaque_marker_below_a_link_acts_on_no_directory() {
    check(
        "d real\n f real/a x\n l link real --- opq link",
        "link -> real @L0\nreal/ @L0\nreal/a 1 @L0",
    );
}

#[test]
fn a_directory_over_a_directory_keeps_what_lies_in_it() {
    check("d d 0700\n f d/a x --- d d 0755", "d/ @L1\nd/a 1 @L0");
}

#[test]
fn anything_else_over_a_directory_removes_what_lay_in_it() {
    check("d d\n f d/a x --- f d y", "d 1 @L1");
    check("d d\n f d/a x --- l d elsewhere", "d -> elsewhere @L1");
    check("d d\n f d/a x --- f d y --- d d", "d/ @L2");
}

#[test]
fn missing_parents_are_implied_and_keep_the_attributes_they_had() {
    check("f a/b/c x", "a/? @L0\na/b/? @L0\na/b/c 1 @L0");
    check("d p 0700 --- f p/new x", "p/ @L0\np/new 1 @L1");
}

#[test]
fn a_lower_file_or_link_with_an_entry_below_it_becomes_a_directory() {
    check("f f x --- f f/child y", "f/? @L1\nf/child 1 @L1");
    check("d real\n l link real --- f link/file y", "link/? @L1\nlink/file 1 @L1\nreal/ @L0");
    let (_, problems) = tree("f f x --- f f/child y\n f f/other z");
    assert_eq!(
        problems,
        [LayerProblem::BelowNonDirectory {
            path: "f/child".into(),
            parent: "f".into(),
            same_layer: false,
            more: 0
        }]
    );
}

#[test]
fn an_entry_below_a_file_of_its_own_layer_is_left_out() {
    check("f f x\n f f/child y\n f g z", "f 1 @L0\ng 1 @L0");
    let (tree, problems) = tree("f f x\n f f/child y");
    assert!(tree.is_ineffective(LayerId(0), 1));
    assert!(matches!(&problems[..], [LayerProblem::BelowNonDirectory { same_layer: true, .. }]));
}

#[test]
fn the_last_of_two_entries_of_one_path_counts() {
    check("f f old\n f f newer", "f 5 @L0");
    check("f n file\n d n\n f n/in x", "n/ @L0\nn/in 1 @L0");
    let (tree, problems) = tree("f f old\n f f newer");
    assert!(matches!(&problems[..], [LayerProblem::Duplicate { .. }]));
    assert_eq!(tree.waste().bytes, 3);
}

#[test]
fn a_hard_link_is_one_file_with_its_target() {
    let (tree, _) = tree("f a text 0600\n h b a");
    let b = tree.find(b"b").unwrap();
    let facts = tree.facts(tree.at(b, LayerId(0)).unwrap()).unwrap();
    assert_eq!((facts.size, facts.mode), (4, 0o600));
    assert_eq!(
        tree.sums(Look::Merged { upto: LayerId(0) }).of(onionskin::union::NodeId::ROOT).bytes,
        4
    );
}

#[test]
fn hard_links_break_when_one_name_is_stored_again() {
    let (tree, _) = tree("f a text\n h b a --- f a longer");
    assert_eq!(merged(&tree, 1), "a 6 @L1\nb 4 @L0");
    assert_eq!(tree.waste().bytes, 0, "b still shows the old bytes");
}

#[test]
fn a_hard_link_to_a_lower_layer_shares_the_lower_file() {
    let (tree, _) = tree("f a text --- h b a --- rm a");
    assert_eq!(merged(&tree, 2), "b 4 @L1");
    assert_eq!(tree.waste().bytes, 0);
}

#[test]
fn hard_links_to_nothing_are_left_out_and_told() {
    for (stack, why) in [
        ("h x nowhere", LinkFault::Nowhere),
        ("h x x", LinkFault::Itself),
        ("d d\n h x d", LinkFault::Directory),
        ("h x later\n f later y", LinkFault::Later),
    ] {
        let (tree, problems) = tree(stack);
        assert!(tree.find(b"x").is_none_or(|x| tree.at(x, LayerId(0)).is_none()), "{stack}");
        let [LayerProblem::HardlinkMissing { why: told, .. }] = &problems[..] else {
            panic!("{stack}: {problems:?}")
        };
        assert_eq!(*told, why, "{stack}");
    }
}

#[test]
fn a_hard_link_that_is_left_out_changes_nothing() {
    check("f x here --- h x/a nowhere", "x 4 @L0");
    check("f x here --- h x/a x", "x 4 @L0");
    check("f x here --- h new/a nowhere", "x 4 @L0");
}

#[test]
fn the_merged_view_is_read_off_at_any_layer() {
    let (tree, _) = tree("f a x --- f a xx\n f b y --- rm a --- f a xxxx");
    assert_eq!(merged(&tree, 0), "a 1 @L0");
    assert_eq!(merged(&tree, 1), "a 2 @L1\nb 1 @L1");
    assert_eq!(merged(&tree, 2), "b 1 @L1");
    assert_eq!(merged(&tree, 3), "a 4 @L3\nb 1 @L1");
}

#[test]
fn a_look_says_what_its_layers_changed() {
    let (tree, _) = tree("f a x\n f b y\n f k z --- f a xx\n rm b\n f n new --- f m m");
    let state = |path: &[u8], look| tree.change(tree.find(path).unwrap(), look).state;
    let l1 = Look::Merged { upto: LayerId(1) };
    assert_eq!(state(b"a", l1), ChangeState::Changed);
    assert_eq!(state(b"b", l1), ChangeState::Deleted);
    assert_eq!(state(b"k", l1), ChangeState::Unchanged);
    assert_eq!(state(b"n", l1), ChangeState::Added);
    assert_eq!(state(b"m", l1), ChangeState::Absent);
    let l2 = Look::Merged { upto: LayerId(2) };
    assert_eq!(state(b"b", l2), ChangeState::DeletedBefore);
    assert_eq!(state(b"a", l2), ChangeState::Unchanged);
    let range = Look::Range { from: LayerId(1), to: LayerId(2) };
    assert_eq!(state(b"a", range), ChangeState::Changed);
    assert_eq!(state(b"b", range), ChangeState::Deleted);
}

#[test]
fn what_hides_a_path_is_named() {
    let (tree, _) =
        tree("d d\n f d/a x\n d o\n f o/b y\n d r\n f r/c z --- rm d\n opq o\n f r now");
    let cause = |path: &[u8]| {
        tree.change(tree.find(path).unwrap(), Look::Merged { upto: LayerId(1) })
            .hidden_by
            .unwrap()
            .1
    };
    let at = |path: &[u8]| tree.find(path).unwrap();
    assert_eq!(cause(b"d"), Cause::Whiteout);
    assert_eq!(cause(b"d/a"), Cause::ParentWhiteout(at(b"d")));
    assert_eq!(cause(b"o/b"), Cause::Opaque(at(b"o")));
    assert_eq!(cause(b"r/c"), Cause::ReplacedParent(at(b"r")));
}

#[test]
fn reasons_say_what_differs_from_what_was_replaced() {
    let (tree, _) = tree(
        "f a x\n f b x\n f c x\n f d x\n l e one\n f g x
         --- f a x\n f b y\n f c xx\n f d x 0600\n l e two\n d g",
    );
    let why = |path: &[u8]| {
        tree.change(tree.find(path).unwrap(), Look::Merged { upto: LayerId(1) }).reasons
    };
    assert_eq!(why(b"a"), Reasons::IDENTICAL);
    assert_eq!(why(b"b"), Reasons::CONTENT);
    assert_eq!(why(b"c"), Reasons::CONTENT.with(Reasons::SIZE));
    assert_eq!(why(b"d"), Reasons::MODE);
    assert_eq!(why(b"e"), Reasons::LINK);
    assert_eq!(why(b"g"), Reasons::TYPE);
}
