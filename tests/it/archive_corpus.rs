//! The archive room against the image corpus, where it is there: every entry, layer, tag and digest
//! of the ground truth, and the class and reason of every bad input.

use std::fs::{self, File};
use std::io::{Cursor, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use onionskin::archive::{LayerRead, Outer, Windowed, open, read_layer, sniff, unpack};
use onionskin::base::Limits;
use onionskin::image::{Archive, ArchiveError, Compression, Finding, Severity};
use serde_json::Value;

use crate::archive_truth;

/// An archive with everything read.
pub struct Opened {
    pub archive: Archive,
    /// Of the archive as a whole.
    pub findings: Vec<Finding>,
    /// Of each image, each layer.
    pub layers: Vec<Vec<LayerRead>>,
    /// The uncompressed archive.
    pub reader: Box<dyn ReadSeek>,
}

/// A reader for any archive.
pub trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}

impl Opened {
    /// Everything that is to be said, as text, with its severity.
    pub fn said(&self) -> Vec<(Severity, String)> {
        let images = self.archive.images.iter().flat_map(|image| &image.findings);
        let findings = self.findings.iter().chain(images);
        let layers = self.layers.iter().flat_map(|layers| layers.iter().enumerate());
        findings
            .map(|finding| (finding.severity(), format!("{finding:?}")))
            .chain(layers.flat_map(|(i, layer)| {
                layer.problems.iter().map(move |p| (p.severity(), format!("L{i} {p:?}")))
            }))
            .collect()
    }
}

/// Opens a file as the app does, and reads every layer of every image.
pub fn load(path: &Path, limits: &Limits, verify: bool) -> Result<Opened, ArchiveError> {
    let mut file = File::open(path).unwrap();
    let file_bytes = file.metadata().unwrap().len();
    let mut first = Vec::new();
    file.by_ref().take(64 << 10).read_to_end(&mut first).unwrap();
    file.rewind().unwrap();
    let compression = sniff(&first, file_bytes)?;
    if compression == Compression::None {
        let outer = Outer::plain(file_bytes);
        return read_all(Box::new(Windowed::new(file, 64 << 10)), outer, limits, verify);
    }
    let mut tar = Vec::new();
    let mut sink = |bytes: &[u8]| {
        tar.extend_from_slice(bytes);
        Ok(())
    };
    let report = unpack(file, compression, limits, &mut sink, &mut |_| {})?;
    let outer = Outer { file_bytes, compression, findings: report.findings };
    read_all(Box::new(Cursor::new(tar)), outer, limits, verify)
}

fn read_all(
    mut reader: Box<dyn ReadSeek>,
    outer: Outer,
    limits: &Limits,
    verify: bool,
) -> Result<Opened, ArchiveError> {
    let report = open(&mut reader, outer, limits, &mut |_| {})?;
    let mut layers = Vec::new();
    for image in &report.value.images {
        let mut reads = Vec::new();
        for layer in &image.layers {
            let verified = read_layer(&mut reader, layer, verify, limits, &mut |_| {});
            if layer.compression == Some(Compression::None) {
                let quick = read_layer(&mut reader, layer, false, limits, &mut |_| {});
                archive_truth::same_index(&quick.index, &verified.index);
            }
            reads.push(verified);
        }
        layers.push(reads);
    }
    Ok(Opened { archive: report.value, findings: report.findings, layers, reader })
}

/// The unpacked corpus, if there is one; unpacked once for all tests.
fn corpus() -> Option<PathBuf> {
    static CORPUS: OnceLock<Option<PathBuf>> = OnceLock::new();
    CORPUS.get_or_init(unpacked).clone()
}

