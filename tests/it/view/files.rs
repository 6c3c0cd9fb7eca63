//! Rows of a container's files, keys among them, and their menus.

use onionskin::base::{LayerId, LayerPath};
use onionskin::sim::cow::LayerRef;
use onionskin::sim::cow::layer::FileType;
use onionskin::sim::cow::listing::{From, ListEntry, Listing};
use onionskin::view::files::{Act, Ask, Does, act, cut, menu, named, rows, suggested};
use onionskin::view::keys::Key;

fn path(text: &str) -> LayerPath {
    LayerPath::clean(text.as_bytes())
}

/// `etc: a b/; etc/b: c`, and a count in front of a list that is longer: `etc 9: a`.
fn dirs(text: &str) -> Vec<(LayerPath, Option<Listing>)> {
    let dir = |part: &str| {
        let (dir, names) = part.split_once(':').unwrap();
        let (dir, all) = dir.trim().split_once(' ').unwrap_or((dir.trim(), ""));
        let entry = |name: &str| ListEntry {
            name: name.trim_end_matches('/').as_bytes().to_vec(),
            file_type: if name.ends_with('/') { FileType::Dir } else { FileType::File },
            size: 1,
            link: None,
            from: From::Layer(LayerRef::Upper),
        };
        let entries: Vec<ListEntry> = names.split_whitespace().map(entry).collect();
        let all = all.parse().unwrap_or(entries.len() as u64);
        (path(dir), Some(Listing { entries, all }))
    };
    text.split(';').map(dir).collect()
}

fn open(text: &str) -> Vec<LayerPath> {
    let mut open: Vec<LayerPath> = text.split_whitespace().map(path).collect();
    open.sort();
    open
}

fn drawn(text: &str, opened: &str) -> Vec<String> {
    let line = |row: onionskin::view::files::FileRow| {
        let fold = row.expanded.map_or("", |open| if open { " -" } else { " +" });
        format!(
            "{}{} {}/{}{fold}",
            "  ".repeat(row.depth),
            row.path.shown(),
            row.pos_in_set,
            row.set_size
        )
    };
    rows(&dirs(text), &open(opened)).into_iter().map(line).collect()
}

const TREE: &str = ": bin/ etc/ x; etc: a b/; etc/b: c";

#[test]
fn open_directories_show_their_names() {
    assert_eq!(drawn(TREE, ""), ["/bin 1/3 +", "/etc 2/3 +", "/x 3/3"]);
    assert_eq!(
        drawn(TREE, "etc etc/b bin"),
        [
            "/bin 1/3 -",
            "/etc 2/3 -",
            "  /etc/a 1/2",
            "  /etc/b 2/2 -",
            "    /etc/b/c 1/1",
            "/x 3/3"
        ],
    );
    // A directory that is open below a closed one waits; one that is gone is not missed.
    assert_eq!(drawn(TREE, "etc/b gone"), ["/bin 1/3 +", "/etc 2/3 +", "/x 3/3"]);
    assert_eq!(drawn("etc: a", "etc"), [""; 0]);
}

#[test]
fn names_that_are_not_listed_are_counted() {
    let listed = dirs(": etc/; etc 9: a b");
    let cut: Vec<_> = cut(&listed).map(|(dir, first, all)| (dir.shown(), first, all)).collect();
    assert_eq!(cut, [("/etc".to_owned(), 2, 9)]);
    assert_eq!(drawn(": etc/; etc 9: a b", "etc")[1], "  /etc/a 1/9");
}

