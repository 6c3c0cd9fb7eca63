//! Which worker does which job next: queue, priorities, cancelling, one more try after a crash.
//! Plain values; the pool does what it says.

use std::collections::BTreeMap;

use super::JobId;

/// Jobs that one worker does beside each other at most.
const BESIDE: usize = 3;

/// What goes first. Within one priority, what was asked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// Somebody waits for it.
    Now,
    /// The screen waits for it: layers of the image.
    Soon,
    /// What completes the screen.
    Later,
    /// What nobody waits for; leaves one worker free where there are several.
    Background,
}

#[derive(Debug)]
struct Job<J> {
    ask: J,
    priority: Priority,
    /// It mostly waits: its worker can do others like it meanwhile.
    waits: bool,
    /// Workers that crashed on it.
    crashes: u8,
    /// Nobody wants its answer any more.
    forgotten: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Slot {
    /// Not ready yet, or not running.
    Starting,
    /// Running; the jobs it has.
    Busy(Vec<JobId>),
}

impl Slot {
    fn has(&self) -> &[JobId] {
        match self {
            Self::Starting => &[],
            Self::Busy(jobs) => jobs,
        }
    }
}

/// The jobs and the workers. Each worker does one job at a time, or a few that mostly wait.
#[derive(Debug)]
pub struct Schedule<J> {
    slots: Vec<Slot>,
    jobs: BTreeMap<JobId, Job<J>>,
    next: u32,
}

impl<J> Schedule<J> {
    /// A schedule for so many workers, none of them ready; at least one.
    #[must_use]
    pub fn new(workers: usize) -> Self {
        Self { slots: vec![Slot::Starting; workers.max(1)], jobs: BTreeMap::new(), next: 0 }
    }

    /// Adds a job.
    pub fn push(&mut self, ask: J, priority: Priority) -> JobId {
        self.add(Job { ask, priority, waits: false, crashes: 0, forgotten: false })
    }

    /// Adds a job that mostly waits.
    pub fn push_waiting(&mut self, ask: J, priority: Priority) -> JobId {
        self.add(Job { ask, priority, waits: true, crashes: 0, forgotten: false })
    }

    fn add(&mut self, job: Job<J>) -> JobId {
        let id = JobId(self.next);
        self.next = self.next.wrapping_add(1);
        self.jobs.insert(id, job);
        id
    }

    /// The worker has started.
    pub fn ready(&mut self, worker: usize) {
        if let Some(slot) = self.slots.get_mut(worker)
            && *slot == Slot::Starting
        {
            *slot = Slot::Busy(Vec::new());
        }
    }

    /// Gives the next job to a worker, if there is a job and a worker that is idle, or, for jobs that
    /// wait, one that has a few like it.
    pub fn assign(&mut self) -> Option<(usize, JobId, &J)> {
        let background = self.busy().filter(|job| job.priority == Priority::Background).count();
        let room = background + 1 < self.slots.len().max(2);
        let (&id, job) = self
            .jobs
            .iter()
            .filter(|(id, job)| {
                self.runs(**id).is_none() && (room || job.priority != Priority::Background)
            })
            .min_by_key(|(id, job)| (job.priority, **id))?;
        let waits = |id: &JobId| self.jobs.get(id).is_some_and(|job| job.waits);
        let free = |slot: &Slot| match slot {
            Slot::Starting => false,
            Slot::Busy(has) if has.is_empty() => true,
            Slot::Busy(has) => job.waits && has.len() < BESIDE && has.iter().all(waits),
        };
        let workers = self.slots.iter().enumerate().filter(|(_, slot)| free(slot));
        let (worker, _) = workers.min_by_key(|(_, slot)| slot.has().len())?;
        if let Slot::Busy(has) = &mut self.slots[worker] {
            has.push(id);
        }
        Some((worker, id, &self.jobs.get(&id)?.ask))
    }

    fn busy(&self) -> impl Iterator<Item = &Job<J>> {
        self.slots.iter().flat_map(Slot::has).filter_map(|id| self.jobs.get(id))
    }

    /// The worker that does a job.
    fn runs(&self, id: JobId) -> Option<usize> {
        self.slots.iter().position(|slot| slot.has().contains(&id))
    }

    /// Whether the worker is busy with the job and its answer is wanted.
    #[must_use]
    pub fn is_wanted(&self, worker: usize, id: JobId) -> bool {
        self.runs(id) == Some(worker) && self.jobs.get(&id).is_some_and(|job| !job.forgotten)
    }

    /// The worker has done the job; whether its answer is wanted.
    pub fn done(&mut self, worker: usize, id: JobId) -> bool {
        let wanted = self.is_wanted(worker, id);
        if let Some(Slot::Busy(has)) = self.slots.get_mut(worker)
            && has.contains(&id)
        {
            has.retain(|&other| other != id);
            self.jobs.remove(&id);
        }
        wanted
    }

    /// The worker has crashed; another has to be started in its place. Its jobs are tried once more,
    /// each by itself; those that are given up, since they crashed twice.
    pub fn crashed(&mut self, worker: usize) -> Vec<JobId> {
        let Some(slot) = self.slots.get_mut(worker) else { return Vec::new() };
        let had = std::mem::replace(slot, Slot::Starting);
        let mut given_up = Vec::new();
        for &id in had.has() {
            match self.jobs.get_mut(&id) {
                Some(job) if job.crashes == 0 && !job.forgotten => {
                    job.crashes += 1;
                    job.waits = false;
                }
                _ => {
                    let job = self.jobs.remove(&id);
                    given_up.extend(job.filter(|job| !job.forgotten).map(|_| id));
                }
            }
        }
        given_up
    }

    /// The answer to a job is not wanted any more. It is left out if it has not begun, and else
    /// brought to its end: cheaper than another worker, for jobs that are short.
    pub fn forget(&mut self, id: JobId) {
        if self.runs(id).is_none() {
            self.jobs.remove(&id);
        } else if let Some(job) = self.jobs.get_mut(&id) {
            job.forgotten = true;
        }
    }

    /// Takes a job away; gives the worker that was busy with it, which has to be replaced. What else
    /// it had begins anew.
    pub fn cancel(&mut self, id: JobId) -> Option<usize> {
        self.jobs.remove(&id)?;
        let worker = self.runs(id)?;
        self.slots[worker] = Slot::Starting;
        Some(worker)
    }

    /// Takes all jobs away; gives the workers that were busy, which have to be replaced.
    pub fn cancel_all(&mut self) -> Vec<usize> {
        let ids: Vec<JobId> = self.jobs.keys().copied().collect();
        ids.into_iter().filter_map(|id| self.cancel(id)).collect()
    }

    /// Gives up all jobs, since no worker can be started; gives those whose answer is wanted.
    pub fn give_up(&mut self) -> Vec<JobId> {
        self.slots.fill(Slot::Starting);
        let jobs = std::mem::take(&mut self.jobs).into_iter();
        jobs.filter(|(_, job)| !job.forgotten).map(|(id, _)| id).collect()
    }
}

#[cfg(test)]
#[path = "schedule_tests.rs"]
mod tests;
