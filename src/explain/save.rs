//! Why a committed image cannot be saved.

use super::Message;
use crate::sim::cow::save::SaveError;

/// Why a committed image cannot be saved as an archive.
#[must_use]
pub fn save_error(error: &SaveError) -> Message {
    match error {
        SaveError::LayerMissing(layer) => {
            Message::new("save-layer-missing").layer("layer", crate::base::LayerId::at(*layer))
        }
        SaveError::NoConfig => Message::new("save-no-config"),
        SaveError::Io(message) => Message::new("save-failed-io").text("message", message),
    }
}
