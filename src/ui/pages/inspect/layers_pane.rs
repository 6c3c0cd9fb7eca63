//! Which layer: the list of layers and the steps that made them; a range of them.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::InspectAction;
use crate::base::{LayerId, Shared};
use crate::explain::{self, Message};
use crate::i18n;
use crate::platform::style::style;
use crate::platform::{dom, focus, scroll};
use crate::ui::words::Words;
use crate::union::Look;
use crate::union::audit::BaseGuess;
use crate::view::keys::{Key, key, step};
use crate::view::layers::{LayerRow, Progress, counts, total};

/// What the pane needs.
#[derive(Clone)]
pub struct LayersPane {
    /// The rows, newest first.
    pub rows: Shared<Vec<LayerRow>>,
    /// The layers looked at.
    pub look: Option<Look>,
    /// The lowest first.
    pub base_first: bool,
    /// Where the base image ends, as far as it can be guessed.
    pub base: Option<BaseGuess>,
    /// What else is to be said of the chosen layer.
    pub notes: Vec<Message>,
    /// Values of secrets are shown.
    pub unmasked: bool,
    /// The end of a range that stays where it is while the other one moves.
    pub anchor: Anchor,
    /// Something is to happen.
    pub act: Callback<InspectAction>,
    /// The chosen layer is to be saved as a tar.
    pub on_save: Callback<()>,
}

/// The end of a range that stays.
pub type Anchor = Rc<Cell<Option<LayerId>>>;

const ID: &str = "layers";

impl LayersPane {
    /// The ends of the range looked at; both the same without one.
    fn ends(&self) -> Option<(LayerId, LayerId)> {
        let top = self.look?.top();
        Some(match self.look {
            Some(Look::Range { from, to }) => (from, to),
            _ => (top, top),
        })
    }

    /// The end that stays, and the one that moves.
    fn moving(&self) -> Option<(LayerId, LayerId)> {
        let (from, to) = self.ends()?;
        let stays = self.anchor.get().filter(|at| [from, to].contains(at)).unwrap_or(to);
        Some((stays, if stays == from { to } else { from }))
    }

    /// The range from the end that stays to a layer.
    fn reach(&self, layer: LayerId) {
        if let Some((stays, _)) = self.moving() {
            self.anchor.set(Some(stays));
            self.act.emit(InspectAction::SetRange(stays, layer));
        }
    }

    fn choose(&self, layer: LayerId) {
        self.anchor.set(None);
        self.act.emit(InspectAction::SelectLayer(layer));
    }
}

/// A chosen layer is in sight, and has the focus if the list has it.
#[hook]
pub fn use_layer_in_sight(selected: Option<LayerId>) {
    use_effect_with(selected, move |selected| {
        if let Some(layer) = selected {
            let id = row_id(*layer);
            if focus::is_in(ID) {
                focus::focus_id(&id);
            }
            scroll::show(id);
        }
    });
}

/// The pane.
pub fn layers_pane(words: Words, pane: &LayersPane) -> Html {
    let mut rows: Vec<&LayerRow> = pane.rows.iter().collect();
    if pane.base_first {
        rows.reverse();
    }
    let order: Vec<LayerId> = rows.iter().filter_map(|row| row.layer).collect();
    let title = Message::new("inspect-layers")
        .count("count", order.len() as u64)
        .bytes("size", total(&pane.rows));
    let turn = pane.act.reform(|_: MouseEvent| InspectAction::ToggleOrder);
    let now = if pane.base_first { "inspect-base-first" } else { "inspect-newest" };
    let range = matches!(pane.look, Some(Look::Range { .. }));
    let save = pane.on_save.clone();
    let chosen = pane.look.map(Look::top);
    let chosen = pane.rows.iter().find(|row| row.layer.is_some() && row.layer == chosen);
    let saves = chosen.and_then(|row| {
        Some(Message::new("layer-save").layer("layer", row.layer?).bytes("size", row.size))
    });
    html! {
        <section class="pane layers" data-pane="layers" tabindex="-1" aria-label={words.t("inspect-layers-label")}>
            <header><h2>{ words.say(&title) }</h2><span class="sp"></span>
                <button class="flag" title={words.t("inspect-order")} onclick={turn}>
                    <span aria-hidden="true">{ "↓" }</span>{ words.t(now) }
                </button></header>
            if range { { ends(words, pane, order.len()) } }
            <div class={classes!("body", pane.base_first.then_some("base-first"))} id={ID} role="listbox"
                aria-label={words.t("inspect-layers-label")} aria-multiselectable={range.then_some("true")} onkeydown={walk(pane, order)}>
                { for rows.into_iter().map(|row| layer_line(words, row, pane)) }
            </div>
            if let Some(message) = saves {
                <footer class="layers__foot">
                    <button class="btn" onclick={move |_: MouseEvent| save.emit(())}>{ words.say(&message) }</button>
                </footer>
            }
        </section>
    }
}

