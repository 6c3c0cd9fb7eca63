//! Costs of the storage drivers, against what was measured and against laws.

use onionskin::base::{LayerId, LayerPath};
use onionskin::sim::cow::drivers::{Chunk, Cost, Driver, How, Operation, cost, operations};
use onionskin::sim::cow::layer::FileType;
use onionskin::sim::cow::{Attribute, CowEvent, LayerRef, Trigger};
use proptest::prelude::*;

const KIB: u64 = 1 << 10;
const MIB: u64 = 1 << 20;
const GIB: u64 = 1 << 30;

const LOOP: Driver = Driver::Devicemapper { chunk: Chunk::Loop };
const DIRECT: Driver = Driver::Devicemapper { chunk: Chunk::Direct };

/// An append of one byte to an image file.
fn append(size: u64) -> Operation {
    Operation::FirstWrite { size, holes: 0, bytes: 1, offset: size, parents: 0 }
}

fn again(size: u64) -> Operation {
    Operation::SecondWrite { bytes: 1, offset: size + 1, size: size + 2 }
}

fn middle(size: u64, bytes: u64) -> Operation {
    Operation::FirstWrite { size, holes: 0, bytes, offset: size / 2, parents: 0 }
}

fn chmod(size: u64) -> Operation {
    Operation::Chmod { size, holes: 0, parents: 0 }
}

fn cut(size: u64) -> Operation {
    Operation::Truncate { size, holes: 0, to: 0, parents: 0 }
}

fn redirect(size: u64) -> Operation {
    Operation::TruncateOpen { size, bytes: 1, parents: 0 }
}

const NEW: Operation = Operation::NewFile { bytes: 1, parents: 0 };
const DELETE: Operation = Operation::Delete { own: 0, below: 64 * MIB, parents: 0 };

/// Bytes the disk got, new space (of which deleting frees), microseconds.
type Measured = (Driver, Operation, u64, u64, u64);

fn measured() -> Vec<Measured> {
    use Driver::{Btrfs, Overlay2Ext4 as Ext4, Overlay2Reflink as Xfs};
    vec![
        (Ext4, append(64 * MIB), 67_215_360, 67_112_960, 260_652),
        (Ext4, append(64 * MIB), 67_207_168, 67_112_960, 154_382),
        (Ext4, append(512 * MIB), 537_006_080, 536_879_104, 3_314_942),
        (Ext4, append(512 * MIB), 537_010_176, 536_879_104, 2_640_594),
        (Ext4, append(GIB), 1_073_950_720, 1_073_750_016, 6_738_021),
        (Ext4, append(GIB), 1_073_938_432, 1_073_750_016, 6_432_476),
        (Ext4, append(1_000), 81_920, 4_096, 37_382),
        (Ext4, again(64 * MIB), 20_480, 0, 33),
        (Ext4, again(GIB), 20_480, 0, 151),
        (Ext4, NEW, 53_248, 4_096, 128),
        (Ext4, NEW, 65_536, 4_096, 421),
        (Ext4, chmod(64 * MIB), 67_194_880, 67_108_864, 121_058),
        (Ext4, chmod(512 * MIB), 536_989_696, 536_870_912, 2_115_602),
        (Ext4, chmod(GIB), 1_073_901_568, 1_073_745_920, 4_807_789),
        (Ext4, redirect(GIB), 73_728, 4_096, 149),
        (Ext4, DELETE, 49_152, 0, 64),
        (Ext4, cut(64 * MIB), 67_203_072, 0, 149_539),
        (Ext4, cut(GIB), 1_073_934_336, 0, 2_594_971),
        (Xfs, append(64 * MIB), 7_168, 4_096, 17_905),
        (Xfs, append(512 * MIB), 6_656, 4_096, 2_690),
        (Xfs, append(GIB), 7_168, 4_096, 253),
        (Xfs, append(1_000), 11_264, 4_096, 267),
        (Xfs, middle(512 * MIB, 1), 6_144, 131_072, 350),
        (Xfs, again(512 * MIB), 5_120, 0, 243),
        (Xfs, NEW, 6_656, 4_096, 177),
        (Xfs, chmod(GIB), 2_560, 0, 151),
        (Xfs, redirect(512 * MIB), 10_240, 4_096, 484),
        (Xfs, DELETE, 2_560, 0, 140),
        (Xfs, cut(GIB), 6_144, 0, 174),
        (Btrfs, append(64 * MIB), 241_664, 4_096, 73),
        (Btrfs, append(GIB), 241_664, 4_096, 66),
        (Btrfs, append(1_000), 172_032, 0, 80),
        (Btrfs, append(1_000), 204_800, 0, 540),
        (Btrfs, again(64 * MIB), 372_736, 0, 36),
        (Btrfs, again(GIB), 241_664, 0, 31),
        (Btrfs, middle(64 * MIB, 1), 307_200, 36_864, 190),
        (Btrfs, middle(GIB, 1), 339_968, 102_400, 112),
        (Btrfs, middle(64 * MIB, 4_096), 208_896, 4_096, 46),
        (Btrfs, NEW, 204_800, 0, 167),
        (Btrfs, NEW, 237_568, 0, 503),
        (Btrfs, chmod(64 * MIB), 139_264, 0, 24),
        (Btrfs, chmod(GIB), 172_032, 0, 194),
        (Btrfs, DELETE, 204_800, 0, 160),
        (Btrfs, DELETE, 270_336, 0, 324),
        (Btrfs, Operation::ContainerStart { image_bytes: GIB, layers: 4 }, 237_568, 32_768, 16_725),
    ]
}

