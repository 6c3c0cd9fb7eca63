//! The list of commands, and where the next one is typed.

use yew::prelude::*;

use super::prompt::Prompt;
use crate::app::ContainersAction;
use crate::explain::{self, Message};
use crate::platform::dom;
use crate::sim::cow::ready;
use crate::ui::store::Store;
use crate::ui::words::use_words;

/// What the commands need.
#[derive(Properties, PartialEq)]
pub struct CommandsProps {
    /// The state.
    pub store: Store,
    /// The line that starts a container.
    pub start: String,
}

/// The list of commands, and where the next one is typed.
#[component]
pub fn Commands(props: &CommandsProps) -> Html {
    let words = use_words();
    let store = &props.store;
    let containers = &store.containers;
    let (lines, at) = (containers.script.lines(), containers.script.at());
    let sample = store.open.as_ref().and_then(|open| open.source.sample.clone());
    html! {
        <section class="pane containers__commands" aria-label={words.t("stage-commands")} data-pane="true">
            <header>
                <h2>{ words.t("stage-commands") }</h2>
                <span class="sp"></span>
                <Examples store={store.clone()} {sample} />
            </header>
            <ol class="cmds">
                { for lines.iter().enumerate().map(|(n, line)| {
                    let current = (n + 1 == at).then_some("step");
                    let later = (n >= at).then_some("cmds__later");
                    let done = containers.shown.as_ref().and_then(|shown| shown.done.get(n).copied());
                    let gained = done.filter(|_| n < at).map(|done| done.gained).filter(|gained| *gained != 0);
                    html! {
                        <li class={classes!(later)} aria-current={current}>
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
            <Prompt store={store.clone()} start={props.start.clone()} />
        </section>
    }
}

fn change(size: AttrValue, gained: i64) -> String {
    format!("{}{size}", if gained < 0 { "−" } else { "+" })
}

/// What the examples need.
#[derive(Properties, PartialEq)]
struct ExamplesProps {
    store: Store,
    sample: Option<String>,
}

/// The scripts that are made for the sample on screen.
#[component]
fn Examples(props: &ExamplesProps) -> Html {
    let words = use_words();
    let fitting: Vec<&ready::Ready> =
        ready::ALL.iter().filter(|ready| props.sample.as_deref() == Some(ready.sample)).collect();
    if fitting.is_empty() {
        return html! {};
    }
    let onchange = {
        let store = props.store.clone();
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
