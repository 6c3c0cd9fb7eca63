//! A layer's entries, in a worker: from the browser's stream of its bytes where that can be, else on
//! demand.

use js_sys::Uint8Array;
use web_sys::Blob;

use crate::archive::{FedLayer, LayerRead, read_layer};
use crate::base::Limits;
use crate::image::LayerInfo;
use crate::platform::blob::{size, slice};
use crate::platform::{BlobReader, BlobStream, PlatformError};

/// Bytes that are not wanted from which on another stream begins behind them: it costs as much as
/// reading so many.
const JUMP: u64 = 1 << 20;
/// Bytes of a packed layer waited for, since all of them are wanted: to be told more often costs.
const LEAST: u32 = 256 << 10;
/// Bytes of a plain layer looked at once: a few small files. What lies behind the headers of a large
/// one is not even copied.
const PIECE: u32 = 8 << 10;

/// Reads a layer.
///
/// # Errors
/// Outside of workers.
pub(super) async fn read(
    blob: &Blob,
    layer: &LayerInfo,
    limits: &Limits,
    progress: &mut dyn FnMut(u64),
) -> Result<LayerRead, PlatformError> {
    match streamed(blob, layer, limits, progress).await {
        Some(read) => Ok(read),
        // Also where the file cannot be read: this says what is wrong with it.
        None => {
            let mut reader = BlobReader::new(blob.clone())?;
            Ok(read_layer(&mut reader, layer, false, limits, progress))
        }
    }
}

async fn streamed(
    blob: &Blob,
    layer: &LayerInfo,
    limits: &Limits,
    progress: &mut dyn FnMut(u64),
) -> Option<LayerRead> {
    let mut fed = FedLayer::begin(layer, size(blob), limits).ok()?;
    let most = if layer.is_plain() { PIECE } else { u32::MAX };
    let least = if layer.is_plain() { 1 } else { LEAST };
    let mut piece = Vec::new();
    while let Some(wants) = fed.wants() {
        let mut stream = BlobStream::new(&slice(blob, wants.start, wants.end).ok()?, least).ok()?;
        let mut at = wants.start;
        while fed.wants().is_some_and(|wants| wants.start <= at.saturating_add(JUMP)) {
            let bytes = stream.next().await.ok()??;
            feed(&mut fed, at, &bytes, most, &mut piece);
            at += u64::from(bytes.length());
            progress(fed.passed());
        }
    }
    fed.finish().ok()
}

/// Gives a layer what it wants of the bytes of the archive from `at` on.
fn feed(fed: &mut FedLayer<'_>, at: u64, bytes: &Uint8Array, most: u32, piece: &mut Vec<u8>) {
    let len = bytes.length();
    let here = |start: u64| start.checked_sub(at).and_then(|n| u32::try_from(n).ok());
    while let Some(from) = fed.wants().and_then(|w| here(w.start)).filter(|&from| from < len) {
        let part = bytes.subarray(from, from.saturating_add(most).min(len));
        let n = part.length() as usize;
        if piece.len() < n {
            piece.resize(n, 0);
        }
        part.copy_to(&mut piece[..n]);
        if fed.feed(&piece[..n]) == 0 {
            return;
        }
    }
}
