//! The address bar.

use gloo::events::EventListener;

/// The hash of the address, `#` included; empty without.
#[must_use]
pub fn hash() -> String {
    super::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The whole address.
#[must_use]
pub fn address() -> String {
    super::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Sets the hash; `push` makes it a step that Back undoes.
pub fn set_hash(hash: &str, push: bool) {
    let Some(window) = super::window() else { return };
    let location = window.location();
    // An empty hash still has to replace the one that is there.
    let url = if hash.is_empty() {
        let path = location.pathname().unwrap_or_default();
        path + &location.search().unwrap_or_default()
    } else {
        hash.to_owned()
    };
    if let Ok(history) = window.history() {
        let null = wasm_bindgen::JsValue::NULL;
        let _ = if push {
            history.push_state_with_url(&null, "", Some(&url))
        } else {
            history.replace_state_with_url(&null, "", Some(&url))
        };
    }
}

/// Calls back with the new hash when the person goes back, forward, or edits the address.
#[must_use]
pub fn on_change(mut act: impl FnMut(String) + 'static) -> Option<EventListener> {
    let window = super::window()?;
    Some(EventListener::new(&window, "popstate", move |_| {
        if !super::panic::has_stopped() {
            act(hash());
        }
    }))
}
