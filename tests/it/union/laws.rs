//! Laws that hold for every image.

use std::collections::BTreeMap;
use std::sync::Arc;

use onionskin::base::LayerId;
use onionskin::image::{EntryDraft, EntryKind, EntryOp, LayerIndex};
use onionskin::union::{NodeId, UnionTree};
use proptest::prelude::*;

use super::stack::marker;

/// A file system as a model: path to what is there. `None` is a directory.
type Model = BTreeMap<Vec<String>, Option<String>>;

/// One change to a file system.
#[derive(Clone, Debug)]
enum Change {
    Write(Vec<String>, String),
    Remove(Vec<String>),
}

fn paths() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop::sample::select(vec!["a", "b", "c"]), 1..4)
        .prop_map(|parts| parts.into_iter().map(str::to_owned).collect())
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let one = prop_oneof![
        3 => (paths(), "[xyz]{0,3}").prop_map(|(path, text)| Change::Write(path, text)),
        2 => paths().prop_map(Change::Remove),
    ];
    prop::collection::vec(one, 1..24)
}

/// Makes a change: writing replaces whatever is in the way, and makes the directories it needs.
fn apply(model: &mut Model, change: &Change) {
    let clear = |model: &mut Model, path: &[String]| {
        model.retain(|other, _| !other.starts_with(path));
    };
    match change {
        Change::Remove(path) => clear(model, path),
        Change::Write(path, text) => {
            for end in 1..path.len() {
                if model.get(&path[..end]) != Some(&None) {
                    clear(model, &path[..end]);
                    model.insert(path[..end].to_vec(), None);
                }
            }
            clear(model, path);
            model.insert(path.clone(), Some(text.clone()));
        }
    }
}

fn put(path: &[String], what: &Option<String>) -> EntryDraft {
    let name = path.join("/").into_bytes();
    match what {
        None => EntryDraft { mode: 0o755, ..EntryDraft::new(name, EntryKind::Dir) },
        Some(text) => EntryDraft {
            size: text.len() as u64,
            content: Some(
                text.bytes().fold(7, |h, b| h.wrapping_mul(31).wrapping_add(u64::from(b))),
            ),
            ..EntryDraft::new(name, EntryKind::File)
        },
    }
}

/// The layer that leads from one file system to the next, as a builder's differ writes it.
fn difference(before: &Model, after: &Model) -> Vec<EntryDraft> {
    let mut entries = Vec::new();
    for path in before.keys().filter(|path| !after.contains_key(*path)) {
        // Whatever replaces or removes a directory above takes this path with it.
        let parent = &path[..path.len() - 1];
        let parent_stays = parent.is_empty() || after.get(parent) == Some(&None);
        if parent_stays {
            entries.push(marker(path.join("/").as_bytes(), EntryOp::Whiteout));
        }
    }
    for (path, what) in after.iter().filter(|(path, what)| before.get(*path) != Some(what)) {
        entries.push(put(path, what));
    }
    entries
}

/// A history cut into layers, and the file system at its end.
fn cut(changes: &[Change], cuts: &[bool]) -> (Model, Vec<Vec<EntryDraft>>) {
    let mut model = Model::new();
    let mut last = Model::new();
    let mut layers = Vec::new();
    for (change, cut) in changes.iter().zip(cuts) {
        apply(&mut model, change);
        if *cut {
            layers.push(difference(&last, &model));
            last.clone_from(&model);
        }
    }
    layers.push(difference(&last, &model));
    (model, layers)
}

fn tree_of(layers: impl IntoIterator<Item = Vec<EntryDraft>>) -> UnionTree {
    let mut tree = UnionTree::new();
    for entries in layers {
        let mut index = LayerIndex::default();
        entries.into_iter().for_each(|entry| index.push(entry));
        tree.push_layer(Arc::new(index));
    }
    tree
}

/// The merged view of all layers as a list: path, whether directory, content.
fn view(tree: &UnionTree) -> Vec<(String, bool, Option<u64>)> {
    let top = tree.top().unwrap_or(LayerId(0));
    let mut list: Vec<_> = (1..u32::try_from(tree.node_count()).unwrap())
        .map(NodeId)
        .filter_map(|node| {
            let facts = tree.facts(tree.at(node, top)?)?;
            let dir = facts.kind == EntryKind::Dir;
            let path = String::from_utf8(tree.path(node).as_bytes().to_vec()).unwrap();
            Some((path, dir, facts.content.filter(|_| !dir)))
        })
        .collect();
    list.sort();
    list
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..Default::default() })]

    /// However a history is cut into layers, the union is the same: the file system at its end.
    #[test]
    fn any_split_into_layers_gives_the_same_union(
        changes in changes(),
        cuts in prop::collection::vec(any::<bool>(), 24),
    ) {
        let (model, layers) = cut(&changes, &cuts);
        let whole = tree_of([difference(&Model::new(), &model)]);
        prop_assert_eq!(view(&tree_of(layers)), view(&whole));
    }

    /// Order within a layer does not matter where no path comes twice and no link names another.
    #[test]
    fn order_within_a_layer_does_not_matter(
        changes in changes(),
        cut in 0usize..24,
        keys in prop::collection::vec(any::<u32>(), 64),
    ) {
        let mut before = Model::new();
        let mut after = Model::new();
        for (i, change) in changes.iter().enumerate() {
            if i < cut {
                apply(&mut before, change);
            }
            apply(&mut after, change);
        }
        let lower = difference(&Model::new(), &before);
        let upper = difference(&before, &after);
        let mut shuffled: Vec<_> = upper.iter().cloned().zip(&keys).collect();
        shuffled.sort_by_key(|(_, key)| **key);
        let shuffled = shuffled.into_iter().map(|(entry, _)| entry).collect();
        prop_assert_eq!(
            view(&tree_of([lower.clone(), upper])),
            view(&tree_of([lower, shuffled]))
        );
    }

    /// Causes sum to the waste, and what is stored is what is shown and what is wasted.
    #[test]
    fn what_is_stored_is_shown_or_wasted(changes in changes(), cuts in prop::collection::vec(any::<bool>(), 24)) {
        let (model, layers) = cut(&changes, &cuts);
        let stored: u64 = layers.iter().flatten().map(|e| e.size).sum();
        let shown: u64 = model.values().flatten().map(|text| text.len() as u64).sum();
        let waste = tree_of(layers).waste();
        prop_assert_eq!(waste.stored, stored);
        prop_assert_eq!(waste.bytes, stored - shown);
    }
}
