//! Copy-ups, writes, attributes.

use super::super::Message;
use super::{cow_layer, kind, of};
use crate::base::LayerPath;
use crate::sim::cow::layer::FileType;
use crate::sim::cow::{Attribute, CowEvent, LayerRef, Trigger};

/// A directory that is copied up; `again`: not the first of its step.
pub fn directory(path: &LayerPath, from: LayerRef, source: &LayerPath, again: bool) -> Message {
    let message = if source == path && again {
        of("cow-directory-copied-up-next", path)
    } else if source == path {
        of("cow-directory-copied-up", path)
    } else {
        of("cow-directory-copied-up-from", path).text("source", source.shown())
    };
    message.message("from", cow_layer(from))
}

/// A copy-up, by what made it necessary.
pub fn copied_up(event: &CowEvent) -> Message {
    let CowEvent::CopiedUp { path, from, source, file_type, size, bytes, why, metadata_only } =
        event
    else {
        return super::cow_event(event);
    };
    let (size, bytes) = (*size, *bytes);
    let of = |id| super::of(id, path).message("from", cow_layer(*from));
    if *file_type != FileType::File {
        return of("cow-copied-up-other").message("kind", kind(*file_type));
    }
    if *metadata_only {
        return of("cow-copied-up-metadata").exact("size", size);
    }
    if size == 0 {
        return of("cow-copied-up-empty");
    }
    if *why == Trigger::OpenToTruncate {
        return of("cow-copied-up-trunc").exact("size", size);
    }
    if bytes < size {
        return of("cow-copied-up-holes").exact("size", size).exact("bytes", bytes);
    }
    if source != path {
        return of("cow-copied-up-from").text("source", source.shown()).exact("size", size);
    }
    of(match why {
        Trigger::OpenForWrite | Trigger::OpenToTruncate => "cow-copied-up-open",
        Trigger::Truncate => "cow-copied-up-truncate",
        Trigger::Chmod => "cow-copied-up-chmod",
        Trigger::Chown => "cow-copied-up-chown",
        Trigger::Times => "cow-copied-up-times",
        Trigger::Xattr => "cow-copied-up-xattr",
        Trigger::Link => "cow-copied-up-link",
        Trigger::Rename => "cow-copied-up-rename",
    })
    .exact("size", size)
}

pub fn wrote(path: &LayerPath, bytes: u64, size: u64, in_place: bool) -> Message {
    if in_place {
        of("cow-wrote-in-place", path).exact("bytes", bytes)
    } else {
        of("cow-wrote", path).exact("bytes", bytes).exact("size", size)
    }
}

pub fn truncated(path: &LayerPath, from: u64, to: u64) -> Message {
    let id = match to {
        _ if to < from => "cow-cut",
        _ if to > from => "cow-grown",
        _ => return of("cow-cut-nothing", path).exact("size", to),
    };
    of(id, path).exact("from", from).exact("to", to)
}

pub fn changed(path: &LayerPath, what: &Attribute) -> Message {
    let octal = |mode: u16| format!("{mode:04o}");
    let owner = |(uid, gid): (u32, u32)| format!("{uid}:{gid}");
    match what {
        Attribute::Mode(old, new) if old == new => {
            of("cow-mode-same", path).text("mode", octal(*new))
        }
        Attribute::Mode(old, new) => {
            of("cow-mode", path).text("old", octal(*old)).text("new", octal(*new))
        }
        Attribute::Owner(old, new) if old == new => {
            of("cow-owner-same", path).text("owner", owner(*new))
        }
        Attribute::Owner(old, new) => {
            of("cow-owner", path).text("old", owner(*old)).text("new", owner(*new))
        }
        Attribute::Times => of("cow-times", path),
        Attribute::Xattr(name) => of("cow-xattr", path).text("name", name),
    }
}
