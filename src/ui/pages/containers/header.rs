//! Which container is looked at, and how: the stage's head.

use yew::prelude::*;

use super::export::Export;
use super::side::side_choice;
use crate::app::ContainersAction;
use crate::explain::Message;
use crate::ui::parts::{key, keys};
use crate::ui::store::Store;
use crate::ui::words::Words;

/// The containers to choose from, what is asked and drawn, and presenting.
pub fn header(words: Words, store: &Store, image: &str, start: String) -> Html {
    let containers = &store.containers;
    let names: Vec<&String> = containers
        .shown
        .iter()
        .flat_map(|shown| shown.look.containers.iter().map(|container| &container.name))
        .collect();
    let count = Message::new("stage-count").count("count", names.len() as u64).text("image", image);
    let current = containers.current().map(str::to_owned);
    let on_start = store.containers(move |_: MouseEvent| ContainersAction::Type(start.clone()));
    let asks = containers.predict.on;
    html! {
        <header>
            <div class="seg" role="group" aria-label={words.t("stage-containers")}>
                { for names.iter().map(|name| {
                    let pressed = current.as_ref() == Some(*name);
                    let look = (*name).clone();
                    html! {
                        <button aria-pressed={pressed.to_string()}
                            onclick={store.containers(move |_: MouseEvent| ContainersAction::LookAt(look.clone()))}>
                            { (*name).clone() }
                        </button>
                    }
                }) }
                <button onclick={on_start} aria-label={words.t("stage-start")} title={words.t("stage-start")}>
                    if names.is_empty() { { words.t("stage-start") } } else { <span aria-hidden="true">{ "+" }</span> }
                </button>
            </div>
            <span class="dimmer containers__count">{ words.say(&count) }</span>
            <span class="sp"></span>
            { side_choice(words, store) }
            <Export store={store.clone()} />
            <button class="tool" aria-pressed={asks.to_string()}
                onclick={store.containers(move |_: MouseEvent| ContainersAction::Predict(!asks))}>
                { words.t("stage-predict") }
            </button>
            <button class="tool" onclick={store.containers(|_: MouseEvent| ContainersAction::Present(true))}>
                { words.t("stage-present") }{ key(keys::PRESENT) }
            </button>
        </header>
    }
}
