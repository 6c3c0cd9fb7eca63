//! What `docker diff` prints, with what came and went in the step.

use yew::prelude::*;

use crate::base::{LayerPath, sort_by};
use crate::explain::Message;
use crate::sim::cow::Change;
use crate::ui::store::Store;
use crate::ui::words::Words;

/// The lines of `docker diff`: those new in this step marked, those gone struck through.
pub fn changes(words: Words, store: &Store) -> Html {
    let Some(shown) = &store.containers.shown else { return html! {} };
    let look = &shown.look;
    let Some(name) = store.containers.current() else { return html! {} };
    let (new, gone) = (&look.diff_step.new, &look.diff_step.gone);
    let rest = look.diff.all.saturating_sub(look.diff.first.len() as u64);
    let mut lines: Vec<(&(Change, LayerPath), Turn)> = Vec::new();
    lines.extend(
        look.diff
            .first
            .iter()
            .map(|line| (line, if new.first.contains(line) { Turn::New } else { Turn::Stays })),
    );
    lines.extend(gone.first.iter().map(|line| (line, Turn::Gone)));
    sort_by(&mut lines, |(one, a), (other, b)| {
        (&one.1, *a == Turn::New).cmp(&(&other.1, *b == Turn::New))
    });
    let count = |id, class, count: u64| {
        let message = Message::new(id).count("count", count);
        html! { if count > 0 { <span class={class}>{ words.say(&message) }</span> } }
    };
    html! {
        <section class="pane containers__diff" aria-label={format!("docker diff {name}")} data-pane="true" tabindex="-1">
            <header>
                <h2 class="mono">{ format!("docker diff {name}") }</h2>
                <span class="pane__chips">
                    { count("diff-new", "chip c", new.all) }
                    { count("diff-gone", "chip d", gone.all) }
                </span>
            </header>
            if lines.is_empty() {
                <p class="captions__note">{ words.t("stage-diff-none") }</p>
            } else {
                <ul class="diff" tabindex="0">{ for lines.into_iter().map(|(line, turn)| row(words, line, turn)) }</ul>
                if rest > 0 {
                    <p class="captions__note">{ words.say(&Message::new("stage-more-lines").count("count", rest)) }</p>
                }
            }
        </section>
    }
}

/// What became of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Stays,
    New,
    Gone,
}

/// One line of `docker diff`.
fn row(words: Words, (change, path): &(Change, LayerPath), turn: Turn) -> Html {
    let letter = change.letter().to_string();
    let kind = format!("diff__{}", letter.to_ascii_lowercase());
    let text = html! { <><b class={kind}>{ letter }</b>{ " " }{ path.shown() }</> };
    match turn {
        Turn::Stays => html! { <li><span>{ text }</span></li> },
        Turn::New => html! {
            <li class="diff__new">
                <span>{ text }</span>
                <i class="diff__turn"><span aria-hidden="true">{ "+" }</span><span class="visually-hidden">{ words.t("diff-line-new") }</span></i>
            </li>
        },
        Turn::Gone => html! {
            <li class="diff__gone"><s>{ text }</s><i class="diff__turn">{ words.t("diff-line-gone") }</i></li>
        },
    }
}
