//! A menu over the pane.

use yew::prelude::*;

use super::Desk;
use crate::base::path::visible;
use crate::explain::Message;
use crate::platform::focus;
use crate::platform::style::style;
use crate::ui::words::Words;
use crate::view::cache::ContextItem;

/// A menu that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Menu {
    /// The element that it is about: the keyboard goes back there.
    pub at: String,
    /// Where on the page, in CSS pixels.
    pub place: (i32, i32),
    /// The path that it is about; the context as a whole without.
    pub title: Option<String>,
    /// Its entries.
    pub items: Vec<ContextItem>,
}

/// The id of an entry.
pub fn item_id(at: usize) -> String {
    format!("context-menu-{at}")
}

/// The menu, if one is open.
pub fn menu(words: Words, desk: &Desk) -> Html {
    let Some(menu) = (*desk.menu).clone() else { return html! {} };
    let close = {
        let (setter, at) = (desk.menu.setter(), menu.at.clone());
        move || {
            setter.set(None);
            focus::focus_id(&at);
        }
    };
    let onclick = {
        let close = close.clone();
        Callback::from(move |_: MouseEvent| close())
    };
    let oncontextmenu = {
        let close = close.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            close();
        })
    };
    let count = menu.items.len();
    let onkeydown = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            // No key of the page acts while a menu is open.
            event.stop_propagation();
            let last = count.saturating_sub(1);
            let now = (0..count).find(|at| focus::is_in(&item_id(*at)));
            let now = now.unwrap_or_default();
            let to = match event.key().as_str() {
                "Escape" | "Tab" => {
                    event.prevent_default();
                    return close();
                }
                "ArrowDown" if now < last => now + 1,
                "ArrowDown" | "Home" => 0,
                "ArrowUp" => now.checked_sub(1).unwrap_or(last),
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            focus::focus_id(&item_id(to));
        })
    };
    let title = match &menu.title {
        Some(path) => {
            words.say(&Message::new("cache-menu-of").text("path", visible(path.as_bytes())))
        }
        None => words.t("cache-context-more"),
    };
    let (x, y) = menu.place;
    let place = style(format!("--x:{x}px;--y:{y}px;--n:{}", count + 1));
    html! {
        <div class="menu" {onkeydown}>
            <div class="menu__away" {onclick} {oncontextmenu}></div>
            <div class="menu__box" role="menu" aria-label={title} ~style={place}>
                { for menu.items.into_iter().enumerate().map(|(at, item)| {
                    let (close, desk, does) = (close.clone(), desk.clone(), item.does);
                    let onclick = Callback::from(move |_: MouseEvent| {
                        close();
                        desk.does(does.clone());
                    });
                    html! {
                        <button id={item_id(at)} role="menuitem" tabindex="-1" {onclick}>
                            <span>{ words.say(&item.label) }</span>
                            if !item.key.is_empty() { <kbd aria-hidden="true">{ item.key }</kbd> }
                        </button>
                    }
                }) }
            </div>
        </div>
    }
}
