//! The app's state and what changes it; route and URL hash.
//!
//! [`update`] is a pure function from state and action to state. Reading files, saving and focusing
//! happen elsewhere, by watching the state. Not here: words, and anything of a browser.

mod action;
mod asking;
pub mod cache;
mod cache_file;
mod cache_link;
mod comparing;
mod containers;
mod files;
mod inspect;
mod inspect_query;
mod module;
mod open_image;
mod panels;
mod playing;
mod prompt;
mod reading_order;
mod route;
mod script_file;
mod script_link;
mod stacking;
mod state;
mod update;
mod work;

pub use action::{AppAction, InspectAction, SourceFile};
pub use asking::{Asking, Given};
pub use cache_file::{CACHE_FIRST, CacheFile, CacheFileError};
pub use cache_link::{CacheLink, LONGEST};
pub use comparing::{CompareAction, CompareState};
pub use containers::{
    Answered, ContainersAction, ContainersState, Predict, Script, Shown, Speed, Stopped,
};
pub use files::{FilesAction, FilesState, Listings};
pub use inspect::{InspectState, Kind, Kinds, Mode, Sheet, Sort, Tab};
pub use inspect_query::InspectQuery;
pub use module::{FromModule, ImageHistory, ModuleAction, ModuleStage, ModuleState, ToModule};
pub use open_image::{Checks, LayerStatus, OpenImage, Reading};
pub use panels::{Panel, PanelsAction, PanelsState};
pub use playing::{Nudged, Place};
pub use prompt::{Completed, PromptAction, PromptState, Question};
pub use reading_order::reading_order;
pub use route::{Route, View};
pub use script_file::{FIRST as SCRIPT_FIRST, ScriptFile, ScriptFileError};
pub use script_link::{IMAGE, LinkError, ScriptLink};
pub use stacking::Stacking;
pub use state::{
    AppState, Content, ContentKey, Desk, FileBytes, Incoming, Notice, Remembered, Theme,
};
pub use update::update;
pub use work::{About, ContentSearch, Found, Inquiry, Saving, Work, WorkAction, hit_path};
