//! Files of the app itself.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

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
