//! The start page: one thing to do.

use yew::prelude::*;

use crate::platform::{clipboard, pick};
use crate::ui::shell::offer;
use crate::ui::store::Store;
use crate::ui::words::{Words, use_words};

/// The samples: id in the address and in the messages, file below `samples/`.
pub const SAMPLES: &[(&str, &str, &str)] = &[
    ("three-runs-and-a-copy", "sample-three-runs", "sample-three-runs-why"),
    ("deleted-secret", "sample-secret", "sample-secret-why"),
    ("chmod-doubles", "sample-chmod", "sample-chmod-why"),
    ("rm-rf-then-mkdir", "sample-opaque", "sample-opaque-why"),
    ("hard-links", "sample-hard-links", "sample-hard-links-why"),
    ("nginx-like", "sample-nginx", "sample-nginx-why"),
    ("big-file", "sample-big-file", "sample-big-file-why"),
];

/// Commands that save an image: what is typed, the same in every language.
const COMMANDS: &[&str] = &[
    "docker save IMAGE -o image.tar",
    "podman save IMAGE -o image.tar",
    "nerdctl save IMAGE -o image.tar",
    "skopeo copy docker://IMAGE oci-archive:image.tar",
];

/// What the page needs.
pub struct StartPage<'a> {
    /// The state.
    pub store: &'a Store,
    /// The input of the button that chooses files.
    pub input: NodeRef,
    /// Files were chosen.
    pub on_files: Callback<Vec<pick::PickedFile>>,
    /// A sample was chosen.
    pub on_sample: Callback<String>,
    /// What was open before the reload is wanted again.
    pub on_reopen: Callback<MouseEvent>,
    /// Whether files hover over the page.
    pub hovered: bool,
}

/// The start page.
pub fn start_page(words: Words, page: &StartPage<'_>) -> Html {
    html! {
        <main class="start">
            <section class={classes!("drop", page.hovered.then_some("drop--over"))} aria-labelledby="start-title">
                { sheets() }
                <h1 id="start-title">{ words.t("start-drop") }</h1>
                <p>{ words.t("start-what") }</p>
                { file_button(words, &page.input, &page.on_files) }
                <p class="drop__safe">{ words.t("start-safe") }</p>
            </section>
            <section class="how">
                if let Some(last) = &page.store.remembered {
                    { offer(words, page.store, last, &page.on_reopen) }
                }
                if let Some(id) = linked(page.store) {
                    <section class="offer">
                        <div class="offer__text">
                            <code class="mono dim">{ id }</code>
                            <b>{ words.t("offer-link") }</b>
                        </div>
                    </section>
                }
                <div>
                    <h2>{ words.t("start-save") }</h2>
                    { for COMMANDS.iter().map(|command| html! { <Command command={*command} /> }) }
                </div>
                <div>
                    <h2>{ words.t("start-samples") }</h2>
                    <div class="samples">
                        { for SAMPLES.iter().map(|(id, name, why)| {
                            let on_sample = page.on_sample.clone();
                            let onclick = Callback::from(move |_: MouseEvent| on_sample.emit((*id).to_owned()));
                            html! {
                                <button class="sample" {onclick}><b>{ words.t(name) }</b><span>{ words.t(why) }</span></button>
                            }
                        }) }
                    </div>
                </div>
            </section>
        </main>
    }
}

/// The image the address names, if it is not the one that was open here.
fn linked(store: &Store) -> Option<String> {
    let wanted = store.wanted.as_ref()?.image.clone()?;
    let last = store.remembered.as_ref().and_then(|last| last.id.as_ref());
    (last != Some(&wanted)).then_some(wanted)
}

/// A button in front of a file input.
fn file_button(words: Words, input: &NodeRef, on_files: &Callback<Vec<pick::PickedFile>>) -> Html {
    let onclick = {
        let (input, on_files) = (input.clone(), on_files.clone());
        Callback::from(move |_: MouseEvent| pick::open(&input, on_files.clone()))
    };
    let onchange = {
        let on_files = on_files.clone();
        Callback::from(move |event: Event| on_files.emit(pick::files_of(&event)))
    };
    html! {
        <>
            <button class="btn primary drop__choose" {onclick}>{ words.t("start-choose") }</button>
            <input ref={input.clone()} class="visually-hidden" type="file" tabindex="-1" aria-hidden="true" {onchange} />
        </>
    }
}

/// Sheets over each other, the top one to be written on.
fn sheets() -> Html {
    html! {
        <svg class="drop__sheets" width="250" height="150" viewBox="0 0 250 150" aria-hidden="true">
            <polygon class="film" points="60,112 125,84 190,112 125,140" />
            <polygon class="film" points="60,88 125,60 190,88 125,116" />
            <polygon class="film" points="60,64 125,36 190,64 125,92" />
            <polygon class="film rw" points="60,40 125,12 190,40 125,68" />
        </svg>
    }
}

#[derive(Properties, PartialEq)]
struct CommandProps {
    command: &'static str,
}

/// A command with a button that copies it and says so.
#[component]
fn Command(props: &CommandProps) -> Html {
    let words = use_words();
    let copied = use_state_eq(|| false);
    let onclick = {
        let (copied, command) = (copied.clone(), props.command);
        Callback::from(move |_: MouseEvent| {
            let copied = copied.clone();
            clipboard::copy(command.to_owned(), move |done| copied.set(done));
        })
    };
    let says = words.t(if *copied { "copied" } else { "copy" });
    html! {
        <div class="cmd">
            <code>{ props.command }</code>
            <button aria-label={format!("{}: {}", words.t("copy"), props.command)} {onclick}>
                { says }
            </button>
        </div>
    }
}
