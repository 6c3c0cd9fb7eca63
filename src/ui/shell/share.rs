//! A link to what is on screen.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::platform::{clipboard, location};
use crate::ui::words::use_words;

/// Milliseconds that it is told for.
const TOLD: u32 = 4_000;

/// What the button needs.
#[derive(Properties, PartialEq)]
pub struct ShareProps {
    /// The hash of what is on screen, where the address may still have to get it.
    pub hash: Option<String>,
}

/// Copies the link, and says that it did.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let words = use_words();
    let said = use_state_eq(|| None::<&'static str>);
    let onclick = {
        let (said, hash) = (said.clone(), props.hash.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(hash) = &hash {
                location::set_hash(hash, false);
            }
            let said = said.clone();
            let tell = move |id| {
                said.set(Some(id));
                let said = said.clone();
                Timeout::new(TOLD, move || said.set(None)).forget();
            };
            // The screen writes what there is to share behind its name, if it is short enough.
            if hash.is_none() && !location::hash().contains('/') {
                return tell("top-share-long");
            }
            clipboard::copy(location::address(), move |copied| {
                tell(if copied { "top-shared" } else { "top-share-failed" });
            });
        })
    };
    // A build needs nothing but what its link carries.
    let why = if props.hash.is_some() { "top-share-why" } else { "top-share-build-why" };
    html! {
        <>
            <button class="tool" title={words.t(why)} {onclick}>{ words.t("top-share") }</button>
            <span class="toast" role="status">{ said.map(|id| words.t(id)).unwrap_or_default() }</span>
        </>
    }
}
