//! One row of the files that a container sees.

use yew::prelude::*;

use crate::base::path::visible;
use crate::base::{LayerId, LayerPath};
use crate::explain::Message;
use crate::i18n;
use crate::platform::dom;
use crate::platform::style::style;
use crate::sim::cow::LayerRef;
use crate::sim::cow::layer::FileType;
use crate::sim::cow::listing::From;
use crate::ui::words::Words;
use crate::view::files::FileRow;
use crate::view::window;

/// What a row needs.
pub struct FileLine {
    /// What is in it.
    pub row: FileRow,
    /// Which it is, from the top.
    pub at: usize,
    /// Whether the Tab key leads to it.
    pub tabbable: bool,
    /// Layers of the image on screen; those committed later count on.
    pub layers: usize,
}

/// What a row asks for.
pub struct Asked {
    /// The keyboard goes to it.
    pub on_choose: Callback<LayerPath>,
    /// It is opened or closed.
    pub on_toggle: Callback<LayerPath>,
    /// Its menu is asked for, at a place on the page.
    pub on_menu: Callback<(usize, (i32, i32))>,
    /// Its path in a layer is asked for.
    pub on_layer: Callback<(LayerPath, LayerId)>,
}

/// The id of a row's element.
#[must_use]
pub fn row_id(at: usize) -> String {
    format!("container-file-{at}")
}

/// The row.
pub fn file_line(words: Words, line: &FileLine, asked: &Asked) -> Html {
    let (row, at) = (&line.row, line.at);
    let (name, is_dir) = (visible(&row.entry.name), row.expanded.is_some());
    let own = row.entry.from == From::Layer(LayerRef::Upper);
    let onclick = {
        let (choose, path) = (asked.on_choose.clone(), row.path.clone());
        Callback::from(move |_: MouseEvent| choose.emit(path.clone()))
    };
    let fold = {
        let (toggle, path) = (asked.on_toggle.clone(), row.path.clone());
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            toggle.emit(path.clone());
        })
    };
    let ondblclick = if is_dir { fold.clone() } else { Callback::noop() };
    let oncontextmenu = {
        let on_menu = asked.on_menu.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            on_menu.emit((at, (event.client_x(), event.client_y())));
        })
    };
    let more = {
        let on_menu = asked.on_menu.clone();
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            on_menu
                .emit((at, dom::place_below(&format!("{}-more", row_id(at))).unwrap_or_default()));
        })
    };
    let twisty = match row.expanded {
        Some(open) => {
            html! { <span class="tw" aria-hidden="true" onclick={fold}>{ if open { "▾" } else { "▸" } }</span> }
        }
        None => html! { <span class="tw"></span> },
    };
    let placed = format!("--y:{}px;--d:{}", window::offset(at), row.depth.min(40));
    let link = row.entry.link.as_ref().map(|link| visible(link));
    let menu = words.say(&Message::new("files-menu").text("path", name.clone()));
    // An element stays with its path, whatever bytes are in it.
    let key: String = row.path.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    html! {
        <div {key} class={classes!("row", is_dir.then_some("dir"), own.then_some("C"))} role="row" id={row_id(at)}
            aria-label={spoken(words, row)} aria-level={(row.depth + 1).to_string()}
            aria-setsize={row.set_size.to_string()} aria-posinset={row.pos_in_set.to_string()}
            aria-expanded={row.expanded.map(|open| open.to_string())} aria-haspopup="menu"
            aria-selected={line.tabbable.to_string()} tabindex={if line.tabbable { "0" } else { "-1" }}
            ~style={style(placed)} {onclick} {ondblclick} {oncontextmenu}>
            <span class="name" role="gridcell">
                { twisty }
                <span class="t" title={name.clone()}>{ name }{ if is_dir { "/" } else { "" } }
                    if let Some(link) = link { <span class="to">{ " → " }{ link }</span> }
                </span>
            </span>
            <span class="num" role="gridcell">{ if is_dir { AttrValue::default() } else { words.size(row.entry.size) } }</span>
            <span class="at" role="gridcell">
                { chip(words, line, asked) }
                <button class="more" id={format!("{}-more", row_id(at))} tabindex="-1" aria-label={menu.clone()} title={menu}
                    aria-haspopup="menu" onclick={more}>{ "⋯" }</button>
            </span>
        </div>
    }
}

/// `app.conf, 4 kB, from L3`.
fn spoken(words: Words, row: &FileRow) -> String {
    let what = match (row.entry.file_type, &row.entry.link) {
        (FileType::Dir, _) => words.t("kind-dir").to_string(),
        (FileType::File, _) => i18n::size_in_words(words.0, row.entry.size),
        (FileType::Symlink, Some(link)) => {
            words.say(&Message::new("files-link").text("target", visible(link))).to_string()
        }
        (FileType::Symlink, None) => words.t("kind-symlink").to_string(),
        (FileType::Char, _) => words.t("kind-char").to_string(),
        (FileType::Block, _) => words.t("kind-block").to_string(),
        (FileType::Fifo, _) => words.t("kind-fifo").to_string(),
    };
    let from = match &row.entry.from {
        From::Layer(LayerRef::Upper) => words.t("files-from-container"),
        From::Layer(LayerRef::Init) => words.t("files-from-engine"),
        From::Layer(LayerRef::Image(layer)) => {
            words.say(&Message::new("files-from-layer").layer("layer", *layer))
        }
        From::Mount(_) => words.t("files-from-mount"),
    };
    format!("{}, {what}, {from}", visible(&row.entry.name))
}

/// The sheet that serves it.
fn chip(words: Words, line: &FileLine, asked: &Asked) -> Html {
    let row = &line.row;
    let plain = |class: &'static str, id: &'static str, about: &'static str| {
        html! { <span {class} title={words.t(about)}>{ words.t(id) }</span> }
    };
    match row.entry.from {
        From::Layer(LayerRef::Upper) => plain("chip c", "files-container", "files-from-container"),
        From::Layer(LayerRef::Init) => plain("chip", "stage-engine", "files-from-engine"),
        From::Mount(_) => plain("chip", "files-mount", "files-from-mount"),
        From::Layer(LayerRef::Image(layer)) if layer.index() < line.layers => {
            let label = words.say(&Message::new("chip-holds").layer("layer", layer));
            let (on_layer, path) = (asked.on_layer.clone(), row.path.clone());
            let onclick = Callback::from(move |event: MouseEvent| {
                event.stop_propagation();
                on_layer.emit((path.clone(), layer));
            });
            html! {
                <button class="chip" tabindex="-1" aria-label={label.clone()} title={label} {onclick}>{ layer.to_string() }</button>
            }
        }
        From::Layer(LayerRef::Image(layer)) => {
            html! { <span class="chip">{ layer.to_string() }</span> }
        }
    }
}
