//! Components that draw what `view` says, and the hooks that act on what the state says.
//!
//! Not here: decisions (`app`, `view`) and JavaScript (`platform`).

mod app;
mod flow;
mod hooks;
pub mod module;
pub mod pages;
mod questions;
pub mod shell;
pub mod simulate;
pub mod store;
pub mod words;

pub use app::App;

/// Starts the page.
pub fn start() {
    crate::platform::panic::show();
    match crate::platform::dom::element("app") {
        Some(root) => yew::Renderer::<App>::with_root(root).render(),
        None => yew::Renderer::<App>::new().render(),
    };
}
