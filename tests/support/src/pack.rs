//! Compressing what was built.

use std::io::Write;

use flate2::Compression;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use crate::tar::Tar;

/// gzip, one member, no name and no time.
#[must_use]
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::GzBuilder::new().write(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).expect("a Vec takes all bytes");
    encoder.finish().expect("a Vec takes all bytes")
}

/// zstd, one frame.
#[must_use]
pub fn zstd(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

/// An eStargz layer: every entry in gzip members of its own, then the table of contents
/// `stargz.index.json` in one more, then the footer, an empty member whose extra field says where
/// the table begins (stargz-snapshotter, `docs/estargz.md`).
///
/// `entries` are unfinished tars (see [`Tar::unfinished`]), one for each entry, with its name.
#[must_use]
pub fn estargz(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut table = Vec::new();
    for (name, tar) in entries {
        table.push(serde_json::json!({ "name": name, "type": "reg", "offset": out.len() }));
        out.extend_from_slice(&gzip(tar));
    }
    let offset = out.len();
    let json = serde_json::json!({ "version": 1, "entries": table }).to_string();
    let mut toc = Tar::new();
    toc.raw(b'0', "stargz.index.json", json.as_bytes(), |_| {});
    out.extend_from_slice(&gzip(&toc.finish()));
    let mut extra = b"SG\x16\0".to_vec();
    extra.extend_from_slice(format!("{offset:016x}STARGZ").as_bytes());
    let footer = flate2::GzBuilder::new().extra(extra).write(Vec::new(), Compression::none());
    out.extend_from_slice(&footer.finish().expect("a Vec takes all bytes"));
    out
}