#[test]
fn what_was_measured_lies_within_the_model() {
    for (driver, operation, written, space, time) in measured() {
        let cost = cost(driver, &operation);
        let shown = format!("{driver:?} {operation:?}");
        let within = |figure: onionskin::sim::cow::drivers::Figure, n: u64| {
            assert!(figure.low <= n && n <= figure.high, "{shown}: {n} is not in {figure:?}");
            assert_eq!(figure.how, How::Measured, "{shown}");
        };
        within(cost.written, written);
        within(cost.space, space);
        within(cost.time_us.unwrap(), time);
    }
}

#[test]
fn the_space_of_a_first_append_is_exact_where_it_was_measured() {
    let exact = [
        (Driver::Overlay2Ext4, 64 * MIB, 67_112_960),
        (Driver::Overlay2Ext4, 512 * MIB, 536_879_104),
        (Driver::Overlay2Ext4, GIB, 1_073_750_016),
        (Driver::Aufs, GIB, 1_073_750_016),
        (Driver::Overlay2Reflink, 64 * MIB, 4_096),
        (Driver::Overlay2Reflink, GIB, 4_096),
        (Driver::Btrfs, 64 * MIB, 4_096),
        (Driver::Btrfs, GIB, 4_096),
        (Driver::Zfs, GIB, 131_072),
    ];
    for (driver, size, space) in exact {
        let cost = cost(driver, &append(size));
        assert_eq!((cost.space.low, cost.space.high), (space, space), "{driver:?} {size}");
    }
}

#[test]
fn one_byte_to_a_file_of_one_gib() {
    let space = |driver| {
        let cost = cost(driver, &append(GIB));
        (cost.space.low, cost.space.high)
    };
    assert_eq!(space(Driver::Overlay2Ext4).0 / space(Driver::Overlay2Reflink).0, 262_146);
    assert_eq!(space(LOOP), (192 * KIB, 320 * KIB));
    assert_eq!(space(DIRECT), (1_536 * KIB, 2_560 * KIB));
    assert_eq!(space(Driver::Vfs).0, 4_096);
    let start = Operation::ContainerStart { image_bytes: GIB, layers: 1 };
    assert_eq!(cost(Driver::Vfs, &start).space.low, GIB);
    for driver in Driver::ALL {
        let derived =
            !matches!(driver, Driver::Overlay2Ext4 | Driver::Overlay2Reflink | Driver::Btrfs);
        let how = if derived { How::Derived } else { How::Measured };
        assert_eq!(cost(driver, &append(GIB)).space.how, how, "{driver:?}");
    }
}

#[test]
fn the_second_write_costs_new_blocks_only_where_blocks_are_copied_each_time() {
    for driver in Driver::ALL {
        let cost = cost(driver, &again(GIB));
        assert_eq!(cost.space.low, 0, "{driver:?}");
        assert_eq!(cost.read.low, 0, "{driver:?}");
        let rewrites = matches!(driver, Driver::Btrfs | Driver::Zfs);
        assert_eq!(cost.written.low >= 100_000, rewrites, "{driver:?} {:?}", cost.written);
    }
}

#[test]
fn opening_for_writing_costs_a_copy_only_where_files_are_copied() {
    let open = Operation::FirstWrite { size: GIB, holes: 0, bytes: 0, offset: GIB, parents: 0 };
    assert_eq!(cost(Driver::Overlay2Ext4, &open).read.low, GIB);
    for driver in [LOOP, DIRECT, Driver::Btrfs, Driver::Zfs] {
        assert_eq!(cost(driver, &open), Cost::NONE, "{driver:?}");
    }
}

