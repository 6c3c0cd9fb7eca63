//! Many files of one layer in one pass, and a layer's whole tar.

use std::io::{self, Read, Seek};

use super::content::{Bytes, ContentAt, copy_pieces};
use super::source::Source;
use crate::image::LayerInfo;

/// What a pass over a layer gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// The contents of this file begin: its place in the list that was asked for.
    Begin(usize),
    /// The next bytes of it.
    Bytes(&'a [u8]),
}

/// Bytes read at once.
const CHUNK: usize = 256 << 10;

/// Gives the contents of several files of one layer, holes as zeros, in the order of the list, which
/// must be that of their offsets: the layer is decoded once.
///
/// # Errors
/// If the layer cannot be read or decoded that far, or as `sink` says.
pub fn copy_contents<R: Read + Seek>(
    reader: &mut R,
    layer: &LayerInfo,
    files: &[ContentAt],
    sink: &mut dyn FnMut(Piece<'_>) -> io::Result<()>,
    progress: &mut dyn FnMut(u64),
) -> io::Result<()> {
    let mut bytes = None;
    let mut buf = vec![0; CHUNK];
    let mut progress = Some(progress);
    let mut reader = Some(reader);
    for (at, file) in files.iter().enumerate() {
        sink(Piece::Begin(at))?;
        if file.size == 0 {
            continue;
        }
        if let (None, Some(reader), Some(progress)) = (&bytes, reader.take(), progress.take()) {
            bytes = Some(Bytes::open(reader, layer, progress)?);
        }
        let Some(bytes) = &mut bytes else { return Err(io::ErrorKind::NotFound.into()) };
        let mut each = |bytes: &[u8]| sink(Piece::Bytes(bytes));
        copy_pieces(bytes, file, 0..file.size, &mut buf, &mut each)?;
    }
    Ok(())
}

/// Gives a layer's uncompressed tar, byte for byte: what its diff ID is the digest of. Returns how
/// many bytes there were.
///
/// # Errors
/// If the layer cannot be read or decoded to its end, or as `sink` says.
pub fn copy_layer<R: Read + Seek>(
    reader: &mut R,
    layer: &LayerInfo,
    sink: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    progress: &mut dyn FnMut(u64),
) -> io::Result<u64> {
    let mut bytes = Bytes::open(reader, layer, progress)?;
    let mut buf = vec![0; CHUNK];
    let mut done = 0;
    loop {
        let got = match &mut bytes {
            Bytes::Plain(source) => source.read_full(&mut buf),
            Bytes::Packed(source) => source.read_full(&mut buf),
        };
        sink(&buf[..got])?;
        done += got as u64;
        if got < buf.len() {
            bytes.ended()?;
            let plain = layer.is_plain();
            let cut = plain && done < layer.size_stored();
            return if cut { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(done) };
        }
    }
}
