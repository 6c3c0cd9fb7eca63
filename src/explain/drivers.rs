//! Storage drivers: what each is, where its data lies, what became of it, and what work costs.

use super::Message;
use crate::sim::cow::drivers::{Chunk, Cost, Driver, Figure, How, Level, Operation, Status, cost};

/// The name of a driver, with the file system below it where that matters.
#[must_use]
pub fn driver_name(driver: Driver) -> Message {
    match driver {
        Driver::Overlay2Ext4 => Message::new("driver-overlay2-ext4"),
        Driver::Overlay2Reflink => Message::new("driver-overlay2-reflink"),
        Driver::Devicemapper { chunk } => {
            Message::new("driver-devicemapper").text("chunk", chunk_size(chunk))
        }
        Driver::Aufs | Driver::Btrfs | Driver::Zfs | Driver::Vfs => {
            Message::new("driver-plain").text("name", driver.name())
        }
    }
}

fn chunk_size(chunk: Chunk) -> String {
    format!("{} KiB", chunk.bytes() / 1_024)
}

/// Where the data of a layer lies.
#[must_use]
pub fn driver_place(driver: Driver) -> Message {
    Message::new(match driver {
        Driver::Overlay2Ext4 | Driver::Overlay2Reflink | Driver::Aufs => "driver-place-directory",
        Driver::Devicemapper { chunk: Chunk::Loop } => "driver-place-loop",
        Driver::Devicemapper { chunk: Chunk::Direct } => "driver-place-pool",
        Driver::Btrfs => "driver-place-subvolume",
        Driver::Zfs => "driver-place-data-set",
        Driver::Vfs => "driver-place-copy",
    })
    .text("path", driver.place())
}

/// What became of a driver.
#[must_use]
pub fn driver_status(driver: Driver) -> Message {
    match driver.status() {
        Status::Default => Message::new("driver-status-default"),
        Status::Kept => Message::new("driver-status-kept").text("name", driver.name()),
        Status::Fallback => Message::new("driver-status-fallback"),
        Status::Removed(version) => Message::new("driver-status-removed").count("version", version),
    }
}

/// What a driver copies, and when.
#[must_use]
pub fn driver_level(driver: Driver) -> Message {
    Message::new(match (driver.level(), driver) {
        (Level::File, Driver::Overlay2Reflink) => "driver-level-clone",
        (Level::File, _) => "driver-level-file",
        (Level::Block, Driver::Devicemapper { .. }) => "driver-level-chunk",
        (Level::Block, _) => "driver-level-again",
        (Level::Image, _) => "driver-level-image",
    })
}

/// The name of an operation, as a row or column is headed.
#[must_use]
pub fn operation_name(operation: &Operation) -> Message {
    Message::new(match operation {
        Operation::ContainerStart { .. } => "operation-start",
        Operation::FirstWrite { bytes: 0, .. } => "operation-open",
        Operation::FirstWrite { .. } => "operation-first-write",
        Operation::SecondWrite { .. } => "operation-second-write",
        Operation::NewFile { .. } => "operation-new-file",
        Operation::Delete { .. } => "operation-delete",
        Operation::Chmod { .. } => "operation-chmod",
        Operation::TruncateOpen { .. } => "operation-truncate-open",
        Operation::Truncate { .. } => "operation-truncate",
        Operation::RenameDir { .. } => "operation-rename-dir",
        Operation::Lookup { .. } => "operation-lookup",
        Operation::Readdir { .. } => "operation-readdir",
    })
}

