//! Drivers of files: a file is copied whole at its first change. And vfs, which copies everything.

use super::{BLOCK, Cost, Figure, How, Operation, grown, touched, whole};

/// Bytes one extent of ext4 can be long.
const EXTENT: u64 = 128 << 20;
/// Extents in an inode of ext4, and in a block of them.
const IN_INODE: u64 = 4;
const IN_BLOCK: u64 = 340;
/// Bytes the disk got beside the data: journal, inodes, bitmaps, directories. Measured: 16 to 196 KiB
/// on ext4, 1 to 8 KiB on XFS.
const EXT4_META: (u64, u64) = (16_384, 200_704);
const XFS_META: (u64, u64) = (1_024, 8_192);
/// Bytes XFS may allocate at once where blocks are shared (its copy-on-write extent hint).
const XFS_HINT: u64 = 131_072;

/// Bytes a file of `size` bytes takes on ext4.
fn on_ext4(size: u64, holes: u64) -> u64 {
    let data = whole(size, BLOCK).saturating_sub(holes / BLOCK * BLOCK);
    // Extents beyond those in the inode need blocks of their own.
    let extents = data.div_ceil(EXTENT);
    let tree = if extents > IN_INODE { extents.div_ceil(IN_BLOCK) * BLOCK } else { 0 };
    data.saturating_add(tree)
}

/// overlay2 on a file system that shares no blocks, and aufs.
pub fn ext4(operation: &Operation, how: How) -> Cost {
    let of = |low, high| Figure { low, high, how };
    let exact = |n| of(n, n);
    let meta = |data: u64| of(data + EXT4_META.0, data.saturating_add(EXT4_META.1));
    // What is copied is as long in time as in bytes: 160 to 560 MB in a second.
    let copy = |read: u64, space: u64| Cost {
        read: exact(read),
        written: meta(read.max(space)),
        space: exact(space),
        freed: Figure::NONE,
        time_us: Some(of(600 + read / 560, 40_000 + read / 160)),
    };
    let quick = |space: Figure, written: u64, time: (u64, u64)| Cost {
        written: meta(written),
        space,
        time_us: Some(of(time.0, time.1)),
        ..Cost::NONE
    };
    match *operation {
        Operation::ContainerStart { .. } => Cost { time_us: Some(of(200, 600)), ..Cost::NONE },
        Operation::FirstWrite { size, holes, bytes, offset, parents } => {
            let after = size.max(offset.saturating_add(bytes));
            let after = if bytes == 0 { size } else { after };
            copy(size.saturating_sub(holes), on_ext4(after, holes) + BLOCK * parents)
        }
        Operation::Chmod { size, holes, parents } => {
            copy(size.saturating_sub(holes), on_ext4(size, holes) + BLOCK * parents)
        }
        Operation::Truncate { size, holes, to, parents } => {
            // Copied whole, then cut: only what is left takes space. Growth is a hole.
            let left = on_ext4(to.min(size), if to < size { 0 } else { holes });
            copy(size.saturating_sub(holes), left + BLOCK * parents)
        }
        Operation::TruncateOpen { bytes, parents, .. } | Operation::NewFile { bytes, parents } => {
            let space = on_ext4(bytes, 0) + BLOCK * parents;
            quick(exact(space), space, (100, 450))
        }
        Operation::SecondWrite { bytes, offset, size } => {
            let more = grown(offset, bytes, size, BLOCK);
            quick(of(0, more), touched(offset, bytes, BLOCK), (28, 160))
        }
        Operation::Delete { own, parents, .. } => {
            let cost = quick(exact(BLOCK * parents), BLOCK * parents, (60, 90));
            Cost { freed: exact(on_ext4(own, 0)), ..cost }
        }
        Operation::RenameDir { bytes, dirs, .. } => {
            Cost { time_us: None, ..copy(bytes, bytes.saturating_add(BLOCK * dirs)) }
        }
        Operation::Lookup { depth, cached } => looked_up(how, depth, cached),
        Operation::Readdir { depth, cached } => listed(how, depth, cached),
    }
}

/// A name is looked for once in each layer, then remembered: 11 µs and 0.31 to 0.96 µs a layer.
fn looked_up(how: How, depth: u64, cached: bool) -> Cost {
    let (low, high) =
        if cached { (3, 5) } else { (11 + depth * 31 / 100, 11 + (depth * 96).div_ceil(100)) };
    Cost { time_us: Some(Figure { low, high, how }), ..Cost::NONE }
}

/// A merged directory is read from each layer: 60 µs and 8 µs a layer, again 12 and about 3.
fn listed(how: How, depth: u64, cached: bool) -> Cost {
    let (low, high) = if cached {
        (12 + depth * 26 / 10, 12 + (depth * 34).div_ceil(10))
    } else {
        (60 + depth * 8, 60 + depth * 8)
    };
    Cost { time_us: Some(Figure { low, high, how }), ..Cost::NONE }
}

