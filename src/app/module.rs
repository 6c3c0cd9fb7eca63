//! A screen that is a program of its own, loaded when it is first shown: what it and the page say
//! to each other, and how far its loading is.
//!
//! Both sides are built from the same source, so that a packed value needs no version. Files go
//! beside a message, as the browser's handles.

use serde::{Deserialize, Serialize};

use crate::app::View;
use crate::i18n::Lang;
use crate::image::HistoryStep;

/// The image that is open on the page, as far as a build can start from it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImageHistory {
    /// Its name, or that of its file.
    pub name: String,
    /// The steps of its history, first one first.
    pub history: Vec<HistoryStep>,
}

/// What the page says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToModule {
    /// The language of all words.
    Lang(Lang),
    /// Whether the screen is on the page, or another view is.
    Shown(bool),
    /// The image that is open.
    Image(Option<ImageHistory>),
    /// Files were dropped or pasted while the screen was shown, or are meant for it; they come along.
    Files,
}

/// What the module says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromModule {
    /// It is drawn and hears the page.
    Ready,
    /// It cannot be started: what the browser says.
    Failed(String),
    /// It stopped for good: a bug.
    Stopped,
    /// The words of the language that was told cannot be had: what the browser says.
    NoWords(String),
    /// A sentence for the page's live region.
    Say(String),
    /// What stands in the title of the page while the screen is shown; nothing for its plain name.
    Title(String),
    /// Whether only the screen is to be seen, without the page's bars.
    Presents(bool),
    /// Another view is wanted.
    Show(View),
    /// The files that come along are none for it: the page opens them as images.
    Files,
}

/// Packs and unpacks what is said.
macro_rules! packed {
    ($($what:ty),*) => { $(
        impl $what {
            /// Packed.
            #[must_use]
            pub fn to_bytes(&self) -> Vec<u8> {
                // Only a writer that is full refuses, and a vector never is.
                postcard::to_stdvec(self).unwrap_or_default()
            }

            /// Unpacked; nothing if it is no such value.
            #[must_use]
            pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
                match postcard::take_from_bytes(bytes) {
                    Ok((value, [])) => Some(value),
                    _ => None,
                }
            }
        }
    )* };
}

packed!(ToModule, FromModule);

/// How far the module is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ModuleStage {
    /// Not asked for yet.
    #[default]
    Asleep,
    /// On its way; `told` once that takes so long that it is to be said.
    Loading {
        /// Whether to say so.
        told: bool,
    },
    /// It draws the screen.
    There,
    /// It could not be loaded or started: what the browser says.
    Failed(String),
    /// It stopped for good; its own report stands where it was drawn.
    Stopped,
}

/// What the page knows of the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModuleState {
    /// How far it is.
    pub stage: ModuleStage,
    /// The last sentence for the live region.
    pub said: String,
    /// What stands in the title.
    pub title: String,
    /// Whether the page's bars are away.
    pub presents: bool,
}

/// What happens to the module.
#[derive(Clone, Debug, PartialEq)]
pub enum ModuleAction {
    /// Its files are asked for.
    Load,
    /// They are slow to come.
    Slow,
    /// They could not be had, or do not start: what the browser says.
    Fail(String),
    /// It is to be loaded again.
    Retry,
    /// It said something.
    Hear(FromModule),
}

impl ModuleAction {
    /// The view that the module wants.
    pub(super) fn leads_to(&self) -> Option<View> {
        match self {
            Self::Hear(FromModule::Show(view)) => Some(*view),
            _ => None,
        }
    }
}

impl ModuleState {
    pub(super) fn apply(&mut self, action: ModuleAction) {
        match action {
            ModuleAction::Load => self.stage = ModuleStage::Loading { told: false },
            ModuleAction::Slow => {
                if let ModuleStage::Loading { told } = &mut self.stage {
                    *told = true;
                }
            }
            ModuleAction::Fail(message) => self.fail(message),
            ModuleAction::Retry => *self = Self::default(),
            ModuleAction::Hear(said) => self.hear(said),
        }
    }

    fn hear(&mut self, said: FromModule) {
        match said {
            FromModule::Ready => self.stage = ModuleStage::There,
            FromModule::Failed(message) => self.fail(message),
            FromModule::Stopped => {
                *self = Self { stage: ModuleStage::Stopped, ..Self::default() };
            }
            FromModule::Say(text) => self.said = text,
            FromModule::Title(title) => self.title = title,
            FromModule::Presents(presents) => self.presents = presents,
            FromModule::Show(_) | FromModule::Files | FromModule::NoWords(_) => {}
        }
    }

    /// What stopped has told why; that its start then failed says nothing new.
    fn fail(&mut self, message: String) {
        if self.stage != ModuleStage::Stopped {
            self.stage = ModuleStage::Failed(message);
        }
    }
}
