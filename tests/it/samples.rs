//! The samples of the start page, and the fixtures no real archive covers, read by the real thing.

use std::fs;
use std::io::Cursor;
use std::sync::Arc;

use onionskin::archive::{ContentAt, Outer, digest_layer, open, read_content, read_layer};
use onionskin::base::{LayerId, Limits};
use onionskin::image::{Finding, LayerProblem};
use onionskin::union::{ChangeState, Look, NodeId, UnionTree, WasteCause};
use onionskin_testkit::archive::docker_save_legacy;
use onionskin_testkit::{chance, odd, samples};

/// An archive with its first image's union, contents compared, and all that was found.
fn read(bytes: &[u8]) -> (UnionTree, Vec<Finding>) {
    let mut reader = Cursor::new(bytes);
    let limits = Limits::default();
    let outer = Outer::plain(bytes.len() as u64);
    let report = open(&mut reader, outer, &limits, &mut |_| {}).unwrap();
    let mut findings = report.findings;
    findings.extend(report.value.images[0].findings.iter().cloned());
    let mut tree = UnionTree::new();
    for layer in &report.value.images[0].layers {
        let read = read_layer(&mut reader, layer, true, &limits, &mut |_| {});
        let mut problems = read.problems;
        problems.extend(tree.push_layer(Arc::new(read.index)));
        findings.extend(
            problems.into_iter().map(|problem| Finding::Layer { layer: layer.id, problem }),
        );
    }
    (tree, findings)
}

fn sample(id: &str) -> UnionTree {
    let (_, bytes) =
        samples::files().into_iter().find(|(name, _)| *name == format!("{id}.tar")).unwrap();
    let (tree, findings) = read(&bytes);
    assert_eq!(findings, [], "{id}");
    tree
}

/// Glyph and path of what one layer changes, and the bytes no longer visible above it, by cause.
fn changes(tree: &UnionTree, layer: u16) -> Vec<String> {
    let mut out = Vec::new();
    for node in tree.nodes().skip(1) {
        let change = tree.change(node, Look::Layer { layer: LayerId(layer) });
        let glyph = match change.state {
            ChangeState::Added => '+',
            ChangeState::Changed => '~',
            ChangeState::Deleted => '-',
            _ => continue,
        };
        out.push(format!("{glyph} {}", tree.path(node).shown()));
    }
    out.sort();
    out
}

/// Path, layer, layer that hides it, and cause of all bytes no path shows any more.
fn waste(tree: &UnionTree) -> Vec<String> {
    let mut out: Vec<String> = tree
        .waste()
        .entries
        .iter()
        .map(|e| {
            let path = tree.path(e.node).shown();
            format!("{path} {} {} {:?}", e.layer, e.hidden_by, e.cause)
        })
        .collect();
    out.sort();
    out
}

#[test]
fn the_committed_samples_are_what_the_generator_makes() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/static/samples");
    let made = samples::files();
    for (name, bytes) in &made {
        let there = fs::read(format!("{folder}/{name}")).unwrap_or_default();
        assert!(there == *bytes, "{name} is out of date: cargo xtask samples");
    }
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(made.iter().any(|(made, _)| *made == name), "{name} is no sample");
    }
    let whole: usize = made.iter().map(|(_, bytes)| bytes.len()).sum();
    assert!(whole < 500_000, "the samples have {whole} bytes");
}

#[test]
fn every_sample_opens_with_nothing_to_say() {
    for (name, bytes) in samples::files() {
        if name.ends_with(".tar") {
            let (tree, findings) = read(&bytes);
            assert_eq!(findings, [], "{name}");
            assert!(tree.layers() >= 2, "{name}");
        }
    }
}

#[test]
fn three_runs_and_a_copy_add_one_file_each() {
    let tree = sample("three-runs-and-a-copy");
    assert_eq!(changes(&tree, 2), ["+ /file2.txt"]);
    assert_eq!(changes(&tree, 4), ["+ /app", "+ /app/app.js"]);
    assert_eq!(waste(&tree), [""; 0]);
}

#[test]
fn a_deleted_secret_is_still_in_its_layer() {
    let tree = sample("deleted-secret");
    let want = ["/app/.env L3 L5 DeletedLater", "/app/deploy_key L3 L5 DeletedLater"];
    assert_eq!(waste(&tree), want);
    let removed: Vec<String> =
        changes(&tree, 5).into_iter().filter(|change| change.starts_with('-')).collect();
    assert_eq!(removed, ["- /app/.env", "- /app/deploy_key"]);
}

#[test]
fn chmod_and_chown_store_the_file_again() {
    let tree = sample("chmod-doubles");
    let file = "/srv/data/visitors.csv";
    let want = [
        format!("{file} L1 L2 MetadataOnly"),
        format!("{file} L2 L3 MetadataOnly"),
        format!("{file} L3 L4 Overwritten"),
    ];
    assert_eq!(waste(&tree), want);
    assert_eq!(tree.waste().by_cause(WasteCause::MetadataOnly), 2 * 14_080);
}

#[test]
fn a_whiteout_and_an_opaque_directory_hide_in_their_own_ways() {
    let tree = sample("rm-rf-then-mkdir");
    let app = "/var/cache/app";
    let want = [
        format!("{app}/page-1.html L1 L3 Hidden"),
        format!("{app}/page-2.html L1 L3 Hidden"),
        format!("{app}/thumbs/1.txt L1 L3 Hidden"),
        format!("{app}/thumbs/2.txt L1 L3 Hidden"),
        "/var/cache/lists/packages.txt L1 L2 DeletedLater".to_owned(),
    ];
    assert_eq!(waste(&tree), want);
}

