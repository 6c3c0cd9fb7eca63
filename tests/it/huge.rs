//! Images of a size nobody expects: bounded time and memory, and what is left out is told.

use std::io::Cursor;
use std::sync::Arc;
use std::time::{Duration, Instant};

use onionskin::archive::{LayerRead, read_layer};
use onionskin::base::{LayerId, Limit, Limits};
use onionskin::image::{
    Compression, EntryDraft, EntryKind, LayerIndex, LayerInfo, LayerProblem, LayerSource,
};
use onionskin::union::{Look, NodeId, UnionTree};
use onionskin_testkit::tar::{Meta, Tar};
use onionskin_testkit::zeros::Zeros;

/// Generous: the machine may be busy, and nothing here is optimised.
const LONG: Duration = Duration::from_secs(120);

fn read(bytes: Vec<u8>, compression: Compression, limits: &Limits) -> LayerRead {
    let layer = LayerInfo {
        id: LayerId(0),
        member: None,
        digest: None,
        diff_id: None,
        media_type: None,
        source: LayerSource::Bytes { offset: 0, len: bytes.len() as u64 },
        compression: Some(compression),
    };
    read_layer(&mut Cursor::new(bytes), &layer, false, limits, &mut |_| {})
}

#[test]
fn a_bomb_is_read_in_a_stream_and_nothing_of_it_is_kept() {
    // Ten gigabytes where code is optimised; a fifth of it takes as long where it is not.
    let size = if cfg!(debug_assertions) { 2_000_000_000 } else { 10_000_000_000 };
    let bomb = Zeros::file(&[], "bomb", size, &Meta::mode(0o644)).zstd();
    assert!((bomb.len() as u64) < size / 20_000, "it is a bomb: {} bytes", bomb.len());
    let began = Instant::now();
    let all = read(bomb.clone(), Compression::Zstd, &Limits::default());
    assert!(began.elapsed() < LONG, "{:?}", began.elapsed());
    assert_eq!((all.index.len(), all.index.file_bytes), (1, size));
    assert!(all.problems.is_empty(), "{:?}", all.problems);
    assert!(all.index.heap_bytes() < 10_000);

    // Above what may be unpacked it ends there, and says so.
    let limits = Limits { unpacked_bytes: 100 << 20, ..Limits::default() };
    let cut = read(bomb, Compression::Zstd, &limits);
    let told =
        |p: &LayerProblem| matches!(p, LayerProblem::Limit { limit: Limit::UnpackedBytes, .. });
    assert!(cut.problems.iter().any(told), "{:?}", cut.problems);
}

#[test]
fn five_thousand_directories_one_in_the_other_are_all_there() {
    let mut tar = Tar::new();
    let mut path = String::new();
    for _ in 0..5_000 {
        path += "d/";
        tar.dir(&path, &Meta::mode(0o755));
    }
    tar.file(&format!("{path}end"), b"x", &Meta::mode(0o644));
    let began = Instant::now();
    let read = read(tar.finish(), Compression::None, &Limits::default());
    assert_eq!(read.index.len(), 5_001, "{:?}", read.problems);
    let mut tree = UnionTree::new();
    assert!(tree.push_layer(Arc::new(read.index)).is_empty());
    let end = tree.find(format!("{path}end").as_bytes()).unwrap();
    assert_eq!(tree.depth(end), 5_001);
    let sums = tree.sums(Look::Merged { upto: LayerId(0) });
    assert_eq!(sums.of(NodeId::ROOT).visible, 5_002);
    assert!(began.elapsed() < LONG, "{:?}", began.elapsed());

    // Deeper than the limit: the rest is left out, and that is told.
    let mut tar = Tar::new();
    tar.dir(&"d/".repeat(9_000), &Meta::mode(0o755)).file("top", b"x", &Meta::mode(0o644));
    let cut = self::read(tar.finish(), Compression::None, &Limits::default());
    assert_eq!(cut.index.len(), 1);
    let told = |p: &LayerProblem| matches!(p, LayerProblem::Limit { .. });
    assert!(cut.problems.iter().any(told), "{:?}", cut.problems);
}

/// A layer of `files` files, a thousand in each directory.
fn layer(files: usize, from: usize) -> LayerIndex {
    let mut index = LayerIndex::default();
    for at in from..from + files {
        if at.is_multiple_of(1_000) {
            let dir = format!("usr/share/part-{}", at / 1_000).into_bytes();
            index.push(EntryDraft::new(dir, EntryKind::Dir));
        }
        let path = format!("usr/share/part-{}/file-{at}", at / 1_000).into_bytes();
        let mut draft = EntryDraft::new(path, EntryKind::File);
        draft.size = 10;
        index.push(draft);
    }
    index
}

#[test]
fn a_million_entries_take_no_more_room_each_than_a_few() {
    let began = Instant::now();
    let mut tree = UnionTree::new();
    let index = layer(1_000_000, 0);
    let (entries, indexed) = (index.len(), index.heap_bytes());
    tree.push_layer(Arc::new(index));
    let sums = tree.sums(Look::Merged { upto: LayerId(0) });
    assert_eq!(sums.of(NodeId::ROOT).bytes, 10_000_000);
    // Tables that grow have room for up to twice what is in them.
    let each = (indexed + tree.heap_bytes()) / entries;
    assert!(each < 450, "{each} bytes an entry");
    assert!(began.elapsed() < LONG, "{:?}", began.elapsed());
}

#[test]
fn five_hundred_layers_are_put_on_each_other() {
    let began = Instant::now();
    let mut tree = UnionTree::new();
    for at in 0..500 {
        // Each stores half of what the one below stores once more.
        assert!(tree.push_layer(Arc::new(layer(100, at * 50))).is_empty());
    }
    assert_eq!(tree.layers(), 500);
    let sums = tree.sums(Look::Merged { upto: LayerId(499) });
    assert_eq!(sums.of(NodeId::ROOT).bytes, (499 * 50 + 100) * 10);
    assert_eq!(tree.layer_counts().len(), 500);
    assert!(began.elapsed() < LONG, "{:?}", began.elapsed());
}
