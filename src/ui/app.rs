//! The whole page.

use yew::prelude::*;

use crate::app::{AppAction, OpenImage, View};
use crate::platform::pick::PickedFile;
use crate::ui::flow::{Flow, use_flow};
use crate::ui::hooks;
use crate::ui::module::on_page::{module_note, use_module};
use crate::ui::pages::containers::ContainersPage;
use crate::ui::pages::inspect::InspectPage;
use crate::ui::pages::start::{StartPage, start_page};
use crate::ui::shell::{self, Help};
use crate::ui::simulate::use_simulation;
use crate::ui::store::Store;
use crate::ui::words::Words;

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = Store(use_reducer(hooks::first_state));
    let flow = use_flow(&store);
    let hovered = use_state_eq(|| false);
    let input = use_node_ref();
    let helping = use_state_eq(|| false);
    hooks::use_root_marks(&store);
    hooks::use_memory(&store);
    hooks::use_address(&store, &flow);
    let module = use_module(&store, &flow);
    hooks::use_files(&module, &hovered);
    {
        // While a file hovers over the page its readers start.
        let flow = flow.clone();
        use_effect_with(*hovered, move |hovered| {
            if *hovered {
                flow.warm();
            }
        });
    }
    hooks::use_contents(&store, &flow);
    hooks::use_keys(&store, &helping);
    use_simulation(&store, &flow);
    let second = shell::use_second(&store);
    let on_help = {
        let helping = helping.clone();
        Callback::from(move |_: MouseEvent| helping.set(true))
    };
    let on_close = {
        let helping = helping.clone();
        Callback::from(move |()| helping.set(false))
    };
    let on_choose = {
        let (flow, state) = (flow.clone(), store.0.clone());
        Callback::from(move |image: usize| {
            if let Some(open) = &state.open {
                flow.choose(image, open);
            }
        })
    };
    let on_dockerfile = {
        let (flow, store) = (flow.clone(), store.clone());
        Callback::from(move |_: MouseEvent| {
            store.dispatch(AppAction::DismissNotice);
            module.give(flow.take_dockerfile());
        })
    };
    let words = Words(store.lang);
    html! {
        <ContextProvider<Words> context={words}>
            if !presents(&store) {
                { shell::top_bar(words, &store, &on_choose, &on_help) }
                { shell::notice_bar(words, &store, &on_dockerfile) }
                { shell::reading_strip(words, &store) }
                // A build has nothing to do with what was found in an image.
                if let Some(open) = store.open.as_ref().filter(|_| store.view != View::Cache) {
                    { shell::findings(words, open) }
                }
            }
            { page(words, &store, &flow, &input, *hovered) }
            { hooks::live_region(words, &store) }
            { shell::second_dialog(words, &store, &flow, &second) }
            if *helping { <Help {on_close} /> }
        </ContextProvider<Words>>
    }
}

/// Whether only a picture, its sentence and the transport are on screen.
fn presents(store: &Store) -> bool {
    if store.view == View::Cache {
        return store.module.presents;
    }
    let there = store.open.as_ref().is_some_and(OpenImage::is_complete);
    there && store.view == View::Containers && store.containers.presenting
}

/// The page that the state asks for.
fn page(words: Words, store: &Store, flow: &Flow, input: &NodeRef, hovered: bool) -> Html {
    if store.view == View::Cache {
        return module_note(words, store);
    }
    if let Some(open) = &store.open {
        let (store, flow, open) = (store.clone(), flow.clone(), open.clone());
        if store.view == View::Containers {
            return html! { <ContainersPage {store} {open} {flow} /> };
        }
        return html! { <InspectPage {store} {flow} {open} {hovered} /> };
    }
    let on_files = {
        let flow = flow.clone();
        Callback::from(move |files: Vec<PickedFile>| flow.open_files(files))
    };
    let on_sample = {
        let flow = flow.clone();
        Callback::from(move |id: String| flow.open_sample(&id))
    };
    let on_reopen = {
        let (flow, last) = (flow.clone(), store.remembered.clone());
        Callback::from(move |_: MouseEvent| flow.reopen(last.clone().unwrap_or_default()))
    };
    let input = input.clone();
    let page = StartPage { store, input, on_files, on_sample, on_reopen, hovered };
    start_page(words, &page)
}
