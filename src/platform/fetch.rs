//! Files of the app itself.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::PlatformError;

/// The text of one of the app's own files, fetched once for the page and its modules together.
///
/// # Errors
/// If it is not there.
pub async fn text(address: &str) -> Result<String, PlatformError> {
    // `static/boot.js`, which has begun with the words before any program is there.
    let text = super::js::call_async(&js_sys::global(), "readText", &address.into()).await?;
    Ok(text.as_string().unwrap_or_default())
}

/// Gets one of the app's own files as a blob.
///
/// # Errors
/// A short text for the log if it is not there.
pub async fn blob(url: &str) -> Result<web_sys::Blob, String> {
    let window = super::window().ok_or("no window")?;
    let answer = JsFuture::from(window.fetch_with_str(url)).await.map_err(|e| format!("{e:?}"))?;
    let answer: web_sys::Response = answer.dyn_into().map_err(|e| format!("{e:?}"))?;
    if !answer.ok() {
        return Err(format!("{url}: {}", answer.status()));
    }
    let blob = answer.blob().map_err(|e| format!("{e:?}"))?;
    let blob = JsFuture::from(blob).await.map_err(|e| format!("{e:?}"))?;
    blob.dyn_into().map_err(|e| format!("{e:?}"))
}
