//! One of everything that can be explained, with believable facts.

use onionskin::base::{DiffId, Digest, LayerId, Limit};
use onionskin::explain::{self, Message};
use onionskin::image::{
    ArchiveError, Compression, Finding, LayerProblem, LinkFault, Looks, Note, Severity,
};
use onionskin::sim::cow::save::SaveError;
use onionskin::union::{Reasons, WasteCause};

pub fn all() -> Vec<Message> {
    let mut all: Vec<Message> = errors().iter().map(explain::error).collect();
    all.extend(limits().into_iter().map(|(limit, value)| explain::limit(limit, value)));
    for grows in [98_000_000, 40_000_000, 0, -12_000] {
        all.push(explain::layer_size(LayerId(6), 98_000_000, grows));
    }
    all.push(explain::layer_size(LayerId(6), 0, -60_200_000));
    all.push(explain::layer_size(LayerId(6), 0, 0));
    all.extend([Severity::Note, Severity::Warning, Severity::Partial].map(explain::severity));
    all.extend(Reasons::ALL.map(explain::reason));
    all.extend(super::stack::messages());
    all.extend(super::cache::messages());
    all.extend(super::cache_ready::messages());
    all.extend(super::cow::messages());
    all.extend(super::dockerfile::messages());
    all.extend(super::drivers::messages());
    all.extend(super::ready::messages());
    all.extend(super::refusal::messages());
    all.extend(super::predict::messages());
    let missing = [SaveError::LayerMissing(3), SaveError::NoConfig];
    all.extend(missing.iter().map(explain::save_error));
    all.push(explain::save_error(&SaveError::Io("QuotaExceededError: disk is full".into())));
    all.extend(crate::app::cache::messages());
    all.extend(crate::view::cache::messages());
    all.extend(crate::view::cache_context::messages());
    all.extend(crate::cache::advice::messages());
    all.extend(crate::script_link::messages());
    all.extend(crate::script_file::messages());
    all.extend(super::inspect::messages());
    for cause in WasteCause::ALL {
        all.push(explain::waste_cause(cause));
        all.push(explain::waste_advice(cause));
    }
    all.extend(notes().into_iter().map(|note| explain::finding(&Finding::Archive(note))));
    let problems = problems().into_iter().zip((0..10).cycle());
    all.extend(
        problems
            .map(|(problem, n)| explain::finding(&Finding::Layer { layer: LayerId(n), problem })),
    );
    all
}

fn manifest() -> String {
    "manifest.json".to_owned()
}

fn errors() -> Vec<ArchiveError> {
    let member = manifest;
    let mut errors: Vec<ArchiveError> = [
        Looks::Dockerfile,
        Looks::Html,
        Looks::Json,
        Looks::Text,
        Looks::Zip,
        Looks::Pdf,
        Looks::Png,
        Looks::Jpeg,
        Looks::Program,
        Looks::SevenZip,
        Looks::Rar,
        Looks::Squashfs,
        Looks::Disk,
    ]
    .map(ArchiveError::NotAnImage)
    .to_vec();
    errors.extend([
        ArchiveError::Empty,
        ArchiveError::NotAnArchive,
        ArchiveError::NoMembers,
        ArchiveError::CompressedNoTar { compression: Compression::Gzip },
        ArchiveError::Unsupported { compression: "lz4".into() },
        ArchiveError::ManifestMissing { name: manifest(), ends_early: None },
        ArchiveError::ManifestMissing { name: manifest(), ends_early: Some(48_234_496) },
        ArchiveError::InFolder { folder: "image/".into() },
        ArchiveError::JsonEmpty { member: member() },
        ArchiveError::JsonInvalid { member: member(), line: 1, column: 73 },
        ArchiveError::JsonNotUtf8 { member: member() },
        ArchiveError::JsonTooDeep { member: member() },
        ArchiveError::JsonShape { member: member() },
        ArchiveError::NoImage { member: "index.json".into() },
        ArchiveError::BlobMissing { digest: digest(b"manifest").to_string() },
        ArchiveError::Artifact { media_type: "application/vnd.cncf.helm.config.v1+json".into() },
        ArchiveError::Schema1,
        ArchiveError::IndexTooDeep,
        ArchiveError::DamagedHeader { byte: 512 },
        ArchiveError::MemberTooLarge {
            name: "layer.tar".into(),
            claims: 9_000_000_000,
            file: 25_088,
        },
        ArchiveError::NegativeSize { name: "layer.tar".into(), byte: 1_024 },
        ArchiveError::EndsEarly { byte: 300 },
        ArchiveError::Damaged { compression: Compression::Zstd },
        ArchiveError::Limit { limit: Limit::Members, value: 200_000 },
        ArchiveError::Read { message: "NotReadableError".into() },
        ArchiveError::Read { message: String::new() },
        ArchiveError::ReaderStopped { message: "RuntimeError: unreachable".into() },
    ]);
    errors
}

