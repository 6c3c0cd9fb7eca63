//! What the files weigh that the page loads.

use std::collections::BTreeSet;
use std::io::Write;
use std::time::Duration;
use std::{fs, thread};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::{Page, site};

/// A file, its bytes, and its bytes in gzip.
pub type Row = (String, usize, usize);

/// The weight of a file; of words, that of the language that weighs most.
pub fn weigh(file: &str) -> Option<Row> {
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
pub fn loaded(page: &Page) -> BTreeSet<String> {
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
