//! Weighs what the page loads before a file is dropped, against its budget.
#![allow(clippy::print_stdout, reason = "a table for the terminal")]

use std::collections::BTreeSet;
use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;
use std::{fs, thread};

use flate2::Compression;
use flate2::write::GzEncoder;
use onionskin_browser_tests::{Page, chromium, site};

/// gzip, all files together.
const BUDGET: usize = 600_000;

fn main() -> ExitCode {
    if let Err(message) = chromium::find() {
        eprintln!("error: {message}");
        return ExitCode::FAILURE;
    }
    let files = loaded();
    let mut rows: Vec<(String, usize, usize)> = files
        .into_iter()
        .filter_map(|file| {
            let bytes = fs::read(site::dist().join(&file)).ok()?;
            Some((file, bytes.len(), gzip(&bytes)?))
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.2));
    let (raw, packed) = rows.iter().fold((0, 0), |sum, row| (sum.0 + row.1, sum.1 + row.2));

    println!("{:<24} {:>10} {:>10}", "before a file is dropped", "bytes", "gzip");
    for (file, raw, packed) in &rows {
        println!("{file:<24} {raw:>10} {packed:>10}");
    }
    println!("{:<24} {raw:>10} {packed:>10}  of {BUDGET}", "together");
    if packed > BUDGET {
        eprintln!("error: the page loads {packed} bytes (gzip), {} too many", packed - BUDGET);
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// The files that the browser asks for when the page is opened and left alone.
fn loaded() -> BTreeSet<String> {
    let page = Page::open();
    page.wait_for("heading", "*");
    let mut seen = 0;
    // Until nothing more comes for a second.
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
