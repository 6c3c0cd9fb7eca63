//! What a person drops or chooses: a Dockerfile, a script, a file, a folder, a tar. Files are read in
//! a worker, one batch after the other.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::super::store::CacheStore;
use crate::app::CacheFile;
use crate::app::cache::{CacheAction, CacheState, Dropped, HEAD};
use crate::explain::{self, Message};
use crate::platform::folder::{self, Found, FoundFile, Given};
use crate::platform::pick::PickedFile;
use crate::platform::{blob, task};
use crate::sim::cache::script::{
    Entry, Step, TEXTS, What, assumed_dirs, assumed_file, text_limit, top,
};
use crate::ui::words::Words;
use crate::worker::{JobId, TakeAsk, TakeHeard, TakeTell, Taking, Told};

/// Files of a folder at most.
const MOST_FILES: usize = 100_000;
/// Bytes that are read at most.
const MOST_BYTES: u64 = 16_000_000_000;
/// Bytes of a text that is a Dockerfile or a script.
const MOST_TEXT: u64 = 1 << 20;
/// Files of a batch, and bytes that end one.
const BATCH: (usize, u64) = (250, 8 << 20);
/// Files that are found between two reports.
const SAID: usize = 200;

/// How far it is, or how it ended.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Progress {
    /// Nothing is under way.
    #[default]
    Idle,
    /// So many files were found.
    Finding(usize),
    /// So many of them are read.
    Reading(usize, usize),
    /// So many bytes of one are read.
    Bytes(u64, u64),
    /// What was taken, by which action, and what was left out.
    Took(Message, CacheAction, Option<Message>),
    /// Why nothing was taken.
    Not(Message),
}

/// What is under way: a worker, and what it still has to read.
struct Run {
    taking: Rc<Taking>,
    job: u32,
    /// The files, and how many of them were given to the worker up to the batch it reads.
    files: Vec<FoundFile>,
    given: usize,
    done: usize,
    dirs: Vec<Entry>,
    entries: Vec<Entry>,
    room: u64,
    kind: Kind,
    unread: Option<(String, u64)>,
}

/// What becomes of it.
enum Kind {
    /// The context; the name of its folder, if it has one.
    Context(Option<String>),
    /// A file of the context that there is.
    File,
    /// A tar: its name and size, and the file itself.
    Tar(String, u64, PickedFile),
}

struct Inner {
    state: UseStateSetter<Progress>,
    dispatcher: UseReducerDispatcher<CacheState>,
    on_image: RefCell<Callback<Vec<PickedFile>>>,
    run: RefCell<Option<Run>>,
    /// Counts what was dropped: what was dropped before is no longer followed.
    turn: RefCell<u32>,
}

/// Takes what is dropped; equal to itself.
#[derive(Clone)]
pub struct Drops {
    inner: Rc<Inner>,
    /// How far it is.
    pub progress: Progress,
}

/// What takes what is dropped.
#[hook]
pub fn use_drops(store: &CacheStore, on_image: &Callback<Vec<PickedFile>>) -> Drops {
    let state = use_state_eq(Progress::default);
    let (setter, dispatcher) = (state.setter(), store.0.dispatcher());
    let inner = use_memo((), |()| Inner {
        state: setter,
        dispatcher,
        on_image: RefCell::default(),
        run: RefCell::default(),
        turn: RefCell::default(),
    });
    inner.on_image.replace(on_image.clone());
    Drops { inner, progress: (*state).clone() }
}

impl Drops {
    /// Takes something.
    pub fn take(&self, given: Given) {
        self.take_and(given, || {});
    }

    /// The same of what was chosen with an input, which then forgets it.
    pub fn choose(&self, given: Given, input: NodeRef) {
        self.take_and(given, move || folder::forget(&input));
    }

    fn take_and(&self, given: Given, found: impl FnOnce() + 'static) {
        let inner = Rc::clone(&self.inner);
        inner.end();
        let turn = *inner.turn.borrow();
        inner.state.set(Progress::Finding(0));
        task::spawn(async move {
            let mut said = 0;
            let go_on = |files: usize| {
                if files >= said + SAID {
                    said = files;
                    if inner.is(turn) {
                        inner.state.set(Progress::Finding(files));
                    }
                }
                files <= MOST_FILES && inner.is(turn)
            };
            let all = folder::find(given, go_on).await;
            found();
            if inner.is(turn) {
                match all {
                    Ok(found) => inner.found(turn, found).await,
                    Err(error) => inner.not(failed(error.to_string())),
                }
            }
        });
    }

