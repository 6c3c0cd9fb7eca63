//! Findings about one layer.

use super::{Message, limit};
use crate::base::{Digest, LayerId, Limit};
use crate::image::{LayerProblem, LinkFault};

/// What was noticed about a layer.
#[must_use]
pub fn layer_problem(layer: LayerId, problem: &LayerProblem) -> Message {
    let of = |id| Message::new(id).layer("layer", layer);
    let at = |id, entry: u64, byte: u64| of(id).count("entry", entry).count("byte", byte);
    match problem {
        LayerProblem::Missing { name } => of("layer-missing").text("name", name),
        LayerProblem::LinkLeadsNowhere { target } => {
            of("layer-link-leads-nowhere").text("target", target)
        }
        LayerProblem::InvalidDigest { text } => of("layer-invalid-digest").text("text", text),
        LayerProblem::Encrypted => of("layer-encrypted"),
        LayerProblem::Foreign { urls } => match urls.first() {
            Some(url) => of("layer-foreign-at").text("url", url),
            None => of("layer-foreign"),
        },
        LayerProblem::UnknownMediaType { media_type } => {
            of("layer-unknown-media-type").text("kind", media_type)
        }
        LayerProblem::UnknownCompression { name: Some(name) } => {
            of("layer-known-compression").text("name", name)
        }
        LayerProblem::UnknownCompression { name: None } => of("layer-unknown-compression"),
        LayerProblem::NotATar => of("layer-not-a-tar"),
        LayerProblem::ZeroBytes => of("layer-zero-bytes"),
        LayerProblem::EndsEarly { bytes } => of("layer-ends-early").exact("bytes", *bytes),
        LayerProblem::EndsInsideFile { path, byte } if path.is_empty() => {
            of("layer-ends-inside-header").count("byte", *byte)
        }
        LayerProblem::EndsInsideFile { path, byte } => {
            of("layer-ends-inside-file").text("path", rooted(path)).count("byte", *byte)
        }
        LayerProblem::Damaged { compression, bytes } => {
            of("layer-damaged").text("compression", compression.name()).exact("bytes", *bytes)
        }
        LayerProblem::Checksum { compression } => {
            of("layer-checksum").text("compression", compression.name())
        }
        LayerProblem::TrailingBytes { compression } => {
            of("layer-trailing-bytes").text("compression", compression.name())
        }
        LayerProblem::ZstdDictionary => of("layer-zstd-dictionary"),
        LayerProblem::MediaTypeLies { said, is } => {
            of("layer-media-type-lies").text("said", said.name()).text("is", is.name())
        }
        LayerProblem::DigestMismatch { said, is } => {
            of("layer-digest-mismatch").text("said", digest(said)).text("is", digest(is))
        }
        LayerProblem::SizeMismatch { said, is } => {
            of("layer-size-mismatch").exact("said", *said).exact("is", *is)
        }
        LayerProblem::DiffIdMismatch { said, is } => {
            of("layer-diff-id-mismatch").text("said", digest(&said.0)).text("is", digest(&is.0))
        }
        LayerProblem::DiffIdMalformed => of("layer-diff-id-malformed"),
        LayerProblem::Read { message } if message.is_empty() => of("layer-read-quiet"),
        LayerProblem::Read { message } => of("layer-read").text("message", message),
        LayerProblem::ReaderStopped { message } => {
            of("layer-reader-stopped").text("message", message)
        }
        LayerProblem::BadHeader { byte, entry } => at("layer-bad-header", *entry, *byte),
        LayerProblem::BadNumber { field, byte, entry } if field == "size" => {
            at("layer-bad-size", *entry, *byte)
        }
        LayerProblem::BadNumber { field, byte, entry } => {
            at("layer-bad-number", *entry, *byte).text("field", field)
        }
        LayerProblem::NegativeSize { byte, entry } => at("layer-negative-size", *entry, *byte),
        LayerProblem::BadPax { byte, entry } => at("layer-bad-pax", *entry, *byte),
        LayerProblem::HugeHeader { bytes, byte } => {
            of("layer-huge-header").exact("bytes", *bytes).count("byte", *byte)
        }
        LayerProblem::BadSparse { byte, entry } => at("layer-bad-sparse", *entry, *byte),
        LayerProblem::SparseContents { count } => {
            of("layer-sparse-contents").count("count", *count)
        }
        LayerProblem::UnknownType { type_byte, path } => {
            of("layer-unknown-type").text("path", rooted(path)).text("kind", type_name(*type_byte))
        }
        LayerProblem::Nameless { entry } => of("layer-nameless").count("entry", *entry),
        LayerProblem::InvalidWhiteout { path } => {
            of("layer-invalid-whiteout").text("path", rooted(path))
        }
        LayerProblem::LoneZeroBlock { byte } => of("layer-lone-zero-block").count("byte", *byte),
        LayerProblem::BelowNonDirectory { path, parent, same_layer, more } => {
            let message =
                if *same_layer { of("layer-below-own-file") } else { of("layer-below-lower-file") };
            message.text("path", rooted(path)).text("parent", rooted(parent)).count("more", *more)
        }
        LayerProblem::HardlinkMissing { path, target, why, more } => of("layer-hard-link")
            .text("path", rooted(path))
            .text("target", rooted(target))
            .text("why", fault(*why))
            .count("more", *more),
        LayerProblem::Duplicate { path, more } => {
            of("layer-duplicate").text("path", rooted(path)).count("more", *more)
        }
        LayerProblem::Limit { limit: which, value, at } if at.is_empty() => {
            of("layer-limit").message("limit", limit(*which, *value))
        }
        // Entries too deep or with too long a name are skipped; the other limits end the layer.
        LayerProblem::Limit { limit: which @ (Limit::Depth | Limit::PathBytes), value, at } => {
            of("layer-limit-left-out").message("limit", limit(*which, *value)).text("at", at)
        }
        LayerProblem::Limit { limit: which, value, at } => {
            of("layer-limit-at").message("limit", limit(*which, *value)).text("at", at)
        }
    }
}

/// The word of a hard link's fault that the texts select by.
fn fault(why: LinkFault) -> &'static str {
    match why {
        LinkFault::Nowhere => "nowhere",
        LinkFault::Itself => "itself",
        LinkFault::Directory => "directory",
        LinkFault::Later => "later",
    }
}

/// The algorithm and twelve digits.
pub(super) fn digest(digest: &Digest) -> String {
    format!("{}:{}", digest.algorithm(), digest.short())
}

/// A path as seen from the root.
fn rooted(path: &str) -> String {
    if path.starts_with('/') { path.to_owned() } else { format!("/{path}") }
}

/// `'Q'`, or `0xff` where the byte is no letter.
fn type_name(byte: u8) -> String {
    if byte.is_ascii_graphic() {
        format!("'{}'", char::from(byte))
    } else {
        format!("0x{byte:02x}")
    }
}
