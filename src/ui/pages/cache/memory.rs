//! The address, and what survives a reload.

use std::hash::{DefaultHasher, Hash, Hasher};

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::store::CacheStore;
use crate::app::cache::{CacheAction, CacheState};
use crate::app::{CacheFileError, CacheLink, Route, View};
use crate::platform::{location, storage};
use crate::sim::Edits;
use crate::sim::cache::ready::ready;
use crate::sim::cache::script::{Start, Step};

/// Milliseconds until the address and what is kept follow: browsers let an address be replaced only
/// so often.
const SOON: u32 = 250;
/// Files of a start that is kept at most: the browser keeps some megabytes.
const MOST_FILES: usize = 20_000;
const START: &str = "cache.start";
const STEPS: &str = "cache.steps";
/// What the first visit shows: a script, and its build that has a miss with consequences.
const FIRST: (&str, usize) = ("five-sleeps", 3);

/// What the address says, else what was there before, else a script to begin with; and why the
/// address could not be read.
pub fn first_state() -> (CacheState, Option<CacheFileError>) {
    let mut state = CacheState::default();
    let hash = location::hash();
    let mut wrong = None;
    if carries_script(&hash) {
        match CacheLink::parse(&hash) {
            Ok(link) => {
                state.apply(linked(link));
                return (state, None);
            }
            Err(error) => wrong = Some(error),
        }
    }
    if let Some((start, steps)) = kept() {
        state = CacheState::new(start);
        state.steps = steps;
        state.apply(CacheAction::Go(state.steps.cursor()));
    } else if let Some(Ok(script)) = ready(FIRST.0).map(crate::sim::cache::ready::Ready::script) {
        let builds = script.steps.iter().enumerate().filter(|(_, step)| step.builds());
        let place = builds.map(|(at, _)| at + 1).nth(FIRST.1 - 1).unwrap_or(0);
        state.apply(CacheAction::Ready(FIRST.0.to_owned()));
        state.apply(CacheAction::Go(place));
    }
    (state, wrong)
}

fn carries_script(hash: &str) -> bool {
    hash.strip_prefix("#cache/").is_some_and(|rest| !rest.is_empty())
}

/// What a link asks for.
pub fn linked(link: CacheLink) -> CacheAction {
    CacheAction::Linked(Box::new(link))
}

/// What was there before a reload.
fn kept() -> Option<(Start, Edits<Step>)> {
    let start: Start = storage::load(START)?;
    let (sum, steps): (u64, Edits<Step>) = storage::load(STEPS)?;
    (sum == sum_of(&start)).then_some((start, steps))
}

/// Tells whether steps belong to a start.
fn sum_of(start: &Start) -> u64 {
    let mut hasher = DefaultHasher::new();
    start.hash(&mut hasher);
    hasher.finish()
}

/// Keeps what is there; tells whether the browser took it.
#[hook]
pub fn use_keeping(store: &CacheStore) -> bool {
    let kept = use_state_eq(|| true);
    let sum = use_memo(store.start.clone(), |start| sum_of(start));
    {
        let kept = kept.setter();
        use_effect_with(store.start.clone(), move |start| {
            // What has no room would hold the page up for nothing.
            let fits = start.files.len() <= MOST_FILES;
            if !fits {
                storage::forget(START);
            }
            kept.set(fits && storage::save(START, &**start));
        });
    }
    let steps = store.steps.clone();
    {
        let kept = kept.setter();
        use_effect_with((*sum, steps), move |(sum, steps)| {
            let (sum, steps) = (*sum, steps.clone());
            let later = Timeout::new(SOON, move || {
                if !storage::save(STEPS, &(sum, steps)) {
                    kept.set(false);
                }
            });
            move || drop(later)
        });
    }
    *kept
}

/// The address follows the state while the screen is on view, and the state follows Back, Forward
/// and links.
#[hook]
pub fn use_address(store: &CacheStore, shown: bool, on_wrong: Callback<CacheFileError>) {
    let place = (store.start.clone(), store.steps.clone(), store.frame, shown);
    let state = store.0.clone();
    use_effect_with(place, move |(.., shown)| {
        let later = shown.then(|| {
            Timeout::new(SOON, move || {
                let hash = state.hash();
                let there = location::hash();
                // The page alone leads to and from here.
                if hash != there && Route::parse(&there).view == View::Cache {
                    location::set_hash(&hash, false);
                }
            })
        });
        move || drop(later)
    });
    let dispatcher = store.0.dispatcher();
    use_effect_with((), move |()| {
        let listener = location::on_change(move |hash| {
            if !carries_script(&hash) {
                return;
            }
            match CacheLink::parse(&hash) {
                Ok(link) => dispatcher.dispatch(linked(link)),
                Err(error) => on_wrong.emit(error),
            }
        });
        move || drop(listener)
    });
}
