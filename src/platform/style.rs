//! Places and variables of an element.
//!
//! The page's policy forbids the attribute `style`; set as a property it is allowed.

use wasm_bindgen::JsValue;

/// Declarations for `~style={…}`: `--depth:3;top:84px`.
pub struct Style(String);

/// Declarations for `~style={…}`.
#[must_use]
pub fn style(declarations: String) -> Style {
    Style(declarations)
}

impl From<Style> for JsValue {
    fn from(style: Style) -> Self {
        // Where there is no browser nothing is drawn: HTML in native tests goes without.
        if cfg!(target_arch = "wasm32") { style.0.into() } else { Self::UNDEFINED }
    }
}
