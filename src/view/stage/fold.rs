//! Which events make a frame of their own, and which are told together.

use std::ops::Range;

use super::grid::Grid;
use crate::base::LayerPath;
use crate::explain::{self, Message};
use crate::sim::cow::look::paths;
use crate::sim::cow::{CowEvent, LayerRef, Met};

/// Alike in a row and told one by one; more are told together.
const ALIKE: usize = 6;
/// Frames of a step at most, with those in the middle told together.
const FRAMES: usize = 60;

/// Events that are one frame, and what is said of them.
pub struct Group {
    /// The events.
    pub events: Range<usize>,
    /// The sentence.
    pub caption: Message,
}

/// Events that are one frame; what is said is worked out only for those that stay.
struct Draft<'e> {
    events: Range<usize>,
    says: Says<'e>,
}

/// What is said of a frame.
#[derive(Clone)]
enum Says<'e> {
    /// The sentence of an event.
    Event(usize),
    /// The same, where the search for a path begins below what is shown.
    Below(usize, &'e LayerPath),
    /// So many sheets, from this one down to that, have nothing.
    Nothing(u64, LayerRef, LayerRef),
    /// So many paths the same way, and the last of them.
    Alike(u64, Box<Says<'e>>),
    /// So many events.
    More(u64),
}

impl Says<'_> {
    fn message(&self, events: &[CowEvent]) -> Message {
        match self {
            Self::Event(at) => explain::cow_event_of(events, *at),
            Self::Below(at, path) => {
                explain::cow_begins_below(path, explain::cow_event_of(events, *at))
            }
            Self::Nothing(count, highest, lowest) => Message::new("stage-nothing-in")
                .count("count", *count)
                .message("highest", explain::cow_layer(*highest))
                .message("lowest", explain::cow_layer(*lowest)),
            Self::Alike(count, last) => Message::new("stage-alike")
                .count("count", *count)
                .message("last", last.message(events)),
            Self::More(count) => Message::new("cow-more").count("events", *count),
        }
    }
}

/// The frames of a step, by their events.
pub fn groups(events: &[CowEvent], grid: &Grid<'_>) -> Vec<Group> {
    let asked = runs_of_nothing(events, singles(events, grid));
    let acts = runs_of_acts(events, asked);
    let said =
        |draft: Draft<'_>| Group { caption: draft.says.message(events), events: draft.events };
    middle(acts).into_iter().map(said).collect()
}

/// A group for each event worth one. Those before it that are not go along.
fn singles<'e>(events: &'e [CowEvent], grid: &Grid<'_>) -> Vec<Draft<'e>> {
    let engine = grid.shows(LayerRef::Init);
    let mut out: Vec<Draft<'e>> = Vec::new();
    let mut start = 0;
    let mut skips = None;
    for (at, event) in events.iter().enumerate() {
        match event {
            CowEvent::Finished { status: 0, .. } if at > 0 => continue,
            CowEvent::Probed { path, layer: LayerRef::Init, met: Met::Nothing } if !engine => {
                // The engine's sheet is not drawn: that it was asked is left out.
                skips = begins(events, at).then_some(path);
                continue;
            }
            _ => {}
        }
        let says = match (skips.take(), event) {
            (Some(path), CowEvent::Probed { .. }) => Says::Below(at, path),
            _ => Says::Event(at),
        };
        out.push(Draft { events: start..at + 1, says });
        start = at + 1;
    }
    if let Some(last) = out.last_mut() {
        last.events.end = events.len();
    }
    out
}

/// Whether an event is the first question of its lookup.
fn begins(events: &[CowEvent], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| events.get(at));
    !matches!(
        (before, events.get(at)),
        (Some(CowEvent::Probed { path: a, .. }), Some(CowEvent::Probed { path: b, .. })) if a == b
    )
}

fn last_of<'e>(events: &'e [CowEvent], group: &Draft<'_>) -> Option<&'e CowEvent> {
    // A quiet end of a command belongs to the last group; what it tells comes before.
    let of = events.get(group.events.clone()).unwrap_or_default();
    of.iter().rev().find(|event| !matches!(event, CowEvent::Finished { status: 0, .. }))
}

