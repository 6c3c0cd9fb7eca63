//! The simulator against the kernel of this machine: the same layers, the same calls.
//!
//! Runs as root on Linux where overlayfs can be mounted, in a mount namespace of its own: no mount
//! outlives it. Elsewhere it says why it does not run.

mod disk;
mod layers;

use std::path::{Path, PathBuf};
use std::process::Command;

use onionskin::sim::cow::kernel::Options;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::bench::{Bench, Layers};
use super::{random, shown};
use disk::Overlay;

/// Where the process in the namespace finds its folder.
const FOLDER: &str = "ONIONSKIN_OVERLAY_FOLDER";
/// Where it finds how many sequences to run, if there should be more.
const MORE: &str = "ONIONSKIN_OVERLAY_SEQUENCES";
/// Sequences of calls, and calls in each.
const SEQUENCES: u32 = 60;
const CALLS: usize = 16;

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
    let mut bench = Bench::new(Layers::of(tars), options);
    let overlay = Overlay::mount(&folder.join(seed.to_string()), &lowers, options);
    let (mut script, mut calls, mut worked) = (String::new(), 0, 0);
    for op in &ops.into_iter().filter_map(disk::possible).collect::<Vec<_>>() {
        let before = bench.state.clone();
        let ours = bench.call("c1", op).map(|reply| disk::shown(&bench, reply));
        // Most calls made by chance fail: only some of those are worth a comparison.
        if ours.is_err() && calls > 2 * worked {
            bench.state = before;
            continue;
        }
        script += &format!("{}\n", op.text());
        (calls, worked) = (calls + 1, worked + usize::from(ours.is_ok()));
        let ours = ours.unwrap_or_else(|errno| errno.name().to_owned());
        let (theirs, ours) = (overlay.call(op), [ours].to_vec());
        let told = || format!("{options:?}\n{}\n\n{script}", texts.join("\n---\n"));
        let same = |what: &str, kernel: &[String], ours: &[String]| {
            assert_eq!(ours, kernel, "{what}: simulator, kernel after\n{}", told());
        };
        same("reply", &[theirs], &ours);
        let fs = bench.cow.view(&bench.state, "c1").unwrap();
        same("view", &overlay.view(), &disk::view(&bench, &fs));
        same("layer", &overlay.upper(), &disk::layer(&fs.upper));
        if calls == CALLS {
            break;
        }
    }
    let fs = bench.cow.view(&bench.state, "c1").unwrap();
    let ours = disk::transparent(&shown::layer(&fs.upper));
    let theirs = overlay.transparent();
    assert_eq!(ours, theirs, "not opaque after\n{}\n\n{script}", texts.join("\n---\n"));
    overlay.unmount();
    (calls, worked)
}
