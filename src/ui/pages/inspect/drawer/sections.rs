//! Sections of rows, drawn.

use yew::prelude::*;

use crate::app::InspectAction;
use crate::explain::Message;
use crate::ui::parts::CopyButton;
use crate::ui::words::Words;
use crate::view::report::{Line, Mark, Row, Section};

/// How they are drawn.
pub struct Drawn<'a> {
    /// Values of secrets are shown.
    pub unmasked: bool,
    /// Something is to happen.
    pub act: &'a Callback<InspectAction>,
}

/// Sections, and a button that shows the values of secrets if there are some.
pub fn sections(words: Words, of: &[Section], drawn: &Drawn<'_>) -> Html {
    let mut lines = of.iter().flat_map(|section| &section.rows).flat_map(|row| &row.lines);
    let secret = lines.any(|line| line.plain.is_some());
    html! {
        <>
            if secret {
                <p class="about">
                    <button class="flag" aria-pressed={drawn.unmasked.to_string()}
                        onclick={drawn.act.reform(|_: MouseEvent| InspectAction::Unmask)}>{ words.t("report-show") }</button>
                </p>
            }
            { for of.iter().map(|section| one(words, section, drawn)) }
        </>
    }
}

fn one(words: Words, of: &Section, drawn: &Drawn<'_>) -> Html {
    let title = words.say(&of.title);
    html! {
        <section class={classes!("rep", of.table.then_some("rep--table"))} aria-label={title.clone()}>
            <div class="rep__head">
                <h3>{ title }</h3>
                { for copied(words, of, drawn).map(|text| html! { <CopyButton label="report-copy" class="flag" {text} /> }) }
            </div>
            { for of.about.iter().map(|about| html! { <p>{ words.say(about) }</p> }) }
            <ul class="rep__rows">{ for of.rows.iter().map(|of| row(words, of, drawn)) }</ul>
            if of.more > 0 { <p class="dim">{ words.say(&Message::new("report-more").count("count", of.more)) }</p> }
        </section>
    }
}

fn shown<'a>(of: &'a Line, drawn: &Drawn<'_>) -> &'a str {
    of.plain.as_deref().filter(|_| drawn.unmasked).unwrap_or(&of.text)
}

/// The texts of a section as one, if they are more than paths.
fn copied(words: Words, of: &Section, drawn: &Drawn<'_>) -> Option<String> {
    let mut texts = of.rows.iter().flat_map(|row| &row.lines);
    texts.any(|line| line.path.is_none()).then(|| {
        let mut text = String::new();
        for row in &of.rows {
            let name = row.said.as_ref().filter(|_| of.table).map(|said| words.say(said));
            for line in &row.lines {
                if let Some(name) = &name {
                    text.push_str(name);
                    text.push('\t');
                }
                text.push_str(shown(line, drawn));
                text.push('\n');
            }
        }
        text
    })
}

fn row(words: Words, of: &Row, drawn: &Drawn<'_>) -> Html {
    html! {
        <li>
            { for of.mark.map(|of| mark(words, of)) }
            { for of.layer.map(|layer| html! { <span class="chip">{ layer.to_string() }</span> }) }
            <div class="rep__said">
                { for of.said.as_ref().map(|said| html! { <span>{ words.say(said) }</span> }) }
                { for of.lines.iter().map(|of| line(words, of, drawn)) }
                if !of.notes.is_empty() { <span class="dim rep__note">{ notes(words, of) }</span> }
            </div>
            { for of.bytes.map(|bytes| html! { <span class="num" title={words.exact(bytes)}>{ words.size(bytes) }</span> }) }
        </li>
    }
}

fn notes(words: Words, of: &Row) -> String {
    let notes: Vec<AttrValue> = of.notes.iter().map(|note| words.say(note)).collect();
    notes.join(" · ")
}

fn line(words: Words, of: &Line, drawn: &Drawn<'_>) -> Html {
    let text = shown(of, drawn).to_owned();
    let inside = match (&of.path, of.layer) {
        (Some(path), Some(layer)) => {
            let path = path.clone();
            let onclick = drawn
                .act
                .reform(move |_: MouseEvent| InspectAction::GoTo { path: path.clone(), layer });
            html! { <button class="link mono" {onclick}>{ text }</button> }
        }
        _ => html! { <code class="mono">{ text }</code> },
    };
    html! {
        <div class="rep__line">
            { for of.layer.map(|layer| html! { <span class="chip">{ layer.to_string() }</span> }) }
            { inside }
            { for of.bytes.map(|bytes| html! { <span class="num dim">{ words.size(bytes) }</span> }) }
        </div>
    }
}

fn mark(words: Words, of: Mark) -> Html {
    let (class, glyph, id) = match of {
        Mark::Pass => ("a", "✓", "mark-pass"),
        Mark::Fail => ("d", "✗", "mark-fail"),
        Mark::Skip => ("", "○", "mark-skip"),
        Mark::Added => ("a", "+", "mark-added"),
        Mark::Changed => ("c", "~", "mark-changed"),
        Mark::Removed => ("d", "−", "mark-removed"),
        Mark::Same => ("", "=", "mark-same"),
    };
    html! { <span class={classes!("chip", class)}><span aria-hidden="true">{ glyph }</span>{ " " }{ words.t(id) }</span> }
}
