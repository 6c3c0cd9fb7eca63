//! A button that copies a text.

use yew::prelude::*;

use crate::platform::clipboard;
use crate::ui::words::use_words;

/// What a button that copies needs.
#[derive(Properties, PartialEq)]
pub struct CopyProps {
    /// What it says.
    pub label: &'static str,
    /// What it copies.
    pub text: String,
    /// Its look.
    #[prop_or("tool")]
    pub class: &'static str,
}

/// Copies a text and says so.
#[component]
pub fn CopyButton(props: &CopyProps) -> Html {
    let words = use_words();
    let copied = use_state_eq(|| None::<bool>);
    let onclick = {
        let (text, copied) = (props.text.clone(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let copied = copied.clone();
            // The same words again are spoken again.
            copied.set(None);
            clipboard::copy(text.clone(), move |done| copied.set(Some(done)));
        })
    };
    let said = copied.map(|done| if done { "export-copied" } else { "export-not-copied" });
    html! {
        <>
            <button class={props.class} {onclick} disabled={props.text.is_empty()}>{ words.t(props.label) }</button>
            <span class="copied" role="status">{ said.map(|said| words.t(said)) }</span>
        </>
    }
}
