//! What workers tell of layers reaches the page a few times a second: it draws anew for each time, on
//! the cores that read.

use std::mem;

use super::{Flow, Purpose};
use crate::app::{AppAction, LayerStatus, OpenImage};
use crate::platform::task;

/// Milliseconds for which what is told is gathered.
const PAUSE: u32 = 150;

/// Stored bytes of a lowest layer up to which nothing is read beside it.
const SOON: u64 = 128 << 20;

/// Whether the lowest layer is read alone, so that it is soon on screen: of plain layers one process of
/// the browser serves them all.
pub(super) fn is_held(open: &OpenImage) -> bool {
    let lowest = open.image().and_then(|image| image.layers.first());
    let reading =
        matches!(open.status.first(), Some(LayerStatus::Waiting | LayerStatus::Reading { .. }));
    reading && lowest.is_some_and(|l| l.is_plain() && l.size_stored() <= SOON)
}

/// What was told, and is not yet told on.
#[derive(Default)]
pub(super) struct Gathered {
    actions: Vec<AppAction>,
    later: Option<task::Later>,
    /// The image of which a layer was told on last.
    begun: Option<u32>,
}

impl Flow {
    /// Tells of a layer of an image: if it is the first or the last that ends with the next task, else
    /// soon.
    pub(super) fn tell_soon(&self, serial: u32, ends: bool, action: AppAction) {
        let mut books = self.0.books.borrow_mut();
        let layer = |p: &Purpose| matches!(p, Purpose::Layer { serial: of, .. } if *of == serial);
        let last = ends && !books.jobs.values().any(layer);
        let gathered = &mut books.gathered;
        let first = ends && gathered.begun != Some(serial);
        if first {
            gathered.begun = Some(serial);
        }
        gathered.actions.push(action);
        if first || last || gathered.later.is_none() {
            let pause = if first || last { 0 } else { PAUSE };
            let flow = self.clone();
            gathered.later = Some(task::after(pause, move || flow.tell_gathered()));
        }
    }

    fn tell_gathered(&self) {
        let actions = {
            let gathered = &mut self.0.books.borrow_mut().gathered;
            gathered.later = None;
            mem::take(&mut gathered.actions)
        };
        actions.into_iter().for_each(|action| self.tell(action));
    }
}
