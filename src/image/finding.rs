//! What can be wrong with an archive, as data. `explain` turns it into sentences.

use serde::{Deserialize, Serialize};

use super::{ArchiveError, Compression};
use crate::base::{DiffId, Digest, LayerId, Limit};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// Something is not as it should be, everything is readable.
    Warning,
    /// Something could not be read; the rest is shown.
    Partial,
}

/// Something noticed while reading, that does not keep the rest from being shown.
///
/// Byte positions count from the start of the (uncompressed) archive, inside a layer from the start
/// of its uncompressed tar; entries count from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {
    /// Of one layer.
    Layer {
        /// Which.
        layer: LayerId,
        /// What.
        problem: LayerProblem,
    },
    /// Of the archive or its image list, with everything readable.
    Archive(Note),
}

/// Findings about the archive as a whole. The doc of each says its severity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    /// Warning. No manifest.json or index.json: shown as one file-system tar.
    ShownAsFileSystem,
    /// Warning. A member that must be unique occurs more than once; the last counts.
    MemberTwice {
        /// Its name.
        name: String,
    },
    /// Warning. A JSON member starts with a byte-order mark.
    ByteOrderMark {
        /// Its name.
        member: String,
    },
    /// Warning. A JSON member has text that is not UTF-8; shown with replacement characters.
    NotUtf8 {
        /// Its name.
        member: String,
        /// Where, in bytes of the member.
        byte: u64,
    },
    /// Warning. Keys of manifest.json are in another case than `Config`, `Layers`, `RepoTags`.
    KeyCase {
        /// The key as found.
        key: String,
    },
    /// Warning. `oci-layout` is missing.
    NoOciLayoutFile,
    /// Partial. The configuration is not in the archive.
    ConfigMissing {
        /// The name asked for.
        name: String,
    },
    /// Partial. The configuration is not valid JSON.
    ConfigNotJson {
        /// Line, from 1.
        line: u64,
        /// Column, from 1.
        column: u64,
    },
    /// Partial. The configuration is JSON of another shape.
    ConfigShape,
    /// Warning. The configuration does not match the digest in its name or descriptor.
    ConfigDigest {
        /// What the name says.
        said: Digest,
        /// What it is.
        is: Digest,
    },
    /// Warning. The configuration has no `rootfs`.
    NoRootfs,
    /// Warning. Numbers of layers and of diff IDs differ.
    DiffIdCount {
        /// Layers of the manifest.
        layers: u64,
        /// Diff IDs of the configuration.
        diff_ids: u64,
    },
    /// Warning. Numbers of layers and of history steps with a layer differ.
    HistoryCount {
        /// Layers of the manifest.
        layers: u64,
        /// Steps that say they made a layer.
        steps: u64,
    },
    /// Partial. The archive ends early, inside a member.
    EndsInsideMember {
        /// The member.
        name: String,
        /// Where the file ends.
        byte: u64,
    },
    /// Partial. The archive ends early, inside a member's header.
    EndsInsideHeader {
        /// Where the file ends.
        byte: u64,
    },
    /// Partial. A header of the outer archive is damaged; what comes before it is read.
    DamagedHeader {
        /// Where.
        byte: u64,
    },
    /// Partial. The compression of the whole file ends early.
    OuterCompressionEndsEarly {
        /// How it is compressed.
        compression: Compression,
        /// Uncompressed bytes that could be read.
        bytes: u64,
    },
    /// Partial. The compressed data of the whole file is damaged.
    OuterCompressionDamaged {
        /// How it is compressed.
        compression: Compression,
        /// Uncompressed bytes that could be read.
        bytes: u64,
    },
    /// Warning. The checksum of the compression of the whole file does not match.
    OuterChecksum {
        /// How it is compressed.
        compression: Compression,
    },
    /// Warning. The file as a whole is compressed with xz or bzip2, which not every tool opens.
    UncommonCompression {
        /// How it is compressed.
        compression: Compression,
    },
    /// Warning. A manifest does not match its digest.
    ManifestDigest {
        /// What the descriptor says.
        said: Digest,
        /// What it is.
        is: Digest,
    },
    /// Partial. One of several images is left out, because its manifest cannot be read.
    ImageLeftOut {
        /// Digest or number of the manifest.
        name: String,
        /// Why.
        error: Box<ArchiveError>,
    },
    /// Partial. More of something than the limits allow; the rest is left out.
    Limit {
        /// Which limit.
        limit: Limit,
        /// Its value.
        value: u64,
    },
    /// Note. Attestations are in the archive and not shown as images.
    Attestations {
        /// How many.
        count: u64,
    },
    /// Note. Bytes after the end of the archive are ignored.
    TrailingBytes,
}

