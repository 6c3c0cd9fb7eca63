//! The head of the Dockerfile: builders, ready scripts, predicting, presenting, building.

use yew::prelude::*;

use super::share::files;
use super::store::CacheStore;
use crate::app::cache::{Builders, CacheAction};
use crate::app::{CacheFileError, ImageHistory};
use crate::explain::{self, Message};
use crate::platform::dom;
use crate::sim::cache::golf::COURSES;
use crate::sim::cache::ready::ALL;
use crate::sim::cache::script::Script;
use crate::ui::parts::{key, keys};
use crate::ui::words::Words;
use crate::view::reconstruct::reconstruct;

/// What begins the value of a course of golf in the choice of scripts.
const GOLF: &str = "golf.";
/// The choice of the image that is open.
const IMAGE: &str = "image.";

/// The pane's head.
pub fn header(words: Words, store: &CacheStore) -> Html {
    let builder = |id: &'static str, builders: Builders| {
        html! {
            <button aria-pressed={(store.builders == builders).to_string()}
                onclick={store.on(CacheAction::SetBuilders(builders))}>
                { words.t(id) }
            </button>
        }
    };
    let asks = store.predict.on;
    html! {
        <header>
            <div class="seg" role="group" aria-label={words.t("cache-builders")}>
                { builder("cache-buildkit", Builders::BuildKit) }
                { builder("cache-classic", Builders::Classic) }
                { builder("cache-both", Builders::Both) }
            </div>
            <span class="sp"></span>
            <button class="tool" aria-pressed={asks.to_string()} onclick={store.on(CacheAction::Predict(!asks))}>
                { words.t("stage-predict") }
            </button>
            <button class="btn primary cache__build" onclick={store.on(CacheAction::Build)} title={words.t("cache-build-key")}>
                { words.t("cache-build") }{ key(keys::BUILD) }
            </button>
        </header>
    }
}

/// What one begins with, and what is learnt there.
pub fn beginning(
    words: Words,
    store: &CacheStore,
    image: Option<&ImageHistory>,
    on_wrong: &Callback<CacheFileError>,
) -> Html {
    let history = image.cloned();
    let onchange = store.make(move |event: Event| {
        let value = dom::select_value(&event).unwrap_or_default();
        match (value.strip_prefix(GOLF).map(str::parse), &history) {
            (Some(Ok(course)), _) => CacheAction::Golf(Some(course)),
            (_, Some(image)) if value == IMAGE => {
                let remark = Message::new("cache-reconstructed").text("image", &image.name);
                let masked = words.t("cache-reconstructed-masked");
                let start = reconstruct(&image.history, &words.say(&remark), &masked);
                CacheAction::Load(Box::new(Script { start, steps: Vec::new() }), 0)
            }
            _ => CacheAction::Ready(value),
        }
    });
    let known = store.ready.as_deref().and_then(explain::cache_ready);
    let current = match (store.course, &store.ready) {
        (Some(course), _) => format!("{GOLF}{course}"),
        (None, Some(id)) => id.clone(),
        (None, None) => String::new(),
    };
    let option = |value: String, name: AttrValue| {
        let selected = value == current;
        html! { <option {value} {selected}>{ name }</option> }
    };
    let title = |id: &str| explain::cache_ready(id).map(|(title, _)| words.say(&title));
    html! {
        <div class="cache__begin">
            <select class="tool" aria-label={words.t("cache-ready")} {onchange}>
                <option value="" selected={current.is_empty()} disabled={true}>{ words.t("cache-own") }</option>
                if let Some(image) = image {
                    { option(IMAGE.to_owned(), words.say(&Message::new("cache-from-image").text("image", &image.name))) }
                }
                <optgroup label={words.t("cache-ready")}>
                    { for ALL.iter().map(|ready| option(ready.id.to_owned(), title(ready.id).unwrap_or_default())) }
                </optgroup>
                <optgroup label={words.t("cache-golf")}>
                    { for COURSES.iter().enumerate().map(|(at, course)| {
                        option(format!("{GOLF}{at}"), title(course.ready).unwrap_or_default())
                    }) }
                </optgroup>
            </select>
            { files(words, store, on_wrong) }
            <button class="tool cache__present" onclick={store.on(CacheAction::Present(true))}>
                { words.t("stage-present") }{ key(keys::PRESENT) }
            </button>
            { match (store.course.and_then(|course| COURSES.get(course)), known) {
                (Some(course), _) => golf(words, store, course),
                (None, Some((_, lesson))) => html! { <p class="dimmer">{ words.say(&lesson) }</p> },
                (None, None) => html! { <p class="dimmer">{ words.t("cache-own-lesson") }</p> },
            } }
        </div>
    }
}

/// The goal of the course, and how the Dockerfile does.
fn golf(words: Words, store: &CacheStore, course: &crate::sim::cache::golf::Course) -> Html {
    let score = store.shown.as_ref().and_then(|shown| shown.look.score.as_ref());
    html! {
        <div class="cache__golf">
            <p>{ words.say(&explain::golf_goal(course)) }</p>
            <p role="status">
                if let Some(score) = score { <b>{ words.say(&explain::golf_score(score)) }</b> }
                if let Some(best) = store.best {
                    <span class="dimmer">{ words.say(&Message::new("cache-golf-best").count("lines", best as u64)) }</span>
                }
                <button class="flag" onclick={store.on(CacheAction::Golf(None))}>{ words.t("cache-golf-stop") }</button>
            </p>
        </div>
    }
}