/// Arrow keys choose a layer; with Shift they move one end of the range.
fn walk(pane: &LayersPane, order: Vec<LayerId>) -> Callback<KeyboardEvent> {
    let pane = pane.clone();
    Callback::from(move |event: KeyboardEvent| {
        let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
        let pressed = key(&event.key(), &event.code(), event.shift_key(), plain);
        let range = event.shift_key() && matches!(pressed, Some(Key::Up | Key::Down));
        let from = if range { pane.moving().map(|(_, at)| at) } else { pane.look.map(Look::top) };
        let at = from.and_then(|layer| order.iter().position(|&other| other == layer));
        let to = pressed
            .filter(|pressed| !matches!(pressed, Key::Open | Key::Close))
            .and_then(|pressed| step(pressed, at, order.len(), 8));
        if let Some(&layer) = to.and_then(|to| order.get(to)) {
            event.prevent_default();
            if range { pane.reach(layer) } else { pane.choose(layer) }
        }
    })
}

/// The ends of the range as two sliders.
fn ends(words: Words, pane: &LayersPane, layers: usize) -> Html {
    let Some((from, to)) = pane.ends() else { return html! {} };
    let most = layers.saturating_sub(1).to_string();
    let end = |id: &'static str, here: LayerId, other: LayerId| {
        let act = pane.act.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(layer) = dom::select_value(&event).and_then(|value| value.parse().ok()) {
                act.emit(InspectAction::SetRange(other, LayerId(layer)));
            }
        });
        html! {
            <label>{ words.t(id) }
                <input type="range" min="0" max={most.clone()} value={here.0.to_string()} aria-valuetext={here.to_string()} {oninput} />
                <b class="mono">{ here.to_string() }</b>
            </label>
        }
    };
    html! {
        <div class="ends" role="group" aria-label={words.t("mode-range")}>
            { end("range-from", from, to) }
            { end("range-to", to, from) }
        </div>
    }
}

fn row_id(layer: LayerId) -> String {
    format!("layer-{}", layer.0)
}

