//! The build cache on screen, played in a worker of its own: typing stays quick whatever a build
//! goes through.

use std::cell::RefCell;

use super::asker::{Asker, Marker, Told};
use super::protocol::{JobId, decode, encode};
use crate::platform::messages;
use crate::sim::cache::script::Start;
use crate::sim::cache::{Desk, Reply, Request, Starting};

const MARKER: Marker = *b"bld1";

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// In a worker: answers a message, if it is one of these.
#[must_use]
pub(super) fn serve(bytes: &[u8]) -> bool {
    let Ok((job, (marker, request))) = decode::<(Marker, Request)>(bytes) else { return false };
    if marker != MARKER {
        return false;
    }
    let reply = DESK.with_borrow_mut(|desk| desk.answer(request));
    if let Some(Ok(bytes)) = reply.map(|reply| encode(job, &reply)) {
        // The page is gone if nothing can be posted.
        let _ = messages::tell_page(&bytes, None);
    }
    true
}

/// What the page hears of its builds.
pub type BuildHeard = Told<Reply>;

/// The page's side: one worker, ended when this is dropped.
#[derive(Debug)]
pub struct Building(Asker);

impl Building {
    /// Starts the worker.
    ///
    /// # Errors
    /// What the browser says, if it can't.
    pub fn start(hear: impl Fn(BuildHeard) + Clone + 'static) -> Result<Self, String> {
        Ok(Self(Asker::start(hear)?))
    }

    /// Asks something; before the worker is ready, it waits.
    ///
    /// # Errors
    /// What the browser says, if it cannot be posted.
    pub fn ask(&self, job: JobId, request: &Request) -> Result<(), String> {
        self.0.ask(job, MARKER, request, None)
    }

    /// Gives it another start, which is not copied first.
    ///
    /// # Errors
    /// What the browser says, if it cannot be posted.
    pub fn start_at(&self, job: JobId, start: &Start) -> Result<(), String> {
        self.0.ask(job, MARKER, &Starting::Start(start), None)
    }

    /// The worker has said that it is ready: what waits is posted.
    ///
    /// # Errors
    /// What the browser says, if it cannot be posted.
    pub fn ready(&self) -> Result<(), String> {
        self.0.ready()
    }
}