/// What an operation costs under a driver, and why.
#[must_use]
pub fn driver_cost(driver: Driver, operation: &Operation) -> Message {
    let cost = cost(driver, operation);
    let space = |id| Message::new(id).message("space", figure(cost.space));
    let freed = |id| Message::new(id).message("freed", figure(cost.freed));
    match (driver.level(), operation) {
        (level, Operation::Lookup { .. } | Operation::Readdir { .. }) => {
            depth(level, operation, &cost)
        }
        (Level::File, Operation::ContainerStart { .. }) => space("cost-start-mount"),
        (Level::Block, Operation::ContainerStart { .. }) => space("cost-start-snapshot"),
        (Level::Image, Operation::ContainerStart { .. }) => space("cost-start-copy"),
        (Level::File, Operation::SecondWrite { .. }) => space(match driver {
            Driver::Overlay2Reflink => "cost-in-place-unless-shared",
            _ => "cost-in-place",
        }),
        (_, Operation::NewFile { .. }) => space("cost-new"),
        (Level::File | Level::Block, Operation::TruncateOpen { .. }) => space("cost-begins-empty"),
        (Level::File, Operation::RenameDir { .. }) => {
            space("cost-tree").message("read", figure(cost.read))
        }
        (Level::File, Operation::Delete { own: 0, .. }) => space("cost-whiteout"),
        (Level::File, Operation::Delete { .. }) => freed("cost-own-erased"),
        (Level::Block, Operation::Delete { .. }) => freed("cost-shared-stay"),
        (Level::Image, Operation::Delete { .. }) => freed("cost-copy-erased"),
        (Level::File, _) => copied(driver, operation, &cost),
        (Level::Image, _) => space("cost-private"),
        (Level::Block, Operation::FirstWrite { bytes: 0, .. }) => space("cost-open-nothing"),
        (Level::Block, Operation::FirstWrite { .. } | Operation::SecondWrite { .. }) => {
            blocks(driver, operation, &cost)
        }
        (Level::Block, Operation::RenameDir { .. }) => space("cost-renamed"),
        (Level::Block, Operation::Chmod { .. } | Operation::Truncate { .. }) => {
            space("cost-metadata")
        }
    }
}

/// A copy-up.
fn copied(driver: Driver, operation: &Operation, cost: &Cost) -> Message {
    let id = match (driver, operation) {
        (Driver::Overlay2Reflink, _) => {
            return Message::new("cost-clone").message("space", figure(cost.space));
        }
        (_, Operation::Truncate { .. }) => "cost-file-cut",
        _ => "cost-file",
    };
    Message::new(id).message("read", figure(cost.read)).message("space", figure(cost.space))
}

/// A write where blocks are copied.
fn blocks(driver: Driver, operation: &Operation, cost: &Cost) -> Message {
    let second = matches!(operation, Operation::SecondWrite { .. });
    let message = match driver {
        Driver::Devicemapper { .. } if second => Message::new("cost-in-place-unless-first"),
        Driver::Devicemapper { chunk } => {
            Message::new("cost-chunks").text("chunk", chunk_size(chunk))
        }
        _ => Message::new(match driver {
            _ if second => "cost-again",
            Driver::Zfs => "cost-records",
            _ => "cost-extents",
        })
        .message("written", figure(cost.written)),
    };
    message.message("space", figure(cost.space))
}

/// A lookup or a listing: what many layers cost.
fn depth(level: Level, operation: &Operation, cost: &Cost) -> Message {
    if level != Level::File {
        return Message::new("cost-no-depth");
    }
    let (ids, layers) = match *operation {
        Operation::Lookup { depth, cached: false } => {
            (["cost-lookup", "cost-lookup-unmeasured"], Some(depth))
        }
        Operation::Lookup { .. } => (["cost-lookup-again", "cost-lookup-again-unmeasured"], None),
        Operation::Readdir { depth, .. } => {
            (["cost-readdir", "cost-readdir-unmeasured"], Some(depth))
        }
        _ => return Message::new("cost-no-depth"),
    };
    let message = match cost.time_us {
        Some(time) => Message::new(ids[0]).message("time", figure_time(time)),
        None => Message::new(ids[1]),
    };
    match layers {
        Some(layers) => message.count("layers", layers),
        None => message,
    }
}

/// A figure in bytes.
#[must_use]
pub fn figure(figure: Figure) -> Message {
    if figure.low == figure.high {
        return Message::new("figure-exact").exact("bytes", figure.low);
    }
    if figure.low == 0 {
        return Message::new("figure-up-to").exact("bytes", figure.high);
    }
    Message::new("figure-range").exact("low", figure.low).exact("high", figure.high)
}

/// A figure in microseconds.
#[must_use]
pub fn figure_time(figure: Figure) -> Message {
    let (low, high) = (time(figure.low), time(figure.high));
    if low == high {
        return low;
    }
    Message::new("figure-time-range").message("low", low).message("high", high)
}

fn time(us: u64) -> Message {
    let of = |id, count: u64| Message::new(id).count("count", count);
    match us {
        0..1_000 => of("figure-us", us),
        1_000..1_000_000 => of("figure-ms", (us + 500) / 1_000),
        _ => {
            let tenths = (us + 50_000) / 100_000;
            Message::new("figure-s").text("count", format!("{}.{}", tenths / 10, tenths % 10))
        }
    }
}

/// How a figure is known.
#[must_use]
pub fn figure_how(how: How) -> Message {
    Message::new(match how {
        How::Measured => "figure-measured",
        How::Derived => "figure-derived",
    })
}
