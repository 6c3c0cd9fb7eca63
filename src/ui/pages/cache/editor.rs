//! The Dockerfile as it is typed, with what became of each line beside it.
//!
//! The text is an ordinary field, so that input methods, selection and screen readers work; its
//! colours lie under it, row by row, as many as are seen.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use yew::prelude::*;

use super::line::{Line, line, tells};
use super::store::CacheStore;
use crate::app::cache::CacheAction;
use crate::base::Shared;
use crate::dockerfile::Severity;
use crate::explain::Message;
use crate::platform::field::lines;
use crate::platform::scroll::{self, Extent};
use crate::platform::style::style;
use crate::sim::cache::Version;
use crate::ui::words::{Words, use_words};
use crate::view::cache::{Sheet, Wrong, all_untold, sheet, wrong};
use crate::view::stage::svg::number;

/// Pixels of a row, and of one that is presented: as in the style sheet.
const ROW: (f64, f64) = (28.0, 38.0);
/// Rows drawn above and below what is seen.
const SPARE: f64 = 6.0;
/// Rows from which on it takes time to lay them out.
const MANY: usize = 500;
/// Problems that are listed.
const LISTED: usize = 50;

/// What the editor needs.
#[derive(Properties, PartialEq)]
pub struct EditorProps {
    /// The state.
    pub store: CacheStore,
}

/// The Dockerfile.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let words = use_words();
    let store = &props.store;
    let (scroller, field) = (use_node_ref(), use_node_ref());
    let seen = use_state_eq(Extent::default);
    let here = use_state_eq(|| 1_usize);
    let cursor = use_memo((), |()| Cell::new(None::<usize>));
    {
        let (scroller, setter) = (scroller.clone(), seen.setter());
        use_effect_with((), move |()| {
            let watch = scroll::watch(&scroller, move |extent| setter.set(extent));
            move || drop(watch)
        });
    }
    let builds = store.shown.as_ref().map(|shown| Shared::from(Rc::clone(&shown.look.builds)));
    let sheet = use_memo((store.text.clone(), builds), |(text, builds)| {
        let builds = builds.as_ref().map_or(&[][..], |builds| builds);
        Shared::new(sheet(text, builds))
    });
    {
        let (field, cursor) = (field.clone(), cursor.clone());
        use_effect_with(store.text.clone(), move |text| {
            lines::put(&field, &text.replace("\r\n", "\n"), cursor.take());
        });
    }
    // A place that one has gone to shows its build as a whole; frames tell it bit by bit.
    let untold = use_memo((store.shown.clone(), store.frame), |(shown, frame)| {
        let built = shown.as_ref().filter(|shown| shown.look.built).zip(*frame);
        built.map(|(shown, frame)| all_untold(&shown.frames, frame)).unwrap_or_default()
    });
    let row = if store.presenting { ROW.1 } else { ROW.0 };
    let now = now(store, &sheet);
    {
        let scroller = scroller.clone();
        use_effect_with((now, store.presenting), move |&(now, _)| {
            if let (Some(at), Some(extent)) = (now, scroll::extent(&scroller)) {
                let top = real(at) * row;
                if top < extent.top || top + row > extent.top + extent.height {
                    scroll::scroll_to(&scroller, (top - extent.height / 2.0).max(0.0));
                }
            }
        });
    }
    let oninput = {
        let (field, store, here) = (field.clone(), store.clone(), here.setter());
        Callback::from(move |_: InputEvent| {
            if let Some((text, line)) = lines::typed(&field) {
                here.set(line);
                store.dispatch(CacheAction::Type(text));
            }
        })
    };
    let at_cursor = {
        let (field, here) = (field.clone(), here.setter());
        Callback::from(move |()| {
            if let Some((_, line)) = lines::typed(&field) {
                here.set(line);
            }
        })
    };
    let onkeydown = {
        let (field, store, cursor) = (field.clone(), store.clone(), cursor.clone());
        Callback::from(move |event: KeyboardEvent| keys(&event, &field, &store, &cursor))
    };
    let wrong = wrong(&sheet, LISTED);
    let first = ((seen.top / row - SPARE).max(0.0)).floor();
    let last = ((seen.top + seen.height) / row + SPARE).ceil();
    let drawn = whole(first)..whole(last).min(sheet.rows.len());
    let on_move = {
        let (store, cursor) = (store.clone(), cursor.clone());
        Callback::from(move |(from, to): (usize, usize)| moved(&store, &cursor, from, to))
    };
    let both = sheet.second.is_some();
    let shape = format!(
        "height:{}px;--columns:{};--row:{row}px",
        real(sheet.rows.len()) * row + 6.0,
        columns(&sheet)
    );
    let one = |at: usize| {
        let of = Line {
            sheet: &sheet,
            at,
            y: real(at) * row,
            now: now == Some(at),
            row,
            untold: &untold,
        };
        line(words, store, &of, &on_move)
    };
    html! {
        <>
            <div class={classes!("ed", both.then_some("ed--both"))} ref={scroller} id="dockerfile-lines">
                <div class="ed__sheet" ~style={style(shape)}>
                    <textarea ref={field.clone()} class="ed__text" spellcheck="false" autocapitalize="off" autocomplete="off"
                        wrap="off" aria-label={words.t("cache-dockerfile")} aria-describedby="dockerfile-wrong"
                        {oninput} {onkeydown}
                        onkeyup={at_cursor.reform(|_: KeyboardEvent| ())} onclick={at_cursor.reform(|_: MouseEvent| ())}
                        onfocus={at_cursor.reform(|_: FocusEvent| ())} />
                    { cascade(store, &sheet, &untold, (&drawn, row)) }
                    // Of their own, so that the field stays the same element when they come and go.
                    <div class="ed__rows">{ for drawn.clone().map(one) }</div>
                    { hint(words, &wrong, *here, row) }
                </div>
            </div>
            { problems(words, &wrong, &field) }
        </>
    }
}

