//! One row of the file tree.

use yew::prelude::*;

use super::file_menu::OnMenu;
use crate::base::LayerId;
use crate::explain::{self, Message};
use crate::i18n;
use crate::image::EntryKind;
use crate::platform::style::style;
use crate::ui::words::Words;
use crate::union::{ChangeState, NodeId, Reasons};
use crate::view::time::utc;
use crate::view::tree::TreeRow;
use crate::view::windows::{WindowsFolder, folder_name};

/// What a row needs.
pub struct TreeLine {
    /// What is in it.
    pub row: TreeRow,
    /// Pixels above it.
    pub y: f64,
    /// Whether it is the chosen one.
    pub selected: bool,
    /// Whether the Tab key leads to it.
    pub tabbable: bool,
    /// Whether it has a menu: whether a container would see it.
    pub has_menu: bool,
    /// Whether mode, owner and time are shown, in place of why it changed.
    pub all_columns: bool,
    /// What it is of a Windows layer, if it is one of its folders.
    pub called: Option<WindowsFolder>,
    /// Whether it is searched for.
    pub hit: bool,
    /// Its place in the window, if the list leaps on.
    pub passing: Option<usize>,
    /// Its number among all rows, the head counted.
    pub index: usize,
}

/// What a row asks for.
pub struct Asked {
    /// It is chosen.
    pub on_select: Callback<NodeId>,
    /// It is opened or closed.
    pub on_toggle: Callback<NodeId>,
    /// Its path in a layer is asked for.
    pub on_layer: Callback<(NodeId, LayerId)>,
    /// Its menu is asked for, at a place on the page.
    pub on_menu: OnMenu,
}

/// Keys above those of all paths.
const PLACES: u64 = 1 << 32;

/// The id of a row's element.
#[must_use]
pub fn row_id(node: NodeId) -> String {
    format!("row-{}", node.0)
}

/// The row.
pub fn tree_line(words: Words, line: &TreeLine, asked: &Asked) -> Html {
    let row = &line.row;
    let place = row.place;
    let node = place.node;
    let (letter, glyph) = state(row.state);
    let dir = row.kind == EntryKind::Dir;
    let class = classes!("row", dir.then_some("dir"), letter, line.hit.then_some("hit"));
    let onclick = asked.on_select.reform(move |_: MouseEvent| node);
    let toggle = |event: &MouseEvent| event.stop_propagation();
    let open = asked.on_toggle.reform(move |_: MouseEvent| node);
    let ondblclick = if place.expanded.is_some() { open.clone() } else { Callback::noop() };
    let fold = Callback::from(move |event: MouseEvent| {
        toggle(&event);
        open.emit(event);
    });
    let oncontextmenu = {
        let (on_menu, has_menu) = (asked.on_menu.clone(), line.has_menu);
        Callback::from(move |event: MouseEvent| {
            if has_menu {
                event.prevent_default();
                on_menu.emit((node, (event.client_x(), event.client_y())));
            }
        })
    };
    let twisty = match place.expanded {
        Some(true) => html! { <span class="tw" aria-hidden="true" onclick={fold}>{ "▾" }</span> },
        Some(false) => html! { <span class="tw" aria-hidden="true" onclick={fold}>{ "▸" }</span> },
        None => html! { <span class="tw"></span> },
    };
    let placed = format!(
        "top:{}px;--d:{};--w:{:.1}%",
        line.y,
        place.depth.min(40),
        f64::from(row.share) * 100.0
    );
    let called = line.called.map(|folder| words.say(&folder_name(folder)).to_string());
    let called = called.unwrap_or_else(|| row.name.clone());
    // An element stays with its path, and no other is moved past it: the focus stays too. Where the list
    // leaps, the elements that are there are filled anew, but for the one that may have the focus.
    let key = match line.passing.filter(|_| !line.tabbable) {
        Some(place) => PLACES + place as u64,
        None => u64::from(node.0),
    };
    html! {
        <div {key} {class} role="row" id={row_id(node)} aria-label={name(words, row, &called)}
            aria-rowindex={line.index.to_string()}
            aria-level={(place.depth + 1).to_string()} aria-setsize={place.set_size.to_string()}
            aria-posinset={place.pos_in_set.to_string()} aria-expanded={place.expanded.map(|open| open.to_string())}
            aria-selected={line.selected.to_string()} tabindex={if line.tabbable { "0" } else { "-1" }}
            aria-haspopup={line.has_menu.then_some("menu")} ~style={style(placed)} {onclick} {ondblclick} {oncontextmenu}>
            <span class="name" role="gridcell">
                { twisty }<span class="g" aria-hidden="true">{ if row.opaque { "⊘" } else { glyph } }</span>
                <span class="t" title={row.name.clone()}>{ called }{ if dir && line.called.is_none() { "/" } else { "" } }
                    if let Some(link) = &row.link { <span class="to">{ " → " }{ link.clone() }</span> }
                </span>
            </span>
            if line.all_columns {
                { stat(row) }
            } else {
                <span class="why" role="gridcell">{ why(words, row) }</span>
            }
            { size(words, row) }
            <span class="at" role="gridcell">{ chips(words, row, asked) }</span>
        </div>
    }
}

