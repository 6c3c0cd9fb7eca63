//! What is given to builds beside the files.

use yew::prelude::*;

use super::super::store::CacheStore;
use crate::app::cache::CacheAction;
use crate::base::path::visible;
use crate::explain::Message;
use crate::platform::dom;
use crate::sim::cache::look::OptionsLook;
use crate::sim::cache::script::Step;
use crate::sim::cache::{Export, Output, RunModel};
use crate::ui::words::Words;
use crate::view::cache::{ArgRow, OptionsView, RunRow, new_arg, options_view};

/// Where caches go that have no name yet.
const CACHE: &str = "ci";
/// Platforms to choose from.
const PLATFORMS: [&str; 3] = ["linux/amd64", "linux/arm64", "linux/arm/v7"];
/// Networks to choose from.
const NETWORKS: [&str; 2] = ["none", "host"];

/// The options.
pub fn options(words: Words, store: &CacheStore) -> Html {
    let Some(shown) = &store.shown else { return html! { <div class="body"></div> } };
    let view = options_view(&store.text, &shown.look, store.steps.before());
    html! {
        <div class="body opts">
            { args(words, store, &view) }
            { bases(words, store, &view) }
            { secrets(words, store, &view) }
            { build(words, store, &view, &shown.look.options) }
            { elsewhere(words, store, &shown.look.options) }
            { runs(words, store, &view) }
        </div>
    }
}

fn act(words: Words, store: &CacheStore, id: &'static str, about: &str, step: Step) -> Html {
    let label = words.t(id);
    let named = Message::new("cache-do-to").text("what", label.as_str()).text("path", about);
    html! {
        <button class="ctx__act" type="button" aria-label={words.say(&named)} onclick={store.on(CacheAction::Do(step))}>{ label }</button>
    }
}

/// A group of options, and what they do.
fn group(words: Words, title: &'static str, note: &'static str, rows: Html) -> Html {
    html! {
        <fieldset>
            <legend>{ words.t(title) }</legend>
            { rows }
            <p class="opts__note">{ words.t(note) }</p>
        </fieldset>
    }
}

fn none(words: Words, is: bool, id: &'static str) -> Html {
    if is {
        html! { <p class="opts__note">{ words.t(id) }</p> }
    } else {
        html! {}
    }
}

fn args(words: Words, store: &CacheStore, view: &OptionsView) -> Html {
    let on_new = {
        let store = store.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Ok(step) = new_arg(&dom::form_value(&event, "arg")) {
                store.dispatch(CacheAction::Do(step));
                dom::reset_form(&event);
            } else {
                dom::refuse(&event, "arg", &words.t("cache-arg-bad"));
            }
        })
    };
    let rows = html! {
        <>
            { none(words, view.args.is_empty(), "cache-option-arg-none") }
            { for view.args.iter().map(|row| arg(words, store, row)) }
            <form class="opts__row" onsubmit={on_new}>
                <input type="text" name="arg" aria-label={words.t("cache-option-arg-new")} placeholder={words.t("cache-option-arg-new")}
                    autocomplete="off" autocapitalize="off" spellcheck="false" oninput={dom::accept} />
                <button class="ctx__act">{ words.t("cache-option-set") }</button>
            </form>
        </>
    };
    group(words, "cache-option-args", "cache-option-args-note", rows)
}

fn arg(words: Words, store: &CacheStore, row: &ArgRow) -> Html {
    let name = &row.name;
    let said = match (&row.value, &row.default) {
        (Some(value), _) => Message::new("cache-option-arg-given").text("value", value),
        (None, Some(value)) => Message::new("cache-option-arg-default").text("value", value),
        (None, None) => Message::new("cache-option-arg-unset"),
    };
    let set = |value: Option<String>| Step::Arg(name.clone(), value);
    let onsubmit = {
        let (store, name) = (store.clone(), name.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let step = Step::Arg(name.clone(), Some(dom::form_value(&event, "value")));
            store.dispatch(CacheAction::Do(step));
            dom::reset_form(&event);
        })
    };
    let label = words.say(&Message::new("cache-option-arg-value").text("name", name));
    html! {
        <form class="opts__row" key={name.clone()} {onsubmit}>
            <code>{ visible(name.as_bytes()) }</code>
            <span class="opts__now">
                { words.say(&said) }
                if !row.declared { { " " }{ words.t("cache-option-arg-undeclared") } }
            </span>
            <input type="text" name="value" aria-label={label.clone()} title={label} autocomplete="off" autocapitalize="off" spellcheck="false" />
            <button class="ctx__act">{ words.t("cache-option-set") }</button>
            { act(words, store, "cache-option-another", name, set(Some(row.another()))) }
            if row.value.is_some() { { act(words, store, "cache-option-remove", name, set(None)) } }
        </form>
    }
}

