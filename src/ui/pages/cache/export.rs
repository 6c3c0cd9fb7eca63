//! Taking something along: sentences and lists to copy, pictures as files, a page to print.

use yew::prelude::*;

use super::captions::said;
use super::printed;
use super::stages::latest;
use crate::app::cache::Shown;
use crate::base::Shared;
use crate::explain::Message;
use crate::platform::{blob, dom, download, print};
use crate::sim::cache::look::BuildLook;
use crate::ui::parts::CopyButton;
use crate::ui::words::{Words, use_words};
use crate::view::cache::{graph_svg, timeline_svg, verdict_list, verdicts_svg};

/// What can be taken along.
#[derive(Properties, PartialEq)]
pub struct ExportProps {
    /// What the simulator showed last.
    pub shown: Shared<Shown>,
    /// The Dockerfile.
    pub text: Shared<String>,
    /// The frame on screen.
    pub frame: usize,
}

/// A picture of a build as a file.
type Draw = fn(&BuildLook, &Shown, usize, Words) -> String;

/// A small menu of all that can be taken along.
#[component]
pub fn Export(props: &ExportProps) -> Html {
    let words = use_words();
    let (open, printing) = (use_state_eq(|| false), use_state_eq(|| false));
    {
        let printing = printing.clone();
        use_effect_with(*printing, move |now| {
            if *now {
                print::page(move || printing.set(false));
            }
        });
    }
    let ontoggle = {
        let open = open.setter();
        Callback::from(move |event: Event| open.set(dom::is_open(&event)))
    };
    let on_print = {
        let printing = printing.setter();
        Callback::from(move |_: MouseEvent| printing.set(true))
    };
    let (shown, frame) = (&props.shown, props.frame);
    html! {
        <>
            <details class="export" {ontoggle}>
                <summary class="tool">{ words.t("cache-export") }</summary>
                // The texts are long, and wanted only now.
                if *open { { menu(words, props, on_print) } }
            </details>
            if *printing {
                <div class="print" aria-hidden="true">
                    { for latest(&shown.look).into_iter().map(|build| page(words, build, &said(words, shown, frame))) }
                </div>
            }
        </>
    }
}

/// All that can be taken along.
fn menu(words: Words, props: &ExportProps, on_print: Callback<MouseEvent>) -> Html {
    let (shown, frame) = (&props.shown, props.frame);
    let builds = latest(&shown.look);
    let all = |of: &dyn Fn(&BuildLook) -> String| -> String {
        builds.iter().map(|build| of(build)).collect::<Vec<_>>().join("\n")
    };
    let save = |id: &'static str, name: &'static str, draw: Draw| {
        let shown = shown.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            for build in latest(&shown.look) {
                let text = draw(build, &shown, frame, words);
                let old = if build.version.is_classic() { "-classic" } else { "" };
                if let Ok(file) = blob::typed(text.as_bytes(), "image/svg+xml") {
                    download::save(
                        &file,
                        &format!("onionskin-build-{}{old}-{name}.svg", build.number),
                    );
                }
            }
        });
        html! { <button class="tool" {onclick}>{ words.t(id) }</button> }
    };
    html! {
                <div class="export__menu">
                    <CopyButton label="export-caption" text={said(words, shown, frame)} />
                    <CopyButton label="cache-export-verdicts-text" text={all(&|build| verdict_list(build, words.0))} />
                    <CopyButton label="export-output" text={all(&printed::text)} />
                    <CopyButton label="cache-export-dockerfile" text={props.text.to_string()} />
                    { save("cache-export-frame", "frame", |build, shown, frame, words| {
                        let now = shown.frames.get(frame).filter(|it| it.version == Some(build.version));
                        graph_svg(build, now.and_then(|now| now.step), &said(words, shown, frame), words.0)
                    }) }
                    { save("cache-export-verdicts", "verdicts", |build, _, _, words| {
                        verdicts_svg(build, &title(build, words), words.0)
                    }) }
                    { save("cache-export-graph", "stages", |build, _, _, words| {
                        graph_svg(build, None, &title(build, words), words.0)
                    }) }
                    { save("cache-export-times", "times", |build, _, _, words| {
                        timeline_svg(build, &title(build, words), words.0)
                    }) }
                    <button class="tool" onclick={on_print}>{ words.t("cache-export-print") }</button>
                </div>
    }
}

/// A page: the graph with the sentence of the frame, then the verdicts.
fn page(words: Words, build: &BuildLook, said: &str) -> Html {
    let graph = graph_svg(build, None, said, words.0);
    let verdicts = verdicts_svg(build, &title(build, words), words.0);
    html! {
        <figure class="print__build">
            { Html::from_html_unchecked(graph.into()) }
            { Html::from_html_unchecked(verdicts.into()) }
        </figure>
    }
}

/// What a picture of a build is called.
fn title(build: &BuildLook, words: Words) -> String {
    let name = words.t(super::stages::builder(build.version)).to_string();
    let said = Message::new("cache-export-title").count("number", build.number);
    words.say(&said.text("builder", name)).to_string()
}
