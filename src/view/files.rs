//! Rows of the files that a container sees, and the menu of each.

use crate::base::{LayerId, LayerPath};
use crate::sim::cow::complete::word;
use crate::sim::cow::layer::FileType;
use crate::sim::cow::listing::{ListEntry, Listing};
use crate::union::{NodeId, UnionTree, Version};
use crate::view::keys::{Key, step};

/// A row of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRow {
    /// The path.
    pub path: LayerPath,
    /// What is there.
    pub entry: ListEntry,
    /// Directories above it, the root not counted.
    pub depth: usize,
    /// Names in its directory, those that are not listed too.
    pub set_size: u64,
    /// Its place among them, from 1.
    pub pos_in_set: usize,
    /// Of a directory: whether it is open.
    pub expanded: Option<bool>,
}

/// The rows, with the directories of `open`, which is sorted, open as far as they are listed.
#[must_use]
pub fn rows(dirs: &[(LayerPath, Option<Listing>)], open: &[LayerPath]) -> Vec<FileRow> {
    let mut out = Vec::new();
    let listed = |dir: &LayerPath| dirs.iter().find(|(listed, _)| listed == dir)?.1.as_ref();
    let open = |dir: &LayerPath| open.binary_search(dir).is_ok();
    let root = LayerPath::default();
    let mut stack: Vec<(LayerPath, &Listing, usize)> =
        listed(&root).map(|listing| (root, listing, 0)).into_iter().collect();
    while let Some((dir, listing, at)) = stack.pop() {
        let Some(entry) = listing.entries.get(at) else { continue };
        let path = join(&dir, &entry.name);
        let is_dir = entry.file_type == FileType::Dir;
        out.push(FileRow {
            path: path.clone(),
            entry: entry.clone(),
            depth: stack.len(),
            set_size: listing.all,
            pos_in_set: at + 1,
            expanded: is_dir.then(|| open(&path)),
        });
        stack.push((dir, listing, at + 1));
        if is_dir
            && open(&path)
            && let Some(listing) = listed(&path)
        {
            stack.push((path, listing, 0));
        }
    }
    out
}

/// A name in a directory.
fn join(dir: &LayerPath, name: &[u8]) -> LayerPath {
    LayerPath::clean(&[dir.as_bytes(), name].join(&b'/'))
}

/// The directories whose names are not all listed: how many are, how many there are.
pub fn cut(dirs: &[(LayerPath, Option<Listing>)]) -> impl Iterator<Item = (&LayerPath, u64, u64)> {
    let listed = dirs.iter().filter_map(|(dir, listing)| Some((dir, listing.as_ref()?)));
    let counted = listed.map(|(dir, listing)| (dir, listing.entries.len() as u64, listing.all));
    counted.filter(|(_, first, all)| first < all)
}

/// What a key does in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// The keyboard goes to a row.
    Choose(LayerPath),
    /// A directory is opened or closed.
    Toggle(LayerPath),
    /// Nothing, but the key is the tree's.
    Stay,
    /// The key is not the tree's.
    Pass,
}

/// What a key does on row `at`, with `page` rows on a page.
#[must_use]
pub fn act(rows: &[FileRow], at: usize, page: usize, key: Key) -> Act {
    let Some(row) = rows.get(at) else { return Act::Pass };
    let choose = |at: usize| rows.get(at).map_or(Act::Stay, |row| Act::Choose(row.path.clone()));
    match (key, row.expanded) {
        (Key::Open, Some(true)) if rows.get(at + 1).is_some_and(|r| r.depth > row.depth) => {
            choose(at + 1)
        }
        (Key::Open, Some(false)) | (Key::Close, Some(true)) => Act::Toggle(row.path.clone()),
        (Key::Toggle | Key::Enter, Some(_)) => Act::Toggle(row.path.clone()),
        (Key::Close, _) => {
            let above = rows.get(..at).unwrap_or_default();
            above.iter().rposition(|r| r.depth < row.depth).map_or(Act::Stay, choose)
        }
        (Key::Open | Key::Toggle | Key::Enter, _) => Act::Stay,
        _ => step(key, Some(at), rows.len(), page).map_or(Act::Pass, choose),
    }
}

/// The layer of the image in which a path is served there, if it is in the image.
#[must_use]
pub fn in_image(tree: &UnionTree, path: &LayerPath) -> Option<LayerId> {
    tree.find(path.as_bytes()).and_then(|node| shown(tree, node)).map(|version| version.layer)
}

