//! Which worker does which job next: queue, priorities, cancelling, one more try after a crash.
//! Plain values; the pool does what it says.

use std::collections::BTreeMap;

use super::JobId;

/// What goes first. Within one priority, what was asked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// Somebody waits for it.
    Now,
    /// Layers of the image on screen.
    Layers,
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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    /// Not ready yet, or not running.
    Starting,
    Idle,
    Busy(JobId),
}

/// What a crash means for the job the worker had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Crash<J> {
    /// It had none.
    Idle,
    /// It will be tried once more.
    Again(JobId),
    /// It crashed twice and is given up.
    GivenUp(JobId, J),
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
        self.jobs.insert(id, Job { ask, priority, crashes: 0 });
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

    /// The job the worker is busy with.
    #[must_use]
    pub fn job_of(&self, worker: usize) -> Option<(JobId, &J)> {
        match self.slots.get(worker)? {
            Slot::Busy(id) => self.jobs.get(id).map(|job| (*id, &job.ask)),
            _ => None,
        }
    }

    /// The worker has answered; gives back what was asked, unless it is not what the worker was
    /// busy with.
    pub fn done(&mut self, worker: usize, id: JobId) -> Option<J> {
        let slot = self.slots.get_mut(worker).filter(|slot| **slot == Slot::Busy(id))?;
        *slot = Slot::Idle;
        self.jobs.remove(&id).map(|job| job.ask)
    }

    /// The worker has crashed; another has to be started in its place.
    pub fn crashed(&mut self, worker: usize) -> Crash<J> {
        let Some(slot) = self.slots.get_mut(worker) else { return Crash::Idle };
        let Slot::Busy(id) = std::mem::replace(slot, Slot::Starting) else { return Crash::Idle };
        match self.jobs.get_mut(&id) {
            None => Crash::Idle,
            Some(job) if job.crashes == 0 => {
                job.crashes += 1;
                Crash::Again(id)
            }
            Some(_) => self.jobs.remove(&id).map_or(Crash::Idle, |job| Crash::GivenUp(id, job.ask)),
        }
    }

    /// Forgets a job; gives the worker that was busy with it, which has to be replaced.
    pub fn cancel(&mut self, id: JobId) -> Option<usize> {
        self.jobs.remove(&id)?;
        let worker = self.slots.iter().position(|slot| *slot == Slot::Busy(id))?;
        self.slots[worker] = Slot::Starting;
        Some(worker)
    }

    /// Forgets all jobs; gives the workers that were busy, which have to be replaced.
    pub fn cancel_all(&mut self) -> Vec<usize> {
        let ids: Vec<JobId> = self.jobs.keys().copied().collect();
        ids.into_iter().filter_map(|id| self.cancel(id)).collect()
    }

    /// Gives up all jobs: no worker can be started.
    pub fn give_up(&mut self) -> Vec<(JobId, J)> {
        self.slots.fill(Slot::Starting);
        std::mem::take(&mut self.jobs).into_iter().map(|(id, job)| (id, job.ask)).collect()
    }

    /// How many jobs wait or run.
    #[must_use]
    pub fn len(&self) -> usize {
        self.jobs.len()
    }

    /// Whether nothing is to be done.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.jobs.is_empty()
    }
}

#[cfg(test)]
#[path = "schedule_tests.rs"]
mod tests;
