//! Memory of the browser's renderers, as Linux counts it.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Watches until it is finished.
pub struct Watch {
    stop: Arc<AtomicBool>,
    most: Arc<AtomicU64>,
    thread: JoinHandle<()>,
}

impl Watch {
    /// Looks at the renderers thirty times a second from now on.
    pub fn start() -> Self {
        let (stop, most) = (Arc::<AtomicBool>::default(), Arc::<AtomicU64>::default());
        let thread = {
            let (stop, most) = (Arc::clone(&stop), Arc::clone(&most));
            thread::spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    most.fetch_max(Self::renderers().unwrap_or(0), Ordering::Relaxed);
                    thread::sleep(Duration::from_millis(33));
                }
            })
        };
        Self { stop, most, thread }
    }

    /// The most there was.
    pub fn finish(self) -> Option<u64> {
        self.stop.store(true, Ordering::Relaxed);
        self.thread.join().ok()?;
        Some(self.most.load(Ordering::Relaxed)).filter(|&most| most > 0)
    }

    /// Proportional set size of all renderers that this program started.
    pub fn renderers() -> Option<u64> {
        let ids = fs::read_dir("/proc").ok()?.flatten();
        let ids = ids.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        let of = ids.filter(|&id| is_renderer(id) && is_ours(id));
        Some(of.filter_map(proportional).sum()).filter(|&sum| sum > 0)
    }
}

fn is_renderer(id: u32) -> bool {
    let line = fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
    line.split(|&byte| byte == 0 || byte == b' ').any(|word| word == b"--type=renderer")
}

fn is_ours(mut id: u32) -> bool {
    let own = std::process::id();
    while id > 1 {
        if id == own {
            return true;
        }
        let Some(parent) = parent(id) else { return false };
        id = parent;
    }
    false
}

fn parent(id: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name, in brackets, may hold anything.
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

fn proportional(id: u32) -> Option<u64> {
    let sums = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
    let line = sums.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    Some(line.trim().trim_end_matches(" kB").trim().parse::<u64>().ok()? * 1024)
}
