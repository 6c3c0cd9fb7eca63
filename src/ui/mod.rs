//! Components that draw what `view` says, and the hooks that act on what the state says.
//!
//! Not here: decisions (`app`, `view`) and JavaScript (`platform`).

mod app;
mod flow;
mod hooks;
pub mod language;
pub mod module;
pub mod pages;
pub mod parts;
mod questions;
pub mod shell;
pub mod simulate;
pub mod stepwise;
pub mod store;
pub mod words;

pub use app::App;

use crate::i18n;

/// Starts the page, as soon as its words are there. That they are not to be had is said by
/// `static/boot.js`, since no words are there to say it.
pub fn start() {
    crate::platform::panic::show();
    crate::platform::task::spawn(async {
        if language::learn_shown(i18n::PAGE).await.is_ok() {
            draw();
        }
    });
}

fn draw() {
    match crate::platform::dom::element("app") {
        Some(root) => yew::Renderer::<App>::with_root(root).render(),
        None => yew::Renderer::<App>::new().render(),
    };
}
