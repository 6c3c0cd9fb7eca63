//! Everything that is told and exported of an image, on the archives of other projects.

use std::io::Cursor;
use std::path::PathBuf;

use onionskin::base::LayerId;
use onionskin::i18n::{Lang, text};
use onionskin::union::compare::{compare_files, compare_layers};
use onionskin::union::filter::{Filter, Pattern, Rows};
use onionskin::union::search::{Search, by_name};
use onionskin::union::{Look, NodeId, dive};
use onionskin::view::audit::audit;
use onionskin::view::export::{csv, dive_json, json, markdown, write_tar};
use onionskin::view::image_facts::image_facts;
use onionskin::view::picture::{By, Rect, Zoom, flame, treemap};
use serde_json::Value;

use super::export::{of_bytes, view};

#[test]
fn real_archives_are_told_and_exported() {
    let shared =
        std::env::var_os("ONIONSKIN_SHARED").map_or_else(|| "../shared".into(), PathBuf::from);
    let folder = shared.join("images/third-party");
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("skipped: {} is not there", folder.display());
        return;
    };
    for file in files.map(|file| file.unwrap().path()) {
        let small = file.metadata().unwrap().len() < 12_000_000;
        let is_tar = file.extension().is_some_and(|end| end == "tar");
        if let Some(opened) =
            (small && is_tar).then(|| of_bytes(std::fs::read(&file).unwrap(), false)).flatten()
        {
            println!("{}", file.display());
            check(opened);
        }
    }
}

fn check(mut opened: super::export::Opened) {
    let (image, tree) = (opened.image.clone(), opened.tree.clone());
    let Some(top) = tree.top() else { return };
    let (waste, numbers) = (tree.waste(), dive::numbers(&tree));
    let audit = audit(&image, &tree, &waste);
    let of_base = audit.base.as_ref().map_or(0, |base| base.layers);
    let above: u64 =
        waste.entries.iter().filter(|e| e.hidden_by.index() >= of_base).map(|e| e.size).sum();
    let told: u64 = audit.changes.iter().filter(|c| c.by.is_some()).map(|c| c.bytes).sum();
    assert_eq!(told, above);

    let mut out = Vec::new();
    json(&mut out, &image, &tree, &waste, &numbers, &audit).unwrap();
    let ours: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(ours["layers"].as_array().unwrap().len(), image.layers.len());
    out.clear();
    dive_json(&mut out, &image, &tree, &numbers).unwrap();
    serde_json::from_slice::<Value>(&out).unwrap();
    out.clear();
    let look = Look::Merged { upto: top };
    csv(&mut out, &tree, look).unwrap();
    for lang in Lang::ALL {
        let mut report = Vec::new();
        markdown(&mut report, lang, &image, &tree, &waste, &numbers, &audit, None).unwrap();
        println!("{}", String::from_utf8(report).unwrap());
    }
    for setting in image_facts(&image, false).settings {
        assert!(!text(Lang::Ko, &setting.name).starts_with("facts-"));
    }

    let mut out = Vec::new();
    // A layer that ends early has no contents for its last files.
    let small = waste.stored < 100_000_000;
    if small && write_tar(&mut out, &tree, NodeId::ROOT, top, &mut opened).is_ok() {
        for entry in tar::Archive::new(Cursor::new(&out)).entries().unwrap() {
            entry.unwrap();
        }
        let again = of_bytes(out, true).map(|again| view(&again.tree)).unwrap_or_default();
        assert_eq!(again, view(&tree));
    }

    let sums = tree.sums(look);
    let rows = Rows { deleted_before: true, unchanged: true, ..Rows::ALL };
    let all = Filter::default().apply(&tree, look, &sums, rows);
    let none = Filter::parse("-type:dir type:dir").unwrap().apply(&tree, look, &sums, rows);
    assert_eq!(none.matches, 0);
    let search = Search::new(&tree, &Pattern::typed("/./").unwrap(), by_name(&tree));
    assert!(search.len() >= all.matches as usize);
    let layers: Vec<_> =
        (0..image.layers.len()).map(|n| (LayerId::at(n), LayerId::at(n))).collect();
    assert_eq!(compare_files(&tree, &tree, &layers).changes, []);
    let same = compare_layers(&image, &image);
    assert!(image.layers.iter().any(|l| l.diff_id.is_none()) || same.pull.by_chain.is_empty());

    let frame = Rect { x: 0.0, y: 0.0, width: 900.0, height: 500.0 };
    for tile in treemap(&tree, &sums, look, NodeId::ROOT, frame, (4.0, 2.0, 14.0)) {
        let Rect { x, y, width, height } = tile.rect;
        assert!(x >= 0.0 && y >= 0.0 && width >= 0.0 && height >= 0.0, "{tile:?}");
        assert!(x + width < 900.001 && y + height < 500.001, "{tile:?}");
    }
    for by in [By::Layer, By::Cause] {
        let flame = flame(&tree, &waste, by, &Zoom::default(), 0.0);
        assert!(flame.frames.first().is_none_or(|all| all.bytes == waste.stored));
        assert!(flame.frames.iter().all(|f| f.start + f.width < 1.000_001));
    }
}
