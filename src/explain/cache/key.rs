//! What the parts of a key are called, and how a path of the context changed.

use super::reason::name;
use crate::explain::Message;
use crate::sim::cache::look::{Change, KeyPart};
use crate::sim::cache::{FileChange, Part};

/// What a row of a key is called.
#[must_use]
pub fn key_part(part: &KeyPart) -> Message {
    match part {
        KeyPart::BuiltOn => Message::new("key-built-on"),
        KeyPart::Variable(name) => Message::new("key-variable").text("name", name),
        KeyPart::File(path) => Message::new("key-file").text("path", path),
        KeyPart::Time => Message::new("key-time"),
        KeyPart::Part(Part::Text) => Message::new("key-text"),
        KeyPart::Part(Part::Env) => Message::new("key-variables"),
        KeyPart::Part(Part::BaseLayers) => Message::new("key-base-layers"),
        KeyPart::Part(Part::BaseImage) => Message::new("key-base-image"),
        KeyPart::Part(Part::Content(source)) => Message::new("key-content").text("source", source),
        KeyPart::Part(other) => match name(other) {
            Ok(name) | Err(name) => name,
        },
    }
}

/// What changed of a path of the context since the last build.
#[must_use]
pub fn context_change(change: &Change) -> Message {
    Message::new(match change {
        Change::Time => "context-time",
        Change::Counts(FileChange::Content) => "context-content",
        Change::Counts(FileChange::Mode { .. }) => "context-mode",
        Change::Counts(FileChange::Owner) => "context-owner",
        Change::Counts(FileChange::Attributes) => "context-attributes",
        Change::Counts(FileChange::Added) => "context-added",
        Change::Counts(FileChange::Removed) => "context-removed",
        Change::Counts(FileChange::Target) => "context-target",
        Change::Counts(FileChange::Kind) => "context-kind",
    })
}
