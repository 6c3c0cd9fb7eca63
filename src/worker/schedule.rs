//! Which worker does which job next: queue, priorities, cancelling, one more try after a crash.
//! Plain values; the pool does what it says.

use std::collections::BTreeMap;

use super::JobId;

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
    /// Workers that crashed on it.
    crashes: u8,
    /// Nobody wants its answer any more.
    forgotten: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    /// Not ready yet, or not running.
    Starting,
    Idle,
    Busy(JobId),
}

/// What a crash means for the job the worker had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crash {
    /// It had none whose answer is wanted.
    Idle,
    /// It will be tried once more.
    Again(JobId),
    /// It is given up: it crashed twice.
    GivenUp(JobId),
}

/// The jobs and the workers. Each worker does one job at a time.
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
        let id = JobId(self.next);
        self.next = self.next.wrapping_add(1);
        self.jobs.insert(id, Job { ask, priority, crashes: 0, forgotten: false });
        id
    }

    /// The worker has started.
    pub fn ready(&mut self, worker: usize) {
        if let Some(slot) = self.slots.get_mut(worker)
            && *slot == Slot::Starting
        {
            *slot = Slot::Idle;
        }
    }

    /// Gives the next job to a worker, if one is idle and there is a job for it.
    pub fn assign(&mut self) -> Option<(usize, JobId, &J)> {
        let worker = self.slots.iter().position(|slot| *slot == Slot::Idle)?;
        let background = self.busy().filter(|job| job.priority == Priority::Background).count();
        let room = background + 1 < self.slots.len().max(2);
        let (&id, job) = self
            .jobs
            .iter()
            .filter(|(id, job)| {
                !self.is_running(**id) && (room || job.priority != Priority::Background)
            })
            .min_by_key(|(id, job)| (job.priority, **id))?;
        self.slots[worker] = Slot::Busy(id);
        Some((worker, id, &job.ask))
    }

    fn busy(&self) -> impl Iterator<Item = &Job<J>> {
        self.slots.iter().filter_map(|slot| match slot {
            Slot::Busy(id) => self.jobs.get(id),
            _ => None,
        })
    }

    fn is_running(&self, id: JobId) -> bool {
        self.slots.contains(&Slot::Busy(id))
    }

    /// Whether the worker is busy with the job and its answer is wanted.
    #[must_use]
    pub fn is_wanted(&self, worker: usize, id: JobId) -> bool {
        self.slots.get(worker) == Some(&Slot::Busy(id))
            && self.jobs.get(&id).is_some_and(|job| !job.forgotten)
    }

    /// The worker has done the job; whether its answer is wanted.
    pub fn done(&mut self, worker: usize, id: JobId) -> bool {
        let wanted = self.is_wanted(worker, id);
        if let Some(slot) = self.slots.get_mut(worker)
            && *slot == Slot::Busy(id)
        {
            *slot = Slot::Idle;
            self.jobs.remove(&id);
        }
        wanted
    }

    /// The worker has crashed; another has to be started in its place.
    pub fn crashed(&mut self, worker: usize) -> Crash {
        let Some(slot) = self.slots.get_mut(worker) else { return Crash::Idle };
        let Slot::Busy(id) = std::mem::replace(slot, Slot::Starting) else { return Crash::Idle };
        match self.jobs.get_mut(&id) {
            Some(job) if job.crashes == 0 && !job.forgotten => {
                job.crashes += 1;
                Crash::Again(id)
            }
            _ => match self.jobs.remove(&id) {
                Some(job) if !job.forgotten => Crash::GivenUp(id),
                _ => Crash::Idle,
            },
        }
    }

    /// The answer to a job is not wanted any more. It is left out if it has not begun, and else
    /// brought to its end: cheaper than another worker, for jobs that are short.
    pub fn forget(&mut self, id: JobId) {
        if self.is_running(id) {
            if let Some(job) = self.jobs.get_mut(&id) {
                job.forgotten = true;
            }
        } else {
            self.jobs.remove(&id);
        }
    }

    /// Takes a job away; gives the worker that was busy with it, which has to be replaced.
    pub fn cancel(&mut self, id: JobId) -> Option<usize> {
        self.jobs.remove(&id)?;
        let worker = self.slots.iter().position(|slot| *slot == Slot::Busy(id))?;
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
