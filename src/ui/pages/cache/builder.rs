//! Keeps the simulator at the place the screen stands at.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use super::store::CacheStore;
use crate::app::cache::{CacheAction, CacheState, Shown};
use crate::base::Shared;
use crate::sim::cache::Request;
use crate::sim::cache::look::BuildLook;
use crate::sim::cache::script::Start;
use crate::worker::{BuildHeard, Building, JobId};

/// The worker, what it was given, and the last question.
struct Running {
    building: RefCell<Option<Rc<Building>>>,
    given: RefCell<Option<Shared<Start>>>,
    /// The builds that were heard of last.
    builds: RefCell<Rc<Vec<BuildLook>>>,
    last: Cell<u32>,
    dispatcher: UseReducerDispatcher<CacheState>,
}

impl Running {
    fn heard(&self, heard: BuildHeard) {
        match heard {
            BuildHeard::Ready => {
                let building = self.building.borrow().clone();
                if let Some(Err(message)) = building.map(|building| building.ready()) {
                    self.crashed(message);
                }
            }
            BuildHeard::Crash(message) => self.crashed(message),
            BuildHeard::Told(job, mut reply, _) => {
                if reply.same_builds {
                    reply.look.builds = Rc::clone(&self.builds.borrow());
                } else {
                    self.builds.replace(Rc::clone(&reply.look.builds));
                }
                // Of a question that is no longer the last nothing else is to be seen.
                if job.0 == self.last.get() {
                    self.dispatcher.dispatch(CacheAction::Show(Shared::new(Shown::new(reply))));
                }
            }
        }
    }

    fn crashed(&self, message: String) {
        self.building.replace(None);
        self.given.replace(None);
        self.dispatcher.dispatch(CacheAction::Crashed(message));
    }

    fn start(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let started = Building::start(move |heard| {
            if let Some(running) = weak.upgrade() {
                running.heard(heard);
            }
        });
        match started {
            Ok(building) => drop(self.building.replace(Some(Rc::new(building)))),
            Err(message) => self.crashed(message),
        }
    }

    fn go(self: &Rc<Self>, start: &Shared<Start>, request: &Request) {
        if self.building.borrow().is_none() {
            self.start();
        }
        let Some(building) = self.building.borrow().clone() else { return };
        let job = JobId(self.last.get() + 1);
        self.last.set(job.0);
        let mut asked = Ok(());
        if self.given.borrow().as_ref() != Some(start) {
            asked = building.start_at(job, start);
            self.given.replace(Some(start.clone()));
        }
        if let Err(message) = asked.and_then(|()| building.ask(job, request)) {
            self.crashed(message);
        }
    }
}

/// Runs the simulator while the screen is there.
#[hook]
pub fn use_builder(store: &CacheStore) {
    let dispatcher = store.0.dispatcher();
    let running = use_memo((), |()| Running {
        building: RefCell::default(),
        given: RefCell::default(),
        builds: RefCell::default(),
        last: Cell::new(0),
        dispatcher,
    });
    let asked = (store.start.clone(), store.steps.clone(), store.ask(), store.restarts);
    let state = store.0.clone();
    use_effect_with(asked, move |(start, ..)| running.go(start, &state.request()));
}
