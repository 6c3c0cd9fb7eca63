//! Which layer: the list of layers and the steps that made them.

use yew::prelude::*;

use crate::base::{LayerId, Shared};
use crate::explain::{self, Message};
use crate::i18n;
use crate::platform::style::style;
use crate::platform::{focus, scroll};
use crate::ui::words::Words;
use crate::view::keys::{Key, key, step};
use crate::view::layers::{LayerRow, Progress, counts, total};

/// What the pane needs.
pub struct LayersPane {
    /// The rows, newest first.
    pub rows: Shared<Vec<LayerRow>>,
    /// The chosen layer.
    pub selected: Option<LayerId>,
    /// Another layer is chosen.
    pub on_select: Callback<LayerId>,
}

const ID: &str = "layers";

/// A chosen layer is in sight, and has the focus if the list has it.
#[hook]
pub fn use_layer_in_sight(selected: Option<LayerId>) {
    use_effect_with(selected, move |selected| {
        if let Some(layer) = selected {
            let id = row_id(*layer);
            scroll::show(&id);
            if focus::is_in(ID) {
                focus::focus_id(&id);
            }
        }
    });
}

/// The pane.
pub fn layers_pane(words: Words, pane: &LayersPane) -> Html {
    let order: Vec<LayerId> = pane.rows.iter().filter_map(|row| row.layer).collect();
    let onkeydown = {
        let (order, selected, on_select) = (order.clone(), pane.selected, pane.on_select.clone());
        Callback::from(move |event: KeyboardEvent| {
            let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
            let pressed = key(&event.key(), &event.code(), event.shift_key(), plain);
            let at = selected.and_then(|layer| order.iter().position(|&other| other == layer));
            let to = pressed
                .filter(|pressed| !matches!(pressed, Key::Open | Key::Close))
                .and_then(|pressed| step(pressed, at, order.len(), 8));
            if let Some(&layer) = to.and_then(|to| order.get(to)) {
                event.prevent_default();
                on_select.emit(layer);
            }
        })
    };
    let title = Message::new("inspect-layers")
        .count("count", order.len() as u64)
        .bytes("size", total(&pane.rows));
    html! {
        <section class="pane layers" data-pane="layers" tabindex="-1" aria-label={words.t("inspect-layers-label")}>
            <header><h2>{ words.say(&title) }</h2><span class="sp"></span>
                <span class="dimmer">{ words.t("inspect-newest") }</span></header>
            <div class="body" id={ID} role="listbox" aria-label={words.t("inspect-layers-label")} {onkeydown}>
                { for pane.rows.iter().map(|row| layer_line(words, row, pane)) }
            </div>
        </section>
    }
}

fn row_id(layer: LayerId) -> String {
    format!("layer-{}", layer.0)
}

/// One row: a layer, or a step that made none.
fn layer_line(words: Words, row: &LayerRow, pane: &LayersPane) -> Html {
    let code = instruction(words, row);
    let Some(layer) = row.layer else {
        return html! {
            <div class="layer empty" role="option" aria-selected="false" aria-disabled="true" title={words.t("layer-none-why")}>
                <span class="n"></span>{ code }
                <span class="dimmer none">{ words.t("layer-none") }</span>
            </div>
        };
    };
    let onclick = {
        let on_select = pane.on_select.clone();
        Callback::from(move |_: MouseEvent| on_select.emit(layer))
    };
    let selected = pane.selected == Some(layer);
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
    html! {
        <div class="layer" id={row_id(layer)} role="option" tabindex={if selected { "0" } else { "-1" }}
            aria-selected={selected.to_string()} {onclick}>
            <span class="n"><span>{ layer.to_string() }</span></span>{ code }
            <span class="num size" title={why}>{ words.size(row.size) }</span>
            <span class="meta"><span {class}><i ~style={style(format!("--w:{:.1}%", share * 100.0))}></i></span>
                <span class="num counts">{ doing }</span></span>
            { for row.state.findings.iter().map(|finding| html! {
                <span class="findings"><span aria-hidden="true">{ "⚠ " }</span>{ words.say(finding) }</span>
            }) }
        </div>
    }
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

fn instruction(words: Words, row: &LayerRow) -> Html {
    let of = &row.instruction;
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
    html! { <code {title}><b>{ of.keyword.clone() }</b>{ " " }{ of.rest.clone() }</code> }
}
