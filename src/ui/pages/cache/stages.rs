//! The stages of the build on screen, and when its steps ran.

use std::rc::Rc;

use yew::prelude::*;

use super::go::Go;
use super::picture::{Drawn, NOW, picture};
use super::store::CacheStore;
use crate::app::cache::Shown;
use crate::base::Shared;
use crate::explain::Message;
use crate::platform::{extent, scroll};
use crate::sim::cache::Version;
use crate::sim::cache::look::{BuildLook, CacheLook};
use crate::ui::words::{Words, use_words};
use crate::view::cache::{self, GraphRoom, draw_graph, draw_timeline, seconds, untold};

/// The graph of stages, or the time line.
pub fn stages(_words: Words, store: &CacheStore) -> Html {
    let shown = store.shown.clone();
    let frame = store.is_settled().then(|| store.frame());
    let (asked, opened, whole) = (store.question().is_some(), store.key, is_whole(store));
    html! { <Stages {shown} {frame} {whole} {opened} {asked} go={Go(store.0.dispatcher())} /> }
}

/// Whether all of the build is told: a place that one has gone to shows it as a whole, frames tell it
/// bit by bit.
pub fn is_whole(store: &CacheStore) -> bool {
    let built = store.shown.as_ref().is_some_and(|shown| shown.look.built);
    !built || store.frame.is_none() || !store.is_settled()
}

/// What the pane needs.
#[derive(Properties, PartialEq)]
struct StagesProps {
    /// What the simulator showed last.
    shown: Option<Shared<Shown>>,
    /// The frame on screen, once it is of the place.
    frame: Option<usize>,
    /// Whether all of the build is told.
    whole: bool,
    /// The instruction whose key was opened.
    opened: Option<usize>,
    /// Whether the lines are still to be marked.
    asked: bool,
    go: Go,
}

/// How the pane is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct View {
    /// Which of the builders, where both built.
    second: bool,
    /// The time line instead of the stages.
    times: bool,
    /// No steps are folded.
    all: bool,
}

#[component]
fn Stages(props: &StagesProps) -> Html {
    let words = use_words();
    let view = use_state_eq(View::default);
    let node = use_node_ref();
    let size = use_state_eq(|| (0, 0));
    {
        let (node, size) = (node.clone(), size.clone());
        use_effect_with((), move |()| {
            let watch = extent::watch_size(&node, move |now| size.set(now));
            move || drop(watch)
        });
    }
    let drawn = {
        let of = props.shown.clone().filter(|_| !props.asked).and_then(|shown| {
            let build = build(&shown, view.second)?;
            let frame = props.frame.and_then(|at| Some((at, shown.frames.get(at)?)));
            let own = frame.filter(|(_, it)| it.version.is_none_or(|by| by == build.version));
            let hides = frame.filter(|_| !props.whole);
            let untold = hides.map(|(at, _)| untold(build, &shown.frames, at)).unwrap_or_default();
            let now = own.and_then(|(_, frame)| frame.step);
            Some((Shared::from(Rc::clone(&shown.look.builds)), now, untold))
        });
        use_memo((of, *size, *view, words.0), |(of, (width, height), view, lang)| {
            let (builds, now, untold) = of.as_ref()?;
            let build = of_builder(builds, view.second)?;
            let room = GraphRoom {
                width: f64::from(*width).max(280.0),
                height: f64::from(*height),
                fold: !view.all,
                now: *now,
                untold: untold.clone(),
            };
            let plan = match view.times {
                true => draw_timeline(build, &room, *lang),
                false => draw_graph(build, &room, *lang),
            };
            Some((plan, room))
        })
    };
    {
        let now = drawn.as_ref().as_ref().and_then(|(_, room)| room.now);
        let node = node.clone();
        use_effect_with((now, *size), move |_| scroll::show_in(&node, NOW));
    }
    let shown = props.shown.as_ref().filter(|_| !props.asked);
    let build = shown.and_then(|shown| build(shown, view.second));
    let folded = drawn.iter().flat_map(|(plan, _)| &plan.spots).any(|spot| spot.steps > 1);
    html! {
        <section class="pane stages" aria-label={words.t("cache-stages")} data-pane="true" tabindex="-1">
            <header>
                <h2>{ words.t("cache-stages") }</h2>
                <span class="dimmer stages__flow">{ words.t("cache-flow") }</span>
                <span class="sp"></span>
                { builder_choice(words, shown, *view, &view) }
                if !view.times && (folded || view.all) {
                    <button class="flag" aria-pressed={view.all.to_string()}
                        onclick={set(&view, View { all: !view.all, ..*view })}>{ words.t("cache-all-steps") }</button>
                }
                <div class="seg" role="group" aria-label={words.t("cache-picture")}>
                    <button aria-pressed={(!view.times).to_string()} onclick={set(&view, View { times: false, ..*view })}>
                        { words.t("cache-stages") }
                    </button>
                    <button aria-pressed={view.times.to_string()} onclick={set(&view, View { times: true, ..*view })}>
                        { words.t("cache-timeline") }
                    </button>
                </div>
                if drawn.iter().all(|(_, room)| room.untold.is_empty()) {
                    { build.zip(shown).map(|(build, shown)| times(words, build, shown)).unwrap_or_default() }
                }
            </header>
            <div ref={node} class="stages__room">
                if props.asked {
                    <p class="panel__note">{ words.t("cache-asked") }</p>
                } else if let (Some(build), Some((plan, room))) = (build, drawn.as_ref()) {
                    if view.times && plan.spots.is_empty() && room.untold.is_empty() {
                        <p class="panel__note">{ words.t("cache-timeline-none") }</p>
                    } else {
                        { picture(words, &Drawn { build, plan, room, times: view.times, key: props.opened, go: &props.go }) }
                    }
                } else {
                    <p class="panel__note">{ words.t("cache-no-build") }</p>
                }
            </div>
        </section>
    }
}