fn limits() -> Vec<(Limit, u64)> {
    vec![
        (Limit::ArchiveBytes, 64_000_000_000),
        (Limit::UnpackedBytes, 256_000_000_000),
        (Limit::Entries, 4_000_000),
        (Limit::Layers, 4_096),
        (Limit::Depth, 8_192),
        (Limit::PathBytes, 2_000_000),
        (Limit::HeaderBytes, 4_000_000),
        (Limit::JsonBytes, 16_000_000),
        (Limit::JsonDepth, 64),
        (Limit::Members, 200_000),
        (Limit::IndexDepth, 8),
        (Limit::Images, 1_000),
        (Limit::ZstdWindow, 134_000_000),
        (Limit::NameBytes, 1_000_000_000),
    ]
}

fn notes() -> Vec<Note> {
    let (said, is) = (digest(b"said"), digest(b"is"));
    let xz = Compression::Xz;
    vec![
        Note::ShownAsFileSystem,
        Note::MemberTwice { name: manifest() },
        Note::ByteOrderMark { member: manifest() },
        Note::NotUtf8 { member: manifest(), byte: 57 },
        Note::KeyCase { key: "layers".into() },
        Note::NoOciLayoutFile,
        Note::ConfigMissing { name: "config.json".into() },
        Note::ConfigNotJson { line: 3, column: 14 },
        Note::ConfigShape,
        Note::ConfigDigest { said: said.clone(), is: is.clone() },
        Note::NoRootfs,
        Note::DiffIdCount { layers: 3, diff_ids: 1 },
        Note::HistoryCount { layers: 1, steps: 4 },
        Note::EndsInsideMember { name: "blobs/sha256/layer.tar".into(), byte: 48_234_496 },
        Note::EndsInsideHeader { byte: 1_300 },
        Note::DamagedHeader { byte: 2_048 },
        Note::OuterCompressionEndsEarly { compression: Compression::Gzip, bytes: 41_266 },
        Note::OuterCompressionDamaged { compression: xz, bytes: 65_536 },
        Note::OuterChecksum { compression: Compression::Gzip },
        Note::UncommonCompression { compression: Compression::Bzip2 },
        Note::ManifestDigest { said, is },
        Note::ImageLeftOut { name: "2".into(), error: Box::new(ArchiveError::Schema1) },
        Note::Limit { limit: Limit::Images, value: 1_000 },
        Note::Attestations { count: 1 },
        Note::Attestations { count: 2 },
        Note::TrailingBytes,
    ]
}

