//! The fast hash that tells equal contents apart from different ones.

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::source::Source;

/// Zeros hashed for the holes of all sparse files of one pass, a second or two; beyond it contents
/// stay unknown.
pub(super) const HOLES: u64 = 2 << 30;

/// Files with larger holes are told apart by their pieces, not by the zeros between them.
const FILLED: u64 = 256 << 20;

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
fn holes(pieces: &[(u64, u64)], size: u64) -> u64 {
    size.saturating_sub(pieces.iter().fold(0_u64, |sum, &(_, len)| sum.saturating_add(len)))
}

/// Hashes a sparse file. Returns the stored bytes passed, and the hash where all could be read.
///
/// A file reads the same however it is cut into pieces, so holes are hashed as zeros, as long as
/// they are at most `budget` bytes. Above [`FILLED`] places and data of the pieces are hashed
/// instead: then the same contents cut in another way count as different.
pub(super) fn hash_sparse<S: Source>(
    source: &mut S,
    pieces: &[(u64, u64)],
    size: u64,
    budget: u64,
) -> (u64, Option<u64>) {
    let gaps = holes(pieces, size);
    let by_piece = gaps > FILLED;
    let filled = !by_piece && gaps <= budget;
    let mut contents = Contents::in_runs();
    let mut passed = 0;
    let mut end = 0_u64;
    for &(at, len) in pieces {
        let gap = at.saturating_sub(end);
        if filled {
            zeros(gap, &mut contents);
        } else if gap > 0 && len > 0 {
            contents.add(&at.to_le_bytes(), false);
        }
        let n = source.pass(len, &mut contents);
        passed += n;
        if n < len {
            return (passed, None);
        }
        if len > 0 || filled {
            end = at.saturating_add(len);
        }
    }
    if filled {
        zeros(size.saturating_sub(end), &mut contents);
    } else if by_piece {
        contents.add(&size.to_le_bytes(), false);
    } else {
        return (passed, None);
    }
    (passed, Some(contents.finish()))
}

/// What hashing a sparse file takes from the budget of zeros.
pub(super) fn zeros_hashed(pieces: &[(u64, u64)], size: u64) -> u64 {
    let gaps = holes(pieces, size);
    if gaps > FILLED { 0 } else { gaps }
}

fn zeros(mut n: u64, contents: &mut Contents) {
    const ZEROS: [u8; 16 << 10] = [0; 16 << 10];
    while n > 0 {
        let step = n.min(ZEROS.len() as u64);
        contents.add(&ZEROS[..step as usize], false);
        n -= step;
    }
}
