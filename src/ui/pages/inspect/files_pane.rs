//! Which file: the tree of one look, only as many rows drawn as are seen.

use std::collections::HashSet;

use yew::prelude::*;

use super::file_menu::OnMenu;
use super::files_head::{columns, modes};
use super::model::TreeViewRef;
use super::tree_row::{Asked, TreeLine, row_id, tree_line};
use crate::app::{Mode, SortKey};
use crate::base::{LayerId, LayerPath, Shared};
use crate::explain::Message;
use crate::platform::dom;
use crate::platform::focus;
use crate::platform::scroll::{self, Extent};
use crate::platform::style::style;
use crate::ui::words::{Words, use_words};
use crate::union::NodeId;
use crate::view::files::in_container;
use crate::view::keys::{Key, key, step};
use crate::view::tree::{Place, parent, position};
use crate::view::window::{drawn, offset, rows, scrolled};

/// What the pane needs.
#[derive(Clone, PartialEq)]
pub struct FilesPane {
    /// The look at the tree; `None` while the layer is not read.
    pub view: Option<TreeViewRef>,
    /// Its rows.
    pub places: Shared<Vec<Place>>,
    /// The layer looked at, or up to.
    pub layer: Option<LayerId>,
    /// Merged, or the layer alone.
    pub mode: Mode,
    /// The chosen path.
    pub path: Option<LayerPath>,
    /// Directories that are open.
    pub expanded: Shared<HashSet<NodeId>>,
    /// What it is sorted by.
    pub sort: SortKey,
    /// Whether what earlier layers deleted is shown.
    pub show_deleted: bool,
    /// Whether what the layer does not touch is hidden.
    pub hide_unchanged: bool,
    /// Merged or one layer.
    pub on_mode: Callback<Mode>,
    /// A path is chosen.
    pub on_path: Callback<LayerPath>,
    /// A path in a layer is asked for.
    pub on_go: Callback<(LayerPath, LayerId)>,
    /// A directory is opened or closed.
    pub on_toggle: Callback<NodeId>,
    /// Another order.
    pub on_sort: Callback<SortKey>,
    /// What earlier layers deleted is to be shown, or not.
    pub on_deleted: Callback<()>,
    /// What the layer does not touch is to be hidden, or not.
    pub on_unchanged: Callback<()>,
    /// The menu of a path that a container would see is asked for, at a place on the page.
    pub on_menu: OnMenu,
}

/// The element that scrolls.
pub const ID: &str = "files";

/// The rows of a look at the tree.
#[hook]
pub fn use_places(
    view: &Option<TreeViewRef>,
    expanded: &Shared<HashSet<NodeId>>,
) -> Shared<Vec<Place>> {
    let places = use_memo((view.clone(), expanded.clone()), |(view, expanded)| {
        Shared::new(view.as_ref().map(|view| view.places(expanded)).unwrap_or_default())
    });
    (*places).clone()
}

/// The pane.
pub fn files_pane(words: Words, pane: FilesPane) -> Html {
    html! {
        <section class="pane files" data-pane="files" tabindex="-1" aria-label={words.t("inspect-files-label")}>
            { modes(words, &pane) }
            { columns(words, &pane) }
            { match &pane.view {
                Some(view) if !pane.places.is_empty() => html! { <Tree view={view.clone()} {pane} /> },
                _ => blank(words, &pane),
            } }
        </section>
    }
}

/// Why there are no rows.
fn blank(words: Words, pane: &FilesPane) -> Html {
    let text = match (&pane.view, pane.layer, pane.mode) {
        (None, Some(layer), _) => words.say(&Message::new("tree-waiting").layer("layer", layer)),
        (Some(_), Some(layer), Mode::Layer) => {
            words.say(&Message::new("tree-empty").layer("layer", layer))
        }
        _ => words.t("tree-empty-image"),
    };
    html! { <p class="body blank">{ text }</p> }
}

#[derive(Properties, PartialEq)]
struct TreeProps {
    view: TreeViewRef,
    pane: FilesPane,
}

