//! All builds so far, and from step to step between them.

use yew::prelude::*;

use super::stages::is_whole;
use super::store::CacheStore;
use crate::app::cache::CacheAction;
use crate::explain::Message;
use crate::platform::scroll;
use crate::sim::cache::Version;
use crate::sim::cache::look::{Mark, Past};
use crate::ui::parts::{self, Act, Transport};
use crate::ui::words::{Words, use_words};
use crate::view::cache::{all_untold, seconds};

/// The build on screen.
const NOW: &str = "build-now";
/// Lines of a build that get a dot.
const DOTS: usize = 24;

/// The step bar.
pub fn transport(words: Words, store: &CacheStore) -> Html {
    let dispatcher = store.0.dispatcher();
    let act = Callback::from(move |act| {
        dispatcher.dispatch(match act {
            Act::Go(step) => CacheAction::Go(step),
            Act::Play(on) => CacheAction::Play(on),
            Act::SetSpeed(speed) => CacheAction::SetSpeed(speed),
            Act::Undo => CacheAction::Undo,
            Act::Redo => CacheAction::Redo,
        });
    });
    let it = Transport {
        at: store.steps.cursor(),
        all: store.steps.list().len(),
        line: store.steps.before().last().map(ToString::to_string).unwrap_or_default(),
        playing: store.playing,
        speed: store.speed,
        edits: (store.can_undo(), store.can_redo()),
        act,
    };
    parts::transport(words, &it, html! { <Builds store={store.clone()} /> })
}

/// What the strip needs.
#[derive(Properties, PartialEq)]
pub struct BuildsProps {
    /// The state.
    pub store: CacheStore,
}

/// Builds #1 to #n: the strip is scrolled to the one on screen.
#[component]
pub fn Builds(props: &BuildsProps) -> Html {
    let words = use_words();
    let store = &props.store;
    let strip = use_node_ref();
    let places: Vec<usize> = store
        .steps
        .list()
        .iter()
        .enumerate()
        .filter(|(_, step)| step.builds())
        .map(|(at, _)| at + 1)
        .collect();
    let at = places.iter().rposition(|place| *place <= store.steps.cursor());
    {
        let strip = strip.clone();
        use_effect_with((at, places.len()), move |_| scroll::show_in(&strip, NOW));
    }
    let history =
        store.shown.as_ref().map(|shown| shown.look.history.as_slice()).unwrap_or_default();
    let secret = store.question().is_some() || !is_all_told(store);
    let one = |(n, place): (usize, &usize)| {
        let number = n as u64 + 1;
        let past = history.iter().find(|past| past.number == number);
        let hidden = secret && *place == store.steps.cursor();
        let past = past.filter(|_| !hidden);
        let name = name(words, number, past);
        html! {
            <li id={(Some(n) == at).then_some(NOW)} key={n}>
                <button class="build" aria-current={(Some(n) == at).then_some("step")} title={name.clone()}
                    aria-label={name} onclick={store.on(CacheAction::Go(*place))}>
                    <span class="build__dots" aria-hidden="true">
                        { for past.iter().flat_map(|past| past.marks.iter()).filter(|mark| is_dot(**mark)).take(DOTS)
                            .map(|mark| html! { <i data-mark={mark.name()}></i> }) }
                    </span>
                    <span aria-hidden="true">
                        { format!("#{number}") }
                        if let Some(past) = past { { format!(" · {}", seconds(past.time)) } }
                    </span>
                </button>
            </li>
        }
    };
    if places.is_empty() {
        return html! {};
    }
    html! {
        <ol ref={strip.clone()} class="builds" aria-label={words.t("cache-builds")}>{ for places.iter().enumerate().map(one) }</ol>
    }
}

/// Whether the frame on screen leaves nothing of the build to be told.
fn is_all_told(store: &CacheStore) -> bool {
    let shown = store.shown.as_ref().filter(|_| !is_whole(store));
    shown.is_none_or(|shown| all_untold(&shown.frames, store.frame()).is_empty())
}

fn is_dot(mark: Mark) -> bool {
    matches!(
        mark,
        Mark::Hit | Mark::Miss | Mark::ReRun | Mark::Skipped | Mark::Error | Mark::NotReached
    )
}

/// What a build was: `Build 3, BuildKit: 4 hits, 2 runs, 31.0 s in this model`.
fn name(words: Words, number: u64, past: Option<&Past>) -> AttrValue {
    let Some(past) = past else {
        return words.say(&Message::new("cache-build-number").count("build", number));
    };
    let version = match past.version {
        Version::Classic => "cache-classic",
        _ => "cache-buildkit",
    };
    let version = words.t(version).to_string();
    words.say(
        &Message::new("cache-build-was")
            .count("build", number)
            .text("builder", version)
            .count("hits", past.hits)
            .count("runs", past.runs)
            .text("time", seconds(past.time)),
    )
}
