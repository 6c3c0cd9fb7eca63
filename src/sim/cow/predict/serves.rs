//! Which layer serves a read.

use super::super::Errno;
use super::super::content::ContentStore;
use super::super::event::CowEvent;
use super::super::kernel::Fs;
use super::super::look::{Cell, stack};
use super::super::world::LayerRef;
use super::{Asks, Choice, Question, Step, at};
use crate::base::{LayerId, LayerPath};

impl<S: ContentStore> Step<'_, S> {
    pub(super) fn serves(&self) -> Option<Question> {
        let (path, layer) = self.read()?;
        let found =
            |event: &CowEvent| matches!(event, CowEvent::LookedUp { path: of, .. } if of == path);
        let read = |event: &CowEvent| matches!(event, CowEvent::Read { .. });
        let decides = self.first(found).or_else(|| self.first(read))?;
        let right = layer.map_or(Choice::NoLayer, Choice::Layer);
        let mut choices: Vec<Choice> = cells(&self.new, path)
            .filter(|(at, cell)| {
                has(*cell) || *at == LayerRef::Upper || right == Choice::Layer(*at)
            })
            .map(|(at, _)| Choice::Layer(at))
            .collect();
        for other in self.views.after.containers.iter() {
            let own = |fs: &Fs<'_>| cells(fs, path).next().is_some_and(|(_, cell)| has(cell));
            if other.name != self.container.name
                && self.views.cow.view(self.views.after, &other.name).as_ref().is_some_and(own)
            {
                choices.push(Choice::LayerOf(other.name.clone()));
            }
        }
        choices.push(Choice::NoLayer);
        let asks = Asks::Serves { container: self.container.name.clone(), path: path.clone() };
        Question::of(asks, &right, choices, decides)
    }

    /// The one path a step reads or looks at, and the layer that serves it.
    fn read(&self) -> Option<(&LayerPath, Option<LayerRef>)> {
        let elsewhere = |event: &CowEvent| {
            matches!(event, CowEvent::OnMount { .. } | CowEvent::Listed { .. }) || refused(event)
        };
        if self.first(elsewhere).is_some() {
            return None;
        }
        let links: Vec<&LayerPath> = self.events.iter().filter_map(followed).collect();
        let mut seen: Vec<(&LayerPath, Option<LayerRef>)> = Vec::new();
        for event in self.events {
            let one = match event {
                CowEvent::LookedUp { path, served_by, .. } if !links.contains(&path) => {
                    (path, *served_by)
                }
                CowEvent::Read { path, layer: Some(layer), .. } => (path, Some(*layer)),
                _ => continue,
            };
            if !seen.contains(&one) {
                seen.push(one);
            }
        }
        let [(path, layer)] = seen[..] else { return None };
        // A directory is served by several layers.
        let is_dir = at(&self.new, path).is_some_and(|found| found.is_dir());
        (!is_dir).then_some((path, layer))
    }
}

/// Whether something was refused, other than to open what is not there.
fn refused(event: &CowEvent) -> bool {
    match event {
        CowEvent::Refused { call, errno, .. } => *errno != Errno::ENOENT || call != "open",
        _ => false,
    }
}

fn followed(event: &CowEvent) -> Option<&LayerPath> {
    match event {
        CowEvent::Followed { path, .. } => Some(path),
        _ => None,
    }
}

fn has(cell: Option<Cell>) -> bool {
    cell.is_some_and(|cell| cell != Cell::Whiteout)
}

/// What a path is on every sheet of a stack, the highest first.
fn cells(fs: &Fs<'_>, path: &LayerPath) -> impl Iterator<Item = (LayerRef, Option<Cell>)> {
    let layers = fs.world.map_or(0, |world| world.layers());
    let between = fs.lowers.iter().map(|lower| lower.at);
    let image = (0..layers).rev().map(|layer| LayerRef::Image(LayerId::at(layer)));
    let sheets: Vec<LayerRef> =
        std::iter::once(LayerRef::Upper).chain(between).chain(image).collect();
    sheets.into_iter().zip(stack(fs, path).cells)
}
