//! Making an archive of a committed image, in a worker of its own that Cancel ends.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::OpenImage;
use crate::explain::{self, Message};
use crate::platform::download;
use crate::sim::cow::panels::CommittedLook;
use crate::sim::cow::save::SaveError;
use crate::ui::flow::Flow;
use crate::ui::simulate;
use crate::ui::store::Store;
use crate::worker::{JobId, SimAsk, SimHeard, SimTell, Simulation};

/// What an archive is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// It is opened on the inspect screen.
    Inspect,
    /// It is saved to the person's disk.
    Download,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Saving {
    /// Nothing is being made.
    Idle,
    /// An archive is being made.
    Busy {
        /// Of which image.
        image: CommittedLook,
        /// Bytes made.
        done: u64,
    },
    /// It could not be made.
    Failed {
        /// Of which image.
        image: CommittedLook,
        /// Why.
        why: Message,
    },
}

/// Makes archives, one at a time.
#[derive(Clone, PartialEq)]
pub struct Saver {
    /// How far it is.
    pub state: Saving,
    /// Begins one.
    pub start: Callback<(CommittedLook, Goal)>,
    /// Ends it.
    pub cancel: Callback<()>,
}

/// The maker of archives of the containers screen.
#[hook]
pub fn use_saving(store: &Store, open: &OpenImage, flow: &Flow) -> Saver {
    let state = use_state_eq(|| Saving::Idle);
    let worker = use_mut_ref(|| None::<Rc<Simulation>>);
    {
        // An archive of another image is of no use here.
        let (state, worker) = (state.setter(), worker.clone());
        use_effect_with(open.serial, move |_| {
            state.set(Saving::Idle);
            // Nor where this is no longer on screen.
            move || drop(worker.replace(None))
        });
    }
    let cancel = {
        let (state, worker) = (state.setter(), worker.clone());
        Callback::from(move |()| {
            worker.replace(None);
            state.set(Saving::Idle);
        })
    };
    let script = store.containers.script.list().to_vec();
    let step = store.containers.shown.as_ref().map_or(0, |shown| shown.step);
    let start = {
        let (state, open, flow) = (state.setter(), open.clone(), flow.clone());
        Callback::from(move |(image, goal): (CommittedLook, Goal)| {
            let failed = {
                let (state, image, worker) = (state.clone(), image.clone(), worker.clone());
                move |why: Message| {
                    worker.replace(None);
                    state.set(Saving::Failed { image: image.clone(), why });
                }
            };
            let hear = {
                let (state, worker, flow) = (state.clone(), worker.clone(), flow.clone());
                let (failed, image) = (failed.clone(), image.clone());
                move |heard: SimHeard| match heard {
                    SimHeard::Ready => {
                        let simulation = worker.borrow().clone();
                        if let Some(Err(message)) = simulation.map(|simulation| simulation.ready())
                        {
                            failed(explain::save_error(&SaveError::Io(message)));
                        }
                    }
                    SimHeard::Crash(message) => {
                        failed(explain::save_error(&SaveError::Io(message)));
                    }
                    SimHeard::Told(_, SimTell::Saving(done), _) => {
                        state.set(Saving::Busy { image: image.clone(), done });
                    }
                    SimHeard::Told(_, SimTell::Saved(Ok(())), Some(blob)) => {
                        worker.replace(None);
                        state.set(Saving::Idle);
                        let name = file_name(&image.name);
                        match goal {
                            Goal::Inspect => flow.open_made(name, blob),
                            Goal::Download => download::save(&blob, &name),
                        }
                    }
                    SimHeard::Told(_, SimTell::Saved(Err(error)), _) => {
                        failed(explain::save_error(&error));
                    }
                    SimHeard::Told(..) => {}
                }
            };
            state.set(Saving::Busy { image: image.clone(), done: 0 });
            let started = simulate::start(&open, &flow, hear).and_then(|started| {
                let Some(simulation) = started else { return Ok(()) };
                worker.replace(Some(Rc::clone(&simulation)));
                let ask = SimAsk::Save { script: script.clone(), step, image: image.id.clone() };
                simulation.ask(JobId(1), &ask, None)
            });
            if let Err(message) = started {
                failed(explain::save_error(&SaveError::Io(message)));
            }
        })
    };
    Saver { state: (*state).clone(), start, cancel }
}

/// The name of an image as that of a file: `shop-web-2.tar`.
fn file_name(image: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '-' };
    format!("{}.tar", image.chars().map(plain).collect::<String>())
}
