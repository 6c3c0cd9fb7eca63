//! The page's side: a few workers, kept busy.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use web_sys::Blob;

use super::protocol::{Ask, JobId, Tell, decode, encode};
use super::schedule::{Priority, Schedule};
use super::surveying::Survey;
use crate::archive::LayerRead;
use crate::image::LayerIndex;
use crate::platform::messages::{Heard, WorkerLink, cores};
use crate::platform::task;

/// Workers at most. Reading is bound by the disk and by one process that serves all slices.
const MOST: usize = 4;
/// How often a worker may fail to start before its place stays empty.
const STARTS: u8 = 3;

/// What came of a job.
#[derive(Debug)]
pub struct Answer {
    /// Which.
    pub job: JobId,
    /// What the worker says; or, where workers crashed on it twice or none can be started, what the
    /// browser says.
    pub tell: Result<Tell, String>,
    /// The blob that comes along; see [`Tell`].
    pub blob: Option<Blob>,
}

/// Workers and the jobs for them. Each worker does one job at a time, or reads a few plain layers, which
/// is mostly waiting for the browser. When the pool is dropped, its
/// workers end.
pub struct Pool(Rc<Inner>);

struct Inner {
    hear: Box<dyn Fn(Answer)>,
    schedule: RefCell<Schedule<(Ask, Blob)>>,
    places: RefCell<Vec<Place>>,
    /// Of large layers that are read, what came so far.
    parts: RefCell<Vec<(JobId, LayerIndex)>>,
    /// What the browser said of the last worker that crashed or could not be started.
    said: RefCell<String>,
}

#[derive(Default)]
struct Place {
    link: Option<WorkerLink>,
    /// How many workers have been here: a message of an earlier one is no message.
    generation: u32,
    /// Starts that failed in a row.
    failures: u8,
    /// What is on its way to the worker, in parts.
    posting: Option<task::Slices>,
}

impl Pool {
    /// A pool whose workers start with the first job, or with [`Pool::warm`]: a page on which nothing
    /// is dropped does not load them. `hear` is never called from within a method of the pool.
    #[must_use]
    pub fn new(hear: impl Fn(Answer) + 'static) -> Self {
        let workers = cores().min(MOST);
        let inner = Rc::new(Inner {
            hear: Box::new(hear),
            schedule: RefCell::new(Schedule::new(workers)),
            places: RefCell::new((0..workers).map(|_| Place::default()).collect()),
            parts: RefCell::default(),
            said: RefCell::default(),
        });
        Self(inner)
    }

    /// Starts the workers before there is a job, where one is about to come.
    pub fn warm(&self) {
        self.0.start_missing();
    }

    /// Asks for something to be done with a blob: the dropped file for [`Ask::Open`], the
    /// uncompressed archive for the others.
    pub fn submit(&self, ask: Ask, blob: Blob, priority: Priority) -> JobId {
        let job = {
            let mut schedule = self.0.schedule.borrow_mut();
            if ask.mostly_waits() {
                schedule.push_waiting((ask, blob), priority)
            } else {
                schedule.push((ask, blob), priority)
            }
        };
        self.0.start_missing();
        self.0.give_out();
        job
    }

    /// Ends a job: nothing is heard of it any more. A worker busy with it is ended too, and another
    /// one started in its place.
    pub fn cancel(&self, job: JobId) {
        self.0.take_parts(job);
        let worker = self.0.schedule.borrow_mut().cancel(job);
        worker.into_iter().for_each(|worker| self.0.start(worker));
    }

    /// Ends all jobs.
    pub fn cancel_all(&self) {
        self.0.parts.borrow_mut().clear();
        let workers = self.0.schedule.borrow_mut().cancel_all();
        workers.into_iter().for_each(|worker| self.0.start(worker));
    }

    /// Nothing is heard of a job any more, but a worker busy with it may finish. For short jobs.
    pub fn forget(&self, job: JobId) {
        self.0.schedule.borrow_mut().forget(job);
    }
}

impl Inner {
    /// Starts a worker in a place, ending the one that is there.
    fn start(self: &Rc<Self>, worker: usize) {
        let mut places = self.places.borrow_mut();
        let Some(place) = places.get_mut(worker) else { return };
        (place.link, place.posting) = (None, None);
        place.generation = place.generation.wrapping_add(1);
        if place.failures >= STARTS {
            return;
        }
        let (weak, generation) = (Rc::downgrade(self), place.generation);
        let hear = move |heard| {
            if let Some(inner) = Weak::upgrade(&weak) {
                inner.heard(worker, generation, heard);
            }
        };
        match WorkerLink::start(hear) {
            Ok(link) => place.link = Some(link),
            Err(error) => {
                place.failures = STARTS;
                drop(places);
                self.said.replace(error.to_string());
                self.give_up_if_alone();
            }
        }
    }

    fn start_missing(self: &Rc<Self>) {
        let missing: Vec<usize> = {
            let places = self.places.borrow();
            (0..places.len()).filter(|&worker| places[worker].link.is_none()).collect()
        };
        missing.into_iter().for_each(|worker| self.start(worker));
        self.give_up_if_alone();
    }

    /// If no worker can be started, all jobs have failed.
    fn give_up_if_alone(self: &Rc<Self>) {
        if self.places.borrow().iter().any(|place| place.failures < STARTS) {
            return;
        }
        let inner = Rc::clone(self);
        // Later: whoever submits a job must know its id before its answer comes.
        task::spawn(async move {
            let jobs = inner.schedule.borrow_mut().give_up();
            jobs.into_iter().for_each(|job| inner.failed(job));
        });
    }

