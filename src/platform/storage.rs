//! What is remembered between visits.

use gloo::storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What is stored under a name; nothing where the browser denies storage.
#[must_use]
pub fn load<T: DeserializeOwned>(name: &str) -> Option<T> {
    LocalStorage::get(key(name)).ok()
}

/// Stores something; whether the browser took it.
pub fn save<T: Serialize>(name: &str, value: &T) -> bool {
    LocalStorage::set(key(name), value).is_ok()
}

/// Forgets something.
pub fn forget(name: &str) {
    LocalStorage::delete(key(name));
}

fn key(name: &str) -> String {
    format!("onionskin.{name}")
}
