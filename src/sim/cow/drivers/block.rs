//! Drivers of blocks: what is written is copied, whatever the size of its file.

use super::{BLOCK, Cost, Figure, Operation, grown, touched, whole};

/// A node of the trees of btrfs, stored twice.
const NODE: u64 = 2 * 16_384;
/// The superblocks btrfs writes at each commit.
const SUPERBLOCKS: u64 = 8_192;
/// Files up to this size are kept in the trees of btrfs, without a block of their own.
const INLINE: u64 = 2_048;
/// Bytes of a record of zfs, and of the sectors it is stored in: 512 to 4,096.
const RECORD: u64 = 131_072;
const SECTOR: (u64, u64) = (512, 4_096);

/// devicemapper with a thin pool of `chunk` bytes: each chunk that is touched for the first time is
/// read and written whole. Beside the data there are the chunks of the inode table, the journal and
/// the bitmap.
pub fn devicemapper(operation: &Operation, chunk: u64) -> Cost {
    let copied = |low: u64, high: u64| Cost {
        read: Figure::derived(low, high),
        written: Figure::derived(low, high),
        space: Figure::derived(low, high),
        ..Cost::NONE
    };
    // A new file needs no chunk read for its data.
    let new = |bytes: u64, meta: (u64, u64)| {
        let data = whole(bytes, chunk);
        let cost = copied(data + meta.0 * chunk, data + meta.1 * chunk);
        Cost { read: Figure::derived(meta.0 * chunk, meta.1 * chunk), ..cost }
    };
    match *operation {
        Operation::FirstWrite { bytes: 0, .. }
        | Operation::Lookup { .. }
        | Operation::Readdir { .. }
        | Operation::ContainerStart { .. } => Cost::NONE,
        Operation::FirstWrite { bytes, offset, .. } => {
            let data = touched(offset, bytes, chunk);
            copied(data + 2 * chunk, data + 4 * chunk)
        }
        // In place, but for chunks that only now are touched.
        Operation::SecondWrite { bytes, offset, .. } => {
            let (least, most) = (touched(offset, bytes, BLOCK), touched(offset, bytes, chunk));
            Cost {
                written: Figure::derived(least, most),
                read: Figure::derived(0, most),
                ..copied(0, most)
            }
        }
        Operation::NewFile { bytes, .. } | Operation::TruncateOpen { bytes, .. } => {
            new(bytes, (0, 4))
        }
        Operation::Delete { own, .. } => {
            let freed = Figure::derived(own / chunk * chunk, whole(own, chunk));
            Cost { freed, ..copied(0, 4 * chunk) }
        }
        Operation::Chmod { .. } => copied(chunk, 2 * chunk),
        Operation::Truncate { .. } => copied(chunk, 4 * chunk),
        Operation::RenameDir { .. } => copied(chunk, 3 * chunk),
    }
}

