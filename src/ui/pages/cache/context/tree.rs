//! The files, directory by directory.

use std::rc::Rc;

use yew::prelude::*;

use super::row::{Line, gone_line, line, row_id};
use super::{Desk, Menu};
use crate::app::cache::{CacheAction, Shown};
use crate::base::Shared;
use crate::explain::Message;
use crate::platform::scroll::{self, Extent};
use crate::platform::style::style;
use crate::platform::{dom, focus};
use crate::sim::cache::look::ContextLook;
use crate::ui::words::Words;
use crate::view::cache::{
    ContextAct, ContextPlace, context_act, context_places, row_key, row_menu,
};
use crate::view::{keys, window};

/// The element that scrolls.
const ID: &str = "context-files";

/// What of the rows is on screen.
pub struct Rows {
    node: NodeRef,
    seen: Extent,
    places: Rc<Vec<ContextPlace>>,
    /// The row the keyboard is on.
    at: usize,
}

/// Follows what is scrolled and where the keyboard is.
#[hook]
pub fn use_rows(desk: &Desk) -> Rows {
    let node = use_node_ref();
    let seen = use_state_eq(Extent::default);
    {
        let (node, setter) = (node.clone(), seen.setter());
        use_effect(move || {
            // The element comes and goes with the options.
            let watch = scroll::watch(&node, move |extent| setter.set(extent));
            move || drop(watch)
        });
    }
    let shown = desk.store.shown.clone();
    let places = use_memo(shown.clone(), |shown: &Option<Shared<Shown>>| {
        shown.as_ref().map(|shown| context_places(&shown.look.context)).unwrap_or_default()
    });
    let last = use_mut_ref(|| 0);
    let at = shown.as_ref().and_then(|shown| {
        let chosen = desk.chosen.as_deref()?;
        row_of(&shown.look.context, chosen)
    });
    // Where the row is gone, the keyboard is on the one that took its place.
    let at = at.unwrap_or_else(|| (*last.borrow()).min(places.len().saturating_sub(1)));
    last.replace(at);
    use_in_sight(&node, at, desk);
    Rows { node, seen: *seen, places, at }
}

fn row_of(look: &ContextLook, path: &str) -> Option<usize> {
    let gone = || look.gone.iter().position(|gone| gone == path).map(|at| look.rows.len() + at);
    look.rows.iter().position(|row| row.path == path).or_else(gone)
}

fn path_of(look: &ContextLook, at: usize) -> Option<&str> {
    let gone = || look.gone.get(at.checked_sub(look.rows.len())?).map(String::as_str);
    look.rows.get(at).map(|row| row.path.as_str()).or_else(gone)
}

/// The row of the keyboard is scrolled to when it becomes another; it has the focus if the tree had
/// it before.
#[hook]
fn use_in_sight(node: &NodeRef, at: usize, desk: &Desk) {
    let node = node.clone();
    let inside = use_mut_ref(|| false);
    let look = desk.store.shown.as_ref().map(|shown| &shown.look.context);
    let path = look.and_then(|look| path_of(look, at)).map(str::to_owned);
    let free = desk.menu.is_none() && desk.form.is_none();
    use_effect_with((path, at, free), move |(path, at, free)| {
        if path.is_none() || !*free {
            return;
        }
        // Its row went, or the menu over it.
        let had = *inside.borrow() && focus::is_nowhere();
        if focus::is_in(ID) || had {
            if let Some(now) = scroll::extent(&node)
                && let Some(top) = window::scrolled(now.top, now.height, *at)
            {
                scroll::scroll_to(&node, top);
            }
            if !focus::is_in(&row_id(*at)) {
                focus::focus_id(&row_id(*at));
            }
        }
        *inside.borrow_mut() = focus::is_in(ID);
    });
}

/// The rows that are seen.
pub fn tree(words: Words, desk: &Desk, rows: &Rows) -> Html {
    let Some(shown) = desk.store.shown.clone() else { return html! { <div class="body"></div> } };
    let look = &shown.look.context;
    let count = rows.places.len();
    let at = rows.at;
    let onkeydown = on_key(desk, &shown, rows);
    let one = |i: usize| {
        let place = rows.places.get(i).copied().unwrap_or_default();
        match look.rows.get(i) {
            Some(row) => {
                let menu = {
                    let (menu, chosen, row) =
                        (desk.menu.setter(), desk.chosen.setter(), row.clone());
                    Callback::from(move |place| {
                        chosen.set(Some(row.path.clone()));
                        menu.set(Some(Menu::of_row(i, place, &row)));
                    })
                };
                let it = Line { row, at: i, place, tabbable: i == at };
                Some(line(words, desk, &it, &menu))
            }
            None => {
                let path = look.gone.get(i.checked_sub(look.rows.len())?)?;
                Some(gone_line(words, desk, path, i, place, i == at))
            }
        }
    };
    let cut = Message::new("cache-context-cut").count("count", look.more);
    let height = style(format!("height:{}px", window::offset(count)));
    html! {
        <>
            <div class="body ctx__files" ref={rows.node.clone()} id={ID} role="treegrid" aria-label={words.t("cache-context")}
                aria-rowcount={count.to_string()} aria-colcount="3" {onkeydown}>
                if count == 0 {
                    <div role="row"><p class="blank" role="gridcell">{ words.t("cache-context-empty") }</p></div>
                }
                <div class="tree" role="presentation" ~style={height}>
                    { for window::drawn(rows.seen.window(), at, count).filter_map(one) }
                </div>
            </div>
            if look.more > 0 {
                <p class="ctx__cut">{ words.say(&cut) }</p>
            }
        </>
    }
}

fn on_key(desk: &Desk, shown: &Shared<Shown>, rows: &Rows) -> Callback<KeyboardEvent> {
    let (desk, shown) = (desk.clone(), shown.clone());
    let (at, page) = (rows.at, window::rows(rows.seen.height));
    Callback::from(move |event: KeyboardEvent| {
        let look = &shown.look.context;
        let row = look.rows.get(at);
        let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
        let pressed = event.key();
        // Buttons in the row are pressed as ever.
        let press = matches!(pressed.as_str(), "Enter" | " ") && dom::is_on_button(&event);
        if press || event.is_composing() {
            return;
        }
        if let Some(row) = row.filter(|_| dom::is_menu_key(&event)) {
            let place = dom::place_below(&row_id(at)).unwrap_or_default();
            desk.menu.set(Some(Menu::of_row(at, place, row)));
        } else if let Some(does) =
            row.filter(|_| plain).and_then(|row| row_key(row, &pressed, &event.code()))
        {
            desk.does(does);
        } else {
            let Some(key) = keys::key(&pressed, &event.code(), event.shift_key(), plain) else {
                return;
            };
            match context_act(look, at, page, key) {
                ContextAct::Choose(to) => {
                    desk.chosen.set(path_of(look, to).map(str::to_owned));
                    focus::focus_id(&row_id(to));
                }
                ContextAct::Open(path, open) => {
                    desk.chosen.set(Some(path.clone()));
                    desk.store.dispatch(CacheAction::OpenDir(path, open));
                }
                ContextAct::Stay => {}
                ContextAct::Pass => return,
            }
        }
        event.prevent_default();
        event.stop_propagation();
    })
}

impl Menu {
    /// That of a row.
    fn of_row(at: usize, place: (i32, i32), row: &crate::sim::cache::look::ContextRow) -> Self {
        Self { at: row_id(at), place, title: Some(row.path.clone()), items: row_menu(row) }
    }
}
