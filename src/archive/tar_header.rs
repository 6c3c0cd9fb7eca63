//! One block of a tar header: its fields beyond what the tar crate tells.

use tar::Header;

use super::number::number;

const BLOCK: u64 = 512;

/// A text field up to its first NUL.
pub(super) fn cut_at_nul(field: &[u8]) -> &[u8] {
    &field[..field.iter().position(|&b| b == 0).unwrap_or(field.len())]
}

/// The name in the header itself, its prefix (ustar) put before it.
pub(super) fn header_name(header: &Header) -> Vec<u8> {
    let name = cut_at_nul(&header.as_old().name);
    let bytes = header.as_bytes();
    let ustar = bytes.get(257..262) == Some(b"ustar") && bytes.get(262) != Some(&b' ');
    let star = bytes.get(508..512) == Some(b"tar\0");
    let prefix = bytes.get(345..if star { 476 } else { 500 }).unwrap_or_default();
    let prefix = if ustar { cut_at_nul(prefix) } else { &[] };
    if prefix.is_empty() { name.to_vec() } else { [prefix, b"/", name].concat() }
}

/// Major and minor field of a device, of ustar and GNU headers alike.
pub(super) fn device_fields(header: &Header) -> Option<([u8; 8], [u8; 8])> {
    let bytes = header.as_bytes();
    if bytes.get(257..262) != Some(b"ustar") {
        return None;
    }
    Some((bytes[329..337].try_into().ok()?, bytes[337..345].try_into().ok()?))
}

/// Bytes that fill the last block of contents.
pub(super) fn padding(size: u64) -> u64 {
    (BLOCK - size % BLOCK) % BLOCK
}

/// Whether a block is the end mark.
pub(super) fn is_zero(block: &[u8; 512]) -> bool {
    block.iter().all(|&b| b == 0)
}

/// Whether the header's checksum fits, summed over unsigned or (old tars) signed bytes.
pub(super) fn checksum_fits(block: &[u8; 512]) -> bool {
    let Some(said) = number(&block[148..156]) else { return false };
    // The field itself counts as spaces.
    let field: i64 = block[148..156].iter().map(|&b| i64::from(b)).sum();
    let unsigned = block.iter().map(|&b| u32::from(b)).sum::<u32>();
    if said == i64::from(unsigned) - field + 8 * 32 {
        return true;
    }
    let field: i64 = block[148..156].iter().map(|&b| i64::from(b as i8)).sum();
    let signed: i64 = block.iter().map(|&b| i64::from(b as i8)).sum();
    said == signed - field + 8 * 32
}
