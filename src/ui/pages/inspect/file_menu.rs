//! What a person may do with a file of the image: in a container.

use yew::prelude::*;

use super::files_pane::ID;
use crate::app::OpenImage;
use crate::platform::focus;
use crate::ui::pages::containers::{FileMenu, MenuFile, first_line};
use crate::ui::store::Store;
use crate::union::NodeId;
use crate::view::files::in_container;

/// Opens the menu of a path, at a place on the page.
pub type OnMenu = Callback<(NodeId, (i32, i32))>;

/// The menu that is open, if one is, and what opens one.
#[hook]
pub fn use_file_menu(store: &Store, open: &OpenImage) -> (Html, OnMenu) {
    let opened = use_state_eq(|| None::<(MenuFile, (i32, i32))>);
    let on_menu = {
        let (opened, open) = (opened.clone(), open.clone());
        let choose = store.inspect(crate::app::InspectAction::SelectPath);
        Callback::from(move |(node, at): (NodeId, (i32, i32))| {
            // Containers can be started when all of the image is read.
            let file_type = in_container(&open.tree, node).filter(|_| open.is_complete());
            let Some(file_type) = file_type else { return };
            let path = open.tree.path(node);
            choose.emit(path.clone());
            opened.set(Some((MenuFile { path, file_type, in_image: None }, at)));
        })
    };
    let on_close = {
        let opened = opened.clone();
        Callback::from(move |()| {
            opened.set(None);
            focus::enter(ID);
        })
    };
    let menu = match (*opened).clone() {
        Some((file, at)) => {
            let before = first_line(store, open);
            html! { <FileMenu store={store.clone()} {file} {at} {before} {on_close} /> }
        }
        None => html! {},
    };
    (menu, on_menu)
}
