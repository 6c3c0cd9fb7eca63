//! Two containers side by side.

use yew::prelude::*;

use super::stage::StagePicture;
use crate::app::{ContainersAction, PanelsAction};
use crate::base::{LayerPath, Shared};
use crate::explain::Message;
use crate::platform::dom;
use crate::sim::cow::Change;
use crate::sim::cow::look::{Lines, Look};
use crate::ui::store::Store;
use crate::ui::words::Words;
use crate::view::stage::shapes::Space;
use crate::view::stage::{Options, Picture, RowKind, frames, still};

fn options(room: Space) -> Options {
    /// From this width on there is room for two columns in each picture.
    const WIDE: f64 = 820.0;
    Options { rows: 5, columns: if room.width < WIDE { 1 } else { 2 }, engine: false }
}

/// The button, and with it the choice of the second container.
pub fn side_choice(words: Words, store: &Store) -> Html {
    let containers = &store.containers;
    let names: Vec<String> = containers
        .shown
        .iter()
        .flat_map(|shown| &shown.look.containers)
        .map(|container| container.name.clone())
        .filter(|name| Some(name.as_str()) != containers.current())
        .collect();
    if names.is_empty() {
        return html! {};
    }
    let second = containers.panels.beside.clone().filter(|name| names.contains(name));
    let first = names.first().cloned();
    let turned = if second.is_some() { None } else { first };
    let on_turn = store.containers(move |_: MouseEvent| beside(turned.clone()));
    let onchange = store.containers(|event: Event| beside(dom::select_value(&event)));
    html! {
        <>
            <button class="tool" aria-pressed={second.is_some().to_string()} onclick={on_turn}>{ words.t("beside-button") }</button>
            if let Some(second) = second.filter(|_| names.len() > 1) {
                <select class="tool" aria-label={words.t("beside-choose")} {onchange}>
                    { for names.into_iter().map(|name| {
                        let selected = name == second;
                        html! { <option value={name.clone()} {selected}>{ name }</option> }
                    }) }
                </select>
            }
        </>
    }
}

fn beside(name: Option<String>) -> ContainersAction {
    ContainersAction::Panels(PanelsAction::Beside(name))
}

/// Both pictures, what each container sees and how it differs from its image.
pub fn side_by_side(words: Words, store: &Store, room: Space) -> Html {
    // Half the width; below each picture stands what differs.
    let space = Space {
        width: (room.width / 2.0).max(320.0),
        height: (room.height * 0.66).max(180.0),
        ..room
    };
    let containers = &store.containers;
    let look = containers.shown.as_ref().map(|shown| &shown.look);
    let both = look.and_then(|look| Some((look, look.beside.as_ref()?, look.of_beside()?)));
    let Some((look, beside, mut second_look)) = both else { return html! {} };
    let now =
        frames(look, options(room)).into_iter().nth(containers.frame()).map(|frame| frame.picture);
    let one = now.unwrap_or_else(|| still(look, options(room)));
    // Both have the same rows as far as can be.
    let engine = one.rows.iter().any(|row| row.kind == RowKind::Engine);
    // And the same paths.
    for column in &mut second_look.columns {
        let path = column.path.shown();
        column.now = one.columns.iter().any(|head| head.path.trim_end_matches('/') == path);
    }
    let other = still(&second_look, Options { engine, ..options(room) });
    let shared = shared(look, &second_look);
    let name = |at: Option<usize>| {
        at.and_then(|at| look.containers.get(at))
            .map(|container| container.name.clone())
            .unwrap_or_default()
    };
    let (first, second) = (name(look.shown), name(Some(beside.container)));
    let sentence = Message::new(if shared.1 { "beside-shared" } else { "beside-shared-partly" })
        .count("layers", shared.0)
        .text("one", &first)
        .text("other", &second);
    html! {
        <div class="beside">
            { column(words, &first, (one, space), &look.diff) }
            { column(words, &second, (other, space), &beside.diff) }
            <p class="beside__shared">{ words.say(&sentence) }</p>
        </div>
    }
}

fn column(
    words: Words,
    name: &str,
    (picture, space): (Picture, Space),
    diff: &Lines<(Change, LayerPath)>,
) -> Html {
    let sees = words.say(&Message::new("beside-sees").text("container", name));
    let rest = diff.all.saturating_sub(diff.first.len() as u64);
    html! {
        <figure class="beside__one" aria-label={sees.clone()}>
            <StagePicture picture={Shared::new(picture)} {space} />
            <figcaption tabindex="0">
                <p>{ sees }</p>
                <p class="mono beside__diff">
                    <b>{ format!("docker diff {name}") }</b>
                    { for diff.first.iter().map(|(change, path)| {
                        let letter = change.letter().to_string();
                        let kind = format!("diff__{}", letter.to_ascii_lowercase());
                        html! { <span><b class={kind}>{ letter }</b>{ " " }{ path.shown() }</span> }
                    }) }
                    if diff.first.is_empty() { <span>{ words.t("stage-diff-none") }</span> }
                    if rest > 0 { <span>{ words.say(&Message::new("stage-more-lines").count("count", rest)) }</span> }
                </p>
            </figcaption>
        </figure>
    }
}

/// How many layers both stand on, and whether they stand on nothing else but the engine's own.
fn shared(one: &Look, other: &Look) -> (u64, bool) {
    let (Some(one), Some(other)) = (&one.mount, &other.mount) else { return (0, true) };
    let pairs = one.lower.iter().rev().zip(other.lower.iter().rev());
    let same = pairs.take_while(|(a, b)| a == b).count();
    let alone = one.lower.len().max(other.lower.len()) == same + 1;
    (same as u64, alone)
}
