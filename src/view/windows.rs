//! Windows images, whose layers do not begin at the root of what a container sees.
//!
//! Source: microsoft/hcsshim, `internal/wclayer` (the export format): a layer's tar holds the files
//! of C: below `Files`, changes of the registry below `Hives`, and below `UtilityVM` the machine that
//! isolates a container.

use crate::base::path::visible;
use crate::explain::Message;
use crate::image::Image;
use crate::union::{NodeId, UnionTree};

/// What a top-level folder of a Windows layer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowsFolder {
    /// `Files`: the drive C:.
    Files,
    /// `Hives`: the registry.
    Hives,
    /// `UtilityVM`.
    UtilityVm,
}

/// Whether an image is one of Windows: its configuration or descriptor says so and it has the folder
/// of files; without either, if it has both `Files` and `Hives`.
#[must_use]
pub fn is_windows(image: &Image, tree: &UnionTree) -> bool {
    let has = |name: &[u8]| {
        let node = tree.child(NodeId::ROOT, name);
        let last = node.and_then(|node| tree.versions(node).last());
        last.is_some_and(|version| tree.is_dir(version))
    };
    let said = image.config.as_ref().and_then(|config| config.os.as_deref());
    match said.or(image.platform.as_ref().map(|platform| platform.os.as_str())) {
        Some(os) => os.eq_ignore_ascii_case("windows") && has(b"Files"),
        None => has(b"Files") && has(b"Hives"),
    }
}

/// What a path is, if it is one of the folders at the top; only for images of Windows.
#[must_use]
pub fn folder(tree: &UnionTree, node: NodeId) -> Option<WindowsFolder> {
    if tree.parent(node) != Some(NodeId::ROOT) {
        return None;
    }
    match tree.name(node) {
        b"Files" => Some(WindowsFolder::Files),
        b"Hives" => Some(WindowsFolder::Hives),
        b"UtilityVM" => Some(WindowsFolder::UtilityVm),
        _ => None,
    }
}

/// What a row of such a folder is called.
#[must_use]
pub fn folder_name(folder: WindowsFolder) -> Message {
    Message::new(match folder {
        WindowsFolder::Files => "windows-files",
        WindowsFolder::Hives => "windows-hives",
        WindowsFolder::UtilityVm => "windows-utility-vm",
    })
}

/// What is to be said of the folders, once.
#[must_use]
pub fn layout() -> Message {
    Message::new("windows-layout")
}

/// The path as a container of Windows sees it: `Files/Windows/win.ini` is `C:\Windows\win.ini`. What
/// is no file of C: keeps the path of the layer.
#[must_use]
pub fn shown(tree: &UnionTree, node: NodeId) -> String {
    let path = tree.path(node);
    let mut parts = path.parts();
    if parts.next() != Some(b"Files") {
        return path.shown();
    }
    let rest: Vec<String> = parts.map(visible).collect();
    format!("C:\\{}", rest.join("\\"))
}
