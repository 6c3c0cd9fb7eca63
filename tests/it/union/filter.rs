//! The filter: what it keeps, what it says of a line it cannot read, and how long it takes.

use onionskin::base::LayerId;
use onionskin::explain;
use onionskin::i18n::{Lang, text};
use onionskin::image::{EntryDraft, EntryKind, LayerIndex, Owner};
use onionskin::union::filter::{Filter, Pattern, Rows};
use onionskin::union::{Look, UnionTree};

use super::stack;

const ALL: Rows = Rows::ALL;

fn kept(tree: &UnionTree, look: Look, line: &str, rows: Rows) -> String {
    let filter = Filter::parse(line).unwrap();
    let kept = filter.apply(tree, look, &tree.sums(look), rows);
    let mut paths: Vec<String> = tree
        .nodes()
        .skip(1)
        .filter(|&node| kept.keeps(node))
        .map(|node| {
            let path = String::from_utf8_lossy(tree.path(node).as_bytes()).into_owned();
            if kept.matched(node) { path } else { format!("({path})") }
        })
        .collect();
    paths.sort();
    assert_eq!(kept.matches as usize, kept.iter().count());
    paths.join(" ")
}

#[track_caller]
fn check(stack: &str, line: &str, expected: &str) {
    let (tree, _) = stack::tree(stack);
    let look = Look::Merged { upto: tree.top().unwrap() };
    let mut expected: Vec<&str> = expected.split_whitespace().collect();
    expected.sort_unstable();
    assert_eq!(kept(&tree, look, line, ALL), expected.join(" "), "{line}");
}

const STACK: &str =
    "d etc \n f etc/Passwd abcdef \n f etc/b.so xx 4755 \n f usr/lib/c.so.1 xxx \n l usr/x etc
    --- f etc/b.so yyyy \n d tmp 1777 \n f tmp/open z 666 \n rm etc/Passwd \n h etc/two etc/b.so
    --- d usr/lib \n opq usr/lib \n f new n";

#[test]
fn text_is_of_the_name_and_with_a_slash_of_the_path() {
    check(STACK, "so", "(etc) etc/b.so (usr) (usr/lib) usr/lib/c.so.1");
    check(STACK, "passwd", "(etc) etc/Passwd");
    check(STACK, "Passwd", "(etc) etc/Passwd");
    check(STACK, "PASSWD", "");
    check(STACK, "etc/", "(etc) etc/Passwd etc/b.so etc/two");
    check(STACK, "etc", "etc");
    check(STACK, "/usr", "usr usr/lib usr/lib/c.so.1 usr/x");
    check("f a/b:c x", "b:c", "(a) a/b:c");
    check("f a/is:x x", "\"is:x\"", "(a) a/is:x");
    check("f a/b.c+d x \n f a/bxc+d x", "\"a/b.c+\"", "(a) a/b.c+d");
    check("f a/-x x", "\"-x\"", "(a) a/-x");
    check("f a- x \n f b x", "-", "a-");
    check(
        STACK,
        "",
        "etc etc/Passwd etc/b.so etc/two new tmp tmp/open usr usr/lib usr/lib/c.so.1 usr/x",
    );
}

#[test]
fn expressions_are_matched() {
    check(STACK, r"/\.so$/", "(etc) etc/b.so");
    check(STACK, r"/\.so(\.\d+)?$/", "(etc) etc/b.so (usr) (usr/lib) usr/lib/c.so.1");
    check(STACK, r"/^\/usr\/[^/]+$/", "(usr) usr/lib usr/x");
    check(STACK, "/^t/", "(etc) etc/two tmp");
}

#[test]
fn every_kind_of_term() {
    check(STACK, ">3", "etc etc/Passwd etc/b.so etc/two");
    check(STACK, "type:file >=4 <5", "(etc) etc/b.so etc/two");
    check(STACK, "type:file size:<=1", "new (tmp) tmp/open");
    check(STACK, "is:deleted", "(etc) etc/Passwd (usr) (usr/lib) usr/lib/c.so.1");
    check(STACK, "is:added", "new");
    check(STACK, "is:opaque", "(usr) usr/lib");
    check(STACK, "is:unchanged type:link", "(usr) usr/x");
    check(STACK, "mode:sticky", "tmp");
    check(STACK, "mode:world-writable", "tmp tmp/open");
    check(STACK, "mode:0666", "(tmp) tmp/open");
    check(STACK, "type:hardlink", "(etc) etc/b.so etc/two");
    check(STACK, "type:dir", "etc tmp usr usr/lib");
    check(STACK, "layer:2", "new (usr) usr/lib usr/lib/c.so.1");
    check(STACK, "layer:l0-0 type:file", "(etc) etc/Passwd (usr) (usr/lib) usr/lib/c.so.1");
    check(STACK, "-type:file -type:dir", "(usr) usr/x");
    check(STACK, "owner:0 new", "new");
    check(STACK, "owner:7", "");
}