#[test]
fn moving_a_directory_copies_it_only_where_files_are_copied() {
    let rename = Operation::RenameDir { files: 10, bytes: GIB, dirs: 3 };
    for driver in Driver::ALL {
        let space = cost(driver, &rename).space.low;
        let file_level =
            matches!(driver, Driver::Overlay2Ext4 | Driver::Overlay2Reflink | Driver::Aufs);
        assert_eq!(space >= GIB, file_level, "{driver:?}");
    }
}

#[test]
fn depth_costs_at_the_first_lookup_and_at_each_listing() {
    let time = |operation| cost(Driver::Overlay2Ext4, &operation).time_us.unwrap();
    let first = time(Operation::Lookup { depth: 120, cached: false });
    assert!(first.low <= 50 && first.high >= 126, "{first:?}");
    let lookup = |depth| time(Operation::Lookup { depth, cached: true });
    assert_eq!(lookup(1), lookup(120));
    let list = |cached| time(Operation::Readdir { depth: 120, cached });
    assert_eq!((list(false).low, list(true).low), (1_020, 324));
}

#[test]
fn holes_are_not_copied() {
    let sparse = Operation::FirstWrite {
        size: 10 * MIB,
        holes: 9 * MIB,
        bytes: 0,
        offset: 10 * MIB,
        parents: 2,
    };
    let cost = cost(Driver::Overlay2Ext4, &sparse);
    assert_eq!((cost.read.low, cost.space.low), (MIB, MIB + 2 * 4_096));
}

fn path(text: &str) -> LayerPath {
    LayerPath::clean(text.as_bytes())
}

fn copied(at: &str, why: Trigger, bytes: u64) -> CowEvent {
    CowEvent::CopiedUp {
        path: path(at),
        from: LayerRef::Image(LayerId(1)),
        source: path(at),
        file_type: FileType::File,
        size: 100,
        bytes,
        why,
        metadata_only: false,
    }
}

fn wrote(at: &str, bytes: u64, offset: u64, in_place: bool) -> CowEvent {
    CowEvent::Wrote { path: path(at), bytes, offset, size: offset + bytes, in_place }
}

fn created(at: &str, file_type: FileType) -> CowEvent {
    CowEvent::Created { path: path(at), file_type, over_whiteout: false }
}

fn whiteout(at: &str, bytes: u64) -> CowEvent {
    let file_type = FileType::File;
    CowEvent::WhiteoutMade { path: path(at), hides: LayerRef::Image(LayerId(0)), bytes, file_type }
}

#[test]
fn events_come_to_operations() {
    let up = |at| CowEvent::DirectoryCopiedUp {
        path: path(at),
        from: LayerRef::Image(LayerId(0)),
        source: path(at),
    };
    let removed = |bytes| CowEvent::Removed { path: path("/a"), file_type: FileType::File, bytes };
    let first =
        |bytes, parents| Operation::FirstWrite { size: 100, holes: 0, bytes, offset: 100, parents };
    let cases: Vec<(&str, Vec<CowEvent>, Vec<Operation>)> = vec![
        (
            "a copy-up, its parents and its writes are one",
            vec![
                up("/b"),
                up("/b/c"),
                copied("/b/c/a", Trigger::OpenForWrite, 100),
                wrote("/b/c/a", 2, 100, false),
                wrote("/b/c/a", 3, 102, false),
            ],
            vec![first(5, 2)],
        ),
        ("an open is one", vec![copied("/a", Trigger::OpenForWrite, 100)], vec![first(0, 0)]),
        (
            "a write in place",
            vec![wrote("/a", 2, 100, true)],
            vec![Operation::SecondWrite { bytes: 2, offset: 100, size: 102 }],
        ),
        (
            "a new file and its writes are one",
            vec![created("/a", FileType::File), wrote("/a", 12, 0, false)],
            vec![Operation::NewFile { bytes: 12, parents: 0 }],
        ),
        (
            "a new directory takes a block of its own",
            vec![created("/a", FileType::Dir)],
            vec![Operation::NewFile { bytes: 0, parents: 1 }],
        ),
        (
            "a removal and its whiteout are one",
            vec![removed(12), whiteout("/a", 100)],
            vec![Operation::Delete { own: 12, below: 100, parents: 0 }],
        ),
        (
            "a whiteout alone",
            vec![up("/b"), whiteout("/b/a", 100)],
            vec![Operation::Delete { own: 0, below: 100, parents: 1 }],
        ),
        (
            "an attribute",
            vec![
                copied("/a", Trigger::Chmod, 100),
                CowEvent::Changed { path: path("/a"), what: Attribute::Mode(0o644, 0o600) },
            ],
            vec![Operation::Chmod { size: 100, holes: 0, parents: 0 }],
        ),
        (
            "a truncation",
            vec![
                copied("/a", Trigger::Truncate, 100),
                CowEvent::Truncated { path: path("/a"), from: 100, to: 7 },
            ],
            vec![Operation::Truncate { size: 100, holes: 0, to: 7, parents: 0 }],
        ),
        (
            "a move leaves a whiteout that is part of it",
            vec![
                copied("/a", Trigger::Rename, 100),
                CowEvent::Renamed { from: path("/a"), to: path("/b"), hides: None },
                whiteout("/a", 100),
            ],
            vec![Operation::Chmod { size: 100, holes: 0, parents: 0 }],
        ),
        (
            "a copy instead of a move is one",
            vec![
                CowEvent::CopiesInstead { from: path("/d"), to: path("/e") },
                created("/e", FileType::Dir),
                created("/e/a", FileType::File),
                wrote("/e/a", 5_000, 0, false),
                up("/d"),
                whiteout("/d/a", 5_000),
                whiteout("/d", 0),
                created("/f", FileType::File),
            ],
            vec![
                Operation::RenameDir { files: 1, bytes: 8_192, dirs: 1 },
                Operation::NewFile { bytes: 0, parents: 0 },
            ],
        ),
    ];
    for (name, events, expected) in cases {
        assert_eq!(operations(&events), expected, "{name}");
    }
}

