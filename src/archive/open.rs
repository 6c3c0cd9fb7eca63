//! Opening an archive: which format it has, and which images are in it.

use std::io::{Read, Seek, SeekFrom};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::config::image_config;
use super::outer::{End, Found, Listing, fetch, list};
use super::sniff::{Packing, packing, sniff};
use super::tar_reader::Fault;
use super::{docker, json, oci};
use crate::base::path::visible;
use crate::base::{Digest, ImageId, LayerId, Limit, Limits, Report};
use crate::image::{
    Archive, ArchiveError, ArchiveFormat, Compression, Finding, Image, ImageConfig, ImageFrom,
    LayerInfo, LayerProblem, LayerSource, Member, Note, Platform,
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
    let mut reading = Reading { reader, listing: &listing, limits, packings: FxHashMap::default() };
    let mut findings = outer.findings;
    let has_index = listing.has_file("index.json");
    let (format, images, attestations) = if listing.has_file("manifest.json") {
        let images = docker::images(&mut reading, &mut findings)?;
        let format = if has_index {
            ArchiveFormat::DockerArchiveOciLayout
        } else {
            ArchiveFormat::DockerArchive
        };
        (format, images, Vec::new())
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
    listing.members.iter().find_map(|member| {
        let (folder, name) = member.name.rsplit_once('/')?;
        if !matches!(name, "manifest.json" | "index.json") || folder.matches('/').count() > 2 {
            return None;
        }
        let inside = |other: &Member| {
            let rest = other.name.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
            rest.is_some_and(|rest| {
                matches!(rest, "repositories" | "oci-layout")
                    || rest.starts_with("blobs/sha256/")
                    || rest.ends_with("/layer.tar")
            })
        };
        let found = listing.members.iter().any(inside);
        found.then(|| Lost::InFolder(folder.to_owned()))
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

/// An archive while its images are being found.
pub(super) struct Reading<'a, R> {
    pub(super) reader: &'a mut R,
    pub(super) listing: &'a Listing,
    pub(super) limits: &'a Limits,
    /// How layers are compressed, by offset: images share layers.
    packings: FxHashMap<u64, Packing>,
}

/// A configuration as it was found.
#[derive(Default)]
pub(super) struct ConfigRead {
    pub(super) id: Option<ImageId>,
    pub(super) config: Option<ImageConfig>,
}

impl<R: Read + Seek> Reading<'_, R> {
    /// Reads and parses a JSON member.
    pub(super) fn json(
        &mut self,
        member: &Member,
        findings: &mut Vec<Finding>,
    ) -> Result<serde_json::Value, ArchiveError> {
        let bytes = fetch(self.reader, member, self.limits)?;
        json::parse(&member.name, &bytes, self.limits, findings)
    }

    /// Reads the configuration called `name`, whose digest should be `said`.
    pub(super) fn config(
        &mut self,
        name: &str,
        said: Option<&Digest>,
        findings: &mut Vec<Finding>,
    ) -> Result<ConfigRead, ArchiveError> {
        let Found::File(member) = self.listing.find(name) else {
            let name = name.to_owned();
            findings.push(Finding::Archive(Note::ConfigMissing { name }));
            return Ok(ConfigRead::default());
        };
        let bytes = match fetch(self.reader, member, self.limits) {
            Ok(bytes) => bytes,
            Err(error @ ArchiveError::Read { .. }) => return Err(error),
            Err(ArchiveError::Limit { limit, value }) => {
                findings.push(Finding::Archive(Note::Limit { limit, value }));
                return Ok(ConfigRead::default());
            }
            Err(_) => {
                let name = name.to_owned();
                findings.push(Finding::Archive(Note::ConfigMissing { name }));
                return Ok(ConfigRead::default());
            }
        };
        let is = Digest::sha256_of(&bytes);
        if let Some(said) = said
            && said.algorithm() == "sha256"
            && *said != is
        {
            let (said, is) = (said.clone(), is.clone());
            findings.push(Finding::Archive(Note::ConfigDigest { said, is }));
        }
        let id = Some(ImageId(is));
        let note = match json::parse(&member.name, &bytes, self.limits, findings) {
            Ok(value) => match image_config(&value) {
                Some(config) => return Ok(ConfigRead { id, config: Some(config) }),
                None => Note::ConfigShape,
            },
            Err(ArchiveError::JsonInvalid { line, column, .. }) => {
                Note::ConfigNotJson { line, column }
            }
            Err(ArchiveError::Limit { limit, value }) => Note::Limit { limit, value },
            Err(ArchiveError::JsonTooDeep { .. }) => {
                Note::Limit { limit: Limit::JsonDepth, value: self.limits.json_depth as u64 }
            }
            Err(_) => Note::ConfigNotJson { line: 1, column: 1 },
        };
        findings.push(Finding::Archive(note));
        Ok(ConfigRead { id, config: None })
    }

    /// Where the bytes of the layer in member `name` are, and how they are compressed.
    pub(super) fn layer(&mut self, id: LayerId, name: &str) -> (LayerInfo, Option<LayerProblem>) {
        let mut layer = LayerInfo {
            id,
            member: Some(name.to_owned()),
            digest: None,
            diff_id: None,
            media_type: None,
            source: LayerSource::None,
            compression: None,
        };
        let member = match self.listing.find(name) {
            Found::File(member) => member,
            Found::Missing => {
                return (layer, Some(LayerProblem::Missing { name: name.to_owned() }));
            }
            Found::Nowhere(target) => {
                return (layer, Some(LayerProblem::LinkLeadsNowhere { target }));
            }
        };
        layer.member = Some(member.name.clone());
        layer.source = LayerSource::Bytes { offset: member.offset, len: member.size };
        let packing = match self.packings.get(&member.offset) {
            Some(packing) => *packing,
            None => {
                let packing = self.packing(member);
                self.packings.insert(member.offset, packing);
                packing
            }
        };
        match packing {
            Packing::Plain => layer.compression = Some(Compression::None),
            Packing::Known(compression) => layer.compression = Some(compression),
            Packing::Unknown(name) => {
                let name = Some(name.to_owned());
                return (layer, Some(LayerProblem::UnknownCompression { name }));
            }
        }
        (layer, None)
    }

    fn packing(&mut self, member: &Member) -> Packing {
        let mut first = Vec::new();
        if self.reader.seek(SeekFrom::Start(member.offset)).is_ok() {
            // A failure here is met again, and told, when the layer is read.
            let _ = self.reader.by_ref().take(member.size.min(512)).read_to_end(&mut first);
        }
        packing(&first)
    }
}

/// Gives the layers their diff IDs and compares their number with those of the configuration.
pub(super) fn fit_config(image: &mut Image) {
    let Some(config) = &image.config else { return };
    let layers = image.layers.len() as u64;
    let mut found = Vec::new();
    match &config.diff_ids {
        None if layers > 0 => found.push(Finding::Archive(Note::NoRootfs)),
        None => {}
        Some(diff_ids) => {
            for (layer, diff_id) in image.layers.iter_mut().zip(diff_ids) {
                layer.diff_id.clone_from(diff_id);
                if diff_id.is_none() {
                    let problem = LayerProblem::DiffIdMalformed;
                    found.push(Finding::Layer { layer: layer.id, problem });
                }
            }
            if diff_ids.len() as u64 != layers {
                let diff_ids = diff_ids.len() as u64;
                found.push(Finding::Archive(Note::DiffIdCount { layers, diff_ids }));
            }
        }
    }
    if let Some(history) = config.history.as_ref().filter(|history| !history.is_empty()) {
        let steps = history.iter().filter(|step| !step.empty_layer).count() as u64;
        if steps != layers {
            found.push(Finding::Archive(Note::HistoryCount { layers, steps }));
        }
    }
    image.findings.extend(found);
}

/// A diff ID or digest that a member's name gives: `blobs/sha256/<hex>`, `<hex>.json`,
/// `sha256:<hex>`.
pub(super) fn digest_in_name(name: &str) -> Option<Digest> {
    let last = name.rsplit('/').next()?;
    let last = last.strip_prefix("sha256:").unwrap_or(last);
    let hex = last.split('.').next()?;
    Digest::parse(&format!("sha256:{hex}")).ok()
}
