//! The samples of the start page: tiny images, each made to show one thing.
//!
//! They are written as text beside this file, in the form described in [`crate::text`], and packed
//! as `docker save` of today packs an image. Their base holds texts where a real one holds
//! programs, so each is a few dozen kilobytes. One has a file of 512 MiB: zeros, packed to 16 kB.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::OnceLock;

use serde_json::json;

use crate::archive::{Image, Packing, docker_save, docker_save_packed};
use crate::tar::Meta;
use crate::text;
use crate::zeros::Zeros;

/// Every sample: its id and its text. The file is `ID.tar`.
const SAMPLES: &[(&str, &str)] = &[
    ("three-runs-and-a-copy", include_str!("three-runs-and-a-copy.txt")),
    ("deleted-secret", include_str!("deleted-secret.txt")),
    ("chmod-doubles", include_str!("chmod-doubles.txt")),
    ("rm-rf-then-mkdir", include_str!("rm-rf-then-mkdir.txt")),
    ("hard-links", include_str!("hard-links.txt")),
    ("nginx-like", include_str!("nginx-like.txt")),
];

/// The sample with a huge file: its id, and its text without that file.
const BIG: (&str, &str) = ("big-file", include_str!("big-file.txt"));
/// The huge file, which is the last of the highest layer, and its bytes.
const BIG_FILE: (&str, u64) = ("srv/orders.db", 512 << 20);

/// The lowest layer of all but one of them.
const BASE: &str = include_str!("base.txt");

/// The samples as images, by id, in the order of the start page; not the one with the huge file.
#[must_use]
pub fn images() -> Vec<(&'static str, Image)> {
    SAMPLES.iter().map(|(id, text)| (*id, image(text))).collect()
}

fn image(text: &str) -> Image {
    let cities = String::from_utf8(cities()).expect("cities are ASCII");
    let rows: String = cities.lines().map(|row| format!("    {row}\n")).collect();
    text::image(&text.replace("%BASE%\n", BASE).replace("    %CITIES%\n", &rows))
}

/// The sample with the huge file, packed.
fn big() -> Vec<u8> {
    let image = image(BIG.1);
    let step = image.steps.iter().rfind(|step| step.layer.is_some()).expect("a layer");
    let entries = step.layer.as_deref().unwrap_or_default().strip_suffix(&[0; 1024]);
    let (name, size) = BIG_FILE;
    let meta = Meta::mode(0o644).mtime(step.created);
    let zeros = Zeros::file(entries.expect("a whole tar"), name, size, &meta);
    let mut packed = image.packed(|_| Packing::Plain);
    packed.pop();
    packed.push(zeros.packed());
    docker_save_packed(&[(&image, packed)])
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

/// The files [`write`] writes, by name; made once.
#[must_use]
pub fn files() -> Vec<(String, Vec<u8>)> {
    static FILES: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    FILES.get_or_init(made).clone()
}

fn made() -> Vec<(String, Vec<u8>)> {
    let small = images().into_iter().map(|(id, image)| (id, docker_save(&[image])));
    let all = small.chain(std::iter::once_with(|| (BIG.0, big())));
    let mut out: Vec<(String, Vec<u8>)> =
        all.map(|(id, bytes)| (format!("{id}.tar"), bytes)).collect();
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
