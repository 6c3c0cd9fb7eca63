//! What the builders print.

use yew::prelude::*;

use super::stages::{builder, latest};
use crate::explain::Message;
use crate::sim::cache::look::{BuildLook, CacheLook};
use crate::ui::parts::CopyButton;
use crate::ui::words::Words;

/// Lines that are marked one by one; the others are one text.
const MARKED: usize = 500;

/// What each builder printed for the latest build.
pub fn printed(words: Words, look: &CacheLook) -> Html {
    let one = |build: &BuildLook| {
        let name = words.t(builder(build.version));
        let (head, rest) = build.progress.split_at(build.progress.len().min(MARKED));
        html! {
            <section class="printed" aria-label={name.clone()}>
                <h3 class="panel__head">
                    <span>{ name }</span>
                    <span class="dimmer">{ words.t("cache-model-why") }</span>
                    <CopyButton label="export-output" text={text(build)} class="flag" />
                </h3>
                <pre class="printed__lines">
                    { for head.iter().map(|line| html! { <span class={class(line)}>{ line }{ "\n" }</span> }) }
                    { rest.join("\n") }
                </pre>
                if build.progress_more > 0 {
                    <p class="panel__note">{ words.say(&Message::new("stage-more-lines").count("count", build.progress_more)) }</p>
                }
            </section>
        }
    };
    let builds = latest(look);
    html! {
        <div class={classes!("panel__both", (builds.len() > 1).then_some("panel__both--two"))}>
            { for builds.into_iter().map(one) }
        </div>
    }
}

/// All of it, to copy.
pub fn text(build: &BuildLook) -> String {
    build.progress.iter().map(|line| format!("{line}\n")).collect()
}

/// What was found and what failed stand out.
fn class(line: &str) -> Option<&'static str> {
    let found = line.ends_with(" CACHED") || line.ends_with("Using cache");
    let failed =
        line.contains(" ERROR: ") || line.contains("COPY failed") || line.contains("non-zero");
    match (found, failed) {
        (true, _) => Some("printed__found"),
        (_, true) => Some("printed__failed"),
        _ => None,
    }
}
