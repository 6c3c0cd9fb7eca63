//! Taking compression off a stream, with what went wrong told apart.

use std::io::Read;

use bzip2::bufread::MultiBzDecoder;
use lzma_rust2::XzReader;

use super::gzip::Gzip;
use super::input::Input;
use super::zstd::Zstd;
use crate::base::{Digest, Limit, Limits};
use crate::image::{Compression, LayerProblem};

/// Why a stream ends before its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The stored bytes end early.
    EndsEarly,
    /// They are damaged.
    Damaged,
    /// zstd that needs a dictionary.
    Dictionary,
    /// Above a limit.
    Limit(Limit, u64),
    /// The reader failed.
    Read(String),
}

/// What was noticed in a stream that could be read to its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Faults {
    /// A checksum does not match.
    pub(super) checksum: bool,
    /// Bytes follow the end of the stream.
    pub(super) trailing: bool,
}

impl Faults {
    /// The same, said of a layer.
    pub(super) fn problems(self, compression: Compression) -> Vec<LayerProblem> {
        let checksum = self.checksum.then_some(LayerProblem::Checksum { compression });
        let trailing = self.trailing.then_some(LayerProblem::TrailingBytes { compression });
        checksum.into_iter().chain(trailing).collect()
    }
}

/// A stream without its compression.
pub(super) struct Decoder<'a> {
    kind: Kind<'a>,
    out: u64,
    limit: u64,
}

enum Kind<'a> {
    Plain(Box<Input<'a>>),
    Gzip(Box<Gzip<'a>>),
    Zstd(Box<Zstd<'a>>),
    Xz(Box<XzReader<Input<'a>>>),
    Bzip2(Box<MultiBzDecoder<Input<'a>>>),
}

impl<'a> Decoder<'a> {
    pub(super) fn new(input: Input<'a>, compression: Compression, limits: &Limits) -> Self {
        let kind = match compression {
            Compression::None => Kind::Plain(Box::new(input)),
            Compression::Gzip => Kind::Gzip(Box::new(Gzip::new(input))),
            Compression::Zstd => Kind::Zstd(Box::new(Zstd::new(input, limits.zstd_window))),
            Compression::Xz => {
                let kib = u32::try_from(limits.zstd_window >> 10).unwrap_or(u32::MAX - 1);
                Kind::Xz(Box::new(XzReader::new_mem_limit(input, true, kib.saturating_add(1024))))
            }
            Compression::Bzip2 => Kind::Bzip2(Box::new(MultiBzDecoder::new(input))),
        };
        Self { kind, out: 0, limit: limits.unpacked_bytes }
    }

    /// The next bytes; 0 only at the end of the stream.
    pub(super) fn read(&mut self, buf: &mut [u8]) -> Result<usize, Stop> {
        let (result, input) = match &mut self.kind {
            Kind::Plain(input) => (input.read(buf).map_err(|_| Stop::Damaged), &mut **input),
            Kind::Gzip(gzip) => (gzip.read(buf), &mut gzip.input),
            Kind::Zstd(zstd) => (zstd.read(buf), &mut zstd.input),
            Kind::Xz(xz) => {
                let result = xz.read(buf).map_err(|e| match e.kind() {
                    std::io::ErrorKind::OutOfMemory => Stop::Limit(Limit::ZstdWindow, 0),
                    _ => Stop::Damaged,
                });
                (result, xz.inner_mut())
            }
            Kind::Bzip2(bz) => (bz.read(buf).map_err(|_| Stop::Damaged), bz.get_mut()),
        };
        let n = result.map_err(|stop| match (&input.failed, stop) {
            (Some(message), _) => Stop::Read(message.clone()),
            (None, Stop::Damaged) if input.hit_end => Stop::EndsEarly,
            (None, stop) => stop,
        })?;
        self.out += n as u64;
        if self.out > self.limit {
            return Err(Stop::Limit(Limit::UnpackedBytes, self.limit));
        }
        Ok(n)
    }

    pub(super) fn faults(&self) -> Faults {
        match &self.kind {
            Kind::Gzip(gzip) => gzip.faults,
            Kind::Zstd(zstd) => zstd.faults,
            _ => Faults::default(),
        }
    }

    /// The digest of the stored bytes, if it was asked for; reads what is left of them.
    pub(super) fn finish(self) -> Option<Digest> {
        match self.kind {
            Kind::Plain(input) => *input,
            Kind::Gzip(gzip) => gzip.input,
            Kind::Zstd(zstd) => zstd.input,
            Kind::Xz(xz) => xz.into_inner(),
            Kind::Bzip2(bz) => bz.into_inner(),
        }
        .finish()
    }
}

impl Stop {
    /// The same, said of a layer of which `bytes` could be read.
    pub(super) fn problem(self, compression: Compression, bytes: u64) -> LayerProblem {
        match self {
            Self::EndsEarly => LayerProblem::EndsEarly { bytes },
            Self::Damaged => LayerProblem::Damaged { compression, bytes },
            Self::Dictionary => LayerProblem::ZstdDictionary,
            Self::Limit(limit, value) => LayerProblem::Limit { limit, value, at: String::new() },
            Self::Read(message) => LayerProblem::Read { message },
        }
    }
}
