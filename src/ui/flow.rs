//! The way of a file from the person's hand to the state: asks the workers, dispatches answers.

mod gather;
mod inquiries;
mod opening;
mod purpose;
mod second;
mod stack;
mod words;
mod work;

use inquiries::Asked;
pub use inquiries::{PICTURE, Second};
use purpose::Purpose;
use second::Taken;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use yew::prelude::*;

use crate::app::{
    AppAction, AppState, LayerStatus, Notice, OpenImage, Saving, WorkAction, reading_order,
};
use crate::archive::ContentAt;
use crate::base::{LayerId, Shared};
use crate::image::{ArchiveError, LayerInfo, LayerProblem, LayerSource, Looks};
use crate::platform::handles::{self, Handle};
use crate::platform::pick::PickedFile;
use crate::platform::{blob, task, time};
use crate::ui::store::Store;
use crate::worker::{Answer, Ask, JobId, Pool, Priority, Tell};
use web_sys::Blob;

/// Bytes from which on it takes a while to read and write them.
const LARGE: u64 = 16 << 20;

/// What an image is read from.
struct Source {
    blob: Blob,
    /// What finds it again after a reload, where the browser has that.
    handle: Option<Handle>,
    /// The file, where it is one that a person gave.
    file: Option<PickedFile>,
    /// What is in it, packed for a simulation; nothing until that is known.
    packed: Rc<[u8]>,
}

impl Source {
    fn new(blob: Blob, handle: Option<Handle>) -> Self {
        Self { blob, handle, file: None, packed: Rc::default() }
    }
}

#[derive(Default)]
struct Books {
    /// The last serial given.
    serial: u32,
    /// A serial whose image the state does not show yet.
    fresh: Option<u32>,
    /// Layers that were asked for, by the serial of their image.
    begun: HashSet<(u32, LayerId)>,
    /// Images for which what can wait was asked for.
    followed: HashSet<u32>,
    jobs: HashMap<JobId, Purpose>,
    /// What was refused because it is a Dockerfile.
    dockerfile: Option<PickedFile>,
    /// What is kept for questions.
    asked: Asked,
    gathered: gather::Gathered,
    /// An image is open: it is asked what is to become of another one.
    asks: bool,
    /// The image that is asked about.
    second: Option<Taken>,
    /// By serial: the uncompressed archive, or the file until that is known.
    sources: HashMap<u32, Rc<Source>>,
}

struct Inner {
    pool: Pool,
    books: RefCell<Books>,
    at_work: RefCell<Option<stack::AtWork>>,
    dispatcher: UseReducerDispatcher<AppState>,
}

/// The flow; equal to itself.
#[derive(Clone)]
pub struct Flow(Rc<Inner>);

impl PartialEq for Flow {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The flow of the page, with the hooks that drive it on as the state changes.
#[hook]
pub fn use_flow(store: &Store) -> Flow {
    let dispatcher = store.0.dispatcher();
    let flow = use_memo((), move |()| Flow::new(dispatcher));
    let flow = (*flow).clone();
    stack::use_stacking(store, &flow);
    second::use_asking(store, &flow);
    let state = store.0.clone();
    {
        // Jobs of images that are gone are ended.
        let of = |open: Option<&OpenImage>| open.map(|open| open.serial);
        let alive = [
            state.incoming.as_ref().map(|incoming| incoming.serial),
            of(state.open.as_ref()),
            of(state.before.as_ref().map(|before| &before.open)),
            of(state.aside.as_ref().map(|aside| &aside.open)),
        ];
        let flow = flow.clone();
        use_effect_with(alive, move |alive| flow.retain(alive));
    }
    {
        let (flow, state) = (flow.clone(), state.clone());
        let of = state.open.as_ref().map(|open| (open.serial, gather::is_held(open)));
        use_effect_with(of, move |_| {
            if let Some(open) = &state.open {
                flow.read_layers(open);
            }
        });
    }
    {
        let (flow, state) = (flow.clone(), state.clone());
        let complete = state.open.as_ref().filter(|o| o.is_complete()).map(|o| o.serial);
        use_effect_with(complete, move |complete| {
            if let Some(open) = state.open.as_ref().filter(|_| complete.is_some()) {
                flow.after_reading(open);
            }
        });
    }
    flow
}

impl Flow {
    fn new(dispatcher: UseReducerDispatcher<AppState>) -> Self {
        Self(Rc::new_cyclic(|weak: &std::rc::Weak<Inner>| {
            let weak = weak.clone();
            let pool = Pool::new(move |answer| {
                if let Some(inner) = weak.upgrade() {
                    Self(inner).answered(answer);
                }
            });
            Inner { pool, books: RefCell::default(), at_work: RefCell::default(), dispatcher }
        }))
    }

