//! The layer list.

use yew::prelude::*;

use crate::base::{LayerId, Shared};
use crate::view::layers::LayerRow;

/// What the pane needs.
#[derive(Properties, PartialEq)]
pub struct LayersPaneProps {
    /// The rows, newest first.
    pub rows: Shared<Vec<LayerRow>>,
    /// The chosen layer.
    pub selected: Option<LayerId>,
    /// Another layer is chosen.
    pub on_select: Callback<LayerId>,
}

/// The pane.
#[component]
pub fn LayersPane(props: &LayersPaneProps) -> Html {
    html! { <section class="pane layers">{ for props.rows.iter().filter_map(|row| row.layer).map(|layer| layer.to_string()) }</section> }
}
