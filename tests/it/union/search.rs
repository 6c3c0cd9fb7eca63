//! Searching all layers: what is found, in which order, and where next and previous lead.

use onionskin::base::LayerId;
use onionskin::union::UnionTree;
use onionskin::union::filter::{Matching, Pattern};
use onionskin::union::search::{Hit, Search, Searching, by_name};

use super::stack;

const STACK: &str = "f etc/a.conf x \n f etc/b.conf y \n f usr/conf z \n f zz z
    --- rm etc/a.conf \n f etc/b.conf yy
    --- f etc/a.conf again \n opq usr";

fn search(tree: &UnionTree, text: &str) -> Search {
    Search::new(tree, &Pattern::typed(text).unwrap(), by_name(tree))
}

fn shown(tree: &UnionTree, hit: Hit) -> String {
    format!("{}@{}", String::from_utf8_lossy(tree.path(hit.node).as_bytes()), hit.layer)
}

#[test]
fn every_version_is_a_hit_deleted_ones_too() {
    let (tree, _) = stack::tree(STACK);
    for (text, expected) in [
        ("conf", "etc/a.conf@L0 etc/a.conf@L2 etc/b.conf@L0 etc/b.conf@L1 usr/conf@L0"),
        ("/^a/", "etc/a.conf@L0 etc/a.conf@L2"),
        ("usr", "usr@L0"),
        ("/usr", "usr@L0 usr/conf@L0"),
        ("nothing", ""),
    ] {
        let search = search(&tree, text);
        let hits: Vec<String> = search.hits().iter().map(|&hit| shown(&tree, hit)).collect();
        assert_eq!(hits.join(" "), expected, "{text}");
        assert_eq!(search.len(), hits.len());
    }
}

#[test]
fn next_and_previous_wrap() {
    let (tree, _) = stack::tree(STACK);
    let search = search(&tree, "conf");
    let mut at = None;
    let mut seen = Vec::new();
    for _ in 0..6 {
        let found = search.next(&tree, at).unwrap();
        seen.push(format!("{}{}", found.at, if found.wrapped { "w" } else { "" }));
        at = Some(found.hit);
    }
    assert_eq!(seen, ["1", "2", "3", "4", "5", "1w"]);
    let mut at = None;
    let mut seen = Vec::new();
    for _ in 0..6 {
        let found = search.previous(&tree, at).unwrap();
        seen.push(format!("{}{}", found.at, if found.wrapped { "w" } else { "" }));
        at = Some(found.hit);
    }
    assert_eq!(seen, ["5", "4", "3", "2", "1", "5w"]);
    assert_eq!(self::search(&tree, "nothing").next(&tree, at), None);
    assert_eq!(self::search(&tree, "nothing").previous(&tree, at), None);
}

#[test]
fn a_search_goes_on_from_wherever_one_is() {
    let (tree, _) = stack::tree(STACK);
    let search = search(&tree, "/[ab].conf/");
    let from = |path: &str, layer| Hit {
        node: tree.find(path.as_bytes()).unwrap(),
        layer: LayerId(layer),
    };
    let next = |hit| shown(&tree, search.next(&tree, Some(hit)).unwrap().hit);
    let previous = |hit| shown(&tree, search.previous(&tree, Some(hit)).unwrap().hit);
    assert_eq!(next(from("etc", 0)), "etc/a.conf@L0");
    assert_eq!(next(from("etc/a.conf", 1)), "etc/a.conf@L2");
    assert_eq!(previous(from("etc/b.conf", 0)), "etc/a.conf@L2");
    // A path that leads to no hit stands behind the last directory that does.
    assert_eq!(next(from("zz", 0)), "etc/a.conf@L0");
}

#[test]
fn the_order_is_that_of_the_screen() {
    let (tree, _) = stack::tree("f a/x 1 \n f a/y 2 \n f b/x 3");
    let pattern = Pattern::typed("/x|y/").unwrap();
    let search = Search::new(&tree, &pattern, |a, b| tree.name(b).cmp(tree.name(a)));
    let hits: Vec<String> = search.hits().iter().map(|&hit| shown(&tree, hit)).collect();
    assert_eq!(hits, ["b/x@L0", "a/y@L0", "a/x@L0"]);
}

#[test]
fn in_parts_it_finds_the_same() {
    let many: String = (0..3_000).map(|at| format!("f d{}/{at} 1\n", at % 7)).collect();
    let flat: String = (0..3_000).map(|at| format!("f e/{} 1\n", at * 7 % 3_000)).collect();
    let (tree, _) = stack::tree(&format!("{many}{flat}"));
    let pattern = Pattern::typed("1").unwrap();
    let whole = Search::new(&tree, &pattern, by_name(&tree));
    assert!(whole.len() > 1_000, "{}", whole.len());
    for count in [1, 10, 999, 5_000] {
        let mut matching = Matching::new(&tree, &pattern);
        while !matching.step(&tree, count) {}
        let mut searching = Searching::new(&tree, matching.into_bits());
        let mut steps = 0;
        while !searching.step(&tree, count, &mut by_name(&tree)) {
            steps += 1;
        }
        assert_eq!(searching.found().0, whole, "{count} at a time");
        assert!(steps >= whole.len() / (2 * count).max(1_024), "{steps} steps of {count}");
    }
}
