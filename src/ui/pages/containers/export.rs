//! Taking something along: the sentence, lists, the picture as a file, frames on paper.

use yew::prelude::*;

use super::panels::PanelProps;
use crate::app::ContainersAction;
use crate::explain::Message;
use crate::platform::{blob, download, print};
use crate::sim::cow::CowEvent;
use crate::ui::parts::CopyButton;
use crate::ui::words::use_words;
use crate::view::stage::svg::svg;

/// A small menu of all that can be taken along.
#[component]
pub fn Export(props: &PanelProps) -> Html {
    let words = use_words();
    let containers = &props.store.containers;
    let printing = use_state_eq(|| false);
    {
        let printing = printing.clone();
        use_effect_with(*printing, move |now| {
            if *now {
                print::page(move || printing.set(false));
            }
        });
    }
    let Some(shown) = containers.shown.clone() else { return html! {} };
    let frame = containers.frame();
    let caption = shown.frames.get(frame).map(|frame| words.say(&frame.caption).to_string());
    let line = |(change, path): &(crate::sim::cow::Change, crate::base::LayerPath)| {
        format!("{} {}\n", change.letter(), path.shown())
    };
    let mut diff: String = shown.look.diff.first.iter().map(line).collect();
    let rest = shown.look.diff.all.saturating_sub(shown.look.diff.first.len() as u64);
    if rest > 0 {
        diff.push_str(&words.say(&Message::new("stage-more-lines").count("count", rest)));
    }
    let output: String = shown
        .look
        .events
        .iter()
        .filter_map(|event| match event {
            CowEvent::Finished { out, err, .. } => {
                Some(format!("{}{}", String::from_utf8_lossy(out), String::from_utf8_lossy(err)))
            }
            _ => None,
        })
        .collect();
    let commands: String =
        containers.script.list().iter().map(|line| format!("{line}\n")).collect();
    let on_svg = {
        let (shown, step) = (shown.clone(), containers.script.cursor());
        Callback::from(move |_: MouseEvent| {
            let text = shown.frames.get(frame).map(|frame| svg(frame, words.0));
            if let Some(Ok(file)) = text.map(|text| blob::typed(text.as_bytes(), "image/svg+xml")) {
                download::save(&file, &format!("onionskin-{step}-{}.svg", frame + 1));
            }
        })
    };
    let on_print = {
        let printing = printing.setter();
        Callback::from(move |_: MouseEvent| printing.set(true))
    };
    let none = shown.frames.is_empty();
    let (engine, all) = (containers.options.engine, containers.options.columns > 4);
    let switch = |id: &'static str, on: bool, action: ContainersAction| {
        let onclick = props.store.containers(move |_: MouseEvent| action.clone());
        html! { <button class="tool" aria-pressed={on.to_string()} {onclick}>{ words.t(id) }</button> }
    };
    html! {
        <>
            <details class="export">
                <summary class="tool">{ words.t("export-label") }</summary>
                <div class="export__menu">
                    { switch("stage-engine-sheet", engine, ContainersAction::ShowEngine(!engine)) }
                    { switch("stage-all-paths", all, ContainersAction::ShowAll(!all)) }
                    <CopyButton label="export-caption" text={caption.unwrap_or_default()} />
                    <CopyButton label="export-diff" text={diff} />
                    <CopyButton label="export-output" text={output} />
                    <CopyButton label="export-commands" text={commands} />
                    <button class="tool" onclick={on_svg} disabled={none}>{ words.t("export-svg") }</button>
                    <button class="tool" onclick={on_print} disabled={none}>{ words.t("export-print") }</button>
                </div>
            </details>
            if *printing {
                <div class="print" aria-hidden="true">
                    { for shown.frames.iter().map(|frame| html! {
                        <figure>{ Html::from_html_unchecked(svg(frame, words.0).into()) }</figure>
                    }) }
                </div>
            }
        </>
    }
}
