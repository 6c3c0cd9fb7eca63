//! Long scripts: packed, in base64 as addresses have it (RFC 4648, section 5, no padding).
//!
//! The bytes are a head, as postcard writes it, and the packed lines. The head has the lengths before
//! and after packing and a check sum, so that a link that was cut or mistyped is not another script.

use serde::{Deserialize, Serialize};

use super::{LinkError, coder};

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// Bytes of a script that is unpacked: more than any address bar takes.
const LIMIT: usize = 1 << 18;

/// What stands before the packed lines.
#[derive(Serialize, Deserialize)]
struct Head {
    /// Bytes of the lines.
    len: u64,
    /// Bytes they are packed to.
    packed: u64,
    /// Their [`sum`].
    sum: u16,
}

/// A script, packed; none if it is longer than [`unpack`] takes.
pub fn pack(script: &[String]) -> Option<String> {
    let bytes = postcard::to_stdvec(script).ok().filter(|bytes| bytes.len() <= LIMIT)?;
    let packed = coder::encode(&bytes);
    let head = Head { len: bytes.len() as u64, packed: packed.len() as u64, sum: sum(&bytes) };
    Some(base64(&[postcard::to_stdvec(&head).ok()?, packed].concat()))
}

/// The script again; `at` is where it stands in its link.
///
/// # Errors
/// [`LinkError::Packed`], [`LinkError::TooLong`].
pub fn unpack(text: &str, at: usize) -> Result<Vec<String>, LinkError> {
    let packed =
        from_base64(text.as_bytes()).map_err(|wrong| LinkError::Packed { at: at + wrong })?;
    let bad = || LinkError::Packed { at };
    let (head, rest) = postcard::take_from_bytes::<Head>(&packed).map_err(|_| bad())?;
    if head.packed != rest.len() as u64 {
        return Err(bad());
    }
    let len = usize::try_from(head.len).ok().filter(|len| *len <= LIMIT);
    let len = len.ok_or(LinkError::TooLong { limit: LIMIT })?;
    let bytes = coder::decode(rest, len).filter(|bytes| sum(bytes) == head.sum).ok_or_else(bad)?;
    match postcard::take_from_bytes(&bytes) {
        Ok((script, [])) => Ok(script),
        _ => Err(bad()),
    }
}

/// Changes with any byte.
fn sum(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |sum: u16, &byte| sum.wrapping_mul(257).wrapping_add(u16::from(byte) + 1))
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
