//! What is said, before it is said in a language.

use std::cell::RefCell;
use std::collections::HashSet;

use serde::{Deserialize, Deserializer, Serialize};

use crate::base::LayerId;

/// One sentence or label as an id of the locales and the facts it is about.
///
/// The texts are in `static/locales`; `i18n::text` makes words of a message. It can be sent from a
/// worker, which has no words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    /// The id in the locales: `layer-ends-early`.
    pub id: &'static str,
    /// The facts by the names the texts use, in the order they were added.
    pub args: Vec<(&'static str, Arg)>,
}

/// A message as it was sent: its names are not those of this program yet.
#[derive(Deserialize)]
struct Sent {
    id: String,
    args: Vec<(String, Arg)>,
}

impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let sent = Sent::deserialize(from)?;
        let args = sent.args.into_iter().map(|(name, arg)| (kept(name), arg)).collect();
        Ok(Self { id: kept(sent.id), args })
    }
}

/// A name that stays for good. There are as many as the locales have, whatever is sent how often.
fn kept(name: String) -> &'static str {
    thread_local! {
        static NAMES: RefCell<HashSet<&'static str>> = RefCell::default();
    }
    let keep = |names: &RefCell<HashSet<&'static str>>| {
        let mut names = names.borrow_mut();
        if let Some(known) = names.get(name.as_str()) {
            return *known;
        }
        let name: &'static str = String::leak(name.clone());
        names.insert(name);
        name
    };
    // A thread that is ending says nothing more.
    NAMES.try_with(keep).unwrap_or_default()
}

/// A fact in a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_survives_the_way() {
        let inner = Message::new("reason-mode").text("old", "0644");
        let message = Message::new("again-because")
            .layer("layer", LayerId(6))
            .bytes("size", 98_000_000)
            .exact("exact", 1)
            .count("count", u64::MAX)
            .arg("list", Arg::List(vec![inner.clone(), Message::new("severity-note")]))
            .message("change", inner);
        let bytes = postcard::to_stdvec(&message).unwrap();
        let come: Message = postcard::from_bytes(&bytes).unwrap();
        assert_eq!(come, message);
        // A name that came twice is kept once.
        let again: Message = postcard::from_bytes(&bytes).unwrap();
        assert!(std::ptr::eq(come.id, again.id));
    }
}