/// The folders as they are, or the bundles unpacked into a folder named after their sizes.
fn unpacked() -> Option<PathBuf> {
    if let Some(dir) = std::env::var_os("ONIONSKIN_CORPUS") {
        return Some(dir.into());
    }
    let images = shared()?.join("images");
    if images.join("ground-truth").is_dir() {
        return Some(images);
    }
    let size = |name: &str| fs::metadata(images.join(name)).ok().map(|file| file.len());
    let (good, bad) = (size("good.tar.xz")?, size("bad.tar.xz")?);
    let truth = size("ground-truth.tar.xz")?;
    let dir = format!("corpus-{good}-{bad}-{truth}");
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(dir);
    if !dir.exists() {
        let part = dir.with_extension(std::process::id().to_string());
        fs::create_dir_all(&part).unwrap();
        let mut unpack = std::process::Command::new("sh");
        assert!(unpack.arg(images.join("unpack.sh")).arg(&part).status().unwrap().success());
        if fs::rename(&part, &dir).is_err() {
            fs::remove_dir_all(&part).unwrap();
        }
    }
    Some(dir)
}

fn shared() -> Option<PathBuf> {
    let dir = std::env::var_os("ONIONSKIN_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    dir.join("images").is_dir().then_some(dir)
}

#[test]
fn the_ground_truth_is_met() {
    let Some(corpus) = corpus() else { return };
    let mut wrong = Vec::new();
    let mut seen = 0;
    for kind in ["good", "bad", "third-party"] {
        let mut truths: Vec<_> = fs::read_dir(corpus.join("ground-truth").join(kind))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        truths.sort();
        for path in truths {
            let truth: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            let name = truth["file"].as_str().unwrap();
            let mut file = corpus.join(kind).join(name);
            if kind == "third-party" {
                let Some(shared) = shared() else { continue };
                file = shared.join("images/third-party").join(name);
            }
            if !file.exists() {
                continue;
            }
            seen += 1;
            let found = match load(&file, &Limits::default(), true) {
                Ok(mut opened) => archive_truth::differences(&mut opened, &truth),
                // Refusing them is right too, says the corpus.
                Err(ArchiveError::ManifestMissing { .. } | ArchiveError::NoMembers)
                    if matches!(truth["format"].as_str(), Some("rootfs-tar")) =>
                {
                    Vec::new()
                }
                Err(error) => vec![format!("refused: {error:?}")],
            };
            wrong.extend(found.into_iter().take(5).map(|line| format!("{kind}/{name}: {line}")));
        }
    }
    assert!(wrong.is_empty(), "{} of {seen} archives\n{}", wrong.len(), wrong.join("\n"));
    assert!(seen > 100, "{seen}");
}

#[test]
fn bad_inputs_meet_their_class_and_reason() {
    let Some(corpus) = corpus() else { return };
    let expected: Value =
        serde_json::from_slice(&fs::read(corpus.join("bad/expected.json")).unwrap()).unwrap();
    let mut wrong = Vec::new();
    for (name, want) in expected.as_object().unwrap() {
        let class = want["class"].as_str().unwrap();
        let (got, said) =
            match load(&corpus.join("bad").join(name), &Limits::default(), class != "limit") {
                Err(error) => ("refused", vec![format!("{error:?}")]),
                Ok(opened) => {
                    let said = opened.said();
                    let worst = said.iter().map(|(severity, _)| *severity).max();
                    let class = match worst {
                        None | Some(Severity::Note) => "ok",
                        Some(Severity::Warning) => "warn",
                        Some(Severity::Partial) => "partial",
                    };
                    (class, said.into_iter().map(|(_, text)| text).collect())
                }
            };
        let said = said.join("; ");
        let reason = REASONS.iter().find(|(file, _)| file == name).map_or("", |(_, reason)| reason);
        let fits = match class {
            "ok" => got == "ok" || MAY_WARN.contains(&name.as_str()),
            "edge" => got != "refused",
            "limit" => got != "partial" || said.contains("Limit"),
            // The union tells these.
            "warn" | "partial" if reason == UNION => got == "ok",
            "partial" if MAY_WARN.contains(&name.as_str()) => got == "warn" || got == "partial",
            class => got == class,
        };
        let reason_fits = reason == UNION
            || (said.contains(reason)
                && (!reason.is_empty() || !matches!(class, "warn" | "partial" | "refused")));
        if std::env::var_os("ONIONSKIN_SAY").is_some() {
            println!("{name}: {class} {got} {}", said.chars().take(300).collect::<String>());
        }
        if !fits || !reason_fits {
            let said: String = said.chars().take(300).collect();
            wrong.push(format!("{name}: expected {class} ({reason}), got {got}: {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

/// Said by the union, not by the archive room.
const UNION: &str = "(union)";

/// Inputs of class `ok` or `partial` for which a warning is right too.
const MAY_WARN: [&str; 4] = [
    "layer-gzip-of-nothing.tar",
    "layer-gzip-corrupt.tar",
    "layer-zstd-corrupt.tar",
    "oci-docker-types.tar",
];

/// Inputs that are to be told, with a word of the finding.
const REASONS: &[(&str, &str)] = &[
    ("bzip2-outer.tar.bz2", "UncommonCompression { compression: Bzip2 }"),
    ("xz-outer.tar.xz", "UncommonCompression { compression: Xz }"),
    ("config-diffid-wrong.tar", "L1 DiffIdMismatch"),
    ("config-diffids-short.tar", "DiffIdCount { layers: 3, diff_ids: 2 }"),
    ("config-digest-name.tar", "ConfigDigest"),
    ("config-history-all-empty.tar", "HistoryCount { layers: 3, steps: 0 }"),
    ("config-history-longer.tar", "HistoryCount { layers: 3, steps: 5 }"),
    ("config-history-shorter.tar", "HistoryCount { layers: 3, steps: 1 }"),
    ("config-is-array.tar", "ConfigShape"),
    ("config-no-rootfs.tar", "NoRootfs"),
    ("config-not-json.tar", "ConfigNotJson"),
    ("dockerfile.tar", "NotAnImage(Dockerfile)"),
    ("empty-file.tar", "Empty"),
    ("file-as-parent-lower.tar", UNION),
    ("file-as-parent.tar", UNION),
    ("gzip-crc.tar.gz", "OuterChecksum"),
    ("gzip-of-text.tar.gz", "CompressedNoTar"),
    ("gzip-truncated.tar.gz", "OuterCompressionEndsEarly"),
    ("hardlink-before-target.tar", UNION),
    ("hardlink-missing.tar", UNION),
    ("hardlink-outside.tar", UNION),
    ("hardlink-self.tar", UNION),
    ("hardlink-to-dir.tar", UNION),
    ("html.tar", "NotAnImage(Html)"),
    ("huge-outer-member.tar", "MemberTooLarge"),
    ("in-subdirectory.tar", "InFolder"),
    ("layer-bzip2.tar", "Bzip2"),
    ("layer-gzip-corrupt.tar", "L1 Checksum"),
    ("layer-gzip-crc.tar", "L1 Checksum"),
    ("layer-gzip-of-random.tar", "L1 NotATar"),
    ("layer-gzip-trailing-garbage.tar", "L1 TrailingBytes"),
    ("layer-gzip-trailing-zeros.tar", "L1 TrailingBytes"),
    ("layer-gzip-truncated.tar", "L1 EndsEarly"),
    ("layer-lz4.tar", "lz4"),
    ("layer-random.tar", "L1 NotATar"),
    ("layer-xz.tar", "Xz"),
    ("layer-zero-bytes.tar", "L1 ZeroBytes"),
    ("layer-zstd-checksum.tar", "L1 Checksum"),
    ("layer-zstd-corrupt.tar", "L1 Checksum"),
    ("layer-zstd-dictionary.tar", "L1 ZstdDictionary"),
    ("layer-zstd-truncated.tar", "L1 EndsEarly"),
    ("manifest-bom.tar", "ByteOrderMark"),
    ("manifest-config-missing.tar", "ConfigMissing"),
    ("manifest-config-traversal.tar", "ConfigMissing"),
    ("manifest-empty-array.tar", "NoImage"),
    ("manifest-empty.tar", "JsonEmpty"),
    ("manifest-invalid-json.tar", "JsonInvalid"),
    ("manifest-invalid-utf8.tar", "NotUtf8"),
    ("manifest-layer-missing.tar", "LayerId(2), problem: Missing"),
    ("manifest-lowercase-keys.tar", "KeyCase"),
    ("manifest-nested-100k.tar", "JsonTooDeep"),
    ("manifest-nested-closed.tar", "JsonTooDeep"),
    ("manifest-null.tar", "NoImage"),
    ("manifest-object.tar", "JsonShape"),
    ("manifest-path-traversal.tar", "LayerId(0), problem: Missing"),
    ("manifest-twice.tar", "MemberTwice"),
    ("manifest-utf16.tar", "JsonNotUtf8"),
    ("negative-outer-size.tar", "NegativeSize"),
    ("no-manifest.tar", "ManifestMissing"),
    ("oci-artifact.tar", "vnd.cncf.helm.config"),
    ("oci-config-missing.tar", "ConfigMissing"),
    ("oci-digest-malformed.tar", "LayerId(1), problem: InvalidDigest"),
    ("oci-digest-traversal.tar", "LayerId(0), problem: InvalidDigest"),
    ("oci-encrypted-layer.tar", "LayerId(1), problem: Encrypted"),
    ("oci-index-empty.tar", "NoImage"),
    ("oci-layer-missing.tar", "LayerId(1), problem: Missing"),
    ("oci-manifest-missing.tar", "BlobMissing"),
    ("oci-nested-index-50.tar", "IndexTooDeep"),
    ("oci-no-index.tar", "index.json"),
    ("oci-no-layout-file.tar", "NoOciLayoutFile"),
    ("oci-schema1.tar", "Schema1"),
    ("oci-type-lies-plain.tar", "said: Gzip, is: None"),
    ("oci-type-lies-zstd.tar", "said: Gzip, is: Zstd"),
    ("oci-unknown-layer-type.tar", "squashfs"),
    ("oci-wrong-digest.tar", "L1 DigestMismatch"),
    ("oci-wrong-size.tar", "SizeMismatch"),
    ("outer-bad-checksum.tar", "DamagedHeader"),
    ("outer-symlink-outside.tar", "LinkLeadsNowhere"),
    ("pdf.tar", "NotAnImage(Pdf)"),
    ("png.tar", "NotAnImage(Png)"),
    ("random-bytes.tar", "NotAnArchive"),
    ("tar-bad-checksum.tar", "L0 BadHeader"),
    ("tar-empty-name.tar", "L0 Nameless"),
    ("tar-longname-1g.tar", "L0 HugeHeader"),
    ("tar-nul-in-pax-path.tar", "L0 BadPax"),
    ("tar-one-zero-block.tar", "L0 LoneZeroBlock"),
    ("tar-pax-bad-length.tar", "L0 BadPax"),
    ("tar-pax-size-huge.tar", "L0 EndsInsideFile"),
    ("tar-size-garbage.tar", "L0 BadNumber"),
    ("tar-size-huge.tar", "L0 EndsInsideFile"),
    ("tar-size-negative.tar", "L0 NegativeSize"),
    ("tar-size-past-end.tar", "L0 EndsInsideFile"),
    ("tar-sparse-overlap.tar", "L0 BadSparse"),
    ("tar-unknown-types.tar", "L0 UnknownType"),
    ("truncated-02.tar", "ends_early: Some"),
    ("truncated-35.tar", "ends_early: Some"),
    ("truncated-60.tar", "ends_early: Some"),
    ("truncated-97.tar", "ends_early: Some"),
    ("truncated-manifest-first.tar", "EndsInsideMember"),
    ("truncated-mid-header.tar", "EndsInsideHeader"),
    ("unrelated-files.tar", "ShownAsFileSystem"),
    ("whiteout-dot.tar", "L1 InvalidWhiteout"),
    ("whiteout-empty-name.tar", "L1 InvalidWhiteout"),
    ("zeros-only.tar", "NoMembers"),
    ("zip.tar", "NotAnImage(Zip)"),
];
