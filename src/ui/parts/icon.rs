//! The signs on the transport's buttons.

use yew::prelude::*;

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// To the beginning.
    First,
    /// One back.
    Back,
    /// Play.
    Play,
    /// Pause.
    Pause,
    /// One on.
    On,
    /// To the end.
    Last,
}

/// Names of keys, as they are printed on buttons.
pub mod keys {
    /// Shows what is asked about.
    pub const REVEAL: &str = "Enter";
    /// Presents.
    pub const PRESENT: &str = "P";
    /// Builds.
    pub const BUILD: &str = "Ctrl↵";
    /// Undoes.
    pub const UNDO: &str = "z";
    /// Redoes.
    pub const REDO: &str = "⇧z";
}

/// A key on its button; the button has its own name.
pub fn key(name: &'static str) -> Html {
    html! { <kbd aria-hidden="true">{ name }</kbd> }
}

/// Draws a sign in the color of the text.
pub fn icon(sign: Sign) -> Html {
    let path = match sign {
        Sign::First => "M2 2h2v12H2zM14 2v12L5 8z",
        Sign::Back => "M13 2v12L3 8z",
        Sign::Play => "M4 2v12l10-6z",
        Sign::Pause => "M3 2h4v12H3zM9 2h4v12H9z",
        Sign::On => "M2 2v12l9-6zM12 2h2v12h-2z",
        Sign::Last => "M1 2v12l6-6zM7 2v12l6-6zM13 2h2v12h-2z",
    };
    html! {
        <svg class="icon" width="14" height="14" viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg>
    }
}