    fn tell(&self, action: AppAction) {
        self.0.dispatcher.dispatch(action);
    }

    fn ask(&self, purpose: Purpose, ask: Ask, priority: Priority) -> Option<JobId> {
        let source = self.0.books.borrow().sources.get(&purpose.serial()).cloned()?;
        let job = self.0.pool.submit(ask, source.blob.clone(), priority);
        self.0.books.borrow_mut().jobs.insert(job, purpose);
        Some(job)
    }

    /// The uncompressed archive of an image that is open, and what is in it, packed.
    #[must_use]
    pub fn archive(&self, serial: u32) -> Option<(Blob, Rc<[u8]>)> {
        let books = self.0.books.borrow();
        books.sources.get(&serial).map(|source| (source.blob.clone(), Rc::clone(&source.packed)))
    }

    /// A file is about to be dropped.
    pub fn warm(&self) {
        self.0.pool.warm();
        words::learn();
    }

    fn begin_with(&self, taken: Taken) {
        let Taken { source: file, from: source, others, files } = taken;
        let serial = {
            let mut books = self.0.books.borrow_mut();
            books.serial += 1;
            let serial = books.serial;
            books.fresh = Some(serial);
            books.sources.insert(serial, Rc::new(source));
            serial
        };
        let file_bytes = file.bytes;
        self.tell(AppAction::Begin { serial, source: file, others, now: time::now() });
        words::set_out();
        self.ask(Purpose::Open { serial }, Ask::Open { file_bytes, files }, Priority::Now);
    }

    /// The file that was refused because it is a Dockerfile, for the build cache.
    #[must_use]
    pub fn take_dockerfile(&self) -> Vec<PickedFile> {
        self.0.books.borrow_mut().dockerfile.take().into_iter().collect()
    }

    /// Shows another image of the archive that is open.
    pub fn choose(&self, image: usize, open: &OpenImage) {
        let serial = {
            let mut books = self.0.books.borrow_mut();
            let Some(source) = books.sources.get(&open.serial).cloned() else { return };
            books.serial += 1;
            let serial = books.serial;
            books.fresh = Some(serial);
            books.sources.insert(serial, source);
            serial
        };
        self.tell(AppAction::ChooseImage { image, serial, now: time::now() });
    }

    fn read_layers(&self, open: &OpenImage) {
        let Some(image) = open.image() else { return };
        let layers = if gather::is_held(open) { &image.layers[..1] } else { &image.layers };
        let waits = |l: &&LayerInfo| open.status[l.id.index()] == LayerStatus::Waiting;
        for layer in reading_order(layers.iter().filter(waits).collect()) {
            self.ask_layer(open.serial, layer);
        }
    }

    /// Asks for a layer, if that was not yet done.
    fn ask_layer(&self, serial: u32, layer: &LayerInfo) {
        if !self.0.books.borrow_mut().begun.insert((serial, layer.id)) {
            return;
        }
        let purpose = Purpose::Layer { serial, layer: layer.id };
        self.ask(purpose, Ask::ReadLayer { layer: layer.clone() }, Priority::Soon);
    }