    /// Stops what is under way; what was there before stays.
    fn cancel(&self) {
        self.inner.end();
        self.inner.state.set(Progress::Idle);
    }
}

fn failed(message: String) -> Message {
    Message::new("cache-take-failed").text("message", message)
}

impl Inner {
    fn is(&self, turn: u32) -> bool {
        *self.turn.borrow() == turn
    }

    fn end(&self) {
        *self.turn.borrow_mut() += 1;
        self.run.replace(None);
    }

    fn not(&self, message: Message) {
        self.end();
        self.state.set(Progress::Not(message));
    }

    fn took(&self, action: CacheAction, message: Message, left: Option<Message>) {
        self.end();
        // The action is kept to see what Undo would take back; a context is not kept twice.
        let kept = match &action {
            CacheAction::Context(_) => CacheAction::Context(Vec::new()),
            CacheAction::Load(..) => CacheAction::Load(Box::default(), 0),
            other => other.clone(),
        };
        self.dispatcher.dispatch(action);
        self.state.set(Progress::Took(message, kept, left));
    }

    async fn found(self: Rc<Self>, turn: u32, mut found: Found) {
        let bytes: u64 = found.files.iter().map(|file| file.bytes).sum();
        if found.files.is_empty() {
            return self.not(Message::new("cache-take-none"));
        }
        if found.files.len() > MOST_FILES {
            let most = Message::new("cache-take-many").count("most", MOST_FILES as u64);
            return self.not(most);
        }
        let paths = found.files.iter().map(|file| file.path.as_str());
        let top = top(paths, found.dirs.iter().map(String::as_str));
        let single = top.is_none() && found.dirs.is_empty() && found.files.len() == 1;
        if let Some(file) = found.files.pop_if(|_| single) {
            return self.single(turn, file).await;
        }
        if bytes > MOST_BYTES {
            let large = Message::new("cache-take-large").bytes("bytes", bytes);
            return self.not(large.bytes("most", MOST_BYTES));
        }
        if let Some(top) = &top {
            let inside = |path: &mut String| drop(path.drain(..(top.len() + 1).min(path.len())));
            found.files.iter_mut().for_each(|file| inside(&mut file.path));
            found.dirs.iter_mut().for_each(inside);
        }
        let paths = found.files.iter().map(|file| file.path.as_str());
        let dirs = assumed_dirs(paths, found.dirs.iter().map(String::as_str));
        self.start(found.files, dirs, Kind::Context(top));
    }

    /// A file alone: what it is says its beginning and its name.
    async fn single(self: Rc<Self>, turn: u32, file: FoundFile) {
        let picked = PickedFile::new(file.file.clone());
        let head = match blob::head(&picked.blob(), HEAD).await {
            Ok(head) => head,
            Err(error) => return self.not(failed(error.to_string())),
        };
        let (name, bytes) = (picked.name(), picked.bytes());
        let kind = Dropped::of(&name, &head);
        if matches!(kind, Dropped::Dockerfile | Dropped::Script) {
            if bytes > MOST_TEXT {
                let long = Message::new("cache-take-long").text("name", name);
                return self.not(long.bytes("bytes", bytes).bytes("most", MOST_TEXT));
            }
            let text = match blob::text(&picked.blob()).await {
                Ok(text) => text,
                Err(error) => return self.not(failed(error.to_string())),
            };
            if !self.is(turn) {
                return;
            }
            let said = |id: &'static str| Message::new(id).text("name", name.clone());
            if kind == Dropped::Dockerfile {
                let action = CacheAction::Replace(text);
                return self.took(action, said("cache-took-dockerfile"), None);
            }
            return match CacheFile::parse(&text) {
                Ok(CacheFile { step, script }) => {
                    let action = CacheAction::Load(Box::new(script), step);
                    self.took(action, said("cache-took-script"), None);
                }
                Err(error) => self.not(error.message()),
            };
        }
        if !self.is(turn) {
            return;
        }
        match kind {
            Dropped::Tar => self.start(Vec::new(), Vec::new(), Kind::Tar(name, bytes, picked)),
            _ => self.start(vec![file], Vec::new(), Kind::File),
        }
    }

