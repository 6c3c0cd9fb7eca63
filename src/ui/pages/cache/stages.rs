//! The stages of the build on screen, and when its steps ran.

use yew::prelude::*;

use super::store::CacheStore;
use crate::ui::words::Words;

/// The graph of stages, or the time line.
pub fn stages(_words: Words, _store: &CacheStore) -> Html {
    Html::default()
}
