//! One row of the files.

use yew::prelude::*;

use super::Desk;
use crate::app::cache::CacheAction;
use crate::base::path::visible;
use crate::explain::{self, Message};
use crate::platform::dom;
use crate::platform::style::style;
use crate::sim::cache::look::ContextRow;
use crate::ui::words::Words;
use crate::view::cache::{
    ContextPlace, context_facts, context_letter, is_dir, name_of, octal, row_menu,
};
use crate::view::window;

/// Buttons on a row; what else can be done is in its menu.
const BUTTONS: usize = 4;

/// What a row needs.
pub struct Line<'a> {
    /// What is there.
    pub row: &'a ContextRow,
    /// Which it is, from the top.
    pub at: usize,
    /// Where it is in its directory.
    pub place: ContextPlace,
    /// Whether the Tab key leads to it.
    pub tabbable: bool,
}

/// The id of a row's element.
pub fn row_id(at: usize) -> String {
    format!("context-file-{at}")
}

/// The row; `on_menu` is told where on the page its menu is wanted.
pub fn line(words: Words, desk: &Desk, line: &Line<'_>, on_menu: &Callback<(i32, i32)>) -> Html {
    let (row, at) = (line.row, line.at);
    let name = visible(name_of(&row.path).as_bytes());
    let dir = is_dir(row);
    let letter = context_letter(row);
    let onclick = {
        let (chosen, path) = (desk.chosen.setter(), row.path.clone());
        Callback::from(move |_: MouseEvent| chosen.set(Some(path.clone())))
    };
    let fold = {
        let (store, path, open) = (desk.store.clone(), row.path.clone(), !row.open);
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            store.dispatch(CacheAction::OpenDir(path.clone(), open));
        })
    };
    let ondblclick = if dir { fold.clone() } else { Callback::noop() };
    let oncontextmenu = on_menu.reform(|event: MouseEvent| {
        event.prevent_default();
        (event.client_x(), event.client_y())
    });
    let placed = format!("--y:{}px;--d:{}", window::offset(at), row.depth.min(40));
    let faint = row.ignored.is_some().then_some("faint");
    html! {
        <div key={row.path.clone()} class={classes!("row", dir.then_some("dir"), letter.map(String::from), faint)}
            role="row" id={row_id(at)} aria-label={spoken(words, row)} aria-level={(row.depth + 1).to_string()}
            aria-setsize={line.place.of.to_string()} aria-posinset={line.place.at.to_string()}
            aria-expanded={dir.then(|| row.open.to_string())} aria-haspopup="menu"
            aria-selected={line.tabbable.to_string()} tabindex={if line.tabbable { "0" } else { "-1" }}
            ~style={style(placed)} {onclick} {ondblclick} {oncontextmenu}>
            <span class="name" role="gridcell">
                if dir {
                    <span class="tw" aria-hidden="true" onclick={fold}>{ if row.open { "▾" } else { "▸" } }</span>
                } else {
                    <span class="g" aria-hidden="true">{ glyph(letter) }</span>
                }
                <span class="t" title={name.clone()}>{ name }{ if dir { "/" } else { "" } }
                    if let Some(target) = &row.target { <span class="to">{ " → " }{ visible(target.as_bytes()) }</span> }
                </span>
                { chips(words, row) }
            </span>
            <span class="ctx__mode" role="gridcell">{ mode(words, row) }</span>
            <span class="ctx__acts" role="gridcell">{ buttons(words, desk, line, on_menu) }</span>
        </div>
    }
}

