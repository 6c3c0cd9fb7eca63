//! What was done to the context and to the options of builds.

use crate::explain::Message;
use crate::sim::cache::Export;
use crate::sim::cache::script::Step;

/// What a step did to the context or the options; nothing for builds, edits of the Dockerfile and
/// of the cache, whose events tell it.
#[must_use]
pub fn cache_step(step: &Step) -> Option<Message> {
    let of = |id: &'static str, path: &str| Some(Message::new(id).text("path", path));
    match step {
        Step::Lines(..) | Step::Move(..) | Step::Build(_) | Step::Prune | Step::Collect(_) => None,
        Step::Write(path, _) => of("cache-did-write", path),
        Step::Edit(path) | Step::Unseen(path, ..) => of("cache-did-edit", path),
        Step::Dir(path) => of("cache-did-dir", path),
        Step::Link(path, target) => {
            Some(said("cache-did-link", "path", path).text("target", target))
        }
        Step::Touch(path) => of("cache-did-touch", path),
        Step::Chmod(mode, path) => {
            Some(said("cache-did-chmod", "path", path).text("mode", format!("{mode:04o}")))
        }
        Step::Rename(from, to) => Some(said("cache-did-rename", "old", from).text("new", to)),
        Step::Delete(path) => of("cache-did-delete", path),
        other => option(other),
    }
}

fn said(id: &'static str, name: &'static str, text: &str) -> Message {
    Message::new(id).text(name, text)
}

/// The options of builds.
fn option(step: &Step) -> Option<Message> {
    Some(match step {
        Step::Arg(name, Some(value)) => said("cache-did-arg", "name", name).text("value", value),
        Step::Arg(name, None) => said("cache-did-no-arg", "name", name),
        Step::Secret(id, true) => said("cache-did-secret", "id", id),
        Step::Secret(id, false) => said("cache-did-no-secret", "id", id),
        Step::Target(Some(name)) => said("cache-did-target", "name", name),
        Step::Target(None) => Message::new("cache-did-no-target"),
        Step::NoCache(true) => Message::new("cache-did-no-cache"),
        Step::NoCache(false) => Message::new("cache-did-cache"),
        Step::Network(name) => {
            said("cache-did-network", "name", name.as_deref().unwrap_or("default"))
        }
        Step::Platform(Some(name)) => said("cache-did-platform", "name", name),
        Step::Platform(None) => Message::new("cache-did-no-platform"),
        Step::CacheTo(Some((how, name))) => {
            let id = match how {
                Export::Inline => "cache-did-cache-inline",
                Export::Min => "cache-did-cache-min",
                Export::Max => "cache-did-cache-max",
            };
            said(id, "name", name)
        }
        Step::CacheTo(None) => Message::new("cache-did-no-cache-to"),
        Step::CacheFrom(Some(name)) => said("cache-did-cache-from", "name", name),
        Step::CacheFrom(None) => Message::new("cache-did-no-cache-from"),
        Step::Base(name, true) => said("cache-did-base-layers", "name", name),
        Step::Base(name, false) => said("cache-did-base-config", "name", name),
        Step::Run(text, _) => {
            said("cache-did-run", "command", text.lines().next().unwrap_or_default())
        }
        _ => return None,
    })
}
