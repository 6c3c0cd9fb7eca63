//! The list of files that two images differ in: packed, sorted, filtered.

use onionskin::base::{LayerId, LayerPath, Shared};
use onionskin::image::{EntryKind, Owner};
use onionskin::union::compare::{FileChange, FileState, compare_files};
use onionskin::union::filter::{Filter, IsWord};
use onionskin::union::{Reasons, UnionTree};
use onionskin::view::differing::{ChangedFiles, Choosing, DiffBy, DiffKinds, DiffSort, not_of_two};

use crate::union::stack;

fn files(first: &str, second: &str) -> ChangedFiles {
    let (a, b): (UnionTree, UnionTree) = (stack::tree(first).0, stack::tree(second).0);
    ChangedFiles::new(&compare_files(&a, &b, &[]).changes)
}

/// A row as `~/path old@layer new@layer reasons`.
pub fn row(files: &ChangedFiles, at: usize) -> String {
    let file = files.get(at).unwrap();
    let sign = match file.state {
        FileState::Added => '+',
        FileState::Changed => '~',
        FileState::Removed => '-',
    };
    let side = |side: Option<(u64, LayerId)>| {
        side.map_or("-".to_owned(), |(bytes, layer)| format!("{bytes}@{layer}"))
    };
    let reasons: Vec<&str> = file
        .reasons
        .iter()
        .map(|one| onionskin::explain::reason(one).id.trim_start_matches("reason-"))
        .collect();
    let path = file.path().shown();
    let line = format!("{sign}{path} {} {} {}", side(file.old), side(file.new), reasons.join(","));
    line.trim_end().to_owned()
}

/// The names of the rows that are chosen, `step` of all asked at a time.
fn chosen(
    files: &ChangedFiles,
    line: &str,
    sort: (DiffBy, bool),
    kinds: &str,
    step: usize,
) -> String {
    let filter = Shared::new(Filter::parse(line).unwrap());
    let sort = DiffSort { by: sort.0, reverse: sort.1 };
    let mut choosing = Choosing::new(files, filter, sort, DiffKinds::of_letters(kinds));
    while !choosing.step(files, step) {}
    let name = |row: u32| {
        let path = files.get(row as usize).unwrap().path();
        String::from_utf8_lossy(path.as_bytes()).into_owned()
    };
    choosing.chosen().into_iter().map(name).collect::<Vec<_>>().join(" ")
}

const FIRST: &str =
    "d etc \n f etc/a 12345 \n f etc/gone 12 \n f lib/Big xxxxxxxxxx 4755 \n f same s
    \n f lib/mode x 600 \n l lib/link a";
const SECOND: &str = "d etc \n f etc/a 123 \n f lib/Big xxxxxxxxxxxx 4755 \n f same s
    --- f lib/mode x 644 \n f new/n 1234567 \n l lib/link b";

#[test]
fn rows_come_back_as_they_were_packed_and_sent() {
    let files = files(FIRST, SECOND);
    let bytes = files.clone().take_bytes();
    let mut sent: ChangedFiles =
        postcard::from_bytes(&postcard::to_stdvec(&files).unwrap()).unwrap();
    // Before its bytes come there is nothing to read.
    assert_eq!((sent.len(), sent.get(0)), (7, None));
    sent.set_bytes(bytes);
    assert_eq!(sent, files);
    let rows: Vec<String> = (0..sent.len()).map(|at| row(&sent, at)).collect();
    assert_eq!(
        rows,
        [
            "~/etc/a 5@L0 3@L0 content,size",
            "-/etc/gone 2@L0 -",
            "~/lib/Big 10@L0 12@L0 content,size",
            "~/lib/link 0@L0 0@L1 link",
            "~/lib/mode 1@L0 1@L1 mode",
            "+/new - 0@L1",
            "+/new/n - 7@L1",
        ]
    );
    assert_eq!(sent.get(7), None);
    let difference = |at: usize| sent.get(at).unwrap().difference();
    assert_eq!(
        [0, 1, 4, 5, 6].map(difference),
        [Some((true, 2)), Some((true, 2)), Some((false, 0)), None, Some((false, 7))]
    );
}

