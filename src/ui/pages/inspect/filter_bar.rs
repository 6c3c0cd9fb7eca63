//! The line under the head of the files: a filter, what it may ask, and what else there is to find.

use yew::prelude::*;

use super::files_pane::{FilesPane, ID};
use crate::app::InspectAction;
use crate::explain::{self, Message};
use crate::platform::{dom, focus};
use crate::ui::words::Words;

/// The id of the field, for the key that leads to it.
pub const FILTER: &str = "filter";

/// What a filter may ask: something to write, and what it keeps.
const EXAMPLES: &[(&str, &str)] = &[
    ("passwd", "filter-by-text"),
    ("/\\.so(\\.\\d+)*$/", "filter-by-regex"),
    ("/etc/", "filter-by-path"),
    (">10M", "filter-by-size"),
    ("layer:0", "filter-by-layer"),
    ("is:deleted", "filter-by-is"),
    ("is:opaque", "filter-by-opaque"),
    ("mode:suid", "filter-by-mode"),
    ("type:link", "filter-by-type"),
    ("type:hardlink", "filter-by-hardlink"),
    ("owner:0", "filter-by-owner"),
    ("-type:dir >1k", "filter-by-not"),
];

/// The filter, and the buttons beside it.
pub fn filter_bar(words: Words, pane: &FilesPane) -> Html {
    let line = &pane.inspect.filter;
    let error = pane.error.as_ref().map(|error| words.say(&explain::filter_error(error)));
    let count = pane.matches.map(|n| Message::new("filter-matches").count("count", n.into()));
    let searching = pane.inspect.search.is_some();
    let search = pane
        .act
        .reform(move |_: MouseEvent| InspectAction::SetSearch((!searching).then(String::new)));
    let columns = pane.act.reform(|_: MouseEvent| InspectAction::ToggleColumns);
    let set = pane.act.reform(InspectAction::SetFilter);
    html! {
        <div class="find__area">
            <div class="find">
                <input id={FILTER} class="find__field" type="text" autocomplete="off" spellcheck="false"
                    aria-label={words.t("filter-label")} placeholder={words.t("filter-placeholder")}
                    aria-invalid={error.is_some().to_string()} aria-describedby="filter-says"
                    aria-keyshortcuts="\\" value={line.clone()} oninput={on_input(pane)} onkeydown={on_key(pane)} />
                <span class="num dim find__count" role="status">
                    { count.map(|count| words.say(&count)) }
                </span>
                { examples(words, EXAMPLES, &set) }
                <button class="flag" aria-pressed={searching.to_string()} aria-keyshortcuts="/" onclick={search}>
                    { words.t("search-open") }<kbd aria-hidden="true">{ "/" }</kbd>
                </button>
                <button class="flag" aria-pressed={pane.inspect.columns.to_string()} aria-label={words.t("columns-all")}
                    title={words.t("columns-all")} onclick={columns}>{ "⋯" }</button>
            </div>
            <p id="filter-says" class="find__error" role="alert">{ error }</p>
        </div>
    }
}

fn on_input(pane: &FilesPane) -> Callback<InputEvent> {
    let act = pane.act.clone();
    Callback::from(move |event: InputEvent| {
        act.emit(InspectAction::SetFilter(dom::select_value(&event).unwrap_or_default()));
    })
}

/// Escape clears the line, and leaves an empty one; Enter and ↓ go to the tree.
fn on_key(pane: &FilesPane) -> Callback<KeyboardEvent> {
    let (act, empty) = (pane.act.clone(), pane.inspect.filter.is_empty());
    Callback::from(move |event: KeyboardEvent| {
        match event.key().as_str() {
            _ if event.is_composing() => return,
            "Escape" if !empty => act.emit(InspectAction::SetFilter(String::new())),
            "Escape" | "Enter" | "ArrowDown" => focus::enter(ID),
            _ => return,
        }
        event.prevent_default();
    })
}

/// What can be written, each a button that writes it.
pub fn examples(words: Words, examples: &'static [(&str, &str)], set: &Callback<String>) -> Html {
    let example = |&(text, id): &(&'static str, &'static str)| {
        let onclick = set.reform(move |_: MouseEvent| text.to_owned());
        html! {
            <li><button class="link" {onclick}><code>{ text }</code></button><span>{ words.t(id) }</span></li>
        }
    };
    html! {
        <details class="find__help">
            <summary class="flag" aria-label={words.t("filter-help")} title={words.t("filter-help")}>{ "?" }</summary>
            <div class="find__grammar">
                <p>{ words.t("filter-and") }</p>
                <ul>{ for examples.iter().map(example) }</ul>
            </div>
        </details>
    }
}
