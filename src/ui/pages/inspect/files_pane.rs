//! Which file: the tree of one look, only as many rows drawn as are seen.

use yew::prelude::*;

use super::file_menu::OnMenu;
use super::files_head::{columns, modes};
use super::filter_bar::filter_bar;
use super::model::TreeViewRef;
use super::search_bar::Found;
use super::tree_row::{Asked, TreeLine, row_id, tree_line};
use crate::app::{InspectAction, InspectState};
use crate::base::{LayerId, Shared};
use crate::explain::Message;
use crate::platform::dom;
use crate::platform::focus;
use crate::platform::scroll;
use crate::platform::style::style;
use crate::ui::parts::use_extent;
use crate::ui::words::{Words, use_words};
use crate::union::filter::FilterError;
use crate::union::{Look, NodeId};
use crate::view::files::in_container;
use crate::view::keys::{Key, key, step};
use crate::view::tree::{Place, parent, position};
use crate::view::window::{drawn, offset, rows, scrolled};
use crate::view::windows;

/// What the pane needs.
#[derive(Clone, PartialEq)]
pub struct FilesPane {
    /// The look at the tree; `None` while the layer is not read.
    pub view: Option<TreeViewRef>,
    /// Its rows.
    pub places: Shared<Vec<Place>>,
    /// The layers looked at.
    pub look: Option<Look>,
    /// What is looked at, and how.
    pub inspect: InspectState,
    /// How many paths match, where rows are filtered.
    pub matches: Option<u32>,
    /// Rows are still being filtered.
    pub busy: bool,
    /// What is wrong with the line of the filter.
    pub error: Option<Shared<FilterError>>,
    /// The folders at the top are those of a Windows layer.
    pub windows: bool,
    /// The paths that are searched for.
    pub hits: Option<Shared<Found>>,
    /// Something is to happen.
    pub act: Callback<InspectAction>,
    /// The menu of a path that a container would see is asked for, at a place on the page.
    pub on_menu: OnMenu,
}

/// The element that scrolls.
pub const ID: &str = "files";

/// The pane; `search` stands above the tree.
pub fn files_pane(words: Words, pane: FilesPane, search: Html) -> Html {
    let rows = pane.view.clone().filter(|_| !pane.places.is_empty());
    let nothing = rows.is_none().then(|| blank(words, &pane));
    let count = (pane.places.len() + 1).to_string();
    let columns_there = if pane.inspect.columns { "6" } else { "4" };
    html! {
        <section class="pane files" data-pane="files" tabindex="-1" aria-label={words.t("inspect-files-label")}>
            { modes(words, &pane) }
            { filter_bar(words, &pane) }
            { search }
            if pane.windows { <p class="about files__windows">{ words.say(&windows::layout()) }</p> }
            <div class={classes!("grid", pane.inspect.columns.then_some("grid--all"))} role="treegrid"
                aria-label={words.t("inspect-files-label")} aria-busy={pane.busy.to_string()}
                aria-rowcount={count} aria-colcount={columns_there}>
                { columns(words, &pane) }
                if let Some(view) = rows { <Tree {view} {pane} /> }
            </div>
            { for nothing }
        </section>
    }
}

/// Why there are no rows.
fn blank(words: Words, pane: &FilesPane) -> Html {
    let look = pane.look;
    let text = match (&pane.view, look) {
        (None, Some(look)) => words.say(&Message::new("tree-waiting").layer("layer", look.top())),
        (Some(view), Some(look)) if !pane.inspect.filter.is_empty() => {
            let sums = view.sums();
            let paths = match look {
                Look::Merged { .. } => u64::from(sums.of(NodeId::ROOT).visible.saturating_sub(1)),
                _ => u64::from(sums.of(NodeId::ROOT).touched),
            };
            let message = Message::new("tree-no-match").layer("layer", look.top());
            words.say(&message.text("filter", &*pane.inspect.filter).count("count", paths))
        }
        (Some(view), Some(look)) if view.kept().is_none() && look.from() == look.top() => {
            match look {
                Look::Merged { .. } => words.t("tree-empty-image"),
                _ => words.say(&Message::new("tree-empty").layer("layer", look.top())),
            }
        }
        (Some(_), Some(_)) => words.t("tree-nothing-shown"),
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
    let seen = use_extent(&node);
    use_effect_with((), |()| {
        // A new image is there: the arrow keys walk its tree at once.
        if focus::is_nowhere() {
            focus::enter(ID);
        }
    });
    let (view, places) = (&props.view, &props.pane.places);
    let path = props.pane.inspect.path.clone();
    let selected =
        use_memo((view.clone(), path), |(view, path)| view.tree().find(path.as_ref()?.as_bytes()));
    let selected = *selected;
    let at = use_memo((selected, places.clone()), |(selected, places)| {
        selected.and_then(|selected| position(places, selected))
    });
    use_in_sight(&node, *at, selected);
    let act_on = props.pane.act.clone();
    let on_select = {
        let (view, act) = (view.clone(), act_on.clone());
        Callback::from(move |node: NodeId| {
            act.emit(InspectAction::SelectPath(view.tree().path(node)));
        })
    };
    let on_layer = {
        let (view, act) = (view.clone(), act_on.clone());
        Callback::from(move |(node, layer): (NodeId, LayerId)| {
            act.emit(InspectAction::GoTo { path: view.tree().path(node), layer });
        })
    };
    let on_toggle = act_on.reform(InspectAction::Toggle);
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
    let line = |(at, i): (usize, usize)| {
        let place = *places.get(i)?;
        let line = TreeLine {
            row: view.row(place),
            y: offset(i),
            selected: selected == Some(place.node),
            tabbable: i == tabbable,
            has_menu: in_container(view.tree(), place.node).is_some(),
            all_columns: props.pane.inspect.columns,
            called: props.pane.windows.then(|| windows::folder(view.tree(), place.node)).flatten(),
            passing: seen.leapt.then_some(at),
            index: i + 2,
            hit: props.pane.hits.as_ref().is_some_and(|found| found.paths.has(place.node)),
        };
        Some(tree_line(words, &line, &asked))
    };
    html! {
        <div class="body" ref={node} id={ID} role="rowgroup" {onkeydown}>
            <div class="tree" role="presentation" ~style={style(format!("height:{}px", offset(places.len())))}>
                { for drawn(seen.window(), tabbable, places.len()).enumerate().filter_map(line) }
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
