//! Why a line was found, or not: sentences, and its key before and after.

use std::rc::Rc;

use yew::prelude::*;

use super::go::Go;
use super::stages::{builder, latest};
use crate::app::cache::{CacheAction, Shown};
use crate::explain::{self, Message};
use crate::sim::cache::Verdict;
use crate::sim::cache::look::{BuildLook, KeyTable, Mark};
use crate::ui::words::Words;
use crate::view::cache::{all_untold, glyph, key_lines, one_line, parsed};

/// A line of the latest build, of each builder; the most telling one without.
pub fn why(
    words: Words,
    shown: &Shown,
    line: Option<usize>,
    frame: Option<usize>,
    go: &Go,
) -> Html {
    let look = &shown.look;
    let untold = frame.map(|frame| all_untold(&shown.frames, frame)).unwrap_or_default();
    let builds = latest(look);
    let several = builds.len() > 1;
    let of = |build: &&BuildLook| {
        let tables = look.keys.iter().filter(|table| table.version == build.version);
        let at = line.or_else(|| tables.clone().next().map(|table| table.instruction));
        let at = at.unwrap_or_default();
        let table = tables.clone().find(|table| table.instruction == at);
        one(words, build, at, table, (several, !untold.contains(&(build.version, at)), go))
    };
    html! { <div class={classes!("why", several.then_some("why--two"))}>{ for builds.iter().map(of) }</div> }
}

/// What became of a line, as a chip.
pub fn chip(words: Words, mark: Mark, word: &Message) -> Html {
    html! {
        <span class="mark" data-mark={mark.name()}>
            <span aria-hidden="true">{ glyph(mark) }{ " " }</span>{ words.say(word) }
        </span>
    }
}

fn one(
    words: Words,
    build: &BuildLook,
    at: usize,
    table: Option<&KeyTable>,
    (several, told, go): (bool, bool, &Go),
) -> Html {
    let Some(line) = build.lines.get(at) else {
        return html! { <p class="panel__note">{ words.t("cache-why-none") }</p> };
    };
    let file = parsed(&build.text);
    let last = build.last_text.as_deref().map_or_else(|| Rc::clone(&file), parsed);
    let text = file.instructions.get(at).map(|one| one_line(&one.original)).unwrap_or_default();
    let mark = line.mark();
    let title = Message::new("cache-why-title")
        .text("mark", if told { mark.name() } else { "untold" })
        .count("line", line.lines.0 as u64)
        .text("text", text);
    let mut said = explain::cache_verdict(&file, &last, at, &line.verdict);
    if let (Mark::Error, Some(failure)) = (mark, &build.failure) {
        said.push(explain::cache_failure(&file, failure));
    }
    let cause = match line.verdict {
        Verdict::ReRun { because, .. } => {
            build.lines.get(because).map(|line| (because, line.lines.0))
        }
        _ => None,
    };
    let word = explain::verdict_word(&line.verdict);
    // Of two builders, each is told by its name.
    let label = match several {
        true => format!("{} · {}", words.t(builder(build.version)), words.say(&title)),
        false => words.say(&title).to_string(),
    };
    html! {
        <section class="why__one" aria-label={label}>
            <h3 class="why__title">
                if several { <span class="chip">{ words.t(builder(build.version)) }</span> }
                if told { { chip(words, mark, &word) } }
                <span>{ words.say(&title) }</span>
            </h3>
            <div class="why__said" hidden={!told}>
                { for said.iter().map(|said| html! { <p>{ words.say(said) }</p> }) }
                if line.more > 0 {
                    <p>{ words.say(&Message::new("cache-why-more").count("count", line.more)) }</p>
                }
                if let Some((because, cause)) = cause {
                    <button class="flag" onclick={go.on(CacheAction::OpenKey(Some(because)))}>
                        { words.say(&Message::new("cache-why-cause").count("line", cause as u64)) }
                    </button>
                }
            </div>
            { table.map(|table| key(words, build, table)).unwrap_or_default() }
        </section>
    }
}

/// The key, part by part: in the build before and in this one.
fn key(words: Words, build: &BuildLook, table: &KeyTable) -> Html {
    let number = |number: u64| words.say(&Message::new("cache-build-of").count("number", number));
    let before = build.last_number.filter(|_| table.before);
    let value = |value: &str, counts: bool| match (counts, value) {
        (false, _) => html! { <span class="dimmer">{ words.t("cache-why-not-part") }</span> },
        (true, "") => html! { <span class="dimmer">{ "–" }</span> },
        (true, value) => html! { <code title={value.to_owned()}>{ value }</code> },
    };
    html! {
        <>
        <table class="keys">
            <thead><tr>
                <th scope="col">{ words.t("cache-why-part") }</th>
                if let Some(before) = before { <th scope="col">{ number(before) }</th> }
                <th scope="col">{ number(build.number) }</th>
            </tr></thead>
            <tbody>
                { for key_lines(table).into_iter().map(|line| html! {
                    <tr class={classes!(line.differs.then_some("keys__other"))}>
                        <th scope="row">
                            if line.differs { <span class="keys__mark" role="img" aria-label={words.t("cache-why-differs")}>{ "≠" }</span> }
                            { words.say(&line.name) }
                        </th>
                        if before.is_some() { <td>{ value(&line.old, line.counts) }</td> }
                        <td>{ value(&line.new, line.counts) }</td>
                    </tr>
                }) }
            </tbody>
        </table>
        if table.more > 0 {
            <p class="panel__note">{ words.say(&Message::new("cache-why-more-files").count("count", table.more)) }</p>
        }
        </>
    }
}
