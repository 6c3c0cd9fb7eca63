//! A row of the editor: its handle, number, colours, and what became of it.

use std::collections::BTreeSet;
use std::ops::Range;

use yew::prelude::*;

use super::editor::severity;
use super::store::CacheStore;
use crate::app::cache::{CacheAction, Guess};
use crate::dockerfile::TokenKind;
use crate::explain::Message;
use crate::platform::style::style;
use crate::sim::cache::Version;
use crate::sim::cache::look::Mark;
use crate::ui::words::Words;
use crate::view::cache::{EditorRow, RowVerdict, Sheet, glyph, is_asked, seconds};

/// A row, and where it is drawn.
pub struct Line<'a> {
    /// The editor's contents.
    pub sheet: &'a Sheet,
    /// Which row, from 0.
    pub at: usize,
    /// Pixels above it.
    pub y: f64,
    /// Whether the frame on screen is about it.
    pub now: bool,
    /// Its height in pixels.
    pub row: f64,
    /// What is not told yet.
    pub untold: &'a BTreeSet<(Version, usize)>,
}

/// Draws a row; `on_move` is told which line goes where.
pub fn line(
    words: Words,
    store: &CacheStore,
    of: &Line<'_>,
    on_move: &Callback<(usize, usize)>,
) -> Html {
    let Some(row) = of.sheet.rows.get(of.at) else { return html! {} };
    let text = store.text.get(row.span.clone()).unwrap_or_default();
    let first = of.sheet.first.zip(row.verdict.as_ref());
    let told = first.filter(|(version, verdict)| tells(store, of.untold, *version, verdict));
    let mark = told.map(|(_, verdict)| verdict.mark);
    let worst = row.problems.iter().map(|(severity, _)| *severity).max();
    let second = of.sheet.second.as_ref().and_then(|(version, verdicts)| {
        Some((*version, verdicts.get(of.at)?.as_ref()?))
            .filter(|(v, it)| tells(store, of.untold, *v, it))
    });
    html! {
        <div class={classes!("ed__row", row.stage.then_some("ed__row--stage"))} key={row.number}
            data-mark={mark.map(Mark::name)} data-now={of.now.then_some("true")}
            data-stale={told.is_some_and(|(_, verdict)| verdict.stale).then_some("true")}
            data-problem={worst.map(severity)} ~style={style(format!("top:{}px", of.y))}>
            { handle(words, of, row, on_move) }
            <span class="ed__n" aria-hidden="true">{ row.number }</span>
            <span class="ed__glyph" aria-hidden="true">{ mark.map_or("", glyph) }</span>
            <code class="ed__code" aria-hidden="true">{ colours(text, &row.tokens) }</code>
            <span class="ed__end">
                { match (asked(words, store, row), told) {
                    (Some(question), _) => question,
                    (None, Some((_, verdict))) => html! {
                        <>
                            if verdict.time > 0 && of.sheet.second.is_none() {
                                <span class="ed__time">{ seconds(verdict.time) }</span>
                            }
                            { right(words, store, verdict.built) }
                            { chip(words, store, row, verdict) }
                        </>
                    },
                    (None, None) => html! {},
                } }
                if of.sheet.second.is_some() {
                    <span class="ed__second">
                        if let Some((_, verdict)) = second { { chip(words, store, row, verdict) } }
                    </span>
                }
            </span>
        </div>
    }
}

/// Whether it is told by now what became of a line.
pub(super) fn tells(
    store: &CacheStore,
    untold: &BTreeSet<(Version, usize)>,
    version: Version,
    verdict: &RowVerdict,
) -> bool {
    if store.shown.is_none() {
        return false;
    }
    if store.question().is_some() {
        return !is_asked(verdict.mark);
    }
    !untold.contains(&(version, verdict.built))
}

