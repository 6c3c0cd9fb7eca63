//! What is remembered between visits.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// What is stored under a name; nothing where the browser denies storage.
#[must_use]
pub fn load<T: DeserializeOwned>(name: &str) -> Option<T> {
    let text = local()?.get_item(&key(name)).ok().flatten()?;
    serde_json::from_str(&text).ok()
}

/// Stores something; whether the browser took it.
pub fn save<T: Serialize>(name: &str, value: &T) -> bool {
    let (Some(storage), Ok(text)) = (local(), serde_json::to_string(value)) else { return false };
    storage.set_item(&key(name), &text).is_ok()
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

fn key(name: &str) -> String {
    format!("onionskin.{name}")
}
