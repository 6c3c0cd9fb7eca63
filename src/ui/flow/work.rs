//! What workers do for the inspect screen: bytes of files, tars that are saved, searches inside
//! files.

use super::{Flow, JobId, LARGE, Purpose};
use crate::app::{AppAction, Content, ContentKey, ContentSearch, OpenImage, Saving, WorkAction};
use crate::archive::ContentAt;
use crate::base::path::visible;
use crate::base::{LayerId, LayerPath, Limits};
use crate::image::LayerInfo;
use crate::platform::{blob, download};
use crate::view::export::said;
use crate::worker::{Ask, Priority, Surveyed, Tell};
use web_sys::Blob;

impl Flow {
    /// Asks for the first bytes of the files on screen, as far as they are not there.
    pub fn contents(&self, keys: &[ContentKey], there: &[Content], open: &OpenImage) {
        if keys.is_empty() && there.is_empty() {
            return;
        }
        self.tell(AppAction::ContentAsked(keys.to_vec()));
        // Walking the tree passes many files: only the last ones' bytes are wanted.
        let passed: Vec<JobId> = {
            let mut books = self.0.books.borrow_mut();
            let of = |(job, purpose): (&JobId, &Purpose)| match purpose {
                Purpose::Content(key) if !keys.contains(key) => Some(*job),
                _ => None,
            };
            let passed: Vec<JobId> = books.jobs.iter().filter_map(of).collect();
            passed.iter().for_each(|job| drop(books.jobs.remove(job)));
            passed
        };
        passed.into_iter().for_each(|job| self.0.pool.forget(job));
        let known = |key: ContentKey| there.iter().any(|content| content.key == key);
        for &key in keys.iter().filter(|key| !known(**key)) {
            let Some((layer, at)) = place(open, key.layer, key.entry) else { continue };
            let entry =
                open.indexes.get(key.layer.index()).and_then(|i| i.as_ref()?.get(key.entry));
            let path = entry.map(|entry| entry.path().to_vec()).unwrap_or_default();
            let range = 0..at.size.min(Limits::default().preview_bytes);
            let ask = Ask::Content { layer, at, range, path };
            self.ask(Purpose::Content(key), ask, Priority::Now);
        }
    }

    /// Saves a file to the person's disk.
    pub fn save(&self, open: &OpenImage, layer: LayerId, entry: u32, name: String) {
        let Some((layer, at)) = place(open, layer, entry) else { return };
        // Of a compressed layer all that stands before the file is read, too.
        let read = if layer.is_plain() { 0 } else { layer.size_stored() };
        self.write(open.serial, name, read + at.size, Ask::Save { layer, at });
    }

    /// Saves a layer's tar to the person's disk.
    pub fn save_layer(&self, open: &OpenImage, layer: LayerId) {
        let Some(layer) = open.layer(layer) else { return };
        let name = format!("{}-{}.tar", file_name(open), layer.id);
        self.write(open.serial, name, layer.size_stored(), Ask::SaveLayer { layer: layer.clone() });
    }

    /// Saves what the layers up to one show at a path and below it: `bytes` of files.
    pub fn save_tree(&self, open: &OpenImage, upto: LayerId, path: &LayerPath, bytes: u64) {
        let all = open.image().map_or(&[][..], |image| &image.layers);
        let layers = all.get(..=upto.index()).unwrap_or_default().to_vec();
        let read: u64 = layers.iter().map(LayerInfo::size_stored).sum();
        let name = path.parts().next_back().map_or_else(|| file_name(open), visible);
        let path = path.as_bytes().to_vec();
        self.write(
            open.serial,
            format!("{name}.tar"),
            read + bytes,
            Ask::SaveTree { layers, path },
        );
    }

    /// Has a file written, of so many bytes to read and write; 0 where that is not known. What is
    /// large is told at once, all else when the worker says that it takes a while.
    pub(super) fn write(&self, serial: u32, name: String, total: u64, ask: Ask) {
        let purpose = Purpose::Save { serial, name: name.clone(), total, lang: None };
        let job = self.ask(purpose, ask, Priority::Now);
        if let Some(job) = job.filter(|_| total >= LARGE) {
            let saving = Saving { id: job.0, name, done: 0, total };
            self.tell(AppAction::Work(WorkAction::Save(saving)));
        }
    }

    /// Gives the person a file that was written, or says why there is none.
    pub(super) fn written(&self, job: JobId, purpose: Purpose, tell: Tell, blob: Option<Blob>) {
        let Purpose::Save { name, lang, .. } = &purpose else { return };
        let file = match tell {
            Tell::Saved(Ok(())) => Ok(blob),
            Tell::Surveyed(Ok(Surveyed::Markdown(pieces))) => {
                let text = said(lang.unwrap_or_default(), &pieces);
                blob::typed(text.as_bytes(), "text/markdown")
                    .map(Some)
                    .map_err(|error| error.to_string())
            }
            Tell::Saved(Err(message)) | Tell::Surveyed(Err(message)) => Err(message),
            _ => return,
        };
        match file {
            Ok(file) => {
                self.tell(AppAction::Work(WorkAction::SaveEnded(job.0)));
                if let Some(file) = file {
                    download::save(&file, name);
                }
            }
            Err(message) => self.failed(job, purpose, message),
        }
    }

    /// Searches inside the files of all layers.
    pub fn search(&self, open: &OpenImage, text: String) {
        self.stop_searching();
        let layers = open.image().map_or(&[][..], |image| &image.layers);
        let search = ContentSearch::new(text.clone(), layers.len());
        self.tell(AppAction::Work(WorkAction::Search(search)));
        for layer in layers {
            let purpose = Purpose::Search { serial: open.serial, layer: layer.id };
            let ask = Ask::Search { layer: layer.clone(), text: text.clone() };
            self.ask(purpose, ask, Priority::Soon);
        }
    }

    /// Ends the writing of a file.
    pub fn stop_saving(&self, id: u32) {
        let known = self.0.books.borrow_mut().jobs.remove(&JobId(id));
        if known.is_some() {
            self.0.pool.cancel(JobId(id));
        }
        self.tell(AppAction::Work(WorkAction::SaveEnded(id)));
    }

    /// Ends the search inside files.
    pub fn stop_searching(&self) {
        self.stop(|purpose| matches!(purpose, Purpose::Search { .. }));
        self.tell(AppAction::Work(WorkAction::SearchEnded));
    }

    pub(super) fn stop(&self, which: impl Fn(&Purpose) -> bool) {
        let jobs: Vec<JobId> = {
            let mut books = self.0.books.borrow_mut();
            let of = |(job, purpose): (&JobId, &Purpose)| which(purpose).then_some(*job);
            let jobs: Vec<JobId> = books.jobs.iter().filter_map(of).collect();
            jobs.iter().for_each(|job| drop(books.jobs.remove(job)));
            jobs
        };
        jobs.into_iter().for_each(|job| self.0.pool.cancel(job));
    }
}

/// The name of an image without the signs that names of files have no room for.
pub(super) fn file_name(open: &OpenImage) -> String {
    open.name().replace(['/', ':', '@'], "-")
}

/// Where a file's bytes are.
pub(super) fn place(
    open: &OpenImage,
    layer: LayerId,
    entry: u32,
) -> Option<(LayerInfo, ContentAt)> {
    let index = open.indexes.get(layer.index())?.as_ref()?;
    Some((open.layer(layer)?.clone(), ContentAt::of(entry, index.get(entry)?)))
}
