//! What the same work costs under each storage driver: bytes read, written, newly taken and freed.
//!
//! Two kinds of drivers: those of files copy a file whole at its first change (overlay2, aufs),
//! those of blocks copy the blocks that change (devicemapper, btrfs, zfs); vfs copies the image at
//! the start. docs/MODEL.md lists every formula with its source and test.
//!
//! Not here: words (`explain`), what overlayfs does (`kernel`), the content of files.

mod block;
mod events;
mod file;
mod operation;

pub use events::operations;
pub use operation::Operation;

/// Bytes of a block of ext4, XFS and btrfs.
pub const BLOCK: u64 = 4_096;

/// Bytes of a chunk of devicemapper's thin pool: what is copied at the first write to any of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Chunk {
    /// 64 KiB: a pool on loop files, as Docker makes it by default (128 sectors).
    Loop,
    /// 512 KiB: a pool on a disk of its own, as Docker makes it with `dm.directlvm_device`.
    Direct,
}

impl Chunk {
    /// Bytes.
    #[must_use]
    pub fn bytes(self) -> u64 {
        match self {
            Self::Loop => 65_536,
            Self::Direct => 524_288,
        }
    }
}

/// A storage driver, with the file system below it where that changes the costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Driver {
    /// overlay2 on a file system that cannot share blocks between files: ext4.
    Overlay2Ext4,
    /// overlay2 on one that can: XFS with reflink. A copy-up clones.
    Overlay2Reflink,
    /// aufs on ext4.
    Aufs,
    /// devicemapper, thin pool.
    Devicemapper {
        /// What is copied at once.
        chunk: Chunk,
    },
    /// btrfs subvolumes and snapshots.
    Btrfs,
    /// zfs data sets and clones.
    Zfs,
    /// Every layer and every container is a full copy.
    Vfs,
}

/// What a driver copies at the first change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// The file.
    File,
    /// The blocks that change.
    Block,
    /// Everything, already at the start.
    Image,
}

/// What became of a driver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// The default where Docker keeps its own image store; new installations of Docker 29 keep
    /// images in containerd, whose snapshotter `overlayfs` follows the same rules.
    Default,
    /// There, for those who have the file system.
    Kept,
    /// There for tests, and where nothing else works.
    Fallback,
    /// Removed in this major version of Docker.
    Removed(u64),
}

impl Driver {
    /// Every driver, in the order they are compared.
    pub const ALL: [Self; 8] = [
        Self::Overlay2Ext4,
        Self::Overlay2Reflink,
        Self::Aufs,
        Self::Devicemapper { chunk: Chunk::Loop },
        Self::Devicemapper { chunk: Chunk::Direct },
        Self::Btrfs,
        Self::Zfs,
        Self::Vfs,
    ];

    /// What `docker info` calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Overlay2Ext4 | Self::Overlay2Reflink => "overlay2",
            Self::Aufs => "aufs",
            Self::Devicemapper { .. } => "devicemapper",
            Self::Btrfs => "btrfs",
            Self::Zfs => "zfs",
            Self::Vfs => "vfs",
        }
    }

    /// Where the data of a layer lies on the host.
    ///
    /// Source: docs.docker.com, the page of each storage driver.
    #[must_use]
    pub fn place(self) -> &'static str {
        match self {
            Self::Overlay2Ext4 | Self::Overlay2Reflink => "/var/lib/docker/overlay2/<id>/diff",
            Self::Aufs => "/var/lib/docker/aufs/diff/<id>",
            Self::Devicemapper { chunk: Chunk::Loop } => {
                "/var/lib/docker/devicemapper/devicemapper/data"
            }
            Self::Devicemapper { chunk: Chunk::Direct } => "docker/thinpool",
            Self::Btrfs => "/var/lib/docker/btrfs/subvolumes/<id>",
            Self::Zfs => "/var/lib/docker/zfs/graph/<id>",
            Self::Vfs => "/var/lib/docker/vfs/dir/<id>",
        }
    }

    /// What it copies at the first change.
    #[must_use]
    pub fn level(self) -> Level {
        match self {
            Self::Overlay2Ext4 | Self::Overlay2Reflink | Self::Aufs => Level::File,
            Self::Devicemapper { .. } | Self::Btrfs | Self::Zfs => Level::Block,
            Self::Vfs => Level::Image,
        }
    }

    /// What became of it.
    ///
    /// Source: the release notes of Docker Engine 24.0, 25.0 and 29.0.
    #[must_use]
    pub fn status(self) -> Status {
        match self {
            Self::Overlay2Ext4 | Self::Overlay2Reflink => Status::Default,
            Self::Aufs => Status::Removed(24),
            Self::Devicemapper { .. } => Status::Removed(25),
            Self::Btrfs | Self::Zfs => Status::Kept,
            Self::Vfs => Status::Fallback,
        }
    }
}