/// btrfs: new blocks for the data, new nodes for the way to them in the trees.
pub fn btrfs(operation: &Operation) -> Cost {
    // Bytes the disk gets: the data, so many nodes, the superblocks.
    let written = |data: u64, nodes: (u64, u64)| {
        let of = |nodes| data.saturating_add(nodes * NODE + SUPERBLOCKS);
        Figure::measured(of(nodes.0), of(nodes.1))
    };
    let exact = |n| Figure::measured(n, n);
    let us = |low, high| Some(Figure::measured(low, high));
    let none = exact(0);
    match *operation {
        Operation::ContainerStart { .. } => Cost {
            written: written(0, (7, 7)),
            space: exact(NODE),
            time_us: us(15_000, 44_000),
            ..Cost::NONE
        },
        Operation::FirstWrite { bytes: 0, .. } => Cost::NONE,
        Operation::FirstWrite { size, bytes, offset, .. } => {
            let after = size.max(offset.saturating_add(bytes));
            let data = if after <= INLINE { 0 } else { touched(offset, bytes, BLOCK) };
            // In the middle an extent is split: up to three more nodes stay.
            let (nodes, more) = match data {
                0 => ((5, 7), 0),
                _ if offset / BLOCK * BLOCK < size => ((6, 10), 3 * NODE),
                _ => ((7, 7), 0),
            };
            let space = Figure::measured(data, data.saturating_add(more));
            Cost { written: written(data, nodes), space, time_us: us(35, 600), ..Cost::NONE }
        }
        Operation::SecondWrite { bytes, offset, size } => {
            let data = if size <= INLINE { 0 } else { touched(offset, bytes, BLOCK) };
            Cost {
                written: written(data, (7, 11)),
                space: Figure::measured(0, grown(offset, bytes, size, BLOCK).min(data)),
                time_us: us(25, 45),
                ..Cost::NONE
            }
        }
        Operation::NewFile { bytes, .. } | Operation::TruncateOpen { bytes, .. } => {
            let data = if bytes <= INLINE { 0 } else { whole(bytes, BLOCK) };
            let (written, time_us) = (written(data, (6, 7)), us(160, 4_300));
            Cost { written, space: exact(data), time_us, ..Cost::NONE }
        }
        Operation::Delete { own, .. } => Cost {
            written: written(0, (6, 8)),
            space: none,
            freed: Figure::derived(0, whole(own, BLOCK)),
            time_us: us(130, 330),
            ..Cost::NONE
        },
        Operation::Chmod { .. } => {
            Cost { written: written(0, (4, 5)), space: none, time_us: us(22, 200), ..Cost::NONE }
        }
        Operation::Truncate { .. } | Operation::RenameDir { .. } => {
            let Figure { low, high, .. } = written(0, (4, 8));
            Cost { written: Figure::derived(low, high), ..Cost::NONE }
        }
        Operation::Lookup { .. } | Operation::Readdir { .. } => Cost::NONE,
    }
}

/// zfs: the records that are touched are written anew; a file smaller than a record is one.
pub fn zfs(operation: &Operation) -> Cost {
    let stored = |bytes: u64| {
        if bytes > RECORD {
            let records = whole(bytes, RECORD);
            return (records, records);
        }
        (whole(bytes, SECTOR.0), whole(bytes, SECTOR.1))
    };
    // The records that `bytes` at `offset` of a file of `size` bytes lie in.
    let rewritten = |size: u64, offset: u64, bytes: u64| {
        if bytes == 0 {
            return (0, 0);
        }
        if size <= RECORD {
            return stored(size);
        }
        let records = touched(offset, bytes, RECORD);
        (records, records)
    };
    let of = |(low, high): (u64, u64)| Figure::derived(low, high);
    match *operation {
        Operation::FirstWrite { size, bytes, offset, .. } => {
            let after = size.max(offset.saturating_add(bytes));
            let new = rewritten(after, offset, bytes);
            let had = size.saturating_sub(offset / RECORD * RECORD).min(new.1);
            let read = if bytes == 0 { 0 } else { had };
            Cost { read: of((read, read)), written: of(new), space: of(new), ..Cost::NONE }
        }
        Operation::SecondWrite { bytes, offset, size } => Cost {
            written: of(rewritten(size, offset, bytes)),
            space: Figure::derived(0, grown(offset, bytes, size, RECORD).min(stored(size).1)),
            ..Cost::NONE
        },
        Operation::NewFile { bytes, .. } | Operation::TruncateOpen { bytes, .. } => {
            Cost { written: of(stored(bytes)), space: of(stored(bytes)), ..Cost::NONE }
        }
        Operation::Delete { own, .. } => {
            Cost { freed: Figure::derived(0, stored(own).1), ..Cost::NONE }
        }
        Operation::Truncate { .. }
        | Operation::Chmod { .. }
        | Operation::RenameDir { .. }
        | Operation::ContainerStart { .. }
        | Operation::Lookup { .. }
        | Operation::Readdir { .. } => Cost::NONE,
    }
}
