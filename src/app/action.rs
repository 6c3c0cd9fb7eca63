//! What can happen.

use std::sync::Arc;

use crate::app::{
    CompareAction, ContainersAction, ContentKey, FileBytes, Kind, Mode, ModuleAction, Notice,
    Remembered, Route, Sheet, Tab, Theme, View, WorkAction,
};
use crate::archive::LayerDigests;
use crate::base::{LayerId, LayerPath, Report, Shared};
use crate::i18n::Lang;
use crate::image::{Archive, ArchiveError, Finding, LayerIndex, LayerProblem};
use crate::union::{NodeId, UnionTree};
use crate::view::picture::{Sizes, Zoom};
use crate::view::tree::SortBy;

/// The file an image comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: u64,
    /// The sample it is, if it is one of ours.
    pub sample: Option<String>,
    /// It was committed here, to be inspected.
    pub committed: bool,
    /// It is a folder that an image is unpacked in.
    pub folder: bool,
}

/// Everything that changes the state.
#[derive(Clone, Debug, PartialEq)]
pub enum AppAction {
    /// Another language.
    SetLang(Lang),
    /// Another theme.
    SetTheme(Theme),
    /// A file is taken up; `others` files came with it and are left.
    Begin {
        /// Tells its answers from those of another.
        serial: u32,
        /// The file.
        source: SourceFile,
        /// How many files came with it.
        others: usize,
        /// Milliseconds on the page's clock, for the speed.
        now: f64,
    },
    /// Bytes of the file that are looked through, before its images are known.
    Listing {
        /// The file.
        serial: u32,
        /// Bytes done.
        done: u64,
    },
    /// The archive is open; its layers are still to be read.
    Opened {
        /// The file.
        serial: u32,
        /// The archive and what was noticed.
        report: Shared<Report<Archive, Finding>>,
        /// Milliseconds on the page's clock: the reading of the layers begins.
        now: f64,
    },
    /// The file cannot be opened.
    Refused {
        /// The file.
        serial: u32,
        /// Why.
        error: ArchiveError,
    },
    /// The words for images cannot be had.
    Unsaid {
        /// The file that would be opened with them, if it is an image.
        serial: Option<u32>,
        /// What the browser says.
        message: String,
    },
    /// Stored bytes of a layer that are read.
    LayerProgress {
        /// The image.
        serial: u32,
        /// The layer.
        layer: LayerId,
        /// Bytes done.
        done: u64,
    },
    /// A layer is read.
    LayerRead {
        /// The image.
        serial: u32,
        /// The layer.
        layer: LayerId,
        /// Its entries.
        index: Arc<LayerIndex>,
        /// What was noticed.
        problems: Vec<LayerProblem>,
    },
    /// The tree has come further.
    Stacked {
        /// The image.
        serial: u32,
        /// The tree of more layers than before.
        tree: Shared<UnionTree>,
        /// What was noticed about them.
        problems: Vec<(LayerId, Vec<LayerProblem>)>,
    },
    /// A layer could not be read at all.
    LayerFailed {
        /// The image.
        serial: u32,
        /// The layer.
        layer: LayerId,
        /// Why.
        problem: LayerProblem,
    },
    /// Contents are going to be compared in so many layers.
    Comparing {
        /// The image.
        serial: u32,
        /// How many layers.
        layers: usize,
    },
    /// Contents of a layer are hashed.
    Hashed {
        /// The image.
        serial: u32,
        /// The layer.
        layer: LayerId,
        /// Entry and hash.
        hashes: Vec<(u32, u64)>,
    },
    /// A layer's digests are computed, or cannot be.
    Verified {
        /// The image.
        serial: u32,
        /// The layer.
        layer: LayerId,
        /// Its digests.
        digests: Option<LayerDigests>,
        /// What does not match.
        problems: Vec<LayerProblem>,
    },
    /// Another image of the archive; read under a new serial.
    ChooseImage {
        /// Which.
        image: usize,
        /// Its serial.
        serial: u32,
        /// Milliseconds on the page's clock.
        now: f64,
    },
    /// Stop reading and go back to what was there.
    Cancel,
    /// Back to the start.
    CloseImage,
    /// Something is to be told.
    Notify(Notice),
    /// A message was read.
    DismissNotice,
    /// Another image was dropped while one is open, by its name; or it is said what becomes of it.
    Second(Option<String>),
    /// The browser went back or forward, or the hash was edited.
    RouteChanged(Route),
    /// What was open before a reload.
    Remember(Option<Remembered>),
    /// Bytes of a file are there.
    ContentReady {
        /// Of what.
        key: ContentKey,
        /// The first bytes, or why there are none.
        bytes: Result<Shared<FileBytes>, String>,
    },
    /// These files are on screen: bytes of others are let go.
    ContentAsked(Vec<ContentKey>),
    /// Another view of the image.
    SetView(View),
    /// Something of the screen that is loaded on demand.
    Module(ModuleAction),
    /// Long work for the inspect screen.
    Work(WorkAction),
    /// Something on the inspect screen.
    Inspect(InspectAction),
    /// A script file was opened.
    OpenScript {
        /// Its name.
        name: String,
        /// What it says.
        text: String,
    },
    /// Something on the containers screen.
    Containers(ContainersAction),
}

/// What can happen on the inspect screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InspectAction {
    /// Another layer.
    SelectLayer(LayerId),
    /// Merged or alone.
    SetMode(Mode),
    /// Another path.
    SelectPath(LayerPath),
    /// A path in a layer: chips lead there.
    GoTo {
        /// The path.
        path: LayerPath,
        /// The layer.
        layer: LayerId,
    },
    /// No path.
    ClearPath,
    /// Open or close a directory.
    Toggle(NodeId),
    /// Sort by a column; by the one that is sorted by, the other way round.
    Sort(SortBy),
    /// Show or hide a kind of rows.
    ToggleKind(Kind),
    /// Show or hide the columns of mode, owner and time.
    ToggleColumns,
    /// The lowest layer first, or the newest.
    ToggleOrder,
    /// The layers from one to another, in either order, as one change.
    SetRange(LayerId, LayerId),
    /// Another line of the filter.
    SetFilter(String),
    /// A filter kept few paths: directories are opened so that they are seen.
    OpenAbove(Vec<NodeId>),
    /// Another text to search for, or no search any more.
    SetSearch(Option<String>),
    /// A path as a layer stores it, found by a search.
    ShowHit(NodeId, LayerId),
    /// Another version of the path.
    SelectVersion(LayerId),
    /// Another version to compare with.
    Against(LayerId),
    /// Another tab.
    SetTab(Tab),
    /// More of the bytes.
    More,
    /// Show the values of secrets, or mask them.
    ToggleSecrets,
    /// Another sheet of the drawer, or none.
    SetSheet(Option<Sheet>),
    /// The picture of sizes is of something else.
    SetSizes(Sizes),
    /// The picture of sizes shows this part.
    ZoomSizes(Zoom),
    /// Something about the comparison with another image.
    Compare(CompareAction),
    /// The text of a `.dive-ci` file, or dive's own rules; their sheet is shown.
    SetRules(Option<String>),
    /// Show the values of secrets in the sheets, or mask them.
    Unmask,
}
