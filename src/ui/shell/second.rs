//! Another image while one is open: which of the two is wanted.

use yew::prelude::*;

use crate::explain::Message;
use crate::platform::focus;
use crate::ui::flow::Flow;
use crate::ui::store::Store;
use crate::ui::words::Words;

/// The dialog is in front while it is asked; the browser gives the focus back when it is closed.
#[hook]
pub fn use_second(store: &Store) -> NodeRef {
    let node = use_node_ref();
    let shown = node.clone();
    use_effect_with(store.second.is_some(), move |asked| {
        if *asked {
            focus::open_dialog(&shown);
        }
    });
    node
}

/// Asks what is to become of an image that was dropped; Escape leaves everything as it is.
pub fn second_dialog(words: Words, store: &Store, flow: &Flow, node: &NodeRef) -> Html {
    let (Some(name), Some(open)) = (&store.second, &store.open) else { return Html::default() };
    let shown = |name: &str| crate::base::path::visible(name.as_bytes());
    let said = |id| {
        let of = Message::new(id).text("name", shown(name));
        words.say(&of.text("open", shown(&open.name())))
    };
    let button = |act: Callback<()>| {
        let dialog = node.clone();
        Callback::from(move |_: MouseEvent| {
            act.emit(());
            // Not taken off the page before the browser has given the focus back.
            focus::close_dialog(&dialog);
        })
    };
    let opens = {
        let flow = flow.clone();
        button(Callback::from(move |()| flow.open_second()))
    };
    let compares = {
        let (flow, open) = (flow.clone(), open.clone());
        button(Callback::from(move |()| flow.compare_second(&open)))
    };
    let onclose = {
        let flow = flow.clone();
        Callback::from(move |_: Event| flow.leave_second())
    };
    html! {
        <dialog ref={node.clone()} class="help second" aria-labelledby="second-title" aria-describedby="second-text" {onclose}>
            <h2 id="second-title">{ words.t("second-title") }</h2>
            <p id="second-text">{ said("second-text") }</p>
            <div class="offer__buttons">
                <button class="btn primary" onclick={opens}>{ words.t("second-open") }</button>
                <button class="btn" onclick={compares}>{ said("second-compare") }</button>
                <button class="tool" onclick={button(Callback::noop())}>{ words.t("reading-cancel") }</button>
            </div>
        </dialog>
    }
}