#[test]
fn keys_walk_the_tree() {
    let rows = rows(&dirs(TREE), &open("etc"));
    let choose = |text: &str| Act::Choose(path(text));
    for (at, key, wanted) in [
        (0, Key::Down, choose("etc")),
        (0, Key::Up, choose("bin")),
        (0, Key::Open, Act::Toggle(path("bin"))),
        (0, Key::Close, Act::Stay),
        (1, Key::Open, choose("etc/a")),
        (1, Key::Close, Act::Toggle(path("etc"))),
        (1, Key::Enter, Act::Toggle(path("etc"))),
        (2, Key::Open, Act::Stay),
        (2, Key::Close, choose("etc")),
        (3, Key::Close, choose("etc")),
        (3, Key::First, choose("bin")),
        (0, Key::Last, choose("x")),
        (0, Key::PageDown, choose("etc/b")),
        (0, Key::Mode, Act::Pass),
        (9, Key::Down, Act::Pass),
    ] {
        assert_eq!(act(&rows, at, 3, key), wanted, "{at} {key:?}");
    }
    // An open directory without names keeps the keyboard.
    let empty = dirs(": a/ b; a:");
    assert_eq!(act(&self::rows(&empty, &open("a")), 0, 3, Key::Open), Act::Stay);
}

/// The lines a menu can write, and what else it can do.
fn lines(text: &str, file_type: FileType) -> Vec<String> {
    menu(&path(text), file_type, Some(LayerId(3)))
        .into_iter()
        .map(|item| match item.does {
            Does::Line(line) => line,
            Does::Asks(ask) => format!("{ask:?}"),
            Does::Inspects(layer) => format!("inspect {layer}"),
        })
        .collect()
}

#[test]
fn a_menu_writes_lines() {
    assert_eq!(
        lines("etc/a b", FileType::File),
        [
            r"cat /etc/a\ b",
            r"echo one more line >> /etc/a\ b",
            r"echo new contents > /etc/a\ b",
            r"chmod 600 /etc/a\ b",
            r"chmod u+x /etc/a\ b",
            r"cp /etc/a\ b /etc/a\ b.copy",
            "Rename",
            r"rm /etc/a\ b",
            "inspect L3",
        ],
    );
    assert_eq!(
        lines("etc", FileType::Dir),
        [
            "ls -la /etc",
            "chmod 700 /etc",
            "cp -r /etc /etc.copy",
            "MakeDir",
            "MakeFile",
            "Rename",
            "rm -rf /etc",
            "inspect L3",
        ],
    );
    assert_eq!(lines("", FileType::Dir), ["ls -la /", "MakeDir", "MakeFile", "inspect L3"]);
    // Who reads a pipe waits for one who writes.
    let pipe = lines("run/p", FileType::Fifo);
    assert_eq!(pipe, ["chmod 600 /run/p", "Rename", "rm /run/p", "inspect L3"]);
    assert_eq!(lines("it's $x", FileType::Symlink)[0], r"cat /it\'s\ \$x");
    assert_eq!(lines("a\nb", FileType::File), ["inspect L3"]);
    let bytes = menu(&LayerPath::clean(b"\xff"), FileType::File, None);
    assert_eq!(bytes, []);
}

#[test]
fn a_name_makes_a_line() {
    let line = |ask, text: &str, name: &str| {
        named(ask, &path(text), name).unwrap_or_else(|| "none".to_owned())
    };
    for (ask, at, name, wanted) in [
        (Ask::Rename, "etc/a", "b", "mv /etc/a /etc/b"),
        (Ask::Rename, "a", "b c", r"mv /a /b\ c"),
        (Ask::Rename, "a", "-r", "mv /a /-r"),
        (Ask::Rename, "etc/a", "a", "none"),
        (Ask::Rename, "etc/a", "", "none"),
        (Ask::Rename, "etc/a", "..", "none"),
        (Ask::Rename, "etc/a", "x/y", "none"),
        (Ask::Rename, "", "x", "none"),
        (Ask::MakeDir, "etc", "new", "mkdir /etc/new"),
        (Ask::MakeDir, "", "new", "mkdir /new"),
        (Ask::MakeFile, "etc", "한글", "touch /etc/한글"),
        (Ask::MakeFile, "etc", "a\tb", "none"),
    ] {
        assert_eq!(line(ask, at, name), wanted, "{ask:?} {at} {name}");
    }
    assert_eq!(suggested(Ask::Rename, &path("etc/a b")), "a b");
    assert_eq!(suggested(Ask::MakeDir, &path("etc")), "");
}
