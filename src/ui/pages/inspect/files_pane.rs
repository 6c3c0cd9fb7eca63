//! stub
use super::model::TreeViewRef;
use crate::app::{Mode, SortKey};
use crate::base::{LayerId, LayerPath, Shared};
use crate::union::NodeId;
use std::collections::HashSet;
use yew::prelude::*;
/// p
#[derive(Properties, PartialEq)]
pub struct FilesPaneProps {
    /// The look at the tree; `None` while the layer is not read.
    pub view: Option<TreeViewRef>,
    /// l
    pub layer: Option<LayerId>,
    /// m
    pub mode: Mode,
    /// p
    pub path: Option<LayerPath>,
    /// e
    pub expanded: Shared<HashSet<NodeId>>,
    /// s
    pub sort: SortKey,
    /// d
    pub show_deleted: bool,
    /// h
    pub hide_unchanged: bool,
    /// m
    pub on_mode: Callback<Mode>,
    /// p
    pub on_path: Callback<LayerPath>,
    /// g
    pub on_go: Callback<(LayerPath, LayerId)>,
    /// t
    pub on_toggle: Callback<NodeId>,
    /// s
    pub on_sort: Callback<SortKey>,
    /// d
    pub on_deleted: Callback<()>,
    /// u
    pub on_unchanged: Callback<()>,
}
/// f
#[component]
pub fn FilesPane(_props: &FilesPaneProps) -> Html {
    html! { <section class="pane">{ "files" }</section> }
}
