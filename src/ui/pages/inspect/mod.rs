//! The inspect screen: layers, files, detail, reclaimable bytes. Wires the panes to the state.

mod detail_pane;
mod drawer;
mod file_menu;
mod file_view;
mod files_head;
mod files_pane;
mod filter_bar;
mod layers_pane;
mod model;
mod places;
mod search_bar;
mod tree_row;

use std::rc::Rc;

use yew::prelude::*;

use detail_pane::{DetailPane, TIMELINE, detail_pane, use_version_in_sight};
use drawer::{Drawer, drawer, use_inquiries};
pub use files_pane::{FilesPane, files_pane};
use filter_bar::FILTER;
use layers_pane::use_layer_in_sight;
pub use layers_pane::{Anchor, LayersPane, layers_pane};

use search_bar::{SEARCH, SearchBar, SearchModel, go, search_bar, use_search};

use crate::app::{About, InspectAction, InspectState, Kind, Mode, OpenImage, Saving, Sheet, Tab};
use crate::base::{LayerId, LayerPath, Shared};
use crate::explain::Message;
use crate::platform::style::style;
use crate::platform::{clipboard, dom, focus, task};
use crate::ui::flow::Flow;
use crate::ui::store::Store;
use crate::ui::words::{Words, use_words};
use crate::union::audit::base_guess;
use crate::union::{Look, NodeId, Sums};
use crate::view::detail::{ContentOf, Detail, against, detail, file_versions};
use crate::view::keys::{Key, key};
use crate::view::layers;
use crate::view::windows;
use file_menu::use_file_menu;
use model::{TreeViewRef, use_layer_rows, use_merged_sums, use_tree_model, use_waste};
use places::use_places;

/// What the page needs.
#[derive(Properties, PartialEq)]
pub struct InspectPageProps {
    /// The state.
    pub store: Store,
    /// The image on screen.
    pub open: OpenImage,
    /// What brings bytes.
    pub flow: Flow,
    /// Whether files hover over the page.
    pub hovered: bool,
}

/// The inspect screen.
#[component]
pub fn InspectPage(props: &InspectPageProps) -> Html {
    let words = use_words();
    let (store, open) = (&props.store, &props.open);
    let inspect = &store.inspect;
    let act = store.inspect(|action| action);
    let search = use_search(store, open);
    let on_inside = inside_callback(store, open, &props.flow);
    let rows = use_layer_rows(open);
    let whole = use_whole(open);
    let tree = use_tree_model(store, open);
    let detail = use_detail(open, store);
    let waste = use_waste(open);
    use_inquiries(store, open, &props.flow);
    let merged = use_merged_sums(open, inspect);
    let root = merged.as_ref().map(|sums| sums.of(NodeId::ROOT).bytes);
    let selected = open.look(inspect).map(crate::union::Look::top);
    let folder = use_folder_bytes(open, inspect, tree.view.as_ref(), merged.as_ref());
    let on_save = save_callback(store, open, &props.flow, detail.as_ref(), folder);
    let on_copy = copy_callback(inspect.path.as_ref());
    use_page_keys(store, &on_save, &on_copy, &search);
    let (menu, on_menu) = use_file_menu(store, open);
    use_layer_in_sight(selected);
    use_version_in_sight(detail.as_ref());
    let anchor = use_memo((), |()| Anchor::default());
    let layers = LayersPane {
        rows,
        look: open.look(inspect),
        base_first: inspect.base_first,
        base: open.image().and_then(|image| base_guess(image.config.as_ref()?)),
        notes: use_layer_notes(open, selected),
        unmasked: inspect.unmasked,
        anchor: Rc::clone(&anchor),
        act: act.clone(),
        on_save: save_layer_callback(open, &props.flow, selected),
    };
    let windows = use_memo((open.serial, open.tree.clone()), |_| {
        open.image().is_some_and(|image| windows::is_windows(image, &open.tree))
    });
    let listed = use_places(tree.view.clone(), &inspect.expanded);
    let files = FilesPane {
        view: listed.view,
        places: listed.places,
        look: open.look(inspect),
        inspect: inspect.clone(),
        matches: tree.matches,
        busy: tree.busy || listed.busy,
        error: tree.error,
        windows: *windows,
        hits: search.found.clone(),
        act: act.clone(),
        on_menu,
    };
    let node = inspect.path.as_ref().and_then(|path| open.tree.find(path.as_bytes()));
    let (versions, against) = match (node, &detail) {
        (Some(node), Some(detail)) if inspect.tab == Tab::Diff => (
            file_versions(&open.tree, node),
            against(&open.tree, node, detail.version, inspect.against),
        ),
        _ => (Vec::new(), None),
    };
    let on_preview = use_preview(store, open, &props.flow, detail.as_ref());
    let about = DetailPane {
        shown_as: node.filter(|_| *windows).map(|node| windows::shown(&open.tree, node)),
        detail,
        contents: store.contents.clone(),
        versions,
        against,
        folder,
        tab: inspect.tab,
        more: inspect.more,
        show_secrets: inspect.show_secrets,
        act: act.clone(),
        on_save,
        on_copy,
        preview: store.work.inquiry(About::Preview).cloned(),
        on_preview,
    };
    let bar = SearchBar { store, open, model: &search, act, on_inside };
    let strip =
        Drawer { store, open, flow: &props.flow, waste, root, act: store.inspect(|action| action) };
    html! {
        <>
            <main class={classes!("panes", props.hovered.then_some("panes--over"))}>
                <h1 class="visually-hidden">{ words.t("top-inspect") }</h1>
                { layers_pane(words, &layers) }
                if whole {
                    { files_pane(words, files, search_bar(words, &bar)) }
                    { detail_pane(words, &about) }
                }
            </main>
            { menu }
            { for store.work.saving.iter().map(|saving| saving_strip(words, saving, &props.flow)) }
            if whole { { drawer(words, &strip) } }
            if props.hovered { <div class="over" aria-hidden="true">{ words.t(drop_words(inspect.sheet)) }</div> }
        </>
    }
}

