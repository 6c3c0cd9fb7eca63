//! Why nothing of a file can be shown, and which limit was met.

use super::Message;
use crate::base::Limit;
use crate::image::{ArchiveError, Looks};

/// Why nothing of a file can be shown: what is wrong, where, and what to try.
#[must_use]
pub fn error(error: &ArchiveError) -> Message {
    match error {
        ArchiveError::Empty => Message::new("error-empty"),
        ArchiveError::NotAnImage(looks) => not_an_image(*looks),
        ArchiveError::NotAnArchive => Message::new("error-not-an-archive"),
        ArchiveError::NoMembers => Message::new("error-no-members"),
        ArchiveError::CompressedNoTar { compression } => {
            Message::new("error-compressed-no-tar").text("compression", compression.name())
        }
        ArchiveError::Unsupported { compression } => {
            Message::new("error-unsupported").text("compression", compression)
        }
        ArchiveError::ManifestMissing { name, ends_early: None } => {
            Message::new("error-manifest-missing").text("name", name)
        }
        ArchiveError::ManifestMissing { name, ends_early: Some(byte) } => {
            Message::new("error-manifest-cut-off").text("name", name).count("byte", *byte)
        }
        ArchiveError::InFolder { folder } => {
            Message::new("error-in-folder").text("folder", folder.trim_end_matches('/'))
        }
        ArchiveError::JsonEmpty { member } => {
            Message::new("error-json-empty").text("member", member)
        }
        ArchiveError::JsonInvalid { member, line, column } => Message::new("error-json-invalid")
            .text("member", member)
            .count("line", *line)
            .count("column", *column),
        ArchiveError::JsonNotUtf8 { member } => {
            Message::new("error-json-not-utf8").text("member", member)
        }
        ArchiveError::JsonTooDeep { member } => {
            Message::new("error-json-too-deep").text("member", member)
        }
        ArchiveError::JsonShape { member } => {
            Message::new("error-json-shape").text("member", member)
        }
        ArchiveError::NoImage { member } => Message::new("error-no-image").text("member", member),
        ArchiveError::BlobMissing { digest } => {
            Message::new("error-blob-missing").text("digest", digest)
        }
        ArchiveError::Artifact { media_type } => {
            Message::new("error-artifact").text("kind", media_type)
        }
        ArchiveError::Schema1 => Message::new("error-schema-1"),
        ArchiveError::IndexTooDeep => Message::new("error-index-too-deep"),
        ArchiveError::DamagedHeader { byte } => {
            Message::new("error-damaged-header").count("byte", *byte)
        }
        ArchiveError::MemberTooLarge { name, claims, file } => {
            Message::new("error-member-too-large")
                .text("name", name)
                .exact("claims", *claims)
                .exact("file", *file)
        }
        ArchiveError::NegativeSize { name, byte } => {
            Message::new("error-negative-size").text("name", name).count("byte", *byte)
        }
        ArchiveError::EndsEarly { byte } => Message::new("error-ends-early").count("byte", *byte),
        ArchiveError::Damaged { compression } => {
            Message::new("error-damaged").text("compression", compression.name())
        }
        ArchiveError::Limit { limit: which, value } => {
            Message::new("error-limit").message("limit", limit(*which, *value))
        }
        ArchiveError::Read { message } if message.is_empty() => Message::new("error-read-quiet"),
        ArchiveError::Read { message } => Message::new("error-read").text("message", message),
        ArchiveError::ReaderStopped { message } => {
            Message::new("error-reader-stopped").text("message", message)
        }
    }
}

fn not_an_image(looks: Looks) -> Message {
    match looks {
        Looks::Dockerfile => Message::new("error-dockerfile"),
        Looks::Html => Message::new("error-html"),
        Looks::Json => Message::new("error-json"),
        Looks::Text => Message::new("error-text"),
        Looks::Zip => Message::new("error-packed").text("kind", "ZIP"),
        Looks::SevenZip => Message::new("error-packed").text("kind", "7z"),
        Looks::Rar => Message::new("error-packed").text("kind", "RAR"),
        Looks::Pdf => Message::new("error-pdf"),
        Looks::Png => Message::new("error-picture").text("kind", "PNG"),
        Looks::Jpeg => Message::new("error-picture").text("kind", "JPEG"),
        Looks::Program => Message::new("error-program"),
        Looks::Squashfs => Message::new("error-squashfs"),
        Looks::Disk => Message::new("error-disk"),
    }
}

/// What there is too much of, to stand inside another sentence.
#[must_use]
pub fn limit(limit: Limit, value: u64) -> Message {
    match limit {
        Limit::ArchiveBytes => Message::new("limit-archive-bytes").bytes("value", value),
        Limit::UnpackedBytes => Message::new("limit-unpacked-bytes").bytes("value", value),
        Limit::Entries => Message::new("limit-entries").count("value", value),
        Limit::Layers => Message::new("limit-layers").count("value", value),
        Limit::Depth => Message::new("limit-depth").count("value", value),
        Limit::PathBytes => Message::new("limit-path-bytes").bytes("value", value),
        Limit::HeaderBytes => Message::new("limit-header-bytes").bytes("value", value),
        Limit::JsonBytes => Message::new("limit-json-bytes").bytes("value", value),
        Limit::JsonDepth => Message::new("limit-json-depth").count("value", value),
        Limit::Members => Message::new("limit-members").count("value", value),
        Limit::IndexDepth => Message::new("limit-index-depth").count("value", value),
        Limit::Images => Message::new("limit-images").count("value", value),
        Limit::ZstdWindow => Message::new("limit-zstd-window").bytes("value", value),
        Limit::NameBytes => Message::new("limit-name-bytes").bytes("value", value),
    }
}
