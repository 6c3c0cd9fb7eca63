//! What a command printed.

use yew::prelude::*;

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
