//! After a reload: what was open, and a way to open it again.

use yew::prelude::*;

use crate::app::{AppAction, Remembered};
use crate::explain::{Arg, Message};
use crate::ui::store::Store;
use crate::ui::words::Words;

/// Names the file, its size and its image ID, and offers to open it again.
pub fn offer(
    words: Words,
    store: &Store,
    last: &Remembered,
    on_reopen: &Callback<MouseEvent>,
) -> Html {
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
                <button class="btn primary" onclick={on_reopen.clone()}>{ words.t("offer-open") }</button>
                <button class="btn" onclick={store.on::<MouseEvent>(AppAction::Remember(None))}>
                    { words.t("offer-forget") }
                </button>
            </div>
        </section>
    }
}