/// Whether all panes are drawn. Of an image of which nothing is read yet the layers come first, for a
/// frame: its layers are being read on the same cores, so that the first draw takes three times as long
/// as it has to do.
#[hook]
fn use_whole(open: &OpenImage) -> bool {
    /// Milliseconds in which a frame is drawn.
    const FRAME: u32 = 20;
    let read = open.is_complete() || open.indexes.iter().any(Option::is_some);
    let drawn = use_state_eq(|| read);
    {
        let drawn = drawn.setter();
        use_effect_with((), move |()| {
            let later = (!read).then(|| task::after(FRAME, move || drawn.set(true)));
            move || drop(later)
        });
    }
    read || *drawn
}

/// What happens to files that hover over the page.
fn drop_words(sheet: Option<Sheet>) -> &'static str {
    if sheet == Some(Sheet::Compare) { "compare-drop" } else { "reading-drop-here" }
}

/// A file that is being written: how far it is, and Cancel.
fn saving_strip(words: Words, saving: &Saving, flow: &Flow) -> Html {
    let (flow, id) = (flow.clone(), saving.id);
    let percent = saving.percent();
    let said = Message::new(if percent.is_some() { "save-now" } else { "save-so-far" });
    let said = said.text("name", &*saving.name).bytes("done", saving.done);
    let said = words.say(&if percent.is_some() { said.bytes("total", saving.total) } else { said });
    html! {
        <div key={id} class="reading" role="group" aria-label={words.t("save-label")}>
            if let Some(percent) = percent {
                <div class="reading__bar" role="progressbar" aria-label={words.t("save-label")} aria-valuetext={said.clone()}
                    aria-valuemin="0" aria-valuemax="100" aria-valuenow={percent.to_string()}>
                    <i ~style={style(format!("width:{percent}%"))}></i>
                </div>
            }
            <span class="reading__text num">{ said }</span>
            <button class="btn" onclick={move |_: MouseEvent| flow.stop_saving(id)}>{ words.t("reading-cancel") }</button>
        </div>
    }
}

