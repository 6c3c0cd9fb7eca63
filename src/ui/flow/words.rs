//! The words for images, which are fetched while a file is looked at.

use super::Flow;
use crate::app::AppAction;
use crate::i18n;
use crate::platform::task;
use crate::ui::language;

/// Sets them on their way.
pub(super) fn set_out() {
    language::set_out(i18n::IMAGE);
}

/// Fetches and reads them, since an image is likely to come. If that fails, it is told once one does.
pub(super) fn learn() {
    task::spawn(async { drop(language::learn_shown(i18n::IMAGE).await) });
}

/// Whether they are there, so that nothing waits for them.
pub(super) fn are_there() -> bool {
    language::is_there(i18n::IMAGE)
}

impl Flow {
    /// Tells what can only be shown with the words for images, once they are there. The image that
    /// is to be shown, by its serial, is not opened without them.
    pub(super) fn tell_in_words(
        &self,
        serial: Option<u32>,
        action: impl FnOnce() -> AppAction + 'static,
    ) {
        let flow = self.clone();
        task::spawn(async move {
            if are_there() {
                // Not within the task that took up what is told.
                task::pause().await;
                return flow.tell(action());
            }
            flow.tell(match language::learn_shown(i18n::IMAGE).await {
                Ok(()) => action(),
                Err(message) => AppAction::Unsaid { serial, message },
            });
        });
    }
}
