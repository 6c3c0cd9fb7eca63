//! The page's side of a worker that plays: one worker, ended when this is dropped; what is asked
//! before it is ready, waits.

use std::cell::RefCell;

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Blob;

use super::protocol::{JobId, decode, encode};
use crate::platform::messages::{Heard, WorkerLink};

/// Tells the messages of one simulator from those of another, and of the archive's workers.
pub(super) type Marker = [u8; 4];

/// What the page hears of its worker.
#[derive(Clone, Debug, PartialEq)]
pub enum Told<T> {
    /// It can be asked now.
    Ready,
    /// An answer, and to which question.
    Told(JobId, T, Option<Blob>),
    /// It has stopped for good; what the browser says.
    Crash(String),
}

/// A worker, and what waits for it.
#[derive(Debug)]
pub struct Asker {
    link: WorkerLink,
    waiting: RefCell<Vec<(Vec<u8>, Option<Blob>)>>,
    ready: RefCell<bool>,
}

impl Asker {
    /// Starts the worker.
    ///
    /// # Errors
    /// What the browser says, if it can't.
    pub fn start<T: DeserializeOwned>(
        hear: impl Fn(Told<T>) + Clone + 'static,
    ) -> Result<Self, String> {
        let link = WorkerLink::start(move |heard| match heard {
            Heard::Ready => hear(Told::Ready),
            Heard::Crash(message) => hear(Told::Crash(message)),
            Heard::Message(bytes, blob) => match decode::<T>(&bytes) {
                Ok((job, tell)) => hear(Told::Told(job, tell, blob)),
                Err(error) => hear(Told::Crash(error.to_string())),
            },
        });
        let link = link.map_err(|error| error.to_string())?;
        Ok(Self { link, waiting: RefCell::default(), ready: RefCell::new(false) })
    }

    /// Asks something; before the worker is ready, it waits.
    ///
    /// # Errors
    /// What the browser says, if it cannot be posted.
    pub(super) fn ask<Q: Serialize>(
        &self,
        job: JobId,
        marker: Marker,
        ask: &Q,
        blob: Option<&Blob>,
    ) -> Result<(), String> {
        let bytes = encode(job, &(marker, ask)).map_err(|error| error.to_string())?;
        if *self.ready.borrow() {
            return self.link.post(&bytes, blob).map_err(|error| error.to_string());
        }
        self.waiting.borrow_mut().push((bytes, blob.cloned()));
        Ok(())
    }

    /// The worker has said that it is ready: what waits is posted.
    ///
    /// # Errors
    /// What the browser says, if it cannot be posted.
    pub fn ready(&self) -> Result<(), String> {
        self.ready.replace(true);
        for (bytes, blob) in self.waiting.take() {
            self.link.post(&bytes, blob.as_ref()).map_err(|error| error.to_string())?;
        }
        Ok(())
    }
}