/// overlay2 on XFS with reflink: a copy-up clones, and only what is written takes space.
pub fn reflink(operation: &Operation) -> Cost {
    let exact = |n| Figure::measured(n, n);
    let dirs = |space: u64, parents: u64| Figure::measured(space, space + BLOCK * parents);
    let quick = |space: Figure, written: u64, time: (u64, u64)| Cost {
        written: Figure::measured(written + XFS_META.0, space.high.max(written) + XFS_META.1),
        space,
        time_us: Some(Figure::measured(time.0, time.1)),
        ..Cost::NONE
    };
    match *operation {
        Operation::FirstWrite { size, bytes, offset, parents, .. } => {
            let new = touched(offset, bytes, BLOCK);
            // Where shared blocks are written, XFS may take 128 KiB at once.
            let shared = bytes > 0 && offset / BLOCK * BLOCK < size;
            let hint = if shared { touched(offset, bytes, XFS_HINT) } else { 0 };
            let space = Figure::measured(new, new.max(hint) + BLOCK * parents);
            quick(space, new, (150, 20_000))
        }
        Operation::Chmod { parents, .. } => quick(dirs(0, parents), 0, (120, 250)),
        Operation::Truncate { parents, .. } => quick(dirs(0, parents), 0, (120, 250)),
        Operation::TruncateOpen { bytes, parents, .. } | Operation::NewFile { bytes, parents } => {
            let new = whole(bytes, BLOCK);
            quick(dirs(new, parents), new, (140, 500))
        }
        Operation::SecondWrite { bytes, offset, size } => {
            let more = grown(offset, bytes, size, BLOCK);
            let most = more.max(touched(offset, bytes, XFS_HINT));
            let written = touched(offset, bytes, BLOCK);
            Cost {
                written: Figure::measured(written + XFS_META.0, written + XFS_META.1),
                ..quick(Figure::measured(0, most), written, (48, 250))
            }
        }
        Operation::Delete { own, parents, .. } => {
            let cost = quick(dirs(0, parents), 0, (130, 150));
            Cost { freed: Figure::derived(0, whole(own, BLOCK)), ..cost }
        }
        Operation::RenameDir { bytes, dirs, .. } => Cost {
            read: Figure::derived(bytes, bytes),
            written: Figure::derived(bytes, bytes + BLOCK * dirs),
            space: Figure::derived(bytes, bytes + BLOCK * dirs),
            ..Cost::NONE
        },
        Operation::ContainerStart { .. } => {
            Cost { space: exact(0), ..ext4(operation, How::Measured) }
        }
        Operation::Lookup { .. } | Operation::Readdir { .. } => ext4(operation, How::Derived),
    }
}

/// vfs on ext4: the container has the whole image for itself from the start.
pub fn vfs(operation: &Operation) -> Cost {
    let exact = |n| Figure::derived(n, n);
    let in_place = |space: Figure, written: u64| Cost {
        written: Figure::derived(written, written + EXT4_META.1),
        space,
        ..Cost::NONE
    };
    match *operation {
        Operation::ContainerStart { image_bytes, .. } => Cost {
            read: exact(image_bytes),
            written: Figure::derived(image_bytes, image_bytes.saturating_add(EXT4_META.1)),
            space: exact(image_bytes),
            freed: Figure::NONE,
            time_us: Some(Figure::derived(image_bytes / 450, image_bytes / 150)),
        },
        Operation::FirstWrite { size, bytes, offset, .. } => {
            let after = size.max(offset.saturating_add(bytes));
            let more =
                if bytes == 0 { 0 } else { on_ext4(after, 0).saturating_sub(on_ext4(size, 0)) };
            in_place(exact(more), touched(offset, bytes, BLOCK))
        }
        Operation::SecondWrite { bytes, offset, size } => in_place(
            Figure::derived(0, grown(offset, bytes, size, BLOCK)),
            touched(offset, bytes, BLOCK),
        ),
        Operation::NewFile { bytes, .. } => in_place(exact(on_ext4(bytes, 0)), whole(bytes, BLOCK)),
        Operation::TruncateOpen { size, bytes, .. } => {
            let (before, after) = (on_ext4(size, 0), on_ext4(bytes, 0));
            let cost = in_place(exact(after.saturating_sub(before)), whole(bytes, BLOCK));
            Cost { freed: exact(before.saturating_sub(after)), ..cost }
        }
        Operation::Truncate { size, to, .. } => {
            let freed = on_ext4(size, 0).saturating_sub(on_ext4(to, 0));
            Cost { freed: exact(freed), ..in_place(Figure::NONE, 0) }
        }
        Operation::Delete { own, below, .. } => {
            let freed = on_ext4(if own > 0 { own } else { below }, 0);
            Cost { freed: exact(freed), ..in_place(Figure::NONE, 0) }
        }
        Operation::Chmod { .. } | Operation::RenameDir { .. } => in_place(Figure::NONE, 0),
        Operation::Lookup { cached, .. } => looked_up(How::Derived, 0, cached),
        Operation::Readdir { cached, .. } => listed(How::Derived, 0, cached),
    }
}
