//! A layer that is read as its bytes come, by a reader that can wait for nothing: what browsers
//! stream is far cheaper than what they read on demand.

use std::cell::RefCell;
use std::io::{self, Read};
use std::ops::Range;
use std::rc::Rc;

use super::decode::{Decoder, Stop};
use super::hashing::Contents;
use super::input::Input;
use super::layer::{LayerRead, Walk};
use super::source::Source;
use super::tar_header::padding;
use super::tar_reader::{Fault, RawEntry, TarReader};
use crate::base::Limits;
use crate::image::{Compression, LayerInfo, LayerSource};

/// Bytes decoded at once.
const DECODED: usize = 256 << 10;
/// Stored bytes that must be there before so many are decoded: incompressible ones, and headers of
/// the stream.
const AHEAD: usize = DECODED + (128 << 10);
/// Bytes of headers held at most; the `tar` of no builder has an entry with so many.
const HEADERS: u64 = 4 << 20;

/// The layer has to be read by [`super::read_layer`], which can wait for bytes wherever it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFed;

/// A layer being read, as [`super::read_layer`] reads it without `verify`: plain or gzip. The checksum
/// of gzip is left to [`super::digest_layer`].
pub struct FedLayer<'l> {
    stored: Stored,
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
}

enum Stored {
    Plain,
    Packed(Box<Packed>),
}

struct Packed {
    queue: Rc<RefCell<Queue>>,
    decoder: Decoder<'static>,
    buffer: Vec<u8>,
    /// Stored bytes that came.
    came: u64,
    /// Bytes decoded.
    total: u64,
    /// No more can be decoded, and why if it ended early.
    done: Option<Option<Stop>>,
}

struct Passing {
    raw: RawEntry,
    left: u64,
    contents: Option<Contents>,
    padding: u64,
}

/// What the decoder has not read yet.
#[derive(Default)]
struct Queue {
    bytes: Vec<u8>,
    start: usize,
    /// The decoder wanted more than there was.
    starved: bool,
}

struct Queued(Rc<RefCell<Queue>>);

impl Read for Queued {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut queue = self.0.borrow_mut();
        let have = queue.bytes.get(queue.start..).unwrap_or_default();
        let n = have.len().min(out.len());
        out[..n].copy_from_slice(&have[..n]);
        queue.start += n;
        if n == 0 && !out.is_empty() {
            queue.starved = true;
            return Err(io::ErrorKind::WouldBlock.into());
        }
        Ok(n)
    }
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
        let stored = match layer.compression {
            Some(Compression::None) => Stored::Plain,
            Some(Compression::Gzip) => {
                let queue = Rc::<RefCell<Queue>>::default();
                let input = Input::new(Queued(Rc::clone(&queue)), len, false, |_| {});
                Stored::Packed(Box::new(Packed {
                    queue,
                    decoder: Decoder::unchecked_gzip(input, limits),
                    buffer: vec![0; DECODED],
                    came: 0,
                    total: 0,
                    done: None,
                }))
            }
            _ => return Err(NotFed),
        };
        Ok(Self {
            stored,
            tar: TarReader::new(Held::default(), limits),
            walk: Walk::new(LayerRead::default(), limits),
            offset,
            len,
            passing: None,
            ended: None,
            not_fed: false,
        })
    }

    /// Which bytes of the archive come next; none when it needs no more. Of a plain layer contents
    /// are left out.
    #[must_use]
    pub fn wants(&self) -> Option<Range<u64>> {
        if self.not_fed {
            return None;
        }
        let at = match &self.stored {
            Stored::Plain if self.ended.is_some() => return None,
            Stored::Plain => self.place(),
            Stored::Packed(packed) if packed.done.is_some() => return None,
            Stored::Packed(packed) => packed.came,
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
        match &mut self.stored {
            Stored::Plain => {
                let from = self.place();
                self.take(bytes, true);
                let passed = (self.place() - from).min(bytes.len() as u64);
                passed as usize
            }
            Stored::Packed(packed) => {
                let left = self.len - packed.came;
                let most = usize::try_from(left).unwrap_or(bytes.len()).min(bytes.len());
                packed.came += most as u64;
                let mut queue = packed.queue.borrow_mut();
                if queue.start > queue.bytes.len() / 2 {
                    let start = std::mem::take(&mut queue.start);
                    queue.bytes.drain(..start);
                }
                queue.bytes.extend_from_slice(&bytes[..most]);
                drop(queue);
                self.decode();
                most
            }
        }
    }

    /// Decodes as long as there is enough to be sure that the decoder does not run dry.
    fn decode(&mut self) {
        loop {
            let Stored::Packed(packed) = &mut self.stored else { return };
            let (waits, all) = {
                let queue = packed.queue.borrow();
                (queue.bytes.len() - queue.start, packed.came == self.len)
            };
            if packed.done.is_some() || self.not_fed || waits < AHEAD && !all {
                return;
            }
            let mut buffer = std::mem::take(&mut packed.buffer);
            let read = packed.decoder.read(&mut buffer);
            if packed.queue.borrow().starved {
                self.not_fed = true;
                return;
            }
            let n = match read {
                Ok(n) => n,
                Err(stop) => {
                    packed.done = Some(Some(stop));
                    0
                }
            };
            packed.total += n as u64;
            if n == 0 {
                packed.done.get_or_insert(None);
            }
            self.take(&buffer[..n], false);
            if let Stored::Packed(packed) = &mut self.stored {
                packed.buffer = buffer;
            }
        }
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
        let sees = matches!(self.stored, Stored::Packed(_));
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
        match self.stored {
            Stored::Plain => {
                self.walk.fault(fault, number, &[]);
                self.walk.read.index.tar_bytes = self.len;
            }
            Stored::Packed(packed) => {
                let Packed { decoder, total, done, .. } = *packed;
                self.walk.read.index.tar_bytes = total;
                let stop = done.flatten().map(|stop| stop.problem(Compression::Gzip, total));
                self.walk.stream(fault, number, stop);
                self.walk.read.problems.extend(decoder.faults().problems(Compression::Gzip));
            }
        }
        Ok(self.walk.read)
    }
}
