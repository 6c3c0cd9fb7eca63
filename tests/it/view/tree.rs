//! The rows of the file tree.

use std::collections::HashSet;

use onionskin::base::{LayerId, Shared};
use onionskin::image::{EntryDraft, EntryKind, LayerIndex};
use onionskin::union::filter::Filter;
use onionskin::union::{ChangeState, Look, UnionTree};
use onionskin::view::listing::{Listing, toggled};
use onionskin::view::tree::{SortBy, TreeOptions, TreeRow, TreeView, parent, position};

use crate::union::stack;

fn view(tree: UnionTree, look: Look, options: TreeOptions) -> TreeView {
    let sums = Shared::new(tree.sums(look));
    TreeView::new(Shared::new(tree), look, sums, options)
}

fn line(row: &TreeRow) -> String {
    let glyph = match row.state {
        ChangeState::Added => '+',
        ChangeState::Changed => '~',
        ChangeState::Deleted => '-',
        ChangeState::DeletedBefore => 'x',
        ChangeState::Transient => '?',
        ChangeState::Unchanged | ChangeState::Absent => '=',
    };
    let fold = match row.place.expanded {
        Some(true) => "v",
        Some(false) => ">",
        None => "",
    };
    let indent = "  ".repeat(row.place.depth.into());
    let slash = if row.kind == EntryKind::Dir { "/" } else { "" };
    let mut text = format!("{indent}{glyph}{fold} {}{slash} {}", row.name, row.size);
    if row.deleted > 0 {
        text.push_str(&format!(" (-{})", row.deleted));
    }
    if let Some(layer) = row.layer {
        text.push_str(&format!(" {layer}"));
    }
    if let Some(layer) = row.hidden_by {
        text.push_str(&format!(" -{layer}"));
    }
    if row.opaque {
        text.push_str(" opaque");
    }
    text
}

#[track_caller]
fn check(text: &str, look: Look, options: TreeOptions, open: &[&str], expected: &str) {
    let (tree, _) = stack::tree(text);
    let expanded: HashSet<_> = open.iter().map(|p| tree.find(p.as_bytes()).unwrap()).collect();
    let view = view(tree, look, options);
    let lines: Vec<String> =
        view.places(&expanded).into_iter().map(|place| line(&view.row(place))).collect();
    let expected: Vec<&str> = expected
        .lines()
        .map(|line| line.trim_start_matches(" |").trim_end())
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.split_once('|').map_or(line, |(_, rest)| rest))
        .collect();
    assert_eq!(lines.join("\n"), expected.join("\n"));
}

const STACK: &str = "d app\n f app/big 0123456789\n f app/env abc\n d etc\n f etc/passwd ab
    --- \n f app/env abcd\n f new/x a
    --- \n rm app/env\n d etc\n opq etc\n f etc/b abc";

fn merged(upto: u16) -> Look {
    Look::Merged { upto: LayerId(upto) }
}

#[test]
fn merged_shows_what_the_layer_changed() {
    check(
        STACK,
        merged(2),
        TreeOptions::default(),
        &["app", "etc"],
        "|=v app/ 10 (-4) L0
         |  = big 10 L0
         |  - env 4 L1 -L2
         |~v etc/ 3 (-2) L2 opaque
         |  + b 3 L2
         |  - passwd 2 L0 -L2
         |=> new/ 1 L1",
    );
}

#[test]
fn closed_directories_hide_their_rows() {
    check(
        STACK,
        merged(1),
        TreeOptions::default(),
        &["new"],
        "|=> app/ 14 L0
         |=> etc/ 2 L0
         |+v new/ 1 L1
         |  + x 1 L1",
    );
}

