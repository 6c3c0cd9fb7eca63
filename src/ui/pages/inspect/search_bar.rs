//! The search over all layers: names, and on demand what is inside files.

use yew::prelude::*;

use super::files_pane::ID;
use crate::app::{AppAction, ContentSearch, InspectAction, OpenImage, hit_path};
use crate::base::path::visible;
use crate::base::{LayerId, Shared};
use crate::explain::{self, Message};
use crate::platform::style::style;
use crate::platform::{dom, focus};
use crate::ui::stepwise::use_stepwise;
use crate::ui::store::Store;
use crate::ui::words::Words;
use crate::union::VersionState;
use crate::union::filter::{Bits, FilterError, FilterProblem, Matching, Pattern};
use crate::union::search::{Hit, Search, Searching, by_name};
use crate::view::contents_search::FileHit;

/// The id of the field.
pub const SEARCH: &str = "search";

/// What a search came to.
#[derive(Clone, Default, PartialEq)]
pub struct SearchModel {
    /// The hits, once all names were asked.
    pub found: Option<Shared<Found>>,
    /// What is wrong with the text.
    pub error: Option<Message>,
}

/// The hits, and the paths they are of.
pub struct Found {
    /// In order.
    pub search: Search,
    /// Their paths.
    pub paths: Bits,
}

/// The search for a text over all layers that are read, some milliseconds at a time.
#[hook]
pub fn use_search(store: &Store, open: &OpenImage) -> SearchModel {
    /// Names asked before the clock is looked at.
    const STEP: usize = 2_000;
    let text = store.inspect.search.clone().filter(|text| !text.is_empty());
    let read = use_memo(text.clone(), |text| {
        text.as_ref().map(|text| Pattern::typed(text).map_err(|problem| (problem, text.clone())))
    });
    let pattern = (*read).as_ref().and_then(|read| read.as_ref().ok()).cloned();
    let question = pattern.is_some().then(|| (open.tree.clone(), text.clone()));
    let found = use_stepwise(question, |(tree, _)| {
        let mut asking = pattern.map(|pattern| Matching::new(&tree, &pattern));
        let mut ordering: Option<Searching> = None;
        Box::new(move || {
            if let Some(ordered) = &mut ordering {
                let done = ordered.step(&tree, STEP, &mut by_name(&tree));
                let (search, paths) = ordering.take_if(|_| done)?.found();
                return Some(Found { search, paths });
            }
            let done = asking.as_mut()?.step(&tree, STEP);
            let paths = asking.take_if(|_| done)?.into_bits();
            ordering = Some(Searching::new(&tree, paths));
            None
        })
    });
    {
        // The field is there: what is typed goes into it.
        use_effect_with(text.is_some() || store.inspect.search.is_some(), |open| {
            if *open {
                focus::focus_id(SEARCH);
            }
        });
    }
    let error = (*read).as_ref().and_then(|read| read.as_ref().err()).map(|(problem, text)| {
        let problem = FilterProblem::Regex(*problem);
        let error = FilterError { at: 0..text.chars().count(), text: text.clone(), problem };
        explain::filter_error(&error)
    });
    SearchModel { found, error }
}

/// The hit that is on screen: the chosen path in the version that is shown.
#[must_use]
pub fn hit_here(store: &Store, open: &OpenImage) -> Option<Hit> {
    let node = open.tree.find(store.inspect.path.as_ref()?.as_bytes())?;
    let layer = store.inspect.version.or_else(|| {
        let look = open.look(&store.inspect)?;
        open.tree.change(node, look).version.map(|version| version.layer)
    })?;
    Some(Hit { node, layer })
}

/// Goes to the next hit, or the one before.
pub fn go(store: &Store, open: &OpenImage, model: &SearchModel, on: bool) {
    let Some(found) = &model.found else { return };
    let here = hit_here(store, open);
    let search = &found.search;
    let to = if on { search.next(&open.tree, here) } else { search.previous(&open.tree, here) };
    if let Some(to) = to {
        store.dispatch(AppAction::Inspect(InspectAction::ShowHit(to.hit.node, to.hit.layer)));
    }
}

