//! Below the commands: what they print and change, or the files that the container sees.

use yew::prelude::*;

use super::files::Files;
use super::panels::{Changes, Output};
use crate::app::{AppAction, ContainersAction, FilesAction, OpenImage};
use crate::platform::focus;
use crate::ui::store::Store;
use crate::ui::words::use_words;

/// What it needs.
#[derive(Properties, PartialEq)]
pub struct SideProps {
    /// The state.
    pub store: Store,
    /// The image on screen.
    pub open: OpenImage,
}

/// The tabs: whether it is the files, and the id of its name.
const TABS: [(bool, &str); 2] = [(false, "side-changes"), (true, "side-files")];

/// One of the two.
#[component]
pub fn Side(props: &SideProps) -> Html {
    let words = use_words();
    let store = &props.store;
    let files = store.containers.files.watched;
    let choose = {
        let store = store.clone();
        Callback::from(move |files: bool| {
            let watch = ContainersAction::Files(FilesAction::Watch(files));
            store.dispatch(AppAction::Containers(watch));
        })
    };
    let onkeydown = {
        let choose = choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowLeft" | "ArrowRight" => !files,
                "Home" => false,
                "End" => true,
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            choose.emit(to);
            focus::focus_id(TABS[usize::from(to)].1);
        })
    };
    html! {
        <section class="pane containers__lower" aria-label={words.t("side-label")} data-pane="true">
            <div class="tabs" role="tablist" aria-label={words.t("side-label")} {onkeydown}>
                { for TABS.map(|(which, id)| {
                    let choose = choose.clone();
                    let selected = which == files;
                    html! {
                        <button {id} role="tab" aria-selected={selected.to_string()} aria-controls="side-panel"
                            tabindex={if selected { "0" } else { "-1" }}
                            onclick={Callback::from(move |_: MouseEvent| choose.emit(which))}>{ words.t(id) }</button>
                    }
                }) }
            </div>
            <div class="containers__panel" id="side-panel" role="tabpanel" aria-labelledby={TABS[usize::from(files)].1}>
                if files {
                    <Files store={store.clone()} open={props.open.clone()} />
                } else {
                    <Output store={store.clone()} />
                    <Changes store={store.clone()} />
                }
            </div>
        </section>
    }
}