    /// What can wait until the tree is on screen: contents are compared, digests verified.
    fn after_reading(&self, open: &OpenImage) {
        let serial = open.serial;
        if !self.0.books.borrow_mut().followed.insert(serial) {
            return;
        }
        self.keep_handle(serial, true);
        let compare = open.tree.to_compare();
        if !compare.is_empty() {
            self.tell(AppAction::Comparing { serial, layers: compare.len() });
        }
        for (layer, entries) in compare {
            let (Some(info), Some(index)) = (open.layer(layer), open.tree.index(layer)) else {
                continue;
            };
            let at = |&entry: &u32| Some(ContentAt::of(entry, index.get(entry)?));
            let entries = entries.iter().filter_map(at).collect();
            let ask = Ask::Hash { layer: info.clone(), entries };
            self.ask(Purpose::Hash { serial, layer }, ask, Priority::Later);
        }
        for layer in open.image().map_or(&[][..], |image| &image.layers) {
            if layer.source != LayerSource::None {
                let ask = Ask::Digest { layer: layer.clone() };
                let purpose = Purpose::Digest { serial, layer: layer.id };
                self.ask(purpose, ask, Priority::Background);
            }
        }
    }

    /// Ends the jobs of all images but these.
    fn retain(&self, alive: &[Option<u32>]) {
        let gone: Vec<JobId> = {
            let mut books = self.0.books.borrow_mut();
            if alive.contains(&books.fresh) {
                books.fresh = None;
            }
            // A file taken up a moment ago is not in the state yet.
            let fresh = books.fresh;
            let keep = |serial: u32| fresh == Some(serial) || alive.contains(&Some(serial));
            books.sources.retain(|serial, _| keep(*serial));
            books.begun.retain(|(serial, _)| keep(*serial));
            let gone: Vec<JobId> =
                books.jobs.iter().filter(|(_, p)| !keep(p.serial())).map(|(job, _)| *job).collect();
            for job in &gone {
                books.jobs.remove(job);
            }
            gone
        };
        for job in gone {
            self.0.pool.cancel(job);
        }
    }

    fn answered(&self, answer: Answer) {
        let Answer { job, tell, blob } = answer;
        let purpose = {
            let mut books = self.0.books.borrow_mut();
            let going_on = matches!(tell, Ok(Tell::Progress(_)));
            if going_on { books.jobs.get(&job).cloned() } else { books.jobs.remove(&job) }
        };
        let Some(purpose) = purpose else { return };
        match (purpose, tell) {
            (purpose, Err(message)) => self.failed(job, purpose, message),
            (Purpose::Open { serial }, Ok(Tell::Progress(done))) => {
                self.tell(AppAction::Listing { serial, done });
            }
            (Purpose::Open { serial }, Ok(Tell::Opened(Ok(opened)))) => {
                self.opened(serial, blob, opened.packed);
                // What is told of a layer before the image itself is told would be lost.
                let at_once = words::are_there();
                if let ([image], true) = (&opened.report.value.images[..], at_once)
                    && let Some(lowest) = image.layers.first()
                    && lowest.source != LayerSource::None
                {
                    // No choice: a worker reads the layer that is shown first while the page draws.
                    self.ask_layer(serial, lowest);
                }
                let report = Shared::new(opened.report);
                self.tell_in_words(Some(serial), move || AppAction::Opened {
                    serial,
                    report,
                    now: time::now(),
                });
            }
            (Purpose::Open { serial }, Ok(Tell::Opened(Err(error)))) => {
                if error == ArchiveError::NotAnImage(Looks::Dockerfile) {
                    let mut books = self.0.books.borrow_mut();
                    books.dockerfile = books.sources.get(&serial).and_then(|s| s.file.clone());
                }
                self.tell(AppAction::Refused { serial, error });
            }
            (Purpose::Layer { serial, layer }, Ok(Tell::Progress(done))) => {
                self.tell_soon(serial, false, AppAction::LayerProgress { serial, layer, done });
            }
            (Purpose::Layer { serial, layer }, Ok(Tell::LayerRead(read))) => {
                let index = std::sync::Arc::new(read.index);
                let problems = read.problems;
                let read = AppAction::LayerRead { serial, layer, index, problems };
                self.tell_soon(serial, true, read);
            }
            (Purpose::Hash { serial, layer }, Ok(Tell::Hashed(hashes))) => {
                self.tell(AppAction::Hashed { serial, layer, hashes });
            }
            (Purpose::Digest { serial, layer }, Ok(Tell::Digested(digests, problems))) => {
                self.tell(AppAction::Verified { serial, layer, digests, problems });
            }
            (Purpose::Content(key), Ok(Tell::Content(bytes))) => {
                self.tell(AppAction::ContentReady { key, bytes: bytes.map(Shared::new) });
            }
            (Purpose::Save { name, total, .. }, Ok(Tell::Progress(done))) => {
                let saving = Saving { id: job.0, name, done, total };
                self.tell(AppAction::Work(WorkAction::Save(saving)));
            }
            (purpose @ Purpose::Save { .. }, Ok(tell)) => self.written(job, purpose, tell, blob),
            (Purpose::Search { layer, .. }, Ok(Tell::Progress(done))) => {
                self.tell(AppAction::Work(WorkAction::SearchProgress(layer, done)));
            }
            (Purpose::Search { layer, .. }, Ok(Tell::Searched(found))) => {
                self.tell(AppAction::Work(WorkAction::Searched(layer, found.ok())));
            }
            (purpose, Ok(tell)) => self.inquired(purpose, tell, blob),
        }
    }

