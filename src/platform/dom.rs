//! Reading events.

use wasm_bindgen::JsCast;
use yew::prelude::*;

/// The value of the select or input an event comes from.
#[must_use]
pub fn select_value(event: &web_sys::Event) -> Option<String> {
    let target = event.target()?;
    if let Some(select) = target.dyn_ref::<web_sys::HtmlSelectElement>() {
        return Some(select.value());
    }
    target.dyn_ref::<web_sys::HtmlInputElement>().map(web_sys::HtmlInputElement::value)
}

/// Whether the `<details>` that an event comes from is open.
#[must_use]
pub fn is_open(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into().ok());
    target.is_some_and(|target: web_sys::Element| target.has_attribute("open"))
}

fn form_of(event: &web_sys::Event) -> Option<web_sys::HtmlFormElement> {
    event.target()?.dyn_into().ok()
}

fn element_of(event: &web_sys::Event, name: &str) -> Option<web_sys::Element> {
    form_of(event)?.query_selector(&format!("[name={name}]")).ok().flatten()
}

fn field_of(event: &web_sys::Event, name: &str) -> Option<web_sys::HtmlInputElement> {
    element_of(event, name)?.dyn_into().ok()
}

/// What stands in a field of the form that is submitted.
#[must_use]
pub fn form_value(event: &web_sys::Event, name: &str) -> String {
    let found = element_of(event, name);
    let area = |of: &web_sys::Element| Some(of.dyn_ref::<web_sys::HtmlTextAreaElement>()?.value());
    let line = |of: &web_sys::Element| Some(of.dyn_ref::<web_sys::HtmlInputElement>()?.value());
    found.and_then(|of| line(&of).or_else(|| area(&of))).unwrap_or_default()
}

/// Empties the form that is submitted.
pub fn reset_form(event: &web_sys::Event) {
    if let Some(form) = form_of(event) {
        form.reset();
    }
}

/// The browser says at a field of the form that is submitted what is wrong with it.
pub fn refuse(event: &web_sys::Event, name: &str, why: &str) {
    if let Some(field) = field_of(event, name) {
        field.set_custom_validity(why);
        field.report_validity();
    }
}

/// What was wrong with a field may be so no longer.
pub fn accept(event: InputEvent) {
    let target = event.target().and_then(|target| target.dyn_into().ok());
    let field: Option<web_sys::HtmlInputElement> = target;
    if let Some(field) = field {
        field.set_custom_validity("");
    }
}

/// Whether an event comes from a button.
#[must_use]
pub fn is_on_button(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.closest("button").ok().flatten().is_some())
}

/// The element with an id.
#[must_use]
pub fn element(id: &str) -> Option<web_sys::Element> {
    super::document()?.get_element_by_id(id)
}

/// The place on the page where the element of this id begins and ends: left and bottom.
#[must_use]
pub fn place_below(id: &str) -> Option<(i32, i32)> {
    let place = element(id)?.get_bounding_client_rect();
    #[expect(clippy::cast_possible_truncation, reason = "whole pixels")]
    Some((place.left() as i32, place.bottom() as i32))
}

/// Whether a key asks for the menu of what the keyboard is on.
#[must_use]
pub fn is_menu_key(event: &KeyboardEvent) -> bool {
    let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
    event.key() == "ContextMenu" || event.key() == "F10" && event.shift_key() && plain
}

/// Whether an event comes from a place where letters are typed.
#[must_use]
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || element.has_attribute("contenteditable")
    })
}

/// Whether an event comes from a control that Space and Enter act on.
#[must_use]
pub fn is_on_control(event: &KeyboardEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let roles = "button, a, summary, [role=tab], [role=row], [role=menuitem], [role=option]";
    element.is_some_and(|element| element.closest(roles).ok().flatten().is_some())
}

/// Whether a dialog is open over the page.
#[must_use]
pub fn dialog_is_open() -> bool {
    super::document()
        .and_then(|document| document.query_selector("dialog[open]").ok().flatten())
        .is_some()
}

/// Writes the language and the theme on the root element.
pub fn mark_root(lang: &str, theme: Option<&str>) {
    let root = super::document().and_then(|document| document.document_element());
    if let Some(root) = root {
        // A root element takes these names; there is nothing to do if it did not.
        let _ = root.set_attribute("lang", lang);
        let _ = match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        };
    }
}

/// The language on the root element.
#[must_use]
pub fn root_lang() -> String {
    let root = super::document().and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}

/// Hides the element with an id, or shows it.
pub fn set_hidden(id: &str, hidden: bool) {
    if let Some(element) = element(id) {
        // Any element takes this name; there is nothing to do if it did not.
        let _ = match hidden {
            true => element.set_attribute("hidden", ""),
            false => element.remove_attribute("hidden"),
        };
    }
}

/// Whether the element with an id is there and not hidden.
#[must_use]
pub fn is_shown(id: &str) -> bool {
    element(id).is_some_and(|element| !element.has_attribute("hidden"))
}

/// The title of the page.
pub fn set_title(title: &str) {
    if let Some(document) = super::document() {
        document.set_title(title);
    }
}

/// Calls back with every key pressed on the page, until it is let go.
#[must_use]
pub fn on_key(
    act: impl Fn(&web_sys::KeyboardEvent) + 'static,
) -> Option<gloo::events::EventListener> {
    let document = super::document()?;
    let options = gloo::events::EventListenerOptions::enable_prevent_default();
    Some(gloo::events::EventListener::new_with_options(
        &document,
        "keydown",
        options,
        move |event| {
            let event = event.dyn_ref::<web_sys::KeyboardEvent>();
            if let Some(event) = event.filter(|_| !super::panic::has_stopped()) {
                act(event);
            }
        },
    ))
}
