//! Brings the tree up to date with the layers that are read, some milliseconds at a time.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use super::Flow;
use crate::app::{AppAction, LayerStatus, OpenImage, Stacking};
use crate::platform::{task, time};
use crate::ui::store::Store;

/// Entries put on before the clock is looked at.
const STEP: usize = 500;
/// Milliseconds between two trees that are shown: each is counted and drawn anew.
const PAUSE: f64 = 600.0;
/// Paths up to which a tree is shown before the last layer is on it: it has to be copied for that.
const SMALL: usize = 150_000;

/// A tree being built, and for which image.
pub(super) struct AtWork {
    serial: u32,
    stacking: Rc<RefCell<Stacking>>,
    /// When one was shown last.
    shown: Rc<Cell<Option<f64>>>,
    going: Rc<Cell<bool>>,
    slices: Option<task::Slices>,
}

/// The tree follows the layers.
#[hook]
pub(super) fn use_stacking(store: &Store, flow: &Flow) {
    let settled =
        |status: &&LayerStatus| matches!(status, LayerStatus::Read | LayerStatus::Unreadable);
    let of = store
        .open
        .as_ref()
        .map(|open| (open.serial, open.tree.layers(), open.status.iter().filter(settled).count()));
    let (state, flow) = (store.0.clone(), flow.clone());
    use_effect_with(of, move |_| flow.stack(state.open.as_ref()));
}

impl Flow {
    fn stack(&self, open: Option<&OpenImage>) {
        let mut at_work = self.0.at_work.borrow_mut();
        let Some(open) = open.filter(|open| !open.is_complete()) else {
            *at_work = None;
            return;
        };
        let at_work = match &mut *at_work {
            Some(at_work) if at_work.serial == open.serial => at_work,
            other => other.insert(AtWork {
                serial: open.serial,
                stacking: Rc::default(),
                shown: Rc::default(),
                going: Rc::default(),
                slices: None,
            }),
        };
        let wanted = at_work.stacking.borrow_mut().take(open);
        if !wanted || at_work.going.replace(true) {
            return;
        }
        let (stacking, shown, going) =
            (Rc::clone(&at_work.stacking), Rc::clone(&at_work.shown), Rc::clone(&at_work.going));
        let (serial, layers) = (open.serial, open.status.len());
        let dispatcher = self.0.dispatcher.clone();
        at_work.slices = Some(task::slices(move || {
            let mut stacking = stacking.borrow_mut();
            if !stacking.step(STEP) {
                return false;
            }
            going.set(false);
            let (done, paths) = stacking.size();
            let now = time::now();
            let due = shown.get().is_none_or(|before| now - before >= PAUSE) && paths <= SMALL;
            if done == layers || due {
                shown.set(Some(now));
                let (tree, problems) = stacking.shown(done == layers);
                drop(stacking);
                dispatcher.dispatch(AppAction::Stacked { serial, tree, problems });
            }
            true
        }));
    }
}
