//! Containers over the image on screen, played in a worker of their own: the page stays quick
//! whatever a command goes through.
//!
//! The page sends the image and its layers' entries once, then scripts; the worker reads bytes of
//! the image where a tool looks at them. To cancel, the page ends the worker and starts another.

use std::borrow::Cow as Borrowed;
use std::cell::RefCell;
use std::io::{self, Write};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use web_sys::Blob;

use super::asker::{Asker, Marker, Told};
use super::protocol::{JobId, decode, encode};
use crate::app::{Completed, Listings, Question};
use crate::archive::{ContentAt, read_content};
use crate::base::LayerPath;
use crate::image::{Archive, Image, LayerIndex, Member};
use crate::platform::blob::BlobWriter;
use crate::platform::messages;
use crate::platform::{BlobReader, PlatformError, time};
use crate::sim::cow::content::Wanted;
use crate::sim::cow::docker::Facts;
use crate::sim::cow::kernel::Options;
use crate::sim::cow::look::Look;
use crate::sim::cow::save::{SaveError, Source, save, saved_bytes};
use crate::sim::cow::{Action, Cow, Done, Fetched, Halt, ScriptProblem, Session, World};
use crate::union::UnionTree;
use crate::view::time::utc;

/// Milliseconds between two reports of progress.
const PAUSE: f64 = 100.0;

/// What the worker is asked. What is only read to be sent is borrowed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SimAsk<'a> {
    /// An image, whose archive comes along; its layers follow, the lowest first.
    Open {
        /// What is in the archive, packed; see [`Opened`](super::Opened).
        archive: Borrowed<'a, [u8]>,
        /// Which of its images.
        image: usize,
    },
    /// The next layer's entries.
    Layer(Borrowed<'a, LayerIndex>),
    /// Play a script and stop after `step` of its lines.
    Go {
        /// Its lines, none of them empty.
        script: Vec<String>,
        /// How many of them.
        step: usize,
        /// The container to look at; the latest without.
        container: Option<String>,
        /// A second container to look at beside it.
        beside: Option<String>,
    },
    /// Play a script and make an archive of an image that it commits.
    Save {
        /// Its lines, none of them empty.
        script: Vec<String>,
        /// How many of them.
        step: usize,
        /// The image.
        image: String,
    },
    /// What the word under the cursor can become, at the place gone to last.
    Complete(Question),
    /// What a container sees in these directories there.
    List {
        /// The container.
        container: String,
        /// The directories.
        dirs: Vec<LayerPath>,
    },
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SimTell {
    /// System calls made so far by a long step.
    Progress(u64),
    /// To [`SimAsk::Go`]: the place reached, which is `step` unless something halted.
    Went {
        /// How many lines were gone through.
        step: usize,
        /// What a screen shows there.
        look: Box<Look>,
        /// What each line did, as far as they were gone through.
        done: Vec<Done>,
        /// Why it does not go on.
        halted: Option<Halted>,
    },
    /// Bytes of the archive made so far.
    Saving(u64),
    /// To [`SimAsk::Save`]: the archive comes along, or there is none.
    Saved(Result<(), SaveError>),
    /// To [`SimAsk::Complete`].
    Completed(Completed),
    /// To [`SimAsk::List`].
    Listed(Listings),
}

/// Why a script does not go on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Halted {
    /// A line that is not understood; which, from 0.
    Line(usize, ScriptProblem),
    /// An action that cannot be done.
    Halt(Halt),
}

/// The image, its archive's members, and its archive.
type Played = (Image, Vec<Member>, Blob);

/// The worker's side.
#[derive(Default)]
struct Stage {
    image: Option<Played>,
    layers: Vec<LayerIndex>,
    session: Option<Session>,
}

thread_local! {
    static STAGE: RefCell<Stage> = RefCell::default();
}

