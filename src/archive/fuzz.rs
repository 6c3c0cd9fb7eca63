//! Entry points for fuzzing: any bytes in, no panic, no hang, bounded memory.

use std::io::Cursor;

use super::{ContentAt, Outer, hash_contents, open, read_content, read_layer, sniff, unpack};
use crate::base::{LayerId, Limits};
use crate::image::{Compression, LayerInfo, LayerSource};

/// Limits small enough that one run takes milliseconds.
#[must_use]
pub fn limits() -> Limits {
    Limits {
        archive_bytes: 16 << 20,
        unpacked_bytes: 16 << 20,
        entries: 10_000,
        layers: 64,
        depth: 256,
        path_bytes: 16 << 10,
        header_bytes: 64 << 10,
        json_bytes: 256 << 10,
        members: 1_000,
        images: 16,
        zstd_window: 8 << 20,
        name_bytes: 4 << 20,
        ..Limits::default()
    }
}

/// Opens `data` as a dropped file and reads every layer of every image.
pub fn outer(data: &[u8]) {
    let limits = limits();
    let bytes = data.len() as u64;
    let Ok(compression) = sniff(&data[..data.len().min(64 << 10)], bytes) else { return };
    let mut tar = Vec::new();
    let mut outer = Outer::plain(bytes);
    if compression == Compression::None {
        tar.extend_from_slice(data);
    } else {
        let mut sink = |chunk: &[u8]| {
            tar.extend_from_slice(chunk);
            Ok(())
        };
        let report = unpack(data, compression, &limits, &mut sink, &mut |_| {});
        let Ok(report) = report else { return };
        outer = Outer { file_bytes: bytes, compression, findings: report.findings };
    }
    let mut reader = Cursor::new(tar);
    let Ok(report) = open(&mut reader, outer, &limits, &mut |_| {}) else { return };
    for layer in report.value.images.iter().flat_map(|image| &image.layers).take(64) {
        read_both_ways(&mut reader, layer, &limits);
    }
}

/// Reads `data` as one layer, compressed as its first byte says.
pub fn layer(data: &[u8]) {
    let Some((&first, data)) = data.split_first() else { return };
    let compression = match first % 5 {
        0 => Compression::None,
        1 => Compression::Gzip,
        2 => Compression::Zstd,
        3 => Compression::Xz,
        _ => Compression::Bzip2,
    };
    let layer = LayerInfo {
        id: LayerId(0),
        member: None,
        digest: None,
        diff_id: None,
        media_type: None,
        source: LayerSource::Bytes { offset: 0, len: data.len() as u64 },
        compression: Some(compression),
    };
    read_both_ways(&mut Cursor::new(data), &layer, &limits());
}

fn read_both_ways<T: AsRef<[u8]>>(reader: &mut Cursor<T>, layer: &LayerInfo, limits: &Limits) {
    read_layer(reader, layer, true, limits, &mut |_| {});
    let read = read_layer(reader, layer, false, limits, &mut |_| {});
    let entries = read.index.entries().enumerate().take(8);
    let wanted: Vec<ContentAt> =
        entries.map(|(i, entry)| ContentAt::of(u32::try_from(i).unwrap_or(0), entry)).collect();
    let small: Vec<ContentAt> =
        wanted.iter().filter(|at| at.size < limits.archive_bytes).cloned().collect();
    hash_contents(reader, layer, &small, &mut |_| {});
    for at in &wanted {
        let _ = read_content(reader, layer, at, at.size / 2..(at.size / 2).saturating_add(4096));
    }
}
