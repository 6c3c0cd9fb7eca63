//! The image on screen: wires the inspect screen to the state.

use yew::prelude::*;

use crate::ui::flow::Flow;
use crate::ui::store::Store;

/// The inspect screen.
pub fn page(store: &Store, _flow: &Flow, _hovered: bool) -> Html {
    html! { <main>{ store.open.as_ref().map(|o| o.tree.node_count()) }</main> }
}