fn secrets(words: Words, store: &CacheStore, view: &OptionsView) -> Html {
    let one = |(id, given): &(String, bool)| {
        let step = |there| Step::Secret(id.clone(), there);
        let now = if *given { "cache-option-secret-given" } else { "cache-option-secret-missing" };
        let give = if *given { "cache-option-secret-another" } else { "cache-option-secret-give" };
        html! {
            <div class="opts__row" key={id.clone()}>
                <code>{ visible(id.as_bytes()) }</code>
                <span class="opts__now">{ words.t(now) }</span>
                { act(words, store, give, id, step(true)) }
                if *given { { act(words, store, "cache-option-remove", id, step(false)) } }
            </div>
        }
    };
    let rows = html! {
        <>
            { none(words, view.secrets.is_empty(), "cache-option-secret-none") }
            { for view.secrets.iter().map(one) }
        </>
    };
    group(words, "cache-option-secrets", "cache-option-secrets-note", rows)
}

fn bases(words: Words, store: &CacheStore, view: &OptionsView) -> Html {
    let one = |name: &String| {
        let step = |layers| Step::Base(name.clone(), layers);
        html! {
            <div class="opts__row" key={name.clone()}>
                <code>{ visible(name.as_bytes()) }</code>
                <span class="opts__now"></span>
                { act(words, store, "cache-option-base-layers", name, step(true)) }
                { act(words, store, "cache-option-base-config", name, step(false)) }
            </div>
        }
    };
    let rows = html! {
        <>
            { none(words, view.bases.is_empty(), "cache-option-base-none") }
            { for view.bases.iter().map(one) }
        </>
    };
    group(words, "cache-option-bases", "cache-option-bases-note", rows)
}

