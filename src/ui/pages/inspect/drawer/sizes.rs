//! The picture of sizes, and the same as a list.

use yew::prelude::*;

use super::{Drawer, SHEET, waiting};
use crate::app::{About, Found, Inquiry, InspectAction};
use crate::base::{LayerId, LayerPath, sort_by};
use crate::explain::{Arg, Message};
use crate::platform::focus;
use crate::ui::words::Words;
use crate::union::WasteCause;
use crate::view::picture::{Block, Sizes, WIDTH, Zoom, height, label};

/// Rows of the list at most.
const ROWS: usize = 100;

/// The picture of sizes.
pub fn sizes_sheet(words: Words, of: &Drawer<'_>) -> Html {
    let shown = of.store.inspect.sizes;
    let name = |sizes| match sizes {
        Sizes::Seen => "sizes-of-seen",
        Sizes::Layers => "sizes-of-layers",
        Sizes::Causes => "sizes-of-causes",
    };
    html! {
        <>
            <div class="about seg" role="group" aria-label={words.t("sizes-label")}>
                { for Sizes::ALL.map(|sizes| html! {
                    <button aria-pressed={(sizes == shown).to_string()}
                        onclick={of.act.reform(move |_: MouseEvent| InspectAction::SetSizes(sizes))}>{ words.t(name(sizes)) }</button>
                }) }
            </div>
            { crumbs(words, of) }
            { match of.store.work.inquiry(About::Picture) {
                Some(Inquiry { found: Some(Ok(Found::Picture(blocks))), .. }) => picture(words, blocks, of),
                other => waiting(words, other, &Callback::noop()),
            } }
        </>
    }
}

/// What is further out than the part that is shown: each leads there, and the last one to its row
/// among the files.
fn crumbs(words: Words, of: &Drawer<'_>) -> Html {
    let Zoom { path, layer, .. } = &of.store.inspect.zoom;
    let (at, sizes) = (&of.store.inspect.zoom, of.store.inspect.sizes);
    let above: Vec<Zoom> = std::iter::successors(at.out(), Zoom::out).collect();
    let said = match at.parts().as_slice() {
        [] => None,
        [_] if !path.is_root() => Some(Message::new("sizes-zoomed").text("path", path.shown())),
        parts => Some(Message::new("sizes-part").arg("parts", Arg::List(parts.to_vec()))),
    };
    let top = of.open.look(&of.store.inspect).map(crate::union::Look::top);
    html! {
        <nav class="about" aria-label={words.t("sizes-crumbs")}>
            { for above.iter().rev().map(|part| html! {
                <><button class="link mono" onclick={zoom(part, of)}>{ words.say(&part.name(sizes)) }</button><span aria-hidden="true">{ " › " }</span></>
            }) }
            <b class="mono" aria-current="location">{ words.say(&at.name(sizes)) }</b>
            if let Some(layer) = layer.or(top).filter(|_| !path.is_root()) {
                { " " }
                <button class="flag" onclick={show(path.clone(), layer, of)}>{ words.t("sizes-show") }</button>
            }
            <span class="visually-hidden" role="status">{ for said.map(|said| words.say(&said)) }</span>
        </nav>
    }
}

fn show(path: LayerPath, layer: LayerId, of: &Drawer<'_>) -> Callback<MouseEvent> {
    of.act.reform(move |_| InspectAction::GoTo { path: path.clone(), layer })
}

/// Makes the picture one of a part. What was clicked goes with the old one: the sheet has the keyboard
/// then.
fn zoom(part: &Zoom, of: &Drawer<'_>) -> Callback<MouseEvent> {
    let (act, part) = (of.act.clone(), part.clone());
    Callback::from(move |_| {
        act.emit(InspectAction::ZoomSizes(part.clone()));
        focus::focus_id(SHEET);
    })
}

fn picture(words: Words, blocks: &[Block], of: &Drawer<'_>) -> Html {
    if blocks.is_empty() {
        return html! { <p class="about">{ words.t("sizes-none") }</p> };
    }
    let mut largest: Vec<&Block> =
        blocks.iter().filter(|block| block.path.is_some() || block.zoom.is_some()).collect();
    sort_by(&mut largest, |a, b| b.bytes.cmp(&a.bytes));
    largest.truncate(ROWS);
    let box_of = format!("0 0 {WIDTH} {}", height(blocks));
    let top = of.open.look(&of.store.inspect).map(crate::union::Look::top);
    html! {
        <>
            <svg class="sizes" viewBox={box_of} aria-hidden="true">
                { for blocks.iter().map(|block| drawn(words, block, of, top)) }
            </svg>
            <ol class="rep__rows sizes__list" aria-label={words.t("sizes-list")}>
                { for largest.into_iter().map(|block| html! {
                    <li>
                        { for block.layer.filter(|_| block.path.is_some()).map(|layer| html! { <span class="chip">{ layer.to_string() }</span> }) }
                        <button class="link" onclick={go(block, of, top)}>{ words.say(&block.said) }</button>
                    </li>
                }) }
            </ol>
        </>
    }
}

/// Leads into a part that can be divided further, or to the path of a block, in the layer that holds
/// it.
fn go(block: &Block, of: &Drawer<'_>, top: Option<LayerId>) -> Callback<MouseEvent> {
    if let Some(part) = &block.zoom {
        return zoom(part, of);
    }
    let to: Option<(LayerPath, LayerId)> = block.path.clone().zip(block.layer.or(top));
    let act = of.act.clone();
    Callback::from(move |_| {
        if let Some((path, layer)) = to.clone() {
            act.emit(InspectAction::GoTo { path, layer });
        }
    })
}

fn drawn(words: Words, block: &Block, of: &Drawer<'_>, top: Option<LayerId>) -> Html {
    let [x, y, width, height] = block.rect.map(|side| format!("{side:.1}"));
    let kind = match block.cause {
        Some(WasteCause::DeletedLater) => "w-deleted",
        Some(WasteCause::Hidden) => "w-hidden",
        Some(WasteCause::MetadataOnly) => "w-metadata",
        Some(WasteCause::Overwritten) => "w-overwritten",
        Some(WasteCause::NotCompared) => "w-pending",
        None if block.is_dir => "dir",
        None if block.layer.is_some() && block.layer == top => "here",
        None => "file",
    };
    let word = block.word.as_ref().map(|word| words.say(word));
    let label = label(block, word.as_deref().unwrap_or(&block.name));
    let (left, base) =
        (format!("{:.1}", block.rect[0] + 4.0), format!("{:.1}", block.rect[1] + 13.0));
    html! {
        <g data-kind={kind} onclick={go(block, of, top)}>
            <title>{ words.say(&block.said) }</title>
            <rect {x} {y} {width} {height} />
            if !label.is_empty() { <text x={left} y={base}>{ label }</text> }
        </g>
    }
}
