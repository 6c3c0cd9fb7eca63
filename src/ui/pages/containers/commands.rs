//! The list of commands, and where the next one is typed.

use yew::prelude::*;

use super::panels::output;
use super::prompt::Prompt;
use super::script_file::script_buttons;
use crate::app::{ContainersAction, OpenImage};
use crate::explain::{self, Message};
use crate::platform::{dom, scroll};
use crate::sim::cow::ready;
use crate::ui::store::Store;
use crate::ui::words::{Words, use_words};

/// What the commands need.
#[derive(Properties, PartialEq)]
pub struct CommandsProps {
    /// The state.
    pub store: Store,
    /// The image on screen.
    pub open: OpenImage,
    /// The line that starts a container.
    pub start: String,
}

/// The list of commands, and where the next one is typed.
#[component]
pub fn Commands(props: &CommandsProps) -> Html {
    let words = use_words();
    let store = &props.store;
    let containers = &store.containers;
    let (lines, at) = (containers.script.list(), containers.script.cursor());
    let secret = containers.question().is_some();
    let current = use_node_ref();
    {
        let current = current.clone();
        use_effect_with((at, lines.len()), move |_| scroll::show_node(&current));
    }
    html! {
        <section class="pane containers__commands" aria-label={words.t("stage-commands")} data-pane="true" tabindex="-1">
            <header>
                <h2>{ words.t("stage-commands") }</h2>
                <span class="sp"></span>
                { examples(words, store) }
                { script_buttons(words, store, &props.open) }
            </header>
            <ol class="cmds">
                { for lines.iter().enumerate().map(|(n, line)| {
                    let here = n + 1 == at;
                    let node = if here { current.clone() } else { NodeRef::default() };
                    let later = (n >= at).then_some("cmds__later");
                    let done = containers.shown.as_ref().and_then(|shown| shown.done.get(n).copied());
                    let told = n < at && !(secret && n + 1 == at);
                    let gained = done.filter(|_| told).map(|done| done.gained).filter(|gained| *gained != 0);
                    html! {
                        <li ref={node} class={classes!(later)} aria-current={here.then_some("step")}>
                            <button onclick={store.containers(move |_: MouseEvent| ContainersAction::Go(n + 1))}>
                                <span class="cmds__number">{ n + 1 }</span>
                                <code>{ crate::base::path::visible(line.as_bytes()) }</code>
                                if let Some(gained) = gained {
                                    <span class="cmds__gained">{ change(words.size(gained.unsigned_abs()), gained) }</span>
                                }
                            </button>
                        </li>
                    }
                }) }
            </ol>
            if !secret { { output(words, store) } }
            <Prompt store={store.clone()} start={props.start.clone()} />
        </section>
    }
}

fn change(size: AttrValue, gained: i64) -> String {
    format!("{}{size}", if gained < 0 { "−" } else { "+" })
}

/// The scripts that are made for the sample on screen.
fn examples(words: Words, store: &Store) -> Html {
    let sample = store.open.as_ref().and_then(|open| open.source.sample.as_deref());
    let fitting: Vec<&ready::Ready> =
        ready::ALL.iter().filter(|ready| sample == Some(ready.sample)).collect();
    if fitting.is_empty() {
        return html! {};
    }
    let onchange = {
        let store = store.clone();
        Callback::from(move |event: Event| {
            let chosen = dom::select_value(&event);
            let script = ready::ALL.iter().find(|ready| Some(ready.id) == chosen.as_deref());
            if let Some(ready) = script {
                let lines = ready.script.lines().map(str::trim).filter(|line| !line.is_empty());
                let lines: Vec<String> = lines.map(str::to_owned).collect();
                let load = ContainersAction::Load(lines, 1);
                store.dispatch(crate::app::AppAction::Containers(load));
            }
        })
    };
    let title = |ready: &ready::Ready| {
        let (title, _) = explain::ready(ready.id)
            .unwrap_or((Message::new("stage-examples"), Message::new("stage-examples")));
        words.say(&title)
    };
    html! {
        <label>
            <span class="visually-hidden">{ words.t("stage-examples") }</span>
            <select class="tool" {onchange}>
                <option value="" selected={true}>{ words.t("stage-examples") }</option>
                { for fitting.into_iter().map(|ready| html! {
                    <option value={ready.id}>{ title(ready) }</option>
                }) }
            </select>
        </label>
    }
}