/// How a figure is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// Measured: Linux 6.18, Docker 20.10, on a busy machine of two processors.
    Measured,
    /// Worked out from how the driver is built.
    Derived,
}

/// A number that lies between two bounds; they are equal where it is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Figure {
    /// At least.
    pub low: u64,
    /// At most.
    pub high: u64,
    /// How it is known.
    pub how: How,
}

impl Figure {
    /// Nothing, as the driver is built.
    pub const NONE: Self = Self { low: 0, high: 0, how: How::Derived };

    /// A measured number.
    #[must_use]
    pub fn measured(low: u64, high: u64) -> Self {
        Self { low, high, how: How::Measured }
    }

    /// A number worked out.
    #[must_use]
    pub fn derived(low: u64, high: u64) -> Self {
        Self { low, high, how: How::Derived }
    }
}

/// What an operation costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cost {
    /// Bytes of files read for it.
    pub read: Figure,
    /// Bytes the disk gets. Of zfs, its metadata is not counted.
    pub written: Figure,
    /// Bytes newly taken on the disk. What an engine makes for every container whatever the image
    /// (a few directories) is not counted.
    pub space: Figure,
    /// Bytes of the disk that become free.
    pub freed: Figure,
    /// Microseconds, where they were measured.
    pub time_us: Option<Figure>,
}

impl Cost {
    /// Nothing at all.
    pub const NONE: Self = Self {
        read: Figure::NONE,
        written: Figure::NONE,
        space: Figure::NONE,
        freed: Figure::NONE,
        time_us: None,
    };
}

/// What an operation costs under a driver.
#[must_use]
pub fn cost(driver: Driver, operation: &Operation) -> Cost {
    match driver {
        Driver::Overlay2Ext4 => file::ext4(operation, How::Measured),
        Driver::Overlay2Reflink => file::reflink(operation),
        // As overlay2, but nobody measured it here: no times.
        Driver::Aufs => Cost { time_us: None, ..file::ext4(operation, How::Derived) },
        Driver::Vfs => file::vfs(operation),
        Driver::Devicemapper { chunk } => block::devicemapper(operation, chunk.bytes()),
        Driver::Btrfs => block::btrfs(operation),
        Driver::Zfs => block::zfs(operation),
    }
}

/// `bytes` rounded up to whole units.
fn whole(bytes: u64, unit: u64) -> u64 {
    bytes.div_ceil(unit).saturating_mul(unit)
}

/// Bytes of the whole units that `bytes` at `offset` lie in.
fn touched(offset: u64, bytes: u64, unit: u64) -> u64 {
    if bytes == 0 {
        return 0;
    }
    let end = whole(offset.saturating_add(bytes), unit);
    end.saturating_sub(offset / unit * unit)
}

/// By how much a file that has `size` bytes after a write of `bytes` at `offset` may have grown, in
/// whole units: at most, since what it had before is not known.
fn grown(offset: u64, bytes: u64, size: u64, unit: u64) -> u64 {
    if bytes == 0 || offset.saturating_add(bytes) < size {
        return 0;
    }
    whole(size, unit).saturating_sub(whole(offset, unit))
}
