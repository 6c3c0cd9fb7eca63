//! What is said, before it is said in a language.

use crate::base::LayerId;

/// One sentence or label as an id of the locales and the facts it is about.
///
/// The texts are in `static/locales`; `i18n::text` makes words of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The id in the locales: `layer-ends-early`.
    pub id: &'static str,
    /// The facts by the names the texts use, in the order they were added.
    pub args: Vec<(&'static str, Arg)>,
}

/// A fact in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A name, a path, an option: shown as it is. A selector matches it word by word.
    Text(String),
    /// A number of things or a position: 1,204. A selector sees its plural category.
    Count(u64),
    /// A number of bytes in three digits, decimal: 98 MB.
    Bytes(u64),
    /// A number of bytes, exact: 41,266 bytes.
    Exact(u64),
    /// A layer: L3.
    Layer(LayerId),
    /// Another message.
    Message(Box<Message>),
    /// Several messages, with commas between them.
    List(Vec<Message>),
}

impl Message {
    /// The message of this id, with no facts yet.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// The same with one more fact.
    #[must_use]
    pub fn arg(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }

    /// The same with a text.
    #[must_use]
    pub fn text(self, name: &'static str, text: impl Into<String>) -> Self {
        self.arg(name, Arg::Text(text.into()))
    }

    /// The same with a number of things or a position.
    #[must_use]
    pub fn count(self, name: &'static str, count: u64) -> Self {
        self.arg(name, Arg::Count(count))
    }

    /// The same with a number of bytes, shown in three digits.
    #[must_use]
    pub fn bytes(self, name: &'static str, bytes: u64) -> Self {
        self.arg(name, Arg::Bytes(bytes))
    }

    /// The same with a number of bytes, shown exactly.
    #[must_use]
    pub fn exact(self, name: &'static str, bytes: u64) -> Self {
        self.arg(name, Arg::Exact(bytes))
    }

    /// The same with a layer.
    #[must_use]
    pub fn layer(self, name: &'static str, layer: LayerId) -> Self {
        self.arg(name, Arg::Layer(layer))
    }

    /// The same with another message inside.
    #[must_use]
    pub fn message(self, name: &'static str, message: Message) -> Self {
        self.arg(name, Arg::Message(Box::new(message)))
    }
}