/// What is to be said of the chosen layer.
#[hook]
fn use_layer_notes(open: &OpenImage, layer: Option<LayerId>) -> Vec<Message> {
    let of = open.clone();
    let notes = use_memo((open.tree.clone(), layer), move |(tree, layer)| {
        let (image, layer) = (of.image()?, (*layer)?);
        Some(layers::notes(&of.archive, image, tree, layer))
    });
    (*notes).clone().unwrap_or_default()
}

/// What is known of the chosen path.
#[hook]
fn use_detail(open: &OpenImage, store: &Store) -> Option<Shared<Detail>> {
    let inspect = &store.inspect;
    let look = open.look(inspect);
    let tree = look.and_then(|look| open.tree_for(look.top()));
    let found = use_memo(
        (tree, look, inspect.path.clone(), inspect.version),
        |(tree, look, path, version)| {
            let (tree, look) = (tree.as_ref()?, (*look)?);
            let node = tree.find(path.as_ref()?.as_bytes())?;
            detail(tree, node, look, *version).map(Shared::new)
        },
    );
    (*found).clone()
}

/// Bytes of the files at and below the chosen path, if it is a directory that is there in the layers
/// up to the one looked at, merged.
#[hook]
fn use_folder_bytes(
    open: &OpenImage,
    inspect: &InspectState,
    view: Option<&TreeViewRef>,
    merged: Option<&Shared<Sums>>,
) -> Option<u64> {
    let view = view.filter(|_| open.is_complete()).cloned();
    let of = (view, inspect.path.clone(), merged.cloned());
    let bytes = use_memo(of, |(view, path, merged)| {
        let view = view.as_ref()?;
        let (tree, top) = (view.tree(), view.look().top());
        let node = tree.find(path.as_ref()?.as_bytes())?;
        if node != NodeId::ROOT && !tree.at(node, top).is_some_and(|version| tree.is_dir(version)) {
            return None;
        }
        match view.look() {
            // Of one layer alone the sums are those of its own files.
            Look::Layer { .. } => Some(merged.as_ref()?.of(node).bytes),
            _ => Some(view.sums().of(node).bytes),
        }
    });
    *bytes
}

/// Asks for the picture that is shown as a whole, or no more; it goes with the file.
#[hook]
fn use_preview(
    store: &Store,
    open: &OpenImage,
    flow: &Flow,
    detail: Option<&Shared<Detail>>,
) -> Callback<Option<(ContentOf, &'static str)>> {
    let shown = detail.and_then(|detail| detail.content).map(|of| (open.serial, of.inode));
    let asked = store.work.inquiry(About::Preview).is_some();
    {
        let flow = flow.clone();
        use_effect_with(shown, move |_| {
            if asked {
                flow.stop_asking(About::Preview);
            }
        });
    }
    let (open, flow) = (open.clone(), flow.clone());
    Callback::from(move |of| match of {
        Some((of, media)) => flow.ask_preview(&open, of, media),
        None => flow.stop_asking(About::Preview),
    })
}

/// Saves the chosen file, or the chosen directory as a tar.
fn save_callback(
    store: &Store,
    open: &OpenImage,
    flow: &Flow,
    detail: Option<&Shared<Detail>>,
    folder: Option<u64>,
) -> Callback<()> {
    let (open, flow) = (open.clone(), flow.clone());
    let of = detail.and_then(|detail| detail.content);
    let path = store.inspect.path.clone();
    let upto = open.look(&store.inspect).map(crate::union::Look::top);
    Callback::from(move |()| {
        let Some(path) = &path else { return };
        if let Some(of) = of {
            let name = path.parts().next_back().map(crate::base::path::visible);
            flow.save(&open, of.inode.layer, of.inode.entry, name.unwrap_or_default());
        } else if let Some((bytes, upto)) = folder.zip(upto) {
            flow.save_tree(&open, upto, path, bytes);
        }
    })
}

/// Saves a layer as a tar.
fn save_layer_callback(open: &OpenImage, flow: &Flow, layer: Option<LayerId>) -> Callback<()> {
    let (open, flow) = (open.clone(), flow.clone());
    Callback::from(move |()| {
        if let Some(layer) = layer {
            flow.save_layer(&open, layer);
        }
    })
}

