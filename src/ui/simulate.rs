//! Keeps the simulator at the place the containers screen stands at.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use crate::app::{
    AppAction, AppState, ContainersAction, FilesAction, OpenImage, PromptAction, Script, Shown,
    Stopped, View,
};
use crate::base::Shared;
use crate::platform::storage;
use crate::ui::flow::Flow;
use crate::ui::questions::use_questions;
use crate::ui::store::Store;
use crate::worker::{Halted, JobId, SimAsk, SimHeard, SimTell, Simulation};

/// The simulator of one image, and the last question it was asked.
pub(super) struct Running {
    pub(super) simulation: RefCell<Option<Rc<Simulation>>>,
    last: Cell<u32>,
    dispatcher: UseReducerDispatcher<AppState>,
}

impl Running {
    pub(super) fn tell(&self, action: ContainersAction) {
        self.dispatcher.dispatch(AppAction::Containers(action));
    }

    /// Starts a worker and gives it the image.
    fn start(self: &Rc<Self>, open: &OpenImage, flow: &Flow) {
        self.simulation.replace(None);
        let weak = Rc::downgrade(self);
        let started = start(open, flow, move |heard| {
            if let Some(running) = weak.upgrade() {
                running.heard(heard);
            }
        });
        match started {
            Ok(simulation) => drop(self.simulation.replace(simulation)),
            Err(message) => self.tell(ContainersAction::Crashed(message)),
        }
    }

    /// Whether the worker is gone.
    fn has_stopped(&self) -> bool {
        self.simulation.borrow().is_none()
    }

    fn heard(&self, heard: SimHeard) {
        match heard {
            SimHeard::Ready => {
                let simulation = self.simulation.borrow().clone();
                if let Some(Err(message)) = simulation.map(|simulation| simulation.ready()) {
                    self.tell(ContainersAction::Crashed(message));
                }
            }
            SimHeard::Crash(message) => {
                self.simulation.replace(None);
                self.tell(ContainersAction::Crashed(message));
            }
            SimHeard::Told(_, SimTell::Completed(completed), _) => {
                let completed = PromptAction::Completed(Shared::new(completed));
                self.tell(ContainersAction::Prompt(completed));
            }
            SimHeard::Told(_, SimTell::Listed(listings), _) => {
                let listed = FilesAction::Listed(Shared::new(listings));
                self.tell(ContainersAction::Files(listed));
            }
            // Of a question that is no longer the last nothing is to be seen.
            SimHeard::Told(job, ..) if job.0 != self.last.get() => {}
            SimHeard::Told(_, SimTell::Progress(calls), _) => {
                self.tell(ContainersAction::Progress(calls));
            }
            SimHeard::Told(_, SimTell::Went { step, look, done, halted }, _) => {
                let stopped = halted.map(|halted| match halted {
                    Halted::Line(at, problem) => Stopped::Line(at, problem),
                    Halted::Halt(halt) => Stopped::Halt(halt),
                });
                let shown = Shown::new(step, *look, done, stopped);
                self.tell(ContainersAction::Show(Shared::new(shown)));
            }
            // Archives are made by workers of their own.
            SimHeard::Told(_, SimTell::Saving(_) | SimTell::Saved(_), _) => {}
        }
    }

    fn go(&self, lines: &[String], at: usize, names: [Option<String>; 2]) {
        let Some(simulation) = self.simulation.borrow().clone() else { return };
        let job = self.last.get() + 1;
        self.last.set(job);
        let [container, beside] = names;
        let ask = SimAsk::Go { script: lines.to_vec(), step: at, container, beside };
        if let Err(message) = simulation.ask(JobId(job), &ask, None) {
            self.tell(ContainersAction::Crashed(message));
        }
    }
}

/// A simulator of an image, in a worker of its own; none, if the image is gone.
///
/// # Errors
/// What the browser says, if it cannot be started.
pub fn start(
    open: &OpenImage,
    flow: &Flow,
    hear: impl Fn(SimHeard) + Clone + 'static,
) -> Result<Option<Rc<Simulation>>, String> {
    let Some((blob, packed)) = flow.archive(open.serial) else { return Ok(None) };
    let simulation = Rc::new(Simulation::start(hear)?);
    let ask = SimAsk::Open { archive: Cow::Borrowed(&*packed), image: open.image };
    simulation.ask(JobId(0), &ask, Some(&blob))?;
    for layer in (0..open.tree.layers()).map(crate::base::LayerId::at) {
        if let Some(index) = open.tree.index(layer) {
            simulation.ask(JobId(0), &SimAsk::Layer(Cow::Borrowed(index)), None)?;
        }
    }
    Ok(Some(simulation))
}

/// Runs the simulator while the containers screen is open, and keeps the script for after a reload.
#[hook]
pub fn use_simulation(store: &Store, flow: &Flow) {
    let dispatcher = store.0.dispatcher();
    let running = use_memo((), |()| Running {
        simulation: RefCell::default(),
        last: Cell::new(0),
        dispatcher,
    });
    let open = store.open.as_ref().filter(|open| open.is_complete());
    let serial = open.filter(|_| store.view == View::Containers).map(|open| open.serial);
    // Once started it stays for the image: going to another view and back is quick.
    let started = use_mut_ref(|| None::<(u32, u32)>);
    {
        let (state, flow, running) = (store.0.clone(), flow.clone(), Rc::clone(&running));
        let restarts = store.containers.restarts;
        use_effect_with((serial, restarts), move |(serial, restarts)| {
            if let (Some(serial), Some(open)) = (*serial, &state.open) {
                let now = Some((serial, *restarts));
                if *started.borrow() != now {
                    *started.borrow_mut() = now;
                    running.start(open, &flow);
                }
            }
        });
    }
    // What was kept is there before the screen is: other screens write lines too.
    let whole = open.map(|open| open.serial);
    let id = open.and_then(|open| open.id.as_ref()).map(ToString::to_string);
    use_questions(store, &running, serial, id.clone());
    let key = id.map(|id| format!("script.{id}"));
    {
        let (state, key) = (store.0.clone(), key.clone());
        use_effect_with((whole, key), move |(serial, key)| {
            // What a link brought, or what was typed, is not replaced.
            let untouched = state.containers.script.list().is_empty();
            let kept: Option<Script> = key.as_deref().filter(|_| untouched).and_then(storage::load);
            if let (Some(_), Some(kept)) = (serial, kept.filter(|kept| !kept.list().is_empty())) {
                let load = ContainersAction::Load(kept.list().to_vec(), kept.cursor());
                state.dispatch(AppAction::Containers(load));
            }
        });
    }
    let script = &store.containers.script;
    let place = (
        serial,
        script.list().to_vec(),
        script.cursor(),
        [store.containers.container.clone(), store.containers.panels.beside.clone()],
        store.containers.restarts,
    );
    let (state, flow) = (store.0.clone(), flow.clone());
    use_effect_with(place, move |(serial, lines, at, names, _)| {
        if serial.is_none() {
            return;
        }
        if let Some(open) = state.open.as_ref().filter(|_| running.has_stopped()) {
            running.start(open, &flow);
        }
        running.go(lines, *at, names.clone());
        // An untouched script is none to keep.
        if let Some(key) = key.filter(|_| !lines.is_empty() || state.containers.script.can_undo()) {
            storage::save(&key, &state.containers.script);
        }
    });
}
