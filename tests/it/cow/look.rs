//! What a screen is given of a step.

use std::sync::Arc;

use onionskin::sim::Simulator;
use onionskin::sim::cow::docker::Facts;
use onionskin::sim::cow::kernel::Options;
use onionskin::sim::cow::layer::FileType;
use onionskin::sim::cow::look::{Cell, Column, Look, look};
use onionskin::sim::cow::{Cow, World, parse_script};

use super::docker::Named;
use crate::union::stack::tree;

const IMAGE: &str = "
    d etc
    f etc/app.conf 2011-bytes-in-the-lowest
    f etc/big x
    d var
    d var/cache
    f var/cache/a x
    ---
    d etc
    f etc/app.conf hidden-by-the-third
    ---
    d etc
    f etc/app.conf found-here
    d var
    rm var/cache
";

/// The look of the last line of a script, after those before it.
fn last(script: &str) -> Look {
    let tree = Arc::new(tree(IMAGE).0);
    let facts = Facts { names: vec!["shop:1".into()], ..Facts::default() };
    let world = World::new(Arc::clone(&tree));
    let cow = Cow::new(world, facts, Options::default(), Named(tree));
    let mut state = cow.initial();
    let mut out = Look::default();
    for action in parse_script(script).unwrap() {
        let (next, events) = cow.step(&state, &action).unwrap();
        out = look(&cow, &state, &next, &events, &[], None);
        state = next;
    }
    out
}

fn column<'a>(look: &'a Look, path: &str) -> &'a Column {
    look.columns.iter().find(|column| column.path.shown() == path).unwrap()
}

#[test]
fn a_path_stands_on_every_sheet_that_has_it() {
    let look = last("docker run -d --name c1 shop:1\nc1# echo x >> /etc/app.conf");
    let sheets: Vec<String> = look.sheets.iter().map(|sheet| format!("{:?}", sheet.at)).collect();
    assert_eq!(
        sheets,
        ["Upper", "Init", "Image(LayerId(2))", "Image(LayerId(1))", "Image(LayerId(0))"]
    );
    let column = column(&look, "/etc/app.conf");
    let file = |size| Some(Cell::File(FileType::File, size));
    assert_eq!(column.before.cells, [None, None, file(10), file(19), file(24)]);
    assert_eq!((column.before.served_by, column.before.merged), (Some(2), file(10)));
    assert_eq!(column.after.cells, [file(12), None, file(10), file(19), file(24)]);
    assert_eq!((column.after.served_by, column.after.merged), (Some(0), file(12)));
    assert!(column.now);
    assert_eq!(look.diff.all, 2);
    assert_eq!((look.containers[0].logical, look.upper.all, look.members.all), (12, 2, 2));
}

#[test]
fn whiteouts_and_opaque_directories_are_seen_as_such() {
    let look =
        last("docker run -d --name c1 shop:1\nc1# rm /etc/big; ls /var/cache; mkdir /var/cache");
    let big = column(&look, "/etc/big");
    assert_eq!(big.after.cells[0], Some(Cell::Whiteout));
    assert_eq!((big.after.merged, big.after.served_by), (None, None));
    let cache = column(&look, "/var/cache");
    assert_eq!(cache.before.cells[2], Some(Cell::Whiteout));
    assert_eq!(cache.before.cells[4], Some(Cell::Dir { opaque: false, names: 1 }));
    assert_eq!(cache.after.cells[0], Some(Cell::Dir { opaque: false, names: 0 }));
    assert_eq!(cache.after.seen, [0], "opaque: what L0 has does not show");
    let etc = last("docker run -d --name c1 shop:1\nc1# ls /etc");
    assert_eq!(column(&etc, "/etc").after.seen, [1, 2, 3, 4], "directories are merged");
    let marked = last("docker run -d --name c1 shop:1\nc1# rm -r /etc && mkdir /etc");
    assert!(marked.columns.is_empty() || marked.upper.all > 0, "etc holds mounts: it stays");
}

#[test]
fn a_look_survives_the_way_to_the_screen() {
    let look = last(
        "docker run -d --name c1 shop:1\nc1# sed -i s/o/0/ /etc/app.conf; vim x; rm /etc/hosts",
    );
    let bytes = postcard::to_stdvec(&look).unwrap();
    assert_eq!(postcard::from_bytes::<Look>(&bytes).unwrap(), look);
}

#[test]
fn lists_are_cut_and_counted() {
    let many: String = (0..900).map(|n| format!(" f{n}")).collect();
    let look = last(&format!("docker run -d --name c1 shop:1\nc1# touch{many}"));
    assert_eq!((look.diff.all, look.diff.first.len()), (900, 200));
    assert_eq!(look.columns.len(), 8);
}