#[test]
fn suid_and_owner_are_of_the_version_shown() {
    let (tree, _) = stack::tree(STACK);
    let at = |layer| Look::Merged { upto: LayerId(layer) };
    assert_eq!(kept(&tree, at(0), "mode:suid", ALL), "(etc) etc/b.so");
    assert_eq!(kept(&tree, at(1), "mode:suid", ALL), "");
    assert_eq!(kept(&tree, at(0), "mode:exec", ALL), "(etc) etc/b.so");
    assert_eq!(kept(&tree, at(1), "is:changed", ALL), "(etc) etc/b.so");
}

#[test]
fn what_is_no_row_is_not_counted() {
    let (tree, _) = stack::tree(STACK);
    let look = Look::Merged { upto: LayerId(2) };
    let rows = Rows { deleted_before: false, unchanged: true, ..Rows::ALL };
    assert_eq!(
        kept(&tree, look, "type:file", rows),
        "(etc) (tmp) (usr) (usr/lib) etc/b.so etc/two new tmp/open usr/lib/c.so.1"
    );
    let rows = Rows { deleted_before: false, unchanged: false, ..Rows::ALL };
    assert_eq!(
        kept(&tree, Look::Layer { layer: LayerId(1) }, "type:file", rows),
        "(etc) (tmp) etc/Passwd etc/b.so etc/two tmp/open"
    );
    assert!(Filter::parse("x is:deleted").unwrap().wants_deleted());
    assert!(!Filter::parse("-is:deleted").unwrap().wants_deleted());
    assert!(Filter::parse("is:unchanged").unwrap().wants_unchanged());
}

#[test]
fn sizes_have_units() {
    let sized = |size| {
        let mut index = LayerIndex::default();
        index.push(EntryDraft { size, ..EntryDraft::new(b"x".to_vec(), EntryKind::File) });
        let mut tree = UnionTree::new();
        tree.push_layer(std::sync::Arc::new(index));
        tree
    };
    let look = Look::Merged { upto: LayerId(0) };
    for (line, size, holds) in [
        (">10M", 10_000_000, false),
        (">10M", 10_000_001, true),
        (">=10MB", 10_000_000, true),
        (">1KiB", 1_024, false),
        (">1.5k", 1_501, true),
        (">1.5k", 1_500, false),
        ("<1k", 999, true),
        ("<1k", 1_000, false),
        ("<=1kb", 1_000, true),
        ("<2Gi", 2 << 30, false),
        (">0", 0, false),
    ] {
        assert_eq!(kept(&sized(size), look, line, ALL) == "x", holds, "{line} {size}");
    }
}

#[test]
fn an_owner_may_have_a_group() {
    let mut index = LayerIndex::default();
    let owner = Owner { uid: 1000, gid: 33 };
    index.push(EntryDraft { owner, ..EntryDraft::new(b"x".to_vec(), EntryKind::File) });
    let mut tree = UnionTree::new();
    tree.push_layer(std::sync::Arc::new(index));
    let look = Look::Merged { upto: LayerId(0) };
    for (line, holds) in [
        ("owner:1000", true),
        ("owner:1000:33", true),
        ("owner::33", true),
        ("owner:1000:0", false),
        ("-owner:0", true),
    ] {
        assert_eq!(kept(&tree, look, line, ALL) == "x", holds, "{line}");
    }
}

