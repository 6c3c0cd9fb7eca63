//! What a command printed, and what `docker diff` prints.

use yew::prelude::*;

use crate::explain::Message;
use crate::sim::cow::CowEvent;
use crate::ui::store::Store;
use crate::ui::words::use_words;

/// What a panel needs.
#[derive(Properties, PartialEq)]
pub struct PanelProps {
    /// The state.
    pub store: Store,
}

/// What the command of this step printed.
#[component]
pub fn Output(props: &PanelProps) -> Html {
    let words = use_words();
    let events = props.store.containers.shown.iter().flat_map(|shown| &shown.look.events);
    let printed: Vec<(String, String)> = events
        .filter_map(|event| match event {
            CowEvent::Finished { out, err, .. } => {
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                Some((text(out), text(err)))
            }
            _ => None,
        })
        .collect();
    let nothing = printed.iter().all(|(out, err)| out.is_empty() && err.is_empty());
    html! {
        <section class="pane containers__output" aria-label={words.t("stage-output")} data-pane="true">
            <header><h2>{ words.t("stage-output") }</h2></header>
            if nothing {
                <p class="captions__note">{ words.t("stage-output-none") }</p>
            } else {
                <pre class="out" tabindex="0">
                    { for printed.into_iter().map(|(out, err)| html! { <>{ out }<span class="out__err">{ err }</span></> }) }
                </pre>
            }
        </section>
    }
}

/// The lines of `docker diff`, those that are new in this step marked.
#[component]
pub fn Changes(props: &PanelProps) -> Html {
    let words = use_words();
    let Some(shown) = &props.store.containers.shown else { return html! {} };
    let look = &shown.look;
    let Some(name) = props.store.containers.current() else { return html! {} };
    let rest = look.diff.all.saturating_sub(look.diff.first.len() as u64);
    html! {
        <section class="pane containers__diff" aria-label={format!("docker diff {name}")} data-pane="true">
            <header><h2 class="mono">{ format!("docker diff {name}") }</h2></header>
            if look.diff.first.is_empty() {
                <p class="captions__note">{ words.t("stage-diff-none") }</p>
            } else {
                <ul class="diff">
                    { for look.diff.first.iter().map(|line| {
                        let new = !look.diff_before.first.contains(line);
                        let letter = line.0.letter().to_string();
                        let kind = format!("diff__{}", letter.to_lowercase());
                        html! {
                            <li class={classes!(new.then_some("diff__new"))}>
                                <b class={kind}>{ letter }</b>{ " " }{ line.1.shown() }
                            </li>
                        }
                    }) }
                </ul>
                if rest > 0 {
                    <p class="captions__note">{ words.say(&Message::new("stage-more-lines").count("count", rest)) }</p>
                }
            }
        </section>
    }
}