/// One row: a layer, or a step that made none.
fn layer_line(words: Words, row: &LayerRow, pane: &LayersPane) -> Html {
    let code = instruction(words, row, pane.unmasked);
    let Some(layer) = row.layer else {
        return html! {
            <div class="layer empty" role="option" aria-selected="false" aria-disabled="true" title={words.t("layer-none-why")}>
                <span class="n"></span>{ code }
                <span class="dimmer none">{ words.t("layer-none") }</span>
            </div>
        };
    };
    let onclick = {
        let pane = pane.clone();
        Callback::from(
            move |event: MouseEvent| {
                if event.shift_key() { pane.reach(layer) } else { pane.choose(layer) }
            },
        )
    };
    // A handle that is held goes with the mouse to the row the mouse is on.
    let onmouseover = {
        let pane = pane.clone();
        Callback::from(move |event: MouseEvent| {
            if event.buttons() == 1 && pane.anchor.get().is_some_and(|stays| stays != layer) {
                pane.reach(layer);
            }
        })
    };
    let ends = pane.ends();
    let selected = ends.is_some_and(|(_, to)| to == layer);
    let inside = ends.is_some_and(|(from, to)| (from..=to).contains(&layer));
    let ranged = matches!(pane.look, Some(Look::Range { .. }));
    let handle = ends.filter(|(from, to)| ranged && [*from, *to].contains(&layer));
    let why = words.say(&match (row.state.file_bytes, row.state.counts) {
        (Some(bytes), Some(counts)) => explain::layer_size(layer, bytes, counts.grows),
        (Some(bytes), None) => {
            Message::new("layer-size-why").layer("layer", layer).exact("size", bytes)
        }
        (None, _) => {
            Message::new("layer-size-stored-why").layer("layer", layer).bytes("size", row.size)
        }
    });
    let (doing, share) = progress(words, row);
    let class = classes!(
        "track",
        matches!(row.state.progress, Progress::Reading(_)).then_some("reading-now")
    );
    let is_base = pane.base.as_ref().filter(|base| base.layers == layer.index() + 1);
    html! {
        <div class={classes!("layer", (ranged && inside).then_some("layer--in"))} id={row_id(layer)} role="option"
            tabindex={if selected { "0" } else { "-1" }} aria-selected={inside.to_string()} {onclick} {onmouseover}>
            { for is_base.map(|base| base_mark(words, base)) }
            <span class="n"><span>{ layer.to_string() }</span></span>{ code }
            <span class="num size" title={why.clone()}>{ words.size(row.size) }</span>
            <span class="meta"><span {class}><i ~style={style(format!("--w:{:.1}%", share * 100.0))}></i></span>
                <span class="num counts">{ doing }</span></span>
            { for row.state.findings.iter().map(|finding| html! {
                <span class="findings"><span aria-hidden="true">{ "⚠ " }</span>{ words.say(finding) }</span>
            }) }
            if selected {
                <span class="layer__why">{ why }{ for pane.notes.iter().map(|note| html! { <>{ " " }{ words.say(note) }</> }) }</span>
            }
            { for handle.map(|(from, to)| grip(pane, if layer == from { to } else { from })) }
        </div>
    }
}

/// What the mouse takes an end of the range by; `other` stays.
fn grip(pane: &LayersPane, other: LayerId) -> Html {
    let anchor = Rc::clone(&pane.anchor);
    let onmousedown = Callback::from(move |event: MouseEvent| {
        // What is dragged is the end, not a text that is selected.
        event.prevent_default();
        anchor.set(Some(other));
    });
    let onclick = Callback::from(|event: MouseEvent| event.stop_propagation());
    html! { <span class="grip" aria-hidden="true" {onmousedown} {onclick}></span> }
}

/// The line above the highest layer of the base image.
fn base_mark(words: Words, base: &BaseGuess) -> Html {
    let said = match &base.name {
        Some(name) => words.say(&Message::new("base-mark-named").text("name", name)),
        None => words.t("base-mark"),
    };
    html! { <span class="base-mark" title={words.say(&explain::base_guess(base))}>{ said }</span> }
}

/// What is done with the layer, or what it does, and how long its bar is.
fn progress(words: Words, row: &LayerRow) -> (AttrValue, f32) {
    match row.state.progress {
        Progress::Waiting => (words.t("layer-waiting"), 0.0),
        Progress::Reading(done) => (words.t("layer-reading"), done),
        Progress::Unreadable => (words.t("layer-unreadable"), 0.0),
        Progress::Read => {
            let said = row.state.counts.map(|of| counts(of, |n| i18n::count(words.0, n)));
            (said.unwrap_or_default().into(), row.share)
        }
    }
}

fn instruction(words: Words, row: &LayerRow, unmasked: bool) -> Html {
    let of = row.made.shown(unmasked);
    if of.keyword.is_empty() && of.rest.is_empty() {
        return html! { <span class="dimmer">{ words.t("layer-no-step") }</span> };
    }
    let mut title = format!("{} {}", of.keyword, of.rest).trim().to_owned();
    if !of.args.is_empty() {
        let args = Message::new("layer-args").text("args", of.args.join(", "));
        title = format!("{title}\n{}", words.say(&args));
    }
    if let Some(created) = &row.created {
        title = format!("{title}\n{created}");
    }
    if row.made.plain.is_some() && !unmasked {
        title = format!("{title}\n{}", words.t("layer-masked"));
    }
    html! { <code {title}><b>{ of.keyword.clone() }</b>{ " " }{ of.rest.clone() }</code> }
}
