//! Where a tar is read from: by seeking over contents, or by decoding everything.

use std::io::{self, Read, Seek, SeekFrom};

use sha2::{Digest as _, Sha256};

use super::decode::{Decoder, Stop};
use super::hashing::Contents;
use crate::base::{DiffId, Digest};

/// Bytes decoded at once; inflating is fastest into 128 KiB and more.
const BUFFER: usize = 256 << 10;
/// How far a seeking reader goes between two reports of progress.
const STEP: u64 = 4 << 20;

/// A tar's bytes, from first to last.
pub(super) trait Source {
    /// Bytes passed so far.
    fn position(&self) -> u64;

    /// Fills `buf`; returns fewer bytes only where there are no more.
    fn read_full(&mut self, buf: &mut [u8]) -> usize;

    /// Passes over `n` bytes; returns how many there were.
    fn skip(&mut self, n: u64) -> u64;

    /// Passes over `n` bytes and gives them to `sink`, where the source sees them anyway. Returns
    /// how many there were.
    fn pass(&mut self, n: u64, sink: &mut Contents) -> u64;

    /// Whether contents are seen when they are passed.
    fn sees(&self) -> bool;
}

/// A stretch of a reader that can seek: contents are skipped.
pub(super) struct Seeking<'a, R> {
    reader: &'a mut R,
    base: u64,
    len: u64,
    at: u64,
    /// Where the reader itself stands, if that is known.
    reader_at: Option<u64>,
    reported: u64,
    progress: &'a mut dyn FnMut(u64),
    /// What the reader said when it failed.
    pub(super) failed: Option<String>,
}

impl<'a, R: Read + Seek> Seeking<'a, R> {
    /// `len` bytes from `base` on; the caller made sure that they are there.
    pub(super) fn new(
        reader: &'a mut R,
        base: u64,
        len: u64,
        progress: &'a mut dyn FnMut(u64),
    ) -> Self {
        Self { reader, base, len, at: 0, reader_at: None, reported: 0, progress, failed: None }
    }

    /// How many bytes there are in all.
    pub(super) fn len(&self) -> u64 {
        self.len
    }

    fn try_read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if self.reader_at != Some(self.at) {
            self.reader.seek(SeekFrom::Start(self.base.saturating_add(self.at)))?;
        }
        let mut done = 0;
        while done < buf.len() {
            match self.reader.read(&mut buf[done..]) {
                Ok(0) => break,
                Ok(n) => done += n,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        Ok(done)
    }
}

impl<R: Read + Seek> Source for Seeking<'_, R> {
    fn position(&self) -> u64 {
        self.at
    }

    fn read_full(&mut self, buf: &mut [u8]) -> usize {
        if self.failed.is_some() {
            return 0;
        }
        let most = usize::try_from(self.len - self.at).unwrap_or(buf.len()).min(buf.len());
        match self.try_read(&mut buf[..most]) {
            Ok(n) => {
                self.at += n as u64;
                self.reader_at = Some(self.at);
                if self.at - self.reported >= STEP {
                    self.reported = self.at;
                    (self.progress)(self.at);
                }
                n
            }
            Err(e) => {
                self.failed = Some(e.to_string());
                0
            }
        }
    }

    fn skip(&mut self, n: u64) -> u64 {
        let passed = n.min(self.len - self.at);
        self.at += passed;
        passed
    }

    fn pass(&mut self, n: u64, _: &mut Contents) -> u64 {
        self.skip(n)
    }

    fn sees(&self) -> bool {
        false
    }
}

/// A decoded stream: everything is seen, and hashed if that was asked for.
pub(super) struct Streaming<'a> {
    decoder: Decoder<'a>,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    at: u64,
    sha: Option<Sha256>,
    ended: bool,
    /// Why the stream ended early.
    pub(super) stop: Option<Stop>,
}

impl<'a> Streaming<'a> {
    pub(super) fn new(decoder: Decoder<'a>, digest: bool) -> Self {
        Self {
            decoder,
            buffer: vec![0; BUFFER],
            start: 0,
            end: 0,
            at: 0,
            sha: digest.then(Sha256::new),
            ended: false,
            stop: None,
        }
    }

    /// The next bytes, at most `most` of them; empty only at the end.
    pub(super) fn chunk(&mut self, most: u64) -> &[u8] {
        if self.start == self.end && !self.ended {
            self.start = 0;
            self.end = 0;
            match self.decoder.read(&mut self.buffer) {
                Ok(0) => self.ended = true,
                Ok(n) => {
                    self.end = n;
                    if let Some(sha) = &mut self.sha {
                        sha.update(&self.buffer[..n]);
                    }
                }
                Err(stop) => {
                    self.ended = true;
                    self.stop = Some(stop);
                }
            }
        }
        let have = self.end - self.start;
        let n = usize::try_from(most).unwrap_or(have).min(have);
        let from = self.start;
        self.start += n;
        self.at += n as u64;
        &self.buffer[from..from + n]
    }

    /// Reads to the end; returns how many bytes there were in all.
    pub(super) fn drain(&mut self) -> u64 {
        while !self.chunk(u64::MAX).is_empty() {}
        self.at
    }

    /// The decoder, and the digest of what came out of it if that was asked for.
    pub(super) fn finish(self) -> (Decoder<'a>, Option<DiffId>) {
        let digest = self.sha.map(Digest::finish);
        (self.decoder, digest.map(DiffId))
    }
}

impl Source for Streaming<'_> {
    fn position(&self) -> u64 {
        self.at
    }

    fn read_full(&mut self, buf: &mut [u8]) -> usize {
        let mut done = 0;
        while done < buf.len() {
            let chunk = self.chunk((buf.len() - done) as u64);
            if chunk.is_empty() {
                break;
            }
            buf[done..done + chunk.len()].copy_from_slice(chunk);
            done += chunk.len();
        }
        done
    }

    fn skip(&mut self, n: u64) -> u64 {
        let mut passed = 0;
        while passed < n {
            match self.chunk(n - passed).len() {
                0 => break,
                step => passed += step as u64,
            }
        }
        passed
    }

    fn pass(&mut self, n: u64, sink: &mut Contents) -> u64 {
        let mut passed = 0;
        while passed < n {
            let chunk = self.chunk(n - passed);
            if chunk.is_empty() {
                break;
            }
            passed += chunk.len() as u64;
            sink.add(chunk, passed == n);
        }
        passed
    }

    fn sees(&self) -> bool {
        true
    }
}