    /// Gives jobs to idle workers as long as there are both.
    fn give_out(self: &Rc<Self>) {
        loop {
            let mut schedule = self.schedule.borrow_mut();
            let Some((worker, job, (ask, blob))) = schedule.assign() else { return };
            let large = if let Ask::Survey(survey) = ask { Some(survey) } else { None };
            if let Some(survey) = large.filter(|survey| survey.is_large()) {
                self.post_in_parts(worker, job, survey.clone(), blob.clone());
                continue;
            }
            let posted = self.post(worker, job, ask, blob);
            self.crashed_later(worker, posted);
        }
    }

    fn post(&self, worker: usize, job: JobId, ask: &Ask, blob: &Blob) -> Result<(), String> {
        let places = self.places.borrow();
        let link = places.get(worker).and_then(|place| place.link.as_ref()).ok_or("")?;
        let bytes = encode(job, ask).map_err(|error| error.to_string())?;
        link.post(&bytes, Some(blob)).map_err(|error| error.to_string())
    }

    /// Posts what is asked about a large image, a little at a time.
    fn post_in_parts(self: &Rc<Self>, worker: usize, job: JobId, survey: Survey, blob: Blob) {
        let inner = Rc::downgrade(self);
        let (mut layer, mut number) = (0, 0);
        let posting = task::slices(move || {
            let Some(inner) = inner.upgrade() else { return true };
            let part = survey.layers.get(layer).map(|index| (number < index.parts(), index));
            let (ask, last) = match part {
                Some((false, _)) => {
                    (layer, number) = (layer + 1, 0);
                    return false;
                }
                Some((true, index)) => {
                    let part = index.part(number);
                    number += 1;
                    (Ask::LayerPart { layer, part }, false)
                }
                None => (Ask::Survey(survey.rest()), true),
            };
            let posted = inner.post(worker, job, &ask, &blob);
            inner.crashed_later(worker, posted) || last
        });
        if let Some(place) = self.places.borrow_mut().get_mut(worker) {
            place.posting = Some(posting);
        }
    }

    /// Where something could not be posted, the worker counts as crashed: whether it is so.
    fn crashed_later(self: &Rc<Self>, worker: usize, posted: Result<(), String>) -> bool {
        let inner = Rc::clone(self);
        let error = posted.err();
        let crashed = error.is_some();
        if let Some(message) = error {
            task::spawn(async move { inner.crashed(worker, &message) });
        }
        crashed
    }

    fn heard(self: &Rc<Self>, worker: usize, generation: u32, heard: Heard) {
        {
            let mut places = self.places.borrow_mut();
            let Some(place) = places.get_mut(worker) else { return };
            if place.generation != generation {
                return;
            }
            match heard {
                Heard::Ready => place.failures = 0,
                Heard::Crash(_) => place.failures += 1,
                Heard::Message(..) => {}
            }
        }
        match heard {
            Heard::Ready => {
                self.schedule.borrow_mut().ready(worker);
                self.give_out();
            }
            Heard::Crash(message) => self.crashed(worker, &message),
            Heard::Message(bytes, blob) => match decode::<Tell>(&bytes) {
                Ok((job, tell)) if !matches!(tell, Tell::NotUnderstood) => {
                    self.told(worker, job, tell, blob);
                }
                _ => self.crashed(worker, "NotUnderstood"),
            },
        }
    }

    fn told(self: &Rc<Self>, worker: usize, job: JobId, tell: Tell, blob: Option<Blob>) {
        let tell = match tell {
            Tell::LayerPart(part) => {
                if self.schedule.borrow().is_wanted(worker, job) {
                    let mut index = self.take_parts(job).unwrap_or_default();
                    index.add_part(&part);
                    self.parts.borrow_mut().push((job, index));
                }
                return;
            }
            tell => self.whole(job, tell),
        };
        let wanted = if matches!(tell, Tell::Progress(_)) {
            self.schedule.borrow().is_wanted(worker, job)
        } else {
            let wanted = self.schedule.borrow_mut().done(worker, job);
            self.give_out();
            wanted
        };
        if wanted {
            (self.hear)(Answer { job, tell: Ok(tell), blob });
        }
    }

    fn take_parts(&self, job: JobId) -> Option<LayerIndex> {
        let mut parts = self.parts.borrow_mut();
        let at = parts.iter().position(|(of, _)| *of == job)?;
        Some(parts.swap_remove(at).1)
    }

    /// What is told, with the parts that came before.
    fn whole(&self, job: JobId, tell: Tell) -> Tell {
        match tell {
            Tell::LayerRead(read) => Tell::LayerRead(match self.take_parts(job) {
                Some(parts) => LayerRead { index: parts.with_rest(read.index), ..read },
                None => read,
            }),
            tell => tell,
        }
    }

    fn crashed(self: &Rc<Self>, worker: usize, message: &str) {
        self.said.replace(message.to_owned());
        let given_up = self.schedule.borrow_mut().crashed(worker);
        self.start(worker);
        given_up.into_iter().for_each(|job| self.failed(job));
        self.give_up_if_alone();
    }

    fn failed(&self, job: JobId) {
        self.take_parts(job);
        let message = self.said.borrow().clone();
        (self.hear)(Answer { job, tell: Err(message), blob: None });
    }
}
