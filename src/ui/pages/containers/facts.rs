//! The panels beside the stage: drivers, disk, weight, commit.

use yew::prelude::*;

use super::commit::commit_panel;
use super::cost_bars::cost_bars;
use super::disk::disk_panel;
use super::files::files_panel;
use super::saving::use_saving;
use super::weight::weight_panel;
use crate::app::{ContainersAction, OpenImage, Panel, PanelsAction};
use crate::platform::focus;
use crate::ui::flow::Flow;
use crate::ui::store::Store;
use crate::ui::words::use_words;

/// What the panels need.
#[derive(Properties, PartialEq)]
pub struct FactsProps {
    /// The state.
    pub store: Store,
    /// The image on screen.
    pub open: OpenImage,
    /// Where a committed image goes.
    pub flow: Flow,
}

fn name(panel: Panel) -> &'static str {
    match panel {
        Panel::Files => "panels-files",
        Panel::Drivers => "panels-drivers",
        Panel::Disk => "panels-disk",
        Panel::Weight => "panels-weight",
        Panel::Commit => "panels-commit",
    }
}

/// The panels as tabs; the arrow keys go from one to the other.
#[component]
pub fn Facts(props: &FactsProps) -> Html {
    let words = use_words();
    let store = &props.store;
    let tabs = use_memo((), |()| Panel::ALL.map(|panel| (panel, NodeRef::default())));
    // It goes on while another panel is on screen.
    let saver = use_saving(store, &props.open, &props.flow);
    if store.containers.shown.is_none() || store.containers.current().is_none() {
        return html! {};
    }
    let here = store.containers.panels.panel;
    let onkeydown = {
        let (tabs, go) = (tabs.clone(), store.containers(show));
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowLeft" => here.next(false),
                "ArrowRight" => here.next(true),
                "Home" => Panel::ALL[0],
                "End" => Panel::ALL[Panel::ALL.len() - 1],
                _ => return,
            };
            event.prevent_default();
            // The arrow keys of the page go from step to step.
            event.stop_propagation();
            go.emit(to);
            tabs.iter().filter(|(panel, _)| *panel == to).for_each(|(_, node)| focus::focus(node));
        })
    };
    html! {
        <section class="pane containers__facts" aria-label={words.t("panels-label")} data-pane="true" tabindex="-1">
            <div class="tabs" role="tablist" aria-label={words.t("panels-label")} {onkeydown}>
                { for tabs.iter().map(|(panel, node)| {
                    let (panel, selected) = (*panel, *panel == here);
                    html! {
                        <button id={name(panel)} ref={node.clone()} role="tab" aria-selected={selected.to_string()}
                            aria-controls="facts-panel" tabindex={if selected { "0" } else { "-1" }}
                            onclick={store.containers(move |_: MouseEvent| show(panel))}>
                            { words.t(name(panel)) }
                        </button>
                    }
                }) }
            </div>
            <div id="facts-panel" class="facts" role="tabpanel" aria-labelledby={name(here)} tabindex="0">
                { match here {
                    Panel::Files => files_panel(words, store, &props.open),
                    Panel::Drivers => cost_bars(words, store),
                    Panel::Disk => disk_panel(words, store),
                    Panel::Weight => weight_panel(words, store),
                    Panel::Commit => commit_panel(words, store, &saver),
                } }
            </div>
        </section>
    }
}

fn show(panel: Panel) -> ContainersAction {
    ContainersAction::Panels(PanelsAction::Show(panel))
}