#[test]
fn deletions_of_earlier_layers_are_shown_on_demand() {
    let text = "d a\n f a/b xx\n f c y --- \n rm a --- \n f d z";
    check(text, merged(2), TreeOptions::default(), &["a"], "|= c 1 L0\n|+ d 1 L2");
    check(
        text,
        merged(2),
        TreeOptions { show_deleted: true, ..TreeOptions::default() },
        &["a"],
        "|xv a/ 2 L0 -L1
         |  x b 2 L0 -L1
         |= c 1 L0
         |+ d 1 L2",
    );
}

#[test]
fn one_layer_alone_leaves_the_rest_out() {
    let options = TreeOptions { hide_unchanged: true, ..TreeOptions::default() };
    check(
        STACK,
        Look::Layer { layer: LayerId(1) },
        options,
        &["app", "new"],
        "|=v app/ 4 L0
         |  ~ env 4 L1
         |+v new/ 1 L1
         |  + x 1 L1",
    );
}

#[test]
fn names_sort_by_bytes_and_are_made_visible() {
    let options = TreeOptions { sort: SortBy::Name, ..TreeOptions::default() };
    check(
        "f b x\n f B xx\n f a\u{202e}c x",
        merged(0),
        options,
        &[],
        "|+ B 2 L0\n|+ a\\u{202e}c 1 L0\n|+ b 1 L0",
    );
}

#[test]
fn places_know_their_set_and_their_parent() {
    let (tree, _) = stack::tree(STACK);
    let app = tree.find(b"app").unwrap();
    let env = tree.find(b"app/env").unwrap();
    let view = view(tree, merged(1), TreeOptions::default());
    let places = view.places(&HashSet::from([app]));
    let at = position(&places, env).unwrap();
    assert_eq!((places[at].set_size, places[at].pos_in_set, places[at].depth), (2, 2, 1));
    assert_eq!(parent(&places, at), position(&places, app));
    assert_eq!(parent(&places, 0), None);
}

#[test]
fn a_directory_of_many_rows_and_a_deep_one_are_drawn() {
    let mut index = LayerIndex::default();
    for i in 0..20_000_u32 {
        let path = format!("many/{i:05}").into_bytes();
        index.push(EntryDraft { size: i.into(), ..EntryDraft::new(path, EntryKind::File) });
    }
    let deep = vec!["d"; 3_000].join("/");
    index.push(EntryDraft::new(deep.clone().into_bytes(), EntryKind::Dir));
    let mut tree = UnionTree::new();
    tree.push_layer(index.into());
    let mut expanded = HashSet::from([tree.find(b"many").unwrap()]);
    let mut at = tree.find(deep.as_bytes());
    while let Some(node) = at {
        expanded.insert(node);
        at = tree.parent(node);
    }
    let view = view(tree, merged(0), TreeOptions::default());
    let places = view.places(&expanded);
    assert_eq!(places.len(), 1 + 20_000 + 3_000);
    assert_eq!(view.row(places[1]).size, 19_999);
    assert_eq!(places.last().unwrap().depth, 2_999);
}

#[test]
fn rows_written_in_parts_are_the_rows() {
    let text = "f a/b/c xx \n f a/b/d yyy \n f a/e v \n d f \n f g/h/i z --- rm a/e \n f a/new n";
    let (tree, _) = stack::tree(text);
    let dirs = ["a", "a/b", "f", "g", "g/h"].map(|path| tree.find(path.as_bytes()).unwrap());
    for options in
        [SortBy::Size, SortBy::Name].map(|sort| TreeOptions { sort, ..Default::default() })
    {
        let view = view(stack::tree(text).0, merged(1), options);
        for chosen in 0..1 << dirs.len() {
            let open = |bits: usize| -> HashSet<_> {
                (0..dirs.len()).filter(|at| bits >> at & 1 == 1).map(|at| dirs[at]).collect()
            };
            let expanded = open(chosen);
            let all = view.places(&expanded);
            for count in [1, 2, 5] {
                let mut listing = Listing::default();
                while !listing.step(&view, &|dir| expanded.contains(&dir), count) {}
                assert_eq!(listing.places(), all);
            }
            // Opening or closing one of them gives the same as writing all of them anew.
            for (bit, &dir) in dirs.iter().enumerate() {
                let Some(at) = position(&all, dir) else { continue };
                let after = open(chosen ^ 1 << bit);
                let below = (chosen >> bit & 1 == 0).then(|| {
                    let mut listing = Listing::below(dir, all[at].depth + 1);
                    while !listing.step(&view, &|dir| after.contains(&dir), 2) {}
                    listing.places()
                });
                assert_eq!(toggled(&all, at, below), view.places(&after), "{chosen:b} {bit}");
            }
        }
    }
}

