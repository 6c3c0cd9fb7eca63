//! The whole state.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::app::{
    ContainersState, InspectState, LinkError, ModuleState, OpenImage, Route, ScriptFileError,
    SourceFile, View, Work,
};
use crate::base::{LayerId, Shared};
use crate::i18n::Lang;
use crate::image::ArchiveError;

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// A file that is being opened and whose images are not known yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// Tells its answers from those of another.
    pub serial: u32,
    /// The file.
    pub source: SourceFile,
    /// Bytes looked through.
    pub done: u64,
}

/// Something to tell above the screen until it is dismissed.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// A file could not be opened.
    Refused {
        /// Its name.
        name: String,
        /// Why.
        error: ArchiveError,
    },
    /// Several files came at once; one is opened.
    OneOfMany {
        /// Its name.
        name: String,
        /// How many are left.
        others: usize,
    },
    /// The address names an image that is not open.
    Linked {
        /// Its ID.
        id: String,
    },
    /// The address carries a script that cannot be read.
    BadLink(LinkError),
    /// A script file cannot be read.
    BadScript {
        /// Its name.
        name: String,
        /// Why.
        error: ScriptFileError,
    },
    /// A script is for an image that is not open.
    ScriptForAnother {
        /// The image it names.
        image: String,
        /// Nothing is open: the script waits for the image.
        waits: bool,
    },
    /// The words of another language cannot be had.
    NoWords {
        /// What the browser says.
        message: String,
    },
    /// The words for images cannot be had, so that nothing was opened.
    NoImageWords {
        /// What the browser says.
        message: String,
    },
    /// A folder was dropped.
    Folder {
        /// Its name.
        name: String,
    },
    /// A file of the image could not be saved.
    SaveFailed {
        /// Its name.
        name: String,
        /// What the reader or the browser says.
        message: String,
    },
    /// The file opened again is another image than before.
    AnotherImage {
        /// Its name.
        name: String,
    },
}

/// What was open before a reload.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// Name of the file.
    pub name: String,
    /// Its bytes.
    pub bytes: u64,
    /// The image ID, as text.
    pub id: Option<String>,
    /// The sample it was.
    pub sample: Option<String>,
    /// It was a folder.
    #[serde(default)]
    pub folder: bool,
}

/// One version of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ContentKey {
    /// The image.
    pub serial: u32,
    /// The layer.
    pub layer: LayerId,
    /// Index of the entry in the layer.
    pub entry: u32,
}

/// The first bytes of a file, at most `Limits::preview_bytes`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileBytes {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The values of secrets in them.
    pub secrets: Vec<Range<usize>>,
}

/// Bytes of a file, asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// Of what.
    pub key: ContentKey,
    /// The first bytes, why there are none, or `None` while they are on their way.
    pub bytes: Option<Result<Shared<FileBytes>, String>>,
}

/// An image, and all that the person looked at and made over it.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// The image.
    pub open: OpenImage,
    /// What is looked at in it.
    pub inspect: InspectState,
    /// Its containers.
    pub containers: ContainersState,
    /// Which view was on screen.
    pub view: View,
}

/// The whole state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AppState {
    /// The language of all words.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// The image on screen.
    pub open: Option<OpenImage>,
    /// What was on screen before it, until all of it is read: Cancel goes back there.
    pub before: Option<Box<Desk>>,
    /// An image that Back, Forward or Close has left: kept for coming back to it.
    pub aside: Option<Box<Desk>>,
    /// A file whose images are not known yet.
    pub incoming: Option<Incoming>,
    /// When the file was taken up, then when the reading of its layers began, in milliseconds on
    /// the page's clock.
    pub began: f64,
    /// What to tell.
    pub notice: Option<Notice>,
    /// The name of another image that was dropped, until it is said what is to become of it.
    pub second: Option<String>,
    /// Which view of the image is on screen.
    pub view: View,
    /// What is looked at in the image.
    pub inspect: InspectState,
    /// What was typed, and what is looked at, among the containers over it.
    pub containers: ContainersState,
    /// Bytes of the files in the detail pane: of the version shown, and of the one it is compared
    /// with.
    pub contents: Shared<Vec<Content>>,
    /// Long work for the inspect screen.
    pub work: Work,
    /// What was open before a reload.
    pub remembered: Option<Remembered>,
    /// The screen that is loaded on demand.
    pub module: ModuleState,
    /// Where the address says to go, once the image it names is open.
    pub wanted: Option<Route>,
}

impl AppState {
    /// The address of what is on screen.
    #[must_use]
    pub fn route(&self) -> Route {
        if self.view == View::Cache {
            return Route { view: View::Cache, ..Route::default() };
        }
        let Some(open) = &self.open else { return Route::default() };
        Route {
            image: open.id.as_ref().map(ToString::to_string),
            layer: self.inspect.layer,
            mode: self.inspect.mode,
            path: self.inspect.path.clone(),
            query: self.inspect.query(),
            view: self.view,
            sample: open.source.sample.clone().filter(|_| self.view == View::Containers),
            script: (self.view == View::Containers).then(|| self.containers.link(open)).flatten(),
            broken: None,
            tail: String::new(),
        }
    }

    /// What is to be remembered of the image on screen.
    #[must_use]
    pub fn to_remember(&self) -> Option<Remembered> {
        self.open.as_ref().map(|open| Remembered {
            name: open.source.name.clone(),
            bytes: open.source.bytes,
            id: open.id.as_ref().map(ToString::to_string),
            sample: open.source.sample.clone(),
            folder: open.source.folder,
        })
    }

    /// Whether layers of the image on screen are still being read.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        self.incoming.is_some() || self.open.as_ref().is_some_and(|open| !open.is_complete())
    }
}