/// The letter of a state and its glyph.
fn state(state: ChangeState) -> (&'static str, &'static str) {
    match state {
        ChangeState::Added => ("A", "+"),
        ChangeState::Changed => ("C", "~"),
        ChangeState::Deleted | ChangeState::DeletedBefore => ("D", "−"),
        ChangeState::Transient => ("D", "⊘"),
        ChangeState::Unchanged | ChangeState::Absent => ("S", ""),
    }
}

/// The word of a state.
fn state_word(state: ChangeState) -> &'static str {
    match state {
        ChangeState::Added => "state-added",
        ChangeState::Changed => "state-changed",
        ChangeState::Deleted => "state-deleted",
        ChangeState::DeletedBefore => "state-deleted-before",
        ChangeState::Transient => "state-transient",
        ChangeState::Unchanged | ChangeState::Absent => "state-unchanged",
    }
}

/// `app.conf, changed, 4 kB, layer 3, reason: mode`.
fn name(words: Words, row: &TreeRow, called: &str) -> String {
    let mut parts = vec![
        called.to_owned(),
        words.t(state_word(row.state)).to_string(),
        i18n::size_in_words(words.0, row.size),
    ];
    if row.deleted > 0 {
        let below = Message::new("row-below-deleted").bytes("size", row.deleted);
        parts.push(words.say(&below).to_string());
    }
    if let Some(layer) = row.layer {
        parts
            .push(words.say(&Message::new("row-layer").count("layer", layer.0.into())).to_string());
    }
    if let Some(layer) = row.hidden_by {
        parts.push(
            words.say(&Message::new("row-hidden").count("layer", layer.0.into())).to_string(),
        );
    }
    let mut reasons: Vec<String> =
        told(row.reasons).map(|one| words.say(&explain::reason(one)).to_string()).collect();
    if row.opaque {
        reasons.push(words.t("reason-opaque").to_string());
    }
    if !reasons.is_empty() {
        let message = Message::new("row-reasons").text("reasons", reasons.join(", "));
        parts.push(words.say(&message).to_string());
    }
    parts.join(", ")
}

/// The reasons that are told: `identical` stands alone, also where the time differs.
fn told(reasons: Reasons) -> impl Iterator<Item = Reasons> {
    let identical = reasons.has(Reasons::IDENTICAL);
    reasons.iter().filter(move |&one| !identical || one == Reasons::IDENTICAL)
}

fn why(words: Words, row: &TreeRow) -> Html {
    let gone = matches!(
        row.state,
        ChangeState::Deleted | ChangeState::DeletedBefore | ChangeState::Transient
    );
    let below = (row.deleted > 0).then(|| {
        let said = words.say(&Message::new("row-below-deleted").bytes("size", row.deleted));
        html! { <span class="chip d" title={said}>{ format!("−{}", words.size(row.deleted)) }</span> }
    });
    html! {
        <>
            if row.opaque {
                <span class="chip d" title={words.t("reason-opaque-why")}>{ words.t("reason-opaque") }</span>
            }
            { for below }
            if gone { <span class="chip d">{ words.t(state_word(row.state)) }</span> }
            { for told(row.reasons).map(|one| html! { <span class="chip c">{ words.say(&explain::reason(one)) }</span> }) }
        </>
    }
}

/// Mode, owner and day.
fn stat(row: &TreeRow) -> Html {
    let (mode, owner, time) = row.stat.map_or_else(Default::default, |(mode, owner, time)| {
        (format!("{mode:04o}"), format!("{}:{}", owner.uid, owner.gid), utc(time, 0))
    });
    let day = time.split('T').next().unwrap_or_default().to_owned();
    html! {
        <>
            <span class="num stat" role="gridcell">{ mode }</span>
            <span class="num stat" role="gridcell">{ owner }</span>
            <span class="num stat" role="gridcell" title={time}>{ day }</span>
        </>
    }
}

fn size(words: Words, row: &TreeRow) -> Html {
    html! { <span class="num size" role="gridcell" title={words.exact(row.size)}>{ words.size(row.size) }</span> }
}

/// The layer that hides the path, and the one that holds its bytes.
fn chips(words: Words, row: &TreeRow, asked: &Asked) -> Html {
    let node = row.place.node;
    let chip = |layer: LayerId, class: &'static str, id: &'static str, text: String| {
        let label = words.say(&Message::new(id).layer("layer", layer));
        let on_layer = asked.on_layer.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            on_layer.emit((node, layer));
        });
        html! { <button {class} tabindex="-1" aria-label={label.clone()} title={label} {onclick}>{ text }</button> }
    };
    html! {
        <>
            { for row.hidden_by.map(|layer| chip(layer, "chip d", "chip-hides", format!("−{layer}"))) }
            { for row.layer.map(|layer| chip(layer, "chip", "chip-holds", layer.to_string())) }
        </>
    }
}