/// The rows a filter leaves, with these directories open.
fn filtered(text: &str, look: Look, options: TreeOptions, filter: &str, open: &[&str]) -> String {
    let (tree, _) = stack::tree(text);
    let expanded: HashSet<_> = open.iter().map(|p| tree.find(p.as_bytes()).unwrap()).collect();
    let sums = tree.sums(look);
    let filter = Filter::parse(filter).unwrap();
    let kept = Shared::new(filter.apply(&tree, look, &sums, options.rows()));
    let matches = kept.matches;
    let view = view(tree, look, options).filtered(Some(kept));
    let row = |place| -> String {
        let line = line(&view.row(place));
        line.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
    };
    let rows: Vec<String> = view.places(&expanded).into_iter().map(row).collect();
    format!("{matches}: {}", rows.join(", "))
}

#[test]
fn a_filter_keeps_the_way_to_its_matches() {
    const STACK: &str = "f a/b/c.so xx \n f a/d yyy \n d e \n f g.so z --- f a/new n \n rm g.so";
    let merged = Look::Merged { upto: LayerId(1) };
    let by_name = TreeOptions { sort: SortBy::Name, ..TreeOptions::default() };
    let open = ["a", "a/b"];
    assert_eq!(filtered(STACK, merged, by_name, "so", &open), "2: =v a/, =v b/, = c.so, - g.so");
    assert_eq!(filtered(STACK, merged, by_name, "so", &[]), "2: => a/, - g.so");
    assert_eq!(filtered(STACK, merged, by_name, "type:dir", &open), "3: =v a/, = b/, = e/");
    assert_eq!(filtered(STACK, merged, by_name, "nothing", &open), "0: ");
    // A directory that the layer does not touch stays where it leads to a match.
    let layer = Look::Layer { layer: LayerId(1) };
    let hidden = TreeOptions { hide_unchanged: true, ..by_name };
    assert_eq!(filtered(STACK, layer, hidden, "type:file", &open), "2: =v a/, + new, - g.so");
}

#[test]
fn every_column_sorts_either_way() {
    let text = "f a xxx 755\n f b x 600 --- \n f c xx 644";
    let order = |sort, reverse| {
        let (tree, _) = stack::tree(text);
        let options = TreeOptions { sort, reverse, ..TreeOptions::default() };
        let view = view(tree, merged(1), options);
        let names = view.places(&HashSet::new()).into_iter().map(|place| view.row(place).name);
        names.collect::<Vec<_>>().join("")
    };
    for (sort, down, up) in [
        (SortBy::Size, "acb", "bca"),
        (SortBy::Name, "abc", "cba"),
        (SortBy::Layer, "cab", "abc"),
        (SortBy::Mode, "bca", "acb"),
        // Equal rows stay in the order of their names.
        (SortBy::Owner, "abc", "abc"),
    ] {
        assert_eq!(
            (order(sort, false).as_str(), order(sort, true).as_str()),
            (down, up),
            "{sort:?}"
        );
    }
    let mut by = SortBy::Name;
    for next in [SortBy::Mode, SortBy::Owner, SortBy::Time, SortBy::Size, SortBy::Layer] {
        by = by.next();
        assert_eq!(by, next);
    }
    assert_eq!(by.next(), SortBy::Name);
}