/// The rows.
#[component]
fn Tree(props: &TreeProps) -> Html {
    let words = use_words();
    let node = use_node_ref();
    let seen = use_state_eq(Extent::default);
    {
        let (node, setter) = (node.clone(), seen.setter());
        use_effect_with((), move |()| {
            let watch = scroll::watch(&node, move |extent| setter.set(extent));
            move || drop(watch)
        });
    }
    use_effect_with((), |()| {
        // A new image is there: the arrow keys walk its tree at once.
        if focus::is_nowhere() {
            focus::enter(ID);
        }
    });
    let (view, places) = (&props.view, &props.pane.places);
    let selected = use_memo((view.clone(), props.pane.path.clone()), |(view, path)| {
        view.tree().find(path.as_ref()?.as_bytes())
    });
    let selected = *selected;
    let at = use_memo((selected, places.clone()), |(selected, places)| {
        selected.and_then(|selected| position(places, selected))
    });
    use_in_sight(&node, *at, selected);
    let on_select = {
        let (view, on_path) = (view.clone(), props.pane.on_path.clone());
        Callback::from(move |node: NodeId| on_path.emit(view.tree().path(node)))
    };
    let on_layer = {
        let (view, on_go) = (view.clone(), props.pane.on_go.clone());
        Callback::from(move |(node, layer): (NodeId, LayerId)| {
            on_go.emit((view.tree().path(node), layer));
        })
    };
    let on_toggle = props.pane.on_toggle.clone();
    let onkeydown = {
        let (places, at, page) = (places.clone(), *at, rows(seen.height));
        let (on_select, on_toggle) = (on_select.clone(), on_toggle.clone());
        let (view, on_menu) = (view.clone(), props.pane.on_menu.clone());
        Callback::from(move |event: KeyboardEvent| {
            let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
            if dom::is_menu_key(&event)
                && let Some(place) = at.and_then(|at| places.get(at))
                && in_container(view.tree(), place.node).is_some()
            {
                let below = dom::place_below(&row_id(place.node)).unwrap_or_default();
                on_menu.emit((place.node, below));
                return event.prevent_default();
            }
            let pressed = key(&event.key(), &event.code(), event.shift_key(), plain);
            let done = pressed.map(|pressed| act(&places, at, page, pressed));
            match done {
                Some(Act::Select(node)) => on_select.emit(node),
                Some(Act::Toggle(node)) => on_toggle.emit(node),
                Some(Act::ToDetail) => focus::next_pane(false),
                Some(Act::Stay) => {}
                Some(Act::Pass) | None => return,
            }
            event.prevent_default();
        })
    };
    let tabbable = at.unwrap_or(0);
    let asked = Asked { on_select, on_toggle, on_layer, on_menu: props.pane.on_menu.clone() };
    let line = |i: usize| {
        let place = *places.get(i)?;
        let line = TreeLine {
            row: view.row(place),
            y: offset(i),
            selected: selected == Some(place.node),
            tabbable: i == tabbable,
            has_menu: in_container(view.tree(), place.node).is_some(),
        };
        Some(tree_line(words, &line, &asked))
    };
    html! {
        <div class="body" ref={node} id={ID} role="treegrid" aria-label={words.t("inspect-files-label")}
            aria-rowcount={places.len().to_string()} aria-colcount="4" {onkeydown}>
            <div class="tree" role="presentation" ~style={style(format!("height:{}px", offset(places.len())))}>
                { for drawn(seen.top, seen.height, tabbable, places.len()).filter_map(line) }
            </div>
        </div>
    }
}

/// What a key does in the tree.
enum Act {
    Select(NodeId),
    Toggle(NodeId),
    ToDetail,
    Stay,
    Pass,
}

/// What a key does on row `at`, with `page` rows on a page.
fn act(places: &[Place], at: Option<usize>, page: usize, pressed: Key) -> Act {
    let here = at.and_then(|at| places.get(at));
    let select = |at: usize| places.get(at).map_or(Act::Stay, |place| Act::Select(place.node));
    match (pressed, at, here) {
        (Key::Open, Some(at), Some(place)) => match place.expanded {
            Some(true) => select(at + 1),
            Some(false) => Act::Toggle(place.node),
            None => Act::Stay,
        },
        (Key::Close, Some(_), Some(Place { node, expanded: Some(true), .. })) => Act::Toggle(*node),
        (Key::Close, Some(at), Some(_)) => parent(places, at).map_or(Act::Stay, select),
        (Key::Toggle, _, Some(place)) => match place.expanded {
            Some(_) => Act::Toggle(place.node),
            None => Act::Stay,
        },
        (Key::Enter, _, Some(_)) => Act::ToDetail,
        (Key::Open | Key::Close | Key::Enter | Key::Toggle, ..) => select(0),
        _ => step(pressed, at, places.len(), page).map_or(Act::Pass, select),
    }
}

/// The chosen row is scrolled to when it becomes another, and has the focus if the tree has it.
#[hook]
fn use_in_sight(node: &NodeRef, at: Option<usize>, selected: Option<NodeId>) {
    let node = node.clone();
    let before = use_mut_ref(|| None);
    use_effect_with((selected, at), move |&(selected, at)| {
        let another = before.replace(selected) != selected;
        let Some((at, selected)) = at.zip(selected) else { return };
        if another
            && let Some(now) = scroll::extent(&node)
            && let Some(top) = scrolled(now.top, now.height, at)
        {
            scroll::scroll_to(&node, top);
        }
        if focus::is_in(ID) || focus::is_nowhere() {
            focus::focus_id(&row_id(selected));
        }
    });
}
