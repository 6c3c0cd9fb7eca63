//! What happened to a container's files, one sentence for each fact.
//!
//! Not here: what a tool prints (that is part of the event), costs (see `drivers`).

mod copy;
mod engine;
mod look;
mod refusal;
mod remove;
mod step;

pub use refusal::{cow_refusal, script_error, script_problem};

use super::Message;
use crate::base::{LayerId, LayerPath};
use crate::sim::cow::layer::FileType;
use crate::sim::cow::{CowEvent, LayerRef};

/// The sentence of one event, as far as the event alone tells.
#[must_use]
pub fn cow_event(event: &CowEvent) -> Message {
    match event {
        CowEvent::Probed { path, layer, met } => {
            // Below L0 there is no layer; what came before and after is not known here.
            let last = *layer == LayerRef::Image(LayerId(0));
            look::probed(path, *layer, *met, last)
        }
        CowEvent::LookedUp { path, served_by, hides } => {
            look::looked_up(path, *served_by, *hides, &[])
        }
        CowEvent::Followed { path, target } => of("cow-followed", path).text("target", target),
        CowEvent::OnMount { path, mount } => look::on_mount(path, mount),
        CowEvent::Read { path, layer, bytes } => look::read(path, *layer, *bytes, false),
        CowEvent::Listed { path, layers, names } => look::listed(path, layers, *names),
        CowEvent::DirectoryCopiedUp { path, from, source } => {
            copy::directory(path, *from, source, false)
        }
        CowEvent::CopiedUp { .. } => copy::copied_up(event),
        CowEvent::DataCopiedUp { path, bytes } => {
            of("cow-data-copied-up", path).exact("bytes", *bytes)
        }
        CowEvent::HardLinkBroken { path, names } => {
            of("cow-hard-link-broken", path).count("names", u64::from(*names))
        }
        CowEvent::Created { path, file_type, over_whiteout } => {
            let id = if *over_whiteout { "cow-created-over-whiteout" } else { "cow-created" };
            of(id, path).message("kind", kind(*file_type))
        }
        CowEvent::MadeOpaque { path } => of("cow-made-opaque", path),
        CowEvent::Redirected { path, to } => of("cow-redirected", path).text("to", to),
        CowEvent::Wrote { path, bytes, size, in_place, .. } => {
            copy::wrote(path, *bytes, *size, *in_place)
        }
        CowEvent::Truncated { path, from, to } => copy::truncated(path, *from, *to),
        CowEvent::Changed { path, what } => copy::changed(path, what),
        CowEvent::WhiteoutMade { path, hides, bytes, file_type } => {
            remove::whiteout(path, *hides, *bytes, *file_type)
        }
        CowEvent::Removed { path, file_type, bytes } => remove::removed(path, *file_type, *bytes),
        CowEvent::Renamed { from, to, hides: None } => from_to("cow-renamed", from, to),
        CowEvent::Renamed { from, to, hides: Some(layer) } => {
            from_to("cow-renamed-over", from, to).message("layer", cow_layer(*layer))
        }
        CowEvent::Exchanged { a, b } => from_to("cow-exchanged", a, b),
        CowEvent::Linked { path, to } => from_to("cow-linked", path, to),
        CowEvent::Refused { call, path, errno, because } => {
            remove::refused(call, path, *errno, *because)
        }
        CowEvent::CopiesInstead { from, to } => from_to("cow-copies-instead", from, to),
        CowEvent::ContainerCreated { .. }
        | CowEvent::Mounted { .. }
        | CowEvent::VolumeFilled { .. }
        | CowEvent::Started { .. }
        | CowEvent::Stopped { .. }
        | CowEvent::ContainerRemoved { .. }
        | CowEvent::Committed { .. } => engine::done(event),
        CowEvent::NotFound { command, known } => {
            Message::new("cow-no-command").text("command", command).text("known", known.join(", "))
        }
        CowEvent::More { events } => Message::new("cow-more").count("events", *events),
        CowEvent::Finished { status, left_out, .. } => {
            let ended = Message::new("cow-ended").count("status", u64::from(*status));
            if *left_out == 0 {
                return ended;
            }
            Message::new("cow-ended-cut").message("ended", ended).exact("bytes", *left_out)
        }
    }
}

/// The sentences of the events of one step, one for each: where an event's meaning depends on what
/// came before or comes next in the step, the sentence says so.
#[must_use]
pub fn cow_events(events: &[CowEvent]) -> Vec<Message> {
    (0..events.len()).map(|at| cow_event_of(events, at)).collect()
}

/// The sentence of one event of a step, as in [`cow_events`]; of none there is none to tell.
#[must_use]
pub fn cow_event_of(events: &[CowEvent], at: usize) -> Message {
    match events.get(at) {
        Some(event) => step::in_step(events, at, event),
        None => Message::new("cow-more").count("events", 0),
    }
}

/// That a search begins below the container layer, which has no directory for the path. For those
/// who are not shown the engine's layer; `then` is said of the first layer asked that they are shown.
#[must_use]
pub fn cow_begins_below(path: &LayerPath, then: Message) -> Message {
    let parent = look::parent(path).shown();
    Message::new("cow-probe-from-below").text("parent", parent).message("then", then)
}

/// The name of a layer: L2, the container layer, the engine's layer.
#[must_use]
pub fn cow_layer(layer: LayerRef) -> Message {
    match layer {
        LayerRef::Upper => Message::new("cow-layer-upper"),
        LayerRef::Init => Message::new("cow-layer-init"),
        LayerRef::Image(layer) => Message::new("cow-layer-image").layer("layer", layer),
    }
}

/// A message about a path.
fn of(id: &'static str, path: &LayerPath) -> Message {
    Message::new(id).text("path", path.shown())
}

fn from_to(id: &'static str, from: &LayerPath, to: &LayerPath) -> Message {
    Message::new(id).text("from", from.shown()).text("to", to.shown())
}

/// The word for a type.
fn kind(file_type: FileType) -> Message {
    Message::new(match file_type {
        FileType::File => "kind-file",
        FileType::Dir => "kind-dir",
        FileType::Symlink => "kind-symlink",
        FileType::Fifo => "kind-fifo",
        FileType::Char => "kind-char",
        FileType::Block => "kind-block",
    })
}