/// The width of the text. Of many rows in steps, since another width lays out every one of them;
/// else as it is, so that nothing scrolls that could be seen whole.
fn columns(sheet: &Sheet) -> usize {
    match sheet.rows.len() > MANY {
        true => sheet.columns.next_multiple_of(16),
        false => sheet.columns,
    }
}

/// The row that the frame on screen is about.
fn now(store: &CacheStore, sheet: &Sheet) -> Option<usize> {
    let shown = store.shown.as_ref()?;
    let step = shown.frames.get(store.frame())?.step.filter(|_| store.question().is_none())?;
    let of =
        |row: &crate::view::cache::EditorRow| row.verdict.as_ref().map(|verdict| verdict.built);
    sheet.rows.iter().position(|row| of(row) == Some(step))
}

/// Keys that are the editor's own; all others are those of any field.
fn keys(
    event: &KeyboardEvent,
    field: &NodeRef,
    store: &CacheStore,
    cursor: &Rc<Cell<Option<usize>>>,
) {
    if event.is_composing() {
        return;
    }
    let command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
    let action = match (event.code().as_str(), event.key().as_str()) {
        (_, "Enter") if command => CacheAction::Build,
        ("KeyZ", _) if command && event.shift_key() => CacheAction::Redo,
        ("KeyZ", _) if command => CacheAction::Undo,
        ("KeyY", _) if command && !event.shift_key() => CacheAction::Redo,
        (_, "ArrowUp" | "ArrowDown")
            if event.alt_key() && !event.ctrl_key() && !event.meta_key() =>
        {
            let down = event.key() == "ArrowDown";
            // Where the line goes that is on its way, else where the cursor is.
            let here = cursor.get().or_else(|| lines::typed(field).map(|(_, line)| line));
            let Some(line) = here else { return };
            cursor.set(Some(if down { line + 1 } else { line.saturating_sub(1).max(1) }));
            CacheAction::MoveLine(line, down)
        }
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    store.dispatch(action);
}

/// A line goes to another place, step by step.
fn moved(store: &CacheStore, cursor: &Rc<Cell<Option<usize>>>, from: usize, to: usize) {
    if from != to {
        cursor.set(Some(to));
        store.dispatch(CacheAction::Do(crate::sim::cache::script::Step::Move(from, to)));
    }
}

/// What is wrong with the line that the cursor is on, right below it.
fn hint(words: Words, wrong: &[Wrong], line: usize, row: f64) -> Html {
    let mut here = wrong.iter().filter(|wrong| wrong.line == line).peekable();
    if here.peek().is_none() {
        return html! {};
    }
    html! {
        <div class="ed__hint" aria-hidden="true" ~style={style(format!("top:{}px", real(line) * row))}>
            { for here.map(|wrong| html! { <p data-severity={severity(wrong.severity)}>{ words.say(&wrong.what) }</p> }) }
        </div>
    }
}

/// All that is wrong, with a way there.
fn problems(words: Words, wrong: &[Wrong], field: &NodeRef) -> Html {
    let one = |wrong: &Wrong| {
        let (field, line) = (field.clone(), wrong.line);
        let onclick = Callback::from(move |_: MouseEvent| lines::go_to(&field, line));
        html! {
            <li data-severity={severity(wrong.severity)}>
                <button class="flag" {onclick}>
                    { words.say(&Message::new("cache-line").count("line", line as u64)) }
                </button>
                <span>{ words.say(&wrong.what) }</span>
            </li>
        }
    };
    html! {
        <ul class="ed__problems" id="dockerfile-wrong" hidden={wrong.is_empty()}>{ for wrong.iter().map(one) }</ul>
    }
}

/// The name of how bad something is, for styles.
pub(super) fn severity(of: Severity) -> &'static str {
    match of {
        Severity::Error => "error",
        Severity::Later => "later",
        Severity::Warning => "warning",
    }
}

