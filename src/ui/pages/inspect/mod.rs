//! The inspect screen: layers, files, detail, reclaimable bytes. Wires the panes to the state.

mod detail_pane;
mod file_menu;
mod file_view;
mod files_head;
mod files_pane;
mod filter_bar;
mod layers_pane;
mod model;
mod tree_row;
mod waste_strip;

use yew::prelude::*;

use detail_pane::{DetailPane, TIMELINE, detail_pane, use_version_in_sight};
use files_pane::use_places;
pub use files_pane::{FilesPane, files_pane};
use filter_bar::FILTER;
use layers_pane::use_layer_in_sight;
pub use layers_pane::{LayersPane, layers_pane};
use waste_strip::{WasteStrip, waste_strip};

use crate::app::{InspectAction, Kind, Mode, OpenImage, Tab};
use crate::base::{LayerId, LayerPath, Shared};
use crate::image::ArchiveFormat;
use crate::platform::{clipboard, dom, focus};
use crate::ui::flow::Flow;
use crate::ui::store::Store;
use crate::ui::words::use_words;
use crate::union::dive;
use crate::view::detail::{Detail, against, detail, file_versions};
use crate::view::keys::{Key, key};
use crate::view::waste::{WasteView, waste_view};
use crate::view::windows;
use file_menu::use_file_menu;
use model::{use_layer_rows, use_tree_model};

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
    let rows = use_layer_rows(open);
    let tree = use_tree_model(store, open);
    let detail = use_detail(open, store);
    let listing = use_state_eq(|| false);
    let waste = use_waste(open);
    let dive = use_memo((open.tree.clone(), *listing), |(tree, listing)| {
        listing.then(|| Shared::new(dive::numbers(tree)))
    });
    let selected = open.look(inspect).map(crate::union::Look::top);
    let on_save = save_callback(store, open, &props.flow, detail.as_ref());
    let on_copy = copy_callback(inspect.path.as_ref());
    use_page_keys(store, &listing, &on_save, &on_copy);
    let on_toggle = {
        let listing = listing.clone();
        Callback::from(move |()| listing.set(!*listing))
    };
    let (menu, on_menu) = use_file_menu(store, open);
    use_layer_in_sight(selected);
    use_version_in_sight(detail.as_ref());
    let layers =
        LayersPane { rows, selected, on_select: store.inspect(InspectAction::SelectLayer) };
    let windows = use_memo((open.serial, open.tree.clone()), |_| {
        open.image().is_some_and(|image| windows::is_windows(image, &open.tree))
    });
    let files = FilesPane {
        places: use_places(&tree.view, &inspect.expanded),
        view: tree.view,
        look: open.look(inspect),
        inspect: inspect.clone(),
        matches: tree.matches,
        busy: tree.busy,
        error: tree.error,
        windows: *windows,
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
    let about = DetailPane {
        shown_as: node.filter(|_| *windows).map(|node| windows::shown(&open.tree, node)),
        detail,
        contents: store.contents.clone(),
        versions,
        against,
        folder: None,
        tab: inspect.tab,
        more: inspect.more,
        show_secrets: inspect.show_secrets,
        act,
        on_save,
        on_copy,
    };
    let strip = WasteStrip {
        view: waste,
        so_far: !open.is_complete(),
        open: *listing,
        on_toggle,
        on_go: store.inspect(|(path, layer)| InspectAction::GoTo { path, layer }),
        dive: (*dive).clone(),
        dive_random: open.archive.format == ArchiveFormat::OciArchive,
    };
    html! {
        <>
            <main class={classes!("panes", props.hovered.then_some("panes--over"))}>
                { layers_pane(words, &layers) }
                { files_pane(words, files) }
                { detail_pane(words, &about) }
            </main>
            { menu }
            { waste_strip(words, &strip) }
            if props.hovered { <div class="over" aria-hidden="true">{ words.t("reading-drop-here") }</div> }
        </>
    }
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

/// What is reclaimable, as far as layers are read.
#[hook]
fn use_waste(open: &OpenImage) -> Shared<WasteView> {
    let view = use_memo(open.tree.clone(), |tree| Shared::new(waste_view(tree, &tree.waste())));
    (*view).clone()
}

fn save_callback(
    store: &Store,
    open: &OpenImage,
    flow: &Flow,
    detail: Option<&Shared<Detail>>,
) -> Callback<()> {
    let (open, flow) = (open.clone(), flow.clone());
    let of = detail.and_then(|detail| detail.content);
    let name = store
        .inspect
        .path
        .as_ref()
        .and_then(|path| path.parts().next_back().map(crate::base::path::visible));
    Callback::from(move |()| {
        if let (Some(of), Some(name)) = (of, &name) {
            flow.save(&open, of.inode.layer, of.inode.entry, name.clone());
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

/// Keys that work wherever on the page the keyboard is, outside of text fields.
#[hook]
fn use_page_keys(
    store: &Store,
    listing: &UseStateHandle<bool>,
    on_save: &Callback<()>,
    on_copy: &Callback<()>,
) {
    let now = (store.clone(), listing.clone(), on_save.clone(), on_copy.clone());
    use_effect_with(now, |(store, listing, on_save, on_copy)| {
        let (store, listing) = (store.clone(), listing.clone());
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
                Key::Waste => listing.set(!*listing),
                Key::Filter => {
                    focus::focus_id(FILTER);
                    event.prevent_default();
                }
                Key::Timeline => focus::enter(TIMELINE),
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
        Key::View => InspectAction::SetTab(inspect.tab.next(true)),
        Key::Hex => InspectAction::SetTab(Tab::Hex),
        _ => return None,
    })
}
