//! Treemaps and flame graphs: areas as the bytes, nothing over another; and images of Windows.

use onionskin::base::{LayerId, LayerPath};
use onionskin::i18n::{Lang, text};
use onionskin::image::{Image, ImageConfig, ImageFrom};
use onionskin::union::{Look, NodeId, WasteCause};
use onionskin::view::picture::{
    Block, By, Fate, FrameOf, Rect, Sizes, Tile, Zoom, blocks, flame, treemap,
};
use onionskin::view::windows;

use crate::union::stack;

const FRAME: Rect = Rect { x: 0.0, y: 0.0, width: 800.0, height: 600.0 };

fn tiles(text: &str, frame: Rect, least: f64, edge: f64) -> (Vec<Tile>, Vec<String>) {
    let (tree, _) = stack::tree(text);
    let look = Look::Merged { upto: tree.top().unwrap() };
    let tiles = treemap(&tree, &tree.sums(look), look, NodeId::ROOT, frame, (least, edge, edge));
    let paths = tiles.iter().map(|tile| tree.path(tile.node).shown()).collect();
    (tiles, paths)
}

fn inside(inner: &Rect, outer: &Rect) -> bool {
    const SLACK: f64 = 1e-6;
    inner.x >= outer.x - SLACK
        && inner.y >= outer.y - SLACK
        && inner.x + inner.width <= outer.x + outer.width + SLACK
        && inner.y + inner.height <= outer.y + outer.height + SLACK
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    const SLACK: f64 = 1e-6;
    a.x + a.width > b.x + SLACK
        && b.x + b.width > a.x + SLACK
        && a.y + a.height > b.y + SLACK
        && b.y + b.height > a.y + SLACK
}

#[test]
fn a_picture_of_a_directory_has_what_is_below_it() {
    let (tree, _) = stack::tree("f a/b/x 1234\n f a/y 12\n f c 123456");
    let look = Look::Merged { upto: tree.top().unwrap() };
    let picture = |path: &str| {
        let blocks = blocks(&tree, Sizes::Seen, look, &part(None, None, path));
        let path = |block: &Block| block.path.as_ref().map(LayerPath::shown);
        let paths: Vec<String> = blocks.iter().filter_map(path).collect();
        (paths.join(" "), blocks.first().map(|block| block.rect[2] * block.rect[3]))
    };
    assert_eq!(picture("a").0, "/a/b /a/y /a/b/x");
    assert_eq!(picture("a/b"), ("/a/b/x".to_owned(), Some(250_000.0)));
    assert_eq!(picture("a/y").0, "");
    assert_eq!(picture("gone").0, "");
    // Out of it again.
    let above = LayerPath::clean(b"a/b").parent().unwrap();
    assert_eq!((above.shown(), above.parent().unwrap().shown()), ("/a".into(), "/".into()));
    assert_eq!(LayerPath::default().parent(), None);
}

#[test]
fn areas_are_as_the_bytes() {
    let mut stack_text = String::new();
    for n in 1..40 {
        stack_text.push_str(&format!("f d{}/f{n} {}\n", n % 5, "x".repeat(n * 7 % 23 + 1)));
    }
    for frame in [FRAME, Rect { x: 5.0, y: 9.0, width: 100.0, height: 900.0 }] {
        let (all, _) = tiles(&stack_text, frame, 0.0, 0.0);
        let bytes: u64 = all.iter().filter(|tile| tile.depth == 0).map(|tile| tile.bytes).sum();
        for (at, tile) in all.iter().enumerate() {
            assert!(inside(&tile.rect, &frame), "{tile:?}");
            #[expect(clippy::cast_precision_loss, reason = "a few bytes")]
            let want = frame.area() * tile.bytes as f64 / bytes as f64;
            assert!((tile.rect.area() - want).abs() < want * 1e-6 + 1e-6, "{tile:?} {want}");
            for other in all[at + 1..].iter().filter(|other| other.depth == tile.depth) {
                assert!(!overlap(&tile.rect, &other.rect), "{tile:?} {other:?}");
            }
        }
    }
}

#[test]
fn rows_are_as_in_the_paper() {
    // The example of the paper: areas 6, 6, 4, 3, 2, 2, 1 in six by four.
    let sizes = [6, 6, 4, 3, 2, 2, 1].iter().enumerate();
    let text: String = sizes.map(|(n, size)| format!("f f{n} {}\n", "x".repeat(*size))).collect();
    let (all, _) = tiles(&text, Rect { x: 0.0, y: 0.0, width: 6.0, height: 4.0 }, 0.0, 0.0);
    let shape = |tile: &Tile| {
        let Rect { x, y, width, height } = tile.rect;
        format!("{x:.2},{y:.2} {width:.2}x{height:.2}")
    };
    let shapes: Vec<String> = all.iter().map(shape).collect();
    assert_eq!(
        shapes[..4],
        [
            "0.00,0.00 3.00x2.00",
            "0.00,2.00 3.00x2.00",
            "3.00,0.00 1.71x2.33",
            "4.71,0.00 1.29x2.33"
        ]
    );
}

