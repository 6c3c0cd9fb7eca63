//! Contents of single files: hashed, shown or saved on demand.

use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::decode::{Decoder, Stop};
use super::hashing::{Contents, HOLES, hash_sparse, zeros_hashed};
use super::input::Input;
use super::layer::available;
use super::source::{Seeking, Source, Streaming};
use crate::base::Limits;
use crate::image::{Compression, EntryRef, LayerInfo, LayerSource};

/// Where a file's contents are in its layer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentAt {
    /// Index of the entry in its layer.
    pub entry: u32,
    /// Where the stored bytes begin in the uncompressed layer tar.
    pub offset: u64,
    /// Bytes of the file, holes included.
    pub size: u64,
    /// Data pieces of a sparse file (offset in the file, bytes), stored one after another; empty
    /// for all other files.
    pub sparse: Vec<(u64, u64)>,
}

impl ContentAt {
    /// Where the contents of entry number `index` are.
    #[must_use]
    pub fn of(index: u32, entry: EntryRef<'_>) -> Self {
        Self {
            entry: index,
            offset: entry.offset,
            size: entry.size,
            sparse: entry.sparse().to_vec(),
        }
    }
}

/// A layer's uncompressed bytes, for reading forward.
pub(super) enum Bytes<'a, R> {
    Plain(Seeking<'a, R>),
    Packed(Box<Streaming<'a>>),
}

impl<'a, R: Read + Seek> Bytes<'a, R> {
    pub(super) fn open(
        reader: &'a mut R,
        layer: &LayerInfo,
        progress: &'a mut dyn FnMut(u64),
    ) -> io::Result<Self> {
        let (LayerSource::Bytes { offset, len }, Some(compression)) =
            (layer.source, layer.compression)
        else {
            return Err(io::ErrorKind::NotFound.into());
        };
        let there = available(reader, offset, len).map_err(io::Error::other)?;
        if compression == Compression::None {
            return Ok(Self::Plain(Seeking::new(reader, offset, there, progress)));
        }
        reader.seek(SeekFrom::Start(offset))?;
        let input = Input::new(reader, there, false, progress);
        let decoder = Decoder::new(input, compression, &Limits::default());
        Ok(Self::Packed(Box::new(Streaming::new(decoder, false))))
    }

    fn position(&self) -> u64 {
        match self {
            Self::Plain(source) => source.position(),
            Self::Packed(source) => source.position(),
        }
    }

    fn skip_to(&mut self, at: u64) -> io::Result<()> {
        let n = at.checked_sub(self.position()).ok_or(io::ErrorKind::InvalidInput)?;
        let passed = match self {
            Self::Plain(source) => source.skip(n),
            Self::Packed(source) => source.skip(n),
        };
        if passed < n { Err(self.short()) } else { Ok(()) }
    }

    fn read(&mut self, buf: &mut [u8]) -> io::Result<()> {
        let n = match self {
            Self::Plain(source) => source.read_full(buf),
            Self::Packed(source) => source.read_full(buf),
        };
        if n < buf.len() { Err(self.short()) } else { Ok(()) }
    }

    /// Whether the end was the end, where fewer bytes came than were asked for.
    pub(super) fn ended(&self) -> io::Result<()> {
        let whole = match self {
            Self::Plain(source) => source.failed.is_none() && source.position() == source.len(),
            Self::Packed(source) => source.stop.is_none(),
        };
        if whole { Ok(()) } else { Err(self.short()) }
    }

    /// Why fewer bytes came than were asked for: what the reader said, else that there are no more.
    fn short(&self) -> io::Error {
        let said = match self {
            Self::Plain(source) => source.failed.clone(),
            Self::Packed(source) => match &source.stop {
                Some(Stop::Read(message)) => Some(message.clone()),
                _ => None,
            },
        };
        said.map_or(io::ErrorKind::UnexpectedEof.into(), io::Error::other)
    }
}

/// A plain source whose contents are read rather than skipped.
struct Seen<'a, R> {
    bytes: Bytes<'a, R>,
    buf: Vec<u8>,
}

impl<R: Read + Seek> Source for Seen<'_, R> {
    fn position(&self) -> u64 {
        self.bytes.position()
    }

    fn read_full(&mut self, buf: &mut [u8]) -> usize {
        match &mut self.bytes {
            Bytes::Plain(source) => source.read_full(buf),
            Bytes::Packed(source) => source.read_full(buf),
        }
    }

    fn skip(&mut self, n: u64) -> u64 {
        match &mut self.bytes {
            Bytes::Plain(source) => source.skip(n),
            Bytes::Packed(source) => source.skip(n),
        }
    }

    fn pass(&mut self, n: u64, sink: &mut Contents) -> u64 {
        let source = match &mut self.bytes {
            Bytes::Plain(source) => source,
            Bytes::Packed(source) => return source.pass(n, sink),
        };
        let buf = &mut self.buf;
        let mut passed = 0;
        while passed < n {
            let most = usize::try_from(n - passed).unwrap_or(CHUNK).min(buf.len());
            let got = source.read_full(&mut buf[..most]);
            passed += got as u64;
            sink.add(&buf[..got], passed == n);
            if got < most {
                break;
            }
        }
        passed
    }

    fn sees(&self) -> bool {
        true
    }
}

