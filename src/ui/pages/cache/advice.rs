//! What to write instead, and what that would save.

use yew::prelude::*;

use super::go::Go;
use crate::app::cache::CacheAction;
use crate::explain::{self, Message};
use crate::sim::cache::advice::Advised;
use crate::sim::cache::look::CacheLook;
use crate::sim::cache::script::Step;
use crate::ui::words::Words;
use crate::view::cache::{ChangedLine, by_saving, changed_lines, ignore_text};
use crate::view::text_diff::LineState;

/// The advice on the latest build, each with the change and a button that makes it.
pub fn advice(words: Words, look: &CacheLook, text: &str, go: &Go) -> Html {
    if !look.advised {
        return html! { <p class="panel__note">{ words.t("cache-advice-wait") }</p> };
    }
    if look.advice.is_empty() {
        return html! { <p class="panel__note">{ words.t("cache-advice-none") }</p> };
    }
    let built = look.builds.iter().find(|build| !build.version.is_classic());
    let stale = built.is_some_and(|build| build.text != text);
    html! {
        <>
            if stale { <p class="panel__note">{ words.t("cache-advice-stale") }</p> }
            <ol class="advices">
                { for by_saving(&look.advice).into_iter().map(|advised| one(words, look, advised, (text, stale, go))) }
            </ol>
        </>
    }
}

fn one(
    words: Words,
    look: &CacheLook,
    advised: &Advised,
    (text, stale, go): (&str, bool, &Go),
) -> Html {
    let (what, effect) = explain::cache_advice(advised);
    let apply = Message::new("cache-advice-apply-what").message("what", what.clone());
    let old = ignore_text(look);
    let (label, lines, action) = match &advised.ignore {
        Some(ignore) => {
            let action = CacheAction::Do(Step::Write(".dockerignore".to_owned(), ignore.clone()));
            (".dockerignore", changed_lines(&old, ignore), action)
        }
        None => {
            let action = CacheAction::Replace(advised.dockerfile.clone());
            ("Dockerfile", changed_lines(text, &advised.dockerfile), action)
        }
    };
    html! {
        <li class="advised">
            <p class="advised__what">{ words.say(&what) }</p>
            <p class="panel__said">{ words.say(&effect) }</p>
            if lines.is_empty() {
                <p class="panel__said">{ words.t("cache-advice-done") }</p>
            } else if !stale || advised.ignore.is_some() {
                <div class="advised__change">
                    <h3><code>{ label }</code></h3>
                    <button class="btn" aria-label={words.say(&apply)} onclick={go.on(action)}>{ words.t("cache-advice-apply") }</button>
                    <ul>{ for lines.iter().map(|line| changed(words, line)) }</ul>
                </div>
            }
        </li>
    }
}

fn changed(words: Words, line: &ChangedLine) -> Html {
    let (sign, state, said) = match line.state {
        LineState::Same => ("\u{a0}", "same", None),
        LineState::Removed => ("−", "removed", Some("cache-advice-removed")),
        LineState::Added => ("+", "added", Some("cache-advice-added")),
    };
    html! {
        <li data-state={state}>
            <span aria-hidden="true">{ sign }</span>
            if let Some(said) = said { <span class="visually-hidden">{ words.t(said) }</span> }
            <code>{ &line.text }</code>
        </li>
    }
}