    /// Keeps what is needed of a file that opened: its uncompressed form and what is in it.
    fn opened(&self, serial: u32, unpacked: Option<Blob>, packed: Vec<u8>) {
        let mut books = self.0.books.borrow_mut();
        let Some(source) = books.sources.get(&serial).cloned() else { return };
        let blob = unpacked.unwrap_or_else(|| source.blob.clone());
        let (handle, file) = (source.handle.clone(), source.file.clone());
        let source = Source { blob, handle, file, packed: packed.into() };
        books.sources.insert(serial, Rc::new(source));
        drop(books);
        self.keep_handle(serial, false);
    }

    /// Keeps the handle of a file for after a reload; of a large one once it is `read`, since the page is
    /// busy until then.
    fn keep_handle(&self, serial: u32, read: bool) {
        let source = self.0.books.borrow().sources.get(&serial).cloned();
        if let Some(source) = source.filter(|source| read == (blob::size(&source.blob) > LARGE)) {
            task::spawn(handles::keep(source.handle.clone()));
        }
    }

    fn failed(&self, job: JobId, purpose: Purpose, message: String) {
        match purpose {
            Purpose::Open { serial } => {
                let error = ArchiveError::ReaderStopped { message };
                self.tell(AppAction::Refused { serial, error });
            }
            Purpose::Layer { serial, layer } => {
                let problem = LayerProblem::ReaderStopped { message };
                self.tell_soon(serial, true, AppAction::LayerFailed { serial, layer, problem });
            }
            Purpose::Hash { serial, layer } => {
                self.tell(AppAction::Hashed { serial, layer, hashes: Vec::new() });
            }
            Purpose::Digest { serial, layer } => {
                self.tell(AppAction::Verified {
                    serial,
                    layer,
                    digests: None,
                    problems: Vec::new(),
                });
            }
            Purpose::Content(key) => {
                self.tell(AppAction::ContentReady { key, bytes: Err(message) });
            }
            Purpose::Search { layer, .. } => {
                self.tell(AppAction::Work(WorkAction::Searched(layer, None)));
            }
            Purpose::Save { name, .. } => {
                self.tell(AppAction::Work(WorkAction::SaveEnded(job.0)));
                self.tell(AppAction::Notify(Notice::SaveFailed { name, message }));
            }
            Purpose::Ask { about, .. } => {
                self.tell(AppAction::Work(WorkAction::Answer(about, Err(message), None)));
            }
        }
    }
}