/// What a new container sees at a path of the image; none if nothing.
#[must_use]
pub fn in_container(tree: &UnionTree, node: NodeId) -> Option<FileType> {
    let version = shown(tree, node)?;
    let kind = tree.facts(version).map(|facts| facts.kind.into());
    if tree.is_dir(version) { Some(FileType::Dir) } else { kind }
}

fn shown(tree: &UnionTree, node: NodeId) -> Option<&Version> {
    tree.versions(node).last().filter(|version| version.is_present())
}

/// What is asked before a line is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Another name.
    Rename,
    /// The name of a new directory.
    MakeDir,
    /// The name of a new file.
    MakeFile,
}

/// What an entry of the menu does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Does {
    /// Writes a line.
    Line(String),
    /// Asks for a name first.
    Asks(Ask),
    /// Shows the path where the image is inspected, in the layer that serves it there.
    Inspects(LayerId),
}

/// An entry of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is called: an id of a message.
    pub id: &'static str,
    /// The command it is, as far as that is short.
    pub hint: &'static str,
    /// What it does.
    pub does: Does,
}

/// The menu of a path: what a person may do with what is there.
///
/// A name that a line cannot say (bytes that are no text) can only be looked at.
#[must_use]
pub fn menu(path: &LayerPath, file_type: FileType, in_image: Option<LayerId>) -> Vec<Item> {
    let mut out = Vec::new();
    let mut item = |id, hint, does| out.push(Item { id, hint, does });
    if let Some(at) = word(&[b"/", path.as_bytes()].concat()) {
        let (is_dir, whole) = (file_type == FileType::Dir, !path.is_root());
        let mut line = |id, hint, line: String| item(id, hint, Does::Line(line));
        if is_dir {
            line("files-list", "ls -la", format!("ls -la {at}"));
        }
        if matches!(file_type, FileType::File | FileType::Symlink) {
            line("files-read", "cat", format!("cat {at}"));
            line("files-append", "echo … >>", format!("echo one more line >> {at}"));
            line("files-overwrite", "echo … >", format!("echo new contents > {at}"));
        }
        if whole && file_type != FileType::Symlink {
            let private = if is_dir { "chmod 700" } else { "chmod 600" };
            line("files-private", private, format!("{private} {at}"));
        }
        if file_type == FileType::File {
            line("files-executable", "chmod u+x", format!("chmod u+x {at}"));
        }
        if whole && (is_dir || matches!(file_type, FileType::File | FileType::Symlink)) {
            let copy = if is_dir { "cp -r" } else { "cp" };
            line("files-copy", copy, format!("{copy} {at} {at}.copy"));
        }
        if is_dir {
            item("files-make-dir", "mkdir", Does::Asks(Ask::MakeDir));
            item("files-make-file", "touch", Does::Asks(Ask::MakeFile));
        }
        if whole {
            item("files-rename", "mv", Does::Asks(Ask::Rename));
            let remove = if is_dir { "rm -rf" } else { "rm" };
            item("files-delete", remove, Does::Line(format!("{remove} {at}")));
        }
    }
    if let Some(layer) = in_image {
        item("files-inspect", "", Does::Inspects(layer));
    }
    out
}

/// The name that stands in the field at first.
#[must_use]
pub fn suggested(ask: Ask, path: &LayerPath) -> String {
    let name = path.parts().next_back().unwrap_or_default();
    if ask == Ask::Rename { String::from_utf8_lossy(name).into_owned() } else { String::new() }
}

/// The line that a name makes; none if it is no name, or the old one.
#[must_use]
pub fn named(ask: Ask, path: &LayerPath, name: &str) -> Option<String> {
    if name.contains('/') || matches!(name, "" | "." | "..") {
        return None;
    }
    let absolute = |path: &LayerPath| word(&[b"/", path.as_bytes()].concat());
    let at = absolute(path)?;
    let inside = absolute(&join(path, name.as_bytes()));
    match ask {
        Ask::Rename => {
            let to = absolute(&join(&above(path)?, name.as_bytes())).filter(|to| *to != at)?;
            Some(format!("mv {at} {to}"))
        }
        Ask::MakeDir => Some(format!("mkdir {}", inside?)),
        Ask::MakeFile => Some(format!("touch {}", inside?)),
    }
}

/// The directory a path is in; none for the root.
#[must_use]
pub fn above(path: &LayerPath) -> Option<LayerPath> {
    let bytes = path.as_bytes();
    let at = bytes.iter().rposition(|&byte| byte == b'/').unwrap_or(0);
    (!path.is_root()).then(|| LayerPath::clean(bytes.get(..at).unwrap_or_default()))
}
