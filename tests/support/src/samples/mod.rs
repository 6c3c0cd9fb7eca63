//! The samples of the start page: tiny images, each made to show one thing.
//!
//! They are written as text beside this file, in the form described in [`crate::text`], and packed
//! as `docker save` of today packs an image. Their base holds texts where a real one holds
//! programs, so each is a few dozen kilobytes.

use std::fs;
use std::io;
use std::path::Path;

use serde_json::json;

use crate::archive::{Image, docker_save};
use crate::text;

/// Every sample: its id and its text. The file is `ID.tar`.
const SAMPLES: &[(&str, &str)] = &[
    ("three-runs-and-a-copy", include_str!("three-runs-and-a-copy.txt")),
    ("deleted-secret", include_str!("deleted-secret.txt")),
    ("chmod-doubles", include_str!("chmod-doubles.txt")),
    ("rm-rf-then-mkdir", include_str!("rm-rf-then-mkdir.txt")),
    ("hard-links", include_str!("hard-links.txt")),
    ("nginx-like", include_str!("nginx-like.txt")),
];

/// The lowest layer of all but one of them.
const BASE: &str = include_str!("base.txt");

/// The samples as images, by id, in the order of the start page.
#[must_use]
pub fn images() -> Vec<(&'static str, Image)> {
    let image = |text: &str| {
        let cities = String::from_utf8(cities()).expect("cities are ASCII");
        let rows: String = cities.lines().map(|row| format!("    {row}\n")).collect();
        text::image(&text.replace("%BASE%\n", BASE).replace("    %CITIES%\n", &rows))
    };
    SAMPLES.iter().map(|(id, text)| (*id, image(text))).collect()
}

/// Rows for the sample with a file large enough to notice.
fn cities() -> Vec<u8> {
    let names = ["Seoul", "Busan", "Incheon", "Daegu", "Daejeon", "Gwangju", "Ulsan", "Jeju"];
    let mut rows = String::from("day,city,visitors\n");
    for row in 0..900_usize {
        let visitors = 1_000 + row * 7_919 % 4_001;
        rows.push_str(&format!("{:03},{},{visitors}\n", row / 8 + 1, names[row % 8]));
    }
    rows.into_bytes()
}

/// Writes `ID.tar` for each sample and `index.json`: a list of `{ "id", "file", "bytes" }`.
///
/// # Errors
/// If a file cannot be written.
pub fn write(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, bytes) in files() {
        fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}

/// The files [`write`] writes, by name.
#[must_use]
pub fn files() -> Vec<(String, Vec<u8>)> {
    let mut out: Vec<(String, Vec<u8>)> = images()
        .into_iter()
        .map(|(id, image)| (format!("{id}.tar"), docker_save(&[image])))
        .collect();
    let index: Vec<_> = out
        .iter()
        .map(|(file, bytes)| {
            json!({ "id": file.trim_end_matches(".tar"), "file": file, "bytes": bytes.len() })
        })
        .collect();
    let index = serde_json::to_string_pretty(&index).expect("plain JSON") + "\n";
    out.push(("index.json".to_owned(), index.into_bytes()));
    out
}
