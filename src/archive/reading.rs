//! Finding what an image is made of: its configuration and its layers among the members.

use std::io::{Read, Seek, SeekFrom};

use rustc_hash::FxHashMap;

use super::config::image_config;
use super::json;
use super::outer::{Found, Listing, fetch};
use super::sniff::{Packing, packing};
use crate::base::{Digest, ImageId, LayerId, Limit, Limits};
use crate::image::{
    ArchiveError, Compression, Finding, Image, ImageConfig, LayerInfo, LayerProblem, LayerSource,
    Member, Note,
};

/// An archive while its images are being found.
pub(super) struct Reading<'a, R> {
    pub(super) reader: &'a mut R,
    pub(super) listing: &'a Listing,
    pub(super) limits: &'a Limits,
    /// How layers are compressed, by offset: images share layers.
    packings: FxHashMap<u64, Packing>,
    /// JSON bytes that may still be read: a thousand images may name one huge configuration.
    json_left: u64,
    /// Layers that may still be named, for the same reason.
    layers_left: usize,
}

/// So many times `Limits::json_bytes` are read of all JSON members together.
const JSON_MEMBERS: u64 = 8;

/// Layers of all images together. A thousand images of a hundred layers fit.
const ALL_LAYERS: usize = 100_000;

/// A configuration as it was found.
#[derive(Default)]
pub(super) struct ConfigRead {
    pub(super) id: Option<ImageId>,
    pub(super) config: Option<ImageConfig>,
}

impl<'a, R: Read + Seek> Reading<'a, R> {
    pub(super) fn new(reader: &'a mut R, listing: &'a Listing, limits: &'a Limits) -> Self {
        Self {
            reader,
            listing,
            limits,
            packings: FxHashMap::default(),
            json_left: limits.json_bytes.saturating_mul(JSON_MEMBERS),
            layers_left: ALL_LAYERS,
        }
    }
}

impl<R: Read + Seek> Reading<'_, R> {
    /// Reads a member whole, within limits.
    pub(super) fn fetch(&mut self, member: &Member) -> Result<Vec<u8>, ArchiveError> {
        let left = self.json_left.checked_sub(member.size);
        self.json_left = left.ok_or(ArchiveError::Limit {
            limit: Limit::JsonBytes,
            value: self.limits.json_bytes.saturating_mul(JSON_MEMBERS),
        })?;
        fetch(self.reader, member, self.limits)
    }

    /// How many of `wanted` layers one image may have; what is left out is told.
    pub(super) fn layers(&mut self, wanted: usize, findings: &mut Vec<Finding>) -> usize {
        let most = self.limits.layers.min(self.layers_left);
        if wanted > most {
            let (limit, value) = (Limit::Layers, most as u64);
            findings.push(Finding::Archive(Note::Limit { limit, value }));
        }
        let taken = wanted.min(most);
        self.layers_left -= taken;
        taken
    }

    /// Reads and parses a JSON member.
    pub(super) fn json(
        &mut self,
        member: &Member,
        findings: &mut Vec<Finding>,
    ) -> Result<serde_json::Value, ArchiveError> {
        let bytes = self.fetch(member)?;
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
        let bytes = match self.fetch(member) {
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
