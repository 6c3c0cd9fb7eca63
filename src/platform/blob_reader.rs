//! A blob as `Read + Seek`, in a worker.

use std::io::{self, Read, Seek, SeekFrom};

use js_sys::Uint8Array;
use web_sys::{Blob, FileReaderSync};

use super::PlatformError;

/// The window after a jump. A listing of a large archive jumps from header to header.
const FIRST: usize = 32 << 10;
/// Windows after jumps that are kept: each costs the browser a millisecond or two, and what stands behind
/// the headers of an archive is looked at once more.
const KEPT: usize = 64;
/// The window after reading on for a while. Larger ones gain little: 16 MiB read at 1.2 GB/s.
const MOST: usize = 16 << 20;

/// `Read + Seek` over a [`Blob`] through one window, kept while a seek stays inside it. The window
/// grows while it is read on and is small again after a jump. Works in workers only
/// (`FileReaderSync`).
///
/// A file that changed or vanished since it was chosen gives an error whose text begins with
/// `NotReadableError` (or `NotFoundError`).
#[derive(Debug)]
pub struct BlobReader {
    blob: Blob,
    reader: FileReaderSync,
    size: u64,
    at: u64,
    /// Where the window begins in the blob.
    start: u64,
    window: Vec<u8>,
    /// Bytes of the window that are valid.
    filled: usize,
    /// Bytes to ask for next when reading on.
    next: usize,
    /// Windows after jumps, and where each begins.
    kept: Vec<(u64, Vec<u8>)>,
}

impl BlobReader {
    /// A reader at the first byte.
    ///
    /// # Errors
    /// Outside of workers.
    pub fn new(blob: Blob) -> Result<Self, PlatformError> {
        let reader = FileReaderSync::new()?;
        let size = super::blob::size(&blob);
        let (window, kept) = (Vec::new(), Vec::new());
        Ok(Self { blob, reader, size, at: 0, start: 0, window, filled: 0, next: FIRST, kept })
    }

    /// Bytes of the blob.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    fn inside(&self) -> Option<usize> {
        let inside = self.at.checked_sub(self.start)?;
        usize::try_from(inside).ok().filter(|&n| n < self.filled)
    }

    fn fill(&mut self) -> io::Result<()> {
        let filled = self.filled as u64;
        let end = self.start.saturating_add(filled);
        let on = filled > 0 && self.at >= end && self.at - end <= filled;
        let want = if on { self.next } else { FIRST };
        self.next = want.saturating_mul(4).min(MOST);
        if !on && self.look_back() {
            return Ok(());
        }
        let to = self.at.saturating_add(want as u64).min(self.size);
        self.filled = 0;
        let bytes = self.slice(self.at, to).map_err(|e| io::Error::other(e.to_string()))?;
        let n = bytes.length() as usize;
        if n == 0 && to > self.at {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if self.window.len() < n {
            self.window = vec![0; n];
        }
        bytes.copy_to(&mut self.window[..n]);
        (self.start, self.filled) = (self.at, n);
        if !on && self.kept.len() < KEPT {
            self.kept.push((self.start, self.window[..n].to_vec()));
        }
        Ok(())
    }

    /// Takes a window that was kept, if there is one.
    fn look_back(&mut self) -> bool {
        let here = |(start, bytes): &&(u64, Vec<u8>)| {
            self.at.checked_sub(*start).is_some_and(|n| n < bytes.len() as u64)
        };
        let Some((start, bytes)) = self.kept.iter().find(here) else { return false };
        if self.window.len() < bytes.len() {
            self.window.resize(bytes.len(), 0);
        }
        self.window[..bytes.len()].copy_from_slice(bytes);
        (self.start, self.filled) = (*start, bytes.len());
        true
    }

    #[expect(clippy::cast_precision_loss, reason = "JavaScript counts bytes so, exact below 2^53")]
    fn slice(&self, from: u64, to: u64) -> Result<Uint8Array, PlatformError> {
        let slice = self.blob.slice_with_f64_and_f64(from as f64, to as f64)?;
        Ok(Uint8Array::new(self.reader.read_as_array_buffer(&slice)?.as_ref()))
    }
}

impl Read for BlobReader {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.size || out.is_empty() {
            return Ok(0);
        }
        if self.inside().is_none() {
            self.fill()?;
        }
        let have =
            self.window.get(self.inside().unwrap_or(usize::MAX)..self.filled).unwrap_or_default();
        let n = have.len().min(out.len());
        out[..n].copy_from_slice(&have[..n]);
        self.at = self.at.saturating_add(n as u64);
        Ok(n)
    }
}

impl Seek for BlobReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
