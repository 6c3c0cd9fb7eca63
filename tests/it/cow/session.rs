//! Command lines over an empty file system, text in, text out.

use onionskin::sim::cow::content::NoContent;
use onionskin::sim::cow::kernel::{Dialect, Fs, Machine, Process};
use onionskin::sim::cow::layer::{Ino, Layer, Meta, NodeKind, Time};
use onionskin::sim::cow::shell::{Failure, Outcome, run};
use onionskin::sim::cow::{CowEvent, MountKind};

/// A container with a few empty directories; lines run in `/app`.
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
        let home = [(b"HOME".to_vec(), b"/root".to_vec())];
        let mut process = Process::new(&mut self.machine, self.dialect).with_env(&home);
        process.chdir(b"/app").unwrap().unwrap();
        run(&mut process, line)
    }

    pub fn run(&mut self, line: &str) -> (u8, Vec<u8>, Vec<u8>) {
        let outcome = self.try_run(line).unwrap_or_else(|failure| panic!("{line}: {failure:?}"));
        let mut process = Process::new(&mut self.machine, self.dialect);
        let out = process.fetch(&outcome.out, 0..outcome.out.size()).unwrap();
        (outcome.status, out, outcome.err)
    }

    /// What happened since the last time.
    pub fn events(&mut self) -> Vec<CowEvent> {
        std::mem::take(&mut self.machine.trace).into_events()
    }
}

/// Runs lines and compares what a terminal would show: `$ line`, its output, its errors, its status
/// in brackets if it is not 0. A line `---` begins a new container.
pub fn check_as(dialect: Dialect, transcript: &str) {
    let mut session = Session::new(dialect);
    let mut got = String::new();
    // In a source file the lines after the first are indented.
    let indent = if transcript.contains("\n        $ ") { "        " } else { "" };
    for line in transcript.lines() {
        let line = line.strip_prefix(indent).unwrap_or(line);
        if line == "---" {
            session = Session::new(dialect);
            got += "---\n";
        }
        let Some(command) = line.strip_prefix("$ ") else { continue };
        let (status, out, err) = session.run(command);
        got += &format!("$ {command}\n{}", String::from_utf8_lossy(&out));
        if !got.ends_with('\n') {
            got.push('\n');
        }
        got += &String::from_utf8_lossy(&err);
        if status != 0 {
            got += &format!("[{status}]\n");
        }
    }
    let wanted = transcript.trim().lines().map(|line| line.strip_prefix(indent).unwrap_or(line));
    for (n, (wanted, got)) in wanted.clone().zip(got.lines()).enumerate() {
        assert_eq!(got, wanted, "line {}", n + 1);
    }
    assert_eq!(got.lines().count(), wanted.count());
}

/// The same for BusyBox.
pub fn check(transcript: &str) {
    check_as(Dialect::BusyBox, transcript);
}
