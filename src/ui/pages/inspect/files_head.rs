//! Above the tree: what is looked at, which rows, in which order.

use yew::prelude::*;

use super::files_pane::FilesPane;
use crate::app::{InspectAction, Kind, Mode};
use crate::explain::Message;
use crate::ui::words::Words;
use crate::union::Look;
use crate::view::tree::SortBy;

/// Merged, one layer or a range; which kinds of rows are shown.
pub fn modes(words: Words, pane: &FilesPane) -> Html {
    let of = &pane.inspect;
    let mode = |on: bool, to: Mode, id: &'static str, key: &'static str| {
        let onclick = pane.act.reform(move |_: MouseEvent| InspectAction::SetMode(to));
        html! { <button aria-pressed={on.to_string()} aria-keyshortcuts={key} {onclick}>{ words.t(id) }</button> }
    };
    let upto = pane.look.map(|look| {
        words.say(&match look {
            Look::Merged { upto } => Message::new("mode-upto").layer("layer", upto),
            Look::Layer { layer } => Message::new("mode-alone").layer("layer", layer),
            Look::Range { from, to } => {
                Message::new("mode-between").layer("from", from).layer("to", to)
            }
        })
    });
    let from = pane.look.map_or(crate::base::LayerId(0), |look| match look {
        Look::Range { from, .. } => from,
        _ => crate::base::LayerId(look.top().0.saturating_sub(1)),
    });
    let range = matches!(of.mode, Mode::Range { .. });
    html! {
        <header>
            <div class="seg" role="group" aria-label={words.t("mode-label")}>
                { mode(of.mode == Mode::Merged, Mode::Merged, "mode-merged", "m") }
                { mode(of.mode == Mode::Layer, Mode::Layer, "mode-layer", "m") }
                { mode(range, Mode::Range { from }, "mode-range", "r") }
            </div>
            <span class="dim upto">{ upto }</span>
            <span class="sp"></span>
            <div class="kinds" role="group" aria-label={words.t("kinds-label")}>
                { for Kind::ALL.map(|kind| flag(words, pane, kind)) }
            </div>
        </header>
    }
}

/// The button of a kind of rows: its glyph, its letter, its key.
fn flag(words: Words, pane: &FilesPane, kind: Kind) -> Html {
    let (class, glyph, letter, key, id, why) = match kind {
        Kind::Added => ("a", "+", "A", "a", "kind-of-added", "kind-of-added-why"),
        Kind::Changed => ("c", "~", "C", "c", "kind-of-changed", "kind-of-changed-why"),
        Kind::Deleted => ("d", "−", "D", "d", "kind-of-deleted", "kind-of-deleted-why"),
        Kind::Hidden => ("d", "⊘", "", "x", "kind-of-hidden", "kind-of-hidden-why"),
        Kind::Unchanged => ("u", "=", "", "=", "kind-of-unchanged", "kind-of-unchanged-why"),
    };
    let onclick = pane.act.reform(move |_: MouseEvent| InspectAction::ToggleKind(kind));
    let why = format!("{} ({key})", words.t(why));
    html! {
        <button class={classes!("flag", "kind", class)} aria-pressed={pane.inspect.shows(kind).to_string()}
            aria-label={words.t(id)} aria-keyshortcuts={key} title={why} {onclick}>
            <span class="g" aria-hidden="true">{ glyph }</span>{ letter }
        </button>
    }
}

/// The heads of the columns: each sorts.
pub fn columns(words: Words, pane: &FilesPane) -> Html {
    let all = pane.inspect.columns;
    html! {
        <div class="row head" role="row">
            { head(words, pane, SortBy::Name, "column-name", false) }
            if all {
                { head(words, pane, SortBy::Mode, "column-mode", true) }
                { head(words, pane, SortBy::Owner, "column-owner", true) }
                { head(words, pane, SortBy::Time, "column-time", true) }
            } else {
                <span class="num" role="columnheader">{ words.t("column-why") }</span>
            }
            { head(words, pane, SortBy::Size, "column-size", true) }
            { head(words, pane, SortBy::Layer, "column-layer", true) }
        </div>
    }
}

fn head(words: Words, pane: &FilesPane, by: SortBy, id: &'static str, number: bool) -> Html {
    let sort = pane.inspect.sort;
    let on = sort.by == by;
    let down = by.descends() != sort.reverse;
    let order = on.then_some(if down { "descending" } else { "ascending" });
    let arrow = if down { " ↓" } else { " ↑" };
    let name = words.t(id);
    let label = words.say(&Message::new("sort-by").text("column", &*name));
    let onclick = pane.act.reform(move |_: MouseEvent| InspectAction::Sort(by));
    html! {
        <span class={number.then_some("num")} role="columnheader" aria-sort={order}>
            <button title={label.clone()} aria-label={label} {onclick}>
                { name }if on { <span aria-hidden="true">{ arrow }</span> }
            </button>
        </span>
    }
}
