//! What passes between a page and whoever plays its script: both sides as values that can be sent.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::look::{Ask, BuildLook, CacheLook};
use super::script::{Start, Step};
use super::session::{Halt, Session};

/// What the player is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Another start. It may be large, so it is sent once.
    Start(Start),
    /// Play steps and show a place.
    Go {
        /// The steps, those behind the place too.
        steps: Vec<Step>,
        /// How many of them are done at the place.
        step: usize,
        /// What of it is looked at.
        ask: Ask,
    },
}

/// [`Request::Start`] of a start that stays where it is: packed, both are the same.
#[derive(Clone, Copy, Debug, Serialize)]
pub enum Starting<'a> {
    /// The start.
    Start(&'a Start),
}

/// A place, played.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    /// The place that was asked for.
    pub step: usize,
    /// What is seen there; where a step cannot be done, what is seen before it.
    pub look: CacheLook,
    /// Why it does not go on.
    pub halt: Option<Halt>,
    /// The builds are those of the reply before, and left out: a long build is sent once.
    pub same_builds: bool,
}

/// Who plays.
#[derive(Default)]
pub struct Desk {
    session: Option<Session>,
    /// The builds that were sent last.
    sent: Rc<Vec<BuildLook>>,
}

impl Desk {
    /// The answer to a request; a start has none.
    pub fn answer(&mut self, request: Request) -> Option<Reply> {
        match request {
            Request::Start(start) => {
                self.session = Some(Session::new(start));
                None
            }
            Request::Go { steps, step, ask } => {
                let session = self.session.get_or_insert_with(|| Session::new(Start::default()));
                let halt = session.go(steps, step).err();
                let mut look = session.look(&ask);
                let same_builds = !look.builds.is_empty() && look.builds == self.sent;
                if same_builds {
                    look.builds = Rc::default();
                } else {
                    self.sent = Rc::clone(&look.builds);
                }
                Some(Reply { step, look, halt, same_builds })
            }
        }
    }
}
