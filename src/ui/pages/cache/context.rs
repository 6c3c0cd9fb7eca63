//! The build context.

use yew::prelude::*;

use super::store::CacheStore;
use crate::ui::words::Words;

/// The files that a build can take.
pub fn context(_words: Words, _store: &CacheStore) -> Html {
    Html::default()
}
