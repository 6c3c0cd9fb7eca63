//! Where one is in a script, and a button to each side of it.

use yew::prelude::*;

use crate::explain::Message;
use crate::ui::words::Words;

/// Where one is.
pub struct Place {
    /// As it is said.
    pub said: Message,
    /// Whether there is nothing before it.
    pub first: bool,
    /// Whether there is nothing behind it.
    pub last: bool,
}

/// A place, and a button to the frame before and to the next; `nudge` makes what they do.
pub fn place(words: Words, of: &Place, nudge: impl Fn(bool) -> Callback<MouseEvent>) -> Html {
    let button = |id: &'static str, mark: &'static str, off: bool, on: bool| {
        html! {
            <button class="captions__frame" aria-label={words.t(id)} title={words.t(id)} disabled={off} onclick={nudge(on)}>
                <span aria-hidden="true">{ mark }</span>
            </button>
        }
    };
    html! {
        <div class="captions__where">
            { button("stage-frame-back", "‹", of.first, false) }
            <span>{ words.say(&of.said) }</span>
            { button("stage-frame-on", "›", of.last, true) }
        </div>
    }
}