/// The build that is looked at: the latest, by the first builder or the second.
fn build(shown: &Shown, second: bool) -> Option<&BuildLook> {
    of_builder(&shown.look.builds, second)
}

fn of_builder(builds: &[BuildLook], second: bool) -> Option<&BuildLook> {
    let all: Vec<&BuildLook> = cache::latest_of(builds).collect();
    all.get(usize::from(second)).or(all.first()).copied()
}

/// The latest builds: one of each builder that built then.
pub fn latest(look: &CacheLook) -> Vec<&BuildLook> {
    cache::latest(look).collect()
}

/// What a builder is called.
pub fn builder(version: Version) -> &'static str {
    if version.is_classic() { "cache-classic" } else { "cache-buildkit" }
}

fn set(view: &UseStateHandle<View>, to: View) -> Callback<MouseEvent> {
    let view = view.setter();
    Callback::from(move |_| view.set(to))
}

/// Which of two builders, where both built.
fn builder_choice(
    words: Words,
    shown: Option<&Shared<Shown>>,
    view: View,
    state: &UseStateHandle<View>,
) -> Html {
    let all = shown.map(|shown| latest(&shown.look)).unwrap_or_default();
    if all.len() < 2 {
        return html! {};
    }
    html! {
        <div class="seg" role="group" aria-label={words.t("cache-builders")}>
            { for all.iter().take(2).enumerate().map(|(at, build)| {
                let second = at == 1;
                html! {
                    <button aria-pressed={(view.second == second).to_string()} onclick={set(state, View { second, ..view })}>
                        { words.t(builder(build.version)) }
                    </button>
                }
            }) }
        </div>
    }
}

/// How long the build before took, and how long this one.
fn times(words: Words, build: &BuildLook, shown: &Shown) -> Html {
    let time = |number: u64| {
        let past = shown.look.history.iter();
        let mut past = past.filter(|past| past.version == build.version);
        past.find(|past| past.number == number).map(|past| seconds(past.time))
    };
    let Some(after) = time(build.number) else { return html! {} };
    let said = match build.last_number.and_then(time) {
        Some(before) => {
            words.say(&Message::new("cache-times").text("before", before).text("after", after))
        }
        None => after.into(),
    };
    html! {
        <span class="stages__times" title={words.t("cache-model-why")}>
            <b>{ said }</b><span class="dimmer">{ " · " }<i>{ words.t("cache-model") }</i></span>
        </span>
    }
}