#[test]
fn hard_links_break_on_a_later_write() {
    let tree = sample("hard-links");
    let size = |path: &str| {
        let node = tree.find(path.as_bytes()).unwrap();
        tree.at(node, LayerId(5)).and_then(|version| tree.facts(version)).map(|facts| facts.size)
    };
    assert!(size("usr/bin/tool") > size("usr/bin/tool-latest"));
    assert_eq!(size("usr/bin/tool-1.0"), None);
    assert_eq!(waste(&tree), ["/etc/motd L0 L4 MetadataOnly"]);
}

#[test]
fn a_file_of_512_mib_is_packed_to_a_few_kilobytes() {
    let (_, bytes) = samples::files().into_iter().find(|(name, _)| name == "big-file.tar").unwrap();
    assert!(bytes.len() < 100_000, "{}", bytes.len());
    let tree = sample("big-file");
    let node = tree.find(b"srv/orders.db").unwrap();
    let facts = tree.at(node, LayerId(1)).and_then(|version| tree.facts(version)).unwrap();
    assert_eq!(facts.size, 536_870_912);
    assert_eq!(changes(&tree, 1), ["+ /srv", "+ /srv/orders.db"]);
    let mut reader = Cursor::new(&bytes);
    let limits = Limits::default();
    let outer = Outer::plain(bytes.len() as u64);
    let image = open(&mut reader, outer, &limits, &mut |_| {}).unwrap().value.images.swap_remove(0);
    for layer in &image.layers {
        let report = digest_layer(&mut reader, layer, &limits, &mut |_| {}).unwrap();
        assert_eq!(report.findings, [], "{}", layer.id);
    }
    let at = ContentAt::of(1, tree.index(LayerId(1)).unwrap().get(1).unwrap());
    let end = 536_870_900..536_870_912;
    assert_eq!(read_content(&mut reader, &image.layers[1], &at, end).unwrap(), [0; 12]);
}

#[test]
fn an_image_like_nginx_has_four_layers() {
    let tree = sample("nginx-like");
    assert_eq!(tree.layers(), 4);
    assert_eq!(changes(&tree, 3), ["+ /docker-entrypoint.sh"]);
}

#[test]
fn a_foreign_layer_is_told_and_the_rest_is_shown() {
    let (tree, findings) = read(&odd::foreign_layer());
    let foreign = findings.iter().any(|finding| {
        matches!(finding, Finding::Layer { layer: LayerId(0), problem: LayerProblem::Foreign { urls } }
            if urls == &["https://example.com/base.tar.gz"])
    });
    assert!(foreign, "{findings:?}");
    assert!(tree.find(b"app.txt").is_some());
}

#[test]
fn an_opaque_marker_below_a_link_hides_nothing() {
    let (tree, findings) = read(&docker_save_legacy(&[odd::opaque_below_link()]));
    assert_eq!(findings, []);
    assert_eq!(waste(&tree), [""; 0]);
    let kept = tree.find(b"real/kept").unwrap();
    assert!(tree.change(kept, Look::Merged { upto: LayerId(1) }).is_visible());
}

#[test]
fn sparse_files_have_their_holes() {
    let bytes = odd::sparse();
    let mut reader = Cursor::new(&bytes);
    let limits = Limits::default();
    let outer = Outer::plain(bytes.len() as u64);
    let archive = open(&mut reader, outer, &limits, &mut |_| {}).unwrap().value;
    for layer in &archive.images[0].layers {
        let read = read_layer(&mut reader, layer, false, &limits, &mut |_| {});
        assert_eq!(read.problems, []);
        let entry = read.index.get(0).unwrap();
        assert_eq!((entry.path(), entry.size), (&b"holes"[..], 65_536));
        let at = ContentAt::of(0, entry);
        let contents = read_content(&mut reader, layer, &at, 0..65_536).unwrap();
        assert!(contents == odd::sparse_contents());
    }
}

#[test]
fn an_estargz_layer_is_a_gzip_layer() {
    let (tree, findings) = read(&odd::estargz());
    assert_eq!(findings, []);
    for path in ["a.txt", "b.txt", "stargz.index.json"] {
        assert!(tree.find(path.as_bytes()).is_some(), "{path}");
    }
}

#[test]
fn what_the_layers_grow_by_is_what_is_to_be_seen() {
    let archives = samples::files().into_iter().filter(|(name, _)| name.ends_with(".tar"));
    let chance = (0..60).map(|seed| docker_save_legacy(&[chance::image(seed)]));
    for bytes in archives.map(|(_, bytes)| bytes).chain(chance) {
        let (tree, _) = read(&bytes);
        let mut seen = 0;
        for (layer, counts) in tree.layer_counts().into_iter().enumerate() {
            seen += counts.grows;
            let look = Look::Merged { upto: LayerId::at(layer) };
            assert_eq!(seen, i64::try_from(tree.sums(look).of(NodeId::ROOT).bytes).unwrap());
        }
    }
}

#[test]
fn a_layer_that_only_changes_the_mode_gives_the_container_nothing() {
    let grows: Vec<i64> =
        sample("chmod-doubles").layer_counts().iter().map(|counts| counts.grows).collect();
    assert_eq!(grows[2..4], [0, 0]);
    assert_eq!(grows[4], "999,Sokcho,1\n".len() as i64);
}

#[test]
fn a_name_that_goes_deletes_nothing_while_another_shows_the_file() {
    let tree = sample("hard-links");
    let sums = tree.sums(Look::Merged { upto: LayerId(3) });
    let of = |path: &str| sums.of(tree.find(path.as_bytes()).unwrap());
    assert_eq!(of("usr/bin/tool-1.0").deleted, 0);
    assert!(of("usr/bin/tool-latest").bytes > 0);
}
