//! What is done with hostile bytes. The fuzzer and the bounded property tests share it: nothing may
//! panic, hang, or ask for more than the limits allow.

use std::io::Cursor;
use std::sync::Arc;

use onionskin::archive::{self, ContentAt, Outer};
use onionskin::base::{LayerId, Limits};
use onionskin::image::{Compression, EntryKind, LayerIndex, LayerInfo, LayerSource};
use onionskin::union::{Look, UnionTree, dive};

/// Small enough that one input takes milliseconds.
fn limits() -> Limits {
    Limits {
        archive_bytes: 1 << 24,
        unpacked_bytes: 1 << 24,
        entries: 20_000,
        layers: 64,
        depth: 256,
        path_bytes: 1 << 16,
        header_bytes: 1 << 18,
        json_bytes: 1 << 18,
        members: 2_000,
        images: 20,
        zstd_window: 8 << 20,
        name_bytes: 4 << 20,
        ..Limits::default()
    }
}

/// A whole file, as it would be dropped on the page.
pub fn outer_archive(data: &[u8]) {
    open(data);
    open(&with_checksums(data));
}

/// The bytes of one layer, behind a byte that says how it is compressed.
pub fn layer_tar(data: &[u8]) {
    let Some((&first, data)) = data.split_first() else { return };
    let compression = match first % 5 {
        0 => Compression::None,
        1 => Compression::Gzip,
        2 => Compression::Zstd,
        3 => Compression::Xz,
        _ => Compression::Bzip2,
    };
    layer(data, compression);
    if compression == Compression::None {
        layer(&with_checksums(data), compression);
    }
}

fn open(data: &[u8]) {
    let limits = limits();
    let first = data.get(..64 << 10).unwrap_or(data);
    let Ok(compression) = archive::sniff(first, data.len() as u64) else { return };
    let mut outer = Outer::plain(data.len() as u64);
    let mut tar = Vec::new();
    if compression == Compression::None {
        tar.extend_from_slice(data);
    } else {
        let mut sink = |bytes: &[u8]| {
            tar.extend_from_slice(bytes);
            Ok(())
        };
        let Ok(report) = archive::unpack(data, compression, &limits, &mut sink, &mut |_| {}) else {
            return;
        };
        outer.compression = compression;
        outer.findings = report.findings;
    }
    assert!(tar.len() as u64 <= limits.unpacked_bytes + (1 << 20), "the limit holds");
    let mut reader = Cursor::new(tar.as_slice());
    let Ok(report) = archive::open(&mut reader, outer, &limits, &mut |_| {}) else { return };
    for image in report.value.images.iter().take(4) {
        let mut layers = Vec::new();
        for info in image.layers.iter().take(16) {
            layers.push(read(&mut reader, info, &limits));
        }
        look(layers);
    }
}

fn layer(data: &[u8], compression: Compression) {
    let info = LayerInfo {
        id: LayerId::at(0),
        member: None,
        digest: None,
        diff_id: None,
        media_type: None,
        source: LayerSource::Bytes { offset: 0, len: data.len() as u64 },
        compression: Some(compression),
    };
    let index = read(&mut Cursor::new(data), &info, &limits());
    // The same layer twice: everything is replaced by itself.
    look(vec![Arc::clone(&index), index]);
}

fn read(reader: &mut Cursor<&[u8]>, info: &LayerInfo, limits: &Limits) -> Arc<LayerIndex> {
    let quick = archive::read_layer(reader, info, false, limits, &mut |_| {});
    let whole = archive::read_layer(reader, info, true, limits, &mut |_| {});
    assert_eq!(quick.index.len(), whole.index.len(), "reading for digests finds the same entries");
    let bytes = *reader.get_ref();
    if let Ok(mut fed) = archive::FedLayer::begin(info, bytes.len() as u64, limits) {
        while let Some(wants) = fed.wants() {
            let end = wants.end.min(wants.start + 700);
            assert!(fed.feed(&bytes[wants.start as usize..end as usize]) > 0, "it goes on");
        }
        if let Ok(fed) = fed.finish() {
            assert_eq!(fed.index, quick.index, "read as it comes, it has the same entries");
        }
    }
    let files: Vec<ContentAt> = (0..)
        .zip(quick.index.entries())
        .filter(|(_, entry)| entry.kind == EntryKind::File)
        .take(8)
        .map(|(number, entry)| ContentAt::of(number, entry))
        .collect();
    let _ = archive::hash_contents(reader, info, &files, &mut |_| {});
    for at in &files {
        let end = at.size.min(4096);
        if let Ok(bytes) = archive::read_content(reader, info, at, 0..end) {
            assert!(bytes.len() as u64 <= end, "no more than was asked for");
        }
    }
    Arc::new(quick.index)
}

fn look(layers: Vec<Arc<LayerIndex>>) {
    let mut tree = UnionTree::new();
    for index in layers {
        tree.push_layer(index);
    }
    let waste = tree.waste();
    assert!(waste.bytes <= waste.stored, "nothing is wasted that is not stored");
    if let Some(top) = tree.top() {
        let _ = tree.sums(Look::Merged { upto: top });
        let _ = tree.sums(Look::Layer { layer: LayerId::at(0) });
        let _ = dive::numbers(&tree);
    }
}

/// The bytes with every tar header's checksum made right: otherwise hardly an input gets past the
/// first header.
fn with_checksums(data: &[u8]) -> Vec<u8> {
    let mut data = data.to_vec();
    let mut at = 0;
    while let Some(header) = data.get_mut(at..at + 512) {
        if header.iter().all(|&byte| byte == 0) {
            at += 512;
            continue;
        }
        header[148..156].fill(b' ');
        let sum: u32 = header.iter().map(|&byte| u32::from(byte)).sum();
        header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        let size = header[124..136]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .fold(0_usize, |size, byte| size.wrapping_mul(8) + usize::from(byte - b'0'));
        at += 512 + size.min(data.len()).div_ceil(512) * 512;
    }
    data
}
