//! What a command printed.

use yew::prelude::*;

use crate::sim::cow::CowEvent;
use crate::ui::store::Store;
use crate::ui::words::Words;

/// What a panel needs.
#[derive(Properties, PartialEq)]
pub struct PanelProps {
    /// The state.
    pub store: Store,
}

/// What the command of this step printed.
pub fn output(words: Words, store: &Store) -> Html {
    let events = store.containers.shown.iter().flat_map(|shown| &shown.look.events);
    let printed: Vec<(String, String)> = events
        .filter_map(|event| match event {
            CowEvent::Finished { out, err, .. } => {
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                Some((text(out), text(err)))
            }
            _ => None,
        })
        .collect();
    if printed.iter().all(|(out, err)| out.is_empty() && err.is_empty()) {
        return html! {};
    }
    html! {
        <section class="containers__output" aria-label={words.t("stage-output")}>
            <pre class="out" tabindex="0">
                { for printed.into_iter().map(|(out, err)| html! { <>{ out }<span class="out__err">{ err }</span></> }) }
            </pre>
        </section>
    }
}
