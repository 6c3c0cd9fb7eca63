//! What is known of one path.

use onionskin::base::LayerId;
use onionskin::i18n::{Lang, text};
use onionskin::image::{EntryDraft, EntryKind, LayerIndex};
use onionskin::union::{Look, UnionTree};
use onionskin::view::detail::{Detail, Mark, detail, letters};
use onionskin::view::waste::waste_view;

use crate::union::stack;

fn of(stack: &str, path: &str, version: Option<u16>) -> Detail {
    let (tree, _) = stack::tree(stack);
    let node = tree.find(path.as_bytes()).unwrap();
    let look = Look::Merged { upto: tree.top().unwrap() };
    detail(&tree, node, look, version.map(LayerId)).unwrap()
}

fn timeline(detail: &Detail) -> String {
    let glyph = |mark| match mark {
        None => '.',
        Some(Mark::Added) => 'A',
        Some(Mark::Changed) => 'C',
        Some(Mark::Deleted) => 'D',
    };
    detail.timeline.iter().map(|moment| glyph(moment.mark)).collect()
}

const SECRET: &str = "f a/env abc --- \n f a/env abcde --- \n rm a/env --- \n f b x";

#[test]
fn a_deleted_file_is_still_there() {
    let detail = of(SECRET, "a/env", None);
    assert_eq!((detail.path.as_str(), detail.version.0), ("/a/env", 1));
    assert_eq!(timeline(&detail), "ACD.");
    assert_eq!(
        text(Lang::En, &detail.still_there.unwrap()),
        "Still in the image. A whiteout in L2 hides it; anyone who pulls the image can read it from L1."
    );
    assert_eq!(detail.content.unwrap().size, 5);
    assert_eq!(
        text(Lang::Ko, &detail.why.unwrap()),
        "L1이 다른 내용을 저장했습니다: 3바이트에서 5바이트로 바뀌었습니다."
    );
}

#[test]
fn an_older_version_can_be_chosen() {
    let detail = of(SECRET, "a/env", Some(0));
    assert_eq!((detail.version.0, detail.size), (0, Some(3)));
    assert!(text(Lang::En, &detail.still_there.unwrap()).contains("L1 stores this path again"));
    // A layer that has none gives the one that holds the bytes.
    assert_eq!(of(SECRET, "a/env", Some(3)).version.0, 1);
}

#[test]
fn what_takes_the_parent_away_is_named() {
    let says = |stack, path| text(Lang::En, &of(stack, path, None).still_there.unwrap());
    assert!(says("f a/b/c x --- \n rm a", "a/b/c").contains("A whiteout of /a in L1"));
    assert!(says("f a/b/c x --- \n opq a", "a/b/c").contains("/a is opaque in L1"));
    assert!(says("f a/b/c x --- \n f a y", "a/b/c").contains("/a is no directory any more in L1"));
}

#[test]
fn reasons_are_sentences() {
    let says = |stack| text(Lang::En, &of(stack, "a", None).why.unwrap());
    assert_eq!(
        says("f a x 644 --- \n f a x 755"),
        "L1 stores all 1 byte again because the mode changed from 0644 to 0755."
    );
    assert_eq!(says("d a --- \n d a 700"), "L1 changes the mode from 0755 to 0700.");
    assert_eq!(says("f a x --- \n f a x"), "L1 stores all 1 byte again although nothing differs.");
    assert_eq!(says("f a x --- \n l a b"), "L1 puts a symbolic link in the place of a file.");
    assert_eq!(says("l a b --- \n l a c"), "L1 points the link to c; before it was b.");
}

#[test]
fn other_names_of_a_file_are_listed() {
    assert_eq!(of("f a x\n h b a\n h c a", "a", None).names, ["/b", "/c"]);
    assert_eq!(of("f a x\n h b a", "b", None).names, ["/a"]);
}

#[test]
fn modes_are_letters() {
    for (mode, want) in [
        (0o644, "rw-r--r--"),
        (0o4755, "rwsr-xr-x"),
        (0o2644, "rw-r-Sr--"),
        (0o1777, "rwxrwxrwt"),
        (0o1000, "--------T"),
        (0, "---------"),
    ] {
        assert_eq!(letters(mode), want);
    }
}

#[test]
fn waste_has_its_causes() {
    let (tree, _) = stack::tree("f a xxx\n f b yy\n f c zzzzz --- \n rm a\n f b qq 600\n f d p");
    let view = waste_view(&tree, &tree.waste());
    assert_eq!((view.bytes, view.percent, view.more), (5, 38, 0));
    let rows: Vec<String> =
        view.rows.iter().map(|r| format!("{} {} {:?}", r.path.shown(), r.size, r.cause)).collect();
    assert_eq!(rows, ["/a 3 DeletedLater", "/b 2 Overwritten"]);
}

#[test]
fn capabilities_are_told_by_their_names() {
    let value: Vec<u8> =
        [0x0200_0001_u32, 1 << 13, 0, 0, 0].iter().flat_map(|word| word.to_le_bytes()).collect();
    let mut index = LayerIndex::default();
    let attributes = [("security.capability", value), ("user.bytes", vec![1, 2])];
    index.push(EntryDraft {
        xattrs: attributes.map(|(name, value)| (name.into(), value)).into(),
        ..EntryDraft::new(b"ping".to_vec(), EntryKind::File)
    });
    let mut tree = UnionTree::new();
    tree.push_layer(std::sync::Arc::new(index));
    let look = Look::Merged { upto: LayerId(0) };
    let detail = detail(&tree, tree.find(b"ping").unwrap(), look, None).unwrap();
    let shown: Vec<String> = detail.xattrs.iter().map(|(k, v)| format!("{k}: {v}")).collect();
    assert_eq!(shown, ["security.capability: cap_net_raw=ep", "user.bytes: 01 02"]);
}