/// Sheets in a row that have nothing at a path are told together, but for the first.
fn runs_of_nothing<'e>(events: &'e [CowEvent], groups: Vec<Draft<'e>>) -> Vec<Draft<'e>> {
    let nothing = |group: &Draft<'e>| match last_of(events, group) {
        Some(CowEvent::Probed { path, layer, met: Met::Nothing }) => Some((path, *layer)),
        _ => None,
    };
    let mut out: Vec<Draft<'e>> = Vec::new();
    let mut rest = groups.into_iter().peekable();
    while let Some(first) = rest.next() {
        let about = nothing(&first);
        out.push(first);
        let Some((path, _)) = about else { continue };
        let mut run: Vec<Draft<'e>> = Vec::new();
        while let Some(next) =
            rest.next_if(|next| nothing(next).is_some_and(|(other, _)| other == path))
        {
            run.push(next);
        }
        let ends = |group: Option<&Draft<'e>>| group.and_then(nothing).map(|(_, layer)| layer);
        let (Some(highest), Some(lowest)) = (ends(run.first()), ends(run.last())) else { continue };
        if run.len() < ALIKE {
            out.extend(run);
        } else {
            let says = Says::Nothing(run.len() as u64, highest, lowest);
            out.extend(joined(run, says));
        }
    }
    out
}

/// Paths in a row to which the same happens are told together, but for the first.
fn runs_of_acts<'e>(events: &'e [CowEvent], groups: Vec<Draft<'e>>) -> Vec<Draft<'e>> {
    let subject = |group: &Draft<'e>| -> Option<&'e LayerPath> {
        last_of(events, group).and_then(|event| paths(event).first().copied())
    };
    // An act: groups in a row about one path, with what names none.
    let mut acts: Vec<(Option<&'e LayerPath>, Vec<Draft<'e>>)> = Vec::new();
    for group in groups {
        let of = match last_of(events, &group) {
            Some(CowEvent::Probed { path, .. } | CowEvent::OnMount { path, .. }) => Some(path),
            _ => subject(&group),
        };
        match acts.last_mut() {
            Some((path, act)) if of.is_none() || *path == of => act.push(group),
            _ => acts.push((of, vec![group])),
        }
    }
    let what = |act: &(Option<&'e LayerPath>, Vec<Draft<'e>>)| {
        act.0?;
        act.1.last().and_then(|group| last_of(events, group)).map(std::mem::discriminant)
    };
    let mut out: Vec<Draft<'e>> = Vec::new();
    let mut rest = acts.into_iter().peekable();
    while let Some(first) = rest.next() {
        let kind = what(&first);
        out.extend(first.1);
        if kind.is_none() {
            continue;
        }
        let mut run = Vec::new();
        while let Some((_, act)) = rest.next_if(|next| what(next) == kind) {
            run.push(act);
        }
        if run.len() < ALIKE {
            out.extend(run.into_iter().flatten());
        } else {
            let count = run.len() as u64;
            let all: Vec<Draft<'e>> = run.into_iter().flatten().collect();
            let last = all.last().map(|group| Box::new(group.says.clone()));
            out.extend(last.and_then(|last| joined(all, Says::Alike(count, last))));
        }
    }
    out
}

/// A step with very many frames keeps its beginning and its end.
fn middle(mut groups: Vec<Draft<'_>>) -> Vec<Draft<'_>> {
    if groups.len() <= FRAMES {
        return groups;
    }
    let end = groups.split_off(groups.len() - FRAMES / 3);
    let between = groups.split_off(FRAMES - FRAMES / 3 - 1);
    let count = between.iter().map(|group| group.events.len() as u64).sum();
    groups.extend(joined(between, Says::More(count)));
    groups.extend(end);
    groups
}

/// Groups in a row as one.
fn joined<'e>(groups: Vec<Draft<'e>>, says: Says<'e>) -> Option<Draft<'e>> {
    let (first, last) = (groups.first()?, groups.last()?);
    Some(Draft { events: first.events.start..last.events.end, says })
}
