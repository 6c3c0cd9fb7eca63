//! The containers screen: commands, what the kernel does, what `docker diff` prints.

mod ask;
mod captions;
mod changes;
mod commands;
mod commit;
mod cost_bars;
mod disk;
mod export;
mod facts;
mod file_menu;
mod file_row;
mod files;
mod header;
mod panels;
mod prompt;
mod saving;
mod script_file;
mod side;
mod stage;
mod transport;
mod use_stage;
mod weight;

use yew::prelude::*;

use crate::app::{AppAction, ContainersAction, OpenImage};
use crate::base::Shared;
use crate::platform::extent;
use crate::ui::flow::Flow;
use crate::ui::store::Store;
use crate::ui::words::use_words;
use crate::view::stage::shapes::Space;
use crate::view::stage::{Picture, room};
pub use changes::changes;
pub use cost_bars::cost_bars;
pub use disk::disk_panel;
pub use stage::{StagePicture, StagePictureProps};
pub use weight::weight_panel;

use captions::captions;
use commands::Commands;
use facts::Facts;
pub use file_menu::{FileMenu, FileMenuProps, MenuFile};
use header::header;
use side::side_by_side;
use transport::transport;

/// What the page needs.
#[derive(Properties, PartialEq)]
pub struct ContainersPageProps {
    /// The state.
    pub store: Store,
    /// The image on screen.
    pub open: OpenImage,
    /// Where a committed image goes.
    pub flow: Flow,
}

/// The containers screen.
#[component]
pub fn ContainersPage(props: &ContainersPageProps) -> Html {
    let words = use_words();
    let store = &props.store;
    use_stage::use_keys(store);
    use_stage::use_play(store);
    if !props.open.is_complete() {
        return html! {
            <main class="containers"><p class="containers__wait">{ words.t("stage-waiting") }</p></main>
        };
    }
    let containers = &store.containers;
    let start = format!("docker run -d --name {} {}", containers.free_name(), props.open.name());
    let presenting = containers.presenting;
    let secret = containers.question().is_some();
    html! {
        <main class={classes!("containers", presenting.then_some("containers--present"))}>
            <h1 class="visually-hidden">{ words.t("top-containers") }</h1>
            <section class="pane containers__stage" aria-label={words.t("stage-happens")} data-pane="true" tabindex="-1">
                if !presenting {
                    { header(words, store, &props.open.name(), start.clone()) }
                }
                <Stage store={store.clone()} />
                { captions(words, store, &props.open) }
                { transport(words, store) }
            </section>
            if !presenting {
                <div class="containers__side">
                    <Commands store={store.clone()} open={props.open.clone()} {start} />
                    if secret {
                        <section class="pane"><p class="captions__note">{ words.t("ask-first") }</p></section>
                    } else {
                        { changes(words, store) }
                    }
                    <div class="containers__held" hidden={secret}>
                        <Facts store={store.clone()} open={props.open.clone()} flow={props.flow.clone()} />
                    </div>
                </div>
            }
        </main>
    }
}

/// The line that starts a container for commands that have none to go to; none if there is one.
#[must_use]
pub fn first_line(store: &Store, open: &OpenImage) -> Option<String> {
    let containers = &store.containers;
    let none = containers.addressed().is_none();
    none.then(|| format!("docker run -d --name {} {}", containers.free_name(), open.name()))
}

/// What the stage needs.
#[derive(Properties, PartialEq)]
struct StageProps {
    store: Store,
}

/// The picture, as large as there is room; a swipe over it goes a step on or back.
#[component]
fn Stage(props: &StageProps) -> Html {
    /// Pixels of a swipe at least.
    const SWIPE: i32 = 48;
    let words = use_words();
    let containers = &props.store.containers;
    let node = use_node_ref();
    let size = use_state_eq(|| (0, 0));
    {
        let (node, size) = (node.clone(), size.clone());
        use_effect_with((), move |()| {
            let watch = extent::watch_size(&node, move |now| size.set(now));
            move || drop(watch)
        });
    }
    let picture = {
        let (shown, frame) = (containers.shown.clone(), containers.frame());
        let asked = containers.question().is_some();
        use_memo((shown, frame, asked), |(shown, frame, asked)| -> Option<Shared<Picture>> {
            let shown = shown.as_ref()?;
            let picture = match &shown.before {
                Some(before) if *asked => before.clone(),
                _ => Shared::new(shown.frames.get(*frame)?.picture.clone()),
            };
            (!picture.rows.is_empty()).then_some(picture)
        })
    };
    let looked = containers.shown.as_ref().is_some_and(|shown| shown.look.beside.is_some());
    let beside = containers.panels.beside.is_some() && looked && containers.question().is_none();
    let space = match *size {
        (width, height) if width > 0 && height > 0 => {
            // Side by side each picture has its own few columns.
            let picture = picture.as_ref().as_ref().filter(|_| !beside);
            let columns = picture.map_or(0, |picture| picture.columns.len());
            room((f64::from(width), f64::from(height)), columns, containers.presenting)
        }
        _ => Space { large: containers.presenting, ..Space::default() },
    };
    let began = use_mut_ref(|| None::<(i32, i32)>);
    let onpointerdown = {
        let began = began.clone();
        Callback::from(move |event: PointerEvent| {
            let touch = event.pointer_type() != "mouse" && event.is_primary();
            *began.borrow_mut() = touch.then(|| (event.client_x(), event.client_y()));
        })
    };
    let onpointerup = {
        let (store, began) = (props.store.clone(), began.clone());
        Callback::from(move |event: PointerEvent| {
            let Some((x, y)) = began.borrow_mut().take() else { return };
            let (over, down) = (event.client_x() - x, event.client_y() - y);
            if over.abs() >= SWIPE && over.abs() > 2 * down.abs() {
                let script = &store.containers.script;
                let at = script.cursor();
                let to = if over < 0 { at + 1 } else { at.saturating_sub(1) };
                let go = ContainersAction::Go(to.min(script.list().len()));
                store.dispatch(AppAction::Containers(go));
            }
        })
    };
    html! {
        <div ref={node} class="stage" {onpointerdown} {onpointerup}>
            if beside {
                { side_by_side(words, &props.store, space) }
            } else if let Some(picture) = (*picture).clone() {
                <StagePicture {picture} {space} />
            }
        </div>
    }
}
