//! The largest reclaimable files.

use yew::prelude::*;

use super::Drawer;
use crate::app::InspectAction;
use crate::base::{LayerId, LayerPath};
use crate::explain::{self, Message};
use crate::ui::words::Words;
use crate::union::WasteCause;
use crate::view::waste::WasteRow;

/// The class of a cause.
pub fn swatch(cause: WasteCause) -> &'static str {
    match cause {
        WasteCause::DeletedLater => "w-deleted",
        WasteCause::Hidden => "w-hidden",
        WasteCause::MetadataOnly => "w-metadata",
        WasteCause::Overwritten => "w-overwritten",
        WasteCause::NotCompared => "w-pending",
    }
}

/// The largest reclaimable files.
pub fn files_sheet(words: Words, of: &Drawer<'_>) -> Html {
    let on_go = of.act.reform(|(path, layer)| InspectAction::GoTo { path, layer });
    let view = &of.waste;
    if view.rows.is_empty() {
        return html! { <p class="about">{ words.t("waste-none") }</p> };
    }
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
                <tbody>{ for view.rows.iter().map(|row| waste_row(words, row, &on_go)) }</tbody>
            </table>
            if view.more > 0 {
                <p class="about">{ words.say(&Message::new("waste-more").count("count", view.more as u64)) }</p>
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
