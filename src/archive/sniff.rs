//! What the first bytes of a file say.

use super::tar_header::checksum_fits;
use crate::image::{ArchiveError, Compression, Looks};

/// What the first bytes of a stream are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// Not compressed in a way that is known by its first bytes.
    Plain,
    /// Compressed in a way that can be opened.
    Known(Compression),
    /// Compressed in a way that cannot be opened: its name.
    Unknown(&'static str),
}

/// Tells the compression of a stream by its first bytes, never by its name or media type.
pub(super) fn packing(first: &[u8]) -> Packing {
    if is_tar_header(first) {
        return Packing::Plain;
    }
    let bzip2_block = |at: usize| {
        matches!(
            first.get(at..at + 6),
            Some(b"\x31\x41\x59\x26\x53\x59" | b"\x17\x72\x45\x38\x50\x90")
        )
    };
    match first {
        [0x1f, 0x8b, ..] => Packing::Known(Compression::Gzip),
        [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => {
            Packing::Known(Compression::Zstd)
        }
        [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Packing::Known(Compression::Xz),
        [b'B', b'Z', b'h', b'1'..=b'9', ..] if bzip2_block(4) => Packing::Known(Compression::Bzip2),
        [0x04, 0x22, 0x4d, 0x18, ..] | [0x02, 0x21, 0x4c, 0x18, ..] => Packing::Unknown("lz4"),
        [b'L', b'Z', b'I', b'P', ..] => Packing::Unknown("lzip"),
        [0x89, b'L', b'Z', b'O', 0, ..] => Packing::Unknown("lzop"),
        [0x1f, 0x9d, ..] => Packing::Unknown("compress"),
        [0x5d, 0, 0, _, _, 0xff, 0xff, ..] => Packing::Unknown("lzma"),
        [0xff, 0x06, 0, 0, b's', b'N', b'a', b'P', b'p', b'Y', ..] => Packing::Unknown("snappy"),
        _ => Packing::Plain,
    }
}

/// Whether the first block is a tar header or (an empty tar) zeros.
pub(super) fn is_tar_header(first: &[u8]) -> bool {
    let Some(block) = first.get(..512).and_then(|b| <&[u8; 512]>::try_from(b).ok()) else {
        return false;
    };
    checksum_fits(block) || block.iter().all(|&b| b == 0)
}

/// How the whole file is compressed, told by its first bytes (64 KiB are plenty).
///
/// A tar header with a damaged checksum still counts as a tar; [`super::open`] says where it is
/// damaged.
///
/// # Errors
/// If the file is empty, plainly something else than an archive, or compressed in a way that cannot
/// be opened.
pub fn sniff(first: &[u8], file_bytes: u64) -> Result<Compression, ArchiveError> {
    if file_bytes == 0 || first.is_empty() {
        return Err(ArchiveError::Empty);
    }
    match packing(first) {
        Packing::Known(compression) => Ok(compression),
        Packing::Unknown(name) => Err(ArchiveError::Unsupported { compression: name.to_owned() }),
        // A disc begins with 32 KiB of zeros, as an empty tar does.
        Packing::Plain if is_tar_header(first) && looks(first) != Some(Looks::Disk) => {
            Ok(Compression::None)
        }
        Packing::Plain if first.get(257..262) == Some(b"ustar") => Ok(Compression::None),
        Packing::Plain => Err(match looks(first) {
            Some(looks) => ArchiveError::NotAnImage(looks),
            None => ArchiveError::NotAnArchive,
        }),
    }
}

/// What known kind of file begins like this.
fn looks(first: &[u8]) -> Option<Looks> {
    let at = |offset: usize, magic: &[u8]| first.get(offset..offset + magic.len()) == Some(magic);
    let magics: &[(usize, &[u8], Looks)] = &[
        (0, b"PK\x03\x04", Looks::Zip),
        (0, b"PK\x05\x06", Looks::Zip),
        (0, b"%PDF-", Looks::Pdf),
        (0, b"\x89PNG\r\n\x1a\n", Looks::Png),
        (0, b"\xff\xd8\xff", Looks::Jpeg),
        (0, b"\x7fELF", Looks::Program),
        (0, b"7z\xbc\xaf\x27\x1c", Looks::SevenZip),
        (0, b"Rar!\x1a\x07", Looks::Rar),
        (0, b"hsqs", Looks::Squashfs),
        (0, b"QFI\xfb", Looks::Disk),
        (0, b"KDMV", Looks::Disk),
        (0, b"# Disk DescriptorFile", Looks::Disk),
        (0x8001, b"CD001", Looks::Disk),
    ];
    if let Some((.., looks)) = magics.iter().find(|(offset, magic, _)| at(*offset, magic)) {
        return Some(*looks);
    }
    if at(0, b"MZ") && first.contains(&0) {
        return Some(Looks::Program);
    }
    text_looks(first)
}

/// What kind of text begins like this, if it is text.
fn text_looks(first: &[u8]) -> Option<Looks> {
    let first = &first[..first.len().min(16 << 10)];
    let text = match std::str::from_utf8(first) {
        Ok(text) => text,
        // The piece may end inside a character.
        Err(e) if e.error_len().is_none() => std::str::from_utf8(&first[..e.valid_up_to()]).ok()?,
        Err(_) => return None,
    };
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\x0c' | '\x1b')) {
        return None;
    }
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let starts = |prefix: &str| {
        text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    if starts("<!doctype html") || starts("<html") || (starts("<!--") && text.contains("<html")) {
        return Some(Looks::Html);
    }
    if text.starts_with(['{', '[']) && text.contains('"') {
        return Some(Looks::Json);
    }
    // The first line that is not a comment, parser directives among them.
    let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    let word = line.and_then(|line| line.split_whitespace().next()).unwrap_or_default();
    let dockerfile = word.eq_ignore_ascii_case("FROM") || word.eq_ignore_ascii_case("ARG");
    Some(if dockerfile { Looks::Dockerfile } else { Looks::Text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_files_are_named() {
        for (bytes, looks) in [
            (&b"# syntax=docker/dockerfile:1\nFROM debian\nRUN true\n"[..], Looks::Dockerfile),
            (b"<!DOCTYPE html><html>", Looks::Html),
            (b"PK\x03\x04....", Looks::Zip),
            (b"{\"a\": 1}", Looks::Json),
            (b"hello\n", Looks::Text),
        ] {
            let error = sniff(bytes, bytes.len() as u64);
            assert_eq!(error, Err(ArchiveError::NotAnImage(looks)));
        }
        assert_eq!(sniff(b"\x00\x01\x02\xff", 4), Err(ArchiveError::NotAnArchive));
        assert_eq!(sniff(b"", 0), Err(ArchiveError::Empty));
        let mut disc = vec![0; 0x9000];
        assert_eq!(sniff(&disc, 0x9000), Ok(Compression::None));
        disc[0x8001..0x8006].copy_from_slice(b"CD001");
        assert_eq!(sniff(&disc, 0x9000), Err(ArchiveError::NotAnImage(Looks::Disk)));
    }
}
