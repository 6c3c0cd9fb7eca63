//! A layer that is read as its bytes come, by a reader that can wait for nothing: what browsers
//! stream is far cheaper than what they read on demand.

use std::ops::Range;

use super::decode::Faults;
use super::hashing::Contents;
use super::inflate::Inflate;
use super::layer::{LayerRead, Walk};
use super::source::Source;
use super::tar_header::padding;
use super::tar_reader::{Fault, RawEntry, TarReader};
use crate::base::Limits;
use crate::image::{Compression, LayerInfo, LayerSource};

/// Bytes of headers held at most; the `tar` of no builder has an entry with so many.
const HEADERS: u64 = 4 << 20;

/// The layer has to be read by [`super::read_layer`], which can wait for bytes wherever it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFed;

/// A layer being read, as [`super::read_layer`] reads it without `verify`: plain or gzip. The checksum
/// of gzip is left to [`super::digest_layer`].
pub struct FedLayer<'l> {
    /// None of a plain layer.
    packed: Option<Box<Packed>>,
    tar: TarReader<'l, Held>,
    walk: Walk<'l>,
    /// Where the layer begins in the archive.
    offset: u64,
    /// Its stored bytes.
    len: u64,
    /// The entry whose contents are passed.
    passing: Option<Passing>,
    /// No more entries, and why.
    ended: Option<Option<Fault>>,
    not_fed: bool,
    /// Contents come by: those of gzip layers do.
    sees: bool,
    /// Bytes decoded at most.
    limit: u64,
}

/// The stored bytes of a gzip layer.
struct Packed {
    inflate: Inflate,
    /// Stored bytes that came.
    came: u64,
    /// Bytes decoded.
    total: u64,
}

struct Passing {
    raw: RawEntry,
    left: u64,
    contents: Option<Contents>,
    padding: u64,
}

/// The headers of one entry, as far as they came. Its reader begins anew until all of them are there.
#[derive(Default)]
struct Held {
    bytes: Vec<u8>,
    at: usize,
    /// Where the first of them stands in the tar.
    base: u64,
    /// Bytes that the reader missed.
    missing: u64,
    /// Nothing follows.
    last: bool,
}

impl Held {
    fn miss(&mut self, n: u64) {
        if !self.last && self.missing == 0 {
            self.missing = n;
        }
    }
}

impl Source for Held {
    fn position(&self) -> u64 {
        self.base + self.at as u64
    }

    fn read_full(&mut self, buf: &mut [u8]) -> usize {
        let have = self.bytes.get(self.at..).unwrap_or_default();
        let n = have.len().min(buf.len());
        buf[..n].copy_from_slice(&have[..n]);
        self.at += n;
        self.miss((buf.len() - n) as u64);
        n
    }

    fn skip(&mut self, n: u64) -> u64 {
        let have = (self.bytes.len() - self.at) as u64;
        let passed = n.min(have);
        self.at += passed as usize;
        self.miss(n - passed);
        passed
    }

    fn pass(&mut self, n: u64, _: &mut Contents) -> u64 {
        self.skip(n)
    }

    fn sees(&self) -> bool {
        false
    }
}

impl<'l> FedLayer<'l> {
    /// Begins with a layer of an archive of so many bytes.
    ///
    /// # Errors
    /// If it is of another compression, or not all of it is there.
    pub fn begin(layer: &LayerInfo, archive: u64, limits: &'l Limits) -> Result<Self, NotFed> {
        let LayerSource::Bytes { offset, len } = layer.source else { return Err(NotFed) };
        if len == 0 || offset.checked_add(len).is_none_or(|end| end > archive) {
            return Err(NotFed);
        }
        let packed = match layer.compression {
            Some(Compression::None) => None,
            Some(Compression::Gzip) => {
                Some(Box::new(Packed { inflate: Inflate::new(), came: 0, total: 0 }))
            }
            _ => return Err(NotFed),
        };
        Ok(Self {
            packed,
            tar: TarReader::new(Held::default(), limits),
            walk: Walk::new(LayerRead::default(), limits),
            offset,
            len,
            passing: None,
            ended: None,
            not_fed: false,
            sees: layer.compression == Some(Compression::Gzip),
            limit: limits.unpacked_bytes,
        })
    }

    /// Which bytes of the archive come next; none when it needs no more. Of a plain layer contents
    /// are left out.
    #[must_use]
    pub fn wants(&self) -> Option<Range<u64>> {
        if self.not_fed {
            return None;
        }
        let at = match &self.packed {
            None if self.ended.is_some() => return None,
            None => self.place(),
            Some(packed) if packed.inflate.is_done() => return None,
            Some(packed) => packed.came,
        };
        (at < self.len).then(|| self.offset + at..self.offset + self.len)
    }

    /// Stored bytes passed.
    #[must_use]
    pub fn passed(&self) -> u64 {
        self.wants().map_or(self.len, |wants| wants.start - self.offset)
    }

    /// How far the tar was taken.
    fn place(&self) -> u64 {
        self.tar.source.base + self.tar.source.bytes.len() as u64
    }

