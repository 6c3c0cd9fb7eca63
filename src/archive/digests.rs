//! Digests of layers, and what follows when they are not those the image says.

use std::io::{Read, Seek, SeekFrom};

use serde::{Deserialize, Serialize};

use super::decode::Decoder;
use super::input::Input;
use super::layer::available;
use super::source::Streaming;
use crate::base::{DiffId, Digest, Limits, Report};
use crate::image::{Compression, LayerInfo, LayerProblem, LayerSource};

/// What a layer's bytes hash to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerDigests {
    /// SHA-256 of all uncompressed bytes, those behind the tar's end included.
    pub diff_id: DiffId,
    /// SHA-256 of the bytes as stored.
    pub digest: Digest,
    /// How many uncompressed bytes there are.
    pub size_uncompressed: u64,
}

/// Reads one layer whole and hashes it, stored and uncompressed, without looking at its entries. The
/// findings are what is odd about its stream, a wrong checksum above all, and digests that are not
/// those its image gives.
///
/// # Errors
/// If there are no bytes, or they cannot be read or decoded to the end.
pub fn digest_layer<R: Read + Seek>(
    reader: &mut R,
    layer: &LayerInfo,
    limits: &Limits,
    progress: &mut dyn FnMut(u64),
) -> Result<Report<LayerDigests, LayerProblem>, LayerProblem> {
    let missing = || LayerProblem::Missing { name: layer.member.clone().unwrap_or_default() };
    let LayerSource::Bytes { offset, len } = layer.source else { return Err(missing()) };
    let compression = layer.compression.ok_or(LayerProblem::UnknownCompression { name: None })?;
    let there = available(reader, offset, len).map_err(|message| LayerProblem::Read { message })?;
    reader
        .seek(SeekFrom::Start(offset))
        .map_err(|e| LayerProblem::Read { message: e.to_string() })?;
    let input = Input::new(reader, there, compression != Compression::None, progress);
    let mut source = Streaming::new(Decoder::new(input, compression, limits), true);
    let size_uncompressed = source.drain();
    if let Some(stop) = source.stop.take() {
        return Err(stop.problem(compression, size_uncompressed));
    }
    if there < len {
        return Err(LayerProblem::EndsEarly { bytes: size_uncompressed });
    }
    let (decoder, diff_id) = source.finish();
    let diff_id = diff_id.ok_or_else(missing)?;
    let mut findings = decoder.faults().problems(compression);
    let digest = decoder.finish().unwrap_or_else(|| diff_id.0.clone());
    let value = LayerDigests { diff_id, digest, size_uncompressed };
    findings.extend(check_digests(layer, &value));
    Ok(Report { value, findings })
}

/// Compares a layer's digests with those its image gives. Only SHA-256 is compared.
pub(super) fn check_digests(layer: &LayerInfo, digests: &LayerDigests) -> Vec<LayerProblem> {
    let mut problems = Vec::new();
    if let Some(said) = &layer.digest
        && said.algorithm() == "sha256"
        && *said != digests.digest
    {
        let is = digests.digest.clone();
        problems.push(LayerProblem::DigestMismatch { said: said.clone(), is });
    }
    if let Some(said) = &layer.diff_id
        && said.0.algorithm() == "sha256"
        && *said != digests.diff_id
    {
        let is = digests.diff_id.clone();
        problems.push(LayerProblem::DiffIdMismatch { said: said.clone(), is });
    }
    problems
}
