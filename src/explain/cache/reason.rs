//! The parts of a key that differ, each as a clause.

use crate::explain::Message;
use crate::sim::cache::{FileChange, Part, Reason};

/// Characters of a value that are shown.
const SHOWN: usize = 60;

/// A part that is not what it was.
#[must_use]
pub fn cache_reason(reason: &Reason) -> Message {
    match reason {
        // Whole sentences of their own: see `verdict`.
        Reason::NeverBuilt
        | Reason::NewLine
        | Reason::Forced
        | Reason::Removed
        | Reason::NoResult
        | Reason::BuiltOn { .. } => Message::new("why-elsewhere"),
        Reason::Changed { part, old, new } => changed(part, old.as_deref(), new.as_deref()),
        Reason::Variable { name, old, new } => {
            let said = |id: &'static str| Message::new(id).text("name", name);
            match (old, new) {
                (Some(old), Some(new)) => {
                    said("why-variable").text("old", short(old)).text("new", short(new))
                }
                (None, Some(new)) => said("why-variable-new").text("new", short(new)),
                (_, None) => said("why-variable-gone"),
            }
        }
        Reason::VariableOrder => Message::new("why-variable-order"),
        Reason::File { source, path, change } => file(source, path, change),
        Reason::Written { source } => Message::new("why-written").text("source", source),
        Reason::Moved { old, new, .. } => {
            Message::new("why-moved").text("old", old).text("new", new)
        }
    }
}

fn file(source: &str, path: &str, change: &FileChange) -> Message {
    let said = |id: &'static str| Message::new(id).text("path", path);
    match change {
        FileChange::Content => said("why-file-content"),
        FileChange::Mode { old, new } => said("why-file-mode")
            .text("old", format!("{old:04o}"))
            .text("new", format!("{new:04o}")),
        FileChange::Owner => said("why-file-owner"),
        FileChange::Attributes => said("why-file-attributes"),
        FileChange::Added => said("why-file-added").text("source", source),
        FileChange::Removed => said("why-file-removed").text("source", source),
        FileChange::Target => said("why-file-target"),
        FileChange::Kind => said("why-file-kind"),
    }
}

fn changed(part: &Part, old: Option<&str>, new: Option<&str>) -> Message {
    let name = match name(part) {
        Ok(name) => name,
        Err(whole) => return whole,
    };
    let said = |id: &'static str| Message::new(id).message("part", name.clone());
    let plain = |text: &str| short(text);
    match (old.map(plain), new.map(plain)) {
        (Some(old), Some(new)) if !old.is_empty() && !new.is_empty() => {
            said("why-part").text("old", old).text("new", new)
        }
        (None, Some(new)) if !new.is_empty() => said("why-part-new").text("new", new),
        (None, Some(_)) => said("why-part-there"),
        (Some(_), None) => said("why-part-gone"),
        _ => said("why-part-other"),
    }
}

/// What a part is called; for some, the whole clause.
pub(super) fn name(part: &Part) -> Result<Message, Message> {
    let said = Message::new;
    Ok(match part {
        // Both texts stand in the editor: which one is meant needs no repeating.
        Part::Text => return Err(said("why-text")),
        Part::Env => return Err(said("why-variables")),
        Part::BaseLayers => return Err(said("why-base-layers")),
        Part::BaseImage => return Err(said("why-base-image")),
        Part::Content(source) => return Err(said("why-written").text("source", source)),
        Part::Shell => said("part-shell"),
        Part::Cwd => said("part-cwd"),
        Part::User => said("part-user"),
        Part::Mount(target) => said("part-mount").text("target", target),
        Part::Network => said("part-network"),
        Part::Security => said("part-security"),
        Part::Device => said("part-device"),
        Part::Host(host) => said("part-host").text("host", host),
        Part::Limit(limit) => said("part-limit").text("limit", limit),
        Part::Platform => said("part-platform"),
        Part::SourceName => said("part-source-name"),
        Part::Dest => said("part-dest"),
        Part::Chown => said("part-chown"),
        Part::Chmod => said("part-chmod"),
        Part::Exclude => said("part-exclude"),
        Part::Parents => said("part-parents"),
        Part::Unpack => said("part-unpack"),
        Part::Directory => said("part-directory"),
        Part::Owner => said("part-owner"),
        Part::Epoch => said("part-epoch"),
        Part::BuildArgs => said("part-build-args"),
    })
}

/// A value that is not too long for a sentence.
fn short(text: &str) -> String {
    let text = text.replace(['\0', '\n'], " ");
    if text.chars().count() <= SHOWN {
        return text;
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}
