//! The files that the container sees at this step, with a menu on each.

use std::rc::Rc;

use yew::prelude::*;

use super::file_menu::{FileMenu, MenuFile};
use super::file_row::{Asked, FileLine, file_line, row_id};
use crate::app::{AppAction, ContainersAction, FilesAction, OpenImage};
use crate::base::{LayerId, LayerPath};
use crate::explain::Message;
use crate::platform::scroll;
use crate::platform::style::style;
use crate::platform::{dom, focus};
use crate::ui::parts::use_extent;
use crate::ui::store::Store;
use crate::ui::words::{Words, use_words};
use crate::view::files::{Act, FileRow, act, cut, in_image, rows};
use crate::view::keys::key;
use crate::view::window;

/// The element that scrolls.
const ID: &str = "container-files";

/// The files that the container sees.
pub fn files_panel(words: Words, store: &Store, open: &OpenImage) -> Html {
    let containers = &store.containers;
    let files = &containers.files;
    let Some(name) = containers.current() else {
        return html! { <p class="captions__note">{ words.t("files-none") }</p> };
    };
    let label = words.say(&Message::new("files-of").text("container", name));
    let cut: Vec<Message> = cut(&files.listings.dirs)
        .filter(|(dir, ..)| dir.is_root() || files.open.contains(dir))
        .map(|(dir, first, all)| {
            let path = format!("/{}", dir.shown().trim_start_matches('/'));
            Message::new("files-cut").text("path", path).count("first", first).count("count", all)
        })
        .collect();
    html! {
        <>
            <Tree store={store.clone()} open={open.clone()} {label} />
            { for cut.iter().map(|cut| html! { <p class="captions__note">{ words.say(cut) }</p> }) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct TreeProps {
    store: Store,
    open: OpenImage,
    label: AttrValue,
}

/// A menu that is open.
#[derive(Clone, PartialEq)]
struct Opened {
    file: MenuFile,
    at: (i32, i32),
}

/// The rows.
#[component]
fn Tree(props: &TreeProps) -> Html {
    let words = use_words();
    let node = use_node_ref();
    let seen = use_extent(&node);
    let menu = use_state_eq(|| None::<Opened>);
    let store = &props.store;
    let files = &store.containers.files;
    let tree = {
        let here = store.containers.current() == Some(files.listings.container.as_str());
        use_memo((files.listings.clone(), files.open.clone(), here), |(listings, open, here)| {
            if *here { rows(&listings.dirs, open) } else { Vec::new() }
        })
    };
    let tree = &tree;
    let chosen = files.chosen.clone();
    let at = chosen.and_then(|chosen| tree.iter().position(|row| row.path == chosen));
    // Where the row is gone, the keyboard is on the one that took its place.
    let last = use_mut_ref(|| 0);
    let at = at.unwrap_or_else(|| (*last.borrow()).min(tree.len().saturating_sub(1)));
    last.replace(at);
    use_in_sight(&node, at, tree, menu.is_none());
    let tell = {
        let store = store.clone();
        move |action| store.dispatch(AppAction::Containers(ContainersAction::Files(action)))
    };
    let on_choose = {
        let tell = tell.clone();
        Callback::from(move |path: LayerPath| tell(FilesAction::Choose(path)))
    };
    let on_toggle = {
        let tell = tell.clone();
        Callback::from(move |path: LayerPath| tell(FilesAction::Toggle(path)))
    };
    let on_menu = {
        let (menu, image, tree) = (menu.clone(), props.open.tree.clone(), Rc::clone(tree));
        let tell = tell.clone();
        Callback::from(move |(row, at): (usize, (i32, i32))| {
            let Some(row) = tree.get(row) else { return };
            tell(FilesAction::Choose(row.path.clone()));
            let in_image = in_image(&image, &row.path);
            let file =
                MenuFile { path: row.path.clone(), file_type: row.entry.file_type, in_image };
            menu.set(Some(Opened { file, at }));
        })
    };
    let on_layer = {
        let store = store.clone();
        Callback::from(move |(path, layer): (LayerPath, LayerId)| {
            store.dispatch(AppAction::SetView(crate::app::View::Inspect));
            let go = crate::app::InspectAction::GoTo { path, layer };
            store.dispatch(AppAction::Inspect(go));
        })
    };
    let on_close = {
        let menu = menu.clone();
        Callback::from(move |()| {
            menu.set(None);
            focus::enter(ID);
        })
    };
    let onkeydown = {
        let (tree, on_menu, page) = (Rc::clone(tree), on_menu.clone(), window::rows(seen.height));
        Callback::from(move |event: KeyboardEvent| {
            let chord = event.ctrl_key() || event.alt_key() || event.meta_key();
            let pressed = event.key();
            if dom::is_menu_key(&event) {
                let place = dom::place_below(&row_id(at)).unwrap_or_default();
                on_menu.emit((at, place));
            } else {
                let Some(pressed) = key(&pressed, &event.code(), event.shift_key(), !chord) else {
                    return;
                };
                match act(&tree, at, page, pressed) {
                    Act::Choose(path) => tell(FilesAction::Choose(path)),
                    Act::Toggle(path) => tell(FilesAction::Toggle(path)),
                    Act::Stay => {}
                    Act::Pass => return,
                }
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let layers = props.open.tree.layers();
    let container = store.containers.current().map(str::to_owned);
    let asked = Asked { on_choose, on_toggle, on_menu, on_layer };
    let line = |i: usize| {
        let line = FileLine { row: tree.get(i)?.clone(), at: i, tabbable: i == at, layers };
        Some(file_line(words, &line, &asked))
    };
    let height = style(format!("height:{}px", window::offset(tree.len())));
    html! {
        <>
            <div class="body cfiles" ref={node} id={ID} role="treegrid" aria-label={props.label.clone()}
                aria-rowcount={tree.len().to_string()} aria-colcount="3" {onkeydown}>
                <div class="tree" role="presentation" ~style={height}>
                    { for window::drawn(seen.window(), at, tree.len()).filter_map(line) }
                </div>
            </div>
            if let Some(opened) = (*menu).clone() {
                <FileMenu store={store.clone()} file={opened.file} at={opened.at} container={container} {on_close} />
            }
        </>
    }
}

/// The row of the keyboard is scrolled to when it becomes another; it has the focus if the tree has
/// it, or had it before its row went.
#[hook]
fn use_in_sight(node: &NodeRef, at: usize, tree: &Rc<Vec<FileRow>>, no_menu: bool) {
    let node = node.clone();
    let inside = use_mut_ref(|| false);
    let row = tree.get(at).map(|row| row.path.clone());
    use_effect_with((row, at, no_menu), move |(row, at, no_menu)| {
        if row.is_none() || !no_menu {
            return;
        }
        let had = *inside.borrow() && focus::is_nowhere();
        if focus::is_in(ID) || had {
            if let Some(now) = scroll::extent(&node)
                && let Some(top) = window::scrolled(now.top, now.height, *at)
            {
                scroll::scroll_to(&node, top);
            }
            focus::focus_id(&row_id(*at));
        }
        *inside.borrow_mut() = focus::is_in(ID);
    });
}
