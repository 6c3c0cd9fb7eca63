//! Above the tree: what is looked at, which rows, in which order.

use yew::prelude::*;

use super::files_pane::FilesPane;
use crate::app::{Mode, SortKey};
use crate::explain::Message;
use crate::ui::words::Words;

/// Merged or one layer; what else is shown.
pub fn modes(words: Words, pane: &FilesPane) -> Html {
    let mode = |mode: Mode, id: &'static str| {
        let onclick = pane.on_mode.reform(move |_: MouseEvent| mode);
        html! { <button aria-pressed={(pane.mode == mode).to_string()} {onclick}>{ words.t(id) }</button> }
    };
    let flag = |on: bool, to: &Callback<()>, glyph: &'static str, id, why| {
        let onclick = to.reform(|_: MouseEvent| ());
        html! {
            <button class="flag" aria-pressed={on.to_string()} title={words.t(why)} {onclick}>
                <span class="g" aria-hidden="true">{ glyph }</span>{ words.t(id) }
            </button>
        }
    };
    let alone = pane.mode == Mode::Layer;
    let upto = if alone { "mode-alone" } else { "mode-upto" };
    let upto = pane.layer.map(|layer| words.say(&Message::new(upto).layer("layer", layer)));
    html! {
        <header>
            <div class="seg" role="group" aria-label={words.t("mode-label")}>
                { mode(Mode::Merged, "mode-merged") }{ mode(Mode::Layer, "mode-layer") }
            </div>
            <span class="dim upto">{ upto }</span>
            <span class="sp"></span>
            { flag(pane.show_deleted, &pane.on_deleted, "−", "flag-deleted", "flag-deleted-why") }
            if alone {
                { flag(!pane.hide_unchanged, &pane.on_unchanged, "=", "flag-unchanged", "flag-unchanged-why") }
            }
        </header>
    }
}

/// The heads of the columns; name and size sort.
pub fn columns(words: Words, pane: &FilesPane) -> Html {
    let sort = |by: SortKey, id: &'static str, why: &'static str| {
        let on = pane.sort == by;
        let onclick = pane.on_sort.reform(move |_: MouseEvent| by);
        html! {
            <button aria-pressed={on.to_string()} title={words.t(why)} aria-label={words.t(why)} {onclick}>
                { words.t(id) }<span aria-hidden="true">{ if on { " ↓" } else { "" } }</span>
            </button>
        }
    };
    html! {
        <div class="row head">
            <span>{ sort(SortKey::Name, "column-name", "sort-by-name") }</span>
            <span class="num">{ words.t("column-why") }</span>
            <span class="num">{ sort(SortKey::Size, "column-size", "sort-by-size") }</span>
            <span class="num">{ words.t("column-layer") }</span>
        </div>
    }
}