fn problems() -> Vec<LayerProblem> {
    let (said, is) = (digest(b"said"), digest(b"is"));
    let (zstd, gzip) = (Compression::Zstd, Compression::Gzip);
    let link = |target: &str, why, more| LayerProblem::HardlinkMissing {
        path: "usr/bin/vi".into(),
        target: target.into(),
        why,
        more,
    };
    let below = |same_layer, more| LayerProblem::BelowNonDirectory {
        path: "etc/app/conf".into(),
        parent: "etc/app".into(),
        same_layer,
        more,
    };
    vec![
        LayerProblem::Missing { name: "layer.tar".into() },
        LayerProblem::LinkLeadsNowhere { target: "../base/layer.tar".into() },
        LayerProblem::InvalidDigest { text: "sha256:xyz".into() },
        LayerProblem::Encrypted,
        LayerProblem::Foreign { urls: vec!["https://example.com/base.tar.gz".into()] },
        LayerProblem::Foreign { urls: vec![] },
        LayerProblem::UnknownMediaType { media_type: "application/vnd.squashfs".into() },
        LayerProblem::UnknownCompression { name: Some("lz4".into()) },
        LayerProblem::UnknownCompression { name: None },
        LayerProblem::NotATar,
        LayerProblem::ZeroBytes,
        LayerProblem::EndsEarly { bytes: 12_100_096 },
        LayerProblem::EndsInsideFile { path: "usr/bin/node".into(), byte: 48_234_496 },
        LayerProblem::EndsInsideFile { path: String::new(), byte: 1_300 },
        LayerProblem::Damaged { compression: gzip, bytes: 65_536 },
        LayerProblem::Checksum { compression: gzip },
        LayerProblem::TrailingBytes { compression: zstd },
        LayerProblem::ZstdDictionary,
        LayerProblem::MediaTypeLies { said: gzip, is: zstd },
        LayerProblem::MediaTypeLies { said: gzip, is: Compression::None },
        LayerProblem::MediaTypeLies { said: Compression::None, is: gzip },
        LayerProblem::DigestMismatch { said: said.clone(), is: is.clone() },
        LayerProblem::SizeMismatch { said: 2_048, is: 1 },
        LayerProblem::DiffIdMismatch { said: DiffId(said), is: DiffId(is) },
        LayerProblem::DiffIdMalformed,
        LayerProblem::BadHeader { byte: 2_048, entry: 3 },
        LayerProblem::BadNumber { field: "mode".into(), byte: 512, entry: 2 },
        LayerProblem::BadNumber { field: "size".into(), byte: 512, entry: 2 },
        LayerProblem::NegativeSize { byte: 512, entry: 2 },
        LayerProblem::BadPax { byte: 1_536, entry: 4 },
        LayerProblem::HugeHeader { bytes: 8_000_000_000, byte: 0 },
        LayerProblem::BadSparse { byte: 3_072, entry: 7 },
        LayerProblem::SparseContents { count: 1 },
        LayerProblem::SparseContents { count: 12 },
        LayerProblem::UnknownType { type_byte: b'Q', path: "opt/odd".into() },
        LayerProblem::UnknownType { type_byte: 0xff, path: "opt/odd".into() },
        LayerProblem::Nameless { entry: 5 },
        LayerProblem::InvalidWhiteout { path: "srv/.wh.".into() },
        LayerProblem::LoneZeroBlock { byte: 10_240 },
        below(false, 0),
        below(false, 1),
        below(true, 0),
        below(true, 1_204),
        link("usr/bin/vim", LinkFault::Nowhere, 0),
        link("usr/bin/vi", LinkFault::Itself, 0),
        link("usr/lib", LinkFault::Directory, 1),
        link("usr/bin/vim", LinkFault::Later, 2),
        LayerProblem::Duplicate { path: "etc/passwd".into(), more: 0 },
        LayerProblem::Duplicate { path: "etc/passwd".into(), more: 1 },
        LayerProblem::Duplicate { path: "etc/passwd".into(), more: 2 },
        LayerProblem::Limit { limit: Limit::Entries, value: 4_000_000, at: String::new() },
        LayerProblem::Limit {
            limit: Limit::NameBytes,
            value: 1_000_000_000,
            at: "usr/share/doc".into(),
        },
        LayerProblem::Limit { limit: Limit::Depth, value: 8_192, at: "a/a/a/…".into() },
        LayerProblem::Read { message: "NotReadableError".into() },
        LayerProblem::Read { message: String::new() },
        LayerProblem::ReaderStopped { message: "RuntimeError: unreachable".into() },
    ]
}

fn digest(bytes: &[u8]) -> Digest {
    Digest::sha256_of(bytes)
}
