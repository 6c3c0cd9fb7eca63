//! The build context: its files and what can be done with each, the other options of builds, and
//! what a person drops.

mod drop;
mod form;
mod menu;
mod options;
mod row;
mod tree;

use yew::prelude::*;

use super::store::CacheStore;
use crate::app::cache::CacheAction;
use crate::platform::pick::PickedFile;
use crate::platform::{dom, focus, folder};
use crate::ui::words::{Words, use_words};
use crate::view::cache::{ContextDoes, ContextForm, add_menu, context_count};

use drop::{Drops, notice, use_drops};
use form::form;
use menu::{Menu, menu};
use tree::tree;

/// The element of the pane.
const ID: &str = "context";
/// The button that opens the menu of the pane.
const ADD: &str = "context-add";

/// The files that a build can take. An image that is dropped here goes to `on_image`.
pub fn context(_words: Words, store: &CacheStore, on_image: &Callback<Vec<PickedFile>>) -> Html {
    html! { <ContextPane store={store.clone()} on_image={on_image.clone()} /> }
}

/// What the pane needs.
#[derive(Properties, PartialEq)]
pub struct ContextPaneProps {
    /// The state.
    pub store: CacheStore,
    /// Takes an image that was dropped.
    pub on_image: Callback<Vec<PickedFile>>,
}

/// What is open over the pane, and where the keyboard is in it.
#[derive(Clone)]
struct Desk {
    store: CacheStore,
    drops: Drops,
    menu: UseStateHandle<Option<Menu>>,
    form: UseStateHandle<Option<ContextForm>>,
    chosen: UseStateHandle<Option<String>>,
    folder: NodeRef,
    files: NodeRef,
}

impl Desk {
    /// Does what an entry of a menu, a button or a key asks for.
    fn does(&self, does: ContextDoes) {
        match does {
            ContextDoes::Do(step) => self.store.dispatch(CacheAction::Do(step)),
            ContextDoes::Ask(form) => self.form.set(Some(form)),
            ContextDoes::Edit(path) => self.store.dispatch(CacheAction::OpenFile(Some(path))),
            ContextDoes::ChooseFolder => folder::choose(&self.folder),
            ContextDoes::ChooseFiles => folder::choose(&self.files),
        }
    }
}

/// The pane.
#[component]
fn ContextPane(props: &ContextPaneProps) -> Html {
    let words = use_words();
    let store = &props.store;
    let (folder, files) = (use_node_ref(), use_node_ref());
    let desk = Desk {
        store: store.clone(),
        drops: use_drops(store, &props.on_image),
        menu: use_state_eq(|| None),
        form: use_state_eq(|| None),
        chosen: use_state_eq(|| None),
        folder: folder.clone(),
        files: files.clone(),
    };
    let options = use_state_eq(|| false);
    let over = use_state_eq(|| false);
    {
        let (drops, over) = (desk.drops.clone(), over.setter());
        use_effect_with((), move |()| {
            let on_drop = Callback::from(move |given| drops.take(given));
            let on_hover = Callback::from(move |now| over.set(now));
            let listener = folder::listen(ID, "main", on_drop, on_hover);
            move || std::mem::drop(listener)
        });
    }
    use_editing(&desk);
    {
        let open = desk.menu.as_ref().map(|menu| menu.at.clone());
        use_effect_with(open, |open| {
            if open.is_some() {
                focus::focus_id(&menu::item_id(0));
            }
        });
    }
    let rows = tree::use_rows(&desk);
    let dialog = form::use_form(&desk.form);
    let context = store.shown.as_ref().map(|shown| &shown.look.context);
    let count = context.map(|context| words.say(&context_count(context)));
    let chosen = |node: &NodeRef| {
        let (drops, node) = (desk.drops.clone(), node.clone());
        Callback::from(move |event: Event| {
            if let Some(given) = folder::chosen(&event) {
                drops.choose(given, node.clone());
            }
        })
    };
    let on_file = {
        let form = desk.form.setter();
        Callback::from(move |_: MouseEvent| form.set(Some(ContextForm::File(String::new()))))
    };
    let on_more = {
        let menu = desk.menu.setter();
        Callback::from(move |_: MouseEvent| {
            let at = dom::place_below(ADD).unwrap_or_default();
            menu.set(Some(Menu { at: ADD.to_owned(), place: at, title: None, items: add_menu() }));
        })
    };
    let tab = |id: &'static str, on: bool| {
        let options = options.setter();
        let to = id == "cache-tab-options";
        let onclick = Callback::from(move |_: MouseEvent| options.set(to));
        html! { <button aria-pressed={on.to_string()} {onclick}>{ words.t(id) }</button> }
    };
    html! {
        <section class={classes!("pane", "ctx", over.then_some("ctx--over"))} id={ID} aria-label={words.t("cache-context")}
            data-pane="true" tabindex="-1">
            <header>
                <h2>{ words.t("cache-context") }</h2>
                <span class="dimmer ctx__count">{ count }</span>
                <span class="sp"></span>
                <div class="seg">
                    { tab("cache-tab-files", !*options) }
                    { tab("cache-tab-options", *options) }
                </div>
                <button class="tool" onclick={on_file}>{ words.t("cache-add-file") }</button>
                <button class="tool" id={ADD} aria-haspopup="menu" aria-label={words.t("cache-context-more")}
                    title={words.t("cache-context-more")} onclick={on_more}>{ "⋯" }</button>
            </header>
            { notice(words, &desk.drops, store) }
            if *options {
                { options::options(words, store) }
            } else {
                { tree(words, &desk, &rows) }
            }
            if *over {
                <p class="ctx__drop" aria-hidden="true">{ words.t("cache-drop-here") }</p>
            }
            <input ref={folder.clone()} type="file" class="visually-hidden" tabindex="-1" webkitdirectory={true}
                aria-label={words.t("cache-take-folder")} onchange={chosen(&folder)} />
            <input ref={files.clone()} type="file" class="visually-hidden" tabindex="-1" multiple={true}
                aria-label={words.t("cache-take-files")} onchange={chosen(&files)} />
            { menu(words, &desk) }
            { form(words, &desk, &dialog) }
        </section>
    }
}

/// A text that was asked for is shown for editing as soon as it is there.
#[hook]
fn use_editing(desk: &Desk) {
    let store = &desk.store;
    let shown = store.shown.as_ref().filter(|_| store.is_settled());
    let look = shown.and_then(|shown| shown.look.context.file.clone());
    let wanted = look.filter(|look| store.file.as_ref() == Some(&look.path));
    let (form, store) = (desk.form.setter(), store.clone());
    use_effect_with(wanted, move |wanted| {
        let Some(file) = wanted else { return };
        match &file.text {
            Some(text) => form.set(Some(ContextForm::Edit(file.path.clone(), text.clone()))),
            None => store.dispatch(CacheAction::OpenFile(None)),
        }
    });
}