/// Findings about one layer. The doc of each says its severity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LayerProblem {
    /// Partial. Its member is not in the archive.
    Missing {
        /// The name or digest asked for.
        name: String,
    },
    /// Partial. Its member is a link that leads nowhere in the archive.
    LinkLeadsNowhere {
        /// Where it leads.
        target: String,
    },
    /// Partial. Its descriptor's digest is malformed.
    InvalidDigest {
        /// The digest as written.
        text: String,
    },
    /// Partial. Its media type says it is encrypted.
    Encrypted,
    /// Partial. A foreign (non-distributable) layer: not in the archive by design.
    Foreign {
        /// Where its descriptor says it can be had.
        urls: Vec<String>,
    },
    /// Partial. A media type that is no tar, as a squashfs.
    UnknownMediaType {
        /// As written.
        media_type: String,
    },
    /// Partial. Compressed in a way that is not known.
    UnknownCompression {
        /// Its name where the magic bytes are known: `lz4`, …
        name: Option<String>,
    },
    /// Partial. Not a tar.
    NotATar,
    /// Warning. A member of 0 bytes: no tar at all, no entries.
    ZeroBytes,
    /// Partial. The compressed data ends early.
    EndsEarly {
        /// Uncompressed bytes that could be read.
        bytes: u64,
    },
    /// Partial. Ends inside an entry or its contents; what comes before is shown.
    EndsInsideFile {
        /// Name of the entry that is cut, readable.
        path: String,
        /// Byte of the uncompressed layer where it ends.
        byte: u64,
    },
    /// Partial. The compressed data is damaged.
    Damaged {
        /// How it is compressed.
        compression: Compression,
        /// Uncompressed bytes that could be read.
        bytes: u64,
    },
    /// Warning. The checksum inside the compressed data does not match; all data is there.
    Checksum {
        /// How it is compressed.
        compression: Compression,
    },
    /// Warning. Bytes after the end of the compressed stream are ignored.
    TrailingBytes {
        /// How it is compressed.
        compression: Compression,
    },
    /// Partial. zstd that needs a dictionary.
    ZstdDictionary,
    /// Warning. The media type says another compression than the bytes.
    MediaTypeLies {
        /// What the media type says.
        said: Compression,
        /// What the bytes are.
        is: Compression,
    },
    /// Warning. Its bytes do not match the digest of its descriptor.
    DigestMismatch {
        /// What the descriptor says.
        said: Digest,
        /// What they are.
        is: Digest,
    },
    /// Warning. Its descriptor gives another size.
    SizeMismatch {
        /// What the descriptor says, in bytes.
        said: u64,
        /// What it is, in bytes.
        is: u64,
    },
    /// Warning. Its uncompressed bytes do not match its diff ID.
    DiffIdMismatch {
        /// What the configuration says.
        said: DiffId,
        /// What they are.
        is: DiffId,
    },
    /// Warning. The configuration's diff ID for it is malformed.
    DiffIdMalformed,
    /// Partial. A header with a wrong checksum; the entries before it are shown.
    BadHeader {
        /// Byte of the uncompressed layer.
        byte: u64,
        /// Number of the entry, from 1.
        entry: u64,
    },
    /// Partial. A number field of a header is not a number.
    BadNumber {
        /// `size`, `mode`, `uid`, …
        field: String,
        /// Byte of the uncompressed layer.
        byte: u64,
        /// Number of the entry, from 1.
        entry: u64,
    },
    /// Partial. A negative size.
    NegativeSize {
        /// Byte of the uncompressed layer.
        byte: u64,
        /// Number of the entry, from 1.
        entry: u64,
    },
    /// Partial. A damaged PAX header.
    BadPax {
        /// Byte of the uncompressed layer.
        byte: u64,
        /// Number of the entry, from 1.
        entry: u64,
    },
    /// Partial. A long-name or PAX header that claims more than any name needs.
    HugeHeader {
        /// Bytes claimed.
        bytes: u64,
        /// Byte of the uncompressed layer.
        byte: u64,
    },
    /// Partial. A damaged sparse map.
    BadSparse {
        /// Byte of the uncompressed layer.
        byte: u64,
        /// Number of the entry, from 1.
        entry: u64,
    },
    /// Note. Sparse files of a kind whose contents cannot be shown; sizes are right.
    SparseContents {
        /// How many.
        count: u64,
    },
    /// Warning. Entries of a type no tar standard knows are shown as such.
    UnknownType {
        /// The type byte.
        type_byte: u8,
        /// Name of the first, readable.
        path: String,
    },
    /// Warning. An entry without a name.
    Nameless {
        /// Number of the entry, from 1.
        entry: u64,
    },
    /// Warning. A whiteout that names nothing, `.` or `..`.
    InvalidWhiteout {
        /// Its name, readable.
        path: String,
    },
    /// Note. One zero block, then more entries; the layer ends at the block.
    LoneZeroBlock {
        /// Byte of the uncompressed layer.
        byte: u64,
    },
    /// Warning (lower layer) or Partial (same layer): an entry lies below a file that is no
    /// directory. Over a lower file a directory is made; over one of the same layer the entry is
    /// left out.
    BelowNonDirectory {
        /// The entry, readable.
        path: String,
        /// The file above it, readable.
        parent: String,
        /// Whether that file is of the same layer.
        same_layer: bool,
        /// How many more entries of this layer are like it.
        more: u64,
    },
    /// Warning. A hard link to nothing, to itself, to a directory or to a later entry; left out.
    HardlinkMissing {
        /// The link, readable.
        path: String,
        /// Its target, readable.
        target: String,
        /// What is wrong with the target.
        why: LinkFault,
        /// How many more entries of this layer are like it.
        more: u64,
    },
    /// Note. The same path twice in the layer; the last counts.
    Duplicate {
        /// The path, readable.
        path: String,
        /// How many more.
        more: u64,
    },
    /// Partial. More than a limit allows; what comes before is shown.
    Limit {
        /// Which limit.
        limit: Limit,
        /// Its value.
        value: u64,
        /// Where: name of the entry or empty.
        at: String,
    },
    /// Partial. The file could not be read: it changed, moved or was taken away.
    Read {
        /// What the platform says.
        message: String,
    },
    /// Partial. The reader itself stopped, twice: memory ran out, or it has a bug.
    ReaderStopped {
        /// What the platform says.
        message: String,
    },
}