#[test]
fn small_ones_are_one_tile_and_borders_stay_free() {
    let (all, paths) = tiles(
        "f d/big xxxxxxxxxxxxxxxxxxxx \n f d/a x \n f d/b x \n f e x --- f d/a y",
        FRAME,
        40_000.0,
        10.0,
    );
    assert_eq!(paths, ["/d", "/", "/d/big", "/d"]);
    let rests: Vec<Option<u32>> = all.iter().map(|tile| tile.rest).collect();
    assert_eq!(rests, [None, Some(1), None, Some(2)]);
    assert_eq!(
        (all[2].layer, all[2].label.as_str(), all[0].is_dir),
        (Some(LayerId(0)), "big", true)
    );
    let free = Rect {
        x: all[0].rect.x + 10.0,
        y: all[0].rect.y + 10.0,
        width: all[0].rect.width - 20.0,
        height: all[0].rect.height - 20.0,
    };
    assert!(inside(&all[2].rect, &free) && inside(&all[3].rect, &free));
    assert_eq!(tiles("d a", FRAME, 0.0, 0.0).0, []);
    assert_eq!(tiles("f a/b x", Rect::default(), 1.0, 2.0).0.len(), 1);
}

const STACK: &str = "f a/x xxxx \n f a/y yy \n h a/z a/y --- rm a/x \n f a/y yy 600 \n f b zz";

fn part(fate: Option<Fate>, layer: Option<u16>, path: &str) -> Zoom {
    Zoom { fate, layer: layer.map(LayerId), path: LayerPath::clean(path.as_bytes()) }
}

fn flamed(by: By, least: f64) -> Vec<String> {
    flamed_part(by, &Zoom::default(), least)
}

fn flamed_part(by: By, zoom: &Zoom, least: f64) -> Vec<String> {
    let (tree, _) = stack::tree(STACK);
    let flame = flame(&tree, &tree.waste(), by, zoom, least);
    let rows = flame.frames.iter().map(|frame| frame.row + 1).max().unwrap_or(0);
    assert_eq!(flame.rows, rows);
    let name = |of: FrameOf, name: &str| match of {
        FrameOf::All => "all".to_owned(),
        FrameOf::Fate(Fate::Seen) => "seen".to_owned(),
        FrameOf::Fate(Fate::Wasted(WasteCause::DeletedLater)) => "deleted".to_owned(),
        FrameOf::Fate(_) => "cause".to_owned(),
        FrameOf::Layer(layer) => layer.to_string(),
        FrameOf::Path(_) => name.to_owned(),
    };
    let line = |f: &onionskin::view::picture::Frame| {
        format!(
            "{}{} {} {:.1}+{:.1}",
            "  ".repeat(f.row),
            name(f.of, &f.name),
            f.bytes,
            f.start,
            f.width
        )
    };
    flame.frames.iter().map(line).collect()
}

#[test]
fn all_that_is_stored_is_divided() {
    assert_eq!(
        flamed(By::Layer, 0.0),
        [
            "all 10 0.0+1.0",
            "  L0 6 0.0+0.6",
            "    a 6 0.0+0.6",
            "      x 4 0.0+0.4",
            "      z 2 0.4+0.2",
            "  L1 4 0.6+0.4",
            "    a 2 0.6+0.2",
            "      y 2 0.6+0.2",
            "    b 2 0.8+0.2",
        ]
    );
    assert_eq!(
        flamed(By::Cause, 0.3),
        [
            "all 10 0.0+1.0",
            "  seen 6 0.0+0.6",
            "    L1 4 0.2+0.4",
            "  deleted 4 0.6+0.4",
            "    L0 4 0.6+0.4",
            "      a 4 0.6+0.4",
            "        x 4 0.6+0.4",
        ]
    );
    let (tree, _) = stack::tree("d a");
    assert_eq!(flame(&tree, &tree.waste(), By::Layer, &Zoom::default(), 0.0).frames, []);
}

