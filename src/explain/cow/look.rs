//! Lookups, mounts, reads.

use super::super::{Arg, Message};
use super::{cow_layer, kind, of};
use crate::base::{LayerId, LayerPath};
use crate::sim::cow::{LayerRef, Met, MountKind};

/// What one layer has at a path; `last`: no layer below is asked.
pub fn probed(path: &LayerPath, layer: LayerRef, met: Met, last: bool) -> Message {
    let lowest = layer == LayerRef::Image(LayerId(0));
    let message = match met {
        Met::Nothing if last && lowest => Message::new("cow-probe-nothing-lowest"),
        Met::Nothing if last => Message::new("cow-probe-nothing-last").text("parent", above(path)),
        Met::Nothing => Message::new("cow-probe-nothing"),
        Met::Whiteout => of("cow-probe-whiteout", path),
        Met::Dir { opaque: true } => of("cow-probe-opaque", path),
        Met::Dir { .. } if last && lowest => of("cow-probe-dir-lowest", path),
        Met::Dir { .. } if last => of("cow-probe-dir-last", path).text("parent", above(path)),
        Met::Dir { .. } => of("cow-probe-dir", path),
        Met::File(file_type) => of("cow-probe-file", path).message("kind", kind(file_type)),
    };
    message.message("layer", cow_layer(layer))
}

/// Why a search begins in this layer, then what it meets there.
pub fn begins(path: &LayerPath, layer: LayerRef, then: Message) -> Message {
    let message = match layer {
        LayerRef::Init => Message::new("cow-probe-from-init"),
        _ => Message::new("cow-probe-from").message("layer", cow_layer(layer)),
    };
    message.text("parent", above(path)).message("then", then)
}

/// The directory a path lies in.
fn above(path: &LayerPath) -> String {
    parent(path).shown()
}

/// The directory a path lies in.
pub fn parent(path: &LayerPath) -> LayerPath {
    let whole = path.as_bytes();
    let end = whole.iter().rposition(|&b| b == b'/').unwrap_or(0);
    LayerPath::clean(whole.get(..end).unwrap_or_default())
}

/// How a lookup ended; `probes`: what it met, the highest layer first.
pub fn looked_up(
    path: &LayerPath,
    served_by: Option<LayerRef>,
    hides: Option<LayerRef>,
    probes: &[Met],
) -> Message {
    let dirs = probes.iter().filter(|met| matches!(met, Met::Dir { .. })).count();
    let message = match (served_by, hides) {
        (Some(_), Some(_)) if dirs > 0 => of("cow-found-hides-dir", path),
        (Some(_), Some(_)) => Message::new("cow-found-hides"),
        (Some(_), None) if dirs > 1 => of("cow-found-dir", path),
        (Some(_), None) => of("cow-found", path),
        (None, Some(_)) => of("cow-not-found-hides", path),
        (None, None) => of("cow-not-found", path),
    };
    let message = match served_by {
        Some(layer) if hides.is_none() || dirs == 0 => message.message("layer", cow_layer(layer)),
        _ => message,
    };
    match hides {
        Some(hidden) => message.message("hidden", cow_layer(hidden)),
        None => message,
    }
}

/// That a path lies on a mount, so that the layers are left alone.
pub fn on_mount(path: &LayerPath, mount: &MountKind) -> Message {
    let id = match mount {
        MountKind::EngineFile => "cow-on-engine-file",
        MountKind::Kernel => "cow-on-kernel",
        MountKind::Devices => "cow-on-devices",
        MountKind::Volume(_) => "cow-on-volume",
        MountKind::Bind(_) => "cow-on-bind",
        MountKind::Tmpfs => "cow-on-tmpfs",
    };
    match mount {
        MountKind::Volume(name) if nameless(name) => of("cow-on-nameless-volume", path),
        MountKind::Volume(name) => of(id, path).text("volume", name),
        MountKind::Bind(host) => of(id, path).text("host", host),
        _ => of(id, path),
    }
}

/// Whether nobody named a volume: the engine gives it an id of 64 digits.
pub fn nameless(volume: &str) -> bool {
    volume.is_empty() || volume.len() == 64 && volume.bytes().all(|b| b.is_ascii_hexdigit())
}

/// The name of what is mounted, inside another sentence.
pub fn mount(mount: &MountKind) -> Message {
    match mount {
        MountKind::EngineFile => Message::new("cow-mount-engine-file"),
        MountKind::Kernel => Message::new("cow-mount-kernel"),
        MountKind::Devices => Message::new("cow-mount-devices"),
        MountKind::Volume(name) if nameless(name) => Message::new("cow-mount-nameless-volume"),
        MountKind::Volume(name) => Message::new("cow-mount-volume").text("volume", name),
        MountKind::Bind(host) => Message::new("cow-mount-bind").text("host", host),
        MountKind::Tmpfs => Message::new("cow-mount-tmpfs"),
    }
}

/// A read; `again`: not the first of its step.
pub fn read(path: &LayerPath, layer: Option<LayerRef>, bytes: u64, again: bool) -> Message {
    let message = match layer {
        None => of("cow-read-mount", path),
        Some(LayerRef::Upper) => of("cow-read-upper", path),
        Some(layer) if again => of("cow-read-next", path).message("from", cow_layer(layer)),
        Some(layer) => of("cow-read", path).message("from", cow_layer(layer)),
    };
    message.exact("bytes", bytes)
}

pub fn listed(path: &LayerPath, layers: &[LayerRef], names: u64) -> Message {
    let message = match layers {
        [] => of("cow-listed-mount", path),
        [one] => of("cow-listed-one", path).message("layer", cow_layer(*one)),
        several => {
            let layers = several.iter().map(|layer| cow_layer(*layer)).collect();
            of("cow-listed", path).arg("layers", Arg::List(layers))
        }
    };
    message.count("names", names)
}
