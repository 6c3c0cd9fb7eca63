//! The simulator against the kernel of this machine: the same layers, the same calls.
//!
//! Runs as root on Linux where overlayfs can be mounted, in a mount namespace of its own: no mount
//! outlives it. Elsewhere it says why it does not run.

mod disk;
mod layers;
mod ours;

use std::path::{Path, PathBuf};
use std::process::Command;

use onionskin::sim::cow::Op;
use onionskin::sim::cow::kernel::{Fs, Options};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::bench::{Bench, Layers};
use super::{random, shown};
use disk::Overlay;

/// Where the process in the namespace finds its folder.
const FOLDER: &str = "ONIONSKIN_OVERLAY_FOLDER";
/// Where it finds how many sequences to run, if there should be more.
const MORE: &str = "ONIONSKIN_OVERLAY_SEQUENCES";
/// Sequences of calls, and calls in each; the layer is committed halfway.
const SEQUENCES: u32 = 40;
const CALLS: usize = 20;

#[test]
fn the_kernel_does_the_same() {
    if let Some(why) = cannot() {
        return println!("skipped: {why}");
    }
    let folder = std::env::temp_dir().join(format!("onionskin-overlay-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let test = std::env::current_exe().unwrap();
    let child = Command::new("unshare")
        .args(["-m", "sh", "-c", "umask 0 && exec \"$0\" \"$@\""])
        .arg(test)
        .args(["--exact", "cow::kernel::inside_a_namespace", "--ignored", "--nocapture"])
        .env(FOLDER, &folder)
        .output()
        .unwrap();
    let _ = std::fs::remove_dir(&folder);
    let text = String::from_utf8_lossy(&child.stdout).into_owned();
    let told = text.lines().filter(|line| line.contains("skipped:") || line.contains("calls:"));
    told.for_each(|line| println!("{line}"));
    assert!(child.status.success(), "{text}\n{}", String::from_utf8_lossy(&child.stderr));
}

/// Why overlayfs cannot be tried here, if it cannot.
fn cannot() -> Option<&'static str> {
    use std::os::unix::fs::MetadataExt as _;
    if !cfg!(target_os = "linux") {
        return Some("no Linux");
    }
    match std::fs::metadata("/proc/self") {
        Ok(own) if own.uid() == 0 => {}
        _ => return Some("not root"),
    }
    match Command::new("unshare").args(["-m", "true"]).output() {
        Ok(done) if done.status.success() => None,
        _ => Some("no mount namespaces"),
    }
}

#[test]
#[ignore = "started by `the_kernel_does_the_same`"]
fn inside_a_namespace() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    if let Err(why) = disk::prepare(&folder) {
        return println!("skipped: {why}");
    }
    let more = std::env::var(MORE).ok().and_then(|text| text.parse().ok());
    let sequences = more.unwrap_or(SEQUENCES);
    let (mut calls, mut done) = (0, 0);
    for seed in 0..sequences {
        let options = [(false, false), (true, false), (false, false), (true, true)];
        let (redirect_dir, metacopy) = options[seed as usize % 4];
        let (all, worked) = sequence(&folder, seed, Options { redirect_dir, metacopy });
        (calls, done) = (calls + all, done + worked);
    }
    println!("calls: {calls} in {sequences} sequences, {done} of them worked");
}

/// One image and one sequence of calls; gives how many were compared, and how many worked.
fn sequence(folder: &Path, seed: u32, options: Options) -> (usize, usize) {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed.to_le_bytes().repeat(8));
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let lowers = layers::lowers().new_tree(&mut runner).unwrap().current();
    let ops = proptest::collection::vec(random::op(), 20 * CALLS);
    let ops = ops.new_tree(&mut runner).unwrap().current();
    let texts: Vec<String> = lowers.iter().map(layers::text).collect();
    let tars = texts.iter().map(|text| onionskin_testkit::text::layer(text));
    let mut pair = Pair {
        bench: Bench::new(Layers::of(tars), options),
        container: "c1".to_owned(),
        overlay: Overlay::mount(&folder.join(seed.to_string()), &lowers, options),
        script: format!("{options:?}\n{}\n\n", texts.join("\n---\n")),
    };
    let (mut calls, mut worked) = (0, 0);
    for op in ops.into_iter().filter_map(disk::possible) {
        // Most calls made by chance fail: only some of those are worth a comparison.
        let Some(done) = pair.call(&op, calls <= 2 * worked) else { continue };
        (calls, worked) = (calls + 1, worked + usize::from(done));
        if calls == CALLS / 2 {
            pair.commit();
        }
        if calls == CALLS {
            break;
        }
    }
    pair.compare_opaque();
    pair.overlay.unmount();
    (calls, worked)
}

/// A container and its like on disk.
struct Pair {
    bench: Bench,
    container: String,
    overlay: Overlay,
    /// What was done, to be told if they differ.
    script: String,
}

impl Pair {
    /// Makes a call in both and compares; tells whether it worked. Without `failing`, a call that
    /// fails in the simulator is not made.
    fn call(&mut self, op: &Op, failing: bool) -> Option<bool> {
        let before = self.bench.state.clone();
        let ours = self.bench.call(&self.container, op);
        let ours = ours.map(|reply| ours::shown(&self.bench, reply));
        if ours.is_err() && !failing {
            self.bench.state = before;
            return None;
        }
        self.script += &format!("{}\n", op.text());
        let worked = ours.is_ok();
        let ours = ours.unwrap_or_else(|errno| errno.name().to_owned());
        self.same("reply", &[self.overlay.call(op)], &[ours]);
        self.compare();
        Some(worked)
    }

    /// The layers become lower ones, below new ones.
    fn commit(&mut self) {
        self.compare_opaque();
        self.script += "--- commit\n";
        self.overlay.commit();
        self.bench.run(&format!("docker commit {} new", self.container));
        self.container = "c3".to_owned();
        self.bench.run("docker run -d --name c3 new");
        self.compare();
    }

    fn compare(&self) {
        let fs = self.fs();
        self.same("view", &self.overlay.view(), &ours::view(&self.bench, &fs));
        self.same("layer", &self.overlay.upper(), &ours::layer(&fs.upper));
    }

    fn compare_opaque(&self) {
        let ours = ours::transparent(&shown::layer(&self.fs().upper));
        self.same("not opaque", &self.overlay.transparent(), &ours);
    }

    fn fs(&self) -> Fs<'_> {
        self.bench.cow.view(&self.bench.state, &self.container).unwrap()
    }

    fn same(&self, what: &str, kernel: &[String], ours: &[String]) {
        assert_eq!(ours, kernel, "{what}: simulator, kernel after\n{}", self.script);
    }
}
