//! Findings about the archive as a whole.

use super::{Message, error, layer, limit};
use crate::image::Note;

/// What was noticed about the archive.
#[must_use]
pub fn note(note: &Note) -> Message {
    match note {
        Note::ShownAsFileSystem => Message::new("note-shown-as-file-system"),
        Note::MemberTwice { name } => Message::new("note-member-twice").text("name", name),
        Note::ByteOrderMark { member } => {
            Message::new("note-byte-order-mark").text("member", member)
        }
        Note::NotUtf8 { member, byte } => {
            Message::new("note-not-utf8").text("member", member).count("byte", *byte)
        }
        Note::KeyCase { key } => Message::new("note-key-case").text("key", key),
        Note::NoOciLayoutFile => Message::new("note-no-oci-layout-file"),
        Note::ConfigMissing { name } => Message::new("note-config-missing").text("name", name),
        Note::ConfigNotJson { line, column } => {
            Message::new("note-config-not-json").count("line", *line).count("column", *column)
        }
        Note::ConfigShape => Message::new("note-config-shape"),
        Note::ConfigDigest { said, is } => Message::new("note-config-digest")
            .text("said", layer::digest(said))
            .text("is", layer::digest(is)),
        Note::NoRootfs => Message::new("note-no-rootfs"),
        Note::DiffIdCount { layers, diff_ids } => {
            Message::new("note-diff-id-count").count("layers", *layers).count("diff_ids", *diff_ids)
        }
        Note::HistoryCount { layers, steps } => {
            Message::new("note-history-count").count("layers", *layers).count("steps", *steps)
        }
        Note::EndsInsideMember { name, byte } => {
            Message::new("note-ends-inside-member").text("name", name).count("byte", *byte)
        }
        Note::EndsInsideHeader { byte } => {
            Message::new("note-ends-inside-header").count("byte", *byte)
        }
        Note::DamagedHeader { byte } => Message::new("note-damaged-header").count("byte", *byte),
        Note::OuterCompressionEndsEarly { compression, bytes } => {
            Message::new("note-outer-ends-early")
                .text("compression", compression.name())
                .exact("bytes", *bytes)
        }
        Note::OuterCompressionDamaged { compression, bytes } => Message::new("note-outer-damaged")
            .text("compression", compression.name())
            .exact("bytes", *bytes),
        Note::OuterChecksum { compression } => {
            Message::new("note-outer-checksum").text("compression", compression.name())
        }
        Note::UncommonCompression { compression } => {
            Message::new("note-uncommon-compression").text("compression", compression.name())
        }
        Note::ManifestDigest { said, is } => Message::new("note-manifest-digest")
            .text("said", layer::digest(said))
            .text("is", layer::digest(is)),
        Note::ImageLeftOut { name, error: why } => {
            Message::new("note-image-left-out").text("name", name).message("error", error(why))
        }
        Note::Limit { limit: which, value } => {
            Message::new("note-limit").message("limit", limit(*which, *value))
        }
        Note::Attestations { count } => Message::new("note-attestations").count("count", *count),
        Note::TrailingBytes => Message::new("note-trailing-bytes"),
    }
}
