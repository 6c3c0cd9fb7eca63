//! What a step costs under each storage driver, as bars of a logarithmic scale.

use crate::explain::{self, Arg, Message};
use crate::sim::cow::CowEvent;
use crate::sim::cow::drivers::{Chunk, Cost, Driver, Figure, How, Operation, cost, operations};
use crate::sim::cow::look::Look;

/// What drivers are compared by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// Bytes of files that are read.
    Read,
    /// Bytes the disk gets.
    #[default]
    Written,
    /// Bytes newly taken on the disk.
    Space,
}

impl Measure {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Read, Self::Written, Self::Space];

    fn of(self, cost: &Cost) -> Figure {
        match self {
            Self::Read => cost.read,
            Self::Written => cost.written,
            Self::Space => cost.space,
        }
    }
}

/// Operations whose sentences are told; the rest is counted.
const TOLD: usize = 4;

/// A driver and what the step costs under it.
#[derive(Clone, Debug, PartialEq)]
pub struct DriverRow {
    /// Its name.
    pub name: Message,
    /// The same, as short as a row needs it.
    pub short: Message,
    /// The sum over all operations.
    pub figure: Figure,
    /// The length of its bar, 0 to 1: what it costs at least.
    pub low: f64,
    /// At most.
    pub high: f64,
}

/// What a step costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Costs {
    /// Facts of the step that were counted, if there were more.
    counted: Option<u64>,
    operations: Vec<Operation>,
    /// Every driver, in the order they are compared.
    pub rows: Vec<DriverRow>,
}

impl Costs {
    /// Of a step, by a measure; none, if no driver has anything to do.
    #[must_use]
    pub fn of(look: &Look, measure: Measure) -> Option<Self> {
        let mut operations = operations(&look.events);
        for operation in &mut operations {
            if let Operation::ContainerStart { image_bytes, .. } = operation {
                *image_bytes = look.image_blocks;
            }
        }
        if operations.is_empty() {
            return None;
        }
        let figures = Driver::ALL.map(|driver| {
            let each = operations.iter().map(|operation| measure.of(&cost(driver, operation)));
            sum(each)
        });
        let most = figures.iter().map(|figure| figure.high).max().unwrap_or(0);
        let row = |(driver, figure): (Driver, Figure)| DriverRow {
            name: explain::driver_name(driver),
            short: short(driver),
            figure,
            low: share(figure.low, most),
            high: share(figure.high, most),
        };
        let rows = Driver::ALL.into_iter().zip(figures).map(row).collect();
        let more = look.events.iter().any(|event| matches!(event, CowEvent::More { .. }));
        let counted = more.then_some(look.events.len() as u64);
        Some(Self { counted, operations, rows })
    }

    /// That the step did more than was counted; none, if all of it was.
    #[must_use]
    pub fn partial(&self) -> Option<Message> {
        let counted = self.counted?;
        Some(Message::new("driver-partial").count("facts", counted))
    }

    /// The drivers whose figures are worked out, not measured; none, if all are measured.
    #[must_use]
    pub fn derived(&self) -> Option<Message> {
        let derived = self.rows.iter().filter(|row| row.figure.how == How::Derived);
        let names: Vec<Message> =
            derived.filter(|row| row.figure.high > 0).map(|row| row.short.clone()).collect();
        let told = |names| Message::new("driver-derived").arg("drivers", Arg::List(names));
        (!names.is_empty()).then(|| told(names))
    }

    /// What is told of a driver: how it works, then each operation with its cost.
    #[must_use]
    pub fn told(&self, driver: usize) -> Vec<Message> {
        let Some(&driver) = Driver::ALL.get(driver) else { return Vec::new() };
        let mut out = vec![explain::driver_level(driver)];
        out.extend(self.operations.iter().take(TOLD).map(|operation| {
            Message::new("driver-operation")
                .message("operation", explain::operation_name(operation))
                .message("cost", explain::driver_cost(driver, operation))
        }));
        let more = self.operations.len().saturating_sub(TOLD) as u64;
        if more > 0 {
            out.push(Message::new("driver-more").count("count", more));
        }
        out.push(explain::driver_place(driver));
        out.push(explain::driver_status(driver));
        out
    }
}

/// The sum of figures; it is measured if all that count are.
fn sum(figures: impl Iterator<Item = Figure>) -> Figure {
    let mut all = Figure::measured(0, 0);
    let (mut any, mut measured) = (false, true);
    for figure in figures {
        all.low = all.low.saturating_add(figure.low);
        all.high = all.high.saturating_add(figure.high);
        if figure.high > 0 {
            any = true;
            measured &= figure.how == How::Measured;
        }
    }
    all.how = if any && measured { How::Measured } else { How::Derived };
    all
}

/// The share of a logarithmic scale that ends at `most`.
fn share(bytes: u64, most: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "the length of a bar")]
    let log = |bytes: u64| (bytes as f64).ln_1p();
    if most == 0 { 0.0 } else { log(bytes) / log(most) }
}

/// A figure as it stands beside its bar: exact where it is short, of a range what it is at most.
#[must_use]
pub fn figure(of: Figure) -> Message {
    /// From here on three digits tell enough.
    const LONG: u64 = 1_000_000;
    let bytes = |bytes: u64| match bytes {
        0..LONG => Message::new("driver-bytes").count("bytes", bytes),
        _ => Message::new("driver-size").bytes("bytes", bytes),
    };
    if of.low == of.high {
        return bytes(of.high);
    }
    Message::new("driver-at-most").message("high", bytes(of.high))
}

fn short(driver: Driver) -> Message {
    match driver {
        Driver::Overlay2Ext4 => Message::new("driver-short-ext4"),
        Driver::Overlay2Reflink => Message::new("driver-short-reflink"),
        Driver::Devicemapper { chunk: Chunk::Loop } => Message::new("driver-short-loop"),
        Driver::Devicemapper { chunk: Chunk::Direct } => Message::new("driver-short-direct"),
        Driver::Aufs | Driver::Btrfs | Driver::Zfs | Driver::Vfs => explain::driver_name(driver),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_grow_with_the_logarithm_and_end_at_the_most() {
        assert_eq!((share(0, 0), share(0, 9), share(9, 9)), (0.0, 0.0, 1.0));
        let (kilo, mega) = (share(1_000, 1_000_000_000), share(1_000_000, 1_000_000_000));
        assert!((mega / kilo - 2.0).abs() < 0.01, "{kilo} {mega}");
    }

    #[test]
    fn a_sum_is_measured_if_all_that_counts_is() {
        let of = |figures: &[Figure]| sum(figures.iter().copied());
        let (measured, derived) = (Figure::measured(1, 2), Figure::derived(10, 10));
        assert_eq!(of(&[measured, Figure::NONE]), Figure::measured(1, 2));
        assert_eq!(of(&[measured, derived]), Figure::derived(11, 12));
        assert_eq!(of(&[Figure::NONE]), Figure::NONE);
        assert_eq!(of(&[Figure::derived(u64::MAX, u64::MAX), derived]).high, u64::MAX);
    }
}