/// A choice of values; the first is none of them.
fn choice(
    words: Words,
    store: &CacheStore,
    (title, note): (&'static str, &'static str),
    (none, values, now): (&'static str, &[String], Option<&str>),
    step: impl Fn(Option<String>) -> Step + 'static,
) -> Html {
    let onchange = {
        let store = store.clone();
        Callback::from(move |event: Event| {
            let value = dom::select_value(&event).filter(|value| !value.is_empty());
            store.dispatch(CacheAction::Do(step(value)));
        })
    };
    // What a script says may be something else.
    let other = now.filter(|now| !values.iter().any(|value| value == now)).map(str::to_owned);
    html! {
        <label class="opts__choice">
            <span>{ words.t(title) }</span>
            <select {onchange}>
                <option value="" selected={now.is_none()}>{ words.t(none) }</option>
                { for values.iter().chain(&other).map(|value| html! {
                    <option value={value.clone()} selected={now == Some(value.as_str())}>{ value.clone() }</option>
                }) }
            </select>
            <span class="opts__note">{ words.t(note) }</span>
        </label>
    }
}

fn build(words: Words, store: &CacheStore, view: &OptionsView, now: &OptionsLook) -> Html {
    let owned = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
    let check = store.on(CacheAction::Do(Step::NoCache(!now.no_cache)));
    let button = |title: &'static str, note: &'static str, step: Step| {
        html! {
            <div class="opts__choice">
                <button class="ctx__act" onclick={store.on(CacheAction::Do(step))}>{ words.t(title) }</button>
                <span class="opts__note">{ words.t(note) }</span>
            </div>
        }
    };
    let target = ("cache-option-last-stage", view.stages.as_slice(), now.target.as_deref());
    let networks = owned(&NETWORKS);
    let network = ("cache-option-default", networks.as_slice(), now.network.as_deref());
    let platforms = owned(&PLATFORMS);
    let platform = ("cache-option-default", platforms.as_slice(), now.platform.as_deref());
    html! {
        <fieldset>
            <legend>{ words.t("cache-option-build") }</legend>
            { choice(words, store, ("cache-option-target", "cache-option-target-note"), target, Step::Target) }
            <label class="opts__choice">
                <span><input type="checkbox" checked={now.no_cache} onchange={check} />{ words.t("cache-option-no-cache") }</span>
                <span class="opts__note">{ words.t("cache-option-no-cache-note") }</span>
            </label>
            { choice(words, store, ("cache-option-network", "cache-option-network-note"), network, Step::Network) }
            { choice(words, store, ("cache-option-platform", "cache-option-platform-note"), platform, Step::Platform) }
            { button("cache-option-prune", "cache-option-prune-note", Step::Prune) }
            { button("cache-option-collect", "cache-option-collect-note", Step::Collect(1)) }
        </fieldset>
    }
}

fn elsewhere(words: Words, store: &CacheStore, now: &OptionsLook) -> Html {
    let known = now.cache_to.as_ref().map(|(_, name)| name).or(now.cache_from.as_ref());
    let name = known.cloned().unwrap_or_else(|| CACHE.to_owned());
    let how = now.cache_to.as_ref().map(|(how, _)| match how {
        Export::Inline => "inline",
        Export::Min => "min",
        Export::Max => "max",
    });
    let to = {
        let name = name.clone();
        move |how: Option<String>| {
            let how = how.map(|how| match how.as_str() {
                "max" => Export::Max,
                "inline" => Export::Inline,
                _ => Export::Min,
            });
            Step::CacheTo(how.map(|how| (how, name.clone())))
        }
    };
    let hows = ["min", "max", "inline"].map(str::to_owned);
    let export = ("cache-option-none", hows.as_slice(), how);
    let names = [name];
    let import = ("cache-option-none", names.as_slice(), now.cache_from.as_deref());
    html! {
        <fieldset>
            <legend>{ words.t("cache-option-cache") }</legend>
            { choice(words, store, ("cache-option-cache-to", "cache-option-cache-to-note"), export, to) }
            { choice(words, store, ("cache-option-cache-from", "cache-option-cache-from-note"), import, Step::CacheFrom) }
        </fieldset>
    }
}

fn runs(words: Words, store: &CacheStore, view: &OptionsView) -> Html {
    let rows = html! {
        <>
            { none(words, view.runs.is_empty(), "cache-option-run-none") }
            { for view.runs.iter().map(|row| run(words, store, row)) }
        </>
    };
    group(words, "cache-option-runs", "cache-option-runs-note", rows)
}

fn run(words: Words, store: &CacheStore, row: &RunRow) -> Html {
    let line = |id: &'static str| words.say(&Message::new(id).count("line", row.line as u64));
    let model = row.model.clone();
    let said = {
        let (store, text) = (store.clone(), row.text.clone());
        move |model: RunModel| {
            let step = Step::Run(text.clone(), model);
            store.dispatch(CacheAction::Do(step));
        }
    };
    let on_output = {
        let (said, model) = (said.clone(), model.clone());
        Callback::from(move |event: Event| {
            let output = match dom::select_value(&event).as_deref() {
                Some("same") => Output::Same,
                Some("fresh") => Output::Fresh,
                Some("of") => return,
                _ => Output::OfInputs,
            };
            said(RunModel { output, ..model.clone() });
        })
    };
    let on_fails = {
        let (said, model) = (said.clone(), model.clone());
        Callback::from(move |_: Event| said(RunModel { fails: !model.fails, ..model.clone() }))
    };
    let on_nothing = {
        let (said, model) = (said.clone(), model.clone());
        Callback::from(move |_: Event| {
            let nothing = model.changes_nothing != Some(true);
            said(RunModel { changes_nothing: nothing.then_some(true), ..model.clone() });
        })
    };
    let on_seconds = {
        let model = model.clone();
        Callback::from(move |event: Event| {
            let text = dom::select_value(&event).unwrap_or_default();
            let time = seconds(&text);
            if time.is_some() || text.is_empty() {
                said(RunModel { milliseconds: time, ..model.clone() });
            }
        })
    };
    let outputs = [
        ("inputs", "cache-option-output-inputs", Output::OfInputs),
        ("same", "cache-option-output-same", Output::Same),
        ("fresh", "cache-option-output-fresh", Output::Fresh),
    ];
    let of = match &model.output {
        Output::Of(text) => Some(Message::new("cache-option-output-of").text("text", text)),
        _ => None,
    };
    let time = model.milliseconds.map(|time| (time / 1000).to_string());
    let short: String = row.text.lines().next().unwrap_or_default().chars().take(200).collect();
    html! {
        <div class="opts__row opts__run" role="group" aria-label={line("cache-option-run-line")} key={row.line}>
            <code title={short.clone()}><span class="dimmer">{ line("cache-option-run-line") }</span>{ " " }{ visible(short.as_bytes()) }</code>
            <select aria-label={line("cache-option-output")} onchange={on_output}>
                { for outputs.iter().map(|(value, id, output)| html! {
                    <option value={*value} selected={model.output == *output}>{ words.t(id) }</option>
                }) }
                if let Some(of) = of { <option value="of" selected={true}>{ words.say(&of) }</option> }
            </select>
            <label><input type="checkbox" checked={model.fails} onchange={on_fails} />{ words.t("cache-option-fails") }</label>
            <label><input type="checkbox" checked={model.changes_nothing == Some(true)} onchange={on_nothing} />{ words.t("cache-option-nothing") }</label>
            <label><input type="number" min="0" max="86400" step="1" value={time.unwrap_or_default()} onchange={on_seconds} />{ words.t("cache-option-seconds") }</label>
        </div>
    }
}

/// Seconds as a person writes them, in milliseconds.
fn seconds(text: &str) -> Option<u64> {
    text.trim()
        .parse::<u64>()
        .ok()
        .filter(|seconds| *seconds <= 86_400)
        .map(|seconds| seconds * 1000)
}
