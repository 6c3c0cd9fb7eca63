//! Descriptors that stay open over a copy-up.

use onionskin::sim::cow::content::Content;
use onionskin::sim::cow::kernel::{Fd, Flags, Machine, Options, Process};

use crate::cow::bench::{Bench, Layers};

const READ: Flags = Flags {
    read: true,
    write: false,
    append: false,
    truncate: false,
    create: false,
    exclusive: false,
};
const APPEND: Flags = Flags { read: false, write: true, append: true, ..READ };

/// Runs something as a process of a container over `file f old`.
fn process(run: impl FnOnce(&mut Process<'_, '_>, &dyn Fn(Content) -> String)) {
    let layer = onionskin_testkit::text::layer("file f old");
    let bench = Bench::new(Layers::of([layer]), Options::default());
    let fs = bench.cow.view(&bench.state, "c1").unwrap();
    let mut machine = Machine::new(fs, bench.cow.time(1), &bench.cow.store);
    let text = |content: Content| String::from_utf8(bench.bytes(&content)).unwrap();
    run(&mut Process::new(&mut machine, bench.cow.dialect()), &text);
}

fn open(p: &mut Process<'_, '_>, flags: Flags) -> Fd {
    p.open(b"/f", flags, 0o644).unwrap().unwrap()
}

#[test]
fn a_descriptor_opened_before_the_copy_up_sees_the_new_data() {
    process(|p, text| {
        let before = open(p, READ);
        let writer = open(p, APPEND);
        p.write(writer, &Content::bytes(b" new")).unwrap().unwrap();
        assert_eq!(text(p.read(before).unwrap().unwrap()), "old new");
    });
}

#[test]
fn a_descriptor_keeps_a_deleted_file() {
    process(|p, text| {
        let before = open(p, READ);
        p.unlink(b"/f").unwrap().unwrap();
        assert_eq!(text(p.read(before).unwrap().unwrap()), "old");
        assert_eq!(p.open(b"/f", READ, 0).unwrap().unwrap_err().name(), "ENOENT");
    });
}

#[test]
fn a_descriptor_keeps_a_deleted_file_of_the_container_too() {
    process(|p, text| {
        let writer = open(p, APPEND);
        let reader = open(p, READ);
        p.unlink(b"/f").unwrap().unwrap();
        p.write(writer, &Content::bytes(b" new")).unwrap().unwrap();
        assert_eq!(text(p.read(reader).unwrap().unwrap()), "old new");
    });
}
