//! Opening an archive: which format it has, and which images are in it.

use std::io::{Read, Seek, SeekFrom};

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use super::outer::{End, Listing, list};
use super::reading::Reading;
use super::sniff::sniff;
use super::tar_reader::Fault;
use super::{docker, oci};
use crate::base::path::visible;
use crate::base::{LayerId, Limit, Limits, Report};
use crate::image::{
    Archive, ArchiveError, ArchiveFormat, Compression, Finding, Image, ImageFrom, LayerInfo,
    LayerSource, Note, Platform,
};

/// What is known of the file as it was dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outer {
    /// Its bytes.
    pub file_bytes: u64,
    /// The compression that [`super::unpack`] took off.
    pub compression: Compression,
    /// What [`super::unpack`] noticed.
    pub findings: Vec<Finding>,
}

impl Outer {
    /// A file that is not compressed as a whole.
    #[must_use]
    pub fn plain(file_bytes: u64) -> Self {
        Self { file_bytes, compression: Compression::None, findings: Vec::new() }
    }
}

/// Lists an uncompressed archive and finds its images. No layer is read.
///
/// A top-level `manifest.json` makes it a docker archive, else a top-level `index.json` an OCI
/// archive, else it is one file-system tar or bare layer. The report's findings are those of the
/// archive as a whole; each image has its own besides. `progress` is given the bytes of the archive
/// passed.
///
/// # Errors
/// If there is nothing to show.
pub fn open<R: Read + Seek>(
    reader: &mut R,
    outer: Outer,
    limits: &Limits,
    progress: &mut dyn FnMut(u64),
) -> Result<Report<Archive, Finding>, ArchiveError> {
    let failed = |e: std::io::Error| ArchiveError::Read { message: e.to_string() };
    let bytes = reader.seek(SeekFrom::End(0)).map_err(failed)?;
    if bytes > limits.archive_bytes {
        let (limit, value) = (Limit::ArchiveBytes, limits.archive_bytes);
        return Err(ArchiveError::Limit { limit, value });
    }
    if bytes == 0 {
        return Err(ArchiveError::Empty);
    }
    let listing = list(reader, bytes, limits, progress)?;
    if matches!(listing.end, End::Fault(Fault::NotATar)) {
        return Err(no_tar(reader, bytes, outer.compression)?);
    }
    let mut reading = Reading::new(reader, &listing, limits);
    let mut findings = outer.findings;
    let has_index = listing.has_file("index.json");
    let (format, images, attestations) = if listing.has_file("manifest.json") {
        let images = docker::images(&mut reading, &mut findings)?;
        let format = if has_index {
            ArchiveFormat::DockerArchiveOciLayout
        } else {
            ArchiveFormat::DockerArchive
        };
        let attestations = if has_index { oci::attestations(&mut reading) } else { Vec::new() };
        (format, images, attestations)
    } else if has_index {
        let (images, attestations) = oci::images(&mut reading, &mut findings)?;
        (ArchiveFormat::OciArchive, images, attestations)
    } else {
        refuse_lost_images(&listing, bytes)?;
        findings.push(Finding::Archive(Note::ShownAsFileSystem));
        (ArchiveFormat::RootfsTar, vec![rootfs(bytes)], Vec::new())
    };
    if format != ArchiveFormat::RootfsTar {
        findings.extend(
            listing
                .twice
                .iter()
                .map(|name| Finding::Archive(Note::MemberTwice { name: name.clone() })),
        );
        findings.extend(end_finding(&listing, bytes, limits).map(Finding::Archive));
    }
    if !attestations.is_empty() {
        let count = attestations.len() as u64;
        findings.push(Finding::Archive(Note::Attestations { count }));
    }
    let default_image = default_image(&images);
    let members = if format == ArchiveFormat::RootfsTar { Vec::new() } else { listing.members };
    let value = Archive {
        file_bytes: outer.file_bytes,
        outer_compression: outer.compression,
        archive_bytes: bytes,
        format,
        members,
        images,
        default_image,
        attestations,
    };
    Ok(Report { value, findings })
}

/// What a file is whose first block is no tar header.
fn no_tar<R: Read + Seek>(
    reader: &mut R,
    bytes: u64,
    compression: Compression,
) -> Result<ArchiveError, ArchiveError> {
    if compression != Compression::None {
        return Ok(ArchiveError::CompressedNoTar { compression });
    }
    let failed = |e: std::io::Error| ArchiveError::Read { message: e.to_string() };
    let mut first = Vec::new();
    reader.seek(SeekFrom::Start(0)).map_err(failed)?;
    reader.by_ref().take(64 << 10).read_to_end(&mut first).map_err(failed)?;
    Ok(match sniff(&first, bytes) {
        Err(error) => error,
        Ok(Compression::None) => ArchiveError::NotAnArchive,
        Ok(compression) => ArchiveError::Unsupported { compression: compression.name().to_owned() },
    })
}

