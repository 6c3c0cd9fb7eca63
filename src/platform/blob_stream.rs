//! A blob's bytes as the browser streams them, in a worker.

use js_sys::{ArrayBuffer, Function, Object, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::PlatformError;
use super::js::{call, get, promise, set};

/// Bytes of the buffer.
const CHUNK: u32 = 1 << 20;

/// The bytes of a blob from first to last, through one buffer that goes to and fro: half the work of
/// slices that are read one by one, which the browser finds new memory for each time.
#[derive(Debug)]
pub struct BlobStream {
    reader: JsValue,
    read: Function,
    options: Object,
    buffer: ArrayBuffer,
}

impl BlobStream {
    /// Begins to read, `least` bytes at once where there are so many. Browsers have them 64 KiB at a
    /// time; those that know no least give what they have.
    ///
    /// # Errors
    /// If the browser does not stream into buffers that it is given.
    pub fn new(blob: &Blob, least: u32) -> Result<Self, PlatformError> {
        let stream = call(blob, "stream", &JsValue::UNDEFINED)?;
        let mode = Object::new();
        set(&mode, "mode", &"byob".into());
        let reader = call(&stream, "getReader", &mode)?;
        let read = get(&reader, "read").dyn_into()?;
        let options = Object::new();
        set(&options, "min", &least.into());
        Ok(Self { reader, read, options, buffer: ArrayBuffer::new(CHUNK) })
    }

    /// The next bytes, which must be copied before the next call; none at the end.
    ///
    /// # Errors
    /// What the browser says, if the blob cannot be read.
    pub async fn next(&mut self) -> Result<Option<Uint8Array>, PlatformError> {
        let room = Uint8Array::new(&self.buffer);
        let read = self.read.call2(&self.reader, &room, &self.options)?;
        let read = JsFuture::from(read.dyn_into::<Promise>()?).await?;
        let Ok(bytes) = get(&read, "value").dyn_into::<Uint8Array>() else { return Ok(None) };
        self.buffer = bytes.buffer();
        Ok((bytes.length() > 0).then_some(bytes))
    }
}

impl Drop for BlobStream {
    fn drop(&mut self) {
        // Nobody waits for the rest, and a stream that failed has none.
        if let Ok(ended) = promise(&self.reader, "cancel", &JsValue::UNDEFINED) {
            super::task::spawn(async move {
                let _ = JsFuture::from(ended).await;
            });
        }
    }
}