/// The handle that moves the line: dragged, or with the arrow keys.
fn handle(
    words: Words,
    of: &Line<'_>,
    row: &EditorRow,
    on_move: &Callback<(usize, usize)>,
) -> Html {
    if row.instruction.is_none() {
        return html! { <span></span> };
    }
    let (number, last, height) = (row.number, of.sheet.rows.len(), of.row);
    let name = Message::new("cache-move").count("line", number as u64);
    let onkeydown = {
        let on_move = on_move.clone();
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowUp" => number.saturating_sub(1).max(1),
                "ArrowDown" => (number + 1).min(last),
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            on_move.emit((number, to));
        })
    };
    let onpointerdown = Callback::from(move |event: PointerEvent| {
        crate::platform::pointer::capture(&event);
    });
    let onpointerup = {
        let on_move = on_move.clone();
        Callback::from(move |event: PointerEvent| {
            if let Some(over) = crate::platform::pointer::dragged(&event) {
                #[expect(clippy::cast_possible_truncation, reason = "a few thousand rows")]
                let rows = (over / height).floor() as i64;
                let to = i64::try_from(number).unwrap_or(i64::MAX).saturating_add(rows);
                let to = usize::try_from(to.max(1)).unwrap_or(1).min(last);
                on_move.emit((number, to));
            }
        })
    };
    html! {
        <button class="ed__grip" tabindex="-1" aria-label={words.say(&name)} title={words.say(&name)}
            {onkeydown} {onpointerdown} {onpointerup}>
            <span aria-hidden="true">{ "⠿" }</span>
        </button>
    }
}

/// The text in the colours of what its pieces are.
fn colours(text: &str, tokens: &[(Range<usize>, TokenKind)]) -> Html {
    let mut out = Vec::new();
    let mut at = 0;
    for (range, kind) in tokens {
        out.push(html! { { text.get(at..range.start).unwrap_or_default().to_owned() } });
        let piece = text.get(range.clone()).unwrap_or_default().to_owned();
        out.push(html! { <span data-token={token(*kind)}>{ piece }</span> });
        at = range.end;
    }
    out.push(html! { { text.get(at..).unwrap_or_default().to_owned() } });
    out.into_iter().collect()
}

fn token(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Keyword => "keyword",
        TokenKind::Flag => "flag",
        TokenKind::Text => "text",
        TokenKind::Variable => "variable",
        TokenKind::Comment => "comment",
        TokenKind::Directive => "directive",
        TokenKind::HeredocBody => "heredoc",
        TokenKind::HeredocMark => "mark",
        TokenKind::StageName => "stage",
        TokenKind::Continuation => "continuation",
    }
}

/// What became of the line, as a button that opens its key.
fn chip(words: Words, store: &CacheStore, row: &EditorRow, verdict: &RowVerdict) -> Html {
    let word = words.say(&verdict.word);
    let because = verdict.because.map(|line| format!(" ({line})")).unwrap_or_default();
    let name = Message::new("cache-verdict-of")
        .count("line", row.number as u64)
        .text("word", format!("{word}{because}"));
    let name = words.say(&name);
    let open = store.key == Some(verdict.built);
    html! {
        <button class="mark" data-mark={verdict.mark.name()} aria-label={name.clone()} title={name}
            aria-pressed={open.to_string()} onclick={store.on(CacheAction::OpenKey(Some(verdict.built)))}>
            { word }{ because }
        </button>
    }
}

/// Whether a guess about the line was right.
fn right(words: Words, store: &CacheStore, instruction: usize) -> Html {
    match store.guessed().and_then(|guessed| guessed.lines.get(&instruction)) {
        Some(true) => {
            html! { <span class="ed__right" role="img" aria-label={words.t("cache-right")}>{ "✓" }</span> }
        }
        Some(false) => {
            html! { <span class="ed__wrong" role="img" aria-label={words.t("cache-wrong")}>{ "✗" }</span> }
        }
        None => html! {},
    }
}

/// The two answers about a line, if the build is asked about and the line is one to mark.
fn asked(words: Words, store: &CacheStore, row: &EditorRow) -> Option<Html> {
    store.question()?;
    let verdict = row.verdict.as_ref().filter(|verdict| is_asked(verdict.mark))?;
    let instruction = verdict.built;
    let given = store.guesses.get(&instruction).copied();
    let answer = |guess: Guess, mark: Mark, id: &'static str| {
        let next = (given != Some(guess)).then_some(guess);
        html! {
            <button class="mark" data-mark={mark.name()} aria-pressed={(given == Some(guess)).to_string()}
                onclick={store.on(CacheAction::Guess(instruction, next))}>
                { words.t(id) }
            </button>
        }
    };
    let name = Message::new("cache-guess").count("line", row.number as u64);
    Some(html! {
        <span class="ed__ask" role="group" aria-label={words.say(&name)}>
            { answer(Guess::Hit, Mark::Hit, "verdict-hit") }
            { answer(Guess::Runs, Mark::ReRun, "cache-guess-runs") }
        </span>
    })
}