#[test]
fn a_part_is_divided_like_all() {
    let deleted = Some(Fate::Wasted(WasteCause::DeletedLater));
    for (by, zoom, expected) in [
        (By::Layer, part(None, Some(1), ""), "all 4|  a 2|    y 2|  b 2"),
        (By::Layer, part(None, Some(0), "a"), "all 6|  x 4|  z 2"),
        (By::Layer, part(None, None, "a"), "all 8|  L0 6|    x 4|    z 2|  L1 2|    y 2"),
        (By::Layer, part(None, None, "b"), "all 2|  L1 2"),
        (By::Layer, part(None, None, "gone"), ""),
        (By::Layer, part(None, Some(7), ""), ""),
        (By::Cause, part(deleted, None, ""), "all 4|  L0 4|    a 4|      x 4"),
        (By::Cause, part(Some(Fate::Seen), Some(0), "a"), "all 2|  z 2"),
        (By::Cause, part(None, Some(1), "a"), "all 2|  seen 2|    y 2"),
    ] {
        let line = |line: &String| line.rsplit_once(' ').unwrap().0.to_owned();
        let lines: Vec<String> = flamed_part(by, &zoom, 0.0).iter().map(line).collect();
        assert_eq!(lines.join("|"), expected, "{by:?} {zoom:?}");
    }
}

#[test]
fn what_can_be_divided_leads_in_and_each_part_leads_out() {
    let (tree, _) = stack::tree(STACK);
    let look = Look::Merged { upto: tree.top().unwrap() };
    let leads = |of: Sizes, zoom: &Zoom| -> Vec<String> {
        let said = |zoom: &Zoom| {
            let parts: Vec<String> = zoom.parts().iter().map(|m| text(Lang::En, m)).collect();
            parts.join(" ")
        };
        blocks(&tree, of, look, zoom).iter().filter_map(|b| b.zoom.as_ref().map(said)).collect()
    };
    let all = Zoom::default();
    assert_eq!(leads(Sizes::Seen, &all), ["/a"]);
    assert_eq!(leads(Sizes::Layers, &all), ["L0", "L0 /a", "L1", "L1 /a"]);
    assert_eq!(leads(Sizes::Layers, &part(None, Some(0), "a")), Vec::<String>::new());
    assert_eq!(leads(Sizes::Causes, &part(Some(Fate::Seen), None, ""))[0], "seen L0");
    let mut at = Some(part(Some(Fate::Seen), Some(1), "a/b"));
    let mut names = Vec::new();
    while let Some(zoom) = at {
        names.push(text(Lang::En, &zoom.name(Sizes::Causes)));
        at = zoom.out();
    }
    assert_eq!(names, ["b", "a", "L1", "seen", "all that is stored"]);
    assert_eq!(text(Lang::En, &Zoom::default().name(Sizes::Seen)), "/");
}

fn image(os: Option<&str>) -> Image {
    let config = os.map(|os| ImageConfig { os: Some(os.to_owned()), ..ImageConfig::default() });
    Image {
        from: ImageFrom::DockerManifest,
        tags: Vec::new(),
        full_name: None,
        config_member: None,
        id: None,
        manifest_digest: None,
        platform: None,
        config,
        layers: Vec::new(),
        findings: Vec::new(),
    }
}

#[test]
fn windows_layers_are_the_drive_and_the_registry() {
    const LAYER: &str = "f Files/Windows/win.ini x \n d Hives \n f Hives/Software_Delta y";
    for (os, text, is) in [
        (Some("windows"), LAYER, true),
        (Some("linux"), LAYER, false),
        (None, LAYER, true),
        (None, "d Files", false),
        (Some("windows"), "d etc", false),
        (Some("windows"), "f Files x", false),
    ] {
        assert_eq!(windows::is_windows(&image(os), &stack::tree(text).0), is, "{os:?} {text}");
    }
    let (tree, _) = stack::tree(LAYER);
    let shown = |path: &str| windows::shown(&tree, tree.find(path.as_bytes()).unwrap());
    assert_eq!(shown("Files/Windows/win.ini"), r"C:\Windows\win.ini");
    assert_eq!(shown("Files"), r"C:\");
    assert_eq!(shown("Hives/Software_Delta"), "/Hives/Software_Delta");
    let name = |path: &str| {
        let folder = windows::folder(&tree, tree.find(path.as_bytes()).unwrap());
        folder.map(|folder| text(Lang::En, &windows::folder_name(folder)))
    };
    assert_eq!(name("Files").as_deref(), Some(r"C:\"));
    assert_eq!(name("Hives").as_deref(), Some("Registry changes (Hives)"));
    assert_eq!(name("Files/Windows"), None);
    assert!(text(Lang::Ko, &windows::layout()).contains(r"C:\"));
}
