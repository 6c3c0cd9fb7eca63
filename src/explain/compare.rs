//! Two images side by side: layers they share, what a pull brings, what differs.

use super::Message;
use crate::union::compare::{ConfigField, FilesDiff, LayersDiff, Pull};
use crate::union::filter::IsWord;

/// How many layers two images share, and up to where their stacks are the same.
#[must_use]
pub fn compared_layers(of: &LayersDiff, layers: usize) -> Message {
    let shared = of.same_diff_id.len() as u64;
    let id = match (shared, of.same_chain) {
        (0, _) => "compare-no-layer",
        (_, 0) => "compare-layers-apart",
        (_, same) if same == layers => "compare-same-stack",
        _ => "compare-layers",
    };
    Message::new(id)
        .count("shared", shared)
        .count("layers", layers as u64)
        .count("stack", of.same_chain as u64)
}

/// What whoever has the first image must pull for the second, as each kind of store counts.
#[must_use]
pub fn pulled(of: &Pull) -> Vec<Message> {
    let message = |id, layers: usize, bytes| {
        Message::new(id).count("layers", layers as u64).bytes("bytes", bytes)
    };
    if of.by_chain.is_empty() && of.by_blob.is_empty() {
        return vec![Message::new("compare-pull-nothing")];
    }
    vec![
        message("compare-pull-chain", of.by_chain.len(), of.by_chain_bytes),
        message("compare-pull-blob", of.by_blob.len(), of.by_blob_bytes),
    ]
}

/// How many files differ and what that comes to.
#[must_use]
pub fn compared_files(of: &FilesDiff) -> Vec<Message> {
    if of.changes.is_empty() {
        return vec![Message::new("compare-same-files").count("same", of.same as u64)];
    }
    let differ = Message::new("compare-files")
        .count("differ", of.changes.len() as u64)
        .count("same", of.same as u64)
        .bytes("added", of.added_bytes)
        .bytes("removed", of.removed_bytes);
    let time = Message::new("compare-only-time").count("count", of.only_time as u64);
    std::iter::once(differ).chain((of.only_time > 0).then_some(time)).collect()
}

/// Why a word of `is:` asks nothing of two images.
#[must_use]
pub fn not_of_two(word: IsWord) -> Message {
    Message::new(match word {
        IsWord::Opaque => "compare-filter-opaque",
        _ => "compare-filter-unchanged",
    })
}

/// The name of a setting.
#[must_use]
pub fn setting_name(of: &ConfigField) -> Message {
    let named = |id, name: &str| {
        let name = crate::base::path::visible(name.as_bytes());
        Message::new("compare-setting").message("setting", Message::new(id)).text("name", name)
    };
    match of {
        ConfigField::Env(name) => named("facts-env", name),
        ConfigField::Label(key) => named("facts-labels", key),
        ConfigField::ExposedPort(port) => named("facts-ports", port),
        ConfigField::Volume(path) => named("facts-volumes", path),
        ConfigField::Platform => Message::new("facts-platform"),
        ConfigField::Entrypoint => Message::new("facts-entrypoint"),
        ConfigField::Cmd => Message::new("facts-cmd"),
        ConfigField::WorkingDir => Message::new("facts-working-dir"),
        ConfigField::User => Message::new("facts-user"),
        ConfigField::Healthcheck => Message::new("facts-health"),
        ConfigField::StopSignal => Message::new("facts-stop-signal"),
        ConfigField::OnBuild => Message::new("facts-on-build"),
        ConfigField::Shell => Message::new("facts-shell"),
    }
}
