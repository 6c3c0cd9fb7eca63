//! The page in Chromium: how long a dropped image takes, what it weighs, whether it stays smooth.

use std::path::Path;
use std::thread;
use std::time::Duration;

use onionskin_browser_tests::{Page, weight};
use serde_json::Value;

use super::made::FOLDERS;
use super::memory::Watch;
use crate::tasks;

/// Looks at the page whenever its document changes, and not once a frame: frames that nobody asked for
/// would be drawn, which takes the cores that read.
const PROBE: &str = r"(() => {
    const probe = window.probe = {};
    addEventListener('drop', () => { probe.dropped = performance.now(); }, { capture: true });
    const there = selector => document.querySelector(selector) !== null;
    // What is in the document in one frame is on screen in the next.
    const shown = name => requestAnimationFrame(() => requestAnimationFrame(() => {
        probe[name] = performance.now() - probe.dropped;
    }));
    const look = () => {
        if (!probe.dropped) return;
        const rows = there('[role=treegrid] [role=row][aria-level]');
        if (rows && !probe.seen) {
            probe.seen = true;
            shown('first');
        }
        if (rows && !probe.whole && !there('.reading [role=progressbar]')
            && !there('[role=treegrid][aria-busy=true]')) {
            probe.whole = true;
            shown('complete');
            observer.disconnect();
        }
    };
    const observer = new MutationObserver(look);
    const attributeFilter = ['aria-busy', 'role'];
    observer.observe(document, { subtree: true, childList: true, attributeFilter });
})()";

/// How long one image took, in seconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opened {
    /// From the drop until rows of the tree were on screen.
    pub first: f64,
    /// Until all layers were in the tree, and it on screen.
    pub complete: f64,
    /// The longest task of the main thread until then and a second longer, in milliseconds; 0 if
    /// there was none of more than 50.
    pub task: f64,
}

fn probed(hidden_work: bool) -> Page {
    let mut page = Page::open();
    page.patience(Duration::from_secs(300));
    page.wait_for("heading", "Drop an image here");
    if hidden_work {
        // What is loaded and compiled before anything is dropped is not a part of it.
        thread::sleep(Duration::from_millis(500));
    }
    page.eval(PROBE);
    tasks::watch(&page);
    page.unwatched();
    page
}

/// Drops an image on a fresh page.
pub fn open(file: &Path) -> Opened {
    let page = probed(true);
    opened(&page, file)
}

fn opened(page: &Page, file: &Path) -> Opened {
    // A hand holds a file over the page before it lets go.
    page.drag_files(&[file]);
    thread::sleep(Duration::from_millis(300));
    page.drop_file(file);
    page.until_true("window.probe.complete > 0");
    thread::sleep(Duration::from_secs(1));
    Opened {
        first: number(&page.eval("probe.first")) / 1000.0,
        complete: number(&page.eval("probe.complete")) / 1000.0,
        task: tasks::longest(page),
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

/// Bytes that the renderers hold at most while an image is opened, less those of an empty page.
/// None where the system does not tell.
pub fn peak(file: &Path) -> Option<u64> {
    let page = probed(true);
    let empty = Watch::renderers()?;
    let watch = Watch::start();
    opened(&page, file);
    Some(watch.finish()?.saturating_sub(empty))
}

/// What the page does with very many rows.
pub struct Smooth {
    pub opened: Opened,
    /// Longest tasks, in milliseconds.
    pub expanding: f64,
    pub sorting: f64,
    pub filtering: f64,
    pub scrolling: f64,
    /// Frames a second while scrolling.
    pub frames: f64,
    /// Frames a second that the browser draws where nothing happens.
    pub most: f64,
    /// Rows there were to scroll.
    pub rows: f64,
}

/// Frames a second while the tree is scrolled by a page each frame, or stands still.
fn frames(page: &Page, by: u32) -> f64 {
    let script = format!(
        "new Promise(done => {{
            const tree = document.getElementById('files');
            let [began, count] = [performance.now(), 0];
            const step = now => {{
                if (now - began > 3000) return done(count * 1000 / (now - began));
                count += 1;
                if ({by} > 0) tree.scrollTop += {by};
                requestAnimationFrame(step);
            }};
            requestAnimationFrame(step);
        }})"
    );
    number(&page.eval(&script))
}

/// Opens an image of very many entries, expands it, and does what people do.
pub fn smooth(file: &Path) -> Smooth {
    let page = probed(true);
    let opened = opened(&page, file);
    let still = |what: &str| {
        page.until_true("document.querySelector('[role=treegrid][aria-busy=true]') === null");
        thread::sleep(Duration::from_millis(700));
        let task = tasks::longest(&page);
        eprintln!("  {what}: {task} ms");
        task
    };
    tasks::longest(&page);
    let mut expanding = 0.0;
    // From the last to the first: above an open directory the next closed one stands.
    page.press("End");
    for at in 1..=FOLDERS {
        page.press("ArrowRight");
        let rows = "document.querySelector('[role=treegrid]').ariaRowCount";
        page.until_true(&format!("{rows} > {}", at * 25_000));
        expanding = f64::max(expanding, still("expanding"));
        page.press("ArrowUp");
    }
    let rows = number(&page.eval("Number(document.querySelector('[role=treegrid]').ariaRowCount)"));
    let most = frames(&page, 0);
    let frames = frames(&page, 720);
    let scrolling = still("scrolling");
    page.press("s");
    let mut sorting = still("sorting");
    for _ in 0..3 {
        page.press("s");
        sorting = f64::max(sorting, still("sorting"));
    }
    page.press("\\");
    let mut filtering = 0.0;
    for letter in ["1", "7", "."] {
        page.type_text(letter);
        filtering = f64::max(filtering, still("filtering"));
    }
    Smooth { opened, expanding, sorting, filtering, scrolling, frames, most, rows }
}

/// Bytes (gzip) of all that is loaded before anything is dropped.
pub fn first_paint() -> usize {
    let page = Page::open();
    page.wait_for("heading", "*");
    weight::loaded(&page).iter().filter_map(|file| weight::weigh(file)).map(|row| row.2).sum()
}
