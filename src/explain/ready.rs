//! Titles of the scripts to begin with.

use super::Message;

/// What a script to begin with is called and what it shows, by its id.
#[must_use]
pub fn ready(id: &str) -> Option<(Message, Message)> {
    let (title, about) = match id {
        "first-write" => ("ready-first-write-title", "ready-first-write-about"),
        "two-containers" => ("ready-two-containers-title", "ready-two-containers-about"),
        "delete" => ("ready-delete-title", "ready-delete-about"),
        "opaque" => ("ready-opaque-title", "ready-opaque-about"),
        "chmod" => ("ready-chmod-title", "ready-chmod-about"),
        "overwrite-append" => ("ready-overwrite-append-title", "ready-overwrite-append-about"),
        "one-byte" => ("ready-one-byte-title", "ready-one-byte-about"),
        "sed" => ("ready-sed-title", "ready-sed-about"),
        "rename-directory" => ("ready-rename-directory-title", "ready-rename-directory-about"),
        "hard-link" => ("ready-hard-link-title", "ready-hard-link-about"),
        "volume" => ("ready-volume-title", "ready-volume-about"),
        "hosts" => ("ready-hosts-title", "ready-hosts-about"),
        "commit" => ("ready-commit-title", "ready-commit-about"),
        "removed" => ("ready-removed-title", "ready-removed-about"),
        _ => return None,
    };
    Some((Message::new(title), Message::new(about)))
}
