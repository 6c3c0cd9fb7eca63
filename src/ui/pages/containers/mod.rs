//! The containers screen: commands, what the kernel does, what `docker diff` prints.

mod captions;
mod commands;
mod file_menu;
mod file_row;
mod files;
mod panels;
mod prompt;
mod side;
mod stage;
mod transport;

use yew::prelude::*;

use crate::app::{ContainersAction, OpenImage};
use crate::base::Shared;
use crate::explain::Message;
use crate::platform::dom;
use crate::ui::store::Store;
use crate::ui::words::use_words;
pub use stage::{StagePicture, StagePictureProps};

use captions::Captions;
use commands::Commands;
pub use file_menu::{FileMenu, FileMenuProps, MenuFile};
use side::Side;
use transport::Transport;

/// What the page needs.
#[derive(Properties, PartialEq)]
pub struct ContainersPageProps {
    /// The state.
    pub store: Store,
    /// The image on screen.
    pub open: OpenImage,
}

/// The containers screen.
#[component]
pub fn ContainersPage(props: &ContainersPageProps) -> Html {
    let words = use_words();
    let store = &props.store;
    use_stage_keys(store);
    let image = image_name(&props.open);
    let names: Vec<String> = store
        .containers
        .shown
        .iter()
        .flat_map(|shown| shown.look.containers.iter().map(|container| container.name.clone()))
        .collect();
    let current = store.containers.current().map(str::to_owned);
    let start = format!("docker run -d --name {} {image}", free_name(&names));
    let typed = start.clone();
    let on_start = store.containers(move |_: MouseEvent| ContainersAction::Type(typed.clone()));
    let picture = {
        let shown = store.containers.shown.clone();
        let frame = store.containers.frame();
        use_memo((shown, frame), |(shown, frame)| {
            let picture = shown.as_ref()?.frames.get(*frame)?.picture.clone();
            (!picture.rows.is_empty()).then(|| Shared::new(picture))
        })
    };
    if !props.open.is_complete() {
        return html! {
            <main class="containers"><p class="containers__wait">{ words.t("stage-waiting") }</p></main>
        };
    }
    let picture = (*picture).clone();
    let count = Message::new("stage-count").count("count", names.len() as u64).text("image", image);
    html! {
        <main class="containers">
            <section class="pane containers__stage" aria-label={words.t("stage-happens")} data-pane="true">
                <header>
                    <div class="seg" role="group" aria-label={words.t("stage-containers")}>
                        { for names.into_iter().map(|name| {
                            let pressed = current.as_ref() == Some(&name);
                            let look = name.clone();
                            html! {
                                <button aria-pressed={pressed.to_string()}
                                    onclick={store.containers(move |_: MouseEvent| ContainersAction::LookAt(look.clone()))}>
                                    { name }
                                </button>
                            }
                        }) }
                        <button onclick={on_start}>{ words.t("stage-start") }</button>
                    </div>
                    <span class="dimmer">{ words.say(&count) }</span>
                </header>
                <div class="stage">
                    if let Some(picture) = picture { <StagePicture picture={picture} /> }
                </div>
                <Captions store={store.clone()} open={props.open.clone()} />
                <Transport store={store.clone()} />
            </section>
            <div class="containers__side">
                <Commands store={store.clone()} {start} />
                <Side store={store.clone()} open={props.open.clone()} />
            </div>
        </main>
    }
}

/// The line that starts a container for commands that have none to go to; none if there is one.
#[must_use]
pub fn first_line(store: &Store, open: &OpenImage) -> Option<String> {
    let none = store.containers.addressed().is_none();
    none.then(|| format!("docker run -d --name {} {}", free_name(&[]), image_name(open)))
}

/// The name an engine has for the image: its first tag, or the beginning of its ID.
fn image_name(open: &OpenImage) -> String {
    let image = open.image();
    let tag = image.and_then(|image| image.tags.first().cloned());
    let id = || image.and_then(|image| image.id.as_ref()).map(|id| id.0.encoded().to_owned());
    tag.or_else(|| id().map(|id| id.get(..12).unwrap_or(&id).to_owned())).unwrap_or("image".into())
}

/// A name no container has.
fn free_name(taken: &[String]) -> String {
    let names = ["web".to_owned()].into_iter().chain((2_u32..).map(|n| format!("web{n}")));
    names.into_iter().find(|name| !taken.contains(name)).unwrap_or_default()
}

/// Arrows go from step to step, with Shift from frame to frame; `z` takes an edit back.
#[hook]
fn use_stage_keys(store: &Store) {
    let dispatcher = store.0.dispatcher();
    let (at, all) = (store.containers.script.at(), store.containers.script.lines().len());
    use_effect_with((at, all), move |&(at, all)| {
        let listener = dom::on_key(move |event| {
            let chord = event.ctrl_key() || event.meta_key() || event.alt_key();
            if dom::dialog_is_open() || dom::is_typing(event) || chord {
                return;
            }
            let action = match (event.key().as_str(), event.shift_key()) {
                ("ArrowRight", true) => ContainersAction::Nudge(true),
                ("ArrowLeft", true) => ContainersAction::Nudge(false),
                ("ArrowRight" | "l", false) => ContainersAction::Go((at + 1).min(all)),
                ("ArrowLeft" | "h", false) => ContainersAction::Go(at.saturating_sub(1)),
                ("Home" | "g", false) => ContainersAction::Go(0),
                ("End", false) | ("G", true) => ContainersAction::Go(all),
                ("z", false) => ContainersAction::Undo,
                ("Z", true) => ContainersAction::Redo,
                _ => return,
            };
            event.prevent_default();
            dispatcher.dispatch(crate::app::AppAction::Containers(action));
        });
        move || std::mem::drop(listener)
    });
}
