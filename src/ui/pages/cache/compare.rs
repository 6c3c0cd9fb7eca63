//! Two builds beside each other.

use yew::prelude::*;

use super::go::Go;
use super::stages::builder;
use super::why::chip;
use crate::app::cache::CacheAction;
use crate::explain::Message;
use crate::platform::dom;
use crate::sim::cache::Version;
use crate::sim::cache::look::CacheLook;
use crate::ui::words::Words;
use crate::view::cache::{Comparison, compare as compared, mark_word, one_line, parsed, seconds};

/// The choice of two builds, and what they share and do not.
pub fn compare(words: Words, look: &CacheLook, pair: Option<(u64, u64)>, go: &Go) -> Html {
    let Some((first, second)) = pair else {
        return html! { <p class="panel__note">{ words.t("cache-compare-one") }</p> };
    };
    let mut numbers: Vec<u64> = look.history.iter().map(|past| past.number).collect();
    numbers.dedup();
    let choice = |id: &'static str, chosen: u64, of: fn(u64, (u64, u64)) -> (u64, u64)| {
        let onchange = go.make(move |event: Event| {
            let number = dom::select_value(&event).and_then(|value| value.parse().ok());
            CacheAction::Compare(Some(of(number.unwrap_or(chosen), (first, second))))
        });
        html! {
            <label class="compare__choice">
                { words.t(id) }
                <select class="tool" {onchange}>
                    { for numbers.iter().map(|&number| html! {
                        <option value={number.to_string()} selected={number == chosen}>
                            { words.say(&Message::new("cache-build-of").count("number", number)) }
                        </option>
                    }) }
                </select>
            </label>
        }
    };
    let mut versions: Vec<Version> = Vec::new();
    for past in look.history.iter().filter(|past| past.number == first || past.number == second) {
        if !versions.contains(&past.version) {
            versions.push(past.version);
        }
    }
    let tables: Vec<(Version, Comparison)> = versions
        .into_iter()
        .filter_map(|version| {
            Some((version, compared(&look.history, &look.builds, version, (first, second))?))
        })
        .collect();
    html! {
        <>
            <div class="compare">
                { choice("cache-compare-first", first, |to, (_, second)| (to, second)) }
                { choice("cache-compare-second", second, |to, (first, _)| (first, to)) }
            </div>
            if tables.is_empty() {
                <p class="panel__note">{ words.t("cache-compare-none") }</p>
            }
            { for tables.iter().map(|(version, it)| table(words, look, *version, ((first, second), it))) }
        </>
    }
}

fn table(
    words: Words,
    look: &CacheLook,
    version: Version,
    ((first, second), it): ((u64, u64), &Comparison),
) -> Html {
    let number = |number: u64| words.say(&Message::new("cache-build-of").count("number", number));
    let row = |id: &'static str, (a, b): (AttrValue, AttrValue)| {
        let other = (a != b).then_some("cache-table__other");
        html! { <tr class={classes!(other)}><th scope="row">{ words.t(id) }</th><td class="num">{ a }</td><td class="num">{ b }</td></tr> }
    };
    let count = |(a, b): (u64, u64)| (a.to_string().into(), b.to_string().into());
    let bytes = |(a, b): (u64, u64)| (words.size(a), words.size(b));
    let of = |build: u64| look.builds.iter().find(|it| it.number == build && it.version == version);
    let file = of(second).map(|build| parsed(&build.text));
    html! {
        <section aria-label={words.t(builder(version))}>
            <table class="cache-table">
                <thead><tr>
                    <th scope="col">{ words.t(builder(version)) }</th>
                    <th scope="col" class="num">{ number(first) }</th>
                    <th scope="col" class="num">{ number(second) }</th>
                </tr></thead>
                <tbody>
                    { row("cache-found", count(it.hits)) }
                    { row("cache-runs", count(it.runs)) }
                    { row("cache-time", (seconds(it.time.0).into(), seconds(it.time.1).into())) }
                    { row("cache-image-bytes", bytes(it.bytes)) }
                    { row("cache-push-bytes", bytes(it.push)) }
                </tbody>
            </table>
            if it.lines.is_empty() {
                <p class="panel__note">{ words.t("cache-compare-same") }</p>
            } else {
                <ul class="compare__lines" aria-label={words.t("cache-compare-lines")}>
                    { for it.lines.iter().map(|(at, was, is)| {
                        let instruction = file.as_ref().and_then(|file| file.instructions.get(*at));
                        let text = instruction.map(|one| one_line(&one.original)).unwrap_or_default();
                        html! {
                            <li>
                                <span class="num dimmer">{ instruction.map_or(0, |one| one.lines.first) }</span>
                                <code>{ text }</code>
                                <span class="compare__marks">
                                    { chip(words, *was, &mark_word(*was)) }
                                    <span aria-hidden="true">{ "→" }</span>
                                    { chip(words, *is, &mark_word(*is)) }
                                </span>
                            </li>
                        }
                    }) }
                </ul>
            }
        </section>
    }
}