fn any_operation() -> impl Strategy<Value = Operation> {
    let size = || 0..(1_u64 << 45);
    prop_oneof![
        (size(), size(), size(), 0..9_u64).prop_map(|(size, bytes, offset, parents)| {
            Operation::FirstWrite { size, holes: size / 3, bytes, offset, parents }
        }),
        (size(), size(), size()).prop_map(|(bytes, offset, more)| Operation::SecondWrite {
            bytes,
            offset,
            size: offset + bytes + more,
        }),
        (size(), 0..9_u64).prop_map(|(bytes, parents)| Operation::NewFile { bytes, parents }),
        (size(), size(), 0..9_u64).prop_map(|(own, below, parents)| Operation::Delete {
            own,
            below,
            parents
        }),
        (size(), size(), 0..9_u64).prop_map(|(size, to, parents)| Operation::Truncate {
            size,
            holes: size / 2,
            to,
            parents,
        }),
        (size(), 0..9_u64).prop_map(|(size, parents)| Operation::Chmod { size, holes: 0, parents }),
        (size(), size(), 0..9_u64).prop_map(|(size, bytes, parents)| Operation::TruncateOpen {
            size,
            bytes,
            parents
        }),
        size().prop_map(|image_bytes| Operation::ContainerStart { image_bytes, layers: 4 }),
    ]
}

proptest! {
    #[test]
    fn bounds_are_in_order(operation in any_operation()) {
        for driver in Driver::ALL {
            let cost = cost(driver, &operation);
            let times = cost.time_us.into_iter();
            for figure in [cost.read, cost.written, cost.space, cost.freed].into_iter().chain(times) {
                prop_assert!(figure.low <= figure.high, "{driver:?} {figure:?}");
            }
        }
    }

    #[test]
    fn a_first_write_grows_with_the_file_only_where_files_are_copied(
        small in 1..1_000_u64,
        more in 1..1_000_u64,
        bytes in 1..100_000_u64,
    ) {
        // Sizes at which a record, a chunk and a block begin.
        let sizes = [small * MIB, (small + more) * MIB];
        let at = |size| Operation::FirstWrite { size, holes: 0, bytes, offset: size, parents: 0 };
        for driver in Driver::ALL {
            let [a, b] = sizes.map(|size| cost(driver, &at(size)));
            match driver {
                Driver::Overlay2Ext4 | Driver::Aufs => {
                    prop_assert!(b.space.low >= a.space.low + more * MIB);
                }
                // Beyond 512 MiB a block of extents comes with the growth.
                Driver::Vfs => prop_assert!(b.space.high <= bytes.next_multiple_of(4_096) + 4_096),
                _ => prop_assert_eq!((a.read, a.written, a.space), (b.read, b.written, b.space)),
            }
        }
    }

    #[test]
    fn vfs_starts_by_copying_the_image(files in proptest::collection::vec(0..1_u64 << 30, 0..20)) {
        let image_bytes = files.iter().map(|size| size.next_multiple_of(4_096)).sum();
        let start = Operation::ContainerStart { image_bytes, layers: 3 };
        prop_assert!(cost(Driver::Vfs, &start).space.low >= files.iter().sum());
        for driver in Driver::ALL.into_iter().filter(|driver| *driver != Driver::Vfs) {
            prop_assert!(cost(driver, &start).space.high <= 32_768);
        }
    }
}