#[test]
fn odd_values_survive_the_packing() {
    let plain = FileChange {
        path: LayerPath::clean(b"caf\xe9/x\ny"),
        state: FileState::Changed,
        reasons: Reasons::CONTENT.with(Reasons::UNKNOWN),
        old: Some((u64::MAX, LayerId(0))),
        new: Some((0, LayerId(499))),
        kind: EntryKind::Other(b'Z'),
        mode: 0o7777,
        owner: Owner { uid: u64::MAX, gid: 1 << 40 },
        linked: true,
    };
    let all = [EntryKind::File, EntryKind::Symlink, EntryKind::Char, EntryKind::Block]
        .map(|kind| FileChange { kind, path: LayerPath::clean(b"top"), ..plain.clone() });
    let changes: Vec<FileChange> = std::iter::once(plain).chain(all).collect();
    let files = ChangedFiles::new(&changes);
    for (at, change) in changes.iter().enumerate() {
        let file = files.get(at).unwrap();
        assert_eq!(file.path(), change.path);
        assert_eq!((file.old, file.new), (change.old, change.new));
        assert_eq!((file.mode, file.owner, file.linked), (0o7777, change.owner, true));
        assert_eq!((file.state, file.reasons), (change.state, change.reasons));
        let other = matches!(change.kind, EntryKind::Other(_));
        assert!(if other {
            matches!(file.kind, EntryKind::Other(_))
        } else {
            file.kind == change.kind
        });
    }
    assert_eq!(files.get(usize::MAX), None);
    assert!(ChangedFiles::default().is_empty());
}

#[test]
fn every_column_sorts_and_equal_rows_stay_in_the_order_of_their_paths() {
    use DiffBy::{After, Before, Change, Difference, Path};
    let files = files(FIRST, SECOND);
    for (by, reverse, expected) in [
        (Path, false, "etc/a etc/gone lib/Big lib/link lib/mode new new/n"),
        (Path, true, "new/n new lib/mode lib/link lib/Big etc/gone etc/a"),
        (Change, false, "new new/n etc/a lib/Big lib/link lib/mode etc/gone"),
        (Change, true, "etc/gone etc/a lib/Big lib/link lib/mode new new/n"),
        (Before, false, "lib/Big etc/a etc/gone lib/mode lib/link new new/n"),
        (Before, true, "new new/n lib/link lib/mode etc/gone etc/a lib/Big"),
        (After, false, "lib/Big new/n etc/a lib/mode lib/link etc/gone new"),
        (Difference, false, "new/n lib/Big lib/link lib/mode new etc/a etc/gone"),
        (Difference, true, "etc/a etc/gone lib/link lib/mode new lib/Big new/n"),
    ] {
        for step in [1, 3, usize::MAX] {
            assert_eq!(
                chosen(&files, "", (by, reverse), "acd", step),
                expected,
                "{by:?} {reverse}"
            );
        }
    }
    let sort = DiffSort::default().with(Path);
    assert!(sort.reverse && !sort.with(After).reverse && sort.with(After).by == After);
}

#[test]
fn the_filter_of_the_tree_asks_the_list_too() {
    let files = files(FIRST, SECOND);
    let check = |line: &str, kinds: &str, expected: &str| {
        let found = chosen(&files, line, (DiffBy::Path, false), kinds, 2);
        assert_eq!(found, expected, "{line} {kinds}");
    };
    check("", "a", "new new/n");
    check("", "", "");
    check("big", "acd", "lib/Big");
    check("BIG", "acd", "");
    check("lib/", "acd", "lib/Big lib/link lib/mode");
    check("/^n$/", "acd", "new/n");
    check("/^\\/etc\\/g/", "acd", "etc/gone");
    check("-lib/ -type:dir", "acd", "etc/a etc/gone new/n");
    // The second image's size, or that of the first where only that has it.
    check(">5", "acd", "lib/Big new/n");
    check("<3 type:file", "acd", "etc/gone lib/mode");
    check("layer:1", "acd", "lib/link lib/mode new new/n");
    check("is:deleted", "acd", "etc/gone");
    check("is:changed -is:added link", "acd", "lib/link");
    check("is:added", "cd", "");
    check("mode:suid", "acd", "lib/Big");
    check("mode:0644 lib/", "acd", "lib/mode");
    check("type:link", "acd", "lib/link");
    check("type:dir", "acd", "new");
    check("owner:0 n", "acd", "etc/gone lib/link new new/n");
    check("owner:7", "acd", "");
}

#[test]
fn words_that_ask_nothing_of_two_images_are_told() {
    for (line, word) in [
        ("a is:opaque", Some(IsWord::Opaque)),
        ("-is:unchanged", Some(IsWord::Unchanged)),
        ("is:deleted mode:suid", None),
        ("", None),
    ] {
        assert_eq!(not_of_two(&Filter::parse(line).unwrap()), word, "{line}");
    }
}

#[test]
fn files_with_several_names_are_found() {
    let files = files("f a x \n h b a \n f c x", "");
    assert_eq!(chosen(&files, "type:hardlink", (DiffBy::Path, false), "acd", 9), "a b");
}
