//! Hooks that act on what the state says: root marks, memory, address, files, contents, keys.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::app::{AppAction, AppState, Notice, Remembered, Route, Theme, View};
use crate::explain::Message;
use crate::i18n::{self, Lang};
use crate::platform::{dom, drop, location, panic, paste, pick::PickedFile, storage};
use crate::ui::flow::Flow;
use crate::ui::module::on_page::Module;
use crate::ui::store::Store;
use crate::ui::words::Words;

/// Milliseconds until the address is replaced.
const SOON: u32 = 150;
const LANG: &str = "lang";
const THEME: &str = "theme";
const LAST: &str = "last";

/// The state at the start of a visit: what was set before, what the browser prefers, what was open.
#[must_use]
pub fn first_state() -> AppState {
    let wanted = Route::parse(&location::hash());
    let last: Option<Remembered> = storage::load_here(LAST);
    AppState {
        lang: first_lang(),
        theme: storage::load(THEME).unwrap_or_default(),
        remembered: last,
        notice: wanted.broken.clone().map(Notice::BadLink),
        view: if wanted.view == View::Cache { View::Cache } else { View::default() },
        wanted: wanted.names_image().then_some(wanted),
        ..AppState::default()
    }
}

/// The language that `static/boot.js` chose, before any program was there: what was set before, or
/// what the browser prefers.
#[must_use]
pub fn first_lang() -> Lang {
    Lang::from_tag(&dom::root_lang()).unwrap_or_default()
}

/// Language and theme on the root element, the name of the image in the title; both remembered.
#[hook]
pub fn use_root_marks(store: &Store) {
    let name = match store.view {
        View::Cache if store.module.title.is_empty() => Some(i18n::t(store.lang, "top-cache")),
        View::Cache => Some(store.module.title.clone()),
        _ => store.open.as_ref().map(|open| open.source.name.clone()),
    };
    use_effect_with((store.lang, store.theme, name), |(lang, theme, name)| {
        let theme_name = match theme {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        };
        dom::mark_root(lang.code(), theme_name);
        dom::set_title(&match name {
            Some(name) => format!("{} · Onionskin", crate::base::path::visible(name.as_bytes())),
            None => "Onionskin".to_owned(),
        });
        panic::set_words(&i18n::t(*lang, "panic"));
        storage::save_text(LANG, lang.code());
        storage::save(THEME, theme);
    });
}

/// What is open is remembered for after a reload.
#[hook]
pub fn use_memory(store: &Store) {
    let open = store.to_remember();
    let kept = store.remembered.is_some() || store.incoming.is_some();
    use_effect_with((open, kept), |(open, kept)| match open {
        Some(open) => {
            storage::save_here(LAST, open);
        }
        None if *kept => {}
        None => storage::forget(LAST),
    });
}

/// The address follows the state, and the state follows Back and Forward.
#[hook]
pub fn use_address(store: &Store, flow: &Flow) {
    let route = store.route();
    let before = use_mut_ref(|| None::<Route>);
    // While the image of the address is being opened, the address stays.
    let quiet = store.open.is_none() && (store.incoming.is_some() || store.remembered.is_some());
    use_effect_with((route, quiet), move |(route, quiet)| {
        let last = before.borrow_mut().replace(route.clone());
        let hash = route.to_hash();
        let is_cache = |route: &Route| route.view == View::Cache;
        // To the build cache or from it; what follows `#cache` is not the page's.
        let crossing = last.as_ref().is_some_and(|last| is_cache(last) != is_cache(route));
        let there = location::hash();
        let same = hash == there || is_cache(route) && is_cache(&Route::parse(&there));
        let mut later = None;
        if (!quiet || crossing) && !same {
            let step =
                crossing || last.is_some_and(|last| last.names_image() && last.is_step_to(route));
            let first = route.names_image() && there.is_empty();
            if step && !first {
                location::set_hash(&hash, true);
            } else {
                // Browsers let an address be replaced only so often; an image that opens gets one in a
                // task of its own, since it takes a while.
                let when = if first { 0 } else { SOON };
                later = Some(Timeout::new(when, move || location::set_hash(&hash, first)));
            }
        }
        move || std::mem::drop(later)
    });
    let dispatcher = store.0.dispatcher();
    {
        let flow = flow.clone();
        use_effect_with(sample_to_open(store), move |sample| {
            if let Some(sample) = sample {
                flow.open_sample(sample);
            }
        });
    }
    use_effect_with((), move |()| {
        let listener = location::on_change(move |hash| {
            dispatcher.dispatch(AppAction::RouteChanged(Route::parse(&hash)));
        });
        move || std::mem::drop(listener)
    });
}

/// Samples open by themselves when the address names them.
fn sample_to_open(state: &AppState) -> Option<String> {
    let wanted = state.wanted.as_ref()?;
    let last = state.remembered.as_ref().filter(|last| wanted.image == last.id);
    wanted.sample.clone().or_else(|| last?.sample.clone())
}

/// Files dropped on the page or pasted into it.
#[hook]
pub fn use_files(module: &Module, hovered: &UseStateHandle<bool>) {
    let (module, hovered) = (module.clone(), hovered.clone());
    use_effect_with((), move |()| {
        let on_files = Callback::from(move |files: Vec<PickedFile>| module.take_files(files));
        let dropped = drop::listen(on_files.clone(), Callback::from(move |over| hovered.set(over)));
        let pasted = paste::listen(on_files);
        move || std::mem::drop((dropped, pasted))
    });
}

/// The bytes of the files in the detail pane are asked for when they change.
#[hook]
pub fn use_contents(store: &Store, flow: &Flow) {
    let wanted = store.wanted_contents();
    let (flow, state) = (flow.clone(), store.0.clone());
    use_effect_with(wanted, move |wanted| {
        if let Some(open) = &state.open {
            flow.contents(wanted, &state.contents, open);
        }
    });
}

fn chord(event: &web_sys::KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}

/// `?` opens the list of keys, numbers change the view, F6 goes from pane to pane.
#[hook]
pub fn use_keys(store: &Store, helping: &UseStateHandle<bool>) {
    let (helping, dispatcher) = (helping.clone(), store.0.dispatcher());
    use_effect_with((), move |()| {
        let listener = dom::on_key(move |event| {
            if dom::dialog_is_open() {
                return;
            }
            match event.key().as_str() {
                "?" if !dom::is_typing(event) => helping.set(true),
                "F6" => {
                    event.prevent_default();
                    crate::platform::focus::next_pane(event.shift_key());
                }
                key if !dom::is_typing(event) && !chord(event) => {
                    if let Some(view) = View::on_key(key) {
                        dispatcher.dispatch(AppAction::SetView(view));
                    }
                }
                _ => {}
            }
        });
        move || std::mem::drop(listener)
    });
}

/// One polite live region: it says when an image is opened and when all of it is read.
pub fn live_region(words: Words, store: &Store) -> Html {
    let said = match (&store.incoming, &store.open) {
        (None, _) if store.view == View::Cache => Some(store.module.said.clone().into()),
        (Some(_), _) => Some(words.t("reading")),
        (None, Some(open)) if open.is_complete() => Some(
            words.say(
                &Message::new("live-read")
                    .text("name", crate::base::path::visible(open.source.name.as_bytes()))
                    .count("layers", open.status.len() as u64),
            ),
        ),
        _ => None,
    };
    html! { <div class="visually-hidden" aria-live="polite" role="status">{ said.unwrap_or_default() }</div> }
}
