//! What is remembered between visits: packed values, each byte a character of its own.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// What is stored under a name; nothing where the browser denies storage, or where what is stored is
/// no such value.
#[must_use]
pub fn load<T: DeserializeOwned>(name: &str) -> Option<T> {
    let text = local()?.get_item(&key(name)).ok().flatten()?;
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(c).ok()).collect();
    match postcard::take_from_bytes(&bytes?) {
        Ok((value, [])) => Some(value),
        _ => None,
    }
}

/// Stores something; whether the browser took it.
pub fn save<T: Serialize>(name: &str, value: &T) -> bool {
    let (Some(storage), Ok(bytes)) = (local(), postcard::to_stdvec(value)) else { return false };
    let text: String = bytes.into_iter().map(char::from).collect();
    storage.set_item(&key(name), &text).is_ok()
}

/// Stores plain text, which `static/boot.js` reads too; whether the browser took it.
pub fn save_text(name: &str, text: &str) -> bool {
    local().is_some_and(|storage| storage.set_item(&format!("onionskin.{name}"), text).is_ok())
}

/// Forgets something.
pub fn forget(name: &str) {
    if let Some(storage) = local() {
        // What cannot be removed was never there.
        let _ = storage.remove_item(&key(name));
    }
}

/// The storage; merely asking for it throws where it is denied.
fn local() -> Option<web_sys::Storage> {
    super::window()?.local_storage().ok().flatten()
}

/// The number is another for each change of what is stored: a packed value does not say its type.
fn key(name: &str) -> String {
    format!("onionskin.1.{name}")
}
