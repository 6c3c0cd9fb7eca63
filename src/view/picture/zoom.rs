//! The part of an image that a picture of sizes shows.

use serde::{Deserialize, Serialize};

use super::Sizes;
use crate::base::{LayerId, LayerPath};
use crate::explain::{self, Message};
use crate::union::WasteCause;

/// What became of bytes that a layer stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fate {
    /// They are still to be seen.
    Seen,
    /// They are reclaimable.
    Wasted(WasteCause),
}

/// Bytes of one fate, of one layer, below one directory; what is left out is all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zoom {
    /// What became of them; means nothing for what is to be seen.
    pub fate: Option<Fate>,
    /// The layer that stores them; means nothing for what is to be seen.
    pub layer: Option<LayerId>,
    /// The directory.
    pub path: LayerPath,
}

impl Zoom {
    /// A directory, whatever the layer.
    #[must_use]
    pub fn of(path: LayerPath) -> Self {
        Self { path, ..Self::default() }
    }

    /// One step out: the directory above, all directories of the layer, all layers of the fate, all.
    #[must_use]
    pub fn out(&self) -> Option<Self> {
        let Self { fate, layer, path } = self.clone();
        match (path.parent(), layer, fate) {
            (Some(path), ..) => Some(Self { fate, layer, path }),
            (None, Some(_), _) => Some(Self { layer: None, fate, path }),
            (None, None, Some(_)) => Some(Self::default()),
            (None, None, None) => None,
        }
    }

    /// What it is of: its fate, layer and directory, as far as they are said.
    #[must_use]
    pub fn parts(&self) -> Vec<Message> {
        let path = (!self.path.is_root()).then(|| self.path.shown());
        let path = path.map(|path| Message::new("stage-name").text("name", path));
        self.fate.map(fate).into_iter().chain(self.layer.map(layer)).chain(path).collect()
    }

    /// What it is called among those that are further out.
    #[must_use]
    pub fn name(&self, of: Sizes) -> Message {
        let name = |name: String| Message::new("stage-name").text("name", name);
        match (self.path.parts().next_back(), self.layer, self.fate) {
            (Some(last), ..) => name(crate::base::path::visible(last)),
            (None, Some(of), _) => layer(of),
            (None, None, Some(of)) => fate(of),
            (None, None, None) if of == Sizes::Seen => name("/".to_owned()),
            (None, None, None) => Message::new("sizes-all"),
        }
    }
}

pub(super) fn layer(layer: LayerId) -> Message {
    Message::new("cow-layer-image").layer("layer", layer)
}

pub(super) fn fate(fate: Fate) -> Message {
    match fate {
        Fate::Seen => Message::new("sizes-seen"),
        Fate::Wasted(cause) => explain::waste_cause(cause),
    }
}
