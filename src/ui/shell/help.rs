//! The keys.

use yew::prelude::*;

use crate::platform::focus;
use crate::ui::words::use_words;

/// What the dialog needs.
#[derive(Properties, PartialEq)]
pub struct HelpProps {
    /// Close it.
    pub on_close: Callback<()>,
}

/// Keys, and the message that says what they do.
type Keys = &'static [(&'static [&'static str], &'static str)];

/// The keys of each screen.
const KEYS: &[(&str, Keys)] = &[
    (
        "keys-all",
        &[
            (&["1", "2", "3"], "keys-view"),
            (&["⇧F10"], "keys-menu"),
            (&["F6", "⇧F6"], "keys-pane"),
            (&["?", "Esc"], "keys-help"),
        ],
    ),
    (
        "keys-inspect",
        &[
            (&["↑", "↓", "j", "k"], "keys-row"),
            (&["←", "→", "h", "l"], "keys-fold"),
            (&["Home", "End", "g", "G"], "keys-ends"),
            (&["PgUp", "PgDn"], "keys-page"),
            (&["Enter"], "keys-enter"),
            (&["Space"], "keys-toggle"),
            (&["[", "]"], "keys-layer"),
            (&["m"], "keys-mode"),
            (&["r", "⇧↑", "⇧↓"], "keys-range"),
            (&["a", "c", "d", "x", "="], "keys-kinds"),
            (&["s", "⇧s"], "keys-sort"),
            (&["\\"], "keys-filter"),
            (&["/", "n", "N"], "keys-search"),
            (&["t"], "keys-timeline"),
            (&["v", "f"], "keys-tabs"),
            (&["w"], "keys-waste"),
            (&["e"], "keys-save"),
            (&["y"], "keys-copy"),
        ],
    ),
    (
        "keys-containers",
        &[
            (&["←", "→", "h", "l"], "keys-step"),
            (&["⇧←", "⇧→"], "keys-frame"),
            (&["Home", "End", "g", "G"], "keys-steps-ends"),
            (&["Space"], "keys-play"),
            (&["Enter"], "keys-reveal"),
            (&["[", "]"], "keys-container"),
            (&["z", "⇧z"], "keys-undo"),
            (&["→"], "keys-complete"),
            (&["p", "Esc"], "keys-present"),
            (&["PgUp", "PgDn"], "keys-slide"),
        ],
    ),
    (
        "keys-cache",
        &[
            (&["Ctrl↵", "⌘↵"], "keys-build"),
            (&["Alt↑", "Alt↓"], "keys-line"),
            (&["←", "→", "h", "l"], "keys-step"),
            (&["⇧←", "⇧→"], "keys-frame"),
            (&["Home", "End", "g", "G"], "keys-steps-ends"),
            (&["[", "]"], "keys-builds"),
            (&["Space"], "keys-play"),
            (&["Enter"], "keys-reveal"),
            (&["z", "⇧z"], "keys-undo"),
            (&["p", "Esc"], "keys-present"),
            (&["PgUp", "PgDn"], "keys-slide"),
        ],
    ),
];

/// A dialog that lists the keys; Escape closes it and gives the focus back.
#[component]
pub fn Help(props: &HelpProps) -> Html {
    let words = use_words();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| focus::open_dialog(&node));
    }
    // Not taken off the page before the browser has given the focus back.
    let dialog = node.clone();
    let onclick = Callback::from(move |_: MouseEvent| focus::close_dialog(&dialog));
    let close = props.on_close.clone();
    let onclose = Callback::from(move |_: Event| close.emit(()));
    html! {
        <dialog ref={node} class="help" aria-labelledby="help-title" {onclose}>
            <header class="help__head">
                <h2 id="help-title">{ words.t("keys-title") }</h2>
                <span class="sp"></span>
                <button class="tool" {onclick}>{ words.t("keys-close") }</button>
            </header>
            { for KEYS.iter().map(|(title, keys)| html! {
                <section class="help__part">
                    <h3>{ words.t(title) }</h3>
                    <dl class="help__keys">
                        { for keys.iter().map(|(keys, id)| html! {
                            <div><dt>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dt><dd>{ words.t(id) }</dd></div>
                        }) }
                    </dl>
                </section>
            }) }
        </dialog>
    }
}
