//! After a reload: what was open, and a way to open it again.

use yew::prelude::*;

use crate::app::{AppAction, Remembered};
use crate::explain::{Arg, Message};
use crate::ui::store::Store;
use crate::ui::words::use_words;

/// What the offer needs.
#[derive(Properties, PartialEq)]
pub struct OfferProps {
    /// The state.
    pub store: Store,
    /// What was open.
    pub last: Remembered,
    /// Open it again.
    pub on_reopen: Callback<MouseEvent>,
}

/// Names the file, its size and its image ID, and offers to open it again.
#[component]
pub fn Offer(props: &OfferProps) -> Html {
    let words = use_words();
    let last = &props.last;
    let said = words.say(
        &Message::new("offer-text")
            .arg("name", Arg::Text(crate::base::path::visible(last.name.as_bytes())))
            .arg("size", Arg::Bytes(last.bytes)),
    );
    html! {
        <section class="offer" aria-label={words.t("offer-title")}>
            <div class="offer__text">
                <b>{ said }</b>
                if let Some(id) = &last.id { <code class="mono dim">{ id.clone() }</code> }
            </div>
            <div class="offer__buttons">
                <button class="btn primary" onclick={props.on_reopen.clone()}>{ words.t("offer-open") }</button>
                <button class="btn" onclick={props.store.on::<MouseEvent>(AppAction::Remember(None))}>
                    { words.t("offer-forget") }
                </button>
            </div>
        </section>
    }
}
