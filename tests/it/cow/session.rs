//! Command lines over an empty file system, text in, text out.

use onionskin::sim::cow::content::NoContent;
use onionskin::sim::cow::kernel::{Dialect, Fs, Machine, Process};
use onionskin::sim::cow::layer::{Ino, Layer, Meta, NodeKind, Time};
use onionskin::sim::cow::shell::{Failure, Outcome, run};
use onionskin::sim::cow::{CowEvent, MountKind};

/// A container with a few empty directories.
pub struct Session {
    machine: Machine<'static>,
    dialect: Dialect,
}

impl Session {
    pub fn new(dialect: Dialect) -> Self {
        let time = Time { secs: 1_577_836_800, nanos: 0 };
        let mut layer = Layer::new(Meta::root(0o755, time));
        for name in ["app", "dev", "etc", "tmp", "bin"] {
            let kind = NodeKind::Dir { opaque: false };
            layer.make(Ino::ROOT, name.as_bytes(), kind, Meta::root(0o755, time));
        }
        let dev = layer.get(Ino::ROOT, b"dev");
        if let Some(onionskin::sim::cow::layer::Slot::Inode(dev)) = dev {
            layer.make(dev, b"null", NodeKind::Char(1, 3), Meta::root(0o666, time));
            layer.make(dev, b"zero", NodeKind::Char(1, 5), Meta::root(0o666, time));
        }
        let machine = Machine::new(Fs::plain(layer, MountKind::Tmpfs), time, &NoContent);
        Self { machine, dialect }
    }

    pub fn try_run(&mut self, line: &str) -> Result<Outcome, Failure> {
        self.machine.now.secs += 1;
        run(&mut Process::new(&mut self.machine, self.dialect), line)
    }

    pub fn run(&mut self, line: &str) -> (u8, Vec<u8>, Vec<u8>) {
        let outcome = self.try_run(line).unwrap_or_else(|failure| panic!("{line}: {failure:?}"));
        let process = Process::new(&mut self.machine, self.dialect);
        let mut process = process;
        let out = process.fetch(&outcome.out, 0..outcome.out.size()).unwrap();
        (outcome.status, out, outcome.err)
    }

    /// What happened since the last time.
    pub fn events(&mut self) -> Vec<CowEvent> {
        std::mem::take(&mut self.machine.trace).into_events()
    }
}

/// Runs lines in one container and compares what a terminal would show: `$ line`, its output, its
/// errors, its status if it is not 0.
pub fn check_as(dialect: Dialect, transcript: &str) {
    let mut session = Session::new(dialect);
    let mut got = String::new();
    for line in transcript.lines() {
        let line = line.trim_start();
        let Some(command) = line.strip_prefix("$ ") else { continue };
        let (status, out, err) = session.run(command);
        got += &format!("$ {command}\n{}", String::from_utf8_lossy(&out));
        got += &String::from_utf8_lossy(&err);
        if status != 0 {
            got += &format!("[{status}]\n");
        }
    }
    let wanted: String = transcript
        .trim()
        .lines()
        .map(|line| format!("{}\n", line.trim_start_matches("        ")))
        .collect();
    assert!(got == wanted, "--- wanted\n{wanted}--- got\n{got}");
}

pub fn check(transcript: &str) {
    check_as(Dialect::BusyBox, transcript);
}
