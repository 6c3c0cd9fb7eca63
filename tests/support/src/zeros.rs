//! A layer with one huge file of zeros, which nobody has to hold.

use sha2::{Digest, Sha256};

use crate::archive::{Packed, Packing};
use crate::tar::{Meta, Tar};

/// Bytes of a zstd block at most, and the window this writer declares (RFC 8878, 3.1.1.2).
const BLOCK: usize = 128 << 10;
/// A block of bytes as they are.
const RAW: u32 = 0;
/// A block that is one byte, many times.
const RLE: u32 = 1;

/// A tar in which a run of zeros lies between two pieces.
pub struct Zeros {
    before: Vec<u8>,
    zeros: u64,
    after: Vec<u8>,
}

impl Zeros {
    /// A tar of these entries (see [`Tar::unfinished`]) and a file of `size` zeros.
    #[must_use]
    pub fn file(entries: &[u8], name: &str, size: u64, meta: &Meta) -> Self {
        let mut head = Tar::new();
        head.head(b'0', name, size, meta);
        let before = [entries, head.unfinished()].concat();
        // What fills the last block of the file are zeros too.
        Self { before, zeros: size.next_multiple_of(512), after: Tar::new().finish() }
    }

    /// Bytes of the tar.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.before.len() as u64 + self.zeros + self.after.len() as u64
    }

    /// Lower-case hex of its SHA-256.
    #[must_use]
    pub fn sha256(&self) -> String {
        let (block, mut left) = (vec![0; BLOCK], self.zeros);
        let mut digest = Sha256::new();
        digest.update(&self.before);
        while left > 0 {
            let some = left.min(BLOCK as u64);
            digest.update(&block[..usize::try_from(some).expect("a block")]);
            left -= some;
        }
        digest.update(&self.after);
        digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// One zstd frame: its size in the header, every 128 KiB of zeros a block of four bytes, no
    /// checksum.
    #[must_use]
    pub fn zstd(&self) -> Vec<u8> {
        // Eight bytes of size, and a window of 2^(10 + 7) bytes.
        let mut out = vec![0x28, 0xb5, 0x2f, 0xfd, 0b1100_0000, 7 << 3];
        out.extend_from_slice(&self.size().to_le_bytes());
        let mut block = |kind: u32, size: usize, last: bool, bytes: &[u8]| {
            let size = u32::try_from(size).expect("a block");
            let head = u32::from(last) | kind << 1 | size << 3;
            out.extend_from_slice(&head.to_le_bytes()[..3]);
            out.extend_from_slice(bytes);
        };
        for piece in self.before.chunks(BLOCK) {
            block(RAW, piece.len(), false, piece);
        }
        let mut left = self.zeros;
        while left > 0 {
            let some = usize::try_from(left).unwrap_or(BLOCK).min(BLOCK);
            block(RLE, some, false, &[0]);
            left -= some as u64;
        }
        block(RAW, self.after.len(), true, &self.after);
        out
    }

    /// The layer, as an archive stores it.
    #[must_use]
    pub fn packed(&self) -> Packed {
        Packed { diff_id: self.sha256(), bytes: self.zstd(), packing: Packing::Zstd }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn a_decoder_gets_the_tar_back() {
        for size in [0_u64, 1, 512, 131_072, 131_073, 400_000] {
            let mut tar = Tar::new();
            tar.dir("srv", &Meta::mode(0o755));
            let zeros = Zeros::file(tar.unfinished(), "srv/big", size, &Meta::mode(0o644));
            let data = vec![0; usize::try_from(size).unwrap()];
            let plain = tar.file("srv/big", &data, &Meta::mode(0o644)).finish();
            let packed = zeros.zstd();
            let mut frame = &packed[..];
            let mut decoder = ruzstd::decoding::StreamingDecoder::new(&mut frame).unwrap();
            let mut got = Vec::new();
            decoder.read_to_end(&mut got).unwrap();
            assert!(got == plain, "{size}");
            assert_eq!(zeros.size(), plain.len() as u64);
            assert_eq!(zeros.sha256(), crate::archive::sha256(&plain));
        }
    }
}
