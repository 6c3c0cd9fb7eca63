//! Weighs what the page loads before a file is dropped, what the first image adds, and what the build
//! cache adds when it is first shown, each against its budget.
#![allow(clippy::print_stdout, reason = "a table for the terminal")]

use std::collections::BTreeSet;
use std::process::ExitCode;

use onionskin_browser_tests::weight::{Row, loaded, weigh};
use onionskin_browser_tests::{Page, chromium};

/// The page before a file is dropped: gzip, all files together.
const PAGE: usize = 600_000;
/// What the first image adds to it: the program of all workers, words and looks of images, and here the
/// image itself, a small sample.
const IMAGE: usize = 1_153_000;
/// What the build cache adds to both.
const CACHE: usize = 510_000;

fn main() -> ExitCode {
    if let Err(message) = chromium::find() {
        eprintln!("error: {message}");
        return ExitCode::FAILURE;
    }
    let page = Page::open();
    page.wait_for("heading", "*");
    let first = loaded(&page);
    page.click("button", "Deleted secret*");
    page.wait_for("treegrid", "*");
    let opened = loaded(&page);
    page.press("3");
    page.wait_for("heading", "Build cache");
    page.until_true("document.querySelector('.ed__row .mark') != null");
    let more = loaded(&page);
    let fits = [
        fits("before a file is dropped", &first, PAGE),
        fits("the first image adds", &(&opened - &first), IMAGE),
        fits("the build cache adds", &(&more - &opened), CACHE),
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
