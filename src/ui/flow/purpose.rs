//! What a worker's answer is for.

use crate::app::{About, ContentKey};
use crate::base::LayerId;
use crate::i18n::Lang;

/// What a job was for.
#[derive(Clone, Debug)]
pub(super) enum Purpose {
    Open {
        serial: u32,
    },
    Layer {
        serial: u32,
        layer: LayerId,
    },
    Hash {
        serial: u32,
        layer: LayerId,
    },
    Digest {
        serial: u32,
        layer: LayerId,
    },
    Content(ContentKey),
    /// A file to write, of so many bytes to read and write; 0 where that is not known. Where its
    /// words are the page's, in which language.
    Save {
        serial: u32,
        name: String,
        total: u64,
        lang: Option<Lang>,
    },
    Search {
        serial: u32,
        layer: LayerId,
    },
    Ask {
        serial: u32,
        about: About,
    },
}

impl Purpose {
    /// The image it is about.
    pub(super) fn serial(&self) -> u32 {
        match self {
            Self::Open { serial }
            | Self::Layer { serial, .. }
            | Self::Hash { serial, .. }
            | Self::Digest { serial, .. }
            | Self::Save { serial, .. }
            | Self::Ask { serial, .. }
            | Self::Search { serial, .. } => *serial,
            Self::Content(key) => key.serial,
        }
    }
}
