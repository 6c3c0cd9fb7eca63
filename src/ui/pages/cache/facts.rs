//! What else is to be seen of the build on screen: its keys, what was printed, its image.

use yew::prelude::*;

use super::advice::advice;
use super::compare::compare;
use super::export::Export;
use super::go::Go;
use super::image::image;
use super::printed::printed;
use super::registry::registry;
use super::stages::is_whole;
use super::store::CacheStore;
use super::why::why;
use crate::app::cache::{CacheAction, CachePanel, Shown};
use crate::base::Shared;
use crate::platform::focus;
use crate::ui::words::{Words, use_words};

/// The panels below the stages.
pub fn facts(_words: Words, store: &CacheStore) -> Html {
    let (shown, text) = (store.shown.clone(), store.text.clone());
    let (line, panel, pair) = (store.line(), store.panel, store.pair());
    let (frame, asked) = (store.frame(), store.question().is_some());
    let at = (!is_whole(store)).then_some(frame);
    let go = Go(store.0.dispatcher());
    html! { <Facts {shown} {text} {line} {panel} {pair} {frame} {at} {asked} {go} /> }
}

/// What the panels need.
#[derive(Properties, PartialEq)]
pub struct FactsProps {
    /// What the simulator showed last.
    pub shown: Option<Shared<Shown>>,
    /// The Dockerfile.
    pub text: Shared<String>,
    /// The instruction whose key is shown; the most telling one without.
    pub line: Option<usize>,
    /// The panel on screen.
    pub panel: CachePanel,
    /// Two builds beside each other.
    pub pair: Option<(u64, u64)>,
    /// The frame on screen.
    pub frame: usize,
    /// The same, if it has not told all of the build yet.
    pub at: Option<usize>,
    /// Whether the lines are still to be marked.
    pub asked: bool,
    /// Sends actions.
    pub go: Go,
}

fn name(panel: CachePanel) -> &'static str {
    match panel {
        CachePanel::Why => "cache-panel-why",
        CachePanel::Output => "cache-panel-output",
        CachePanel::Image => "cache-panel-image",
        CachePanel::Registry => "cache-panel-registry",
        CachePanel::Compare => "cache-panel-compare",
        CachePanel::Advice => "cache-panel-advice",
    }
}

/// The panels as tabs; the arrow keys go from one to the other.
#[component]
fn Facts(props: &FactsProps) -> Html {
    let words = use_words();
    let (here, go) = (props.panel, &props.go);
    let onkeydown = {
        let go = go.clone();
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowLeft" => here.next(false),
                "ArrowRight" => here.next(true),
                "Home" => CachePanel::Why,
                "End" => CachePanel::Advice,
                _ => return,
            };
            event.prevent_default();
            // The arrow keys of the page go from step to step.
            event.stop_propagation();
            go.dispatch(CacheAction::Panel(to));
            focus::focus_id(name(to));
        })
    };
    let shown = props.shown.as_ref().filter(|shown| !shown.look.builds.is_empty());
    html! {
        <section class="pane cache-facts" aria-label={words.t("cache-panels")} data-pane="true" tabindex="-1">
            <div class="cache-facts__head">
                <div class="tabs" role="tablist" aria-label={words.t("cache-panels")} {onkeydown}>
                    { for CachePanel::ALL.into_iter().map(|panel| {
                        let selected = panel == here;
                        html! {
                            <button id={name(panel)} role="tab" aria-selected={selected.to_string()}
                                aria-controls="cache-panel" tabindex={if selected { "0" } else { "-1" }}
                                onclick={go.on(CacheAction::Panel(panel))}>
                                { words.t(name(panel)) }
                            </button>
                        }
                    }) }
                </div>
                if let Some(shown) = shown.filter(|_| !props.asked) {
                    <Export shown={shown.clone()} text={props.text.clone()} frame={props.frame} />
                }
            </div>
            <div id="cache-panel" class="panel" role="tabpanel" aria-labelledby={name(here)} tabindex="0">
                if props.asked {
                    <p class="panel__note">{ words.t("cache-asked") }</p>
                } else if let Some(shown) = shown {
                    { panel(words, props, shown) }
                } else {
                    <p class="panel__note">{ words.t("cache-no-build") }</p>
                }
            </div>
        </section>
    }
}

fn panel(words: Words, props: &FactsProps, shown: &Shown) -> Html {
    let (look, go) = (&shown.look, &props.go);
    match props.panel {
        CachePanel::Why => why(words, shown, props.line, props.at, go),
        CachePanel::Output => printed(words, look),
        CachePanel::Image => image(words, look, go),
        CachePanel::Registry => registry(words, look, props.pair),
        CachePanel::Compare => compare(words, look, props.pair, go),
        CachePanel::Advice => advice(words, look, &props.text, go),
    }
}
