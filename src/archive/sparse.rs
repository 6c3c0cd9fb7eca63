//! Sparse files: the maps of old GNU headers and of GNU's PAX formats 0.0, 0.1 and 1.0.

use tar::{GnuExtSparseHeader, GnuSparseHeader, Header};

use super::number::{decimal, number};
use super::pax::Record;
use super::source::Source;

/// Data pieces: offset in the file, bytes.
pub(super) type Pieces = Vec<(u64, u64)>;

/// What the PAX records say of a sparse file.
#[derive(Debug, Default)]
pub(super) struct PaxSparse {
    /// Name of the file; the header's own is made up.
    pub(super) name: Option<Vec<u8>>,
    /// Its real size.
    pub(super) size: Option<u64>,
    /// Pieces of formats 0.0 and 0.1.
    pub(super) pieces: Option<Pieces>,
    /// Whether the map stands before the data (format 1.0).
    pub(super) map_in_data: bool,
}

/// Finds the `GNU.sparse.*` records; `Err` if they are damaged.
pub(super) fn from_pax(records: &[Record<'_>]) -> Result<Option<PaxSparse>, ()> {
    let mut found = None::<PaxSparse>;
    let (mut major, mut minor) = (0, 0);
    let mut offset = None;
    for (key, value) in records {
        let Some(key) = key.strip_prefix(b"GNU.sparse.") else { continue };
        let sparse = found.get_or_insert_default();
        let size = || decimal(value).and_then(|n| u64::try_from(n).ok()).ok_or(());
        match key {
            b"major" => major = size()?,
            b"minor" => minor = size()?,
            b"name" => sparse.name = Some(value.to_vec()),
            b"size" | b"realsize" => sparse.size = Some(size()?),
            b"offset" => offset = Some(size()?),
            b"numbytes" => {
                let piece = (offset.take().ok_or(())?, size()?);
                sparse.pieces.get_or_insert_default().push(piece);
            }
            b"map" => sparse.pieces = Some(from_text(value).ok_or(())?),
            _ => {}
        }
    }
    if let Some(sparse) = &mut found {
        sparse.map_in_data = (major, minor) == (1, 0);
        if major > 1 || (major == 1 && minor > 0) {
            return Err(());
        }
    }
    Ok(found)
}

/// `offset,bytes,offset,bytes,…`
fn from_text(text: &[u8]) -> Option<Pieces> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let mut numbers = text.split(|&b| b == b',').map(|n| u64::try_from(decimal(n)?).ok());
    let mut pieces = Vec::new();
    while let Some(offset) = numbers.next() {
        pieces.push((offset?, numbers.next()??));
    }
    Some(pieces)
}

/// Reads the map of an old GNU header and of the blocks behind it, at most `most` bytes of those.
///
/// Returns the real size, the pieces, and whether they are damaged; `None` if the blocks are cut.
pub(super) fn from_gnu<S: Source>(
    header: &Header,
    source: &mut S,
    most: u64,
) -> Option<Result<(u64, Pieces), ()>> {
    let Some(gnu) = header.as_gnu() else { return Some(Err(())) };
    let mut pieces = Some(Vec::new());
    let mut add = |block: &GnuSparseHeader| {
        if block.offset[0] == 0 || block.numbytes[0] == 0 {
            return;
        }
        let piece = number(&block.offset)
            .zip(number(&block.numbytes))
            .and_then(|(at, len)| Some((u64::try_from(at).ok()?, u64::try_from(len).ok()?)));
        match (piece, &mut pieces) {
            (Some(piece), Some(pieces)) => pieces.push(piece),
            (None, _) => pieces = None,
            _ => {}
        }
    };
    gnu.sparse.iter().for_each(&mut add);
    let mut more = gnu.is_extended();
    let mut read = 0;
    while more {
        let mut block = GnuExtSparseHeader::new();
        if source.read_full(block.as_mut_bytes()) < 512 {
            return None;
        }
        read += 512;
        if read > most {
            return Some(Err(()));
        }
        block.sparse.iter().for_each(&mut add);
        more = block.is_extended();
    }
    let size = number(&gnu.realsize).and_then(|n| u64::try_from(n).ok());
    Some(size.zip(pieces).ok_or(()))
}

/// Reads the map that stands before the data in format 1.0: decimal lines, padded to a block.
///
/// Returns the pieces and the bytes the map takes; `Err` if it is damaged or cut.
pub(super) fn from_data<S: Source>(
    source: &mut S,
    stored: u64,
    most: u64,
) -> Result<(Pieces, u64), ()> {
    let mut taken = 0;
    let mut text = Vec::new();
    let mut lines = 0_u64;
    let mut wanted = 1_u64;
    loop {
        if taken + 512 > stored || taken >= most {
            return Err(());
        }
        let mut block = [0; 512];
        if source.read_full(&mut block) < 512 {
            return Err(());
        }
        taken += 512;
        lines += block.iter().filter(|&&b| b == b'\n').count() as u64;
        text.extend_from_slice(&block);
        if wanted == 1 && lines > 0 {
            let count = text.split(|&b| b == b'\n').next().and_then(decimal).ok_or(())?;
            let count = u64::try_from(count).map_err(|_| ())?;
            wanted = count.checked_mul(2).and_then(|n| n.checked_add(1)).ok_or(())?;
        }
        if lines >= wanted {
            break;
        }
    }
    let mut numbers = text
        .split(|&b| b == b'\n')
        .map(|line| decimal(line).and_then(|n| u64::try_from(n).ok()).ok_or(()));
    let count = numbers.next().ok_or(())??;
    let mut pieces = Vec::new();
    for _ in 0..count {
        let at = numbers.next().ok_or(())??;
        pieces.push((at, numbers.next().ok_or(())??));
    }
    Ok((pieces, taken))
}

/// Whether the pieces stand in order inside `size` bytes and their sum is what is stored.
pub(super) fn fits(pieces: &[(u64, u64)], size: u64, stored: u64) -> bool {
    let mut end = 0_u64;
    let mut sum = 0_u64;
    for &(at, len) in pieces {
        let Some(next) = at.checked_add(len) else { return false };
        if at < end || next > size {
            return false;
        }
        end = next;
        sum += len;
    }
    sum == stored
}
