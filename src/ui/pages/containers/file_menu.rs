//! What a person may do with a file: a menu that writes lines into the script.

use yew::prelude::*;

use crate::app::{AppAction, ContainersAction, InspectAction, View};
use crate::base::{LayerId, LayerPath};
use crate::explain::Message;
use crate::platform::style::style;
use crate::platform::{field, focus};
use crate::sim::cow::layer::FileType;
use crate::ui::store::Store;
use crate::ui::words::{Words, use_words};
use crate::view::files::{Ask, Does, Item, menu, named, suggested};

/// The file a menu is about.
#[derive(Clone, Debug, PartialEq)]
pub struct MenuFile {
    /// Its path in the container.
    pub path: LayerPath,
    /// What it is.
    pub file_type: FileType,
    /// The layer that serves the path in the image, if it is there.
    pub in_image: Option<LayerId>,
}

/// What the menu needs.
#[derive(Properties, PartialEq)]
pub struct FileMenuProps {
    /// The state.
    pub store: Store,
    /// The file.
    pub file: MenuFile,
    /// Where on the page, in CSS pixels.
    pub at: (i32, i32),
    /// The container its commands run in; without, the one that typed commands go to.
    #[prop_or_default]
    pub container: Option<String>,
    /// A line to write first: one that starts a container, where there is none.
    #[prop_or_default]
    pub before: Option<String>,
    /// It closes; whoever opened it takes the focus back.
    pub on_close: Callback<()>,
}

const ID: &str = "file-menu";

fn item_id(at: usize) -> String {
    format!("{ID}-{at}")
}

/// The menu, or the question for a name that follows it.
#[component]
pub fn FileMenu(props: &FileMenuProps) -> Html {
    let words = use_words();
    let file = &props.file;
    let asking = use_state_eq(|| None::<Ask>);
    let (name, field) = (use_state_eq(String::new), use_node_ref());
    let at = use_state_eq(|| 0_usize);
    let items = menu(&file.path, file.file_type, file.in_image);
    let count = items.len();
    {
        let field = field.clone();
        use_effect_with((*at, *asking), move |(at, asking)| {
            if asking.is_none() {
                focus::focus_id(&item_id(*at));
            } else {
                focus::focus(&field);
                field::select(&field);
            }
        });
    }
    let type_line = {
        let (store, before, on_close) =
            (props.store.clone(), props.before.clone(), props.on_close.clone());
        let container = props.container.clone();
        Callback::from(move |line: String| {
            let line = match &container {
                Some(container) => format!("{container}# {line}"),
                None => line,
            };
            for line in before.clone().into_iter().chain([line]) {
                store.dispatch(AppAction::Containers(ContainersAction::Type(line)));
            }
            store.dispatch(AppAction::SetView(View::Containers));
            on_close.emit(());
        })
    };
    let close = props.on_close.reform(|_: MouseEvent| ());
    let away = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            on_close.emit(());
        })
    };
    let onkeydown = {
        let (at, on_close) = (at.clone(), props.on_close.clone());
        let in_menu = asking.is_none();
        Callback::from(move |event: KeyboardEvent| {
            // No key of the page acts while a menu is open.
            event.stop_propagation();
            let last = count.saturating_sub(1);
            match event.key().as_str() {
                "Escape" if !event.is_composing() => on_close.emit(()),
                "Tab" if in_menu => on_close.emit(()),
                "ArrowDown" if in_menu => at.set(if *at < last { *at + 1 } else { 0 }),
                "ArrowUp" if in_menu => at.set(at.checked_sub(1).unwrap_or(last)),
                "Home" if in_menu => at.set(0),
                "End" if in_menu => at.set(last),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let choose = |item: &Item| {
        let (does, asking, name) = (item.does.clone(), asking.clone(), name.setter());
        let (type_line, store) = (type_line.clone(), props.store.clone());
        let (path, on_close) = (file.path.clone(), props.on_close.clone());
        Callback::from(move |_: MouseEvent| match does.clone() {
            Does::Line(line) => type_line.emit(line),
            Does::Asks(ask) => {
                name.set(suggested(ask, &path));
                asking.set(Some(ask));
            }
            Does::Inspects(layer) => {
                on_close.emit(());
                store.dispatch(AppAction::SetView(View::Inspect));
                let go = InspectAction::GoTo { path: path.clone(), layer };
                store.dispatch(AppAction::Inspect(go));
            }
        })
    };
    let path = format!("/{}", file.path.shown().trim_start_matches('/'));
    let title = words.say(&Message::new("files-menu").text("path", path));
    let (x, y) = props.at;
    let place = format!("--x:{x}px;--y:{y}px;--n:{}", count + 1);
    html! {
        <div class="menu" {onkeydown}>
            <div class="menu__away" onclick={close} oncontextmenu={away}></div>
            if let Some(ask) = *asking {
                { name_form(words, &NameForm { ask, path: &file.path, place, field, name, on_line: type_line, on_close: &props.on_close }) }
            } else {
                <div class="menu__box" id={ID} role="menu" aria-label={title} ~style={style(place)}>
                    { for items.iter().enumerate().map(|(n, item)| html! {
                        <button id={item_id(n)} role="menuitem" tabindex="-1" onclick={choose(item)}>
                            <span>{ words.t(item.id) }{ if matches!(item.does, Does::Asks(_)) { "…" } else { "" } }</span>
                            if !item.hint.is_empty() { <code>{ item.hint }</code> }
                        </button>
                    }) }
                    if !items.iter().any(|item| matches!(item.does, Does::Line(_))) {
                        <p>{ words.t("files-unsayable") }</p>
                    }
                </div>
            }
        </div>
    }
}

/// What the question for a name needs.
struct NameForm<'a> {
    ask: Ask,
    path: &'a LayerPath,
    place: String,
    field: NodeRef,
    name: UseStateHandle<String>,
    on_line: Callback<String>,
    on_close: &'a Callback<()>,
}

/// Asks for a name.
fn name_form(words: Words, form: &NameForm<'_>) -> Html {
    let (ask, node, name) = (form.ask, &form.field, &form.name);
    let line = named(ask, form.path, name);
    let oninput = {
        let (node, name) = (node.clone(), name.clone());
        Callback::from(move |_: InputEvent| {
            name.set(field::typed(&node).map(|(text, _)| text).unwrap_or_default());
        })
    };
    let onsubmit = {
        let (line, on_line) = (line.clone(), form.on_line.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            line.iter().for_each(|line| on_line.emit(line.clone()));
        })
    };
    let label = match ask {
        Ask::Rename => "files-new-name",
        Ask::MakeDir => "files-dir-name",
        Ask::MakeFile => "files-file-name",
    };
    let cancel = form.on_close.reform(|_: MouseEvent| ());
    html! {
        <form class="menu__box menu__form" role="dialog" aria-modal="true" aria-label={words.t(label)} {onsubmit}
            ~style={style(form.place.clone())}>
            <label>
                <span>{ words.t(label) }</span>
                <input ref={node.clone()} value={(**name).clone()} {oninput} autocomplete="off" autocapitalize="off" spellcheck="false" />
            </label>
            <code>{ line.clone().unwrap_or_else(|| "…".to_owned()) }</code>
            <div class="menu__buttons">
                <button class="tool primary" disabled={line.is_none()}>{ words.t("stage-run") }</button>
                <button class="tool" type="button" onclick={cancel}>{ words.t("files-cancel") }</button>
            </div>
        </form>
    }
}