/// The row of a path that is gone.
pub fn gone_line(
    words: Words,
    desk: &Desk,
    path: &str,
    at: usize,
    place: ContextPlace,
    tabbable: bool,
) -> Html {
    let onclick = {
        let (chosen, path) = (desk.chosen.setter(), path.to_owned());
        Callback::from(move |_: MouseEvent| chosen.set(Some(path.clone())))
    };
    let said = words.say(&Message::new("cache-gone").text("path", visible(path.as_bytes())));
    let word = explain::context_change(&crate::sim::cache::look::Change::Counts(
        crate::sim::cache::FileChange::Removed,
    ));
    html! {
        <div key={format!("-{path}")} class="row D" role="row" id={row_id(at)} aria-label={said} aria-level="1"
            aria-setsize={place.of.to_string()} aria-posinset={place.at.to_string()} aria-selected={tabbable.to_string()}
            tabindex={if tabbable { "0" } else { "-1" }} ~style={style(format!("--y:{}px", window::offset(at)))} {onclick}>
            <span class="name" role="gridcell">
                <span class="g" aria-hidden="true">{ "−" }</span>
                <span class="t">{ visible(path.as_bytes()) }</span>
                <span class="chip d">{ words.say(&word) }</span>
            </span>
            <span role="gridcell"></span>
            <span role="gridcell"></span>
        </div>
    }
}

fn glyph(letter: Option<char>) -> &'static str {
    match letter {
        Some('A') => "+",
        Some(_) => "~",
        None => "",
    }
}

/// `package.json, file, 120 bytes, mode 0644, content`.
fn spoken(words: Words, row: &ContextRow) -> String {
    let mut said = vec![visible(name_of(&row.path).as_bytes())];
    said.extend(context_facts(row).iter().map(|fact| words.say(fact).to_string()));
    said.join(", ")
}

/// What changed, and the pattern that leaves it out.
fn chips(words: Words, row: &ContextRow) -> Html {
    let kind = if context_letter(row) == Some('A') { "chip a" } else { "chip c" };
    let changed = row.change.as_ref().map(explain::context_change);
    let ignored = row.ignored.as_ref().map(|(line, pattern)| {
        let about = Message::new("context-ignored").count("line", *line as u64);
        (about.text("pattern", pattern), visible(pattern.as_bytes()))
    });
    html! {
        <>
            if let Some(changed) = changed { <span class={kind}>{ words.say(&changed) }</span> }
            if let Some((about, pattern)) = ignored {
                <span class="chip" title={words.say(&about)}>{ "⊘ " }{ pattern }</span>
            }
        </>
    }
}

/// The permission bits; a question mark behind those that nobody told.
fn mode(words: Words, row: &ContextRow) -> Html {
    let bits = octal(row.mode);
    if !row.assumed {
        return html! { <code>{ bits }</code> };
    }
    let about = words.say(&Message::new("cache-mode-assumed").text("mode", bits.clone()));
    html! { <code class="ctx__assumed" title={about}>{ bits }{ "?" }</code> }
}

fn buttons(words: Words, desk: &Desk, line: &Line<'_>, on_menu: &Callback<(i32, i32)>) -> Html {
    let path = visible(line.row.path.as_bytes());
    let id = format!("{}-more", row_id(line.at));
    let tabindex = if line.tabbable { "0" } else { "-1" };
    let more = {
        let (on_menu, id) = (on_menu.clone(), id.clone());
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            on_menu.emit(dom::place_below(&id).unwrap_or_default());
        })
    };
    let named = ["cache-edit", "cache-touch", "cache-chmod", "cache-rename"];
    let items = row_menu(line.row).into_iter().filter(|item| named.contains(&item.label.id));
    let about = words.say(&Message::new("cache-menu-of").text("path", path.clone()));
    html! {
        <>
            { for items.take(BUTTONS).map(|item| {
                let label = words.say(&item.label);
                let named = Message::new("cache-do-to").text("what", label.as_str()).text("path", path.clone());
                let (desk, chosen) = (desk.clone(), line.row.path.clone());
                let onclick = Callback::from(move |event: MouseEvent| {
                    event.stop_propagation();
                    desk.chosen.set(Some(chosen.clone()));
                    desk.does(item.does.clone());
                });
                html! { <button class="ctx__act" {tabindex} aria-label={words.say(&named)} {onclick}>{ label }</button> }
            }) }
            <button class="more" {id} {tabindex} aria-label={about.clone()} title={about} aria-haspopup="menu" onclick={more}>{ "⋯" }</button>
        </>
    }
}