/// What is to be said about how the list of members ended, where an image was found all the same.
fn end_finding(listing: &Listing, bytes: u64, limits: &Limits) -> Option<Note> {
    let last = || listing.members.last().map(|member| member.name.clone()).unwrap_or_default();
    match &listing.end {
        End::Clean { trailing: false } => None,
        End::Clean { trailing: true } => Some(Note::TrailingBytes),
        End::Full => Some(Note::Limit { limit: Limit::Members, value: limits.members as u64 }),
        End::TooLarge { name, .. } => {
            Some(Note::EndsInsideMember { name: name.clone(), byte: bytes })
        }
        End::Fault(fault) => Some(match fault {
            Fault::Cut { byte, .. } => Note::EndsInsideMember { name: last(), byte: *byte },
            Fault::CutHeader { byte } => Note::EndsInsideHeader { byte: *byte },
            Fault::LoneZeroBlock { .. } => Note::TrailingBytes,
            Fault::BadHeader { byte }
            | Fault::BadSize { byte }
            | Fault::NegativeSize { byte, .. }
            | Fault::BadPax { byte }
            | Fault::Huge { byte, .. } => Note::DamagedHeader { byte: *byte },
            Fault::NotATar => Note::DamagedHeader { byte: 0 },
        }),
    }
}

/// Refuses an archive without manifest.json and index.json where it has no member, is damaged, or is
/// plainly an image that lost them.
fn refuse_lost_images(listing: &Listing, bytes: u64) -> Result<(), ArchiveError> {
    let lost = lost_image(listing);
    let missing = |ends_early| ArchiveError::ManifestMissing {
        name: if lost == Some(Lost::Oci) { "index.json" } else { "manifest.json" }.to_owned(),
        ends_early,
    };
    match &listing.end {
        End::Fault(Fault::Cut { byte, .. } | Fault::CutHeader { byte }) => {
            return Err(missing(Some(*byte)));
        }
        End::Fault(Fault::NegativeSize { byte, name }) => {
            return Err(ArchiveError::NegativeSize { name: visible(name), byte: *byte });
        }
        End::Fault(
            Fault::BadHeader { byte }
            | Fault::BadSize { byte }
            | Fault::BadPax { byte }
            | Fault::Huge { byte, .. },
        ) => return Err(ArchiveError::DamagedHeader { byte: *byte }),
        End::TooLarge { name, claims } => {
            let (name, claims) = (name.clone(), *claims);
            return Err(ArchiveError::MemberTooLarge { name, claims, file: bytes });
        }
        End::Fault(Fault::NotATar) => return Err(ArchiveError::NotAnArchive),
        End::Clean { .. } | End::Full | End::Fault(Fault::LoneZeroBlock { .. }) => {}
    }
    if listing.entries == 0 {
        return Err(ArchiveError::NoMembers);
    }
    match lost {
        Some(Lost::InFolder(folder)) => Err(ArchiveError::InFolder { folder }),
        Some(_) => Err(missing(None)),
        None => Ok(()),
    }
}

#[derive(PartialEq, Eq)]
enum Lost {
    Docker,
    Oci,
    InFolder(String),
}

/// Whether the members are plainly those of an image.
fn lost_image(listing: &Listing) -> Option<Lost> {
    if listing.has_file("oci-layout") {
        return Some(Lost::Oci);
    }
    if listing.has_file("repositories") {
        return Some(Lost::Docker);
    }
    // A file system may well have a manifest.json somewhere; an image's has layers beside it.
    let folders: FxHashSet<&str> = listing
        .members
        .iter()
        .filter_map(|member| {
            let (folder, name) = member.name.rsplit_once('/')?;
            match name {
                "repositories" | "oci-layout" => Some(folder),
                "layer.tar" => folder.rsplit_once('/').map(|(folder, _)| folder),
                _ => folder.strip_suffix("/blobs/sha256"),
            }
        })
        .collect();
    listing.members.iter().find_map(|member| {
        let (folder, name) = member.name.rsplit_once('/')?;
        let manifest = matches!(name, "manifest.json" | "index.json");
        (manifest && folders.contains(folder)).then(|| Lost::InFolder(folder.to_owned()))
    })
}

/// A file-system tar or bare layer as an image of one layer.
fn rootfs(bytes: u64) -> Image {
    let layer = LayerInfo {
        id: LayerId(0),
        member: None,
        digest: None,
        diff_id: None,
        media_type: None,
        source: LayerSource::Bytes { offset: 0, len: bytes },
        compression: Some(Compression::None),
    };
    Image {
        from: ImageFrom::Rootfs,
        tags: Vec::new(),
        full_name: None,
        config_member: None,
        id: None,
        manifest_digest: None,
        platform: None,
        config: None,
        layers: vec![layer],
        findings: Vec::new(),
    }
}

/// linux/amd64 where several platforms are there, else the first.
fn default_image(images: &[Image]) -> usize {
    let platform = |image: &Image| -> Option<(String, String)> {
        match (&image.platform, &image.config) {
            (Some(Platform { os, architecture, .. }), _) => {
                Some((os.clone(), architecture.clone()))
            }
            (None, Some(config)) => Some((config.os.clone()?, config.architecture.clone()?)),
            (None, None) => None,
        }
    };
    let platforms: Vec<_> = images.iter().map(platform).collect();
    if platforms.windows(2).all(|pair| pair[0] == pair[1]) {
        return 0;
    }
    let wanted = |p: &Option<(String, String)>| {
        p.as_ref().is_some_and(|(os, architecture)| os == "linux" && architecture == "amd64")
    };
    platforms.iter().position(wanted).unwrap_or(0)
}
