//! Why nothing of an archive can be shown, as data. `explain` turns it into sentences.

use serde::{Deserialize, Serialize};

use super::Compression;
use crate::base::Limit;

/// Why nothing of an input can be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ArchiveError {
    /// 0 bytes.
    Empty,
    /// Known to be something else.
    NotAnImage(Looks),
    /// Unknown bytes.
    NotAnArchive,
    /// A tar without any member.
    NoMembers,
    /// Compressed, but not a tar inside.
    CompressedNoTar {
        /// How it is compressed.
        compression: Compression,
    },
    /// The compression is known but can't be opened here.
    Unsupported {
        /// Its name: `xz`, `bzip2`, `lz4`, …
        compression: String,
    },
    /// `manifest.json` (or `index.json`) is missing though the archive is plainly an image.
    ManifestMissing {
        /// `manifest.json` or `index.json`.
        name: String,
        /// Whether the archive also ends early, at this byte.
        ends_early: Option<u64>,
    },
    /// `manifest.json` is in a folder, not at the top level.
    InFolder {
        /// The folder.
        folder: String,
    },
    /// The JSON is empty.
    JsonEmpty {
        /// Member.
        member: String,
    },
    /// The JSON is not valid.
    JsonInvalid {
        /// Member.
        member: String,
        /// Line, from 1.
        line: u64,
        /// Column, from 1.
        column: u64,
    },
    /// The JSON is not UTF-8 (UTF-16, say).
    JsonNotUtf8 {
        /// Member.
        member: String,
    },
    /// The JSON is nested too deeply.
    JsonTooDeep {
        /// Member.
        member: String,
    },
    /// The JSON has another shape than a list (manifest.json) or object (index.json).
    JsonShape {
        /// Member.
        member: String,
    },
    /// No image is listed.
    NoImage {
        /// Member.
        member: String,
    },
    /// The manifest that the index names is not in the archive.
    BlobMissing {
        /// Its digest.
        digest: String,
    },
    /// Not a container image but another artifact.
    Artifact {
        /// Its type.
        media_type: String,
    },
    /// A schema version 1 manifest.
    Schema1,
    /// Lists lead through too many lists.
    IndexTooDeep,
    /// A header is damaged before anything could be shown.
    DamagedHeader {
        /// Byte of the archive.
        byte: u64,
    },
    /// A member claims more bytes than the file has.
    MemberTooLarge {
        /// Name.
        name: String,
        /// Bytes claimed.
        claims: u64,
        /// Bytes of the file.
        file: u64,
    },
    /// A member has a negative size.
    NegativeSize {
        /// Name.
        name: String,
        /// Byte of the archive.
        byte: u64,
    },
    /// The archive ends before anything could be shown.
    EndsEarly {
        /// Byte.
        byte: u64,
    },
    /// The compressed data is damaged before anything could be shown.
    Damaged {
        /// How it is compressed.
        compression: Compression,
    },
    /// Above a limit.
    Limit {
        /// Which.
        limit: Limit,
        /// Its value.
        value: u64,
    },
    /// The file could not be read: it changed, moved or was taken away.
    Read {
        /// What the platform says.
        message: String,
    },
    /// The reader itself stopped, twice: memory ran out, or it has a bug.
    ReaderStopped {
        /// What the platform says.
        message: String,
    },
}

/// What a file is that is not an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Looks {
    /// A Dockerfile.
    Dockerfile,
    /// A web page: often a failed download.
    Html,
    /// JSON text.
    Json,
    /// Other text.
    Text,
    /// ZIP.
    Zip,
    /// PDF.
    Pdf,
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// An ELF or PE program.
    Program,
    /// A 7z archive.
    SevenZip,
    /// A RAR archive.
    Rar,
    /// squashfs.
    Squashfs,
    /// A disk image (qcow2, VMDK, ISO).
    Disk,
}