/// Bytes read at once.
const CHUNK: usize = 256 << 10;

/// Fast hashes (XXH3, 64 bits) of the contents of some entries of one layer, in one pass from the
/// lowest offset to the highest. Entries whose contents cannot be read are left out.
pub fn hash_contents<R: Read + Seek>(
    reader: &mut R,
    layer: &LayerInfo,
    entries: &[ContentAt],
    progress: &mut dyn FnMut(u64),
) -> Vec<(u32, u64)> {
    let mut order: Vec<&ContentAt> = entries.iter().collect();
    order.sort_by_key(|at| at.offset);
    let mut found = Vec::with_capacity(order.len());
    let Ok(bytes) = Bytes::open(reader, layer, progress) else { return found };
    let mut source = Seen { bytes, buf: vec![0; CHUNK] };
    let mut filled = 0_u64;
    for at in order {
        if source.bytes.skip_to(at.offset).is_err() {
            continue;
        }
        if at.sparse.is_empty() {
            let mut contents = Contents::default();
            if source.pass(at.size, &mut contents) == at.size {
                found.push((at.entry, contents.finish()));
            }
        } else {
            let budget = HOLES.saturating_sub(filled);
            filled = filled.saturating_add(zeros_hashed(&at.sparse, at.size).min(HOLES));
            let (_, hash) = hash_sparse(&mut source, &at.sparse, at.size, budget);
            found.extend(hash.map(|hash| (at.entry, hash)));
        }
    }
    found
}

/// The bytes `range` of one file's contents, holes as zeros. The caller caps the range; it is cut
/// where the file ends.
///
/// # Errors
/// If the layer cannot be read or decoded that far.
pub fn read_content<R: Read + Seek>(
    reader: &mut R,
    layer: &LayerInfo,
    at: &ContentAt,
    range: Range<u64>,
) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut sink = |bytes: &[u8]| {
        out.extend_from_slice(bytes);
        Ok(())
    };
    copy_range(reader, layer, at, range, &mut sink, &mut |_| {})?;
    Ok(out)
}

/// Gives one file's whole contents to `sink`, chunk by chunk, holes as zeros; `progress` is given
/// the stored bytes of the layer passed.
///
/// # Errors
/// If the layer cannot be read or decoded that far, or as `sink` says.
pub fn copy_content<R: Read + Seek>(
    reader: &mut R,
    layer: &LayerInfo,
    at: &ContentAt,
    sink: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    progress: &mut dyn FnMut(u64),
) -> io::Result<()> {
    copy_range(reader, layer, at, 0..at.size, sink, progress)
}

/// Gives the bytes `range` of one file's contents to `sink`, chunk by chunk, holes as zeros.
///
/// # Errors
/// As [`copy_content`].
pub fn copy_range<R: Read + Seek>(
    reader: &mut R,
    layer: &LayerInfo,
    at: &ContentAt,
    range: Range<u64>,
    sink: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    progress: &mut dyn FnMut(u64),
) -> io::Result<()> {
    let range = range.start.min(at.size)..range.end.min(at.size);
    if range.is_empty() {
        return Ok(());
    }
    let mut bytes = Bytes::open(reader, layer, progress)?;
    let mut buf = vec![0; usize::try_from(range.end - range.start).unwrap_or(CHUNK).min(CHUNK)];
    copy_pieces(&mut bytes, at, range, &mut buf, sink)
}

/// Gives a range of one file's contents from a layer that stands before it.
pub(super) fn copy_pieces<R: Read + Seek>(
    bytes: &mut Bytes<'_, R>,
    at: &ContentAt,
    range: Range<u64>,
    buf: &mut [u8],
    sink: &mut dyn FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let whole = [(0, at.size)];
    let pieces: &[(u64, u64)] = if at.sparse.is_empty() { &whole } else { &at.sparse };
    let mut stored = at.offset;
    let mut done = range.start;
    for &(start, len) in pieces {
        let end = start.saturating_add(len);
        if end > range.start && start < range.end {
            zeros(start.saturating_sub(done), buf, sink)?;
            let from = range.start.max(start);
            let to = range.end.min(end);
            bytes.skip_to(stored.saturating_add(from - start))?;
            let mut left = to - from;
            while left > 0 {
                let n = usize::try_from(left).unwrap_or(CHUNK).min(buf.len());
                bytes.read(&mut buf[..n])?;
                sink(&buf[..n])?;
                left -= n as u64;
            }
            done = to;
        }
        stored = stored.saturating_add(len);
    }
    zeros(range.end - done, buf, sink)
}

fn zeros(
    mut n: u64,
    buf: &mut [u8],
    sink: &mut dyn FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    if n > 0 {
        buf.fill(0);
    }
    while n > 0 {
        let step = usize::try_from(n).unwrap_or(buf.len()).min(buf.len());
        sink(&buf[..step])?;
        n -= step as u64;
    }
    Ok(())
}
