//! The stored bytes of one compressed (or plain) stream: bounded, counted and hashed on the way.

use std::io::{self, BufRead, Read};

use sha2::{Digest as _, Sha256};

use crate::base::Digest;

/// Bytes asked for at once: large enough for the decoders, small beside the browser's windows.
const BUFFER: usize = 256 << 10;

/// A bounded stretch of a reader, as the decoders want it.
pub(super) struct Input<'a> {
    reader: Box<dyn Read + 'a>,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    left: u64,
    taken: u64,
    sha: Option<Sha256>,
    progress: Box<dyn FnMut(u64) + 'a>,
    /// Whether somebody asked for bytes behind the last one.
    pub(super) hit_end: bool,
    /// What the reader said when it failed.
    pub(super) failed: Option<String>,
}

impl<'a> Input<'a> {
    /// The next `len` bytes of `reader`; hashed if `digest`.
    pub(super) fn new(
        reader: impl Read + 'a,
        len: u64,
        digest: bool,
        progress: impl FnMut(u64) + 'a,
    ) -> Self {
        let size = usize::try_from(len).unwrap_or(BUFFER).clamp(1, BUFFER);
        Self {
            reader: Box::new(reader),
            buffer: vec![0; size],
            start: 0,
            end: 0,
            left: len,
            taken: 0,
            sha: digest.then(Sha256::new),
            progress: Box::new(progress),
            hit_end: false,
            failed: None,
        }
    }

    /// At least `want` bytes (at most a few hundred) without taking them, fewer only at the end.
    pub(super) fn peek(&mut self, want: usize) -> &[u8] {
        while self.end - self.start < want && self.failed.is_none() {
            if self.start > 0 {
                self.buffer.copy_within(self.start..self.end, 0);
                self.end -= self.start;
                self.start = 0;
            }
            if self.buffer.len() < want {
                self.buffer.resize(want, 0);
            }
            if self.refill().unwrap_or(0) == 0 {
                break;
            }
        }
        &self.buffer[self.start..self.end]
    }

    /// Reads more bytes behind those still held.
    fn refill(&mut self) -> io::Result<usize> {
        let room = self.buffer.len() - self.end;
        let most = usize::try_from(self.left).unwrap_or(room).min(room);
        if most == 0 {
            return Ok(0);
        }
        let n = loop {
            match self.reader.read(&mut self.buffer[self.end..self.end + most]) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => {
                    self.failed = Some(e.to_string());
                    return Err(e);
                }
                Ok(n) => break n,
            }
        };
        if let Some(sha) = &mut self.sha {
            sha.update(&self.buffer[self.end..self.end + n]);
        }
        self.end += n;
        self.left = if n == 0 { 0 } else { self.left - n as u64 };
        self.taken += n as u64;
        (self.progress)(self.taken);
        Ok(n)
    }

    /// Passes over `n` bytes; returns how many there were.
    pub(super) fn skip(&mut self, n: u64) -> u64 {
        let mut passed = 0;
        while passed < n {
            let have = match self.fill_buf() {
                Ok(have) if !have.is_empty() => have.len(),
                _ => break,
            };
            let step = usize::try_from(n - passed).unwrap_or(have).min(have);
            self.consume(step);
            passed += step as u64;
        }
        passed
    }

    /// Reads what is left, and gives the digest of all of it if that was asked for.
    pub(super) fn finish(mut self) -> Option<Digest> {
        if self.sha.is_some() {
            self.skip(u64::MAX);
        }
        if self.failed.is_some() {
            return None;
        }
        self.sha.map(Digest::finish)
    }
}

impl Read for Input<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let have = self.fill_buf()?;
        let n = have.len().min(out.len());
        out[..n].copy_from_slice(&have[..n]);
        self.consume(n);
        Ok(n)
    }
}

impl BufRead for Input<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.start == self.end {
            self.start = 0;
            self.end = 0;
            if self.refill()? == 0 {
                self.hit_end = true;
            }
        }
        Ok(&self.buffer[self.start..self.end])
    }

    fn consume(&mut self, n: usize) {
        self.start = (self.start + n).min(self.end);
    }
}
