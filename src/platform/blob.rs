//! Blobs: handles to bytes that the browser keeps, on disk where they are many.

use js_sys::{Array, Uint8Array};
use web_sys::Blob;

use super::PlatformError;

/// Bytes of a part. Each is handed to the browser as soon as it is full.
const PART: usize = 4 << 20;

/// Bytes of a blob.
#[must_use]
pub fn size(blob: &Blob) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number")]
    let size = blob.size() as u64;
    size
}

/// A blob of one piece.
///
/// # Errors
/// If the browser has no room for it.
pub fn of(bytes: &[u8]) -> Result<Blob, PlatformError> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    Ok(Blob::new_with_u8_array_sequence(&parts)?)
}

/// A blob of one piece with a type.
///
/// # Errors
/// If the browser has no room for it.
pub fn typed(bytes: &[u8], media: &str) -> Result<Blob, PlatformError> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media);
    Ok(Blob::new_with_u8_array_sequence_and_options(&parts, &options)?)
}

/// A part of a blob; nothing is read.
///
/// # Errors
/// If the browser can't.
#[expect(clippy::cast_precision_loss, reason = "a blob is far below 2^53 bytes")]
pub fn slice(blob: &Blob, from: u64, to: u64) -> Result<Blob, PlatformError> {
    Ok(blob.slice_with_f64_and_f64(from as f64, to as f64)?)
}

/// A blob as one of a type; nothing is read.
///
/// # Errors
/// If the browser can't.
pub fn with_type(blob: &Blob, media: &str) -> Result<Blob, PlatformError> {
    Ok(blob.slice_with_f64_and_f64_and_content_type(0.0, blob.size(), media)?)
}

/// Two blobs one behind the other, as one handle; nothing is read.
///
/// # Errors
/// If the browser can't.
pub fn pair(first: &Blob, second: &Blob) -> Result<Blob, PlatformError> {
    Ok(Blob::new_with_blob_sequence(&Array::of2(first, second))?)
}

/// Files one behind the other, as one handle; nothing is read.
///
/// # Errors
/// If the browser can't.
pub fn joined<'a>(files: impl Iterator<Item = &'a web_sys::File>) -> Result<Blob, PlatformError> {
    let parts: Array = files.collect();
    Ok(Blob::new_with_blob_sequence(&parts)?)
}

/// The first bytes of a blob.
///
/// # Errors
/// What the browser says, if it cannot be read.
pub async fn head(blob: &Blob, bytes: usize) -> Result<Vec<u8>, PlatformError> {
    let first = blob.slice_with_i32_and_i32(0, i32::try_from(bytes).unwrap_or(i32::MAX))?;
    let buffer = wasm_bindgen_futures::JsFuture::from(first.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Makes a blob of a stream; holds 4 MiB of it at most.
#[derive(Debug, Default)]
pub struct BlobWriter {
    parts: Array,
    part: Vec<u8>,
}

impl BlobWriter {
    /// Adds bytes.
    ///
    /// # Errors
    /// If the browser has no room for them.
    pub fn add(&mut self, mut bytes: &[u8]) -> Result<(), PlatformError> {
        while !bytes.is_empty() {
            let n = bytes.len().min(PART - self.part.len());
            let (now, later) = bytes.split_at(n);
            self.part.extend_from_slice(now);
            bytes = later;
            if self.part.len() == PART {
                self.flush()?;
            }
        }
        Ok(())
    }

    /// Adds what a blob has; nothing of it is read.
    ///
    /// # Errors
    /// If the browser has no room for what was added before.
    pub fn add_blob(&mut self, blob: &Blob) -> Result<(), PlatformError> {
        self.flush()?;
        self.parts.push(blob);
        Ok(())
    }

    fn flush(&mut self) -> Result<(), PlatformError> {
        self.parts.push(&of(&self.part)?.into());
        self.part.clear();
        Ok(())
    }

    /// The blob of everything that was added.
    ///
    /// # Errors
    /// If the browser has no room for it.
    pub fn finish(mut self) -> Result<Blob, PlatformError> {
        self.flush()?;
        Ok(Blob::new_with_blob_sequence(&self.parts)?)
    }
}

/// The bytes of a blob as text; bytes that are none are replaced.
///
/// # Errors
/// What the browser says, if it cannot be read.
pub async fn text(blob: &Blob) -> Result<String, PlatformError> {
    let text = wasm_bindgen_futures::JsFuture::from(blob.text()).await?;
    Ok(text.as_string().unwrap_or_default())
}

/// An address of a blob on this page, until it is dropped.
#[derive(Debug, PartialEq, Eq)]
pub struct ObjectUrl(String);

impl ObjectUrl {
    /// An address for a blob.
    ///
    /// # Errors
    /// What the browser says.
    pub fn new(blob: &Blob) -> Result<Self, PlatformError> {
        Ok(Self(web_sys::Url::create_object_url_with_blob(blob)?))
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.0
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        // Nothing can be done about an address that stays.
        let _ = web_sys::Url::revoke_object_url(&self.0);
    }
}
