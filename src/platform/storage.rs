//! What is remembered between visits: packed values, each byte a character of its own.

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

/// What is stored under a name; nothing where the browser denies storage, or where what is stored is
/// no such value.
#[must_use]
pub fn load<T: DeserializeOwned>(name: &str) -> Option<T> {
    load_from(&local()?, name)
}

/// What this tab stored with [`save_here`], else what the tab stored that did so last.
#[must_use]
pub fn load_here<T: DeserializeOwned>(name: &str) -> Option<T> {
    of_tab().and_then(|storage| load_from(&storage, name)).or_else(|| load(name))
}

fn load_from<T: DeserializeOwned>(storage: &Storage, name: &str) -> Option<T> {
    let text = storage.get_item(&key(name)).ok().flatten()?;
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(c).ok()).collect();
    match postcard::take_from_bytes(&bytes?) {
        Ok((value, [])) => Some(value),
        _ => None,
    }
}

/// Stores something; whether the browser took it.
pub fn save<T: Serialize>(name: &str, value: &T) -> bool {
    local().is_some_and(|storage| save_in(&storage, name, value))
}

/// Stores something for this tab, and for one that is opened later; two tabs do not disturb each
/// other so.
pub fn save_here<T: Serialize>(name: &str, value: &T) {
    for storage in [of_tab(), local()].into_iter().flatten() {
        save_in(&storage, name, value);
    }
}

fn save_in<T: Serialize>(storage: &Storage, name: &str, value: &T) -> bool {
    let Ok(bytes) = postcard::to_stdvec(value) else { return false };
    let text: String = bytes.into_iter().map(char::from).collect();
    storage.set_item(&key(name), &text).is_ok()
}

/// Stores plain text, which `static/boot.js` reads too; whether the browser took it.
pub fn save_text(name: &str, text: &str) -> bool {
    local().is_some_and(|storage| storage.set_item(&format!("onionskin.{name}"), text).is_ok())
}

/// Forgets something, also where it was stored for this tab.
pub fn forget(name: &str) {
    for storage in [of_tab(), local()].into_iter().flatten() {
        // What cannot be removed was never there.
        let _ = storage.remove_item(&key(name));
    }
}

/// The storage; merely asking for it throws where it is denied.
fn local() -> Option<Storage> {
    super::window()?.local_storage().ok().flatten()
}

/// The storage of this tab alone, which ends with it.
fn of_tab() -> Option<Storage> {
    super::window()?.session_storage().ok().flatten()
}

/// The number is another for each change of what is stored: a packed value does not say its type.
fn key(name: &str) -> String {
    format!("onionskin.1.{name}")
}
