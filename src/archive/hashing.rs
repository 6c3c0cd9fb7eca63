//! The fast hash that tells equal contents apart from different ones.

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::source::Source;

/// Zeros hashed for the holes of all sparse files of one pass, some seconds; beyond it contents stay
/// unknown.
pub(super) const HOLES: u64 = 8 << 30;

/// A fast hash (XXH3, 64 bits) of contents on their way.
#[derive(Default)]
pub(super) struct Contents {
    /// The hash, where all came in one piece.
    whole: Option<u64>,
    stream: Option<Box<Xxh3>>,
}

impl Contents {
    /// For contents that come in several runs, none of which is the whole.
    pub(super) fn in_runs() -> Self {
        Self { whole: None, stream: Some(Box::new(Xxh3::new())) }
    }

    /// Adds bytes; `last` if nothing follows.
    pub(super) fn add(&mut self, bytes: &[u8], last: bool) {
        match &mut self.stream {
            None if last && self.whole.is_none() => self.whole = Some(xxh3_64(bytes)),
            None => {
                let mut stream = Box::new(Xxh3::new());
                stream.update(bytes);
                self.stream = Some(stream);
            }
            Some(stream) => stream.update(bytes),
        }
    }

    /// The hash of all bytes added.
    pub(super) fn finish(self) -> u64 {
        match (self.stream, self.whole) {
            (Some(stream), _) => stream.digest(),
            (None, Some(whole)) => whole,
            (None, None) => xxh3_64(&[]),
        }
    }
}

/// Bytes of a sparse file that are not stored.
pub(super) fn holes(pieces: &[(u64, u64)], size: u64) -> u64 {
    size.saturating_sub(pieces.iter().fold(0_u64, |sum, &(_, len)| sum.saturating_add(len)))
}

/// Hashes a sparse file as it reads, holes as zeros, if these are at most `budget` bytes. Returns
/// the stored bytes passed and the hash.
pub(super) fn hash_sparse<S: Source>(
    source: &mut S,
    pieces: &[(u64, u64)],
    size: u64,
    budget: u64,
) -> (u64, Option<u64>) {
    let known = holes(pieces, size) <= budget;
    let mut contents = Contents::in_runs();
    let mut passed = 0;
    let mut end = 0_u64;
    for &(at, len) in pieces {
        if known {
            zeros(at.saturating_sub(end), &mut contents);
        }
        let n = source.pass(len, &mut contents);
        passed += n;
        if n < len {
            return (passed, None);
        }
        end = at.saturating_add(len);
    }
    if !known {
        return (passed, None);
    }
    zeros(size.saturating_sub(end), &mut contents);
    (passed, Some(contents.finish()))
}

fn zeros(mut n: u64, contents: &mut Contents) {
    const ZEROS: [u8; 16 << 10] = [0; 16 << 10];
    while n > 0 {
        let step = n.min(ZEROS.len() as u64);
        contents.add(&ZEROS[..step as usize], false);
        n -= step;
    }
}
