//! Weighs what the page loads before a file is dropped, and what the build cache adds when it is first
//! shown, each against its budget.
#![allow(clippy::print_stdout, reason = "a table for the terminal")]

use std::collections::BTreeSet;
use std::process::ExitCode;

use onionskin_browser_tests::weight::{Row, loaded, weigh};
use onionskin_browser_tests::{Page, chromium};

/// The page before a file is dropped: gzip, all files together; 600 KiB.
const PAGE: usize = 600 * 1024;
/// What the build cache adds to it.
const CACHE: usize = 525 * 1024;
/// The program of all workers, which a dropped file needs too.
const WORKER: usize = 1_100 * 1024;

fn main() -> ExitCode {
    if let Err(message) = chromium::find() {
        eprintln!("error: {message}");
        return ExitCode::FAILURE;
    }
    let page = Page::open();
    page.wait_for("heading", "*");
    let first = loaded(&page);
    page.press("3");
    page.wait_for("heading", "Build cache");
    page.until_true("document.querySelector('.ed__row .mark') != null");
    let more = loaded(&page);
    let (worker, more) = more
        .difference(&first)
        .cloned()
        .partition::<BTreeSet<String>, _>(|file| file.starts_with("worker"));
    let fits = [
        fits("before a file is dropped", &first, PAGE),
        fits("the build cache adds", &more, CACHE),
        fits("the workers", &worker, WORKER),
    ];
    if fits.contains(&false) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Prints the weight of some files, and tells whether they fit.
fn fits(title: &str, files: &BTreeSet<String>, budget: usize) -> bool {
    let mut rows: Vec<Row> = files.iter().filter_map(|file| weigh(file)).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.2));
    let (raw, packed) = rows.iter().fold((0, 0), |sum, row| (sum.0 + row.1, sum.1 + row.2));
    println!("{title:<24} {:>10} {:>10}", "bytes", "gzip");
    for (file, raw, packed) in &rows {
        println!("{file:<24} {raw:>10} {packed:>10}");
    }
    println!("{:<24} {raw:>10} {packed:>10}  of {budget}\n", "together");
    if packed > budget {
        eprintln!("error: {title}: {packed} bytes (gzip), {} too many", packed - budget);
    }
    packed <= budget
}