impl Finding {
    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::Layer { problem, .. } => problem.severity(),
            Self::Archive(note) => note.severity(),
        }
    }
}

impl Note {
    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::Attestations { .. } | Self::TrailingBytes => Severity::Note,
            Self::ShownAsFileSystem
            | Self::MemberTwice { .. }
            | Self::ByteOrderMark { .. }
            | Self::NotUtf8 { .. }
            | Self::KeyCase { .. }
            | Self::NoOciLayoutFile
            | Self::ConfigDigest { .. }
            | Self::NoRootfs
            | Self::DiffIdCount { .. }
            | Self::HistoryCount { .. }
            | Self::OuterChecksum { .. }
            | Self::UncommonCompression { .. }
            | Self::ManifestDigest { .. } => Severity::Warning,
            Self::ConfigMissing { .. }
            | Self::ConfigNotJson { .. }
            | Self::ConfigShape
            | Self::EndsInsideMember { .. }
            | Self::EndsInsideHeader { .. }
            | Self::DamagedHeader { .. }
            | Self::OuterCompressionEndsEarly { .. }
            | Self::OuterCompressionDamaged { .. }
            | Self::ImageLeftOut { .. }
            | Self::Limit { .. } => Severity::Partial,
        }
    }
}

impl LayerProblem {
    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::BelowNonDirectory { same_layer: true, .. } => Severity::Partial,
            Self::BelowNonDirectory { same_layer: false, .. } => Severity::Warning,
            Self::SparseContents { .. } | Self::LoneZeroBlock { .. } | Self::Duplicate { .. } => {
                Severity::Note
            }
            Self::ZeroBytes
            | Self::Checksum { .. }
            | Self::TrailingBytes { .. }
            | Self::MediaTypeLies { .. }
            | Self::DigestMismatch { .. }
            | Self::SizeMismatch { .. }
            | Self::DiffIdMismatch { .. }
            | Self::DiffIdMalformed
            | Self::UnknownType { .. }
            | Self::Nameless { .. }
            | Self::InvalidWhiteout { .. }
            | Self::HardlinkMissing { .. } => Severity::Warning,
            Self::Missing { .. }
            | Self::LinkLeadsNowhere { .. }
            | Self::InvalidDigest { .. }
            | Self::Encrypted
            | Self::Foreign { .. }
            | Self::UnknownMediaType { .. }
            | Self::UnknownCompression { .. }
            | Self::NotATar
            | Self::EndsEarly { .. }
            | Self::EndsInsideFile { .. }
            | Self::Damaged { .. }
            | Self::ZstdDictionary
            | Self::BadHeader { .. }
            | Self::BadNumber { .. }
            | Self::NegativeSize { .. }
            | Self::BadPax { .. }
            | Self::HugeHeader { .. }
            | Self::BadSparse { .. }
            | Self::Limit { .. }
            | Self::Read { .. }
            | Self::ReaderStopped { .. } => Severity::Partial,
        }
    }
}

/// What is wrong with a hard link's target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkFault {
    /// Nothing of that name exists.
    Nowhere,
    /// It is the link itself.
    Itself,
    /// It is a directory.
    Directory,
    /// It comes later in the same layer.
    Later,
}