/// What the bar needs.
pub struct SearchBar<'a> {
    /// The state.
    pub store: &'a Store,
    /// The image.
    pub open: &'a OpenImage,
    /// What the search came to.
    pub model: &'a SearchModel,
    /// Something is to happen.
    pub act: Callback<InspectAction>,
    /// The files are to be searched, or not any more.
    pub on_inside: Callback<bool>,
}

/// The bar; nothing where nothing is searched for.
pub fn search_bar(words: Words, bar: &SearchBar<'_>) -> Html {
    let Some(text) = bar.store.inspect.search.clone() else { return html! {} };
    let went = |on: bool| {
        let (store, open, model) = (bar.store.clone(), bar.open.clone(), bar.model.clone());
        Callback::from(move |()| go(&store, &open, &model, on))
    };
    let (next, previous) = (went(true), went(false));
    let close = bar.act.reform(|()| InspectAction::SetSearch(None));
    let onkeydown = {
        let (next, previous, close) = (next.clone(), previous.clone(), close.clone());
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                _ if event.is_composing() => return,
                "Enter" if event.shift_key() => previous.emit(()),
                "Enter" => next.emit(()),
                "ArrowDown" => focus::enter(ID),
                "Escape" => {
                    close.emit(());
                    focus::enter(ID);
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let oninput = bar.act.reform(|event: InputEvent| {
        InspectAction::SetSearch(Some(dom::select_value(&event).unwrap_or_default()))
    });
    let error = bar.model.error.as_ref().map(|error| words.say(error));
    let none = bar.model.found.as_ref().is_none_or(|found| found.search.is_empty());
    let inside = bar.on_inside.clone();
    let click = |to: Callback<()>| to.reform(|_: MouseEvent| ());
    html! {
        <div class="find__area" role="search" aria-label={words.t("search-label")}>
            <div class="find">
                <input id={SEARCH} class="find__field" type="text" autocomplete="off" spellcheck="false"
                    aria-label={words.t("search-label")} placeholder={words.t("search-placeholder")}
                    aria-invalid={error.is_some().to_string()} aria-describedby="search-says"
                    value={text.clone()} {oninput} {onkeydown} />
                <span class="dim find__count" role="status">{ place(words, bar) }</span>
                <button class="flag" disabled={none} aria-keyshortcuts="Shift+N" aria-label={words.t("search-previous")}
                    title={words.t("search-previous")} onclick={click(previous)}>{ "↑" }</button>
                <button class="flag" disabled={none} aria-keyshortcuts="n" aria-label={words.t("search-next")}
                    title={words.t("search-next")} onclick={click(next)}>{ "↓" }</button>
                <button class="flag" disabled={text.is_empty() || error.is_some()} title={words.t("search-inside-why")}
                    onclick={move |_: MouseEvent| inside.emit(true)}>{ words.t("search-inside") }</button>
                <button class="flag" aria-label={words.t("search-close")} title={words.t("search-close")}
                    onclick={click(close)}>{ "×" }</button>
            </div>
            <p id="search-says" class="find__error" role="alert">{ error }</p>
            { for bar.store.work.search.as_ref().map(|search| inside_view(words, bar, search)) }
        </div>
    }
}

/// `3 of 17 · L2, deleted in L5`.
fn place(words: Words, bar: &SearchBar<'_>) -> Option<String> {
    let found = bar.model.found.as_ref()?;
    let count = found.search.len() as u64;
    let here = hit_here(bar.store, bar.open);
    let at = here.and_then(|here| found.search.hits().iter().position(|hit| *hit == here));
    let (Some(at), Some(here)) = (at, here) else {
        return Some(words.say(&Message::new("search-count").count("count", count)).to_string());
    };
    let message = Message::new("search-at").count("at", at as u64 + 1).count("count", count);
    let mut said = words.say(&message.layer("layer", here.layer)).to_string();
    let next = bar.open.tree.versions(here.node).iter().find(|v| v.layer > here.layer);
    if let Some(next) = next {
        let gone = matches!(next.state, VersionState::Gone(_));
        let id = if gone { "detail-deleted" } else { "detail-changed" };
        said.push_str(", ");
        said.push_str(&words.say(&Message::new(id).layer("layer", next.layer)));
    }
    Some(said)
}

/// What was found inside files, so far.
fn inside_view(words: Words, bar: &SearchBar<'_>, search: &ContentSearch) -> Html {
    let cancel = bar.on_inside.reform(|_: MouseEvent| false);
    let done = search.is_done();
    let image = bar.open.image();
    let total: u64 = image.map_or(0, |image| image.layers.iter().map(|l| l.size_stored()).sum());
    let passed: u64 = search.done.iter().sum();
    let percent =
        if done { 100 } else { (passed.min(total) * 100).checked_div(total).unwrap_or(0) };
    let end = if done { "search-inside-close" } else { "reading-cancel" };
    let count = Message::new("search-inside-count")
        .count("count", search.hits.len() as u64)
        .text("text", &*search.text);
    html! {
        <section class="inside" aria-label={words.t("search-inside")}>
            <div class="inside__head">
                <span role="status">{ if done { words.say(&count) } else { words.t("search-inside-now") } }</span>
                if !done {
                    <div class="reading__bar" role="progressbar" aria-label={words.t("search-inside-now")}
                        aria-valuemin="0" aria-valuemax="100" aria-valuenow={percent.to_string()}>
                        <i ~style={style(format!("width:{percent}%"))}></i>
                    </div>
                }
                <button class="flag" onclick={cancel}>{ words.t(end) }</button>
            </div>
            <ul class="inside__hits">
                { for search.hits.iter().map(|(layer, hit)| inside_hit(words, bar, *layer, hit)) }
            </ul>
            if done { { for left_out(words, search) } }
        </section>
    }
}

/// A file: its layer, path, line, and what stands there.
fn inside_hit(words: Words, bar: &SearchBar<'_>, layer: LayerId, hit: &FileHit) -> Html {
    let Some(path) = hit_path(bar.open, layer, hit) else { return html! {} };
    let shown = path.shown();
    let node = bar.open.tree.find(path.as_bytes());
    let act = bar.act.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(node) = node {
            act.emit(InspectAction::ShowHit(node, layer));
        }
    });
    let more = hit.lines.saturating_sub(1);
    html! {
        <li>
            <button class="link" {onclick}>
                <span class="chip">{ layer.to_string() }</span>
                <span class="mono inside__path">{ format!("{shown}:{}", hit.line) }</span>
                <code>{ visible(hit.text.as_bytes()) }</code>
                if more > 0 {
                    <span class="dimmer">{ words.say(&Message::new("search-inside-more").count("count", more.into())) }</span>
                }
            </button>
        </li>
    }
}

/// What was not searched.
fn left_out(words: Words, search: &ContentSearch) -> Option<Html> {
    let mut parts = Vec::new();
    for (id, count) in [
        ("search-inside-binary", u64::from(search.binary)),
        ("search-inside-large", u64::from(search.large)),
        ("search-inside-failed", search.failed.len() as u64),
    ] {
        if count > 0 {
            parts.push(words.say(&Message::new(id).count("count", count)).to_string());
        }
    }
    if search.cut {
        parts.push(words.t("search-inside-cut").to_string());
    }
    let searched = Message::new("search-inside-searched").count("count", search.searched.into());
    parts.insert(0, words.say(&searched).to_string());
    Some(html! { <p class="about">{ parts.join(" ") }</p> })
}