    fn start(self: Rc<Self>, files: Vec<FoundFile>, dirs: Vec<Entry>, kind: Kind) {
        let (weak, turn) = (Rc::downgrade(&self), *self.turn.borrow());
        let taking = Taking::start(move |heard| {
            if let Some(inner) = weak.upgrade().filter(|inner| inner.is(turn)) {
                inner.heard(heard);
            }
        });
        let taking = match taking {
            Ok(taking) => Rc::new(taking),
            Err(message) => return self.not(failed(message)),
        };
        self.state.set(match &kind {
            Kind::Tar(_, bytes, _) => Progress::Bytes(0, *bytes),
            _ => Progress::Reading(0, files.len()),
        });
        self.run.replace(Some(Run {
            taking,
            job: 0,
            files,
            given: 0,
            done: 0,
            dirs,
            entries: Vec::new(),
            room: TEXTS,
            kind,
            unread: None,
        }));
        self.next();
    }

    /// Gives the worker the next batch.
    fn next(&self) {
        let mut run = self.run.borrow_mut();
        let Some(run) = run.as_mut() else { return };
        run.job += 1;
        let (ask, blob) = match &run.kind {
            Kind::Tar(_, _, file) => (TakeAsk::Tar, Ok(file.blob())),
            _ => {
                let mut bytes = 0;
                let rest = run.files.iter().skip(run.done).take(BATCH.0);
                // The first one comes along however large it is.
                let batch = rest.take_while(|file| {
                    let fits = bytes == 0 || bytes + file.bytes <= BATCH.1;
                    bytes += file.bytes;
                    fits
                });
                let batch: Vec<&FoundFile> = batch.collect();
                run.given = run.done + batch.len();
                let sizes = batch.iter().map(|file| (file.bytes, text_limit(&file.path)));
                let ask = TakeAsk::Files { sizes: sizes.collect(), room: run.room };
                (ask, blob::joined(batch.iter().map(|file| &file.file)))
            }
        };
        let asked = blob.map_err(|error| error.to_string());
        let job = JobId(run.job);
        let asked = asked.and_then(|blob| run.taking.ask(job, &ask, &blob));
        if let Err(message) = asked {
            self.state.set(Progress::Not(failed(message)));
        }
    }

    fn heard(&self, heard: TakeHeard) {
        let taking = self.run.borrow().as_ref().map(|run| Rc::clone(&run.taking));
        match heard {
            Told::Ready => {
                if let Some(Err(message)) = taking.map(|taking| taking.ready()) {
                    self.not(failed(message));
                }
            }
            Told::Crash(message) => self.not(failed(message)),
            Told::Told(_, TakeTell::Progress(bytes), _) => self.bytes(bytes),
            Told::Told(_, TakeTell::Files(whats, error), _) => self.read(whats, error),
            Told::Told(_, TakeTell::Tar(read), _) => self.unpacked(read),
        }
    }

    /// Of one large file, or a tar, bytes are told.
    fn bytes(&self, bytes: u64) {
        if let Some(run) = self.run.borrow().as_ref() {
            let all = match &run.kind {
                Kind::Tar(_, all, _) => Some(*all),
                _ if run.files.len() == 1 => run.files.first().map(|file| file.bytes),
                _ => None,
            };
            if let Some(all) = all {
                self.state.set(Progress::Bytes(bytes.min(all), all));
            }
        }
    }

    /// Files of a batch were read.
    fn read(&self, whats: Vec<What>, error: Option<String>) {
        let finished = {
            let mut run = self.run.borrow_mut();
            let Some(run) = run.as_mut() else { return };
            for what in whats {
                let Some(file) = run.files.get(run.done) else { break };
                if let What::Text(text) = &what {
                    run.room = run.room.saturating_sub(text.len() as u64);
                }
                run.entries.extend(assumed_file(&file.path, what));
                run.done += 1;
            }
            // What cannot be read is left out; what comes behind it is asked for again.
            if error.is_some() && run.done < run.given {
                let path = run.files.get(run.done).map(|file| file.path.clone());
                let unread = run.unread.get_or_insert_with(|| (path.unwrap_or_default(), 0));
                unread.1 += 1;
                run.done += 1;
            }
            self.state.set(Progress::Reading(run.done, run.files.len()));
            run.done >= run.files.len()
        };
        if finished { self.finish() } else { self.next() }
    }

