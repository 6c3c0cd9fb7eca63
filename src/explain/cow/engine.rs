//! What the engine does with containers, volumes and images.

use super::super::Message;
use super::{cow_layer, look, of};
use crate::sim::cow::CowEvent;

/// The sentence of an event of the engine; another event is told as by `cow_event`.
pub fn done(event: &CowEvent) -> Message {
    let named = |id, name: &str| Message::new(id).text("name", name);
    match event {
        CowEvent::ContainerCreated { name, image, layers } => {
            named("cow-container-created", name).text("image", image).count("layers", *layers)
        }
        CowEvent::Mounted { path, mount, made } => {
            let id = if *made { "cow-mounted-made" } else { "cow-mounted" };
            of(id, path).message("mount", look::mount(mount))
        }
        CowEvent::VolumeFilled { volume, path, files, bytes } => {
            let id = if look::nameless(volume) {
                "cow-volume-filled-nameless"
            } else {
                "cow-volume-filled"
            };
            let message = of(id, path).count("files", *files).exact("bytes", *bytes);
            if look::nameless(volume) { message } else { message.text("volume", volume) }
        }
        CowEvent::Started { name } => named("cow-started", name),
        CowEvent::Stopped { name } => named("cow-stopped", name),
        CowEvent::ContainerRemoved { name, bytes } => {
            named("cow-container-removed", name).exact("bytes", *bytes)
        }
        CowEvent::Committed { name, image, layer: Some(layer), entries, bytes } => {
            named("cow-committed", name)
                .text("image", image)
                .message("layer", cow_layer(*layer))
                .count("entries", *entries)
                .exact("bytes", *bytes)
        }
        CowEvent::Committed { name, image, layer: None, .. } => {
            named("cow-committed-empty", name).text("image", image)
        }
        _ => super::cow_event(event),
    }
}