/// In a worker: answers a message, if it is one of these.
#[must_use]
pub(super) fn serve(bytes: &[u8], blob: Option<&Blob>) -> bool {
    let Ok((job, ask)) = decode::<(Marker, SimAsk<'static>)>(bytes) else { return false };
    if ask.0 != MARKER {
        return false;
    }
    STAGE.with_borrow_mut(|stage| stage.answer(job, ask.1, blob));
    true
}

const MARKER: Marker = *b"cow1";

fn tell(job: JobId, tell: &SimTell) {
    tell_with(job, tell, None);
}

fn tell_with(job: JobId, tell: &SimTell, blob: Option<&Blob>) {
    if let Ok(bytes) = encode(job, tell) {
        // The page is gone if nothing can be posted.
        let _ = messages::tell_page(&bytes, blob);
    }
}

impl Stage {
    fn answer(&mut self, job: JobId, ask: SimAsk<'static>, blob: Option<&Blob>) {
        match ask {
            SimAsk::Open { archive, image } => {
                let played = postcard::from_bytes::<Archive>(&archive).ok().zip(blob);
                let image = played.and_then(|(mut archive, blob)| {
                    let of = (image < archive.images.len())
                        .then(|| archive.images.swap_remove(image))?;
                    Some((of, archive.members, blob.clone()))
                });
                *self = Self { image, ..Self::default() };
            }
            SimAsk::Layer(index) => self.layers.push(index.into_owned()),
            SimAsk::Go { script, step, container, beside } => {
                let names = (container.as_deref(), beside.as_deref());
                if let Some(answer) = self.go(job, &script, step, names) {
                    tell(job, &answer);
                }
            }
            SimAsk::Save { script, step, image } => {
                let saved = self.save(job, &script, step, &image);
                let (saved, blob) = match saved {
                    Ok(blob) => (Ok(()), Some(blob)),
                    Err(error) => (Err(error), None),
                };
                tell_with(job, &SimTell::Saved(saved), blob.as_ref());
            }
            SimAsk::Complete(question) => {
                if let Some(session) = self.begin() {
                    let Question { line, cursor, container } = &question;
                    let completion = session.complete(container.as_deref(), line, *cursor);
                    tell(job, &SimTell::Completed(Completed { question, completion }));
                }
            }
            SimAsk::List { container, dirs } => {
                if let Some(session) = self.begin() {
                    let listed = |dir: LayerPath| {
                        let listing = session.list(&container, &dir);
                        (dir, listing)
                    };
                    let dirs = dirs.into_iter().map(listed).collect();
                    tell(job, &SimTell::Listed(Listings { container, dirs }));
                }
            }
        }
    }

    /// The session; made when the first script comes.
    fn begin(&mut self) -> Option<&mut Session> {
        if self.session.is_none() {
            let (image, ..) = self.image.as_ref()?;
            let mut tree = UnionTree::new();
            for index in std::mem::take(&mut self.layers) {
                // What is odd about a layer is told where the image is inspected.
                drop(tree.push_layer(Arc::new(index)));
            }
            let facts = Facts::of(image, &tree);
            let world = World::new(Arc::new(tree));
            let cow = Cow::new(world, facts, Options::default(), Fetched::default());
            self.session = Some(Session::new(cow));
        }
        self.session.as_mut()
    }

    fn go(
        &mut self,
        job: JobId,
        script: &[String],
        step: usize,
        (container, second): (Option<&str>, Option<&str>),
    ) -> Option<SimTell> {
        let (reached, halted) = self.play(job, script, step)?;
        let session = self.session.as_ref()?;
        let mut look = Box::new(session.look_beside(container, second));
        let done = session.done();
        for committed in &mut look.committed {
            committed.archive = self.archive_bytes(&committed.name);
        }
        Some(SimTell::Went { step: reached, look, done, halted })
    }

    /// Bytes a committed image has as an archive.
    fn archive_bytes(&self, name: &str) -> Option<u64> {
        let session = self.session.as_ref()?;
        let (image, members, blob) = self.image.as_ref()?;
        let committed = session.state().image(name)?;
        let tree = session.cow().world().shared_tree();
        let mut reader = BlobReader::new(blob.clone()).ok()?;
        let mut source = Source { reader: &mut reader, members, image, tree: &tree };
        saved_bytes(&mut source, committed, &created(session)).ok()
    }

    /// Makes an archive of a committed image.
    fn save(
        &mut self,
        job: JobId,
        script: &[String],
        step: usize,
        name: &str,
    ) -> Result<Blob, SaveError> {
        self.play(job, script, step);
        let missing = || SaveError::NoConfig;
        let (image, members, blob) = self.image.as_ref().ok_or_else(missing)?;
        let session = self.session.as_ref().ok_or_else(missing)?;
        let committed = session.state().image(name).ok_or_else(missing)?;
        let tree = session.cow().world().shared_tree();
        let failed = |error: PlatformError| SaveError::Io(error.to_string());
        let mut reader = BlobReader::new(blob.clone()).map_err(failed)?;
        let mut source = Source { reader: &mut reader, members, image, tree: &tree };
        let mut out = Tallied { job, writer: BlobWriter::default(), done: 0, said: time::now() };
        save(&mut source, committed, &created(session), &mut out)?;
        out.writer.finish().map_err(failed)
    }

    /// Plays a script: how many of its lines, and why no more.
    fn play(
        &mut self,
        job: JobId,
        script: &[String],
        step: usize,
    ) -> Option<(usize, Option<Halted>)> {
        let mut actions = Vec::new();
        let mut halted = None;
        for (at, line) in script.iter().enumerate() {
            match Action::parse(line) {
                Ok(Some(action)) => actions.push(action),
                Ok(None) => {}
                Err(problem) => {
                    halted = Some(Halted::Line(at, problem));
                    break;
                }
            }
        }
        let (image, _, blob) = self.image.clone()?;
        let session = self.begin()?;
        let tree = session.cow().world().shared_tree();
        let mut fetch = |wanted: Wanted| content(&image, &tree, &blob, wanted);
        let mut said = time::now();
        let mut watch = |calls| {
            let now = time::now();
            if now - said >= PAUSE {
                said = now;
                tell(job, &SimTell::Progress(calls));
            }
            true
        };
        let to = step.min(actions.len());
        let mut reached = to;
        if let Err(halt) = session.go(actions, to, &mut fetch, &mut watch) {
            reached = halt.action();
            halted = Some(Halted::Halt(halt));
        }
        Some((reached, halted))
    }
}

/// When a committed image was made, by the clock of the simulation.
fn created(session: &Session) -> String {
    let begun = session.cow().time(0);
    utc(begun.secs, begun.nanos)
}

/// Writes an archive and tells how far it is.
struct Tallied {
    job: JobId,
    writer: BlobWriter,
    done: u64,
    said: f64,
}

impl Write for Tallied {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.add(bytes).map_err(io::Error::other)?;
        self.done += bytes.len() as u64;
        let now = time::now();
        if now - self.said >= PAUSE {
            self.said = now;
            tell(self.job, &SimTell::Saving(self.done));
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Bytes of a file of the image.
fn content(
    image: &Image,
    tree: &UnionTree,
    blob: &Blob,
    wanted: Wanted,
) -> Result<Vec<u8>, String> {
    let layer = image.layers.get(wanted.inode.layer.index());
    let entry = tree.index(wanted.inode.layer).and_then(|index| index.get(wanted.inode.entry));
    let (Some(layer), Some(entry)) = (layer, entry) else { return Err("NotFound".to_owned()) };
    let mut reader = BlobReader::new(blob.clone()).map_err(|error| error.to_string())?;
    let at = ContentAt::of(wanted.inode.entry, entry);
    let range = wanted.offset..wanted.offset.saturating_add(wanted.len);
    read_content(&mut reader, layer, &at, range).map_err(|error| error.to_string())
}

/// The page's side: one worker, ended when this is dropped.
#[derive(Debug)]
pub struct Simulation(Asker);

/// What the page hears of its simulation.
pub type SimHeard = Told<SimTell>;

impl Simulation {
    /// Starts the worker.
    ///
    /// # Errors
    /// What the browser says, if it can't.
    pub fn start(hear: impl Fn(SimHeard) + Clone + 'static) -> Result<Self, String> {
        Ok(Self(Asker::start(hear)?))
    }

    /// Asks something; before the worker is ready, it waits.
    ///
    /// # Errors
    /// What the browser says, if it cannot be posted.
    pub fn ask(&self, job: JobId, ask: &SimAsk<'_>, blob: Option<&Blob>) -> Result<(), String> {
        self.0.ask(job, MARKER, ask, blob)
    }

    /// The worker has said that it is ready: what waits is posted.
    ///
    /// # Errors
    /// What the browser says, if it cannot be posted.
    pub fn ready(&self) -> Result<(), String> {
        self.0.ready()
    }
}