    fn finish(&self) {
        let Some(run) = self.run.take() else { return };
        let left = run.unread.map(|(path, count)| {
            Message::new("cache-left-out").count("count", count).text("path", path)
        });
        if run.entries.is_empty() {
            return self.not(left.unwrap_or_else(|| Message::new("cache-take-none")));
        }
        // A Dockerfile at the top goes to the editor.
        let own = |entry: &&Entry| entry.path != "Dockerfile";
        let files = run.entries.iter().filter(own).count() as u64;
        if let Kind::Context(name) = run.kind {
            let entries = run.dirs.into_iter().chain(run.entries).collect();
            let said = match name {
                Some(name) => Message::new("cache-took-folder").text("name", name),
                None => Message::new("cache-took-files"),
            };
            let action = CacheAction::Context(entries);
            return self.took(action, said.count("files", files), left);
        }
        for Entry { path, what, .. } in run.entries {
            let step = match what {
                What::Text(text) => Step::Write(path.clone(), text),
                What::Unseen(size, digest) => Step::Unseen(path.clone(), size, digest),
                What::Dir | What::Link(_) => continue,
            };
            let said = Message::new("cache-took-file").text("path", path);
            self.took(CacheAction::Do(step), said, None);
        }
    }

    fn unpacked(&self, read: Result<Option<(Vec<Entry>, u64)>, crate::image::ArchiveError>) {
        let Some(run) = self.run.take() else { return };
        let Kind::Tar(name, _, file) = run.kind else { return };
        match read {
            Ok(Some((entries, _))) if entries.is_empty() => {
                self.not(Message::new("cache-take-none"))
            }
            // It opens where images are looked at.
            Ok(None) => {
                self.state.set(Progress::Idle);
                self.on_image.borrow().emit(vec![file]);
            }
            Ok(Some((entries, problems))) => {
                let id = if problems == 0 { "cache-took-tar" } else { "cache-took-tar-damaged" };
                let said = Message::new(id).text("name", name);
                let said = said.count("entries", entries.len() as u64);
                self.took(CacheAction::Context(entries), said, None);
            }
            Err(error) => self.not(explain::error(&error)),
        }
    }
}

/// Whether an action is what Undo takes back.
fn is_last(store: &CacheStore, action: &CacheAction) -> bool {
    let last = store.steps.before().last();
    match action {
        CacheAction::Do(step) => last == Some(step),
        CacheAction::Replace(text) => {
            **store.text == *text && matches!(last, Some(Step::Lines(..)))
        }
        _ => store.can_undo() && !store.steps.can_undo(),
    }
}

/// How far it is, or how it ended.
pub fn notice(words: Words, drops: &Drops, store: &CacheStore) -> Html {
    let cancel = {
        let drops = drops.clone();
        Callback::from(move |_: MouseEvent| drops.cancel())
    };
    let said = match &drops.progress {
        Progress::Idle => return html! { <div class="ctx__note" role="status"></div> },
        Progress::Finding(files) => Message::new("cache-finding").count("files", *files as u64),
        Progress::Reading(done, files) => {
            Message::new("cache-reading").count("done", *done as u64).count("files", *files as u64)
        }
        Progress::Bytes(done, all) => {
            Message::new("cache-reading-bytes").bytes("done", *done).bytes("all", *all)
        }
        Progress::Took(said, ..) | Progress::Not(said) => said.clone(),
    };
    let bar = match &drops.progress {
        Progress::Finding(_) => Some((0, 0)),
        Progress::Reading(done, files) => Some((*done as u64, *files as u64)),
        Progress::Bytes(done, all) => Some((*done, *all)),
        _ => None,
    };
    if let Some((done, all)) = bar {
        let value = (all > 0).then(|| done.to_string());
        return html! {
            <div class="ctx__note ctx__note--busy">
                <progress aria-label={words.t("cache-context")} {value} max={(all > 0).then(|| all.to_string())}></progress>
                <span>{ words.say(&said) }</span>
                <span class="sp"></span>
                <button class="tool" onclick={cancel}>{ words.t("cache-take-cancel") }</button>
            </div>
        };
    }
    let left = match &drops.progress {
        Progress::Took(_, _, left) => left.as_ref(),
        _ => None,
    };
    let undoes = match &drops.progress {
        Progress::Took(_, action, _) => is_last(store, action),
        _ => false,
    };
    let not = matches!(drops.progress, Progress::Not(_));
    let undo = {
        let (store, cancel) = (store.clone(), drops.clone());
        Callback::from(move |_: MouseEvent| {
            store.dispatch(CacheAction::Undo);
            cancel.cancel();
        })
    };
    html! {
        <div class={classes!("ctx__note", not.then_some("ctx__note--not"))} role={if not { "alert" } else { "status" }}>
            <p>{ words.say(&said) }{ for left.map(|left| html! { <>{ " " }{ words.say(left) }</> }) }</p>
            <span class="sp"></span>
            if undoes {
                <button class="tool" onclick={undo}>{ words.t("cache-note-undo") }</button>
            }
            <button class="tool" onclick={cancel}>{ words.t("cache-note-close") }</button>
        </div>
    }
}
