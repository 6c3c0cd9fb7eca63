//! The whole page.

use yew::prelude::*;

use crate::app::View;
use crate::platform::pick::PickedFile;
use crate::ui::flow::{Flow, use_flow};
use crate::ui::hooks;
use crate::ui::pages::containers::ContainersPage;
use crate::ui::pages::inspect::InspectPage;
use crate::ui::pages::start::StartPage;
use crate::ui::shell::{Findings, Help, NoticeBar, ReadingStrip, TopBar};
use crate::ui::simulate::use_simulation;
use crate::ui::store::Store;
use crate::ui::words::Words;

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = Store(use_reducer(hooks::first_state));
    let flow = use_flow(&store);
    let hovered = use_state_eq(|| false);
    let helping = use_state_eq(|| false);
    hooks::use_root_marks(&store);
    hooks::use_memory(&store);
    hooks::use_address(&store, &flow);
    hooks::use_files(&flow, &hovered);
    hooks::use_contents(&store, &flow);
    hooks::use_keys(&store, &helping);
    use_simulation(&store, &flow);
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
    html! {
        <ContextProvider<Words> context={Words(store.lang)}>
            <TopBar store={store.clone()} {on_choose} {on_help} />
            <NoticeBar store={store.clone()} />
            <ReadingStrip store={store.clone()} />
            if let Some(open) = &store.open { <Findings open={open.clone()} /> }
            { page(&store, &flow, *hovered) }
            <hooks::LiveRegion store={store.clone()} />
            if *helping { <Help {on_close} /> }
        </ContextProvider<Words>>
    }
}

/// The page that the state asks for.
fn page(store: &Store, flow: &Flow, hovered: bool) -> Html {
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
    html! { <StartPage store={store.clone()} {on_files} {on_sample} {on_reopen} {hovered} /> }
}