fn copy_callback(path: Option<&LayerPath>) -> Callback<()> {
    let path = path.map(LayerPath::shown);
    Callback::from(move |()| {
        if let Some(path) = &path {
            clipboard::copy(path.clone(), |_| {});
        }
    })
}

/// Files are searched for what the search is about, or not any more.
fn inside_callback(store: &Store, open: &OpenImage, flow: &Flow) -> Callback<bool> {
    let (open, flow, text) = (open.clone(), flow.clone(), store.inspect.search.clone());
    Callback::from(move |on: bool| match &text {
        Some(text) if on => flow.search(&open, text.clone()),
        _ => flow.stop_searching(),
    })
}

/// Keys that work wherever on the page the keyboard is, outside of text fields.
#[hook]
fn use_page_keys(
    store: &Store,
    on_save: &Callback<()>,
    on_copy: &Callback<()>,
    search: &SearchModel,
) {
    let now = (store.clone(), on_save.clone(), on_copy.clone(), search.clone());
    use_effect_with(now, |(store, on_save, on_copy, search)| {
        let (store, search) = (store.clone(), search.clone());
        let (on_save, on_copy) = (on_save.clone(), on_copy.clone());
        let listener = dom::on_key(move |event| {
            let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
            if dom::is_typing(event) || dom::dialog_is_open() || event.default_prevented() {
                return;
            }
            let Some(key) = key(&event.key(), &event.code(), event.shift_key(), plain) else {
                return;
            };
            match key {
                Key::Filter => {
                    focus::focus_id(FILTER);
                    event.prevent_default();
                }
                Key::Timeline => focus::enter(TIMELINE),
                Key::Search => {
                    if store.inspect.search.is_none() {
                        let open = InspectAction::SetSearch(Some(String::new()));
                        store.dispatch(crate::app::AppAction::Inspect(open));
                    }
                    focus::focus_id(SEARCH);
                    event.prevent_default();
                }
                Key::NextMatch | Key::PreviousMatch => {
                    if let Some(open) = &store.open {
                        go(&store, open, &search, key == Key::NextMatch);
                    }
                }
                Key::Save => on_save.emit(()),
                Key::CopyPath => on_copy.emit(()),
                _ => {
                    if let Some(action) = page_action(&store, key) {
                        store.dispatch(crate::app::AppAction::Inspect(action));
                    }
                }
            }
        });
        move || drop(listener)
    });
}

/// What a key does to the inspect screen, wherever it is pressed.
fn page_action(store: &Store, key: Key) -> Option<InspectAction> {
    let inspect = &store.inspect;
    let open = store.open.as_ref()?;
    let layers = open.status.len();
    let top = open.look(inspect)?.top();
    Some(match key {
        Key::LayerDown => InspectAction::SelectLayer(LayerId(top.0.checked_sub(1)?)),
        Key::LayerUp => {
            let next = top.index() + 1;
            InspectAction::SelectLayer((next < layers).then(|| LayerId::at(next))?)
        }
        Key::Mode => InspectAction::SetMode(match inspect.mode {
            Mode::Merged => Mode::Layer,
            Mode::Layer | Mode::Range { .. } => Mode::Merged,
        }),
        Key::Range => InspectAction::SetMode(match inspect.mode {
            Mode::Range { .. } => Mode::Merged,
            _ => Mode::Range { from: LayerId(top.0.saturating_sub(1)) },
        }),
        Key::Sort => InspectAction::Sort(inspect.sort.by.next()),
        Key::Reverse => InspectAction::Sort(inspect.sort.by),
        Key::Added => InspectAction::ToggleKind(Kind::Added),
        Key::Changed => InspectAction::ToggleKind(Kind::Changed),
        Key::Deleted => InspectAction::ToggleKind(Kind::Deleted),
        Key::Hidden => InspectAction::ToggleKind(Kind::Hidden),
        Key::Unchanged => InspectAction::ToggleKind(Kind::Unchanged),
        Key::Waste => InspectAction::SetSheet(inspect.sheet.xor(Some(Sheet::Changes))),
        Key::View => InspectAction::SetTab(inspect.tab.next(true)),
        Key::Hex => InspectAction::SetTab(Tab::Hex),
        _ => return None,
    })
}
