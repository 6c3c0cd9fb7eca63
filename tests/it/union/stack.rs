//! A stack of layers as text.
//!
//! Layers are divided by `---`, lowest first; a line is one entry:
//! `d PATH [MODE]`, `f PATH TEXT [MODE]`, `l PATH TARGET` (symbolic link), `h PATH TARGET` (hard
//! link), `p PATH` (fifo), `rm PATH` (whiteout), `opq DIR` (opaque marker). `/` is the root.

use std::sync::Arc;

use onionskin::base::LayerId;
use onionskin::image::{EntryDraft, EntryKind, EntryOp, LayerIndex, LayerProblem};
use onionskin::union::{NodeId, UnionTree, VersionState};

/// The layers of a text.
pub fn layers(text: &str) -> Vec<LayerIndex> {
    text.split("---").map(layer).collect()
}

fn layer(text: &str) -> LayerIndex {
    let mut index = LayerIndex::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        index.push(draft(line));
    }
    index
}

fn draft(line: &str) -> EntryDraft {
    let words: Vec<&str> = line.split_whitespace().collect();
    let path = words[1].trim_matches('/').as_bytes().to_vec();
    let word = |i: usize| words.get(i).copied();
    let mode = |i: usize, default: u16| {
        word(i).map_or(default, |text| u16::from_str_radix(text, 8).unwrap())
    };
    match words[0] {
        "d" => EntryDraft { mode: mode(2, 0o755), ..EntryDraft::new(path, EntryKind::Dir) },
        "f" => {
            let text = words[2];
            EntryDraft {
                mode: mode(3, 0o644),
                size: text.len() as u64,
                content: Some(
                    text.bytes().fold(7, |h, b| h.wrapping_mul(31).wrapping_add(u64::from(b))),
                ),
                ..EntryDraft::new(path, EntryKind::File)
            }
        }
        "l" => EntryDraft {
            link: Some(words[2].into()),
            mode: 0o777,
            ..EntryDraft::new(path, EntryKind::Symlink)
        },
        "h" => {
            EntryDraft { link: Some(words[2].into()), ..EntryDraft::new(path, EntryKind::Hardlink) }
        }
        "p" => EntryDraft { mode: 0o644, ..EntryDraft::new(path, EntryKind::Fifo) },
        "rm" => marker(&path, EntryOp::Whiteout),
        "opq" => marker(&path, EntryOp::Opaque),
        other => panic!("no such entry: {other}"),
    }
}

/// A whiteout of `path`, or an opaque marker in it.
pub fn marker(path: &[u8], op: EntryOp) -> EntryDraft {
    let name = if op == EntryOp::Opaque {
        let dir = if path.is_empty() { Vec::new() } else { [path, b"/"].concat() };
        [dir.as_slice(), b".wh..wh..opq"].concat()
    } else {
        let cut = path.iter().rposition(|&b| b == b'/').map_or(0, |i| i + 1);
        [&path[..cut], b".wh.", &path[cut..]].concat()
    };
    EntryDraft { op, ..EntryDraft::new(name, EntryKind::File) }
}

/// One tree of a text's layers, and what is odd about each.
pub fn tree(text: &str) -> (UnionTree, Vec<LayerProblem>) {
    let mut tree = UnionTree::new();
    let mut problems = Vec::new();
    for index in layers(text) {
        problems.extend(tree.push_layer(Arc::new(index)));
    }
    (tree, problems)
}

/// The merged view at a layer: `path@layer` of each path, sorted; directories end in `/`, implicit
/// ones in `/?`, links in ` -> target`; files are followed by their size.
pub fn merged(tree: &UnionTree, upto: usize) -> String {
    let mut lines: Vec<String> = (1..u32::try_from(tree.node_count()).unwrap())
        .map(NodeId)
        .filter_map(|node| {
            let version = tree.at(node, LayerId::at(upto))?;
            let facts = tree.facts(version)?;
            let path = String::from_utf8_lossy(tree.path(node).as_bytes()).into_owned();
            let tail = match facts.kind {
                EntryKind::Dir if version.state == VersionState::Implicit => "/?".to_owned(),
                EntryKind::Dir => "/".to_owned(),
                EntryKind::File => format!(" {}", facts.size),
                EntryKind::Symlink => {
                    format!(" -> {}", String::from_utf8_lossy(facts.link.unwrap()))
                }
                other => format!(" {other:?}"),
            };
            Some(format!("{path}{tail} @{}", version.layer))
        })
        .collect();
    lines.sort();
    lines.join("\n")
}

/// Asserts the merged view of all layers of a stack.
#[track_caller]
pub fn check(stack: &str, expected: &str) {
    let (tree, _) = tree(stack);
    let expected: Vec<&str> =
        expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(merged(&tree, tree.layers() - 1), expected.join("\n"));
}
