//! Words in the language of the page.

use yew::prelude::*;

use crate::explain::Message;
use crate::i18n::{self, Lang};

/// The language, with what says things in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(pub Lang);

impl Words {
    /// A message without arguments.
    #[must_use]
    pub fn t(self, id: &'static str) -> AttrValue {
        i18n::t(self.0, id).into()
    }

    /// A message with its arguments.
    #[must_use]
    pub fn say(self, message: &Message) -> AttrValue {
        i18n::text(self.0, message).into()
    }

    /// Bytes exactly: `41,266 bytes`.
    #[must_use]
    pub fn exact(self, bytes: u64) -> AttrValue {
        i18n::exact(self.0, bytes).into()
    }

    /// Bytes in three digits: `412 MB`.
    #[must_use]
    pub fn size(self, bytes: u64) -> AttrValue {
        i18n::size(self.0, bytes).into()
    }
}

/// Words in the language of the page.
#[hook]
pub fn use_words() -> Words {
    use_context::<Words>().unwrap_or(Words(Lang::En))
}