    /// Takes the first bytes of those that it wants: how many. Of a plain layer they end with the
    /// headers of an entry.
    pub fn feed(&mut self, bytes: &[u8]) -> usize {
        let Some(mut packed) = self.packed.take() else {
            let from = self.place();
            self.take(bytes, true);
            let passed = (self.place() - from).min(bytes.len() as u64);
            return passed as usize;
        };
        let left = usize::try_from(self.len - packed.came).unwrap_or(bytes.len());
        let bytes = &bytes[..left.min(bytes.len())];
        packed.came += bytes.len() as u64;
        let (mut rest, all) = (bytes, packed.came == self.len);
        while !self.not_fed {
            match packed.inflate.next(&mut rest, all) {
                Ok(Some(decoded)) => {
                    packed.total += decoded.len() as u64;
                    self.not_fed = packed.total > self.limit;
                    self.take(decoded, false);
                }
                Ok(None) => break,
                Err(NotFed) => self.not_fed = true,
            }
        }
        self.packed = Some(packed);
        bytes.len()
    }

    /// The tar's next bytes. Where contents can be `left` out, it stops before the first of them that
    /// is not there.
    fn take(&mut self, mut bytes: &[u8], left: bool) {
        loop {
            if self.passing.is_some() {
                let there = if left { self.len - self.tar.source.base } else { bytes.len() as u64 };
                let passed = self.contents(bytes, there);
                bytes =
                    bytes.get(usize::try_from(passed).unwrap_or(usize::MAX)..).unwrap_or_default();
                match &self.passing {
                    // Padding may be missing at the end of a tar.
                    Some(passing) if passing.left == 0 && (left || passing.padding == 0) => {
                        self.passed_whole();
                    }
                    Some(_) if left => self.cut(),
                    _ => return,
                }
                continue;
            }
            if self.ended.is_some() || self.not_fed {
                return;
            }
            let held = &mut self.tar.source;
            let want = held.missing.max(if held.bytes.is_empty() { 512 } else { 0 });
            let n = usize::try_from(want).unwrap_or(bytes.len()).min(bytes.len());
            held.bytes.extend_from_slice(&bytes[..n]);
            bytes = &bytes[n..];
            held.missing = want - n as u64;
            // A plain layer ends here where nothing follows.
            let last = left && held.base + held.bytes.len() as u64 == self.len;
            if held.missing > 0 && !last {
                return;
            }
            self.headers(last);
        }
    }

    /// Passes contents, at most so many bytes, and hashes those that are there: how many it passed.
    fn contents(&mut self, bytes: &[u8], most: u64) -> u64 {
        let Some(passing) = &mut self.passing else { return 0 };
        let n = passing.left.min(most);
        if let Some(contents) = passing.contents.as_mut().filter(|_| n > 0) {
            let n = usize::try_from(n).unwrap_or(bytes.len()).min(bytes.len());
            contents.add(&bytes[..n], n as u64 == passing.left);
        }
        passing.left -= n;
        let pad = if passing.left == 0 { passing.padding.min(most - n) } else { 0 };
        passing.padding -= pad;
        self.tar.source.base += n + pad;
        n + pad
    }

    /// Reads the headers that are held, from the first of them.
    fn headers(&mut self, last: bool) {
        let held = &mut self.tar.source;
        held.at = 0;
        held.missing = 0;
        held.last = last;
        let next = self.tar.next();
        let held = &mut self.tar.source;
        if held.missing > 0 {
            self.not_fed = held.missing > HEADERS || held.bytes.len() as u64 > HEADERS;
            return;
        }
        held.base = held.position();
        held.bytes.clear();
        held.at = 0;
        match next {
            Ok(Some(raw)) if self.walk.takes(&raw) => self.pass(raw),
            Ok(_) => self.ended = Some(None),
            Err(fault) => self.ended = Some(Some(fault)),
        }
    }

    fn pass(&mut self, raw: RawEntry) {
        let sees = self.sees;
        // Its holes are counted in as it is read.
        self.not_fed |= sees && raw.sparse.is_some();
        let hashed = sees && raw.size > 0 && !raw.bad_sparse;
        self.passing = Some(Passing {
            left: raw.stored,
            padding: padding(raw.stored),
            contents: hashed.then(Contents::default),
            raw,
        });
    }

    fn passed_whole(&mut self) {
        let Some(passing) = self.passing.take() else { return };
        if !self.walk.add(passing.raw, passing.contents.map(Contents::finish)) {
            self.ended = Some(None);
        }
    }

    /// The bytes end inside the contents of an entry.
    fn cut(&mut self) {
        if let Some(passing) = self.passing.take() {
            let (byte, name) = (self.tar.source.base, passing.raw.name);
            self.ended = Some(Some(Fault::Cut { byte, name }));
        }
    }

    /// What was read, once it wants no more.
    ///
    /// # Errors
    /// If the layer is one that cannot be read as its bytes come.
    pub fn finish(mut self) -> Result<LayerRead, NotFed> {
        if self.not_fed || self.wants().is_some() {
            return Err(NotFed);
        }
        while self.ended.is_none() && !self.not_fed {
            match &self.passing {
                Some(passing) if passing.left > 0 => self.cut(),
                Some(_) => self.passed_whole(),
                None => self.headers(true),
            }
        }
        if self.not_fed {
            return Err(NotFed);
        }
        let (number, fault) = (self.tar.number(), self.ended.take().flatten());
        let Some(packed) = self.packed else {
            self.walk.fault(fault, number, &[]);
            self.walk.read.index.tar_bytes = self.len;
            return Ok(self.walk.read);
        };
        let Packed { inflate, total, .. } = *packed;
        self.walk.read.index.tar_bytes = total;
        self.walk.stream(fault, number, None);
        let faults = Faults { checksum: inflate.wrong_length, trailing: inflate.trailing };
        self.walk.read.problems.extend(faults.problems(Compression::Gzip));
        Ok(self.walk.read)
    }
}