#[test]
fn what_cannot_be_read_is_told_with_its_place() {
    for (line, at, says) in [
        (
            "a >x",
            2..4,
            r#"">x" (character 3): write a number of bytes, as ">10M", "<1k" or ">=1.5GB"."#,
        ),
        (
            "layer:x",
            0..7,
            r#""layer:x" (character 1): write a layer, as "layer:3" or "layer:2-4"."#,
        ),
        (
            "x layer:4-2",
            2..11,
            r#""layer:4-2" (character 3): write a layer, as "layer:3" or "layer:2-4"."#,
        ),
        (
            "is:gone",
            0..7,
            r#""is:gone" (character 1): write one of is:added, is:changed, is:deleted, is:opaque, is:unchanged."#,
        ),
        (
            "-mode:9999",
            0..10,
            r#""-mode:9999" (character 1): write octal bits, as "mode:0644", or one of mode:suid, mode:sgid, mode:sticky, mode:world-writable, mode:exec."#,
        ),
        (
            "type:",
            0..5,
            r#""type:" (character 1): write one of type:file, type:dir, type:link, type:hardlink, type:device, type:fifo, type:other."#,
        ),
        (
            "owner:root",
            0..10,
            r#""owner:root" (character 1): write numbers, as "owner:0", "owner:1000:1000" or "owner::33"."#,
        ),
        (
            "가 \"b c",
            2..6,
            r#""\"b c" (character 3): a quote is open. Close it with a second one."#,
        ),
        (
            "/(/",
            0..3,
            r#""/(/" (character 1): a parenthesis has no partner. A backslash before it makes it a plain character."#,
        ),
    ] {
        let error = Filter::parse(line).unwrap_err();
        assert_eq!(error.at, at, "{line}");
        let says = says.replace("\\\"", "\"");
        assert_eq!(text(Lang::En, &explain::filter_error(&error)), says, "{line}");
    }
    for bad in [
        "/[a/",
        "/a{9999}/",
        "/*/",
        r"/\q/",
        "/a**{2,1}/",
        "/((((a{200}){200}){200}){200})/",
        "/[z-a]/",
        "/)/",
        r"/a\/",
    ] {
        assert!(Filter::parse(bad).is_err(), "{bad}");
    }
}

#[test]
fn expressions_mean_what_they_mean_elsewhere() {
    let texts = [
        "",
        "a",
        "ab",
        "abc",
        "aab",
        "한글",
        "x한",
        "A-B",
        "a.b",
        "aaa",
        "b]",
        "tab\there",
        "foo123",
        "\u{ff}",
    ];
    for pattern in [
        "^a",
        "b$",
        "^$",
        "a*",
        "a+b",
        "^a{2,3}$",
        "^(a|b)+$",
        "[^a]",
        "^[^a]+$",
        "a.b",
        r"a\.b",
        "^.$",
        "^..$",
        "[가-힣]$",
        r"\d+$",
        r"^\w+$",
        r"\s",
        "[]]",
        "[a-]",
        "^(ab?c?)$",
        "x|b$",
        "()",
        "a{2}",
        "(^a|c$)",
        r"^[\w.]+$",
        r"^[^\d]*$",
        "한+",
    ] {
        let theirs = regex_lite::Regex::new(pattern).unwrap();
        let ours = Pattern::regex(pattern).unwrap();
        let mut matcher = ours.matcher();
        for text in texts {
            let capital = pattern.contains(|c: char| c.is_ascii_uppercase());
            let of = if capital { text.to_owned() } else { text.to_ascii_lowercase() };
            let ascii_word = r"\w \s \d".split(' ').any(|class| pattern.contains(class));
            if ascii_word && !text.is_ascii() {
                continue;
            }
            assert_eq!(
                matcher.is_match(text.as_bytes()),
                theirs.is_match(&of),
                "{pattern} {text:?}"
            );
        }
    }
}

#[test]
fn no_expression_tries_again_and_again() {
    // Who backtracks needs longer for these than the universe is old: the test is that it ends.
    let text = "x".repeat(20_000);
    for pattern in ["(x+x+)+y", "(x|xx)*y", "(x*)*(x*)*y", "((x?){30}x{30}){2}y"] {
        let pattern = Pattern::regex(pattern).unwrap();
        assert!(!pattern.matcher().is_match(text.as_bytes()));
        assert!(pattern.matcher().is_match(format!("{text}y").as_bytes()));
    }
}

#[test]
fn a_path_is_matched_as_if_from_its_begin() {
    let mut text = String::new();
    for n in 0..60 {
        text.push_str(&format!("f a{}/b{}/한{n}/c{}x x\n", n % 3, n % 7, n * 31 % 11));
    }
    let (tree, _) = stack::tree(&text);
    let look = Look::Merged { upto: LayerId(0) };
    let sums = tree.sums(look);
    // The last ones have many sets of states.
    for pattern in [
        "b/",
        "a1/b2",
        "^/a[12]/",
        "한.*/c",
        "/c1.?x$",
        "b\\d$|/x",
        "^/a0$",
        "(a|b|/|\\d|한|c)*x/?$",
        "a.{12}c.?|(/|b).{9}x$",
        "[ab/].{8}[0-9c].{5}|[a2].{11}[/x]",
    ] {
        let regex = Pattern::regex(pattern).unwrap();
        let line = format!("/{}/", pattern.replace('/', "\\/"));
        let kept = Filter::parse(&line).unwrap().apply(&tree, look, &sums, ALL);
        for node in tree.nodes().skip(1) {
            let alone = regex.matcher().is_match(tree.path(node).shown().as_bytes());
            let whole = pattern.contains('/');
            assert!(!whole || kept.matched(node) == alone, "{pattern} {:?}", tree.path(node));
        }
    }
}
