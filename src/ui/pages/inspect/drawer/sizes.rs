//! The picture of sizes, and the same as a list.

use yew::prelude::*;

use super::{Drawer, SHEET, waiting};
use crate::app::{About, Found, Inquiry, InspectAction};
use crate::base::path::visible;
use crate::base::{LayerId, LayerPath, sort_by};
use crate::explain::Message;
use crate::platform::focus;
use crate::ui::words::Words;
use crate::union::WasteCause;
use crate::view::picture::{Block, Sizes, WIDTH, height, label};

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
            if shown == Sizes::Seen { { crumbs(words, of) } }
            { match of.store.work.inquiry(About::Picture) {
                Some(Inquiry { found: Some(Ok(Found::Picture(blocks))), .. }) => picture(words, blocks, of),
                other => waiting(words, other, &Callback::noop()),
            } }
        </>
    }
}

/// The directories above the one that the picture is of: each leads out to it, and the last one to
/// its row among the files.
fn crumbs(words: Words, of: &Drawer<'_>) -> Html {
    let at = &of.store.inspect.sizes_of;
    let above: Vec<LayerPath> = std::iter::successors(at.parent(), LayerPath::parent).collect();
    let name = |path: &LayerPath| match path.parts().next_back() {
        Some(name) => visible(name),
        None => "/".to_owned(),
    };
    let said = Message::new("sizes-zoomed").text("path", at.shown());
    let top = of.open.look(&of.store.inspect).map(crate::union::Look::top);
    html! {
        <nav class="about" aria-label={words.t("sizes-crumbs")}>
            { for above.iter().rev().map(|path| html! {
                <><button class="link mono" onclick={zoom(path, of)}>{ name(path) }</button><span aria-hidden="true">{ " › " }</span></>
            }) }
            <b class="mono" aria-current="location">{ name(at) }</b>
            if let Some(layer) = top.filter(|_| !at.is_root()) {
                { " " }
                <button class="flag" onclick={show(at.clone(), layer, of)}>{ words.t("sizes-show") }</button>
            }
            <span class="visually-hidden" role="status">
                if !at.is_root() { { words.say(&said) } }
            </span>
        </nav>
    }
}

fn show(path: LayerPath, layer: LayerId, of: &Drawer<'_>) -> Callback<MouseEvent> {
    of.act.reform(move |_| InspectAction::GoTo { path: path.clone(), layer })
}

/// Makes the picture one of a directory. What was clicked goes with the old one: the sheet has the
/// keyboard then.
fn zoom(path: &LayerPath, of: &Drawer<'_>) -> Callback<MouseEvent> {
    let (act, path) = (of.act.clone(), path.clone());
    Callback::from(move |_| {
        act.emit(InspectAction::ZoomSizes(path.clone()));
        focus::focus_id(SHEET);
    })
}

fn picture(words: Words, blocks: &[Block], of: &Drawer<'_>) -> Html {
    if blocks.is_empty() {
        return html! { <p class="about">{ words.t("sizes-none") }</p> };
    }
    let mut largest: Vec<&Block> = blocks.iter().filter(|block| block.path.is_some()).collect();
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
                        { for block.layer.map(|layer| html! { <span class="chip">{ layer.to_string() }</span> }) }
                        <button class="link" onclick={go(block, of, top)}>{ words.say(&block.said) }</button>
                    </li>
                }) }
            </ol>
        </>
    }
}

/// Leads into a directory, or to the path of a block, in the layer that holds it.
fn go(block: &Block, of: &Drawer<'_>, top: Option<LayerId>) -> Callback<MouseEvent> {
    let inspect = &of.store.inspect;
    // What is too small to be told apart stands for its directory.
    let inside = block.path.as_ref().filter(|path| {
        inspect.sizes == Sizes::Seen && block.layer.is_none() && **path != inspect.sizes_of
    });
    if let Some(path) = inside {
        return zoom(path, of);
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
