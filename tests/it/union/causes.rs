//! Reclaimable bytes and their causes; dive's numbers beside them.

use onionskin::union::{WasteCause, dive};

use super::stack::tree;

/// Asserts the wasted bytes by cause: deleted later, hidden, metadata only, overwritten.
#[track_caller]
fn check(stack: &str, expected: [u64; 4]) {
    let waste = tree(stack).0.waste();
    let causes = [
        WasteCause::DeletedLater,
        WasteCause::Hidden,
        WasteCause::MetadataOnly,
        WasteCause::Overwritten,
    ];
    assert_eq!(causes.map(|cause| waste.by_cause(cause)), expected);
    assert_eq!(waste.bytes, expected.iter().sum::<u64>());
}

#[test]
fn deleted_later() {
    check("f a 12345 --- rm a", [5, 0, 0, 0]);
    check("d d\n f d/a 12345\n f d/b 123 --- rm d", [8, 0, 0, 0]);
    check("f a 12345 --- rm a\n f a 12345", [5, 0, 0, 0]);
}

#[test]
fn hidden_by_an_opaque_directory_or_a_replaced_one() {
    check("d d\n f d/a 12345 --- d d\n opq d", [0, 5, 0, 0]);
    check("d d\n f d/a 12345 --- f d x", [0, 5, 0, 0]);
    check("d d\n f d/a 12345 --- d d\n opq d\n f d/a 12345", [0, 5, 0, 0]);
}

#[test]
fn metadata_only() {
    check("f a 12345 --- f a 12345", [0, 0, 5, 0]);
    check("f a 12345 --- f a 12345 0600", [0, 0, 5, 0]);
}

#[test]
fn overwritten() {
    check("f a 12345 --- f a 54321", [0, 0, 0, 5]);
    check("f a 12345 --- l a b", [0, 0, 0, 5]);
    check("f a 123\n f a 45678", [0, 0, 0, 3]);
}

#[test]
fn the_first_thing_that_hid_an_entry_is_its_cause() {
    check("f a 12345 --- f a 54321 --- rm a", [5, 0, 0, 5]);
}

#[test]
fn a_file_still_shown_by_another_name_is_no_waste() {
    check("f a 12345\n h b a --- rm a", [0, 0, 0, 0]);
    check("f a 12345\n h b a --- rm a\n rm b", [5, 0, 0, 0]);
}

/// Letters repeated: a file's text of some size.
fn bytes(n: usize) -> String {
    "x".repeat(n)
}

#[test]
fn dive_counts_both_copies_and_is_blind_to_removed_directories() {
    let (fifty, hundred) = (bytes(50), bytes(100));
    let (app, tgz) = (&hundred, &hundred);
    let chmod = tree(&format!("f base {fifty} --- f app.jar {app} --- f app.jar {app} 0755")).0;
    let numbers = dive::numbers(&chmod);
    assert_eq!((numbers.score, numbers.wasted_bytes, numbers.user_bytes), (0.6, 200, 200));
    assert_eq!(chmod.waste().bytes, 100);

    let removed = tree(&format!("f base {fifty} --- d tmp\n f tmp/x.tgz {tgz} --- rm tmp/x.tgz")).0;
    let numbers = dive::numbers(&removed);
    assert!((numbers.score - 1.0 / 3.0).abs() < 1e-12);
    assert_eq!((numbers.wasted_bytes, numbers.user_wasted_percent), (100, 1.0));

    let (a, b) = (bytes(60), bytes(40));
    let stack = format!("f base {fifty} --- d cache\n f cache/a {a}\n f cache/b {b} --- rm cache");
    let blind = tree(&stack).0;
    let numbers = dive::numbers(&blind);
    assert_eq!(numbers.wasted_bytes, 0);
    assert_eq!(blind.waste().bytes, 100);
}

#[test]
fn dive_leaves_a_layer_at_a_whiteout_of_nothing() {
    // `.wh.absent` sorts before `z`: z's second copy is never counted, and the record made for
    // the absent path takes one byte off the smallest sizes.
    let numbers = dive::numbers(&tree("f z 1234567890 --- rm absent\n f z 1234567890").0);
    assert_eq!(numbers.wasted_bytes, 0);
    assert_eq!(numbers.score, 0.9);
}
