//! A reader that keeps a window of the file it reads.

use std::io::{self, Read, Seek, SeekFrom};

/// `Read + Seek` over another reader through one buffer that seeking inside it does not discard.
///
/// [`std::io::BufReader`] throws its buffer away on every absolute seek, which makes skipping from
/// header to header read each window many times.
#[derive(Debug)]
pub struct Windowed<R> {
    inner: R,
    window: Vec<u8>,
    /// Where the window begins in the file.
    start: u64,
    /// Bytes of the window that are valid.
    filled: usize,
    /// Where the next read begins.
    at: u64,
}

impl<R: Read + Seek> Windowed<R> {
    /// Wraps `inner` with a window of `size` bytes.
    pub fn new(inner: R, size: usize) -> Self {
        Self { inner, window: vec![0; size.max(512)], start: 0, filled: 0, at: 0 }
    }

    /// The reader inside.
    pub fn into_inner(self) -> R {
        self.inner
    }
}

impl<R: Read + Seek> Read for Windowed<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let inside = self
            .at
            .checked_sub(self.start)
            .and_then(|n| usize::try_from(n).ok())
            .filter(|&n| n < self.filled);
        let from = match inside {
            Some(from) => from,
            None => {
                self.inner.seek(SeekFrom::Start(self.at))?;
                self.filled = 0;
                if out.len() >= self.window.len() {
                    let n = self.inner.read(out)?;
                    self.at = self.at.saturating_add(n as u64);
                    return Ok(n);
                }
                self.start = self.at;
                self.filled = self.inner.read(&mut self.window)?;
                0
            }
        };
        let have = self.window.get(from..self.filled).unwrap_or_default();
        let n = have.len().min(out.len());
        out[..n].copy_from_slice(&have[..n]);
        self.at = self.at.saturating_add(n as u64);
        Ok(n)
    }
}

impl<R: Read + Seek> Seek for Windowed<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let invalid = || io::Error::from(io::ErrorKind::InvalidInput);
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::Current(by) => self.at.checked_add_signed(by).ok_or_else(invalid)?,
            SeekFrom::End(by) => {
                self.inner.seek(SeekFrom::End(0))?.checked_add_signed(by).ok_or_else(invalid)?
            }
        };
        Ok(self.at)
    }
}
