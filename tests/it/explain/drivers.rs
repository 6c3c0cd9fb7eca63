//! Storage drivers and what each operation costs under each.

use onionskin::explain::{self, Message};
use onionskin::sim::cow::drivers::{Driver, Figure, How, Operation};

const GIB: u64 = 1 << 30;

fn operations() -> [Operation; 16] {
    let append =
        |bytes| Operation::FirstWrite { size: GIB, holes: 0, bytes, offset: GIB, parents: 0 };
    [
        Operation::ContainerStart { image_bytes: GIB, layers: 4 },
        append(0),
        append(1),
        Operation::SecondWrite { bytes: 1, offset: GIB + 1, size: GIB + 2 },
        Operation::NewFile { bytes: 1, parents: 0 },
        Operation::Delete { own: 0, below: GIB, parents: 0 },
        Operation::Delete { own: 41_266, below: 41_266, parents: 0 },
        Operation::Chmod { size: GIB, holes: 0, parents: 0 },
        Operation::TruncateOpen { size: GIB, bytes: 1, parents: 0 },
        Operation::Truncate { size: GIB, holes: 0, to: 0, parents: 0 },
        Operation::RenameDir { files: 10, bytes: GIB, dirs: 1 },
        Operation::Lookup { depth: 1, cached: false },
        Operation::Lookup { depth: 120, cached: false },
        Operation::Lookup { depth: 120, cached: true },
        Operation::Readdir { depth: 1, cached: false },
        Operation::Readdir { depth: 120, cached: false },
    ]
}

pub fn messages() -> Vec<Message> {
    let mut all = Vec::new();
    for driver in Driver::ALL {
        all.push(explain::driver_name(driver));
        all.push(explain::driver_place(driver));
        all.push(explain::driver_status(driver));
        all.push(explain::driver_level(driver));
    }
    for operation in operations() {
        all.push(explain::operation_name(&operation));
        for driver in Driver::ALL {
            let message = explain::driver_cost(driver, &operation);
            if !all.contains(&message) {
                all.push(message);
            }
        }
    }
    all.extend([How::Measured, How::Derived].map(explain::figure_how));
    let times = [(28, 160), (600, 20_000), (1_917_996, 6_750_886)];
    all.extend(times.map(|(low, high)| explain::figure_time(Figure::measured(low, high))));
    all
}
