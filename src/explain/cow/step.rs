//! Sentences that depend on the events around them.

use super::super::Message;
use super::{copy, cow_event, kind, look, of, remove};
use crate::base::LayerPath;
use crate::sim::cow::{CowEvent, LayerRef, MountKind};

/// The sentence of the event at `at` of a step.
pub fn in_step(events: &[CowEvent], at: usize, event: &CowEvent) -> Message {
    let before = events.get(..at).unwrap_or_default();
    let after = events.get(at + 1);
    match event {
        CowEvent::Probed { path, layer, met } => {
            let more = matches!(after, Some(CowEvent::Probed { path: next, .. }) if next == path);
            let said = look::probed(path, *layer, *met, !more);
            if begins_below(before, path, *layer) { look::begins(path, *layer, said) } else { said }
        }
        CowEvent::LookedUp { path, served_by, hides } => {
            let mets = before.iter().rev().map_while(|event| match event {
                CowEvent::Probed { path: at, met, .. } if at == path => Some(*met),
                _ => None,
            });
            look::looked_up(path, *served_by, *hides, &mets.collect::<Vec<_>>())
        }
        CowEvent::Read { path, layer, bytes } => {
            let read = |event: &CowEvent| matches!(event, CowEvent::Read { layer: Some(_), .. });
            look::read(path, *layer, *bytes, before.iter().any(read))
        }
        CowEvent::DirectoryCopiedUp { path, from, source } => {
            let copied = |event: &CowEvent| matches!(event, CowEvent::DirectoryCopiedUp { .. });
            copy::directory(path, *from, source, before.iter().any(copied))
        }
        CowEvent::MadeOpaque { path } => match after {
            Some(CowEvent::Renamed { from, to, .. }) if from == path => {
                of("cow-made-opaque-moved", path).text("to", to.shown())
            }
            _ => cow_event(event),
        },
        CowEvent::Created { path, file_type, .. } if mounted(before, path).is_some() => {
            of("cow-created-mount", path).message("kind", kind(*file_type))
        }
        CowEvent::Wrote { path, bytes, size, in_place, .. } => match mounted(before, path) {
            Some(MountKind::Tmpfs) => of("cow-wrote-memory", path).exact("bytes", *bytes),
            Some(_) => of("cow-wrote-mount", path).exact("bytes", *bytes),
            None if *in_place => copy::wrote(path, *bytes, *size, true),
            None => wrote_first(before, path, *bytes, *size),
        },
        CowEvent::Removed { path, .. } if mounted(before, path).is_some() => {
            of("cow-removed-mount", path)
        }
        CowEvent::Removed { path, file_type, bytes } => match after {
            Some(CowEvent::WhiteoutMade { path: next, .. }) if next == path => cow_event(event),
            // Replaced by what is moved there.
            Some(CowEvent::Renamed { to, .. }) if to == path => cow_event(event),
            _ => remove::removed_at_last(path, *file_type, *bytes),
        },
        CowEvent::WhiteoutMade { path, hides, .. } => match before.last() {
            Some(CowEvent::Removed { path: last, file_type, .. }) if last == path => {
                remove::whiteout_instead(path, *hides, *file_type)
            }
            _ => cow_event(event),
        },
        _ => cow_event(event),
    }
}

/// Whether a search does not begin in the container layer, and that was not told of its directory.
fn begins_below(before: &[CowEvent], path: &LayerPath, layer: LayerRef) -> bool {
    if layer == LayerRef::Upper {
        return false;
    }
    let dir = look::parent(path);
    !before.iter().any(|event| match event {
        CowEvent::Probed { path: at, .. } => look::parent(at) == dir,
        _ => false,
    })
}

/// What is mounted where a path lies, as far as the step told.
fn mounted<'e>(before: &'e [CowEvent], path: &LayerPath) -> Option<&'e MountKind> {
    before.iter().find_map(|event| match event {
        CowEvent::OnMount { path: at, mount } if at == path => Some(mount),
        _ => None,
    })
}

/// A write to a file that came to the container layer in this step: copied up or new. Of several
/// writes the first tells what it cost.
fn wrote_first(before: &[CowEvent], path: &LayerPath, bytes: u64, size: u64) -> Message {
    let told = before.iter().rev().find_map(|event| match event {
        CowEvent::Wrote { path: at, .. } if at == path => {
            Some(copy::wrote(path, bytes, size, true))
        }
        CowEvent::CopiedUp { path: at, bytes: copied, .. }
        | CowEvent::DataCopiedUp { path: at, bytes: copied }
            if at == path && *copied > 0 =>
        {
            Some(of("cow-wrote-copy", path).exact("bytes", bytes).exact("copied", *copied))
        }
        CowEvent::Created { path: at, .. } if at == path => {
            Some(of("cow-wrote-new", path).exact("bytes", bytes))
        }
        _ => None,
    });
    told.unwrap_or_else(|| copy::wrote(path, bytes, size, false))
}
