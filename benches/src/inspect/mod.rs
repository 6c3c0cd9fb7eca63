//! The inspect screen: an image from the drop to the whole tree, natively and in a browser, beside
//! what others take for the same.

mod browser;
mod contents;
mod made;
mod memory;
mod native;
mod references;
pub mod tar;

use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use onionskin::image::{Compression, LayerInfo};

use crate::report::{Goal, Reference, Report};
use browser::Opened;
use made::Named;
use references::Blobs;

/// Runs of each figure; the one in the middle counts.
const RUNS: usize = 3;
/// The page before a file is dropped, in kB (gzip).
const FIRST_PAINT: f64 = 600.0;
/// Longest task of the main thread, in milliseconds.
const TASK: f64 = 50.0;

/// Runs all of it over the given images, else over those it makes in `folder`.
///
/// # Errors
/// What cannot be read or written.
pub fn run(report: &mut Report, images: &[PathBuf]) -> io::Result<()> {
    let folder = folder();
    std::fs::create_dir_all(&folder)?;
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load: Option<f64> = load.split(' ').next().and_then(|load| load.parse().ok());
    if let Some(load) = load {
        // Others that work at the same time slow down everything here.
        report.tell("inspect", "this machine", "load", load, "processes", None);
    }
    let made = images.is_empty();
    let images: Vec<Named> = if made {
        made::both(&folder)?
    } else {
        let name = |file: &PathBuf| file.file_name().unwrap_or_default().display().to_string();
        images.iter().map(|file| Named { name: name(file), file: file.clone() }).collect()
    };
    for image in &images {
        measure(report, image, &folder)?;
    }
    let size = (browser::first_paint() as f64 / 1000.0, "kB");
    let goal = Some(Goal::Most(FIRST_PAINT));
    report.judge("inspect", "the page", "first-paint", size, None, goal);
    if made {
        rows(report, &made::rows(&folder)?);
    }
    Ok(())
}

/// Where the images are kept: beside the tools, for all clones.
pub fn folder() -> PathBuf {
    let kept = env::var_os("ONIONSKIN_BENCH_IMAGES").map(PathBuf::from);
    kept.unwrap_or_else(|| env::temp_dir().join("onionskin-bench"))
}

fn measure(report: &mut Report, image: &Named, folder: &Path) -> io::Result<()> {
    let layers = native::layers(&image.file)?;
    let gzip = layers.iter().any(|layer| layer.compression == Some(Compression::Gzip));
    let stored: u64 = layers.iter().map(native::size).sum();
    // The page cache is warm for all.
    let natives = (0..RUNS).map(|_| native::read(&image.file)).collect::<io::Result<Vec<_>>>()?;
    let browsers: Vec<Opened> = (0..RUNS).map(|_| browser::open(&image.file)).collect();
    let others = Others::measure(image, folder, &layers)?;
    let opened = |of: fn(&Opened) -> f64| median(browsers.iter().map(of));
    let (first, complete) = (opened(|run| run.first), opened(|run| run.complete));
    let native = median(natives.iter().map(|run| run.complete.as_secs_f64()));

    let mut tell = |name: &str, value: (f64, &str), reference: Option<Reference>, goal| {
        report.judge("inspect", &image.name, name, value, reference, goal);
    };
    let beside =
        |of: &Option<(&'static str, f64)>| of.map(|(name, value)| Reference { name, value });
    let listed = gzip.then_some(Goal::Ratio(0.30));
    tell("browser-first-layer", (first, "s"), None, Some(Goal::Most(0.3)));
    tell("browser-complete", (complete, "s"), beside(&others.listed), listed);
    tell("native-complete", (native, "s"), beside(&others.listed), None);
    let ratio = if gzip { 0.35 } else { 0.20 };
    if others.dive.is_some() {
        let (dive, goal) = (beside(&others.dive), Some(Goal::Ratio(ratio)));
        tell("browser-complete-vs-dive", (complete, "s"), dive, goal);
    }
    for (name, other) in
        [("browser-complete-vs-igzip", &others.igzip), ("browser-complete-vs-pigz", &others.pigz)]
    {
        if other.is_some() {
            tell(name, (complete, "s"), beside(other), None);
        }
    }
    if let Some(read) = natives.first() {
        let rate = |seconds: f64| (read.bytes as f64 / 1e6 / seconds, "MB/s");
        tell("browser-rate", rate(complete), None, None);
        tell("native-rate", rate(native), None, None);
        tell("stored-bytes", (stored as f64 / 1e6, "MB"), None, None);
        tell("entries", (read.entries as f64, ""), None, None);
        let each = |bytes: usize| (bytes as f64 / read.entries.max(1) as f64, "bytes an entry");
        tell("index", each(read.index), None, Some(Goal::Most(100.0)));
        tell("union", each(read.tree), None, None);
        let ms = |of: Duration| (of.as_secs_f64() * 1e3, "ms");
        tell("native-listing", ms(read.listed), None, None);
        tell("native-union", ms(read.union), None, None);
        tell("native-totals", ms(read.sums), None, None);
    }
    tell("longest-task", (opened(|run| run.task), "ms"), None, Some(Goal::Most(TASK)));
    if let Some(peak) = browser::peak(&image.file) {
        tell("browser-peak", (peak as f64 / 1e6, "MB"), None, Some(Goal::Most(400.0)));
    }
    Ok(())
}

/// What others take, in seconds.
#[derive(Default)]
struct Others {
    listed: Option<(&'static str, f64)>,
    igzip: Option<(&'static str, f64)>,
    pigz: Option<(&'static str, f64)>,
    dive: Option<(&'static str, f64)>,
}

impl Others {
    fn measure(image: &Named, folder: &Path, layers: &[LayerInfo]) -> io::Result<Self> {
        let blobs = Blobs::new(folder, &image.file, layers)?;
        let packed = layers.iter().any(|layer| layer.compression != Some(Compression::None));
        let pipe = if packed { "gzip -dc | tar t" } else { "tar t" };
        let of = |name, run: &dyn Fn() -> Option<Duration>| {
            let runs: Option<Vec<f64>> =
                (0..RUNS).map(|_| run().map(|time| time.as_secs_f64())).collect();
            runs.map(|runs| (name, median(runs.into_iter())))
        };
        Ok(Self {
            listed: of(pipe, &|| blobs.listed()),
            igzip: of("igzip -dc", &|| blobs.unpacked_by("igzip")),
            pigz: of("pigz -dc", &|| blobs.unpacked_by("pigz")),
            dive: of("dive --json", &|| references::dive(folder, &image.file)),
        })
    }
}

fn rows(report: &mut Report, image: &Named) {
    let smooth = browser::smooth(&image.file);
    let mut tell = |name: &str, value: (f64, &str), goal| {
        report.judge("inspect", &image.name, name, value, None, goal);
    };
    let most = Some(Goal::Most(TASK));
    tell("rows", (smooth.rows, ""), None);
    tell("browser-complete", (smooth.opened.complete, "s"), None);
    tell("longest-task", (smooth.opened.task, "ms"), most);
    tell("longest-task-expanding", (smooth.expanding, "ms"), most);
    tell("longest-task-sorting", (smooth.sorting, "ms"), most);
    tell("longest-task-filtering", (smooth.filtering, "ms"), most);
    tell("longest-task-scrolling", (smooth.scrolling, "ms"), most);
    // The browser draws as many where nothing happens: 60, or fewer on a busy machine.
    let least = Goal::Least((smooth.most * 0.97).min(58.0));
    tell("frames-standing-still", (smooth.most, "1/s"), None);
    tell("frames-scrolling", (smooth.frames, "1/s"), Some(least));
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
