//! What can be taken away.

use yew::prelude::*;

use super::{Drawer, is_ready};
use crate::app::OpenImage;
use crate::explain::Message;
use crate::ui::flow::Flow;
use crate::ui::words::Words;
use crate::worker::Export;

/// What a choice of the menu does.
type Act = Box<dyn Fn(&Flow, &OpenImage)>;

/// A menu of all exports.
pub fn export_menu(words: Words, of: &Drawer<'_>) -> Html {
    let look = of.open.look(&of.store.inspect).filter(|_| is_ready(of.open));
    let Some((look, root)) = look.zip(of.root) else {
        return html! {};
    };
    let upto = look.top();
    let (sizes, zoom) = (of.store.inspect.sizes, of.store.inspect.zoom.clone());
    let (rules, lang) = (of.store.inspect.rules.clone(), of.store.lang);
    let named = Message::new("export-root").bytes("size", root).layer("layer", upto);
    let item = |label: AttrValue, act: Act| {
        let (flow, open) = (of.flow.clone(), of.open.clone());
        html! { <button class="tool" onclick={move |_: MouseEvent| act(&flow, &open)}>{ label }</button> }
    };
    let written = |id: &'static str, export: Export| {
        item(words.t(id), Box::new(move |flow, open| flow.export(open, export.clone())))
    };
    html! {
        <details class="export export--up">
            <summary class="btn">{ words.t("sheet-export") }</summary>
            <div class="export__menu">
                { written("export-json", Export::Json) }
                { written("export-dive", Export::DiveJson) }
                { written("export-csv", Export::Csv(look)) }
                { item(words.t("export-markdown"), Box::new(move |flow, open| flow.export_report(open, rules.clone(), lang))) }
                { written("export-sizes", Export::Svg(sizes, look, zoom)) }
                { item(words.say(&named), Box::new(move |flow, open| flow.export_root(open, upto, root))) }
            </div>
        </details>
    }
}
