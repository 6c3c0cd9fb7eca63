//! Reclaimable bytes: one strip, and the list behind it.

use yew::prelude::*;

use crate::base::{LayerId, LayerPath, Shared};
use crate::explain::{self, Message};
use crate::platform::style::style;
use crate::ui::words::Words;
use crate::union::WasteCause;
use crate::union::dive::DiveNumbers;
use crate::view::waste::{WasteRow, WasteView};

/// What the strip needs.
pub struct WasteStrip {
    /// What is reclaimable.
    pub view: Shared<WasteView>,
    /// Whether layers are still to be read.
    pub so_far: bool,
    /// Whether the list is open.
    pub open: bool,
    /// Open or close the list.
    pub on_toggle: Callback<()>,
    /// Show a path in the layer that stores it.
    pub on_go: Callback<(LayerPath, LayerId)>,
    /// dive's numbers; asked for when the list is open.
    pub dive: Option<Shared<DiveNumbers>>,
    /// Whether dive reads the layers of this archive in random order.
    pub dive_random: bool,
}

/// The strip at the foot of the page.
pub fn waste_strip(words: Words, strip: &WasteStrip) -> Html {
    let view = &strip.view;
    let toggle = strip.on_toggle.clone();
    html! {
        <section class="waste-area" data-pane="waste" tabindex="-1" aria-label={words.t("inspect-waste-label")}>
            if strip.open { { waste_list(words, strip) } }
            <div class="waste">
                if view.bytes == 0 {
                    <span class="dim">{ words.t("waste-none") }</span>
                } else {
                    <b>{ words.say(&Message::new("waste-bytes").bytes("size", view.bytes)) }</b>
                    <span class="dim num">{ words.say(&Message::new("waste-percent").count("percent", view.percent)) }</span>
                }
                if strip.so_far { <span class="dim">{ words.t("waste-so-far") }</span> }
                <div class="stack" aria-hidden="true">
                    { for view.causes.iter().map(|part| html! {
                        <i class={swatch(part.cause)} ~style={style(format!("--w:{}%", part.share * 100.0))}></i>
                    }) }
                </div>
                <ul class="legend">
                    { for view.causes.iter().map(|part| html! {
                        <li title={words.say(&explain::waste_advice(part.cause))}>
                            <i class={classes!("sw", swatch(part.cause))} aria-hidden="true"></i>
                            { words.say(&explain::waste_cause(part.cause)) }{ " " }<span class="num">{ words.size(part.bytes) }</span>
                        </li>
                    }) }
                </ul>
                <span class="sp"></span>
                <button class="btn" aria-expanded={strip.open.to_string()} onclick={move |_: MouseEvent| toggle.emit(())}>
                    { words.t("waste-list") }
                </button>
            </div>
        </section>
    }
}

fn swatch(cause: WasteCause) -> &'static str {
    match cause {
        WasteCause::DeletedLater => "w-deleted",
        WasteCause::Hidden => "w-hidden",
        WasteCause::MetadataOnly => "w-metadata",
        WasteCause::Overwritten => "w-overwritten",
        WasteCause::NotCompared => "w-pending",
    }
}

/// The largest reclaimable files, and dive's numbers beside.
fn waste_list(words: Words, strip: &WasteStrip) -> Html {
    html! {
        <div class="waste-list">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ words.t("waste-path") }</th>
                        <th scope="col">{ words.t("waste-cause") }</th>
                        <th scope="col" class="num">{ words.t("column-size") }</th>
                        <th scope="col">{ words.t("waste-stored-in") }</th>
                        <th scope="col">{ words.t("waste-hidden-by") }</th>
                    </tr>
                </thead>
                <tbody>{ for strip.view.rows.iter().map(|row| waste_row(words, row, &strip.on_go)) }</tbody>
            </table>
            if strip.view.more > 0 {
                <p class="about">{ words.say(&Message::new("waste-more").count("count", strip.view.more as u64)) }</p>
            }
            if let Some(dive) = &strip.dive {
                <p class="dive">
                    { words.say(&dive_message(words, dive)) }
                    if strip.dive_random { { " " }{ words.t("waste-dive-random") } }
                </p>
            }
        </div>
    }
}

fn waste_row(words: Words, row: &WasteRow, on_go: &Callback<(LayerPath, LayerId)>) -> Html {
    let go = |layer: LayerId| {
        let (on_go, path) = (on_go.clone(), row.path.clone());
        Callback::from(move |_: MouseEvent| on_go.emit((path.clone(), layer)))
    };
    let chip = |layer: LayerId, id: &'static str, class: &'static str, text: String| {
        let says = words.say(&Message::new(id).layer("layer", layer));
        html! { <button {class} aria-label={says.clone()} title={says} onclick={go(layer)}>{ text }</button> }
    };
    html! {
        <tr>
            <td><button class="link" onclick={go(row.layer)}>{ row.path.shown() }</button></td>
            <td><i class={classes!("sw", swatch(row.cause))} aria-hidden="true"></i>{ words.say(&explain::waste_cause(row.cause)) }</td>
            <td class="num">{ words.size(row.size) }</td>
            <td>{ chip(row.layer, "chip-holds", "chip", row.layer.to_string()) }</td>
            <td>{ chip(row.hidden_by, "chip-hides", "chip d", format!("−{}", row.hidden_by)) }</td>
        </tr>
    }
}

/// dive's numbers in a sentence; it prints the score as a whole percentage, cut off.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "dive prints it so")]
fn dive_message(words: Words, dive: &DiveNumbers) -> Message {
    let score = (dive.score.max(0.0) * 100.0) as u64;
    let wasted = words.size(dive.wasted_bytes).to_string();
    if dive.user_wasted_percent.is_finite() {
        let user = (dive.user_wasted_percent * 100.0) as u64;
        Message::new("waste-dive").count("score", score).text("wasted", wasted).count("user", user)
    } else {
        Message::new("waste-dive-one-layer").count("score", score).text("wasted", wasted)
    }
}
