//! Taking the compression off a whole file.

use std::io::{self, Read};

use super::decode::{Decoder, Stop};
use super::input::Input;
use super::sniff::is_tar_header;
use super::source::Streaming;
use crate::base::{Limits, Report};
use crate::image::{ArchiveError, Compression, Finding, Note};

/// Takes the compression off a whole file and gives the tar to `sink`, chunk by chunk.
///
/// Returns the bytes given out. `progress` is given the compressed bytes read. A stream that ends
/// early or is damaged midway gives what could be read, and a finding.
///
/// # Errors
/// If nothing comes out, if what comes out is no tar, above `limits.unpacked_bytes`, or if reading
/// or `sink` fails.
pub fn unpack(
    mut reader: impl Read,
    compression: Compression,
    limits: &Limits,
    sink: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    progress: &mut dyn FnMut(u64),
) -> Result<Report<u64, Finding>, ArchiveError> {
    let input = Input::new(&mut reader, u64::MAX, false, progress);
    let mut source = Streaming::new(Decoder::new(input, compression, limits), false);
    let mut bytes = 0;
    let mut first = Vec::new();
    loop {
        let chunk = source.chunk(u64::MAX);
        if chunk.is_empty() {
            break;
        }
        bytes += chunk.len() as u64;
        // Stop before gigabytes of something else are unpacked.
        if first.len() < 512 {
            first.extend_from_slice(&chunk[..chunk.len().min(512)]);
            let magic = first.get(257..262) == Some(b"ustar");
            if first.len() >= 512 && !magic && !is_tar_header(&first) {
                return Err(ArchiveError::CompressedNoTar { compression });
            }
        }
        sink(chunk).map_err(|e| ArchiveError::Read { message: e.to_string() })?;
    }
    let mut findings = Vec::new();
    if matches!(compression, Compression::Xz | Compression::Bzip2) {
        findings.push(Finding::Archive(Note::UncommonCompression { compression }));
    }
    match source.stop.take() {
        None if bytes < 512 => return Err(ArchiveError::CompressedNoTar { compression }),
        None => {}
        Some(Stop::Read(message)) => return Err(ArchiveError::Read { message }),
        Some(Stop::Limit(limit, value)) => return Err(ArchiveError::Limit { limit, value }),
        Some(_) if bytes == 0 => return Err(ArchiveError::Damaged { compression }),
        Some(Stop::EndsEarly) => {
            findings.push(Finding::Archive(Note::OuterCompressionEndsEarly { compression, bytes }));
        }
        Some(Stop::Damaged | Stop::Dictionary) => {
            findings.push(Finding::Archive(Note::OuterCompressionDamaged { compression, bytes }));
        }
    }
    let (decoder, _) = source.finish();
    let faults = decoder.faults();
    if faults.checksum {
        findings.push(Finding::Archive(Note::OuterChecksum { compression }));
    }
    if faults.trailing {
        findings.push(Finding::Archive(Note::TrailingBytes));
    }
    Ok(Report { value: bytes, findings })
}
