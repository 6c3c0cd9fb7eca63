//! What else is to be seen of the build on screen: its keys, what was printed, its image.

use yew::prelude::*;

use super::store::CacheStore;
use crate::ui::words::Words;

/// The panel below the stages.
pub fn facts(_words: Words, _store: &CacheStore) -> Html {
    Html::default()
}
