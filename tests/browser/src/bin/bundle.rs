//! Weighs what the page loads before a file is dropped, and what the build cache adds when it is first
//! shown, each against its budget.
#![allow(clippy::print_stdout, reason = "a table for the terminal")]

use std::collections::BTreeSet;
use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;
use std::{fs, thread};

use flate2::Compression;
use flate2::write::GzEncoder;
use onionskin_browser_tests::{Page, chromium, site};

/// The page before a file is dropped: gzip, all files together.
const PAGE: usize = 600_000;
/// What the build cache adds to it.
const CACHE: usize = 350_000;

/// A file, its bytes, and its bytes in gzip.
type Row = (String, usize, usize);

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
    let more = loaded(&page).difference(&first).cloned().collect();
    let fits = [
        fits("before a file is dropped", &first, PAGE),
        fits("the build cache adds", &more, CACHE),
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

/// The weight of a file; of words, that of the language that weighs most.
fn weigh(file: &str) -> Option<Row> {
    let parts: Vec<&str> = file.split('/').collect();
    let languages = match parts[..] {
        ["locales", _, name] => vec![format!("locales/en/{name}"), format!("locales/ko/{name}")],
        _ => vec![file.to_owned()],
    };
    let rows = languages.into_iter().filter_map(|file| {
        let bytes = fs::read(site::dist().join(&file)).ok()?;
        Some((file, bytes.len(), gzip(&bytes)?))
    });
    rows.max_by_key(|row| row.2)
}

/// The files that the browser has asked for, once nothing more comes for a second.
fn loaded(page: &Page) -> BTreeSet<String> {
    let mut seen = 0;
    while page.files_loaded().len() > seen {
        seen = page.files_loaded().len();
        thread::sleep(Duration::from_secs(1));
    }
    page.files_loaded()
        .iter()
        .filter_map(|request| request.strip_prefix("GET "))
        .map(|file| if file.is_empty() { "index.html" } else { file }.to_owned())
        .collect()
}

fn gzip(bytes: &[u8]) -> Option<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).ok()?;
    Some(encoder.finish().ok()?.len())
}