/// The brackets as far as it is told what became of their lines.
fn told_brackets(
    store: &CacheStore,
    sheet: &Sheet,
    untold: &BTreeSet<(Version, usize)>,
) -> Vec<(usize, Vec<usize>)> {
    let told = |line: &usize| {
        let verdict = sheet.rows.get(*line).and_then(|row| row.verdict.as_ref());
        sheet
            .first
            .zip(verdict)
            .is_some_and(|(version, verdict)| tells(store, untold, version, verdict))
    };
    let brackets = sheet.brackets.iter().filter(|(cause, _)| told(cause));
    let cut = |(cause, lines): &(usize, Vec<usize>)| {
        (*cause, lines.iter().copied().filter(told).collect::<Vec<usize>>())
    };
    brackets.map(cut).filter(|(_, lines)| !lines.is_empty()).collect()
}

/// Brackets from each cause down to its last consequence, with a tick at each.
fn cascade(
    store: &CacheStore,
    sheet: &Sheet,
    untold: &BTreeSet<(Version, usize)>,
    (drawn, row): (&Range<usize>, f64),
) -> Html {
    let told = told_brackets(store, sheet, untold);
    let height = real(sheet.rows.len()) * row;
    let bracket = |(at, (cause, lines)): (usize, &(usize, Vec<usize>))| {
        let x = 4.0 + 3.0 * real(at % 3);
        let y = |line: usize| number(real(line) * row + row / 2.0);
        let last = lines.last().copied().unwrap_or(*cause);
        let mut path = format!("M13 {} H{} V{}", y(*cause), number(x), y(last));
        for line in lines.iter().filter(|line| drawn.contains(line)) {
            path.push_str(&format!(" M{} {} H13", number(x), y(*line)));
        }
        html! { <path d={path} /> }
    };
    if told.is_empty() {
        return html! {};
    }
    html! {
        <svg class="ed__cascade" width="14" height={number(height)} aria-hidden="true">
            { for told.iter().enumerate().map(bracket) }
        </svg>
    }
}

#[expect(clippy::cast_precision_loss, reason = "far fewer rows than 2^52")]
fn real(of: usize) -> f64 {
    of as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "never negative")]
fn whole(of: f64) -> usize {
    of as usize
}
