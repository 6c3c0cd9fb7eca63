//! Long scripts: deflated, in base64 as addresses have it (RFC 4648, section 5, no padding).

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::LinkError;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// Bytes of a script that is unpacked.
const LIMIT: usize = 1 << 20;

/// A script, packed; none if it is longer than [`unpack`] takes.
pub fn pack(script: &[String]) -> Option<String> {
    let bytes = postcard::to_stdvec(script).ok().filter(|bytes| bytes.len() <= LIMIT)?;
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::best());
    deflate.write_all(&bytes).ok()?;
    Some(base64(&deflate.finish().ok()?))
}

/// The script again; `at` is where it stands in its link.
///
/// # Errors
/// [`LinkError::Packed`], [`LinkError::TooLong`].
pub fn unpack(text: &str, at: usize) -> Result<Vec<String>, LinkError> {
    let packed =
        from_base64(text.as_bytes()).map_err(|wrong| LinkError::Packed { at: at + wrong })?;
    let mut bytes = Vec::new();
    let mut inflate = DeflateDecoder::new(&packed[..]).take(LIMIT as u64 + 1);
    inflate.read_to_end(&mut bytes).map_err(|_| LinkError::Packed { at })?;
    if bytes.len() > LIMIT {
        return Err(LinkError::TooLong { limit: LIMIT });
    }
    match postcard::take_from_bytes(&bytes) {
        Ok((script, [])) => Ok(script),
        _ => Err(LinkError::Packed { at }),
    }
}

fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 4 / 3 + 3);
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte));
        let bits = bits << (8 * (3 - group.len()));
        for digit in 0..=group.len() {
            let value = bits >> (18 - 6 * digit) & 63;
            out.extend(DIGITS.get(value as usize).map(|&digit| char::from(digit)));
        }
    }
    out
}

/// The bytes, or the position of what is no digit or of the end that is missing.
fn from_base64(text: &[u8]) -> Result<Vec<u8>, usize> {
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    for (n, group) in text.chunks(4).enumerate() {
        let mut bits = 0_u32;
        for (at, digit) in group.iter().enumerate() {
            let value = DIGITS.iter().position(|known| known == digit).ok_or(4 * n + at)?;
            bits = bits << 6 | value as u32;
        }
        if group.len() == 1 {
            return Err(text.len());
        }
        let bytes = (bits << (6 * (4 - group.len()))).to_be_bytes();
        out.extend(bytes.iter().skip(1).take(group.len() - 1));
    }
    Ok(out)
}
