//! The frames of a build, and what cannot be done.

use super::line;
use crate::dockerfile::Dockerfile;
use crate::explain::Message;
use crate::sim::cache::{CacheEvent, Refusal};

/// One thing that happened.
#[must_use]
pub fn cache_event(file: &Dockerfile, event: &CacheEvent) -> Message {
    let of = |id: &'static str, at: usize| Message::new(id).count("line", line(file, at));
    match event {
        CacheEvent::DockerfileChanged => Message::new("cache-event-dockerfile"),
        CacheEvent::FileChanged { path } => Message::new("cache-event-file").text("path", path),
        CacheEvent::InputChanged => Message::new("cache-event-input"),
        CacheEvent::Sent { sent, ignored, .. } => Message::new("cache-event-sent")
            .count("sent", *sent as u64)
            .count("ignored", *ignored as u64),
        CacheEvent::Gathered { step, parts, .. } => {
            of("cache-event-gathered", *step).count("parts", *parts as u64)
        }
        CacheEvent::LookedUp { step, key, found: true, .. } => {
            of("cache-event-found", *step).text("key", key.to_string())
        }
        CacheEvent::LookedUp { step, key, found: false, .. } => {
            of("cache-event-not-found", *step).text("key", key.to_string())
        }
        CacheEvent::NotLookedUp { step, .. } => of("cache-event-not-looked-up", *step),
        CacheEvent::Ran { step, time, .. } => of("cache-event-ran", *step)
            .text("time", format!("{}.{}", time / 1000, time % 1000 / 100)),
        CacheEvent::Stored { step, key, .. } => {
            of("cache-event-stored", *step).text("key", key.to_string())
        }
        CacheEvent::Failed { step, .. } => of("cache-event-failed", *step),
        CacheEvent::Finished { ok: true, .. } => Message::new("cache-event-finished"),
        CacheEvent::Finished { ok: false, .. } => Message::new("cache-event-ended"),
        CacheEvent::Pruned => Message::new("cache-event-pruned"),
        CacheEvent::Collected { keys } => {
            Message::new("cache-event-collected").count("keys", *keys as u64)
        }
    }
}

/// Why something cannot be done.
#[must_use]
pub fn cache_refusal(refusal: &Refusal) -> Message {
    match refusal {
        Refusal::NoLine(line) => Message::new("cache-no-line").count("line", *line as u64),
        Refusal::NoFile(path) => Message::new("cache-no-file").text("path", path),
        Refusal::Exists(path) => Message::new("cache-exists").text("path", path),
    }
}
